/** What a client can apply: every code action, applied and linted again; and positions in every encoding. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Block, parseDocument, parseInline } from "../../server/src/core/document.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { LineIndex } from "../../server/src/core/text.ts";
import { changeConfiguration } from "../../server/src/lsp/configEdit.ts";
import { createPlaces } from "../../server/src/lsp/places.ts";
import { run } from "../cli/support.ts";
import { type Client, PULL, type Setup, start, TODAY } from "./client.ts";

const URI = "file:///w/incidents/queue.md";
const HEAD = "# Postmortem: queue outage\n\n";
const names = readdirSync("test/postmortems").filter((name) => name.endsWith(".md"));

let client: Client;
const begin = async (setup?: Setup): Promise<Client> => {
  client = await start(setup);
  return client;
};

const ids = (items: readonly { code?: unknown }[]): unknown[] => items.map(({ code }) => code);

/** The action of a title, for the finding of a rule. */
async function action(rule: string, title: RegExp): Promise<CodeAction> {
  const found = (await client.diagnostics(URI)).find(({ code }) => code === rule);
  ok(found, `${rule} is found`);
  const actions = await client.actions(URI, found.range);
  const one = actions.find((it) => title.test(it.title));
  ok(one, `there is ${title} among ${actions.map((it) => it.title)}`);
  return one;
}

/** Applies an action to the open document, as an editor does. */
function apply({ edit }: CodeAction): void {
  const after = client.applied(edit ?? {}).get(URI);
  ok(after !== undefined, "the document is changed");
  client.change(URI, { text: after });
}

