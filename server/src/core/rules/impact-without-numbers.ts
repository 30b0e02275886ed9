import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule, replace, type Suggestion } from "../rule.ts";
import { firstFrom, type Range } from "../text.ts";

const FIGURE =
  /[\d⟨]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|all|none|every|each|no|nobody|unknown|redacted|elided|measured|estimated?)\b/i;
const VAGUE =
  /\b(?:some|many|several|a few|a number of|a lot of|lots of|most|multiple|various|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|minor|major|briefly|for a while|for some time|a short time|intermittent(?:ly)?)\b/i;
/** What to write for a vague word. */
const FIGURES: readonly (readonly [RegExp, string])[] = [
  [/while|time|briefly/i, "from ⟨time⟩ to ⟨time⟩"],
  [/intermittent/i, "⟨in how many of how many tries⟩"],
  [/signif|substan|consider|minor|major/i, "⟨how much⟩"],
  [/./, "⟨how many⟩"],
];
export default defineRule({
  id: "impact-without-numbers",
  category: "structure",
  summary: "The impact is told without a figure.",
  rationale: `*Some users*, *for a while*: those who were not there cannot tell a bad hour from a bad week.
Numbers are what the report is measured by, and an estimate beats none [S11] [S29].`,
  exemptions: `Any figure in the section, *all*, *none*, *no impact*, what is said to be unknown or being measured, and values that are redacted.`,
  kinds: [...REVIEWS, "external"],
  examples: {
    reported: [
      { text: "## Impact\n⟦Some⟧ users saw errors for a while." },
      { text: "## Impact\n⟦Many⟧ customers were affected." },
      { text: "**Impact:** ⟦significant⟧ slowdown" },
      { text: "## User impact\nCheckout was ⟦intermittently⟧ unavailable." },
      { text: "## Impact\n- ⟦A number of⟧ orders were lost\n- Support was busy" },
      { text: "## Impact\n⟦Major⟧ degradation in the EU." },
      { text: "# Feeder trip\n\n- **Impact**: ⟦several⟧ villages were dark" },
    ],
    clean: [
      { text: "## Impact\n4 % of requests failed from 10:02 to 10:31 UTC." },
      { text: "## Impact\nAll logins failed for six minutes." },
      { text: "## Impact\nRevenue impact is unknown; finance will report by 12 June." },
      { text: "## Impact\nTwo tenants, about 900 rows." },
      { text: "## Impact\n[value redacted] queries were dropped." },
      { text: "## Impact\nNo customer-visible impact." },
      { text: "## Lessons learned\n\nMany doors share one lock.", note: "not the impact" },
      {
        text: "## Impact\n\nThe second pump stood still, and the tank ran dry.",
        note: "no measure at all is no vague one",
      },
      { text: "## Impact\n\nSome visitors waited.\n\n| Gate | Minutes |\n|---|---|\n| North | 14 |" },
    ],
  },
  *checkDocument({ document, sections }) {
    for (const section of sections.all) {
      if (!section.roles.includes("impact") || !section.hasContent) continue;
      const body = document.slice(section.bodyStart, section.end);
      if (FIGURE.test(body)) continue;
      const first = Math.max(0, firstFrom(document.blocks, section.bodyStart + 1) - 1);
      for (const block of document.blocks.slice(first, firstFrom(document.blocks, section.end))) {
        if (block.lines.length === 0 || block.end <= section.bodyStart) continue;
        const from = Math.max(block.start, section.bodyStart);
        const vague = VAGUE.exec(document.slice(from, block.end));
        if (!vague) continue;
        const range = { start: from + vague.index, end: from + vague.index + vague[0].length };
        yield {
          range,
          message: `“${vague[0]}” is the only measure of the impact. How many, how much, from when to when?`,
          suggestions: () => inFigures(vague[0], range),
        };
        break;
      }
    }
  },
});
function inFigures(vague: string, range: Range): readonly Suggestion[] {
  const figure = FIGURES.find(([pattern]) => pattern.test(vague))?.[1];
  return figure ? [replace("Give the figure", range, figure)] : [];
}
