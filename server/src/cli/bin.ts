#!/usr/bin/env node
import { mkdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { nodeFiles } from "../nodeFiles.ts";
import { parentOf } from "../paths.ts";
import type { Stream } from "./io.ts";
import { main } from "./main.ts";

/** Writes at once, so that nothing is lost at exit. When the reader has gone away (`| head`), the rest is dropped. */
function streamOf(fd: 1 | 2): Stream {
  let gone = false;
  const isTTY = isatty(fd);
  return {
    isTTY,
    columns: (isTTY && (fd === 1 ? process.stdout : process.stderr).columns) || 80,
    write: (text) => {
      const bytes = Buffer.from(text, "utf8");
      for (let at = 0; at < bytes.length && !gone; ) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          // A pipe that is full, and does not wait by itself.
          if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
          else gone = true;
        }
      }
    },
  };
}

const now = new Date();
main(process.argv.slice(2), {
  cwd: process.cwd().replace(/\\/g, process.platform === "win32" ? "/" : "\\"),
  env: process.env,
  files: nodeFiles,
  rules: async () => (await import("../core/rules/index.ts")).rules,
  stdout: streamOf(1),
  stderr: streamOf(2),
  writeFile: (path, text) => {
    mkdirSync(parentOf(path), { recursive: true });
    writeFileSync(path, text);
  },
  readStdin: () => readFileSync(0),
  today: () =>
    `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`,
  now: () => performance.now(),
}).then((code) => {
  process.exitCode = code;
});
