/** Runs inside an extension host, with the real `vscode` API: on the desktop's kind of host, and in a web worker. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";

interface Api {
  readonly ready: Promise<void>;
  readonly client: {
    readonly initializeResult?: { readonly serverInfo?: { readonly name: string } };
    /** Where the server is a process. */
    readonly serverProcess?: { readonly pid?: number };
    sendRequest(method: unknown, ...params: unknown[]): Promise<unknown>;
  };
}

/** Says why a test cannot be run here: what runs the suite is told, and knows which may be left out. */
function leaveOut({ test }: Mocha.Context, reason: string): void {
  Object.assign(test ?? {}, { reason });
}

const extension = (): vscode.Extension<Api> =>
  vscode.extensions.getExtension<Api>("blameless-dev.blameless") as vscode.Extension<Api>;
/** Whether there is nothing but a browser. */
const isBrowser = (): boolean => vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;

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

/** Reads notebooks as far as these tests need them. */
const READER: vscode.NotebookSerializer = {
  deserializeNotebook: (content) => {
    const { cells } = JSON.parse(new TextDecoder().decode(content)) as { cells: { source: string[] }[] };
    const markdown = ({ source }: { source: string[] }): vscode.NotebookCellData =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, source.join(""), "markdown");
    return new vscode.NotebookData(cells.map(markdown));
  },
  serializeNotebook: () => new Uint8Array(),
};

suite(`${vscode.env.appHost}, ${vscode.version}`, () => {
  let uri: vscode.Uri;
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    uri = await write("incidents/seat-map.md", POSTMORTEM);
  });

  test("activates by itself for Markdown, and not before", async () => {
    assert.ok(extension() && !extension().isActive);
    document = await open(uri);
    await until("the extension", () => extension().isActive);
    await extension().exports.ready;
    assert.equal(extension().exports.client.initializeResult?.serverInfo?.name, "blameless");
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
    const source = POSTMORTEM.split(/(?<=\n)/);
    const cells = [{ cell_type: "markdown", metadata: {}, source }];
    const notebook = await write(
      "incidents/review.ipynb",
      JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    );
    if (isBrowser()) {
      // What reads notebooks comes with the editor, and in these packages not for the browser alone.
      vscode.workspace.registerNotebookSerializer("jupyter-notebook", READER);
      // What shows them would come from another machine, and findings are asked for when a cell is shown.
      const { uri: cell } = (await vscode.workspace.openNotebookDocument(notebook)).cellAt(0).document;
      await until("the findings of the cell", async () => {
        const about = { textDocument: { uri: cell.toString() } };
        const answer = (await extension().exports.client.sendRequest("blameless/about", about)) as {
          readonly findings: { readonly warning: number };
        } | null;
        return (answer?.findings.warning ?? 0) > 0;
      });
      return;
    }
    await vscode.commands.executeCommand("vscode.open", notebook);
    const cell = await until("the notebook", () =>
      vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === notebook.toString())?.cellAt(0),
    );
    await finds(cell.document.uri, "omission-verb");
  });

  test("checks the workspace by a task, with the program it brings along", async function () {
    const [task] = await vscode.tasks.fetchTasks({ type: "blameless" });
    if (isBrowser()) {
      assert.equal(task, undefined);
      return leaveOut(this, "a browser runs no program");
    }
    assert.ok(task);
    const terminal = vscode.window.createTerminal();
    const process = await Promise.race([terminal.processId, new Promise((settle) => setTimeout(settle, 5000))]);
    terminal.dispose();
    if (process === undefined) return leaveOut(this, "the terminals of this editor were not compiled");
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

  test("writes nothing down for a document that has changed meanwhile", async () => {
    const text = "---\ntitle: Stage plan\n---\n\n# Stage plan\n\nPriya forgot to call.\n";
    const plan = await open(await write("plan.md", text));
    const { client } = extension().exports;
    const usual = client.sendRequest;
    // The server has answered, and the writer goes on before the editor takes the answer.
    client.sendRequest = async (method, ...params) => {
      const answer = await usual.call(client, method, ...params);
      if (method !== "blameless/treatAs") return answer;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(plan.uri, new vscode.Position(0, 0), "\n\n");
      assert.ok(await vscode.workspace.applyEdit(edit));
      return answer;
    };
    try {
      await vscode.commands.executeCommand("blameless.treatAsPostmortem");
    } finally {
      client.sendRequest = usual;
    }
    assert.equal(plan.getText(), `\n\n${text}`);
    await vscode.window.showTextDocument(plan);
    await vscode.commands.executeCommand("workbench.action.files.revert");
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

  /** Whether the server works, and there is but one of everything. */
  const works = async (): Promise<void> => {
    document = await open(uri);
    await finds(uri, "omission-verb");
    await until("each finding once", () => found(uri).filter((it) => it === "omission-verb").length === 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      new vscode.Position(4, 8),
    );
    const about = hovers.flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value));
    assert.equal(about.filter((it) => it.includes("**omission-verb**")).length, 1);
  };

  test("starts again, and again", async () => {
    await vscode.commands.executeCommand("blameless.restart");
    await works();
    // Somebody who cannot wait.
    await Promise.all([1, 2].map(() => vscode.commands.executeCommand("blameless.restart")));
    await works();
  });

  test("lives on beside a server that hangs, and starts another one", async function () {
    const pid = extension().exports.client.serverProcess?.pid;
    if (pid === undefined) {
      assert.ok(isBrowser());
      return leaveOut(this, "a worker cannot be held from outside");
    }
    const { kill } = (globalThis as unknown as { process: { kill(pid: number, signal: string | number): void } })
      .process;
    // It answers nothing, does not hear that it should end, and stays.
    kill(pid, "SIGSTOP");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(5, 0), "Omar should have seen the queue.\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    const started = Date.now();
    await vscode.commands.executeCommand("blameless.restart");
    assert.ok(Date.now() - started < 15_000);
    await works();
    await finds(uri, "knowledge-attribution");
    await until("the old server to go", () => {
      try {
        kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    });
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  test("starts after a start that failed, without another window", async function () {
    if (isBrowser()) return leaveOut(this, "what the extension consists of cannot be changed from here");
    const program = vscode.Uri.joinPath(extension().extensionUri, "client/dist/server.js");
    const away = vscode.Uri.joinPath(extension().extensionUri, "client/dist/away.js");
    await vscode.workspace.fs.rename(program, away);
    try {
      await vscode.commands.executeCommand("blameless.restart");
      await until("the failure", () => extension().exports.client.initializeResult === undefined);
      await open(uri);
      assert.equal(found(uri).length, 0);
    } finally {
      await vscode.workspace.fs.rename(away, program);
    }
    await vscode.commands.executeCommand("blameless.restart");
    await works();
  });
});
