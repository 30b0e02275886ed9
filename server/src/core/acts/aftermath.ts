/** What an act led to, and against what it was done: "…, causing an hour of downtime", "… that the lab depended on". */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { findWords, lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt, type Word } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { isExplained, OWED } from "./act.ts";
import { endsWell, hasReason } from "./polarity.ts";

const WITHOUT =
  /^(?:running|trying|opening|calibrating|(?:look|watch|weigh|count|measur|rehears|brief|check|ask|read|tell|verify|review|notify|inform|consult|coordinat|announc|perform|confirm|validat|reali[sz]|notic|follow|test|back)ing|even|review|approval|permission|coordination|authori[sz]ation|draining|pausing|stopping|dump|snapshot|copy|word|gloves|receipt|signature|confirmation|consent|agreement|consultation|clearance|waiting|where|trial|pr|pull)$/;

const AGAINST_ADVICE =
  /^(?:despite|in spite of|ignoring|against) (?:[\w-]+ ){0,4}?(?:warned|warnings?|objections?|concerns|advice|advised|told not)\b/;

/** "merged it **even though three people had objected**", "… **although the build was red**" */
const OVERRULED =
  /\b(?:although|though) (?:[\w-]+ ){0,5}?(?:objected|warned|protested|advised against|(?:was|were) (?:still )?(?:red|failing|frozen)|(?:was|were) not (?:\w+ )?(?:green|ready|tested|approved|reviewed|signed))\b/;

const WARNED = /^(?:warnings?|objections?|concerns?|alerts?|advice)$/;

/** What is well gone. */
const SYMPTOM =
  /^(?:error|alert|alarm|lag|latency|spike|backlog|noise|warning|symptom|timeout|queue|load|retry|smoke|smell|leak|message|problem|issue|failure|bug|entry)$/;

export const PLANNED =
  /\b(?:as (?:planned|announced|agreed)|had agreed|gracefully|on purpose|deliberately|for (?:the |an? )?(?:[\w-]+ ){0,2}?(?:maintenance|drill|test|exercise|debugging|inspection|migration)|one by one|cleanly|safely)\b/;

/** "…, causing forty minutes of downtime", "which led to the outage", "without testing". */
export function harmfulTail(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const index = sentence.clauses.indexOf(clause);
  for (const next of sentence.clauses.slice(index + 1, index + 4)) {
    if (next.verb.negated || next.verb.modal) continue;
    if (
      next.kind === "gerund" &&
      next.marker === undefined &&
      (bringsHarm(sentence, next, lexicon) || bereaves(sentence, next) || omits(sentence, next))
    )
      return true;
    const refers =
      next.kind === "relative"
        ? next.marker?.lower === "which" || isOfWork(sentence, clause, next)
        : isThis(sentence, next);
    if (refers && bringsHarm(sentence, next, lexicon)) return true;
  }
  // "**Despite being warned**, the operator restarted the pump"
  if (AGAINST_ADVICE.test(lowerText(sentence, 0, clause.first - 1))) return true;
  if (OVERRULED.test(lowerText(sentence, clause.verb.last + 1))) return true;
  // "restarted it without a dump, since the disk was full" gives the condition.
  if (isExplained(sentence, clause) || PLANNED.test(lowerText(sentence)) || endsWell(sentence, clause)) return false;
  for (let i = clause.verb.last + 1; i < Math.min(clause.last + 5, sentence.words.length); i++) {
    const without = lowerAt(sentence.words, i) === "without";
    if (!without && !/^(?:despite|ignoring)$/.test(lowerAt(sentence.words, i))) continue;
    // "without so much as a word"
    const from = lowerText(sentence, i + 1, i + 3) === "so much as" ? i + 4 : i + 1;
    const window = sentence.words.slice(from, from + 4);
    const lacks = ({ lower, lemma, tag }: Word): boolean => WITHOUT.test(lower) || (tag !== "verb" && OWED.test(lemma));
    if (window.some((word) => (without ? lacks(word) : WARNED.test(word.lower)))) return true;
  }
  return false;
}

