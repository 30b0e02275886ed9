/** For people at a terminal: each finding with its line, the words marked, and words to use instead. */
import type { Diagnostic, Severity } from "../../core/rule.ts";
import { clip, visible, width } from "../display.ts";
import { lineText } from "../offer.ts";
import { createReaderFormatter } from "../readerReport.ts";
import { type CreateFormatter, type FileReport, type Place, plural, type Totals, tally } from "../report.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "31", warning: "33", information: "36", hint: "90" };
const GUTTER = "    │ ";

type Paint = (code: string, text: string) => string;

export const stylish: CreateFormatter = (output) => {
  const paint: Paint = (code, text) => (output.color ? `\u001B[${code}m${text}\u001B[0m` : text);
  const columns = Math.max(40, Math.min(output.columns - GUTTER.length, 110));
  return createReaderFormatter(output, {
    columns,
    head: ({ name }) => `${paint("1;4", visible(name))}\n`,
    finding: (file, { diagnostic, place, offered }) =>
      head(diagnostic, place, output.links, paint) +
      codeFrame(file, diagnostic, place, columns, paint) +
      (offered === undefined ? "" : `${paint("32", "    → ")}${offered}\n`),
    more: (rule, number) => `  ${paint("2", `and ${number} more of ${rule}; --max-per-rule 0 shows all`)}\n`,
    foot: "\n",
    end: (totals) => summary(totals, paint),
  });
};

/** `12:4  warning  What it says.  rule-id` */
function head(
  { severity, message, ruleId, url }: Diagnostic,
  { line, column }: Place,
  links: boolean,
  paint: Paint,
): string {
  const rule = links ? `\u001B]8;;${url}\u001B\\${ruleId}\u001B]8;;\u001B\\` : ruleId;
  return `  ${paint("2", `${line}:${column}`)}  ${paint(COLORS[severity], severity)}  ${visible(message)}  ${paint("2", rule)}\n`;
}

/** The line with carets under the words; of a range over several lines, the first. Nothing for a range without words. */
function codeFrame(
  file: FileReport,
  { range, severity }: Diagnostic,
  { line, endLine }: Place,
  columns: number,
  paint: Paint,
): string {
  if (range.end <= range.start) return "";
  const text = lineText(file, line - 1);
  const start = file.lines.starts[line - 1] as number;
  const from = Math.min(range.start - start, text.length);
  const to = endLine === line ? range.end - start : text.length;
  const { before, words, after } = clip(text, from, to, columns);
  const gutter = paint("2", GUTTER);
  const carets = paint(COLORS[severity], "^".repeat(Math.max(1, width(words))));
  return `${gutter}${before}${paint("1", words)}${after}\n${gutter}${" ".repeat(width(before))}${carets}\n`;
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
