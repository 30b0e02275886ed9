import { missingSection } from "../missing.ts";
import { defineRule } from "../rule.ts";

const LEARNED = /\b(?:lessons?|learn(?:ed|t|ing)s?|takeaways?|in future|going forward|next time)\b/i;

export default defineRule({
  id: "missing-lessons",
  category: "structure",
  severity: "information",
  preset: "recommended",
  summary: "No section says what was learned.",
  rationale: `Learning is the goal, and repairs are its by-product [S20].
What went well, what went poorly and where luck helped are three ways to ask for it [S11] [S29].`,
  exemptions: `Any of the four sections, under any of their names, and a sentence that says what was learned.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Timeline\n…\n## Actions\n…" },
      { text: "# ⟦Outage⟧\n## Root causes\n…\n## Actions\n…" },
      {
        text: "# ⟦Gate outage⟧\n\n## Summary\n\nThe gates of hall two stayed shut for nine minutes.\n\n## Action items\n\n- Print the date on each badge (Lena)",
      },
      { text: "# ⟦Dose labels⟧\n\n## Timeline (UTC)\n\n- 09:02 first wrong label" },
      { text: "# ⟦Feeder trip⟧\n\n## Impact\n\n300 homes were dark for an hour." },
    ],
    clean: [
      { text: "# Outage\n## What went well\n- a\n## What went poorly\n- b\n## Where we got lucky\n- c" },
      { text: "# Outage\n## Lessons learned\n- The restore takes 40 minutes, not 10." },
      { text: "# Outage\n## Takeaways\n- a" },
      { text: "# Outage\n## What worked\n- a\n## What didn't work\n- b\n## Luck\nNone." },
      { text: "# Outage\n## Learnings\n- a\n- b" },
      { text: "# Outage\n## What did we learn from this incident?\n- a" },
      { text: "# Gate outage\n\nNext time the gates will open by hand." },
      { text: "# Gate outage\n\n## Reflections\n\n- Two gates share one lock." },
    ],
  },
  *checkDocument(postmortem) {
    const { sections, document } = postmortem;
    if ((["lessons", "well", "poorly", "lucky"] as const).some((role) => sections.find(role, "empty"))) return;
    const told = document.blocks.some(
      ({ kind, lines, start, end }) =>
        kind !== "html" && lines.length > 0 && LEARNED.test(document.text.slice(start, end)),
    );
    if (told) return;
    yield missingSection(postmortem, {
      role: "lessons",
      heading: "Lessons learned",
      prompts: [
        "### What went well",
        "",
        "- ⟨…⟩",
        "",
        "### What went poorly",
        "",
        "- ⟨…⟩",
        "",
        "### Where we got lucky",
        "",
        "- ⟨…⟩",
      ],
      message: "No section says what was learned. What surprised, what helped, and where was luck?",
    });
  },
});
