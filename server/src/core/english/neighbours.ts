/** What stands around a word that can be several parts of speech: the questions by which tag.ts and verbOrNoun.ts decide. */
import { BASE, PAST } from "./inflection.ts";
import { startsNounPhrase, type Tag, type Word } from "./word.ts";

/** The word to the left of any adverbs and negations, and of what a pair of commas sets apart from its auxiliary. */
export function beforeAdverbs(words: readonly Word[], i: number): Word | undefined {
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

/** Whether an object may begin here: "cut **power** to the bay", which is only guessed to be a verb yet. */
export function opensObject(words: readonly Word[], i: number): boolean {
  const word = words[i];
  const next = words[i + 1]?.tag;
  return (
    startsNounPhrase(word?.tag) ||
    (word?.tag === "verb" && (word.forms & BASE) !== 0 && (next === "preposition" || next === "to"))
  );
}

/** "I reviewed **that** PR and …": no verb follows the noun, so no clause begins here. */
export function pointsOut(words: readonly Word[], i: number): boolean {
  let j = i + 1;
  while (j < i + 4 && /^(?:noun|name|adjective)$/.test(words[j]?.tag ?? "")) j++;
  const head = words[j - 1] as Word;
  // "know **that** hasty decisions and …": of several it would be "those".
  if (head.tag === "noun" && head.lemma !== head.lower) return false;
  return j > i + 1 && /^(?:conjunction|comma|stop|preposition|subordinator)$/.test(words[j]?.tag ?? "stop");
}

/** "Why did the engineer **restart**", "how could the reviewer not **see**": an auxiliary before the subject waits for its verb. */
export function awaitsVerb(words: readonly Word[], i: number): boolean {
  for (let j = i - 1; j >= 0 && i - j < 9; j--) {
    const { tag } = words[j] as Word;
    if (tag === "do" || tag === "modal") return j < i - 1 && (opensQuestion(words[j - 1]) || deniesNext(words, j));
    if (!(startsNounPhrase(tag) || tag === "adverb" || tag === "not" || tag === "genitive")) return false;
  }
  return false;
}

/** Whether an auxiliary after this word can stand before its subject. */
function opensQuestion(word: Word | undefined): boolean {
  return (
    !word ||
    word.tag === "wh" ||
    word.tag === "stop" ||
    word.tag === "quote" ||
    word.tag === "symbol" ||
    // "why on earth did it"
    word.lower === "earth"
  );
}

const DENIED = /(?:^| )(?:nor|neither|never|(?:not|never) once|at no (?:point|time|stage|moment))$/;

/** "**nor** did he test", "**not once** did the desk call", "**at no point** did they look": what denies the verb at a word. */
export const deniesNext = (words: readonly Word[], i: number): boolean =>
  DENIED.test([i - 3, i - 2, i - 1].map((at) => words[at]?.lower ?? "").join(" "));

/** Whether the noun phrase before a word hangs on a preposition: "to the fare **rules**". */
export function isGoverned(words: readonly Word[], i: number): boolean {
  let j = i - 1;
  while (j >= 0 && (startsNounPhrase((words[j] as Word).tag) || (words[j] as Word).tag === "genitive")) j--;
  return words[j]?.tag === "preposition";
}

/** The last verb before a word in the same sentence. */
export function previousVerb(words: readonly Word[], i: number): Word | undefined {
  for (let j = i - 1; j >= 0; j--) {
    const word = words[j] as Word;
    if (word.tag === "verb") return word;
    if (word.tag === "stop") return undefined;
  }
  return undefined;
}

/** Whether another word of the clause is surely its finite verb. */
export function clauseHasVerb(words: readonly Word[], i: number): boolean {
  for (let j = i + 1; j < words.length; j++) {
    const { tag, forms } = words[j] as Word;
    // "to be", "to have deleted"
    if (tag === "to" && /^(?:be|have)$/.test(words[j + 1]?.tag ?? "")) {
      j += words[j + 2]?.tag === "verb" ? 2 : 1;
      continue;
    }
    if (endsClause(tag)) break;
    if (tag === "have" || isFiniteForm(tag, forms)) return true;
  }
  for (let j = i - 1; j >= 0; j--) {
    const { tag, forms } = words[j] as Word;
    if (tag === "conjunction" || endsClause(tag)) break;
    if (isFiniteForm(tag, forms)) return true;
  }
  return false;
}

function endsClause(tag: Tag): boolean {
  return tag === "stop" || tag === "comma" || tag === "wh" || tag === "that" || tag === "subordinator";
}

function isFiniteForm(tag: Tag, forms: number): boolean {
  return tag === "be" || tag === "do" || tag === "modal" || (tag === "verb" && (forms & PAST) !== 0);
}

/** "**rather than** check the gauge", before an object: what was not done. */
export const isRatherThan = (words: readonly Word[], i: number): boolean =>
  words[i - 1]?.lower === "than" &&
  words[i - 2]?.lower === "rather" &&
  (startsNounPhrase(words[i + 1]?.tag) || words[i]?.lower === "wait");
