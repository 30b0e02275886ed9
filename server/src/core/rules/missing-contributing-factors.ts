import { saysAnywhere } from "../document.ts";
import { isOfAProject, missingSections } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

/** Prose that introduces several conditions, wherever it stands. */
const CONTRIBUTED =
  /\b(?:contributing (?:factors|conditions|causes)\b|conditions? contributed\b|factors? contributed\b|contributed to the (?:outage|incident|failure|problem)|combination of)/i;

export default defineRule({
  id: "missing-contributing-factors",
  category: "structure",
  severity: "warning",
  preset: "minimal",
  summary: "No section says how the event came about.",
  rationale: `The contributing factors are the heart of the document [S01] [S10] [S29]: all the conditions that had to come together, not one cause.
A section about root causes or an analysis counts as well.`,
  exemptions: `External notices, and documents that name their factors in a table or after "contributed to". A review of a project in which nothing broke. A draft, a learning review and a text without parts get an information.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Queue outage⟧\n## Summary\n…\n## Timeline\n…\n## Action items\n…" },
      { text: "# ⟦Postmortem⟧\n## Impact\n12 min\n## Resolution\nrollback" },
      { text: "# ⟦Incident⟧\n## What happened\n…\n## Next steps\n…" },
      { text: "# ⟦Learning review⟧\n## Timeline\n…\n## Lessons learned\n…" },
      { text: "# ⟦RCA⟧\n## Background\n…\n## Corrective actions\n…" },
      { text: "# ⟦Outage⟧\n## TL;DR\n…\n## Where we got lucky\n…\n## Timeline\n…" },
      {
        text: "# ⟦Ward labels⟧\n\n**Impact:** Eleven labels were wrong.\n\n**Timeline:**\n\n- 09:02 first report\n- 09:20 printing stopped",
        note: "labels in bold",
      },
      {
        text: "---\ntitle: ⟦Seat maps⟧\n---\n\n## Impact\n\nTwo flights.\n\n## Action items\n\n- Pin the schema",
        note: "the title is in the front matter",
      },
    ],
    clean: [
      { text: "# Outage\n## Contributing factors\n- a\n- b\n## Timeline\n…" },
      { text: "# Outage\n## Analysis of causes\n- a\n- b" },
      { text: "# Outage\n## :seedling: Root causes\n1. a\n2. b" },
      { text: "# Outage\n## How did we get here\n- a\n- b" },
      { text: "# Outage\n## Analysis\nThree conditions contributed to the outage: a, b and c." },
      { text: "# Changelog\n## 2.1.0\n- fix", kind: "other" },
      { text: "# Ward labels\n\n**Root cause:** The label job read the table of the day before." },
      { text: "# Ward labels\n\n- **Contributing factors**\n  - two tables with one name\n  - no date on the label" },
      { text: "# Ward labels\n\nContributing factors\n--------------------\n\n- two tables with one name" },
      {
        text: "# Ward labels\n\nThree factors contributed to the wrong labels:\n\n- two tables\n- no date\n- a closed channel",
      },
      {
        text: "# Postmortem of our spring concert\n\n## What went well\n\nThe choir sang.\n\n## What went wrong\n\nThe hall was cold.",
        note: "a project in which nothing broke",
      },
      { text: "# We are sorry about the labels\n\n## What happened\n\nLabels were wrong.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections, document } = postmortem;
    if (sections.find("factors", "empty") || saysAnywhere(document, CONTRIBUTED) || isOfAProject(postmortem)) return;
    yield missingSections(
      postmortem,
      "No section says how the event came about. Which conditions had to come together?",
      [
        {
          role: "factors",
          heading: "Contributing factors",
          prompts: [
            "- <condition in the code or tooling> …",
            "- <condition in the process> …",
            "- <condition in the information or organisation> …",
          ],
        },
      ],
    );
  },
});
