/**
 * Loose ends: what in the rest of a sentence no longer fits when a person goes from it. A participle hangs in the air, a
 * verb loses its subject, a pronoun its person; the reason of a wish speaks against the fact.
 */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { PARTICIPLE, PAST } from "../english/inflection.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { isQuestion, lowerText, type Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import type { Edit } from "../text.ts";
import { pronounsFor } from "./deeds.ts";
import { isPlural } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** The words that no edit replaces. */
export function staying({ words }: Sentence, edits: readonly Edit[]): readonly Word[] {
  return words.filter((word) => !edits.some(({ start, end }) => start <= word.start && word.end <= end));
}

/** Whether words that stay stand for the person whose mention goes, or would hang in the air without. */
export function losesPerson(sentence: Sentence, { subject }: Clause, edits: readonly Edit[]): boolean {
  // "Although they had been warned, the crew left it open": before the mention as well.
  const own = pronounsFor(sentence, subject);
  const { words, clauses } = sentence;
  // "…, so all tills lost **their** connection"
  const taken = (word: Word): boolean =>
    word.lower === "their" &&
    clauses.some((it) => {
      const at = words.indexOf(word);
      const near = it.subject !== subject && it.subject && it.verb.finite && it.verb.last < at && at <= it.last;
      return near && isPlural(sentence, it.subject as NounPhrase);
    });
  // "…, **I did** on the next day": what was done is said where it is not any more.
  const left = staying(sentence, edits);
  const short = left.some(({ lower }, i) => {
    const next = left[i + 1]?.tag === "not" ? left[i + 2] : left[i + 1];
    return /^(?:did|do|does)$/.test(lower) && /^(?:preposition|stop|comma|conjunction)$/.test(next?.tag ?? "stop");
  });
  if (short && echoAt(sentence) === undefined && !isQuestion(sentence)) return true;
  return left.some((word) => own.test(word.lower) && !taken(word)) || hangs(sentence, edits);
}

/** Whether a participle that stays would be without the person that it tells of: "while updating it, the code was not copied". */
export function hangs(sentence: Sentence, edits: readonly Edit[]): boolean {
  const { words } = sentence;
  const first = edits[0]?.start ?? 0;
  return (
    orphans(sentence, edits) ||
    staying(sentence, edits).some((word) => {
      const i = words.indexOf(word);
      const next = words[i + 1];
      const ties = DANGLES.test(word.lower) || (/^[,–—]$/.test(word.text) && word.start > first);
      if (ties && next?.lower === "even" && words[i + 2]?.lower.endsWith("ing")) return true;
      // "instead of deleting the link", "rather than rebooting hosts"
      const other =
        (word.lower === "instead" && next?.lower === "of") || (word.lower === "rather" && next?.lower === "than");
      if (other && words[i + 2]?.lower.endsWith("ing") && words[i + 2]?.tag === "verb") return true;
      const doing =
        /^(?:verb|be|have)$/.test(next?.tag ?? "") ||
        (words[i + 2]?.tag === "comma" && /^(?:while|when)$/.test(word.lower));
      if (!ties || !next?.lower.endsWith("ing") || !doing) return false;
      return !isIn("consequences", next.lower);
    })
  );
}

/**
 * Whether a verb that stays had the subject that goes, though the parser does not see it: "skipped the check, since it
 * always fails, **and published** it".
 */
export function orphans(sentence: Sentence, edits: readonly Edit[]): boolean {
  const { words, clauses } = sentence;
  const from = edits[0]?.end ?? 0;
  return staying(sentence, edits).some((word) => {
    if (word.tag !== "conjunction" || word.start < from) return false;
    let at = words.indexOf(word) + 1;
    while (words[at]?.tag === "adverb") at++;
    const verb = words[at];
    const next = words[at + 1];
    if (!verb || edits.some(({ start, end }) => start <= verb.start && verb.end <= end)) return false;
    if (verb.tag !== "verb") return SAME_PAST.test(verb.lower) && /^(?:up|down|off|out|on)$/.test(next?.lower ?? "");
    if (!(verb.forms & PAST)) return false;
    const clause = clauses.find((it) => it.verb.finite && it.verb.first <= at && at <= it.verb.last);
    if (!clause)
      return /^(?:determiner|possessive|pronoun|number)$/.test(next?.tag ?? "") && !(verb.forms & PARTICIPLE);
    return (
      !clause.inherited && (clause.subject?.first ?? at) < at && (clause.subject?.last ?? at) < words.indexOf(word)
    );
  });
}

const SAME_PAST = /^(?:shut|cut|put|set|let|reset)$/;

/** Whether a participle says what came of a deed: "causing a leak". */
export function isConsequence({ lower }: Word): boolean {
  return isIn("consequences", lower);
}

/** "before applying the plan" may stand beside a passive; "by applying it" asks for somebody. */
const DANGLES = /^(?:while|when|by|without|instead|despite|thereby|thus)$/;

