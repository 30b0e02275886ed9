/** What a run found, as the formatters see it: file by file, so that no run keeps more than what it writes. */
import type { LintResult, SuppressedDiagnostic } from "../core/lint.ts";
import type { Postmortem } from "../core/postmortem.ts";
import { type Diagnostic, type Rule, SEVERITIES, type Severity } from "../core/rule.ts";
import type { LineIndex } from "../core/text.ts";
import { hash } from "../hash.ts";
import type { Output } from "./io.ts";

export interface FileReport {
  /** Absolute. */
  readonly path: string;
  /** Relative to where the program runs, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly postmortem: Postmortem;
  /** Whether it is writing of a kind in which nothing is reported. */
  readonly silent: boolean;
  /** Sorted by offset; `--quiet` has left out the rest. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** With a baseline: what of it is still found. */
  readonly accepted?: readonly string[];
}

/** What the files of a run come to. */
export interface Totals {
  /** How many files were read, and how many of them are postmortems. */
  readonly files: number;
  readonly postmortems: number;
  /** In how many files something is reported. */
  readonly reported: number;
  readonly counts: Counts;
  /** How many findings `--fix` would take away. */
  readonly fixable: number;
  /** How many fixes were made, in how many files. */
  readonly fixed: { readonly findings: number; readonly files: number };
  /** Names of files that were asked for by name, and are no postmortems. */
  readonly silent: readonly string[];
  /** Files and configurations that could not be read: one clear line each. */
  readonly problems: readonly string[];
  /** Whether a rule, or the linter, stopped with an error. */
  readonly crashed: boolean;
}

export type Counts = Readonly<Record<Severity | "suppressed", number>>;

/** Makes a report of the parts that its files make. A part is text, so that it can come from another thread. */
export interface Formatter {
  /** Whether it tells what is offered, which takes a tenth of the time. */
  readonly tellsOffers?: boolean;
  /** The part of one file; empty where there is nothing to say of it. */
  render(file: FileReport): string;
  /** The whole, from the parts that are not empty, in the order of the files. */
  finish(parts: readonly string[], totals: Totals): string;
}

export type CreateFormatter = (output: Output, rules: readonly Rule[]) => Formatter;

/** A formatter whose report is a text for each file with findings, and one for the whole at the end. */
export function createTextFormatter(
  render: (file: FileReport) => string,
  end: (totals: Totals) => string = () => "",
): Formatter {
  return {
    render: (file) => (file.diagnostics.length > 0 ? render(file) : ""),
    finish: (parts, totals) => parts.join("") + end(totals),
  };
}

export function noCounts(): Record<keyof Counts, number> {
  return { error: 0, warning: 0, information: 0, hint: 0, suppressed: 0 };
}

export function add(to: Record<keyof Counts, number>, counts: Counts): void {
  for (const key of Object.keys(to) as (keyof Counts)[]) to[key] += counts[key];
}

/** Adds the findings of a result to counts. */
export function count(
  counts: Record<keyof Counts, number>,
  { diagnostics, suppressed }: Pick<LintResult, "diagnostics" | "suppressed">,
): void {
  counts.suppressed += suppressed.length;
  for (const { severity } of diagnostics) counts[severity]++;
}

/** Where a range is: lines and columns 1-based, columns in UTF-16 code units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The place of a finding in its file. */
export function place(file: FileReport, { range }: Pick<Diagnostic, "range">): Place {
  const start = file.lines.positionAt(range.start);
  const end = file.lines.positionAt(range.end);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** `1 warning`, `2 warnings`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `1 warning`, `6 for information`: how many findings there are of each severity, the gravest first. */
export function tally(counts: Counts): [Severity, string][] {
  return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => [
    severity,
    severity === "information" ? `${counts.information} for information` : plural(counts[severity], severity),
  ]);
}

/**
 * A name for each finding of a file that survives edits elsewhere in it: the rule, the words in lower case and without
 * line breaks, and how many such findings come before. Suppressed ones count, so that a suppression renames no other.
 */
export function fingerprints({ text, diagnostics, suppressed }: FileReport): ReadonlyMap<Diagnostic, string> {
  const seen = new Map<string, number>();
  const all: Diagnostic[] = [...diagnostics, ...suppressed].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  return new Map(
    all.map((diagnostic) => {
      const words = text
        .slice(diagnostic.range.start, diagnostic.range.end)
        .toLowerCase()
        .replace(/[\s>]+/g, " ")
        .trim();
      const base = `${diagnostic.ruleId}\n${words}`;
      const count = seen.get(base) ?? 0;
      seen.set(base, count + 1);
      return [diagnostic, hash(`${base}\n${count}`)];
    }),
  );
}
