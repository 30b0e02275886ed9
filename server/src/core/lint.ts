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
import { type Kind, type Memory, type Postmortem, readPostmortem } from "./postmortem.ts";
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
import type { Passage } from "./sentences.ts";
import { type SuppressedDiagnostic, suppress } from "./suppress.ts";
import { type Edit, overlaps, type Range } from "./text.ts";
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

/** Lints a document; with a memory, the next version of the one that the memory is of (see session.ts). */
export type DocumentLinter = (document: Document, source?: Source, memory?: LintMemory) => LintResult;

/** What is remembered of the last version of a document. */
export interface LintMemory extends Memory {
  /** Begins a version; `reading` is what else the findings depend on. */
  begin(postmortem: Postmortem, reading: string): void;
  /** What a rule finds in the document as a whole, from memory or anew; `index` is the number of the rule. */
  inDocument(index: number, find: () => readonly Candidate[]): readonly Candidate[];
  /** What was found in a passage, from memory or anew. */
  inPassage(passage: Passage, find: () => readonly Candidate[]): readonly Candidate[];
  /** What is said of each rule that stopped with an error in any version. */
  readonly broken: Map<string, Candidate>;
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

  return (document, source = {}, memory) => {
    const postmortem = readPostmortem(document, config, lexicon, gateOf, source.path, memory);
    memory?.begin(postmortem, `${source.path} ${source.today}`);
    const { kind } = postmortem;
    if (!isLinted(kind)) return { postmortem, diagnostics: [], suppressed: [] };
    const { text } = document;
    const memo = new Map<Sentence, readonly Act[]>();
    const acts = (sentence: Sentence): readonly Act[] => {
      const before = memo.get(sentence);
      if (before) return before;
      const found = findActs(sentence, lexicon);
      memo.set(sentence, found);
      return found;
    };
    const contextOf = (id: string, index: number, options: RuleOptions): SentenceContext & DocumentContext => ({
      text,
      options,
      lexicon,
      acts,
      ask: (question) => postmortem.keep(id, question),
      isTriggered: ({ triggers }) => triggers.rules.includes(index),
      today: source.today,
    });
    const candidates: Candidate[] = [];
    const running = enabled.flatMap(({ rule, severity, options, isAllowed }, index) =>
      broken.has(rule.id) || !appliesTo(rule, kind)
        ? []
        : [{ rule, index, severity, isAllowed, context: contextOf(rule.id, index, options) }],
    );
    type Running = (typeof running)[number];
    const add = ({ rule, isAllowed }: Running, candidate: Candidate): void => {
      const { range } = candidate.diagnostic;
      if (range.end <= range.start && text.length > 0) return;
      if ([isAllowedAnywhere, isAllowed, isAccepted].some((leavesOut) => leavesOut(text, range))) return;
      if (!readsFields(rule) && isInField(document, range)) return;
      candidates.push(candidate);
    };
    const candidateOf = ({ rule, severity }: Running, finding: Finding): Candidate => ({
      rule: rule.id,
      precedence: rule.precedence,
      diagnostic: toDiagnostic(document, rule, severity, finding),
    });
    /** What was reported of rules that broke, now or before. */
    const errors = memory?.broken ?? new Map<string, Candidate>();
    const guard = ({ rule }: Running, run: () => void): void => {
      if (broken.has(rule.id)) return;
      try {
        run();
      } catch (error) {
        broken.add(rule.id);
        errors.set(rule.id, { rule: rule.id, precedence: undefined, diagnostic: internalError(rule, error) });
      }
    };
    const { passages } = postmortem;
    for (const it of running) {
      const { rule, index, context } = it;
      if (!rule.checkDocument) continue;
      const find = (): readonly Candidate[] =>
        Array.from(rule.checkDocument?.(postmortem, context) ?? [], (finding) => candidateOf(it, finding));
      guard(it, () => {
        for (const candidate of memory ? memory.inDocument(index, find) : find()) add(it, candidate);
      });
    }
    const byWording = new Map(running.filter(({ rule }) => rule.checkSentence).map((it) => [it.index, it]));
    const check = ({ sentences }: Passage): readonly Candidate[] => {
      const found: Candidate[] = [];
      for (const sentence of sentences) {
        for (const index of sentence.triggers.rules) {
          const it = byWording.get(index);
          if (!it) continue;
          guard(it, () => {
            for (const finding of it.rule.checkSentence?.(sentence, it.context) ?? [])
              found.push(candidateOf(it, finding));
          });
        }
      }
      return found;
    };
    const ran = new Map(running.map((it) => [it.rule.id, it]));
    for (const passage of passages) {
      const find = (): readonly Candidate[] => check(passage);
      for (const candidate of memory ? memory.inPassage(passage, find) : find()) {
        const it = ran.get(candidate.rule);
        if (it) add(it, candidate);
      }
    }
    // Of a rule that breaks nothing else is said, in this version or the next.
    const sound = broken.size > 0 ? candidates.filter(({ rule }) => !broken.has(rule)) : candidates;
    const diagnostics = onePerSpan([...sound, ...errors.values()]).sort(byOffset);
    const { reported, suppressed } = suppress(document, diagnostics, known, config, source.today);
    return { postmortem, diagnostics: [...reported].sort(byOffset), suppressed };
  };
}

/** Structure and planned work are not told in the front matter, even where a field is prose. */
function readsFields({ category }: Rule): boolean {
  return category !== "structure" && category !== "action-items" && category !== "learning";
}

/** A finding as it is reported: without the offers that would lose something, or break the front matter it stands in. */
function toDiagnostic(
  document: Document,
  rule: Rule,
  severity: Severity,
  { fix, suggestions, ...finding }: Finding,
): Diagnostic {
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
    finding.severity && SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(severity)
      ? finding.severity
      : severity;
  return {
    ...finding,
    ...(safe && { fix: safe }),
    ...(suggestions && { suggestions: kept(suggestions) }),
    ruleId: rule.id,
    category: rule.category,
    severity: own,
    url: ruleUrl(rule.id),
  };
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

/** What a rule found, before it is settled which finding speaks. */
export interface Candidate {
  /** The id of the rule. */
  readonly rule: string;
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
