/** Verb groups: what each says of whom. A gerund or participle depends on what stands before, a finite verb has a subject. */
import type { Clause } from "./clauses.ts";
import { GERUND, PARTICIPLE, PAST, PRESENT } from "./inflection.ts";
import { readInversion } from "./inversion.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import {
  addClause,
  addDescription,
  forget,
  innermost,
  outerWaits,
  type Parse,
  type Predication,
  push,
} from "./openClauses.ts";
import { isReduced, isTrailingPassive, isWhoever } from "./participles.ts";
import { isBelief, isCopula, takesThatClause } from "./valency.ts";
import { readVerbGroup, type VerbGroup } from "./verbGroups.ts";
import { lowerAt, type Word } from "./word.ts";

/** Reads the verb group that starts at a word, finds its subject, and returns the index of the next word. */
export function readPredicate(parse: Parse, i: number): number {
  for (;;) {
    const inverted = readInversion(parse, i);
    if (inverted !== undefined) return inverted;
    const verb = readVerbGroup(parse.words, i, parse.adverbs);
    if (!verb) return i + 1;
    if (addPredicate(parse, verb, i)) {
      forget(parse);
      return verb.last + 1;
    }
    // "The change that Omar made | broke the build": the relative clause has its verb, so this is the outer one.
    parse.open.pop();
  }
}

/** Adds the clause of a verb group, unless it belongs to the clause around the innermost one. */
function addPredicate(parse: Parse, verb: VerbGroup, start: number): boolean {
  const { words } = parse;
  const { clause } = innermost(parse);
  // "rather than **check** it" is as good as "rather than checking it".
  if (isGerund(words, verb) || lowerAt(words, start - 1) === "than") addGerund(parse, { ...verb, finite: false });
  else if (!verb.finite || isReduced(parse, verb) || isTrailingPassive(parse, verb))
    addDescription(parse, {
      kind: "participle",
      verb: { ...verb, passive: true, finite: false },
      subject: parse.lastPhrase,
      governor: clause,
      marker: undefined,
    });
  else {
    const predication = findSubject(parse, verb, start);
    if (!predication) return false;
    const { kind, governor = clause } = predication;
    addClause(parse, { ...predication, governor: kind === "complement" ? governor : undefined });
  }
  return true;
}

function isGerund(words: readonly Word[], { finite, main, perfect }: VerbGroup): boolean {
  const { forms, lower } = words[main] as Word;
  // "for not **having read** it"
  return !finite && (perfect || (forms & GERUND) !== 0 || /^(?:doing|having|being)$/.test(lower));
}

/** "by **the data team** pushing …": the noun phrase before a gerund is its agent. */
function addGerund(parse: Parse, verb: VerbGroup): void {
  const { words, preposition, lastPhrase } = parse;
  const top = innermost(parse);
  const agent = lastPhrase?.last === verb.first - 1 ? lastPhrase : undefined;
  const gerund: Predication = {
    kind: "gerund",
    verb,
    subject: agent ?? top.clause?.subject,
    inherited: !agent,
    governor: top.clause ?? parse.clauses.at(-1),
    marker: preposition === undefined ? undefined : words[preposition],
  };
  if (agent && top.subject === agent) addClause(parse, gerund);
  else addDescription(parse, gerund);
}

/** The subject of a finite verb; nothing where the verb belongs to the clause around the innermost one. */
function findSubject(parse: Parse, verb: VerbGroup, start: number): Predication | undefined {
  const { words, ambiguous } = parse;
  const top = innermost(parse);
  const { clause, fresh, kind, marker } = top;
  // "changed it for ward 7, 8 and 9 in production **and ignored** the freeze": what only ended a list is no subject.
  if (clause?.verb.finite && fresh && followsConjunction(words, start)) top.subject = undefined;
  const { subject } = top;
  const isFirst = !subject && !clause && !fresh && parse.open.length === 1;
  const name = isFirst ? nameBefore(parse, verb.first) : undefined;
  if (name) return { kind: "main", verb, subject: name, marker };
  if (!subject && ambiguous) {
    push(parse, "subordinate", ambiguous.marker);
    return { kind: "subordinate", verb, subject: ambiguous.phrase, marker: ambiguous.marker };
  }
  const own: Predication = { kind: kind === "parenthesis" ? "main" : kind, verb, subject, marker };
  if (clause && !fresh) return continueClause(parse, own, clause);
  if (subject) return own;
  if (clause) return coordinate(parse, own, clause);
  if (!fresh || parse.open.length > 1) return own;
  const previous = parse.clauses.findLast((it) => it.verb.finite && it.kind === "main")?.subject;
  return { ...own, subject: previous, inherited: previous !== undefined };
}

/** "With ten years in the job **Bernadette** left": a name after the phrase that only opens the sentence. */
function nameBefore(parse: Parse, end: number): NounPhrase | undefined {
  const { words, phrases, lastPhrase: whole } = parse;
  let first = end;
  while (words[first - 1]?.tag === "name") first--;
  const noun = words[first - 1];
  if (!whole || whole.last !== end - 1 || first === end || first - 1 < whole.first) return undefined;
  if (noun?.tag !== "noun" || noun.text !== noun.lower) return undefined;
  const name = { first, last: end - 1, head: end - 1, others: [] };
  phrases.splice(phrases.indexOf(whole), 1, { ...whole, last: first - 1, head: first - 1 }, name);
  return name;
}

