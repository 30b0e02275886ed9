/** What a writer can ask for from the command palette, the menus and the status item. */
import {
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  languages,
  type QuickPickItem,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient, WorkspaceEdit as ProtocolEdit } from "vscode-languageclient";
import {
  CHECK,
  CONFIGURATION_FOR,
  type ConfigurationFor,
  RULES,
  type RuleInShort,
  TREAT_AS,
  type TreatAsParams,
} from "../../server/src/lsp/protocol.ts";
import { checkWorkspace } from "./checkWorkspace.ts";
import { activeDocument } from "./documents.ts";
import { showError } from "./messages.ts";
import { newDocument } from "./newDocument.ts";
import { showRulePage } from "./rulePages.ts";
import { aboutOf, nameOfKind } from "./statusItem.ts";

/** A line of a menu, and what it does. */
interface Choice extends QuickPickItem {
  readonly run: () => unknown;
}

type Register = (name: string, run: (...args: never[]) => unknown) => Disposable;

/** Registers commands whose errors are shown, and logged. */
function createRegister(log: LogOutputChannel): Register {
  return (name, run) =>
    commands.registerCommand(`blameless.${name}`, async (...args: never[]) => {
      try {
        return await run(...args);
      } catch (error) {
        log.error(`blameless.${name}: ${error}`);
        showError(error);
        return undefined;
      }
    });
}

/** What can be asked for whether or not there is a server. */
export function registerLastingCommands(log: LogOutputChannel, restart: () => Promise<void>): Disposable {
  const register = createRegister(log);
  return Disposable.from(
    register("restart", restart),
    register("showLog", () => log.show()),
  );
}

/** What can be asked for while there is a server. */
export function registerCommands(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  const workspaceFindings = checkWorkspace(client);
  const register = createRegister(log);
  /** Runs with the Markdown document in front, or says that there is none. */
  const withDocument = (run: (document: TextDocument) => unknown) => (): unknown => {
    const document = activeDocument();
    if (document) return run(document);
    return window.showInformationMessage(l10n.t("Open a Markdown document first."));
  };
  return Disposable.from(
    workspaceFindings,
    register("checkWorkspace", () => workspaceFindings.run()),
    register(
      "checkFile",
      withDocument(({ uri }) => commands.executeCommand(CHECK, client.code2ProtocolConverter.asUri(uri))),
    ),
    register(
      "fixAll",
      withDocument(() =>
        commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.blameless", apply: "first" }),
      ),
    ),
    register("newPostmortem", (template?: string, title?: string) => newDocument(client, template, title)),
    register("explainRule", async (rule?: string) => {
      const chosen = rule ?? (await chooseRule(client));
      if (chosen !== undefined) await showRulePage(chosen);
    }),
    register("openConfiguration", () => openConfiguration(client)),
    register(
      "treatAsPostmortem",
      withDocument((document) => treatAs(client, document, "postmortem")),
    ),
    register(
      "treatAsOther",
      withDocument((document) => treatAs(client, document, "other")),
    ),
    register(
      "showActions",
      withDocument((document) => showActions(client, log, document)),
    ),
  );
}

/** Writes down what kind of document this is, and saves the configuration where that is the place. */
async function treatAs(client: BaseLanguageClient, document: TextDocument, kind: string): Promise<void> {
  const params: TreatAsParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) }, kind };
  const answered = await client.sendRequest<ProtocolEdit | null>(TREAT_AS, params);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answered);
  const failed = l10n.t("the kind of {0} could not be written down", document.fileName);
  if (!edit || !isCurrent(client, answered) || !(await workspace.applyEdit(edit))) throw new Error(failed);
  // A configuration holds once it is on disk; the document is the writer's to save.
  for (const [uri] of edit.entries()) {
    if (uri.toString() === document.uri.toString()) continue;
    if (!(await (await workspace.openTextDocument(uri)).save())) throw new Error(failed);
  }
}

