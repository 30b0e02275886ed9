/** Verb groups: a verb with what stands around it to say when, whether and by whom. */
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT } from "./inflection.ts";
import type { Word } from "./word.ts";

/** A verb with its auxiliaries. */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  /** The verb that carries the meaning; for a copula the form of `be`. */
  readonly main: number;
  readonly lemma: string;
  /** `should` in "should not have been deployed". */
  readonly modal: string | undefined;
  readonly perfect: boolean;
  readonly passive: boolean;
  readonly progressive: boolean;
  readonly negated: boolean;
  /** Whether it says when: "broke", "was broken", "should have"; not "to break", "breaking". */
  readonly finite: boolean;
  readonly past: boolean;
  /** Adverbs before, inside and right after it. */
  readonly adverbs: readonly number[];
}

/** Reads a verb group that starts at a word: auxiliaries, negation, adverbs and the main verb. */
export function readVerbGroup(words: readonly Word[], start: number, before: readonly number[]): VerbGroup | undefined {
  const adverbs = [...before];
  let modal: string | undefined;
  let perfect = false;
  let passive = false;
  let progressive = false;
  let negated = before.some(
    (i) => (words[i]?.tag === "not" && words[i]?.lower !== "only") || SCARCELY.test(words[i]?.lower ?? ""),
  );
  let finite = false;
  let past = false;
  let last = -1;
  let main = -1;
  let auxiliary: Word | undefined;
  let i = start;
  for (; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.tag === "not") {
      // "chose not to fail over": the negation belongs to the infinitive.
      if (main >= 0) break;
      negated = true;
      adverbs.push(i);
      continue;
    }
    if (word.tag === "adverb" && (last >= 0 || i === start)) {
      if (!continues(words, i + 1)) break;
      if ((word.lower === "longer" && words[i - 1]?.lower === "no") || SCARCELY.test(word.lower)) negated = true;
      adverbs.push(i);
      continue;
    }
    if (word.lower === "no" && words[i + 1]?.lower === "longer" && last >= 0) continue;
    if (main >= 0) break;
    if (word.tag === "comma" && auxiliary) {
      // "She didn't, at any point, look": what stands between commas does not part a verb from its auxiliary.
      const close = words.findIndex(
        (it, j) => j > i && j < i + 8 && /^(?:comma|stop|verb|be|have|do|modal)$/.test(it.tag),
      );
      if (words[close]?.tag !== "comma" || words[close + 1]?.tag !== "verb") break;
      i = close;
      continue;
    }
    if (word.tag === "modal") {
      if (last >= 0) break;
      modal = word.lemma;
      finite = true;
    } else if (word.tag === "do") {
      if (last >= 0 && !modal && auxiliary?.tag !== "have" && auxiliary?.tag !== "be") break;
      if (!finite && last < 0) {
        finite = !/^(?:doing|done)$/.test(word.lower);
        past = word.lower === "did";
      }
      if (auxiliary?.tag === "have") perfect = true;
      // "was done", "is doing"
      if (auxiliary?.tag === "be") {
        if (word.lower === "done") passive = true;
        else if (word.lower === "doing") progressive = true;
      }
    } else if (word.tag === "have") {
      if (last >= 0 && auxiliary?.tag !== "modal" && auxiliary?.tag !== "do") {
        if (auxiliary?.tag === "have") perfect = true;
        else break;
      }
      if (!modal && last < 0) {
        finite = word.lower !== "having";
        past = word.lower === "had";
      }
    } else if (word.tag === "be") {
      if (last >= 0 && auxiliary?.tag === "be" && word.lower !== "being" && word.lower !== "been") break;
      if (auxiliary?.tag === "have") perfect = true;
      if (last < 0 && /^(?:am|is|are|was|were|'s|'re|'m)$/.test(word.lower)) {
        finite = true;
        past = word.lower === "was" || word.lower === "were";
      }
    } else if (word.tag === "verb") {
      if (
        /^get$/.test(word.lemma) &&
        words[i + 1]?.tag === "verb" &&
        (words[i + 1] as Word).forms & PARTICIPLE &&
        !((words[i + 1] as Word).forms & BASE)
      ) {
        if (!auxiliary) {
          finite = true;
          past = word.lower === "got";
        }
        auxiliary = { ...word, tag: "be" };
        last = i;
        continue;
      }
      if (auxiliary?.tag === "be") {
        if (word.forms & PARTICIPLE) passive = true;
        else if (word.forms & GERUND) progressive = true;
        else break;
      } else if (auxiliary?.tag === "have") {
        if (!(word.forms & PARTICIPLE)) break;
        perfect = true;
      } else if (auxiliary?.tag === "modal" || auxiliary?.tag === "do") {
        if (!(word.forms & BASE)) break;
      } else {
        finite = (word.forms & (PAST | PRESENT | BASE)) !== 0;
        past = (word.forms & PAST) !== 0;
      }
      main = i;
      last = i;
      continue;
    } else break;
    auxiliary = word;
    last = i;
  }
  if (last < 0) return undefined;
  if (main < 0) main = last;
  const verb = words[main] as Word;
  let first = start;
  for (const adverb of before) first = Math.min(first, adverb);
  return {
    first,
    last,
    main,
    lemma: verb.lemma,
    modal,
    perfect,
    passive,
    progressive,
    negated,
    finite,
    past: past || perfect,
    adverbs,
  };
}

/** "barely contributed": as good as not. */
const SCARCELY = /^(?:barely|hardly|scarcely|seldom)$/;

/** Whether a verb still follows, past adverbs: "was **quickly** rolled back". */
function continues(words: readonly Word[], i: number): boolean {
  let j = i;
  while (words[j]?.tag === "adverb" || words[j]?.tag === "not") j++;
  const tag = words[j]?.tag;
  return tag === "verb" || tag === "be" || tag === "have" || tag === "do";
}
