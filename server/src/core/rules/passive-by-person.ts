import { isPerson } from "../english/agents.ts";
import { withoutAgent } from "../rewording.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "passive-by-person",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 150,
  summary: "The passive is used, and its “by …” points at a person after all.",
  rationale: `A passive with a named agent keeps the agent in focus, and focus shifts responsibility [S60] [S63].
The contrast that matters is between who and what [S10] [S11]: leave the person out, and say what made the action possible or likely.`,
  exemptions: `Neutral work ("was spotted by Priya", "was reviewed by two engineers"), systems ("was deleted by the clean-up job"), means and measures ("by failing over", "by 40 %", "by mistake"), and attackers.`,
  triggers: [{ words: ["by"], people: true, with: { lists: ["HARM_V", "OP_V", "CAUSE_V", "OMISSION_V"], words: ["deletion", "removal", "misconfiguration", "misuse", "corruption", "destruction", "disclosure", "make", "write", "truncation"] } }],
  examples: { reported: [], clean: [] },
  *checkSentence(sentence, { acts }) {
    for (const act of acts(sentence)) {
      if (act.frame !== "passive" || !(isPerson(act.agent) || act.agent === "we") || act.agent === "self") continue;
      const without = withoutAgent(act);
      yield {
        range: act.range,
        message: "The “by …” phrase points at a person. What made the action possible or likely?",
        ...(act.agent === "we" && { severity: "information" as const }),
        suggestions: without ? [without] : [],
      };
    }
  },
});
