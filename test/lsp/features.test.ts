/** Hover, completion, outline, lenses, durations and links, in marked documents: ⟦⟧ is the cursor. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type {
  CodeLens,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { NewDocument, TemplateInfo } from "../../server/src/lsp/protocol.ts";
import { unmark } from "../support/marks.ts";
import { type Client, PULL, type Setup, start, TODAY } from "./client.ts";

const URI = "file:///w/incidents/queue.md";
const HEAD = "# Postmortem: queue outage\n\n";

async function at(marked: string, setup?: Setup): Promise<{ client: Client; position: object; text: string }> {
  const { text, ranges } = unmark(marked);
  const client = await start(setup);
  client.open(URI, text);
  const document = TextDocument.create(URI, "markdown", 1, text);
  return { client, text, position: document.positionAt(ranges[0]?.start ?? 0) };
}

async function completions(
  marked: string,
  setup?: Setup,
): Promise<{ items: CompletionItem[]; taken: (label: string) => string }> {
  const { client, position, text } = await at(marked, setup);
  const items = await client.request<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri: URI },
    position,
  });
  const taken = (label: string): string => {
    const item = items.find((it) => it.label === label);
    ok(item, `${label} is offered: ${items.map((it) => it.label)}`);
    return TextDocument.applyEdits(TextDocument.create(URI, "markdown", 1, text), [item.textEdit as TextEdit]);
  };
  return { items, taken };
}

const labels = (items: readonly { label: unknown }[]): unknown[] => items.map(({ label }) => label);

describe("hover", () => {
  it("says what, why, with sources, instead of what, and where to read on", async () => {
    const { client, position } = await at(`${HEAD}The nurse should ⟦⟧have checked the label.\n`);
    const hover = await client.request<Hover>("textDocument/hover", { textDocument: { uri: URI }, position });
    const { value } = hover.contents as { value: string };
    match(value, /^\*\*should-have\*\* Conduct is measured/);
    match(value, /- Say what happened: {2}\n {2}\*The label was not checked\.\*\n/);
    match(value, /\n\[S\d+\] /);
    match(value, /Reported: `[^⟦]+`/);
    match(value, /Not reported: `/);
    match(value, /\[More about should-have\]\(https:/);
    ok(hover.range);
  });

  it("says nothing elsewhere", async () => {
    const { client, position } = await at(`${HEAD}The printer ⟦⟧was slow.\n`);
    strictEqual(await client.request("textDocument/hover", { textDocument: { uri: URI }, position }), null);
  });
});

describe("completion", () => {
  it("offers the sections that are missing, with prompts and the level of the others", async () => {
    const { items, taken } = await completions(`${HEAD}### Impact\n\nNone.\n\n#⟦⟧`);
    ok(!labels(items).some((label) => String(label).includes("Impact")));
    match(taken("### Timeline (UTC)"), /\n### Timeline \(UTC\)\n\n- ⟨hh:mm⟩ ⟨last normal state⟩\n/);
  });

  it("gives tab stops to clients that know them", async () => {
    const capabilities = {
      ...PULL,
      textDocument: { ...PULL.textDocument, completion: { completionItem: { snippetSupport: true } } },
    };
    const { items } = await completions(`${HEAD}## ⟦⟧`, { capabilities });
    const item = items.find(({ label }) => label === "## Timeline (UTC)");
    strictEqual(item?.insertTextFormat, 2);
    match((item?.textEdit as TextEdit | undefined)?.newText ?? "", /\$\{1:⟨hh:mm⟩\} \$\{2:⟨last normal state⟩\}/);
  });

  it("offers the owners the document knows, in a cell for owners", async () => {
    const table =
      "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add an alert | @kofi | 2024-06-01 |\n| Add a test | ⟦⟧ | |\n";
    const { items } = await completions(HEAD + table);
    deepStrictEqual(labels(items), ["@kofi"]);
  });

  it("offers days in a cell for days", async () => {
    const table = "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add a test | @kofi | ⟦⟧ |\n";
    const { items } = await completions(HEAD + table);
    deepStrictEqual(labels(items), ["2024-05-27", "2024-06-03", "2024-06-19", "2024-08-18"]);
  });

  it("offers owners after a handle, and fields that an item lacks", async () => {
    const list = (last: string): string =>
      `---\nauthors: [Adaeze Obi]\n---\n${HEAD}## Action items\n\n- Add an alert (owner: @kofi, due: 2024-06-01)\n- ${last}\n`;
    deepStrictEqual(labels((await completions(list("Add a test @⟦⟧"))).items), ["@kofi", "Adaeze Obi"]);
    const { items, taken } = await completions(list("Add a test for the printer queue, @lin ⟦⟧"));
    deepStrictEqual(labels(items), ["Due", "Ticket"]);
    match(taken("Due"), /@lin \(due: ⟨date⟩\)/);
  });

  it("offers suppression comments, rules and nothing in the reason", async () => {
    const { taken } = await completions(`${HEAD}<!⟦⟧\n`);
    match(taken("blameless-disable-next-line"), /\n<!-- blameless-disable-next-line ⟨rule⟩ -->\n/);
    const { items } = await completions(`${HEAD}<!-- blameless-disable-line should⟦⟧ -->\n`);
    ok(labels(items).includes("should-have"));
    deepStrictEqual(
      (await completions(`${HEAD}<!-- blameless-disable-line should-have -- because ⟦⟧ -->\n`)).items,
      [],
    );
  });

  it("offers the keys of the front matter that are not there, and their values", async () => {
    const { items, taken } = await completions(`---\ntitle: Queue\n⟦⟧\n---\n${HEAD}`);
    ok(labels(items).includes("status") && !labels(items).includes("title"));
    match(taken("kind"), /\nkind: \n---/);
    deepStrictEqual(labels((await completions(`---\ntitle: Queue\nstatus: ⟦⟧\n---\n${HEAD}`)).items), [
      "draft",
      "in progress",
      "final",
    ]);
  });

  it("leaves prose in peace", async () => {
    deepStrictEqual((await completions(`${HEAD}The printer was ⟦⟧slow.\n`)).items, []);
  });
});

describe("the outline", () => {
  const TEXT = `${HEAD}## Timeline (UTC)\n\n- 10:02 the queue stopped\n- 10:09 an alert\n- 12:02 it ran\n\n## Root causes\n\n- No alert on OPS-12, see \`OPS-13\` and [OPS-14](https://x.example)\n\n### Details\n\nMore.\n\n## Action items\n\n- [x] Add an alert (owner: @kofi, due: 2024-06-01)\n- [ ] Add a test\n`;

  it("is a tree of sections with what they are for", async () => {
    const { client } = await at(TEXT);
    const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: URI },
    });
    const draw = (list: readonly DocumentSymbol[] = []): unknown =>
      list.map(({ name, detail, children }) => [name, detail, draw(children)]);
    deepStrictEqual(draw(symbols), [
      [
        "Postmortem: queue outage",
        "",
        [
          ["Timeline (UTC)", "timeline", []],
          ["Root causes", "factors", [["Details", "", []]]],
          ["Action items", "actions", []],
        ],
      ],
    ]);
  });

  it("folds by section", async () => {
    const { client } = await at(TEXT);
    const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri: URI } });
    deepStrictEqual(folds.map(({ startLine, endLine }) => [startLine, endLine]).slice(0, 3), [
      [0, 19],
      [2, 6],
      [8, 14],
    ]);
  });

  it("says above the title what is found and missing, and above the actions how they stand", async () => {
    const { client } = await at(TEXT);
    const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: URI } });
    const [title, actions] = lenses.map((lens) => lens.command?.title ?? "");
    match(
      title ?? "",
      /findings? · still missing for review: the impact, an owner for 1 action item, a due date for 1 action item$/,
    );
    strictEqual(actions, "2 action items, 1 done");
  });

  it("shows how long things took", async () => {
    const { client } = await at(TEXT);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri: URI }, range });
    deepStrictEqual(
      hints.map(({ label, position }) => [position.line, label]),
      [
        [5, "+7 min"],
        [6, "+1 h 53 min"],
        [2, "2 h from the first to the last entry"],
      ],
    );
  });

  it("says when it was detected, and when it was over, beside the entry that tells it", async () => {
    const line =
      "- 23:50 errors start\n- 23:58 the lag alert fired\n- 00:40 a second region\n- 01:05 service restored\n";
    const { client } = await at(`${HEAD}## Timeline\n\n${line}`);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri: URI }, range });
    deepStrictEqual(
      hints.map(({ label, position }) => [position.line, label]),
      [
        [5, "+8 min, detected after 8 min"],
        [6, "+42 min"],
        [7, "+25 min, recovered after 1 h 15 min"],
        [2, "1 h 15 min from the first to the last entry"],
      ],
    );
  });

  it("shows no time that the text does not tell", async () => {
    const odd = "## Timeline\n\n- 23:50 it stopped\n- 00:10 it ran\n- 2024-05-03T01:00Z done\n- later\n";
    const { client } = await at(HEAD + odd);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    deepStrictEqual(await client.request("textDocument/inlayHint", { textDocument: { uri: URI }, range }), []);
  });

  it("links tickets in prose that the configuration knows", async () => {
    const files = new Map([["/w/.blameless.json", '{ "trackers": { "OPS": "https://tickets.example/{key}" } }']]);
    const { client } = await at(TEXT, { files });
    const links = await client.request<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri: URI } });
    deepStrictEqual(
      links.map(({ target }) => target),
      ["https://tickets.example/OPS-12"],
    );
  });
});

describe("a new document", () => {
  it("is one of the templates, with its title, day and tab stops", async () => {
    const client = await start();
    const templates = await client.request<TemplateInfo[]>("blameless/templates", {});
    ok(templates.length > 4 && templates.every(({ name, title, about }) => name && title && about));
    const google = templates.find(({ title }) => title === "Google SRE");
    const made = await client.request<NewDocument>("blameless/newDocument", {
      template: google?.name,
      title: " Ward  labels: $1 {twice} ",
      date: "2024-05-03",
    });
    strictEqual(made.fileName, "2024-05-03-ward-labels-1-twice.md");
    match(made.text, /^# Ward labels: \$1 \{twice\}\n/);
    match(made.snippet, /^# Ward labels: \\\$1 \{twice\\\}\n[\s\S]*\$\{1:[^}]+\}[\s\S]*\$\{2:/);
    ok(!/(?<!\$\{\d+:)⟨/.test(made.snippet), "every placeholder is a tab stop");
  });

  it("has today and a placeholder where nothing is said", async () => {
    const client = await start();
    const made = await client.request<NewDocument>("blameless/newDocument", { template: "minimal" });
    strictEqual(made.fileName, `${TODAY}-postmortem.md`);
    match(made.text, new RegExp(`^# ⟨what happened⟩\\n\\n- \\*\\*Date:\\*\\* ${TODAY}`));
    strictEqual(await client.request("blameless/newDocument", { template: "nothing" }), null);
  });
});

describe("a long session", () => {
  it("keeps no more memory than its document takes", async function () {
    this.timeout(120_000);
    const { createLinter } = await import("../../server/src/core/lint.ts");
    const { parseDocument, reparseDocument } = await import("../../server/src/core/document.ts");
    const { createSession } = await import("../../server/src/core/session.ts");
    const { resolveConfig } = await import("../../server/src/core/config.ts");
    const { rules } = await import("../../server/src/core/rules/index.ts");
    const { setFlagsFromString } = await import("node:v8");
    const { runInNewContext } = await import("node:vm");
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const paragraphs = Array.from({ length: 2000 }, (_, i) => `The nurse on shift ${i} forgot to check the printer.`);
    const session = createSession(createLinter(rules, resolveConfig([{ kind: "postmortem" }], rules)));
    let document = parseDocument(paragraphs.join("\n\n"));
    session(document);
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const before = used();
    // Every edit touches another paragraph, so that each could hold on to a version of its own.
    for (let i = 0; i < 200; i++) {
      paragraphs[i * 10] = `The cook on shift ${i} forgot to check the oven.`;
      document = reparseDocument(paragraphs.join("\n\n"), document);
      session(document);
    }
    const grown = used() - before;
    ok(grown < 8, `${grown.toFixed(0)} MB more after 200 edits of a text of 0.1 MB`);
  });
});
