/** Documents, configurations and workspaces that are odd, or mean harm: nothing is lost, and nothing of them comes alive. */
import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert/strict";
import type { CodeAction, CodeLens, Diagnostic, DocumentLink, Hover, WorkspaceEdit } from "vscode-languageserver/node";
import { createGlobs } from "../../server/src/globs.ts";
import { createClientFiles } from "../../server/src/lsp/clientFiles.ts";
import { changeConfiguration } from "../../server/src/lsp/configEdit.ts";
import type { ConfigurationFor, WordsTask } from "../../server/src/lsp/protocol.ts";
import { uriOf } from "../../server/src/lsp/uri.ts";
import { type Client, PULL, PUSH, type Setup, start } from "./client.ts";

const URI = "file:///w/incidents/queue.md";
const HEAD = "# Postmortem: queue outage\n\n";
const BLAME = `${HEAD}The nurse should have checked the label.\n`;
const CONFIG = "file:///w/.blameless.jsonc";

const actionsFor = async (client: Client, uri = URI): Promise<CodeAction[]> => {
  const found = (await client.diagnostics(uri)).find(({ code }) => code === "should-have") as Diagnostic;
  return client.actions(uri, found.range);
};
const inProject = (actions: readonly CodeAction[]): CodeAction | undefined =>
  actions.find(({ title }) => /^Disable .* in this project$/.test(title));
const treat = (client: Client, uri: string, kind: string): Promise<WorkspaceEdit | null> =>
  client.request("blameless/treatAs", { textDocument: { uri }, kind });

