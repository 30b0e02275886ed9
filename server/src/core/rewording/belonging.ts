/**
 * What the words around a clause belong to. A passive parts an object from the words behind it, so a phrase may stay there
 * only where it is the verb that takes it along; and what stands before a subject has to be an opening.
 */

import type { Clause } from "../english/clauses.ts";
import { isTime } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import { MONTH_NAME, WEEKDAY } from "../postmortem/calendar.ts";
import { isIn, type WordClass } from "./wordClasses.ts";

/** These tell of a deed when, where to, why or how, hardly ever which thing a noun means. */
const OF_DEEDS =
  /^(?:across|after|against|as|because|before|despite|due|during|except|in-between|instead|into|like|off|onto|out|over|since|through|throughout|till|to|toward|towards|until|up|upon|via|without|within)$/;

/** Words that say when: a phrase with one of them tells of the deed. */
export const CALENDAR = new RegExp(
  `^(?:${MONTH_NAME}|${WEEKDAY}|week|quarter|day|about|around|almost|time|point|moment|once|all|first|noon|midnight|night|morning|evening|review|staging|testing|production)$`,
);

/** Whether the words behind an object may belong to it: "locked the cabinet **with the old maps**". */
export function mayBelong({ words, phrases }: Sentence, { verb }: Clause, end: number, undone = false): boolean {
  const word = words[end + 1];
  const opening = words[end + 2];
  // "removed the `$` **before `{`**"
  if (opening?.kind === "opaque" && /^(?:after|before)$/.test(word?.lower ?? "")) return true;
  if (word?.tag !== "preposition" && word?.lower !== "without") return false;
  // "think of users without a last name"; but "merged it without a review"
  const lacks = word.lower === "without" && opening?.tag !== "verb" && (undone || isIn("minds", verb.lemma));
  if (lacks) return true;
  if (OF_DEEDS.test(word.lower)) return false;
  const phrase = phrases.find(({ first }) => first === end + 2);
  // "by renaming the column"; "for a week", "at 10:02"
  if (opening?.tag === "verb" || opening?.tag === "pronoun" || !phrase || isIn("botches", verb.lemma)) return false;
  const tie = word.lower;
  // "on Android 9", "in May 2024"
  const before = words[phrase.head - 1];
  const numbered =
    words[phrase.head]?.tag === "number" && before && phrase.head > phrase.first && !CALENDAR.test(before.lower);
  if ((isTime(words, phrase) && !numbered) || /\d[:.h]\d\d/.test(opening?.text ?? "")) {
    // "overlooked the foul in the last minute"
    if (tie === "in" && opening?.tag === "determiner" && isIn("minds", verb.lemma)) return true;
    return tie === "of" || (tie === "from" && !isIn("parts", verb.lemma));
  }
  // "in production", "by hand", "with care"
  const bare = phrase.first === phrase.head && opening?.tag === "noun" && opening.kind !== "opaque";
  const how = tie === "with" ? isIn("manner", opening?.lemma) : tie !== "about" && tie !== "of";
  // "did not notice the change **in velocity**"
  if (bare && how && opening.text === opening.lemma)
    return tie === "in" && isIn("minds", verb.lemma) && !CALENDAR.test(opening.lower) && words[end + 3]?.tag !== "to";
  if (tie === "for" && isIn("benefits", words[phrase.head]?.lemma)) return false;
  const governing = GOVERNING[tie];
  if (governing) return !isIn(governing, verb.lemma);
  // What was done on a table was done to what was on it; what was not done says nothing of where.
  if (/^(?:in|on|at)$/.test(tie)) {
    const code = opening?.kind === "opaque";
    return isIn("minds", verb.lemma) || isIn("removes", verb.lemma) || (undone && !code && !isIn("puts", verb.lemma));
  }
  return tie !== "by" || opening?.tag !== "number";
}

/** Which verbs take these along; behind any other they belong to the noun before them. */
const GOVERNING: Readonly<Record<string, WordClass>> = {
  with: "takesAlong",
  from: "parts",
  about: "tells",
  for: "tells",
  of: "tells",
};

/**
 * Whether a clause can begin at a word: after a mark, a conjunction, a marker, a verb of saying, or an opening such as
 * "On Tuesday". After "Live" in "Live ops did not communicate it", the subject was cut in two.
 */
export function beginsFreely({ words, clauses, phrases }: Sentence, first: number): boolean {
  let at = first - 1;
  while (words[at]?.tag === "adverb") at--;
  const before = words[at];
  if (!before || !/^(?:noun|name|verb|adjective|number|adverb|pronoun)$/.test(before.tag)) return true;
  // "Investigators believe they …"
  const said = clauses.some(({ kind, subject }) => kind === "complement" && subject?.first === first);
  if (said && clauses.some(({ verb, subject }) => verb.last === at && subject !== undefined)) return true;
  // "At 14:02 UTC Priyanka …", "Yesterday evening the crew …", "Because of the storm the crew …"
  const opening = words.findLastIndex((word, i) => i < at && /^(?:stop|comma|conjunction)$/.test(word.tag)) + 1;
  const timed = phrases.some((it) => it.first <= at && at <= it.last && isTime(words, it));
  return timed || /^(?:preposition|subordinator|to|wh)$/.test(words[opening]?.tag ?? "") || /\d/.test(before.text);
}
