/**
 * Most verbs of incident reports are nouns as well ("the deploy", "we deploy"), and most participles describe
 * ("the deleted rows"). The words before decide first: an auxiliary, an article, the subject; then what follows.
 */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT } from "./inflection.ts";
import {
  awaitsVerb,
  beforeAdverbs,
  clauseHasVerb,
  isGoverned,
  isRatherThan,
  opensObject,
  previousVerb,
} from "./neighbours.ts";
import { isDetermining, isNominal, isNounLike, startsNounPhrase, type Word } from "./word.ts";

const ING_NOUN = new Set([...grammar.ingNoun.words, ...grammar.nounOnly.words]);

type PartOfSpeech = "verb" | "noun" | "adjective";

/** A word that can be a verb, with its neighbours. */
interface Candidate {
  readonly words: readonly Word[];
  readonly i: number;
  readonly word: Word;
  readonly before: Word | undefined;
  /** The word before, past any adverbs and negations. */
  readonly left: Word | undefined;
  readonly after: Word | undefined;
}

/** Whether a word that can be a verb is one here, or a noun ("the deploy"), or describes one ("the deleted rows"). */
export function partOfSpeech(words: readonly Word[], i: number): PartOfSpeech {
  const word = words[i] as Word;
  // "“Human error” explains": the word before a closing quotation mark is what counts.
  const from = words[i - 1]?.tag === "quote" && isNounLike(words[i - 2]?.tag) ? i - 1 : i;
  const candidate: Candidate = {
    words,
    i,
    word,
    before: words[from - 1],
    left: beforeAdverbs(words, from),
    after: words[i + 1],
  };
  return (
    byIdiom(candidate) ??
    byAuxiliary(candidate) ??
    byDeterminer(candidate) ??
    (word.forms & (BASE | PRESENT) ? readPresent(candidate) : readNonFinite(candidate))
  );
}

function byIdiom({ words, i, word, before, after }: Candidate): PartOfSpeech | undefined {
  // "Engineers keep bypassing the step"
  if (/^keeps?$/.test(word.lower) && isNounLike(before?.tag) && (after?.forms ?? 0) & GERUND) return "verb";
  if (before?.lower === "whose" && word.forms & (BASE | PRESENT)) return "noun";
  // "Forecasting got it wrong"; but "Running failed jobs again"
  if (word.forms & GERUND && !before && after?.tag === "verb" && after.forms & PAST && !isNominal(words[i + 2]?.tag))
    return "noun";
  // "Use of two rulers caused it"; but "Think of the night shift"
  if (
    (!before || before.text === ":") &&
    after?.lower === "of" &&
    /^(?:mistake|use|change|release|start|push|switch|removal|reset|loss|test)$/.test(word.lower)
  )
    return "noun";
  if (word.forms & GERUND && after?.lower === "of" && before?.tag !== "be" && before?.tag !== "adverb") return "noun";
  return undefined;
}

/** "should **deploy**", "was **deployed**", "had **deployed**", "why did the engineer **deploy**". */
function byAuxiliary({ words, i, word: { forms }, before, left, after }: Candidate): PartOfSpeech | undefined {
  const tag = left?.tag;
  if ((tag === "modal" || tag === "do" || (tag === "to" && left?.lower === "to")) && forms & BASE) return "verb";
  if (tag === "be" || /^(?:get|gets|got|getting|gotten)$/.test(left?.lower ?? "")) {
    // `The cause was monitoring` is rare; `was monitoring` is not.
    if (forms & (PARTICIPLE | GERUND)) return "verb";
    if (before?.tag === "be" || before?.tag === "adverb") return "noun";
  }
  if (tag === "have") {
    if (forms & PARTICIPLE) return "verb";
    if (forms & BASE) return "noun";
  }
  // "who did the upgrade": the word after an article is no verb.
  if (forms & BASE && !(before && isDetermining(before.tag)) && awaitsVerb(words, i)) return "verb";
  if (forms & BASE && isRatherThan(words, i)) return "verb";
  // "kept pushing **broken** code": a form that is nothing but a participle, between a verb and its object.
  const describes =
    before?.tag === "verb" &&
    !(forms & (PAST | BASE)) &&
    forms & PARTICIPLE &&
    (after?.tag === "noun" || (after?.tag === "verb" && after.forms === PRESENT));
  return describes ? "adjective" : undefined;
}

