/** What the rules about acts report: one frame each, of people and of the writer's own group, which is told more softly. */
import type { ActFrame } from "../acts/act.ts";
import { isPersonOrWe } from "../english/agents.ts";
import type { Sentence } from "../english/sentence.ts";
import { offersFor } from "../rewording.ts";
import { type Finding, type SentenceContext, SOFTER } from "../rule.ts";

/** The acts of one frame in a sentence whose agent is a person or "we", with a message and what to write instead. */
export function* actsOf(
  frame: ActFrame,
  message: string,
  sentence: Sentence,
  { acts, text }: SentenceContext,
): Iterable<Finding> {
  for (const act of acts(sentence))
    if (act.frame === frame && isPersonOrWe(act.agent))
      yield {
        range: act.range,
        message,
        ...(act.agent === "we" && SOFTER),
        suggestions: () => offersFor(sentence, act, text),
      };
}
