/** The only door to a file system. Paths are absolute, with `/`. */

/** `special` is a pipe, a device or a socket: reading it might never end. */
export type FileKind = "file" | "directory" | "special";

/** No file is read that is larger, in bytes. */
export const MAX_SIZE = 20_000_000;

/** A port: the command line and a language server each bring their own side. Each method throws what `codeOf` reads. */
export interface Files {
  /** The bytes of a file; throws `NotText` for one that is no regular file, or larger than `MAX_SIZE`. */
  read(path: string): Uint8Array;
  /** Undefined where there is nothing. */
  kind(path: string): FileKind | undefined;
  /** The entries of a directory, sorted by name; links to directories are left out, so that no walk is endless. */
  list(path: string): readonly { readonly name: string; readonly kind: FileKind }[];
  /**
   * Writes a file so that a crash leaves either the old text or the new; keeps its mode. A link that leads out of the
   * folder `within` is not followed, but throws `NotText`.
   */
  write(path: string, text: string, within?: string): void;
}

/** Why a file cannot be read as a text, in words that end a sentence. */
export class NotText extends Error {}

/** Decodes UTF-8, keeping a byte-order mark; throws `NotText` for anything else. */
export function decode(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new NotText("it is UTF-16; convert it to UTF-8, for example with `iconv -f UTF-16 -t UTF-8`");
  }
  if (bytes.includes(0)) throw new NotText("it is a binary file; name Markdown files");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotText("it is not valid UTF-8; convert it, for example with `iconv -f ISO-8859-1 -t UTF-8`");
  }
}

/** The code of an error of the file system (`ENOENT`, `EACCES`), or undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && "syscall" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** What went wrong with a file, in words that end a sentence; undefined if the error is about something else. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof NotText) return error.message;
  const code = codeOf(error);
  switch (code) {
    case undefined:
      return undefined;
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file or folder";
    case "EACCES":
    case "EPERM":
      return "access is not allowed; check its permissions";
    case "EISDIR":
      return "it is a folder";
    case "EBUSY":
      return "another program has it open";
    case "ELOOP":
      return "its links lead in a circle";
    case "ENAMETOOLONG":
      return "its name is too long";
    case "ENOSPC":
      return "there is no space left";
    case "EROFS":
      return "it lies on a read-only file system";
    default:
      return `the system says ${code}`;
  }
}
