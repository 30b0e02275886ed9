/** Findings of a whole workspace, for clients that ask all the time, and while somebody works. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  CancellationTokenSource,
  type Diagnostic,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { defineRule, type Rule } from "../../server/src/core/rule.ts";
import { type Client, type Setup, start } from "./client.ts";

const HEAD = "# Postmortem: queue outage\n\n## Detection\n\n";
const OOPS = `${HEAD}Oops, the printer was down.\n`;
const QUIET = `${HEAD}The printer was down.\n`;

let lints = 0;
/** Finds each `Oops`, counts the documents it sees, and knows which day it is. */
const oops = defineRule({
  id: "oops",
  category: "tone",
  severity: "warning",
  preset: "minimal",
  summary: "Says *oops*.",
  rationale: "It says nothing about what happened [S1].",
  examples: { reported: [{ text: "⟦Oops⟧." }], clean: [{ text: "Down." }] },
  *checkDocument({ document }, { today }) {
    lints++;
    for (const { index } of document.text.matchAll(/Oops/g))
      yield { range: { start: index, end: index + 4 }, message: `Seen on ${today}.` };
  },
});
const rules: readonly Rule[] = [oops];

let client: Client;
const begin = async (setup: Setup): Promise<void> => {
  client = await start({ rules, ...setup });
  lints = 0;
};

