/** One sentence, analysed. Made by analyse.ts; read by every rule about wording. */
import type { Block } from "../document.ts";
import type { SectionRole } from "../headings.ts";
import type { PhraseMatch } from "../lexicon.ts";
import type { Range } from "../text.ts";
import type { Triggered } from "../triggers.ts";
import type { AgentClass } from "./agents.ts";
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import type { Token } from "./tokens.ts";
import type { Word } from "./word.ts";

/** Where a sentence stands; rules read it to know what is fair there. */
export interface Place {
  /** The paragraph, heading or cell. */
  readonly block: Block;
  /** The roles of the section around it; empty before the first section. */
  readonly roles: readonly SectionRole[];
  readonly heading: boolean;
  /** Part of an entry of the timeline. */
  readonly timeline: boolean;
  /** The first sentence of a list item or table cell. */
  readonly startsItem: boolean;
}

/** The words of a sentence as one text, in lower case with a blank after each. */
export interface JoinedWords {
  readonly text: string;
  /** Where each word begins in it. */
  readonly starts: readonly number[];
}

/** A sentence with its words, clauses and noun phrases. Its range is that in the document. */
export interface Sentence extends Range {
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  readonly phrases: readonly NounPhrase[];
  readonly place: Place;
  /** The rules that can find anything here. */
  readonly triggers: Triggered;
  /** Entries of the lexicon in the sentence, in the order of the words. */
  readonly matches: readonly PhraseMatch[];
  /** The sentence after it in its block; read only where a rule asks. */
  next(): Sentence | undefined;
  /** The words as one text, for patterns over several. */
  joined(): JoinedWords;
  /** Who a noun phrase is. Give the clause it is the subject or agent of, if any. */
  agent(phrase: NounPhrase | undefined, clause?: Clause): AgentClass | undefined;
}

/** The text range of words `first` to `last`, inclusive. */
export function rangeOf(sentence: Sentence, first: number, last: number): Range {
  return { start: (sentence.words[first] as Word).start, end: (sentence.words[last] as Word).end };
}

/** The phrases of one list, or of several. */
export function matchesOf(sentence: Sentence, ...lists: string[]): PhraseMatch[] {
  return sentence.matches.filter((match) => lists.includes(match.list));
}

/** The clause a word belongs to: the last one that begins at or before it. */
export function clauseAt(sentence: Sentence, index: number): Clause | undefined {
  return (
    sentence.clauses.findLast((clause) => clause.first <= index && index <= clause.last) ??
    sentence.clauses.findLast((clause) => clause.first <= index)
  );
}

/** The index of the last word, before the full stop. */
export const lastWord = ({ words }: Pick<Sentence, "words">): number =>
  words.length - (words.at(-1)?.tag === "stop" ? 2 : 1);

/** Whether a sentence ends with a question mark. */
export const isQuestion = ({ words }: Pick<Sentence, "words">): boolean => words.at(-1)?.text === "?";

/** The words `first` to `last` in lower case, joined by blanks; for patterns over a few words. */
export function lowerText(sentence: Sentence, first = 0, last = Number.POSITIVE_INFINITY): string {
  const { text, starts } = sentence.joined();
  const to = Math.min(last, starts.length - 1);
  return to < first ? "" : text.slice(starts[first], (starts[to + 1] ?? text.length) - 1);
}

/** The words `first` to `last` as written, but for marks and line breaks. */
export function writtenText({ words }: Pick<Sentence, "words">, first: number, last: number): string {
  return words
    .slice(first, last + 1)
    .map((word, i) => (i > 0 && word.spaced ? " " : "") + word.text)
    .join("");
}

/** The words of a sentence in lower case with a blank after each, and where each begins. */
export function joinWords(words: readonly Token[]): JoinedWords {
  const starts: number[] = [];
  let text = "";
  for (const word of words) {
    starts.push(text.length);
    text += `${word.lower} `;
  }
  return { text, starts };
}

/** A noun phrase with everything it is coordinated with, and its possessor. */
export function phraseAt(sentence: Sentence, index: number): NounPhrase | undefined {
  return sentence.phrases.findLast((phrase) => phrase.first <= index && index <= phrase.last);
}

/**
 * Where a pattern matches the words of a sentence: lower case, one blank between any two words, contractions in two
 * (`did n't`). The pattern needs the flag `g`; it is tried on whole words only.
 */
export function findWords(sentence: Sentence, pattern: RegExp): { first: number; last: number }[] {
  const { text, starts } = sentence.joined();
  const found: { first: number; last: number }[] = [];
  // `matchAll` would make a copy of the pattern for each sentence.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === "") pattern.lastIndex++;
    const end = match.index + match[0].trimEnd().length;
    const first = indexAt(starts, match.index);
    const last = indexAt(starts, end - 1);
    if (starts[first] === match.index && text[end] === " ") found.push({ first, last });
  }
  return found;
}

function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
