/** Applying the fixes that keep the meaning. */
import { parseDocument } from "../core/document.ts";
import type { LintResult } from "../core/lint.ts";
import { applyEdits, type Edit, overlaps } from "../core/text.ts";

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
export function applyFixes(
  text: string,
  result: LintResult,
  lint: (document: ReturnType<typeof parseDocument>) => LintResult,
): Fixed {
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
  const taken: Edit[] = [];
  const fixes: (readonly Edit[])[] = [];
  for (const { fix } of result.diagnostics) {
    if (!fix || fix.edits.some((edit) => taken.some((other) => overlaps(edit, other) || edit.start === other.start)))
      continue;
    taken.push(...fix.edits);
    fixes.push(fix.edits);
  }
  return fixes;
}

/** What changes in a file, as a unified diff that `git apply` and `patch -p1` take. */
export async function renderDiff(name: string, before: string, after: string, color: boolean): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  }).replace(/^=+\n/, "");
  if (!color) return patch;
  const CODES: Readonly<Record<string, string>> = { "+": "32", "-": "31", "@": "36" };
  return patch.replace(/^.*$/gm, (line) => {
    const code = /^(?:\+\+\+|---) /.test(line) ? "1" : CODES[line[0] ?? ""];
    return code ? `\u001B[${code}m${line}\u001B[0m` : line;
  });
}
