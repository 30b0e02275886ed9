/** Who is called by a name: somebody the document knows, a bearer of a title, a name with what only people do. */
import type { AgentClass, AgentContext } from "./agents.ts";
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { headLemma, type Word } from "./word.ts";

export function isCapitalized(word: Word): boolean {
  return word.text !== word.lower && word.text !== word.text.toUpperCase();
}

/** Who a phrase with a capital is, where it is somebody. */
export function named(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  clause: Clause | undefined,
  context: AgentContext,
): AgentClass | undefined {
  return (
    nameClass(words, phrase, modifiers, context) ??
    titledName(words, words[phrase.head] as Word, modifiers, context) ??
    ownName(words, phrase, clause, context) ??
    partyName(words, phrase, clause, context)
  );
}

/** "**Bayer** deviated from the procedure": a name in no list, with what only people and their companies do. */
function partyName(
  words: readonly Word[],
  phrase: NounPhrase,
  clause: Clause | undefined,
  { lexicon, names }: AgentContext,
): AgentClass | undefined {
  const head = words[phrase.head] as Word;
  if (!clause || clause.verb.passive || head.kind !== "word" || !/^[A-Z]/.test(words[phrase.first]?.text ?? ""))
    return undefined;
  if (!/^[A-Z][\w&à-ž-]+$/.test(head.text) || names.isService(head.text)) return undefined;
  const { verb, object, prepositions } = clause;
  const next = words[verb.last + 1];
  const whats = [object, ...prepositions.map((it) => it.phrase)].map((it) => headLemma(words, it));
  const isParty =
    /^(?:withhold|conceal|orchestrate|stonewall|apologi[sz]e|promise|insist|neglect|swear|gamble|assure|complain|negotiate)$/.test(
      verb.lemma,
    ) ||
    (verb.lemma === "fail" &&
      next?.tag === "to" &&
      (words.slice(verb.last + 2, verb.last + 4).some(isDuty) ||
        // "failed to patch a known vulnerability"
        words
          .slice(verb.last + 2, verb.last + 9)
          .some(({ lemma }) => /^(?:vulnerability|flaw|weakness)$/.test(lemma)))) ||
    (verb.lemma === "admit" && (next?.tag === "that" || next?.tag === "to")) ||
    (verb.negated && /^(?:conduct|undertake|disclose|consult|bother)$/.test(verb.lemma)) ||
    (verb.lemma === "deny" && /ing$/.test(next?.lower ?? "")) ||
    (/^(?:make|commit)$/.test(verb.lemma) && whats.some((it) => lexicon.has("ERR", it))) ||
    (/^(?:violate|breach|bypass|circumvent|disregard|deviate|flout|ignore)$/.test(verb.lemma) &&
      whats.some((it) =>
        /^(?:procedure|regulation|guideline|agreement|instruction|device|advice|warning|practice)$/.test(it),
      ));
  return isParty ? "external" : undefined;
}

/** What a company owes, and a program does not: "failed **to disclose** it"; but "failed to communicate with the gateway". */
const isDuty = ({ lemma }: Word, i: number, { [i + 1]: next }: readonly Word[]): boolean =>
  /^(?:disclose|comply|heed|consult|coordinate|investigate|prioriti[sz]e|anticipate|foresee|safeguard|apologi[sz]e|tell|communicate)$/.test(
    lemma,
  ) && next?.lower !== "with";

/** A name: one of the document's people or a first name, and none of its services. */
function nameClass(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  context: AgentContext,
): AgentClass | undefined {
  const { names } = context;
  const head = words[phrase.head] as Word;
  const run: Word[] = [head];
  for (
    let i = modifiers.length - 1;
    i >= 0 && ((modifiers[i] as Word).tag === "name" || isCapitalized(modifiers[i] as Word)) && run.length < 4;
    i--
  ) {
    if ((modifiers[i] as Word).tag === "determiner" || (modifiers[i] as Word).tag === "possessive") break;
    run.unshift(modifiers[i] as Word);
  }
  if (run.some((word) => names.isService(word.text))) return "system";
  // "Foreman Olumide Adeyemi", with the title at the start of its sentence
  const isTitle = run.length > 2 && context.lexicon.has("ROLE", (run[0] as Word).lemma);
  const first = run[isTitle ? 1 : 0] as Word;
  if (names.isPerson(first.text) || names.isPerson(head.text)) {
    // "the Omar release", "an Ada module": an article makes a thing of a name.
    const article = modifiers.find((word) => word.tag === "determiner");
    return article && run.length === modifiers.length + 1 - 1 ? "system" : "name";
  }
  return undefined;
}

/** "colleague Horvath", "nurse B", "Dr. Lindqvist": whoever bears the title of a role is a person. */
function titledName(
  words: readonly Word[],
  head: Word,
  modifiers: readonly Word[],
  { lexicon, names }: AgentContext,
): AgentClass | undefined {
  const title = modifiers.findLast((word) => word.tag !== "symbol");
  if (!title || head.tag !== "name" || names.isService(head.text)) return undefined;
  // "Dr. Lindqvist", "L. Brandt"
  if (/^(?:mr|mrs|ms|dr|prof)$/.test(title.lower) || (/^[A-Z]$/.test(title.text) && modifiers.at(-1) !== title))
    return "name";
  const plain = title.text === title.lower || title === words[0];
  const letter = head.text.length === 1;
  // "the developer Portal"
  if (!letter && title.lemma !== "colleague" && modifiers[0]?.tag === "determiner") return undefined;
  return lexicon.has("ROLE", title.lemma) && plain && (letter || /^[A-Z][a-zà-ž]+$/.test(head.text))
    ? "name"
    : undefined;
}

/** "Xochitl forgot it on **her** list": a name in no list, with what only people do and a word that only people get. */
function ownName(
  words: readonly Word[],
  phrase: NounPhrase,
  clause: Clause | undefined,
  { names }: AgentContext,
): AgentClass | undefined {
  const head = words[phrase.head] as Word;
  if (!clause || phrase.first !== phrase.head || head.kind !== "word" || names.isService(head.text)) return undefined;
  const { verb } = clause;
  const end = words.findIndex(
    ({ tag }, i) => i > verb.last && /^(?:comma|stop|conjunction|subordinator|wh|that)$/.test(tag),
  );
  const human =
    /^(?:forget|misread|misunderstand|misjudge|mishear|assume|think|believe|panic|neglect|overlook|apologi[sz]e)$/.test(
      verb.lemma,
    );
  const own = words
    .slice(verb.last + 1, end < 0 ? words.length : end)
    .some(({ lower }) => /^(?:his|her|himself|herself)$/.test(lower));
  return human && own && /^[A-Z][a-zà-ž]+$/.test(head.text) ? "name" : undefined;
}