describe("a hover", () => {
  const said = async (text: string, at: string, setup?: Setup): Promise<string> => {
    const client = await start(setup);
    client.open(URI, text);
    await client.diagnostics(URI);
    const before = text.slice(0, text.indexOf(at)).split("\n");
    const position = { line: before.length - 1, character: (before.at(-1) as string).length + 1 };
    const hover = await client.request<Hover | null>("textDocument/hover", { textDocument: { uri: URI }, position });
    return (hover?.contents as { value: string } | undefined)?.value ?? "";
  };

  it("fetches no image and opens no address of the document", async () => {
    const text = `${HEAD}The nurse should have checked ![x](https://evil.example/a.png) at https://evil.example, www.evil.example, <img src=x> and a@evil.example &lt;b&gt;.\n`;
    const value = await said(text, "should have");
    ok(value.includes("evil"), "the sentence is shown");
    for (const active of [/(?<!\\)!\[/, /https:\/\/evil/, /www\.evil/, /(?<!\\)<img/, /(?<!\\)&lt/, /a@evil/])
      doesNotMatch(value, active);
  });

  it("quotes what a suppression names as text", async () => {
    const text = `---\nkind: postmortem\nblameless:\n  disable:\n    - "![x](https://evil.example/a.png)"\n---\n\n${BLAME}`;
    const value = await said(text, "![x]");
    match(value, /invalid-suppression/);
    doesNotMatch(value, /!\[x\]\(https:/);
  });
});

describe("words of a model", () => {
  it("bring no link, image, code or HTML along", async () => {
    const client = await start();
    client.open(URI, `${HEAD}Priya forgot to empty [the queue](https://wiki.example/q) at 10:02.\n`);
    await client.diagnostics(URI);
    const textDocument = { uri: URI };
    const position = { line: 2, character: 3 };
    const { range, rule } = await client.request<WordsTask>("blameless/wordsTask", { textDocument, position });
    const problem = (words: string): Promise<string | null> =>
      client.request("blameless/checkWords", { textDocument, range, rule, words });
    const kept = "[the queue](https://wiki.example/q) was not emptied at 10:02";
    strictEqual(await problem(`${kept}.`), null);
    for (const more of [
      "[see](command:workbench.action.terminal.new)",
      "![](https://evil.example/a.png)",
      "`rm`",
      "<img src=x>",
      "https://evil.example",
      "www.evil.example",
    ])
      match((await problem(`${kept}, ${more}.`)) ?? "", / is new$/, more);
  });
});

describe("links of tickets", () => {
  it("lead to the web alone, and their keys are no patterns", async () => {
    for (const trackers of [
      { OPS: "javascript:alert(1)//{key}" },
      { OPS: "command:workbench.action.quit?{key}" },
      { OPS: "file:///etc/{key}" },
      { "(O|P)+": "https://tickets.example/{key}" },
    ]) {
      const links = async (setup: Setup): Promise<DocumentLink[]> => {
        const client = await start(setup);
        client.open(URI, `${HEAD}See OPS-12.\n`);
        return client.request("textDocument/documentLink", { textDocument: { uri: URI } });
      };
      deepStrictEqual(await links({ options: { settings: { trackers: trackers as never } } }), []);
      const hidden = `{ "__proto__": { "trackers": ${JSON.stringify(trackers)} } }`;
      deepStrictEqual(await links({ files: new Map([["/w/.blameless.json", hidden]]) }), []);
    }
  });
});

describe("a configuration that is broken", () => {
  const broken = '{ "rules": { "should-have": "warning" }, // ours\n';

  it("is the one that is opened, and no action writes into it", async () => {
    const client = await start({ files: new Map([["/w/.blameless.jsonc", broken]]) });
    client.open(URI, BLAME);
    const known = await client.request<ConfigurationFor>("blameless/configurationFor", { textDocument: { uri: URI } });
    strictEqual(known.uri, CONFIG);
    strictEqual(inProject(await actionsFor(client)), undefined);
    const after = client.applied((await treat(client, URI, "other")) ?? {});
    deepStrictEqual([...after.keys()], [URI]);
  });

  it("is one that is nested too deeply, too", async () => {
    for (const [name, text] of [
      [".blameless.json", `{ "allow": ${"[".repeat(1e5)}${"]".repeat(1e5)} }`],
      [".blameless.yaml", `allow: ${"[".repeat(1e5)}${"]".repeat(1e5)}`],
    ] as const) {
      const client = await start({ files: new Map([[`/w/${name}`, text]]) });
      client.open(URI, BLAME);
      await client.diagnostics(URI);
      await client.until("the issue", () => client.published.get(`file:///w/${name}`)?.diagnostics.length === 1);
      strictEqual(inProject(await actionsFor(client)), undefined);
      ok((await actionsFor(client)).length > 0);
    }
  });

  it("in the editor alone is forgotten when it is closed", async () => {
    for (const capabilities of [PULL, PUSH]) {
      const client = await start({ capabilities, files: new Map([["/w/.blameless.jsonc", "{}"]]) });
      client.open(CONFIG, "{ broken", "jsonc");
      await client.until("the issue", () => client.published.get(CONFIG)?.diagnostics.length === 1);
      client.close(CONFIG);
      await client.until("all well", () => client.published.get(CONFIG)?.diagnostics.length === 0);
    }
  });

  it("on disk stays reported when it is closed", async () => {
    const client = await start({ capabilities: PUSH, files: new Map([["/w/.blameless.jsonc", broken]]) });
    client.open(URI, BLAME);
    client.open(CONFIG, broken, "jsonc");
    await client.until("the issue", () => client.published.get(CONFIG)?.diagnostics.length === 1);
    client.published.delete(CONFIG);
    client.close(CONFIG);
    await client.until("the issue again", () => client.published.get(CONFIG)?.diagnostics.length === 1);
  });
});

describe("a change of a configuration", () => {
  it("is made in what is open, whichever way its URI is written", async () => {
    for (const uri of ["file:///w%20(2)/.blameless.jsonc", "file:///w%20%282%29/.blameless.jsonc"]) {
      const folder = uri.replace("/.blameless.jsonc", "");
      const client = await start({ folders: [folder], files: new Map([["/w (2)/.blameless.jsonc", "{}\n"]]) });
      const document = `${folder}/incidents/queue.md`;
      client.open(document, BLAME);
      client.open(uri, '{\n  // not saved yet\n  "extends": ["strict"]\n}\n', "jsonc");
      const edit = inProject(await actionsFor(client, document))?.edit;
      const after = client.applied(edit ?? {});
      deepStrictEqual([...after.keys()], [uri]);
      match(after.get(uri) ?? "", /not saved yet\n.*strict.*,\n {2}"rules": \{ "should-have": "off" \}/);
    }
  });

  it("makes no second file where one is there after all", async () => {
    const files = new Map<string, string>();
    const client = await start({ files });
    client.open(URI, BLAME);
    await client.diagnostics(URI);
    // The server has not heard of it yet.
    files.set("/w/.blameless.jsonc", '{ "extends": ["strict"] }');
    const edit = inProject(await actionsFor(client))?.edit;
    ok(!edit?.documentChanges?.some((it) => "kind" in it));
    match(client.applied(edit ?? {}).get(CONFIG) ?? "", /"strict"\], "rules"/);
  });

  it("makes a new file where the old one is deleted, and still open", async () => {
    const client = await start();
    client.open(URI, BLAME);
    client.open(CONFIG, "{ broken", "jsonc");
    const edit = inProject(await actionsFor(client))?.edit;
    ok(edit?.documentChanges?.some((it) => "kind" in it && it.kind === "create"));
  });

  it("is not offered where it would have no effect", async () => {
    const client = await start();
    const elsewhere = "file:///elsewhere/incidents/queue.md";
    client.open(elsewhere, BLAME);
    strictEqual(inProject(await actionsFor(client, elsewhere)), undefined);
    match(client.applied((await treat(client, elsewhere, "other")) ?? {}).get(elsewhere) ?? "", /^---\nkind: other\n/);
  });

  it("does not name a document that has no name yet", async () => {
    const client = await start({ files: new Map([["/w/.blameless.jsonc", "{}"]]) });
    const uri = "untitled:Untitled-1";
    client.open(uri, BLAME);
    deepStrictEqual([...client.applied((await treat(client, uri, "other")) ?? {}).keys()], [uri]);
  });

  it("leaves alone what has no place for it", () => {
    const off = { kind: "disable", rule: "should-have" } as const;
    const other = { kind: "treat", uri: URI, as: "other" } as const;
    for (const text of ["[]", "5", '{ "rules": 5 }', '{ "rules": [] }'])
      strictEqual(changeConfiguration(CONFIG, text, off), undefined, text);
    for (const text of ["rules: 5\n", "rules: [a]\n", "- a\n"])
      strictEqual(changeConfiguration("file:///w/.blameless.yaml", text, off), undefined, text);
    strictEqual(changeConfiguration(CONFIG, "[]", other), undefined);
    strictEqual(
      changeConfiguration("file:///w/.blameless.yaml", "# ours\r\nallow:\r\n  - one\r\n", off),
      "# ours\r\nallow:\r\n  - one\r\nrules:\r\n  should-have: off\r\n",
    );
  });

  it("names a file so that the glob means that file, whatever its name", () => {
    for (let code = 0x20; code < 0x7f; code++) {
      const char = String.fromCharCode(code);
      for (const name of [`${char}a${char}b.md`, `d${char}/queue.md`, `${char}日本 é.md`]) {
        if (char === "/") continue;
        const uri = uriOf("file://", `/w/${name}`);
        const text = changeConfiguration(CONFIG, "{}", { kind: "treat", uri, as: "other" }) as string;
        const { files } = JSON.parse(text).overrides[0];
        ok(createGlobs(files, "/w")(`/w/${name}`), name);
      }
    }
  });
});

describe("the kind of a document with front matter", () => {
  const treated = async (text: string): Promise<string | undefined> => {
    const client = await start();
    client.open(URI, text);
    return client.applied((await treat(client, URI, "other")) ?? {}).get(URI);
  };

  it("keeps a type that is for others, and every form readable", async () => {
    for (const [before, after] of [
      ["---\ntype: blog\n---\n\nText.\n", "---\nkind: other\ntype: blog\n---\n\nText.\n"],
      ["---\rtitle: Notes\r---\r\rText.\r", "---\nkind: other\rtitle: Notes\r---\r\rText.\r"],
      ["--- \r\ntitle: Notes\r\n---\r\n", "---\r\nkind: other \r\ntitle: Notes\r\n---\r\n"],
      ["{}\n\n# Notes\n", '{\n  "kind": "other"}\n\n# Notes\n'],
    ] as const)
      strictEqual(await treated(before), before.startsWith("{}") ? undefined : after);
  });
});

describe("places", () => {
  it("of untitled documents are the folders they are made for", async () => {
    const files = new Map([["/b/.blameless.json", '{ "rules": { "should-have": "off" } }']]);
    const client = await start({ folders: ["file:///a", "file:///b"], files });
    for (const [uri, found] of [
      ["untitled:/b/incidents/queue.md", false],
      ["untitled:/a/incidents/queue.md", true],
      ["untitled:Untitled-1", true],
    ] as const) {
      client.open(uri, BLAME);
      strictEqual(
        (await client.diagnostics(uri)).some(({ code }) => code === "should-have"),
        found,
        uri,
      );
    }
  });

  it("of cells are those of their notebooks, and nobody expects a whole postmortem in each", async () => {
    const files = new Map([["/w/.blameless.json", '{ "rules": { "omission-verb": "off" } }']]);
    const client = await start({ files });
    const uri = "vscode-notebook-cell:/w/incidents/review.ipynb#W0sZmlsZQ%3D%3D";
    client.open(uri, `${BLAME}\nPriya forgot to look.\n`);
    deepStrictEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ["should-have"],
    );
    const lenses = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    deepStrictEqual(
      lenses.map(({ command }) => command?.title),
      ["1 finding"],
    );
    const { edit } = inProject(await actionsFor(client, uri)) as CodeAction;
    deepStrictEqual([...client.applied(edit ?? {}).keys()], ["file:///w/.blameless.json"]);
  });

  it("do not decide how a comment is written where the client says that it is MDX", async () => {
    const client = await start();
    client.open("untitled:Untitled-1", BLAME, "mdx");
    const here = (await actionsFor(client, "untitled:Untitled-1")).find(({ title }) => title.endsWith(" here"));
    match(
      [...client.applied(here?.edit ?? {}).values()][0] ?? "",
      /\{\/\* blameless-disable-next-line should-have \*\/\}/,
    );
  });

  it("within one another are looked through once", async () => {
    const files = new Map([["/w/docs/incidents/one.md", BLAME]]);
    const client = await start({ folders: ["file:///w", "file:///w/docs"], files });
    const { items } = await client.request<{ items: unknown[] }>("workspace/diagnostic", { previousResultIds: [] });
    strictEqual(items.length, 1);
  });
});

