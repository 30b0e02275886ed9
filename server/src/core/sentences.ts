/** The sentences of a document: which blocks are prose, where each stands, and its analysis. */

import { peopleColumns } from "./columns.ts";
import { type Block, type Document, isInside, type Readings } from "./document.ts";
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
import { detached, type Range } from "./text.ts";
import type { Timeline } from "./timeline.ts";
import type { Gate, Triggered } from "./triggers.ts";

/** Longer sentences are no prose anybody wrote; analysing them would only cost time. */
const MAX_SENTENCE_WORDS = 400;

/** A transcript line: `10:02 sam: …`, `12.21 RK: …`, `sam [9:05 AM] …`, `<sam> …`. */
const CHAT = new RegExp(
  String.raw`^\W{0,3}(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?(?: ?[AP]M)?\W{1,4}(?:@?[${LETTER}][${LETTER}\d._-]{0,20}:\s|[${CAPITAL}]{2,3}(?: ?/ ?[${CAPITAL}]{2,3})?[:\s]\s?)|<[@${LETTER}][${LETTER}\d._-]{0,24}>\s|[@${LETTER}][${LETTER}\d._ -]{0,24}\s\[\d{1,2}:\d\d(?: ?[AP]M)?\])`,
);
/** A block of prose, read: its sentences in which something could be found. */
export interface Passage {
  readonly block: Block;
  readonly sentences: readonly Sentence[];
}

/** What the analysis of a sentence asks of the whole document. */
interface Facts extends Names {
  severalTeams(): boolean;
}

/**
 * Reads and analyses the prose of a document, block by block; headings too, for the rules about questions. With a
 * memory, passages of the version before that would be read alike are taken over instead.
 */
export function readPassages(
  document: Document,
  sections: Sections,
  timeline: Timeline,
  names: Names,
  lexicon: Lexicon,
  gate: Gate,
  memory?: PassageMemory,
): Passage[] {
  const passages: Passage[] = [];
  const facts: Facts = { ...names, severalTeams: lazy(() => namesSeveralTeams(document.text)) };
  memory?.begin(document, facts, gate);
  let holdPeople: ReadonlySet<number> = new Set();
  for (const block of document.fieldBlocks.concat(document.blocks)) {
    if (block.kind === "row" && block.header) holdPeople = peopleColumns(document, block);
    if (block.lines.length === 0 || block.header || (block.kind === "cell" && holdPeople.has(block.column as number)))
      continue;
    const roles = sections.rolesAt(block.start);
    const isEntry = timeline.holds(block.start);
    const zone: readonly SectionRole[] = isEntry && !roles.includes("timeline") ? [...roles, "timeline"] : roles;
    const place: Place = {
      block,
      roles,
      heading: block.kind === "heading",
      timeline: isEntry,
      startsItem: block.kind === "cell" || (block.parent?.kind === "item" && block.parent.children[0] === block),
    };
    const read = (asked: Facts): readonly Sentence[] => readBlock(document, place, zone, asked, lexicon, gate);
    const passage = memory ? memory.read(place, read) : { block, sentences: read(facts) };
    if (passage.sentences.length > 0) passages.push(passage);
  }
  return passages;
}

/** The sentences of one block. What it depends on is `keyOf` its place, and what it asks of the facts. */
function readBlock(
  document: Document,
  place: Place,
  zone: readonly SectionRole[],
  facts: Facts,
  lexicon: Lexicon,
  gate: Gate,
): Sentence[] {
  const { block } = place;
  const triggersOf = (start: number, end: number): Triggered => gate(document.text, start, end, zone, facts.isPerson);
  const inBlock = triggersOf(block.start, block.end);
  const first = block.lines[0] as Range;
  if (
    !inBlock.any ||
    isInside(block, "quote") ||
    CHAT.test(document.text.slice(first.start, Math.min(first.end, first.start + 60)))
  )
    return [];
  const sentences: Sentence[] = [];
  const tokens = withoutReportedSpeech(foldQuotations(tokenize(proseOf(document, block))));
  /** The two sentences before, analysed only where somebody asks who "they" are. */
  let before: (() => Sentence)[] = [];
  const bounds = sentenceBounds(tokens);
  for (const [from, to] of bounds) {
    if (to - from > MAX_SENTENCE_WORDS) continue;
    const own = tokens.slice(from, to);
    const triggers = bounds.length === 1 ? inBlock : triggersOf((own[0] as Token).start, (own.at(-1) as Token).end);
    const read = reader(own, place, triggers, facts, lexicon, before);
    before = [...before.slice(-1), read];
    if (triggers.any) sentences.push(read());
  }
  return sentences;
}

