/** What is offered for one clause, whatever found it: what was not done, what is wished for, what is said of its person. */
import type { Clause } from "../english/clauses.ts";
import { participle } from "../english/inflection.ts";
import { isTime, type NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { deedOf, sharing } from "./deeds.ts";
import { asLedTo } from "./ledTo.ts";
import { askingFor, saying } from "./parts.ts";
import { HAPPENED_SO, IN_VIEW, LOOKED_RIGHT, NOT_DONE, NOTHING, SHOWN } from "./phrases.ts";
import { asWishPrompt, besideThem, promptFor } from "./prompts.ts";
import { withoutRemark, withoutSubject } from "./recast.ts";
import { isPlain, isPlural, rangeBetween } from "./things.ts";

/** What is offered where nobody did what was needed. */
export function offersForOmission(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const described = asDescription(sentence, clause);
  if (described) return [described];
  const edits = withoutSubject(sentence, clause, text);
  const prompts = clause.inherited ? [] : promptFor(sentence, clause, clause.subject);
  if (!edits) return prompts.slice(0, 2);
  const asked = prompts.length > 0 ? prompts.slice(0, 1) : askingFor("was in view instead", sentence, edits);
  return [{ title: NOT_DONE, edits }, ...asked];
}

/** "a mismatch **no one noticed**" → "a mismatch that was not noticed" */
function asDescription(sentence: Sentence, { verb, subject, inherited }: Clause): Suggestion | undefined {
  const { words } = sentence;
  const thing = subject && sentence.phrases.find((it) => it.last === subject.first - 1);
  if (!thing || !subject || inherited || isTime(words, thing) || hasOwnClause(words, thing)) return undefined;
  const range = rangeBetween(sentence, subject.first, verb.last);
  const ends = !words[verb.last + 1] || /^(?:stop|comma)$/.test(words[verb.last + 1]?.tag ?? "");
  if (!ends || (verb.perfect && lowerAt(words, verb.first) !== "had"))
    return replace(SHOWN, range, `that ${NOTHING} prompted anyone to ${verb.lemma}`);
  const not = words.slice(subject.last, verb.main).some(({ lower }) => lower === "ever") ? "never" : "not";
  const were = isPlural(sentence, thing) ? "were" : "was";
  const told = verb.perfect ? `had ${not} been` : `${were} ${not}`;
  return replace(NOT_DONE, range, `that ${told} ${participle(verb.lemma)}`);
}

/** "**whichever** page nobody had tested", "the **reason** nobody had noticed it" */
function hasOwnClause(words: readonly Word[], { first, head }: NounPhrase): boolean {
  return /^(?:what|which)(?:ever)?$/.test(lowerAt(words, first)) || /^(?:reason|way)$/.test(lowerAt(words, head));
}

/** What is offered for a deed that the sentence wishes for, or regrets: "should have renewed it", "ought not to have". */
export function offersForWish(
  sentence: Sentence,
  clause: Clause,
  undone: boolean,
  text: string,
): readonly Suggestion[] {
  const edits = withoutSubject(sentence, clause, text, { undone });
  if (!edits) {
    const asked = undone ? asWishPrompt(sentence, clause) : [];
    return asked.length > 0 ? asked : besideThem(sentence, clause);
  }
  return saying(sentence, edits, undone ? IN_VIEW : LOOKED_RIGHT, HAPPENED_SO);
}

/** What a clause says of its person is struck, and the deed beside it told: "panicked and restarted everything". */
export function withoutVerdict(sentence: Sentence, clause: Clause | undefined, text: string): readonly Suggestion[] {
  if (!clause) return [];
  const { clause: deed, undone } = deedOf(sentence, clause);
  const next = sentence.words[sharing(sentence, clause)[0]?.object?.head ?? -1]?.lower ?? "";
  // "failed to follow the policy and gave the wrong dose", "made up names and mixed **them** up": more than a remark.
  const left =
    deed.object !== undefined && (undone || /^(?:it|them)$/.test(next)) && isPlain(sentence, deed.object, undone);
  const edits = left ? undefined : withoutRemark(sentence, clause, text);
  if (!edits && !left) {
    const asked = asLedTo(sentence, clause, sharing(sentence, clause));
    if (asked.length > 0) return asked;
  }
  return saying(sentence, edits ?? withoutSubject(sentence, clause, text));
}
