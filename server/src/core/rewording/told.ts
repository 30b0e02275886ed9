/**
 * One clause told without its subject, in the place of its first words: "the crew did not read the log" as "the log was
 * not read". It says as much as the clause did, or nothing: where English balks there is no telling.
 */

import type { Clause } from "../english/clauses.ts";
import { PARTICIPLE, participle } from "../english/inflection.ts";
import { isTime, type NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import rewording from "../lexicons/rewording.json" with { type: "json" };
import { deedOf } from "./deeds.ts";
import type { Implied } from "./looseEnds.ts";
import { objectEnd } from "./objects.ts";
import { isPlain, isPlural, REFLEXIVE, thingOf, wholeOf } from "./things.ts";
import { isThing } from "./understood.ts";
import { isIn } from "./wordClasses.ts";

/** Words in the place of a clause, up to a word of it. */
export interface Recast {
  readonly text: string;
  /** The last word that the text stands for. */
  readonly last: number;
}

const PREPOSITIONAL = new Set(rewording.prepositional.verbs);

const REPORTING = new Set(rewording.reporting.verbs);

const NOMINAL: ReadonlyMap<string, string> = new Map(Object.entries(rewording.nominal.verbs));

/** What verbs are told by instead: `ignore` by "{was} not acted on". */
export const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries(rewording.instead.told).flatMap(([told, verbs]) => verbs.map((verb) => [verb, told] as const)),
);

/** What was done or left undone, with the words that the passive needs. Numbers are indices of words. */
interface Deed {
  /** The clause with the tense, and the one with the deed: "**failed** to **read** it". */
  readonly finite: Clause;
  readonly clause: Clause;
  readonly lemma: string;
  readonly undone: boolean;
  readonly past: boolean;
  /** `have`, `has` or `had`, of a perfect. */
  readonly perfect: string | undefined;
  /** "had **ever** run it": it had never been run. */
  readonly ever: boolean;
  readonly adverbs: string;
  /** The participle with its adverbs. */
  readonly done: string;
  /** The last word of the verb and its particle. */
  readonly last: number;
}

/** Tells a clause; with `implied`, what a wish or an obligation says of the past. */
export function recastOf(sentence: Sentence, finite: Clause, text: string, implied?: Implied): Recast | undefined {
  const deed = readDeed(sentence, finite, implied);
  if (!deed) return undefined;
  const { clause, last } = deed;
  const { object } = clause;
  const named = asNoun(sentence, deed);
  if (named) return named;
  if (object && object.first === last + 1 && object.head >= object.first)
    return tellThing(sentence, deed, object, text);
  // "the rollback — **which** nobody had tested": that is what was not tested.
  if (object || /^(?:what|which|whom)$/.test(finite.marker?.lower ?? "")) return undefined;
  return tellWhat(sentence, deed) ?? tellAround(sentence, deed, text);
}

