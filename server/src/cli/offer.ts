/** The words that a finding offers, as a reader sees them: in their line. */
import { type Diagnostic, offersOf } from "../core/rule.ts";
import { applyEdits, type Edit } from "../core/text.ts";
import { clip } from "./display.ts";
import type { FileReport } from "./report.ts";

/** How much of a line is looked at on each side of an edit, in UTF-16 units: more than fits. */
const MARGIN = 500;

/**
 * The line as the first offer leaves it, cut around the new words; for an edit over several lines, what it is called.
 * Undefined where nothing is offered.
 */
export function offerOf(file: FileReport, diagnostic: Diagnostic, columns: number): string | undefined {
  const { range } = diagnostic;
  const [offered] = offersOf(diagnostic);
  if (!offered) return undefined;
  const line = file.lines.lineAt(range.start);
  const start = file.lines.starts[line] as number;
  const end = start + lineText(file, line).length;
  const inLine = offered.edits.every((it) => it.start >= start && it.end <= end && !it.text.includes("\n"));
  return (inLine && reworded(file.text, start, end, offered.edits, columns)) || offered.title;
}

/** What edits make of the line from `start` to `end`; empty where nothing is left of it. */
function reworded(text: string, start: number, end: number, edits: readonly Edit[], columns: number): string {
  const from = Math.min(...edits.map((it) => it.start));
  const to = Math.max(...edits.map((it) => it.end));
  // No more of a long line than can be shown: it is read anew for each finding in it.
  const left = Math.max(start, from - MARGIN);
  const right = Math.min(end, to + MARGIN);
  const edited = applyEdits(
    text.slice(left, right),
    edits.map((it) => ({ start: it.start - left, end: it.end - left, text: it.text })),
  );
  const { before, words, after } = clip(edited, from - left, edited.length - (right - to), columns);
  return `${before}${words}${after}`.trim();
}

/** The text of a line, 0-based. Without a pattern, which would read a line of a million characters anew for each finding in it. */
export function lineText(file: FileReport, line: number): string {
  const start = file.lines.starts[line] as number;
  let end = file.lines.starts[line + 1] ?? file.text.length;
  while (end > start && (file.text[end - 1] === "\n" || file.text[end - 1] === "\r")) end--;
  return file.text.slice(start, end);
}
