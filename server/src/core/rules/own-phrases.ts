import { proseOf } from "../document/prose.ts";
import { aboutParts, type Document, isInside } from "../document.ts";
import { blocksIn } from "../postmortem/sections.ts";
import { defineRule, replace } from "../rule.ts";
import type { Range } from "../text.ts";

export default defineRule({
  id: "own-phrases",
  category: "tone",
  severity: "warning",
  preset: "minimal",
  precedence: 1,
  summary: "A phrase that the configuration words otherwise.",
  rationale: `Every organisation has words of its own that carry blame, or that it has agreed to leave behind [S21] [S57].
The option \`phrases\` lists them with the words to use instead; a configuration that holds them can be shared by \`extends\`.`,
  exemptions: `Code, quotations and links, as everywhere. The phrases of a configuration take the place of those given here.`,
  options: {
    phrases: {
      description:
        "Phrases, in any case, and the words to use instead; an empty text offers none. A text that ends in a question mark or a full stop is a message.",
      default: {
        "throat to choke": "person to ask",
        "neck to wring": "person to ask",
        "heads will roll": "What will change, and in which part of the system?",
        "hall of shame": "list of incidents",
        "wall of shame": "list of incidents",
      },
    },
  },
  examples: {
    reported: [
      { text: "The board wants one ⟦throat to choke⟧ for the lifts." },
      { text: "After the recall there was no ⟦Neck to wring⟧." },
      { text: "The memo said ⟦heads will roll⟧ by noon." },
      { text: "The chart went to the ⟦wall of\nshame⟧." },
      { text: "Put **the ward** in the ⟦hall of shame⟧?" },
    ],
    clean: [
      { text: "> The board wants one throat to choke." },
      { text: "The step is called `throat to choke`." },
      { text: "The patient had a sore throat." },
      { text: "The heads will rollover the film." },
      { text: "A hall of fame hangs by the gate." },
    ],
  },
  *checkDocument({ document }, { options }) {
    const phrases = Object.entries((options.phrases as Readonly<Record<string, string>> | undefined) ?? {});
    if (phrases.length === 0) return;
    const heads = new Set(phrases.map(([phrase]) => headOf(phrase)));
    // Most documents hold none of them.
    const held = aboutParts(document, (words) => {
      const lower = words.toLowerCase();
      return [...heads].filter((head) => lower.includes(head));
    });
    for (const [phrase, instead] of phrases) {
      const parts = document.parts.filter((_, i) => held[i]?.includes(headOf(phrase)));
      const isMessage = /[.?!]$/.test(instead);
      for (const { start, end, words } of find(document, parts, phrase))
        yield {
          range: { start, end },
          message: isMessage
            ? instead
            : `“${words}” is a phrase that is worded otherwise here${instead ? `: “${instead}”` : ""}.`,
          suggestions:
            instead && !isMessage ? [replace(`Say “${instead}”`, { start, end }, withCaseOf(words, instead))] : [],
        };
    }
  },
});

const headOf = (phrase: string): string => phrase.trim().split(/\s+/, 1)[0]?.toLowerCase() ?? "";

/** Where a phrase stands in the prose of some parts, as whole words; any white space parts its words. */
function* find(
  document: Document,
  parts: readonly Range[],
  phrase: string,
): Iterable<{ start: number; end: number; words: string }> {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (!first) return;
  for (const block of parts.flatMap((part) => blocksIn(document, part))) {
    if (block.lines.length === 0 || isInside(block, "quote")) continue;
    if (!document.slice(block.start, block.end).toLowerCase().includes(first)) continue;
    const prose = proseOf(document, block);
    const lower = prose.text.toLowerCase();
    // Lower case may be longer than what was written, in a few alphabets; then no offset can be trusted.
    if (lower.length !== prose.text.length) continue;
    for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1)) {
      let end = at + first.length;
      for (const word of words.slice(1)) {
        const gap = /^\s{1,20}/.exec(lower.slice(end, end + 20))?.[0].length ?? 0;
        end = gap > 0 && lower.startsWith(word, end + gap) ? end + gap + word.length : -1;
        if (end < 0) break;
      }
      const whole = end > 0 && !isLetter(lower[at - 1]) && !isLetter(lower[end]);
      if (whole) yield { start: prose.startOf(at), end: prose.endOf(end - 1), words: prose.text.slice(at, end) };
    }
  }
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\d_]/u.test(char);

function withCaseOf(shown: string, text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(shown) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
