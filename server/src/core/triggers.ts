/**
 * Which rules can find anything in a stretch of text, told by one pass over its characters. Most paragraphs hold none of
 * the words that any rule is about; those are never split into words, let alone analysed.
 */

import type { SectionRole } from "./headings.ts";
import type { LexiconChanges } from "./lexicon.ts";
import { CAPITAL, createScan, HANDLE, LOUD, QUOTE, SHOUTED } from "./triggers/scan.ts";
import type { Gate, Triggered, Triggers } from "./triggers/trigger.ts";
import {
  type Group,
  HUMAN_VERB,
  type Pair,
  PERSON,
  PERSON_OR_PROGRAM,
  readTriggers,
  type Waiting,
  WRITERS,
} from "./triggers/vocabulary.ts";
import { FIRST, OF_GROUP } from "./triggers/wordTable.ts";

export type { Gate, Trigger, Triggered, Triggers } from "./triggers/trigger.ts";

/** Of a text with more capitals, those after are not asked whether they are names. */
const MAX_CAPITALS = 40;

/** Creates the gate of a set of rules, by their triggers. A rule without any is triggered everywhere. */
export function createGate(rules: readonly Triggers[], changes: LexiconChanges, people: readonly string[]): Gate {
  const { always, loud, zones, waiting, groups, pairs, seconds, words } = readTriggers(rules, changes, people);
  const { nodes } = words;
  const { scan, cues } = createScan(words);
  // What a stretch of text holds; made once, because it is filled for every sentence, and taken back before the next.
  /** By trigger: the last word that it waited for, counted from 1, and whether what must stand as well does. */
  const met = new Int32Array(waiting.length);
  const metOther = new Uint8Array(waiting.length);
  const begun = new Uint8Array(pairs.length);
  const seen = new Uint8Array(seconds);
  /** Which of them are not 0. */
  const metTriggers = createStack(waiting.length);
  const metOthers = createStack(waiting.length);
  const begunPairs = createStack(pairs.length);
  const seenSeconds = createStack(seconds);

  const meet = ({ first }: Group, word: number): void => {
    for (let i = 0; i < first.length; i++) {
      const trigger = first[i] as number;
      if (met[trigger] === 0) metTriggers.push(trigger);
      met[trigger] = word;
    }
  };
  const meetOther = ({ other }: Group, word: number): void => {
    for (let i = 0; i < other.length; i++) {
      const trigger = other[i] as number;
      const { near } = waiting[trigger] as Waiting;
      const at = met[trigger] as number;
      if (metOther[trigger] === 1 || (near > 0 && (at === 0 || word - at > near))) continue;
      metOther[trigger] = 1;
      metOthers.push(trigger);
    }
  };
  const meetPair = ({ group }: Pair, word: number): void => {
    meet(group, word);
    meetOther(group, word);
  };
  const begin = (index: number, word: number): void => {
    const pair = pairs[index] as Pair;
    if (begun[index] === 0) {
      begun[index] = 1;
      begunPairs.push(index);
    }
    if (seen[pair.second] === 1) meetPair(pair, word);
  };
  const see = (second: number, word: number): void => {
    if (seen[second] === 0) {
      seen[second] = 1;
      seenSeconds.push(second);
    }
    for (let i = 0; i < begunPairs.size; i++) {
      const pair = pairs[begunPairs.items[i] as number] as Pair;
      if (pair.second === second) meetPair(pair, word);
    }
  };
  /** Reads the nodes of a word from the first on, and tells whether it is about people. */
  const read = (nodeOfWord: number, word: number): number => {
    let human = 0;
    // A word may be what a trigger waits for, and what must stand as well.
    for (let at = nodeOfWord; (nodes[at] as number) >= 0; at++) {
      const node = nodes[at] as number;
      if ((node & 3) !== OF_GROUP) continue;
      const group = groups[node >> 2] as Group;
      human |= group.human;
      meet(group, word);
    }
    for (let at = nodeOfWord; (nodes[at] as number) >= 0; at++) {
      const node = nodes[at] as number;
      if ((node & 3) === OF_GROUP) meetOther(groups[node >> 2] as Group, word);
      else if ((node & 3) === FIRST) begin(node >> 2, word);
      else see(node >> 2, word);
    }
    return human;
  };
  const forget = (): void => {
    metTriggers.clear(met);
    metOthers.clear(metOther);
    begunPairs.clear(begun);
    seenSeconds.clear(seen);
  };

  return (text, start, end, roles, isPerson) => {
    forget();
    const from = scan(text, start, end);
    let human = 0;
    /** The first word for the writers, the first for other people, and the first for people or programs. */
    let firstWriter = Number.POSITIVE_INFINITY;
    let firstPerson = Number.POSITIVE_INFINITY;
    let firstAmbiguous = Number.POSITIVE_INFINITY;
    let isLoud = false;
    let isQuoted = false;
    let shouted = 0;
    for (let i = from; i < cues.size && (cues.ends[i] as number) <= end; i++) {
      const word = cues.words[i] as number;
      const cue = cues.items[i] as number;
      if (cue > 0) {
        const is = read(cue, word);
        human |= is;
        if (is & WRITERS) firstWriter = Math.min(firstWriter, word);
        if (is & PERSON) firstPerson = Math.min(firstPerson, word);
        if (is & PERSON_OR_PROGRAM) firstAmbiguous = Math.min(firstAmbiguous, word);
      } else if (cue === QUOTE) isQuoted = true;
      else if (cue === HANDLE) firstPerson = Math.min(firstPerson, word);
      else if (cue === LOUD || (cue === SHOUTED && ++shouted >= 2)) isLoud = true;
    }
    if (human & HUMAN_VERB) firstPerson = Math.min(firstPerson, firstAmbiguous);
    let namesRead = false;
    /** Whether people other than the writers are spoken of before a word. */
    const isOther = (before: number): boolean => {
      if (firstPerson >= before && !namesRead) {
        namesRead = true;
        let capitals = 0;
        for (let i = from; i < cues.size && (cues.ends[i] as number) <= end && capitals < MAX_CAPITALS; i++) {
          if ((cues.words[i] as number) >= firstPerson) break;
          if (cues.items[i] !== CAPITAL) continue;
          capitals++;
          if (isPerson(text.slice(cues.starts[i], cues.ends[i]))) firstPerson = cues.words[i] as number;
        }
      }
      return firstPerson < before;
    };
    const isHuman = (before: number): boolean => firstWriter < before || isOther(before);
    const areMet = (people: Waiting["people"], word: number): boolean =>
      !people ||
      (people === "others before" ? isOther(word) : isHuman(people === "before" ? word : Number.POSITIVE_INFINITY));
    const isIn = (within: readonly SectionRole[] | undefined): boolean =>
      !within || within.some((role) => roles.includes(role));
    const triggered: number[] = [];
    const trigger = (rule: number): void => {
      if (!triggered.includes(rule)) triggered.push(rule);
    };
    for (const rule of always) triggered.push(rule);
    if (isLoud) for (const rule of loud) trigger(rule);
    if (roles.length > 0)
      for (const { rule, people, within } of zones)
        if (isIn(within) && (!people || isHuman(Number.POSITIVE_INFINITY))) trigger(rule);
    for (let i = 0; i < metTriggers.size; i++) {
      const index = metTriggers.items[i] as number;
      const { rule, people, within, quoted, paired } = waiting[index] as Waiting;
      if (triggered.includes(rule) || (paired && metOther[index] === 0) || (quoted && !isQuoted)) continue;
      if (isIn(within) && areMet(people, met[index] as number)) trigger(rule);
    }
    return triggered.length > 0 ? { any: true, rules: triggered } : NOTHING;
  };
}

/** Indices, at most so many, that is filled and emptied again and again. */
interface Stack {
  readonly items: Int32Array;
  size: number;
  push(index: number): void;
  /** Empties it, and sets what it points to in a table to 0. */
  clear(table: Int32Array | Uint8Array): void;
}

function createStack(most: number): Stack {
  const items = new Int32Array(most);
  return {
    items,
    size: 0,
    push(index) {
      items[this.size++] = index;
    },
    clear(table) {
      for (let i = 0; i < this.size; i++) table[items[i] as number] = 0;
      this.size = 0;
    },
  };
}

const NOTHING: Triggered = { any: false, rules: [] };

/** Every sentence is worth a look, though by no rule; for views of the whole analysis. */
export const openGate: Gate = () => ({ any: true, rules: [] });
