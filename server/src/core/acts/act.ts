/** One act: what a sentence says somebody did, or did not do. */
import type { AgentClass } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Range } from "../text.ts";
import { hasReason } from "./polarity.ts";

/** What somebody did: harm, told of them or in the passive; nothing, where something was needed; something by mistake. */
export type ActFrame = "harm" | "passive" | "omission" | "mistake";

/** Words that say who, as a range of the text, and what to say in their place. */
export interface Who extends Range {
  readonly text: string;
}

/** What a sentence says somebody did or did not do. */
export interface Act {
  readonly frame: ActFrame;
  /** Who; undefined for an omission that names nobody: "the warning was overlooked". */
  readonly agent: AgentClass | undefined;
  /** The words that say who did what. */
  readonly range: Range;
  /** The words to strike so that nobody is named: the `by` phrase of a passive, with its leading blank. */
  readonly by?: Range;
  /** The words that say whose work it was, and what to say in their place. */
  readonly who?: Who;
  /** The clause that tells of it; an act told by a noun has none. */
  readonly clause?: Clause;
  /** Whether the sentence also gives the condition, which is the form to aim for. */
  readonly reasoned: boolean;
}

/** Verbs of putting right, or of finding out: what is done to an event, and does not bring it about. */
export const REMEDY =
  /^(?:stop|free|reduce|prevent|restore|limit|protect|avoid|contain|isolate|relieve|shed|recover|mitigate|fix|resolve|repair|test|verify|check|investigate|debug|reproduce|drain|save|rule|exclude|unblock|exempt)$/;

/** An act before its sentence is asked for the condition. */
export type Found = Omit<Act, "reasoned">;

/** "… because Omar forgot to renew it", "due to Omar forgetting": the act is the reason that is given, it has none. */
function isTheReason({ words }: Sentence, clause: Clause): boolean {
  if (/^(?:because|since|as)$/.test(clause.marker?.lower ?? "")) return true;
  const { subject } = clause;
  return clause.kind === "gerund" && !!subject && /^(?:to|of)$/.test(lowerAt(words, subject.first - 1));
}

/** Whether the sentence gives a condition for an act, other than the act itself. */
export const isExplained = (sentence: Sentence, clause: Clause): boolean =>
  hasReason(sentence) && !isTheReason(sentence, clause);

/** "**to free connections**", for which the query was killed. */
export const purposeOf = ({ clauses }: Sentence, clause: Clause): Clause | undefined =>
  clauses.find(({ kind, governor }) => kind === "infinitive" && governor === clause);

/** What waits for people: "the **warning** was overlooked". */
export const HUMAN_WORK =
  /^(?:letter|alert|alarm|warning|step|item|email|e-mail|page|ticket|comment|note|message|notification|mail|reminder|signal|line|request|instruction|sign|report|handover|entry|record|renewal|risk|detail|requirement|concern|complaint|question|dependency)$/;

/** What one does or leaves behind for others, or to be sure: "skipped the briefing", "left no note". */
export const OWED =
  /^(?:documentation|note|warning|notice|test|testing|backup|log|handover|instruction|precaution|check|comment|reply|answer|response|label|explanation|training|canary|dry-run|rehearsal|readback|walkdown|roll-call|drill|validation|verification|scan|count|staging|briefing|lesson|inspection|step|review|approval|procedure|checklist|\w+-(?:off|back|check|through|round|down|out|over))$/;

/** What one does for others, or to be sure: to work without it is told as a failing. */
export const isDuty = (lexicon: Lexicon, lemma: string): boolean =>
  /^(?:sign|label|close|examine|follow)$/.test(lemma) ||
  (lexicon.has("DID_NOT_V", lemma) && !lexicon.has("OP_V", lemma) && !MAY_BE_LEFT.test(lemma));
const MAY_BE_LEFT =
  /^(?:use|take|say|see|try|act|react|wait|help|charge|create|build|fix|write|open|deliver|supply|share|limit)$/;

/** From the subject, where it stands near, to a word at or after the verb. */
export function subjectRange(sentence: Sentence, clause: Clause, last: number): Range {
  const { subject } = clause;
  const near =
    subject && !clause.inherited && subject.first < clause.verb.first && clause.verb.first - subject.last <= 8;
  return rangeOf(sentence, near ? subject.first : clause.verb.first, Math.max(last, clause.verb.last));
}

