/**
 * Parts of speech: what each word can be (word.ts), then the neighbours decide. It knows the verbs of incident
 * reports and takes any other word for a noun, so an unknown word is never a person and never an act.
 */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT, singular, verbForm } from "./inflection.ts";
import type { Token } from "./tokens.ts";
import { guess, NOUN_ONLY, type Tag, type Word } from "./word.ts";

const ING_NOUN = new Set(grammar.ingNoun.words);

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

const isNounLike = (tag: Tag | undefined): boolean =>
  tag === "noun" || tag === "name" || tag === "pronoun" || tag === "number";

const startsNounPhrase = (tag: Tag | undefined): boolean =>
  tag === "determiner" ||
  tag === "possessive" ||
  tag === "pronoun" ||
  tag === "number" ||
  tag === "name" ||
  tag === "adjective" ||
  tag === "noun";

/** Tags the tokens of one sentence. Two passes: what each word can be, then what it is here. */
export function tag(tokens: readonly Token[]): Word[] {
  const words = tokens.map((token, i) => guess(token, i === 0 || (i === 1 && tokens[0]?.kind === "punctuation")));
  for (let i = 0; i < words.length; i++) settle(words, i);
  return words;
}

/** Decides what a word is here. Words to the left are settled, words to the right are guesses. */
function settle(words: Word[], i: number): void {
  const word = words[i] as Word;
  const before = words[i - 1];
  const after = words[i + 1];
  const setNoun = (): void => {
    word.tag = "noun";
    word.lemma = singular(word.lower);
    word.forms = 0;
  };

  switch (word.lower) {
    case ".":
      // "Dr. Lindqvist": no end of anything.
      if (after?.tag === "name" && /^(?:dr|mr|mrs|ms|prof)$/.test(before?.lower ?? "")) word.tag = "symbol";
      return;
    case "'s": {
      // `The engineer's shift` or `it's done`: a genitive stands between a noun and a noun.
      const owner =
        before && before.tag !== "pronoun" && before.tag !== "wh" && before.tag !== "there" && before.tag !== "that";
      const nounFollows =
        after &&
        (after.tag === "noun" ||
          after.tag === "name" ||
          after.tag === "adjective" ||
          after.tag === "number" ||
          (after.tag === "verb" && !(after.forms === GERUND)) ||
          after.tag === "verb");
      const passive = after && after.tag === "verb" && after.forms & PARTICIPLE && !(after.forms & BASE);
      word.tag = owner && (nounFollows || !after || after.tag === "stop") && !passive ? "genitive" : "be";
      if (before?.lower === "let") word.tag = "pronoun";
      return;
    }
    case "'d": {
      const next = words.slice(i + 1).find((w) => w.tag !== "adverb" && w.tag !== "not");
      word.tag = next && next.tag === "verb" && !(next.forms & BASE) ? "have" : "modal";
      word.lemma = word.tag === "have" ? "have" : "would";
      return;
    }
    case "'": {
      if (before && !word.spaced && before.lower.endsWith("s") && after?.spaced && isNounLike(before.tag))
        word.tag = "genitive";
      return;
    }
    case "her":
      if (
        !after ||
        !(
          after.tag === "noun" ||
          after.tag === "adjective" ||
          after.tag === "name" ||
          (after.tag === "verb" && after.forms !== GERUND)
        )
      )
        word.tag = "pronoun";
      return;
    case "that": {
      if (before?.lemma === "do" && after && (after.tag === "verb" || after.tag === "comma" || after.tag === "stop")) {
        word.tag = "pronoun";
        return;
      }
      const led = before?.tag === "verb" || before?.tag === "preposition";
      if (led && after?.tag === "verb" && after.forms & BASE && !(after.forms & PAST)) {
        word.tag = "determiner";
        return;
      }
      // `that engineer` points; `that the engineer …` and `that failed` introduce a clause.
      // "was aware that …"
      if (
        before?.tag === "adjective" &&
        /^(?:be|seem|appear|feel|make|become)$/.test(beforeAdverbs(words, i - 1)?.lemma ?? "")
      )
        return;
      if (before && (before.tag === "adjective" || /^(?:wrong|right|same|other|first|last)$/.test(before.lower))) {
        word.tag = "noun";
        return;
      }
      if (before?.tag === "verb" && before.forms & (PAST | BASE) && pointsOut(words, i)) {
        word.tag = "determiner";
        return;
      }
      if (
        before?.lower !== "no" &&
        after &&
        (after.tag === "noun" || after.tag === "adjective" || after.tag === "number") &&
        (!before || !isNounLike(before.tag)) &&
        before?.tag !== "verb" &&
        before?.tag !== "adjective"
      )
        word.tag = "determiner";
      return;
    }
    case "to": {
      const infinitive =
        after &&
        after.tag !== "modal" &&
        (after.forms & BASE ||
          after.tag === "be" ||
          after.tag === "have" ||
          after.tag === "do" ||
          after.tag === "not" ||
          after.tag === "adverb");
      const lower = before?.lower ?? "";
      if (
        !infinitive ||
        (BEFORE_PREPOSITION_TO.has(lower) && after.tag === "verb" && startsNounPhrase(words[i + 2]?.tag) === false)
      )
        word.tag = "preposition";
      return;
    }
    case "once":
    case "more":
      // "once more, he …": neither a conjunction nor a thing.
      if (word.lower === "once" ? after?.lower === "more" || after?.lower === "again" : before?.lower === "once")
        word.tag = "adverb";
      if (word.lower === "once") return;
      break;
    case "own": {
      // "two teams own the table"; but "its own table"
      const verb = before && isNounLike(before.tag) && before.tag !== "number" && startsNounPhrase(after?.tag);
      if (verb) Object.assign(word, { tag: "verb", ...verbForm("own") });
      return;
    }
    case "so":
    case "as":
    case "than":
      return;
    case "no":
      return;
    case "like":
      word.tag = "preposition";
      return;
    case "one":
      if (
        after &&
        (after.tag === "noun" ||
          after.tag === "adjective" ||
          after.tag === "name" ||
          (after.tag === "verb" && after.forms & BASE)) &&
        before?.tag !== "determiner"
      )
        word.tag = "number";
      return;
  }
  if (word.tag === "adverb") {
    // "the wrong table", "a better check": an adverb by default, an adjective between article and noun.
    const led =
      before &&
      (before.tag === "determiner" ||
        before.tag === "possessive" ||
        before.tag === "adjective" ||
        before.tag === "preposition" ||
        before.tag === "genitive" ||
        before.tag === "verb");
    if (
      led &&
      ADVERB_OR_ADJECTIVE.has(word.lower) &&
      after &&
      (after.tag === "noun" ||
        after.tag === "name" ||
        after.tag === "adjective" ||
        after.lower === "one" ||
        after.lower === "ones" ||
        after.forms & BASE)
    )
      word.tag = "adjective";
    return;
  }
  if (word.tag === "have" || word.tag === "do" || word.tag === "be") {
    if (word.lower === "being" && before?.tag === "determiner") setNoun();
    return;
  }
  if (word.tag === "modal" && (before?.tag === "determiner" || before?.tag === "possessive")) {
    setNoun();
    return;
  }
  if (
    word.tag === "determiner" &&
    /^(?:this|these|those|all|both|some|any|each|another|other|such|most|more|much|many|enough|either|neither)$/.test(
      word.lower,
    )
  ) {
    const next = after?.tag;
    const leads = startsNounPhrase(next) || next === "verb" || next === "adverb" || next === "to";
    if (
      !leads ||
      (next === "verb" &&
        after &&
        !(after.forms & (PARTICIPLE | GERUND)) &&
        (after.forms & PAST ||
          (after.forms & PRESENT && !/^(?:these|those|all|both|some|most|more|many|such|other)$/.test(word.lower)))) ||
      next === "be" ||
      next === "modal"
    )
      word.tag = "pronoun";
    if (next === "verb" && after && after.forms & PAST && !startsNounPhrase(words[i + 2]?.tag) && word.lower !== "all")
      word.tag = word.lower === "this" || word.lower === "these" || word.lower === "those" ? "pronoun" : word.tag;
    return;
  }
  // "should have double checked", "Engineers keep bypassing"
  if (word.lower === "double" && after?.lemma === "check" && after.tag === "verb") {
    word.tag = "adverb";
    return;
  }
  if (word.tag === "adjective") {
    const determined =
      before &&
      (before.tag === "determiner" ||
        before.tag === "possessive" ||
        before.tag === "adjective" ||
        before.tag === "genitive");
    // `the lead`, `the senior`, `our global`: an adjective with nothing after it to describe is a noun.
    if (
      determined &&
      (!after ||
        !(
          startsNounPhrase(after.tag) ||
          after.tag === "verb" ||
          after.tag === "adverb" ||
          after.tag === "conjunction" ||
          after.tag === "comma" ||
          after.tag === "number" ||
          after.tag === "to" ||
          after.tag === "preposition"
        ))
    )
      setNoun();
    else if (
      determined &&
      /^(?:lead|junior|senior|responsible|professional|global|local|primary|secondary|manual|public)$/.test(
        word.lower,
      ) &&
      after &&
      !startsNounPhrase(after.tag) &&
      after.tag !== "adjective"
    )
      setNoun();
    return;
  }
  const governor = beforeAdverbs(words, i);
  if (
    word.tag === "noun" &&
    NOUN_ONLY.has(word.lower) &&
    before &&
    governor &&
    (/^(?:i|we|they|you|he|she|who)$/.test(governor.lower) ||
      governor.tag === "modal" ||
      governor.tag === "do" ||
      (before.tag === "to" && after && startsNounPhrase(after.tag)))
  ) {
    const verb = verbForm(word.lower);
    if (verb && verb.forms & (BASE | PRESENT)) {
      word.tag = "verb";
      word.lemma = verb.lemma;
      word.forms = verb.forms;
    }
    return;
  }
  if (
    word.tag === "noun" &&
    governor?.tag === "be" &&
    before === governor &&
    word.lower.endsWith("ing") &&
    after &&
    /^(?:determiner|possessive|pronoun)$/.test(after.tag)
  ) {
    // "was monitoring the queue"
    const verb = verbForm(word.lower);
    if (verb) Object.assign(word, { tag: "verb", lemma: verb.lemma, forms: verb.forms });
    return;
  }
  if (word.tag !== "verb") return;
  const decided = readVerb(words, i);
  if (decided === "noun") setNoun();
  else word.tag = decided;
}