/** A sentence to be analysed when it is asked for; it keeps those before it, but not the version of the document. */
function reader(
  tokens: readonly Token[],
  place: Place,
  triggers: Triggered,
  facts: Facts,
  lexicon: Lexicon,
  before: readonly (() => Sentence)[],
): () => Sentence {
  const antecedent = lazy(() => nearestAntecedent(before));
  return lazy(() =>
    analyse(tokens, place, triggers, { lexicon, names: facts, antecedent, severalTeams: facts.severalTeams }),
  );
}

/** The passages of the last version of one document, for the next one. */
export interface PassageMemory {
  /** The gate is another one where the kind of the document has changed; then nothing holds. */
  begin(document: Document, facts: Facts, gate: Gate): void;
  /** The passage of a block, from memory or read anew; `read` asks of the facts it is given. */
  read(place: Place, read: (facts: Facts) => readonly Sentence[]): Passage;
}

/** A rule of wording looks no further than this beyond the block of its sentence, in UTF-16 units. */
const MARGIN = 16;

interface Remembered {
  block: Block;
  readonly sentences: readonly Sentence[];
  readonly place: Place;
  readonly quoted: boolean;
  /** The text around the block, `MARGIN` on either side. */
  readonly before: string;
  readonly after: string;
  /** Every question about the document that was asked for it, with the answer: it holds while they are the same. */
  readonly asked: Map<string, boolean>;
}

/**
 * Creates a memory for the versions of one document. What a passage is depends on its own words and a margin around
 * them, on its place, and on what it asks about the document as a whole; where all these are as before, so is the passage,
 * but for its offsets, which are moved. So the sentences of one version are not to be used once the next one is read.
 */
export function createPassageMemory(): PassageMemory {
  /** By the readings of their block, which it keeps as long as its words. */
  let known = new WeakMap<Readings, Remembered>();
  let text = "";
  let lastGate: Gate | undefined;
  // Analysed sentences ask when a rule does, maybe versions later: always of the facts of that version.
  let current: Facts;
  /** The answers of this version: many passages ask the same. */
  let answers = new Map<string, boolean>();
  const answer = (question: string): boolean => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const found = find(question);
    answers.set(question, found);
    return found;
  };
  const find = (question: string): boolean => {
    const word = question.slice(1);
    switch (question[0]) {
      case "p":
        return current.isPerson(word);
      case "s":
        return current.isService(word);
      case "k":
        return current.isKubernetes();
      default:
        return current.severalTeams();
    }
  };
  const recording = (asked: Map<string, boolean>): Facts => {
    const ask = (question: string): boolean => {
      const known = asked.get(question);
      if (known !== undefined) return known;
      const found = answer(question);
      asked.set(detached(question), found);
      return found;
    };
    return {
      isPerson: (word) => ask(`p${word}`),
      isService: (word) => ask(`s${word}`),
      isKubernetes: () => ask("k"),
      severalTeams: () => ask("t"),
    };
  };
  return {
    begin: (document, facts, gate) => {
      text = document.text;
      current = facts;
      answers = new Map();
      if (gate !== lastGate) known = new WeakMap();
      lastGate = gate;
    },
    read: (place, read) => {
      const { block } = place;
      const last = known.get(block.readings);
      if (last && isThere(last, place, text) && holds(last.asked, answer)) {
        move(last, block);
        return last;
      }
      const asked = new Map<string, boolean>();
      const passage: Remembered = {
        block,
        sentences: read(recording(asked)),
        place,
        quoted: isInside(block, "quote"),
        before: detached(text.slice(Math.max(0, block.start - MARGIN), block.start)),
        after: detached(text.slice(block.end, block.end + MARGIN)),
        asked,
      };
      known.set(block.readings, passage);
      return passage;
    },
  };
}

function holds(asked: ReadonlyMap<string, boolean>, answer: (question: string) => boolean): boolean {
  for (const [question, before] of asked) if (answer(question) !== before) return false;
  return true;
}

/** Whether a passage stands where it stood, in all but its offset. */
function isThere({ place: last, before, after, quoted }: Remembered, place: Place, text: string): boolean {
  const { block } = place;
  return (
    place.timeline === last.timeline &&
    place.startsItem === last.startsItem &&
    place.roles.length === last.roles.length &&
    place.roles.every((role, i) => role === last.roles[i]) &&
    Math.min(block.start, MARGIN) === before.length &&
    text.startsWith(before, block.start - before.length) &&
    Math.min(text.length - block.end, MARGIN) === after.length &&
    text.startsWith(after, block.end) &&
    isInside(block, "quote") === quoted
  );
}

/** Moves a passage to where it stands now. Analysed words are known by their identity, so it is done in place. */
function move(passage: Remembered, block: Block): void {
  const by = block.start - passage.block.start;
  passage.block = block;
  for (const sentence of passage.sentences) {
    (sentence.place as { block: Block }).block = block;
    if (by === 0) continue;
    shift(sentence, by);
    for (const word of sentence.words) shift(word, by);
  }
}

function shift(range: { -readonly [K in keyof Range]: Range[K] }, by: number): void {
  range.start += by;
  range.end += by;
}

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
