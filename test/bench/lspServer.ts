/** What benchmarks of the language server share: a server in a process of its own, documents, and quantiles. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ClientCapabilities,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** The built server. */
export const COMMAND = [resolve("server/dist/cli.js"), "lsp"];

export interface Server {
  readonly process: ChildProcess;
  readonly rpc: MessageConnection;
  stop(): void;
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** Starts Node.js with arguments, and a session over its standard input and output. `folder` is the workspace's URI. */
export async function startServer(args: readonly string[], folder?: string): Promise<Server> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit", "ipc"] });
  if (!child.stdout || !child.stdin) throw new Error("the server has no streams");
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  for (const method of ["client/registerCapability", "workspace/diagnostic/refresh"]) rpc.onRequest(method, () => null);
  rpc.listen();
  await rpc.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: "workspace" }],
    capabilities: CAPABILITIES,
  });
  await rpc.sendNotification("initialized", {});
  return {
    process: child,
    rpc,
    stop: () => {
      rpc.dispose();
      child.kill();
    },
  };
}

/** Our own postmortems. */
export function postmortems(): string[] {
  return readdirSync("test/postmortems")
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`test/postmortems/${name}`, "utf8"));
}

/** A document of about so many characters: our own postmortems, one after the other. */
export function documentOf(size: number): string {
  const unit = postmortems().join("\n\n");
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}

/** The value below which a part of all values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}

/** The number after an option of this program: `--keys 500`. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/** Random numbers below a limit, the same ones in each run. */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
