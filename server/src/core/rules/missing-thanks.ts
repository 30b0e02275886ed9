import { missingSection } from "../missing.ts";
import { defineRule } from "../rule.ts";

const THANKS =
  /\b(?:thanks?(?: (?:you|so much|a lot|also|again|go|goes))*(?: to)?|kudos to|credit (?:goes )?to|grateful to|shout-?outs? to|props to|well done(?: to)?|appreciat(?:e|ion for|ed)(?: to| by)?|hats off to),?\s+/gi;
/** A name, a handle, everybody, or a group of people. */
const SOMEBODY =
  /^(?:@[\w-]+|[A-Z][\p{L}'-]+(?=[\s,.!:;]|$)|(?:all|everyone|everybody|both|each)\b|(?:(?:the|our|my|these|those|all) )?(?:[\w-]+ ){0,3}?(?:team|teams|crew|group|staff|shift|nurses?|engineers?|operators?|responders?|colleagues?|folks|people|contributors?|volunteers?|reporters?)\b)/u;
const TO_READERS =
  /^(?:thanks?(?: you)? (?:for (?:reading|your)|all for (?:reading|your))|.{0,30}(?:your patience|our users|our customers|for reading))/i;
export default defineRule({
  id: "missing-thanks",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "Nobody is thanked.",
  rationale: `Those who told what they saw made the review possible. Saying thank you, and well done, rewards the honesty it lives from [S01].`,
  exemptions: `A section of thanks, and thanks in a sentence to a person, a team or everybody; thanks to readers and customers are another matter.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…\n## Action items\n…" },
      { text: "# ⟦Outage⟧\n## What went well\n- Thanks to the cache, reads kept working." },
      { text: "# ⟦Outage⟧\nThank you for reading." },
      { text: "# ⟦Outage⟧\n## Acknowledgements \n" },
      { text: "# ⟦Outage⟧\nCredit card payments failed." },
      { text: "# ⟦Outage⟧\nWe appreciate your patience." },
    ],
    clean: [
      { text: "# Outage\n## Thanks\nThank you Lena for sharing what you saw." },
      { text: "# Outage\nKudos to the storage team for the fast restore." },
      { text: "# Outage\nWe are grateful to @omar for staying on the call." },
      { text: "# Outage\nWell done to everyone on the bridge." },
      { text: "# Outage\nThanks to Priya, the lag was spotted within four minutes." },
      { text: "# Outage\n## Shout-outs\n- Kofi" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (sections.find("thanks")) return;
    for (const block of document.blocks) {
      if (block.lines.length === 0 || block.kind === "heading") continue;
      const text = document.text.slice(block.start, block.end);
      for (const sentence of text.split(/(?<=[.!?])\s+/))
        for (const { 0: thanks, index } of sentence.matchAll(THANKS))
          if (SOMEBODY.test(sentence.slice(index + thanks.length)) && !TO_READERS.test(sentence)) return;
    }
    yield missingSection(postmortem, {
      role: "thanks",
      heading: "Thanks",
      prompts: ["Thank you ⟨name⟩ for ⟨sharing what you saw, what you did⟩."],
      message: "Nobody is thanked here. Who shared what they saw, and what helped most?",
    });
  },
});
