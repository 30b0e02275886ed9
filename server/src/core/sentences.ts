/** The sentences of a document: which blocks are prose, where each stands, and its analysis. */

import { type Document, isInside } from "./document.ts";
import type { AgentClass } from "./english/agents.ts";
import { analyse, antecedentOf } from "./english/analyse.ts";
import type { Place, Sentence } from "./english/sentence.ts";
import { foldQuotations, sentenceBounds, type Token, tokenize } from "./english/tokens.ts";
import { lazy } from "./lazy.ts";
import { CAPITAL, LETTER } from "./letters.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Names } from "./people.ts";
import { proseOf } from "./prose.ts";
import type { SectionRole, Sections } from "./sections.ts";
import type { Range } from "./text.ts";
import type { Timeline } from "./timeline.ts";
import type { Gate, Triggered } from "./triggers.ts";

/** Longer blocks are no prose anybody wrote; analysing them would only cost time. */
const MAX_SENTENCE_WORDS = 400;

/** A transcript line: `10:02 sam: …`, `12.21 RK: …`, `sam [9:05 AM] …`, `<sam> …`. */
const CHAT = new RegExp(
  String.raw`^\W{0,3}(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?(?: ?[AP]M)?\W{1,4}(?:@?[${LETTER}][${LETTER}\d._-]{0,20}:\s|[${CAPITAL}]{2,3}(?: ?/ ?[${CAPITAL}]{2,3})?[:\s]\s?)|<[@${LETTER}][${LETTER}\d._-]{0,24}>\s|[@${LETTER}][${LETTER}\d._ -]{0,24}\s\[\d{1,2}:\d\d(?: ?[AP]M)?\])`,
);
/** Table columns that hold people: naming them there is what the column is for. */
const OWNER_COLUMN =
  /^\W*(?:owners?|assignees?|assigned(?: to)?|who|responsible|dri|leads?|authors?|reviewers?|attendees|on-?call|reporters?|contacts?|actor)\W*$/i;

/** Reads and analyses the sentences of all prose; headings too, for the rules about questions. */
export function readSentences(
  document: Document,
  sections: Sections,
  timeline: Timeline,
  names: Names,
  lexicon: Lexicon,
  gate: Gate,
): Sentence[] {
  const sentences: Sentence[] = [];
  let teams: boolean | undefined;
  const context = (antecedent: AgentClass | undefined) => ({
    lexicon,
    names,
    antecedent,
    severalTeams: () => {
      teams ??= namesSeveralTeams(document.text);
      return teams;
    },
  });
  let inOwnerColumn = new Set<number>();
  for (const block of document.blocks) {
    if (block.kind === "row" && block.header) {
      inOwnerColumn = new Set(
        block.children
          .filter((cell) => OWNER_COLUMN.test(document.text.slice(cell.start, cell.end)))
          .map((cell) => cell.column as number),
      );
    }
    if (
      block.lines.length === 0 ||
      block.header ||
      (block.kind === "cell" && inOwnerColumn.has(block.column as number))
    )
      continue;
    const roles = sections.rolesAt(block.start);
    const isEntry = timeline.holds(block.start);
    const zone: readonly SectionRole[] = isEntry && !roles.includes("timeline") ? [...roles, "timeline"] : roles;
    const triggersOf = (start: number, end: number): Triggered => gate(document.text, start, end, zone, names.isPerson);
    const inBlock = triggersOf(block.start, block.end);
    if (!inBlock.any) continue;
    const first = block.lines[0] as Range;
    if (isInside(block, "quote") || CHAT.test(document.text.slice(first.start, Math.min(first.end, first.start + 60))))
      continue;
    const place: Place = {
      block,
      roles,
      heading: block.kind === "heading",
      timeline: isEntry,
      startsItem: block.kind === "cell" || (block.parent?.kind === "item" && block.parent.children[0] === block),
    };
    const tokens = withoutReportedSpeech(foldQuotations(tokenize(proseOf(document, block))));
    /** The two sentences before, analysed only if the next one says "they". */
    let before: (() => Sentence)[] = [];
    const bounds = sentenceBounds(tokens);
    for (const [from, to] of bounds) {
      if (to - from > MAX_SENTENCE_WORDS) continue;
      const own = tokens.slice(from, to);
      const triggers = bounds.length === 1 ? inBlock : triggersOf((own[0] as Token).start, (own.at(-1) as Token).end);
      const earlier = before;
      const read = lazy(() => {
        const refers = own.some((token) => THEY.test(token.lower));
        return analyse(own, place, triggers, context(refers ? nearestAntecedent(earlier) : undefined));
      });
      before = [...earlier.slice(-1), read];
      if (triggers.any) sentences.push(read());
    }
  }
  return sentences;
}

const THEY = /^the(?:y|m|ir|irs|mselves)$/;

/** What `they` stands for: the last people or things of the nearest sentence that names any. */
function nearestAntecedent(before: readonly (() => Sentence)[]): AgentClass | undefined {
  for (let i = before.length - 1; i >= 0; i--) {
    const antecedent = antecedentOf((before[i] as () => Sentence)());
    if (antecedent) return antecedent;
  }
  return undefined;
}

const SOME_TEAM = new RegExp(String.raw`\b(?!our\b)[${LETTER}-]+ team\b`, "gi");

/** Whether the text speaks of several teams by name, so that "the team" may be any of them. */
function namesSeveralTeams(text: string): boolean {
  return (text.match(SOME_TEAM) ?? []).some(
    (team) => !/^(?:the|a|this|whole|entire|each|every|per|by|small|same) team$/i.test(team),
  );
}

/** What follows "Lena said:" is somebody's own words. */
function withoutReportedSpeech(tokens: Token[]): Token[] {
  const at = tokens.findIndex(
    (token, i) =>
      token.text === ":" &&
      /^(?:said|says|wrote|writes|asked|replied|answered|reported|posted|announced|commented|noted|explained|recalled|told)$/.test(
        tokens[i - 1]?.lower ?? "",
      ),
  );
  return at < 0 ? tokens : tokens.slice(0, at + 1);
}
