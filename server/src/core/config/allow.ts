/** Phrases that are never reported: those of the configuration, and those that a vocabulary accepts. */
import type { Range, Sliceable } from "../text.ts";

/** How far around a finding an allowed pattern may reach, in UTF-16 units. */
const REACH = 200;

/** Whether a finding is left out; `range` is where it stands in the text, or in the document. */
export type Allowance = (text: Sliceable, range: Range) => boolean;

const NOTHING: Allowance = () => false;

/**
 * Whether a finding is allowed: a phrase, plain words or `/a regular expression/`, lies over some of its words. Patterns
 * have been checked when the configuration was read (see config.ts), so that none can take more than linear time.
 */
export function createAllowance(entries: readonly string[]): Allowance {
  const phrases = entries.filter((entry) => entry !== "" && !isPattern(entry)).map((entry) => entry.toLowerCase());
  const patterns = entries.filter(isPattern).map((entry) => new RegExp(entry.slice(1, entry.lastIndexOf("/")), "giu"));
  if (phrases.length === 0 && patterns.length === 0) return NOTHING;
  return (text, range) => {
    const start = Math.max(0, range.start - REACH);
    const around = text.slice(start, range.end + REACH);
    const lower = around.toLowerCase().replace(/\s/g, " ");
    const lies = (at: number, length: number): boolean => start + at < range.end && range.start < start + at + length;
    for (const phrase of phrases) {
      for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1))
        if (lies(at, phrase.length)) return true;
    }
    return patterns.some((pattern) =>
      [...around.matchAll(pattern)].some((match) => lies(match.index, match[0].length)),
    );
  };
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/**
 * Whether a finding lies within an accepted phrase, in any case: "user error" as a term of the trade. A finding that
 * reaches further says something about the term ("Ada broke Redis"), and stays. A vocabulary may hold thousands, so the
 * words around a finding are looked up, not the phrases looked for.
 */
export function createAcceptance(entries: readonly string[]): Allowance {
  const phrases = new Set(entries.map((entry) => entry.toLowerCase()).filter((entry) => entry.length <= REACH));
  let longest = 0;
  for (const { length } of phrases) longest = Math.max(longest, length);
  return (text, range) => {
    if (range.end - range.start > longest) return false;
    // With the characters on either side, which tell whether a word ends there.
    const start = Math.max(0, range.end - longest - 1);
    const around = text
      .slice(start, range.start + longest + 1)
      .toLowerCase()
      .replace(/\s/g, " ");
    const parts = (at: number): boolean => !isLetter(around[at - 1]) || !isLetter(around[at]);
    for (let from = 0; from <= range.start - start; from++) {
      if (!parts(from)) continue;
      for (let to = range.end - start; to <= Math.min(from + longest, around.length); to++)
        if (phrases.has(around.slice(from, to)) && parts(to)) return true;
    }
    return false;
  };
}

/** Whether an entry is a regular expression between slashes. */
export function isPattern(entry: string): boolean {
  return entry.length > 2 && entry.startsWith("/") && entry.endsWith("/");
}
