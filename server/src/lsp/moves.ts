/** Larger moves as refactorings: found from the document and the range alone. */
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver";
import { createLexicon } from "../core/lexicon.ts";
import { movesAt } from "../core/moves.ts";
import type { Analysis } from "./documents.ts";
import { type Editing, toWorkspaceEdit } from "./edits.ts";

/** The larger changes that can be made at a place, as code actions. */
export function moves(analysis: Analysis, range: Range, editing: Editing): CodeAction[] {
  const { config, silent } = analysis.governed;
  if (silent !== undefined) return [];
  return movesAt(analysis.result, () => createLexicon(config.lexicons), analysis.read(range)).map(
    ({ title, edits, linked }): CodeAction => ({
      title,
      kind: CodeActionKind.RefactorRewrite,
      edit: toWorkspaceEdit(analysis, edits, editing, linked),
    }),
  );
}
