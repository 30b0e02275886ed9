/**
 * What a word can be by itself: by its closed class, then by the verbs and nouns of incident reports, then by its shape.
 * It takes any other word for a noun, so an unknown word is never a person and never an act.
 */
import { remember } from "../lazy.ts";
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { GERUND, PARTICIPLE, PAST, singular, verbForm } from "./inflection.ts";
import type { Token } from "./tokens.ts";
import type { Tag, Word } from "./word.ts";

const CLOSED = new Map<string, Tag>();

const close = (tag: Tag, words: readonly string[]): void => {
  for (const word of words) if (!CLOSED.has(word)) CLOSED.set(word, tag);
};
close("not", ["not", "n't", "nt", "never"]);
close("modal", grammar.modal.words);
close("be", grammar.be.words);
close("have", grammar.have.words);
close("do", grammar.do.words);
close("to", ["to"]);
close("that", ["that"]);
close("there", ["there"]);
close("possessive", grammar.possessive.words);
close("pronoun", grammar.pronoun.words);
close("wh", grammar.wh.words);
close("conjunction", grammar.conjunction.words);
close("subordinator", grammar.subordinator.words);
close("subordinator", grammar.subordinatorOrPreposition.words);
close("preposition", grammar.preposition.words);
close("determiner", grammar.determiner.words);
close("number", grammar.numberWord.words);
close("adverb", grammar.adverb.words);

const SUBORDINATOR_OR_PREPOSITION = new Set(grammar.subordinatorOrPreposition.words);

/** `after`, `since`, `as`: it begins a clause or governs a noun phrase. */
export const isSubordinatorOrPreposition = (lower: string): boolean => SUBORDINATOR_OR_PREPOSITION.has(lower);

const ADJECTIVES = new Set(grammar.adjective.words);
/** Nouns that look like verbs. */
export const NOUN_ONLY = new Set(grammar.nounOnly.words);

/** Adverbs and particles that also stand for nouns or prepositions are decided by the chunker. */
const NOT_ADVERBS = new Set([
  "family",
  "reply",
  "apply",
  "supply",
  "only",
  "assembly",
  "anomaly",
  "early",
  "daily",
  "weekly",
  "hourly",
  "nightly",
  "monthly",
  "yearly",
  "friendly",
  "likely",
  "unlikely",
  "costly",
  "timely",
  "deadly",
  "lonely",
  "ugly",
  "silly",
  "rely",
  "ally",
  "multiply",
  "imply",
  "comply",
  "monopoly",
  "orderly",
  "kelly",
  "sally",
  "emily",
  "molly",
  "holly",
  "polly",
  "italy",
  "july",
]);

const LEMMAS: Readonly<Record<string, string>> = {
  am: "be",
  is: "be",
  are: "be",
  was: "be",
  were: "be",
  been: "be",
  being: "be",
  "'s": "be",
  "'re": "be",
  "'m": "be",
  has: "have",
  had: "have",
  having: "have",
  "'ve": "have",
  does: "do",
  did: "do",
  doing: "do",
  done: "do",
  "n't": "not",
  nt: "not",
  ca: "can",
  wo: "will",
  "'ll": "will",
};

/** What a token can be by itself; `first` in its sentence, where a capital says nothing. */
export function guess(token: Token, first: boolean): Word {
  const { lower, text } = token;
  switch (token.kind) {
    case "punctuation":
      return wordOf(token, punctuationTag(text), lower, 0);
    case "number":
      return wordOf(token, "number", lower, 0);
    case "opaque":
      return wordOf(token, "noun", "\uFFFC", 0);
    case "handle":
      return wordOf(token, "name", lower, 0);
  }
  const { tag, lemma, forms, closed, noun } = reading(lower);
  if (text === lower) return wordOf(token, tag, lemma, forms);
  if (closed) {
    // `IT`, `US`, `Will`, `May` inside a sentence are names, not function words.
    const shouted =
      text.length > 1 && text === text.toUpperCase() && /^(?:it|us|or|and|all|as|to|is|in|on)$/.test(lower);
    if (shouted) return wordOf(token, "noun", lower, 0);
    if ((lower === "will" || lower === "may" || lower === "so") && !first) return wordOf(token, "name", lower, 0);
  } else if (!first && forms === 0) return wordOf(token, "name", noun, 0);
  return wordOf(token, tag, lemma, forms);
}

function wordOf({ kind, text, lower, start, end, spaced }: Token, tag: Tag, lemma: string, forms: number): Word {
  return { kind, text, lower, start, end, spaced, tag, lemma, forms };
}

interface Guess {
  readonly tag: Tag;
  readonly lemma: string;
  readonly forms: number;
  /** Whether it is one of the words that make the grammar. */
  readonly closed: boolean;
  /** Its lemma as a noun. */
  readonly noun: string;
}

/** What a word can be by itself. Documents repeat their words, so the answers are kept. */
const reading = remember(20_000, (lower): Guess => {
  const tag = CLOSED.get(lower);
  return tag
    ? { tag, lemma: LEMMAS[lower] ?? lower, forms: 0, closed: true, noun: lower }
    : { ...read(lower), closed: false, noun: singular(lower) };
});

function read(lower: string): Pick<Guess, "tag" | "lemma" | "forms"> {
  const verb = verbForm(lower);
  if (NOUN_ONLY.has(lower) && !(verb && verb.forms & (PAST | PARTICIPLE)))
    return { tag: "noun", lemma: singular(lower), forms: 0 };
  if (verb) return { tag: "verb", lemma: verb.lemma, forms: verb.forms };
  if (ADJECTIVES.has(lower)) return { tag: "adjective", lemma: lower, forms: 0 };
  if (lower.length > 4 && lower.endsWith("ly") && !NOT_ADVERBS.has(lower))
    return { tag: "adverb", lemma: lower, forms: 0 };
  if (lower.length > 5 && lower.endsWith("ed") && !lower.endsWith("eed"))
    return {
      tag: "verb",
      lemma: lower.endsWith("ied") ? `${lower.slice(0, -3)}y` : lower.slice(0, -2),
      forms: PAST | PARTICIPLE,
    };
  if (lower.length > 6 && lower.endsWith("ing")) return { tag: "verb", lemma: lower.slice(0, -3), forms: GERUND };
  if (lower.length > 5 && ADJECTIVE_ENDING.test(lower) && !NOUN_ENDING.test(lower))
    return { tag: "adjective", lemma: lower, forms: 0 };
  return { tag: "noun", lemma: singular(lower), forms: 0 };
}

const ADJECTIVE_ENDING = /(?:ful|less|ous|ive|able|ible|ical|ish)$/;

const NOUN_ENDING =
  /(?:executive|archive|directive|objective|representative|operative|alternative|variable|executable)$/;

function punctuationTag(text: string): Tag {
  if (text === "," || text === "\u060C") return "comma";
  if (/^[.;:!?…—–|→>]$/.test(text)) return "stop";
  if (text === "(" || text === "[" || text === "{") return "open";
  if (text === ")" || text === "]" || text === "}") return "close";
  if (/^["“”„«»'‘]$/.test(text)) return "quote";
  return text === "-" ? "stop" : "symbol";
}
