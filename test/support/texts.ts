/** Every text of our own that a rule may find something in: the examples of the rules and the sets of sentences. */
import type { Kind } from "../../server/src/core/postmortem.ts";
import type { Diagnostic, Suggestion } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { adversary } from "../core/adversary.examples.ts";
import { blaming, clean } from "../core/unseen.examples.ts";
import { wording } from "../core/wording.examples.ts";
import { frameOf, unmark } from "./marks.ts";

export interface Text {
  readonly text: string;
  readonly kind: Kind;
}

export const ownTexts: readonly Text[] = [
  ...rules.flatMap(({ examples }) =>
    [...examples.reported, ...examples.clean].map((example) => ({
      text: frameOf(example) + unmark(example.text).text,
      kind: example.kind ?? ("postmortem" as const),
    })),
  ),
  ...[
    ...Object.values(wording).flatMap(({ reported, clean }) => [...reported, ...clean]),
    ...adversary.map(({ text }) => text),
    ...blaming,
    ...clean,
  ].map((text) => ({ text, kind: "postmortem" as const })),
];

const WORDING = /^(?:blame|people|hindsight|causality|tone)$/;
const ABOUT_ACTIONS = /^(?:vague-action|person-fixing-action|punitive-action)$/;

/** Whether a finding is about words. An organisation's own phrases come with its own words, so they do not count. */
export function isWording({ category, ruleId }: Diagnostic): boolean {
  return (WORDING.test(category) || ABOUT_ACTIONS.test(ruleId)) && ruleId !== "own-phrases";
}

/** A finding with what it suggests, as plain data that can be compared. */
export function asData(diagnostic: Diagnostic): object {
  return { ...diagnostic, suggestions: diagnostic.suggestions?.() };
}

/** Whether a suggestion can be taken as it stands, with no placeholder to fill. */
export function isComplete({ edits }: Suggestion): boolean {
  return !edits.some(({ text }) => text.includes("⟨"));
}
