/** The JSON report, version 1: for tools; keys are never removed within a version. */
import type { Diagnostic, Suggestion } from "../../core/rule.ts";
import { type CreateFormatter, type FileReport, fingerprints, place, type Totals } from "../report.ts";
import { summarize } from "../summary.ts";

export const json: CreateFormatter = () => ({
  tellsOffers: true,
  render: (file) => `  ${JSON.stringify(toResult(file), null, 1).replace(/\n/g, "\n  ")}`,
  finish: (parts, totals) =>
    `{\n "version": 1,\n "summary": ${JSON.stringify(toSummary(totals), null, 1).replace(/\n/g, "\n ")},\n "results": [${parts.length > 0 ? `\n${parts.join(",\n")}\n ` : ""}]\n}\n`,
});

/** The same line by line: one for each file, and the summary last. */
export const jsonl: CreateFormatter = () => ({
  tellsOffers: true,
  render: (file) => `${JSON.stringify({ version: 1, ...toResult(file) })}\n`,
  finish: (parts, totals) => `${parts.join("")}${JSON.stringify({ version: 1, summary: toSummary(totals) })}\n`,
});

function toSummary({ files, counts }: Totals) {
  return {
    files,
    errors: counts.error,
    warnings: counts.warning,
    informations: counts.information,
    hints: counts.hint,
    suppressed: counts.suppressed,
  };
}

function toResult(file: FileReport) {
  const names = fingerprints(file);
  return {
    filePath: file.name,
    diagnostics: file.diagnostics.map((it) => toDiagnostic(file, it, names)),
    suppressed: file.suppressed.map((it) => ({
      ...toDiagnostic(file, it, names),
      reason: it.reason ?? null,
      until: it.until ?? null,
    })),
    document: summarize(file.postmortem, file.lines, file.silent),
  };
}

function toDiagnostic(file: FileReport, diagnostic: Diagnostic, names: ReadonlyMap<Diagnostic, string>) {
  const { ruleId, category, severity, message, url, range } = diagnostic;
  return {
    ruleId,
    category,
    severity,
    message,
    url,
    ...place(file, diagnostic),
    offset: range.start,
    endOffset: range.end,
    fix: diagnostic.fix ? toSuggestion(diagnostic.fix) : null,
    suggestions: (diagnostic.suggestions?.() ?? []).map(toSuggestion),
    fingerprint: names.get(diagnostic),
  };
}

function toSuggestion({ title, edits }: Suggestion) {
  return { title, edits: edits.map(({ start, end, text }) => ({ offset: start, endOffset: end, text })) };
}
