/**
 * A long day of the language server, over the real protocol: whether its memory stays flat through random edits, and
 * whether it answers while it looks at a large workspace. `npm run build && npm run bench:endurance`;
 * `-- --edits 10000 --documents 500` for a shorter one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationToken,
  CancellationTokenSource,
  type Range,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  COMMAND,
  createRandom,
  documentOf,
  option,
  postmortems,
  quantile,
  type Server,
  startServer,
} from "./lspServer.ts";

const EDITS = option("edits", 100_000);
const DOCUMENTS = option("documents", 5_000);
/** The size of the document that is edited, in UTF-16 units. */
const SIZE = 10_000;
/** A client pulls after so many edits on average; nobody waits for each letter. */
const PULL_EVERY = 5;

/** Answers any message of its parent with what the server holds after a collection. */
const PROBE = `process.on("message", () => { gc(); gc(); process.send(process.memoryUsage()); });`;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const TYPED = [
  "x",
  " ",
  ".",
  "\n",
  "\n\n",
  "- ",
  "## Timeline\n\n",
  "| 10:04 | the import stopped |\n",
  "👍",
  "The nurse forgot to check the printer. ",
  "Wei should have checked the label",
  " obviously the the ",
  "```\n",
  "<!-- blameless-disable-next-line should-have -->\n",
  "10:42 UTC",
  "Amara Okafor ",
];

const uriOf = (name: string): string => `file:///bench/incidents/${name}.md`;
const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

async function memory({ process: child }: Server): Promise<NodeJS.MemoryUsage> {
  const answer = new Promise<NodeJS.MemoryUsage>((settle) => child.once("message", settle));
  child.send("memory");
  return answer;
}

/** Somewhere in a text something goes, something comes, or both; long stretches go only where it has grown. */
function randomChange(
  document: TextDocument,
  random: (limit: number) => number,
  paragraphs: readonly string[],
): { readonly range: Range; readonly text: string } {
  const { length } = document.getText();
  const one = <T>(among: ArrayLike<T>): T => among[random(among.length)] as T;
  const start = random(length + 1);
  const gone = length > SIZE * 1.1 ? random(800) : random(3) === 0 ? random(30) : 0;
  const end = Math.min(length, start + gone);
  const text = random(40) === 0 ? `\n\n${one(paragraphs)}\n\n` : random(2) === 0 ? one(LETTERS) : one(TYPED);
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
}

async function edit(probe: string): Promise<void> {
  const server = await startServer(["--expose-gc", "--require", probe, ...COMMAND]);
  const { rpc } = server;
  const random = createRandom(7);
  const uri = uriOf("edited");
  const textDocument = { uri };
  const paragraphs = documentOf(10 * SIZE).split("\n\n");
  let document = TextDocument.create(uri, "markdown", 1, documentOf(SIZE));
  const open = (other: string, text: string): Promise<void> =>
    rpc.sendNotification("textDocument/didOpen", {
      textDocument: { uri: other, languageId: "markdown", version: 1, text },
    });
  const change = (edit: { readonly range: Range; readonly text: string }): void => {
    document = TextDocument.update(document, [edit], document.version + 1);
    void rpc.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: document.version },
      contentChanges: [edit],
    });
  };
  const pull = (other: string, previousResultId?: string): Promise<{ resultId?: string; items?: unknown }> =>
    rpc.sendRequest("textDocument/diagnostic", { textDocument: { uri: other }, previousResultId });

  await open(uri, document.getText());
  console.log("| edits | heap after collection | resident | characters | pull p50, p95 |");
  console.log("|--:|--:|--:|--:|--:|");
  const stops = new Set([0.01, 0.1, 0.25, 0.5, 0.75, 1].map((part) => Math.round(EDITS * part)));
  let previous: string | undefined;
  let times: number[] = [];
  for (let count = 1; count <= EDITS; count++) {
    change(randomChange(document, random, paragraphs));
    if (random(PULL_EVERY) === 0) {
      const before = performance.now();
      previous = (await pull(uri, previous)).resultId;
      times.push(performance.now() - before);
    }
    if (count % 100 === 0) {
      const position = document.positionAt(random(document.getText().length));
      const range = { start: position, end: position };
      await rpc.sendRequest("textDocument/hover", { textDocument, position });
      await rpc.sendRequest("textDocument/completion", { textDocument, position });
      await rpc.sendRequest("textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } });
      await rpc.sendRequest("textDocument/documentSymbol", { textDocument });
      await rpc.sendNotification("textDocument/didSave", { textDocument });
    }
    if (count % 500 === 0) {
      const other = uriOf(`other-${count}`);
      await open(other, documentOf(SIZE));
      await pull(other);
      await rpc.sendNotification("textDocument/didClose", { textDocument: { uri: other } });
    }
    if (stops.has(count)) {
      const { heapUsed, rss } = await memory(server);
      const { length } = document.getText();
      const took = `${ms(quantile(times, 0.5))}, ${ms(quantile(times, 0.95))}`;
      console.log(`| ${count} | ${mb(heapUsed)} | ${mb(rss)} | ${length} | ${took} |`);
      times = [];
    }
  }
  // With the last sentence finished, nothing is withheld from somebody who still types it.
  const end = document.positionAt(document.getText().length);
  change({ range: { start: end, end }, text: "\n" });
  await open(uriOf("new"), document.getText());
  const [edited, anew] = [await pull(uri), await pull(uriOf("new"))];
  const isSame = JSON.stringify(edited.items) === JSON.stringify(anew.items);
  console.log(`\nThe findings are ${isSame ? "those" : "NOT THOSE"} of the same text opened anew.`);
  if (!isSame) process.exitCode = 1;
  server.stop();
}

