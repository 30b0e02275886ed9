import { insertSections } from "../findings/insertion.ts";
import { saysInProse } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const WELL = /\b(?:(?:went|worked) (?:very |quite |really )?well|on the (?:bright|plus|up)[- ]?side)\b/i;

export default defineRule({
  id: "missing-went-well",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "The document says what went poorly, and not what went well.",
  rationale: `What went poorly is easier to see. What people did that kept it from being worse is knowledge too, and worth keeping on purpose [S29] [S11].`,
  exemptions: `Documents without a section on what went poorly, and those that say elsewhere what went or worked well.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# Outage\n## ⟦What went poorly⟧\n- slow page" },
      { text: "# Outage\n## Lessons learned\n### ⟦What went wrong⟧\n- slow page" },
      {
        text: "# Gate outage\n\n## ⟦What went wrong⟧\n\n- The gates share one lock.\n\n## Action items\n\n- Split the lock (Lena)",
      },
      { text: "# Feeder trip\n\n⟦**What went poorly**⟧\n\n- The map was old." },
      {
        text: "# Dose labels\n\n## Lessons learned\n\n### ⟦What could have gone better⟧\n\n- The print queue is not shown.",
      },
    ],
    clean: [
      { text: "# Outage\n## What went well\n- a\n## What went poorly\n- b\n## Where we got lucky\n- c" },
      { text: "# Outage\n## Lessons learned\n- The restore takes 40 minutes, not 10." },
      { text: "# Outage\n## Takeaways\n- a" },
      { text: "# Outage\n## What worked\n- a\n## What didn't work\n- b\n## Luck\nNone." },
      { text: "# Outage\n## Learnings\n- a\n- b" },
      { text: "# Outage\n## What did we learn from this incident?\n- a" },
      {
        text: "# Feeder trip\n\n## Difficulties\n\n- The map was old.\n\n## Conclusion\n\nThe call tree worked very well.",
        note: "it is told elsewhere",
      },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    const poorly = sections.find("poorly");
    if (!poorly || sections.find("well", "empty") || saysInProse(document, WELL)) return;
    yield {
      range: poorly.heading,
      message: "What went poorly stands alone. What went well, and what kept it from being worse?",
      suggestions: [
        insertSections(postmortem, [
          { role: "well", heading: "What went well", prompts: ["- ⟨what helped, and how it came to be there⟩"] },
        ]),
      ],
    };
  },
});
