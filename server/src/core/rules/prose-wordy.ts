import { remarks } from "../findings/generalProse.ts";
import prose from "../lexicons/prose.json" with { type: "json" };
import { defineRule, replace } from "../rule.ts";

const shorterForms: ReadonlyMap<string, string> = new Map(Object.entries(prose.shorter.forms));

export default defineRule({
  id: "prose-wordy",
  category: "prose",
  preset: "prose",
  precedence: 920,
  summary: "A phrase says in many words what fewer say.",
  rationale: `Postmortems are read in a hurry, and in a second language. Short words help both. The check is write-good's *tooWordy* [S80]; where one shorter form says the same, it is offered.`,
  exemptions: `Terms of the trade that write-good counts as wordy (*monitor*, *validate*, *allocate*, *terminate*, *implement*), and “it is”.`,
  examples: {
    reported: [
      { text: "The batch was held ⟦in order to⟧ save the counters." },
      { text: "⟦Prior to⟧ the upgrade, claims were sorted by date." },
      { text: "The gate stayed shut ⟦due to the fact that⟧ the badge table was empty." },
      { text: "The crane can ⟦facilitate⟧ larger loads." },
      { text: "Trains stop ⟦in the event that⟧ a door reports open." },
    ],
    clean: [
      { text: "We monitor the queue and validate each message." },
      { text: "The disk was allocated twice." },
      { text: "The batch was held to save the counters." },
      { text: "| Phase | State |\n|---|---|\n| order | done |" },
      { text: "However, the gate stayed shut." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("tooWordy", document)) {
      const shorter = shorterForms.get(words);
      const shown = document.slice(range.start, range.end);
      const text = shorter && (/^[A-Z]/.test(shown) ? shorter.charAt(0).toUpperCase() + shorter.slice(1) : shorter);
      yield text
        ? {
            range,
            message: `“${words}” can be said in less: “${shorter}”.`,
            suggestions: [replace(`Say “${shorter}”`, range, text)],
          }
        : { range, message: `“${words}” is longer than it needs to be. Which plain word says it?` };
    }
  },
});