describe("code actions", () => {
  it("are found without what clients leave out of the context", async () => {
    await begin();
    client.open(URI, `${HEAD}The nurse should have checked the label.\n`);
    const [first] = await client.diagnostics(URI);
    const bare = await client.actions(URI, (first as Diagnostic).range, {
      diagnostics: [{ range: (first as Diagnostic).range, message: (first as Diagnostic).message }],
    });
    ok(bare.length > 2);
    deepStrictEqual(bare, await client.actions(URI, (first as Diagnostic).range));
  });

  it("name their diagnostic, and prefer what keeps the meaning", async () => {
    await begin();
    client.open(URI, `${HEAD}## Detection\n\nIt was broken again!!\n`);
    const fix = await action("animated-language", /./);
    strictEqual(fix.isPreferred, true);
    strictEqual(fix.kind, "quickfix");
    deepStrictEqual(ids(fix.diagnostics ?? []), ["animated-language"]);
    apply(fix);
    ok(!ids(await client.diagnostics(URI)).includes("animated-language"));
  });

  it("fix everything at once, and only on request", async () => {
    await begin();
    client.open(
      URI,
      `${HEAD}## Detection\n\nIt was broken again!! And once more!!\n\n<!-- blameless-disable-line -->\n`,
    );
    const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    ok(!(await client.actions(URI, all)).some(({ kind }) => kind?.startsWith("source")));
    for (const only of ["source.fixAll", "source.fixAll.blameless", "source"]) {
      const [first, ...more] = await client.actions(URI, all, { only: [only] });
      strictEqual(first?.kind, "source.fixAll.blameless");
      deepStrictEqual(more, []);
    }
    const [fixAll] = await client.actions(URI, all, { only: ["source.fixAll"] });
    apply(fixAll as CodeAction);
    strictEqual(client.text(URI), `${HEAD}## Detection\n\nIt was broken again. And once more.\n\n`);
  });

  it("do nothing else when only fixes are asked for, and nothing where all is well", async () => {
    await begin();
    client.open(URI, `${HEAD}The nurse should have checked the label.\n`);
    const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    deepStrictEqual(await client.actions(URI, all, { only: ["source.organizeImports"] }), []);
    deepStrictEqual(await client.actions(URI, all, { only: ["source.fixAll"] }), []);
  });

  it("give placeholders as tab stops to clients that know them, with what means something escaped", async () => {
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
    await begin({ capabilities: { ...PULL, workspace: { ...PULL.workspace, workspaceEdit } } });
    const text = `${HEAD}## Timeline\n\n- 10:02 the queue stopped\n- 10:09 it ran\n\n## Contributing factors\n\n- No alert on the queue\n`;
    client.open(URI, text);
    const { edit } = await action("missing-action-items", /Insert/);
    const [change] = edit?.documentChanges ?? [];
    const [only] = change && "edits" in change ? change.edits : [];
    ok(only && "snippet" in only);
    match(only.snippet.value, /\$\{1:⟨what makes it less likely⟩\}/);
    ok(!/(?<!\$\{\d+:)⟨/.test(only.snippet.value), "every placeholder is a tab stop");
  });

  it("give the same as plain text to clients that do not", async () => {
    await begin();
    client.open(URI, `${HEAD}## Timeline\n\n- 10:02 the queue stopped\n- 10:09 it ran\n`);
    const { edit } = await action("missing-action-items", /Insert/);
    ok(
      client
        .applied(edit ?? {})
        .get(URI)
        ?.includes("⟨owner⟩"),
    );
  });

  describe("that rewrite", () => {
    const TEXT = `${HEAD}## Root causes\n\nLena should have read the runbook. It was Lena's shift.\n`;
    const cursor = (text: string, words: string): Diagnostic["range"] => {
      const start = TextDocument.create(URI, "markdown", 1, text).positionAt(text.indexOf(words));
      return { start, end: start };
    };

    it("are found from the range alone, and asked for as refactorings", async () => {
      await begin();
      client.open(URI, TEXT);
      const here = cursor(TEXT, "should");
      for (const only of ["refactor", "refactor.rewrite"]) {
        const actions = await client.actions(URI, here, { only: [only] });
        deepStrictEqual(
          actions.map(({ title, kind }) => [title, kind]),
          [["Turn it into an action item, and say what was", "refactor.rewrite"]],
        );
        apply(actions[0] as CodeAction);
        strictEqual(
          client.text(URI),
          `${HEAD}## Root causes\n\nThe runbook was not read. It was Lena's shift.\n\n## Action items\n\n- [ ] Make ⟨the tool or the procedure⟩ prompt for reading the runbook (owner: ⟨name or team⟩, due: ⟨yyyy-mm-dd⟩)\n`,
        );
        client.change(URI, { text: TEXT });
      }
      ok(!(await client.actions(URI, here, { only: ["quickfix"] })).some(({ kind }) => kind !== "quickfix"));
      deepStrictEqual(await client.actions(URI, cursor(TEXT, "Root"), { only: ["refactor.extract"] }), []);
    });

    it("fill in what is the same at once, where the client has tab stops", async () => {
      const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
      await begin({ capabilities: { ...PULL, workspace: { ...PULL.workspace, workspaceEdit } } });
      client.open(URI, TEXT);
      const [action] = await client.actions(URI, cursor(TEXT, "Lena"), { only: ["refactor.rewrite"] });
      strictEqual(action?.title, "Replace “Lena” with a role throughout the analysis");
      const [change] = action?.edit?.documentChanges ?? [];
      deepStrictEqual(
        change && "edits" in change && change.edits.map((edit) => ("snippet" in edit ? edit.snippet.value : "")),
        ["The", "the"].map((article) => `${article} \${1:⟨role⟩}`),
      );
    });

    it("are silent where the linter is", async () => {
      await begin({ files: new Map([["/w/.blameless.json", '{ "ignore": ["**/queue.md"] }']]) });
      client.open(URI, TEXT);
      deepStrictEqual(await client.actions(URI, cursor(TEXT, "should"), { only: ["refactor"] }), []);
    });
  });

  it("insert what is missing, from the title, in the style of the document", async () => {
    await begin();
    const text = `Queue outage, 3 May\n===================\n\nImpact\n------\n\nNone.\n\nActions\n-------\n\n- [ ] Add a test (owner: @kofi, due: 2024-06-01)\n`;
    client.open(URI, text);
    const actions = await client.actions(URI, { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } });
    const insert = actions.find(({ title }) => /^Insert “Timeline/.test(title));
    strictEqual(insert?.kind, "quickfix");
    apply(insert as CodeAction);
    match(client.text(URI), /\nNone\.\n\nTimeline \(UTC\)\n-{14}\n\n[\s\S]*\n\nActions\n-------\n/);
  });

  it("keep the line ends of the document", async () => {
    await begin();
    client.open(URI, `${HEAD}## Timeline\n\n- 10:02 the queue stopped\n- 10:09 it ran\n`.replace(/\n/g, "\r\n"));
    apply(await action("missing-action-items", /Insert/));
    ok(!/[^\r]\n/.test(client.text(URI)));
  });

  it("edit without versions where the client knows none", async () => {
    await begin({ capabilities: { textDocument: { diagnostic: {} } } });
    client.open(URI, `${HEAD}The nurse should have checked the label.\n`);
    const { edit } = await action("should-have", /Disable should-have here/);
    ok(edit?.changes && !edit.documentChanges);
  });

  it("suppress what stands in the front matter for the whole file", async () => {
    await begin();
    client.open(URI, `---\nsummary: The nurse should have checked the label.\n---\n\n${HEAD}All is well.\n`);
    strictEqual(await action("should-have", /Disable should-have here/).catch(() => undefined), undefined);
    apply(await action("should-have", /Disable should-have in this file/));
    ok(!ids(await client.diagnostics(URI)).includes("should-have"));
  });

  for (const name of names) {
    it(`take their finding away: ${name}`, async function () {
      this.timeout(60_000);
      await begin({ files: new Map([["/w/.blameless.json", '{ "extends": "all" }']]) });
      const text = readFileSync(`test/postmortems/${name}`, "utf8");
      client.open(URI, text);
      const found = await client.diagnostics(URI);
      for (const diagnostic of found) {
        for (const { title, edit, diagnostics } of await client.actions(URI, diagnostic.range)) {
          if (JSON.stringify(diagnostics?.[0]) !== JSON.stringify(diagnostic)) continue;
          const changed = client.applied(edit ?? {});
          const config = changed.get("file:///w/.blameless.json");
          if (config !== undefined) {
            JSON.parse(config);
            continue;
          }
          const after = changed.get(URI) as string;
          client.change(URI, { text: after });
          const left = await client.diagnostics(URI);
          const isThere = left.some(({ code, message }) => code === diagnostic.code && message === diagnostic.message);
          const before = found.filter(
            ({ code, message }) => code === diagnostic.code && message === diagnostic.message,
          );
          ok(!isThere || before.length > 1, `${title} leaves ${diagnostic.code} in place`);
          if (title.startsWith("Disable")) {
            deepStrictEqual(seen(after), seen(text), `${title} changes what a reader sees`);
            ok(left.length < found.length && !ids(left).includes("unused-suppression"), `${title} holds`);
          }
          client.change(URI, { text });
        }
      }
    });
  }
});

