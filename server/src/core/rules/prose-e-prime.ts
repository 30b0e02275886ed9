import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-e-prime",
  category: "prose",
  severity: "hint",
  preset: "all",
  precedence: 980,
  summary: "A form of “to be”.",
  rationale: `E-Prime is English without *to be*. Some find that it makes them say what happened rather than what was so. Off unless it is asked for. The check is write-good's *eprime* [S80].`,
  exemptions: `Nothing: this is a hint for those who look for it.`,
  examples: {
    reported: [
      { text: "The valve ⟦was⟧ under pressure at noon." },
      { text: "⟦It's⟧ the third alarm of the night." },
      { text: "Both pumps ⟦were⟧ idle." },
      { text: "The second key ⟦is⟧ in the safe." },
      { text: "Nobody knew where the spare ⟦was⟧." },
    ],
    clean: [
      { text: "The valve shut at noon." },
      { text: "The flag `is_open` stayed false." },
      { text: "Both pumps stood still." },
      { text: "The safe holds the second key." },
      { text: "> The valve was shut." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("eprime", document))
      yield { range, message: `“${words}” is a form of “to be”. Which verb tells what happened?` };
  },
});
