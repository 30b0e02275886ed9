/** The analysis in readable form, for `blameless check --debug english`. */
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { type Sentence, writtenText } from "./sentence.ts";

/** Draws each sentence with its tags, its clauses with their agents, and the phrases found. */
export function renderSentence(sentence: Sentence): string {
  const { words } = sentence;
  const text = (first: number, last: number): string => writtenText(sentence, first, last).replaceAll("\uFFFC", "▢");
  const phrase = (it: NounPhrase | undefined): string =>
    it ? `${text(it.first, it.last)} ‹${sentence.agent(it)}›` : "–";
  const lines = [
    `“${text(0, words.length - 1)}”`,
    `  ${words.map((word) => `${word.text.replace("\uFFFC", "▢")}/${word.tag}`).join(" ")}`,
    ...sentence.clauses.map((clause) => `  ${describe(clause, phrase, text)}`),
  ];
  if (sentence.matches.length > 0)
    lines.push(`  phrases: ${sentence.matches.map((match) => `${match.list} “${match.entry}”`).join(", ")}`);
  return lines.join("\n");
}

function describe(
  clause: Clause,
  phrase: (it: NounPhrase | undefined) => string,
  text: (first: number, last: number) => string,
): string {
  const { verb } = clause;
  const facts = [
    verb.modal,
    verb.perfect && "perfect",
    verb.passive && "passive",
    verb.progressive && "progressive",
    verb.negated && "not",
    clause.inverted && "inverted",
    clause.inherited && "inherited subject",
  ].filter(Boolean);
  const parts = [
    `${clause.kind}${clause.marker ? ` (${clause.marker.lower})` : ""}:`,
    `subject ${phrase(clause.subject)}`,
    `verb ${text(verb.first, verb.last)} = ${verb.lemma}${clause.particle ? ` ${clause.particle}` : ""}${facts.length > 0 ? ` [${facts.join(", ")}]` : ""}`,
  ];
  if (clause.object) parts.push(`object ${phrase(clause.object)}`);
  if (clause.by) parts.push(`by ${phrase(clause.by)}`);
  if (clause.complement) parts.push(`complement ${text(clause.complement.first, clause.complement.last)}`);
  return parts.join(" · ");
}