/** "pushed a change **that broke the build**", "started two jobs and a sync **that …**"; but "removed the filter that broke it" */
const isOfWork = (sentence: Sentence, { object, verb }: Clause, { verb: harms, subject }: Clause): boolean =>
  object !== undefined &&
  subject !== undefined &&
  (subject === object ||
    (subject.first > object.first &&
      /^(?:[\w-]+ ){0,4}(?:of|and) (?:[\w-]+ )*[\w-]+$/.test(lowerText(sentence, object.first, subject.last)))) &&
  harms.past &&
  !/^(?:the|this|that|these|those|all|every)$/.test(lowerAt(sentence.words, object.first)) &&
  !/^(?:remove|delete|fix|revert|replace|stop|restart|reject|approve|kill|disable|update)$/.test(verb.lemma);

/** "took the site down", "led to an outage", "caused the chain to halt" */
export function bringsHarm(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { words, clauses } = sentence;
  const { verb, particle } = clause;
  if (lexicon.verbAt("HARM_V", words, verb.main, particle)) return true;
  if (OVERWHELMS.test(verb.lemma)) {
    const what = clause.object;
    return (
      !!what && !SYMPTOM.test(headLemma(words, what)) && !KEPT_OUT.test(lowerText(sentence, what.first, what.last))
    );
  }
  if (!/^(?:cause|lead|result|trigger|create|bring|take|introduce|produce)$/.test(verb.lemma)) return false;
  const object = clause.object ?? clause.prepositions[0]?.phrase;
  const brought = [object, object?.of];
  if (brought.some((it) => /^(?:alert|alarm)$/.test(headLemma(words, it)) || harmful(sentence, it, lexicon)))
    return true;
  return clauses.some(
    (it) =>
      it.kind === "infinitive" &&
      it.governor === clause &&
      FAILS.test(it.verb.lemma) &&
      !SYMPTOM.test(headLemma(words, it.subject)),
  );
}

const OVERWHELMS =
  /^(?:exhaust|saturate|flood|starve|overwhelm|trip|knock|disconnect|block|prevent|delete|erase|invalidate|lock|delay|interrupt|terminate|evict|overwrite|strand|deny|reject)$/;
/** "blocked the attacker", "prevented further damage": what is well kept out. */
const KEPT_OUT = /\b(?:further|more|any|old|stale|attack\w*|abus\w+|damage|loss|spread|spam|bots?|bad|recurrence)\b/;

/** "deployed it **to staging**", "a **tester** deleted the folder": there it may break. */
export const IN_TRIAL =
  /\b(?:(?:to|on|in|into|against) (?:the |our |an? )?(?:staging|test\w*|sandbox|lab|preview|dev)|tester)\b/;

const FAILS =
  /^(?:crash|fail|stop|halt|hang|freeze|break|collapse|overflow|overheat|restart|reboot|reject|refuse|lose|drop|run|go|fall|diverge|burst|leak|burn|derail|sink|miss|expire|time|deadlock|stall)$/;

/** Whether a clause is about what was just told: "**this** caused an outage". */
function isThis({ words }: Sentence, { kind, subject }: Clause): boolean {
  return kind === "main" && /^(?:this|that)$/.test(lowerAt(words, subject?.head ?? -1));
}

/** What came before: "minutes later the site went down" tells no more than that, but of what was done just then. */
const AT_ONCE =
  /^(?:suddenly|immediately|instantly|(?:within|after) (?:\w+ ){1,2}(?:seconds|minutes)|(?:\w+ ){0,2}(?:seconds|minutes) later)\b/;

/** Words that say of what follows them that it came of what stands before. */
const LINK =
  /(?:(?<=[,;:] |and |^)so|so(?= (?:the|all|our|its|their|every|each|any|no|nothing|nobody|none|some|most|half|it) ))(?! (?:that|far|many|much|on|long|as) )|(?:thus|hence|therefore|consequently)|as an? (?:\w+ )?(?:result|consequence)(?! of (?!th(?:is|at)))|because of th(?:is|at)|(?:which|th(?:is|at)) (?:in turn )?(?:meant|means?)|meaning/g;

