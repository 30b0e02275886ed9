import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "uniform-priority",
  category: "action-items",
  severity: "hint",
  preset: "all",
  summary: "All action items have the same priority.",
  rationale: `Three items of priority two are in no order at all: nothing says which to do first, or what can wait for the next quarter [S11].`,
  exemptions: `Fewer than three open items with a priority.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "## ⟦Action items⟧\n\n- P2 a\n- P2 b\n- P2 c" },
      { text: "## ⟦Action items⟧\n\n- P1: Print the date\n- P1: Count the badges\n- P1: Close the valve" },
      {
        text: "## ⟦Action items⟧\n\n| Action | Priority |\n|---|---|\n| Print the date | P1 |\n| Count the badges | P1 |\n| Close the valve | P1 |",
      },
      {
        text: "## ⟦Action items⟧\n\n- [P0] Print the date\n- [P0] Count the badges\n- [P0] Close the valve\n- [P0] Move the pump",
      },
      { text: "## ⟦Action items⟧\n\n1. Print the date (P3)\n2. Count the badges (P3)\n3. Close the valve (P3)" },
      {
        text: "## ⟦Action items⟧\n\n| What | How urgent |\n|---|---|\n| Bolt the cabinet | high |\n| Label the valves | high |\n| Move the pump | high |",
      },
    ],
    clean: [
      {
        text: "## Action items\n\n| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a lag alert | detect | P1 | Omar |",
      },
      { text: "### Prevent\n- P0 reject empty filters" },
      { text: "## Action items\n\n- P0 a\n- P1 b\n- P2 c" },
      { text: "## Action items\n\n- [detect, P1] Add a lag alert" },
      { text: "## Action items\n\n- P1 a\n- P1 b" },
      { text: "### High priority\n- (mitigate) add a kill switch" },
      { text: "## Action items\n\n- [ ] P1 Print the date\n- [ ] P1 Count the badges\n- [ ] P2 Close the valve" },
      { text: "## Action items\n\n### P1\n\n- Bolt the cabinet\n- Label the valves\n\n### P2\n\n- Move the pump" },
    ],
  },
  *checkDocument({ actionItems }) {
    const levels = actionItems.flatMap((item) => (item.status === "open" ? (item.priority() ?? []) : []));
    const [first] = levels;
    if (!first || levels.length < 3 || levels.some(({ text }) => text.toLowerCase() !== first.text.toLowerCase()))
      return;
    yield {
      range: actionItems[0]?.section?.heading ?? first,
      message: `Every action item here is ${first.text}. Which comes first?`,
    };
  },
});
