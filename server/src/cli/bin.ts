#!/usr/bin/env node
import "./engine.ts";
import { existsSync, mkdirSync, writeFileSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isatty } from "node:tty";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { rules } from "../core/rules/index.ts";
import { reasonOf } from "../files.ts";
import { nodeFiles, pause, readWhole } from "../nodeFiles.ts";
import { fromSystem, parentOf } from "../paths.ts";
import { checkShare, type Share } from "./checkAll.ts";
import { EXIT, type Io, NO_TERMINAL, type Stream } from "./io.ts";
import { main } from "./main.ts";

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

/** Why standard output or error could not take all that was written, in words that end a sentence. */
let lost: string | undefined;

/** Writes at once, so that nothing is lost at exit. When the reader has gone away (`| head`), the rest is dropped. */
function streamOf(fd: 1 | 2): Stream {
  let gone = false;
  const isTTY = isatty(fd);
  const stream = (): NodeJS.WriteStream => (fd === 1 ? process.stdout : process.stderr);
  return {
    isTTY,
    columns: isTTY ? stream().columns || 80 : NO_TERMINAL,
    write: (text) => {
      // The console of Windows takes bytes in the code page of the country, and only this way knows every character.
      if (isTTY && process.platform === "win32") {
        stream().write(text);
        return;
      }
      const bytes = Buffer.from(text, "utf8");
      for (let at = 0; at < bytes.length && !gone; ) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          // A pipe that is full, and does not wait by itself.
          if (code === "EAGAIN") pause(2);
          else {
            gone = true;
            // Windows says EOF where the reader has gone.
            if (code !== "EPIPE" && code !== "EOF") lost = reasonOf(error) ?? String(error);
          }
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

let interruptible = true;
/** `Io.settle`: signals are heard where the event loop turns, and end the process as they always do. */
async function settle(): Promise<void> {
  if (interruptible)
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => process.kill(process.pid, signal));
  interruptible = false;
  await new Promise(setImmediate);
}

function ioOf(stdout: Stream, stderr: Stream): Io {
  const now = new Date();
  return {
    cwd: fromSystem(process.cwd(), process.platform === "win32"),
    env: process.env,
    files: nodeFiles,
    rules,
    stdout,
    stderr,
    writeFile: (path, text, isNew) => {
      makeFolder(parentOf(path));
      writeFileSync(path, text, { flag: isNew ? "wx" : "w" });
    },
    settle,
    readStdin: () => readWhole(0),
    git: async (args) =>
      (await import("node:child_process")).execFileSync("git", args, {
        encoding: "utf8",
        maxBuffer: Number.POSITIVE_INFINITY,
        stdio: ["ignore", "pipe", "ignore"],
      }),
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
    if (lost !== undefined) stderr.write(`blameless: the output could not be written: ${lost}\n`);
    process.exitCode = lost === undefined ? code : EXIT.usage;
  });
} else {
  const { share, columns } = workerData as Started;
  const stream = (fd: 0 | 1): Stream => ({ isTTY: isatty(fd + 1), columns: columns[fd], write: () => undefined });
  checkShare(share, ioOf(stream(0), stream(1))).then((checked) => parentPort?.postMessage(checked));
}