/** Writes a workspace of postmortems, each of about 6 KB: one of our own with paragraphs of others between its own. */
function writeWorkspace(folder: string): void {
  const random = createRandom(11);
  const texts = postmortems().map((text) => text.split("\n\n"));
  for (let i = 0; i < DOCUMENTS; i++) {
    const [, ...own] = texts[i % texts.length] as string[];
    const paragraphs = own.flatMap((it) => {
      const other = texts[random(texts.length)] as string[];
      return [it, other[1 + random(other.length - 1)] as string];
    });
    const place = join(folder, "incidents", String(2000 + (i % 25)));
    mkdirSync(place, { recursive: true });
    const text = [`# Postmortem: incident ${i}`, ...paragraphs].join("\n\n");
    writeFileSync(join(place, `incident-${i}.md`), `${text}\n`);
  }
}

interface Pulled {
  readonly time: number;
  readonly reports: readonly WorkspaceDocumentDiagnosticReport[];
}

let tokens = 0;
async function pullWorkspace(
  { rpc }: Server,
  previous: readonly WorkspaceDocumentDiagnosticReport[],
  token?: CancellationToken,
): Promise<Pulled> {
  const reports: WorkspaceDocumentDiagnosticReport[] = [];
  const partialResultToken = `p${++tokens}`;
  const listener = rpc.onProgress({} as never, partialResultToken, (value: unknown) => {
    reports.push(...(value as WorkspaceDiagnosticReport).items);
  });
  const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
  const start = performance.now();
  try {
    const params = { previousResultIds, partialResultToken };
    const last = await rpc.sendRequest<WorkspaceDiagnosticReport>(
      "workspace/diagnostic",
      params,
      token ?? CancellationToken.None,
    );
    return { time: performance.now() - start, reports: [...reports, ...last.items] };
  } finally {
    listener.dispose();
  }
}

/** How long requests about an open document take, one after the other, until something is over. */
async function requestsUntil({ rpc }: Server, over: Promise<unknown>): Promise<Record<"hover" | "typing", number[]>> {
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  const uri = uriOf("open");
  const times: Record<"hover" | "typing", number[]> = { hover: [], typing: [] };
  let version = 1;
  await rpc.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "markdown", version, text: documentOf(SIZE) },
  });
  const position = { line: 20, character: 0 };
  while (!isOver) {
    for (const kind of ["hover", "typing"] as const) {
      const start = performance.now();
      if (kind === "hover") await rpc.sendRequest("textDocument/hover", { textDocument: { uri }, position });
      else {
        await rpc.sendNotification("textDocument/didChange", {
          textDocument: { uri, version: ++version },
          contentChanges: [{ range: { start: position, end: position }, text: "x" }],
        });
        await rpc.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
      }
      times[kind].push(performance.now() - start);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
  await rpc.sendNotification("textDocument/didClose", { textDocument: { uri } });
  return times;
}

async function workspace(probe: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "blameless-endurance-"));
  try {
    writeWorkspace(folder);
    const server = await startServer(["--expose-gc", "--require", probe, ...COMMAND], pathToFileURL(folder).href);
    console.log(
      `| ${DOCUMENTS} documents | time | reports | hover p50, p95 | typing p50, p95 | heap after collection |`,
    );
    console.log("|---|--:|--:|--:|--:|--:|");
    const idle = await requestsUntil(server, new Promise((settle) => setTimeout(settle, 3000)));
    const row = async (what: string, time: string, reports: string, times: typeof idle): Promise<void> => {
      const cell = (values: readonly number[]): string =>
        values.length === 0 ? "" : `${ms(quantile(values, 0.5))}, ${ms(quantile(values, 0.95))}`;
      const { heapUsed } = await memory(server);
      console.log(
        `| ${what} | ${time} | ${reports} | ${cell(times.hover)} | ${cell(times.typing)} | ${mb(heapUsed)} |`,
      );
    };
    await row("idle", "", "", idle);
    let previous: readonly WorkspaceDocumentDiagnosticReport[] = [];
    for (const what of ["first pull", "next pull", "and the next"]) {
      const pulling = pullWorkspace(server, previous);
      const times = await requestsUntil(server, pulling);
      const { time, reports } = await pulling;
      const full = reports.filter(({ kind }) => kind === "full").length;
      await row(what, ms(time), `${full} full, ${reports.length - full} unchanged`, times);
      previous = reports;
    }
    const alone = await pullWorkspace(server, previous);
    await row("without requests", ms(alone.time), `${alone.reports.length}`, { hover: [], typing: [] });
    // Another configuration: all is forgotten.
    await server.rpc.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    const waits: number[] = [];
    for (let i = 0; i < 20; i++) {
      const source = new CancellationTokenSource();
      const pulling = pullWorkspace(server, [], source.token).catch(() => undefined);
      await new Promise((resume) => setTimeout(resume, 50 + 10 * i));
      const start = performance.now();
      source.cancel();
      await pulling;
      waits.push(performance.now() - start);
    }
    await row("cancelling", `${ms(quantile(waits, 0.5))}, ${ms(quantile(waits, 0.95))}`, "", { hover: [], typing: [] });
    server.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}\n`);
  const folder = mkdtempSync(join(tmpdir(), "blameless-probe-"));
  try {
    const probe = join(folder, "probe.cjs");
    writeFileSync(probe, PROBE);
    if (DOCUMENTS > 0) await workspace(probe);
    console.log();
    if (EDITS > 0) await edit(probe);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
