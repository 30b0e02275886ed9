import { missingSections, saysInProse } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const ASSUMED =
  /\b(?:we|i|responders?|engineers?|operators?|nurses?|(?:the )?(?:on-call|team|crew|shift|staff))\s+(?:(?:all|had|initially|first|also|then|therefore) ){0,2}(?:assumed|expected|believed|thought|understood|took (?:it )?for granted|suspected)\b|\b(?:our|an?|one|this|the|that) (?:initial |first |main )?(?:assumption|expectation|belief)s?\b|\bassumptions? (?:that )?(?:did|was|were|held)/i;

export default defineRule({
  id: "missing-assumptions",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "Nothing says what people assumed or expected.",
  rationale: `What people did made sense given what they expected. Recording the assumptions, right ones and wrong ones, is what makes an account useful to those who will expect the same [S01] [S21].`,
  exemptions: `A section on assumptions, and any sentence in which those involved assumed, expected or believed something.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Timeline\n- 10:00 restart\n## Actions\n…" },
      { text: "# ⟦Outage⟧\nThe parser assumed UTF-8." },
      { text: "# ⟦Outage⟧\nThe engineer wrongly assumed staging." },
      { text: "# ⟦Outage⟧\nThroughput was as expected." },
      { text: "# ⟦Outage⟧\n## Assumptions \n" },
      { text: "# ⟦Outage⟧\nExpected resolution: 11:00" },
      { text: "# ⟦Cold store⟧\n\nThe delivery was expected at noon, and the script believed the clock." },
    ],
    clean: [
      { text: "# Outage\n## Assumptions\n- The chart sets limits (it does not)" },
      { text: "# Outage\nWe assumed that the replica was current." },
      { text: "# Outage\nResponders expected the restart to take two minutes." },
      { text: "# Outage\nAt 10:05 we believed the vendor was down." },
      { text: "# Outage\n## What we thought was happening\nA traffic spike." },
      { text: "# Outage\nOne assumption did not hold: tokens outlive the pod." },
      { text: "# Cold store\n\nThe crew had initially thought that the door was open." },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (sections.find("assumptions")) return;
    if (saysInProse(document, ASSUMED)) return;
    yield missingSections(
      postmortem,
      "Nothing says what was expected at the time. Which assumptions held, and which did not?",
      [
        {
          role: "assumptions",
          heading: "Assumptions and expectations",
          prompts: ["- At <time> we assumed <…>, because <…>. It <held, did not hold>."],
        },
      ],
    );
  },
});