/** The menu of the status item: what can be done with the document in front. */
async function showActions(client: BaseLanguageClient, log: LogOutputChannel, document: TextDocument): Promise<void> {
  const about = await aboutOf(client, document);
  const choices: Choice[] = [];
  const add = (icon: string, label: string, run: Choice["run"], detail?: string): unknown =>
    choices.push({ label: `$(${icon}) ${label}`, run, detail });
  if (about?.linted) {
    add("checklist", l10n.t("Show the findings"), () => commands.executeCommand("workbench.actions.view.problems"));
    add("circle-slash", l10n.t("Do not check this document"), () => treatAs(client, document, "other"));
  } else if (about)
    add("pass", l10n.t("Check this document as a postmortem"), () => treatAs(client, document, "postmortem"));
  if (about)
    add(
      "tag",
      l10n.t("Choose the kind of document"),
      async () => {
        const items = KINDS.map((kind) => ({ label: nameOfKind(kind), description: kind }));
        const chosen = await window.showQuickPick(items, { placeHolder: about.reasons.join("; ") });
        if (chosen) await treatAs(client, document, chosen.description);
      },
      l10n.t("{0}: {1}", nameOfKind(about.kind), about.reasons.join("; ")),
    );
  add("settings-gear", l10n.t("Open the configuration"), () => openConfiguration(client));
  add("output", l10n.t("Show the log"), () => log.show());
  const chosen = await window.showQuickPick(choices, { title: "Blameless" });
  await chosen?.run();
}

/** The kinds of document, as the server knows them. */
const KINDS = ["postmortem", "learning-review", "external", "premortem", "war-story", "template", "other"];

/** The rule of a finding at the cursor, if there is but one, or one that the user picks from all. */
async function chooseRule(client: BaseLanguageClient): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const here = new Set(
    editor
      ? languages
          .getDiagnostics(editor.document.uri)
          .filter(({ source, range }) => source === "blameless" && range.contains(editor.selection.active))
          .map(({ code }) => String(typeof code === "object" ? code.value : code))
      : [],
  );
  if (here.size === 1) return [...here][0];
  const rules = await client.sendRequest<readonly RuleInShort[]>(RULES);
  const items = rules.map(({ id, summary, category }) => ({ label: id, description: category, detail: summary }));
  // Those at the cursor come first.
  items.sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
  return (await window.showQuickPick(items, { title: l10n.t("Explain a rule"), matchOnDetail: true }))?.label;
}

/** Opens the configuration that governs the document in front; where there is none, writes one to start from. */
async function openConfiguration(client: BaseLanguageClient): Promise<void> {
  const document = activeDocument();
  const params = document && { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } };
  const { uri: known, starter } = await client.sendRequest<ConfigurationFor>(CONFIGURATION_FOR, params ?? {});
  if (known !== null) {
    await window.showTextDocument(client.protocol2CodeConverter.asUri(known));
    return;
  }
  const folder = (document && workspace.getWorkspaceFolder(document.uri)) ?? workspace.workspaceFolders?.[0];
  if (!folder) {
    // Nothing on disk to put it beside: the writer may save it where it belongs.
    await window.showTextDocument(await workspace.openTextDocument({ language: "jsonc", content: starter }));
    return;
  }
  const uri = Uri.joinPath(folder.uri, ".blameless.jsonc");
  const edit = new WorkspaceEdit();
  // One that the server has not heard of yet stays as it is.
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(starter) });
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t("{0} could not be written", uri.fsPath));
  await window.showTextDocument(uri);
}

/** Whether the open documents still are the versions that an edit was made for. */
function isCurrent(client: BaseLanguageClient, edit: ProtocolEdit | null): boolean {
  return (edit?.documentChanges ?? []).every((change) => {
    if (!("textDocument" in change) || change.textDocument.version === null) return true;
    const uri = client.protocol2CodeConverter.asUri(change.textDocument.uri).toString();
    const open = workspace.textDocuments.find((it) => it.uri.toString() === uri);
    return open === undefined || open.version === change.textDocument.version;
  });
}
