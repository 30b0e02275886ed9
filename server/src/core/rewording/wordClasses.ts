/** Classes of words that a rewording asks about; what each of them means stands in the lexicon. */
import rewording from "../lexicons/rewording.json" with { type: "json" };

/** The name of a class. */
export type WordClass = keyof typeof rewording.classes;

const sets = new Map<WordClass, ReadonlySet<string>>();

/** Whether a class has a word, in lower case: a verb or a noun by its lemma, an adverb as it stands. */
export function isIn(name: WordClass, word: string | undefined): boolean {
  let set = sets.get(name);
  if (!set) {
    set = new Set(rewording.classes[name].words);
    sets.set(name, set);
  }
  return set.has(word ?? "");
}
