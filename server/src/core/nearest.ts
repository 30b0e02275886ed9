/** The nearest known word, for messages about unknown ones. */
import { distance } from "fastest-levenshtein";

/** The known word with the fewest edits, if it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  // Two edits make another word of a short one.
  let least = Math.max(word.length > 4 ? 2 : 1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best ?? known.find((candidate) => word.length > 3 && candidate.includes(word));
}
