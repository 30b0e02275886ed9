/** The words of all triggers, put together once for a set of rules. */
import { verbForms } from "../english/inflection.ts";
import type { SectionRole } from "../headings.ts";
import { remember } from "../lazy.ts";
import { type LexiconChanges, wordLists } from "../lexicon.ts";
import names from "../lexicons/names.json" with { type: "json" };
import type { Trigger, Triggers, Words } from "./trigger.ts";
import {
  createWordTable,
  FIRST,
  OF_GROUP,
  SECOND,
  type WordKind,
  type WordTable,
  type WordTableBuilder,
} from "./wordTable.ts";

/** Small words that stand in many entries and tell nothing. */
const UNTELLING = new Set(
  "a an the as it is was were be been being are am has have had do does did not no never so too very his her their our my he she they we i you who what this that all any more and or get got took take made make let go come".split(
    " ",
  ),
);
/** Of these some tell a little all the same: "take the time to" is not about every time. None is ever shortened. */
const HARDLY_TELLING = new Set("never all any more again get take make let go come".split(" "));
/** Words that tell something only beside another: "slow down", "fail to". */
const PARTICLES = new Set("to of on in at for by with without if up down out off".split(" "));

/** The lists of words for people. */
const PEOPLE_LISTS = new Set(["ROLE", "AMBIG_H", "TEAM_HEAD", "DEPARTMENT", "EXTERNAL", "INDEF"]);
/** Words for people or programs: they count as people beside a verb that only people can do. */
const AMBIGUOUS_LISTS = new Set(["AMBIG_S", "DEPARTMENT_S"]);
const HUMAN_CUES = ["HUMAN_CUE_V", "SETTING"];
/** What a group of words tells about people, as bits: that there are some, or maybe some, that only people do it, or that it is the writers. */
export const PERSON = 1;
export const PERSON_OR_PROGRAM = 2;
export const HUMAN_VERB = 4;
export const WRITERS = 8;
const PEOPLE_WORDS =
  "you he him his himself she her herself they them their themselves someone somebody anyone anybody everyone everybody nobody one whoever people folks guys guy group desk office board organisation organization shift member members crew party insider actor whose who".split(
    " ",
  );

/** Words that mean the same to the triggers: a list of the lexicon, or the words of one trigger. */
export interface Group {
  /** `PERSON`, `PERSON_OR_PROGRAM`, `HUMAN_VERB`, `WRITERS`, or several. */
  human: number;
  /** The triggers that wait for one of them, and those that wait for one as well as for another word. */
  readonly first: number[];
  readonly other: number[];
}

/** An entry of two words: it is met where both stand, in any order. A particle is the second word of many. */
export interface Pair {
  readonly second: number;
  readonly group: Group;
}

/** A trigger that waits for words. */
export interface Waiting {
  readonly rule: number;
  readonly people: Trigger["people"];
  readonly within: readonly SectionRole[] | undefined;
  readonly quoted: boolean;
  readonly paired: boolean;
  /** 0: anywhere. */
  readonly near: number;
}

/** The triggers of all rules, by word. */
export interface Vocabulary {
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

/** Puts the words of the triggers together; `people` are names that the configuration knows. */
export function readTriggers(
  rules: readonly Triggers[],
  changes: LexiconChanges,
  people: readonly string[],
): Vocabulary {
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
    for (const name of inWords(names)) listOf(name)[place].push(trigger);
    if (own.length === 0) return;
    const index = groups.length;
    addGroup()[place].push(trigger);
    for (const word of inWords(own)) addForms(words, word, OF_GROUP, index);
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
  const writers = groups.length;
  addGroup(WRITERS);
  for (const word of ["i", "we"]) words.add(word, OF_GROUP, writers);
  for (const name of names.words) words.add(letters(name), OF_GROUP, index);
  for (const name of people.flatMap((it) => it.split(/\s+/))) words.add(letters(name), OF_GROUP, index);
  return { always, loud, zones, waiting, groups, pairs, seconds: seconds.size, words: words.finish() };
}

const inWords = (words: Words): readonly string[] =>
  typeof words === "string" ? words.split(" ") : words.flatMap((some) => some.split(" "));

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
  const others = telling.length > 0 ? words.filter((word) => HARDLY_TELLING.has(word) && !telling.includes(word)) : [];
  return [...verbs, ...others, ...particles].slice(0, 2);
}

/** The head of a noun phrase: `lead` of "team lead", `caller` of "on-caller". */
function headWord(entry: string): string {
  if (ONE_WORD.test(entry)) return entry;
  return letters(entry.split(/[\s-]+/).at(-1) ?? "");
}

/** The first run of letters: `didn't` → `didn`, `on-call` → `on`. */
function letters(word: string): string {
  const lower = word.toLowerCase();
  if (ONE_WORD.test(lower)) return lower;
  return /^[^a-zÀ-￿]*([a-zÀ-￿]*)/.exec(lower)?.[1] ?? "";
}

/** The forms of a word: of a verb all, of which one is that of a plural; of any other its plural. Many stand in several lists. */
const formsOf = remember(5000, (word: string): readonly string[] => {
  const base = letters(word);
  const verb = verbForms(base);
  if (verb.length > 0) return verb;
  if (base.length < 3) return [base];
  if (base.endsWith("man")) return [base, `${base.slice(0, -2)}en`];
  return [base, base.endsWith("y") ? `${base.slice(0, -1)}ies` : `${base}s`];
});

function addForms(words: WordTableBuilder, word: string, kind: WordKind, index: number): void {
  for (const form of formsOf(word)) words.add(form, kind, index);
}
