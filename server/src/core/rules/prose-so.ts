import { remarks } from "../findings/generalProse.ts";
import { defineRule, replace } from "../rule.ts";

export default defineRule({
  id: "prose-so",
  category: "prose",
  preset: "prose",
  precedence: 950,
  summary: "A sentence begins with “so”.",
  rationale: `*So* at the start belongs to speech: it hints at a reason without giving it. The check is write-good's *so* [S80].`,
  exemptions: `“So” within a sentence, and “so that”, “so far”.`,
  examples: {
    reported: [
      { text: "The tank was full. ⟦So⟧ the pump stopped." },
      { text: "⟦So⟧, the second shift loaded the old recipe." },
      { text: "The feed was late. ⟦So⟧ no prices were shown." },
      { text: "⟦So⟧ what did the second pump do?" },
      { text: "Nine beds were free. ⟦So⟧ the ward took the transfers." },
    ],
    clean: [
      { text: "The tank was full, so the pump stopped." },
      { text: "So far no claim was lost." },
      { text: "So that no batch is lost, the line stops." },
      { text: "The feed was late and no prices were shown." },
      { text: "So many claims came in that the counter wrapped." },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, after } of remarks("so", document)) {
      if (/^\s+(?:that|far|long|much|many|called|to speak)\b/.test(after)) continue;
      const gap = /^,?\s+/.exec(document.slice(range.end, range.end + 8))?.[0] ?? "";
      const next = document.slice(range.end + gap.length, range.end + gap.length + 1);
      yield {
        range,
        message: "The sentence stands without “so”, unless a reason follows from the one before: which?",
        ...(/[a-z]/.test(next) && {
          suggestions: [
            replace("Begin without “so”", { start: range.start, end: range.end + gap.length + 1 }, next.toUpperCase()),
          ],
        }),
      };
    }
  },
});
