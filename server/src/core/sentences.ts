/** The sentences of a document: which blocks are prose, where each stands, and its analysis. */
import { isInside, type Document } from "./document.ts";
import type { AgentClass } from "./english/agents.ts";
import { analyse, antecedentOf } from "./english/analyse.ts";
import type { Place, Sentence } from "./english/sentence.ts";
import { foldQuotations, sentenceBounds, tokenize, type Token } from "./english/tokens.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Names } from "./people.ts";
import { proseOf } from "./prose.ts";
import type { Sections } from "./sections.ts";
import type { Timeline } from "./timeline.ts";

/** Longer blocks are no prose anybody wrote; analysing them would only cost time. */
const MAX_SENTENCE_WORDS = 400;

/** A transcript line: `10:02 sam: …`, `12.21 RK: …`, `sam [9:05 AM] …`, `<sam> …`. */
const CHAT = /^\W{0,3}(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?(?: ?[AP]M)?\W{1,4}(?:@?[\p{L}][\p{L}\p{N}._-]{0,20}:\s|\p{Lu}{2,3}(?: ?\/ ?\p{Lu}{2,3})?[:\s]\s?)|<[@\p{L}][\p{L}\p{N}._-]{0,24}>\s|[@\p{L}][\p{L}\p{N}._ -]{0,24}\s\[\d{1,2}:\d\d(?: ?[AP]M)?\])/u;
/** Table columns that hold people: naming them there is what the column is for. */
const OWNER_COLUMN = /^\W*(?:owners?|assignees?|assigned(?: to)?|who|responsible|dri|leads?|authors?|reviewers?|attendees|on-?call|reporters?|contacts?|actor)\W*$/i;

/** Reads and analyses the sentences of all prose; headings too, for the rules about questions. */
export function readSentences(document: Document, sections: Sections, timeline: Timeline, names: Names, lexicon: Lexicon): Sentence[] {
  const sentences: Sentence[] = [];
  const severalTeams = (document.text.match(/\b(?!our\b)[\p{L}-]+ team\b/giu) ?? []).some((team) => !/^(?:the|a|this|whole|entire|each|every|per|by|small|same) team$/i.test(team));
  let inOwnerColumn = new Set<number>();
  for (const block of document.blocks) {
    if (block.kind === "row" && block.header) {
      inOwnerColumn = new Set(block.children.filter((cell) => OWNER_COLUMN.test(document.text.slice(cell.start, cell.end))).map((cell) => cell.column as number));
    }
    if (block.lines.length === 0 || block.header || (block.kind === "cell" && inOwnerColumn.has(block.column as number))) continue;
    const first = block.lines[0] as { start: number; end: number };
    if (isInside(block, "quote") || CHAT.test(document.text.slice(first.start, Math.min(first.end, first.start + 60)))) continue;
    const place: Place = {
      block,
      roles: sections.rolesAt(block.start),
      heading: block.kind === "heading",
      timeline: timeline.entries.some((entry) => entry.start <= block.start && block.start < entry.end),
      startsItem: block.kind === "cell" || (block.parent?.kind === "item" && block.parent.children[0] === block),
    };
    const tokens = withoutReportedSpeech(foldQuotations(tokenize(proseOf(document, block))));
    let antecedent: AgentClass | undefined;
    for (const [start, end] of sentenceBounds(tokens)) {
      if (end - start > MAX_SENTENCE_WORDS || end - start < 1) continue;
      const sentence = analyse(tokens.slice(start, end), place, { lexicon, names, antecedent, severalTeams });
      antecedent = antecedentOf(sentence) ?? antecedent;
      sentences.push(sentence);
    }
  }
  return sentences;
}

/** What follows "Lena said:" is somebody's own words. */
function withoutReportedSpeech(tokens: Token[]): Token[] {
  const at = tokens.findIndex((token, i) => token.text === ":" && /^(?:said|says|wrote|writes|asked|replied|answered|reported|posted|announced|commented|noted|explained|recalled|told)$/.test(tokens[i - 1]?.lower ?? ""));
  return at < 0 ? tokens : tokens.slice(0, at + 1);
}