/** "…, **so all workers lost their connection**": what is told after a link, from a word on, is harm. */
function hasLinkedHarm(sentence: Sentence, from: number, lexicon: Lexicon): boolean {
  const link = findWords(sentence, LINK).find(({ first }) => first >= from);
  return (
    link !== undefined &&
    !PLANNED.test(lowerText(sentence)) &&
    sentence.clauses.some((clause) => clause.verb.first > link.last && tellsHarm(sentence, clause, lexicon))
  );
}

/** Whether harm is told as what came of an act, after a link or in the next sentence; a log tells one thing after the other. */
export const leadsToHarm = (sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean =>
  !sentence.place.timeline &&
  !hasReason(sentence) &&
  !endsWell(sentence, clause) &&
  (hasLinkedHarm(sentence, clause.verb.last + 1, lexicon) ||
    (isLast(sentence, clause) && hasOutcome(sentence, clause, lexicon)));

/** Whether what comes next in the text comes after this: no other act stands between. */
const isLast = ({ clauses }: Sentence, clause: Clause): boolean =>
  clause.kind === "main" && clauses.every((it) => it.kind !== "main" || it.verb.first <= clause.verb.first);

/**
 * "**This overloaded the feed.**", "**Minutes later the site went down.**", "**The new key was unknown to the workers, so all
 * of them stopped.**", where the sentence before tells what was done, and to what.
 */
function hasOutcome({ next, words, place }: Sentence, { object }: Clause, lexicon: Lexicon): boolean {
  const after = place.timeline ? undefined : next();
  if (!after || PLANNED.test(lowerText(after)) || /\b(?:before|until) (?:that|then)\b/.test(lowerText(after)))
    return false;
  const [first] = after.clauses;
  if (first && isThis(after, first) && bringsHarm(after, first, lexicon) && happened(first)) return true;
  if (IS_HOW.test(lowerText(after)))
    return after.clauses.some((clause) => clause !== first && begins(after, clause, lexicon));
  if (/^(?:no|none of|not one) /.test(lowerText(after))) return first !== undefined && tellsHarm(after, first, lexicon);
  const link = findWords(after, LINK)[0];
  if (link?.first === 0) return hasLinkedHarm(after, 0, lexicon);
  if (AT_ONCE.test(lowerText(after))) return after.clauses.some((clause) => isGone(after, clause));
  // "changed the key. **The new key** was unknown, so …"
  if (EVERYTHING.test(lowerText(after)) && first && isGone(after, first)) return true;
  const same = first?.subject && headLemma(after.words, first.subject) === headLemma(words, object);
  return same && /^(?:the|this|that)$/.test(lowerAt(after.words, first.subject?.first ?? -1))
    ? tellsHarm(after, first, lexicon) || hasLinkedHarm(after, 0, lexicon)
    : false;
}

/** "**That is when** the wrong prices appeared." */
const IS_HOW = /^(?:this|that) (?:is|was) (?:(?:exactly|also|precisely) )?(?:when|how|why|where)\b/;

/** "the crash happened", "the double charges started", "four clinics were cut off" */
const begins = (sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean =>
  tellsHarm(sentence, clause, lexicon) ||
  (/^(?:happen|start|begin|occur|appear|come)$/.test(clause.verb.lemma) && harmful(sentence, clause.subject, lexicon));

/** "the outage", "**duplicate** refunds", "**wrong** prices": what is bad by its name, or by what stands before it. */
function harmful({ words }: Sentence, phrase: NounPhrase | undefined, lexicon: Lexicon): boolean {
  if (!phrase) return false;
  const before = words.slice(phrase.first, phrase.head);
  return (
    !before.some(({ lower }) => /^(?:no|fewer|less|lower|reduced|smaller|shorter)$/.test(lower)) &&
    (lexicon.has("HARM_OBJ", headLemma(words, phrase)) || before.some(({ lower }) => SPOILT.test(lower)))
  );
}
const SPOILT =
  /^(?:duplicate|duplicated|double|wrong|failed|failing|lost|missing|corrupt|corrupted|stale|inconsistent|incorrect|invalid|broken|spurious|damaged|spoilt|spoiled)$/;

/** "replaced the whole file. **Everything below it** was gone." */
const EVERYTHING = /^(?:everything|all of (?:it|them)|the (?:rest|others?))\b/;

const happened = ({ verb }: Clause): boolean => verb.past && !verb.negated && !verb.modal;

/** In what state harm leaves things. */
const UNWELL =
  /^(?:down|dead|offline|dark|unreachable|unavailable|unable|unusable|unresponsive|inaccessible|broken|stuck|blocked|missing|empty|invalid|inconsistent|incompatible|unknown|unprotected|exposed|wrong|incorrect|unauthori[sz]ed|impossible|stale)$/;
/** What one may find oneself unable to do without harm. */
const HARMLESS =
  /^(?:reproduce|confirm|determine|find|verify|see|notice|tell|say|know|happen|harm|damage|break|leak|spread|recur|attack|abuse|exploit|overflow|explain)$/;
const STRUCK =
  /^(?:lose|delete|wipe|drop|terminate|kill|block|reject|lock|corrupt|overwrite|expose|deny|refuse|cut|disconnect|interrupt|evict|overcharge|delay|cancel|erase|strand|throttle|ban|suspend|break|destroy|damage|leak|overload|disrupt|duplicate|misroute|spoil|flood|scramble|discard|knock)$/;
const CEASES =
  /^(?:lose|vanish|disappear|fail|crash|collapse|break|die|hang|freeze|stall|halt|starve|stop|deadlock|time|shut|leak|seize|jam|trip|overflow|burst|overheat|derail|capsize)$/;
/** "went to **the wrong end**" */
const ASTRAY = /\bthe wrong \w/;

/** "no worker could connect", "two clinics were locked out", "the import rejected every row" */
export function tellsHarm(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { words } = sentence;
  const { verb, subject, object, particle, last } = clause;
  const who = lowerText(sentence, subject?.first ?? 0, subject?.last ?? -1);
  if (
    !subject ||
    (clause.kind === "relative" && !verb.past) ||
    !verb.finite ||
    /^(?:it|one|this|that|they)$|\b(?:old|stale|unused|further|more|attacks?|attackers?)\b/.test(who) ||
    SYMPTOM.test(headLemma(words, subject)) ||
    sentence.agent(subject) === "adversary"
  )
    return false;
  const rest = lowerText(sentence, verb.last + 1, last);
  // "**No** door would open"
  if (/^(?:no|none of|not one|neither) /.test(who) && /^(?:could|would)$/.test(verb.modal ?? ""))
    return !HARMLESS.test(verb.lemma);
  // "could not log in", "was no longer able to pay"
  if (verb.negated && (verb.modal === "could" || verb.modal === "can")) return !HARMLESS.test(verb.lemma);
  if (verb.lemma === "be" && verb.negated) return /^(?:able|available|reachable|possible|accessible)\b/.test(rest);
  if (verb.modal || verb.negated || !verb.past) return false;
  if (verb.passive) return STRUCK.test(verb.lemma) || !!lexicon.verbAt("HARM_V", words, verb.main, particle);
  if (isGone(sentence, clause)) return true;
  if (/^(?:go|come|arrive)$/.test(verb.lemma) && ASTRAY.test(rest)) return true;
  if (/^(?:be|go|become|remain|run)$/.test(verb.lemma))
    return UNWELL.test(rest.split(" ")[0] ?? "") || (verb.lemma === "be" && /^without\b/.test(rest));
  if (verb.lemma === "drop" && particle === "off") return true;
  if (CEASES.test(verb.lemma) && !object) return !/^(?:fast|over|safe)\b/.test(rest);
  const has = lowerText(sentence, object?.first ?? 0, object?.last ?? -1);
  return (
    object !== undefined &&
    (/^(?:lose|reject|refuse|miss|exceed|deny|overload)$/.test(verb.lemma) ||
      (/^(?:have|get|receive|see|show|return|send|serve)$/.test(verb.lemma) &&
        /^(?:no|nothing|wrong)\b|\b(?:wrong|errors?|timeouts|stale)\b/.test(has)))
  );
}

/** "…, **skipping** the tests" */
function omits({ words }: Sentence, { verb, object }: Clause): boolean {
  return (
    /^(?:skip|bypass|ignore|disregard)$/.test(verb.lemma) &&
    object !== undefined &&
    /^(?:test|ci|check|review|step|canary|staging|warning|approval|validation|verification|procedure|checklist|process|alert|freeze|gate)$/.test(
      headLemma(words, object),
    )
  );
}

/** "…, **losing** an hour of orders", "**leaving** the pool without a primary" */
function bereaves(sentence: Sentence, { verb, object, last }: Clause): boolean {
  if (!object) return false;
  if (verb.lemma === "leave")
    return /\b(?:without|unable|unreachable|unprotected|exposed|down|offline|unusable|inconsistent)\b|^with (?:an? )?(?:[\w-]+ )?(?:error|warning|timeout|blank)s?\b(?! for)/.test(
      lowerText(sentence, object.last + 1, last),
    );
  return (
    verb.lemma === "lose" &&
    lowerAt(sentence.words, object.first) !== "no" &&
    !/^(?:time|track|sight|access)$/.test(headLemma(sentence.words, object))
  );
}

/** "removed the rule **that the lab depended on**", "…, **and the search was gone**" */
export function isMissed(sentence: Sentence, { object, last }: Clause): boolean {
  const { clauses, place } = sentence;
  if (PLANNED.test(lowerText(sentence))) return false;
  return clauses.some(
    (clause) =>
      clause.first > (object?.last ?? last) &&
      clause.verb.past &&
      !clause.verb.negated &&
      !clause.verb.modal &&
      (clause.kind === "relative"
        ? /^(?:depend|rely|need|require)$/.test(clause.verb.lemma) && clause.marker?.lower !== "who" && !clause.object
        : !place.timeline && isGone(sentence, clause)),
  );
}

/** "deployed the build **and the site went down**"; but "pushed the fix and the check failed" */
export const wentDown = (sentence: Sentence, { object, verb, kind }: Clause, lexicon: Lexicon): boolean =>
  kind === "main" &&
  !sentence.place.timeline &&
  !/^(?:fix|patch|hot-?fix|revert|rollback)$/.test(headLemma(sentence.words, object)) &&
  !PLANNED.test(lowerText(sentence)) &&
  sentence.clauses.some(
    (it) =>
      it.first > verb.last &&
      happened(it) &&
      lowerAt(sentence.words, it.subject?.head ?? -1) !== "it" &&
      !/^(?:fail|lose|break)$/.test(it.verb.lemma) &&
      !/\bgone\b/.test(lowerText(sentence, it.first, it.last)) &&
      (isGone(sentence, it) || (isJoined(sentence, it) && tellsHarm(sentence, it, lexicon))),
  );

/** "…, **and** two hundred doses were spoiled": by its own, and not by what one sees who looks. */
const isJoined = ({ words }: Sentence, { kind, subject, verb }: Clause): boolean =>
  kind === "main" &&
  /^(?:and|;|:)$/.test(lowerAt(words, (subject?.first ?? 0) - 1)) &&
  !/^(?:reject|refuse|get|receive|see|show|return|time|hang|stop)$/.test(verb.lemma);

/** "the search was gone", "the site went down" */
function isGone(sentence: Sentence, { kind, subject, verb }: Clause): boolean {
  const { words } = sentence;
  return (
    kind === "main" &&
    !isHuman(sentence.agent(subject)) &&
    !SYMPTOM.test(headLemma(words, subject)) &&
    ([verb.main, verb.last + 1].some((i) =>
      /^(?:gone|down|dead|lost|offline|dark|unreachable|unavailable)$/.test(lowerAt(words, i)),
    ) ||
      /^(?:lose|vanish|disappear|fail|crash|collapse|break|die)$/.test(verb.lemma))
  );
}