function readDeed(sentence: Sentence, finite: Clause, implied: Implied | undefined): Deed | undefined {
  const { words } = sentence;
  const { clause, undone: left } = deedOf(sentence, finite);
  const undone = implied?.undone ?? left;
  const { verb, particle } = clause;
  // "always forget to lock it": how often is the fact.
  if (!finite.verb.past && !implied && finite.verb.adverbs.some((i) => isIn("often", words[i]?.lower)))
    return undefined;
  if (verb.passive || (verb.modal && !implied) || verb.lemma === "be" || verb.lemma === "have") return undefined;
  const perfect =
    finite.verb.perfect && !implied
      ? words
          .slice(finite.verb.first)
          .find((word) => word.tag === "have")
          ?.lower.replace(/^['’]d$/, "had")
      : undefined;
  if (finite.verb.progressive && (perfect || implied)) return undefined;
  if (finite.verb.perfect && !implied && !/^(?:have|has|had)$/.test(perfect ?? "")) return undefined;
  const adverbs = verb.adverbs
    .flatMap((i) => words[i] ?? [])
    .filter((word) => !isVerdict(word))
    .map(({ text }) => text.toLowerCase())
    .join(" ");
  // "should have always known it": it was known at times. "and thus did not read it": why stands before the verb.
  if (
    undone &&
    verb.adverbs.some((i) => /^(?:also|always|even|hence|only|therefore|thus)$/.test(words[i]?.lower ?? ""))
  )
    return undefined;
  return {
    finite,
    clause,
    lemma: particle ? `${verb.lemma} ${particle}` : verb.lemma,
    undone,
    past: implied !== undefined || finite.verb.past,
    perfect,
    ever: undone && words.slice(finite.verb.first, verb.main).some(({ lower }) => lower === "ever"),
    adverbs,
    done: `${adverbs ? `${adverbs} ` : ""}${participleOf(sentence, clause)}`,
    last: particle && words[verb.last + 1]?.lower === particle ? verb.last + 1 : verb.last,
  };
}

/** "was", "had not been", "are being"; with `denied`, whether the word for that stands here. */
function auxiliary({ undone, ever, perfect, past, finite }: Deed, plural: boolean, denied = undone): string {
  const not = denied ? (ever ? " never" : " not") : undone && ever ? " ever" : "";
  if (perfect) return perfect === "had" ? `had${not} been` : `${plural ? "have" : "has"}${not} been`;
  const be = past ? (plural ? "were" : "was") : plural ? "are" : "is";
  return `${be}${not}${finite.verb.progressive ? " being" : ""}`;
}

/** "overlooked the fact that it was empty", "made an error in the routing table": what is told as a noun. */
function asNoun(sentence: Sentence, { finite, clause, past, perfect, undone }: Deed): Recast | undefined {
  const { verb, object } = clause;
  if (!object || !past || perfect || undone) return undefined;
  const { words } = sentence;
  const unseen = /^(?:miss|overlook|forget)$/.test(verb.lemma) && finite === clause;
  if (unseen && lowerAt(words, object.head) === "fact" && lowerAt(words, object.head + 1) === "that")
    return { last: object.head + 1, text: "it was not seen that" };
  const slip = verb.lemma === "make" ? lowerText(sentence, object.first, object.last + 1) : "";
  return /^an? (?:error|mistake) (?:at|in|on|with)$/.test(slip)
    ? { last: object.last, text: `there was ${slip.replace(/ \w+$/, "")}` }
    : undefined;
}

/** What the deed was done to, in words that can be the subject. */
interface Thing {
  readonly words: string;
  readonly plural: boolean;
  /** The last of its words. */
  readonly end: number;
  /** The last word that the telling stands for. */
  readonly last: number;
  /** "left the valve **open**": its last word is the state. */
  readonly state: boolean;
  /** "found it **himself**" */
  readonly own: boolean;
}

function thingAt(sentence: Sentence, { clause, undone }: Deed, object: NounPhrase, text: string): Thing | undefined {
  const { words } = sentence;
  const { verb, particle } = clause;
  const after = particle && lowerAt(words, object.last + 1) === particle ? object.last + 1 : object.last;
  // "take the host **out** of the pool"
  const outOf = after > object.last && lowerAt(words, after + 1) === "of";
  // "left the valve **open**", "keep it **alive** for another quarter": the state follows the verb.
  const state = /^(?:leave|keep)$/.test(verb.lemma) && isIn("states", words[object.last]?.lower);
  // "left the ward": nobody says that it was left; but "left the heater on", "left it in a heap".
  const how = /^(?:at|in|off|on|open|out)$/.test(lowerAt(words, object.last + 1));
  if (verb.lemma === "leave" && !particle && !state && !how && !undone && lowerAt(words, object.first) !== "no")
    return undefined;
  const end = outOf || state ? object.last : objectEnd(sentence, clause, object, undone);
  if (end === undefined || !isPlain(sentence, object, undone)) return undefined;
  if (!isThing(sentence, object.first, end, undone)) return undefined;
  // "made the evening longer"
  if (
    !state &&
    words.slice(object.head + 1, object.last + 1).some(({ tag }) => tag === "adjective" || tag === "adverb")
  )
    return undefined;
  // "took four hours to answer"
  if (isTime(words, object) && words[object.head]?.tag !== "number") return undefined;
  // "failed to ensure **the crew and the porters did** it"
  if (
    REPORTING.has(verb.lemma) &&
    words[end + 1]?.tag === "conjunction" &&
    sentence.phrases.some(({ first }) => first === end + 2)
  )
    return undefined;
  const said = thingOf(sentence, object, state ? end - 1 : end, text);
  if (said === undefined) return undefined;
  const own = REFLEXIVE.test(lowerAt(words, Math.max(after, end) + 1));
  return {
    words: said,
    plural: isPlural(sentence, state ? { ...object, head: end - 1, last: end - 1 } : object),
    end,
    last: Math.max(after, end) + Number(own),
    state,
    own,
  };
}

/** "did not read the log" → "the log was not read"; "ignored the alarm" → "the alarm was not acted on". */
function tellThing(sentence: Sentence, deed: Deed, object: NounPhrase, text: string): Recast | undefined {
  const thing = thingAt(sentence, deed, object, text);
  if (!thing || isUnclear(sentence, deed, object, thing)) return undefined;
  const { lemma, clause } = deed;
  const instead = INSTEAD.get(lemma) ?? (clause.particle ? undefined : INSTEAD.get(clause.verb.lemma));
  // "did not open all doors", "forgot both keys": some were, or one.
  const some =
    /^a (?:bit|couple|few|good|great|little|lot|more|number|[a-z]+er (?=[a-z]))\b/i.test(thing.words) && deed.undone;
  const all = /^(?:all|both|each|every)\b/i.test(thing.words);
  if (some || (all && (deed.undone || instead?.includes(" not ")))) return undefined;
  return instead && !isActed(sentence, deed, object, thing)
    ? inOtherWords(sentence, deed, object, thing, instead, text)
    : inPassive(sentence, deed, object, thing);
}

/** "forgot the flag": to set it, to write it, or what it was called? "forgot the wrench **on the wing**": it was left there. */
function isUnclear({ words }: Sentence, { clause }: Deed, object: NounPhrase, { last }: Thing): boolean {
  const { verb, kind, prepositions } = clause;
  const where = prepositions.find(({ preposition }) => preposition === last + 1);
  const left = where && !isTime(words, where.phrase);
  return (
    (/^(?:forget|neglect)$/.test(verb.lemma) && (kind !== "main" || left || words[object.first]?.tag === "number")) ||
    (verb.lemma === "miss" && !isIn("noticed", words[object.head]?.lemma))
  );
}

/** "broke the shop **with a banner**", "broke a promise", "accidentally broke it": it did not break by itself. */
function isActed({ words }: Sentence, { clause }: Deed, object: NounPhrase, { last }: Thing): boolean {
  const { verb, prepositions } = clause;
  const promise =
    /^(?:contract|promise|agreement|rule|record|seal)$/.test(words[object.head]?.lemma ?? "") && verb.lemma === "break";
  const means = /^(?:with|by|through|using)$/.test(lowerAt(words, last + 1));
  // "broke the build on Monday with a bad merge"
  const later = prepositions.some(({ preposition }) => lowerAt(words, preposition) === "with");
  const slipped = verb.adverbs.some((i) => isIn("slips", words[i]?.lower));
  return promise || (/^(?:break|take|bring)$/.test(verb.lemma) && (means || later || slipped));
}

function inOtherWords(
  sentence: Sentence,
  { undone, past, perfect, finite, clause }: Deed,
  object: NounPhrase,
  { words: thing, plural, last }: Thing,
  instead: string,
  text: string,
): Recast | undefined {
  const { words } = sentence;
  const next = lowerAt(words, last + 1);
  // "ignored it **within a week**" is not "did not act on it within a week".
  if (/^(?:as|within)$/.test(next)) return undefined;
  const goesAsPlanned = / planned$/.test(instead);
  if (goesAsPlanned && !PROCESS.test(words[object.head]?.lemma ?? "")) return undefined;
  if (undone || !past || finite.verb.progressive || (perfect && !instead.startsWith("{was}"))) return undefined;
  // "botched the talks with the schools": whom with is a part of it.
  const tied = goesAsPlanned && clause.prepositions.find(({ preposition }) => preposition === last + 1);
  if (tied && /^(?:with|between|to|from|for|of)$/.test(next)) {
    const whole = thingOf(sentence, object, wholeOf(tied.phrase), text);
    return whole === undefined ? undefined : { last: wholeOf(tied.phrase), text: `${whole} ${instead}` };
  }
  // "had missed it": it had not been seen.
  const said = perfect
    ? instead.replace(/^\{was\}( not)?/, "had$1 been")
    : instead.replace("{was}", plural ? "were" : "was");
  return { last, text: `${thing} ${said}` };
}

function inPassive(
  { words }: Sentence,
  deed: Deed,
  object: NounPhrase,
  { words: thing, plural, end, last, state, own }: Thing,
): Recast | undefined {
  const { clause, finite, undone, ever, adverbs, done } = deed;
  const { verb, particle } = clause;
  if (isIn("unpassive", verb.lemma)) return undefined;
  // "gave **the bot write access**": to whom, then what.
  const pair = /^(?:deny|give|grant|hand|lend|show|teach)$/.test(verb.lemma) && end > object.first + 1;
  if (pair && words.slice(object.first + 1, end + 1).every(({ tag }) => tag === "noun")) return undefined;
  // "should have made two tests": one may have been made. "should have found it myself": another did.
  if (undone && (own || words[object.first]?.tag === "number")) return undefined;
  // "forgot to close the stream reading from it"
  const reading = /ing$/.test(lowerAt(words, object.head)) && words[object.head - 1]?.tag === "noun";
  if (reading && words[end + 1]?.tag === "preposition") return undefined;
  // "failed to notice a leak": there was one.
  // "nobody restored a backup": none was; but "failed to restore a backup" is of one.
  const nobody = /^(?:no|nobody|no-one)$/.test(lowerAt(words, finite.subject?.first ?? -1));
  const none = isIn("makes", verb.lemma) || ((ever || nobody) && !isIn("perceives", verb.lemma));
  const any = undone && !adverbs ? (none ? /^(?:an?|any)\s+/i : /^any\s+/i).exec(thing) : null;
  // "did not request a review" → "no review was requested"
  const told = any
    ? `no ${thing.slice(any[0].length)} ${auxiliary(deed, plural, false)}`
    : `${thing} ${auxiliary(deed, plural)}`;
  return { last, text: `${told} ${done}${particle ? ` ${particle}` : ""}${state ? ` ${words[end]?.text}` : ""}` };
}

/** "did not check **whether** …", "and concluded **that** …", "and nobody noticed": told by `it` or `this`. */
function tellWhat({ words, clauses }: Sentence, deed: Deed): Recast | undefined {
  const { clause, undone, done, last } = deed;
  const { lemma } = clause.verb;
  const next = words[last + 1];
  const says = next?.lower !== "that" || clauses.some((it) => it.verb.finite && it.verb.first > last + 1);
  // "nobody checked **what** it looks like": "it was not checked what" is no English.
  const asks = /^(?:what|which)$/.test(next?.lower ?? "") && /^(?:check|confirm|test|validate|verify)$/.test(lemma);
  if (next && CLAUSE_MARKER.test(next.lower) && REPORTING.has(lemma) && undone && says && !asks)
    return { last, text: `it ${auxiliary(deed, false)} ${done}` };
  // "and nobody noticed because the chart still looked right"
  if (undone && isIn("perceives", lemma) && (!next || /^(?:because|until|for|since|before|\.)$/.test(next.lower)))
    return { last, text: `this ${auxiliary(deed, false)} ${done}` };
  return next?.tag === "that" && isIn("concludes", lemma)
    ? { last, text: `it ${auxiliary(deed, false)} ${done}` }
    : undefined;
}

/** "did not **look at the dashboard**", "did not **escalate**", "**deployed** without testing". */
function tellAround(sentence: Sentence, deed: Deed, text: string): Recast | undefined {
  const { words } = sentence;
  const { clause, finite, lemma, undone, past, perfect, done, last } = deed;
  const { verb } = clause;
  for (const { preposition, phrase } of clause.prepositions) {
    const between = lowerText(sentence, verb.last + 1, preposition);
    if (!PREPOSITIONAL.has(`${verb.lemma} ${between}`) || phrase.first !== preposition + 1) continue;
    const end = objectEnd(sentence, clause, phrase, undone);
    if (end === undefined || !isPlain(sentence, phrase) || !isThing(sentence, phrase.first, end, undone))
      return undefined;
    const thing = thingOf(sentence, phrase, end, text);
    // "was not checked **for before** the swap"
    const stranded = /\bfor$/.test(between) && /^(?:preposition|subordinator)$/.test(words[end + 1]?.tag ?? "");
    if (thing === undefined || stranded) return undefined;
    return { last: end, text: `${thing} ${auxiliary(deed, isPlural(sentence, phrase))} ${done} ${between}` };
  }
  const next = words[last + 1];
  const made = !undone && finite === clause && past && !perfect && RELEASES.test(lemma);
  if (made && (!next || ENDS.test(next.tag) || next.lower === "without"))
    return { last, text: `the ${lemma.replace("deploy", "deployment")} was made` };
  const noun = NOMINAL.get(lemma);
  // "a request **that** nobody followed up **on**"
  if (noun && undone && past && finite.kind !== "relative" && (!next || ENDS.test(next.tag) || WHOM.test(next.lower)))
    return { last, text: `there ${perfect ? (perfect === "had" ? "had been" : "has been") : "was"} no ${noun}` };
  return undefined;
}

/** Whether an adverb is about the person rather than the deed. */
export function isVerdict({ tag, lower }: Word): boolean {
  return tag !== "adverb" || isIn("verdicts", lower);
}

/** The participle, in the writer's own spelling where the sentence has it: `cancelled`, `canceled`. */
export function participleOf({ words }: Sentence, { verb }: Clause): string {
  const written = words[verb.main];
  return written && written.forms & PARTICIPLE ? written.lower : participle(verb.lemma);
}

/** What can go as planned, or not. */
const PROCESS =
  /(?:tion|ment|over|out|upgrade|update|release|change|restart|deploy|launch|switch|test|drill|swap|install|import|export|load|run|merge|restore|repair|transfer|session|rehearsal|exam|move)$/;

const CLAUSE_MARKER = /^(?:that|whether|if|how|what|which|where|when)$/;

/** Verbs that need no object to say what was done. */
const RELEASES = /^(?:deploy|merge|release|restart)$/;

/** What may follow a noun for a deed: "no escalation **to** them". */
const WHOM = /^(?:after|at|before|during|for|of|on|to|until|with)$/;

const ENDS = /^(?:stop|comma|conjunction|close|subordinator)$/;
