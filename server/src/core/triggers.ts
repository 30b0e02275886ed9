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

const PEOPLE_LISTS = new Set(["ROLE", "AMBIG_H", "TEAM_HEAD", "DEPARTMENT", "EXTERNAL", "INDEF"]);
/** Words for people or programs: they count as people beside a verb that only people can do. */
const AMBIGUOUS = "AMBIG_S";
const HUMAN_VERBS = "HUMAN_CUE_V";
const PERSON = 1;
const PERSON_OR_PROGRAM = 2;
const HUMAN_VERB = 4;
const PEOPLE_WORDS =
  "i we you he him his himself she her herself they them their themselves someone somebody anyone anybody everyone everybody nobody one whoever people folks guys guy group desk office board organisation organization shift member members crew party insider actor whose who".split(
    " ",
  );

/** Of a text with more capitals, those after are not asked whether they are names. */
const MAX_CAPITALS = 40;

/** What a word contributes to the triggers. */
interface Effect {
  /** `PERSON`, `PERSON_OR_PROGRAM`, `HUMAN_VERB`, or several. */
  human: number;
  /** What it meets by itself. */
  readonly halves: number[];
  /** Index of a pair and the bit of this word in it, by turns. */
  readonly pairs: number[];
}

/** A trigger that waits for words. */
interface Waiting {
  readonly rule: number;
  readonly people: boolean | "before";
  readonly within: readonly SectionRole[] | undefined;
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
  /** The first words of trigger `t` meet its half `2 * t`, what must stand as well meets `2 * t + 1`. */
  readonly waiting: readonly Waiting[];
  readonly effects: ReadonlyMap<string, Effect>;
  /** By pair of words: the halves that both together meet. */
  readonly pairs: readonly (readonly number[])[];
}

function readTriggers(rules: readonly Triggers[], changes: LexiconChanges, people: readonly string[]): Vocabulary {
  const always: number[] = [];
  const loud: number[] = [];
  const zones: { rule: number; people: boolean; within: readonly SectionRole[] }[] = [];
  const waiting: Waiting[] = [];
  const pairs: number[][] = [];
  const effects = new Map<string, Effect>();
  const effectOf = (word: string): Effect => {
    let effect = effects.get(word);
    if (!effect) {
      effect = { human: 0, halves: [], pairs: [] };
      effects.set(word, effect);
    }
    return effect;
  };
  const lists = new Map<string, { readonly singles: readonly string[]; readonly pairs: readonly number[] }>();
  const readList = (name: string): { readonly singles: readonly string[]; readonly pairs: readonly number[] } => {
    const before = lists.get(name);
    if (before) return before;
    const singles: string[] = [];
    const own: number[] = [];
    for (const entry of entriesOf(name, changes)) {
      const [first, second] =
        PEOPLE_LISTS.has(name) || name === AMBIGUOUS || name === "DEPARTMENT_S"
          ? [headWord(entry)]
          : tellingWords(entry);
      if (first && second) {
        const pair = pairs.push([]) - 1;
        own.push(pair);
        for (const form of formsOf(first)) effectOf(form).pairs.push(pair, 1);
        for (const form of formsOf(second)) effectOf(form).pairs.push(pair, 2);
      } else if (first) singles.push(...formsOf(first));
    }
    const list = { singles, pairs: own };
    lists.set(name, list);
    return list;
  };
  const addHalf = (half: number, { words = [], lists = [] }: Pick<Trigger, "words" | "lists">): void => {
    const add = (form: string): void => {
      const { halves } = effectOf(form);
      if (halves.at(-1) !== half) halves.push(half);
    };
    for (const word of words) formsOf(word).forEach(add);
    for (const list of lists.map(readList)) {
      list.singles.forEach(add);
      for (const pair of list.pairs) pairs[pair]?.push(half);
    }
  };
  for (const [rule, triggers] of rules.entries()) {
    if (!triggers) always.push(rule);
    for (const trigger of triggers ?? []) {
      const { words, lists, with: other, people = false, within, shouting } = trigger;
      if (words || lists) {
        const half = 2 * waiting.length;
        waiting.push({ rule, people, within, paired: other !== undefined, near: other?.near ?? 0 });
        addHalf(half, trigger);
        if (other) addHalf(half + 1, other);
      } else {
        if (shouting) loud.push(rule);
        if (within) zones.push({ rule, people: people !== false, within });
      }
    }
  }
  const mark = (words: readonly string[], as: number): void => {
    for (const word of words) effectOf(word).human |= as;
  };
  mark(PEOPLE_WORDS, PERSON);
  for (const name of PEOPLE_LISTS) mark(readList(name).singles, PERSON);
  mark([...names.words, ...people.flatMap((it) => it.split(/\s+/))].map(letters), PERSON);
  for (const name of [AMBIGUOUS, "DEPARTMENT_S"]) mark(readList(name).singles, PERSON_OR_PROGRAM);
  mark(readList(HUMAN_VERBS).singles, HUMAN_VERB);
  effects.delete("");
  return { always, loud, zones, waiting, effects, pairs };
}

