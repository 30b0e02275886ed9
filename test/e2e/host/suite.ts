/** Runs inside an extension host, with the real `vscode` API: on the desktop's kind of host, and in a web worker. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";

interface Api {
  readonly ready: Promise<void>;
  readonly client: { readonly initializeResult?: { readonly serverInfo?: { readonly name: string } } };
}

const POSTMORTEM = `# Postmortem: two buyers, one seat

## Summary

Priya forgot to refresh the seat map before the sale opened.

## Impact

- 212 buyers had a seat that somebody else had too.

## Timeline (UTC)

- 16:58 The seat map is copied.
- 17:49 Every buyer has a seat again.

## Contributing factors

- The copy of the seat map carried no version.
- The dashboard showed the the sale, not the seats.

## Action items

- [ ] Show the version of the seat map on the dashboard (owner: @tomasz, SEAT-41)
`;

/** Everything about a running editor is polled: other extensions still start while the tests run. */
async function until<T>(
  what: string,
  get: () => T | Thenable<T>,
  within = 20_000,
): Promise<Exclude<T, false | undefined | null | "">> {
  for (const end = Date.now() + within; Date.now() < end; ) {
    try {
      const value = await get();
      if (value) return value as Exclude<T, false | undefined | null | "">;
    } catch (error) {
      // A request is cancelled whenever any extension registers a provider meanwhile.
      if ((error as Error).message !== "Canceled") throw error;
    }
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`waited ${within} ms for ${what}`);
}

const found = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "blameless")
    .map(({ code }) => String(typeof code === "object" ? code.value : code));
const finds = (uri: vscode.Uri, rule: string): Promise<unknown> => until(rule, () => found(uri).includes(rule));
const write = async (path: string, text: string): Promise<vscode.Uri> => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
};
const open = async (uri: vscode.Uri): Promise<vscode.TextDocument> =>
  (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))).document;