/** What a reader sees: blocks with their text, comments left out. */
function seen(text: string): unknown {
  const document = parseDocument(text);
  const depth = (block: Block): number => (block.parent ? 1 + depth(block.parent) : 0);
  return document.blocks
    .filter(({ kind }) => kind !== "comment")
    .map((block) => [
      block.kind,
      depth(block),
      block.column,
      block.lines.length === 0
        ? ""
        : parseInline(document, block)
            .pieces.filter(({ kind }) => kind !== "comment")
            .map(({ start, end }) => document.text.slice(start, end))
            .join("")
            .trimEnd(),
    ]);
}

describe("a suppression", () => {
  const shapes: Readonly<Record<string, string>> = {
    paragraph: "The nurse should have checked the label.\n",
    "wrapped paragraph": "One line.\nThe nurse should have checked\nthe label.\n",
    "tight list": "- One\n- The nurse should have checked the label.\n- Three\n",
    "nested list": "1. One\n   - The nurse should have checked the label.\n     It went on.\n2. Two\n",
    "task list": "- [ ] The nurse should have checked the label.\n- [x] Two\n",
    "table row": "| a | b |\n|---|---|\n| The nurse should have checked the label. | x |\n| c | d |\n",
    "item with two paragraphs": "- One\n\n  The nurse should have checked the label.\n\n- Two\n",
    heading: "### Why did the nurse overlook the label?\n\nText.\n",
    "setext heading": "Why did the nurse overlook the label?\n---\n\nText.\n",
    "paragraph after a heading": "### Text\nThe nurse should have checked the label.\n",
  };
  for (const [name, shape] of Object.entries(shapes)) {
    for (const newline of ["\n", "\r\n"]) {
      it(`keeps a ${name} as it is${newline === "\n" ? "" : ", with CRLF"}`, async () => {
        await begin();
        const text = `${HEAD}## Response\n\n${shape}\n## Impact\n\nNone.\n`.replace(/\n/g, newline);
        client.open(URI, text);
        const rule = name.includes("heading") && shape.includes("Why") ? "why-person-question" : "should-have";
        apply(await action(rule, /here$/));
        deepStrictEqual(seen(client.text(URI)), seen(text));
        const left = ids(await client.diagnostics(URI));
        ok(!left.includes(rule) && !left.includes("unused-suppression"), client.text(URI));
      });
    }
  }

  it("of a file goes below the front matter, and joins the one that is there", async () => {
    await begin();
    client.open(URI, `---\ntitle: Queue outage\n---\n${HEAD}The nurse forgot the label, and should have checked it.\n`);
    apply(await action("should-have", /in this file$/));
    match(client.text(URI), /^---\ntitle: Queue outage\n---\n<!-- blameless-disable-file should-have -->\n\n# Post/);
    apply(await action("omission-verb", /in this file$/));
    match(client.text(URI), /<!-- blameless-disable-file should-have, omission-verb -->/);
    deepStrictEqual(
      ids(await client.diagnostics(URI)).filter((id) => /should-have|omission|suppression/.test(String(id))),
      [],
    );
  });

  it("in MDX is a comment of MDX", async () => {
    await begin();
    const uri = "file:///w/incidents/queue.mdx";
    client.open(uri, `${HEAD}The nurse should have checked the label.\n`, "mdx");
    const found = (await client.diagnostics(uri)).find(({ code }) => code === "should-have") as Diagnostic;
    const here = (await client.actions(uri, found.range)).find(({ title }) => title.endsWith("here"));
    const after = client.applied(here?.edit ?? {}).get(uri) as string;
    match(after, /\{\/\* blameless-disable-next-line should-have \*\/\}\nThe nurse/);
    client.change(uri, { text: after });
    ok(!ids(await client.diagnostics(uri)).includes("should-have"));
  });
});

describe("a change of the configuration", () => {
  const CONFIG =
    '{\n  // what we agreed\n  "extends": ["recommended"], // small\n  "allow": [\n    "one" // why\n  ]\n}\n';

  it("is written to the nearest file, with its comments", async () => {
    await begin({ files: new Map([["/w/.blameless.jsonc", CONFIG]]) });
    client.open(URI, `${HEAD}The nurse should have checked the label.\n`);
    const off = client.applied((await action("should-have", /in this project$/)).edit ?? {});
    const after = off.get("file:///w/.blameless.jsonc") as string;
    for (const comment of ["// what we agreed", "// small", "// why"]) ok(after.includes(comment), after);
    match(after, /"rules": \{\s+"should-have": "off"\s+\}/);
    const allow = client.applied((await action("should-have", /^Allow/)).edit ?? {});
    match(allow.get("file:///w/.blameless.jsonc") as string, /"one", \/\/ why\n {4}"should have checked"\n/);
  });

  it("makes a file where there is none", async () => {
    await begin();
    client.open(URI, `${HEAD}The nurse should have checked the label.\n`);
    const { edit } = await action("should-have", /in this project$/);
    deepStrictEqual(edit?.documentChanges?.[0], {
      kind: "create",
      uri: "file:///w/.blameless.jsonc",
    });
    const after = client.applied(edit ?? {}).get("file:///w/.blameless.jsonc") as string;
    deepStrictEqual(JSON.parse(after), { extends: ["recommended"], rules: { "should-have": "off" } });
  });

  it("keeps what YAML says besides", () => {
    const yaml = "# ours\nextends: recommended # small\nallow:\n  - one # why\nrules:\n  if-only: [warning, {}]\n";
    const off = changeConfiguration("a/.blameless.yaml", yaml, { kind: "disable", rule: "should-have" }) as string;
    strictEqual(off, `${yaml}  should-have: off\n`.replace("[warning, {}]", "[ warning, {} ]"));
    const listed = changeConfiguration("a/.blameless.yml", yaml, { kind: "disable", rule: "if-only" }) as string;
    match(listed, /if-only: \[ off, \{\} \]/);
    const allow = changeConfiguration("a/.blameless.yml", yaml, { kind: "allow", phrase: "two" }) as string;
    match(allow, /- one # why\n {2}- two\n/);
    strictEqual(changeConfiguration("a/.blameless.yml", "", { kind: "allow", phrase: "x" }), "allow:\n  - x\n");
    strictEqual(changeConfiguration("a/.blameless.yml", "a: [", { kind: "allow", phrase: "x" }), undefined);
  });

  it("keeps the options of a rule, and the rest of a manifest", () => {
    const json = '{ "rules": { "vague-action": ["warning", { "x": 1 }] } }';
    deepStrictEqual(
      JSON.parse(changeConfiguration("a/.blameless.json", json, { kind: "disable", rule: "vague-action" }) as string),
      {
        rules: { "vague-action": ["off", { x: 1 }] },
      },
    );
    const manifest = '{\n\t"name": "docs",\n\t"blameless": {}\n}\n';
    const after = changeConfiguration("/a/package.json", manifest, { kind: "disable", rule: "if-only" }) as string;
    deepStrictEqual(JSON.parse(after), { name: "docs", blameless: { rules: { "if-only": "off" } } });
    match(after, /\n\t\t"rules"/);
    strictEqual(changeConfiguration("/a/.blameless.json", "{ broken", { kind: "allow", phrase: "x" }), undefined);
  });
});

describe("positions", () => {
  const text = "# Postmortem: 👩‍🚀 queue\r\n\r\né👍 The nurse forgot to check the printer.\r\n";

  for (const [encoding, character] of [
    ["utf-16", 4],
    ["utf-8", 7],
    ["utf-32", 3],
  ] as const) {
    it(`are counted in ${encoding} where the client asks for it`, async () => {
      await begin({ capabilities: { ...PULL, general: { positionEncodings: [encoding, "utf-16"] } } });
      strictEqual(client.capabilities.positionEncoding, encoding);
      client.open(URI, text);
      const found = (await client.diagnostics(URI)).find(({ code }) => code === "omission-verb");
      deepStrictEqual(found?.range.start, { line: 2, character });
      const hover = await client.request<{ contents: { value: string } } | null>("textDocument/hover", {
        textDocument: { uri: URI },
        position: { line: 2, character: character + 5 },
      });
      match(hover?.contents.value ?? "", /omission-verb/);
      // “forgot” becomes “broke”: the server's copy changes where the client meant.
      const from = { line: 2, character: character + 10 };
      const to = { line: 2, character: character + 16 };
      void client.rpc.sendNotification("textDocument/didChange", {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ range: { start: from, end: to }, text: "was not 👍 told" }],
      });
      ok(!ids(await client.diagnostics(URI)).includes("omission-verb"));
    });
  }

  it("lead back to where they came from, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.constantFrom("utf-8", "utf-16", "utf-32"),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (source, encoding, at) => {
          const document = TextDocument.create("file:///a", "markdown", 1, source);
          const places = createPlaces(encoding);
          let offset = Math.floor(at * source.length);
          if (/[\uDC00-\uDFFF]/.test(source[offset] ?? "")) offset--;
          if (source[offset] === "\n" && source[offset - 1] === "\r") offset--;
          strictEqual(places.offsetAt(document, places.positionAt(document, offset)), offset);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("are those of a range, or others, whatever the text", () => {
    const offset = fc.nat(8);
    const position = fc.record({ line: fc.nat(4), character: fc.nat(4) }, { noNullPrototype: true });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "\n", "\r\n", "👍"), { maxLength: 6 }),
        fc.constantFrom("utf-8", "utf-16", "utf-32"),
        position,
        position,
        offset,
        offset,
        (source, encoding, from, to, start, end) => {
          const document = TextDocument.create("file:///a", "markdown", 1, source.join(""));
          const places = createPlaces(encoding);
          const { length } = document.getText();
          const range = { start: Math.min(start, length), end: Math.min(end, length) };
          const now = places.rangeOf(document, range);
          const isSame = places.isAt(document, range, { start: from, end: to });
          if (isSame) deepStrictEqual(now, { start: from, end: to });
          strictEqual(places.isAt(document, range, now), true);
        },
      ),
      {
        numRuns: 3000,
        examples: [
          [["\n", "👍", "\r\n", "\r\n"], "utf-16", { line: 2, character: 1 }, { line: 0, character: 0 }, 6, 0],
        ],
      },
    );
  });

  it("and changes agree with the client's copy, after thousands of edits", async function () {
    this.timeout(120_000);
    await begin();
    client.open(URI, "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(6),
            fc.oneof(
              fc.string({ unit: "grapheme", maxLength: 6 }),
              fc.constantFrom("\r\n", "\n", "👍", "\r", "## A\n"),
            ),
          ),
          { minLength: 1, maxLength: 40 },
        ),
        async (edits) => {
          for (const [at, length, text] of edits) {
            const now = client.text(URI);
            const from = Math.floor(at * (now.length + 1));
            client.edit(URI, from, Math.min(now.length, from + length), text);
          }
          // The outline is made from the server's copy alone.
          const symbols = await client.request<{ name: string; range: { end: { line: number } } }[]>(
            "textDocument/documentSymbol",
            { textDocument: { uri: URI } },
          );
          const headings = parseDocument(client.text(URI)).blocks.filter(({ kind }) => kind === "heading").length;
          ok(symbols.length <= headings + 50);
          const lines = new LineIndex(client.text(URI)).starts.length;
          for (const { range } of symbols) ok(range.end.line < lines, "a section ends in the document");
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("what is found after many changes", () => {
  const source = readFileSync("test/postmortems/2024-03-14-ward-labels.md", "utf8");
  const edited = "file:///w/incidents/edited.md";
  const opened = "file:///w/incidents/opened.md";
  const change = fc.record({
    // Anywhere: by themselves, numbers are drawn near the ends most of the time.
    at: fc.noBias(fc.nat(999)),
    length: fc.nat(30),
    text: fc.constantFrom(
      "",
      "x",
      "\n",
      "\n\n",
      "é ",
      "## Impact\n\n",
      "The nurse forgot it. ",
      "\n\nThey forgot it.\n\n",
      "- ",
    ),
    how: fc.constantFrom("part", "part", "part", "part", "part", "part", "backwards", "whole"),
  });

  for (const encoding of ["utf-16", "utf-8"] as const)
    it(`is what is found in the same text that is opened, in ${encoding}`, async function () {
      this.timeout(120_000);
      // Nothing is withheld from a client that cannot be asked to pull again.
      await begin({ capabilities: { general: { positionEncodings: [encoding] }, textDocument: { diagnostic: {} } } });
      const places = createPlaces(encoding);
      let document = TextDocument.create(edited, "markdown", 1, source);
      client.open(edited, source);
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 3 }), async (changes) => {
          const contentChanges = changes.map(({ at, length, text, how }) => {
            const now = document.getText();
            const start = Math.floor((at / 1000) * now.length);
            const end = Math.min(now.length, start + length);
            const range = places.rangeOf(document, { start, end });
            const whole = { text: now.slice(0, start) + text + source.slice(start) };
            const part = { text, range: how === "backwards" ? { start: range.end, end: range.start } : range };
            const said = how === "whole" ? whole : part;
            document = places.update(document, said, document.version + 1);
            return said;
          });
          void client.rpc.sendNotification("textDocument/didChange", {
            textDocument: { uri: edited, version: document.version },
            contentChanges,
          });
          client.open(opened, document.getText());
          deepStrictEqual(await client.diagnostics(edited), await client.diagnostics(opened));
          client.close(opened);
        }),
        { numRuns: 150 },
      );
    });
});

describe("the editor and the command line", () => {
  for (const name of names) {
    it(`find the same: ${name}`, async () => {
      const cwd = process.cwd().replace(/\\/g, "/");
      const { out } = await run(cwd, ["--format", "json", "--no-config", "--date", TODAY, `test/postmortems/${name}`], {
        rules,
      });
      const report = JSON.parse(out) as {
        results: { diagnostics: { ruleId: string; message: string; offset: number; endOffset: number }[] }[];
      };
      const uri = `file:///w/test/postmortems/${name}`;
      await begin({ files: new Map([["/w/.git/HEAD", ""]]) });
      const text = readFileSync(`test/postmortems/${name}`, "utf8");
      client.open(uri, text);
      const lines = new LineIndex(text);
      const editor = (await client.diagnostics(uri)).map(({ code, message, range }) => ({ code, message, range }));
      const terminal = (report.results[0]?.diagnostics ?? []).map(({ ruleId, message, offset, endOffset }) => ({
        code: ruleId,
        message,
        range: { start: lines.positionAt(offset), end: lines.positionAt(endOffset) },
      }));
      deepStrictEqual(editor, terminal);
    });
  }
});