/** "the **deploy**", "our **failing** check", "the engineer's **restart**", "three **failed**". */
function byDeterminer({ word: { forms }, before, after }: Candidate): PartOfSpeech | undefined {
  if (!before || !(isDetermining(before.tag) || /^(?:genitive|adjective|number)$/.test(before.tag))) return undefined;
  const number = before.tag === "number";
  if (forms & (BASE | PRESENT) && !(forms & PAST && number))
    // "10:04 page Lena": a time of day is no quantity.
    return number && /\d[:.h]\d\d/.test(before.text) ? "verb" : "noun";
  if (forms & GERUND) return startsNounPhrase(after?.tag) && !number ? "adjective" : "noun";
  if (number) return "verb";
  if (after && (startsNounPhrase(after.tag) || after.tag === "verb" || after.tag === "conjunction")) return "adjective";
  return before.tag === "adjective" ? "verb" : "noun";
}

/** A form such as `deploy`, `deploys` or `set`, which is a noun as often as a verb. */
function readPresent(candidate: Candidate): PartOfSpeech {
  const { word, before, left, after } = candidate;
  const { forms } = word;
  const tag = left?.tag;
  if (forms & (PAST | PARTICIPLE) && isNounLike(tag)) {
    // `the nurse set`, `he put`: past and base look alike.
    const object = after && /^(?:determiner|possessive|pronoun|number|preposition|adverb)$/.test(after.tag);
    const verbal =
      /^(?:cut|put|set|hit|let|read|shut|quit|reset)$/.test(word.lower) &&
      opensObject(candidate.words, candidate.i + 1);
    if (object || verbal || after?.kind === "opaque") return "verb";
  }
  if (tag === "pronoun" || tag === "wh" || tag === "that") return "verb";
  if (!before || before.tag === "stop" || before.tag === "open" || before.tag === "quote")
    return readOpening(candidate);
  if (before.tag === "conjunction" || before.tag === "comma") return readCoordinated(candidate);
  if (before.tag === "preposition" || before.tag === "subordinator") return "noun";
  if (isNounLike(tag)) return forms & PRESENT ? readAfterSingular(candidate) : readAfterPlural(candidate);
  return tag === "verb" || tag === "be" ? "noun" : "verb";
}

/** `Add an alert` is an imperative; a form in -s at the start is a plural noun. */
function readOpening({ words, i, word: { forms }, after }: Candidate): PartOfSpeech {
  // "Line supervisors turned a blind eye", "Step 7 failed": behind the object of an imperative stands no verb.
  const { [i + 2]: told, [i + 3]: next } = words;
  if (
    told?.tag === "verb" &&
    told.forms & PAST &&
    !(told.forms & BASE) &&
    (after?.tag === "number"
      ? /^(?:stop|comma|preposition|adverb|subordinator)$/.test(next?.tag ?? "stop")
      : after?.tag === "noun" && isPlural(after) && /^(?:determiner|possessive|pronoun|number)$/.test(next?.tag ?? ""))
  )
    return "noun";
  const imperative =
    forms & BASE &&
    after &&
    !/^(?:be|have|modal|do)$/.test(after.tag) &&
    !(after.tag === "verb" && after.forms & (PAST | PRESENT) && !(after.forms & (BASE | GERUND)));
  return imperative ? "verb" : "noun";
}

/** "got confused and **cut** power", "In case it turns critical, **remain** calm"; but "the build and **deploy**". */
function readCoordinated({ words, i, word: { forms }, before, after }: Candidate): PartOfSpeech {
  const object = startsNounPhrase(after?.tag);
  const conditional = before?.tag === "comma" && (words[0]?.tag === "subordinator" || words[0]?.tag === "preposition");
  if (forms & BASE && after?.tag !== "noun" && (object || (conditional && after?.tag === "to"))) return "verb";
  // "Omar, without a ticket, **reloads** the rules"
  if (before?.tag === "comma" && forms & PRESENT && isDetermining(after?.tag) && !clauseHasVerb(words, i))
    return "verb";
  const partner = previousVerb(words, i)?.forms ?? 0;
  if (forms & BASE && partner & BASE && (object || after?.tag === "preposition" || after?.tag === "adverb"))
    return "verb";
  if (forms & PRESENT && partner & PRESENT && object) return "verb";
  return forms & PAST && partner & PAST && opensObject(words, i + 1) ? "verb" : "noun";
}

