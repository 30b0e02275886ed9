/** Where a noun phrase belongs: after a preposition, to the verb before it, to a noun, or to a verb yet to come. */
import type { Clause } from "./clauses.ts";
import { isSubordinatorOrPreposition } from "./guess.ts";
import { isTime, type NounPhrase } from "./nounPhrases.ts";
import { innermost, type OpenClause, type Parse, push } from "./openClauses.ts";
import { isCopula, isDitransitive } from "./valency.ts";
import { isVerbal, lowerAt, pastAdverbs, type Word } from "./word.ts";

/** Attaches a noun phrase that was just read. */
export function attachPhrase(parse: Parse, phrase: NounPhrase): void {
  const { words, preposition } = parse;
  const top = innermost(parse);
  const waits = top.subject !== undefined && !top.clause && preposition === undefined;
  // "the manager, not the terminal, entered it": what it was not is no subject.
  if (waits && parse.adverbs.includes(phrase.first - 1) && lowerAt(words, phrase.first - 1) === "not") return;
  parse.adverbs = [];
  if (waits && isTrailingAdjective(words, phrase, top)) return;
  if (preposition === undefined) attachToVerb(parse, phrase, top);
  else {
    attachToPreposition(parse, phrase, words[preposition] as Word, preposition);
    parse.preposition = undefined;
  }
  parse.lastPhrase = phrase;
}

/** "The person **responsible** for the keys lost them": an adjective after its noun is no new subject. */
function isTrailingAdjective(words: readonly Word[], phrase: NounPhrase, { subject }: OpenClause): boolean {
  return (
    subject?.last === phrase.first - 1 &&
    phrase.first === phrase.last &&
    words[phrase.head]?.tag === "adjective" &&
    /^(?:preposition|to)$/.test(words[phrase.last + 1]?.tag ?? "")
  );
}

function attachToPreposition(parse: Parse, phrase: NounPhrase, lead: Word, preposition: number): void {
  const { words, lastPhrase } = parse;
  // "it looks like we …": a pronoun in the nominative is a subject, whatever stands before it.
  if (phrase.first === phrase.last && /^(?:i|we|he|she|they)$/.test(lowerAt(words, phrase.first))) {
    push(parse, "complement", lead, phrase);
    return;
  }
  if (lead.lower === "of" && lastPhrase && !lastPhrase.of) lastPhrase.of = phrase;
  const { clause, fresh, subject } = innermost(parse);
  if (clause && !(fresh && subject)) {
    const { verb } = clause;
    clause.prepositions.push({ preposition, phrase });
    if (lead.lower === "by" && verb.passive) clause.by ??= phrase;
    // "took down the site", "let through a bad build": the object follows the particle.
    if (clause.particle === lead.lower && verb.last === preposition - 1) clause.object ??= phrase;
  }
  // "it looks like the pump stopped"
  if (isSubordinatorOrPreposition(lead.lower) || lead.lower === "like") parse.ambiguous = { phrase, marker: lead };
}

function attachToVerb(parse: Parse, phrase: NounPhrase, top: OpenClause): void {
  const { words } = parse;
  const { clause, fresh } = top;
  if (clause && endsCoordination(words, phrase, clause)) clause.object ??= phrase;
  else if (clause && !fresh && !isCopula(clause)) {
    if (!clause.object && !clause.verb.passive) clause.object = phrase;
    else if (followsRecipient(words, phrase, clause)) clause.object = phrase;
    // "switched it off two weeks earlier and …": when it was, not who.
    else if (!isTime(words, phrase) || verbFollows(words, phrase)) top.subject = phrase;
  } else if (clause && !fresh && !clause.complement) clause.complement = { first: phrase.first, last: phrase.last };
  else if (top.subject && isApposition(parse, phrase, top)) top.subject.apposition ??= phrase;
  else top.subject = phrase;
}

/** "approved, and thereby introduced, **the regression**". */
function endsCoordination(words: readonly Word[], phrase: NounPhrase, { inherited, verb }: Clause): boolean {
  return (
    inherited &&
    verb.last === phrase.first - 2 &&
    words[phrase.first - 1]?.tag === "comma" &&
    words[verb.first - 2]?.tag === "comma" &&
    !verbFollows(words, phrase)
  );
}

/** "sent us **the wrong file**": what was sent is the object, not to whom. */
function followsRecipient(words: readonly Word[], phrase: NounPhrase, clause: Clause): boolean {
  const recipient = clause.object;
  return (
    recipient?.last === phrase.first - 1 &&
    isDitransitive(clause) &&
    (/^(?:me|us|you|him|her|them)$/.test(lowerAt(words, recipient.head)) ||
      (words[recipient.first]?.tag === "determiner" &&
        words[phrase.first]?.tag === "determiner" &&
        !verbFollows(words, phrase)))
  );
}

/** "Lena, **the on-call engineer**, …". */
function isApposition(
  { words, lastPhrase }: Parse,
  phrase: NounPhrase,
  { subject, clause, fresh }: OpenClause,
): boolean {
  return (
    subject !== undefined &&
    !clause &&
    fresh &&
    lastPhrase?.last === phrase.first - 2 &&
    words[phrase.first - 1]?.tag === "comma" &&
    !isTime(words, subject) &&
    words[phrase.head]?.tag !== "pronoun"
  );
}

function verbFollows(words: readonly Word[], { last }: NounPhrase): boolean {
  return isVerbal(words[pastAdverbs(words, last + 1)]?.tag);
}
