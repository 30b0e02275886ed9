/** How far an object reaches: what stands behind it may belong to it, to its verb, or to neither. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { isTime, type NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import { CALENDAR, mayBelong } from "./belonging.ts";
import { isPlural, wholeOf } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** The last word of an object with what belongs to it; undefined where that cannot be told. */
export function objectEnd(sentence: Sentence, clause: Clause, object: NounPhrase, undone = false): number | undefined {
  const { words } = sentence;
  if (isUnclear(words, clause, object)) return undefined;
  // "saved it for later": nothing belongs to a pronoun.
  if (words[object.head]?.tag === "pronoun" && object.first === object.last) return object.last;
  // "the warning above about testing"
  if (/^(?:above|below)$/.test(words[object.last + 1]?.lower ?? "")) return undefined;
  const attached = endOfAttached(sentence, clause, object, undone);
  if (attached === undefined || (object.of && isIn("empties", clause.verb.lemma))) return undefined;
  const placed = endOfPlace(sentence, clause, object, attached);
  if (placed === undefined) return undefined;
  const end = undone ? endOfUpkept(sentence, clause, object, placed) : placed;
  // "a private package, `billing-core`, to the registry"
  const name = words[end + 1]?.tag === "comma" && words[end + 3]?.tag === "comma" ? words[end + 2] : undefined;
  if (name?.kind === "opaque") return end + 3;
  return goesOn(words, clause, object, end) || mayBelong(sentence, clause, end, undone) ? undefined : end;
}

/** Whether the words of an object may be something else. */
function isUnclear(words: readonly Word[], { verb }: Clause, object: NounPhrase): boolean {
  if (isIn("trailing", words[object.last]?.lower)) return true;
  // "made the type VARBINARY", "called the plan B"
  const named = /^(?:call|label|make|mark|name|rename)$/.test(verb.lemma) && object.head > object.first + 1;
  if (named && words[object.head]?.tag === "name") return true;
  // "include learning topics via …": who learns?
  const acting = object.head > object.first && words[object.first]?.lower.endsWith("ing");
  return acting === true && words[object.last + 1]?.tag === "preposition";
}

/** The last word of an object with its numbers, its relative clauses and what it is for, about or of. */
function endOfAttached(sentence: Sentence, clause: Clause, object: NounPhrase, undone: boolean): number | undefined {
  let end = sentence.words[object.last + 1]?.lower === "instead" ? object.last : wholeOf(object);
  for (const other of object.others) end = Math.max(end, wholeOf(other));
  for (;;) {
    const next = endOfNext(sentence, clause, object, end, undone);
    if (next === undefined || next === end) return next;
    end = next;
  }
}

/** The last word of what stands right behind an object and belongs to it; the same where nothing does. */
function endOfNext(
  sentence: Sentence,
  clause: Clause,
  object: NounPhrase,
  end: number,
  undone: boolean,
): number | undefined {
  const { words, clauses, phrases } = sentence;
  const next = words[end + 1];
  if (!next) return end;
  // "row 4"; but "the siren two weeks earlier"
  if (next.tag === "number" && !/\d[:.h]\d\d/.test(next.text) && words[end + 2]?.tag !== "noun") return end + 1;
  // "steps 4 **to 7** of the list"
  if (words[end]?.tag === "number" && next.lower === "to" && words[end + 2]?.tag === "number") {
    const upTo = phrases.find((it) => it.first === end + 2);
    return upTo ? wholeOf(upTo) : end + 2;
  }
  const tied = clauses.find(
    (it) =>
      it.kind === "relative" &&
      it !== clause &&
      it.first > object.first &&
      (it.first === end + 1 || it.marker === next),
  );
  // "overlooked the fact that it was empty", "a user who has no account **or** is not logged in"
  if (tied && (/^(?:fact|case)$/.test(words[object.head]?.lemma ?? "") || words[tied.last]?.tag === "conjunction"))
    return undefined;
  // "the bucket that production reads": which bucket it was.
  if (tied && tied.last > end && /^(?:that|which|who|where)$/.test(next.lower)) {
    // "of a component that caused breaking changes": the reader lost the thread.
    const lost = /^(?:noun|name|adjective|verb|determiner|pronoun)$/.test(words[tied.last + 1]?.tag ?? "");
    return lost ? undefined : tied.last;
  }
  return /^(?:for|about|of)$/.test(next.lower) ? endOfTopic(sentence, clause, object, end, undone) : end;
}

