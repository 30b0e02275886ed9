/**
 * Clauses told anew without their people: "Omar dropped the table and did not restore it" becomes "The table was dropped
 * and it was not restored". Words that stay are cut out of the document as they stand there, marks and all. What cannot
 * be told so in plain English is left alone: a writer who gets a bad sentence once does not look again.
 */

import type { Clause } from "../english/clauses.ts";
import { PARTICIPLE, participle } from "../english/inflection.ts";
import { isTime } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import rewording from "../lexicons/rewording.json" with { type: "json" };
import type { Edit } from "../text.ts";
import { beginsFreely, mayBelong } from "./belonging.ts";
import { deedOf, resuming, sharing, startOf, startOfShared } from "./deeds.ts";
import { asFact, echoAt, type Implied, losesPerson, opensOnSomebody } from "./looseEnds.ts";
import {
  closing,
  isOpen,
  isPlain,
  isPlural,
  objectEnd,
  REFLEXIVE,
  rangeBetween,
  thingOf,
  wholeOf,
  withCapital,
} from "./things.ts";
import { isThing, isUnderstood, type Span } from "./understood.ts";
import { isIn } from "./wordClasses.ts";

const PREPOSITIONAL = new Set(rewording.prepositional.verbs);

const REPORTING = new Set(rewording.reporting.verbs);

const NOMINAL: ReadonlyMap<string, string> = new Map(Object.entries(rewording.nominal.verbs));

const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries(rewording.instead.told).flatMap(([told, verbs]) => verbs.map((verb) => [verb, told] as const)),
);

/** "**My mistake:** I mixed up the clusters": the verdict goes with the person. */
const VERDICT =
  /^(?:my (?:bad|error|fault|mistake|oversight)|mea culpa|(?:driver|human|operator|pilot|user) error) ?[:,;–—-]$/;

