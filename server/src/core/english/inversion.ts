/** A verb before its subject: "Had we tested", "why did the engineer restart", "nor did he test". */
import { BASE, GERUND, PARTICIPLE } from "./inflection.ts";
import { deniesNext } from "./neighbours.ts";
import { type NounPhrase, readNounPhrase } from "./nounPhrases.ts";
import { addClause, forget, innermost, type Parse } from "./openClauses.ts";
import { readVerbGroup, type VerbGroup } from "./verbGroups.ts";
import { lowerAt, pastAdverbs, type Word } from "./word.ts";

/** Reads a clause that begins with its auxiliary, and returns the index of the next word; nothing where none does. */
export function readInversion(parse: Parse, i: number): number | undefined {
  const { words, phrases } = parse;
  const auxiliary = words[i] as Word;
  if (auxiliary.tag === "verb" || !allowsInversion(parse, i)) return undefined;
  const start = pastAdverbs(words, i + 1);
  const subject = readNounPhrase(words, start);
  if (!subject) return undefined;
  const negated = deniesNext(words, i) || words.slice(i + 1, start).some(({ tag }) => tag === "not");
  const { kind, marker } = innermost(parse);
  const rest = readVerbGroup(words, afterSubject(words, subject), []);
  if (rest && completes(words, auxiliary, subject, rest)) {
    phrases.push(subject);
    addClause(parse, {
      kind: kind === "relative" || kind === "parenthesis" ? "main" : kind,
      verb: join(words, i, rest, negated),
      subject,
      marker,
      inverted: true,
    });
    forget(parse);
    parse.lastPhrase = subject;
    return rest.last + 1;
  }
  // "Was the gate open?"
  if (auxiliary.tag !== "be" || !(i === 0 || words[i - 1]?.tag === "quote" || isQuestion(parse))) return undefined;
  phrases.push(subject);
  addClause(parse, { kind: "main", verb: copulaAt(words, i, negated), subject, marker, inverted: true });
  parse.lastPhrase = subject;
  return subject.last + 1;
}

/** At the start of a clause, in a question, or after "nor" and "only". */
function allowsInversion(parse: Parse, i: number): boolean {
  const { clause, subject, marker } = innermost(parse);
  const question = isQuestion(parse);
  // "who did it": the question word is the subject.
  if (question && subject && marker?.lower === "who") return false;
  return question || (!clause && !subject) || /^(?:nor|neither|only)$/.test(lowerAt(parse.words, i - 1));
}

function isQuestion(parse: Parse): boolean {
  const { clause, subject, marker } = innermost(parse);
  return (
    marker?.tag === "wh" &&
    !clause &&
    (!subject || (subject.head === subject.first && parse.words[subject.head]?.tag === "wh"))
  );
}

/** Where the verb group after a subject starts: at its adverbs where a verb follows them. */
function afterSubject(words: readonly Word[], { last }: NounPhrase): number {
  const i = pastAdverbs(words, last + 1);
  return /^(?:verb|be|have)$/.test(words[i]?.tag ?? "") ? last + 1 : i;
}

/** Whether a verb group can follow an auxiliary: `did … restart`, `was … restarted`, `had … been`. */
function completes(words: readonly Word[], { tag }: Word, subject: NounPhrase, rest: VerbGroup): boolean {
  if (rest.first <= subject.last) return false;
  const main = words[rest.main] as Word;
  if (tag !== "modal" && tag !== "do")
    return (main.forms & (PARTICIPLE | GERUND)) !== 0 || (tag === "have" && /^(?:been|had)$/.test(main.lower));
  const opener = words[pastAdverbs(words, rest.first)];
  return opener === main
    ? (main.forms & BASE) !== 0 || main.tag === "be" || main.tag === "have"
    : opener?.lemma === "have" || opener?.lemma === "be";
}

/** One verb group of the auxiliary at an index and what follows the subject. */
function join(words: readonly Word[], i: number, rest: VerbGroup, negated: boolean): VerbGroup {
  const { tag, lemma, lower } = words[i] as Word;
  const { forms } = words[rest.main] as Word;
  return {
    ...rest,
    first: i,
    modal: tag === "modal" ? lemma : rest.modal,
    perfect: rest.perfect || tag === "have",
    passive: rest.passive || (tag === "be" && (forms & PARTICIPLE) !== 0 && !(forms & GERUND)),
    negated: negated || rest.negated,
    finite: true,
    past: rest.past || /^(?:did|had|was|were)$/.test(lower),
  };
}

function copulaAt(words: readonly Word[], i: number, negated: boolean): VerbGroup {
  return {
    first: i,
    last: i,
    main: i,
    lemma: "be",
    modal: undefined,
    perfect: false,
    passive: false,
    progressive: false,
    negated,
    finite: true,
    past: lowerAt(words, i).startsWith("w"),
    adverbs: [],
  };
}
