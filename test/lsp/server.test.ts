/** The language server as a client meets it: diagnostics, edits, settings, and what must never end it. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { defineRule } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import type { About } from "../../server/src/lsp/protocol.ts";
import { unmark } from "../support/marks.ts";
import { type Client, PULL, PUSH, type Setup, start } from "./client.ts";

const URI = "file:///w/incidents/queue.md";
const HEAD = "# Postmortem: queue outage\n\n";
const BLAME = `${HEAD}## Detection\n\nThe nurse forgot to check the printer.\n`;

let client: Client;
const begin = async (setup?: Setup): Promise<Client> => {
  client = await start(setup);
  return client;
};

const ids = (items: readonly { code?: unknown }[]): unknown[] => items.map(({ code }) => code);
const wordings = (items: readonly { code?: unknown }[]): unknown[] =>
  ids(items).filter((id) => !String(id).startsWith("missing-"));

describe("the language server", () => {
  it("says what it can do", async () => {
    const { capabilities } = await begin();
    strictEqual(capabilities.positionEncoding, "utf-16");
    deepStrictEqual(capabilities.codeActionProvider, {
      codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.blameless"],
    });
  });

  it("gives diagnostics with all that a client shows", async () => {
    await begin();
    client.open(URI, BLAME);
    const found = (await client.diagnostics(URI)).find(({ code }) => code === "omission-verb");
    ok(found);
    deepStrictEqual(found.range, { start: { line: 4, character: 0 }, end: { line: 4, character: 25 } });
    strictEqual(found.source, "blameless");
    match(found.codeDescription?.href ?? "", /rules\/omission-verb\.md$/);
    strictEqual((found.data as { fixable: boolean }).fixable, false);
  });

  it("answers that nothing has changed", async () => {
    await begin();
    client.open(URI, BLAME);
    const first = await client.pull(URI);
    const second = await client.pull(URI, first.resultId);
    strictEqual(second.kind, "unchanged");
    client.edit(URI, 0, 0, "\n");
    strictEqual((await client.pull(URI, first.resultId)).kind, "full");
  });

  it("pushes to clients that cannot pull, with the version, and takes back on closing", async () => {
    await begin({ capabilities: PUSH });
    client.open(URI, BLAME);
    await client.until("diagnostics", () => (client.published.get(URI)?.diagnostics.length ?? 0) > 0);
    strictEqual(client.published.get(URI)?.version, 1);
    client.edit(URI, BLAME.indexOf("The nurse"), BLAME.length, "The printer was down.\n");
    await client.until("the new version", () => client.published.get(URI)?.version === 2);
    ok(!ids(client.published.get(URI)?.diagnostics ?? []).includes("omission-verb"));
    client.close(URI);
    await client.until("nothing", () => client.published.get(URI)?.diagnostics.length === 0);
  });

  it("leaves other documents in peace, and says why", async () => {
    await begin();
    client.open("file:///w/notes.md", "# Shopping\n\nThe cook forgot the salt.\n");
    deepStrictEqual(await client.diagnostics("file:///w/notes.md"), []);
    const about = await client.request<About>("blameless/about", { textDocument: { uri: "file:///w/notes.md" } });
    strictEqual(about.linted, false);
    strictEqual(about.kind, "other");
    ok(about.reasons.length > 0);
  });

  it("tells what a document is and what it lacks", async () => {
    await begin();
    client.open(URI, BLAME);
    const about = await client.request<About>("blameless/about", { textDocument: { uri: URI } });
    strictEqual(about.kind, "postmortem");
    ok(about.missing.includes("a timeline"));
    strictEqual(about.configuration, null);
  });

  it("shows the page of a rule, and none for an unknown one", async () => {
    await begin();
    const page = await client.request<{ markdown: string }>("blameless/rulePage", { rule: "should-have" });
    match(page.markdown, /^# should-have/);
    strictEqual(await client.request("blameless/rulePage", { rule: "no-such-rule" }), null);
  });

  it("lints documents without a place", async () => {
    await begin();
    client.open("untitled:Untitled-1", BLAME);
    ok(ids(await client.diagnostics("untitled:Untitled-1")).includes("omission-verb"));
  });

  it("lints nothing but Markdown", async () => {
    await begin();
    client.open("file:///w/incidents/data.json", '{"a": "The nurse forgot."}', "json");
    deepStrictEqual(await client.diagnostics("file:///w/incidents/data.json"), []);
  });
});

describe("while somebody types", () => {
  const { text, ranges } = unmark(`${HEAD}## Detection\n\nThe printer was slow. ⟦⟧\n\nAnother paragraph.\n`);
  const at = ranges[0]?.start as number;

  it("nothing new is said in the sentence under the cursor, until a pause", async () => {
    await begin();
    client.open(URI, text);
    await client.diagnostics(URI);
    const typed = "The nurse forgot to check the printer";
    client.edit(URI, at, at, typed);
    ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
    await client.until("a pause", () => client.refreshes() > 0);
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("a finished sentence is told of at once", async () => {
    await begin();
    client.open(URI, text);
    await client.diagnostics(URI);
    client.edit(URI, at, at, "The nurse forgot to check the printer.");
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("what was shown before stays", async () => {
    await begin();
    client.open(URI, BLAME);
    await client.diagnostics(URI);
    const end = BLAME.indexOf(".\n");
    client.edit(URI, end, end, " on ward");
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("clients that are pushed to hear of it after the pause", async () => {
    await begin({ capabilities: PUSH });
    client.open(URI, text);
    client.edit(URI, at, at, "The nurse forgot to check the printer");
    await client.until("the push", () => client.published.get(URI)?.version === 2);
    ok(!ids(client.published.get(URI)?.diagnostics ?? []).includes("omission-verb"));
    await client.until("the pause", () => ids(client.published.get(URI)?.diagnostics ?? []).includes("omission-verb"));
  });

  it("with run: onSave only saving counts", async () => {
    await begin({ capabilities: PUSH, options: { settings: { run: "onSave" } } });
    client.open(URI, text);
    await client.until("the first", () => client.published.get(URI)?.version === 1);
    client.edit(URI, at, at, "The nurse forgot to check the printer.");
    client.save(URI);
    await client.until("the saved", () => ids(client.published.get(URI)?.diagnostics ?? []).includes("omission-verb"));
  });

  it("with run: manual only the command counts", async () => {
    await begin({ options: { settings: { run: "manual" } } });
    client.open(URI, BLAME);
    deepStrictEqual(await client.diagnostics(URI), []);
    client.save(URI);
    deepStrictEqual(await client.diagnostics(URI), []);
    await client.request("workspace/executeCommand", { command: "blameless.check", arguments: [URI] });
    ok(client.refreshes() > 0);
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("a request that is cancelled is answered so", async () => {
    await begin();
    client.open(URI, BLAME);
    const { CancellationTokenSource } = await import("vscode-languageserver/node");
    const source = new CancellationTokenSource();
    const request = client.rpc.sendRequest(
      "textDocument/hover",
      { textDocument: { uri: URI }, position: { line: 4, character: 3 } },
      source.token,
    );
    source.cancel();
    const outcome = await request.then(
      () => "answered",
      (error: { code: number }) => error.code,
    );
    strictEqual(outcome, -32800);
  });
});

describe("the configuration in an editor", () => {
  const off = '{ "rules": { "omission-verb": "off" } }';

  it("is the nearest file", async () => {
    await begin({ files: new Map([["/w/.blameless.json", off]]) });
    client.open(URI, BLAME);
    ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
    const about = await client.request<About>("blameless/about", { textDocument: { uri: URI } });
    strictEqual(about.configuration, "file:///w/.blameless.json");
  });

  it("is read anew when it changes", async () => {
    const files = new Map<string, string>();
    await begin({ files });
    client.open(URI, BLAME);
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
    files.set("/w/.blameless.json", off);
    void client.rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "file:///w/.blameless.json", type: 1 }],
    });
    await client.until("refresh", () => client.refreshes() > 0);
    ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("is read anew when a vocabulary that it names changes", async () => {
    const files = new Map([
      ["/w/.blameless.json", '{ "vocabularies": ["words"] }'],
      ["/w/words/accept.txt", ""],
    ]);
    await begin({ files });
    client.open(URI, `${HEAD}The cause was human error.\n`);
    ok(ids(await client.diagnostics(URI)).includes("human-error-label"));
    files.set("/w/words/accept.txt", "human error\n");
    void client.rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "file:///w/words/accept.txt", type: 2 }],
    });
    await client.until("refresh", () => client.refreshes() > 0);
    ok(!ids(await client.diagnostics(URI)).includes("human-error-label"));
  });

  it("comes before the settings of the editor", async () => {
    const setup = { options: { settings: { rules: { "omission-verb": "error", "should-have": "off" } } } };
    await begin({ ...setup, files: new Map([["/w/.blameless.json", '{ "rules": { "should-have": "error" } }']]) });
    client.open(URI, `${HEAD}The nurse forgot the label. The nurse should have checked the label.\n`);
    const items = await client.diagnostics(URI);
    strictEqual(items.find(({ code }) => code === "should-have")?.severity, 1);
    strictEqual(items.find(({ code }) => code === "omission-verb")?.severity, 1);
  });

  it("takes settings from a client that is asked, and leaves out those that are wrong", async () => {
    const settings = { rules: { "no-such-rule": "off" }, allow: ["nurse forgot"] };
    await begin({
      capabilities: { ...PULL, workspace: { ...PULL.workspace, configuration: true } },
      settings: () => settings,
    });
    client.open(URI, BLAME);
    ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
    ok(client.log.some((line) => line.includes("blameless.rules is left out")));
  });

  it("can be switched off", async () => {
    await begin({ options: { settings: { enable: false } } });
    client.open(URI, BLAME);
    deepStrictEqual(await client.diagnostics(URI), []);
  });

  it("that ignores a document silences it", async () => {
    await begin({ files: new Map([["/w/.blameless.json", '{ "ignore": ["incidents/**"] }']]) });
    client.open(URI, BLAME);
    deepStrictEqual(await client.diagnostics(URI), []);
  });

  it("differs between roots, which come and go", async () => {
    await begin({
      folders: ["file:///a", "file:///b"],
      files: new Map([["/a/.blameless.json", off]]),
    });
    for (const root of ["a", "b", "c"]) client.open(`file:///${root}/incidents/x.md`, BLAME);
    const silent: boolean[] = [];
    for (const root of ["a", "b", "c"])
      silent.push(!ids(await client.diagnostics(`file:///${root}/incidents/x.md`)).includes("omission-verb"));
    deepStrictEqual(silent, [true, false, false]);
    void client.rpc.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: "file:///c", name: "c" }], removed: [{ uri: "file:///a", name: "a" }] },
    });
    await client.until("refresh", () => client.refreshes() > 0);
    ok(ids(await client.diagnostics("file:///c/incidents/x.md")).includes("omission-verb"));
  });

  it("that is broken is told of in its file, and the last good one holds", async () => {
    const files = new Map([["/w/.blameless.json", off]]);
    await begin({ files });
    client.open(URI, BLAME);
    await client.diagnostics(URI);
    files.set("/w/.blameless.json", '{ "rules": { "omision-verb": "off" } }');
    void client.rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "file:///w/.blameless.json", type: 2 }],
    });
    await client.until("refresh", () => client.refreshes() > 0);
    ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
    await client.until("the issue", () => client.published.has("file:///w/.blameless.json"));
    const [issue] = client.published.get("file:///w/.blameless.json")?.diagnostics ?? [];
    match(String(issue?.message), /did you mean “omission-verb”/);
    files.set("/w/.blameless.json", off);
    void client.rpc.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "file:///w/.blameless.json", type: 2 }],
    });
    await client.until("refresh", () => client.refreshes() > 1);
    await client.diagnostics(URI);
    await client.until("all well", () => client.published.get("file:///w/.blameless.json")?.diagnostics.length === 0);
  });

  it("is checked while it is written", async () => {
    await begin();
    const uri = "file:///w/.blameless.jsonc";
    client.open(uri, '{\n  // why\n  "rules": { "should-have": "loud" }\n}\n', "jsonc");
    await client.until("the issue", () => (client.published.get(uri)?.diagnostics.length ?? 0) > 0);
    const [issue] = client.published.get(uri)?.diagnostics ?? [];
    deepStrictEqual(issue?.range.start, { line: 2, character: 13 });
    client.change(uri, { text: '{ "rules": { "should-have": "off" } }' });
    await client.until("all well", () => client.published.get(uri)?.diagnostics.length === 0);
    client.change(uri, { text: "{ broken" });
    await client.until("the issue", () => (client.published.get(uri)?.diagnostics.length ?? 0) > 0);
  });

  it("is completed while it is written", async () => {
    await begin();
    const uri = "file:///w/.blameless.jsonc";
    const labels = async (marked: string): Promise<string[]> => {
      const { text, ranges } = unmark(marked);
      client.open(uri, text, "jsonc");
      const before = text.slice(0, ranges[0]?.start).split("\n");
      const position = { line: before.length - 1, character: (before.at(-1) as string).length };
      const items = await client.request<{ label: string }[]>("textDocument/completion", {
        textDocument: { uri },
        position,
      });
      return items.map(({ label }) => label);
    };
    ok((await labels('{ "⟦⟧" }')).includes("rules"));
    ok((await labels('{ "rules": { "⟦⟧" } }')).includes("should-have"));
    ok((await labels('{ "rules": { "should-have": "⟦⟧" } }')).includes("off"));
    ok((await labels('{ "extends": ["⟦⟧"] }')).includes("strict"));
    ok((await labels('{ "overrides": [{ "⟦⟧" }] }')).includes("files"));
    ok(!(await labels('{ "overrides": [{ "⟦⟧" }] }')).includes("overrides"));
  });

  it("is read through the client where the server has no files", async () => {
    await begin({
      virtual: true,
      folders: ["vscode-vfs://github/team/repo"],
      options: { files: true },
      files: new Map([
        ["vscode-vfs://github/team/repo/.blameless.json", '{ "extends": "./shared.json" }'],
        ["vscode-vfs://github/team/repo/shared.json", off],
        ["vscode-vfs://github/team/repo/incidents/other.md", BLAME.replace("forgot", "broke")],
      ]),
    });
    const uri = "vscode-vfs://github/team/repo/incidents/queue.md";
    client.open(uri, BLAME);
    ok(!ids(await client.diagnostics(uri)).includes("omission-verb"));
    // Another folder, of which nothing is known yet.
    const other = "vscode-vfs://github/team/repo/reviews/queue.md";
    client.open(other, BLAME);
    ok(!ids(await client.diagnostics(other)).includes("omission-verb"));
    const report = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
    deepStrictEqual(
      report.items.map((item) => item.uri),
      ["vscode-vfs://github/team/repo/incidents/other.md"],
    );
  });
});

describe("the workspace", () => {
  const files = new Map([
    ["/w/incidents/one.md", BLAME],
    ["/w/README.md", "# Tools\n\nThe nurse forgot to check the printer.\n"],
    ["/w/.gitignore", "old/\n"],
    ["/w/incidents/old/two.md", BLAME],
  ]);

  it("is reported: postmortems only, without what is ignored", async () => {
    await begin({ files });
    const report = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
    deepStrictEqual(
      report.items.map(({ uri }) => uri),
      ["file:///w/incidents/one.md"],
    );
    const [item] = report.items;
    const again = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [{ uri: item?.uri, value: item?.resultId }],
    });
    strictEqual(again.items[0]?.kind, "unchanged");
  });

  it("is reported as far as `files` says", async () => {
    const config = ["/w/.blameless.json", '{ "files": ["reviews/**"] }'] as const;
    await begin({ files: new Map([...files, config, ["/w/reviews/incident.md", BLAME]]) });
    const report = await client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
    deepStrictEqual(
      report.items.map(({ uri }) => uri),
      ["file:///w/reviews/incident.md"],
    );
  });

  it("is reported bit by bit, and can be cancelled", async () => {
    const many = new Map(Array.from({ length: 60 }, (_, i) => [`/w/incidents/${100 + i}.md`, BLAME] as const));
    await begin({ files: many });
    const { CancellationTokenSource } = await import("vscode-languageserver/node");
    const source = new CancellationTokenSource();
    let partial = 0;
    client.rpc.onProgress({} as never, "p", (value: unknown) => {
      partial += (value as { items: unknown[] }).items.length;
      if (partial === 3) source.cancel();
    });
    const outcome = await client.rpc
      .sendRequest("workspace/diagnostic", { previousResultIds: [], partialResultToken: "p" }, source.token)
      .then(
        () => "finished",
        (error: { code: number }) => error.code,
      );
    strictEqual(outcome, -32800);
    ok(partial >= 3 && partial < 60, `${partial} came`);
  });
});

describe("nothing ends the server:", () => {
  it("a rule that throws", async () => {
    const broken = defineRule({
      ...(rules[0] as (typeof rules)[number]),
      id: "broken",
      triggers: undefined,
      checkSentence: () => {
        throw new Error("oops");
      },
    });
    await begin({ rules: [broken, ...rules.filter(({ id }) => id === "omission-verb")] });
    client.open(URI, BLAME);
    const items = await client.diagnostics(URI);
    deepStrictEqual(wordings(items), ["internal-error", "omission-verb"]);
  });

  it("odd texts", async () => {
    await begin();
    for (const [i, text] of ["", "\uFEFF", "\uD800", "\0", "[".repeat(20_000), "> ".repeat(5000), "---\n"].entries()) {
      client.open(`file:///w/incidents/${i}.md`, text);
      await client.diagnostics(`file:///w/incidents/${i}.md`);
      for (const method of ["documentSymbol", "foldingRange", "codeLens", "documentLink"])
        await client.request(`textDocument/${method}`, { textDocument: { uri: `file:///w/incidents/${i}.md` } });
    }
    client.open(URI, BLAME);
    ok((await client.diagnostics(URI)).length > 0);
  });

  it("requests about documents that are not open, and ranges outside", async () => {
    await begin();
    deepStrictEqual(await client.diagnostics("file:///w/nowhere.md"), []);
    client.open(URI, BLAME);
    const far = { line: 9999, character: 9999 };
    deepStrictEqual(await client.request("textDocument/hover", { textDocument: { uri: URI }, position: far }), null);
    ok(Array.isArray(await client.actions(URI, { start: far, end: far })));
    client.change(URI, { range: { start: far, end: far }, text: "more\n" });
    ok((await client.diagnostics(URI)).length > 0);
  });

  it("edits outside of a document, backwards, or of none", async () => {
    await begin();
    client.open(URI, BLAME);
    const send = (params: object): void => {
      void client.rpc.sendNotification("textDocument/didChange", params as never);
    };
    let version = 1;
    const places = [-1, 0, 0.5, 9999, 2 ** 31, 2 ** 53, null, "3", undefined];
    for (const line of places)
      for (const character of places) {
        const at = { line, character };
        for (const range of [
          { start: at, end: at },
          { start: { line: 4, character: 9 }, end: at },
          { start: at },
          {},
          null,
        ])
          send({ textDocument: { uri: URI, version: ++version }, contentChanges: [{ range, text: "\uD800x" }] });
      }
    send({ textDocument: { uri: URI, version: -1 }, contentChanges: [] });
    send({ textDocument: { uri: URI, version: null }, contentChanges: null });
    send({ textDocument: { uri: "file:///w/nowhere.md", version: 2 }, contentChanges: [{ text: "x" }] });
    for (const at of [{ line: -1, character: -1 }, { line: 0.5, character: "x" }, {}, null])
      for (const method of ["hover", "completion", "codeAction"])
        await client
          .request(`textDocument/${method}`, {
            textDocument: { uri: URI },
            position: at,
            range: { start: at, end: at },
          })
          .catch(() => undefined);
    // What came of it is for the client to say; a whole text makes all well again.
    send({ textDocument: { uri: URI, version: ++version }, contentChanges: [{ text: BLAME }] });
    client.open("file:///w/incidents/other.md", BLAME);
    ok(ids(await client.diagnostics("file:///w/incidents/other.md")).includes("omission-verb"));
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });

  it("a client that fails to answer", async () => {
    await begin({
      capabilities: { ...PULL, workspace: { ...PULL.workspace, configuration: true } },
      settings: () => {
        throw new Error("no");
      },
    });
    client.open(URI, BLAME);
    ok(ids(await client.diagnostics(URI)).includes("omission-verb"));
  });
});
