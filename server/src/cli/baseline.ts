/** A baseline: findings that are known and accepted, so that a run reports what is new. */
import type { LintResult } from "../core/lint.ts";
import type { Diagnostic } from "../core/rule.ts";
import { relative } from "../paths.ts";
import { type CreateFormatter, type FileReport, fingerprints } from "./report.ts";

/** The reason of those that a run leaves out. */
export const ACCEPTED = "accepted by the baseline";

/** What is accepted in each file, by its path as seen from the baseline; undefined for a text that is none. */
export function readBaseline(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  try {
    const { version, findings } = JSON.parse(text) as { version?: unknown; findings?: object };
    const files = Object.entries(findings ?? {}) as [string, unknown][];
    const isSound = version === 1 && findings && files.every(([, entries]) => Array.isArray(entries));
    return isSound ? new Map(files as [string, string[]][]) : undefined;
  } catch {
    return undefined;
  }
}

/** A finding in a baseline: its rule, for who reads the file, and its fingerprint, which survives edits elsewhere. */
function entriesOf(file: Pick<FileReport, "text" | "diagnostics" | "suppressed">): Map<Diagnostic, string> {
  const names = fingerprints(file as FileReport);
  return new Map([...names].map(([diagnostic, name]) => [diagnostic, `${diagnostic.ruleId} ${name}`]));
}

/** A result in which what is accepted counts as suppressed. Errors of the linter itself cannot be. */
export function accept<T extends Pick<LintResult, "diagnostics" | "suppressed">>(
  result: T,
  text: string,
  accepted: readonly string[],
): T {
  const entries = entriesOf({ text, ...result });
  const known = new Set(accepted);
  const isKnown = (it: Diagnostic): boolean => it.category !== "internal" && known.has(entries.get(it) ?? "");
  const left = result.diagnostics.filter(isKnown).map((it) => ({ ...it, reason: ACCEPTED, until: undefined }));
  return {
    ...result,
    diagnostics: result.diagnostics.filter((it) => !isKnown(it)),
    suppressed: [...result.suppressed, ...left].sort((a, b) => a.range.start - b.range.start),
  };
}

/** The entries that a file still has, of those that were accepted. */
export function stillIn(file: FileReport): readonly string[] {
  const entries = entriesOf(file);
  return file.suppressed.filter(({ reason }) => reason === ACCEPTED).map((it) => entries.get(it) as string);
}

/** Writes a baseline: of what is found, or, where a run has one already, of what is left of that. */
export const baseline: CreateFormatter = ({ folder }) => ({
  render: (file) => {
    const entries = entriesOf(file);
    const kept = file.accepted ?? file.diagnostics.map((it) => entries.get(it) as string);
    if (kept.length === 0) return "";
    const list = kept.map((entry) => `   ${JSON.stringify(entry)}`).join(",\n");
    return `  ${JSON.stringify(relative(folder, file.path))}: [\n${list}\n  ]`;
  },
  finish: (parts) => `{\n "version": 1,\n "findings": {${parts.length > 0 ? `\n${parts.join(",\n")}\n ` : ""}}\n}\n`,
});
