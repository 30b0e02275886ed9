import type { Block } from "../document.ts";
import { addBelow, newlineOf } from "../findings/insertion.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { blocksIn } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule, type Suggestion } from "../rule.ts";

const NOTHING_YET = /^(?:<[^>]*>|\[[^\]]*\]|\.{3}|…)?$/;
const UNKNOWN =
  /\b(?:unknown|unclear|not (?:yet |fully |entirely )*(?:known|clear|understood|determined|found)|under investigation|(?:still|being) investigat\w+)\b/i;

export default defineRule({
  id: "too-few-factors",
  category: "structure",
  summary: "Fewer factors are named than an event ever has.",
  rationale: `Each contributor is necessary and only together are they enough [S45]; nothing happens in isolation [S05].
One factor is usually the first that was found.`,
  exemptions: `Sections without content, which another rule speaks of; factors told in several sentences; causes that are said to be unknown or under investigation.`,
  kinds: REVIEWS,
  options: { minFactors: { description: "How many factors there should be.", default: 2 } },
  examples: {
    reported: [
      { text: "## Contributing factors\n- ⟦The lock was shared.⟧" },
      { text: "## Root cause\n⟦A stale cache.⟧" },
      { text: "## Causes\n| Factor |\n|---|\n| ⟦stale cache⟧ |" },
      { text: "## Analysis of causes\n1. ⟦Expired certificate⟧" },
      { text: "## Contributing factors\n⟦The certificate expired.⟧" },
      { text: "## Root causes\n- ⟦disk full⟧\n- <factor>" },
      {
        text: "# Dose labels\n\n- **Impact**: eleven labels\n- **Root cause**: ⟦the table of the day before⟧",
        note: "beside a label",
      },
    ],
    clean: [
      { text: "## Contributing factors\n- a shared lock\n- no lag alert" },
      {
        text: "## Root causes\n1. expiry date kept in one mailbox\n2. renewal needs a manual step\n3. alert goes to a closed channel",
      },
      { text: "## Analysis\n### Shared lock\n…\n### Silent alert\n…" },
      { text: "## Causes\n| Factor |\n|---|\n| shared lock |\n| silent alert |" },
      { text: "## Root cause\nThe lock was shared.\n## Contributing factors\n- silent alert" },
      {
        text: "## Contributing factors\nThe lock is shared by all tenants. The lag alert was muted. The runbook names the old host.",
      },
      { text: "## Root cause\n\nThe reason for the false alarm is still unknown.", note: "an honest answer" },
      { text: "## Contributing factors\n\n- the sluice gate, which is under investigation by its maker" },
      { text: "## What went poorly\n\n- The gate was slow.", note: "no section about causes" },
    ],
  },
  *checkDocument(postmortem, { options }) {
    const { document, factors } = postmortem;
    const wanted = typeof options.minFactors === "number" ? options.minFactors : 2;
    const named = factors.filter(({ text }) => !NOTHING_YET.test(text.trim()));
    const last = named.at(-1);
    if (!last || named.length >= wanted || sentencesAbout(postmortem) >= wanted) return;
    if (named.every(({ text }) => text.includes("⟨"))) return;
    if (UNKNOWN.test(document.slice(last.start, last.end))) return;
    const { block } = last;
    const isBeside = last.form === "paragraph" && last.start !== block.start;
    const { end } = isBeside ? last : (block.lines.at(-1) ?? block);
    yield {
      range: { start: isBeside ? last.start : (block.lines[0]?.start ?? block.start), end },
      message: "One factor is named. What else had to be true: how was it built, approved, tested, seen?",
      suggestions: isBeside ? [] : addFactor(postmortem, block, end),
    };
  },
});

/** One more item or row, or a list below a paragraph. */
function addFactor({ document }: Postmortem, block: Block, end: number): readonly Suggestion[] {
  const ask = "⟨what else had to be true: how was it built, approved, tested, seen?⟩";
  const below = block.kind === "paragraph" && !block.parent;
  const edit = below
    ? { start: end, end, text: `${newlineOf(document).repeat(2)}- ${ask}` }
    : addBelow(document, block, ask);
  return edit ? [{ title: "Add another factor", edits: [edit] }] : [];
}

/** How many sentences of prose speak of the causes; a factor in three sentences is seldom one factor. */
function sentencesAbout({ document, sections }: Postmortem): number {
  let count = 0;
  for (const section of sections.all) {
    if (!section.roles.includes("factors")) continue;
    for (const block of blocksIn(document, { start: section.bodyStart, end: section.end })) {
      if (block.kind === "heading" || block.lines.length === 0) continue;
      const text = document.slice(Math.max(block.start, section.bodyStart), block.end);
      count += text.split(/[.!?](?:\s+|$)/).filter((part) => part.trim().split(/\s+/).length > 2).length;
    }
  }
  return count;
}
