import { type Document, saysAnywhere } from "../document.ts";
import { insertSections, isDraft, newlineOf, titleRange } from "../findings/insertion.ts";
import { isOfAProject, toFill } from "../findings/missing.ts";
import { defineRule, SOFTER } from "../rule.ts";

/** A decision to do nothing, with its reason, is an answer. */
const DECIDED = /\bno (?:further )?(?:action|actions|follow-up)\b[^\n]{30,}|\brisk (?:is |was )?accepted\b/i;
/** Prose that plans, in documents that have no section for it. */
const PLANS =
  /\bwe (?:will|are going to|plan to|intend to|are adding|have (?:added|changed|fixed))\b(?! keep you| update you| let you| share)/i;

export default defineRule({
  id: "missing-action-items",
  category: "action-items",
  severity: "warning",
  summary: "Nothing says what will change, nor that nothing will.",
  rationale: `To those who were affected, a postmortem without action items is no postmortem [S11].
Learning can be the whole result [S20] [S26]; then say so: a decision to do nothing, with its reason, satisfies this rule.`,
  exemptions: `A stated decision with its reason ("no action: the host is retired next month and the risk is accepted until then"), a review of a project in which nothing broke, learning reviews, war stories, and external notices.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…\n## Timeline\n…\n## Contributing factors\n…" },
      { text: "## ⟦Action items⟧\n\n ## Lessons" },
      { text: "## ⟦Next steps⟧\nWe will keep you posted." },
      { text: "## ⟦Action items⟧\nNone." },
      { text: "# ⟦RCA⟧\n## Root causes\n…\n## Resolution\nrestarted" },
      { text: "## ⟦Follow-ups⟧\n| Action | Owner |\n|---|---|" },
      { text: "# Ward labels\n\n## ⟦Corrective measures⟧\n\n*List what will change.*\n\n## Impact\n\nEleven labels." },
      { text: "# Ward labels\n\n⟦**Action items**⟧\n\nTBD\n\n**Impact**\n\nEleven labels." },
    ],
    clean: [
      { text: "## Action items\n- [ ] Add a lag alert (Omar, OPS-12, 20 May)" },
      { text: "## What we are doing about it\n1. Rate-limit the bulk endpoint" },
      { text: "## Action items\nNo action: the host is retired next month and the risk is accepted until then." },
      { text: "## Remediations\n| Action | Owner |\n|---|---|\n| Add a dry run | Wei |" },
      { text: "**Action item:** Declare incidents at first confirmation. Owner: @lena" },
      { text: "## Prevention\n- Require a typed environment name" },
      {
        text: "# Ward labels\n\n## Preventive measures\n\nThe label job now reads one table, and it stops when that is older than a day.",
      },
      {
        text: "# Ward labels\n\nTo prevent a recurrence, we will:\n\n- print the date on each label\n- stop the job when the table is old",
      },
      {
        text: "# Ward labels\n\nNext steps: print the date on each label (Lena, by 3 May), stop the job when the table is old.",
      },
      { text: "# Ward labels\n\n- **Review actions**\n  - print the date on each label" },
      {
        text: "# Postmortem of our spring concert\n\n## What went well\n\nThe choir sang.\n\n## What went wrong\n\nThe hall was cold.",
      },
      {
        text: "# Learning review: the wrong labels\n\n## How we got here\n\nTwo tables had one name.",
        kind: "learning-review",
        note: "learning is the result",
      },
      { text: "# How I printed the wrong labels\n\nIt was a Friday.", kind: "war-story" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections, actionItems, document } = postmortem;
    if (actionItems.length > 0 || isOfAProject(postmortem)) return;
    const section = sections.find("actions", "empty");
    const text = section && document.slice(section.bodyStart, section.end);
    const says = (pattern: RegExp): boolean =>
      text === undefined ? saysAnywhere(document, pattern) : pattern.test(text);
    if (says(DECIDED) || (!section && says(PLANS) && !sections.find("factors", "empty"))) return;
    if (section?.hasContent && text !== undefined && text.length > 200 && PLANS.test(text)) return;
    // "Next steps: switch on the rotation, move the alert."
    if (section?.hasContent && /^(?:key|boldLead|boldItem)$/.test(section.form)) return;
    yield {
      range: section ? section.heading : titleRange(postmortem),
      message: "No action item follows from this. What will change, or why will nothing?",
      ...(isDraft(postmortem) && SOFTER),
      suggestions: section
        ? [
            {
              title: "Insert a table of action items",
              edits: [{ start: section.bodyStart, end: section.bodyStart, text: table(document) }],
            },
          ]
        : [insertSections(postmortem, [{ role: "actions", heading: "Action items", prompts: TABLE }])],
    };
  },
});

/** The table below a heading that is there, with the line ends of the document. */
function table(document: Document): string {
  return ["", "", ...TABLE, ""].join(newlineOf(document));
}

const TABLE = [
  "| Action | Type | Priority | Owner | Due | Ticket |",
  "|---|---|---|---|---|---|",
  "| <what makes it less likely> | prevent | <P1> | <owner> | <date> | <ticket> |",
  "| <what shows it sooner> | detect | <P1> | <owner> | <date> | <ticket> |",
  "| <what shortens it> | mitigate | <P2> | <owner> | <date> | <ticket> |",
].map(toFill);
