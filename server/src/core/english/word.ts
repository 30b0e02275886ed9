/** A word of a sentence: its part of speech, and what parts of speech have in common. */
import { singular, verbForm } from "./inflection.ts";
import type { Token } from "./tokens.ts";

/**
 * Parts of speech. Apart from the usual ones: `wh` asks or relates ("who", "how"), `genitive` is the ending `'s`, `stop` ends
 * a sentence or a part of it (a full stop, a colon, a dash), `open` and `close` are brackets, `symbol` is any other mark.
 */
export type Tag =
  | "noun"
  | "name"
  | "pronoun"
  | "determiner"
  | "possessive"
  | "adjective"
  | "adverb"
  | "verb"
  | "be"
  | "have"
  | "do"
  | "modal"
  | "to"
  | "not"
  | "preposition"
  | "conjunction"
  | "subordinator"
  | "wh"
  | "that"
  | "there"
  | "number"
  | "genitive"
  | "comma"
  | "stop"
  | "open"
  | "close"
  | "quote"
  | "symbol";

/** A token with what the neighbours say about it. `forms` has bits for verbs (see inflection.ts), else 0. */
export interface Word extends Token {
  tag: Tag;
  lemma: string;
  forms: number;
}

const NOUN_LIKE: ReadonlySet<Tag | undefined> = new Set<Tag>(["noun", "name", "pronoun", "number"]);
const NOMINAL: ReadonlySet<Tag | undefined> = new Set<Tag>(["noun", "name", "adjective", "number"]);
const VERBAL: ReadonlySet<Tag | undefined> = new Set<Tag>(["verb", "be", "have", "do", "modal"]);

/** Whether a word can be the head of a noun phrase. */
export const isNounLike = (tag: Tag | undefined): boolean => NOUN_LIKE.has(tag);

/** Whether a word can stand inside a noun phrase, after its article. */
export const isNominal = (tag: Tag | undefined): boolean => NOMINAL.has(tag);

/** Whether a word is a verb or an auxiliary. */
export const isVerbal = (tag: Tag | undefined): boolean => VERBAL.has(tag);

/** Whether a word points or counts or says whose: what it leads is a noun. */
export const isDetermining = (tag: Tag | undefined): boolean => tag === "determiner" || tag === "possessive";

/** Whether a noun phrase can begin with a word. */
export const startsNounPhrase = (tag: Tag | undefined): boolean =>
  isNounLike(tag) || isDetermining(tag) || tag === "adjective";

/** Takes a word for a noun, whatever it was taken for. */
export function setNoun(word: Word): void {
  word.tag = "noun";
  word.lemma = singular(word.lower);
  word.forms = 0;
}

/** Takes a word for the verb that it can be. */
export function setVerb(word: Word): void {
  const form = verbForm(word.lower);
  if (!form) return;
  word.tag = "verb";
  word.lemma = form.lemma;
  word.forms = form.forms;
}

/** The lower case of the word at an index, empty beyond the sentence. */
export const lowerAt = (words: readonly Word[], i: number): string => words[i]?.lower ?? "";

/** The base form of the word at an index, empty beyond the sentence. */
export const lemmaAt = (words: readonly Word[], i: number): string => words[i]?.lemma ?? "";

/** The base form of the word that says what a noun phrase is, empty where there is none. */
export const headLemma = (words: readonly Word[], phrase: { readonly head: number } | undefined): string =>
  words[phrase?.head ?? -1]?.lemma ?? "";

/** The index of the first word from `i` on that is neither an adverb nor a negation; the length if there is none. */
export function pastAdverbs(words: readonly Word[], i: number): number {
  let j = i;
  while (words[j]?.tag === "adverb" || words[j]?.tag === "not") j++;
  return j;
}
