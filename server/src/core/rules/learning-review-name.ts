import { parseInline } from "../document.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule, replace } from "../rule.ts";

const NAME = /\b(?:blameless )?(?:post[- ]?mortem(?: (?:report|analysis|review))?|root[- ]cause analysis|rca)\b/i;
const SELF = /\bthis ((?:blameless )?(?:post[- ]?mortem|root[- ]cause analysis|rca))\b/gi;
export default defineRule({
  id: "learning-review-name",
  category: "learning",
  severity: "hint",
  preset: "all",
  precedence: 890,
  summary: "The document calls itself a postmortem; *learning review* says what it is for.",
  rationale: `A post-mortem is done on the dead, and a root cause analysis ends at one root. Some organisations took *blameless post-mortem* out of the title and wrote *learning review* [S01] [S50].`,
  exemptions: `Links, paths, other people's titles, and words of your own: the option \`preferredName\`.`,
  kinds: REVIEWS,
  options: { preferredName: { description: "What the document is called.", default: "Learning Review" } },
  examples: {
    reported: [
      { text: "# ⟦Blameless Post-Mortem⟧: queue outage" },
      { text: "# ⟦Postmortem⟧ for 3 May" },
      { text: "# ⟦Root Cause Analysis⟧ – login" },
      { text: "This ⟦postmortem⟧ covers the events of 3 May." },
      { text: "# ⟦RCA⟧ 2024-05" },
      { text: "---\ntitle: ⟦Post mortem⟧, cache\n---\n\nThe cache was cold." },
    ],
    clean: [
      { text: "# Learning Review: queue outage" },
      { text: "# Incident review 3 May" },
      { text: "See the [SRE postmortem chapter](https://sre.example)." },
      { text: "The file lives in `docs/postmortems/`." },
      { text: "# Queue outage, 3 May" },
      { text: "A premortem was held in March." },
    ],
  },
  *checkDocument({ document, sections }, { options }) {
    const name =
      typeof options.preferredName === "string" && options.preferredName ? options.preferredName : "Learning Review";
    const message = `Its name is the first thing a document says of itself. “${name}” says what it is for.`;
    const cased = (shown: string): string => {
      const lower = shown === shown.toLowerCase();
      return lower ? name.toLowerCase() : name;
    };
    const { title } = sections;
    const named = title && NAME.exec(document.slice(title.range.start, title.range.end));
    const own = (shown: string): boolean => shown.toLowerCase() === name.toLowerCase();
    if (title && named && !own(named[0])) {
      const range = { start: title.range.start + named.index, end: title.range.start + named.index + named[0].length };
      yield { range, message, fix: replace(`Call it “${name}”`, range, cased(named[0])) };
    }
    for (const block of document.blocks) {
      if (block.kind !== "paragraph") continue;
      for (const piece of parseInline(document, block).pieces) {
        if (piece.kind !== "text") continue;
        for (const match of document.slice(piece.start, piece.end).matchAll(SELF)) {
          const shown = match[1] as string;
          const end = piece.start + match.index + match[0].length;
          const range = { start: end - shown.length, end };
          if (!own(shown)) yield { range, message, fix: replace(`Call it “${name}”`, range, cased(shown)) };
        }
      }
    }
  },
});
