import { missingSection } from "../missing.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "missing-summary",
  category: "structure",
  severity: "information",
  preset: "recommended",
  summary: "No summary opens the document.",
  rationale: `Most readers of a postmortem were not there, and many read only the first lines [S11] [S30].
A few sentences tell them what happened, to whom, for how long, and how it ended.`,
  exemptions: `A paragraph of fifteen words or more before the first section, a \`summary\` or \`description\` in the front matter, and a section that tells in prose what happened.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Cache outage⟧\n## Timeline\n…" },
      { text: "# ⟦Postmortem 12⟧\nDate: 3 May\n## Impact\n…" },
      { text: "# ⟦RCA⟧\n## Root cause\n…\n## Actions\n…" },
      { text: "# ⟦Incident 7⟧\n![graph](g.png)\n## Timeline\n…" },
      { text: "# ⟦Review⟧\nAuthors: us\n## What happened\n\n ## Actions\n…" },
      { text: "# ⟦Outage⟧\n## Attendees\n…\n## Timeline\n…" },
    ],
    clean: [
      { text: "# Cache outage\n## Summary\nThe cache was cold for nine minutes." },
      {
        text: "# Cache outage\nOn 3 May the cart was unavailable for nine minutes for all customers in the EU region.\n## Timeline\n…",
      },
      { text: "# Outage\n## TL;DR\n…text…" },
      { text: "---\nsummary: Cart down for nine minutes\n---\n# Outage\n## Timeline\n…" },
      { text: "# Outage\n## Executive summary\n…text…" },
      { text: "# Outage\n## Issue summary\n…text…" },
      {
        text: "# Label printer\n\n## What happened?\n\nOn Monday the printer of ward four repeated yesterday's labels for twenty minutes after the paper was changed.",
      },
    ],
  },
  *checkDocument(postmortem) {
    if (postmortem.sections.find("summary", "empty") || isSummed(postmortem)) return;
    yield missingSection(postmortem, {
      role: "summary",
      heading: "Summary",
      prompts: [
        "On ⟨date⟩, ⟨who⟩ could not ⟨what⟩ for ⟨how long⟩. Conditions included ⟨…⟩. Service was restored by ⟨…⟩.",
      ],
      message: "No summary opens the document. What happened, to whom, for how long, and how did it end?",
    });
  },
});
/** Words of a paragraph that is more than a line of metadata. */
const ENOUGH = 15;

/** Whether a paragraph before the sections, the front matter or a section of prose does the work of a summary. */
function isSummed({ document, sections, timeline }: Postmortem): boolean {
  if (document.frontMatter?.fields.some(({ key, value }) => /^(?:summary|description|abstract)$/i.test(key) && value))
    return true;
  const first = sections.all.find(({ form, level }) => form === "heading" && level > 1)?.start ?? document.text.length;
  return document.blocks.some((block) => {
    if (block.kind !== "paragraph" || timeline.holds(block.start)) return false;
    const told = block.start < first || sections.rolesAt(block.start).includes("timeline");
    return told && document.text.slice(block.start, block.end).split(/\s+/).length >= ENOUGH;
  });
}
