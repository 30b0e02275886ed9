/** A change of the configuration that governs a document, as an edit for the client; where there is none, a new one. */
import type { WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type ConfigChange, changeConfiguration, newConfiguration } from "./configEdit.ts";
import type { Configuration } from "./configuration.ts";
import type { Analysis, Documents } from "./documents.ts";
import { difference, type Editing } from "./edits.ts";
import { folderOf, homeOf, isUntitled, joinUri } from "./uri.ts";

/** Undefined where there is nothing to change, no place for a configuration, or one that cannot be read. */
export type WriteConfiguration = (analysis: Analysis, change: ConfigChange) => Promise<WorkspaceEdit | undefined>;

/** `folders` are the URIs of the workspace. What is open counts as it stands in the editor, saved or not. */
export function createWriteConfiguration(
  configuration: Configuration,
  documents: Documents,
  folders: () => readonly string[],
  editing: () => Editing,
): WriteConfiguration {
  return async ({ uri, governed, rangeIn }, change) => {
    const { versioned, createFiles } = editing();
    // An untitled document will lie in the first folder; one that lies elsewhere would not be governed from there.
    const folder = folderOf(homeOf(uri, folders()), folders()) ?? (isUntitled(uri) ? folders()[0] : undefined);
    const target = governed.configUri ?? (folder === undefined ? undefined : joinUri(folder, ".blameless.jsonc"));
    if (target === undefined) return undefined;
    const saved = await configuration.textOf(target);
    // A file that is deleted may still be open.
    const open = saved === undefined ? undefined : documents.at(target);
    const text = open?.getText() ?? saved;
    if (text === undefined) {
      if (governed.configUri !== undefined || !versioned || !createFiles) return undefined;
      const start = { line: 0, character: 0 };
      const edit = { range: { start, end: start }, newText: newConfiguration(target, change) };
      // Should the file be there after all, the client refuses, rather than write into the middle of it.
      return {
        documentChanges: [
          { kind: "create", uri: target },
          { textDocument: { uri: target, version: null }, edits: [edit] },
        ],
      };
    }
    const changed = changeConfiguration(target, text, change);
    if (changed === undefined || changed === text) return undefined;
    const document = open ?? TextDocument.create(target, "jsonc", 0, text);
    const { start, end, text: newText } = difference(text, changed);
    const edit = { range: rangeIn(document, { start, end }), newText };
    return versioned
      ? { documentChanges: [{ textDocument: { uri: document.uri, version: open?.version ?? null }, edits: [edit] }] }
      : { changes: { [document.uri]: [edit] } };
  };
}
