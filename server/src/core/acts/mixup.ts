/** One thing taken for another: "the wrong table", "to the live host instead of the copy". */

import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import { isExplained } from "./act.ts";

/** "the wrong dose", "an incorrect label". */
export function isWrong({ words }: Sentence, phrase: NounPhrase): boolean {
  return words.slice(phrase.first, phrase.head).some(({ lower }) => lower === "wrong" || lower === "incorrect");
}

/** "to the live table **instead of** the staging **table**": one thing taken for another of its kind. */
export function mixesUp(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  for (const taken of [clause.object, ...clause.prepositions.map((it) => it.phrase)]) {
    if (!taken || !/^(?:instead of|rather than)$/.test(lowerText(sentence, taken.last + 1, taken.last + 2))) continue;
    const meant = sentence.phrases.find((phrase) => phrase.first === taken.last + 3);
    if (!meant) continue;
    if (
      !isMeant(sentence, clause, meant) &&
      (areOpposites(sentence, taken, meant) || areAmounts(sentence, taken, meant))
    )
      return true;
    if (lowerAt(words, taken.first) !== "the" || lowerAt(words, meant.first) !== "the") continue;
    // "against the live volume rather than the copy"
    if (words.slice(taken.first, taken.head).some(({ lower }) => lower === "live" || lower === "production"))
      return true;
    if (lemmaAt(words, meant.head) === words[taken.head]?.lemma || lowerAt(words, meant.head) === "one") return true;
  }
  return false;
}

/** "restarted the replica instead of the primary **to keep writes going**": a choice, with its purpose or reason. */
function isMeant(sentence: Sentence, clause: Clause, { last }: NounPhrase): boolean {
  return (
    isExplained(sentence, clause) ||
    sentence.clauses.some((it) => it.kind === "infinitive" && it.governor === clause && it.verb.first > last) ||
    // "instead of the primary, **which was still rebuilding**"
    sentence.clauses.some((it) => it.kind === "relative" && it.marker?.lower === "which" && it.verb.first > last) ||
    /\b(?:as planned|as agreed|as intended|on purpose|deliberately|intentionally)\b/.test(lowerText(sentence))
  );
}

/** What is easily taken for the other: "the primary instead of the secondary". */
const OPPOSITES: readonly ReadonlySet<string>[] = [
  ["primary", "secondary", "replica", "standby", "backup", "leader", "follower", "master", "slave"],
  ["production", "prod", "live", "staging", "test", "dev", "development", "sandbox", "preview", "copy"],
  ["source", "target", "destination"],
  ["draft", "final"],
  ["old", "new"],
  ["left", "right"],
  ["upper", "lower"],
  ["inbound", "outbound"],
].map((words) => new Set(words));

function areOpposites({ words }: Sentence, taken: NounPhrase, meant: NounPhrase): boolean {
  const told = ({ first, head }: NounPhrase): string[] => words.slice(first, head + 1).map(({ lower }) => lower);
  return OPPOSITES.some((kin) => {
    const one = told(taken).find((word) => kin.has(word));
    const other = told(meant).find((word) => kin.has(word));
    // "against the copy rather than the live table" is the careful way round.
    const careful = other !== undefined && /^(?:production|prod|live)$/.test(other);
    return one !== undefined && other !== undefined && one !== other && !careful;
  });
}

/** "every minute instead of every month", "500 mg instead of 50 mg" */
function areAmounts({ words }: Sentence, taken: NounPhrase, meant: NounPhrase): boolean {
  const counts = ({ first, head }: NounPhrase): boolean =>
    lowerAt(words, first) === "every" || words.slice(first, head + 1).some(({ tag }) => tag === "number");
  return counts(taken) && counts(meant);
}

/** "to the wrong folder", "on the incorrect host", "the wrong way" */
export function isMisplaced(sentence: Sentence, clause: Clause): boolean {
  const { words, phrases } = sentence;
  // "gave **the wrong patient** a dose"
  const whom = phrases.find((it) => it.first === clause.verb.last + 1);
  if (whom && whom !== clause.object && clause.object && isWrong(sentence, whom)) return true;
  const wrong = (phrase: NounPhrase): boolean => lowerAt(words, phrase.first) === "the" && isWrong(sentence, phrase);
  // "turned the valve the wrong way"
  const way = phrases.find((it) => it.first === (clause.object?.last ?? clause.verb.last) + 1);
  const ways = way && /^(?:way|direction|order|side)$/.test(headLemma(words, way)) && wrong(way);
  return ways || clause.prepositions.some(({ phrase }) => wrong(phrase));
}
