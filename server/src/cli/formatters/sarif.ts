/** SARIF 2.1.0, as code scanning accepts it: all rules declared, relative URIs, help addresses, fingerprints. */
import type { Log, ReportingDescriptor, Result } from "sarif";
import { homepage, ruleUrl } from "../../core/links.ts";
import type { Diagnostic, Rule } from "../../core/rule.ts";
import { fingerprint, place, type FileReport, type Formatter } from "../report.ts";

const LEVEL = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

export const sarif: Formatter = ({ files, rules, version }) => {
  const declared = new Map(rules.map((rule) => [rule.id, toDescriptor(rule)]));
  for (const { diagnostics } of files) {
    for (const { ruleId, url } of diagnostics) if (!declared.has(ruleId)) declared.set(ruleId, { id: ruleId, shortDescription: { text: ruleId }, helpUri: url });
  }
  const ids = [...declared.keys()];
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        tool: { driver: { name: "Blameless", semanticVersion: version, informationUri: homepage, rules: [...declared.values()] } },
        results: files.flatMap((file) => {
          const seen = new Map<string, number>();
          return [
            ...file.diagnostics.map((it) => toResult(file, it, ids, seen)),
            ...file.suppressed.map((it) => ({ ...toResult(file, it, ids, seen), suppressions: [{ kind: "inSource" as const, ...(it.reason && { justification: it.reason }) }] })),
          ];
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
};

function toDescriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: plain(rule.summary) },
    fullDescription: { text: plain(rule.rationale) },
    help: { text: plain(rule.rationale), markdown: rule.rationale },
    helpUri: ruleUrl(rule.id),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function toResult(file: FileReport, diagnostic: Diagnostic, ids: readonly string[], seen: Map<string, number>): Result {
  const { line, column, endLine, endColumn } = place(file, diagnostic);
  const edits = diagnostic.fix?.edits;
  return {
    ruleId: diagnostic.ruleId,
    ruleIndex: ids.indexOf(diagnostic.ruleId),
    level: LEVEL[diagnostic.severity],
    message: { text: diagnostic.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file.name) },
          region: { startLine: line, startColumn: column, endLine, endColumn, charOffset: diagnostic.range.start, charLength: diagnostic.range.end - diagnostic.range.start },
        },
      },
    ],
    partialFingerprints: { "blameless/v1": fingerprint(file, diagnostic, seen) },
    ...(edits && {
      fixes: [
        {
          description: { text: diagnostic.fix?.title ?? "Fix" },
          artifactChanges: [
            {
              artifactLocation: { uri: toUri(file.name) },
              replacements: edits.map(({ start, end, text }) => ({ deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } })),
            },
          ],
        },
      ],
    }),
  };
}

function toUri(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}

function plain(markdown: string): string {
  return markdown.replace(/[*`]/g, "").replace(/\s*\[S\d+\]/g, "").replace(/\s+/g, " ").trim();
}
