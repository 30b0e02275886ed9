/** The file system of Node.js. */
import { chmodSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { FileKind, Files } from "./files.ts";

export const nodeFiles: Files = {
  read: (path) => readFileSync(path),
  kind: (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isDirectory() ? "directory" : stats?.isFile() ? "file" : undefined;
  },
  list: (path) => {
    const entries: { name: string; kind: FileKind }[] = [];
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) entries.push({ name: entry.name, kind: "directory" });
      else if (entry.isFile() || (entry.isSymbolicLink() && statSync(`${path}/${entry.name}`, { throwIfNoEntry: false })?.isFile())) entries.push({ name: entry.name, kind: "file" });
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  write: (path, text) => {
    const target = realpathSync(path);
    const temporary = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, text, { flag: "wx" });
      chmodSync(temporary, statSync(target).mode);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  },
};
