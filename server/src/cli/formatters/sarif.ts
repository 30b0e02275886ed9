/** SARIF 2.1.0, as code scanning accepts it: all rules declared, relative URIs, help addresses, fingerprints. */
import type { Log, Region, ReportingDescriptor, Result, Run } from "sarif";
import { homepage, ruleUrl, suppressionsUrl } from "../../core/links.ts";
import { type Diagnostic, INTERNAL_ERROR, type Rule, SUPPRESSION_RULES } from "../../core/rule.ts";
import type { Edit } from "../../core/text.ts";
import { relative } from "../../paths.ts";
import { version } from "../../version.ts";
import { ACCEPTED } from "../baseline.ts";
import { type CreateFormatter, type FileReport, fingerprints, place } from "../report.ts";

const LEVEL = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

export const sarif: CreateFormatter = ({ root }, rules) => {
  // What the linter reports without a rule is declared too: suppressions that serve nothing, and errors of its own.
  const declared = [
    ...rules.map(toDescriptor),
    ...SUPPRESSION_RULES.map((id) => ({ id, shortDescription: { text: id }, helpUri: suppressionsUrl })),
    { id: INTERNAL_ERROR, shortDescription: { text: INTERNAL_ERROR }, helpUri: homepage },
  ];
  const indices = new Map(declared.map(({ id }, i) => [id, i]));
  return {
    render: (file) => {
      const uri = toUri(relative(root, file.path));
      const names = fingerprints(file);
      const results = [
        ...file.diagnostics.map((diagnostic) => toResult(file, uri, diagnostic, indices, names)),
        ...file.suppressed.map((diagnostic) => ({
          ...toResult(file, uri, diagnostic, indices, names),
          ...(diagnostic.reason === ACCEPTED && { baselineState: "unchanged" as const }),
          suppressions: [
            {
              kind: diagnostic.reason === ACCEPTED ? ("external" as const) : ("inSource" as const),
              ...(diagnostic.reason && { justification: diagnostic.reason }),
            },
          ],
        })),
      ];
      return results.map((result) => JSON.stringify(result, null, 1)).join(",\n");
    },
    finish: (parts, { problems, crashed }) => {
      const run: Run = {
        columnKind: "utf16CodeUnits",
        tool: { driver: { name: "Blameless", semanticVersion: version, informationUri: homepage, rules: declared } },
        invocations: [
          {
            executionSuccessful: !crashed && problems.length === 0,
            toolExecutionNotifications: problems.map((text) => ({ level: "error", message: { text } })),
          },
        ],
      };
      const log: Log = {
        version: "2.1.0",
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        runs: [{ ...run, results: [] }],
      };
      // The results are text already; the last empty list of the log is theirs.
      return `${JSON.stringify(log, null, 1).replace(/"results": \[\](?=\s*\}\s*\]\s*\}$)/, () => `"results": [\n${parts.join(",\n")}\n]`)}\n`;
    },
  };
};

function toDescriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: plain(rule.summary) },
    fullDescription: { text: plain(rule.rationale) },
    help: { text: plain(rule.rationale), markdown: uncited(rule.rationale) },
    helpUri: ruleUrl(rule.id),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: [rule.category] },
  };
}

function toResult(
  file: FileReport,
  uri: string,
  diagnostic: Diagnostic,
  indices: ReadonlyMap<string, number>,
  names: ReadonlyMap<Diagnostic, string>,
): Result {
  const { fix } = diagnostic;
  return {
    ruleId: diagnostic.ruleId,
    ruleIndex: indices.get(diagnostic.ruleId) as number,
    level: LEVEL[diagnostic.severity],
    message: { text: diagnostic.message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: toRegion(file, diagnostic) } }],
    partialFingerprints: { "blameless/v1": names.get(diagnostic) as string },
    ...(file.accepted && { baselineState: "new" as const }),
    // Known not to be suppressed, which is more than not known to be.
    suppressions: [],
    ...(fix &&
      fix.edits.length > 0 && {
        fixes: [
          {
            description: { text: fix.title },
            artifactChanges: [
              {
                artifactLocation: { uri },
                replacements: fix.edits.map((edit: Edit) => ({
                  deletedRegion: toRegion(file, { range: edit }),
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          },
        ],
      }),
  };
}

function toRegion(file: FileReport, at: Pick<Diagnostic, "range">): Region {
  const { line, column, endLine, endColumn } = place(file, at);
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn,
    charOffset: at.range.start,
    charLength: at.range.end - at.range.start,
  };
}

function toUri(path: string): string {
  // Half a character, which file names may have on Windows, has no code.
  const encoded = path
    .replace(/[\uD800-\uDFFF]/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  // Neither below the root nor beside it: another share, drive or part of the disk.
  if (path.startsWith("//")) return `file:${encoded}`;
  if (path.startsWith("/")) return `file://${encoded}`;
  return /^[A-Z]:\//.test(path) ? `file:///${encoded.replace("%3A", ":")}` : encoded;
}

/** Without the numbers of sources, which only the page of the rule resolves. */
function uncited(markdown: string): string {
  return markdown.replace(/\s*\[S\d+\]/g, "");
}

function plain(markdown: string): string {
  return uncited(markdown).replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
}
