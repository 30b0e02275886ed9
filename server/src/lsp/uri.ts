/** URIs of documents, and paths as this program writes them: absolute, with `/`. */

/** The path of a URI; `file://wsl%24/share` is `//wsl$/share`, `file:///c%3A/a` is `c:/a`. */
export function pathOf(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri);
  const path = decode(match?.[3] ?? uri);
  if (match?.[1]?.toLowerCase() === "file" && match[2]) return `//${decode(match[2])}${path}`;
  return /^\/[A-Za-z]:(?:\/|$)/.test(path) ? path.slice(1) : path;
}

/** Where a URI comes from: `file://`, `vscode-vfs://github`. Paths are only compared within one origin. */
export function originOf(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/i.exec(uri);
  const scheme = (match?.[1] ?? "").toLowerCase();
  return scheme === "file" ? "file://" : `${scheme}://${match?.[2] ?? ""}`;
}

/** The URI of a path in an origin, with as much encoded as editors do. */
export function uriOf(origin: string, path: string): string {
  const encoded = path.split("/").map(encode).join("/");
  if (origin === "file://" && path.startsWith("//")) return `file:${encoded}`;
  return `${origin}${encoded.startsWith("/") ? "" : "/"}${encoded}`;
}

/** Whether two URIs mean the same place: clients differ in which characters they encode. */
export function isSamePlace(a: string, b: string): boolean {
  return a === b || (originOf(a) === originOf(b) && pathOf(a) === pathOf(b));
}

/**
 * Where a document lies that its client opens under another scheme: an untitled one that has a place already, or the cell
 * of a notebook.
 */
export function homeOf(uri: string, folders: readonly string[]): string {
  return uri.replace(/^(?:untitled|vscode-notebook-cell):(?:\/\/[^/]*)?(?=\/)/i, originOf(folders[0] ?? "file:///"));
}

/** Whether a document is but a part of one. */
export function isCell(uri: string): boolean {
  return originOf(uri).startsWith("vscode-notebook-cell:");
}

export function isUntitled(uri: string): boolean {
  return originOf(uri).startsWith("untitled:");
}

/** The innermost of the folders that a URI lies in. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const [origin, path] = [originOf(uri), pathOf(uri)];
  return folders
    .filter((folder) => originOf(folder) === origin && path.startsWith(`${pathOf(folder).replace(/\/$/, "")}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** A URI in a folder. */
export function joinUri(folder: string, name: string): string {
  return `${folder.replace(/\/$/, "")}/${name}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
