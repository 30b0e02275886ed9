import { parseDay } from "../postmortem/calendar.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-overdue",
  category: "action-items",
  summary: "An open action item is past its date.",
  rationale: `Action items that are agreed and not done are the usual way to meet the same incident again [S13] [S29].
A date that has passed is a question: done and not ticked, postponed, or no longer wanted?`,
  exemptions: `Done items, dates without a year, relative dates, and runs that do not know what day it is.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "- [ ] Print the date on each badge (@lena, ⟦due 2023-05-20⟧)", within: "actions" },
      { text: "- Count the badges by ⟦20 May 2022⟧ (Omar)", within: "actions" },
      { text: "| Action | Owner | Due |\n|---|---|---|\n| Close the valve | Wei | ⟦2021-03-01⟧ |", within: "actions" },
      { text: "- Move the pump, ⟦due: 2020-01-31⟧, OPS-4", within: "actions" },
      { text: "- Paint the lever ⟦by May 20, 2022⟧ (Ana)", within: "actions" },
    ],
    clean: [
      { text: "- [x] Print the date on each badge (@lena, due 2023-05-20)", within: "actions" },
      { text: "- [ ] Print the date on each badge (@lena, due 2093-05-20)", within: "actions" },
      { text: "- Count the badges by 20 May (Omar)", within: "actions" },
      { text: "- Move the pump next sprint (Ana)", within: "actions" },
      { text: "- Paint the lever (Ana)", within: "actions" },
    ],
  },
  *checkDocument({ actionItems }, { today }) {
    if (!today) return;
    for (const item of actionItems) {
      const due = item.due();
      const day = due && parseDay(due.text);
      if (!due || !day || item.status !== "open" || day >= today) continue;
      yield {
        range: { start: due.start, end: due.end },
        message: `This date was ${day}, and the item is open. Is it done, moved, or no longer wanted?`,
      };
    }
  },
});
