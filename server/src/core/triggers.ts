/**
 * Which rules can find anything in a stretch of text, told by one pass over its characters. Most paragraphs hold none of
 * the words that any rule is about; those are never split into words, let alone analysed.
 */

import { verbForms } from "./english/inflection.ts";
import { type LexiconChanges, wordLists } from "./lexicon.ts";
import names from "./lexicons/names.json" with { type: "json" };
import type { SectionRole } from "./sections.ts";

/**
 * Words without which a rule cannot fire. A rule with several triggers runs where any of them holds. Words are compared
 * in lower case, letters only: `didn't` is `didn`.
 */
export interface Trigger {
  /** Any inflected form of these. */
  readonly words?: readonly string[];
  /** Any inflected form of an entry of these lists; of an entry of several words, its two most telling ones. */
  readonly lists?: readonly string[];
  /** Only where one of these stands as well; with `near`, at most so many words after one of the first. */
  readonly with?: { readonly words?: readonly string[]; readonly lists?: readonly string[]; readonly near?: number };
  /** Only where a word for people, a name or a handle stands as well; `before`: before one of these words. */
  readonly people?: boolean | "before";
  /** Only where a quotation mark stands as well. */
  readonly quoted?: boolean;
  /** Instead of words: marks in a row (`!!`, `?!`), two words in capitals, or an emoji. */
  readonly shouting?: boolean;
  /** Only in sections of these roles; without words, every sentence in them, or every one about people. */
  readonly within?: readonly SectionRole[];
}

/** The triggers of one rule; without any, every sentence is for it. */
export type Triggers = readonly Trigger[] | undefined;

/** What a stretch of text triggers: an index per rule, as given to `createGate`. */
export interface Triggered {
  /** Whether any rule can find anything. */
  readonly any: boolean;
  /** Those that can, each once. */
  readonly rules: readonly number[];
}

export type Gate = (
  text: string,
  start: number,
  end: number,
  roles: readonly SectionRole[],
  isPerson: (word: string) => boolean,
) => Triggered;

/** Small words that stand in many entries and tell nothing. */
const UNTELLING = new Set(
  "a an the as it is was were be been being are am has have had do does did not no never so too very his her their our my he she they we i you who what this that all any more and or get got took take made make let go come".split(
    " ",
  ),
);
/** Words that tell something only beside another: "slow down", "fail to". */
const PARTICLES = new Set("to of on in at for by with without if up down out off".split(" "));

const PEOPLE_LISTS = new Set(["ROLE", "AMBIG_H", "TEAM_HEAD", "DEPARTMENT", "EXTERNAL", "INDEF"]);
/** Words for people or programs: they count as people beside a verb that only people can do. */
const AMBIGUOUS_LISTS = new Set(["AMBIG_S", "DEPARTMENT_S"]);
const HUMAN_CUES = ["HUMAN_CUE_V", "SETTING"];
const PERSON = 1;
const PERSON_OR_PROGRAM = 2;
const HUMAN_VERB = 4;
const PEOPLE_WORDS =
  "i we you he him his himself she her herself they them their themselves someone somebody anyone anybody everyone everybody nobody one whoever people folks guys guy group desk office board organisation organization shift member members crew party insider actor whose who".split(
    " ",
  );

/** Of a text with more capitals, those after are not asked whether they are names. */
const MAX_CAPITALS = 40;

/** Words that mean the same to the triggers: a list of the lexicon, or the words of one trigger. */
interface Group {
  /** `PERSON`, `PERSON_OR_PROGRAM`, `HUMAN_VERB`, or several. */
  human: number;
  /** The triggers that wait for one of them, and those that wait for one as well as for another word. */
  readonly first: number[];
  readonly other: number[];
}

/** An entry of two words: it is met where both stand, in any order. A particle is the second word of many. */
interface Pair {
  readonly second: number;
  readonly group: Group;
}

/** A trigger that waits for words. */
interface Waiting {
  readonly rule: number;
  readonly people: boolean | "before";
  readonly within: readonly SectionRole[] | undefined;
  readonly quoted: boolean;
  readonly paired: boolean;
  /** 0: anywhere. */
  readonly near: number;
}