/** "**While updating the cell**, the technician …", "**Tired and alone**, …", "**In a panic**, …": whose it was has to follow. */
export function opensOnSomebody(sentence: Sentence, first: number): boolean {
  const { words, phrases } = sentence;
  // "To save the harvest, …"; "So excited, in fact, that …"
  if (words[0]?.tag === "to" || (words[0]?.lower === "so" && words[first - 1]?.tag === "that")) return true;
  if (words[first - 1]?.tag !== "comma") return false;
  let at = words.findLastIndex((word, i) => i < first && word.tag === "stop") + 1;
  while (/^(?:conjunction|adverb)$/.test(words[at]?.tag ?? "")) at++;
  const opening = at;
  const marked = /^(?:while|when|by|in|without|despite|instead|rather|on|upon|from|after|before|since)$/.test(
    words[at]?.lower ?? "",
  );
  if (marked) at++;
  if (/^(?:of|than|even)$/.test(words[at]?.lower ?? "")) at++;
  const word = words[at];
  // "**As a crew,** we did not set the flaps"
  const as = word?.lower === "as" ? phrases.find((it) => it.first === at + 1) : undefined;
  if (as && isHuman(sentence.agent(as))) return true;
  // "**In a panic**, …", "**In our haste**, …": whose it was.
  if (OF_SOMEBODY.test(lowerText(sentence, opening, opening + 2))) return true;
  return (
    /^(?:verb|have|be)$/.test(word?.tag ?? "") &&
    word !== undefined &&
    (word.lower.endsWith("ing") || (word.forms & PARTICIPLE) !== 0) &&
    (marked || !isIn("consequences", word.lower))
  );
}

const OF_SOMEBODY =
  /^in (?:(?:an?|her|his|my|our|some|their) )?(?:attempts?|confusion|eagerness|efforts?|excitement|haste|hurry|panic|rush|zeal)\b/;

/** A deed that a clause does not tell but implies: "should have renewed it" says that it was not renewed. */
export interface Implied {
  readonly undone: boolean;
}

/**
 * Edits that tell as a fact what a sentence wishes; undefined where a clause beside the wish may hang on it, as its reason,
 * its condition or what would have come of it. An echo ("… but did not") goes.
 */
export function asFact(sentence: Sentence, edits: readonly Edit[], implied: Implied): readonly Edit[] | undefined {
  const { words, clauses } = sentence;
  const first = words.findIndex(({ start }) => start >= (edits[0]?.start ?? 0));
  const last = words.findLastIndex(({ end }) => end <= (edits.at(-1)?.end ?? 0));
  const echo = (implied.undone ? echoAt(sentence) : undefined) ?? words.length;
  const apart = (word: Word, i: number): boolean => /^(?:stop|open|close)$/.test(word.tag) && i < echo;
  const begin = words.findLastIndex((word, i) => i < first && apart(word, i)) + 1;
  const stop = words.findIndex((word, i) => i > last && apart(word, i));
  // "should have known **that …**": what was to be known is whole.
  const end = /^(?:that|wh)$/.test(words[last + 1]?.tag ?? "") ? last + 1 : Math.min(stop < 0 ? echo : stop, echo);
  const hangs = clauses.some(
    (it) => it.verb.finite && begin <= it.verb.main && it.verb.main < end && mayHang(words, it, first, last),
  );
  if (hangs || words.slice(0, end).some((_, i) => i >= begin && leavesOpen(words, i, first, last, implied)))
    return undefined;
  const told = withoutHindsight(sentence, edits);
  const before = words[words[echo - 1]?.tag === "comma" ? echo - 2 : echo - 1];
  const after = words.at(-1)?.tag === "stop" ? words.at(-2) : words.at(-1);
  if (before && after && echo < words.length) return [...told, { start: before.end, end: after.end, text: "" }];
  // "We should not have started it **so** late": it was started late.
  const so = words.find((word, i) => i > last && word.lower === "so" && words[i + 1]?.tag === "adverb");
  return so ? [...told, { start: so.start, end: so.end + 1, text: "" }] : told;
}

/**
 * Whether a clause may hang on the wish between two words. What says when, stands for itself or tells of a thing does not;
 * nor does the wish, but where another clause says that it seems so.
 */
function mayHang(words: readonly Word[], clause: Clause, first: number, last: number): boolean {
  const { kind, subject, verb, inherited, marker } = clause;
  if (first <= verb.main && verb.main <= last) return kind === "complement";
  // "**Had we tested it**, we would have seen it"
  if ((verb.modal && verb.perfect) || clause.inverted) return true;
  if (kind === "subordinate")
    return !TIMES.test(marker?.lower ?? "") || words[words.indexOf(marker as Word) - 1]?.lower === "even";
  if (verb.main < first || kind !== "main") return false;
  return inherited || !subject || (subject.first >= first && words[subject.first - 1]?.lower !== "and");
}

const TIMES = /^(?:after|before|once|until|when|while)$/;

