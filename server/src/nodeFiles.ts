/** The file system of Node.js. */
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, sep } from "node:path";
import { codeOf, type FileKind, type Files, MAX_SIZE, NotText } from "./files.ts";

/** What a shell passes for `<(command)` is a pipe with somebody at its other end; any other one might wait for ever. */
const PASSED = /^\/(?:dev\/fd\/\d+|proc\/self\/fd\/\d+|dev\/stdin)$/;

/** So often a file takes the place of another one, each time after a longer pause. */
const TRIES = 6;

export const nodeFiles: Files = {
  read: (path) => {
    // A pipe must not wait for a writer before it can be told from a file. Windows knows no such flag, and no such pipe.
    const file = open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      if (kindOf(path, stats) === "special") throw new NotText("it is not a regular file");
      if (!stats.isFile()) return readWhole(file);
      if (stats.size > MAX_SIZE) throw tooLarge();
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  },
  kind: (path) => {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats && kindOf(path, stats);
    } catch {
      return undefined;
    }
  },
  list: (path) => {
    const entries: { name: string; kind: FileKind }[] = [];
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) entries.push({ name: entry.name, kind: "directory" });
      else if (entry.isFile() || (entry.isSymbolicLink() && nodeFiles.kind(`${path}/${entry.name}`) === "file"))
        entries.push({ name: entry.name, kind: "file" });
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  write: (path, text, within) => {
    const target = realpathSync(path);
    if (within !== undefined && lstatSync(path).isSymbolicLink() && !target.startsWith(join(realpathSync(within), sep)))
      throw new NotText("it is a link that leads out of this folder; name it to have it fixed");
    // Renaming over a file asks only what its folder allows.
    accessSync(target, constants.W_OK);
    const { mode, uid, gid } = statSync(target);
    // The administrator of a system may write every file, and means to leave this one alone all the same.
    if ((mode & 0o222) === 0) throw Object.assign(new Error("read-only"), { code: "EACCES", syscall: "access" });
    // Beside it, since only within one disk a file takes the place of another in one step; a name that is never too long.
    const temporary = `${target.replace(/[^\\/]*$/, "")}.blameless-${process.pid}-${Date.now().toString(36)}.tmp`;
    const file = openSync(temporary, "wx");
    try {
      try {
        writeFileSync(file, text);
        fchmodSync(file, mode);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      keepOwner(temporary, uid, gid);
      replace(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  },
};

function open(path: string, flags: number): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    // Listed a moment ago, and its bytes are lost in the text that stands for them.
    if (codeOf(error) === "ENOENT" && path.includes("\uFFFD"))
      throw new NotText("its name is not valid UTF-8; give it another one");
    throw error;
  }
}

function kindOf(path: string, stats: Stats): FileKind {
  if (stats.isDirectory()) return "directory";
  return stats.isFile() || (stats.isFIFO() && PASSED.test(path)) ? "file" : "special";
}

/** Reads to the end; `readFileSync` gives up on a pipe that is empty for now, and does not wait by itself. */
export function readWhole(file: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.alloc(65_536);
    try {
      const length = readSync(file, part);
      if (length === 0) return Buffer.concat(parts);
      size += length;
      if (size > MAX_SIZE) throw tooLarge();
      parts.push(part.subarray(0, length));
    } catch (error) {
      const code = codeOf(error);
      // Windows calls the end of a pipe an error.
      if (code === "EOF") return Buffer.concat(parts);
      if (code !== "EAGAIN") throw error;
      pause(2);
    }
  }
}

function tooLarge(): NotText {
  return new NotText(`it is larger than ${MAX_SIZE / 1_000_000} MB, which no document is`);
}

/** Waits, in milliseconds. */
export function pause(time: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
}

/** Where an administrator fixes the file of somebody else, it stays theirs. */
function keepOwner(path: string, uid: number, gid: number): void {
  if (process.getuid?.() !== 0) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // Not every file system knows owners.
  }
}

/** Windows refuses while another program, such as an indexer, has the file open, which is soon over. */
function replace(temporary: string, target: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(temporary, target);
      return;
    } catch (error) {
      if (attempt === TRIES || !/^(?:EPERM|EACCES|EBUSY)$/.test(codeOf(error) ?? "")) throw error;
      pause(attempt * 10);
    }
  }
}
