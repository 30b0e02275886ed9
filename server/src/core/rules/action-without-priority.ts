import { missingFields } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-priority",
  category: "action-items",
  severity: "hint",
  preset: "all",
  summary: "An open action item has no priority.",
  rationale: `Where everything is equally urgent, the first thing done is the easiest one. A priority says which of them changes the most, and which is needed first [S11].`,
  exemptions: `Done items, items below a sub-heading that names their priority, and a priority in brackets or in a column.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "| Action | Owner |\n|---|---|\n| ⟦Add a lag alert⟧ | Omar |", within: "actions" },
      { text: "- [ ] (detect) ⟦Add a lag alert⟧", within: "actions" },
      { text: "| Type | Action |\n|---|---|\n| | ⟦Add a dry run⟧ |", within: "actions" },
      { text: "## Action items\n\n- [ ] ⟦Print the date on each badge⟧\n- [ ] P1 Count the badges at noon" },
      { text: "- ⟦Close the valve by hand⟧ (@lena)", within: "actions" },
      { text: "## ⟦Action items⟧\n\n1. Move the pump\n2. Paint the lever" },
      { text: "## ⟦Action items⟧\n\n- Bolt the cabinet high on the wall\n- Label both valves" },
    ],
    clean: [
      { text: "### Prevent\n- P0 reject empty filters" },
      { text: "## Action items\n\n- P0 a\n- P1 b\n- P2 c" },
      { text: "- [detect, P1] Add a lag alert", within: "actions" },
      { text: "## Action items\n\n- P1 a\n- P1 b" },
      { text: "### High priority\n- (mitigate) add a kill switch" },
      { text: "| Action | Type | Priority |\n|---|---|---|\n| Print the date | detect | P1 |", within: "actions" },
      { text: "| A | B | C | D |\n|---|---|---|---|\n| Add a lag alert | detect | P1 | Omar |", within: "actions" },
      { text: "**P0**\n\n- Bolt the cabinet to the wall", within: "actions" },
      { text: "- Bolt the cabinet to the wall (Nkechi, high)", within: "actions" },
    ],
  },
  *checkDocument({ document, actionItems }) {
    yield* missingFields(document, actionItems, {
      role: "priority",
      column: "Priority",
      has: (item) => item.priority() !== undefined,
      message: "This action item has no priority. How much does it change, and how soon is it needed?",
      messageForAll: "No action item here has a priority. Which change most, and are needed soonest?",
      offer: "Add a priority",
      offerForAll: "Add a priority to each",
      words: () => ({ inline: " (⟨P1⟩)", cell: "⟨P1⟩" }),
    });
  },
});
