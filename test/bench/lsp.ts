/**
 * From a keystroke to diagnostics, over the real protocol: the built language server beside one that does nothing, in
 * one run. `npm run build && npm run bench:lsp`; `-- --keys 500` for more keystrokes.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const CACHE = resolve("node_modules/.cache/blameless-bench");
const at = process.argv.indexOf("--keys");
const KEYS = at < 0 ? 200 : Number(process.argv[at + 1]);
const WARM_UP = 30;
const SIZES = [10_000, 50_000, 200_000, 1_000_000];
const TYPED = "Then the engineer on call saw that the queue was full, and stopped the import. ";

/** Keeps documents in step, and finds nothing. */
const IDLE = `const { createConnection, ProposedFeatures, TextDocuments } = require("vscode-languageserver/node");
const { TextDocument } = require("vscode-languageserver-textdocument");
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
new TextDocuments(TextDocument).listen(connection);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } }));
connection.languages.diagnostics.on(() => ({ kind: "full", items: [] }));
connection.listen();
`;

interface Server {
  readonly process: ChildProcess;
  readonly rpc: MessageConnection;
}

async function startServer(args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  rpc.onRequest("client/registerCapability", () => null);
  rpc.onRequest("workspace/diagnostic/refresh", () => null);
  rpc.listen();
  await rpc.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  await rpc.sendNotification("initialized", {});
  return { process: child, rpc };
}

/** A document of about so many characters: our own postmortems, one after the other. */
function documentOf(size: number): string {
  const unit = readdirSync("test/postmortems")
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`test/postmortems/${name}`, "utf8"))
    .join("\n\n");
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}

async function main(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const idle = join(CACHE, "idle.cjs");
  writeFileSync(idle, IDLE);
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, ${KEYS} keys each\n`);
  console.log(
    "| document | findings | idle server p50, p95 (ms) | blameless p50, p95 | over idle p50, p95 | opening |",
  );
  console.log("|--:|--:|--:|--:|--:|--:|");
  for (const size of SIZES) {
    const servers = { idle: await startServer([idle]), own: await startServer([resolve("server/dist/cli.js"), "lsp"]) };
    const text = documentOf(size);
    const middle = text.indexOf("\n\n", text.indexOf(". ", size / 2));
    const lines = text.slice(0, middle).split("\n");
    const line = lines.length - 1;
    let character = (lines.at(-1) as string).length;
    const uri = "file:///bench/incidents/postmortem.md";
    const pull = async ({ rpc }: Server): Promise<{ items?: unknown[] }> =>
      rpc.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    const times: Record<"idle" | "own", number[]> = { idle: [], own: [] };
    let findings = 0;
    let opening = 0;
    for (const [name, server] of Object.entries(servers)) {
      const start = performance.now();
      await server.rpc.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "markdown", version: 1, text },
      });
      const { items } = await pull(server);
      if (name === "own") {
        opening = performance.now() - start;
        findings = items?.length ?? 0;
      }
    }
    for (let key = 0; key < KEYS + WARM_UP; key++) {
      const position = { line, character: character++ };
      const change = { range: { start: position, end: position }, text: TYPED[key % TYPED.length] as string };
      // By turns, so that a slow moment of the machine is slow for both.
      for (const name of key % 2 ? (["idle", "own"] as const) : (["own", "idle"] as const)) {
        const server = servers[name];
        const start = performance.now();
        await server.rpc.sendNotification("textDocument/didChange", {
          textDocument: { uri, version: key + 2 },
          contentChanges: [change],
        });
        await pull(server);
        if (key >= WARM_UP) times[name].push(performance.now() - start);
      }
    }
    const over = times.own.map((time, i) => time - (times.idle[i] as number));
    const cells = [times.idle, times.own, over].map((it) => `${quantile(it, 0.5)}, ${quantile(it, 0.95)}`);
    console.log(`| ${size / 1000} KB | ${findings} | ${cells.join(" | ")} | ${opening.toFixed(0)} ms |`);
    for (const { process: child, rpc } of Object.values(servers)) {
      rpc.dispose();
      child.kill();
    }
  }
}

function quantile(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
