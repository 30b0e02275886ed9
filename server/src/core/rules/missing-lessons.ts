import { isInParts, missingSections, saysInProse } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const PARTS = ["lessons", "well", "poorly", "lucky"] as const;
const LEARNED =
  /\b(?:lessons?|learn(?:ed|t|ings?)|takeaways?|in (?:the )?future|going forward|next time|went (?:well|poorly|wrong)|in hindsight|in retrospect)\b/i;

export default defineRule({
  id: "missing-lessons",
  category: "structure",
  summary: "Nothing says what was learned.",
  rationale: `Learning is the goal; the action items are one of its results [S20].
What went well, what went poorly and where luck helped are three questions that bring it out [S11] [S29].`,
  exemptions: `Any of the four sections, under any of their names, and a sentence that says what was learned; articles that are not written in sections.`,
  kinds: REVIEWS,
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
      { text: "# The night the exams did not open\n\nThe portal did not open.", note: "an article without sections" },
      { text: "# We are sorry about the exams\n\n## What happened\n\nPapers came late.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections, document } = postmortem;
    if (!isInParts(postmortem) || PARTS.some((role) => sections.find(role, "empty"))) return;
    if (saysInProse(document, LEARNED)) return;
    yield missingSections(
      postmortem,
      "Nothing says what was learned. What surprised, what helped, and where was luck?",
      [
        {
          role: "lessons",
          heading: "Lessons learned",
          prompts: [
            "### What went well",
            "",
            "- <what helped, and how it came to be there>",
            "",
            "### What went poorly",
            "",
            "- <what made it longer or wider>",
            "",
            "### Where we got lucky",
            "",
            "- <what could easily have been worse>",
          ],
        },
      ],
    );
  },
});
