import { REVIEWS } from "../postmortem/kind.ts";
import { incidentTimes, inWords, momentsOf } from "../postmortem/moments.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "timeline-gap",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "After it was found, the timeline is silent for long.",
  rationale: `The time after an event was found is when people looked, guessed and waited. A long silence there is where the account has most to tell [S20].`,
  exemptions: `Gaps before it was found, and timelines without an entry that says it was.`,
  kinds: REVIEWS,
  options: { minutes: { description: "How long a silence may be.", default: 60 } },
  examples: {
    reported: [
      { text: "## Timeline (UTC)\n\n- 10:02 Alert on queue depth\n- ⟦12:30⟧ Queue drained" },
      {
        text: "## Timeline (UTC)\n\n- 09:00 First wrong label\n- 09:10 The ward reported it\n- ⟦11:00⟧ Printing stops\n- 11:10 Labels are right",
      },
      { text: "## Timeline\n\n- 22:50 Pager alarm\n- ⟦00:20⟧ Valve shut" },
      {
        text: "## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 08:00 | Users report errors |\n| ⟦09:45⟧ | Switch replaced |",
      },
      { text: "## Timeline\n\n- 2024-05-03 10:00 UTC noticed by a porter\n- ⟦2024-05-04 10:00 UTC⟧ fixed" },
    ],
    clean: [
      { text: "## Timeline (UTC)\n\n- 10:02 Alert on queue depth\n- 10:30 Queue drained" },
      { text: "## Timeline (UTC)\n\n- 09:00 Deploy\n- 12:00 Alert\n- 12:10 Rollback" },
      { text: "## Timeline (UTC)\n\n- 09:00 Deploy\n- 12:00 Rollback" },
      { text: "## Timeline\n\n- 23:50 Alarm\n- 00:10 Valve shut" },
      { text: "## Timeline (UTC)\n\n- 10:02 Alert, resolved by itself\n- 14:00 Review" },
    ],
  },
  *checkDocument({ document, timeline }, { options }) {
    const most = typeof options.minutes === "number" ? options.minutes : 60;
    const { detected, resolved } = incidentTimes(document, timeline);
    const moments = momentsOf(document, timeline) ?? [];
    const at = moments.findIndex(({ entry }) => entry === detected?.entry);
    const next = moments[at + 1];
    if (at < 0 || !detected || !next?.entry.time || detected.entry === resolved?.entry) return;
    const gap = next.minutes - detected.minutes;
    if (gap <= most) return;
    yield {
      range: next.entry.time,
      message: `The timeline is silent for ${inWords(gap)} after it was found. What was looked at, and what was tried?`,
      ...(detected.entry.time && { related: [{ range: detected.entry.time, message: "It was found here" }] }),
    };
  },
});
