import { missingFields } from "../findings/missing.ts";
import { dueIn } from "../postmortem/actionItems/fields.ts";
import type { ActionItem } from "../postmortem/actionItems.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-due-date",
  category: "action-items",
  summary: "An open action item has no date.",
  rationale: `What has no date waits for the next incident. Teams that finish their actions agree on a time for each, days for the urgent ones, weeks for the others [S29] [S30].
A section without any date gets one finding, on its heading.`,
  exemptions: `Done items, relative dates ("next sprint", "within two weeks", "Q3"), a date above the items that is for all of them, and priorities that the option \`slo\` gives a time to. *Soon* and *ongoing* are no dates.`,
  options: {
    slo: {
      description: 'By priority, the time an item has, such as {"P0": "15d"}; such items need no date.',
      default: {},
    },
  },
  kinds: [...REVIEWS, "premortem"],
  examples: {
    reported: [
      { text: "- [ ] ⟦Add a lag alert⟧ (@omar, OPS-12)", within: "actions" },
      { text: "- [ ] ⟦Publish the ownership list soon⟧ (@lena)", within: "actions" },
      { text: "- ⟦Drills to be done on 2 wards by the sister in charge⟧", within: "actions" },
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
      {
        text: "## ⟦Action items⟧\n\n| Action | Owner |\n|---|---|\n| Bolt the cabinet to the wall | Nkechi |\n| Label both valves | Tomasz |",
        note: "no item has one: the table gets a column",
      },
      { text: "## ⟦Action items⟧\n\n1. Bolt the cabinet (Nkechi)\n2. Label both valves due to their colour (Tomasz)" },
    ],
    clean: [
      {
        text: "# We are sorry about the exams\n\n## Next steps\n\n- Print the papers a day earlier\n- Lock both rooms",
        kind: "external",
        note: "a notice needs no dates",
      },
      { text: "- [ ] Add a lag alert (@omar, by 20 May)", within: "actions" },
      { text: "- [ ] Publish the ownership list within two weeks (@lena)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a dry run | Wei | 2024-06-01 |",
        within: "actions",
      },
      { text: "- Version the schema in Q3 (API team)", within: "actions" },
      { text: "- [x] Roll back", within: "actions" },
      { text: "- Move the pump to its own circuit (FAC-7, done on 18 June)", within: "actions" },
      { text: "- Ask the wards for their lists - done, and put on the wall 18/06/2025", within: "actions" },
      { text: "- Deploy the new pump map (Ines, to be done by 18 June)", within: "actions" },
      { text: "- Move the lock table next sprint (@ana)", within: "actions" },
      {
        text: "Due for all: end of June.\n\n- Bolt the cabinet (Nkechi)\n- Label both valves (Tomasz)",
        within: "actions",
      },
      { text: "- Bolt the cabinet.", within: "lessons", note: "a lesson is no action item" },
    ],
  },
  *checkDocument({ document, actionItems }, { options }) {
    const timed = new Set(Object.keys(options.slo ?? {}).map((priority) => priority.toUpperCase()));
    yield* missingFields(document, actionItems, {
      role: "due",
      column: "Due",
      has: (item: ActionItem) => item.due() !== undefined || timed.has(item.priority()?.text.toUpperCase() ?? ""),
      forAll: (lead) => dueIn(document.slice(lead.start, lead.end), lead.start) !== undefined,
      message: "This action item has no date. By when would it help?",
      messageForAll: "No action item here has a date. By when would each help?",
      offer: "Add a date",
      offerForAll: "Add a date to each",
      words: () => ({ inline: ", due ⟨yyyy-mm-dd⟩", cell: "⟨yyyy-mm-dd⟩" }),
    });
  },
});