/** The triggers of all rules, by word. */
interface Vocabulary {
  /** Rules that are triggered by everything, and by shouting. */
  readonly always: readonly number[];
  readonly loud: readonly number[];
  /** Rules that are triggered by where a sentence stands. */
  readonly zones: readonly {
    readonly rule: number;
    readonly people: boolean;
    readonly within: readonly SectionRole[];
  }[];
  readonly waiting: readonly Waiting[];
  readonly groups: readonly Group[];
  readonly pairs: readonly Pair[];
  /** How many second words of pairs there are. */
  readonly seconds: number;
  readonly words: WordTable;
}

/** What a word is: of a group, the first word of a pair, or the second word of some. */
const OF_GROUP = 0;
const FIRST = 1;
const SECOND = 2;
type WordKind = typeof OF_GROUP | typeof FIRST | typeof SECOND;

function readTriggers(rules: readonly Triggers[], changes: LexiconChanges, people: readonly string[]): Vocabulary {
  const always: number[] = [];
  const loud: number[] = [];
  const zones: { rule: number; people: boolean; within: readonly SectionRole[] }[] = [];
  const waiting: Waiting[] = [];
  const groups: Group[] = [];
  const pairs: Pair[] = [];
  const seconds = new Map<string, number>();
  const words = createWordTable();
  const addGroup = (human = 0): Group => {
    const group: Group = { human, first: [], other: [] };
    groups.push(group);
    return group;
  };
  const secondOf = (word: string): number => {
    const known = seconds.get(word);
    if (known !== undefined) return known;
    const second = seconds.size;
    seconds.set(word, second);
    addForms(words, word, SECOND, second);
    return second;
  };
  const lists = new Map<string, Group>();
  const listOf = (name: string): Group => {
    const before = lists.get(name);
    if (before) return before;
    const index = groups.length;
    const group = addGroup();
    lists.set(name, group);
    for (const entry of entriesOf(name, changes)) {
      const [first, second] =
        PEOPLE_LISTS.has(name) || AMBIGUOUS_LISTS.has(name) ? [headWord(entry)] : tellingWords(entry);
      if (first && second) addForms(words, first, FIRST, pairs.push({ second: secondOf(second), group }) - 1);
      else if (first) addForms(words, first, OF_GROUP, index);
    }
    return group;
  };
  const wait = (trigger: number, place: "first" | "other", { words: own = [], lists: names = [] }: Trigger): void => {
    for (const name of names) listOf(name)[place].push(trigger);
    if (own.length === 0) return;
    const index = groups.length;
    addGroup()[place].push(trigger);
    for (const word of own) addForms(words, word, OF_GROUP, index);
  };
  for (const [rule, triggers] of rules.entries()) {
    if (!triggers) always.push(rule);
    for (const trigger of triggers ?? []) {
      const { with: other, people = false, within, quoted = false, shouting } = trigger;
      if (trigger.words || trigger.lists) {
        const index = waiting.length;
        waiting.push({ rule, people, within, quoted, paired: other !== undefined, near: other?.near ?? 0 });
        wait(index, "first", trigger);
        if (other) wait(index, "other", other);
      } else {
        if (shouting) loud.push(rule);
        if (within) zones.push({ rule, people: people !== false, within });
      }
    }
  }
  for (const name of PEOPLE_LISTS) listOf(name).human |= PERSON;
  for (const name of AMBIGUOUS_LISTS) listOf(name).human |= PERSON_OR_PROGRAM;
  for (const name of HUMAN_CUES) listOf(name).human |= HUMAN_VERB;
  const index = groups.length;
  addGroup(PERSON);
  for (const word of PEOPLE_WORDS) words.add(word, OF_GROUP, index);
  for (const name of names.words) words.add(letters(name), OF_GROUP, index);
  for (const name of people.flatMap((it) => it.split(/\s+/))) words.add(letters(name), OF_GROUP, index);
  return { always, loud, zones, waiting, groups, pairs, seconds: seconds.size, words };
}

