import { insertSection } from "../insertion.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "missing-got-lucky",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "Nothing says where luck helped.",
  rationale: `Where luck helped, a risk is waiting: the third part of the lessons shows what to build before luck is needed again [S11].`,
  exemptions: `Documents without both of the other parts.`,
  kinds: ["postmortem"],
  triggers: [],
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
    ],
  },
  *checkDocument(postmortem) {
    const { sections } = postmortem;
    const well = sections.find("well");
    const poorly = sections.find("poorly");
    if (!well || !poorly || sections.find("lucky", "empty")) return;
    yield {
      range: (well.start > poorly.start ? well : poorly).heading,
      message: "What went well and what went poorly are told. Where did luck help?",
      suggestions: [
        insertSection(postmortem, "lucky", "Where we got lucky", ["- ⟨what could easily have been worse⟩"]),
      ],
    };
  },
});