function followsConjunction(words: readonly Word[], start: number): boolean {
  let i = start - 1;
  while (words[i]?.tag === "adverb") i--;
  return words[i]?.tag === "conjunction";
}

/** A second finite verb, with neither a comma nor a conjunction since the first. */
function continueClause(parse: Parse, own: Predication, clause: Clause): Predication | undefined {
  const { words, open, lastPhrase } = parse;
  const top = innermost(parse);
  // "Whoever is responsible for the keys lost them": the whole clause is the subject.
  if (isWhoever(words, clause.subject)) return { ...own, subject: clause.subject };
  // "The clerk, thinking **he was** on the test line, …": whoever it is about, somebody else still waits for a verb.
  const believed = isBelief(clause) && clause.object !== undefined && clause.object.last === own.verb.first - 1;
  if (outerWaits(parse) && !believed) return undefined;
  if (own.subject) return own;
  const claim = claimAbout(parse, clause, own.verb);
  if (claim) return { ...own, ...claim };
  if (
    !clause.verb.finite &&
    !believed &&
    top.finite &&
    (clause.object !== lastPhrase || (isPronoun(words, lastPhrase) && !isNominative(words, lastPhrase)))
  ) {
    const { subject } = top.finite;
    return { ...own, subject, inherited: subject !== undefined };
  }
  if (clause.object && clause.object === lastPhrase) {
    // "said the service failed": the object is the subject of a clause of its own.
    delete clause.object;
    return { ...own, kind: "complement", subject: lastPhrase };
  }
  if (clause.complement && lastPhrase?.last === own.verb.first - 1) return { ...own, subject: lastPhrase };
  return open.at(-2)?.subject && top.kind !== "parenthesis" ? undefined : own;
}

/** "said **the file sent by the bank** was wrong", "thought **the person in the room** was at fault": of whom it is said. */
function claimAbout(
  { words, phrases, lastPhrase }: Parse,
  clause: Clause,
  { first }: VerbGroup,
): Pick<Predication, "kind" | "subject" | "governor"> | undefined {
  const governor = clause.kind === "participle" && clause.governor ? clause.governor : clause;
  const subject = governor.object;
  if (!subject || !takesThatClause(governor)) return undefined;
  const isDescribed =
    governor === clause
      ? lastPhrase !== subject &&
        lastPhrase?.last === first - 1 &&
        phrases.every(
          (it) => it.first <= subject.last || it.last >= first || words[it.first - 1]?.tag === "preposition",
        )
      : clause.subject === subject;
  if (!isDescribed) return undefined;
  delete governor.object;
  return { kind: "complement", subject, governor };
}

/** "asked the vendor to check and **confirmed**": a finite verb goes with the finite verb before it. */
function coordinate(parse: Parse, own: Predication, clause: Clause): Predication {
  const { words } = parse;
  const { verb } = own;
  const { forms, tag } = words[verb.main] as Word;
  const bare = !(forms & (PAST | PRESENT)) && !verb.modal && tag === "verb" && verb.first === verb.main;
  const top = innermost(parse);
  const partner = bare ? clause : (top.finite ?? clause);
  // "In case it turns critical, **remain** calm": a bare form after a finite clause is an imperative.
  if (
    bare &&
    partner.verb.finite &&
    (words[partner.verb.main] as Word).forms !== forms &&
    words[verb.first - 1]?.tag === "comma"
  )
    return { ...own, kind: "main", subject: undefined };
  const { kind, subject } = (verb.past && believerOf(parse, partner)) || partner;
  return {
    ...own,
    kind,
    subject,
    inherited: true,
    verb: sharesPassive(words, verb, partner) ? { ...verb, passive: true } : verb,
  };
}

/** "was seen and then **ignored** by the engineer": one auxiliary for both. */
function sharesPassive(words: readonly Word[], { last, main }: VerbGroup, partner: Clause): boolean {
  if (!partner.verb.passive || last !== main || !((words[main] as Word).forms & PARTICIPLE)) return false;
  return lowerAt(words, words[last + 1]?.tag === "comma" ? last + 2 : last + 1) === "by";
}

/** "He **thought** the line was clear and broke the schedule": who acts on what was believed is who believed it. */
function believerOf({ open }: Parse, believed: Clause): Clause | undefined {
  if (believed.kind !== "complement" || !isCopula(believed)) return undefined;
  if (!believed.marker) return believed.governor;
  const outer = open.at(-2)?.finite;
  return outer && isBelief(outer) ? outer : undefined;
}

/** "to realise **they** had left it": no object is told in these words. */
function isNominative(words: readonly Word[], phrase: NounPhrase | undefined): boolean {
  return phrase !== undefined && /^(?:i|we|he|she|they)$/.test(lowerAt(words, phrase.head));
}

function isPronoun(words: readonly Word[], phrase: NounPhrase | undefined): boolean {
  return phrase !== undefined && words[phrase.head]?.tag === "pronoun";
}
