/**
 * Whether a sentence is understood: told anew is only what can be read, word by word, from the clause on that changes to
 * the end of the sentence. Every word there has a place in a plain noun phrase, in an adjunct that tells of the deed, or in
 * a clause with a subject of its own; where one has none, prompts are offered and no sentence.
 */
import { PARTICIPLE } from "../english/inflection.ts";
import { isTime, type NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import { isConsequence } from "./looseEnds.ts";
import { isIn } from "./wordClasses.ts";

/** The words `first` to `last` of a sentence, which give way to others. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Whether all that follows the words which give way can be read; `undone` where they tell that something was not done. */
export function isUnderstood(sentence: Sentence, spans: readonly Span[], undone: boolean): boolean {
  return spans.every(({ last }, i) => {
    const until = spans[i + 1]?.first ?? sentence.words.length;
    return isRead(sentence, last + 1, until, undone);
  });
}

/**
 * Whether words `first` to `last` are a thing that can be named anew: a noun phrase that says where it begins, with what
 * hangs on it by "of", and no clause but one that tells which it is. What was not done to some of many says nothing of each.
 */
export function isThing(sentence: Sentence, first: number, last: number, undone: boolean): boolean {
  const { words, clauses } = sentence;
  const thing = words.slice(first, last + 1);
  const [opening] = thing;
  if (!opening || thing.length > LONGEST) return false;
  if (undone && thing.some(({ lower }) => /^(?:entire|whole)$/.test(lower))) return false;
  if (undone && /^(?:determiner|number|adverb)$/.test(opening.tag) && !DEFINITE.test(opening.lower)) return false;
  const told = thing.findIndex(({ tag }, i) => i > 0 && (tag === "that" || tag === "wh"));
  const plain = told < 0 ? thing : thing.slice(0, told);
  if (
    clauses.filter(({ verb }) => verb.finite && first <= verb.first && verb.first <= last).length > (told < 0 ? 0 : 1)
  )
    return false;
  // "ran terraform state rm": words without an article, one after another, are a command or a title.
  const bare = plain.findIndex(({ tag }) => tag !== "noun" && tag !== "verb");
  if ((bare < 0 ? plain.length : bare) > 3 && opening.kind === "word") return false;
  // "the `println!`s"
  if (thing.some(({ tag, spaced }, i) => tag === "noun" && !spaced && thing[i - 1]?.kind === "opaque")) return false;
  // "account for **structural** and historical gaps": a lone word before another that it may belong with.
  if (plain.length > 1 && /^(?:determiner|possessive)$/.test(plain.at(-1)?.tag ?? "")) return false;
  if (thing.length === 1 && opening.tag === "noun" && opening.kind === "word" && words[last + 1]?.tag === "conjunction")
    return false;
  if (plain.some(({ lower }) => /^(?:earlier|later|sooner|faster)$/.test(lower))) return false;
  return plain.every(
    ({ tag }, i) => NOMINAL.test(tag) || (tag === "verb" && i < plain.length - 1) || (tag === "adverb" && i > 0),
  );
}

/** In words; a longer subject leaves its verb behind. */
const LONGEST = 14;
const DEFINITE = /^(?:an?|any|the|th[ei]se?|that|those|no|another)$/;
const NOMINAL =
  /^(?:determiner|possessive|genitive|adjective|noun|name|number|pronoun|preposition|conjunction|comma|quote|open|close|that|to|symbol)$/;

function isRead(sentence: Sentence, from: number, until: number, undone: boolean): boolean {
  const { words } = sentence;
  // "it was not seen **that** …": what was not seen is whole.
  if (words[from]?.tag === "that" && words[from - 1]?.tag === "verb") return true;
  let at = from;
  while (at < until) {
    const word = words[at];
    // "the large-|d| limit"
    if (/^[-/]$/.test(word?.text ?? "") && !word?.spaced) return false;
    // "looked up the details **- which** city they play in"
    if (/^[-–—]$/.test(word?.text ?? "") && words[at + 1]?.tag === "wh") return false;
    if (!word || word.tag === "stop" || word.tag === "close" || opensClause(sentence, at, at > from)) return true;
    const next = /^(?:comma|conjunction)$/.test(word.tag)
      ? tied(sentence, at, until)
      : adjunct(sentence, at, at > from, undone);
    if (next === undefined) return false;
    at = next;
  }
  return true;
}

/** After a comma or a conjunction something else gives way, another adjunct follows, or what came of it: "…, causing a leak". */
function tied(sentence: Sentence, at: number, until: number): number | undefined {
  const { words } = sentence;
  const next = words[at + 1];
  if (!next || at + 1 === until) return at + 1;
  if (next.tag === "comma" || next.tag === "conjunction") return at + 1;
  // "should have been tested, **whether** it holds"
  if (next.tag === "wh" && /^(?:whether|what|how)$/.test(next.lower)) return undefined;
  if (next.tag === "verb") return words[at]?.tag === "comma" && isConsequence(next) ? words.length : undefined;
  // "steps 2 **and 3**"
  if (!/^(?:preposition|subordinator|adverb|open)$/.test(next.tag) && !/\d[:.h]\d\d/.test(next.text)) return undefined;
  return adjunct(sentence, at + 1, true, false) === undefined ? undefined : at + 1;
}

/** The word after an adjunct that begins at a word: "on Monday", "before noon", "by hand", "instead of that"; `later` where it is not the first. */
function adjunct(sentence: Sentence, at: number, later: boolean, undone: boolean): number | undefined {
  const { words, phrases, clauses } = sentence;
  const word = words[at] as Word;
  const phrase = (first: number): NounPhrase | undefined => phrases.find((it) => it.first === first);
  const time = phrase(at);
  if (time && isTime(words, time)) return ends(time) + 1;
  if (word.tag === "open") {
    const close = words.findIndex(({ tag }, i) => i > at && tag === "close");
    return close < 0 ? undefined : close + 1;
  }
  // What is told of the noun in an adjunct stays beside it: "from the list of hosts **that are down**".
  const before = words[at - 1];
  // "was run in production **that overwrote** orders"
  const bare = before?.text === before?.lemma && phrases.some((it) => it.first === at - 1 && it.last === at - 1);
  const known = before?.tag === "noun" && before.kind === "word" && !bare;
  const relative =
    later && known && clauses.find((it) => it.kind === "relative" && (it.first === at || it.marker === word));
  if (relative) return relative.last + 1;
  if (word.tag === "to" && !undone) {
    const infinitive = clauses.find((it) => it.kind === "infinitive" && it.verb.first >= at && it.verb.first <= at + 2);
    return infinitive ? infinitive.last + 1 : undefined;
  }
  // "so late in the week"
  if (undone && OF_SOME.test((word.lower === "as" ? words[at + 1] : word)?.lower ?? "")) return undefined;
  // "Nobody caught it for me": another did.
  if (undone && word.lower === "for" && /^(?:me|us)$/.test(words[at + 1]?.lower ?? "")) return undefined;
  const degree = word.lower === "so" && words[at + 1]?.tag === "adverb";
  if (word.tag === "adverb" && words[at + 1]?.lower !== "of") return at + 1;
  if (degree) return at + 2;
  if (word.tag !== "preposition" && !TIES.test(word.lower) && !(later && word.lower === "as")) return undefined;
  // "until 03:40, by which time the disk was full"
  if (words[at + 1]?.tag === "wh" && words[at - 1]?.tag === "comma") return words.length;
  for (let i = at + 1; ; i++) {
    const next = words[i];
    // "without so much as a word"
    if (/^(?:as|so|than|much)$/.test(next?.lower ?? "")) continue;
    const of = phrase(i);
    if (of) return ends(of) + 1;
    if (!next || /^(?:stop|close|comma|subordinator)$/.test(next.tag)) return i;
    const gerund = clauses.find((it) => it.kind === "gerund" && it.verb.first === i);
    // "was not watched by asking for help": how it was to be done is not how it was left.
    if (gerund && undone && /^(?:by|through|via|with)$/.test(word.lower)) return undefined;
    if (gerund) return words[gerund.last]?.tag === "comma" ? gerund.last : gerund.last + 1;
    // "as planned"
    if (word.lower === "as" && i === at + 1 && next.forms & PARTICIPLE) return i + 1;
    if (!/^(?:preposition|adverb)$/.test(next.tag)) return undefined;
  }
}

/** Of what was not done so much, or not alone, something was done. */
const OF_SOME = /^(?:also|altogether|either|enough|entirely|even|just|only|too|well)$/;

/** What ties an adjunct to a deed besides prepositions. */
const TIES = /^(?:after|before|instead|rather|since|than|till|until|without)$/;

/** Whether a clause that stands for itself begins at a word: with what ties it to the one before, unless it is `later` than an adjunct. */
function opensClause({ words, clauses }: Sentence, at: number, later: boolean): boolean {
  let first = at;
  while (/^(?:comma|conjunction|adverb|symbol)$/.test(words[first]?.tag ?? "")) first++;
  return clauses.some(({ verb, inherited, subject, marker, kind }) => {
    const main = words[verb.main];
    if (!verb.finite || inherited || main?.text !== main?.lower) return false;
    // "dropped the table, **which held** the orders" tells of the table, "which **led to** a delay" of the dropping.
    if (kind === "relative" || /^(?:which|who|whose|where)$/.test(marker?.lower ?? ""))
      return words[at]?.tag === "comma" && marker === words[first] && (later || isIn("outcomes", verb.lemma));
    // "`a.json` **and `b.json`** in step 2, so the host **did not**": a comma parts no subject from its verb.
    if (subject && words.slice(subject.last, verb.first).some(({ tag }) => tag === "comma" || tag === "subordinator"))
      return false;
    return (subject?.first === first && (first > at || later)) || (marker !== undefined && marker === words[first]);
  });
}

/** The last word of a noun phrase with all that hangs on it. */
function ends(phrase: NounPhrase): number {
  return Math.max(phrase.last, ...[phrase.of, phrase.apposition, ...phrase.others].map((it) => (it ? ends(it) : 0)));
}
