import { saysAnywhere } from "../document.ts";
import { isOfAProject, missingSections } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

/** A link to a timeline that is kept in another place. */
const ELSEWHERE = /\[[^\]\n]{0,60}timeline[^\]\n]{0,60}\]\(|timeline[^\n]{0,40}https?:\/\//i;

export default defineRule({
  id: "missing-timeline",
  category: "structure",
  severity: "warning",
  summary: "There is no timeline.",
  rationale: `The timeline is the skeleton of the review: what was seen and done, when, and from which source [S20] [S29].
Start before the incident, with the last normal state, and work forward.`,
  exemptions: `External notices; three entries or more that begin with a time, wherever they stand; a timeline that is linked; a review of a project in which nothing broke. A draft, a learning review and a text without parts get an information.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…\n## Contributing factors\n…\n## Actions\n…" },
      { text: "# ⟦Outage⟧\n## Impact\n…\n## Root cause\n…" },
      { text: "# ⟦RCA⟧\n## Background\n…\n## Actions\n…" },
      { text: "# ⟦Postmortem⟧\n## Summary\nAt 10:00 it broke and at 11:00 it was fine." },
      { text: "# ⟦Incident⟧\n## Detection\n10:02\n## Resolution\n10:40" },
      { text: "# ⟦Review⟧\n## Lessons\n…\n## Actions\n…" },
      {
        text: "# ⟦Ward labels⟧\n\n## Impact\n\nFrom 09:02 to 09:20, eleven labels were wrong.\n\n## Root cause\n\n- two tables with one name",
        note: "two times in prose are no timeline",
      },
    ],
    clean: [
      { text: "# Outage\n## Timeline\n- 10:00 alert\n- 10:04 page\n- 10:31 rollback" },
      { text: "# Outage\n## What happened\n10:00 alert\n10:04 page\n10:31 rollback" },
      { text: "# Outage\n## Sequence of events\n| 10:00 | alert |" },
      {
        text: "# Outage\n## Summary\n…\n- 2024-05-03 10:00 UTC alert\n- 2024-05-03 10:04 page\n- 2024-05-03 10:31 end",
      },
      { text: "# Outage\n## Timeline (UTC)\nsee [export](t.csv)" },
      { text: "# Outage\n## Chronologie\n- 10h00 alerte\n- 10h04 appel\n- 10h31 fin" },
      { text: "# Ward labels\n\n- **Key events**\n  - 09:02 first report\n  - 09:20 printing stopped" },
      {
        text: "# Ward labels\n\n### 2024-05-03 09:02\n\nFirst report.\n\n### 2024-05-03 09:20\n\nPrinting stopped.\n\n### 2024-05-03 10:15\n\nLabels were right.",
      },
      { text: "# Ward labels\n\n**09:02** First report\n\n**09:20** Printing stopped\n\n**10:15** Labels were right" },
      { text: "# Ward labels\n\nSee the [timeline](timeline.csv)." },
      {
        text: "# Postmortem of our spring concert\n\n## What went well\n\nThe choir sang.\n\n## What went wrong\n\nThe hall was cold.",
        note: "a project in which nothing broke",
      },
      { text: "# We are sorry about the labels\n\nLabels were wrong for a while.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections, timeline, document } = postmortem;
    if (sections.find("timeline", "empty") || timeline.entries.filter((entry) => entry.time).length >= 3) return;
    if (isOfAProject(postmortem)) return;
    if (saysAnywhere(document, ELSEWHERE)) return;
    yield missingSections(
      postmortem,
      "There is no timeline. What was seen and done, when, from the last normal state to the end?",
      [
        {
          role: "timeline",
          heading: "Timeline (UTC)",
          prompts: [
            "- <hh:mm> <last normal state>",
            "- <hh:mm> <first effect>",
            "- <hh:mm> <detected by>",
            "- <hh:mm> <mitigated>",
            "- <hh:mm> <resolved>",
          ],
        },
      ],
    );
  },
});
