/** What stands for a wish or an imagined course of events: what was not done, and what was known. */
import type { Judgement } from "../acts/obligations.ts";
import type { Clause } from "../english/clauses.ts";
import { participle } from "../english/inflection.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { offersForWish } from "./clauses.ts";
import { asFact } from "./looseEnds.ts";
import { asPrompt, saying } from "./parts.ts";
import { HAPPENED_SO, IN_VIEW, LOOKED_RIGHT, SHOWN } from "./phrases.ts";
import { asksForDoing, asWhether } from "./prompts.ts";
import { withoutSubject } from "./recast.ts";
import { isPlural, withCapital } from "./things.ts";

/** What is offered for what should have been done. */
export function offersForObligation(sentence: Sentence, judgement: Judgement, text: string): readonly Suggestion[] {
  const { clause, range } = judgement;
  const told = toldAsFact(sentence, judgement, text);
  const clauses = told.length === 0 ? 2 : 1;
  const prompts = PROMPTS.flatMap(([title, prompt]) => asPrompt(title, sentence, range, prompt, clauses));
  const open = told.length === 0 && clause ? asWhether(sentence, clause) : [];
  return [...told, ...prompts.slice(0, Math.max(0, 2 - told.length)), ...open];
}

const PROMPTS = [
  [
    "Say what was known and aimed for",
    "At the time, ⟨what was known⟩ and ⟨the goal⟩, so ⟨the action taken⟩ made sense",
  ],
  [SHOWN, "At the time ⟨what was in view⟩, and nothing showed ⟨what was not⟩"],
] as const;

/** "The index should have been spotted in review" → "The index was not spotted in review". */
function toldAsFact(sentence: Sentence, { clause, range }: Judgement, text: string): readonly Suggestion[] {
  if (!clause) {
    // "In hindsight, **it** would have been wiser **to wait**"
    const it = sentence.words.findLastIndex(({ lower, start }) => lower === "it" && start <= range.start);
    // "**The right move** would have been **to wait**"
    const be = sentence.clauses.find(({ verb, subject }) => verb.lemma === "be" && verb.modal && subject);
    const from = it < 0 ? (be?.subject?.first ?? -1) : it;
    const infinitive = sentence.clauses.find(({ kind, verb }) => kind === "infinitive" && verb.first > from);
    return asksForDoing(sentence, from, from < 0 ? undefined : infinitive);
  }
  const { verb, subject } = clause;
  const due = verb.passive && /^(?:suppose|mean|expect|require|oblige)$/.test(verb.lemma);
  if (!verb.passive || due) return offersForWish(sentence, clause, !verb.negated, text);
  // "**All** changes should have been tested": some were. "says that it is safe **when** it should have been tested"
  const some = /^(?:all|both|each|every|many|most|some)$/.test(lowerAt(sentence.words, subject?.first ?? -1));
  if (!subject || some || /^(?:if|unless|when|whenever)$/.test(clause.marker?.lower ?? "")) return [];
  const plural = isPlural(sentence, subject);
  const done = `${plural ? "were" : "was"}${verb.negated ? "" : " not"} ${participle(verb.lemma)}`;
  const edits = asFact(sentence, [{ ...range, text: done }], { undone: !verb.negated });
  if (!edits) return [];
  return saying(sentence, edits, verb.negated ? LOOKED_RIGHT : IN_VIEW, HAPPENED_SO);
}

/** What is offered for the path not taken. */
export function offersForCounterfactual(
  sentence: Sentence,
  { clause, range }: Judgement,
  text: string,
): readonly Suggestion[] {
  return [
    ...(clause ? asItWas(sentence, clause, text) : []),
    ...(clause ? asGiven(sentence, clause) : []),
    ...asPrompt(
      "Say what was known",
      sentence,
      range,
      "At the time ⟨what was known⟩, so ⟨the other action⟩ was not in view",
      3,
    ),
  ];
}

/** "If the on-call had seen the page, it would …" → "With ⟨which check, alert or default⟩, it would …". */
function asGiven(sentence: Sentence, { marker, last }: Clause): readonly Suggestion[] {
  const first = marker?.lower === "if" && lowerText(sentence, 0, 1) !== "if only" ? sentence.words.indexOf(marker) : -1;
  const given = withCapital(sentence, first, "with ⟨which check, alert or default⟩");
  return first < 0
    ? []
    : [replace(SHOWN, rangeOf(sentence, first, ENDS.test(sentence.words[last]?.lower ?? "") ? last - 1 : last), given)];
}

/** What ties the next clause: "if we had scanned it **before** releasing it". */
const ENDS = /^(?:,|after|before|when|while)$/;

/** "If only the engineer had read the banner" → "The banner was not read". */
function asItWas(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const { words } = sentence;
  if (lowerText(sentence, 0, 1) !== "if only" || sentence.clauses.some((it) => it !== clause && it.verb.finite))
    return [];
  const [edit] = withoutSubject(sentence, clause, text, { undone: !clause.verb.negated }) ?? [];
  const first = words[0];
  if (!edit || !first || edit.start !== words[2]?.start) return [];
  const edits = [{ start: first.start, end: edit.end, text: edit.text.charAt(0).toUpperCase() + edit.text.slice(1) }];
  return saying(sentence, edits, IN_VIEW, HAPPENED_SO);
}
