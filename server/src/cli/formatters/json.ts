/** The JSON report, version 1: for tools; keys are never removed within a version. */
import type { ActionItem } from "../../core/actionItems.ts";
import type { Diagnostic, Suggestion } from "../../core/rule.ts";
import type { SectionRole } from "../../core/sections.ts";
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
  const { result } = file;
  return {
    filePath: file.name,
    diagnostics: result.diagnostics.map((diagnostic) => toDiagnostic(file, diagnostic, seen)),
    suppressed: result.suppressed.map((diagnostic) => ({ ...toDiagnostic(file, diagnostic, seen), reason: diagnostic.reason ?? null, until: diagnostic.until ?? null })),
    document: toDocument(file),
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

const LESSONS: readonly SectionRole[] = ["lessons", "well", "poorly", "lucky"];

function toDocument(file: FileReport): unknown {
  const { postmortem } = file.result;
  const lineOf = (offset: number): number => file.lines.lineAt(offset) + 1;
  const line = (...roles: SectionRole[]): number | null => {
    for (const role of roles) {
      const section = postmortem.sections.find(role);
      if (section) return lineOf(section.heading.start);
    }
    return null;
  };
  const { timeline } = postmortem;
  return {
    kind: postmortem.kind,
    sections: {
      summary: line("summary"),
      impact: line("impact"),
      timeline: line("timeline"),
      factors: line("factors"),
      detection: line("detection"),
      response: line("response"),
      lessons: line(...LESSONS),
      actions: line("actions"),
    },
    factors: postmortem.factors.map((factor) => ({ line: lineOf(factor.start), text: factor.text })),
    timeline: { entries: timeline.entries.length, first: timeline.first ?? null, last: timeline.last ?? null },
    actionItems: postmortem.actionItems.map((item) => toActionItem(item, lineOf)),
  };
}

function toActionItem(item: ActionItem, lineOf: (offset: number) => number): unknown {
  return {
    line: lineOf(item.start),
    text: item.text,
    owner: item.owner?.text ?? null,
    due: item.due?.text ?? null,
    link: item.link?.text ?? null,
    type: item.type?.text ?? null,
    priority: item.priority?.text ?? null,
    status: item.status,
  };
}
