/** The file system of Node.js. */
import {
  accessSync,
  chmodSync,
  constants,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { FileKind, Files } from "./files.ts";

export const nodeFiles: Files = {
  read: (path) => readFileSync(path),
  kind: (path) => {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      // A pipe, as of `<(command)` in a shell, is read like a file.
      return stats?.isDirectory() ? "directory" : stats?.isFile() || stats?.isFIFO() ? "file" : undefined;
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
  write: (path, text) => {
    const target = realpathSync(path);
    // Renaming over a file asks only what its folder allows.
    accessSync(target, constants.W_OK);
    const { mode } = statSync(target);
    // The administrator of a system may write every file, and means to leave this one alone all the same.
    if ((mode & 0o222) === 0) throw Object.assign(new Error("read-only"), { code: "EACCES", syscall: "access" });
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, text, { flag: "wx" });
      chmodSync(temporary, mode);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  },
};
