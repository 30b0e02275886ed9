/** A new document from a template: untitled until the writer saves it, with a tab stop at each place to fill in. */
import { commands, l10n, SnippetString, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  NEW_DOCUMENT,
  type NewDocument,
  type NewDocumentParams,
  TEMPLATES,
  type TemplateInfo,
} from "../../server/src/lsp/protocol.ts";
import { activeDocument } from "./documents.ts";

/** Where teams keep them, most telling first. */
const FOLDERS = ["docs/postmortems", "postmortems", "docs/incidents", "incidents"];

/** `template` and `title` are asked for where they are not given. */
export async function newDocument(client: BaseLanguageClient, template?: string, title?: string): Promise<void> {
  const name = template ?? (await chooseTemplate(client));
  if (name === undefined) return;
  const happened =
    title ??
    (await window.showInputBox({
      title: l10n.t("What happened?"),
      prompt: l10n.t("A few words for the title and the file name, such as: Queue outage"),
    }));
  if (happened === undefined) return;
  const params: NewDocumentParams = { template: name, title: happened };
  const made = await client.sendRequest<NewDocument | null>(NEW_DOCUMENT, params);
  if (!made) throw new Error(l10n.t("there is no template “{0}”", name));
  const folder = await folderFor();
  const document = folder
    ? await workspace.openTextDocument(Uri.joinPath(folder, made.fileName).with({ scheme: "untitled" }))
    : await workspace.openTextDocument({ language: "markdown" });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(made.snippet));
  await commands.executeCommand("editorScroll", { to: "up", by: "page", value: 100 });
}

async function chooseTemplate(client: BaseLanguageClient): Promise<string | undefined> {
  const templates = await client.sendRequest<readonly TemplateInfo[]>(TEMPLATES);
  const items = templates.map(({ name, title, about }) => ({ label: title, description: name, detail: about }));
  const options = { title: l10n.t("New document from a template"), matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.description;
}

/** Beside the postmortem in front; else where postmortems seem to be; else the top of the workspace. */
async function folderFor(): Promise<Uri | undefined> {
  const uri = activeDocument()?.uri;
  const folder = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  if (uri && workspace.getWorkspaceFolder(uri) && /postmortem|incident/i.test(uri.path)) return Uri.joinPath(uri, "..");
  for (const name of FOLDERS) {
    const candidate = Uri.joinPath(folder.uri, name);
    const exists = await workspace.fs.stat(candidate).then(
      () => true,
      () => false,
    );
    if (exists) return candidate;
  }
  return folder.uri;
}
