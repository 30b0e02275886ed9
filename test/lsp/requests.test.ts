/** Requests beyond the protocol: what a document is treated as, where its configuration is, words of a model. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver";
import type { ConfigurationFor, RuleInShort, WordsTask } from "../../server/src/lsp/protocol.ts";
import { PULL, start } from "./client.ts";

const URI = "file:///w/notes.md";
const textDocument = { uri: URI };

describe("the kind of a document", () => {
  const treated = async (
    text: string,
    kind: string,
    files = new Map<string, string>(),
    uri = URI,
  ): Promise<Map<string, string>> => {
    const client = await start({ capabilities: PULL, files, folders: ["file:///w"] });
    client.open(uri, text);
    const edit = await client.request<WorkspaceEdit | null>("blameless/treatAs", { textDocument: { uri }, kind });
    return edit ? client.applied(edit) : new Map();
  };

  it("is written to the configuration, for a document without front matter", async () => {
    const files = new Map([["/w/.blameless.jsonc", '{\n  // ours\n  "extends": ["strict"]\n}\n']]);
    const after = await treated("# Notes\n", "postmortem", files);
    match(
      after.get("file:///w/.blameless.jsonc") ?? "",
      /\/\/ ours[\s\S]*"files": \["\.\/notes\.md"\], "kind": "postmortem"/,
    );
    ok(!after.has(URI));
  });

  it("is written to the front matter, where there is one, in its own format", async () => {
    for (const [before, after] of [
      ["---\ntitle: Notes\n---\n# Notes\n", "---\nkind: other\ntitle: Notes\n---\n# Notes\n"],
      ["---\r\nkind: incident\r\n---\r\n# Notes\r\n", "---\r\nkind: other\r\n---\r\n# Notes\r\n"],
      ['+++\ntitle = "Notes"\n+++\n# Notes\n', '+++\nkind = "other"\ntitle = "Notes"\n+++\n# Notes\n'],
      ['{\n  "title": "Notes"\n}\n\n# Notes\n', '{\n  "kind": "other",\n  "title": "Notes"\n}\n\n# Notes\n'],
    ] as const)
      strictEqual((await treated(before, "other")).get(URI), after);
  });

  it("is written to new front matter where there is no place for a configuration", async () => {
    const after = await treated("# Notes\n", "postmortem", new Map(), "untitled:Untitled-1");
    strictEqual(after.get("untitled:Untitled-1"), "---\nkind: postmortem\n---\n\n# Notes\n");
  });

  it("is one of those there are", async () => {
    deepStrictEqual([...(await treated("# Notes\n", "nonsense"))], []);
  });
});

describe("the configuration of a document", () => {
  it("is the one that governs it, or none yet, with a text to begin with", async () => {
    const files = new Map([["/w/.blameless.jsonc", "{}"]]);
    const client = await start({ capabilities: PULL, files, folders: ["file:///w"] });
    const known = await client.request<ConfigurationFor>("blameless/configurationFor", { textDocument });
    strictEqual(known.uri, "file:///w/.blameless.jsonc");
    const bare = await start({ capabilities: PULL, folders: ["file:///w"] });
    const none = await bare.request<ConfigurationFor>("blameless/configurationFor", {});
    strictEqual(none.uri, null);
    match(none.starter, /"extends": \["recommended"\]/);
  });
});

it("all rules are told of in short", async () => {
  const client = await start({ capabilities: PULL });
  const rules = await client.request<RuleInShort[]>("blameless/rules", {});
  ok(rules.length > 80 && rules.every(({ id, summary, category }) => id && summary && category));
});

describe("words of a model", () => {
  const TEXT =
    "# Postmortem: queue outage\n\n## Summary\n\nPriya forgot to empty `queue-7` at 10:02. It grew by 40 GB.\n";
  const at = (character: number): Position => ({ line: 4, character });
  const begin = async () => {
    const client = await start({ capabilities: PULL });
    client.open(URI, TEXT);
    return client;
  };

  it("are asked for with one sentence, and what the rule says of it", async () => {
    const client = await begin();
    const task = await client.request<WordsTask>("blameless/wordsTask", { textDocument, position: at(2) });
    strictEqual(task.sentence, "Priya forgot to empty `queue-7` at 10:02.");
    strictEqual(task.rule, "omission-verb");
    ok(!/\[S\d+\]/.test(task.guidance) && task.guidance.length > 100);
    strictEqual(await client.request("blameless/wordsTask", { textDocument, position: at(50) }), null);
  });

  for (const text of [
    "Omar forgot his key AKIAIOSFODNN7EXAMPLE too.",
    "Omar broke the relay when he set password=Hunter2secret9 in the vault.",
    "<!-- blameless-disable-next-line secret-in-text -->\nOmar forgot to hide password=Hunter2secret9 from it.",
    "Omar forgot to tell anna.berg@tidework.io about it.",
    "Omar ignored the calls from 51.15.201.77 all night.",
  ])
    it(`are never asked for a sentence with something private in it: ${text.slice(-40)}`, async () => {
      const client = await start({ capabilities: PULL });
      const before = "# Postmortem: queue outage\n\n## Summary\n\n";
      client.open(URI, `${before}${text}\n`);
      const line = 4 + text.split("\n").length - 1;
      strictEqual(
        await client.request("blameless/wordsTask", { textDocument, position: { line, character: 2 } }),
        null,
      );
      const hidden = text.replace(/AKIA\w+|Hunter\w+|anna\S+|51[\d.]+/, "[redacted]");
      client.open(`${URI}2.md`, `${before}${hidden}\n`);
      ok(
        await client.request("blameless/wordsTask", {
          textDocument: { uri: `${URI}2.md` },
          position: { line, character: 2 },
        }),
        "without it, the sentence can be asked for",
      );
    });

  it("are offered only where nothing speaks against them", async () => {
    const client = await begin();
    const { range, rule } = await client.request<WordsTask & { range: Range }>("blameless/wordsTask", {
      textDocument,
      position: at(2),
    });
    const problem = (words: string): Promise<string | null> =>
      client.request("blameless/checkWords", { textDocument, range, rule, words });
    strictEqual(await problem("`queue-7` was not emptied at 10:02."), null);
    match((await problem("The queue was not emptied at 10:02.")) ?? "", /got lost/);
    match((await problem("`queue-7` was not emptied at 10:02, for 5 hours.")) ?? "", /“5” is new/);
    match((await problem("`queue-7` was not emptied at 10:02, as Kafka was slow.")) ?? "", /“Kafka” is new/);
    match((await problem("The engineer forgot to empty `queue-7` at 10:02.")) ?? "", /reported there still/);
    match((await problem("`queue-7` was not emptied at 10:02, which was human error.")) ?? "", /would be reported/);
    match((await problem("`queue-7` stayed full at 10:02.\n\nMore.")) ?? "", /more than a sentence/);
    match((await problem("")) ?? "", /same sentence/);
  });

  it("are not offered where the front matter would have to quote them", async () => {
    const client = await start({ capabilities: PULL });
    client.open(URI, "---\nsummary: Priya forgot to empty the queue.\n---\n\n# Postmortem: queue outage\n");
    const { range, rule } = await client.request<WordsTask & { range: Range }>("blameless/wordsTask", {
      textDocument,
      position: { line: 1, character: 12 },
    });
    const problem = (words: string): Promise<string | null> =>
      client.request("blameless/checkWords", { textDocument, range, rule, words });
    strictEqual(await problem("The queue was not emptied."), null);
    match((await problem("One step was left out: the queue was not emptied.")) ?? "", /front matter/);
  });
});
