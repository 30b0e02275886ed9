import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-weasel",
  category: "prose",
  preset: "prose",
  precedence: 910,
  summary: "A word leaves open how much, or how many.",
  rationale: `*Very*, *extremely* and *several* ask the reader to guess. A measurement says more to those who were not there. The check is write-good's *weasel* [S80].`,
  exemptions: `What write-good counts as weak and a postmortem often knows no better (*many*, *few*, *several*, *various*).`,
  examples: {
    reported: [
      { text: "Response times were ⟦extremely⟧ high in the first hour." },
      { text: "The kiln was ⟦quite⟧ hot when the second batch came." },
      { text: "A ⟦huge⟧ backlog of claims was waiting on Monday." },
      { text: "The second furnace took a ⟦vast⟧ amount of gas." },
      { text: "A ⟦fairly⟧ long queue stood at the counter by nine." },
      { text: "⟦Tiny⟧ changes of pressure closed the valve." },
    ],
    clean: [
      { text: "Several wards lost their labels." },
      { text: "Response times were four times those of the week before." },
      { text: "> The site was very slow." },
      { text: "The setting is called `very_verbose`." },
      { text: "The queue held 4,200 claims by nine." },
      { text: "The letter said “a very long queue stood there”." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("weasel", document))
      yield { range, message: `“${words}” leaves it open: how much, or how many?` };
  },
});
