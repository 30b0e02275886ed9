import { insertSection, isDraft, titleRange } from "../insertion.ts";
import { defineRule } from "../rule.ts";

/** Prose that introduces several conditions, wherever it stands. */
const CONTRIBUTED = /\b(?:contributing (?:factors|conditions|causes)\b|conditions? contributed\b|factors? contributed\b|contributed to the (?:outage|incident|failure|problem)|combination of)/i;

export default defineRule({
  id: "missing-contributing-factors",
  category: "structure",
  severity: "warning",
  preset: "minimal",
  summary: "No section says how the event came about.",
  rationale: `The contributing factors are the heart of the document [S01] [S10] [S29]: all the conditions that had to come together, not one cause.
A section about root causes or an analysis counts as well.`,
  exemptions: `External notices, and documents that name their factors in a table or after "contributed to". A draft gets an information.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: { reported: [], clean: [] },
  *checkDocument(postmortem) {
    const { sections, document } = postmortem;
    if (sections.find("factors", "empty") || CONTRIBUTED.test(document.text)) return;
    yield {
      range: titleRange(postmortem),
      message: "No section says how the event came about. Which conditions had to come together?",
      ...(isDraft(postmortem) && { severity: "information" as const }),
      suggestions: [
        insertSection(postmortem, "factors", "Contributing factors", [
          "- ⟨condition in the code or tooling⟩ …",
          "- ⟨condition in the process⟩ …",
          "- ⟨condition in the information or organisation⟩ …",
        ]),
      ],
    };
  },
});
