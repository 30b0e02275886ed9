/**
 * Parts of speech, in two passes: what each word can be by itself (guess.ts), then what it is here, by its neighbours.
 * Function words have each their own question (functionWords.ts); of the others, those that can be a verb are for
 * verbOrNoun.ts.
 */

import grammar from "../lexicons/grammar.json" with { type: "json" };
import { FUNCTION_WORDS } from "./functionWords.ts";
import { guess, NOUN_ONLY } from "./guess.ts";
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT, verbForm } from "./inflection.ts";
import { beforeAdverbs, isRatherThan } from "./neighbours.ts";
import type { Token } from "./tokens.ts";
import { partOfSpeech } from "./verbOrNoun.ts";
import { isDetermining, setNoun, setVerb, startsNounPhrase, type Word } from "./word.ts";

/** Tags the tokens of one sentence; `isPerson` knows the people of its document. */
export function tag(tokens: readonly Token[], isPerson: (word: string) => boolean): Word[] {
  // Behind a mark or the time of an entry the sentence begins anew: "- 14:31 Sadly, the pump stopped".
  const begin = tokens.findIndex(({ kind }) => kind !== "punctuation" && kind !== "number");
  const words = tokens.map((token, i) => guess(token, i === 0 || i === begin));
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (mayBeName(words, i) && isPerson(word.text)) Object.assign(word, { tag: "name", lemma: word.lower, forms: 0 });
  }
  for (let i = 0; i < words.length; i++) settle(words, i);
  return words;
}

/** "**Per** forgot it", "was dropped by **Mark**"; but "Per shift", "Mark the crane", "Will it fail?". */
function mayBeName(words: readonly Word[], i: number): boolean {
  const { tag, text, lower } = words[i] as Word;
  if (text === lower || !/^(?:preposition|modal|verb|adjective)$/.test(tag) || text === text.toUpperCase())
    return false;
  const next = words[i + 1];
  if (i > 0 && /^(?:preposition|conjunction)$/.test(words[i - 1]?.tag ?? "")) return true;
  return (
    next?.tag === "name" ||
    next?.lower === "'s" ||
    (next?.tag === "modal" && tag !== "modal") ||
    /^(?:was|is|had|has|did|does)$/.test(next?.lower ?? "") ||
    (next?.tag === "verb" && (next.forms & (PAST | PRESENT)) !== 0 && (next.forms & BASE) === 0)
  );
}

/** Decides what a word is here. Words to the left are settled, words to the right are guesses. */
function settle(words: readonly Word[], i: number): void {
  const word = words[i] as Word;
  if (FUNCTION_WORDS.get(word.lower)?.(words, i, word)) return;
  const before = words[i - 1];
  switch (word.tag) {
    case "adverb":
      if (describesNoun(words, i)) word.tag = "adjective";
      return;
    case "be":
      if (word.lower === "being" && before?.tag === "determiner") setNoun(word);
      return;
    case "modal":
      if (isDetermining(before?.tag)) setNoun(word);
      return;
    case "determiner":
      if (standsAlone(words, i)) word.tag = "pronoun";
      return;
    case "adjective":
      if (isHead(words, i)) setNoun(word);
      return;
    case "noun":
      if (isVerbAfterAll(words, i)) setVerb(word);
      return;
    case "verb": {
      const reading = partOfSpeech(words, i);
      if (reading === "noun") setNoun(word);
      else word.tag = reading;
    }
  }
}

const ADVERB_OR_ADJECTIVE = new Set(grammar.adverbOrAdjective.words);

/** "the wrong table", "a better check": an adverb by default, an adjective between article and noun. */
function describesNoun(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  const after = words[i + 1];
  return (
    !!before &&
    !!after &&
    ADVERB_OR_ADJECTIVE.has((words[i] as Word).lower) &&
    (isDetermining(before.tag) || /^(?:adjective|preposition|genitive|verb)$/.test(before.tag)) &&
    (/^(?:noun|name|adjective)$/.test(after.tag) ||
      /^ones?$/.test(after.lower) ||
      (after.forms & BASE) !== 0 ||
      // "the wrong files"
      (isDetermining(before.tag) && (after.forms & PRESENT) !== 0))
  );
}

const PRONOMINAL = new Set(grammar.pronominal.words);
/** Those of several can lead a verb in -s, which is a plural then. */
const OF_SEVERAL = /^(?:these|those|all|both|some|most|more|many|such|other)$/;

/** "**this** caused", "**both** were", "most of **these**": no noun follows. */
function standsAlone(words: readonly Word[], i: number): boolean {
  const { lower } = words[i] as Word;
  if (!PRONOMINAL.has(lower)) return false;
  const after = words[i + 1];
  if (!after) return true;
  if (after.tag !== "verb") return !(startsNounPhrase(after.tag) || after.tag === "adverb" || after.tag === "to");
  // "this caused the alarm"; but "this broken alarm"
  const object = words[i + 2]?.tag;
  const described = startsNounPhrase(object) && !isDetermining(object) && object !== "pronoun";
  if (after.forms & PAST && /^(?:this|these|those)$/.test(lower) && !described) return true;
  return (
    !(after.forms & (PARTICIPLE | GERUND)) &&
    ((after.forms & PAST) !== 0 || ((after.forms & PRESENT) !== 0 && !OF_SEVERAL.test(lower)))
  );
}

/** Adjectives that are nouns as well, before whatever is no noun. */
const ADJECTIVE_OR_NOUN =
  /^(?:lead|junior|senior|responsible|professional|global|local|primary|secondary|manual|public)$/;

/** `the lead`, `the senior`, `our global`: an adjective with nothing after it to describe is a noun. */
function isHead(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  const after = words[i + 1];
  if (!before || !(isDetermining(before.tag) || before.tag === "adjective" || before.tag === "genitive")) return false;
  if (!after) return true;
  if (startsNounPhrase(after.tag)) return false;
  return (
    ADJECTIVE_OR_NOUN.test((words[i] as Word).lower) ||
    !/^(?:verb|adverb|conjunction|comma|to|preposition)$/.test(after.tag)
  );
}

/** "they **page** the on-call": what is a noun elsewhere is a verb after its subject, "was **monitoring** the queue" before its object. */
function isVerbAfterAll(words: readonly Word[], i: number): boolean {
  const { lower } = words[i] as Word;
  const before = words[i - 1];
  const after = words[i + 1];
  if (!before) return false;
  if (isRatherThan(words, i) && NOUN_ONLY.has(lower) && (verbForm(lower)?.forms ?? 0) & BASE) return true;
  const governor = beforeAdverbs(words, i);
  // "This leads to errors": a noun in the plural would follow "these".
  if (/^(?:it|this|that|which)$/.test(before.lower) && NOUN_ONLY.has(lower)) {
    const forms = verbForm(lower)?.forms ?? 0;
    return (forms & PRESENT) !== 0 && (forms & BASE) === 0;
  }
  if (
    governor &&
    NOUN_ONLY.has(lower) &&
    (/^(?:i|we|they|you|he|she|who)$/.test(governor.lower) ||
      governor.tag === "modal" ||
      governor.tag === "do" ||
      (before.tag === "to" && startsNounPhrase(after?.tag)))
  )
    return ((verbForm(lower)?.forms ?? 0) & (BASE | PRESENT)) !== 0;
  // "was reading the plan", "rather than reading it", "due to Omar not reading it"
  return (
    ((before.tag === "be" && before === governor) ||
      before.tag === "not" ||
      /^(?:than|without|by)$/.test(before.lower)) &&
    lower.endsWith("ing") &&
    (isDetermining(after?.tag) || after?.tag === "pronoun")
  );
}
