/** What a noun phrase takes along when it is moved in its sentence: its words, its number, all that hangs on it. */
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import type { Range } from "../text.ts";

/** Whether a noun phrase takes "were". */
export function isPlural({ words }: Pick<Sentence, "words">, phrase: NounPhrase): boolean {
  const head = words[phrase.head];
  if (!head) return false;
  if (/^(?:%|percent|majority|half|rest|most|number)$/.test(head.lower) && phrase.of && head.lower !== "number")
    return isPlural({ words }, phrase.of);
  if (phrase.others.length > 0 || /^(?:people|police|men|women|children|feet|teeth|criteria|media)$/.test(head.lower))
    return true;
  if (/^(?:a|the) (?:couple|few|handful)\b/.test(`${words[phrase.first]?.lower} ${words[phrase.first + 1]?.lower}`))
    return true;
  if (/^an?$/.test(words[phrase.first]?.lower ?? "") || /[._/]/.test(head.text)) return false;
  if (/^(?:these|those|them|us|both|several|many|few)$/.test(words[phrase.first]?.lower ?? "")) return true;
  if (phrase.whole)
    return isPlural({ words }, phrase.whole) && !/^(?:one|each|either|neither)$/.test(words[phrase.first]?.lower ?? "");
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
