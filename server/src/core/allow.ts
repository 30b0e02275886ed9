/** Phrases that are never reported: plain words, or `/a regular expression/`. */
import type { Range } from "./text.ts";

/** How far around a finding an allowed pattern may reach, in UTF-16 units. */
const REACH = 200;

/**
 * Whether a finding is allowed: an allowed phrase lies over its words. Patterns have been checked when the
 * configuration was read (see config.ts), so that none can take more than linear time.
 */
export function createAllowance(entries: readonly string[]): (text: string, range: Range) => boolean {
  const phrases = entries.filter((entry) => entry !== "" && !isPattern(entry)).map((entry) => entry.toLowerCase());
  const patterns = entries.filter(isPattern).map((entry) => new RegExp(entry.slice(1, entry.lastIndexOf("/")), "giu"));
  if (phrases.length === 0 && patterns.length === 0) return () => false;
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

/** Whether an entry is a regular expression between slashes. */
export function isPattern(entry: string): boolean {
  return entry.length > 2 && entry.startsWith("/") && entry.endsWith("/");
}
