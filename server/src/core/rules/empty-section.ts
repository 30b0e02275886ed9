import { newlineOf } from "../findings/insertion.ts";
import { toFill } from "../findings/missing.ts";
import { isEmptyText } from "../postmortem/content.ts";
import type { Section, SectionRole } from "../postmortem/sections.ts";
import { defineRule } from "../rule.ts";
import { firstFrom } from "../text.ts";

const PROMPTS: Readonly<Partial<Record<SectionRole, string>>> = {
  summary: "On <date>, <who> could not <what> for <duration>. Conditions included <…>. Service was restored by <…>.",
  impact: "<number> users, for <minutes>: <what they saw>.",
  timeline: "- <hh:mm> <what was seen or done>",
  factors: "- <condition> led to <effect>, which made <event> more likely\n- <what else had to be true?>",
  detection: "<signal> at <time>, <minutes> after the first effect.",
  response: "<what was tried>, and <what helped>.",
  lessons: "- <what we know now and did not know then>",
  well: "- <what helped>",
  poorly: "- <what got in the way>",
  actions: "- [ ] <what will change> (<owner>, <date>, <ticket>)",
};
/** Here "none" is an answer. */
const MAY_BE_EMPTY: readonly SectionRole[] = ["lucky", "thanks", "background", "metadata", "questions"];

export default defineRule({
  id: "empty-section",
  category: "structure",
  severity: "warning",
  summary: "A heading has nothing below it, or only *N/A* or *TBD*.",
  rationale: `Empty sections stand in the bad example of the SRE Workbook [S11]: the reader cannot tell whether nothing happened or nobody wrote it down.
One sentence is enough; so is "unknown", with who will find out.`,
  exemptions: `A parent whose children are filled; links, images, tables and code; a stated "no actions"; "none" under luck, thanks and glossary; headings that name no part of a postmortem.`,
  examples: {
    reported: [
      { text: "## ⟦Impact⟧\n\n ## Timeline\n- 10:00 alert" },
      { text: "## ⟦Action items⟧\nN/A" },
      { text: "## ⟦Contributing factors⟧\n<!-- list them -->\n## ⟦Lessons⟧" },
      { text: "## Lessons learned\n### ⟦What went well⟧\n### ⟦What went poorly⟧" },
      { text: "## ⟦Summary⟧\n-" },
      { text: "## ⟦Recovery efforts⟧\nTBD" },
      { text: "# Ward labels\n\n⟦**Impact**⟧\n\n**Timeline**\n\n- 09:02 first report" },
      {
        text: "# Ward labels\n\n## ⟦Detection⟧\n\n*Describe how the event was noticed.*\n\n## Impact\n\nEleven labels.",
        note: "a prompt of the template is no answer",
      },
      {
        text: "# Ward labels\n\n## ⟦Root cause⟧\n\n| Factor | Layer |\n|---|---|\n|  |  |",
        note: "a table without a filled row",
      },
    ],
    clean: [
      { text: "## Timeline\nSee the [incident channel export](log.txt)." },
      { text: "## Lessons learned\n### What went well\n- fast rollback" },
      { text: "## Where we got lucky\nNothing this time." },
      { text: "## Action items\nNo further actions are needed.", note: "an answer, if a short one" },
      { text: "## Action items\nNo immediate action items." },
      { text: "## Impact\n![errors](errors.png)" },
      { text: "## Timeline\n| 10:00 | alert |" },
      { text: "# Queue outage\n## Summary\nThe queue stalled for 12 minutes." },
      {
        text: "# Ward labels\n\n## Root cause\n\nUnknown. The vendor will report by 12 June.",
        note: "an honest answer",
      },
      {
        text: "# Ward labels\n\n## Detection\n\n*Describe how the event was noticed.*\n\nA nurse compared two labels.",
      },
      {
        text: "# Ward labels\n\n## Printers\n\n## Impact\n\nEleven labels.",
        note: "a heading that names no part of a postmortem",
      },
    ],
  },
  *checkDocument({ document, sections }) {
    for (const section of sections.all) {
      if (section.form !== "heading" && section.form !== "bold" && section.form !== "boldItem") continue;
      if (section.roles.length === 0 || section.hasContent || hasEmptyChild(section)) continue;
      const said = document.slice(section.bodyStart, section.end).trim();
      const saidStart = section.bodyStart + document.slice(section.bodyStart, section.end).indexOf(said);
      const saidRange = { start: saidStart, end: saidStart + said.length };
      const none = said !== "" && /^\W*(?:none|n\/?a|nothing)\b/i.test(said);
      if (section.roles.some((role) => MAY_BE_EMPTY.includes(role)) && (none || section.roles.includes("metadata")))
        continue;
      if (
        /!\[|\]\(|https?:/.test(said) ||
        /^(?:there (?:is|are|was|were) )?no (?:[\w-]+ ){0,2}(?:actions?|follow-?ups?)\b/i.test(said)
      )
        continue;
      // `- **Review actions**:` ends a list, and its text stands below the list.
      const next = section.form === "boldItem" ? document.blocks[firstFrom(document.blocks, section.end)] : undefined;
      if (next?.kind === "paragraph" && next.parent === undefined) continue;
      const prompt = toFill(section.roles.map((role) => PROMPTS[role]).find((it) => it !== undefined) ?? "");
      const newline = newlineOf(document);
      yield {
        range: section.heading,
        message:
          said === "" || !isEmptyText(said)
            ? "Nothing stands below this heading. What belongs here, even in one sentence?"
            : "This section says nothing yet. What is known, and who will find out the rest?",
        suggestions:
          prompt && section.form === "heading"
            ? [
                {
                  title: "Insert a prompt",
                  edits: [
                    said === ""
                      ? { start: section.bodyStart, end: section.bodyStart, text: `${newline}${newline}${prompt}` }
                      : { ...saidRange, text: prompt },
                  ],
                },
              ]
            : [],
      };
    }
  },
});

/** The finding is made at the child, where the words are missing. */
function hasEmptyChild(section: Section): boolean {
  return section.children.some((child) => child.form === "heading" && child.roles.length > 0 && !child.hasContent);
}
