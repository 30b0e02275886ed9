/** For people at a terminal: each finding with its line, the words marked, and words to use instead. */
import { eastAsianWidth } from "get-east-asian-width";
import type { Diagnostic, Severity, Suggestion } from "../../core/rule.ts";
import { applyEdits } from "../../core/text.ts";
import { place, plural, type FileReport, type Formatter, type Output, type Report } from "../report.ts";

const COLORS: Readonly<Record<Severity, string>> = { error: "31", warning: "33", information: "36", hint: "90" };
/** A line of a paragraph may be very long; the frame shows what lies around the finding. */
const FRAME = 100;

export const stylish: Formatter = (report, output) => {
  const paint = (code: string, text: string): string => (output.color ? `\u001B[${code}m${text}\u001B[0m` : text);
  const parts: string[] = [];
  for (const file of report.files) {
    const { diagnostics } = file;
    if (diagnostics.length === 0) continue;
    parts.push(`${paint("1;4", file.name)}\n`);
    for (const diagnostic of diagnostics) parts.push(renderFinding(file, diagnostic, output, paint));
    parts.push("\n");
  }
  parts.push(summary(report, paint));
  return parts.join("");
};

type Paint = (code: string, text: string) => string;

function renderFinding(file: FileReport, diagnostic: Diagnostic, output: Output, paint: Paint): string {
  const { line, column, endLine } = place(file, diagnostic);
  const rule = output.links ? `\u001B]8;;${diagnostic.url}\u0007${diagnostic.ruleId}\u001B]8;;\u0007` : diagnostic.ruleId;
  const head = `  ${paint("2", `${line}:${column}`)}  ${paint(COLORS[diagnostic.severity], diagnostic.severity)}  ${diagnostic.message}  ${paint("2", rule)}\n`;
  if (diagnostic.range.end <= diagnostic.range.start) return head;
  const frame = codeFrame(file, diagnostic, line - 1, endLine - 1, paint);
  const offered = diagnostic.fix ?? diagnostic.suggestions?.[0];
  return head + frame + (offered ? preview(file, offered, diagnostic, paint) : "");
}

/** The line with carets under the words; of a range over several lines, the first. */
function codeFrame(file: FileReport, diagnostic: Diagnostic, line: number, endLine: number, paint: Paint): string {
  const start = file.lines.starts[line] as number;
  const text = lineText(file, line);
  const from = diagnostic.range.start - start;
  const to = endLine === line ? diagnostic.range.end - start : text.length;
  const left = Math.max(0, Math.min(from - 30, text.length - FRAME));
  const right = Math.min(text.length, Math.max(left + FRAME, to + 10));
  const lead = left > 0 ? "…" : "";
  const tail = right < text.length ? "…" : "";
  const shown = (a: number, b: number): string => visible(text.slice(a, b));
  const before = lead + shown(left, from);
  const words = shown(from, Math.min(to, right));
  const gutter = paint("2", "      │ ");
  return `${gutter}${before}${words}${shown(Math.min(to, right), right)}${tail}\n${gutter}${" ".repeat(width(before))}${paint(COLORS[diagnostic.severity], "^".repeat(Math.max(1, width(words))))}\n`;
}

function lineText(file: FileReport, line: number): string {
  const start = file.lines.starts[line] as number;
  const end = file.lines.starts[line + 1] ?? file.text.length;
  return file.text.slice(start, end).replace(/[\r\n]+$/, "");
}

/** Tabs as blanks, and nothing that moves the cursor or hides text. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what must not reach the terminal
  return text.replace(/\t/g, "    ").replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "�");
}

/** Columns on a terminal: wide characters take two, combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (code < 0x300) columns++;
    else if (!/^[\p{M}\u200B-\u200D\uFE0F]$/u.test(char)) columns += /^\p{Emoji_Presentation}$/u.test(char) ? 2 : eastAsianWidth(code);
  }
  return columns;
}

/** The lines that an edit leaves, or, for an insertion of many lines, what it does. */
function preview(file: FileReport, suggestion: Suggestion, diagnostic: Diagnostic, paint: Paint): string {
  const first = suggestion.edits[0];
  if (!first) return "";
  const bullet = paint("32", "      → ");
  if (first.text.includes("\n") || suggestion.edits.length > 1) return `${bullet}${suggestion.title}\n`;
  const line = file.lines.lineAt(diagnostic.range.start);
  const start = file.lines.starts[line] as number;
  const text = lineText(file, line);
  if (first.start < start || first.end > start + text.length) return `${bullet}${suggestion.title}: ${visible(first.text.trim() || "(strike it)")}\n`;
  const shift = { start: first.start - start, end: first.end - start, text: first.text };
  const edited = visible(applyEdits(text, [shift]).trim());
  return `${bullet}${edited.length <= FRAME + 40 ? edited : `${suggestion.title}: ${visible(first.text.trim() || "(strike it)")}`}\n`;
}

function summary({ files, counts, silent }: Report, paint: Paint): string {
  const shown = files.filter((file) => file.diagnostics.length > 0).length;
  const parts = [
    counts.error > 0 && paint(COLORS.error, plural(counts.error, "error")),
    counts.warning > 0 && paint(COLORS.warning, plural(counts.warning, "warning")),
    counts.information > 0 && paint(COLORS.information, plural(counts.information, "information", "informations")),
    counts.hint > 0 && paint(COLORS.hint, plural(counts.hint, "hint")),
  ].filter(Boolean);
  const lines: string[] = [];
  if (parts.length === 0) lines.push(`Nothing to report in ${plural(files.length - silent.length, "postmortem")}.`);
  else lines.push(`${parts.join(", ")} in ${shown} of ${plural(files.length, "file")}. ${paint("2", "`blameless explain RULE` says why, and what to write instead.")}`);
  if (counts.suppressed > 0) lines.push(paint("2", `${plural(counts.suppressed, "finding")} suppressed.`));
  if (silent.length > 0) {
    lines.push(paint("2", `${silent.length === 1 ? `${silent[0]?.name} is` : `${silent.length} files are`} not read as a postmortem, so nothing was checked there; \`blameless files\` says why.`));
  }
  return `${lines.join("\n")}\n`;
}
