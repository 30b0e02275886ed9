/** URIs of documents, and paths as this program writes them: absolute, with `/`. */
import { join, resolve } from "../paths.ts";

interface Parts {
  /** In lower case. */
  readonly scheme: string;
  /** Decoded, in lower case: the names of machines mean the same either way, and editors differ in how they write them. */
  readonly authority: string;
  /** Decoded. */
  readonly path: string;
}

function partsOf(uri: string): Parts {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri);
  const [, scheme = "", authority = "", path = uri] = match ?? [];
  return { scheme: scheme.toLowerCase(), authority: decode(authority).toLowerCase(), path: decode(path) };
}

/** The path of a URI; `file://wsl%24/share` is `//wsl$/share/`, `file:///c%3A/a` is `C:/a`. */
export function pathOf(uri: string): string {
  const { scheme, authority, path } = partsOf(uri);
  if (scheme === "file" && authority !== "") return `//${authority}${path}${/^\/[^/]+$/.test(path) ? "/" : ""}`;
  return path.replace(/^\/([A-Za-z]):(?:\/|$)/, (_, letter: string) => `${letter.toUpperCase()}:/`);
}

/** The path of a folder; without a slash at the end, unless it is a root. */
export function folderPath(uri: string): string {
  return resolve(pathOf(uri), ".");
}

/** Where a URI comes from: `file://`, `vscode-vfs://github`. Paths are only compared within one origin. */
export function originOf(uri: string): string {
  const { scheme, authority } = partsOf(uri);
  return scheme === "file" ? "file://" : `${scheme}://${encode(authority)}`;
}

/** The URI of a path in an origin, with as much encoded as editors do, and the letter of a drive as they write it. */
export function uriOf(origin: string, path: string): string {
  const encoded = encodePath(path.replace(/^[A-Z]:\//, (drive) => drive.toLowerCase()));
  if (origin === "file://" && path.startsWith("//")) return `file:${encoded}`;
  return `${origin}${encoded.startsWith("/") ? "" : "/"}${encoded}`;
}

/** One way to write the URI of a place: clients differ in what they encode, and in the case of drives and machines. */
export function canonical(uri: string): string {
  return uriOf(originOf(uri), pathOf(uri));
}

/**
 * Where a document lies that its client opens under another scheme: an untitled one that has a place already, or the cell
 * of a notebook.
 */
export function homeOf(uri: string, folders: readonly string[]): string {
  const { scheme, authority, path } = partsOf(uri);
  if ((scheme !== "untitled" && scheme !== "vscode-notebook-cell") || !path.startsWith("/")) return uri;
  const origin = originOf(folders[0] ?? "file:///");
  // The machine that a file lies on is a part of its path; any other authority is that of the folder.
  return uriOf(origin, origin === "file://" && authority !== "" ? `//${authority}${path}` : path);
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
    .filter((folder) => originOf(folder) === origin && path.startsWith(join(folderPath(folder), "")))
    .sort((a, b) => b.length - a.length)[0];
}

/** A URI in a folder. */
export function joinUri(folder: string, name: string): string {
  return `${folder.replace(/\/$/, "")}/${name}`;
}

function encodePath(path: string): string {
  return path.split("/").map(encode).join("/");
}

function encode(text: string): string {
  // Half a character, which file names may have, has no code.
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
