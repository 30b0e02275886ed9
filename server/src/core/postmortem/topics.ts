/** What a short text is about, by the words it uses: the type of an action item, the layer of a factor. */

import { singular, verbForm } from "../english/inflection.ts";
import { remember } from "../lazy.ts";
import type { Lexicon } from "../lexicon.ts";
import type { ActionItem } from "./actionItems.ts";

/** What an action item is to do. */
export type ActionType = "prevent" | "detect" | "mitigate" | "repair" | "investigate" | "process";

const TYPES: readonly ActionType[] = ["prevent", "detect", "mitigate", "repair", "investigate", "process"];
/** The types as people name them. */
const NAMED: readonly (readonly [RegExp, ActionType])[] = [
  [/prevent/i, "prevent"],
  [/detect/i, "detect"],
  [/mitigat|respon[ds]/i, "mitigate"],
  [/repair|recover/i, "repair"],
  [/investigat/i, "investigate"],
  [/process/i, "process"],
];

/** What an action item does: as it says itself, else by the first telling word of its task. */
export function typeOf(item: ActionItem, lexicon: Lexicon): ActionType | undefined {
  const stated = item.type()?.text;
  const named = stated && NAMED.find(([pattern]) => pattern.test(stated))?.[1];
  return named || typeOfTask(item.text, lexicon);
}

/** What a task does, by its first telling word. */
export function typeOfTask(text: string, lexicon: Lexicon): ActionType | undefined {
  return TYPES[firstTopic(text, TYPE_LISTS, lexicon)];
}

const TYPE_LISTS = TYPES.map((type) => `TYPE_${type.toUpperCase()}`);

/** The layers that take part in an event, in plain words. */
export const LAYERS = {
  TECH: "code and infrastructure",
  TOOLING: "tooling",
  DETECTION: "detection",
  PROCESS: "process",
  KNOWLEDGE: "knowledge",
  ORG: "organisation",
  EXTERNAL: "the world outside",
} as const;
/** A layer, as the word lists name it: `LAYER_TECH`. */
export type Layer = keyof typeof LAYERS;
const LAYER_NAMES = Object.keys(LAYERS) as Layer[];
const LAYER_LISTS = LAYER_NAMES.map((layer) => `LAYER_${layer}`);

/** The layer that a factor lies in, by its first telling word. */
export function layerOf(text: string, lexicon: Lexicon): Layer | undefined {
  return LAYER_NAMES[firstTopic(text, LAYER_LISTS, lexicon)];
}

/** No entry of these lists has more words. */
const MAX_WORDS = 3;

/** The first of the lists that has the first, and there the longest, words of a text; -1 for none. */
function firstTopic(text: string, lists: readonly string[], lexicon: Lexicon): number {
  const topics = topicsOf(lexicon, lists);
  const words = [...text.toLowerCase().matchAll(/\p{L}[\p{L}\d-]*/gu)].map(([word]) => ({
    word,
    lemma: lemmaOf(word),
  }));
  for (let at = 0; at < words.length; at++)
    for (let size = Math.min(MAX_WORDS, words.length - at); size > 0; size--) {
      const some = words.slice(at, at + size);
      const spelt = topics.get(some.map(({ word }) => word).join(" ")) ?? lists.length;
      const bare = topics.get(some.map(({ lemma }) => lemma).join(" ")) ?? lists.length;
      if (Math.min(spelt, bare) < lists.length) return Math.min(spelt, bare);
    }
  return -1;
}

/** By entry, the first of the lists that has it; put together once for a lexicon. */
function topicsOf(lexicon: Lexicon, lists: readonly string[]): ReadonlyMap<string, number> {
  const known = indices.get(lexicon) ?? new Map<readonly string[], Map<string, number>>();
  indices.set(lexicon, known);
  const before = known.get(lists);
  if (before) return before;
  const topics = new Map<string, number>();
  for (const [topic, list] of lists.entries())
    for (const entry of lexicon.entries(list)) if (!topics.has(entry)) topics.set(entry, topic);
  known.set(lists, topics);
  return topics;
}

const indices = new WeakMap<Lexicon, Map<readonly string[], Map<string, number>>>();

const lemmaOf = remember(5000, (word) => singular(verbForm(word)?.lemma ?? word));
