/** Words to use instead of an act: what happened without its person, and questions for what stood behind it. */
import type { Act } from "./acts/act.ts";
import type { Clause } from "./english/clauses.ts";
import type { Sentence } from "./english/sentence.ts";
import { keepsFacts, withWholeMarks } from "./facts.ts";
import { withoutAgent, withoutWho } from "./rewording/agents.ts";
import { asLedTo } from "./rewording/ledTo.ts";
import { nominalOffers } from "./rewording/nominal.ts";
import { askingFor, asPrompt } from "./rewording/parts.ts";
import { HAPPENED, LOOKED_RIGHT, SEEN_AND_EXPECTED } from "./rewording/phrases.ts";
import { asMissingPrompt, besideThem } from "./rewording/prompts.ts";
import { beingDone, inPlainPassive, withoutSubject } from "./rewording/recast.ts";
import type { Suggestion } from "./rule.ts";
import type { Edit } from "./text.ts";

/** What a writer may take for an act: told without its person, and as a question for the condition. */
export function offersFor(sentence: Sentence, act: Act, text: string): readonly Suggestion[] {
  const { clause } = act;
  if (!clause) return orPrompts(nominalOffers(sentence, act, text), sentence, act, text);
  const offers: Suggestion[] = [];
  const plain = inPlainPassive(sentence, clause) ?? beingDone(sentence, clause, text);
  const edits = plain ? [plain] : act.frame === "passive" ? undefined : withoutSubject(sentence, clause, text);
  if (edits && !isStillAnAct(act, clause, edits)) {
    offers.push({ title: HAPPENED, edits });
    if (act.frame !== "omission") offers.push(...askingFor(LOOKED_RIGHT, sentence, edits));
  }
  if (act.who) offers.push(withoutWho(act.who));
  offers.push(...withoutAgent(sentence, act, clause, text));
  if (act.frame === "omission") {
    const prompts = asMissingPrompt(sentence, act);
    if (prompts.length > 0) offers.push(...prompts.slice(0, Math.max(1, 2 - offers.length)));
    else if (edits) offers.push(...askingFor("was in view instead", sentence, edits));
  }
  if (offers.length < 2 && /^(?:harm|mistake)$/.test(act.frame))
    offers.push(...asLedTo(sentence, clause).slice(0, 2 - offers.length));
  return orPrompts(offers, sentence, act, text);
}

/**
 * The offers that lose nothing, and prompts for the conditions of an act where that is a single thing; where it is nothing,
 * the condition in the place of the deed alone.
 */
function orPrompts(
  offers: readonly Suggestion[],
  sentence: Sentence,
  { frame, range, clause }: Act,
  text: string,
): readonly Suggestion[] {
  const keeping = (all: readonly Suggestion[]): readonly Suggestion[] =>
    all.filter(({ edits }) => keepsFacts(text, withWholeMarks(text, edits)));
  const kept = keeping(offers);
  if (kept.length > 1) return kept;
  const prompts = (frame === "omission" ? UNDONE : DONE).flatMap(([title, prompt]) =>
    asPrompt(title, sentence, range, prompt, 2),
  );
  // Whatever else the sentence tells stays where the condition takes the place of the deed alone.
  const beside = kept.length === 0 && clause && frame !== "passive" ? besideThem(sentence, clause) : [];
  const first = [...kept, ...beside];
  // What a question for a whole sentence leaves out, is offered only where nothing else is, or where it is little.
  const rest = keeping(prompts).filter(
    ({ edits: [edit] }) => first.length === 0 || !edit || edit.end - edit.start < 90,
  );
  return [...first, ...rest].slice(0, 2);
}

const DONE = [
  SEEN_AND_EXPECTED,
  ["Say what let it have this effect", "⟨The tool or the procedure⟩ let ⟨the step⟩ have ⟨this effect⟩"],
] as const;
const UNDONE = [
  ["Say what was in view", "At the time ⟨what was in view⟩, and nothing pointed to ⟨the step⟩"],
  ["Say what the step took", "⟨The step⟩ took ⟨what, and how long⟩, and ⟨what else was going on⟩"],
] as const;

/** Whether the clause, told in the passive, would be the same finding again: "the alert was ignored". */
function isStillAnAct({ frame }: Act, { verb }: Clause, [edit]: readonly Edit[]): boolean {
  return frame === "mistake" && !/^(?:be|get)$/.test(verb.lemma) && !/^there was/i.test(edit?.text ?? "");
}
