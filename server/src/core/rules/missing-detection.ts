import { missingSection } from "../missing.ts";
import { defineRule } from "../rule.ts";

const FOUND =
  /\b(?:detect\w*|alert(?:s|ed|ing)?|alarms?|paged?|pages|pager\w*|pagerduty|opsgenie|nagios|noticed|notice[sd]?|noticing|monitoring|monitors?|probe[sd]?|synthetic|health ?checks?|spotted|discovered|found (?:out|that|by)|became aware|made aware|informed|notified|reported|reports?|complain\w*|ticket[sd]?|observed|saw|realised|realized|flagged|raised by|told us|contacted)\b/i;
export default defineRule({
  id: "missing-detection",
  category: "structure",
  severity: "information",
  preset: "recommended",
  summary: "Nothing says how the event was found.",
  rationale: `How it was found, and how long after the first effect, is where the next hour is saved [S11] [S29] [S30].
Found by chance is an answer too.`,
  exemptions: `Any word on an alert, a report, or somebody who noticed, wherever it stands.`,
  kinds: ["postmortem"],
  triggers: [],
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
      { text: "# Outage\n## How did we notice\nA user wrote to support." },
      { text: "# Outage\n## :eye: Detection\nnone, found by chance" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (sections.find("detection", "empty")) return;
    const told = document.blocks.some(
      (block) =>
        block.lines.length > 0 &&
        block.kind !== "heading" &&
        !sections.rolesAt(block.start).includes("actions") &&
        FOUND.test(document.text.slice(block.start, block.end)),
    );
    if (told) return;
    yield missingSection(postmortem, {
      role: "detection",
      heading: "Detection",
      prompts: ["⟨Signal⟩ at ⟨time⟩, ⟨how many⟩ minutes after the first effect. How could it be sooner?"],
      message: "Nothing says how this was found. Which signal was it, and how long after the first effect?",
    });
  },
});
