/** URIs of documents, and paths as this program writes them: absolute, with `/`. */

/** The path of a URI; `file://server/share` is `//server/share`, `file:///c%3A/a` is `c:/a`. */
export function pathOf(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri);
  const path = decode(match?.[3] ?? uri);
  if (match?.[1]?.toLowerCase() === "file" && match[2]) return `//${match[2]}${path}`;
  return /^\/[A-Za-z]:(?:\/|$)/.test(path) ? path.slice(1) : path;
}

/** Where a URI comes from: `file://`, `vscode-vfs://github`. Paths are only compared within one origin. */
export function originOf(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/i.exec(uri);
  const scheme = (match?.[1] ?? "").toLowerCase();
  return scheme === "file" ? "file://" : `${scheme}://${match?.[2] ?? ""}`;
}

/** The URI of a path in an origin. */
export function uriOf(origin: string, path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  if (origin === "file://" && path.startsWith("//")) return `file:${encoded}`;
  return `${origin}${encoded.startsWith("/") ? "" : "/"}${encoded}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