/** One more character of a word. Equal hashes of different words only make the gate open for nothing. */
const addToHash = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** What words are, by their hash, so that no word is cut out of a text; in numbers alone, to read little memory. */
interface WordTable {
  add(word: string, kind: WordKind, index: number): void;
  /** The first node of a word; 0 for none. */
  find(hash: number): number;
  /** By node: four times the index of a group, pair or second word, and its kind; and the next node, or 0. */
  readonly nodes: readonly number[];
  readonly next: readonly number[];
}

function createWordTable(): WordTable {
  let size = 8192;
  let count = 0;
  /** By slot: a hash, and the first node of the word. */
  let slots = new Int32Array(2 * size);
  const nodes = [-1];
  const next = [0];
  const slotOf = (hash: number): number => {
    let slot = 2 * (hash & (size - 1));
    while (slots[slot] !== hash && slots[slot + 1] !== 0) slot = (slot + 2) & (2 * size - 1);
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    size *= 2;
    slots = new Int32Array(2 * size);
    for (let i = 0; i < before.length; i += 2) {
      if (before[i + 1] === 0) continue;
      const slot = slotOf(before[i] as number);
      slots[slot] = before[i] as number;
      slots[slot + 1] = before[i + 1] as number;
    }
  };
  return {
    add: (word, kind, index) => {
      if (word === "") return;
      let hash = 0;
      for (let i = 0; i < word.length; i++) hash = addToHash(hash, word.charCodeAt(i));
      const slot = slotOf(hash);
      const first = slots[slot + 1] as number;
      const node = 4 * index + kind;
      if (nodes[first] === node) return;
      if (first === 0) count++;
      slots[slot] = hash;
      slots[slot + 1] = nodes.length;
      nodes.push(node);
      next.push(first);
      if (4 * count > 3 * size) grow();
    },
    find: (hash) => slots[slotOf(hash) + 1] as number,
    nodes,
    next,
  };
}

/** `"`, `“`, and the `&` of `&quot;`. */
const [QUOTE, CURLY_QUOTE, ENTITY] = [34, 0x201c, 38];