/** Whether the clause has an adverb of a list, by its verb or after. */
function adverbIn(sentence: Sentence, clause: Clause, lexicon: Lexicon, list: string): boolean {
  if (clause.verb.adverbs.some((i) => lexicon.has(list, lowerAt(sentence.words, i)))) return true;
  return sentence.matches.some(
    (match) => match.list === list && match.first > clause.verb.last && match.last <= clause.last,
  );
}

const SLIP_PHRASE =
  /\b(?:in the (?:mistaken|false|wrong) belief|by mistake|by accident|in error|(?:one|two|an?) \w+ too (?:many|few))\b/;
/** "wired it **backwards**" */
const REVERSED =
  /^(?!.*\b(?:on purpose|deliberately)\b).*\b(?:backwards|upside down|back to front|the wrong way(?: round| up)?)\b/;
const FITS = /^(?:wire|mount|plug|fit|connect|load|put|insert|screw|install|label|stack|sew|print|lay)$/;
const OPENS_AS_SLIP = /^(?:by mistake|by accident|in error) ,/;

/** "ran the clean-up, **but it was on the live cluster by mistake**" */
function isTakenBack(sentence: Sentence, clause: Clause): boolean {
  const { words, clauses } = sentence;
  const next = clauses.find((it) => it.kind === "main" && it.verb.finite && it.verb.first > clause.verb.last);
  return (
    next?.verb.lemma === "be" &&
    lowerAt(words, next.subject?.head ?? -1) === "it" &&
    lowerAt(words, (next.subject?.first ?? 0) - 1) === "but" &&
    SLIP_PHRASE.test(lowerText(sentence, next.verb.last + 1, next.last))
  );
}

/** Whether it was done "accidentally", "carelessly", "by mistake". */
export function slips(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  return (
    clause.verb.adverbs.some((i) => lexicon.has("SLIP_V", lowerAt(sentence.words, i))) ||
    adverbIn(sentence, clause, lexicon, "CHAR_ADV") ||
    // "was entered wrong by the night desk"
    (clause.verb.passive && lowerAt(sentence.words, clause.verb.last + 1) === "wrong") ||
    SLIP_PHRASE.test(lowerText(sentence, clause.verb.last + 1, clause.last)) ||
    (FITS.test(clause.verb.lemma) && REVERSED.test(lowerText(sentence, clause.verb.last + 1))) ||
    OPENS_AS_SLIP.test(lowerText(sentence, 0, clause.first - 1)) ||
    isTakenBack(sentence, clause) ||
    sentence.words
      .slice(clause.verb.last + 1, Math.min(clause.last, clause.verb.last + 8) + 1)
      .some((word) => word.tag === "adverb" && lexicon.has("SLIP_V", word.lower))
  );
}

/** "**kept** ignoring it", "**ended up** deleting it": the gerund tells what was done. */
export function isKeptUp({ kind, governor, verb }: Clause): boolean {
  return (
    kind === "gerund" &&
    !!governor &&
    (governor.verb.past || governor.verb.lemma === "keep") &&
    !governor.verb.modal &&
    !governor.verb.negated &&
    /^(?:keep|continue|end|wind|start|begin)$/.test(governor.verb.lemma) &&
    verb.first - governor.verb.last <= 2
  );
}

/** A purpose that repairs: "killed the query **to free connections**". */
export function isRemedy(sentence: Sentence, clause: Clause): boolean {
  return sentence.clauses.some(
    (next) => next.kind === "infinitive" && next.governor === clause && REMEDY.test(next.verb.lemma),
  );
}

/** Conditions, possibilities, requirements and questions tell of no act. */
export function isUnreal(clause: Clause): boolean {
  const { marker, verb } = clause;
  // "must have missed it", "can hardly have looked": that says that it was so.
  if (verb.modal && !(verb.perfect && (verb.modal === "must" || (verb.modal === "can" && verb.negated)))) return true;
  // "Had nobody been watching"; but "nor did he test".
  if (clause.inverted && (!verb.negated || verb.perfect)) return true;
  // "the story of **how** the crew missed the valve" says that it did.
  if (marker?.tag === "wh" && clause.kind !== "relative" && (marker.lower !== "how" || clause.inverted)) return true;
  return marker !== undefined && /^(?:if|unless|whether|lest|in case)$/.test(marker.lower);
}
