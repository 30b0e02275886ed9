/** What stands for the words of guilt: what happened, and the conditions that came together. */
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { refersBack } from "./looseEnds.ts";
import { askingFor } from "./parts.ts";
import { FACTORS_ASKED, HAPPENED_SO, LED, VIEW } from "./phrases.ts";
import { rangeBetween, wholeOf, withCapital } from "./things.ts";

const INCLUDE = " include ⟨the conditions, and how they came together⟩";

/** "The engineer is to blame for the loop" → "Factors that contributed to the loop include ⟨…⟩". */
export function askingForFactors(sentence: Sentence, from: number, last: number): readonly Suggestion[] {
  const { words, phrases } = sentence;
  const harm = lowerAt(words, last + 1) === "for" ? phrases.find(({ first }) => first === last + 2) : undefined;
  const end = harm ? wholeOf(harm) : last;
  const next = words[end + 1];
  const factors = capital(from, "factors that contributed");
  if (next && next.tag !== "stop") return [];
  const edits = harm
    ? [
        { ...rangeBetween(sentence, from, last + 1), text: `${factors} to` },
        { ...rangeBetween(sentence, end, end), start: (words[end] as Word).end, text: INCLUDE },
      ]
    : [{ ...rangeBetween(sentence, from, last), text: `${factors}${INCLUDE}` }];
  return [{ title: FACTORS_ASKED, edits }];
}

/** "He admitted to deleting the snapshot" → "⟨What was in view at the time⟩ led to deleting the snapshot". */
export function withoutConfession(
  sentence: Sentence,
  { subject, inherited }: Clause,
  last: number,
): readonly Suggestion[] {
  const { words } = sentence;
  const doing = words[last + 1];
  if (!subject || inherited || !doing?.lower.endsWith("ing") || refersBack(sentence, last + 1)) return [];
  const led = withCapital(sentence, subject.first, `${VIEW} led to`);
  return [replace(LED, rangeOf(sentence, subject.first, last), led)];
}

/** Phrases of guilt that have a plain word. */
export function inPlainWords(sentence: Sentence, first: number, last: number): readonly Suggestion[] {
  const said = lowerText(sentence, first, last);
  const next = lowerAt(sentence.words, last + 1);
  const range = rangeOf(sentence, first, last);
  // "Because of Maria's negligence the vault stayed open"
  const owned = sentence.phrases.find(({ head, possessor }) => head === last && possessor);
  const tie = owned && sentence.words[owned.first - 1]?.lower;
  if (owned && /negligence$/.test(said) && /^(?:of|to|through|by)$/.test(tie ?? "")) {
    const whole = rangeOf(sentence, owned.first, last);
    return [
      replace("Ask what was missing", whole, "⟨what was missing in the tools or the process⟩"),
      replace(FACTORS_ASKED, whole, "⟨the conditions, and how they came together⟩"),
    ];
  }
  if (/negligence$/.test(said) && /^(?:in|of|at|on)$/.test(next))
    return [
      replace("Name a gap", range, withCapital(sentence, first, "a gap")),
      replace("Ask what was missing", range, "⟨What was missing⟩"),
    ];
  if (/^pointed (?:the|a) finger at$/.test(said)) return [replace("Use a plain verb", range, "turned to")];
  if (/^point(?:s|ing)? (?:the|a) finger at$/.test(said)) return [replace("Use a plain verb", range, "turning to")];
  return [];
}

/** "It was Priya's fault that the token expired" → "The token expired". */
export function withoutFault(sentence: Sentence, phrase: NounPhrase): readonly Suggestion[] {
  const { words } = sentence;
  const next = words[phrase.last + 2];
  if (phrase.first !== 2 || !/^(?:it|this|that) (?:was|is|'s)$/.test(lowerText(sentence, 0, 1))) return [];
  if (lowerAt(words, phrase.last + 1) !== "that" || !next || refersBack(sentence, phrase.last + 2)) return [];
  const capital = next.text.charAt(0).toUpperCase() + next.text.slice(1);
  const edit = { ...rangeBetween(sentence, 0, phrase.last + 2), text: capital };
  return [{ title: HAPPENED_SO, edits: [edit] }, ...askingFor("let it happen", sentence, [edit])];
}

/** "held responsible for the outage" → "one part of ⟨…⟩", or "involved in the outage". */
export function asInvolved(sentence: Sentence, from: number, first: number, last: number): readonly Suggestion[] {
  const part = "one part of ⟨the conditions that came together⟩";
  const factors = replace(FACTORS_ASKED, rangeOf(sentence, from, last), part);
  if (lowerAt(sentence.words, first + 1) !== "for") return [factors];
  return [factors, replace("Say who was involved", rangeOf(sentence, from, first + 1), "involved in")];
}

/** "The culprit was an operator", where the sentence says who it was, and "the culprit". */
export function asFactor(sentence: Sentence, phrase: NounPhrase, who: NounPhrase | undefined): readonly Suggestion[] {
  const first = Math.min(phrase.first, who?.first ?? phrase.first);
  const range = rangeOf(sentence, first, Math.max(phrase.last, who?.last ?? phrase.last));
  return who
    ? [replace("Name a factor", range, capital(first, "one contributing factor was ⟨condition⟩"))]
    : [replace("Call it a factor", range, capital(first, "one contributing factor"))];
}

function capital(first: number, text: string): string {
  return first === 0 ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