/** Whether an object may begin here: "cut **power** to the bay", which is only guessed to be a verb yet. */
function opensObject(words: readonly Word[], i: number): boolean {
  const word = words[i];
  const next = words[i + 1]?.tag;
  return (
    startsNounPhrase(word?.tag) ||
    (word?.tag === "verb" && (word.forms & BASE) !== 0 && (next === "preposition" || next === "to"))
  );
}

/** "I reviewed **that** PR and …": no verb follows the noun, so no clause begins here. */
function pointsOut(words: readonly Word[], i: number): boolean {
  let j = i + 1;
  while (j < i + 4 && /^(?:noun|name|adjective)$/.test(words[j]?.tag ?? "")) j++;
  return j > i + 1 && /^(?:conjunction|comma|stop|preposition|subordinator)$/.test(words[j]?.tag ?? "stop");
}

/** The word to the left of any adverbs and negations, and of what a pair of commas sets apart from its auxiliary. */
function beforeAdverbs(words: readonly Word[], i: number): Word | undefined {
  let j = i - 1;
  while (words[j]?.tag === "adverb" || words[j]?.tag === "not") j--;
  if (words[j]?.tag === "comma") {
    let k = j - 1;
    while (k > 0 && j - k < 7 && !/^(?:comma|stop|verb|be|have|do|modal)$/.test((words[k] as Word).tag)) k--;
    let auxiliary = k - 1;
    while (words[auxiliary]?.tag === "not") auxiliary--;
    const word = words[auxiliary];
    if (words[k]?.tag === "comma" && (word?.tag === "do" || word?.tag === "modal" || word?.tag === "have")) return word;
  }
  return words[j];
}

