/** The passages of a document that changes: read again only where something has changed that they depend on. */
import { type Block, isInside, type Readings, type Step } from "../document.ts";
import type { Place, Sentence } from "../english/sentence.ts";
import type { Token } from "../english/tokens.ts";
import type { Names } from "../postmortem/people.ts";
import {
  MARGIN,
  type Origin,
  type Passage,
  type PassageMemory,
  type Told,
  tellingOf,
} from "../postmortem/sentences.ts";
import { detached, moveRange } from "../text.ts";
import { holds, keptHold, Trace, traced } from "../trace.ts";
import type { Gate } from "../triggers.ts";

/** Names, with every question that was asked about them and its answer. */
interface Asking extends Names {
  readonly asked: ReadonlyMap<string, boolean>;
}

/** Analysed words are known by their identity, so they are moved in place: when somebody next asks for them. */
class Remembered implements Passage {
  block: Block;
  found: unknown;
  readonly place: Place;
  readonly quoted: boolean;
  /** The text around the block, `MARGIN` on either side. */
  readonly before: string;
  readonly after: string;
  /** What the block itself asked, to tell what it is about. */
  readonly names: Asking;
  readonly told: readonly Told<Asking>[];
  /** Where the block stood when it was read: its tokens are counted from there. */
  readonly readAt: number;
  readonly #sentences: readonly Sentence[];
  /** Where its sentences are counted from. */
  #start: number;

  constructor(place: Place, text: string, names: Asking, told: readonly Told<Asking>[]) {
    const { block } = place;
    this.block = block;
    this.place = place;
    this.quoted = isInside(block, "quote");
    this.before = detached(text.slice(Math.max(0, block.start - MARGIN), block.start));
    this.after = detached(text.slice(block.end, block.end + MARGIN));
    this.names = names;
    this.told = told;
    this.readAt = block.start;
    this.#sentences = tellingOf(told);
    this.#start = block.start;
  }

  get tells(): boolean {
    return this.#sentences.length > 0;
  }

  get sentences(): readonly Sentence[] {
    this.move();
    return this.#sentences;
  }

  /** Moves the sentences to where the block stands now. */
  move(): void {
    const { block } = this;
    const by = block.start - this.#start;
    this.#start = block.start;
    for (const sentence of this.#sentences) {
      if (sentence.place.block !== block) (sentence.place as { block: Block }).block = block;
      if (by === 0) continue;
      moveRange(sentence, by);
      for (const word of sentence.words) moveRange(word, by);
    }
  }
}

