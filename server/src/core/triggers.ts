/**
 * Which rules can find anything in a stretch of text, told by one pass over its characters. Most paragraphs hold none of
 * the words that any rule is about; those are never split into words, let alone analysed.
 */

import { verbForms } from "./english/inflection.ts";
import { type LexiconChanges, wordLists } from "./lexicon.ts";
import names from "./lexicons/names.json" with { type: "json" };
import type { Rule } from "./rule.ts";
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
  /** Instead of words: marks in a row (`!!`, `?!`), two words in capitals, or an emoji. */
  readonly shouting?: boolean;
  /** Only in sections of these roles; without words, every sentence in them, or every one about people. */
  readonly within?: readonly SectionRole[];
}

/** What a stretch of text triggers: an index per rule, as given to `createGate`. */
export interface Triggered {
  /** Whether any rule can find anything. */
  readonly any: boolean;
  has(rule: number): boolean;
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

const PEOPLE_LISTS = new Set(["ROLE", "AMBIG_H", "TEAM_HEAD", "EXTERNAL", "INDEF"]);
/** Words for people or programs: they count as people beside a verb that only people can do. */
const AMBIGUOUS = "AMBIG_S";
const HUMAN_VERBS = "HUMAN_CUE_V";
const PERSON = 1;
const PERSON_OR_PROGRAM = 2;
const HUMAN_VERB = 4;
const PEOPLE_WORDS =
  "i we you he him his himself she her herself they them their themselves someone somebody anyone anybody everyone everybody nobody one whoever people folks guys guy team teams support management marketing sales finance legal compliance infosec engineering operations qa ops hr leadership procurement helpdesk group desk office board organisation organization shift member members crew party insider actor whose who".split(
    " ",
  );

/** Of a text with more capitals, those after are not asked whether they are names. */
const MAX_CAPITALS = 40;

/** What a word contributes: to the halves of triggers, and to pairs of words. */
interface Effect {
  /** `PERSON`, `PERSON_OR_PROGRAM`, `HUMAN_VERB`, or several. */
  human: number;
  readonly halves: number[];
  /** Index of a pair and the bit of this word in it, by turns. */
  readonly pairs: number[];
}

/** Creates the gate of a set of rules. A rule without triggers is triggered everywhere. */
export function createGate(rules: readonly Rule[], changes: LexiconChanges, people: readonly string[]): Gate {
  const always: number[] = [];
  const loud: number[] = [];
  const zones: { rule: number; people: boolean; within: readonly SectionRole[] }[] = [];
  /** Triggers that wait for words; their halves are `2 * index` and, for what must stand as well, `2 * index + 1`. */
  const waiting: {
    rule: number;
    people: boolean | "before";
    within: readonly SectionRole[] | undefined;
    paired: boolean;
    near: number;
  }[] = [];
  const effects = new Map<string, Effect>();
  const effectOf = (word: string): Effect => {
    let effect = effects.get(word);
    if (!effect) {
      effect = { human: 0, halves: [], pairs: [] };
      effects.set(word, effect);
    }
    return effect;
  };
  const addHalf = (word: string, half: number): void => {
    for (const form of formsOf(word)) {
      const { halves } = effectOf(form);
      if (halves.at(-1) !== half) halves.push(half);
    }
  };
  /** By pair of words: the halves that it meets. */
  const pairs: number[][] = [];
  const pairsOfLists = new Map<string, { readonly singles: readonly string[]; readonly pairs: readonly number[] }>();
  const readList = (name: string): { readonly singles: readonly string[]; readonly pairs: readonly number[] } => {
    const known = pairsOfLists.get(name);
    if (known) return known;
    const singles: string[] = [];
    const own: number[] = [];
    for (const entry of entriesOf(name, changes)) {
      const [first, second] = PEOPLE_LISTS.has(name) || name === AMBIGUOUS ? [headWord(entry)] : tellingWords(entry);
      if (first && second) {
        const pair = pairs.push([]) - 1;
        own.push(pair);
        for (const form of formsOf(first)) effectOf(form).pairs.push(pair, 1);
        for (const form of formsOf(second)) effectOf(form).pairs.push(pair, 2);
      } else if (first) singles.push(first);
    }
    const list = { singles, pairs: own };
    pairsOfLists.set(name, list);
    return list;
  };
  const addWords = (words: readonly string[] = [], lists: readonly string[] = [], half: number): void => {
    for (const word of words) addHalf(word, half);
    for (const name of lists) {
      const list = readList(name);
      for (const word of list.singles) addHalf(word, half);
      for (const pair of list.pairs) pairs[pair]?.push(half);
    }
  };
  for (const [rule, { triggers }] of rules.entries()) {
    if (!triggers) always.push(rule);
    for (const { words, lists, with: other, people = false, within, shouting } of triggers ?? []) {
      if (!words && !lists) {
        if (shouting) loud.push(rule);
        if (within) zones.push({ rule, people: people !== false, within });
        continue;
      }
      const half =
        2 * (waiting.push({ rule, people, within, paired: other !== undefined, near: other?.near ?? 0 }) - 1);
      addWords(words, lists, half);
      if (other) addWords(other.words, other.lists, half + 1);
    }
  }
  const formsOfList = (name: string): readonly string[] => readList(name).singles.flatMap(formsOf);
  const mark = (words: readonly string[], as: number): void => {
    for (const word of words) effectOf(word).human |= as;
  };
  mark(PEOPLE_WORDS, PERSON);
  for (const name of PEOPLE_LISTS) mark(formsOfList(name), PERSON);
  for (const name of [...names.words, ...people.flatMap((it) => it.split(/\s+/))])
    effectOf(letters(name.toLowerCase())).human |= PERSON;
  mark(formsOfList(AMBIGUOUS), PERSON_OR_PROGRAM);
  mark(formsOfList(HUMAN_VERBS), HUMAN_VERB);

  // Words are looked up by a hash of their characters, so that none is cut out of the text.
  const known = [...effects].filter(([word]) => word !== "");
  const size = 2 ** Math.ceil(Math.log2(2 * known.length + 2));
  const keys = new Int32Array(size);
  /** By slot: an index of `known`, counted from 1; 0 is an empty slot. */
  const slots = new Int32Array(size);
  for (const [index, [word]] of known.entries()) {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    slots[slot] = index + 1;
  }
  /** By half: the last word that meets it, counted from 1. */
  const met = new Int32Array(2 * waiting.length);
  const metPairs = new Uint8Array(pairs.length);
  /** The words that begin with a capital: any of them may be a name. */
  const capitalStarts = new Int32Array(MAX_CAPITALS);
  const capitalEnds = new Int32Array(MAX_CAPITALS);
  const capitalWords = new Int32Array(MAX_CAPITALS);
  const meet = (half: number, word: number): void => {
    if (half & 1) {
      const { near } = waiting[half >> 1] as (typeof waiting)[number];
      const first = met[half - 1] as number;
      if (near > 0 && (first === 0 || word - first > near)) return;
    }
    met[half] = word;
  };

  return (text, start, end, roles, isPerson) => {
    met.fill(0);
    metPairs.fill(0);
    let word = 0;
    let human = 0;
    /** The first word for people, and the first for people or programs. */
    let firstPerson = Number.POSITIVE_INFINITY;
    let firstAmbiguous = Number.POSITIVE_INFINITY;
    let isWaiting = false;
    let isLoud = false;
    let shouted = 0;
    let capitals = 0;
    let hash = 0;
    let wordStart = -1;
    for (let i = start; i <= end; i++) {
      const code = i < end ? text.charCodeAt(i) : 32;
      const lower = code >= 65 && code <= 90 ? code | 32 : code;
      // Letters; curly quotes and dashes are none.
      if ((lower >= 97 && lower <= 122) || (code > 191 && (code < 0x2000 || code > 0x206f))) {
        if (wordStart < 0) {
          wordStart = i;
          hash = 0;
        }
        hash = (Math.imul(hash, 31) + lower) | 0;
        if (code === 0xd83d || code === 0xd83e) isLoud = true;
        continue;
      }
      if (code === 64) firstPerson = Math.min(firstPerson, word + 1);
      else if (
        code === 33 &&
        (text.charCodeAt(i - 1) === 33 || text.charCodeAt(i - 1) === 63 || text.charCodeAt(i + 1) === 63)
      )
        isLoud = true;
      if (wordStart < 0) continue;
      word++;
      let slot = hash & (size - 1);
      while (slots[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (size - 1);
      if (slots[slot] !== 0) {
        const effect = (known[(slots[slot] as number) - 1] as (typeof known)[number])[1];
        human |= effect.human;
        if (effect.human & PERSON) firstPerson = Math.min(firstPerson, word);
        if (effect.human & PERSON_OR_PROGRAM) firstAmbiguous = Math.min(firstAmbiguous, word);
        for (const half of effect.halves) {
          meet(half, word);
          isWaiting = true;
        }
        for (let p = 0; p < effect.pairs.length; p += 2) {
          const pair = effect.pairs[p] as number;
          const both = (metPairs[pair] as number) | (effect.pairs[p + 1] as number);
          metPairs[pair] = both;
          if (both !== 3) continue;
          for (const half of pairs[pair] as number[]) meet(half, word);
          isWaiting = true;
        }
      }
      const first = text.charCodeAt(wordStart);
      if (first >= 65 && first <= 90) {
        if (capitals < MAX_CAPITALS) {
          capitalStarts[capitals] = wordStart;
          capitalEnds[capitals] = i;
          capitalWords[capitals++] = word;
        }
        if (
          i - wordStart >= 4 &&
          isUpper(text.charCodeAt(i - 1)) &&
          isUpper(text.charCodeAt(wordStart + 1)) &&
          ++shouted >= 2
        )
          isLoud = true;
      }
      wordStart = -1;
    }
    if (!isWaiting && !isLoud && zones.length === 0 && always.length === 0) return NOTHING;
    const triggered = new Set<number>(always);
    if (isLoud) for (const rule of loud) triggered.add(rule);
    const isIn = (within: readonly SectionRole[] | undefined): boolean =>
      !within || within.some((role) => roles.includes(role));
    let namesRead = false;
    /** Whether people are spoken of before a word. */
    const isHuman = (before: number): boolean => {
      if (human & HUMAN_VERB) firstPerson = Math.min(firstPerson, firstAmbiguous);
      if (firstPerson < before) return true;
      if (!namesRead) {
        namesRead = true;
        for (let c = 0; c < capitals && (capitalWords[c] as number) < firstPerson; c++)
          if (isPerson(text.slice(capitalStarts[c], capitalEnds[c]))) firstPerson = capitalWords[c] as number;
      }
      return firstPerson < before;
    };
    for (const { rule, people, within } of zones)
      if (isIn(within) && (!people || isHuman(Number.POSITIVE_INFINITY))) triggered.add(rule);
    if (isWaiting) {
      for (let t = 0; t < waiting.length; t++) {
        const at = met[2 * t] as number;
        if (at === 0) continue;
        const { rule, people, within, paired } = waiting[t] as (typeof waiting)[number];
        if (
          (!paired || met[2 * t + 1] !== 0) &&
          isIn(within) &&
          (!people || isHuman(people === "before" ? at : Number.POSITIVE_INFINITY))
        )
          triggered.add(rule);
      }
    }
    return triggered.size > 0 ? { any: true, has: (rule) => triggered.has(rule) } : NOTHING;
  };
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

const NOTHING: Triggered = { any: false, has: () => false };

/** Everything is triggered; for views of the whole analysis. */
export const openGate: Gate = () => ({ any: true, has: () => true });

function entriesOf(name: string, changes: LexiconChanges): readonly string[] {
  return [...(wordLists.find((list) => list.name === name)?.entries ?? []), ...(changes[name]?.add ?? [])];
}

/** The one or two words of an entry without which it cannot stand, the most telling ones: "let go", "read the docs". */
function tellingWords(entry: string): readonly string[] {
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
  return letters(entry.split(/[\s-]+/).at(-1) ?? "");
}

/** The first run of letters: `didn't` → `didn`, `on-call` → `on`. */
function letters(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  return /^[^a-zÀ-￿]*([a-zÀ-￿]*)/.exec(word.toLowerCase())?.[1] ?? "";
}

/** The forms of a word: of a verb all, of any other its plural. */
function formsOf(word: string): readonly string[] {
  const base = letters(word);
  if (base === "") return [];
  const verb = verbForms(base);
  if (base.length < 4 && verb.length === 0) return [base];
  return [base, base.endsWith("y") ? `${base.slice(0, -1)}ies` : `${base}s`, ...verb];
}