const isPlural = (word: Word | undefined): boolean => !!word && word.lower.endsWith("s") && !word.lower.endsWith("ss");

/** Whether an object surely follows. */
function takesObject({ words, i, after }: Candidate): boolean {
  return (
    !!after &&
    (/^(?:determiner|possessive|pronoun|that|number|adjective)$/.test(after.tag) ||
      after.kind === "opaque" ||
      (after.tag === "verb" &&
        (after.forms & PARTICIPLE) !== 0 &&
        !(after.forms & BASE) &&
        startsNounPhrase(words[i + 2]?.tag)))
  );
}

/** "two", "several", "these": more than one. */
const counts = (word: Word | undefined): boolean =>
  !!word &&
  (word.tag === "number"
    ? /^(?:[2-9]|[1-9]\d+|[a-z]+)$/.test(word.lower) && word.lower !== "one"
    : /^(?:these|those|several|many|few|both|various|multiple)$/.test(word.lower));

/** "two fundamental **bugs** that": what is counted has not been named yet. */
function awaitsPlural(words: readonly Word[], i: number): boolean {
  let at = i - 1;
  while (/^(?:noun|name|adjective)$/.test(words[at]?.tag ?? "") && !counts(words[at]) && !isPlural(words[at])) at--;
  const opening = words[at];
  return !!opening && at < i - 1 && counts(opening);
}

/** "the job **deploys** it"; but "the fare **rules**". */
function readAfterSingular(candidate: Candidate): PartOfSpeech {
  const { words, i, before, left, after } = candidate;
  // "Going forward, every porter needs to …"
  if (candidate.word.lower === "needs" && after?.tag === "to") return "verb";
  if (awaitsPlural(words, i)) return "noun";
  if (takesObject(candidate)) return "verb";
  if (isGoverned(words, i)) return "noun";
  if ((after?.tag === "adverb" && before === left) || before?.tag === "adverb" || before?.tag === "not") return "verb";
  const ends = !after || after.tag === "stop" || after.tag === "preposition" || after.tag === "subordinator";
  const finite = after?.tag === "to" || ((ends || after?.tag === "noun") && !isPlural(left));
  return finite && !clauseHasVerb(words, i) ? "verb" : "noun";
}

/** "the engineers **deploy** on Friday"; but "the failed **deploy**". */
function readAfterPlural(candidate: Candidate): PartOfSpeech {
  const { words, i, before, left, after } = candidate;
  if (before?.tag === "adverb" || before?.tag === "not") return "verb";
  if (!isPlural(left) && left?.lower !== "people" && left?.lower !== "staff") return "noun";
  if (takesObject(candidate)) return "verb";
  const goesOn = !after || /^(?:to|adverb|preposition|stop)$/.test(after.tag);
  return goesOn && !clauseHasVerb(words, i) ? "verb" : "noun";
}

/** A form that is nothing but a gerund, past or participle. */
function readNonFinite({ word, before, left, after }: Candidate): PartOfSpeech {
  if (word.forms & GERUND) {
    // "cleaning staff"
    if (
      /^(?:adjective|noun|name)$/.test(before?.tag ?? "noun") &&
      /^(?:staff|crews?|teams?|personnel)$/.test(after?.lower ?? "")
    )
      return "adjective";
    const object = startsNounPhrase(after?.tag);
    const governed = /^(?:preposition|noun)$/.test(before?.tag ?? "") && isDetermining(after?.tag);
    // "in monitoring the logs", "the nurse handling the trays"
    return ING_NOUN.has(word.lower) && !(left?.tag === "be" && object) && !governed ? "noun" : "verb";
  }
  // `with failed pods`, `by mistyped names`: after a preposition a participle describes.
  if (before?.tag === "preposition" && startsNounPhrase(after?.tag)) return "adjective";
  // "pushed broken code": of two in a row the second describes.
  const led = before?.tag === "verb" && before.forms & (PAST | GERUND) && before === left;
  return led && word.forms & PARTICIPLE && (after?.tag === "noun" || after?.tag === "adjective") ? "adjective" : "verb";
}
