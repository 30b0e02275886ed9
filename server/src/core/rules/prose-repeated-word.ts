import { remarks } from "../findings/generalProse.ts";
import { defineRule } from "../rule.ts";

/** Two words in a row are no further apart than this, in UTF-16 units. */
const MAX_GAP = 80;

export default defineRule({
  id: "prose-repeated-word",
  category: "prose",
  precedence: 900,
  summary: "A word stands twice in a row.",
  rationale: `Readers skip the second of two equal words, above all where a line ends between them, and so do writers. The check is write-good's *illusion* [S80] [S81].`,
  exemptions: `Words that are doubled in good English (“had had”, “that that”), names, numbers and capitals.`,
  examples: {
    reported: [
      { text: "The pump restarted when ⟦when⟧ the pressure fell." },
      { text: "The nightly export wrote to the\n⟦the⟧ wrong share." },
      { text: "Each gate opened **after** ⟦after⟧ the second scan." },
      { text: "Trays ⟦trays⟧ of the same batch were weighed by hand." },
      { text: "The switch sent its state to ⟦to⟧ the wrong panel." },
    ],
    clean: [
      { text: "By noon the ward had had no labels for an hour." },
      { text: "The alert that that change added fired at once." },
      { text: "Duran Duran tickets sold out in a minute." },
      { text: "Port 80 80 was printed twice by the tool." },
      { text: "> The the dashboard was empty." },
      { text: "The log said `retry retry retry`." },
      { text: "10:02 10:02 was the first reading." },
      { text: "The letter said “please please call the desk”." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, words, before, after } of remarks("illusion", document)) {
      const first = /\S+(?=\s+$)/.exec(before)?.[0] ?? "";
      const second = document.slice(range.start, range.end);
      // Figures, capitals and names: "80 80", "INFO INFO", "Duran Duran".
      if (!/^[a-z]/.test(second) || first.toLowerCase() !== words || /^[-/]/.test(after)) continue;
      const text = document.slice(Math.max(0, range.start - words.length - MAX_GAP), range.start);
      const edit = { start: range.start - text.length + text.trimEnd().length, end: range.end, text: "" };
      yield {
        range,
        message: `“${words}” stands here twice.`,
        // Marks between the two words would lose their partner.
        ...(text.trimEnd().toLowerCase().endsWith(words) && {
          fix: { title: `Delete the second “${words}”`, edits: [edit] },
        }),
      };
    }
  },
});