suite(`${vscode.env.appHost}, ${vscode.version}`, () => {
  let uri: vscode.Uri;
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    uri = await write("incidents/seat-map.md", POSTMORTEM);
  });

  test("activates by itself for Markdown, and not before", async () => {
    const extension = vscode.extensions.getExtension<Api>("blameless-dev.blameless");
    assert.ok(extension && !extension.isActive);
    document = await open(uri);
    await until("the extension", () => extension.isActive);
    await extension.exports.ready;
    assert.equal(extension.exports.client.initializeResult?.serverInfo?.name, "blameless");
  });

  test("finds what the words say", async () => {
    await finds(uri, "omission-verb");
    const finding = vscode.languages
      .getDiagnostics(uri)
      .find(({ code }) => typeof code === "object" && code.value === "omission-verb");
    assert.equal(document.getText(finding?.range), "Priya forgot to refresh");
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Warning);
    const { code } = finding ?? {};
    assert.match(String(typeof code === "object" && code.target), /omission-verb/);
  });

  test("offers words, as an edit", async () => {
    const range = new vscode.Range(4, 0, 4, 5);
    const action = await until("words", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title, edit }) => edit && title.includes("was not refreshed"));
    });
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    await until("silence", () => !found(uri).includes("omission-verb"));
    assert.match(document.getText(), /The seat map was not refreshed before the sale opened\./);
    await vscode.commands.executeCommand("undo");
    await finds(uri, "omission-verb");
  });

  test("fixes what keeps the meaning, by its command", async () => {
    await vscode.window.showTextDocument(document);
    await until("the repeated word to go", async () => {
      await vscode.commands.executeCommand("blameless.fixAll");
      return document.getText().includes("showed the sale");
    });
    assert.match(document.getText(), /Priya forgot/, "a rewording is never applied in bulk");
  });

  test("explains on hover", async () => {
    const hovers = await until("a hover", async () => {
      const all = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        uri,
        new vscode.Position(4, 8),
      );
      return all.length > 0 && all;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value)).join("\n");
    assert.match(text, /\*\*omission-verb\*\*/);
  });

  test("shows lenses, durations and links", async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri);
    assert.match(lenses.map(({ command }) => command?.title).join("\n"), /finding/);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.ok(
      hints.some(({ label }) => label === "+51 min"),
      JSON.stringify(hints.map(({ label }) => label)),
    );
    await write(".blameless.jsonc", '{ "trackers": { "SEAT": "https://tickets.example/browse/{key}" } }\n');
    await until("links", async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", uri);
      return links.some(({ target }) => String(target) === "https://tickets.example/browse/SEAT-41");
    });
  });

  test("completes a section that is missing", async () => {
    const editor = await vscode.window.showTextDocument(document);
    const end = new vscode.Position(document.lineCount, 0);
    await editor.edit((edit) => edit.insert(end, "\n## "));
    const list = await until("completions", async () => {
      const it = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        uri,
        document.lineAt(document.lineCount - 1).range.end,
        "#",
      );
      return it.items.some(({ label }) => /Detection/.test(typeof label === "string" ? label : label.label)) && it;
    });
    assert.ok(list.items.length > 0);
    await vscode.commands.executeCommand("undo");
  });

  test("reads the configuration again when it changes, and marks what is wrong in it", async () => {
    const configuration = await write(".blameless.jsonc", '{ "rules": { "omission-verb": "off" } }\n');
    await until("silence", () => !found(uri).includes("omission-verb"));
    await write(".blameless.jsonc", '{ "rules": { "omision-verb": "off" } }\n');
    await open(configuration);
    await until("an error in the configuration", () =>
      vscode.languages.getDiagnostics(configuration).some(({ message }) => message.includes("omission-verb")),
    );
    await vscode.workspace.fs.delete(configuration);
    await finds(uri, "omission-verb");
  });

  test("opens a configuration that is broken, and writes nothing into it", async () => {
    const text = '{ "rules": { "omission-verb": "off" }, // ours\n';
    const configuration = await write("stage/.blameless.jsonc", text);
    await open(await write("stage/incidents/curtain.md", POSTMORTEM));
    await until("the broken one to be found", () =>
      vscode.languages.getDiagnostics(configuration).some(({ source }) => source === "blameless"),
    );
    await vscode.commands.executeCommand("blameless.openConfiguration");
    await until("the configuration", () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.toString() === configuration.toString() && shown.getText() === text;
    });
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(configuration)), text);
    await vscode.workspace.fs.delete(configuration);
  });

  test("checks documents that are in no folder", async () => {
    const untitled = await vscode.workspace.openTextDocument({ language: "markdown", content: POSTMORTEM });
    await vscode.window.showTextDocument(untitled);
    await finds(untitled.uri, "omission-verb");
  });

  test("writes down what kind of document it is", async () => {
    const other = await write("notes.md", "# Notes\n\nPriya forgot to call.\n");
    await open(other);
    await vscode.commands.executeCommand("blameless.treatAsPostmortem");
    await finds(other, "omission-verb");
    await vscode.commands.executeCommand("blameless.treatAsOther");
    await until("silence", () => found(other).length === 0);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const configuration = vscode.Uri.joinPath((folder as vscode.WorkspaceFolder).uri, ".blameless.jsonc");
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(configuration));
    assert.match(text, /\{ "files": \["\.\/notes\.md"\], "kind": "other" \}/);
    await vscode.workspace.fs.delete(configuration);

    const stated = await write("stated.md", "---\ntitle: Notes\n---\n\n# Notes\n\nPriya forgot to call.\n");
    const document = await open(stated);
    await vscode.commands.executeCommand("blameless.treatAsPostmortem");
    await finds(stated, "omission-verb");
    assert.match(document.getText(), /^---\nkind: postmortem\ntitle: Notes\n---/);
  });

  test("starts a document from a template", async () => {
    await vscode.commands.executeCommand("blameless.newPostmortem", "minimal", "Curtain stuck half way");
    const editor = await until("the document", () => {
      const it = vscode.window.activeTextEditor;
      return it?.document.uri.scheme === "untitled" && /^# Curtain stuck half way\n/.test(it.document.getText()) && it;
    });
    assert.match(editor.document.uri.path, /\d{4}-\d\d-\d\d-curtain-stuck-half-way\.md$/);
    assert.match(editor.document.getText(editor.selection), /^⟨.*⟩$/);
  });

  test("checks the workspace, also what is not open", async () => {
    const closed = await write("incidents/closed.md", POSTMORTEM);
    await vscode.commands.executeCommand("blameless.checkWorkspace");
    await finds(closed, "omission-verb");
    await write("incidents/closed.md", "# Nothing\n");
    await until("what was found in another text to go", () => found(closed).length === 0);
    await write("incidents/closed.md", POSTMORTEM);
    await vscode.commands.executeCommand("blameless.checkWorkspace");
    await finds(closed, "omission-verb");
    await open(closed);
    // What the document itself reports takes the place of what the workspace was found to have.
    await until("one finding of each", () => found(closed).filter((it) => it === "omission-verb").length === 1);
  });

  test("has a page for each rule, without a network", async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("blameless-rule:/should-have.md"));
    assert.match(page.getText(), /^# should-have\n/);
    await vscode.window.showTextDocument(page);
    await open(uri);
    await finds(uri, "omission-verb");
    assert.equal(found(page.uri).length, 0, "what it shows is not checked");
  });

  test("checks the Markdown of notebooks", async () => {
    if (vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined) return;
    const source = POSTMORTEM.split(/(?<=\n)/);
    const cells = [{ cell_type: "markdown", metadata: {}, source }];
    const notebook = await write(
      "incidents/review.ipynb",
      JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    );
    await vscode.commands.executeCommand("vscode.open", notebook);
    const cell = await until("the notebook", () =>
      vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === notebook.toString())?.cellAt(0),
    );
    await finds(cell.document.uri, "omission-verb");
  });

  test("checks the workspace by a task, with the program it brings along", async () => {
    // A browser has no tasks.
    if (vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined) return;
    const [task] = await vscode.tasks.fetchTasks({ type: "blameless" });
    assert.ok(task);
    // Nor has an editor whose terminals were not compiled.
    const terminal = vscode.window.createTerminal();
    const process = await Promise.race([terminal.processId, new Promise((settle) => setTimeout(settle, 5000))]);
    terminal.dispose();
    if (process === undefined) return;
    const ended = new Promise<number | undefined>((settle) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== "blameless") return;
        listening.dispose();
        settle(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 1);
  });

  test("writes a configuration to start from where there is none", async () => {
    await open(uri);
    await vscode.commands.executeCommand("blameless.openConfiguration");
    const made = await until("the configuration", () => {
      const it = vscode.window.activeTextEditor?.document;
      return it?.uri.path.endsWith("/.blameless.jsonc") && it.getText().includes('"extends": ["recommended"]') && it;
    });
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(made.uri)), made.getText());
    await vscode.workspace.fs.delete(made.uri);
  });

  test("starts again, and again", async () => {
    for (let time = 0; time < 2; time++) {
      await vscode.commands.executeCommand("blameless.restart");
      document = await open(uri);
      await finds(uri, "omission-verb");
      await until("each finding once", () => found(uri).filter((it) => it === "omission-verb").length === 1);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        uri,
        new vscode.Position(4, 8),
      );
      const about = hovers.flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value));
      assert.equal(about.filter((it) => it.includes("**omission-verb**")).length, 1, "one provider of each kind");
    }
  });
});