/** One more character of a word. Equal hashes of different words only make the gate open for nothing. */
const addToHash = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** A look-up by hash, so that no word is cut out of the text. */
function createTable(effects: ReadonlyMap<string, Effect>): (hash: number) => Effect | undefined {
  const size = 2 ** Math.ceil(Math.log2(2 * effects.size + 2));
  const hashes = new Int32Array(size);
  /** By slot: an index of `values`, counted from 1; 0 is an empty slot. */
  const slots = new Int32Array(size);
  const values: Effect[] = [];
  const slotOf = (hash: number): number => {
    let slot = hash & (size - 1);
    while (slots[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (const [word, effect] of effects) {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = addToHash(hash, word.charCodeAt(i));
    const slot = slotOf(hash);
    hashes[slot] = hash;
    slots[slot] = values.push(effect);
  }
  return (hash) => values[(slots[slotOf(hash)] as number) - 1];
}

/** Creates the gate of a set of rules, by their triggers. A rule without any is triggered everywhere. */
export function createGate(rules: readonly Triggers[], changes: LexiconChanges, people: readonly string[]): Gate {
  const { always, loud, zones, waiting, effects, pairs } = readTriggers(rules, changes, people);
  const effectAt = createTable(effects);
  // What a stretch of text holds; made once, because it is filled for every sentence.
  /** By half: the last word that meets it, counted from 1. */
  const met = new Int32Array(2 * waiting.length);
  const metPairs = new Uint8Array(pairs.length);
  /** The words that begin with a capital: any of them may be a name. */
  const capitalStarts = new Int32Array(MAX_CAPITALS);
  const capitalEnds = new Int32Array(MAX_CAPITALS);
  const capitalWords = new Int32Array(MAX_CAPITALS);

  const meet = (half: number, word: number): void => {
    if (half & 1) {
      const { near } = waiting[half >> 1] as Waiting;
      const first = met[half - 1] as number;
      if (near > 0 && (first === 0 || word - first > near)) return;
    }
    met[half] = word;
  };
  const meetAll = (effect: Effect, word: number): void => {
    for (const half of effect.halves) meet(half, word);
    for (let p = 0; p < effect.pairs.length; p += 2) {
      const pair = effect.pairs[p] as number;
      const both = (metPairs[pair] as number) | (effect.pairs[p + 1] as number);
      metPairs[pair] = both;
      if (both === 3) for (const half of pairs[pair] as readonly number[]) meet(half, word);
    }
  };

  return (text, start, end, roles, isPerson) => {
    met.fill(0);
    metPairs.fill(0);
    let word = 0;
    let human = 0;
    /** The first word for people, and the first for people or programs. */
    let firstPerson = Number.POSITIVE_INFINITY;
    let firstAmbiguous = Number.POSITIVE_INFINITY;
    let isLoud = false;
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
      if (code === 64) firstPerson = Math.min(firstPerson, word + 1);
      else if (code === 33 && isMark(text.charCodeAt(i - 1), text.charCodeAt(i + 1))) isLoud = true;
      if (wordStart < 0) continue;
      word++;
      const effect = effectAt(hash);
      if (effect) {
        human |= effect.human;
        if (effect.human & PERSON) firstPerson = Math.min(firstPerson, word);
        if (effect.human & PERSON_OR_PROGRAM) firstAmbiguous = Math.min(firstAmbiguous, word);
        meetAll(effect, word);
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
    const triggered = new Set<number>(always);
    if (isLoud) for (const rule of loud) triggered.add(rule);
    for (const { rule, people, within } of zones)
      if (isIn(within) && (!people || isHuman(Number.POSITIVE_INFINITY))) triggered.add(rule);
    for (let t = 0; t < waiting.length; t++) {
      const at = met[2 * t] as number;
      if (at === 0) continue;
      const { rule, people, within, paired } = waiting[t] as Waiting;
      if (paired && met[2 * t + 1] === 0) continue;
      if (isIn(within) && (!people || isHuman(people === "before" ? at : Number.POSITIVE_INFINITY)))
        triggered.add(rule);
    }
    return triggered.size > 0 ? triggeredBy(triggered) : NOTHING;
  };
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether `!` has another mark beside it: `!!`, `?!`, `!?`. */
const isMark = (before: number, after: number): boolean => before === 33 || before === 63 || after === 63;

/** Made here, where it can hold on to nothing else: sentences keep it, and would keep the text with it. */
function triggeredBy(rules: ReadonlySet<number>): Triggered {
  return { any: true, has: (rule) => rules.has(rule) };
}

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
