/** Paths as this program writes them: absolute, with `/`, on every system. */

/** The folder of a path; that of the root is the root. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  if (at < 0) return path;
  return at === 0 || /^[A-Za-z]:$/.test(path.slice(0, at)) ? path.slice(0, at + 1) : path.slice(0, at);
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
  return /^(?:[A-Za-z]:|\/\/)/.test(folder);
}

/** An absolute path, from one that a person wrote in a folder. */
export function resolve(folder: string, written: string): string {
  const slashed = toSlashes(folder, written);
  const path = /^(?:\/|[A-Za-z]:\/)/.test(slashed) ? slashed : join(folder, slashed);
  return normalize(path, isWindows(folder) ? /^\/\/[^/]+\/[^/]+/.exec(path)?.[0] : undefined);
}

/** Resolves `.`, `..` and doubled slashes; `share` is the Windows share that a path begins with. */
function normalize(path: string, share: string | undefined): string {
  const parts: string[] = share === undefined ? [] : [share];
  for (const part of path.slice(share?.length ?? 0).split("/")) {
    if (part === "..") {
      if (parts.length > 1) parts.pop();
    } else if (part !== "." && (part !== "" || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 && share === undefined ? `${parts[0]}/` : parts.join("/");
}

/** A path as seen from a folder: `docs/a.md`, `../a.md`, `.` for itself; as it is where they share nothing, as on two drives. */
export function relative(folder: string, path: string): string {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  if (path.startsWith(base)) return path.slice(base.length);
  const from = folder.split("/").filter(Boolean);
  const to = path.split("/").filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  if (shared === 0) return path;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || ".";
}