type Reports = readonly WorkspaceDocumentDiagnosticReport[];
const pull = async (previous: Reports = []): Promise<Reports> => {
  const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
  return (await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds })).items;
};
/** `full 2` for two findings, or `unchanged`, by the name of the file. */
const inShort = (reports: Reports): Record<string, string> =>
  Object.fromEntries(
    reports.map((it) => [
      it.uri.replace(/^.*\//, ""),
      it.kind === "full" ? `full ${(it.items as Diagnostic[]).length}` : "unchanged",
    ]),
  );

/** Says that a configuration has changed, and waits until the server has heard. */
const changed = async (uri: string): Promise<void> => {
  const before = client.refreshes();
  void client.rpc.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  await client.until("refresh", () => client.refreshes() > before);
};

describe("a client that asks for the workspace all the time", () => {
  const some = (): Map<string, string> =>
    new Map([
      ["/w/incidents/a.md", OOPS],
      ["/w/incidents/b.md", `${OOPS}\nOops again.\n`],
      ["/w/incidents/c.md", QUIET],
    ]);

  it("makes the server lint each file once", async () => {
    await begin({ files: some() });
    const first = await pull();
    deepStrictEqual(inShort(first), { "a.md": "full 1", "b.md": "full 2" });
    strictEqual(lints, 3);
    for (let i = 0; i < 5; i++)
      deepStrictEqual(inShort(await pull(first)), { "a.md": "unchanged", "b.md": "unchanged" });
    strictEqual(lints, 3);
  });

  it("hears of a file that has changed, and only that one is linted", async () => {
    const files = some();
    await begin({ files });
    const first = await pull();
    files.set("/w/incidents/a.md", OOPS.replace("Oops", "Oops. Oops"));
    files.set("/w/incidents/c.md", OOPS);
    const second = await pull(first);
    deepStrictEqual(inShort(second), { "a.md": "full 2", "b.md": "unchanged", "c.md": "full 1" });
    strictEqual(lints, 5);
    files.set("/w/incidents/a.md", QUIET);
    const third = await pull(second);
    deepStrictEqual(inShort(third), { "a.md": "full 0", "b.md": "unchanged", "c.md": "unchanged" });
    deepStrictEqual(inShort(await pull(third)), { "a.md": "unchanged", "b.md": "unchanged", "c.md": "unchanged" });
    strictEqual(lints, 6);
  });

  it("is given everything when it has nothing", async () => {
    await begin({ files: some() });
    const first = await pull();
    deepStrictEqual(inShort(await pull()), inShort(first));
  });

  it("hears of another configuration", async () => {
    const files = some();
    await begin({ files });
    const first = await pull();
    files.set("/w/.blameless.json", '{ "rules": { "oops": "off" } }');
    await changed("file:///w/.blameless.json");
    const second = await pull(first);
    deepStrictEqual(inShort(second), { "a.md": "full 0", "b.md": "full 0" });
    files.set("/w/.blameless.json", '{ "rules": { "oops": "error" }, "ignore": ["b.md"] }');
    await changed("file:///w/.blameless.json");
    const third = await pull(second);
    deepStrictEqual(inShort(third), { "a.md": "full 1", "b.md": "unchanged" });
    strictEqual((third[0] as { items?: Diagnostic[] }).items?.[0]?.severity, 1);
    files.set("/w/.blameless.json", '{ "rules": { "oops": "error" } }');
    await changed("file:///w/.blameless.json");
    deepStrictEqual(inShort(await pull(third)), { "a.md": "unchanged", "b.md": "full 2" });
  });

  it("hears of files that are gone, ignored, or no postmortems any more", async () => {
    const files = new Map([...some(), ["/w/incidents/old/d.md", OOPS], ["/w/e.md", OOPS]]);
    await begin({ files });
    const first = await pull();
    deepStrictEqual(Object.keys(inShort(first)).sort(), ["a.md", "b.md", "d.md", "e.md"]);
    files.delete("/w/incidents/b.md");
    files.set("/w/.gitignore", "old/\n");
    files.set("/w/e.md", "# Shopping\n\nOops, no salt.\n");
    const second = await pull(first);
    deepStrictEqual(inShort(second), { "a.md": "unchanged", "b.md": "full 0", "d.md": "full 0", "e.md": "full 0" });
    deepStrictEqual(new Set(Object.values(inShort(await pull(second)))), new Set(["unchanged"]));
    files.set("/w/incidents/b.md", OOPS);
    strictEqual(inShort(await pull(second))["b.md"], "full 1");
  });

  it("hears of another day", async () => {
    let today = "2024-05-20";
    await begin({ files: some(), today: () => today });
    const first = await pull();
    today = "2024-05-21";
    const [a] = await pull(first);
    strictEqual(a?.kind === "full" ? a.items[0]?.message : undefined, "Seen on 2024-05-21.");
  });

  it("sees the text in the editor while a file is open, and the file afterwards", async () => {
    await begin({ files: some() });
    const uri = "file:///w/incidents/a.md";
    const first = await pull();
    client.open(uri, QUIET);
    const second = await pull(first);
    deepStrictEqual(inShort(second), { "a.md": "full 0", "b.md": "unchanged" });
    client.edit(uri, QUIET.length, QUIET.length, "\nOops. Oops. Oops.\n");
    const third = await pull(second);
    deepStrictEqual(inShort(third), { "a.md": "full 3", "b.md": "unchanged" });
    deepStrictEqual(inShort(await pull(third)), { "a.md": "unchanged", "b.md": "unchanged" });
    client.close(uri);
    deepStrictEqual(inShort(await pull(third)), { "a.md": "full 1", "b.md": "unchanged" });
  });

  it("hears of files that only the client can read", async () => {
    const uri = "vscode-vfs://github/team/repo/incidents/a.md";
    const files = new Map([[uri, OOPS]]);
    await begin({ virtual: true, folders: ["vscode-vfs://github/team/repo"], options: { files: true }, files });
    const first = await pull();
    deepStrictEqual(inShort(await pull(first)), { "a.md": "unchanged" });
    strictEqual(lints, 1);
    files.set(uri, QUIET);
    deepStrictEqual(inShort(await pull(first)), { "a.md": "full 0" });
  });
});

describe("while a large workspace is looked at", () => {
  const URI = "file:///w/notes/open.md";
  const MANY = 300;
  /** So many documents may still be linted before what came meanwhile is answered. */
  const BOUND = 3;
  const many = (): Map<string, string> =>
    new Map(Array.from({ length: MANY }, (_, i) => [`/w/incidents/${1000 + i}.md`, OOPS] as const));

  /** Pulls with partial results, and does something once, when `at` of them have come. */
  const during = async (at: number, act: (cancel: () => void) => void): Promise<{ outcome: unknown; came: number }> => {
    const source = new CancellationTokenSource();
    let came = 0;
    let isDone = false;
    client.rpc.onProgress({} as never, "p", (value: unknown) => {
      came += (value as WorkspaceDiagnosticReport).items.length;
      if (came < at || isDone) return;
      isDone = true;
      act(() => source.cancel());
    });
    const outcome = await client.rpc
      .sendRequest("workspace/diagnostic", { previousResultIds: [], partialResultToken: "p" }, source.token)
      .then(
        () => "finished",
        (error: { code: number }) => error.code,
      );
    return { outcome, came };
  };

  it("a cancellation is answered before more than a few other documents", async () => {
    await begin({ files: many() });
    let before = 0;
    const { outcome } = await during(20, (cancel) => {
      before = lints;
      cancel();
    });
    strictEqual(outcome, -32800);
    ok(lints - before <= BOUND, `${lints - before} were linted meanwhile`);
    const after = lints;
    await new Promise((resume) => setTimeout(resume, 50));
    strictEqual(lints, after);
  });

  it("a change and the requests after it are answered before more than a few other documents", async () => {
    await begin({ files: many() });
    client.open(URI, QUIET);
    await client.diagnostics(URI);
    let before = MANY;
    let answered: Promise<number[]> | undefined;
    const { outcome, came } = await during(20, () => {
      before = lints;
      client.edit(URI, QUIET.length, QUIET.length, "\nOops.\n");
      const position = { line: 4, character: 2 };
      const requests = [
        client.diagnostics(URI).then((items) => strictEqual(items.length, 1)),
        client.request("textDocument/hover", { textDocument: { uri: URI }, position }),
        client.request("textDocument/documentSymbol", { textDocument: { uri: URI } }),
      ];
      answered = Promise.all(requests.map((it) => it.then(() => lints - before)));
    });
    strictEqual(outcome, "finished");
    strictEqual(came, MANY);
    ok(before < MANY / 2, "the reports came too late to try this");
    const meanwhile = await answered;
    // One of them is the document that has changed.
    ok(
      meanwhile?.every((it) => it <= BOUND + 1),
      `linted before each answer: ${meanwhile}`,
    );
  });
});