/** Whether a word beside the wish leaves open what happened instead: an ideal, a choice, a contrast, a purpose. */
function leavesOpen(words: readonly Word[], i: number, first: number, last: number, { undone }: Implied): boolean {
  const { lower, tag } = words[i] as Word;
  const next = words[i + 1];
  // "could **and** should have"
  // "**To save time** it should have been cut in two"
  if (i === 0 && tag === "to") return true;
  if (i <= first) return IMAGINED.test(lower) || (i < first && tag === "modal" && next?.tag === "conjunction");
  if (i <= last) return false;
  // "instead of the other one", "and **not** after two weeks", "waited and **asked** first"
  if (tag === "not" || /^(?:instead|rather|ago|because|since|whether)$/.test(lower)) return true;
  if (tag === "conjunction" && next?.tag === "verb") return true;
  // "rework that should have been done **in 30 minutes**"
  if (/^(?:in|within)$/.test(lower) && /^(?:second|minute|hour|day|week|month)s$/.test(words[i + 2]?.lower ?? ""))
    return true;
  // "should have been run **to make** sure that it works", "should have drawn it, **showing** that it was there"
  return (
    undone &&
    ((tag === "to" && next?.tag === "verb") ||
      (tag === "comma" && /^(?:verb|do|be|have)$/.test(next?.tag ?? "") && next?.lower !== next?.lemma))
  );
}

/** What opens a wish that no fact stands behind: "Ideally we should have …", "either it should have …, or …". */
const IMAGINED = /^(?:either|ideally|maybe|normally|perhaps|probably|really|strictly|technically)$/;

/** "**In hindsight,** it was not tested": what is told as a fact needs no hindsight. */
function withoutHindsight(sentence: Sentence, edits: readonly Edit[]): readonly Edit[] {
  const { words, clauses } = sentence;
  const from = edits[0]?.start ?? 0;
  const first = words.findIndex(
    (_, i) => HINDSIGHT.test(lowerText(sentence, i, i + 1)) || HINDSIGHT.test(lowerText(sentence, i, i + 4)),
  );
  const last = first + (HINDSIGHT.test(lowerText(sentence, first, first + 1)) ? 1 : 4);
  const comma = words[last + 1]?.tag === "comma" ? last + 1 : last;
  const next = words[comma + 1];
  const start = words[first]?.start ?? from;
  if (first < 0 || !next || start >= from || next.start > from) return edits;
  if (clauses.some(({ verb }) => verb.finite && verb.first > first && (words[verb.first]?.start ?? from) < from))
    return edits;
  const capital = first === 0 && /^\p{Lu}/u.test(words[0]?.text ?? "");
  if (next.start < from) {
    const letter = capital ? next.text.charAt(0).toUpperCase() : next.text.charAt(0);
    return [{ start, end: next.start + 1, text: letter }, ...edits];
  }
  const [{ text, end }, ...rest] = edits as readonly [Edit, ...Edit[]];
  return [{ start, end, text: capital ? text.charAt(0).toUpperCase() + text.slice(1) : text }, ...rest];
}

/** What opens a sentence that looks back. */
export const HINDSIGHT =
  /^(?:in (?:hindsight|retrospect)|with (?:hindsight|the benefit of hindsight)|looking back)(?: ,)?$/;

/** Where "… but did not" begins at the end of a sentence: it repeats what "was supposed to" implies. */
export function echoAt({ words }: Sentence): number | undefined {
  const end = words.at(-1)?.tag === "stop" ? words.length - 1 : words.length;
  const but = words.findLastIndex(({ lower }) => lower === "but");
  const rest = words.slice(but + 1, end).filter(({ tag }) => tag !== "adverb" && tag !== "pronoun");
  const [did, not] = rest;
  return but >= 0 && rest.length === 2 && /^(?:do|be)$/.test(did?.tag ?? "") && not?.tag === "not" ? but : undefined;
}

/** What may stand for a subject later on: after "nobody", "their" is what was named before. */
export function ownWords({ words, phrases }: Sentence, subject: NounPhrase | undefined): RegExp {
  const nobody = subject && /^(?:nobody|no|no-one|none)$/.test(words[subject.first]?.lower ?? "");
  const earlier = nobody && phrases.some((it) => it.last < subject.first && isPlural({ words } as Sentence, it));
  return earlier ? /^(?:he|she|him|his|hers?|himself|herself|themselves|who)$/ : PERSONAL;
}

/** Whether words that follow stand for the person whose mention would go. */
export function refersBack(sentence: Sentence, from: number): boolean {
  return sentence.words.slice(from).some((word) => refers(sentence, word, PERSONAL));
}

/** Whether a word is one of those; "someone **who** could" speaks of nobody mentioned before. */
export function refers({ words }: Sentence, word: Word, own: RegExp): boolean {
  return own.test(word.lower) && (word.lower !== "who" || words[words.indexOf(word) - 1]?.tag === "comma");
}

/** Whether a word stands for a person mentioned before. */
export function isPersonal(lower: string): boolean {
  return PERSONAL.test(lower);
}

export const PERSONAL = /^(?:he|she|him|his|hers?|they|them|their|(?:her|him|my|our|them)sel(?:f|ves)|who)$/;
