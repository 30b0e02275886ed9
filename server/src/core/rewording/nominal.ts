/** What is offered for an act that is told by a noun: "Omar's mistake", "the engineer's failure to run the script". */
import type { Act } from "../acts/act.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import type { Sentence } from "../english/sentence.ts";
import { lemmaAt, lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { isTold, withoutWho } from "./agents.ts";
import { saying } from "./parts.ts";
import { IN_VIEW, LED, LOOKED_RIGHT, NOT_DONE, VIEW, WHO_LEFT_OUT } from "./phrases.ts";
import { beingDone, notBeingDone } from "./recast.ts";
import { leadOf, rangeBetween, wholeOf, withCapital } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** "Omar's mistake", "an error by Omar", "the engineer's failure to run the script", "deletion of it by an intern". */
export function nominalOffers(sentence: Sentence, act: Act, text: string): readonly Suggestion[] {
  if (act.who) return [withoutWho(act.who)];
  const { words } = sentence;
  const start = words.findIndex((word) => word.start === act.range.start);
  const last = words.findLastIndex((word) => word.end === act.range.end);
  if (start < 0 || last < 0) return [];
  const acting = sentence.clauses.find(({ kind, subject }) => kind === "gerund" && subject?.last === last);
  if (acting) return asDone(sentence, acting, text);
  // "deleted **by mistake** by an editor"
  if (lowerAt(words, start - 1) === "by") return [];
  const named: Named = { start, last, first: firstOf(sentence, start) };
  const infinitive = sentence.clauses.find(
    (it) => it.kind === "infinitive" && it.first > start && it.first <= last + 2,
  );
  if (act.frame === "omission" && infinitive) return asUndone(sentence, named, infinitive, text);
  return act.frame === "passive"
    ? withoutBy(sentence, named, act.range.end)
    : withoutName(sentence, named, act.frame === "omission");
}

/** The words of an act, as indices. */
interface Named {
  /** The first word of the finding, and the last one. */
  readonly start: number;
  readonly last: number;
  /** Where the whole of its name begins: "**data entry** errors by the clerks", "**the** failure". */
  readonly first: number;
}

function firstOf({ words, phrases }: Sentence, start: number): number {
  const whole = phrases.find((it) => it.head === start && it.first < start);
  return whole?.first ?? (/^an?$|^the$/.test(lowerAt(words, start - 1)) ? start - 1 : start);
}

/** "comes down to **Mei not reading** the plan" → "comes down to the plan not being read" */
function asDone(sentence: Sentence, acting: Clause, text: string): readonly Suggestion[] {
  const { subject, verb } = acting;
  // "as a result of **the driver** not seeing it": nothing else can see it.
  if (!subject || lowerAt(sentence.words, subject.first - 1) !== "to") return [];
  const edit = beingDone(sentence, acting, text);
  return edit
    ? saying(sentence, [edit], verb.negated ? IN_VIEW : LOOKED_RIGHT)
    : [replace(LED, rangeBetween(sentence, subject.first, subject.last), `${VIEW} that led to`)];
}

/** "the engineer's failure to run the script" → "the script not being run", and what kept it from view. */
function asUndone(
  sentence: Sentence,
  { start, last, first }: Named,
  infinitive: Clause,
  text: string,
): readonly Suggestion[] {
  const { words } = sentence;
  const { verb } = infinitive;
  // "the decision to ignore it": what was not done is the opposite.
  const choice =
    /^(?:decision|choice)$/.test(words[last]?.lemma ?? lemmaAt(words, start)) || isIn("neglects", verb.lemma);
  const undone = choice ? undefined : notBeingDone(sentence, infinitive, text);
  const end = undone?.last ?? endOf(words, infinitive);
  // "to lock the safe **cost the shop** a day": where the verb was read as a noun, nothing is sure.
  if (/^(?:determiner|name|noun|number|possessive|pronoun)$/.test(words[end + 1]?.tag ?? "")) return [];
  const from = undone ? first : leadOf(sentence, start);
  const range = rangeBetween(sentence, from, end);
  const step = `${gerund(verb.lemma)}${text.slice(words[verb.last]?.end, range.end)}`;
  const asked = choice
    ? `⟨what made ${step} look right at the time⟩`
    : `⟨what spoke against ${step}, or kept it from view⟩`;
  return [
    ...(undone ? [replace(NOT_DONE, range, withCapital(sentence, from, undone.text))] : []),
    replace("Ask what kept it from view", range, withCapital(sentence, from, asked)),
  ];
}

/** "deletion of the table **by an intern**" → "deletion of the table"; `to` is the offset where the agent ends. */
function withoutBy({ words }: Sentence, { start, last }: Named, to: number): readonly Suggestion[] {
  const by = words.findIndex((word, i) => i > start && i <= last && word.lower === "by");
  // "due to work by the crew **using** the old plan"
  if (by < 0 || isTold(words, last + 1) || words[last + 1]?.lower.endsWith("ing")) return [];
  return [replace(WHO_LEFT_OUT, { start: (words[by - 1] ?? words[by])?.end ?? 0, end: to }, "")];
}

/** "Omar's mistake" → "⟨what happened⟩"; "my mistake was trusting it" → "⟨what was in view⟩ led to trusting it" */
function withoutName(sentence: Sentence, { start, last, first }: Named, undone: boolean): readonly Suggestion[] {
  const { words } = sentence;
  const next = words[last + 1];
  // "our mistake was in trusting it"
  const doing = sentence.clauses.find(
    (it) => it.kind === "gerund" && next?.lemma === "be" && it.verb.first > last && it.verb.first < last + 4,
  );
  if (doing)
    return [
      replace(LED, rangeBetween(sentence, first, doing.verb.first - 1), withCapital(sentence, first, `${VIEW} led to`)),
    ];
  // "my mistake was to trust it", "our mistake comes in when …"
  if (next?.lower === "to" || /^(?:be|come|lie)$/.test(next?.lemma ?? "")) return [];
  const wrong = words
    .slice(start, last + 1)
    .some(({ lemma }) => /^(?:mistake|error|oversight|fault|blunder)$/.test(lemma));
  const what = undone ? "⟨what was not in view⟩" : wrong ? "⟨what happened⟩" : "⟨the change⟩";
  return [
    replace("Name what happened instead", rangeBetween(sentence, first, last), withCapital(sentence, first, what)),
  ];
}

/** The last word of an infinitive with its particle, its object and the prepositions that follow. */
function endOf(words: readonly Word[], { verb, particle, object, prepositions }: Clause): number {
  let end = object ? wholeOf(object) : verb.last + Number(particle !== undefined);
  // "cited his failure to check it **as** the cause"
  for (const { preposition, phrase } of prepositions)
    if (preposition === end + 1 && words[preposition]?.lower !== "as") end = wholeOf(phrase);
  return end;
}
