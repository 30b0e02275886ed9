import type { ActionItem } from "../actionItems.ts";
import { addToItem, itemsWithout, rangeOfGap } from "../missing.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-due-date",
  category: "action-items",
  severity: "information",
  preset: "recommended",
  summary: "An open action item has no date.",
  rationale: `What has no date waits for the next incident. Teams that finish their actions agree on a time for each, days for the urgent ones, weeks for the others [S29] [S30].
A section without any date gets one finding, on its heading.`,
  exemptions: `Done items, relative dates ("next sprint", "within two weeks", "Q3"), and priorities that the option \`slo\` gives a time to.`,
  options: {
    slo: {
      description: 'By priority, the time an item has, such as {"P0": "15d"}; such items need no date.',
      default: {},
    },
  },
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "- [ ] ⟦Add a lag alert⟧ (@omar, OPS-12)", within: "actions" },
      { text: "- [ ] ⟦Publish the ownership list soon⟧ (@lena)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| ⟦Add a dry run⟧ | Wei | ASAP | OPS-14 |",
        within: "actions",
      },
      { text: "- ⟦Ongoing: tune the thresholds⟧ (@kofi)", within: "actions" },
      { text: "- ⟦Version the schema eventually (API team)⟧", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| ⟦Move the lock⟧ | Ana | | OPS-15 |",
        within: "actions",
      },
    ],
    clean: [
      { text: "- [ ] Add a lag alert (@omar, by 20 May)", within: "actions" },
      { text: "- [ ] Publish the ownership list within two weeks (@lena)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a dry run | Wei | 2024-06-01 |",
        within: "actions",
      },
      { text: "- Version the schema in Q3 (API team)", within: "actions" },
      { text: "- [x] Roll back", within: "actions" },
      { text: "- Move the lock table next sprint (@ana)", within: "actions" },
    ],
  },
  *checkDocument({ actionItems }, { options }) {
    const slo = new Set(Object.keys((options.slo as Readonly<Record<string, string>> | undefined) ?? {}));
    const isDated = (item: ActionItem): boolean =>
      item.due() !== undefined || item.text.includes("due ⟨") || slo.has(item.priority()?.text.toUpperCase() ?? "");
    for (const gap of itemsWithout(actionItems, isDated))
      yield {
        range: rangeOfGap(gap),
        message:
          "task" in gap
            ? "This action item has no date. By when would it help?"
            : "No action item here has a date. By when would each help?",
        suggestions: addToItem(gap, "Add a date", ", due ⟨yyyy-mm-dd⟩"),
      };
  },
});
