import { missingFields } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { typeOfTask } from "../postmortem/topics.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-type",
  category: "action-items",
  severity: "hint",
  preset: "all",
  summary: "An open action item does not say whether it prevents, detects or mitigates.",
  rationale: `The type shows at a glance what a list of actions leaves out: five that detect, and none that prevents [S11].`,
  exemptions: `Done items, items below a sub-heading that names their type, and a type in brackets or in a column.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "| Action | Owner |\n|---|---|\n| ⟦Add a lag alert⟧ | Omar |", within: "actions" },
      { text: "- [ ] [P1] ⟦Add a lag alert⟧", within: "actions" },
      { text: "| Type | Action |\n|---|---|\n| | ⟦Add a dry run⟧ |", within: "actions" },
      { text: "## Action items\n\n- [ ] ⟦Print the date on each badge⟧\n- [ ] (detect) Count the badges at noon" },
      { text: "- ⟦Close the valve by hand⟧ (@lena)", within: "actions" },
      { text: "## ⟦Action items⟧\n\n- Bolt the cabinet to the wall\n- Label both valves" },
    ],
    clean: [
      { text: "### Prevent\n- P0 reject empty filters" },
      { text: "- [detect, P1] Add a lag alert", within: "actions" },
      { text: "### High priority\n- (mitigate) add a kill switch" },
      { text: "| Action | Type | Priority |\n|---|---|---|\n| Print the date | detect | P1 |", within: "actions" },
      { text: "- (mitigate) Close the valve by hand", within: "actions" },
      { text: "### Detect\n\n- Count the badges at noon" },
      { text: "| A | B | C | D |\n|---|---|---|---|\n| Add a lag alert | detect | P1 | Omar |", within: "actions" },
      { text: "**Preventive measures**\n\n- Bolt the cabinet to the wall", within: "actions" },
    ],
  },
  *checkDocument({ document, actionItems }, { lexicon }) {
    yield* missingFields(document, actionItems, {
      role: "type",
      column: "Type",
      has: (item) => item.type() !== undefined,
      message: "This action item has no type. Does it prevent, detect, mitigate or repair?",
      messageForAll: "No action item here has a type. Which prevent, which detect, and which mitigate?",
      offer: "Add a type",
      offerForAll: "Add a type to each",
      words: (item) => {
        const type = `⟨${typeOfTask(item.text, lexicon) ?? "prevent, detect, mitigate or repair"}⟩`;
        return { inline: ` (${type})`, cell: type };
      },
    });
  },
});
