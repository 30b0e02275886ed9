import { isInParts, missingSections } from "../findings/missing.ts";
import { defineRule } from "../rule.ts";

/** Any of these tells, or may tell, how people came to know. */
const FOUND =
  /\b(?:detect\w*|alert(?:s|ed|ing)?|alarms?|paged?|pages|pager\w*|pagerduty|opsgenie|nagios|notic(?:ed?|es|ing)|noted|monitor(?:s|ing|ed)?|probe[sd]?|synthetic|health ?checks?|spott?(?:ed|s)|discover\w*|found (?:out|that|by)|became aware|made aware|attention|inform(?:s|ed|ing)|notif\w+|report(?:s|ed|ing)?|disclos\w+|complain\w*|phoned|rang|ticket[sd]?|observ\w+|saw|realis\w+|realiz\w+|flagged|raised by|told (?:us|the)|contacted|called|wr(?:ote|ites) to|calls? (?:the|us|in)|messaged|learned of|heard|show(?:s|ed|n|ing)|display(?:s|ed|ing)|errored)\b/i;

export default defineRule({
  id: "missing-detection",
  category: "structure",
  summary: "Nothing says how the event was found.",
  rationale: `Between the first effect and the first person who knew lies the time that is easiest to win [S11] [S29] [S30]. Which signal it was, and how late it came, is told here.`,
  exemptions: `Any word on an alert, a report, or somebody who noticed, wherever it stands but among the action items; articles that are not written in sections; learning reviews.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\nThe queue stalled.\n## Actions\n…" },
      { text: "# ⟦Outage⟧\n## Timeline\n- 10:00 stall\n- 10:30 fixed" },
      { text: "# ⟦RCA⟧\n## Root causes\n- a\n- b" },
      { text: "# ⟦Outage⟧\n## Impact\n30 min\n## Resolution\nrollback" },
      { text: "# ⟦Outage⟧\n## Lessons\n- test more" },
      { text: "# ⟦Outage⟧\n## What happened\nDeploy, errors, rollback." },
    ],
    clean: [
      { text: "# Outage\n## Detection\nSynthetic check, 3 min." },
      { text: "# Outage\n**Detection:** customer ticket" },
      { text: "# Outage\n## Timeline\n- 10:00 stall\n- 10:03 on-call paged by lag alert" },
      { text: "# Outage\n## Summary\nMonitoring detected the stall at 10:03." },
      { text: "# Outage\n## How did we notice\nA user wr(?:ote|ites) to|calls? (?:the|us|in) support." },
      { text: "# Outage\n## :eye: Detection\nnone, found by chance" },
      { text: "# Cold store\n\n## Summary\n\nA driver complained that the doors stayed shut." },
      { text: "# Cold store\n\n## Timeline\n\n- 04:10 the panel shows 9 °C\n- 05:00 stock moved" },
      { text: "# The night the exams did not open\n\nThe portal did not open.", note: "an article without sections" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (!isInParts(postmortem) || sections.find("detection", "empty")) return;
    const told = document.blocks.some(
      (block) =>
        block.lines.length > 0 &&
        block.kind !== "heading" &&
        !sections.rolesAt(block.start).includes("actions") &&
        FOUND.test(document.slice(block.start, block.end)),
    );
    if (told) return;
    yield missingSections(
      postmortem,
      "Nothing says how this was found. Which signal was it, and how long after the first effect?",
      [
        {
          role: "detection",
          heading: "Detection",
          prompts: ["<Signal> at <time>, <how many> minutes after the first effect. How could it be sooner?"],
        },
      ],
    );
  },
});
