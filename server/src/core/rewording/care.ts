/** What stands for a call to take care: what a tool or a procedure could do in the place of people. */
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import { clauseAt, lastWord, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { refersBack } from "./looseEnds.ts";
import { asPrompt } from "./parts.ts";
import { withCapital } from "./things.ts";

/** Words that ask people to be different; `first` and `last` are indices of words. */
export interface CallToCare {
  readonly first: number;
  readonly last: number;
  /** The phrase of the lexicon that they are. */
  readonly entry: string;
}

/** "Be careful with the console" → "Add ⟨a confirmation …⟩ to the console"; the step itself, where the sentence names it. */
export function builtIn(sentence: Sentence, call: CallToCare, text: string): readonly Suggestion[] {
  const { first, last, entry } = call;
  const range = rangeOf(sentence, first, last);
  const [title, mechanism] = mechanismFor(entry);
  const prompts = [
    ...asPrompt(title, sentence, range, mechanism, 2),
    ...asPrompt("Build it in", sentence, range, mechanismIn(sentence, call, text), 2),
  ];
  const offers = prompts.filter(
    (it, i, all) => all.findIndex((other) => other.edits[0]?.text === it.edits[0]?.text) === i,
  );
  // "be more careful when two tables share a name": when it matters stays.
  const guard = asGuard(sentence, call);
  const hasCondition = sentence.words[last + 1]?.tag === "subordinator";
  return guard.length > 0 && (offers.length === 0 || hasCondition) ? guard : offers;
}

/** What does the same as a kind of call; its title first. */
function mechanismFor(entry: string): readonly [title: string, prompt: string] {
  if (/remind|tell|ask|urge|emphasi|stress|reinforce|reiterate|awareness/.test(entry))
    return ["Let the tool show it", "Make ⟨the tool⟩ show ⟨what matters⟩ before ⟨the step⟩"];
  if (/train|refresher|educat|learn|familiari/.test(entry))
    return [
      "Make it need no memory",
      "Change ⟨the tool or runbook⟩ so that ⟨the task⟩ needs no memory, and rehearse it in ⟨drill⟩",
    ];
  if (/check|thorough|carefully/.test(entry))
    return ["Automate the check", "Automate the check of ⟨what⟩ in ⟨pipeline step⟩"];
  return ["Add a guard", "Add ⟨confirmation, dry run, permission or limit⟩ to ⟨the step⟩"];
}

/** The same in the words of the sentence: what is to be done with care, or what with. */
function mechanismIn(sentence: Sentence, call: CallToCare, text: string): string {
  const { last, entry } = call;
  const step = stepAsked(sentence, call);
  const rest = restOf(sentence, (step?.verb.last ?? last) + 1, last, text);
  if (step) {
    const doing = `${gerund(step.verb.lemma)}${step.particle ? ` ${step.particle}` : ""}`;
    return `Make ${doing} ${rest} a part of ⟨the tool or the pipeline⟩`;
  }
  if (!rest) return ADD_A_GUARD;
  const tie = lowerAt(sentence.words, last + 1);
  const what = rest.slice(tie.length).trim();
  if (/attention|vigilan|aware|watch/.test(entry)) {
    if (/^(?:of|about)$/.test(tie)) return `Make ⟨the tool⟩ show ${what}`;
    if (/^(?:to|for)$/.test(tie)) return `Alert on ⟨what matters⟩ in ${what}`;
  }
  if (/^(?:with|about|around|of|on|to)$/.test(tie)) return `Add ⟨a confirmation, a dry run or a limit⟩ to ${what}`;
  if (/check/.test(entry)) return `Automate the check of ${rest} in ⟨pipeline step⟩`;
  return ADD_A_GUARD;
}

const ADD_A_GUARD = "Add ⟨a confirmation, a dry run, a permission or a limit⟩ to ⟨the step⟩";

/** "remember **to compare** the dates", "remind the crew **to check** it" */
function stepAsked(sentence: Sentence, { last, entry }: CallToCare): Clause | undefined {
  const told = /^(?:remind|tell|ask|urge|instruct|teach|train|educate)/.test(entry);
  return sentence.clauses.find(
    (it) =>
      it.kind === "infinitive" &&
      it.first >= last &&
      it.first <= last + (told ? 5 : 2) &&
      !it.verb.negated &&
      !refersBack(sentence, it.verb.last + 1) &&
      !/^(?:be|pay|remember|take|watch|know|think)$/.test(it.verb.lemma) &&
      !sentence.clauses.some(({ verb }) => verb.finite && verb.first > last && verb.first < it.first),
  );
}

/** The words from `from` on as they stand in the document, up to what is said besides: "… **and we will add an alarm**". */
function restOf(sentence: Sentence, from: number, last: number, text: string): string {
  const { words, clauses } = sentence;
  const other = clauses.find((it) => it.kind === "main" && !it.inherited && (it.subject?.first ?? 0) > last);
  let end = other?.subject ? other.subject.first - 1 : lastWord(sentence);
  while (/^(?:comma|conjunction|stop)$/.test(words[end]?.tag ?? "")) end--;
  if (from > end) return "";
  const { start, end: to } = rangeOf(sentence, from, end);
  return text.slice(start, to);
}

/** "We need to be more careful when two tables share a name" → "Add ⟨…⟩ when two tables share a name". */
function asGuard(sentence: Sentence, { first, last }: CallToCare): readonly Suggestion[] {
  const from = startOfCall(sentence, first);
  if (from > first) return [];
  const asked = (title: string, last: number, prompt: string): Suggestion =>
    replace(title, rangeOf(sentence, from, last), withCapital(sentence, from, prompt));
  const next = sentence.words[last + 1];
  // "be more aware of unintended changes"
  if (/^(?:of|about)$/.test(next?.lower ?? ""))
    return [
      asked("Let the tool show it", last + 1, "make ⟨the tool⟩ show"),
      asked("Alert on it", last + 1, "alert ⟨whom, and when⟩ on"),
    ];
  if (/^(?:preposition|to|conjunction)$/.test(next?.tag ?? "")) return [];
  return [
    asked("Add a guard", last, "add ⟨a confirmation, a dry run or a limit⟩"),
    asked("Let the tool show it", last, "make ⟨the tool⟩ show ⟨what matters⟩"),
  ];
}

/** The first word of who is asked, or of the verb that asks: "**We** need to be more careful". */
function startOfCall(sentence: Sentence, first: number): number {
  const clause = clauseAt(sentence, first);
  const finite = clause?.kind === "infinitive" ? clause.governor : clause;
  const { subject } = finite ?? {};
  return subject && !finite?.inherited && subject.first < first
    ? subject.first
    : Math.min(finite?.verb.first ?? first, clause?.verb.first ?? first);
}