/** A memory for the versions of one document. */
export interface SessionPassages extends PassageMemory {
  /** Begins a version, with the step that led to it; what names are read from has been read anew by then. */
  begin(step: Step | undefined): void;
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
  /** Of the last version: what it was read with, and what its places were read from. */
  let last: { version: number; readonly gate: Gate; readonly trace: Trace } | undefined;
  let version = 0;
  /** By block, those of the front matter first. */
  let all: (Remembered | undefined)[] = [];
  /** Those in which something could be found. */
  let telling: Remembered[] = [];
  let changedRules: Set<number> | undefined;
  let text = "";
  // Analysed sentences ask when a rule does, maybe versions later: always of the names of that version.
  let current: Names;
  /** What the answers were read from, of all versions since one of that has changed. */
  let namesTrace = new Trace();
  let areSameNames = true;
  /** The answers of this version: many passages ask the same. */
  let answers = new Map<string, boolean>();
  const answer = (question: string): boolean => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const found = traced(namesTrace, () => find(question));
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
  const recording = (): Asking => {
    const asked = new Map<string, boolean>();
    const ask = (question: string): boolean => {
      const known = asked.get(question);
      if (known !== undefined) return known;
      const found = answer(question);
      asked.set(detached(question), found);
      return found;
    };
    return {
      asked,
      isPerson: (word) => ask(`p${word}`),
      isService: (word) => ask(`s${word}`),
      isKubernetes: () => ask("k"),
      severalTeams: () => ask("t"),
    };
  };
  return {
    begin: (next) => {
      step = next;
      version++;
      areSameNames = keptHold(namesTrace);
      if (!areSameNames) namesTrace = new Trace();
    },
    get changedRules() {
      return changedRules;
    },
    read: (document, names, gate, placesOf, read) => {
      text = document.text;
      current = names;
      answers = new Map();
      if (gate !== last?.gate) known = new WeakMap();
      const take = (place: Place, before: Remembered | undefined): Remembered => {
        const { block } = place;
        if (before?.block.readings === block.readings && isThere(before, place, text) && knowsTheSame(before, answer)) {
          before.block = block;
          return before;
        }
        const asking: Asking[] = [];
        const told = traced(undefined, () =>
          read(place, {
            names: () => {
              const names = recording();
              asking.push(names);
              return names;
            },
            known: before && knownFrom(before, place, answer),
          }),
        );
        const passage = new Remembered(place, text, asking[0] as Asking, told);
        known.set(block.readings, passage);
        return passage;
      };
      const isNext = areSameNames && last?.version === version - 1 && last.gate === gate;
      if (step && last && isNext && holds(last.trace, step)) {
        last.version = version;
        const changed = new Set<number>();
        const fields = document.fieldBlocks.length;
        let isOther = false;
        for (const i of blocksAround(document.blocks, step)) {
          const before = all[fields + i];
          if (!before) continue;
          const now = take({ ...before.place, block: document.blocks[i] as Block }, before);
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
        all = traced(trace, placesOf).map((place) => place && take(place, known.get(place.block.readings)));
        last = { version, gate, trace };
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

function areAsBefore({ asked }: Asking, answer: (question: string) => boolean): boolean {
  for (const [question, before] of asked) if (answer(question) !== before) return false;
  return true;
}

/** Whether a passage, and all its sentences, would be told the same of the names in the document. */
function knowsTheSame({ names, told }: Remembered, answer: (question: string) => boolean): boolean {
  return areAsBefore(names, answer) && told.every((it) => areAsBefore(it.names, answer));
}

/**
 * The sentences of a passage that another one may take over: those before the first one that is read otherwise now,
 * because a sentence knows of those before it who "they" are; and not the one before that, if it asked what came of it.
 * What is taken over moves to where the other one stands.
 */
function knownFrom(passage: Remembered, place: Place, answer: (question: string) => boolean): Origin<Asking>["known"] {
  if (!isSamePlace(passage.place, place)) return undefined;
  passage.block = place.block;
  passage.move();
  const by = place.block.start - passage.readAt;
  let isAlike = true;
  const isSame = (told: Told<Asking> | undefined, tokens: readonly Token[] | undefined): boolean =>
    told && tokens ? areAsBefore(told.names, answer) && areSameTokens(told.tokens, tokens, by) : told === tokens;
  return (number, tokens, triggers, next) => {
    const told = passage.told[number];
    isAlike &&=
      told !== undefined &&
      isSame(told, tokens) &&
      areSameNumbers(told.triggers.rules, triggers.rules) &&
      (!told.outlook.isAsked || isSame(passage.told[number + 1], next));
    return isAlike && told ? { ...told, tokens } : undefined;
  };
}

const areSameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((it, i) => it === b[i]);

/** Whether tokens are those of a text before, moved by so many characters. */
function areSameTokens(before: readonly Token[], now: readonly Token[], by: number): boolean {
  return (
    before.length === now.length &&
    now.every((token, i) => {
      const { kind, text, start, end, spaced } = before[i] as Token;
      return (
        token.start - start === by &&
        token.end - end === by &&
        token.text === text &&
        token.kind === kind &&
        token.spaced === spaced
      );
    })
  );
}

/** Whether two places say the same of a sentence that stands there. */
function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.timeline === b.timeline &&
    a.startsItem === b.startsItem &&
    a.heading === b.heading &&
    a.roles.length === b.roles.length &&
    a.roles.every((role, i) => role === b.roles[i])
  );
}

/** Whether a passage stands where it stood, in all but its offset. */
function isThere({ place: last, before, after, quoted }: Remembered, place: Place, text: string): boolean {
  const { block } = place;
  return (
    isSamePlace(last, place) &&
    Math.min(block.start, MARGIN) === before.length &&
    text.startsWith(before, block.start - before.length) &&
    Math.min(text.length - block.end, MARGIN) === after.length &&
    text.startsWith(after, block.end) &&
    isInside(block, "quote") === quoted
  );
}
