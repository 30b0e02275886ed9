import type { ActionItem } from "../actionItems.ts";
import { addToItem, itemsWithout, rangeOfGap } from "../missing.ts";
import { defineRule } from "../rule.ts";

const RANKED = /\b(?:P[0-4]|high|medium|low|critical|must|should|could|short|long|immediate)\b/i;
export default defineRule({
  id: "action-without-priority",
  category: "action-items",
  severity: "hint",
  preset: "all",
  summary: "An open action item has no priority.",
  rationale: `Where everything is equally urgent, the first thing done is the easiest one. A priority says which of them changes the most, and which is needed first [S11].`,
  exemptions: `Done items, items below a sub-heading that names their priority, and a priority in brackets or in a column.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "| Action | Owner |\n|---|---|\n| ⟦Add a lag alert⟧ | Omar |", within: "actions" },
      { text: "- [ ] (detect) ⟦Add a lag alert⟧", within: "actions" },
      { text: "| Type | Action |\n|---|---|\n| | ⟦Add a dry run⟧ |", within: "actions" },
      { text: "## Action items\n\n- [ ] ⟦Print the date on each badge⟧\n- [ ] P1 Count the badges at noon" },
      { text: "- ⟦Close the valve by hand⟧ (@lena)", within: "actions" },
      { text: "## ⟦Action items⟧\n\n1. Move the pump\n2. Paint the lever" },
    ],
    clean: [
      { text: "### Prevent\n- P0 reject empty filters" },
      { text: "## Action items\n\n- P0 a\n- P1 b\n- P2 c" },
      { text: "- [detect, P1] Add a lag alert", within: "actions" },
      { text: "## Action items\n\n- P1 a\n- P1 b" },
      { text: "### High priority\n- (mitigate) add a kill switch" },
      { text: "| Action | Type | Priority |\n|---|---|---|\n| Print the date | detect | P1 |", within: "actions" },
    ],
  },
  *checkDocument({ actionItems }) {
    const isRanked = (item: ActionItem): boolean =>
      item.priority() !== undefined ||
      /[[(][^\])\n]{0,30}\b(?:high|medium|low|critical|must|should)\b[^\])\n]{0,30}[\])]/i.test(item.text) ||
      RANKED.test(item.section?.title ?? "");
    for (const gap of itemsWithout(actionItems, isRanked))
      yield {
        range: rangeOfGap(gap),
        message:
          "task" in gap
            ? "This action item has no priority. How much does it change, and how soon is it needed?"
            : "No action item here has a priority. Which change most, and are needed soonest?",
        suggestions: addToItem(gap, "Add a priority", " (⟨P1⟩)"),
      };
  },
});
