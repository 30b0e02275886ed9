/** The only door to a file system. Paths are absolute, with `/`. */

export type FileKind = "file" | "directory";

/** A port: the command line and a language server each bring their own side. */
export interface Files {
  /** The bytes of a file. Throws an `Error` with a `code` (`ENOENT`, `EACCES`) if it cannot be read. */
  read(path: string): Uint8Array;
  kind(path: string): FileKind | undefined;
  /** The entries of a directory, sorted by name; links to directories are left out, so that no walk is endless. */
  list(path: string): readonly { readonly name: string; readonly kind: FileKind }[];
  /** Writes a file so that a crash leaves either the old text or the new; keeps its mode. */
  write(path: string, text: string): void;
}

/** Why a file is no text. */
export class NotText extends Error {}

/** Decodes UTF-8, keeping a byte-order mark; throws `NotText` for anything else. */
export function decode(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new NotText("it is a binary file");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotText("it is not valid UTF-8; convert it, for example with `iconv -t UTF-8`");
  }
}
