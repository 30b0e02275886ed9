/**
 * Clauses told anew without their people: "Omar dropped the table and did not restore it" becomes "The table was dropped
 * and it was not restored". Words that stay are cut out of the document as they stand there, marks and all. What cannot
 * be told so in plain English is left alone: a writer who gets a bad sentence once does not look again.
 */
import type { Clause } from "./english/clauses.ts";
import { gerund, PARTICIPLE, participle } from "./english/inflection.ts";
import type { NounPhrase } from "./english/nounPhrases.ts";
import { lowerText, type Sentence } from "./english/sentence.ts";
import type { Word } from "./english/word.ts";
import rewording from "./lexicons/rewording.json" with { type: "json" };
import type { Edit } from "./text.ts";
import { isPlain, isPlural, objectEnd, REFLEXIVE, rangeBetween, thingOf, wholeOf, withCapital } from "./things.ts";

const PREPOSITIONAL = new Set(rewording.prepositional.verbs);
const REPORTING = new Set(rewording.reporting.verbs);
const NOMINAL: ReadonlyMap<string, string> = new Map(Object.entries(rewording.nominal.verbs));
const DONE: ReadonlyMap<string, string> = new Map(Object.entries(rewording.nominal.done));
const INSTEAD: ReadonlyMap<string, string> = new Map(Object.entries(rewording.instead.verbs));
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

/** A deed that a clause does not tell but implies: "should have renewed it" says that it was not renewed. */
export interface Implied {
  readonly undone: boolean;
}

/**
 * The edits that tell a clause, and those that share its subject, without that subject; undefined where English balks.
 * With `implied`, what a wish or an obligation says of the past.
 */
export function withoutSubject(
  sentence: Sentence,
  clause: Clause,
  text: string,
  implied?: Implied,
): readonly Edit[] | undefined {
  if ((!clause.subject && !implied) || clause.inverted) return undefined;
  if (lowerText(sentence, 0, 1) === "not only") return undefined;
  if (!implied && clause.verb.modal) return undefined;
  if (!/^(?:main|subordinate|complement|relative)$/.test(clause.kind)) return undefined;
  const first = startOf(sentence, clause);
  if (first === undefined) return undefined;
  const { words } = sentence;
  const edits: Edit[] = [];
  const echo = implied?.undone ? echoAt(sentence) : undefined;
  const rest = clause.subject
    ? [...sharing(sentence, clause), ...resuming(sentence, clause)].sort((a, b) => a.verb.first - b.verb.first)
    : [];
  for (const it of [clause, ...(echo === undefined ? rest : [])]) {
    const recast = recastOf(sentence, it, text, it === clause ? implied : undefined);
    if (!recast) return undefined;
    const start = it === clause ? first : it.inherited ? it.verb.first : (it.subject?.first ?? it.verb.first);
    if (start > recast.last) return undefined;
    const range = rangeBetween(sentence, start, recast.last);
    edits.push({ ...range, text: it === clause ? withCapital(sentence, start, recast.text) : recast.text });
  }
  if (echo !== undefined) {
    const before = words[words[echo - 1]?.tag === "comma" ? echo - 2 : echo - 1];
    const after = words.at(-1)?.tag === "stop" ? words.at(-2) : words.at(-1);
    if (before && after && before.end >= (edits.at(-1)?.end ?? 0))
      edits.push({ start: before.end, end: after.end, text: "" });
  }
  if (refersBack(sentence, clause, edits)) return undefined;
  return edits;
}

/**
 * The edits that strike what a clause says of its subject and keep what else the subject did: "The on-call panicked and
 * restarted everything" → "Everything was restarted".
 */
export function withoutRemark(sentence: Sentence, clause: Clause, text: string): readonly Edit[] | undefined {
  const { subject, verb } = clause;
  if (!subject || clause.inherited || subject.last >= verb.first) return undefined;
  const [next, ...rest] = sharing(sentence, clause);
  if (!next || rest.length > 0 || sentence.words[next.verb.first - 1]?.tag !== "conjunction") return undefined;
  const recast = recastOf(sentence, next, text);
  if (!recast) return undefined;
  const range = rangeBetween(sentence, subject.first, recast.last);
  const edits = [{ ...range, text: withCapital(sentence, subject.first, recast.text) }];
  return refersBack(sentence, clause, edits) ? undefined : edits;
}

/** Where "… but did not" begins at the end of a sentence: it repeats what "was supposed to" implies. */
function echoAt({ words }: Sentence): number | undefined {
  const end = words.at(-1)?.tag === "stop" ? words.length - 1 : words.length;
  const [but, did, not] = words.slice(end - 3, end);
  return but?.lower === "but" && did?.tag === "do" && not?.tag === "not" ? end - 3 : undefined;
}