/** Words in the place of a clause, up to a word of it. */
export interface Recast {
  readonly text: string;
  /** The last word that the text stands for. */
  readonly last: number;
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
  told?: Recast,
): readonly Edit[] | undefined {
  if ((!clause.subject && !implied) || clause.inverted) return undefined;
  // "ran the wrong script **and deleted the table**": told alone, its person would still stand before it.
  const said =
    clause.inherited && !told
      ? sentence.clauses.find((it) => it.subject === clause.subject && !it.inherited && it.verb.finite)
      : undefined;
  const whole = said && withoutSubject(sentence, said, text);
  const { start = 0 } = sentence.words[clause.verb.main] ?? {};
  if (whole?.some((edit) => edit.start <= start && start < edit.end)) return whole;
  if (lowerText(sentence, 0, 1) === "not only") return undefined;
  if (!implied && !told && clause.verb.modal) return undefined;
  // "it seems that we should have tested it": what seems is the wish. "more", "sooner": some was done, or later.
  if (implied && (clause.kind === "complement" || SOONER.test(lowerText(sentence, clause.verb.last, clause.last))))
    return undefined;
  if (!/^(?:main|subordinate|complement|relative)$/.test(clause.kind)) return undefined;
  const first = startOf(sentence, clause);
  if (first === undefined || opensOnSomebody(sentence, first)) return undefined;
  if (!beginsFreely(sentence, first)) return undefined;
  // "almost nobody knew": some did. "none of them had read it": others may have.
  if (/^(?:almost|hardly|nearly|practically|virtually)$/.test(sentence.words[first - 1]?.lower ?? "")) return undefined;
  if (/^(?:none|neither) of (?:them|us|these|those)$/.test(lowerText(sentence, first, first + 2))) return undefined;
  const { words } = sentence;
  // "**Most** nurses ignored it": others did not.
  const part = PART.test(words[first]?.lower ?? "") || words[first]?.tag === "number";
  const left = INSTEAD.get(clause.verb.lemma)?.includes(" not ") || deedOf(sentence, clause).undone;
  if (part && left && !clause.inherited) return undefined;
  const edits: Edit[] = [];
  const spans: Span[] = [];
  const echo = implied?.undone ? echoAt(sentence) : undefined;
  const rest =
    clause.subject && echo === undefined
      ? [...sharing(sentence, clause), ...resuming(sentence, clause)].sort((a, b) => a.verb.first - b.verb.first)
      : [];
  // "failed to watch the gauge **and keep** the level", "should have stopped it **and told** them"
  if (rest.some((it) => it.verb.past !== (implied !== undefined || clause.verb.past) || (implied && it.inherited)))
    return undefined;
  for (const it of [clause, ...rest]) {
    const recast =
      (it === clause ? told : undefined) ?? recastOf(sentence, it, text, it === clause ? implied : undefined);
    if (!recast) return undefined;
    const start =
      it === clause ? (VERDICT.test(lowerText(sentence, 0, first - 1)) ? 0 : first) : startOfShared(words, it);
    if (start > recast.last) return undefined;
    spans.push({ first: start, last: recast.last });
    const range = rangeBetween(sentence, start, recast.last);
    const instead = it === clause ? withCapital(sentence, start, recast.text) : recast.text;
    edits.push(closed({ ...range, text: instead }, text));
  }
  if (losesPerson(sentence, clause, edits)) return undefined;
  if (
    echo === undefined &&
    !isUnderstood(
      sentence,
      told || edits[0]?.text.endsWith(" that") ? spans.slice(1) : spans,
      implied?.undone ?? deedOf(sentence, clause).undone,
    )
  )
    return undefined;
  // "drained it, did not check the queue": two sentences would stand there.
  const end = rest.at(-1) ?? clause;
  if (end.inherited && words[startOfShared(words, end) - 1]?.tag === "comma") return undefined;
  const undone = implied?.undone ?? deedOf(sentence, clause).undone;
  // "swollen after the dressing was not changed"; "said that it was full when it should have said how full"
  const marker = clause.marker?.lower ?? "";
  if (undone && /^(?:after|before|until|when|whenever)$/.test(marker)) return undefined;
  return implied ? asFact(sentence, edits, implied) : edits;
}

/** "broke **the *old* shop**": marks that are open at the end of a thing close with it, and not where the sentence goes on. */
function closed({ start, end, text }: Edit, document: string): Edit {
  const mark = closing(document, end);
  const open = mark?.startsWith("]") ? "[" : (mark ?? "");
  const whole = mark !== undefined && isOpen(document.slice(start, end), open) && !isOpen(text, open);
  return { start, end: whole ? end + mark.length : end, text };
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
  return losesPerson(sentence, clause, edits) ? undefined : edits;
}

