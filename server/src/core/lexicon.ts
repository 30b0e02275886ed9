/** Word lists: the built-in ones from `lexicons/*.json`, with what a configuration adds and removes. */
import actions from "./lexicons/actions.json" with { type: "json" };
import actionTypes from "./lexicons/actionTypes.json" with { type: "json" };
import judgement from "./lexicons/judgement.json" with { type: "json" };
import layers from "./lexicons/layers.json" with { type: "json" };
import people from "./lexicons/people.json" with { type: "json" };
import technical from "./lexicons/technical.json" with { type: "json" };
import verbs from "./lexicons/verbs.json" with { type: "json" };

/** A named list of words and phrases, in base form: verbs as infinitives without `to`, nouns in the singular. */
export interface WordList {
  readonly name: string;
  readonly about: string;
  /** Where the list comes from; ids of the sources. */
  readonly source: readonly string[];
  readonly entries: readonly string[];
}

/** What is asked of the word of a sentence: as it is written in small letters, its base form, its part of speech. */
export interface LexicalWord {
  readonly lower: string;
  readonly lemma: string;
  readonly tag: string;
}

/** An entry of a list found in a sentence; `first` and `last` are indices of words, `last` inclusive. */
export interface PhraseMatch {
  readonly list: string;
  readonly entry: string;
  readonly first: number;
  readonly last: number;
}

/** The word lists with the changes of a configuration. Words and phrases are asked for in their base form. */
export interface Lexicon {
  /** The names of the lists that have a word or phrase. */
  listsOf(entry: string): readonly string[];
  /** Whether a list has a word or phrase. */
  has(list: string, entry: string): boolean;
  /** What a list has. */
  entries(list: string): Iterable<string>;
  /** Every entry of every list of phrases that a sentence holds, longest first at each word. */
  match(words: readonly LexicalWord[]): PhraseMatch[];
  /** Whether the words from `at` on are an entry of a list of verbs: lemmas, adverbs and articles skipped. */
  verbAt(list: string, words: readonly LexicalWord[], at: number, particle?: string): VerbMatch | undefined;
}

/** An entry of a list of verbs found in a sentence; `last` is the index of its last word. */
export interface VerbMatch {
  readonly entry: string;
  /** Whether the entry itself says "not": `not bother to`. */
  readonly negated: boolean;
  readonly last: number;
}

/** Entries to add and to leave out, by the name of the list. */
export type LexiconChanges = Readonly<
  Record<string, { readonly add?: readonly string[]; readonly remove?: readonly string[] }>
>;

/** All lists, as they are built in. */
export const wordLists: readonly WordList[] = [
  ...people,
  ...verbs,
  ...judgement,
  ...actions,
  ...actionTypes,
  ...layers,
  ...technical,
];

/** These are looked up at a verb, where inflection and objects come between their words. */
const VERB_LISTS = new Set(verbs.map((list) => list.name));
/** These are looked for as phrases in every sentence; all others only word by word. */
const PHRASE_LISTS = new Set([
  "CHAR_ADJ",
  "CHAR_NOUN",
  "CHAR_ADV",
  "VIRTUE_ADJ",
  "MOTIVE",
  "HINDSIGHT",
  "ANIM",
  "NORMATIVE",
  "TECH",
  "CARE_V",
  "PUNISH",
  "MANUAL_ACT",
]);

interface Node {
  next: Map<string, Node> | undefined;
  ends: { list: string; entry: string }[] | undefined;
}

interface VerbEntry {
  readonly entry: string;
  readonly rest: readonly string[];
  readonly negated: boolean;
}

