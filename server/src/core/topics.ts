/** What a short text is about, by the words it uses: the type of an action item, the layer of a factor. */
import type { ActionItem } from "./actionItems.ts";
import { singular, verbForm } from "./english/inflection.ts";
import { remember } from "./lazy.ts";
import type { Lexicon } from "./lexicon.ts";

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
  return firstTopic(text, TYPES, (type) => `TYPE_${type.toUpperCase()}`, lexicon);
}

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
export type Layer = keyof typeof LAYERS;

/** The layer that a factor lies in, by its first telling word. */
export function layerOf(text: string, lexicon: Lexicon): Layer | undefined {
  return firstTopic(text, Object.keys(LAYERS) as Layer[], (layer) => `LAYER_${layer}`, lexicon);
}

/** No entry of these lists has more words. */
const MAX_WORDS = 3;

/** The topic whose word list has the first, and there the longest, words of a text. */
function firstTopic<T>(
  text: string,
  topics: readonly T[],
  listOf: (topic: T) => string,
  lexicon: Lexicon,
): T | undefined {
  const words = [...text.toLowerCase().matchAll(/\p{L}[\p{L}\d-]*/gu)].map(([word]) => ({
    word,
    lemma: lemmaOf(word),
  }));
  for (let at = 0; at < words.length; at++)
    for (let size = Math.min(MAX_WORDS, words.length - at); size > 0; size--) {
      const some = words.slice(at, at + size);
      const spelt = some.map(({ word }) => word).join(" ");
      const bare = some.map(({ lemma }) => lemma).join(" ");
      const topic = topics.find((it) => lexicon.has(listOf(it), spelt) || lexicon.has(listOf(it), bare));
      if (topic !== undefined) return topic;
    }
  return undefined;
}

const lemmaOf = remember(5000, (word) => singular(verbForm(word)?.lemma ?? word));
