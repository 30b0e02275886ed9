/** The sentences of a document: which blocks are prose, where each stands, and its analysis. */

import { proseOf } from "../document/prose.ts";
import { type Block, type Document, isInside } from "../document.ts";
import type { AgentClass } from "../english/agents.ts";
import { analyse, antecedentOf } from "../english/analyse.ts";
import type { Place, Sentence } from "../english/sentence.ts";
import { foldQuotations, sentenceBounds, type Token, tokenize } from "../english/tokens.ts";
import { lazy } from "../lazy.ts";
import { CAPITAL, LETTER } from "../letters.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Range } from "../text.ts";
import type { Gate, Triggered } from "../triggers.ts";
import { peopleColumns } from "./columns.ts";
import type { Names } from "./people.ts";
import type { SectionRole, Sections } from "./sections.ts";
import type { Timeline } from "./timeline.ts";

/** Longer sentences are no prose anybody wrote; analysing them would only cost time. */
const MAX_SENTENCE_WORDS = 400;

/** What stands behind the time of an entry and is nobody who speaks: half a day, a zone, or what the entry is about. */
const NO_SPEAKER =
  "(?:[AP]\\.?M|Z|UTC|GMT|[A-Z]{1,4}T|[Uu]pdate|[Ii]mpact|[Dd]etection|[Ss]tatus|[Aa]lert|[Ii]nvestigation|[Ii]dentified|[Mm]itigation|[Mm]itigated|[Rr]esolved|[Rr]esolution|[Mm]onitoring|[Ee]scalation|[Rr]oot cause|[Cc]ause|[Aa]ction|[Nn]ote|[Ff]ix)";
/** A transcript line: `10:02 sam: …`, `12.21 RK: …`, `sam [9:05 AM] …`, `<sam> …`; no entry such as `10:02 UTC: …`. */
const CHAT = new RegExp(
  String.raw`^\W{0,3}(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?(?: ?[AP]M)?\W{1,4}(?!${NO_SPEAKER}\b)(?:@?[${LETTER}][${LETTER}\d._-]{0,20}:\s|[${CAPITAL}]{2,3}(?: ?/ ?[${CAPITAL}]{2,3})?:\s?)|<[@${LETTER}][${LETTER}\d._-]{0,24}>\s|[@${LETTER}][${LETTER}\d._ -]{0,24}\s\[\d{1,2}:\d\d(?: ?[AP]M)?\])`,
);
/** A rule of wording looks no further than this beyond the block of its sentence, in UTF-16 units. */
export const MARGIN = 16;

/** A block of prose, read: its sentences in which something could be found. */
export interface Passage {
  readonly block: Block;
  readonly sentences: readonly Sentence[];
  /** What a session found in it. */
  found?: unknown;
}

/** What passages are read from. */
interface Source {
  readonly document: Document;
  readonly sections: Sections;
  readonly timeline: Timeline;
  readonly names: Names;
}

/**
 * Reads and analyses the prose of a document, block by block; headings too, for the rules about questions. With a
 * memory, passages of the version before that would be read alike are taken over instead.
 */
export function readPassages(source: Source, lexicon: Lexicon, gate: Gate, memory?: PassageMemory): readonly Passage[] {
  const { document, names } = source;
  const read: ReadBlock = (place, origin) => readBlock(document, place, origin, lexicon, gate);
  if (memory) return memory.read(document, names, gate, () => placesOf(source), read);
  const origin = { names: () => names };
  return placesOf(source).flatMap((place) => {
    const sentences = place ? tellingOf(read(place, origin)) : [];
    return place && sentences.length > 0 ? { block: place.block, sentences } : [];
  });
}

/** The sentences in which something could be found. */
export function tellingOf(told: readonly Told[]): readonly Sentence[] {
  return told.filter(({ triggers }) => triggers.any).map(({ read }) => read());
}

/** Where each block of a document stands, those of its front matter first; undefined where it is no prose. */
function placesOf({ document, sections, timeline }: Source): (Place | undefined)[] {
  let holdPeople: ReadonlySet<number> = new Set();
  return document.fieldBlocks.concat(document.blocks).map((block): Place | undefined => {
    if (block.kind === "row" && block.header) holdPeople = peopleColumns(document, block);
    if (block.lines.length === 0 || block.header || (block.kind === "cell" && holdPeople.has(block.column as number)))
      return undefined;
    return {
      block,
      roles: sections.rolesAt(block.start),
      heading: block.kind === "heading",
      timeline: timeline.holds(block.start),
      startsItem: block.kind === "cell" || (block.parent?.kind === "item" && block.parent.children[0] === block),
    };
  });
}

