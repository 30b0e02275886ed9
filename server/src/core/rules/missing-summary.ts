import { about } from "../document.ts";
import { isInParts, missingSections } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "missing-summary",
  category: "structure",
  summary: "No summary opens the document.",
  rationale: `Most readers of a postmortem were not there, and many read only the first lines [S11] [S30].
A few sentences tell them what happened, to whom, for how long, and how it ended.`,
  exemptions: `A sentence before the first section, a \`summary\` or \`description\` in the front matter, a section that tells in prose what happened or in what context, and articles that are not written in sections.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Cache outage⟧\n## Timeline\n…" },
      { text: "# ⟦Postmortem 12⟧\nDate: 3 May\n## Impact\n…" },
      { text: "# ⟦RCA⟧\n## Root cause\n…\n## Actions\n…" },
      { text: "# ⟦Incident 7⟧\n![graph](g.png)\n## Timeline\n…" },
      { text: "# ⟦Review⟧\nAuthors: us\n## What happened\n\n ## Actions\n…" },
      { text: "# ⟦Outage⟧\n## Attendees\n…\n## Timeline\n…" },
      {
        text: "---\ntitle: ⟦Dialysis water alarm⟧\nauthors: [Ama Serwaa]\n---\n\n- **Impact**: four patients waited\n- **Timeline**\n  - 07:10 alarm\n  - 07:55 all clear",
        note: "labels in a list",
      },
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
      {
        text: "## Tram signalling, 4 June\n\nLines 2 and 5 stood still for half an hour.\n\n### Timeline\n\n- 08:02 signals dark",
        note: "the first heading is the title, whatever its level",
      },
      {
        text: "# Dialysis water alarm\n\n- **Context**:\n  - The ward had moved to the second tank while the first one was cleaned, and nobody could read its level.\n- **Impact**: four patients waited",
        note: "told under another name",
      },
      {
        text: "# Insulin pumps\n\n**Owner:** Noor · **Status:** final\n\nOn two wards the pumps showed the rates of yesterday.\n\n## Timeline\n\n- 06:40 first pump",
        note: "below the metadata",
      },
      {
        text: "# Exam portal outage\n\n## Monday at nine\n\nThe portal logged out all students in the middle of an exam.\n\n## Timeline\n\n- 09:26 students logged out",
        note: "under a heading of its own",
      },
      {
        text: "# The night the exams did not open\n\nAt nine the portal was to open, and it did not.",
        note: "an article without sections",
      },
      { text: "# We are sorry about the exams\n\n## What happened\n\nPapers came late.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    if (!isInParts(postmortem) || postmortem.sections.find("summary", "empty") || isSummed(postmortem)) return;
    yield missingSections(
      postmortem,
      "No summary opens the document. What happened, to whom, for how long, and how did it end?",
      [
        {
          role: "summary",
          heading: "Summary",
          prompts: [
            "On <date>, <who> could not <what> for <how long>. Conditions included <…>. Service was restored by <…>.",
          ],
        },
      ],
    );
  },
});

/** Words of a paragraph that says more than who and when; a sentence with its stop may be shorter. */
const ENOUGH = 15;
const SENTENCE = 7;

/** Whether a paragraph before the sections, the front matter or a section of prose does the work of a summary. */
function isSummed({ document, sections, timeline }: Postmortem): boolean {
  if (document.frontMatter?.fields.some(({ key, value }) => /^(?:summary|description|abstract)$/i.test(key) && value))
    return true;
  const title = sections.title?.range.start;
  // A section under a heading of its own, before all those that are known, is an opening too.
  const first = sections.all.find(
    ({ form, heading, roles }) =>
      form !== "frontMatter" && heading.start !== title && roles.some((role) => role !== "metadata"),
  );
  return document.blocks.some((block) => {
    if (block.kind !== "paragraph" || timeline.holds(block.start)) return false;
    const opens = !block.parent && block.start < (first?.start ?? document.length);
    if (!opens && !sections.rolesAt(block.start).some((role) => role === "timeline" || role === "background"))
      return false;
    return about(document, block, (whole) => {
      const text = whole.slice(0, 600).trim();
      const words = text.split(/\s+/).length;
      return words >= ENOUGH || (words >= SENTENCE && /[.!?:]$/.test(text));
    });
  });
}
