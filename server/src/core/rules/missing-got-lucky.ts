import { insertSections } from "../findings/insertion.ts";
import { saysInProse } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const LUCK = /\b(?:luck|lucky|luckily|fortunate(?:ly)?|by chance|coincidence)\b/i;

export default defineRule({
  id: "missing-got-lucky",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "What went well and poorly is told, and not where luck helped.",
  rationale: `What went well by chance will not do so again. Luck is a risk that has not shown itself yet, and the third part of the lessons in the template of the SRE Workbook [S11].`,
  exemptions: `Documents without both of the other parts, and those that speak of luck elsewhere.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# Outage\n## What went well\n- a\n## ⟦What went poorly⟧\n- b" },
      { text: "# Outage\n## Things that went well\n- a\n## ⟦Things that went poorly⟧\n- b" },
      {
        text: "# Gate outage\n\n## What went poorly\n\n- The gates share one lock.\n\n## ⟦What went well⟧\n\n- A guard was near.",
      },
      {
        text: "# Feeder trip\n\n## Lessons learned\n\n### What went well\n\n- Crews were close.\n\n### ⟦What went wrong⟧\n\n- The map was old.",
      },
      {
        text: "# Dose labels\n\n**What went well**\n\n- The ward called at once.\n\n⟦**What went poorly**⟧\n\n- The queue is not shown.",
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
        text: "# Cold store\n\n## What went well\n\n- Luckily a driver was near.\n\n## What went poorly\n\n- The panel is in the basement.",
        note: "luck is told among what went well",
      },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    const well = sections.find("well");
    const poorly = sections.find("poorly");
    if (!well || !poorly || sections.find("lucky", "empty") || saysInProse(document, LUCK)) return;
    yield {
      range: (well.start > poorly.start ? well : poorly).heading,
      message: "What went well and what went poorly are told. Where did luck help?",
      suggestions: [
        insertSections(postmortem, [
          { role: "lucky", heading: "Where we got lucky", prompts: ["- ⟨what could easily have been worse⟩"] },
        ]),
      ],
    };
  },
});