/** A sentence of a block, read when somebody asks for it: its analysis depends on all this, and on those before it. */
export interface Told<N extends Names = Names> {
  readonly tokens: readonly Token[];
  readonly triggers: Triggered;
  /** What it asks about the names in the document. */
  readonly names: N;
  readonly outlook: Outlook<N>;
  readonly read: () => Sentence;
}

/**
 * The sentence after one in its block, and whether that one asked what it tells: its words and clauses, which ask no
 * further.
 */
interface Outlook<N extends Names> {
  isAsked: boolean;
  next: Told<N> | undefined;
}

/** Where the sentences of a block come from. */
export interface Origin<N extends Names> {
  /** What the next one asks about the names in the document; first the block itself. */
  names(): N;
  /**
   * The one of these words from the version before, if it would be read alike, with the words of the next one. It is
   * asked from the first one on.
   */
  known?(
    number: number,
    tokens: readonly Token[],
    triggers: Triggered,
    next: readonly Token[] | undefined,
  ): Told<N> | undefined;
}

/** Reads the sentences of a block. */
export type ReadBlock = <N extends Names>(place: Place, origin: Origin<N>) => readonly Told<N>[];

/** The sentences of one block. What they depend on is its place, its words, and what is asked of the names. */
function readBlock<N extends Names>(
  document: Document,
  place: Place,
  origin: Origin<N>,
  lexicon: Lexicon,
  gate: Gate,
): readonly Told<N>[] {
  const { block, roles, timeline } = place;
  const { text } = document;
  const zone: readonly SectionRole[] = timeline && !roles.includes("timeline") ? [...roles, "timeline"] : roles;
  const { isPerson } = origin.names();
  const triggersOf = (start: number, end: number): Triggered => gate(text, start, end, zone, isPerson);
  const inBlock = triggersOf(block.start, block.end);
  const first = block.lines[0] as Range;
  if (
    !inBlock.any ||
    isInside(block, "quote") ||
    CHAT.test(document.slice(first.start, Math.min(first.end, first.start + 60)))
  )
    return [];
  const told: Told<N>[] = [];
  const tokens = withoutReportedSpeech(foldQuotations(tokenize(proseOf(document, block))));
  const bounds = sentenceBounds(tokens);
  const all = bounds
    .filter(([from, to]) => to - from <= MAX_SENTENCE_WORDS)
    .map(([from, to]) => tokens.slice(from, to));
  for (const [i, own] of all.entries()) {
    const triggers = bounds.length === 1 ? inBlock : triggersOf((own[0] as Token).start, (own.at(-1) as Token).end);
    const one =
      origin.known?.(i, own, triggers, all[i + 1]) ??
      tell(own, place, triggers, origin.names(), lexicon, told.slice(-2));
    one.outlook.next = undefined;
    if (i > 0) (told[i - 1] as Told<N>).outlook.next = one;
    told.push(one);
  }
  return told;
}

/** A sentence to be analysed when it is asked for; it keeps those around it, but not the version of the document. */
function tell<N extends Names>(
  tokens: readonly Token[],
  place: Place,
  triggers: Triggered,
  names: N,
  lexicon: Lexicon,
  before: readonly Told[],
): Told<N> {
  const outlook: Outlook<N> = { isAsked: false, next: undefined };
  const next = (): Sentence | undefined => {
    outlook.isAsked = true;
    return outlook.next?.read();
  };
  const antecedent = lazy(() => nearestAntecedent(before));
  const { severalTeams } = names;
  const read = lazy(() => analyse(tokens, place, triggers, { lexicon, names, antecedent, severalTeams }, next));
  return { tokens, triggers, names, outlook, read };
}

/** The passages of the last version of one document, for the next one. */
export interface PassageMemory {
  /** The passages of the next version. */
  read(
    document: Document,
    names: Names,
    gate: Gate,
    placesOf: () => (Place | undefined)[],
    read: ReadBlock,
  ): readonly Passage[];
}

/** What `they` stands for: the last people or things of the nearest sentence that names any. */
function nearestAntecedent(before: readonly Told[]): AgentClass | undefined {
  for (let i = before.length - 1; i >= 0; i--) {
    const antecedent = antecedentOf((before[i] as Told).read());
    if (antecedent) return antecedent;
  }
  return undefined;
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
