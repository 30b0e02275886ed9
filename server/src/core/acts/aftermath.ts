/** What an act led to, and against what it was done: "…, causing an hour of downtime", "… that the lab depended on". */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import type { Lexicon } from "../lexicon.ts";
import { hasReason } from "../polarity.ts";
import { isTheReason } from "./act.ts";

const WITHOUT =
  /^(?:running|trying|opening|looking|watching|weighing|counting|measuring|calibrating|rehearsing|briefing|even|test(?:s|ing)|reviews?|checking|asking|approval|backups?|reading|telling|notice|warning|verification|verifying|sign-off|permission|validation|staging|reviewing|backing|coordination|authori[sz]ation|draining|pausing|notifying|informing|consulting|coordinating|announcing|performing|confirming|validating|reali[sz]ing|noticing|stopping|following|dump|snapshot|copy|word|notes?|gloves|label|receipt|signature|waiting|where|trial|rehearsal|dry-run|canary|pr|pull)$/;

const AGAINST_ADVICE =
  /^(?:despite|in spite of|ignoring|against) (?:[\w-]+ ){0,4}?(?:warned|warnings?|objections?|concerns|advice|advised|told not)\b/;

/** "merged it **even though three people had objected**" */
const OVERRULED = /\b(?:although|though) (?:[\w-]+ ){0,5}?(?:objected|warned|protested|advised against)\b/;

const WARNED = /^(?:warnings?|objections?|concerns?|alerts?|advice)$/;

/** What is well gone. */
const SYMPTOM =
  /^(?:error|alert|alarm|lag|latency|spike|backlog|noise|warning|symptom|timeout|queue|load|retry|smoke|smell|leak|message|problem|issue|failure|bug|entry)$/;

export const PLANNED =
  /\b(?:for maintenance|as (?:planned|announced|agreed)|had agreed|gracefully|on purpose|deliberately|for (?:the|a) (?:drill|test|exercise)|for debugging|one by one|cleanly|safely)\b/;

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
    const refers = next.kind === "relative" ? next.marker?.lower === "which" : isThis(sentence, next);
    if (refers && bringsHarm(sentence, next, lexicon)) return true;
  }
  // "**Despite being warned**, the operator restarted the pump"
  if (AGAINST_ADVICE.test(lowerText(sentence, 0, clause.first - 1))) return true;
  if (OVERRULED.test(lowerText(sentence, clause.verb.last + 1))) return true;
  // "restarted it without a dump, since the disk was full" gives the condition.
  if (hasReason(sentence) && !isTheReason(sentence, clause)) return false;
  for (let i = clause.verb.last + 1; i < Math.min(clause.last + 5, sentence.words.length); i++) {
    const without = sentence.words[i]?.lower === "without";
    if (!without && !/^(?:despite|ignoring)$/.test(sentence.words[i]?.lower ?? "")) continue;
    // "without so much as a word"
    const from = lowerText(sentence, i + 1, i + 3) === "so much as" ? i + 4 : i + 1;
    const window = sentence.words.slice(from, from + 4);
    if (window.some((word) => (without ? WITHOUT : WARNED).test(word.lower))) return true;
  }
  return false;
}

/** "took the site down", "led to an outage", "caused the chain to halt" */
function bringsHarm(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { words, clauses } = sentence;
  const { verb, particle } = clause;
  if (lexicon.verbAt("HARM_V", words, verb.main, particle) || OVERWHELMS.test(verb.lemma)) return true;
  if (!/^(?:cause|lead|result|trigger|create|bring|take)$/.test(verb.lemma)) return false;
  const object = clause.object ?? clause.prepositions[0]?.phrase;
  const brought = [object, object?.of].map((it) => words[it?.head ?? -1]?.lemma ?? "");
  if (brought.some((it) => it === "alert" || it === "alarm" || lexicon.has("HARM_OBJ", it))) return true;
  return clauses.some((it) => it.kind === "infinitive" && it.governor === clause && FAILS.test(it.verb.lemma));
}

const OVERWHELMS = /^(?:exhaust|saturate|flood|starve|overwhelm|trip|knock|disconnect)$/;

const FAILS =
  /^(?:crash|fail|stop|halt|hang|freeze|break|collapse|overflow|overheat|restart|reboot|reject|refuse|lose|drop|run|go|fall|diverge|burst|leak|burn|derail|sink|miss|expire|time|deadlock|stall)$/;

/** Whether a clause is about what was just told: "**this** caused an outage". */
function isThis({ words }: Sentence, { kind, subject }: Clause): boolean {
  return kind === "main" && /^(?:this|that)$/.test(words[subject?.head ?? -1]?.lower ?? "");
}

const CONSEQUENTLY =
  /^(?:so|as a (?:result|consequence)|consequently|suddenly|immediately|instantly|(?:within|after) (?:\w+ ){1,2}(?:seconds|minutes)|(?:\w+ ){0,2}(?:seconds|minutes) later)\b/;

/** "**This overloaded the feed.**", "**Minutes later the site went down.**", where the sentence before tells what was done. */
export function hasOutcome({ next, place }: Sentence, lexicon: Lexicon): boolean {
  const after = place.timeline ? undefined : next();
  if (!after || PLANNED.test(lowerText(after))) return false;
  const so = CONSEQUENTLY.test(lowerText(after));
  return after.clauses.some(
    (clause, i) =>
      clause.verb.past &&
      !clause.verb.negated &&
      !clause.verb.modal &&
      ((i === 0 && isThis(after, clause) && bringsHarm(after, clause, lexicon)) || (so && isGone(after, clause))),
  );
}

/** "…, **skipping** the tests" */
function omits({ words }: Sentence, { verb, object }: Clause): boolean {
  return (
    /^(?:skip|bypass|ignore|disregard)$/.test(verb.lemma) &&
    object !== undefined &&
    /^(?:test|ci|check|review|step|canary|staging|warning|approval|validation|verification|procedure|checklist|process|alert|freeze|gate)$/.test(
      words[object.head]?.lemma ?? "",
    )
  );
}

/** "…, **losing** an hour of orders", "**leaving** the pool without a primary" */
function bereaves(sentence: Sentence, { verb, object, last }: Clause): boolean {
  if (!object) return false;
  if (verb.lemma === "leave")
    return /\b(?:without|unable|unreachable|unprotected|exposed|down|offline|unusable|inconsistent)\b/.test(
      lowerText(sentence, object.last + 1, last),
    );
  return (
    verb.lemma === "lose" &&
    sentence.words[object.first]?.lower !== "no" &&
    !/^(?:time|track|sight|access)$/.test(sentence.words[object.head]?.lemma ?? "")
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

/** "the search was gone", "the site went down" */
function isGone(sentence: Sentence, { kind, subject, verb }: Clause): boolean {
  const { words } = sentence;
  return (
    kind === "main" &&
    !isHuman(sentence.agent(subject)) &&
    !SYMPTOM.test(words[subject?.head ?? -1]?.lemma ?? "") &&
    ([verb.main, verb.last + 1].some((i) =>
      /^(?:gone|down|dead|lost|offline|dark|unreachable|unavailable)$/.test(words[i]?.lower ?? ""),
    ) ||
      /^(?:lose|vanish|disappear|fail|crash|collapse|break|die)$/.test(verb.lemma))
  );
}
