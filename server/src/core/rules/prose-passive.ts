import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-passive",
  category: "prose",
  severity: "hint",
  preset: "all",
  precedence: 970,
  summary: "A verb may be in the passive voice.",
  rationale: `The passive leaves out who or what acted. In a postmortem that is often right: it keeps people out of the sentence. Where a part of the system acted, naming it tells more. For this reason the rule is off unless it is asked for. The check is write-good's *passive* [S80].`,
  exemptions: `Nothing: this is a hint for those who look for it.`,
  examples: {
    reported: [
      { text: "The batch ⟦was rejected⟧ at the second gate." },
      { text: "Both keys ⟦were lost⟧ in the move." },
      { text: "The trays ⟦were stopped⟧ at 04:12." },
      { text: "Two alarms ⟦are sent⟧ for each door." },
      { text: "The recipe ⟦is loaded⟧ at the start of a shift." },
    ],
    clean: [
      { text: "The second gate rejected the batch." },
      { text: "The gate was red." },
      { text: "> The batch was rejected." },
      { text: "The scanner reads each badge twice." },
      { text: "Two alarms go out for each door." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("passive", document))
      yield { range, message: `“${words}” may leave out what acted. Was it a part of the system that can be named?` };
  },
});
