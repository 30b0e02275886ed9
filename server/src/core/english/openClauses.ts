/**
 * How far a sentence is read: a stack of open clauses says which noun phrase is still waiting for its verb, and which
 * verb takes what follows.
 */
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { lowerAt, type Word } from "./word.ts";

/** A clause that something may still be added to. */
export interface OpenClause {
  readonly kind: "main" | "relative" | "subordinate" | "complement" | "parenthesis";
  readonly marker: Word | undefined;
  /** The noun phrase waiting for its verb. */
  subject: NounPhrase | undefined;
  /** The last clause read at this level, and the last that is finite. */
  clause: Clause | undefined;
  finite: Clause | undefined;
  /** Whether a comma or conjunction came since that clause, so that the next noun phrase may be a new subject. */
  fresh: boolean;
}

/** What is read of a sentence, and what waits for its partner. Numbers are indices into the words. */
export interface Parse {
  readonly words: readonly Word[];
  readonly clauses: Clause[];
  readonly phrases: NounPhrase[];
  /** The innermost last; never empty. */
  open: OpenClause[];
  /** A preposition that waits for its noun phrase. */
  preposition: number | undefined;
  /** The last noun phrase of any kind. */
  lastPhrase: NounPhrase | undefined;
  /** The noun phrase of an ambiguous "before the engineer": a subject after all if a verb follows. */
  ambiguous: { readonly phrase: NounPhrase; readonly marker: Word } | undefined;
  /** The adverbs since the last noun phrase, preposition or verb. */
  adverbs: number[];
}

/** Begins with the words of a sentence, before any is read. */
export function begin(words: readonly Word[]): Parse {
  return {
    words,
    clauses: [],
    phrases: [],
    open: [openClause("main")],
    preposition: undefined,
    lastPhrase: undefined,
    ambiguous: undefined,
    adverbs: [],
  };
}

/** The innermost open clause. */
export function innermost({ open }: Parse): OpenClause {
  return open[open.length - 1] as OpenClause;
}

function openClause(kind: OpenClause["kind"], marker?: Word, subject?: NounPhrase): OpenClause {
  return { kind, marker, subject, clause: undefined, finite: undefined, fresh: false };
}

/** Opens a clause inside the one that is open. */
export function push(parse: Parse, kind: OpenClause["kind"], marker?: Word, subject?: NounPhrase): void {
  parse.open.push(openClause(kind, marker, subject));
}

/** What waits no longer waits: another word came between. */
export function forget(parse: Parse): void {
  parse.preposition = undefined;
  parse.ambiguous = undefined;
  parse.adverbs = [];
}

/** A full stop, semicolon or colon ends all that is open. */
export function endSentence(parse: Parse): void {
  parse.open = [openClause("main")];
  parse.lastPhrase = undefined;
}

/** A comma or dash ends a subordinate or relative clause that has its verb, and lets a new subject come. */
export function boundary(parse: Parse): void {
  const { open } = parse;
  let top = innermost(parse);
  while (open.length > 1 && top.kind !== "parenthesis" && top.kind !== "main" && top.clause) {
    open.pop();
    top = innermost(parse);
  }
  top.fresh = true;
}

/** A bracket ends the parenthesis with all that is open in it. */
export function closeParenthesis({ open }: Parse): void {
  const at = open.findLastIndex(({ kind }) => kind === "parenthesis");
  if (at > 0) open.length = at;
}

/** Whether the clause around the innermost one has a subject that waits for its verb. */
export function outerWaits({ open }: Parse): boolean {
  const outer = open.at(-2);
  return outer?.subject !== undefined && !outer.clause && outer.kind !== "parenthesis";
}

/** What is known of a clause when its verb is read. */
export type Predication = Pick<Clause, "kind" | "verb" | "subject" | "marker"> &
  Partial<Pick<Clause, "inherited" | "inverted" | "governor">>;

const NEGATIVE_SUBJECT = /^(?:not|nobody|no-one|none|neither|nothing|no)$/;

/** The clause of a verb, which takes what follows: objects, prepositional phrases, the end of the sentence. */
export function addClause(parse: Parse, predication: Predication): void {
  const clause = createClause(parse, predication);
  const top = innermost(parse);
  top.clause = clause;
  if (clause.verb.finite) top.finite = clause;
  top.fresh = false;
  if (!/^(?:infinitive|gerund|participle)$/.test(clause.kind)) top.subject = undefined;
}

/** A participle or gerund takes what follows it, but leaves the noun that it describes waiting for the true verb. */
export function addDescription(parse: Parse, predication: Predication): void {
  if (innermost(parse).clause) {
    addClause(parse, predication);
    return;
  }
  const clause = createClause(parse, predication);
  push(parse, "relative");
  innermost(parse).clause = clause;
}

function createClause(
  { words, clauses }: Parse,
  { kind, verb, subject, marker, governor, inherited = false, inverted = false }: Predication,
): Clause {
  const clause: Clause = {
    kind,
    marker,
    subject,
    inherited,
    // "Nobody checked" says that it was not checked.
    verb: subject && NEGATIVE_SUBJECT.test(lowerAt(words, subject.first)) ? { ...verb, negated: !verb.negated } : verb,
    inverted,
    prepositions: [],
    governor,
    first: subject && !inherited && subject.first < verb.first ? subject.first : verb.first,
    last: verb.last,
  };
  clauses.push(clause);
  return clause;
}