/** Builds the lists once; looking a sentence up is linear in its words. */
export function createLexicon(changes: LexiconChanges = {}): Lexicon {
  const all = new Map<string, ReadonlySet<string>>();
  const byEntry = new Map<string, string[]>();
  const root: Node = { next: new Map(), ends: undefined };
  const verbEntries = new Map<string, Map<string, VerbEntry[]>>();
  for (const list of wordLists) {
    const change = changes[list.name];
    const removed = new Set(change?.remove ?? []);
    const entries = new Set([...list.entries, ...(change?.add ?? [])].filter((entry) => !removed.has(entry)));
    all.set(list.name, entries);
    for (const entry of entries) {
      const lists = byEntry.get(entry);
      if (lists) lists.push(list.name);
      else byEntry.set(entry, [list.name]);
    }
    if (VERB_LISTS.has(list.name)) verbEntries.set(list.name, indexVerbs(entries));
    else if (PHRASE_LISTS.has(list.name)) for (const entry of entries) insert(root, list.name, entry);
  }
  const listsOf = (entry: string): readonly string[] => byEntry.get(entry) ?? NO_LISTS;
  return {
    listsOf,
    has: (list, entry) => listsOf(entry).includes(list),
    entries: (list) => all.get(list) ?? [],
    match: (words) => matchAll(root, words),
    verbAt: (list, words, at, particle) => matchVerb(verbEntries.get(list), words, at, particle),
  };
}

const NO_LISTS: readonly string[] = [];

/** `don't` in an entry is read as the tokenizer reads it in a text: `do`, `n't`. */
function entryWords(entry: string): string[] {
  if (!entry.includes("'")) return entry.split(" ");
  return entry.replace(/n't\b/g, " n't").replace(/'s\b/g, " 's").split(" ").filter(Boolean);
}

function insert(root: Node, list: string, entry: string): void {
  let node = root;
  for (const word of entryWords(entry)) {
    node.next ??= new Map();
    let next = node.next.get(word);
    if (!next) {
      next = { next: undefined, ends: undefined };
      node.next.set(word, next);
    }
    node = next;
  }
  node.ends ??= [];
  node.ends.push({ list, entry });
}

function matchAll(root: Node, words: readonly LexicalWord[]): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  const top = root.next as Map<string, Node>;
  for (let i = 0; i < words.length; i++) {
    const { lower, lemma } = words[i] as LexicalWord;
    if (!top.has(lower) && !(lemma !== lower && top.has(lemma))) continue;
    let open: Node[] = [root];
    for (let j = i; j < words.length && j < i + 8 && open.length > 0; j++) {
      const { lower, lemma } = words[j] as LexicalWord;
      const reached: Node[] = [];
      for (const node of open) {
        const exact = node.next?.get(lower);
        if (exact) reached.push(exact);
        const base = lemma !== lower ? node.next?.get(lemma) : undefined;
        if (base && base !== exact) reached.push(base);
      }
      for (const node of reached) for (const end of node.ends ?? []) found.push({ ...end, first: i, last: j });
      open = reached;
    }
  }
  return found;
}

function indexVerbs(entries: Iterable<string>): Map<string, VerbEntry[]> {
  const index = new Map<string, VerbEntry[]>();
  for (const entry of entries) {
    const all = entry.split(" ");
    const negated = all[0] === "not" || all[0] === "never";
    const [head, ...rest] = negated ? all.slice(1) : all;
    const list = index.get(head as string) ?? [];
    list.push({ entry, rest, negated });
    index.set(head as string, list);
  }
  // Longest first, so that "forget to" is found before "forget".
  for (const list of index.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return index;
}

function matchVerb(
  index: Map<string, VerbEntry[]> | undefined,
  words: readonly LexicalWord[],
  at: number,
  particle: string | undefined,
): VerbMatch | undefined {
  const head = words[at];
  if (!head || !index) return undefined;
  for (const { entry, rest, negated } of index.get(head.lemma) ?? []) {
    let last = at;
    let matched = true;
    for (const word of rest) {
      let j = last + 1;
      while (
        words[j] &&
        words[j]?.lower !== word &&
        words[j]?.lemma !== word &&
        /^(?:adverb|determiner|possessive)$/.test(words[j]?.tag ?? "")
      )
        j++;
      if (words[j]?.lower === word || words[j]?.lemma === word) last = j;
      else if (rest.length === 1 && word === particle) continue;
      else {
        matched = false;
        break;
      }
    }
    if (matched) return { entry, negated, last };
  }
  return undefined;
}
