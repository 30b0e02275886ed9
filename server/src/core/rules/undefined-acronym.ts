import { parseInline } from "../document.ts";
import acronyms from "../lexicons/acronyms.json" with { type: "json" };
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const KNOWN = new Set(acronyms.words);
/** Three capitals or more; two are units, months and states too often. */
const ACRONYM = /(?<![\w-./#@])[A-Z]{3,6}(?:s\b|\b)(?![\w-]|\.\w|\/)/g;
export default defineRule({
  id: "undefined-acronym",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "An acronym is never spelled out.",
  rationale: `The readers of a postmortem come from other teams and other years [S11]. The first use of an acronym is the place to say what it stands for.`,
  exemptions: `What everybody in the trade knows (HTTP, DNS, SLO), code, links, headings, ticket keys, words in capitals, and acronyms that are spelled out anywhere in the document.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "The ⟦QZX⟧ restarted twice." },
      { text: "Two ⟦BPMs⟧ lost their link." },
      { text: "Orders went to the ⟦RTVS⟧ queue. The RTVS queue was full." },
      { text: "- The ⟦MLQ⟧ was cold." },
      { text: "| Part | State |\n|---|---|\n| the ⟦WQR⟧ | cold |" },
    ],
    clean: [
      { text: "The DNS server and the CPU were fine." },
      { text: "The blood pressure monitor (BPM) restarted. The BPM was old." },
      { text: "The BPM (blood pressure monitor) restarted." },
      { text: "The log said `QZX` and OPS-12." },
      { text: "## QZX\n\nIt restarted." },
      { text: "It was NOT the pump." },
      { text: "THE PUMP STOPPED at noon." },
    ],
  },
  *checkDocument({ document }) {
    const { text } = document;
    const seen = new Set<string>();
    for (const block of document.blocks) {
      if (block.lines.length === 0 || block.kind === "heading" || block.header) continue;
      const { pieces } = parseInline(document, block);
      for (const piece of pieces) {
        if (piece.kind !== "text") continue;
        const shown = text.slice(piece.start, piece.end);
        for (const match of shown.matchAll(ACRONYM)) {
          const word = match[0].replace(/s$/, "");
          if (seen.has(word)) continue;
          seen.add(word);
          // Words in capitals side by side are shouted, or a label.
          const beside =
            /[A-Z]{3,} $/.test(shown.slice(0, match.index)) ||
            /^ [A-Z]{3,}\b/.test(shown.slice(match.index + match[0].length));
          if (KNOWN.has(word) || beside || isWord(text, word) || isDefined(text, word)) continue;
          const start = piece.start + match.index;
          const end = start + match[0].length;
          yield {
            range: { start, end },
            message: `${word} is not spelled out anywhere. What does it stand for?`,
            suggestions: [
              { title: "Spell it out", edits: [{ start: end, end, text: ` (⟨what ${word} stands for⟩)` }] },
            ],
          };
        }
      }
    }
  },
});
/** A word that stands in small letters elsewhere is a word: "prod", "PROD". */
function isWord(text: string, word: string): boolean {
  return new RegExp(`\\b${word.toLowerCase()}s?\\b`).test(text);
}

/** "blood pressure monitor (BPM)", "BPM (blood pressure monitor)", "BPM stands for". */
function isDefined(text: string, word: string): boolean {
  return new RegExp(
    `\\(${word}s?\\)|\\b${word}s?\\*{0,2} \\((?!\\d|#|https?:)[\\p{L}⟨]|\\b${word} (?:is short for|stands for|means)\\b|\\[${word}\\]\\(`,
    "u",
  ).test(text);
}
