import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-cliche",
  category: "prose",
  preset: "prose",
  precedence: 930,
  summary: "A worn phrase stands where the fact could stand.",
  rationale: `A worn phrase says that something was bad, or busy, or lucky, and not what it was; readers in a second language stumble over it. The check is write-good's *cliches* [S80].`,
  exemptions: `Quotations, and code.`,
  examples: {
    reported: [
      { text: "The two shifts had to ⟦burn the midnight oil⟧." },
      { text: "The old switch was the ⟦tip of the iceberg⟧." },
      { text: "Then, to ⟦add insult to injury⟧, the spare failed." },
      { text: "A ⟦perfect storm⟧ of three deploys followed." },
      { text: "Finding the frame in the capture was a ⟦needle in a haystack⟧." },
      { text: "The patch came at the ⟦eleventh hour⟧." },
    ],
    clean: [
      { text: "By then the shift had worked for fourteen hours." },
      { text: "The report was titled “the tip of the iceberg”." },
      { text: "The old switch was one of nine." },
      { text: "The patch came twelve minutes before the opening." },
      { text: "Three deploys went out within one hour." },
      { text: "The capture held nine million frames." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words } of remarks("cliches", document))
      yield { range, message: `“${words}” is a worn phrase. What happened, in plain words?` };
  },
});
