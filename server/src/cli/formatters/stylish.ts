/** For people at a terminal: each finding with its line, the words marked, and words to use instead. */
import type { Diagnostic, Severity } from "../../core/rule.ts";
import { clip, visible, width } from "../display.ts";
import type { Output } from "../io.ts";
import { lineText, offerOf } from "../offer.ts";
import {
  type CreateFormatter,
  createTextFormatter,
  type FileReport,
  firstOfEach,
  place,
  plural,
  type Totals,
  tally,
} from "../report.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "31", warning: "33", information: "36", hint: "90" };
const GUTTER = "    │ ";

type Paint = (code: string, text: string) => string;

export const stylish: CreateFormatter = (output) => {
  const paint: Paint = (code, text) => (output.color ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    tellsOffers: true,
    ...createTextFormatter(
      (file) => `${paint("1;4", visible(file.name))}\n${renderFindings(file, output, paint)}\n`,
      (totals) => summary(totals, paint),
    ),
  };
};

/** The findings of a file; of a rule that finds many, the first ones and how many more there are. */
function renderFindings(file: FileReport, output: Output, paint: Paint): string {
  const { shown, more } = firstOfEach(file.diagnostics, output.perRule);
  return [
    ...shown.map((diagnostic) => renderFinding(file, diagnostic, output, paint)),
    ...more.map(([rule, number]) => `  ${paint("2", `and ${number} more of ${rule}; --max-per-rule 0 shows all`)}\n`),
  ].join("");
}

function renderFinding(file: FileReport, diagnostic: Diagnostic, output: Output, paint: Paint): string {
  const { line, column, endLine } = place(file, diagnostic);
  const rule = output.links
    ? `\u001B]8;;${diagnostic.url}\u001B\\${diagnostic.ruleId}\u001B]8;;\u001B\\`
    : diagnostic.ruleId;
  const head = `  ${paint("2", `${line}:${column}`)}  ${paint(COLORS[diagnostic.severity], diagnostic.severity)}  ${visible(diagnostic.message)}  ${paint("2", rule)}\n`;
  const columns = Math.max(40, Math.min(output.columns - GUTTER.length, 110));
  const frame =
    diagnostic.range.end > diagnostic.range.start
      ? codeFrame(file, diagnostic, line - 1, endLine - 1, columns, paint)
      : "";
  const offered = offerOf(file, diagnostic, columns);
  return head + frame + (offered === undefined ? "" : `${paint("32", "    → ")}${offered}\n`);
}

/** The line with carets under the words; of a range over several lines, the first. */
function codeFrame(
  file: FileReport,
  diagnostic: Diagnostic,
  line: number,
  endLine: number,
  columns: number,
  paint: Paint,
): string {
  const text = lineText(file, line);
  const from = Math.min(diagnostic.range.start - (file.lines.starts[line] as number), text.length);
  const to = endLine === line ? diagnostic.range.end - (file.lines.starts[line] as number) : text.length;
  const { before, words, after } = clip(text, from, to, columns);
  const gutter = paint("2", GUTTER);
  return `${gutter}${before}${paint("1", words)}${after}\n${gutter}${" ".repeat(width(before))}${paint(COLORS[diagnostic.severity], "^".repeat(Math.max(1, width(words))))}\n`;
}

function summary(
  { files, postmortems, reported, counts, fixable, fixed, silent, problems }: Totals,
  paint: Paint,
): string {
  const found = tally(counts).map(([severity, text]) => paint(COLORS[severity], text));
  const lines: string[] = [];
  if (fixed.findings > 0)
    lines.push(`${plural(fixed.findings, "fix", "fixes")} made in ${plural(fixed.files, "file")}.`);
  if (found.length > 0) {
    lines.push(
      `${found.join(", ")} in ${reported === postmortems ? plural(postmortems, "postmortem") : `${reported} of ${plural(postmortems, "postmortem")}`}.`,
    );
    lines.push(
      paint(
        "2",
        `${fixable > 0 ? `\`blameless --fix\` takes care of ${fixable}. ` : ""}\`blameless explain RULE\` says why, and what helps.`,
      ),
    );
  } else if (postmortems > 0) lines.push(`Nothing to report in ${plural(postmortems, "postmortem")}.`);
  if (counts.suppressed > 0) lines.push(paint("2", `${plural(counts.suppressed, "finding")} suppressed.`));
  if (files > postmortems) lines.push(paint("2", notPostmortems(files - postmortems, silent)));
  if (lines.length === 0 && problems.length === 0) lines.push("There was nothing to check.");
  return lines.map((line) => `${line}\n`).join("");
}

/** "1 file is not a postmortem: README.md; …"; a file that was named may have been meant to be one. */
function notPostmortems(number: number, named: readonly string[]): string {
  const names =
    named.length > 0
      ? `: ${named.slice(0, 3).map(visible).join(", ")}${number > Math.min(named.length, 3) ? ", …" : ""}`
      : "";
  return `${number === 1 ? "1 file is not a postmortem" : `${number} files are not postmortems`}${names}; \`blameless files\` says why${named.length > 0 ? ", and `kind: postmortem` in the front matter settles it" : ""}.`;
}