describe("files that only the client has", () => {
  it("are not missed by one look-up because another one has begun", async () => {
    const { files, complete } = createClientFiles(async () => "text");
    const first = complete(async () => {
      const kind = files.kind("/a");
      await new Promise((resume) => setTimeout(resume, 5));
      return kind;
    });
    await complete(async () => undefined);
    strictEqual(await first, "file");
  });

  it("are found by each of many documents that are opened at once", async () => {
    const root = "vscode-vfs://github/team/repo";
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    const files = new Map(
      numbers.map((i) => [`${root}/${i}/.blameless.json`, '{ "rules": { "should-have": "off" } }'] as const),
    );
    const client = await start({ virtual: true, folders: [root], options: { files: true }, files });
    const uris = numbers.map((i) => `${root}/${i}/incidents/queue.md`);
    for (const uri of uris) client.open(uri, BLAME);
    const all = await Promise.all(uris.map((uri) => client.diagnostics(uri)));
    for (const found of all) ok(!found.some(({ code }) => code === "should-have"));
  });
});

it("findings go at once when a document is no longer to be checked, whenever it is checked", async () => {
  const settings: Record<string, unknown> = { run: "manual" };
  const capabilities = { ...PULL, workspace: { ...PULL.workspace, configuration: true } };
  const client = await start({ capabilities, settings: () => settings });
  client.open(URI, BLAME);
  await client.request("workspace/executeCommand", { command: "blameless.check", arguments: [URI] });
  ok((await client.diagnostics(URI)).length > 0);
  settings.enable = false;
  void client.rpc.sendNotification("workspace/didChangeConfiguration", { settings: null });
  deepStrictEqual(await client.diagnostics(URI), []);
});
