/**
 * When a sentence is not understood well enough to be told anew. A passive parts an object from the words behind it; where
 * those may belong to the object, where a word has no place in any clause, and where what stands before a subject is no
 * opening, there is doubt, and nothing complete is offered.
 */
import { MONTH_NAME, WEEKDAY } from "./calendar.ts";
import type { Clause } from "./english/clauses.ts";
import { isTime } from "./english/nounPhrases.ts";
import type { Sentence } from "./english/sentence.ts";
import type { Word } from "./english/word.ts";

/** These tell of a deed when, where to, why or how, hardly ever which thing a noun means. */
const OF_DEEDS =
  /^(?:across|after|against|as|because|before|despite|due|during|except|in-between|instead|into|like|off|onto|out|over|since|through|throughout|till|to|toward|towards|until|up|upon|via|without|within)$/;

/** Verbs whose deed takes something along: "replaced the fan with a new one". */
const WITH =
  /^(?:align|backfill|break|bring|combine|compare|configure|connect|coordinate|cover|discuss|exchange|fill|fly|hit|integrate|link|load|match|merge|mix|overload|overwrite|pair|populate|provide|raise|reconcile|replace|review|run|share|spam|spray|start|strike|supply|swap|sync|tag|take|test|treat|wipe)$/;

/** Verbs whose deed parts a thing from where it was. */
const FROM =
  /^(?:ban|block|clear|copy|delete|detach|disconnect|download|drain|drop|eject|evict|exclude|export|extract|fetch|fill|hide|import|lift|load|lower|migrate|move|omit|prevent|protect|pull|push|raise|read|recover|reduce|release|remove|rename|restore|revoke|run|send|start|steal|strip|switch|take|trigger|unload|unplug|withdraw|change|transfer|separate|isolate|strike|order|borrow|buy|cut|increase|decrease)$/;

/** Verbs of speech, sight and thought, and of what was left out: that has no place, so a place behind is that of the thing. */
export const MINDS =
  /^(?:acknowledge|alert|announce|anticipate|ask|be|calculate|call|cancel|challenge|communicate|confuse|consider|contact|describe|discuss|dispute|disregard|doubt|estimate|explain|foresee|forget|ignore|inform|interpret|judge|know|mention|misinterpret|misjudge|misread|miss|mistake|misunderstand|monitor|notice|notify|omit|overestimate|overlook|postpone|propose|question|read|realise|realize|recall|recognise|recognize|remember|report|see|skip|spot|tell|think|trust|underestimate|understand|want|warn|watch)$/;

/** Verbs whose object is told with all that hangs on it: "botched the talks with the schools". */
const TOLD_WHOLE = /^(?:botch|bungle|fumble|mess|mishandle|screw)$/;

/** Verbs whose object is told something, or serves for something: "tell them about", "use it for". */
export const TELLS =
  /^(?:advise|alert|ask|brief|check|consult|contact|inform|notify|page|pay|prepare|remind|review|search|tell|test|thank|use|warn)$/;

const CALENDAR = new RegExp(`^(?:${MONTH_NAME}|${WEEKDAY}|week|quarter|day|about|around|almost)$`);

/** Those a deed is done for. */
export const BENEFITS =
  /^(?:all|client|customer|everybody|everyone|guest|reader|subscriber|tenant|us|user|visitor|them|time|once)$/;

/** Verbs that put something somewhere: where to is a part of the deed, done or not. */
const PUTS =
  /^(?:add|change|configure|deploy|disable|document|edit|enable|enter|file|hang|include|insert|install|key|leave|list|load|log|mark|mount|note|park|place|plug|post|print|publish|put|record|register|release|run|save|set|store|test|turn|type|update|write)$/;

/** How something is done: "with care". */
const MANNER =
  /^(?:approval|care|caution|confidence|consent|delay|ease|effort|force|haste|intent|permission|success|time)$/;

