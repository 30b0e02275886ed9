/** From what rules find to what is said: the offers that may stand, the order, and which finding speaks for a span. */
import { keepsFrontMatter } from "../document/frontMatter.ts";
import { type Document, isInField } from "../document.ts";
import { keepsFacts, withWholeMarks } from "../facts.ts";
import { ruleUrl } from "../links.ts";
import {
  type Diagnostic,
  type Finding,
  INTERNAL_ERROR,
  type Rule,
  SEVERITIES,
  type Severity,
  type Suggestion,
  suggestionsOf,
} from "../rule.ts";
import { type Edit, overlaps, type Range } from "../text.ts";

/** All that is reported, sorted by offset. */
export const inOrder = (groups: readonly { readonly diagnostics: readonly Diagnostic[] }[]): readonly Diagnostic[] =>
  groups.flatMap(({ diagnostics }) => diagnostics).sort(byOffset);

/** A finding as it is reported: without the offers that would lose something, or break the front matter it stands in. */
export function toDiagnostic(document: Document, rule: Rule, severity: Severity, found: Finding): Diagnostic {
  const { fix, suggestions, ...finding } = found;
  const { frontMatter } = document;
  const keeps = (edits: readonly Edit[]): boolean =>
    keepsFacts(document, edits) &&
    (!frontMatter || !isInField(document, finding.range) || keepsFrontMatter(document.text, frontMatter, edits));
  const kept = (offers: readonly Suggestion[]): readonly Suggestion[] =>
    offers
      .map(({ title, edits }) => ({ title, edits: withWholeMarks(document, edits) }))
      .filter(({ edits }) => keeps(edits));
  const [safe] = fix ? kept([fix]) : [];
  const own =
    finding.severity && SEVERITIES.indexOf(finding.severity) > SEVERITIES.indexOf(severity)
      ? finding.severity
      : severity;
  return {
    ...finding,
    ...(safe && { fix: safe }),
    ...(suggestions && { suggestions: () => kept(suggestionsOf(found)) }),
    ruleId: rule.id,
    category: rule.category,
    severity: own,
    url: ruleUrl(rule.id),
  };
}

/** What is said of a rule that threw. */
export function internalError(rule: Rule, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: INTERNAL_ERROR,
    category: "internal",
    severity: "error",
    range: { start: 0, end: 0 },
    message: `The rule ${rule.id} stopped with an error and is off for the rest of this run: ${reason}`,
    url: ruleUrl(rule.id),
  };
}

/** The order of a report. */
export function byOffset(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
  );
}

/** Where rules of wording find the same words, the one that comes first in their order speaks; rules without one all do. */
export function onePerSpan(
  candidates: readonly Diagnostic[],
  precedence: ReadonlyMap<string, number>,
): readonly Diagnostic[] {
  if (candidates.length < 2) return candidates;
  const rank = ({ ruleId }: Diagnostic): number => precedence.get(ruleId) ?? -1;
  const kept: Diagnostic[] = [];
  // Ranges are sorted into buckets, so that a document with thousands of findings is not compared pair by pair.
  const BUCKET = 256;
  const taken = new Map<number, Range[]>();
  for (const diagnostic of [...candidates].sort((a, b) => rank(a) - rank(b))) {
    if (precedence.has(diagnostic.ruleId)) {
      const { range } = diagnostic;
      const first = Math.floor(range.start / BUCKET);
      const last = Math.floor(range.end / BUCKET);
      let free = true;
      for (let b = first; b <= last && free; b++) free = !taken.get(b)?.some((other) => overlaps(other, range));
      if (!free) continue;
      for (let b = first; b <= last; b++) {
        const bucket = taken.get(b);
        if (bucket) bucket.push(range);
        else taken.set(b, [range]);
      }
    }
    kept.push(diagnostic);
  }
  return kept;
}
