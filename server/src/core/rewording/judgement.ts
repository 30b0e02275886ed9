/** What stands for a judgement of somebody's character: what was seen, or the same without the word. */
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { PhraseMatch } from "../lexicon.ts";
import type { Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";
import { deletion } from "./deletion.ts";
import { asPrompt } from "./parts.ts";
import { JUDGEMENT_LEFT_OUT } from "./phrases.ts";

/** "The operator was careless" → "At the time ⟨what was seen …⟩ made ⟨the step⟩ look right". */
export function whatWasSeen(sentence: Sentence, range: Range): readonly Suggestion[] {
  const clause = clauseAt(
    sentence,
    sentence.words.findIndex(({ end }) => end > range.start),
  );
  // "The vendor was useless": there was no step of theirs in view, but an answer.
  if (clause && sentence.agent(clause.subject, clause) === "external")
    return asPrompt(
      "Say what was asked and what came",
      sentence,
      range,
      "⟨What was asked for⟩ took ⟨how long⟩, and ⟨what came⟩ left ⟨what⟩ open",
      2,
    );
  return asPrompt(
    "Say what was seen",
    sentence,
    range,
    "At the time ⟨what was seen, and how much time there was⟩ made ⟨the step⟩ look right",
    2,
  );
}

/** The word that judges is left out, but for a noun that says nothing without it: "this was sloppy work". */
export function withoutWord(
  sentence: Sentence,
  { first, last }: PhraseMatch,
  phrase: NounPhrase | undefined,
  text: string,
): readonly Suggestion[] {
  const range = rangeOf(sentence, first, last);
  const bare = /^(?:work|job|move|thing|decision|choice|behaviou?r|attitude)$/.test(headLemma(sentence.words, phrase));
  // "the manager's reckless decision to go live" is whose, and what for.
  const told = phrase?.possessor || /^(?:to|of|that)$/.test(lowerAt(sentence.words, (phrase?.last ?? 0) + 1));
  // "had to deal with sloppy code": without the word nothing is said.
  const only = phrase?.first === first && phrase.head === last + 1 && !phrase.possessor;
  return (bare && !told) || only ? whatWasSeen(sentence, range) : [deletion(JUDGEMENT_LEFT_OUT, text, range)];
}
