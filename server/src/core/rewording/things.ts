/** What a noun phrase takes along when it is moved in its sentence: its words, its number, all that hangs on it. */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { isTime, type NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import type { Range } from "../text.ts";
import { CALENDAR, mayBelong } from "./belonging.ts";
import { isIn } from "./wordClasses.ts";

/** Whether a noun phrase takes "were". */
export function isPlural({ words }: Sentence, phrase: NounPhrase): boolean {
  const head = words[phrase.head];
  if (!head) return false;
  if (/^(?:%|percent|majority|half|rest|most|number)$/.test(head.lower) && phrase.of && head.lower !== "number")
    return isPlural({ words } as Sentence, phrase.of);
  if (phrase.others.length > 0 || /^(?:people|police|men|women|children|feet|teeth|criteria|media)$/.test(head.lower))
    return true;
  if (/^(?:a|the) (?:couple|few|handful)\b/.test(`${words[phrase.first]?.lower} ${words[phrase.first + 1]?.lower}`))
    return true;
  if (/^an?$/.test(words[phrase.first]?.lower ?? "") || /[._/]/.test(head.text)) return false;
  if (/^(?:these|those|them|us|both|several|many|few)$/.test(words[phrase.first]?.lower ?? "")) return true;
  if (phrase.whole)
    return (
      isPlural({ words } as Sentence, phrase.whole) &&
      !/^(?:one|each|either|neither)$/.test(words[phrase.first]?.lower ?? "")
    );
  // "steps 4 to 7"
  const what = head.tag === "number" && phrase.head > phrase.first ? (words[phrase.head - 1] as Word) : head;
  // "Jacques"; but "the Fixes tags"
  const named = what.tag === "name" && phrase.first !== phrase.head;
  return (what.tag === "noun" || named) && what.lower !== what.lemma && what.lower.endsWith("s");
}

/** The text range of words `first` to `last`; the bounds of the sentence where there are none. */
export function rangeBetween(sentence: Sentence, first: number, last: number): Range {
  return { start: sentence.words[first]?.start ?? sentence.start, end: sentence.words[last]?.end ?? sentence.end };
}

/** Where the article and the adjectives before a word begin: "**a plain** user error". */
export function leadOf({ words }: Sentence, index: number): number {
  let first = index;
  while (
    words[first - 1]?.tag === "adjective" ||
    /^(?:plain|absolute|total|complete|classic|pure)$/.test(words[first - 1]?.lower ?? "")
  )
    first--;
  return words[first - 1]?.tag === "determiner" ? first - 1 : first;
}

/** A capital where the words replaced had one for standing first; names of things keep their own letters. */
export function withCapital(sentence: Sentence, first: number, text: string): string {
  const word = sentence.words[first];
  const before = sentence.words[first - 1];
  const named = word?.tag === "name" && before?.text === ":";
  // "12:40 - We restarted it": a small word has its capital for standing first, wherever that is.
  const small =
    word !== undefined && /^(?:determiner|pronoun|possessive)$/.test(word.tag) && /^\p{Lu}\p{Ll}*$/u.test(word.text);
  const opens =
    first === 0 ||
    (/^[.!?:]$/.test(before?.text ?? "") && !named && !(before?.text === ":" && word?.text === "I")) ||
    (small && word.text !== "I") ||
    sentence.words.slice(0, first).every(({ tag }) => /^(?:number|symbol|stop|open)$/.test(tag));
  const plain = /^[[*_]*⟨?[a-z]+(?:['-][a-z]+)*(?=[\s,.;:⟩]|$)/.test(text);
  return word && opens && plain && (word.text !== word.lower || word.kind === "handle" || word.kind === "opaque")
    ? text.replace(/[a-z]/, (letter) => letter.toUpperCase())
    : text;
}

/** "misconfigured it **himself**": who, once more. */
export const REFLEXIVE = /^(?:him|her|them|my|our)sel(?:f|ves)$/;
/** Objects that are people or nobody in particular, and those that mean nothing without their verb. */
const NO_THING =
  /^(?:me|him|her|you|myself|himself|herself|themselves|ourselves|anything|something|nothing|everything|anyone|anybody|someone|somebody|nobody|each|one|any|way|time|effort|attention|track|sight|part|place|care|action|advantage|step|steps|note|notice|sense|use|sure|mistake|mistakes|error|errors|feet|foot|hands?|heads?|eyes?|minds?|words?)$/;

/** Whether an object is a thing of its own: nobody in particular, and nothing of the person whose mention goes. */
export function isPlain({ words }: Sentence, phrase: NounPhrase, undone = false): boolean {
  const head = words[phrase.head];
  // "the wrong one"
  const which = head?.lower === "one" && words[phrase.head - 1]?.tag === "adjective";
  // "said similar"
  if (!head || head.tag === "adjective" || (NO_THING.test(head.lower) && !which)) return false;
  // "did not leave any note": none was left.
  return !words
    .slice(phrase.first + Number(undone && words[phrase.first]?.lower === "any"), phrase.last + 1)
    .some((word) => /^(?:his|her|hers|their|its|my|any|enough|himself|herself)$/.test(word.lower));
}

/** The last word of an object with what belongs to it; undefined where that cannot be told. */
export function objectEnd(sentence: Sentence, clause: Clause, object: NounPhrase, undone = false): number | undefined {
  const { words, clauses } = sentence;
  if (isIn("trailing", words[object.last]?.lower)) return undefined;
  // "made the type VARBINARY", "called the plan B"
  const named = /^(?:call|label|make|mark|name|rename)$/.test(clause.verb.lemma) && object.head > object.first + 1;
  if (named && words[object.head]?.tag === "name") return undefined;
  // "include learning topics via …": who learns?
  const acting = object.head > object.first && words[object.first]?.lower.endsWith("ing");
  if (acting && words[object.last + 1]?.tag === "preposition") return undefined;
  // "saved it for later": nothing belongs to a pronoun.
  if (words[object.head]?.tag === "pronoun" && object.first === object.last) return object.last;
  // "the warning above about testing"
  if (/^(?:above|below)$/.test(words[object.last + 1]?.lower ?? "")) return undefined;
  let end = words[object.last + 1]?.lower === "instead" ? object.last : wholeOf(object);
  for (const other of object.others) end = Math.max(end, wholeOf(other));
  for (let moved = true; moved; ) {
    moved = false;
    const next = words[end + 1];
    if (!next) break;
    // "row 4"; but "the siren two weeks earlier"
    if (next.tag === "number" && !/\d[:.h]\d\d/.test(next.text) && words[end + 2]?.tag !== "noun") {
      end++;
      moved = true;
      continue;
    }
    // "steps 4 **to 7** of the list"
    if (words[end]?.tag === "number" && next.lower === "to" && words[end + 2]?.tag === "number") {
      const upTo = sentence.phrases.find((it) => it.first === end + 2);
      end = upTo ? wholeOf(upTo) : end + 2;
      moved = true;
      continue;
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
      end = tied.last;
      // "of a component that caused breaking changes": the reader lost the thread.
      if (/^(?:noun|name|adjective|verb|determiner|pronoun)$/.test(words[end + 1]?.tag ?? "")) return undefined;
      moved = true;
      continue;
    }
    const told =
      isIn("tells", clause.verb.lemma) &&
      words[object.head]?.lemma !== "question" &&
      !(next.lower === "for" && /^(?:page|update)$/.test(clause.verb.lemma));
    if (/^(?:for|about|of)$/.test(next.lower) && !told) {
      const phrase = sentence.phrases.find((it) => it.first === end + 2);
      // "did not add any **for a reason**": one of its own, or one not to?
      if (!phrase || /^(?:purpose|reason)$/.test(words[phrase.head]?.lemma ?? "")) return undefined;
      // "broke the page for everybody"
      if (next.lower === "for" && (isHuman(sentence.agent(phrase)) || isIn("benefits", words[phrase.head]?.lemma)))
        break;
      if (
        next.lower === "for" &&
        isTime(words, phrase) &&
        (isPlural(sentence, phrase) || /^(?:an?|one|half|some|long|\d+)$/.test(words[phrase.first]?.lower ?? ""))
      )
        break;
      // "cleared the flight for take-off", "scheduled it for 03:00": what was done for, or what the thing is for.
      const purpose = next.lower === "for" && !undone && !isIn("minds", clause.verb.lemma);
      if (purpose || (next.lower === "for" && isTime(words, phrase))) return undefined;
      // "cleared the exit of boxes"
      if (next.lower === "of" && isIn("empties", clause.verb.lemma)) return undefined;
      end = wholeOf(phrase);
      moved = true;
    }
  }
  if (object.of && isIn("empties", clause.verb.lemma)) return undefined;
  // "overlooked two applications in the pile", "dropped the index on `orders`": it is they that were there.
  const place = clause.prepositions.find(({ preposition }) => preposition === end + 1);
  const where = words[end + 1]?.lower ?? "";
  const head = place?.phrase.head ?? -1;
  const counted = words[head]?.tag === "number" && words[head - 1]?.tag === "noun";
  const seen = isIn("attends", clause.verb.lemma) && /^(?:in|on|at|from|above|behind|below|near|under)$/.test(where);
  const opening = words[end + 2];
  // "informed the branch in Oslo"
  const told =
    isIn("tells", clause.verb.lemma) &&
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
  if (place && ((seen && !bare) || told) && (counted || !isTime(words, place.phrase))) {
    const last = wholeOf(place.phrase);
    const timed = words
      .slice(end + 2, last + 1)
      .some((word) => (!counted && /\d/.test(word.text)) || CALENDAR.test(word.lower));
    if (!timed) end = last;
  }
  // "did not tighten the clamp on the hydraulic line": nothing was done there, so the place is the clamp's.
  const tool = undone && isIn("upkeep", clause.verb.lemma) && end === wholeOf(object) ? place : undefined;
  if (tool && words[object.head]?.tag === "noun" && /^(?:in|on|of)$/.test(words[end + 1]?.lower ?? "")) {
    const last = wholeOf(tool.phrase);
    const fixed = /^(?:determiner|possessive)$/.test(words[end + 2]?.tag ?? "") && !isTime(words, tool.phrase);
    const event = isIn("events", words[tool.phrase.head]?.lemma);
    if (
      fixed &&
      !event &&
      !words.slice(end + 2, last + 1).some((word) => /\d/.test(word.text) || CALENDAR.test(word.lower))
    )
      end = last;
  }
  // "a private package, `billing-core`, to the registry"
  const name = words[end + 1]?.tag === "comma" && words[end + 3]?.tag === "comma" ? words[end + 2] : undefined;
  if (name?.kind === "opaque") return end + 3;
  // "the advice to keep a fifth of it free"
  if (words[end + 1]?.lower === "to" && words[end + 2]?.tag === "verb" && isIn("foresees", words[object.head]?.lemma))
    return undefined;
  // "removed the check against the limit"
  if (
    words[end + 1]?.lower === "against" &&
    /^(?:check|guard|protection|rule|test)$/.test(words[object.head]?.lemma ?? "")
  )
    return undefined;
  // "an assumption about the hash to use": what it is for is a part of it, however far.
  if (end > object.last && words[end + 1]?.lower === "to" && words[end + 2]?.tag === "verb") return undefined;
  // "rehearsed the switch to the spare boiler": where to belongs to the thing, unless the verb moves it there.
  if (words[end + 1]?.lower === "to" && words[end + 2]?.tag !== "verb") {
    const leads = isIn("leads", words[object.head]?.lemma) && !isIn("sends", clause.verb.lemma);
    if (leads || !isIn("moves", clause.verb.lemma)) return undefined;
  }
  const next = words[end + 1];
  // "did not finish OPS-4 **("close the gate")**"
  if (next?.tag === "open") return undefined;
  // "deleted the code **that makes** it work"; but "told the crew that it was full"
  if (/^(?:who|whose|which|that)$/.test(next?.lower ?? "") && !isIn("tells", clause.verb.lemma)) return undefined;
  if (mayBelong(sentence, clause, end, undone)) return undefined;
  return end;
}

/** The words of an object as they stand in the document, to go elsewhere; undefined where they run over a list or a quote. */
export function thingOf(sentence: Sentence, phrase: NounPhrase, end: number, text: string): string | undefined {
  const { words } = sentence;
  const head = words[phrase.head]?.lower ?? "";
  if (phrase.first === phrase.head && /^(?:them|us)$/.test(head)) return head === "us" ? "we" : "they";
  const { start, end: to } = rangeBetween(sentence, phrase.first, end);
  const thing = text.slice(start, to);
  if (thing.includes("\n") && /\n\s*(?:[>*+-]|\d+\.)/.test(thing)) return undefined;
  if (thing.split("(").length !== thing.split(")").length || thing.split('"').length % 2 === 0) return undefined;
  if (/ ago$|[.?!]["”’]$/.test(thing)) return undefined;
  const close = closing(text, to);
  if (!close) return isOpen(thing, "[") ? undefined : thing;
  const open = close.startsWith("]") ? "[" : close;
  // "**the missing table**", "[the index](…)": the marks that begin right before it go with it.
  if (text.slice(start - open.length, start) === open && !thing.includes(open)) return open + thing + close;
  return isOpen(thing, open) ? thing + close : thing;
}

/** The mark, or the end of a link, right behind a word. */
export const closing = (text: string, at: number): string | undefined =>
  /^(?:\*\*|__|[*_]|\]\([^()\n]*\)|\]\[[^\]\n]*\])/.exec(text.slice(at, at + 500))?.[0];

/** Whether a mark opens in some words and does not close there. */
export const isOpen = (words: string, mark: string): boolean =>
  mark === "[" ? words.split("[").length > words.split("]").length : words.split(mark).length % 2 === 0;

/** Whether a conjunction stands between what is taken for a subject and its verb. */
export function isTied(words: readonly Word[], { subject, verb }: Clause): boolean {
  let before = verb.first - 1;
  while (words[before]?.tag === "adverb") before--;
  return subject !== undefined && words[before]?.tag === "conjunction" && subject.last < before;
}

/** The last word of a noun phrase with all that hangs on it by "of". */
export function wholeOf({ of, last }: NounPhrase): number {
  // In "the letters in A instead **of B**" it hangs on what stands between.
  return of && of.first <= last + 3 ? Math.max(last, wholeOf(of)) : last;
}
