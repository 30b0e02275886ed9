/**
 * From a keystroke to diagnostics, over the real protocol: the built language server beside one that does nothing, in
 * one run. `npm run build && npm run bench:lsp`; `-- --keys 500` for more keystrokes, `-- --only "10 KB"` for some rows.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { COMMAND, documentOf, option, quantile, type Server, startServer } from "./lspServer.ts";

const CACHE = resolve("node_modules/.cache/blameless-bench");
const KEYS = option("keys", 200);
const WARM_UP = 30;
const SIZES = [10_000, 50_000, 200_000, 1_000_000];
const SENTENCE = "Then the engineer on call saw that the queue was full, and stopped the import. ";
const ITEMS = `

## Action items

- Alert on the age of the oldest label in the queue (Lena, OPS-12, 20 May 2026)
- Show the length of the queue on the wall (Somchai, OPS-13, 27 May 2026)

## Appendix

None.
`;
/** What nobody would report: real documents hold about five findings in 8 KB. */
const PLAIN = `

The export job reads each row of the ledger, writes it to the archive, and compares the sums of both. The comparison takes eleven minutes on a quiet day, and about twice as long at the end of a month.`;

/** What is typed where. */
interface Row {
  readonly name: string;
  readonly text: string;
  /** The offset of the first key. */
  readonly at: number;
  /** Typed again and again. */
  readonly typed: string;
  /** So many keys are not measured. */
  readonly warmUp: number;
  /** Which of the others are; all if left out. */
  readonly isMeasured?: (key: string, before: string) => boolean;
}

/** The end of a paragraph in the middle of a text. */
const middleOf = (text: string): number => text.indexOf("\n\n", text.indexOf(". ", text.length / 2));

function rows(): Row[] {
  const typing = (size: number): Row => {
    const text = documentOf(size);
    return { name: `${size / 1000} KB`, text, at: middleOf(text), typed: SENTENCE, warmUp: WARM_UP };
  };
  const few = (size: number): Row => {
    const text = documentOf(size / 6)
      .replace(/(?<=[.:])\n\n(?=[A-Z])/g, `${PLAIN.repeat(8)}\n\n`)
      .slice(0, size);
    return { name: `${size / 1000} KB, few findings`, text, at: middleOf(text), typed: SENTENCE, warmUp: WARM_UP };
  };
  const item = (size: number): Row => {
    const text = documentOf(size) + ITEMS;
    const at = text.indexOf("\n", text.lastIndexOf("- Show"));
    return {
      name: `${size / 1000} KB, an action item`,
      text,
      at,
      typed: " and on the page of the ward",
      warmUp: WARM_UP,
    };
  };
  const enter = (size: number): Row => ({
    ...typing(size),
    name: `${size / 1000} KB, Enter and the letter after it`,
    typed: "\n\nIt held.",
    isMeasured: (key, before) => key === "\n" || before === "\n",
  });
  /** The state in which a writer spends the day. */
  const later = (size: number): Row => ({
    ...typing(size),
    name: `${size / 1000} KB, after 3,000 keys`,
    typed: `${SENTENCE.repeat(2)}\n\n`,
    warmUp: 3000,
  });
  return [
    ...SIZES.map(typing),
    few(10_000),
    few(50_000),
    item(10_000),
    item(50_000),
    enter(10_000),
    enter(50_000),
    ...SIZES.map(later),
  ];
}

/** Keeps documents in step, and finds nothing. */
const IDLE = `const { createConnection, ProposedFeatures, TextDocuments } = require("vscode-languageserver/node");
const { TextDocument } = require("vscode-languageserver-textdocument");
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
new TextDocuments(TextDocument).listen(connection);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } }));
connection.languages.diagnostics.on(() => ({ kind: "full", items: [] }));
connection.listen();
`;

/** Answers any message of its parent with the processor time it has taken, in microseconds. */
const PROBE = `process.on("message", () => { const { user, system } = process.cpuUsage(); process.send(user + system); });`;

const processorOf = ({ process: child }: Server): Promise<number> =>
  new Promise((settle) => {
    child.once("message", settle);
    child.send("processor");
  });

const URI = "file:///bench/incidents/postmortem.md";

/** Both servers, and what each was last shown: as editors do, each pull names it. */
class Pair {
  readonly servers: Readonly<Record<"idle" | "own", Server>>;
  readonly #results = new Map<Server, string | undefined>();
  #version = 1;

  constructor(idle: Server, own: Server) {
    this.servers = { idle, own };
  }

