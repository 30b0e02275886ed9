/** What a rule waits for, and what a stretch of text triggers. */
import type { SectionRole } from "../headings.ts";

/**
 * Words without which a rule cannot fire. A rule with several triggers runs where any of them holds. Words are compared
 * in lower case, letters only: `didn't` is `didn`.
 */
export interface Trigger {
  /** Any inflected form of these. */
  readonly words?: Words;
  /** Any inflected form of an entry of these lists; of an entry of several words, its two most telling ones. */
  readonly lists?: Words;
  /** Only where one of these stands as well; with `near`, at most so many words after one of the first. */
  readonly with?: { readonly words?: Words; readonly lists?: Words; readonly near?: number };
  /**
   * Only where a word for people, a name or a handle stands as well; `before`: before one of these words; `others before`:
   * and it is not the writers, who speak of themselves as "we".
   */
  readonly people?: boolean | "before" | "others before";
  /** Only where a quotation mark stands as well. */
  readonly quoted?: boolean;
  /** Instead of words: marks in a row (`!!`, `?!`), two words in capitals, or an emoji. */
  readonly shouting?: boolean;
  /** Only in sections of these roles; without words, every sentence in them, or every one about people. */
  readonly within?: readonly SectionRole[];
}

/** Words, with a blank between any two; as one text or several. */
export type Words = string | readonly string[];

/** The triggers of one rule; without any, every sentence is for it. */
export type Triggers = readonly Trigger[] | undefined;

/** What a stretch of text triggers: an index per rule, as given to `createGate`. */
export interface Triggered {
  /** Whether any rule can find anything. */
  readonly any: boolean;
  /** Those that can, each once. */
  readonly rules: readonly number[];
}

/**
 * Tells what a stretch of a text triggers, from one UTF-16 offset to another, in sections of these roles; `isPerson`
 * answers for words with a capital.
 */
export type Gate = (
  text: string,
  start: number,
  end: number,
  roles: readonly SectionRole[],
  isPerson: (word: string) => boolean,
) => Triggered;

/** The words that deny, as triggers read them: of a contraction what stands before its mark. */
export const NEGATIONS: readonly string[] = "not n didn hadn haven hasn isn aren wasn weren doesn don nor never".split(
  " ",
);
