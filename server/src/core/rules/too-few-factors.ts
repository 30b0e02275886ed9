import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";
import { blocksIn } from "../sections.ts";

const NOTHING_YET = /^(?:<[^>]*>|\[[^\]]*\]|\.{3}|…)?$/;
export default defineRule({
  id: "too-few-factors",
  category: "causality",
  severity: "information",
  preset: "recommended",
  summary: "Fewer factors are named than an event ever has.",
  rationale: `Each contributor is necessary and only together are they enough [S45]; nothing happens in isolation [S05].
One factor is usually the first that was found.`,
  exemptions: `Sections without content, which another rule speaks of, and factors told in several sentences.`,
  kinds: ["postmortem"],
  options: { minFactors: { description: "How many factors there should be.", default: 2 } },
  triggers: [],
  examples: {
    reported: [
      { text: "## Contributing factors\n- ⟦The lock was shared.⟧" },
      { text: "## Root cause\n⟦A stale cache.⟧" },
      { text: "## Causes\n| Factor |\n|---|\n| ⟦stale cache⟧ |" },
      { text: "## Analysis of causes\n1. ⟦Expired certificate⟧" },
      { text: "## Contributing factors\n⟦The certificate expired.⟧" },
      { text: "## Root causes\n- ⟦disk full⟧\n- <factor>" },
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
    ],
  },
  *checkDocument(postmortem, { options }) {
    const { document, factors, sections } = postmortem;
    const wanted = typeof options.minFactors === "number" ? options.minFactors : 2;
    const named = factors.filter(({ text }) => !NOTHING_YET.test(text.trim()));
    const [first] = named;
    const section = first && sections.at(first.start);
    if (!first || named.length >= wanted || sentencesAbout(postmortem) >= wanted) return;
    const at = section?.roles.includes("factors") ? section.end : first.end;
    const end = at - (/\s*$/.exec(document.text.slice(first.start, at))?.[0].length ?? 0);
    const newline = document.text.includes("\r\n") ? "\r\n" : "\n";
    yield {
      range: { start: first.block.start, end: first.block.end },
      message: "One factor is named. What else had to be true: how was it built, approved, tested, seen?",
      ...(first.form !== "row" &&
        section?.form === "heading" && {
          suggestions: [
            {
              title: "Add another factor",
              edits: [
                {
                  start: end,
                  end,
                  text: `${newline}${first.form === "item" ? "" : newline}- ⟨what else had to be true?⟩`,
                },
              ],
            },
          ],
        }),
    };
  },
});
/** How many sentences of prose speak of the causes; a factor in three sentences is seldom one factor. */
function sentencesAbout({ document, sections }: Postmortem): number {
  let count = 0;
  for (const section of sections.all) {
    if (!section.roles.includes("factors")) continue;
    for (const block of blocksIn(document, { start: section.bodyStart, end: section.end })) {
      if (block.kind === "heading" || block.lines.length === 0) continue;
      const from = Math.max(block.start, section.bodyStart);
      const text = document.text.slice(from, block.end);
      // Words, a stop, and more words; a fenced block beside it tells more as well.
      count += text.split(/[.!?](?:\s+|$)/).filter((part) => part.trim().split(/\s+/).length > 2).length;
    }
  }
  return count;
}
