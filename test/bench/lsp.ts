/**
 * From a keystroke to diagnostics, over the real protocol: the built language server beside one that does nothing, in
 * one run. `npm run build && npm run bench:lsp`; `-- --keys 500` for more keystrokes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { COMMAND, documentOf, option, quantile, type Server, startServer } from "./lspServer.ts";

const CACHE = resolve("node_modules/.cache/blameless-bench");
const KEYS = option("keys", 200);
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
    const servers = { idle: await startServer([idle]), own: await startServer(COMMAND) };
    const text = documentOf(size);
    const middle = text.indexOf("\n\n", text.indexOf(". ", size / 2));
    const lines = text.slice(0, middle).split("\n");
    const line = lines.length - 1;
    let character = (lines.at(-1) as string).length;
    const uri = "file:///bench/incidents/postmortem.md";
    // As editors do, each pull names the result that is shown.
    const results = new Map<Server, string | undefined>();
    const pull = async (server: Server): Promise<{ items?: unknown[] }> => {
      const report = await server.rpc.sendRequest<{ resultId?: string; items?: unknown[] }>("textDocument/diagnostic", {
        textDocument: { uri },
        previousResultId: results.get(server),
      });
      results.set(server, report.resultId);
      return report;
    };
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
    const cells = [times.idle, times.own, over].map(
      (it) => `${quantile(it, 0.5).toFixed(1)}, ${quantile(it, 0.95).toFixed(1)}`,
    );
    console.log(`| ${size / 1000} KB | ${findings} | ${cells.join(" | ")} | ${opening.toFixed(0)} ms |`);
    for (const server of Object.values(servers)) server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