/** Whether a word that can be a verb is one here, or a noun ("the deploy"), or describes one ("the deleted rows"). */
function readVerb(words: readonly Word[], i: number): "verb" | "noun" | "adjective" {
  const word = words[i] as Word;
  // "“Human error” explains": the word before a closing quotation mark is what counts.
  const from = words[i - 1]?.tag === "quote" && isNounLike(words[i - 2]?.tag) ? i - 1 : i;
  const before = words[from - 1];
  const after = words[i + 1];
  // "Engineers keep bypassing the step"
  if (/^keeps?$/.test(word.lower) && isNounLike(before?.tag) && (after?.forms ?? 0) & GERUND) return "verb";
  if (before?.lower === "whose" && word.forms & (BASE | PRESENT)) return "noun";
  if (word.forms & GERUND && after?.lower === "of" && before?.tag !== "be" && before?.tag !== "adverb") return "noun";

  const left = beforeAdverbs(words, from);
  const leftTag = left?.tag;
  const { forms } = word;
  const afterAux = leftTag === "modal" || leftTag === "do" || (leftTag === "to" && left?.lower === "to");
  if (afterAux && forms & BASE) return "verb";
  if (leftTag === "be" || /^(?:get|gets|got|getting|gotten)$/.test(left?.lower ?? "")) {
    if (forms & (PARTICIPLE | GERUND)) {
      // `The cause was monitoring` is rare; `was monitoring` is not.
      return "verb";
    }
    if (before?.tag === "be" || before?.tag === "adverb") return "noun";
  }
  if (leftTag === "have") {
    if (forms & PARTICIPLE) return "verb";
    if (forms & BASE) return "noun";
  }
  if (forms & BASE && awaitsVerb(words, i)) return "verb";
  // "kept pushing **broken** code": a form that is nothing but a participle, between a verb and its object.
  if (
    before?.tag === "verb" &&
    !(forms & (PAST | BASE)) &&
    forms & PARTICIPLE &&
    (after?.tag === "noun" || (after?.tag === "verb" && after.forms === PRESENT))
  )
    return "adjective";
  if (
    before?.tag === "genitive" ||
    before?.tag === "determiner" ||
    before?.tag === "possessive" ||
    before?.tag === "adjective" ||
    before?.tag === "number"
  ) {
    if (forms & (BASE | PRESENT) && !(forms & PAST && before.tag === "number")) {
      // "10:04 page Lena": a time of day is no quantity.
      if (before.tag === "number" && /\d[:.h]\d\d/.test(before.text)) return "verb";
      // `the three failed`, `both teams`: only a plain noun reading is possible after a determiner.
      return "noun";
    }
    if (forms & GERUND) {
      return startsNounPhrase(after?.tag) && before.tag !== "number" ? "adjective" : "noun";
    }
    if (forms & (PAST | PARTICIPLE) && before.tag !== "number") {
      if (after && (startsNounPhrase(after.tag) || after.tag === "verb" || after.tag === "conjunction"))
        return "adjective";
      return before.tag === "adjective" ? "verb" : "noun";
    }
    return "verb";
  }
  if (forms & BASE || forms & PRESENT) {
    if (forms & (PAST | PARTICIPLE) && isNounLike(leftTag)) {
      // `the nurse set`, `he put`: past and base look alike.
      const object = after && /^(?:determiner|possessive|pronoun|number|preposition|adverb)$/.test(after.tag);
      const verbal = /^(?:cut|put|set|hit|let|read|shut|quit|reset)$/.test(word.lower) && opensObject(words, i + 1);
      if (object || verbal || after?.kind === "opaque") return "verb";
    }
    if (leftTag === "pronoun" || leftTag === "wh") {
      if (
        left &&
        /^(?:it|this|that|he|she|everyone|everybody|someone|somebody|nobody|one|none|who|which|what)$/.test(
          left.lower,
        ) &&
        forms & BASE &&
        !(forms & PRESENT) &&
        leftTag === "pronoun" &&
        before === left
      )
        return "verb";
      return "verb";
    }
    if (leftTag === "that") return "verb";
    if (!before || before.tag === "stop" || before.tag === "open" || before.tag === "quote") {
      // Imperative: `Add an alert`. A form in -s at the start is a plural noun.
      if (
        forms & BASE &&
        after &&
        after.tag !== "be" &&
        after.tag !== "have" &&
        after.tag !== "modal" &&
        after.tag !== "do" &&
        !(after.tag === "verb" && after.forms & (PAST | PRESENT) && !(after.forms & (BASE | GERUND)))
      )
        return "verb";
      return "noun";
    }
    if (before.tag === "conjunction" || before.tag === "comma") {
      // "In case it turns critical, remain calm": an imperative after its condition.
      if (
        before.tag === "comma" &&
        forms & BASE &&
        (words[0]?.tag === "subordinator" || words[0]?.tag === "preposition") &&
        after &&
        (startsNounPhrase(after.tag) || after.tag === "to") &&
        after.tag !== "noun"
      )
        return "verb";
      const partner = previousVerb(words, i);
      if (
        forms & BASE &&
        partner &&
        partner.forms & BASE &&
        after &&
        (startsNounPhrase(after.tag) || after.tag === "preposition" || after.tag === "adverb")
      )
        return "verb";
      if (forms & PRESENT && partner && partner.forms & PRESENT && startsNounPhrase(after?.tag)) return "verb";
      // "got confused and cut power"
      if (forms & PAST && partner && partner.forms & PAST && opensObject(words, i + 1)) return "verb";
      if (forms & BASE && startsNounPhrase(after?.tag) && after?.tag !== "noun") return "verb";
      return "noun";
    }
    if (before.tag === "preposition" || before.tag === "subordinator") return "noun";
    if (isNounLike(leftTag)) {
      const plural = !!left && left.lower.endsWith("s") && !left.lower.endsWith("ss");
      const object =
        after &&
        (after.tag === "determiner" ||
          after.tag === "possessive" ||
          after.tag === "pronoun" ||
          after.tag === "that" ||
          after.tag === "number" ||
          after.kind === "opaque" ||
          after.tag === "adjective" ||
          (after.tag === "verb" &&
            after.forms & PARTICIPLE &&
            !(after.forms & BASE) &&
            startsNounPhrase(words[i + 2]?.tag)));
      if (forms & PRESENT) {
        if (!object && governed(words, i)) return "noun";
        if (
          object ||
          (after?.tag === "to" && !sentenceHasVerb(words, i)) ||
          (after?.tag === "adverb" && before === left) ||
          before.tag === "adverb" ||
          before.tag === "not"
        )
          return "verb";
        if (
          (!after || after.tag === "stop" || after.tag === "preposition" || after.tag === "subordinator") &&
          !sentenceHasVerb(words, i) &&
          !plural
        )
          return "verb";
        if (after?.tag === "noun" && !sentenceHasVerb(words, i) && !plural) return "verb";
        return "noun";
      }
      if (
        (plural || left?.lower === "people" || left?.lower === "staff") &&
        (object ||
          after?.tag === "to" ||
          after?.tag === "adverb" ||
          after?.tag === "preposition" ||
          !after ||
          after.tag === "stop")
      ) {
        if (object || !sentenceHasVerb(words, i)) return "verb";
      }
      if (before.tag === "adverb" || before.tag === "not") return "verb";
      return "noun";
    }
    if (leftTag === "verb" || leftTag === "be") return "noun";
    return "verb";
  }
  if (forms & GERUND) {
    if (
      ING_NOUN.has(word.lower) &&
      !(leftTag === "be" && startsNounPhrase(after?.tag)) &&
      // "in monitoring the logs", "the nurse handling the trays"
      !(/^(?:preposition|noun)$/.test(before?.tag ?? "") && /^(?:determiner|possessive)$/.test(after?.tag ?? ""))
    )
      return "noun";
    return "verb";
  }
  if (forms & (PAST | PARTICIPLE)) {
    // `with failed pods`, `by mistyped names`: after a preposition a participle describes.
    if (before?.tag === "preposition" && startsNounPhrase(after?.tag)) return "adjective";
    // "pushed broken code": of two in a row the second describes.
    const led = before?.tag === "verb" && before.forms & PAST && before === left;
    if (led && forms & PARTICIPLE && (after?.tag === "noun" || after?.tag === "adjective")) return "adjective";
  }
  return "verb";
}