function recastOf(sentence: Sentence, finite: Clause, text: string, implied?: Implied): Recast | undefined {
  const { words } = sentence;
  const deed = deedOf(sentence, finite);
  const { clause } = deed;
  const undone = implied?.undone ?? deed.undone;
  const { verb, object, particle } = clause;
  // "always forget to lock it": how often is the fact.
  if (!finite.verb.past && !implied && finite.verb.adverbs.some((i) => isIn("often", words[i]?.lower)))
    return undefined;
  if (verb.passive || (verb.modal && !implied) || verb.lemma === "be" || verb.lemma === "have") return undefined;
  const lemma = particle ? `${verb.lemma} ${particle}` : verb.lemma;
  const past = implied !== undefined || finite.verb.past;
  const perfect =
    finite.verb.perfect && !implied
      ? words
          .slice(finite.verb.first)
          .find((word) => word.tag === "have")
          ?.lower.replace(/^['’]d$/, "had")
      : undefined;
  if (finite.verb.progressive && (perfect || implied)) return undefined;
  // "nobody had **ever** run it" → "it had never been run"
  const ever = undone && words.slice(finite.verb.first, verb.main).some(({ lower }) => lower === "ever");
  const not = undone ? (ever ? " never" : " not") : "";
  const aux = (plural: boolean): string =>
    perfect && /^(?:have|has|had)$/.test(perfect)
      ? perfect === "had"
        ? `had${not} been`
        : `${plural ? "have" : "has"}${not} been`
      : `${past ? (plural ? "were" : "was") : plural ? "are" : "is"}${not}${finite.verb.progressive ? " being" : ""}`;
  if (finite.verb.perfect && !implied && !/^(?:have|has|had)$/.test(perfect ?? "")) return undefined;
  const particleLast = particle && words[verb.last + 1]?.lower === particle ? verb.last + 1 : verb.last;
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
  const done = `${adverbs ? `${adverbs} ` : ""}${participleOf(sentence, clause)}`;
  // "overlooked the fact that it was empty"
  const unseen = /^(?:miss|overlook|forget)$/.test(verb.lemma) && finite === clause && past && !perfect && !undone;
  if (unseen && words[object?.head ?? -1]?.lower === "fact" && words[(object?.head ?? 0) + 1]?.lower === "that")
    return { last: (object?.head ?? 0) + 1, text: "it was not seen that" };
  // "made an error in the routing table"
  const slip = object && verb.lemma === "make" ? lowerText(sentence, object.first, object.last + 1) : "";
  if (object && past && !perfect && !undone && /^an? (?:error|mistake) (?:at|in|on|with)$/.test(slip))
    return { last: object.last, text: `there was ${slip.replace(/ \w+$/, "")}` };
  if (object && object.first === particleLast + 1 && object.head >= object.first) {
    const after = particle && words[object.last + 1]?.lower === particle ? object.last + 1 : object.last;
    // "take the host **out** of the pool"
    const outOf = after > object.last && words[after + 1]?.lower === "of";
    // "left the valve **open**", "keep it **alive** for another quarter": the state follows the verb.
    const state = /^(?:leave|keep)$/.test(verb.lemma) && isIn("states", words[object.last]?.lower);
    // "left the ward": nobody says that it was left; but "left the heater on", "left it in a heap".
    const how = /^(?:at|in|off|on|open|out)$/.test(words[object.last + 1]?.lower ?? "");
    if (verb.lemma === "leave" && !particle && !state && !how && !undone && words[object.first]?.lower !== "no")
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
    const thing = thingOf(sentence, object, state ? end - 1 : end, text);
    if (thing === undefined) return undefined;
    // "failed to ensure **the crew and the porters did** it"
    if (
      REPORTING.has(verb.lemma) &&
      words[end + 1]?.tag === "conjunction" &&
      sentence.phrases.some(({ first }) => first === end + 2)
    )
      return undefined;
    // "took four hours to answer"
    if (isTime(words, object) && words[object.head]?.tag !== "number") return undefined;
    const plural = isPlural(sentence, state ? { ...object, head: end - 1, last: end - 1 } : object);
    const own = REFLEXIVE.test(words[Math.max(after, end) + 1]?.lower ?? "");
    const last = Math.max(after, end) + Number(own);
    const means = /^(?:with|by|through|using)$/.test(words[last + 1]?.lower ?? "");
    // "forgot the flag": to set it, to write it, or what it was called?
    // "forgot the wrench **on the wing**": it was left there.
    const where = clause.prepositions.find(({ preposition }) => preposition === last + 1);
    const left = where && !isTime(words, where.phrase);
    if (
      /^(?:forget|neglect)$/.test(verb.lemma) &&
      (clause.kind !== "main" || left || words[object.first]?.tag === "number")
    )
      return undefined;
    if (verb.lemma === "miss" && !isIn("noticed", words[object.head]?.lemma)) return undefined;
    const instead = INSTEAD.get(lemma) ?? (particle ? undefined : INSTEAD.get(verb.lemma));
    // "did not open all doors", "forgot both keys": some were, or one.
    const some = /^a (?:bit|couple|few|good|great|little|lot|more|number|[a-z]+er (?=[a-z]))\b/i.test(thing) && undone;
    if (some || ((undone || instead?.includes(" not ")) && /^(?:all|both|each|every)\b/i.test(thing))) return undefined;
    // "broke the shop with a banner": the shop did not break with one.
    const promise =
      /^(?:contract|promise|agreement|rule|record|seal)$/.test(words[object.head]?.lemma ?? "") &&
      verb.lemma === "break";
    // "broke the build on Monday with a bad merge"
    const later = clause.prepositions.some(({ preposition }) => words[preposition]?.lower === "with");
    // "accidentally broke it": that it was an accident stays.
    const slipped = verb.adverbs.some((i) => isIn("slips", words[i]?.lower));
    const acted = promise || (/^(?:break|take|bring)$/.test(verb.lemma) && (means || later || slipped));
    if (instead && !acted) {
      // "ignored it **within a week**" is not "did not act on it within a week".
      if (/^(?:as|within)$/.test(words[last + 1]?.lower ?? "")) return undefined;
      if (/ planned$/.test(instead) && !PROCESS.test(words[object.head]?.lemma ?? "")) return undefined;
      if (undone || !past || finite.verb.progressive || (perfect && !instead.startsWith("{was}"))) return undefined;
      // "botched the talks with the schools": whom with is a part of it.
      const tied = / planned$/.test(instead) && clause.prepositions.find(({ preposition }) => preposition === last + 1);
      if (tied && /^(?:with|between|to|from|for|of)$/.test(words[last + 1]?.lower ?? "")) {
        const whole = thingOf(sentence, object, wholeOf(tied.phrase), text);
        return whole === undefined ? undefined : { last: wholeOf(tied.phrase), text: `${whole} ${instead}` };
      }
      // "had missed it": it had not been seen.
      const said = perfect
        ? instead.replace(/^\{was\}( not)?/, "had$1 been")
        : instead.replace("{was}", plural ? "were" : "was");
      return { last, text: `${thing} ${said}` };
    }
    if (isIn("unpassive", verb.lemma)) return undefined;
    // "gave **the bot write access**": to whom, then what.
    const pair = /^(?:deny|give|grant|hand|lend|show|teach)$/.test(verb.lemma) && end > object.first + 1;
    if (pair && words.slice(object.first + 1, end + 1).every(({ tag }) => tag === "noun")) return undefined;
    // "should have made two tests": one may have been made. "should have found it myself": another did.
    if (undone && (own || words[object.first]?.tag === "number")) return undefined;
    // "forgot to close the stream reading from it"
    const reading = /ing$/.test(words[object.head]?.lower ?? "") && words[object.head - 1]?.tag === "noun";
    if (reading && words[end + 1]?.tag === "preposition") return undefined;
    // "failed to notice a leak": there was one.
    // "nobody restored a backup": none was; but "failed to restore a backup" is of one.
    const nobody = /^(?:no|nobody|no-one)$/.test(words[finite.subject?.first ?? -1]?.lower ?? "");
    const none = isIn("makes", verb.lemma) || ((ever || nobody) && !isIn("perceives", verb.lemma));
    const any = undone && !adverbs ? (none ? /^(?:an?|any)\s+/i : /^any\s+/i).exec(thing) : null;
    // "did not request a review" → "no review was requested"
    const told = any
      ? `no ${thing.slice(any[0].length)} ${aux(plural).replace(not, ever ? " ever" : "")}`
      : `${thing} ${aux(plural)}`;
    return { last, text: `${told} ${done}${particle ? ` ${particle}` : ""}${state ? ` ${words[end]?.text}` : ""}` };
  }
  // "the rollback — **which** nobody had tested": that is what was not tested.
  if (object || /^(?:what|which|whom)$/.test(finite.marker?.lower ?? "")) return undefined;
  const next = words[particleLast + 1];
  // "did not check whether …"
  const says =
    next?.lower !== "that" || sentence.clauses.some((it) => it.verb.finite && it.verb.first > particleLast + 1);
  // "nobody checked **what** it looks like": "it was not checked what" is no English.
  const asks =
    /^(?:what|which)$/.test(next?.lower ?? "") && /^(?:check|confirm|test|validate|verify)$/.test(verb.lemma);
  if (next && CLAUSE_MARKER.test(next.lower) && REPORTING.has(verb.lemma) && undone && says && !asks)
    return { last: particleLast, text: `it ${aux(false)} ${done}` };
  // "and nobody noticed because the chart still looked right"
  if (undone && isIn("perceives", verb.lemma) && (!next || /^(?:because|until|for|since|before|\.)$/.test(next.lower)))
    return { last: particleLast, text: `this ${aux(false)} ${done}` };
  // "and concluded that …"
  if (next?.tag === "that" && isIn("concludes", verb.lemma))
    return { last: particleLast, text: `it ${aux(false)} ${done}` };
  // "did not look at the dashboard"
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
    return { last: end, text: `${thing} ${aux(isPlural(sentence, phrase))} ${done} ${between}` };
  }
  const noun = NOMINAL.get(lemma);
  // "deployed without testing"
  const made = !undone && finite === clause && past && !perfect && RELEASES.test(lemma);
  if (made && (!next || ENDS.test(next.tag) || next.lower === "without"))
    return { last: particleLast, text: `the ${lemma.replace("deploy", "deployment")} was made` };
  // "a request **that** nobody followed up **on**"
  if (noun && undone && past && finite.kind !== "relative" && (!next || ENDS.test(next.tag) || WHOM.test(next.lower)))
    return {
      last: particleLast,
      text: `there ${perfect ? (perfect === "had" ? "had been" : "has been") : past ? "was" : "is"} no ${noun}`,
    };
  return undefined;
}

/** A clause that says a subject again by a pronoun, told without it: "when **they filled the table** with …". */
export function retold(sentence: Sentence, clause: Clause, text: string): Edit | undefined {
  const recast = clause.verb.modal ? undefined : recastOf(sentence, clause, text);
  if (!recast || !clause.subject || clause.inherited) return undefined;
  return { ...rangeBetween(sentence, clause.subject.first, recast.last), text: recast.text };
}

/** "was ignored by the pharmacist" → "was not acted on": a passive that judges, in words that do not. */
export function inPlainPassive(sentence: Sentence, { subject, verb, by }: Clause): Edit | undefined {
  const instead = INSTEAD.get(verb.lemma);
  if (!subject || !verb.passive || verb.negated || verb.modal || verb.perfect || !instead?.startsWith("{was}"))
    return undefined;
  const was = sentence.words[verb.first]?.lower ?? "";
  // "by the on-call **and by the manager**"
  if (by && sentence.words[wholeOf(by) + 1]?.tag === "conjunction" && sentence.words[wholeOf(by) + 2]?.lower === "by")
    return undefined;
  if (!/^(?:was|were)$/.test(was) || (by && by.first > verb.last + 2)) return undefined;
  return { ...rangeBetween(sentence, verb.first, by ? wholeOf(by) : verb.last), text: instead.replace("{was}", was) };
}

/** "due to Dmitri pushing a bad schema" → "due to a bad schema being pushed". */
export function beingDone(sentence: Sentence, clause: Clause, text: string): Edit | undefined {
  const { words } = sentence;
  const { subject, object, verb } = clause;
  if (clause.kind !== "gerund" || clause.inherited || !subject || !object || clause.particle) return undefined;
  if (object.first !== verb.last + 1) return undefined;
  if (words.slice(subject.last + 1, verb.first).some(({ tag }) => tag !== "adverb" && tag !== "not")) return undefined;
  // "a member **of the staff** pulling"
  const whole = sentence.phrases.find((it) => it.first < subject.first && wholeOf(it) === subject.last);
  const end = objectEnd(sentence, clause, object, verb.negated);
  if (end === undefined || !isPlain(sentence, object) || isIn("unpassive", verb.lemma) || INSTEAD.has(verb.lemma))
    return undefined;
  // "using an older drawing", with "drawing" read as a verb
  if (words[end + 1]?.tag === "verb" || (verb.negated && !isThing(sentence, object.first, end, true))) return undefined;
  const thing = thingOf(sentence, object, end, text);
  if (thing === undefined) return undefined;
  const adverbs = verb.adverbs.flatMap((i) => (isVerdict(words[i] as Word) ? [] : `${words[i]?.lower} `)).join("");
  const edit = {
    ...rangeBetween(sentence, (whole ?? subject).first, end),
    text: `${thing} ${verb.negated ? "not " : ""}being ${adverbs}${participle(verb.lemma)}`,
  };
  return losesPerson(sentence, clause, [edit]) ? undefined : edit;
}

/** "The pre-flight script not being run" for "the engineer's failure to run the pre-flight script". */
export function notBeingDone(
  sentence: Sentence,
  infinitive: Clause,
  text: string,
): { text: string; last: number } | undefined {
  const { verb } = infinitive;
  const object = infinitive.object ?? sentence.phrases.find((phrase) => phrase.first === verb.last + 1);
  if (!object || object.first !== verb.last + 1 || infinitive.particle || isIn("unpassive", verb.lemma))
    return undefined;
  const end = wholeOf(object);
  if (!isPlain(sentence, object) || mayBelong(sentence, infinitive, end, true)) return undefined;
  // "to lock the safe **cost** the shop a day": the verb may be read as a noun, so what follows is to be the verb, or read.
  const [next, after] = sentence.words.slice(end + 1);
  const told =
    /^(?:be|do|have|modal)$/.test(next?.tag ?? "") ||
    (next?.tag === "verb" &&
      (isIn("outcomes", next.lemma) || /^(?:determiner|possessive|pronoun)$/.test(after?.tag ?? "")));
  if (!isThing(sentence, object.first, end, true)) return undefined;
  if (!told && !isUnderstood(sentence, [{ first: object.first, last: end }], true)) return undefined;
  const thing = thingOf(sentence, object, end, text);
  return thing === undefined
    ? undefined
    : { last: end, text: `${thing} not being ${participleOf(sentence, infinitive)}` };
}

/** Words for some of many. */
const PART = /^(?:certain|few|half|many|most|several|some)$/;

/** What can go as planned, or not. */
const PROCESS =
  /(?:tion|ment|over|out|upgrade|update|release|change|restart|deploy|launch|switch|test|drill|swap|install|import|export|load|run|merge|restore|repair|transfer|session|rehearsal|exam|move)$/;

/** Whether an adverb is about the person rather than the deed. */
export function isVerdict({ tag, lower }: Word): boolean {
  return tag !== "adverb" || isIn("verdicts", lower);
}

const CLAUSE_MARKER = /^(?:that|whether|if|how|what|which|where|when)$/;

const SOONER = /\b(?:better|clearer|closer|further|harder|longer|more)\b/;

/** Verbs that need no object to say what was done. */
const RELEASES = /^(?:deploy|merge|release|restart)$/;

/** What may follow a noun for a deed: "no escalation **to** them". */
const WHOM = /^(?:after|at|before|during|for|of|on|to|until|with)$/;

const ENDS = /^(?:stop|comma|conjunction|close|subordinator)$/;

/** The participle, in the writer's own spelling where the sentence has it: `cancelled`, `canceled`. */
function participleOf({ words }: Sentence, { verb }: Clause): string {
  const written = words[verb.main];
  return written && written.forms & PARTICIPLE ? written.lower : participle(verb.lemma);
}
