#!/usr/bin/env node
import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { rules } from "../core/rules/index.ts";
import { nodeFiles } from "../nodeFiles.ts";
import { main } from "./main.ts";

/** Writes all of a text at once; a reader that has gone away (`| head`) ends the program quietly. */
function writer(fd: number): (text: string) => void {
  return (text) => {
    const bytes = Buffer.from(text, "utf8");
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EAGAIN") continue;
        process.exit(code === "EPIPE" ? 0 : 3);
      }
    }
  };
}

const now = new Date();
main(process.argv.slice(2), {
  cwd: process.cwd().replace(/\\/g, "/"),
  env: process.env,
  files: nodeFiles,
  rules,
  stdout: { write: writer(1), isTTY: process.stdout.isTTY ?? false, columns: process.stdout.columns ?? 80 },
  stderr: { write: writer(2), isTTY: process.stderr.isTTY ?? false },
  writeFile: (path, text) => writeFileSync(path, text),
  readStdin: () => readFileSync(0),
  today: () => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`,
  now: () => performance.now(),
}).then((code) => {
  process.exitCode = code;
});
