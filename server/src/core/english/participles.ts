/** Whether a form in -ed describes the noun before it, or is the past tense: "the rows **deleted** by the job were restored". */
import type { Clause } from "./clauses.ts";
import { PARTICIPLE, PAST } from "./inflection.ts";
import { type NounPhrase, readNounPhrase } from "./nounPhrases.ts";
import { innermost, outerWaits, type Parse } from "./openClauses.ts";
import { takesMeasure, takesThatClause } from "./valency.ts";
import type { VerbGroup } from "./verbGroups.ts";
import { lowerAt, pastAdverbs, type Word } from "./word.ts";

/**
 * A participle after its noun describes it when no past form looks like it, when its agent follows, or when the true
 * verb follows without a subject of its own.
 */
export function isReduced(parse: Parse, verb: VerbGroup): boolean {
  const { words, lastPhrase } = parse;
  const { forms } = words[verb.main] as Word;
  if (!isBareParticiple(words, verb) || !isOneWord(verb)) return false;
  if (!lastPhrase || lastPhrase.last < verb.first - 1 - verb.adverbs.length) return false;
  // "the plan **based on** last year's figures"
  if (!(forms & PAST) || (verb.lemma === "base" && lowerAt(words, verb.last + 1) === "on")) return true;
  let next = verb.last + 1;
  while (words[next]?.tag === "adverb") next++;
  if (lowerAt(words, next) === "by")
    return !takesMeasure(verb.lemma) && words[next + 1]?.tag !== "verb" && !isNumber(words, next + 1);
  const { clause, fresh } = innermost(parse);
  return clause && !fresh ? describesObject(parse, clause) : trueVerbFollows(words, verb, next);
}

/** ", **pushed** by him": a bare participle after a comma, with its agent. */
export function isTrailingPassive(parse: Parse, verb: VerbGroup): boolean {
  const { words, lastPhrase } = parse;
  const { fresh, subject } = innermost(parse);
  // "Alerts start, **ignored by on-call**": the noun before the comma is what was ignored.
  const touches = !subject || (subject === lastPhrase && words[verb.first - 1]?.tag === "comma");
  if (!lastPhrase || !fresh || !touches || !isBareParticiple(words, verb)) return false;
  if (lowerAt(words, verb.last + 1) !== "by") return false;
  const agent = readNounPhrase(words, verb.last + 2);
  return agent !== undefined && words[agent.head]?.tag !== "number";
}

/** A form that can be a participle, and no auxiliary says that it is something else. */
function isBareParticiple(words: readonly Word[], { main, modal, perfect, passive }: VerbGroup): boolean {
  return ((words[main] as Word).forms & PARTICIPLE) !== 0 && !modal && !perfect && !passive;
}

/** Whether a verb group is one word, but for adverbs. */
function isOneWord({ first, last, adverbs }: VerbGroup): boolean {
  return last - first === adverbs.filter((it) => it >= first && it <= last).length;
}

/** "increased **by 12**": a quantity is no agent. */
function isNumber(words: readonly Word[], start: number): boolean {
  const phrase = readNounPhrase(words, start);
  return phrase !== undefined && words[phrase.head]?.tag === "number";
}

/** "updated the certificates **specified** in the template"; but "said the service **failed**". */
function describesObject(parse: Parse, clause: Clause): boolean {
  const { words, lastPhrase } = parse;
  const { object } = clause;
  // "The engineer running the migration **deleted** it": the subject of the gerund still waits for its verb.
  const waits = clause.kind === "gerund" && !clause.inherited && innermost(parse).subject === clause.subject;
  return (
    object !== undefined &&
    object === lastPhrase &&
    words[object.head]?.tag !== "pronoun" &&
    !waits &&
    // "Whoever set the timer **left** early"
    !isWhoever(words, clause.subject) &&
    !outerWaits(parse) &&
    !takesThatClause(clause)
  );
}

/** Whether a clause is itself the subject: "**whoever** set the timer". */
export function isWhoever(words: readonly Word[], phrase: NounPhrase | undefined): boolean {
  return phrase !== undefined && lowerAt(words, phrase.head) === "whoever";
}

/** "The rows **deleted** in the night were restored". */
function trueVerbFollows(words: readonly Word[], { last }: VerbGroup, next: number): boolean {
  let i = next;
  for (let steps = 0; steps < 6 && words[i]?.tag === "preposition"; steps++) {
    // "referred to **as** the second lead"
    const phrase = readNounPhrase(words, lowerAt(words, i + 1) === "as" ? i + 2 : i + 1);
    if (!phrase) return false;
    i = phrase.last + 1;
  }
  i = pastAdverbs(words, i);
  const word = words[i];
  if (word?.tag === "verb") return i > last + 1 && (word.forms & PAST) !== 0;
  return word !== undefined && /^(?:be|have|do|modal)$/.test(word.tag);
}
