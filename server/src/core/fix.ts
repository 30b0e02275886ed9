/** Applying the fixes that keep the meaning; `--fix` and an editor do the same. */
import { type Document, parseDocument } from "./document.ts";
import type { LintResult } from "./lint.ts";
import { applyEdits, type Edit, firstFrom, overlaps } from "./text.ts";

/** Fixes are applied and linted again until nothing is left; each converges in one or two rounds. */
const MAX_ROUNDS = 10;

/** A text after its fixes. */
export interface Fixed {
  readonly text: string;
  /** What is found in it. */
  readonly result: LintResult;
  /** How many fixes were applied. */
  readonly count: number;
}

/** Applies fixes, and lints again, until nothing fixable is left. `lint` is the linter of the file. */
export function applyFixes(text: string, result: LintResult, lint: (document: Document) => LintResult): Fixed {
  const crlf = /\r\n/.test(text);
  let fixed: Fixed = { text, result, count: 0 };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixes = fixesOf(fixed.result);
    if (fixes.length === 0) break;
    const edits = fixes.flat().map((edit) => (crlf ? { ...edit, text: edit.text.replace(/\r?\n/g, "\r\n") } : edit));
    const next = applyEdits(fixed.text, edits);
    if (next === fixed.text) break;
    fixed = { text: next, result: lint(parseDocument(next)), count: fixed.count + fixes.length };
  }
  return fixed;
}

/** The fixes of a result, whole or not at all, none overlapping another; the rest waits for the next round. */
function fixesOf(result: LintResult): (readonly Edit[])[] {
  /** Sorted, and apart from each other, so that only the neighbours of an edit can be in its way. */
  const taken: Edit[] = [];
  const isFree = (edit: Edit): boolean => {
    const at = firstFrom(taken, edit.start);
    const [before, after] = [taken[at - 1], taken[at]];
    return !(before && overlaps(edit, before)) && !(after && (overlaps(edit, after) || edit.start === after.start));
  };
  const fixes: (readonly Edit[])[] = [];
  for (const { fix } of result.diagnostics) {
    if (!fix?.edits.every(isFree)) continue;
    for (const edit of fix.edits) taken.splice(firstFrom(taken, edit.start), 0, edit);
    fixes.push(fix.edits);
  }
  return fixes;
}
