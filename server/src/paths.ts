/** Paths as this program writes them: absolute, with `/`, on every system. */

/** The folder of a path; that of the root is the root. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  if (at < 0) return path;
  return at === 0 ? "/" : /^[A-Za-z]:$/.test(path.slice(0, at)) ? path : path.slice(0, at);
}

/** A path in a folder. */
export function join(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** An absolute path, from one that a person wrote in a folder. Backslashes separate folders on Windows only. */
export function resolve(folder: string, path: string): string {
  const slashed = /^[A-Za-z]:/.test(folder) ? path.replace(/\\/g, "/") : path;
  return normalize(/^(?:\/|[A-Za-z]:\/)/.test(slashed) ? slashed : join(folder, slashed));
}

/** Resolves `.`, `..` and doubled slashes. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length > 1) parts.pop();
    } else if (part !== "." && (part !== "" || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join("/");
}

/** A path as seen from a folder: `docs/a.md`, `../a.md`; as it is where they share nothing, as on two drives. */
export function relative(folder: string, path: string): string {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  if (path.startsWith(base)) return path.slice(base.length);
  const from = folder.split("/").filter(Boolean);
  const to = path.split("/").filter(Boolean);
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  if (shared === 0) return path;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
