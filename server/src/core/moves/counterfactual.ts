/** Turns what should have been, or could have been, into an action item; the sentence then tells what was. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { Sentence } from "../english/sentence.ts";
import type { Postmortem } from "../postmortem.ts";
import type { Diagnostic } from "../rule.ts";
import type { Range } from "../text.ts";
import { addAction } from "./addAction.ts";
import type { Move } from "./move.ts";
import { TASK_PROMPT, taskIn } from "./task.ts";

const RULES = /^(?:should-have|could-have|if-only)$/;
/** An offer that leaves the action where the analysis stands. */
const OWN_ACTION = "Make it an action";

/** The move at a range: of a finding, or of a sentence that says what a system should have done. */
export function asAction(postmortem: Postmortem, diagnostics: readonly Diagnostic[], range: Range): Move | undefined {
  const { sentences, document, names } = postmortem;
  const finding = diagnostics.find(({ ruleId, range: words }) => RULES.test(ruleId) && touches(words, range));
  const at = finding?.range ?? range;
  const sentence = sentences.find((it) => touches(it, at));
  if (!sentence || sentence.place.heading || sentence.place.roles.includes("actions")) return undefined;
  const clause = finding ? clauseOf(sentence, finding.range) : sentence.clauses.find((it) => isWished(sentence, it));
  const task = clause && taskIn(sentence, clause, finding !== undefined, document.text, names);
  if (!finding && (!task || task.includes("⟨"))) return undefined;
  const reworded = finding?.suggestions?.().find(({ title }) => title !== OWN_ACTION)?.edits;
  if (finding && !reworded) return undefined;
  const added = addAction(postmortem, task ?? TASK_PROMPT);
  if (!added) return undefined;
  return {
    title: finding ? "Turn it into an action item, and say what was" : "Add an action item for it",
    edits: [...(reworded ?? []), ...added],
  };
}

/** The clause that a finding is about; after "it was the nurse's job" or "it would have been better", what is named then. */
function clauseOf({ words, clauses }: Sentence, { start, end }: Range): Clause | undefined {
  const startOf = (index: number): number => words[index]?.start ?? start;
  return (
    clauses.find(
      ({ verb }) =>
        verb.finite &&
        (verb.lemma !== "be" || verb.passive) &&
        startOf(verb.first) < end &&
        startOf(verb.last) >= start,
    ) ?? clauses.find(({ kind, first }) => kind === "infinitive" && startOf(first) >= end)
  );
}

/** Whether a clause says what a system should have done. */
function isWished(sentence: Sentence, clause: Clause): boolean {
  const { verb, subject } = clause;
  return verb.modal === "should" && verb.perfect && !verb.passive && !isHuman(sentence.agent(subject, clause));
}

const touches = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end;
