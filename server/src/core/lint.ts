/** The linter: runs rules over a document and settles which finding speaks where several find the same words. */
import type { Act } from "./acts/act.ts";
import { findActs } from "./acts.ts";
import { createAcceptance, createAllowance } from "./allow.ts";
import type { Config } from "./config.ts";
import { type Document, isInField } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import { keepsFacts, withWholeMarks } from "./facts.ts";
import { keepsFrontMatter } from "./frontMatter.ts";
import { isLinted } from "./kind.ts";
import { createLexicon } from "./lexicon.ts";
import { ruleUrl } from "./links.ts";
import { INTERNAL_ERROR, SUPPRESSION_RULES } from "./ownIds.ts";
import { type Kind, type Postmortem, readPostmortem } from "./postmortem.ts";
import type {
  Diagnostic,
  DocumentContext,
  Finding,
  Rule,
  RuleOptions,
  SentenceContext,
  Severity,
  Suggestion,
} from "./rule.ts";
import { createPassageMemory, type Passage, type PassageMemory } from "./sentences.ts";
import { type SuppressedDiagnostic, suppress } from "./suppress.ts";
import { detached, type Edit, overlaps, type Range, shifted } from "./text.ts";
import { createGate, type Gate } from "./triggers.ts";

export type { SuppressedDiagnostic };

/** What the caller knows about the document that its text does not say. */
export interface Source {
  /** Path relative to the project, with `/`; the kind of document may depend on it. */
  readonly path?: string;
  /** Today as `2024-05-03`, for suppressions that end and action items that are due. */
  readonly today?: string;
}

