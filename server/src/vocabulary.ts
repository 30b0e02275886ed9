/** A vocabulary of Vale, https://vale.sh: words that a team accepts, as its linter of style reads them. */
import type { ReadSettings } from "./core/config.ts";

/** The file in the folder of a vocabulary; what its `reject.txt` names is reported by Vale itself. */
export const VOCABULARY_NAME = "accept.txt";

const OF_PATTERN = /[\\^$|?*+()[\]{}]/;

/**
 * What an `accept.txt` accepts: a word or phrase on each line, `# ` before a remark. Vale takes each for a regular
 * expression. None is run here: `(?i)` says what holds anyway, an escaped mark is the mark, and whatever else is more
 * than words is skipped.
 */
export function readVocabulary(text: string): Pick<ReadSettings, "accepted" | "skipped"> {
  const accepted: string[] = [];
  const skipped: string[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const entry = line.trim();
    if (entry === "" || entry === "#" || entry.startsWith("# ")) continue;
    const plain = entry.replace(/^\(\?-?i\)/, "");
    const isPlain = plain !== "" && !OF_PATTERN.test(plain.replace(/\\[^\p{L}\p{N}\s]/gu, ""));
    if (isPlain) accepted.push(plain.replace(/\\([^\p{L}\p{N}\s])/gu, "$1"));
    else skipped.push(entry);
  }
  return { accepted, skipped };
}
