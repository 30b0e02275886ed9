/** The words of a short text that say what it is about, so that two texts can be compared: a factor and an action. */

import grammar from "../lexicons/grammar.json" with { type: "json" };
import { singular, verbForm } from "./inflection.ts";

const SMALL = new Set(
  [
    grammar.preposition,
    grammar.determiner,
    grammar.pronoun,
    grammar.possessive,
    grammar.conjunction,
    grammar.subordinator,
    grammar.modal,
    grammar.be,
    grammar.have,
    grammar.do,
    grammar.wh,
  ].flatMap(({ words }) => words),
);
/** Words that stand in most factors and most actions, and tie none to another. */
const COMMON = new Set(
  "add make use new old set get need more less not no all each every when time day system service team work change way thing issue problem cause incident outage failure fail improve fix ensure update create build write run due owner ticket".split(
    " ",
  ),
);

/** Lower case, in their base forms; without small words, figures and what is said everywhere. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}][\p{L}\d'-]*[\p{L}\d]/gu)) {
    if (SMALL.has(word)) continue;
    const lemma = singular(verbForm(word)?.lemma ?? word);
    if (lemma.length > 2 && !COMMON.has(lemma)) words.add(lemma);
  }
  return words;
}

/** Whether two texts share a word that says what they are about. */
export function areRelated(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}
