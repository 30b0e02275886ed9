import type { ActionItem } from "../actionItems.ts";
import { typeOf } from "../actionTypes.ts";
import { addToItem, itemsWithout, rangeOfGap } from "../missing.ts";
import { defineRule } from "../rule.ts";

const TYPED = /\b(?:prevent|detect|mitigat|respon[ds]|repair|investigat|process)\w*/i;
export default defineRule({
  id: "action-without-type",
  category: "action-items",
  severity: "hint",
  preset: "all",
  summary: "An open action item does not say whether it prevents, detects or mitigates.",
  rationale: `The type shows at a glance what a list of actions leaves out: five that detect, and none that prevents [S11].`,
  exemptions: `Done items, items below a sub-heading that names their type, and a type in brackets or in a column.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "| Action | Owner |\n|---|---|\n| ⟦Add a lag alert⟧ | Omar |", within: "actions" },
      { text: "- [ ] [P1] ⟦Add a lag alert⟧", within: "actions" },
      { text: "| Type | Action |\n|---|---|\n| | ⟦Add a dry run⟧ |", within: "actions" },
      { text: "## Action items\n\n- [ ] ⟦Print the date on each badge⟧\n- [ ] (detect) Count the badges at noon" },
      { text: "- ⟦Close the valve by hand⟧ (@lena)", within: "actions" },
    ],
    clean: [
      { text: "### Prevent\n- P0 reject empty filters" },
      { text: "- [detect, P1] Add a lag alert", within: "actions" },
      { text: "### High priority\n- (mitigate) add a kill switch" },
      { text: "| Action | Type | Priority |\n|---|---|---|\n| Print the date | detect | P1 |", within: "actions" },
      { text: "- (mitigate) Close the valve by hand", within: "actions" },
      { text: "### Detect\n\n- Count the badges at noon" },
    ],
  },
  *checkDocument({ actionItems }) {
    const isTyped = (item: ActionItem): boolean =>
      item.type() !== undefined || item.text.includes("(⟨prevent") || TYPED.test(item.section?.title ?? "");
    for (const gap of itemsWithout(actionItems, isTyped)) {
      const guess = "task" in gap ? typeOf(gap.text) : undefined;
      yield {
        range: rangeOfGap(gap),
        message:
          "task" in gap
            ? "This action item has no type. Does it prevent, detect, mitigate or repair?"
            : "No action item here has a type. Which prevent, which detect, and which mitigate?",
        suggestions: addToItem(gap, "Add a type", guess ? ` (${guess})` : " (⟨prevent, detect or mitigate⟩)"),
      };
    }
  },
});
