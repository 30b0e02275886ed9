import { titleRange } from "../insertion.ts";
import { defineRule } from "../rule.ts";

const PREMISE = ["", "", "It is ⟨date⟩, and ⟨project⟩ has failed."];
const PART = (heading: string): readonly string[] => ["", "", `## ${heading}`, "", "- ⟨…⟩"];
/** The premise: it is some day in the future, and the plan has failed. */
const FAILED =
  /\b(?:it is|it's|imagine|from now|by (?:then|now)|in \d{4}|today is|years? later|months? later)\b[^.\n]{0,120}\b(?:failed|has failed|have failed|fell|gone wrong|went wrong|disaster|fiasco|did not work)\b|\bhas failed\b|\bhave failed\b/i;
const REASONS =
  /\b(?:reasons?|causes?|why it failed|what (?:went|could go|might go) wrong|risks?|failure modes?|how it failed)\b/i;
const MEASURES =
  /\b(?:mitigations?|measures|actions?|preventions?|safeguards|what we (?:will|are going to) do|countermeasures|early (?:warning )?signs?|warning signs?)\b/i;
export default defineRule({
  id: "premortem-sections",
  category: "learning",
  severity: "information",
  preset: "recommended",
  summary: "A pre-mortem lacks its premise, its reasons or its measures.",
  rationale: `The exercise works because the failure is taken as certain: the plan *has* failed, and everybody writes down what led to it [S71]. The reasons then become early signs and measures [S03].`,
  exemptions: `Other kinds of documents.`,
  kinds: ["premortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Pre-mortem: billing move⟧\n## Risks\n- The import might time out.", kind: "premortem" },
      { text: "# ⟦Premortem⟧\n## Reasons\n- The importer timed out.", kind: "premortem" },
      { text: "# ⟦Premortem⟧\nIt is March and the move has failed.\n## Mitigations\n- x", kind: "premortem" },
      {
        text: "# ⟦Premortem⟧\nIt is March and the move has failed.\n## Reasons\n- a\n- b\n- c\n- d\n- e",
        kind: "premortem",
      },
      { text: "# ⟦Pre-mortem⟧\n## What could go wrong\n- Rates could be stale.", kind: "premortem" },
      { text: "# ⟦Premortem⟧\n## Reasons\n- Omar forgot the index.", kind: "premortem" },
    ],
    clean: [
      {
        text: "# Premortem\nIt is March and the billing move has failed.\n## Reasons\n- The importer timed out on the largest tenant.\n- …\n## Early signs\n- …\n## Mitigations\n- Cap tenant size (Wei, May)",
        kind: "premortem",
      },
      { text: "## Reasons\n- Rates were stale for two days.", kind: "premortem" },
      { text: "# Premortem\n## Early warning signs\n- Import time may exceed an hour.", kind: "premortem" },
      { text: "# Premortem\n## Mitigations\n- We could cap tenant size.", kind: "premortem" },
      { text: "# Pre-mortem\nSix months from now the launch has failed.\n…", kind: "premortem" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    const has = (pattern: RegExp): boolean => sections.all.some(({ title, level }) => level > 1 && pattern.test(title));
    const premise = FAILED.test(document.text);
    const told = premise && sections.all.length < 2;
    const reasons = has(REASONS) || told;
    const measures = has(MEASURES) || told;
    const end = document.text.trimEnd().length;
    const newline = document.text.includes("\r\n") ? "\r\n" : "\n";
    const missing = [
      ...(premise ? [] : ["its premise, “It is ⟨date⟩, and ⟨project⟩ has failed”"]),
      ...(reasons ? [] : ["the reasons it failed"]),
      ...(measures ? [] : ["the measures that follow"]),
    ];
    const [first] = missing;
    // A fragment without a title of its own is a part of a pre-mortem, not all of it.
    if (!first || (sections.title === undefined && document.frontMatter === undefined)) return;
    if (!sections.all.some(({ level, form }) => form === "heading" && level === 1)) return;
    if (missing.length > 1 && has(MEASURES) && !has(REASONS) && !premise) return;
    yield {
      range: titleRange(postmortem),
      message: `This pre-mortem lacks ${missing.join(", and ")}. What would the group say?`,
      suggestions: [
        {
          title: "Insert what is missing",
          edits: [
            {
              start: end,
              end,
              text: [premise ? [] : PREMISE, reasons ? [] : PART("Reasons"), measures ? [] : PART("Measures")]
                .flat()
                .join(newline),
            },
          ],
        },
      ],
    };
  },
});
