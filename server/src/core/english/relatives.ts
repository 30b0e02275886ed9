/** `who`, `which`, `that` …: a relative clause after a noun, else a question or a clause as object. */
import { isTime, type NounPhrase, readNounPhrase } from "./nounPhrases.ts";
import { forget, innermost, type Parse, push } from "./openClauses.ts";
import { takesThatClause } from "./valency.ts";
import { isNominal, isVerbal, lowerAt, pastAdverbs, type Word } from "./word.ts";

/** Opens the clause of a `wh` word or `that`, and returns the index of the next word. */
export function readRelative(parse: Parse, i: number, word: Word): number {
  const { words, phrases } = parse;
  forget(parse);
  const afterNoun = followsNoun(parse, i, word);
  if (
    /^(?:which|whose|what)$/.test(word.lower) &&
    isNominal(words[i + 1]?.tag) &&
    !(afterNoun && word.lower !== "what")
  ) {
    // "**which engineer** deployed it", "**what change** broke it"
    const phrase = readNounPhrase(words, i + 1);
    if (phrase) {
      const whole: NounPhrase = { ...phrase, first: i };
      phrases.push(whole);
      push(parse, "subordinate", word, whole);
      parse.lastPhrase = whole;
      return whole.last + 1;
    }
  }
  if (afterNoun && /^(?:who|whom|whose|which|that)$/.test(word.lower)) {
    const verbFollows = isVerbal(words[pastAdverbs(words, i + 1)]?.tag);
    if (word.tag === "that" && !verbFollows && expectsThatClause(parse, i)) push(parse, "complement", word);
    // With a subject of its own ("the change that Omar made") the relative clause finds it by itself.
    else if (verbFollows && word.lower !== "whom" && word.lower !== "whose")
      push(parse, "relative", word, antecedentOf(parse, i));
    else push(parse, "relative", word);
    return i + 1;
  }
  if (/^(?:who|what|which)$/.test(word.lower)) {
    const self: NounPhrase = { first: i, last: i, head: i, others: [] };
    push(parse, "subordinate", word, self);
    parse.lastPhrase = self;
  } else push(parse, word.tag === "that" ? "complement" : "subordinate", word);
  return i + 1;
}

/** "two editors, **neither of whom** had read it": a relative clause about some or none of those before it. */
export function readPartOf(parse: Parse, i: number): number | undefined {
  const { words, lastPhrase } = parse;
  const whom = words[i + 2];
  if (whom?.lower !== "whom" || lowerAt(words, i + 1) !== "of" || !lastPhrase) return undefined;
  const part: NounPhrase = { first: i, last: i + 2, head: lastPhrase.head, whole: lastPhrase, others: [] };
  push(parse, "relative", whom, part);
  parse.phrases.push(part);
  parse.lastPhrase = part;
  return i + 3;
}

/** Whether a noun phrase ends right before, or before a comma. */
function followsNoun({ words, lastPhrase }: Parse, i: number, { lower }: Word): boolean {
  if (!lastPhrase) return false;
  return (
    lastPhrase.last === i - 1 ||
    (lastPhrase.last === i - 2 && words[i - 1]?.tag === "comma") ||
    // "it was Omar, once more, who …"
    (lower === "who" && words.slice(lastPhrase.last + 1, i).every(({ tag }) => tag === "comma" || tag === "adverb"))
  );
}

/** "told us **that** the job failed", "was sure **that** it failed". */
function expectsThatClause(parse: Parse, i: number): boolean {
  const { clause } = innermost(parse);
  return clause !== undefined && (takesThatClause(clause) || parse.words[i - 1]?.tag === "adjective");
}

/**
 * What a relative pronoun stands for: the noun before it; but "by an administrator in March, **who**" is no month. In
 * "old pages by past designers, **that** confused many" it may be any noun.
 */
function antecedentOf({ words, phrases, lastPhrase }: Parse, i: number): NounPhrase | undefined {
  const lower = words[i]?.lower;
  if (lower === "that" && words[i - 1]?.tag === "comma") return undefined;
  const time = lower === "who" && lastPhrase && isTime(words, lastPhrase) ? lastPhrase : undefined;
  return time ? phrases.findLast((it) => it.last < time.first && !isTime(words, it)) : lastPhrase;
}
