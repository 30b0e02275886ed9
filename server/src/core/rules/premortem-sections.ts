import { saysAnywhere } from "../document.ts";
import type { NewSection } from "../findings/insertion.ts";
import { isInParts, listed, missingSections } from "../findings/missing.ts";
import type { SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

interface Part {
  readonly name: string;
  /** Any section of these is it. */
  readonly roles: readonly SectionRole[];
  /** So is a sentence like this. */
  readonly said?: RegExp;
  readonly section: NewSection;
}

const PARTS = [
  {
    name: "its premise, that the plan has failed",
    roles: ["premise"],
    said: /\b(?:has|have|had) (?:completely |utterly |badly )?failed\b|\b(?:it is|it's|imagine|today is|from now|(?:years?|months?|weeks?) later|by (?:then|now)|in \d{4})\b[^.\n]{0,120}\b(?:failed|failure|fell|gone wrong|went wrong|disaster|fiasco|did not work|was a flop)\b/i,
    section: { role: "premise", heading: "Premise", prompts: ["It is <date>, and <project> has failed."] },
  },
  {
    name: "the reasons it failed",
    roles: ["reasons", "factors"],
    section: {
      role: "reasons",
      heading: "Reasons",
      prompts: ["- <what happened, as if it had: “the import timed out”>"],
    },
  },
  {
    name: "the mitigations that follow",
    roles: ["actions", "response"],
    section: { role: "actions", heading: "Mitigations", prompts: ["- <what will change> (<owner>, <date>)"] },
  },
] as const satisfies readonly Part[];

export default defineRule({
  id: "premortem-sections",
  category: "learning",
  summary: "A pre-mortem lacks its premise, its reasons or its mitigations.",
  rationale: `The exercise works because the failure is taken as certain: the plan *has* failed, and everybody writes down what led to it [S71]. The reasons then become early signs and mitigations [S03].`,
  exemptions: `Pre-mortems in running text, which say in one piece that the plan failed and why, and notes without premise and reasons.`,
  kinds: ["premortem"],
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
      {
        text: "# Pre-mortem: new ward\n\nImagine that it is autumn and the move was a disaster.\n\n## Risk register\n\n- The lifts were too narrow.\n\n## What we will do\n\n- Measure the lifts (Ama)",
        kind: "premortem",
        note: "other words for the same parts",
      },
      { text: "# Ward move\n\n## Risks\n\n- The lifts were too narrow.", kind: "postmortem", note: "no pre-mortem" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections } = postmortem;
    const missing = PARTS.filter((part) => !isThere(postmortem, part));
    // With neither premise nor reasons it is the notes of one, not yet a pre-mortem.
    const [premise, reasons] = PARTS;
    if (!sections.title || !isInParts(postmortem) || (missing.includes(premise) && missing.includes(reasons))) return;
    if (missing.length === 0) return;
    yield missingSections(
      postmortem,
      `This pre-mortem lacks ${listed(missing.map(({ name }) => name))}. What would the group say?`,
      missing.map(({ section }) => section),
    );
  },
});

function isThere({ document, sections }: Postmortem, { roles, said }: Part): boolean {
  return roles.some((role) => sections.find(role, "empty")) || (said !== undefined && saysAnywhere(document, said));
}
