import { contentWords } from "../english/contentWords.ts";
import { addBelow } from "../findings/insertion.ts";
import { defineRule, type Suggestion } from "../rule.ts";

const ACCEPTED = /\b(?:accept(?:ed|able)|won't fix|wontfix|no action|out of scope|known risk|as designed)\b/i;

export default defineRule({
  id: "factor-without-action",
  category: "action-items",
  severity: "hint",
  preset: "strict",
  summary: "No action item speaks to a contributing factor.",
  rationale: `Not every factor needs an action, but leaving one is a decision worth a line: accepted, and why [S29] [S20] [S11].`,
  exemptions: `Fewer than two factors, no action items, factors that are said to be accepted, and documents in which no factor shares a word with any action; learning reviews.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      {
        text: "## Contributing factors\n- The lag alert was muted\n- ⟦Plans are unreadable⟧\n## Actions\n- Unmute the lag alert",
      },
      {
        text: "## Contributing factors\n- ⟦One engineer has vendor access⟧\n- Shared lock\n## Actions\n- Split the lock",
      },
      { text: "## Factors\n- ⟦Staging has no replica⟧\n- Retry storm\n## Actions\n- Add a retry budget" },
      { text: "## Causes\n- ⟦Prompt colour equal⟧\n- Token never expires\n## Actions\n- Expire the token" },
      { text: "## Contributing factors\n- ⟦Freeze calendar outdated⟧\n- Cache cold\n## Actions\n- Pre-warm the cache" },
      {
        text: "## Contributing factors\n- ⟦Rota gap at 06:00⟧\n- Disk full\n## Actions\n- Rotate logs to keep disk below 80 %",
      },
    ],
    clean: [
      {
        text: "## Contributing factors\n- Shared lock\n- Muted lag alert\n## Actions\n- Split the lock\n- Unmute the alert",
      },
      {
        text: "## Contributing factors\n- Shared lock\n- Old hardware (accepted until June)\n## Actions\n- Split the lock",
      },
      { text: "## Contributing factors\n- Shared lock\n## Actions\n- Page on lag" },
      { text: "## Contributing factors\n- a\n- b" },
      { text: "## Actions\n- Split the lock" },
      { text: "## Factors\n- Rota gap\n- Disk full\n## Actions\n- Close the rota gap\n- Rotate disk logs" },
      {
        text: "## Contributing factors\n- Two wards share a fax\n- The night rota has a gap\n## Actions\n- Buy a second machine",
        note: "told in different words: nobody can say which action is for which factor",
      },
    ],
  },
  *checkDocument({ document, factors, actionItems }) {
    const last = actionItems.at(-1);
    if (factors.length < 2 || !last) return;
    const spoken = new Set(actionItems.flatMap((item) => [...contentWords(item.text)]));
    const unanswered = factors.filter((factor) => {
      const text = document.slice(factor.start, factor.end);
      const words = [...contentWords(text)];
      return words.length > 0 && !ACCEPTED.test(text) && !words.some((word) => spoken.has(word));
    });
    // Where no factor meets any action, the two are told in different words, and nobody can say.
    if (unanswered.length === factors.length) return;
    for (const { block, text } of unanswered) {
      const { end } = block.lines.at(-1) ?? block;
      const about = text.replace(/[\s.,;:]+$/, "");
      const action = /[`[\]]/.test(about) ? undefined : addBelow(document, last.block, `⟨what will change⟩: ${about}`);
      const accepted: Suggestion = {
        title: "Say that it is accepted",
        edits: [{ start: end, end, text: " (accepted: ⟨reason⟩)" }],
      };
      yield {
        range: { start: block.lines[0]?.start ?? block.start, end },
        message: "No action item speaks to this factor. What would change it, or for what reason is it accepted?",
        suggestions: [...(action ? [{ title: "Add an action item for it", edits: [action] }] : []), accepted],
      };
    }
  },
});
