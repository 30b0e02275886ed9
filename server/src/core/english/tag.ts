/**
 * Parts of speech, in two passes: what each word can be by itself (guess.ts), then what it is here, by its neighbours.
 * Function words have each their own question; of the others, those that can be a verb are for verbOrNoun.ts.
 */

import { guess, NOUN_ONLY } from "./guess.ts";
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT, singular, verbForm } from "./inflection.ts";
import { beforeAdverbs, isRatherThan, pointsOut } from "./neighbours.ts";
import type { Token } from "./tokens.ts";
import { partOfSpeech } from "./verbOrNoun.ts";
import { isDetermining, isNounLike, lowerAt, startsNounPhrase, type Word } from "./word.ts";

/** Tags the tokens of one sentence; `isPerson` knows the people of its document. */
export function tag(tokens: readonly Token[], isPerson: (word: string) => boolean): Word[] {
  const words = tokens.map((token, i) => guess(token, i === 0 || (i === 1 && tokens[0]?.kind === "punctuation")));
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

function setNoun(word: Word): void {
  word.tag = "noun";
  word.lemma = singular(word.lower);
  word.forms = 0;
}

function setVerb(word: Word): void {
  const form = verbForm(word.lower);
  if (!form) return;
  word.tag = "verb";
  word.lemma = form.lemma;
  word.forms = form.forms;
}

/** Decides what a function word is here; tells whether that settles it. */
type Settle = (words: readonly Word[], i: number, word: Word) => boolean;

const settled: Settle = () => true;

const FUNCTION_WORDS: ReadonlyMap<string, Settle> = new Map<string, Settle>([
  [".", settleFullStop],
  ["-", settleDash],
  ["'s", settleGenitive],
  ["'d", settleContraction],
  ["'", settleApostrophe],
  ["her", settleHer],
  ["that", settleThat],
  ["to", settleTo],
  ["once", settleOnce],
  ["more", settleMore],
  ["own", settleOwn],
  ["one", settleOne],
  ["like", settleLike],
  ["double", settleDouble],
  ["doing", settleDoing],
  ["on", settleOn],
  ["so", settleSo],
  ["as", settled],
  [
    "much",
    (words, i) => words[i - 1]?.lower === "so" && words[i - 1]?.tag === "adverb" && lowerAt(words, i + 1) === "as",
  ],
  ["than", settled],
  ["no", settleNo],
  ["longer", (words, i) => words[i - 1]?.tag === "not"],
]);

/** "could **no longer** be paid": it denies the verb, and counts nothing. */
function settleNo(words: readonly Word[], i: number, word: Word): true {
  const next = words[i + 1];
  if (next?.lower === "longer" && !isNounLike(words[i + 2]?.tag)) {
    word.tag = "not";
    next.tag = "adverb";
  }
  return true;
}

/** "Dr. Lindqvist": no end of anything. */
function settleFullStop(words: readonly Word[], i: number, word: Word): true {
  const title = words[i - 1];
  // "L. Brandt"; but "in zone B. Traffic stopped"
  const initial = /^[A-Z]$/.test(title?.text ?? "") && !isNounLike(words[i - 2]?.tag);
  if (words[i + 1]?.tag === "name" && (initial || /^(?:dr|mr|mrs|ms|prof)$/.test(title?.lower ?? "")))
    word.tag = "symbol";
  return true;
}

/** "ran rm **-rf** on the primary", "pushed it with **--force**": the sign of a flag ends nothing. */
function settleDash(words: readonly Word[], i: number, word: Word): true {
  if (words[i + 1]?.spaced === false && (word.spaced || lowerAt(words, i - 1) === "-")) word.tag = "symbol";
  return true;
}

/** `The engineer's shift` or `it's done`: a genitive stands between a noun and a noun. */
function settleGenitive(words: readonly Word[], i: number, word: Word): true {
  const before = words[i - 1];
  const after = words[i + 1];
  const owner = before && !/^(?:pronoun|wh|there|that)$/.test(before.tag);
  const owned = !after || /^(?:noun|name|adjective|number|verb|stop)$/.test(after.tag);
  const passive = after?.tag === "verb" && after.forms & PARTICIPLE && !(after.forms & BASE);
  word.tag = owner && owned && !passive ? "genitive" : "be";
  if (before?.lower === "let") word.tag = "pronoun";
  return true;
}

/** "he'd deployed" or "he'd deploy". */
function settleContraction(words: readonly Word[], i: number, word: Word): true {
  const next = words.slice(i + 1).find((it) => it.tag !== "adverb" && it.tag !== "not");
  word.tag = next && next.tag === "verb" && !(next.forms & BASE) ? "have" : "modal";
  word.lemma = word.tag === "have" ? "have" : "would";
  return true;
}

/** "the nurses' station". */
function settleApostrophe(words: readonly Word[], i: number, word: Word): true {
  const before = words[i - 1];
  if (before && !word.spaced && before.lower.endsWith("s") && words[i + 1]?.spaced && isNounLike(before.tag))
    word.tag = "genitive";
  return true;
}

/** "her shift" or "asked her". */
function settleHer(words: readonly Word[], i: number, word: Word): true {
  const after = words[i + 1];
  const owns =
    after && (/^(?:noun|adjective|name)$/.test(after.tag) || (after.tag === "verb" && after.forms !== GERUND));
  if (!owns) word.tag = "pronoun";
  return true;
}

/** `that engineer` points; `that the engineer …` and `that failed` introduce a clause. */
function settleThat(words: readonly Word[], i: number, word: Word): true {
  const before = words[i - 1];
  const after = words[i + 1];
  if (before?.lemma === "do" && after && /^(?:verb|comma|stop)$/.test(after.tag)) {
    word.tag = "pronoun";
    return true;
  }
  const led = before?.tag === "verb" || before?.tag === "preposition";
  if (led && after?.tag === "verb" && after.forms & BASE && !(after.forms & PAST)) {
    word.tag = "determiner";
    return true;
  }
  // "was aware that …"
  if (
    before?.tag === "adjective" &&
    /^(?:be|seem|appear|feel|make|become)$/.test(beforeAdverbs(words, i - 1)?.lemma ?? "")
  )
    return true;
  if (before && (before.tag === "adjective" || /^(?:wrong|right|same|other|first|last)$/.test(before.lower))) {
    word.tag = "noun";
    return true;
  }
  if (before?.tag === "verb") {
    if (before.forms & (PAST | BASE) && pointsOut(words, i)) word.tag = "determiner";
    return true;
  }
  if (
    before?.lower !== "no" &&
    after &&
    /^(?:noun|adjective|number)$/.test(after.tag) &&
    (!before || !isNounLike(before.tag))
  )
    word.tag = "determiner";
  return true;
}

/** After these `to` is a preposition. */
const BEFORE_PREPOSITION_TO = new Set([
  "due",
  "prior",
  "thanks",
  "according",
  "owing",
  "related",
  "close",
  "back",
  "contrary",
  "subject",
  "access",
  "next",
  "in",
  "addition",
  "respect",
  "regard",
  "attention",
  "response",
  "exposure",
  "contributed",
  "contribute",
  "led",
  "lead",
  "leads",
  "leading",
  "committed",
  "attributed",
]);

/** "to deploy" or "to the build". */
function settleTo(words: readonly Word[], i: number, word: Word): true {
  const after = words[i + 1];
  const infinitive =
    after &&
    after.tag !== "modal" &&
    (after.forms & BASE ||
      after.tag === "be" ||
      after.tag === "have" ||
      after.tag === "do" ||
      after.tag === "not" ||
      after.tag === "adverb");
  if (
    !infinitive ||
    (after.tag === "verb" && !startsNounPhrase(words[i + 2]?.tag) && BEFORE_PREPOSITION_TO.has(lowerAt(words, i - 1)))
  )
    word.tag = "preposition";
  return true;
}

/** "once more, he …": neither a conjunction nor a thing. */
function settleOnce(words: readonly Word[], i: number, word: Word): true {
  if (/^(?:more|again)$/.test(lowerAt(words, i + 1))) word.tag = "adverb";
  return true;
}

function settleMore(words: readonly Word[], i: number, word: Word): false {
  if (lowerAt(words, i - 1) === "once") word.tag = "adverb";
  return false;
}

/** "two teams own the table"; but "its own table". */
function settleOwn(words: readonly Word[], i: number, word: Word): true {
  const before = words[i - 1];
  if (before && isNounLike(before.tag) && before.tag !== "number" && startsNounPhrase(words[i + 1]?.tag)) setVerb(word);
  return true;
}

/** "one engineer"; but "the one" and "one of them". */
function settleOne(words: readonly Word[], i: number, word: Word): false {
  const after = words[i + 1];
  if (
    after &&
    (/^(?:noun|adjective|name)$/.test(after.tag) || (after.tag === "verb" && after.forms & BASE)) &&
    words[i - 1]?.tag !== "determiner"
  )
    word.tag = "number";
  return false;
}

function settleLike(_words: readonly Word[], _i: number, word: Word): true {
  word.tag = "preposition";
  return true;
}

/** "should have double checked". */
function settleDouble(words: readonly Word[], i: number, word: Word): boolean {
  const after = words[i + 1];
  const adverb = after?.lemma === "check" && after.tag === "verb";
  if (adverb) word.tag = "adverb";
  return adverb;
}

/** "did not **so much as** look". */
function settleSo(words: readonly Word[], i: number): true {
  if (lowerAt(words, i + 1) === "much" && lowerAt(words, i + 2) === "as" && verbForm(lowerAt(words, i + 3)))
    for (const word of words.slice(i, i + 3)) word.tag = "adverb";
  return true;
}

/** "why **on earth** did it fail" */
function settleOn(words: readonly Word[], i: number, word: Word): boolean {
  const earth = words[i + 1];
  const idiom = earth?.lower === "earth" && words[i - 1]?.tag === "wh";
  if (idiom) word.tag = earth.tag = "adverb";
  return idiom;
}

/** "the plumbers' **doing**". */
function settleDoing(words: readonly Word[], i: number, word: Word): boolean {
  const owned = words[i - 1]?.tag === "genitive";
  if (owned) setNoun(word);
  return owned;
}

const ADVERB_OR_ADJECTIVE = new Set([
  "wrong",
  "right",
  "better",
  "worse",
  "best",
  "most",
  "more",
  "less",
  "least",
  "hard",
  "fast",
  "late",
  "early",
  "long",
  "far",
  "further",
  "well",
  "straight",
  "upstream",
  "downstream",
  "offline",
  "online",
  "alone",
  "only",
  "just",
]);

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

/** Determiners that can be a noun phrase by themselves; those of several can lead a verb in -s, which is a plural then. */
const PRONOMINAL = new Set([
  "this",
  "these",
  "those",
  "all",
  "both",
  "some",
  "any",
  "each",
  "another",
  "other",
  "such",
  "most",
  "more",
  "much",
  "many",
  "enough",
  "either",
  "neither",
]);
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
