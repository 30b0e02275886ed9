/** The JSON report, version 1: for tools; keys are never removed within a version. */
import type { Diagnostic, Suggestion } from "../../core/rule.ts";
import { fingerprint, place, type FileReport, type Formatter } from "../report.ts";

export const json: Formatter = ({ files, counts }) =>
  `${JSON.stringify(
    {
      version: 1,
      summary: {
        files: files.length,
        errors: counts.error,
        warnings: counts.warning,
        informations: counts.information,
        hints: counts.hint,
        suppressed: counts.suppressed,
      },
      results: files.map(toResult),
    },
    null,
    1,
  )}\n`;

function toResult(file: FileReport): unknown {
  const seen = new Map<string, number>();
  return {
    filePath: file.name,
    diagnostics: file.diagnostics.map((diagnostic) => toDiagnostic(file, diagnostic, seen)),
    suppressed: file.suppressed.map((diagnostic) => ({ ...toDiagnostic(file, diagnostic, seen), reason: diagnostic.reason ?? null, until: diagnostic.until ?? null })),
    document: file.document,
  };
}

function toDiagnostic(file: FileReport, diagnostic: Diagnostic, seen: Map<string, number>) {
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
    suggestions: (diagnostic.suggestions ?? []).map(toSuggestion),
    fingerprint: fingerprint(file, diagnostic, seen),
  };
}

function toSuggestion({ title, edits }: Suggestion) {
  return { title, edits: edits.map(({ start, end, text }) => ({ offset: start, endOffset: end, text })) };
}
