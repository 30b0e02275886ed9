/** What a function word is here: each has a question of its own to its neighbours. */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { BASE, GERUND, PARTICIPLE, PAST, verbForm } from "./inflection.ts";
import { beforeAdverbs, pointsOut } from "./neighbours.ts";
import { isNounLike, lowerAt, setNoun, setVerb, startsNounPhrase, type Word } from "./word.ts";

/** Decides what a function word is here; tells whether that settles it. */
type Settle = (words: readonly Word[], i: number, word: Word) => boolean;

const settled: Settle = () => true;

/** Each function word with its question. Words to the left are settled, words to the right are guesses. */
export const FUNCTION_WORDS: ReadonlyMap<string, Settle> = new Map<string, Settle>([
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
  const owner =
    before &&
    (!/^(?:pronoun|wh|there|that)$/.test(before.tag) || /^(?:some|any|every|no)(?:one|body)$/.test(before.lower));
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

const BEFORE_PREPOSITION_TO = new Set(grammar.beforePrepositionTo.words);

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
