import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "prose-there-is",
  category: "prose",
  preset: "prose",
  precedence: 940,
  summary: "A sentence begins with “there is” or “there are”.",
  rationale: `*There is* puts off the thing the sentence is about. Naming it first makes a timeline, or a finding, quicker to read. The check is write-good's *thereIs* [S80].`,
  exemptions: `Questions, and “there” later in the sentence.`,
  examples: {
    reported: [
      { text: "⟦There is⟧ one valve for both boilers." },
      { text: "The form was sent twice. ⟦There are⟧ two queues behind it." },
      { text: "⟦There are⟧ three ways to open the gate." },
      { text: "⟦There is⟧ no alert on the spare feeder." },
      { text: "The kiln was cold. ⟦There is⟧ a log of it." },
    ],
    clean: [
      { text: "One valve serves both boilers." },
      { text: "At night there is one nurse for two wards." },
      { text: "Is there a valve for each boiler?" },
      { text: "The spare feeder has no alert." },
      { text: "The parcels there are weighed by hand." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range } of remarks("thereIs", document))
      yield { range, message: "The subject of this sentence comes late. What could stand first?" };
  },
});
