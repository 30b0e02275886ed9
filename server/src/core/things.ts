/** What a noun phrase takes along when it is moved in its sentence: its words, its number, all that hangs on it. */
import type { Clause } from "./english/clauses.ts";
import { isTime, type NounPhrase } from "./english/nounPhrases.ts";
import type { Sentence } from "./english/sentence.ts";
import type { Range } from "./text.ts";

/** Whether a noun phrase takes "were". */
export function isPlural({ words }: Sentence, phrase: NounPhrase): boolean {
  const head = words[phrase.head];
  if (!head) return false;
  if (phrase.others.length > 0 || /^(?:people|men|women|children|feet|teeth|criteria|media)$/.test(head.lower))
    return true;
  if (/^(?:these|those|them|both|several|many|few)$/.test(words[phrase.first]?.lower ?? "")) return true;
  if (phrase.whole)
    return (
      isPlural({ words } as Sentence, phrase.whole) &&
      !/^(?:one|each|either|neither)$/.test(words[phrase.first]?.lower ?? "")
    );
  return (head.tag === "noun" || head.tag === "name") && head.lower !== head.lemma && head.lower.endsWith("s");
}

/** The text range of words `first` to `last`; the bounds of the sentence where there are none. */
export function rangeBetween(sentence: Sentence, first: number, last: number): Range {
  return { start: sentence.words[first]?.start ?? sentence.start, end: sentence.words[last]?.end ?? sentence.end };
}

/** A capital where the words replaced had one for standing first; names of things keep their own letters. */
export function withCapital(sentence: Sentence, first: number, text: string): string {
  const word = sentence.words[first];
  const before = sentence.words[first - 1];
  const named = word?.tag === "name" && before?.text === ":";
  const opens =
    first === 0 || (/^[.!?:]$/.test(before?.text ?? "") && !named) || (first === 1 && before?.tag === "number");
  const plain = /^⟨?[a-z]+(?:'[a-z]+)?(?=[\s,.;:⟩]|$)/.test(text);
  return word && opens && plain && (word.text !== word.lower || word.kind === "handle")
    ? text.replace(/[a-z]/, (letter) => letter.toUpperCase())
    : text;
}

/** Verbs whose object is told something: what follows belongs to them, not to it. */
const TELLS =
  /^(?:tell|inform|notify|warn|alert|ask|remind|consult|brief|update|page|contact|advise|thank|pay|check|test|review|prepare|search|use)$/;
/** Verbs that bring a thing somewhere. */
const MOVES =
  /^(?:add|apply|assign|attach|bring|commit|connect|copy|deploy|escalate|expose|forward|give|hand|leak|link|lower|mail|map|migrate|move|page|pass|point|post|promote|publish|push|raise|redirect|release|report|reset|restore|roll|route|send|set|ship|show|submit|switch|transfer|upload|write|tell|load|turn|fail|announce|communicate|explain|mention)$/;
/** Verbs of noticing: where their object was is a part of it. */
const PERCEIVED = /^(?:miss|overlook|ignore|notice|see|spot|monitor|watch|read)$/;
const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|time|point|moment|once|all|first|noon|midnight|night|morning|evening|review|staging|testing|production)$/;
/** "misconfigured it **himself**": who, once more. */
export const REFLEXIVE = /^(?:him|her|them|my|our)sel(?:f|ves)$/;
/** Objects that are people or nobody in particular, and those that mean nothing without their verb. */
const NO_THING =
  /^(?:me|him|her|us|you|myself|himself|herself|themselves|ourselves|anything|something|nothing|everything|one|any|way|time|effort|attention|part|place|care|action|advantage|step|steps|note|notice|sense|use|sure|mistake|mistakes|error|errors)$/;

/** Whether an object is a thing of its own: nobody in particular, and nothing of the person whose mention goes. */
export function isPlain({ words }: Sentence, phrase: NounPhrase): boolean {
  const head = words[phrase.head];
  if (!head || NO_THING.test(head.lower)) return false;
  return !words
    .slice(phrase.first, phrase.last + 1)
    .some((word) => /^(?:his|her|hers|their|its|my|any|enough|himself|herself)$/.test(word.lower));
}

