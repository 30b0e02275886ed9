import { linkIn } from "../actionFields.ts";
import type { ActionItem } from "../actionItems.ts";
import { addToItem, itemsWithout, rangeOfGap } from "../missing.ts";
import { defineRule } from "../rule.ts";
import type { Section } from "../sections.ts";

export default defineRule({
  id: "action-without-tracking-link",
  category: "action-items",
  severity: "information",
  preset: "recommended",
  summary: "An open action item has no ticket.",
  rationale: `Only work that is tracked where work is tracked gets done [S11] [S29].
A section without any ticket gets one finding, on its heading.`,
  exemptions: `Done items, and sections that open with a link to an epic or a board for all of them.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "- [ ] ⟦Add a lag alert⟧ (@omar, 20 May)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| ⟦Add a dry run⟧ | Wei | 2024-06-01 | |",
        within: "actions",
      },
      { text: "- ⟦Rate-limit the bulk endpoint (Priya, June)⟧", within: "actions" },
      { text: "- ⟦Ticket to be created for the lock table (Ana)⟧", within: "actions" },
      { text: "- ⟦Version the schema, API team, Q3⟧", within: "actions" },
      { text: "1. ⟦Publish the ownership list⟧, @lena, 1 June", within: "actions" },
    ],
    clean: [
      { text: "- [ ] Add a lag alert (@omar, OPS-12)", within: "actions" },
      { text: "- Rate-limit the bulk endpoint (#482)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a dry run | Wei | [OPS-14](https://t.example/14) |",
        within: "actions",
      },
      { text: "## Action items\n\nAll items: [epic OPS-10](https://t.example/10)\n- Add a lag alert" },
      { text: "- See example/tools#77 for the dry run", within: "actions" },
      { text: "- [x] Roll back", within: "actions" },
    ],
  },
  *checkDocument({ document, actionItems }) {
    // What stands before the items of a section is for all of them.
    const tracked = new Map<Section | undefined, boolean>();
    for (const { section, start } of actionItems)
      if (!tracked.has(section))
        tracked.set(
          section,
          !!section && linkIn(document.text, { start: section.bodyStart, end: start }) !== undefined,
        );
    const isTracked = (item: ActionItem): boolean => item.link() !== undefined || tracked.get(item.section) === true;
    for (const gap of itemsWithout(actionItems, isTracked))
      yield {
        range: rangeOfGap(gap),
        message:
          "task" in gap
            ? "This action item has no ticket. Where can its progress be seen?"
            : "No action item here has a ticket. Where can their progress be seen?",
        suggestions: addToItem(gap, "Add a ticket", " ([⟨KEY-123⟩](⟨url⟩))"),
      };
  },
});
