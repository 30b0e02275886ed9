/** What a clause says was done or left undone, and which clauses of its sentence tell of the same people. */
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import rewording from "../lexicons/rewording.json" with { type: "json" };
import { isTied } from "./things.ts";
import { isIn } from "./wordClasses.ts";

const NEGATIVE = new Set(rewording.implicative.negative);

const POSITIVE = new Set(rewording.implicative.positive);

/** What was done, or was not, whatever the words around the verb: "forgot to renew", "did not bother to renew". */
export interface Deed {
  /** The clause of the verb that carries the meaning; an infinitive below the other one, or that one itself. */
  readonly clause: Clause;
  /** The clause that says when, and whether. */
  readonly finite: Clause;
  readonly undone: boolean;
}

/** What a clause says was done or not. */
export function deedOf(sentence: Sentence, clause: Clause): Deed {
  const { verb } = clause;
  const { negated, lemma } = verb;
  const infinitive = sentence.clauses.find(
    (next) => next.kind === "infinitive" && next.governor === clause && next.verb.main <= verb.last + 4,
  );
  if (!infinitive) return { clause, finite: clause, undone: negated };
  // "chose not to fix it"; but in "nobody bothered to" the denial is told once.
  const denied = sentence.words.slice(verb.last + 1, infinitive.verb.main).some(({ tag }) => tag === "not");
  const deed = (undone: boolean): Deed => ({ clause: infinitive, finite: clause, undone: undone !== denied });
  // "was wrong to restart it"
  if (lemma === "be" && sentence.words[verb.last + 1]?.lower === "wrong") return deed(false);
  if (/^(?:choose|decide|opt|elect)$/.test(lemma) && !verb.passive) return deed(negated);
  const due = verb.modal === "ought" || (verb.passive && /^(?:suppose|mean|expect|require|oblige)$/.test(lemma));
  if (due) return deed(negated);
  if (lemma === "manage" && !negated) return deed(false);
  if (NEGATIVE.has(lemma)) return deed(!negated);
  // "did not take the trouble to count them"
  const whole = `${lemma} ${lowerText(sentence, verb.last + 1, infinitive.verb.first - 1)}`;
  if (negated && (POSITIVE.has(lemma) || POSITIVE.has(whole))) return deed(true);
  return { clause, finite: clause, undone: negated };
}

/** The clauses after one that have its subject and do not say it: "… **and merged** it". */
export function sharing({ words, clauses }: Sentence, clause: Clause): readonly Clause[] {
  return clauses.filter((it) => {
    if (!it.verb.finite || it.verb.first <= clause.verb.first) return false;
    // "forgot to call it, fix it!"
    if (it.inherited && clause.verb.past && !it.verb.past && words[it.verb.first - 1]?.tag === "comma") return false;
    // "took it for the other one **and ran** the test": a noun before "and" is no subject.
    if (!it.inherited) return it.kind === "main" && it.verb.past && isTied(words, it) && !saysOwn(clauses, it);
    // "the steps **described** in the manual", "to rotate **compromised** keys", "ten times more than **intended**"
    const before = words[it.verb.first - 1];
    const own = /^(?:name|noun|verb|stop)$/.test(before?.tag ?? "") || /^(?:as|than)$/.test(before?.lower ?? "");
    return it.subject === clause.subject && !own;
  });
}

/** Whether an earlier clause has the subject of a clause: then it is shared with that one. */
function saysOwn(clauses: readonly Clause[], { subject, verb }: Clause): boolean {
  return clauses.some((it) => it.subject === subject && it.verb.finite && it.verb.first < verb.first);
}

/** The first word of a clause that tells a further deed: its subject, or its verb where a conjunction ties that. */
export function startOfShared(words: readonly Word[], clause: Clause): number {
  const { subject, inherited, verb } = clause;
  // "broke the build, **then** fixed it": the order stays.
  const from = words[verb.first]?.lower === "then" ? verb.first + 1 : verb.first;
  return inherited || isTied(words, clause) ? from : (subject?.first ?? from);
}

