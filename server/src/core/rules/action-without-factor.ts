import { areRelated, contentWords } from "../english/contentWords.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-factor",
  category: "action-items",
  severity: "hint",
  preset: "strict",
  summary: "An action item speaks to none of the contributing factors.",
  rationale: `An action that answers no factor is either an idea from elsewhere or the sign of a factor that nobody wrote down [S11] [S29].`,
  exemptions: `Done items, fewer than two factors, and documents whose actions and factors share no words at all; learning reviews.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      {
        text: "## Contributing factors\n\n- The lag alert was muted\n- Labels share one queue\n\n## Action items\n\n- Unmute the lag alert\n- ⟦Repaint the ward⟧",
      },
      {
        text: "## Root causes\n\n- Badge table empty\n- Gate opens by hand only\n\n## Actions\n\n- Fill the badge table at night\n- ⟦Buy a second coffee machine⟧",
      },
      {
        text: "## Contributing factors\n\n- Pump two has no valve\n- Rota gap at six\n\n## Action items\n\n- Close the rota gap\n- ⟦Translate the manual⟧",
      },
      {
        text: "## Causes\n\n1. The map was old\n2. The feeder trips alone\n\n## Next steps\n\n1. Print a new map\n2. ⟦Hire a plumber⟧",
      },
      {
        text: "## Contributing factors\n\n- Token never expires\n- Cache cold after restart\n\n## Action items\n\n- Expire the token daily\n- ⟦Rename the office⟧",
      },
    ],
    clean: [
      {
        text: "## Contributing factors\n\n- The lag alert was muted\n- Labels share one queue\n\n## Action items\n\n- Unmute the lag alert\n- Split the label queue",
      },
      {
        text: "## Contributing factors\n\n- The lag alert was muted\n\n## Action items\n\n- Repaint the ward\n- Unmute the alert",
      },
      { text: "## Action items\n\n- Repaint the ward\n- Translate the manual" },
      { text: "## Contributing factors\n\n- a\n- b\n\n## Action items\n\n- Repaint the ward\n- Translate the manual" },
      {
        text: "## Contributing factors\n\n- The lag alert was muted\n- Labels share one queue\n\n## Action items\n\n- Unmute the lag alert\n- [x] Repaint the ward",
      },
    ],
  },
  *checkDocument({ document, factors, actionItems }) {
    const open = actionItems.filter(({ status }) => status === "open");
    if (factors.length < 2 || open.length < 2) return;
    const named = factors.map(({ start, end }) => contentWords(document.slice(start, end)));
    const apart = open.filter((item) => {
      const words = contentWords(item.text);
      return words.size > 0 && !named.some((factor) => areRelated(words, factor));
    });
    if (apart.length === open.length) return;
    for (const { task } of apart)
      yield {
        range: task,
        message: "No contributing factor speaks of this. Which condition does it change?",
      };
  },
});