/** The same for what follows "for", "about" or "of". */
function endOfTopic(
  sentence: Sentence,
  { verb }: Clause,
  object: NounPhrase,
  end: number,
  undone: boolean,
): number | undefined {
  const { words } = sentence;
  const tie = words[end + 1]?.lower;
  const told =
    isIn("tells", verb.lemma) &&
    words[object.head]?.lemma !== "question" &&
    !(tie === "for" && /^(?:page|update)$/.test(verb.lemma));
  if (told) return end;
  const phrase = sentence.phrases.find((it) => it.first === end + 2);
  const head = words[phrase?.head ?? -1]?.lemma;
  // "did not add any **for a reason**": one of its own, or one not to?
  if (!phrase || /^(?:purpose|reason)$/.test(head ?? "")) return undefined;
  // "cleared the exit of boxes"
  if (tie !== "for") return tie === "of" && isIn("empties", verb.lemma) ? undefined : wholeOf(phrase);
  // "broke the page for everybody"
  if (isHuman(sentence.agent(phrase)) || isIn("benefits", head)) return end;
  const timed = isTime(words, phrase);
  const lasts = isPlural(sentence, phrase) || /^(?:an?|one|half|some|long|\d+)$/.test(words[phrase.first]?.lower ?? "");
  if (timed && lasts) return end;
  // "cleared the flight for take-off", "scheduled it for 03:00": what was done for, or what the thing is for.
  return timed || (!undone && !isIn("minds", verb.lemma)) ? undefined : wholeOf(phrase);
}

/** "overlooked two applications in the pile", "dropped the index on `orders`": it is they that were there. */
function endOfPlace(sentence: Sentence, clause: Clause, object: NounPhrase, end: number): number | undefined {
  const { words } = sentence;
  const { verb } = clause;
  const place = clause.prepositions.find(({ preposition }) => preposition === end + 1);
  const where = words[end + 1]?.lower ?? "";
  const head = place?.phrase.head ?? -1;
  const counted = words[head]?.tag === "number" && words[head - 1]?.tag === "noun";
  const seen = isIn("attends", verb.lemma) && /^(?:in|on|at|from|above|behind|below|near|under)$/.test(where);
  const opening = words[end + 2];
  // "informed the branch in Oslo"
  const told =
    isIn("tells", verb.lemma) &&
    /^(?:in|at)$/.test(where) &&
    (opening?.tag === "name" || opening?.text !== opening?.lower || isIn("benefits", words[object.head]?.lemma));
  // "in order to save time", "in production"
  const bare =
    opening?.tag === "noun" &&
    opening.kind !== "opaque" &&
    /^[a-z]+$/.test(opening.text) &&
    opening.text === opening.lemma &&
    head === end + 2;
  // "overlooked a piece **in the final phase**": there, or then?
  if (seen && !bare && isIn("events", words[head]?.lemma)) return undefined;
  if (!place || !((seen && !bare) || told) || (!counted && isTime(words, place.phrase))) return end;
  const last = wholeOf(place.phrase);
  const timed = words
    .slice(end + 2, last + 1)
    .some((word) => (!counted && /\d/.test(word.text)) || CALENDAR.test(word.lower));
  return timed ? end : last;
}

/** "did not tighten the clamp on the hydraulic line": nothing was done there, so the place is the clamp's. */
function endOfUpkept({ words }: Sentence, clause: Clause, object: NounPhrase, end: number): number {
  if (!isIn("upkeep", clause.verb.lemma) || end !== wholeOf(object)) return end;
  const place = clause.prepositions.find(({ preposition }) => preposition === end + 1)?.phrase;
  if (!place || words[object.head]?.tag !== "noun" || !/^(?:in|on|of)$/.test(words[end + 1]?.lower ?? "")) return end;
  const fixed = /^(?:determiner|possessive)$/.test(words[end + 2]?.tag ?? "") && !isTime(words, place);
  if (!fixed || isIn("events", words[place.head]?.lemma)) return end;
  const last = wholeOf(place);
  const timed = words.slice(end + 2, last + 1).some((word) => /\d/.test(word.text) || CALENDAR.test(word.lower));
  return timed ? end : last;
}

/** Whether what follows an object may tell more of it, so that it cannot go elsewhere alone. */
function goesOn(words: readonly Word[], { verb }: Clause, object: NounPhrase, end: number): boolean {
  const next = words[end + 1];
  // "did not finish OPS-4 **("close the gate")**"
  if (next?.tag === "open") return true;
  // "removed the check against the limit"
  const { lemma } = words[object.head] ?? {};
  if (next?.lower === "against" && /^(?:check|guard|protection|rule|test)$/.test(lemma ?? "")) return true;
  // "deleted the code **that makes** it work"; but "told the crew that it was full"
  if (/^(?:who|whose|which|that)$/.test(next?.lower ?? "") && !isIn("tells", verb.lemma)) return true;
  if (next?.lower !== "to") return false;
  // "the advice to keep a fifth of it free"; "an assumption about the hash to use": what it is for is a part of it,
  // however far.
  if (words[end + 2]?.tag === "verb") return isIn("foresees", lemma) || end > object.last;
  // "rehearsed the switch to the spare boiler": where to belongs to the thing, unless the verb moves it there.
  return (isIn("leads", lemma) && !isIn("sends", verb.lemma)) || !isIn("moves", verb.lemma);
}
