#!/usr/bin/env node
import { existsSync, mkdirSync, readSync, writeFileSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isatty } from "node:tty";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { nodeFiles } from "../nodeFiles.ts";
import { parentOf } from "../paths.ts";
import type { Share } from "./checkAll.ts";
import { type Io, NO_TERMINAL, type Stream } from "./io.ts";
import { main } from "./main.ts";

// Most patterns run a few times only. The engine would interpret each for its first run, and compile it for the second.
setFlagsFromString("--no-regexp-tier-up");

/** A thread compiles everything anew, which takes about half a second in all; so many files are worth that. */
const FILES_PER_THREAD = 500;
/** More of them cost more memory than they save time. */
const MAX_THREADS = 8;

/** Makes a folder and those above it. Node's own `recursive` never ends where a file system refuses, as `/proc` does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (parentOf(path) !== path) makeFolder(parentOf(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(path)) throw error;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

/** Standard input, read whole; `readFileSync` gives up on a pipe that is empty for now, and does not wait by itself. */
function readStdin(): Uint8Array {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = Buffer.alloc(65_536);
    try {
      const length = readSync(0, part);
      if (length === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, length));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows calls the end of a pipe an error.
      if (code === "EOF") return Buffer.concat(parts);
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** Writes at once, so that nothing is lost at exit. When the reader has gone away (`| head`), the rest is dropped. */
function streamOf(fd: 1 | 2): Stream {
  let gone = false;
  const isTTY = isatty(fd);
  return {
    isTTY,
    columns: isTTY ? (fd === 1 ? process.stdout : process.stderr).columns || 80 : NO_TERMINAL,
    write: (text) => {
      const bytes = Buffer.from(text, "utf8");
      for (let at = 0; at < bytes.length && !gone; ) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          // A pipe that is full, and does not wait by itself.
          if (code === "EAGAIN") pause();
          else gone = true;
        }
      }
    },
  };
}

/** What another thread is told about the streams, which it cannot see. */
interface Started {
  readonly share: Share;
  readonly columns: readonly [number, number];
}

function ioOf(stdout: Stream, stderr: Stream): Io {
  const now = new Date();
  return {
    cwd: process.cwd().replace(/\\/g, process.platform === "win32" ? "/" : "\\"),
    env: process.env,
    files: nodeFiles,
    rules: async () => (await import("../core/rules/index.ts")).rules,
    stdout,
    stderr,
    writeFile: (path, text) => {
      makeFolder(parentOf(path));
      writeFileSync(path, text);
    },
    readStdin,
    serve: async () => (await import("../lsp/main.node.ts")).serve(),
    today: () =>
      `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`,
    now: () => performance.now(),
  };
}

if (isMainThread) {
  const stdout = streamOf(1);
  const stderr = streamOf(2);
  const start = (share: object): Promise<unknown> =>
    new Promise((settle, fail) => {
      const started: Started = { share: share as Share, columns: [stdout.columns, stderr.columns] };
      new Worker(__filename, { workerData: started }).once("message", settle).once("error", fail);
    });
  main(process.argv.slice(2), {
    ...ioOf(stdout, stderr),
    threads: { most: Math.min(availableParallelism(), MAX_THREADS), filesEach: FILES_PER_THREAD, start },
  }).then((code) => {
    process.exitCode = code;
  });
} else {
  const { share, columns } = workerData as Started;
  const stream = (fd: 0 | 1): Stream => ({ isTTY: isatty(fd + 1), columns: columns[fd], write: () => undefined });
  import("./checkAll.ts")
    .then(({ checkShare }) => checkShare(share, ioOf(stream(0), stream(1))))
    .then((checked) => parentPort?.postMessage(checked));
}