/** The last word of an object with what belongs to it; undefined where that cannot be told. */
export function objectEnd(sentence: Sentence, clause: Clause, object: NounPhrase): number | undefined {
  const { words, clauses } = sentence;
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
    const tied = clauses.find(
      (it) =>
        it.kind === "relative" &&
        it !== clause &&
        it.first > object.first &&
        (it.first === end + 1 || it.marker === next),
    );
    // "the bucket that production reads": which bucket it was.
    if (tied && tied.last > end && /^(?:that|which|who|where)$/.test(next.lower)) {
      end = tied.last;
      moved = true;
      continue;
    }
    if (/^(?:for|about|of)$/.test(next.lower) && !TELLS.test(clause.verb.lemma)) {
      const phrase = sentence.phrases.find((it) => it.first === end + 2);
      if (!phrase) return undefined;
      if (
        next.lower === "for" &&
        /^(?:minutes?|hours?|days?|weeks?|months?|years?|while|long)$/.test(words[phrase.head]?.lower ?? "")
      )
        break;
      end = wholeOf(phrase);
      moved = true;
    }
  }
  // "overlooked two applications in the pile": it is they that were in it.
  const place = clause.prepositions.find(({ preposition }) => preposition === end + 1);
  if (
    place &&
    PERCEIVED.test(clause.verb.lemma) &&
    /^(?:in|on|at)$/.test(words[end + 1]?.lower ?? "") &&
    !isTime(words, place.phrase)
  ) {
    const last = wholeOf(place.phrase);
    if (!words.slice(end + 2, last + 1).some((word) => /\d/.test(word.text) || CALENDAR.test(word.lower))) end = last;
  }
  // "an assumption about the hash to use": what it is for is a part of it, however far.
  if (end > object.last && words[end + 1]?.lower === "to" && words[end + 2]?.tag === "verb") return undefined;
  // "rehearsed the switch to the spare boiler": where to belongs to the thing, unless the verb moves it there.
  if (words[end + 1]?.lower === "to" && words[end + 2]?.tag !== "verb" && !MOVES.test(clause.verb.lemma)) {
    const phrase = sentence.phrases.find((it) => it.first === end + 2);
    if (phrase) end = wholeOf(phrase);
  }
  const next = words[end + 1];
  // "the level my colleagues had built": a clause without "that".
  const contact = sentence.phrases.find((it) => it.first === end + 1);
  if (contact && !isTime(words, contact) && !REFLEXIVE.test(next?.lower ?? "")) return undefined;
  const beyond = next?.tag === "comma" ? words[end + 2] : undefined;
  // "dropped the table, which held the orders" would say it of the dropping.
  if (beyond && /^(?:which|who|whose)$/.test(beyond.lower)) {
    const follows = clauses.find((it) => it.first >= end + 2 && it.kind === "relative");
    if (
      !follows ||
      !/^(?:break|cause|lead|take|make|mean|result|trigger|stop|bring|cut|leave|let)$/.test(follows.verb.lemma)
    )
      return undefined;
  }
  if (next && /^(?:and|or|than|as|\(|\/|'s|who|whose|which|that|where|when|-)$/.test(next.lower)) {
    const joined = clauses.some((it) => it.first === end + 2 || it.verb.first === end + 2 || it.first === end + 1);
    const said = next.lower === "that" && TELLS.test(clause.verb.lemma);
    if (!(next.lower === "and" && joined) && next.lower !== "as" && !said) return undefined;
  }
  // "the alarm configured by …", "the queue growing"
  if (next?.tag === "verb" && !clauses.some((it) => it.kind === "gerund" && it.first === end + 1)) return undefined;
  return end;
}

/** The words of an object as they stand in the document, to go elsewhere; undefined where they run over a list or a quote. */
export function thingOf(sentence: Sentence, phrase: NounPhrase, end: number, text: string): string | undefined {
  const { words } = sentence;
  const head = words[phrase.head]?.lower ?? "";
  if (phrase.first === phrase.head && head === "them") return "they";
  const { start, end: to } = rangeBetween(sentence, phrase.first, end);
  const thing = text.slice(start, to);
  return thing.includes("\n") && /\n\s*(?:[>*+-]|\d+\.)/.test(thing) ? undefined : thing;
}

/** The last word of a noun phrase with all that hangs on it by "of". */
export function wholeOf(phrase: NounPhrase): number {
  return phrase.of ? Math.max(phrase.last, wholeOf(phrase.of)) : phrase.last;
}