  /** Opens a text; how long that took, in milliseconds, and how much was found. */
  async open(name: "idle" | "own", text: string): Promise<{ time: number; findings: number }> {
    const server = this.servers[name];
    const start = performance.now();
    await server.rpc.sendNotification("textDocument/didOpen", {
      textDocument: { uri: URI, languageId: "markdown", version: 1, text },
    });
    const findings = await this.#pull(server);
    return { time: performance.now() - start, findings };
  }

  /** How long each server takes for a key, in milliseconds: by turns, so that a slow moment is slow for both. */
  async type(text: string, line: number, character: number): Promise<Record<"idle" | "own", number>> {
    const position = { line, character };
    const change = { range: { start: position, end: position }, text };
    const version = ++this.#version;
    const times = { idle: 0, own: 0 };
    for (const name of version % 2 ? (["idle", "own"] as const) : (["own", "idle"] as const)) {
      const server = this.servers[name];
      const start = performance.now();
      await server.rpc.sendNotification("textDocument/didChange", {
        textDocument: { uri: URI, version },
        contentChanges: [change],
      });
      await this.#pull(server);
      times[name] = performance.now() - start;
    }
    return times;
  }

  stop(): void {
    for (const server of Object.values(this.servers)) server.stop();
  }

  async #pull(server: Server): Promise<number> {
    const report = await server.rpc.sendRequest<{ resultId?: string; items?: unknown[] }>("textDocument/diagnostic", {
      textDocument: { uri: URI },
      previousResultId: this.#results.get(server),
    });
    this.#results.set(server, report.resultId);
    return report.items?.length ?? 0;
  }
}

async function measure(
  { name, text, at, typed, warmUp, isMeasured }: Row,
  idle: string[],
  own: string[],
): Promise<void> {
  const pair = new Pair(await startServer(idle), await startServer(own));
  const lines = text.slice(0, at).split("\n");
  let line = lines.length - 1;
  let character = (lines.at(-1) as string).length;
  await pair.open("idle", text);
  const opened = await pair.open("own", text);
  const times: Record<"idle" | "own" | "over", number[]> = { idle: [], own: [], over: [] };
  const both = (): Promise<number[]> => Promise.all([processorOf(pair.servers.idle), processorOf(pair.servers.own)]);
  let before: number[] = [];
  let keys = 0;
  for (let key = 0; times.own.length < KEYS; key++) {
    if (key === warmUp) before = await both();
    const char = typed[key % typed.length] as string;
    const { idle: idleTime, own: ownTime } = await pair.type(char, line, character++);
    if (char === "\n") {
      line++;
      character = 0;
    }
    if (key < warmUp) continue;
    keys++;
    if (isMeasured && !isMeasured(char, typed[(key + typed.length - 1) % typed.length] as string)) continue;
    times.idle.push(idleTime);
    times.own.push(ownTime);
    times.over.push(ownTime - idleTime);
  }
  const after = await both();
  const [idleWork = 0, ownWork = 0] = after.map((it, i) => (it - (before[i] as number)) / 1000 / keys);
  const cells = [times.idle, times.own, times.over].map(
    (it) => `${quantile(it, 0.5).toFixed(1)}, ${quantile(it, 0.95).toFixed(1)}`,
  );
  const opening = `${opened.time.toFixed(0)} ms`;
  console.log(`| ${[name, opened.findings, ...cells, (ownWork - idleWork).toFixed(1), opening].join(" | ")} |`);
  pair.stop();
}

async function main(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const write = (name: string, code: string): string => {
    const path = join(CACHE, name);
    writeFileSync(path, code);
    return path;
  };
  const probe = ["-r", write("processor.cjs", PROBE)];
  const idle = [...probe, write("idle.cjs", IDLE)];
  const own = [...probe, ...COMMAND];
  // Or the first row would tell how this program is compiled.
  const rehearsal = new Pair(await startServer(idle), await startServer(idle));
  await rehearsal.open("idle", "");
  await rehearsal.open("own", "");
  for (let key = 0; key < 1000; key++) await rehearsal.type("x", 0, key);
  rehearsal.stop();
  const only = process.argv[process.argv.indexOf("--only") + 1];
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, ${KEYS} keys each\n`);
  console.log(
    "| document | findings | idle server p50, p95 (ms) | blameless p50, p95 | over idle p50, p95 | processor over idle, ms a key | opening |",
  );
  console.log("|---|--:|--:|--:|--:|--:|--:|");
  for (const row of rows()) if (!process.argv.includes("--only") || row.name === only) await measure(row, idle, own);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
