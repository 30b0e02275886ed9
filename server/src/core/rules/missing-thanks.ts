import { about } from "../document.ts";
import { missingSections } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

const THANKS =
  /\b(?:thanks?(?: (?:you|so much|a lot|also|again|go|goes)){0,3}(?: to)?|kudos to|credit (?:goes )?to|grateful to|shout-?outs? to|props to|well done(?: to)?|appreciat(?:e|ion for|ed)(?: to| by)?|hats off to),?\s{1,3}/gi;
/** A name, a handle, everybody, or a group of people. */
const SOMEBODY =
  /^(?:@[\w-]+|\p{Lu}[\p{L}'-]+(?=[\s,.!:;]|$)|(?:all|everyone|everybody|both|each)\b|(?:(?:the|our|my|these|those|all) )?(?:[\w-]+ ){0,3}?(?:team|teams|crew|group|staff|shift|nurses?|engineers?|operators?|responders?|colleagues?|folks|people|contributors?|volunteers?|reporters?)\b)/u;
const TO_READERS =
  /\bfor (?:reading|your (?:patience|understanding))|\byour patience\b|\bour (?:users|customers|guests|passengers)\b/i;

export default defineRule({
  id: "missing-thanks",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "Nobody is thanked.",
  rationale: `Those who told what they saw made the review possible. Saying thank you, and well done, rewards the honesty it lives from [S01].`,
  exemptions: `A section of thanks, and thanks in a sentence to a person, a team or everybody; thanks to readers and customers are another matter.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…\n## Action items\n…" },
      { text: "# ⟦Outage⟧\n## What went well\n- Thanks to the cache, reads kept working." },
      { text: "# ⟦Outage⟧\nThank you for reading." },
      { text: "# ⟦Outage⟧\n## Acknowledgements \n" },
      { text: "# ⟦Outage⟧\nCredit card payments failed." },
      { text: "# ⟦Outage⟧\nWe appreciate your patience." },
      { text: "# ⟦Feeder trip⟧\n\nThanks to Our customers for your patience." },
    ],
    clean: [
      { text: "# Outage\n## Thanks\nThank you Lena for sharing what you saw." },
      { text: "# Outage\nKudos to the storage team for the fast restore." },
      { text: "# Outage\nWe are grateful to @omar for staying on the call." },
      { text: "# Outage\nWell done to everyone on the bridge." },
      { text: "# Outage\nThanks to Priya, the lag was spotted within four minutes." },
      { text: "# Outage\n## Shout-outs\n- Kofi" },
      { text: "# Feeder trip\n\nWell done, Łukasz and Adwoa!" },
      { text: "# We are sorry about the exams\n\n## What happened\n\nPapers came late.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    if (postmortem.sections.find("thanks") || thanksSomebody(postmortem)) return;
    yield missingSections(postmortem, "Nobody is thanked here. Who shared what they saw, and what helped most?", [
      {
        role: "thanks",
        heading: "Thanks",
        prompts: ["Thank you <name> for <sharing what you saw, what you did>."],
      },
    ]);
  },
});

function thanksSomebody({ document }: Postmortem): boolean {
  return document.blocks.some((block) => {
    if (block.lines.length === 0 || block.kind === "heading") return false;
    return about(document, block, (words) =>
      words
        .split(/(?<=[.!?])\s+/)
        .some(
          (sentence) =>
            !TO_READERS.test(sentence) &&
            [...sentence.matchAll(THANKS)].some(({ 0: thanks, index }) =>
              SOMEBODY.test(sentence.slice(index + thanks.length)),
            ),
        ),
    );
  });
}
