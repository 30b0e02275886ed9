/** Verb groups: a verb with what stands around it to say when, whether and by whom. */
import { BASE, GERUND, PARTICIPLE, PAST, PRESENT } from "./inflection.ts";
import { pastAdverbs, type Word } from "./word.ts";

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

/** A verb group as far as it is read; `last` and `main` are -1 until there is one. */
interface Draft {
  last: number;
  main: number;
  /** The last auxiliary, which says what form may follow. */
  auxiliary: Word | undefined;
  modal: string | undefined;
  perfect: boolean;
  passive: boolean;
  progressive: boolean;
  negated: boolean;
  finite: boolean;
  past: boolean;
}

/** Reads a verb group that starts at a word: auxiliaries, negation, adverbs and the main verb. */
export function readVerbGroup(words: readonly Word[], start: number, before: readonly number[]): VerbGroup | undefined {
  const adverbs = [...before];
  const group: Draft = {
    last: -1,
    main: -1,
    auxiliary: undefined,
    modal: undefined,
    perfect: false,
    passive: false,
    progressive: false,
    negated: before.some((i) => denies(words, i)),
    finite: false,
    past: false,
  };
  for (let i = start; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.tag === "not") {
      // "chose not to fail over": the negation belongs to the infinitive.
      if (group.main >= 0) break;
      group.negated = true;
      adverbs.push(i);
    } else if (word.tag === "adverb" && (group.last >= 0 || i === start)) {
      if (!continues(words, i + 1)) break;
      if (SCARCELY.test(word.lower)) group.negated = true;
      adverbs.push(i);
    } else if (group.main >= 0) break;
    else if (word.tag === "comma" && group.auxiliary) {
      const close = endOfAside(words, i);
      if (close < 0) break;
      i = close;
    } else if (word.tag === "verb") {
      if (isPassiveGet(words, i)) addPassiveGet(group, word);
      else if (addMain(group, word)) group.main = i;
      else break;
      group.last = i;
    } else {
      if (!addAuxiliary(group, word)) break;
      group.auxiliary = word;
      group.last = i;
    }
  }
  const { last, modal, perfect, passive, progressive, negated, finite, past } = group;
  if (last < 0) return undefined;
  const main = group.main < 0 ? last : group.main;
  let first = start;
  for (const adverb of before) first = Math.min(first, adverb);
  return {
    first,
    last,
    main,
    lemma: (words[main] as Word).lemma,
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

/** Adds `should`, `did`, `had`, `was`; tells whether it may stand there. */
function addAuxiliary(group: Draft, { tag, lemma, lower }: Word): boolean {
  const opens = group.last < 0;
  const before = group.auxiliary?.tag;
  switch (tag) {
    case "modal":
      if (!opens) return false;
      group.modal = lemma;
      group.finite = true;
      return true;
    case "do":
      if (!opens && !group.modal && before !== "have" && before !== "be") return false;
      if (opens && !group.finite) {
        group.finite = !/^(?:doing|done)$/.test(lower);
        group.past = lower === "did";
      }
      if (before === "have") group.perfect = true;
      // "was done", "is doing"
      if (before === "be" && lower === "done") group.passive = true;
      else if (before === "be" && lower === "doing") group.progressive = true;
      return true;
    case "have":
      if (before === "have") group.perfect = true;
      else if (!opens && before !== "modal" && before !== "do") return false;
      if (opens) {
        group.finite = lower !== "having";
        group.past = lower === "had";
      }
      return true;
    case "be":
      if (before === "be" && lower !== "being" && lower !== "been") return false;
      if (before === "have") group.perfect = true;
      if (opens && /^(?:am|is|are|was|were|'s|'re|'m)$/.test(lower)) {
        group.finite = true;
        group.past = lower === "was" || lower === "were";
      }
      return true;
    default:
      return false;
  }
}

/** Adds the verb that carries the meaning; tells whether its form may follow the auxiliary. */
function addMain(group: Draft, { forms }: Word): boolean {
  switch (group.auxiliary?.tag) {
    case "be":
      if (forms & PARTICIPLE) group.passive = true;
      else if (forms & GERUND) group.progressive = true;
      else return false;
      return true;
    case "have":
      if (!(forms & PARTICIPLE)) return false;
      group.perfect = true;
      return true;
    case "modal":
    case "do":
      return (forms & BASE) !== 0;
    default:
      group.finite = (forms & (PAST | PRESENT | BASE)) !== 0;
      group.past = (forms & PAST) !== 0;
      return true;
  }
}

/** "**got** deleted": `get` before a participle is as good as `be`. */
function isPassiveGet(words: readonly Word[], i: number): boolean {
  const next = words[i + 1];
  return (
    (words[i] as Word).lemma === "get" &&
    next?.tag === "verb" &&
    (next.forms & PARTICIPLE) !== 0 &&
    !(next.forms & BASE)
  );
}

function addPassiveGet(group: Draft, word: Word): void {
  if (!group.auxiliary) {
    group.finite = true;
    group.past = word.lower === "got";
  }
  group.auxiliary = { ...word, tag: "be" };
}

/**
 * "She didn't, at any point, look": what stands between commas does not part a verb from its auxiliary. The index of the
 * second comma, or -1.
 */
function endOfAside(words: readonly Word[], open: number): number {
  let close = open + 1;
  while (close < open + 8 && !/^(?:comma|stop|verb|be|have|do|modal)$/.test(words[close]?.tag ?? "stop")) close++;
  return close < open + 8 && words[close]?.tag === "comma" && words[close + 1]?.tag === "verb" ? close : -1;
}

/** Whether an adverb before a verb group denies it: "never", "hardly"; "not only" does not. */
function denies(words: readonly Word[], i: number): boolean {
  const { tag, lower } = words[i] as Word;
  return (tag === "not" && lower !== "only") || SCARCELY.test(lower);
}

/** "barely contributed": as good as not. */
const SCARCELY = /^(?:barely|hardly|scarcely|seldom)$/;

/** Whether a verb still follows, past adverbs: "was **quickly** rolled back". */
function continues(words: readonly Word[], i: number): boolean {
  const tag = words[pastAdverbs(words, i)]?.tag;
  return tag === "verb" || tag === "be" || tag === "have" || tag === "do";
}