export interface LintResult {
  readonly postmortem: Postmortem;
  /** Sorted by offset. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

export type Linter = (document: Document, source?: Source) => LintResult;

/** Lints documents on their own, and one document as it changes. */
export interface DocumentLinter extends Linter {
  /**
   * A linter for the versions of one document, one after the other. It remembers what it found in each passage, and gives
   * the same results; the sentences of a result hold until the next one.
   */
  session(): Linter;
}

const SEVERITIES: readonly Severity[] = ["hint", "information", "warning", "error"];

/** Creates a linter from rules and the configuration of a file. Rules that are off cost nothing. */
export function createLinter(rules: readonly Rule[], config: Config): DocumentLinter {
  const lexicon = createLexicon(config.lexicons);
  const isAllowedAnywhere = createAllowance(config.allow);
  const isAccepted = createAcceptance(config.accepted);
  const broken = new Set<string>();
  const enabled = rules.flatMap((rule) => {
    const setting = config.rules.get(rule.id);
    if (!setting || setting.severity === "off") return [];
    const { severity, options } = setting;
    return [{ rule, severity, options, isAllowed: createAllowance((options.allow as readonly string[]) ?? []) }];
  });
  const appliesTo = (rule: Rule, kind: Kind): boolean => !rule.kinds || rule.kinds.includes(kind);
  const gates = new Map<Kind, Gate>();
  const gateOf = (kind: Kind): Gate => {
    const known = gates.get(kind);
    if (known) return known;
    const triggers = enabled.map(({ rule }) => (appliesTo(rule, kind) ? rule.triggers : []));
    const gate = createGate(triggers, config.lexicons, config.people);
    gates.set(kind, gate);
    return gate;
  };
  const known = new Set([...rules.map((rule) => rule.id), ...SUPPRESSION_RULES]);

  const lint = (document: Document, source: Source, memory: Memory | undefined): LintResult => {
    const postmortem = readPostmortem(document, config, lexicon, gateOf, source.path, memory?.passages);
    const { kind } = postmortem;
    if (!isLinted(kind)) return { postmortem, diagnostics: [], suppressed: [] };
    const memo = new Map<Sentence, readonly Act[]>();
    const acts = (sentence: Sentence): readonly Act[] => {
      const before = memo.get(sentence);
      if (before) return before;
      const found = findActs(sentence, lexicon);
      memo.set(sentence, found);
      return found;
    };
    const contextOf = (index: number, options: RuleOptions): SentenceContext & DocumentContext => ({
      text: document.text,
      options,
      lexicon,
      acts,
      isTriggered: ({ triggers }) => triggers.rules.includes(index),
      today: source.today,
    });
    const candidates: Candidate[] = [];
    const running = enabled.flatMap(({ rule, severity, options, isAllowed }, index) =>
      broken.has(rule.id) || !appliesTo(rule, kind)
        ? []
        : [{ rule, index, severity, isAllowed, context: contextOf(index, options) }],
    );
    type Running = (typeof running)[number];
    const add = ({ rule, severity, isAllowed }: Running, finding: Finding): void => {
      const { range } = finding;
      if (range.end <= range.start && document.text.length > 0) return;
      if ([isAllowedAnywhere, isAllowed, isAccepted].some((leavesOut) => leavesOut(document.text, range))) return;
      if (!readsFields(rule) && isInField(document, range)) return;
      candidates.push({ precedence: rule.precedence, diagnostic: toDiagnostic(rule, severity, finding) });
    };
    const guard = ({ rule }: Running, run: () => void): void => {
      if (broken.has(rule.id)) return;
      try {
        run();
      } catch (error) {
        broken.add(rule.id);
        candidates.push({ precedence: undefined, diagnostic: internalError(rule, error) });
      }
    };
    for (const it of running) {
      guard(it, () => {
        for (const finding of it.rule.checkDocument?.(postmortem, it.context) ?? [])
          add(it, keepingFacts(document, finding));
      });
    }
    const byWording = new Map(running.filter(({ rule }) => rule.checkSentence).map((it) => [it.index, it]));
    const check = (passage: Passage): Found[] => {
      const found: Found[] = [];
      for (const sentence of passage.sentences) {
        for (const index of sentence.triggers.rules) {
          const it = byWording.get(index);
          if (!it) continue;
          guard(it, () => {
            for (const finding of it.rule.checkSentence?.(sentence, it.context) ?? [])
              found.push({ rule: it.rule.id, finding: keepingFacts(document, finding) });
          });
        }
      }
      return found;
    };
    const ran = new Map(running.map((it) => [it.rule.id, it]));
    const reading = `${kind} ${source.today}`;
    for (const passage of postmortem.passages) {
      for (const { rule, finding } of memory ? memory.recall(passage, reading, check) : check(passage)) {
        const it = ran.get(rule);
        if (it) add(it, finding);
      }
    }
    const diagnostics = onePerSpan(candidates).sort(byOffset);
    const { reported, suppressed } = suppress(document, diagnostics, known, config, source.today);
    return { postmortem, diagnostics: [...reported].sort(byOffset), suppressed };
  };
  return Object.assign((document: Document, source: Source = {}) => lint(document, source, undefined), {
    session: (): Linter => {
      const memory = createMemory();
      return (document, source = {}) => lint(document, source, memory);
    },
  });
}

/** What a rule of wording found in a passage. */
interface Found {
  readonly rule: string;
  readonly finding: Finding;
}

/** What a session remembers of the last version of its document. */
interface Memory {
  readonly passages: PassageMemory;
  /** What was found in a passage, from memory or by `check`; `reading` is what else it depends on. */
  recall(passage: Passage, reading: string, check: (passage: Passage) => readonly Found[]): readonly Found[];
}

function createMemory(): Memory {
  const known = new WeakMap<Passage, { start: number; reading: string; found: readonly Found[] }>();
  return {
    passages: createPassageMemory(),
    recall: (passage, reading, check) => {
      const { start } = passage.block;
      const before = known.get(passage);
      if (before && before.reading === reading && before.start === start) return before.found;
      const isKept = before?.reading === reading;
      const by = isKept ? start - before.start : 0;
      const found = (isKept ? before.found : check(passage)).map(({ rule, finding }) => ({
        rule,
        finding: moveFinding(finding, by, isKept),
      }));
      known.set(passage, { start, reading, found });
      return found;
    },
  };
}

/** The same finding where its words stand now; one that is new is detached from the text of its version. */
function moveFinding(finding: Finding, by: number, isKept: boolean): Finding {
  const own = (text: string): string => (isKept ? text : detached(text));
  const moved = <T extends Range>(range: T): T => shifted(range, by);
  const suggestion = ({ title, edits }: Suggestion): Suggestion => ({
    title: own(title),
    edits: edits.map((edit) => ({ ...moved(edit), text: own(edit.text) })),
  });
  return {
    ...finding,
    message: own(finding.message),
    range: moved(finding.range),
    ...(finding.fix && { fix: suggestion(finding.fix) }),
    ...(finding.suggestions && { suggestions: finding.suggestions.map(suggestion) }),
    ...(finding.related && {
      related: finding.related.map(({ range, message }) => ({ range: moved(range), message: own(message) })),
    }),
  };
}

/** Structure and planned work are not told in the front matter, even where a field is prose. */
function readsFields({ category }: Rule): boolean {
  return category !== "structure" && category !== "action-items" && category !== "learning";
}

/** A finding without the offers that would lose something, or break the front matter it stands in. */
function keepingFacts(document: Document, finding: Finding): Finding {
  const { text, frontMatter } = document;
  const keeps = (edits: readonly Edit[]): boolean =>
    keepsFacts(text, edits) &&
    (!frontMatter || !isInField(document, finding.range) || keepsFrontMatter(text, frontMatter, edits));
  const kept = (offers: readonly Suggestion[]): readonly Suggestion[] =>
    offers
      .map(({ title, edits }) => ({ title, edits: withWholeMarks(text, edits) }))
      .filter(({ edits }) => keeps(edits));
  const { fix, suggestions, ...rest } = finding;
  const [safe] = fix ? kept([fix]) : [];
  return { ...rest, ...(safe && { fix: safe }), ...(suggestions && { suggestions: kept(suggestions) }) };
}

function toDiagnostic(rule: Rule, severity: Severity, finding: Finding): Diagnostic {
  const own =
    finding.severity && SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(severity)
      ? finding.severity
      : severity;
  return { ...finding, ruleId: rule.id, category: rule.category, severity: own, url: ruleUrl(rule.id) };
}

function internalError(rule: Rule, error: unknown): Diagnostic {
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

interface Candidate {
  readonly precedence: number | undefined;
  readonly diagnostic: Diagnostic;
}

function byOffset(a: Diagnostic, b: Diagnostic): number {
  return (
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
  );
}

/** Where rules of wording find the same words, the one that comes first in their order speaks. */
function onePerSpan(candidates: readonly Candidate[]): Diagnostic[] {
  const ranked = candidates
    .filter((it) => it.precedence !== undefined)
    .sort((a, b) => (a.precedence as number) - (b.precedence as number));
  const kept: Diagnostic[] = candidates.filter((it) => it.precedence === undefined).map((it) => it.diagnostic);
  // Ranges are sorted into buckets, so that a document with thousands of findings is not compared pair by pair.
  const BUCKET = 256;
  const taken = new Map<number, Range[]>();
  for (const { diagnostic } of ranked) {
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
    kept.push(diagnostic);
  }
  return kept;
}
