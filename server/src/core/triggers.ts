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
  /** Any inflected form of the first telling word of an entry of these lists. */
  readonly lists?: readonly string[];
  /** Only where one of these stands as well. */
  readonly with?: { readonly words?: readonly string[]; readonly lists?: readonly string[] };
  /** Only where a word for people, a name or a handle stands as well. */
  readonly people?: boolean;
  /** Instead of words: marks in a row (`!!`, `?!`), two words in capitals, or an emoji. */
  readonly shouting?: boolean;
  /** Only in sections of these roles; alone, everything in them. */
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

/** Small words that begin many entries and tell nothing. */
const UNTELLING = new Set(
  "a an the to of on in at for by as it is was were be been being are am has have had do does did not no never so too very his her their our my he she they we i you who what this that all any more up down out off with without if and or get got took take made make let go come the".split(
    " ",
  ),
);

const PEOPLE_LISTS = new Set(["ROLE", "AMBIG_H", "AMBIG_S", "TEAM_HEAD", "EXTERNAL", "RECIPIENT", "INDEF"]);
const PEOPLE_WORDS =
  "i me my myself we us our ours ourselves you your he him his himself she her herself they them their themselves someone somebody anyone anybody everyone everybody nobody one whoever people folks guys guy team teams support management marketing sales finance legal compliance infosec engineering operations qa ops hr leadership procurement helpdesk group desk office board organisation organization shift member members crew party insider actor whose who".split(
    " ",
  );

const TABLE = 1 << 15;

/** Creates the gate of a set of rules. A rule without triggers is triggered everywhere. */
export function createGate(rules: readonly Rule[], changes: LexiconChanges, people: readonly string[]): Gate {
  const conditions: { rule: number; people: boolean; within: readonly SectionRole[] | undefined; paired: boolean }[] =
    [];
  const always: number[] = [];
  const loud: number[] = [];
  const zones: { rule: number; within: readonly SectionRole[] }[] = [];
  /** The conditions that a word meets; a negative number is the second half of one, minus one. */
  const byWord = new Map<string, number[]>();
  const note = (
    words: readonly string[] | undefined,
    lists: readonly string[] | undefined,
    condition: number,
  ): void => {
    const add = (form: string): void => {
      const known = byWord.get(form);
      if (!known) byWord.set(form, [condition]);
      else if (known.at(-1) !== condition) known.push(condition);
    };
    for (const word of words ?? []) formsOf(word).forEach(add);
    for (const name of lists ?? []) formsOfList(name).forEach(add);
  };
  const listForms = new Map<string, readonly string[]>();
  const formsOfList = (name: string): readonly string[] => {
    const known = listForms.get(name);
    if (known) return known;
    const forms = entriesOf(name, changes).flatMap((entry) =>
      formsOf(PEOPLE_LISTS.has(name) ? headWord(entry) : tellingWord(entry)),
    );
    listForms.set(name, forms);
    return forms;
  };
  rules.forEach((rule, index) => {
    if (!rule.triggers) {
      always.push(index);
      return;
    }
    for (const trigger of rule.triggers) {
      if (!trigger.words && !trigger.lists) {
        if (trigger.shouting) loud.push(index);
        if (trigger.within) zones.push({ rule: index, within: trigger.within });
        continue;
      }
      const condition =
        conditions.push({
          rule: index,
          people: trigger.people ?? false,
          within: trigger.within,
          paired: trigger.with !== undefined,
        }) - 1;
      note(trigger.words, trigger.lists, condition);
      if (trigger.with) note(trigger.with.words, trigger.with.lists, -1 - condition);
    }
  });
  const human = new Set(PEOPLE_WORDS);
  for (const name of PEOPLE_LISTS) for (const form of formsOfList(name)) human.add(form);
  for (const name of [...names.words, ...people.flatMap((it) => it.split(/\s+/))])
    human.add(letters(name.toLowerCase()));

  const keys = new Int32Array(TABLE);
  const values = new Int32Array(TABLE).fill(-1);
  const effects: { human: boolean; conditions: readonly number[] }[] = [];
  for (const word of new Set([...byWord.keys(), ...human])) {
    if (word === "") continue;
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
    let slot = hash & (TABLE - 1);
    while (values[slot] !== -1) slot = (slot + 1) & (TABLE - 1);
    keys[slot] = hash;
    values[slot] = effects.push({ human: human.has(word), conditions: byWord.get(word) ?? [] }) - 1;
  }
  /** By condition: 1 where its words stand, 2 where those it goes with do. */
  const met = new Uint8Array(conditions.length);

  return (text, start, end, roles, isPerson) => {
    met.fill(0);
    let isHuman = false;
    let waiting = false;
    let isLoud = false;
    let shouted = 0;
    const capitals: [number, number][] = [];
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
      if (code === 64) isHuman = true;
      else if (
        code === 33 &&
        (text.charCodeAt(i - 1) === 33 || text.charCodeAt(i - 1) === 63 || text.charCodeAt(i + 1) === 63)
      )
        isLoud = true;
      if (wordStart < 0) continue;
      let slot = hash & (TABLE - 1);
      while (values[slot] !== -1) {
        if (keys[slot] === hash) {
          const effect = effects[values[slot] as number] as (typeof effects)[number];
          if (effect.human) isHuman = true;
          for (const condition of effect.conditions) {
            if (condition >= 0) met[condition] = (met[condition] as number) | 1;
            else met[-1 - condition] = (met[-1 - condition] as number) | 2;
          }
          if (effect.conditions.length > 0) waiting = true;
          break;
        }
        slot = (slot + 1) & (TABLE - 1);
      }
      const first = text.charCodeAt(wordStart);
      if (first >= 65 && first <= 90) {
        if (capitals.length < 40) capitals.push([wordStart, i]);
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
    const triggered = new Set<number>(always);
    if (isLoud) for (const rule of loud) triggered.add(rule);
    for (const { rule, within } of zones) if (within.some((role) => roles.includes(role))) triggered.add(rule);
    if (waiting) {
      if (!isHuman) isHuman = capitals.some(([from, to]) => isPerson(text.slice(from, to)));
      for (let c = 0; c < conditions.length; c++) {
        const condition = conditions[c] as (typeof conditions)[number];
        const holds =
          met[c] === (condition.paired ? 3 : 1) &&
          (isHuman || !condition.people) &&
          (!condition.within || condition.within.some((role) => roles.includes(role)));
        if (holds) triggered.add(condition.rule);
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

/** Words that are everywhere in postmortems, and so tell nothing either. */
const COMMON = new Set(
  "check test review read docs documentation process procedure runbook follow sure ask tell people everyone everybody engineers change team time see human performance report need needs must all use used service data day night on call".split(
    " ",
  ),
);

/**
 * The word of an entry by which it is found: its only one, or its longest that is not a small or common one. An entry
 * of several words that has none is not found by itself; its rule names the words for it.
 */
function tellingWord(entry: string): string {
  const words = entry.split(/[\s-]+/).map(letters);
  if (words.length === 1) return words[0] ?? "";
  return (
    words
      .filter((word) => word.length > 1 && !UNTELLING.has(word) && !COMMON.has(word))
      .sort((a, b) => b.length - a.length)[0] ?? ""
  );
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
