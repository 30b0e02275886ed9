import { isDenied } from "../acts/polarity.ts";
import { findWords, lowerText, rangeOf } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { asPrompt } from "../rewording/parts.ts";
import { defineRule, replace } from "../rule.ts";

const LACK =
  /\b(?:(?:a )?lack of|lacks|lacked|lacking|absence of|missing|no|insufficient) (?:proper |good |clear |adequate |sufficient |any |enough )?(communication|coordination|training|awareness|experience|discipline|ownership|attention|care|diligence|knowledge|understanding|skills|responsibility|judge?ment|rigou?r|oversight|supervision|vigilance|urgency|leadership)\b/g;
/** Figures, days and clauses say what was missing where. */
const SPECIFIC = /\d|\b(?:because|since|which|who|whose|that|until|before|after|when|where)\b/;
const SAYS: Readonly<Record<string, string>> = {
  communication: "⟨One group⟩ learned about ⟨the change⟩ through ⟨channel⟩, ⟨how late⟩",
  coordination: "⟨One group⟩ learned about ⟨the change⟩ through ⟨channel⟩, ⟨how late⟩",
  training: "⟨Role⟩ meets ⟨the tool or the alert⟩ for the first time during incidents",
  ownership: "⟨The part⟩ belongs to nobody since ⟨when⟩, and ⟨who⟩ is asked about it",
};
export default defineRule({
  id: "lack-of",
  category: "causality",
  precedence: 290,
  summary: "A factor is an absence: *lack of communication*, *no ownership*.",
  rationale: `What was not there did nothing. *Lack of training* is short for a condition that nobody has described yet: who meets what, for the first time, and when [S42] [S51].`,
  exemptions: `Absences that are told with who, what, since when or how often; permissions, data and alerts that are missing; action items.`,
  triggers: [
    {
      words: "lack absence missing no insufficient",
      within: ["factors", "poorly", "lessons", "summary"],
    },
  ],
  examples: {
    reported: [
      { text: "## What went poorly\n- ⟦Absence of ownership⟧" },
      { text: "## Contributing factors\n- ⟦No discipline⟧ in the rollout process" },
      { text: "## Contributing factors\n- ⟦Missing diligence⟧ during the handover" },
      { text: "## Contributing factors\n- ⟦No ownership⟧ of the label table" },
      { text: "## What went poorly\n- ⟦Lack of coordination⟧ between the two shifts" },
      { text: "## What went poorly\n- The handover had ⟦no supervision⟧." },
      { text: "## Lessons learned\n- ⟦Insufficient oversight⟧ of the night run" },
    ],
    clean: [
      { text: "## Contributing factors\n- There is no alert on replication lag" },
      { text: "## Contributing factors\n- Schema changes are announced in a channel the web team does not read" },
      { text: "## Contributing factors\n- The failover was last rehearsed in 2021" },
      { text: "## Contributing factors\n- The role lacked permission to read the bucket" },
      { text: "## Impact\n- Rows with a missing price were hidden" },
      { text: "## Action items\n- Publish the ownership list for all queues" },
      { text: "## What went poorly\n- No training covers the second pump, which was built in 2021." },
      { text: "## Summary\nThere was no understanding yet of the noise." },
    ],
  },
  *checkSentence(sentence) {
    const { place } = sentence;
    if (place.heading || place.roles.includes("actions")) return;
    if (!place.roles.some((role) => role === "factors" || role === "poorly" || role === "lessons")) return;
    for (const { first, last } of findWords(sentence, LACK)) {
      if (isDenied(sentence, first) || SPECIFIC.test(lowerText(sentence, last + 1))) continue;
      const range = rangeOf(sentence, first, last);
      const noun = lowerAt(sentence.words, last);
      yield {
        range,
        message: "An absence stands here as a factor. What was there instead: who knew what, from where, how late?",
        suggestions: [
          ...asPrompt(
            "Describe the condition",
            sentence,
            range,
            SAYS[noun] ?? "At ⟨the step⟩, ⟨which information⟩ was in view, and ⟨which⟩ was not",
          ),
          replace("Ask for the condition", range, `⟨what was there in place of ${noun}⟩`),
        ],
      };
    }
  },
});
