/** Noun phrases: who or what is spoken of. */
import grammar from "../lexicons/grammar.json" with { type: "json" };
import { GERUND, PARTICIPLE } from "./inflection.ts";
import { isDetermining, isNominal, lowerAt, type Word } from "./word.ts";

/** A noun phrase; all numbers are indices into the words of the sentence, `last` inclusive. */
export interface NounPhrase {
  readonly first: number;
  last: number;
  /** The word that says what it is: `console` in "the engineer console". */
  readonly head: number;
  /** "the engineer" in "the engineer's shift". */
  readonly possessor?: NounPhrase;
  /** "the engineers" in "one of the engineers"; the whole is a part of it. */
  readonly whole?: NounPhrase;
  /** What follows "of": "the reviewer" in "failure of the reviewer". */
  of?: NounPhrase;
  /** "Wei" in "Omar and Wei". */
  readonly others: NounPhrase[];
  /** "the on-call engineer" in "Lena, the on-call engineer, …". */
  apposition?: NounPhrase;
}

const TIME_NOUNS = new Set(grammar.timeNoun.words);

const isTimeNoun = ({ lower, lemma }: Word): boolean => TIME_NOUNS.has(lower) || TIME_NOUNS.has(lemma);

/** Whether a noun phrase says when, not who: "two weeks", "Monday". */
export function isTime(words: readonly Word[], phrase: NounPhrase): boolean {
  const head = words[phrase.head] as Word;
  return head.tag === "number" || isTimeNoun(head);
}

/** Reads the noun phrase that starts at a word, or nothing. */
export function readNounPhrase(words: readonly Word[], start: number): NounPhrase | undefined {
  // "Due to travel, the clerk forgot it": nobody is called Due.
  if (lowerAt(words, start) === "due" && lowerAt(words, start + 1) === "to") return undefined;
  let i = start;
  let possessor: NounPhrase | undefined;
  let phraseStart = start;
  let head = -1;
  let determined = false;
  for (; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.tag === "quote" && (head >= 0 || determined || i === start)) {
      const next = words[i + 1];
      if (isNominal(next?.tag) || (head < 0 && isDetermining(next?.tag))) continue;
      break;
    }
    if (word.tag === "pronoun") {
      // "no one" is a pronoun in two words.
      if (head >= 0 || (determined && !(word.lower === "one" && lowerAt(words, i - 1) === "no"))) break;
      head = i;
      i++;
      // "none of the reviewers", "one of our engineers"
      const part = PARTITIVE.test(word.lower) ? partOf(words, start, i) : undefined;
      if (part) return part;
      break;
    }
    if (isDetermining(word.tag)) {
      if (head >= 0) break;
      // "half of the nurses"
      const part = i === start ? partOf(words, start, i + 1) : undefined;
      if (part) return part;
      determined = true;
      continue;
    }
    if (word.tag === "number") {
      // "two of the nurses"
      const counts = head < 0 && (isDetermining(words[i + 2]?.tag) || words[i + 2]?.tag === "pronoun");
      const part = counts ? partOf(words, start, i + 1) : undefined;
      if (part) return part;
      // "the analyst two days early": a number in words begins a phrase of its own.
      // "the last two": the number still belongs to the phrase.
      if (head >= 0 && word.kind === "word" && !/^(?:last|first|next|past|other)$/.test(lowerAt(words, i - 1))) break;
      head = i;
      // A time of day ends the phrase: "At 09:12 Wei deployed".
      if (/\d[:.h]\d\d/.test(word.text)) {
        while (/^(?:utc|gmt|z|am|pm|a\.m|p\.m|cet|cest|pst|pdt|est|edt|bst)$/.test(lowerAt(words, i + 1))) i++;
        i++;
        break;
      }
      continue;
    }
    if (word.tag === "name" && head >= 0 && isTimeNoun(words[head] as Word) && !isTimeNoun(word)) break;
    if (word.tag === "genitive") {
      if (head < 0) break;
      possessor = { first: phraseStart, last: i - 1, head, others: [], ...(possessor && { possessor }) };
      phraseStart = i + 1;
      head = -1;
      determined = true;
      continue;
    }
    if (word.tag === "adverb") {
      // "the newly hired engineer": an adverb inside a noun phrase leads an adjective.
      if (head < 0 && determined && describes(words[i + 1])) continue;
      break;
    }
    if (word.tag === "verb") {
      // After "newly": a participle that describes.
      if (head < 0 && determined && words[i - 1]?.tag === "adverb" && isNominal(words[i + 1]?.tag)) continue;
      break;
    }
    if (word.tag === "symbol" && head >= 0 && /^[/&#.]$/.test(word.text)) {
      if (isNominal(words[i + 1]?.tag)) continue;
      break;
    }
    if (!isNominal(word.tag)) break;
    if (word.tag === "adjective" && head >= 0 && words[head]?.tag !== "number" && !isNominal(words[i + 1]?.tag)) break;
    if (
      word.tag === "adjective" &&
      head >= 0 &&
      words[head]?.tag !== "adjective" &&
      words[head]?.tag !== "number" &&
      !/-/.test(word.lower)
    ) {
      if (!(words[i + 1]?.tag === "noun" || words[i + 1]?.tag === "name")) break;
    }
    head = i;
  }
  if (head < 0) {
    if (!determined && !possessor) return undefined;
    if (possessor && phraseStart >= i) return undefined;
    // "This caused …", "my fault" without a noun
    head = i - 1;
    return head >= start ? { first: start, last: head, head, others: [], ...(possessor && { possessor }) } : undefined;
  }
  let last = i - 1;
  while (last > head && words[last]?.tag === "quote") last--;
  if (words[last + 1]?.tag === "quote" && words.slice(start, last + 1).some((w) => w.tag === "quote")) last++;
  return { first: start, last: Math.max(last, head), head, others: [], ...(possessor && { possessor }) };
}

const PARTITIVE =
  /^(?:one|ones|none|some|any|all|both|each|most|many|few|several|either|neither|everyone|anyone|someone|nobody|those|half|much|more)$/;

/** "one **of the engineers**": a phrase that is a part of the one behind its `of`. */
function partOf(words: readonly Word[], first: number, of: number): NounPhrase | undefined {
  const whole = lowerAt(words, of) === "of" ? readNounPhrase(words, of + 1) : undefined;
  return whole && { first, last: whole.last, head: whole.head, whole, others: [] };
}

function describes(word: Word | undefined): boolean {
  return word?.tag === "adjective" || (word?.tag === "verb" && (word.forms & (PARTICIPLE | GERUND)) !== 0);
}