/** The clauses after one that say its subject again by a pronoun: "… before **she released** the plan". */
export function resuming(sentence: Sentence, clause: Clause): readonly Clause[] {
  const { words, clauses } = sentence;
  const own = pronounsFor(sentence, clause.subject);
  return clauses.filter(
    ({ kind, marker, subject, inherited, verb }) =>
      (kind === "main" || kind === "subordinate" || /^(?:so|before|after|when)$/.test(marker?.lower ?? "")) &&
      verb.finite &&
      verb.first > clause.verb.first &&
      subject?.first === subject?.last &&
      !inherited &&
      own.test(words[subject?.head ?? -1]?.lower ?? ""),
  );
}

/** What may stand for a subject later in its sentence. */
export function pronounsFor(sentence: Sentence, subject: NounPhrase | undefined): RegExp {
  if (/^(?:i|we)$/.test(sentence.words[subject?.head ?? -1]?.lower ?? "")) return /^(?:myself|ourselves)$/;
  return /^(?:team|external)$/.test(sentence.agent(subject) ?? "")
    ? /^(?:its?|itself|they|them|their|themselves|who)$/
    : /^(?:he|she|him|his|hers?|himself|herself|they|them|their|themselves|who)$/;
}

/** Where the words begin that go: with the subject, or with the "it was" that points at it. */
export function startOf({ words, clauses }: Sentence, clause: Clause): number | undefined {
  const { subject, verb, kind } = clause;
  if (!subject) return verb.first <= 1 ? verb.first : undefined;
  if (clause.inherited) {
    // "whoever moved the switch broke the belt": there the subject is a clause.
    let before = verb.first - 1;
    while (words[before]?.tag === "adverb") before--;
    // "opened the panel, read the label and unplugged it": one of three cannot be told otherwise.
    const earlier = clauses.filter((it) => it.subject === subject && it.verb.finite && it.verb.first < verb.first);
    // "a pump **nobody had seen**, and repaired it": who repaired it is told before.
    const [said] = earlier;
    if (said && words[before - 1]?.tag === "comma" && words[said.first - 1]?.tag === "noun") return undefined;
    // "thought the line was clear and broke it": after another clause nobody could tell who thought what.
    const thought = clauses.some(
      (it) =>
        it.kind === "complement" && it.verb.first > (earlier[0]?.verb.first ?? verb.first) && it.verb.last < verb.first,
    );
    if (thought) return undefined;
    if (earlier.length > 1) return undefined;
    return /^(?:conjunction|comma|subordinator)$/.test(words[before]?.tag ?? "") ? verb.first : undefined;
  }
  // "a report that we had introduced it": the clause tells what the report said.
  const said = clause.marker?.lower === "that" && clause.object && words[words.indexOf(clause.marker) - 1];
  const tied = words[subject.first - 1]?.tag === "conjunction";
  if (kind === "relative" && !(said && (tied || isIn("sayings", said.lemma)))) {
    // "It was Omar who dropped it"
    const it = clauses.find(
      (other) =>
        other.verb.lemma === "be" &&
        !other.verb.negated &&
        other.complement?.first === subject.first &&
        /^(?:it|that|this)$/.test(words[other.subject?.head ?? -1]?.lower ?? ""),
    );
    return clause.marker?.lower === "who" ? it?.subject?.first : undefined;
  }
  for (let i = subject.last + 1; i < verb.first; i++)
    if (!verb.adverbs.includes(i) && !saysWho(words, i, subject)) return undefined;
  return subject.first;
}

/**
 * Whether a word between a subject and its verb only says who it is: "Rosa **from the payments desk**", "the editor,
 * **Hana Novak**,". What tells how they were ("tired after two nights", "who was new") may be the condition, and stays.
 */
function saysWho(words: readonly Word[], i: number, { others }: NounPhrase): boolean {
  const word = words[i] as Word;
  const opens = words[i - 1]?.tag === "comma";
  if (word.tag === "conjunction") return others.length > 0;
  if (word.tag === "preposition") return !opens && /^(?:at|for|from|in|of|on|with)$/.test(word.lower);
  if (word.tag === "adjective") return !opens;
  return /^(?:comma|determiner|possessive|genitive|noun|name|number)$/.test(word.tag) && word.lower !== "no";
}