/** "Why did the engineer **restart**", "how could the reviewer not **see**": an auxiliary before the subject waits for its verb. */
function awaitsVerb(words: readonly Word[], i: number): boolean {
  for (let j = i - 1; j >= 0 && i - j < 9; j--) {
    const word = words[j] as Word;
    if (word.tag === "do" || word.tag === "modal") {
      if (j === i - 1) return false;
      const opener = words[j - 1];
      return (
        !opener ||
        opener.tag === "wh" ||
        opener.tag === "stop" ||
        opener.tag === "quote" ||
        opener.lower === "nor" ||
        opener.lower === "neither" ||
        opener.tag === "symbol"
      );
    }
    if (!(startsNounPhrase(word.tag) || word.tag === "adverb" || word.tag === "not" || word.tag === "genitive"))
      return false;
  }
  return false;
}

/** Whether the noun phrase before a word hangs on a preposition: "to the fare **rules**". */
function governed(words: readonly Word[], i: number): boolean {
  let j = i - 1;
  while (j >= 0 && (startsNounPhrase((words[j] as Word).tag) || (words[j] as Word).tag === "genitive")) j--;
  return words[j]?.tag === "preposition";
}

function previousVerb(words: readonly Word[], i: number): Word | undefined {
  for (let j = i - 1; j >= 0; j--) {
    const word = words[j] as Word;
    if (word.tag === "verb") return word;
    if (word.tag === "stop") return undefined;
  }
  return undefined;
}

/** Whether another word of the clause is surely its finite verb. */
function sentenceHasVerb(words: readonly Word[], i: number): boolean {
  for (let j = i + 1; j < words.length; j++) {
    const { tag, forms } = words[j] as Word;
    // "to be", "to have deleted"
    if (tag === "to" && /^(?:be|have)$/.test(words[j + 1]?.tag ?? "")) {
      j += words[j + 2]?.tag === "verb" ? 2 : 1;
      continue;
    }
    if (tag === "stop" || tag === "comma" || tag === "wh" || tag === "that" || tag === "subordinator") break;
    if (tag === "be" || tag === "have" || tag === "do" || tag === "modal" || (tag === "verb" && forms & PAST))
      return true;
  }
  for (let j = i - 1; j >= 0; j--) {
    const { tag, forms } = words[j] as Word;
    if (
      tag === "stop" ||
      tag === "comma" ||
      tag === "wh" ||
      tag === "that" ||
      tag === "subordinator" ||
      tag === "conjunction"
    )
      break;
    if (tag === "be" || tag === "do" || tag === "modal" || (tag === "verb" && forms & PAST)) return true;
  }
  return false;
}
