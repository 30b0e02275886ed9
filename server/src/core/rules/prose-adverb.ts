import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-adverb",
  category: "prose",
  preset: "prose",
  precedence: 960,
  summary: "An adverb stands where a figure, or a stronger verb, could stand.",
  rationale: `*Quickly* and *slowly* are judgements; eight minutes is a fact. The check is write-good's *adverb* [S80].`,
  exemptions: `Adverbs that carry a fact of their own (*automatically*, *repeatedly*, *accidentally*, *previously*, *approximately*).`,
  examples: {
    reported: [
      { text: "The nurses ⟦quickly⟧ went over to paper." },
      { text: "Stock levels recovered ⟦slowly⟧." },
      { text: "The relay was ⟦really⟧ old." },
      { text: "The first restart went ⟦smoothly⟧." },
      { text: "The dose was ⟦neatly⟧ printed." },
      { text: "⟦Suddenly⟧, the trays stopped." },
    ],
    clean: [
      { text: "The relay closed repeatedly between 02:00 and 02:20." },
      { text: "The nurses went over to paper within eight minutes." },
      { text: "Approximately 300 claims were held." },
      { text: "The early shift loaded the old recipe." },
      { text: "The trays stopped at 04:12." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("adverb", document))
      yield { range, message: `“${words}” can be read in many ways. Which figure, or which verb, says it?` };
  },
});
