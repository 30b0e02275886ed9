import { missingFields } from "../findings/missing.ts";
import { linkIn } from "../postmortem/actionItems/fields.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-tracking-link",
  category: "action-items",
  summary: "An open action item has no ticket.",
  rationale: `Only work that is tracked where work is tracked gets done [S11] [S29].
A section without any ticket gets one finding, on its heading.`,
  exemptions: `Done items, and sections that open with a link to an epic or a board for all of them.`,
  kinds: [...REVIEWS, "premortem"],
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
      {
        text: "## ⟦Follow-ups⟧\n\n| What | Who |\n|---|---|\n| Bolt the cabinet to the wall | Nkechi |\n| Label both valves | Tomasz |",
        note: "no item has one: the table gets a column",
      },
      {
        text: "- ⟦Replace the relief valves at NO-114, NO-120 and NO-131 before winter (Ines)⟧",
        within: "actions",
        note: "several of a kind in a row are places",
      },
      { text: "- ⟦Switch the archive to UTF-8 (Aylin)⟧", within: "actions", note: "a name of a standard is no ticket" },
    ],
    clean: [
      {
        text: "# We are sorry about the exams\n\n## Next steps\n\n- Print the papers a day earlier\n- Lock both rooms",
        kind: "external",
        note: "a notice needs no tickets",
      },
      { text: "- [ ] Add a lag alert (@omar, OPS-12)", within: "actions" },
      { text: "- Rate-limit the bulk endpoint (#482)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a dry run | Wei | [OPS-14](https://t.example/14) |",
        within: "actions",
      },
      { text: "## Action items\n\nAll items: [epic OPS-10](https://t.example/10)\n- Add a lag alert" },
      { text: "- See example/tools#77 for the dry run", within: "actions" },
      { text: "- [x] Roll back", within: "actions" },
      { text: "Board: <https://board.example/ward-7>\n\n- Bolt the cabinet\n- Label both valves", within: "actions" },
      { text: "- Bolt the cabinet.", within: "lessons", note: "a lesson is no action item" },
    ],
  },
  *checkDocument({ document, actionItems }) {
    yield* missingFields(document, actionItems, {
      role: "link",
      column: "Ticket",
      has: (item) => item.link() !== undefined,
      forAll: (lead) => linkIn(document.slice(lead.start, lead.end), lead.start) !== undefined,
      message: "This action item has no ticket. Where can its progress be seen?",
      messageForAll: "No action item here has a ticket. Where can their progress be seen?",
      offer: "Add a ticket",
      offerForAll: "Add a ticket to each",
      words: () => ({ inline: " ([⟨KEY-123⟩](⟨url⟩))", cell: "[⟨KEY-123⟩](⟨url⟩)" }),
    });
  },
});
