/** What a writer can do about a finding: take words, or settle that it is not to be reported. */
import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from "vscode-languageserver";
import { applyFixes } from "../core/fix.ts";
import { type Diagnostic, offersOf, type Suggestion } from "../core/rule.ts";
import type { ConfigChange } from "./configEdit.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Analysis } from "./documents.ts";
import { difference, type Editing, reworded, toWorkspaceEdit } from "./edits.ts";
import { moves } from "./moves.ts";
import { disableHere, disableInFile } from "./suppress.ts";
import type { WriteConfiguration } from "./writeConfiguration.ts";

/** Applies every fix that keeps the meaning; fix-on-save asks for it by name. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.blameless`;
export const ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL];

/** An editor shows about so much of a title, in UTF-16 units. */
const TITLE_WIDTH = 140;
/** No phrase longer than this is worth allowing, in UTF-16 units. */
const MAX_PHRASE = 60;

/**
 * The actions for a range, found anew from the document: clients send the diagnostics of the context without the fields
 * they have no use for, so nothing is read from there.
 */
export async function codeActions(
  { range, context }: CodeActionParams,
  analysis: Analysis,
  diagnostics: Diagnostics,
  editing: Editing,
  write: WriteConfiguration,
): Promise<CodeAction[]> {
  const wants = (kind: string): boolean =>
    !context.only || context.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const { start, end } = analysis.read(range);
    const here = analysis.result.diagnostics.filter((it) => it.range.start <= end && start <= it.range.end);
    for (const diagnostic of here) actions.push(...rewordings(analysis, diagnostic, diagnostics, editing));
    for (const diagnostic of here)
      actions.push(...(await silencing(analysis, diagnostic, diagnostics, editing, write)));
  }
  if (wants(CodeActionKind.RefactorRewrite)) actions.push(...moves(analysis, range, editing));
  // Everywhere in the file, so only for those who ask: it would stand in every menu.
  if (context.only && wants(FIX_ALL)) {
    const action = fixAll(analysis, editing);
    if (action) actions.push(action);
  }
  return actions;
}

function rewordings(
  analysis: Analysis,
  diagnostic: Diagnostic,
  diagnostics: Diagnostics,
  editing: Editing,
): CodeAction[] {
  // The words themselves say more than what they are for.
  const titleOf = ({ title, edits }: Suggestion): string => {
    const words = reworded(analysis, edits, TITLE_WIDTH - title.length);
    return words ? `${title}: “${words}”` : title;
  };
  const action = (suggestion: Suggestion, isPreferred: boolean): CodeAction => ({
    title: titleOf(suggestion),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostics.toLsp(analysis, diagnostic)],
    ...(isPreferred && { isPreferred }),
    edit: toWorkspaceEdit(analysis, suggestion.edits, editing),
  });
  return offersOf(diagnostic).map((it) => action(it, it === diagnostic.fix));
}

async function silencing(
  analysis: Analysis,
  diagnostic: Diagnostic,
  diagnostics: Diagnostics,
  editing: Editing,
  write: WriteConfiguration,
): Promise<CodeAction[]> {
  const { ruleId, category, range } = diagnostic;
  if (category === "suppression" || category === "internal") return [];
  const document = analysis.result.postmortem.document;
  const { mdx } = analysis;
  const action = (title: string, edit: WorkspaceEdit): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostics.toLsp(analysis, diagnostic)],
    edit,
  });
  const actions: CodeAction[] = [];
  const here = disableHere(document, range, ruleId, mdx);
  if (here) actions.push(action(`Disable ${ruleId} here`, toWorkspaceEdit(analysis, [here], editing)));
  const inFile = disableInFile(document, ruleId, mdx);
  actions.push(action(`Disable ${ruleId} in this file`, toWorkspaceEdit(analysis, [inFile], editing)));
  const changes: [string, ConfigChange][] = [[`Disable ${ruleId} in this project`, { kind: "disable", rule: ruleId }]];
  const words = analysis.text.slice(range.start, range.end).replace(/\s+/g, " ").trim();
  if (diagnostic.category !== "structure" && words.length > 2 && words.length <= MAX_PHRASE && !words.startsWith("/"))
    changes.push([`Allow “${words}” in this project`, { kind: "allow", phrase: words.toLowerCase() }]);
  for (const [title, change] of changes) {
    const edit = await write(analysis, change);
    if (edit) actions.push(action(title, edit));
  }
  return actions;
}

/** All fixes, in as many rounds as they need: what `--fix` does. */
function fixAll(analysis: Analysis, editing: Editing): CodeAction | undefined {
  const { text, result } = analysis;
  const fixed = applyFixes(text, result, analysis.lint);
  if (fixed.text === text) return undefined;
  return {
    title: "Fix everything that keeps its meaning",
    kind: FIX_ALL,
    edit: toWorkspaceEdit(analysis, [difference(text, fixed.text)], editing),
  };
}
