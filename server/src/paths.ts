/** Paths as this program writes them: absolute, with `/`, on every system: `/team/a`, `C:/team/a`, `//server/share/a`. */

/** What no `..` leads out of: `/`, `C:/`, `//server/share/`. */
function rootOf(path: string): string {
  return /^(?:\/\/[^/]+\/[^/]+\/|[A-Z]:\/|\/)/.exec(path)?.[0] ?? "";
}

/** The folder of a path; that of the root is the root. */
export function parentOf(path: string): string {
  const root = rootOf(path);
  const at = path.lastIndexOf("/");
  return at < root.length ? root || path : path.slice(0, at);
}

/** A path in a folder. */
export function join(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** A path or glob that a person wrote in a folder, with `/`. Backslashes separate folders on Windows only. */
export function toSlashes(folder: string, path: string): string {
  return isWindows(folder) ? path.replace(/\\/g, "/") : path;
}

function isWindows(folder: string): boolean {
  return /^(?:[A-Z]:\/|\/\/)/.test(folder);
}

/** A path that the system gave, such as that of the working folder; `windows` says which system it is. */
export function fromSystem(path: string, windows: boolean): string {
  return windows ? resolve("C:/", path) : path;
}

/** An absolute path, from one that a person wrote in a folder. */
export function resolve(folder: string, written: string): string {
  const path = toSlashes(folder, written);
  if (!isWindows(folder)) return normalize("/", path.startsWith("/") ? path : join(folder, path));
  const share = /^\/\/[^/]+\/[^/]+/.exec(path)?.[0];
  if (share !== undefined) return normalize(`${share}/`, path.slice(share.length));
  const [, letter] = /^([A-Za-z]):/.exec(path) ?? [];
  // Programs differ in how they write the letter of a drive.
  const root = letter === undefined ? rootOf(folder) : `${letter.toUpperCase()}:/`;
  const rest = letter === undefined ? path : path.slice(2);
  // `\a.md` is in the root of the drive, and `C:a.md` in the folder where that lies on the same one.
  const isInFolder = root === rootOf(folder) && !rest.startsWith("/");
  return normalize(root, isInFolder ? join(folder.slice(root.length), rest) : rest);
}

/** Resolves `.`, `..` and doubled slashes below a root. */
function normalize(root: string, path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return root + parts.join("/");
}

/** A path as seen from a folder: `docs/a.md`, `../a.md`, `.` for itself; as it is where they share nothing, as on two drives. */
export function relative(folder: string, path: string): string {
  if (path === folder) return ".";
  const base = join(folder, "");
  if (path.startsWith(base)) return path.slice(base.length);
  const root = rootOf(base);
  if (rootOf(path) !== root) return path;
  const from = folder.slice(root.length).split("/").filter(Boolean);
  const to = path.slice(root.length).split("/").filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return shared === 0 ? path : [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
