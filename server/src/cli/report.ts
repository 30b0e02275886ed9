/** What a run found, as the formatters see it. */
import type { SuppressedDiagnostic } from "../core/lint.ts";
import type { Kind } from "../core/postmortem.ts";
import type { DocumentSummary } from "./summary.ts";
import type { Diagnostic, Rule, Severity } from "../core/rule.ts";
import { LineIndex } from "../core/text.ts";

export interface FileReport {
  /** Absolute. */
  readonly path: string;
  /** Relative to where the program runs, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly kind: Kind;
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** What the document holds, for reports that tell; a whole postmortem in memory for each file would be too much. */
  readonly document: DocumentSummary | undefined;
}

export interface Report {
  readonly files: readonly FileReport[];
  readonly counts: Counts;
  readonly rules: readonly Rule[];
  readonly version: string;
  /** Files that were named but are no postmortems. */
  readonly silent: readonly FileReport[];
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
  readonly suppressed: number;
}

/** What a formatter may know about where its text goes. */
export interface Output {
  readonly color: boolean;
  readonly links: boolean;
  readonly columns: number;
}

export type Formatter = (report: Report, output: Output) => string;

export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

export function countAll(files: readonly FileReport[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, suppressed: 0 };
  for (const { diagnostics, suppressed } of files) {
    counts.suppressed += suppressed.length;
    for (const { severity } of diagnostics) counts[severity]++;
  }
  return counts;
}

/** Line and column of a range, both 1-based, columns in UTF-16 code units; the end is exclusive. */
export function place(file: FileReport, { range }: Pick<Diagnostic, "range">): { line: number; column: number; endLine: number; endColumn: number } {
  const start = file.lines.positionAt(range.start);
  const end = file.lines.positionAt(range.end);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** `1 warning`, `2 warnings`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * A name for a finding that survives edits elsewhere in the file: the rule, the words without white space, and how many
 * such findings came before. FNV-1a, 64 bits in two halves.
 */
export function fingerprint(file: FileReport, diagnostic: Diagnostic, seen: Map<string, number>): string {
  const words = file.text.slice(diagnostic.range.start, diagnostic.range.end).toLowerCase().replace(/\s+/g, " ").trim();
  const base = `${diagnostic.ruleId}\n${words}`;
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  const text = `${file.name}\n${base}\n${count}`;
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low ^ (code + high), 0x01000193) >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