/** Whether the words behind an object may belong to it: "locked the cabinet **with the old maps**". */
export function mayBelong({ words, phrases }: Sentence, { verb }: Clause, end: number, undone = false): boolean {
  const word = words[end + 1];
  const opening = words[end + 2];
  if (word?.tag !== "preposition" && word?.lower !== "without") return false;
  // "think of users without a last name"; but "merged it without a review"
  const lacks = word.lower === "without" && opening?.tag !== "verb" && (undone || MINDS.test(verb.lemma));
  if (lacks) return true;
  if (OF_DEEDS.test(word.lower)) return false;
  const phrase = phrases.find(({ first }) => first === end + 2);
  // "by renaming the column"; "for a week", "at 10:02"
  if (opening?.tag === "verb" || opening?.tag === "pronoun" || !phrase || TOLD_WHOLE.test(verb.lemma)) return false;
  const tie = word.lower;
  // "on Android 9", "in May 2024"
  const before = words[phrase.head - 1];
  const numbered =
    words[phrase.head]?.tag === "number" && before && phrase.head > phrase.first && !CALENDAR.test(before.lower);
  if ((isTime(words, phrase) && !numbered) || /\d[:.h]\d\d/.test(opening?.text ?? "")) {
    // "overlooked the foul in the last minute"
    if (tie === "in" && opening?.tag === "determiner" && MINDS.test(verb.lemma)) return true;
    return tie === "of" || (tie === "from" && !FROM.test(verb.lemma));
  }
  // "in production", "by hand", "with care"
  const bare = phrase.first === phrase.head && opening?.tag === "noun" && opening.kind !== "opaque";
  if (tie === "with" && bare && !MANNER.test(opening.lemma)) return !WITH.test(verb.lemma);
  if (bare && opening.text === opening.lemma && tie !== "about" && tie !== "of") return false;
  if (tie === "with") return !WITH.test(verb.lemma);
  if (tie === "from") return !FROM.test(verb.lemma);
  // What was done on a table was done to what was on it; what was not done says nothing of where.
  if (/^(?:in|on|at)$/.test(tie)) {
    const code = opening?.kind === "opaque";
    return MINDS.test(verb.lemma) || (undone && !code && !PUTS.test(verb.lemma));
  }
  if (tie === "for" && BENEFITS.test(words[phrase.head]?.lemma ?? "")) return false;
  if (/^(?:about|for|of)$/.test(tie)) return !TELLS.test(verb.lemma);
  return !(tie === "by" && opening?.tag === "number");
}

/** Adverbs that open a clause without a comma. */
const OPENING =
  /^(?:accidentally|afterwards|again|also|apparently|earlier|even|eventually|finally|further|here|however|immediately|inadvertently|instead|later|meanwhile|mistakenly|next|now|once|previously|simultaneously|so|soon|still|subsequently|then|there|therefore|thus|today|twice|unfortunately|yesterday)$/;

/** Verbs that a clause may follow without "that". */
const SAYS =
  /^(?:admit|agree|allege|announce|assume|be|believe|claim|conclude|decide|discover|ensure|explain|fear|feel|figure|find|forget|guess|hear|hope|imagine|indicate|know|learn|mean|mention|note|notice|prove|read|realise|realize|recall|remember|report|require|say|see|show|speculate|state|suggest|suppose|suspect|tell|think|understand|wish|write)$/;

/**
 * Whether a clause can begin at a word: after a mark, a conjunction, a marker, a verb of saying, or an opening such as
 * "On Tuesday". After "Live" in "Live ops did not communicate it", the subject was cut in two.
 */
export function beginsFreely({ words, clauses, phrases }: Sentence, first: number): boolean {
  let at = first - 1;
  while (words[at]?.tag === "adverb" && OPENING.test(words[at]?.lower ?? "")) at--;
  const before = words[at];
  if (!before || !/^(?:noun|name|verb|adjective|number|adverb|pronoun)$/.test(before.tag)) return true;
  // "Investigators believe they …"
  if (clauses.some(({ verb, subject }) => verb.last === at && subject !== undefined && SAYS.test(verb.lemma)))
    return true;
  // "At 14:02 UTC Priyanka …", "Yesterday evening the crew …", "Because of the storm the crew …"
  const opening = words.findLastIndex((word, i) => i < at && /^(?:stop|comma|conjunction)$/.test(word.tag)) + 1;
  const timed = phrases.some((it) => it.first <= at && at <= it.last && isTime(words, it));
  return timed || opensPhrase(words[opening]) || /\d/.test(before.text);
}

function opensPhrase(word: Word | undefined): boolean {
  return word?.tag === "preposition" || word?.tag === "subordinator" || word?.tag === "to" || word?.tag === "wh";
}
