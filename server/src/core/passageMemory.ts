/** The passages of a document that changes: read again only where something has changed that they depend on. */
import { type Block, isInside, type Readings, type Step } from "./document.ts";
import type { Place, Sentence } from "./english/sentence.ts";
import type { Names } from "./people.ts";
import { MARGIN, type Passage, type PassageMemory } from "./sentences.ts";
import { detached, moveRange } from "./text.ts";
import { Trace, traced } from "./trace.ts";
import type { Gate } from "./triggers.ts";

/** Analysed words are known by their identity, so they are moved in place: when somebody next asks for them. */
class Remembered implements Passage {
  block: Block;
  found: unknown;
  readonly place: Place;
  readonly quoted: boolean;
  /** The text around the block, `MARGIN` on either side. */
  readonly before: string;
  readonly after: string;
  /** Every question about the names of the document that was asked for it, with the answer: it holds while they are the same. */
  readonly asked: ReadonlyMap<string, boolean>;
  readonly #sentences: readonly Sentence[];
  /** Where its sentences are counted from. */
  #start: number;

  constructor(place: Place, text: string, sentences: readonly Sentence[], asked: ReadonlyMap<string, boolean>) {
    const { block } = place;
    this.block = block;
    this.place = place;
    this.quoted = isInside(block, "quote");
    this.before = detached(text.slice(Math.max(0, block.start - MARGIN), block.start));
    this.after = detached(text.slice(block.end, block.end + MARGIN));
    this.asked = asked;
    this.#sentences = sentences;
    this.#start = block.start;
  }

  get tells(): boolean {
    return this.#sentences.length > 0;
  }

  get sentences(): readonly Sentence[] {
    const { block } = this;
    const by = block.start - this.#start;
    this.#start = block.start;
    for (const sentence of this.#sentences) {
      if (sentence.place.block !== block) (sentence.place as { block: Block }).block = block;
      if (by === 0) continue;
      moveRange(sentence, by);
      for (const word of sentence.words) moveRange(word, by);
    }
    return this.#sentences;
  }
}

/** A memory for the versions of one document. */
export interface SessionPassages extends PassageMemory {
  /** Begins a version: the step that led to it, and how often anything has changed that names are read from. */
  begin(step: Step | undefined, revision: number): void;
  /** The rules that are triggered by a sentence that is new in this version, or gone; undefined where any may be. */
  readonly changedRules: ReadonlySet<number> | undefined;
}

/**
 * Creates a memory for the versions of one document. What a passage is depends on its own words and a margin around
 * them, on its place, and on what it asks about the names in the document; where all these are as before, so is the
 * passage, but for its offsets, which are moved. So the sentences of one version are not to be used once the next one is
 * read.
 */
export function createPassageMemory(): SessionPassages {
  /** By the readings of their block, which it keeps as long as its words. */
  let known = new WeakMap<Readings, Remembered>();
  let step: Step | undefined;
  let revision = 0;
  /** Of the last version: what it was read with, and what its places were read from. */
  let last: { version: number; readonly gate: Gate; readonly revision: number; readonly trace: Trace } | undefined;
  let version = 0;
  /** By block, those of the front matter first. */
  let all: (Remembered | undefined)[] = [];
  /** Those in which something could be found. */
  let telling: Remembered[] = [];
  let changedRules: Set<number> | undefined;
  let text = "";
  // Analysed sentences ask when a rule does, maybe versions later: always of the names of that version.
  let current: Names;
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
  const recording = (asked: Map<string, boolean>): Names => {
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
    begin: (next, names) => {
      step = next;
      version++;
      revision = names;
    },
    get changedRules() {
      return changedRules;
    },
    read: (document, names, gate, placesOf, read) => {
      text = document.text;
      current = names;
      answers = new Map();
      if (gate !== last?.gate) known = new WeakMap();
      const take = (place: Place): Remembered => {
        const { block } = place;
        const before = known.get(block.readings);
        if (before && isThere(before, place, text) && areAsBefore(before.asked, answer)) {
          before.block = block;
          return before;
        }
        const asked = new Map<string, boolean>();
        const passage = new Remembered(place, text, read(place, recording(asked)), asked);
        known.set(block.readings, passage);
        return passage;
      };
      const isNext = last?.version === version - 1 && last.gate === gate && last.revision === revision;
      if (step && last && isNext && last.trace.holds(step)) {
        last.version = version;
        const changed = new Set<number>();
        const fields = document.fieldBlocks.length;
        let isOther = false;
        for (const i of blocksAround(document.blocks, step)) {
          const before = all[fields + i];
          if (!before) continue;
          const now = take({ ...before.place, block: document.blocks[i] as Block });
          all[fields + i] = now;
          if (now === before) continue;
          for (const { triggers } of [...before.sentences, ...now.sentences])
            for (const rule of triggers.rules) changed.add(rule);
          const at = before.tells && now.tells ? telling.indexOf(before) : -1;
          if (at >= 0) telling[at] = now;
          else isOther ||= before.tells || now.tells;
        }
        if (isOther) telling = all.filter(tells);
        changedRules = changed;
      } else {
        const trace = new Trace();
        all = traced(trace, placesOf).map((place) => place && take(place));
        last = { version, gate, revision, trace };
        telling = all.filter(tells);
        changedRules = undefined;
      }
      return telling;
    },
  };
}

const tells = (passage: Remembered | undefined): passage is Remembered => passage?.tells === true;

/** The indices of the blocks that were parsed again, and of those whose margin reaches into the change. */
function* blocksAround(blocks: readonly Block[], { from, to, oldStart, oldEnd, by }: Step): Iterable<number> {
  for (let i = from; i < to; i++) yield i;
  for (let i = from - 1; i >= 0; i--) {
    const { lines, end } = blocks[i] as Block;
    if (lines.length > 0 && end + MARGIN < oldStart) break;
    yield i;
  }
  for (let i = to; i < blocks.length && (blocks[i] as Block).start - MARGIN <= oldEnd + by; i++) yield i;
}

function areAsBefore(asked: ReadonlyMap<string, boolean>, answer: (question: string) => boolean): boolean {
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