/** Creates the gate of a set of rules, by their triggers. A rule without any is triggered everywhere. */
export function createGate(rules: readonly Triggers[], changes: LexiconChanges, people: readonly string[]): Gate {
  const { always, loud, zones, waiting, groups, pairs, seconds, words } = readTriggers(rules, changes, people);
  const { find, nodes, next } = words;
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
  /** The words that begin with a capital: any of them may be a name. */
  const capitalStarts = new Int32Array(MAX_CAPITALS);
  const capitalEnds = new Int32Array(MAX_CAPITALS);
  const capitalWords = new Int32Array(MAX_CAPITALS);

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
  /** Reads the nodes of a word, and tells whether it is about people. */
  const read = (nodeOfWord: number, word: number): number => {
    let human = 0;
    // A word may be what a trigger waits for, and what must stand as well.
    for (let at = nodeOfWord; at > 0; at = next[at] as number) {
      const node = nodes[at] as number;
      if ((node & 3) !== OF_GROUP) continue;
      const group = groups[node >> 2] as Group;
      human |= group.human;
      meet(group, word);
    }
    for (let at = nodeOfWord; at > 0; at = next[at] as number) {
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
    let word = 0;
    let human = 0;
    /** The first word for people, and the first for people or programs. */
    let firstPerson = Number.POSITIVE_INFINITY;
    let firstAmbiguous = Number.POSITIVE_INFINITY;
    let isLoud = false;
    let isQuoted = false;
    let shouted = 0;
    let capitals = 0;
    let hash = 0;
    let wordStart = -1;
    for (let i = start; i <= end; i++) {
      const code = i < end ? text.charCodeAt(i) : 32;
      const lower = isUpper(code) ? code | 32 : code;
      // Letters; curly quotes and dashes are none.
      if ((lower >= 97 && lower <= 122) || (code > 191 && (code < 0x2000 || code > 0x206f))) {
        if (wordStart < 0) {
          wordStart = i;
          hash = 0;
        }
        hash = addToHash(hash, lower);
        if (code === 0xd83d || code === 0xd83e) isLoud = true;
        continue;
      }
      if (code === QUOTE || code === CURLY_QUOTE || code === ENTITY) isQuoted = true;
      else if (code === 64) firstPerson = Math.min(firstPerson, word + 1);
      else if (code === 33 && isMark(text.charCodeAt(i - 1), text.charCodeAt(i + 1))) isLoud = true;
      if (wordStart < 0) continue;
      word++;
      const node = find(hash);
      if (node > 0) {
        const is = read(node, word);
        human |= is;
        if (is & PERSON) firstPerson = Math.min(firstPerson, word);
        if (is & PERSON_OR_PROGRAM) firstAmbiguous = Math.min(firstAmbiguous, word);
      }
      const first = text.charCodeAt(wordStart);
      if (isUpper(first) || first > 191) {
        if (capitals < MAX_CAPITALS) {
          capitalStarts[capitals] = wordStart;
          capitalEnds[capitals] = i;
          capitalWords[capitals++] = word;
        }
        const inCapitals = isUpper(text.charCodeAt(wordStart + 1)) && isUpper(text.charCodeAt(i - 1));
        if (i - wordStart >= 4 && inCapitals && ++shouted >= 2) isLoud = true;
      }
      wordStart = -1;
    }
    if (human & HUMAN_VERB) firstPerson = Math.min(firstPerson, firstAmbiguous);
    let namesRead = false;
    /** Whether people are spoken of before a word. */
    const isHuman = (before: number): boolean => {
      if (firstPerson >= before && !namesRead) {
        namesRead = true;
        for (let c = 0; c < capitals && (capitalWords[c] as number) < firstPerson; c++)
          if (isPerson(text.slice(capitalStarts[c], capitalEnds[c]))) firstPerson = capitalWords[c] as number;
      }
      return firstPerson < before;
    };
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
      if (isIn(within) && (!people || isHuman(people === "before" ? (met[index] as number) : Number.POSITIVE_INFINITY)))
        trigger(rule);
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

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether `!` has another mark beside it: `!!`, `?!`, `!?`. */
const isMark = (before: number, after: number): boolean => before === 33 || before === 63 || after === 63;

const NOTHING: Triggered = { any: false, rules: [] };

/** Every sentence is worth a look, though by no rule; for views of the whole analysis. */
export const openGate: Gate = () => ({ any: true, rules: [] });

const ONE_WORD = /^[a-z]+$/;

function entriesOf(name: string, changes: LexiconChanges): readonly string[] {
  const own = wordLists.find((list) => list.name === name)?.entries ?? [];
  const added = changes[name]?.add;
  return added ? [...own, ...added] : own;
}

/** The one or two words of an entry without which it cannot stand, the most telling ones: "let go", "read the docs". */
function tellingWords(entry: string): readonly string[] {
  if (ONE_WORD.test(entry)) return [entry];
  const words = entry
    .split(/[\s-]+/)
    .map(letters)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  const small = (word: string): boolean => word.length === 1 || UNTELLING.has(word);
  const telling = words.filter((word) => !small(word) && !PARTICLES.has(word));
  const particles = words.filter((word) => PARTICLES.has(word));
  const verbs = telling.length > 0 ? telling : words.filter((word) => small(word));
  return [...verbs, ...particles].slice(0, 2);
}

/** The head of a noun phrase: `lead` of "team lead", `caller` of "on-caller". */
function headWord(entry: string): string {
  if (ONE_WORD.test(entry)) return entry;
  return letters(entry.split(/[\s-]+/).at(-1) ?? "");
}

/** The first run of letters: `didn't` → `didn`, `on-call` → `on`. */
function letters(word: string): string {
  if (ONE_WORD.test(word)) return word;
  return /^[^a-zÀ-￿]*([a-zÀ-￿]*)/.exec(word.toLowerCase())?.[1] ?? "";
}

/** Adds the forms of a word: of a verb all, of any other its plural. */
function addForms(words: WordTable, word: string, kind: WordKind, index: number): void {
  const base = letters(word);
  if (base === "") return;
  const verb = verbForms(base);
  words.add(base, kind, index);
  if (base.length < 4 && verb.length === 0) return;
  words.add(base.endsWith("y") ? `${base.slice(0, -1)}ies` : `${base}s`, kind, index);
  for (const form of verb) words.add(form, kind, index);
}