/** The clauses after one that have its subject and do not say it: "… **and merged** it". */
export function sharing({ clauses }: Sentence, clause: Clause): readonly Clause[] {
  return clauses.filter(
    (it) => it.subject === clause.subject && it.inherited && it.verb.finite && it.verb.first > clause.verb.first,
  );
}

/** The clauses after one that say its subject again by a pronoun: "… before **she released** the plan". */
export function resuming(sentence: Sentence, clause: Clause): readonly Clause[] {
  const { words, clauses } = sentence;
  const own = pronounsFor(sentence, clause.subject);
  return clauses.filter(
    ({ kind, subject, inherited, verb }) =>
      (kind === "main" || kind === "subordinate") &&
      verb.finite &&
      verb.first > clause.verb.first &&
      subject?.first === subject?.last &&
      !inherited &&
      own.test(words[subject?.head ?? -1]?.lower ?? ""),
  );
}

/** What may stand for a subject later in its sentence. */
function pronounsFor(sentence: Sentence, subject: NounPhrase | undefined): RegExp {
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
    // "thought the line was clear and broke it": after another clause nobody could tell who thought what.
    const thought = clauses.some(
      (it) =>
        it.kind === "complement" && it.verb.first > (earlier[0]?.verb.first ?? verb.first) && it.verb.last < verb.first,
    );
    if (thought) return undefined;
    if (earlier.length > 1 && words[before - 1]?.tag !== "comma") return undefined;
    return /^(?:conjunction|comma|subordinator)$/.test(words[before]?.tag ?? "") ? verb.first : undefined;
  }
  // "a report that we had introduced it": the clause tells what the report said.
  if (kind === "relative" && !(clause.marker?.lower === "that" && clause.object)) {
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

interface Recast {
  readonly text: string;
  /** The last word that the text stands for. */
  readonly last: number;
}

function recastOf(sentence: Sentence, finite: Clause, text: string, implied?: Implied): Recast | undefined {
  const { words } = sentence;
  const deed = deedOf(sentence, finite);
  const { clause } = deed;
  const undone = implied?.undone ?? deed.undone;
  const { verb, object, particle } = clause;
  if (verb.passive || (verb.modal && !implied) || verb.lemma === "be" || verb.lemma === "have") return undefined;
  const lemma = particle ? `${verb.lemma} ${particle}` : verb.lemma;
  const past = implied !== undefined || finite.verb.past;
  const perfect =
    finite.verb.perfect && !implied
      ? words.slice(finite.verb.first).find((word) => word.tag === "have")?.lower
      : undefined;
  if (finite.verb.progressive && (perfect || implied)) return undefined;
  const aux = (plural: boolean): string =>
    perfect && /^(?:have|has|had)$/.test(perfect)
      ? perfect === "had"
        ? `had${undone ? " not" : ""} been`
        : `${plural ? "have" : "has"}${undone ? " not" : ""} been`
      : `${past ? (plural ? "were" : "was") : plural ? "are" : "is"}${undone ? " not" : ""}${finite.verb.progressive ? " being" : ""}`;
  if (finite.verb.perfect && !implied && !/^(?:have|has|had)$/.test(perfect ?? "")) return undefined;
  const particleLast = particle && words[verb.last + 1]?.lower === particle ? verb.last + 1 : verb.last;
  const adverbs = verb.adverbs
    .flatMap((i) => words[i] ?? [])
    .filter((word) => !isVerdict(word))
    .map(({ text }) => text.toLowerCase())
    .join(" ");
  const done = `${adverbs ? `${adverbs} ` : ""}${participleOf(sentence, clause)}`;
  if (object && object.first === particleLast + 1 && object.head >= object.first) {
    const after = particle && words[object.last + 1]?.lower === particle ? object.last + 1 : object.last;
    const end = objectEnd(sentence, clause, object);
    if (end === undefined || !isPlain(sentence, object)) return undefined;
    // "left the valve open": the state follows the verb.
    const state = /^(?:leave|keep)$/.test(verb.lemma) && end === object.last && STATE.test(words[end]?.lower ?? "");
    // "made the evening longer"
    if (
      !state &&
      words.slice(object.head + 1, object.last + 1).some(({ tag }) => tag === "adjective" || tag === "adverb")
    )
      return undefined;
    const thing = thingOf(sentence, object, state ? end - 1 : end, text);
    if (thing === undefined) return undefined;
    const plural = isPlural(sentence, object);
    const own = REFLEXIVE.test(words[Math.max(after, end) + 1]?.lower ?? "");
    const last = Math.max(after, end) + Number(own);
    const means = /^(?:with|by|through|using)$/.test(words[last + 1]?.lower ?? "");
    const instead = INSTEAD.get(lemma) ?? (particle ? undefined : INSTEAD.get(verb.lemma));
    // "broke the shop with a banner": the shop did not break with one.
    const promise =
      /^(?:contract|promise|agreement|rule|record|seal)$/.test(words[object.head]?.lemma ?? "") &&
      verb.lemma === "break";
    const acted = promise || (/^(?:break|take|bring)$/.test(verb.lemma) && means);
    if (instead && !acted) {
      if (words[last + 1]?.lower === "as") return undefined;
      if (/ planned$/.test(instead) && !PROCESS.test(words[object.head]?.lemma ?? "")) return undefined;
      if (undone || perfect || !past || finite.verb.progressive) return undefined;
      return { last, text: `${thing} ${instead.replace("{was}", plural ? "were" : "was")}` };
    }
    if (UNPASSIVE.test(verb.lemma)) return undefined;
    const some = undone ? /^(?:a|an)\s+/i.exec(thing) : null;
    // "did not request a review" → "no review was requested"
    const told = some
      ? `no ${thing.slice(some[0].length)} ${aux(plural).replace(" not", "")}`
      : `${thing} ${aux(plural)}`;
    return { last, text: `${told} ${done}${particle ? ` ${particle}` : ""}${state ? ` ${words[end]?.text}` : ""}` };
  }
  if (object) return undefined;
  const next = words[particleLast + 1];
  // "did not check whether …"
  if (next && CLAUSE_MARKER.test(next.lower) && REPORTING.has(verb.lemma) && undone)
    return { last: particleLast, text: `it ${aux(false)} ${done}` };
  // "did not look at the dashboard"
  for (const { preposition, phrase } of clause.prepositions) {
    const between = lowerText(sentence, verb.last + 1, preposition);
    if (!PREPOSITIONAL.has(`${verb.lemma} ${between}`) || phrase.first !== preposition + 1) continue;
    const end = objectEnd(sentence, clause, phrase);
    if (end === undefined || !isPlain(sentence, phrase)) return undefined;
    const thing = thingOf(sentence, phrase, end, text);
    if (thing === undefined) return undefined;
    return { last: end, text: `${thing} ${aux(isPlural(sentence, phrase))} ${done} ${between}` };
  }
  const noun = NOMINAL.get(lemma);
  const act = finite === clause && !undone ? DONE.get(lemma) : undefined;
  if (act && !perfect && past && (!next || ENDS.test(next.tag) || next.lower === "without"))
    return { last: particleLast, text: `${act} was made` };
  if (noun && undone && (!next || ENDS.test(next.tag) || next.tag === "preposition"))
    return {
      last: particleLast,
      text: `there ${perfect ? (perfect === "had" ? "had been" : "has been") : past ? "was" : "is"} no ${noun}`,
    };
  return undefined;
}

/** "was ignored by the pharmacist" → "was not acted on": a passive that judges, in words that do not. */
export function inPlainPassive(sentence: Sentence, { subject, verb, by }: Clause): Edit | undefined {
  const instead = INSTEAD.get(verb.lemma);
  if (!subject || !verb.passive || verb.negated || verb.modal || verb.perfect || !instead?.startsWith("{was}"))
    return undefined;
  const was = sentence.words[verb.first]?.lower ?? "";
  if (!/^(?:was|were)$/.test(was) || (by && by.first > verb.last + 2)) return undefined;
  return { ...rangeBetween(sentence, verb.first, by ? wholeOf(by) : verb.last), text: instead.replace("{was}", was) };
}

/** "due to Dmitri pushing a bad schema" → "due to a bad schema being pushed". */
export function beingDone(sentence: Sentence, clause: Clause, text: string): Edit | undefined {
  const { subject, object, verb } = clause;
  if (clause.kind !== "gerund" || clause.inherited || !subject || !object || clause.particle) return undefined;
  if (subject.last + 1 !== verb.first || object.first !== verb.last + 1 || verb.negated) return undefined;
  const end = objectEnd(sentence, clause, object);
  if (end === undefined || !isPlain(sentence, object) || UNPASSIVE.test(verb.lemma) || INSTEAD.has(verb.lemma))
    return undefined;
  const thing = thingOf(sentence, object, end, text);
  if (thing === undefined) return undefined;
  const edit = { ...rangeBetween(sentence, subject.first, end), text: `${thing} being ${participle(verb.lemma)}` };
  return refersBack(sentence, clause, [edit]) ? undefined : edit;
}

/** "The pre-flight script not being run" for "the engineer's failure to run the pre-flight script". */
export function notBeingDone(
  sentence: Sentence,
  infinitive: Clause,
  text: string,
): { text: string; last: number } | undefined {
  const { verb } = infinitive;
  const object = infinitive.object ?? sentence.phrases.find((phrase) => phrase.first === verb.last + 1);
  if (!object || object.first !== verb.last + 1 || infinitive.particle || UNPASSIVE.test(verb.lemma)) return undefined;
  const end = wholeOf(object);
  if (!isPlain(sentence, object)) return undefined;
  const thing = thingOf(sentence, object, end, text);
  return thing === undefined
    ? undefined
    : { last: end, text: `${thing} not being ${participleOf(sentence, infinitive)}` };
}

/** The gerund of what was or was not done, with its particle: "rolling back". */
export function doing(clause: Clause): string {
  return `${gerund(clause.verb.lemma)}${clause.particle ? ` ${clause.particle}` : ""}`;
}

/** How something was left. */
const STATE =
  /^(?:open|closed|on|off|unlocked|locked|unattended|exposed|unprotected|unsecured|disabled|enabled|unplugged|running|offline|online|empty|full)$/;
/** What can go as planned, or not. */
const PROCESS =
  /(?:tion|ment|over|out|upgrade|update|release|change|restart|deploy|launch|switch|test|drill|swap|install|import|export|load|run|merge|restore|repair|transfer|session|rehearsal|exam|move)$/;
/** Whether an adverb is about the person rather than the deed. */
export function isVerdict({ tag, lower }: Word): boolean {
  return tag !== "adverb" || DROPPED.test(lower);
}

/** Adverbs about the person rather than the deed. */
const DROPPED =
  /^(?:just|simply|first|instead|at least|also|then|carelessly|recklessly|stupidly|foolishly|blindly|negligently|wrong|deliberately|intentionally|knowingly|wilfully|willfully|consciously|purposely|hastily|lazily|sloppily|unfortunately|obviously|clearly|again|once|still|even|never|apparently|probably|else)$/;
/** Verbs that have no good passive, or not with this meaning. */
const UNPASSIVE =
  /^(?:let|get|have|want|like|hope|try|need|cause|resemble|lack|become|seem|cost|go|come|lead|result|happen|agree|decide|think|mean|help|continue|fail)$/;
const CLAUSE_MARKER = /^(?:that|whether|if|how|what|which|where|when)$/;
const ENDS = /^(?:stop|comma|conjunction|close|subordinator)$/;
/** The participle, in the writer's own spelling where the sentence has it: `cancelled`, `canceled`. */
function participleOf({ words }: Sentence, { verb }: Clause): string {
  const written = words[verb.main];
  return written && written.forms & PARTICIPLE ? written.lower : participle(verb.lemma);
}

/** "before applying the plan" may stand beside a passive; "by applying it" asks for somebody. */
const DANGLES = /^(?:while|when|by|without|instead|despite|thereby|thus)$/;

/** Whether words that stay stand for the person whose mention goes, or would hang in the air without. */
function refersBack(sentence: Sentence, { subject }: Clause, edits: readonly Edit[]): boolean {
  const own = pronounsFor(sentence, subject);
  const first = edits[0]?.start ?? 0;
  return staying(sentence, edits).some((word) => word.start >= first && own.test(word.lower)) || hangs(sentence, edits);
}

/** The words that no edit replaces. */
export function staying({ words }: Sentence, edits: readonly Edit[]): readonly Word[] {
  return words.filter((word) => !edits.some(({ start, end }) => start <= word.start && word.end <= end));
}

/** Whether a participle that stays would be without the person that it tells of: "while updating it, the code was not copied". */
export function hangs(sentence: Sentence, edits: readonly Edit[]): boolean {
  const { words } = sentence;
  const first = edits[0]?.start ?? 0;
  return staying(sentence, edits).some((word) => {
    const i = words.indexOf(word);
    const next = words[i + 1];
    const ties = DANGLES.test(word.lower) || (word.tag === "comma" && word.start > first);
    if (ties && next?.lower === "even" && words[i + 2]?.lower.endsWith("ing")) return true;
    if (!ties || !next?.lower.endsWith("ing") || next.tag !== "verb") return false;
    const names =
      words[i + 2]?.tag === "noun" && /^(?:testing|checking|asking|staging|warning|training)$/.test(next.lower);
    return !names && !FOLLOWS.test(next.lower);
  });
}

/** Participles that say what came of it, or when. */
const FOLLOWS =
  /^(?:causing|leading|resulting|leaving|making|taking|breaking|bringing|triggering|meaning|cutting|stopping|during|according|including|following)$/;
