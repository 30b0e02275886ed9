/** What was not done: "Omar forgot to …", "the warning was overlooked". */

import { isHuman, isOurs, isPerson, isThirdPerson, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt, type Word } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Range } from "../text.ts";
import {
  type Found,
  HUMAN_WORK,
  isDuty,
  isExplained,
  isKeptUp,
  isRemedy,
  isUnreal,
  OWED,
  purposeOf,
  REMEDY,
  subjectRange,
} from "./act.ts";
import { harm } from "./harm.ts";
import { FINDS } from "./harmless.ts";
import { DEEDS } from "./mistake.ts";
import { hasReason, isStateAtTime } from "./polarity.ts";

/** "Omar forgot to renew it", "nobody checked", "the warning was overlooked". */
export function omission(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject } = clause;
  if (verb.passive) return undefined;
  const without = doneWithout(sentence, clause, lexicon);
  if (without) return without;
  if (!subject) return undefined;
  if (verb.lemma === "be") return slowness(sentence, clause);
  const unseen = unheeded(sentence, clause);
  if (unseen) return unseen;
  // "seems to have forgotten the limit" tells what was.
  const { governor } = clause;
  const told = verb.perfect && /^(?:appear|seem)$/.test(governor?.verb.lemma ?? "");
  // "decided to skip the load test"
  const decided =
    !!governor?.verb.past &&
    !governor.verb.negated &&
    !governor.verb.modal &&
    /^(?:decide|choose|opt)$/.test(governor.verb.lemma);
  if (
    (clause.kind === "infinitive" && !told && !decided) ||
    (clause.kind === "gerund" && clause.inherited && !isKeptUp(clause) && !isAbsent(clause))
  )
    return undefined;
  // "claims that he has not opened it"
  const claim = governor ?? sentence.clauses[sentence.clauses.indexOf(clause) - 1];
  if (verb.negated && clause.kind === "complement" && CLAIMS.test(claim?.verb.lemma ?? "")) return undefined;
  const { words } = sentence;
  const { timeline } = sentence.place;
  const who = sentence.agent(subject, clause);
  // "The user forgot to move the link": one at work, as what is forgotten tells.
  const agent =
    who === "recipient" && verb.lemma === "forget" && words[verb.last + 1]?.tag === "to" && isSingle(words, subject)
      ? "role"
      : who;
  if (!isHuman(agent)) return undefined;
  // "Nobody checked" is an absolute, not somebody's omission.
  const nobody = /^(?:nobody|no|no-one|none|not)$/.test(lowerAt(words, subject.first));
  const general =
    agent === "you" ||
    (agent === "someone" && /^(?:anyone|anybody|everyone|everybody)$/.test(lowerAt(words, subject.head)));
  // "An engineer under load misses a line in 400 alerts": so would any.
  const any =
    !verb.past &&
    !verb.perfect &&
    !timeline &&
    (lowerAt(words, subject.first) === "people" ||
      (isSingle(words, subject) && /^an?$/.test(lowerAt(words, subject.first))));
  if (general || any) return undefined;
  const found = (last: number): Found => ({ frame: "omission", agent, range: subjectRange(sentence, clause, last) });
  const match = lexicon.verbAt("OMISSION_V", words, verb.main, clause.particle);
  if (
    match &&
    match.negated === verb.negated &&
    !(nobody && !/^(?:bother|think|care)$/.test(verb.lemma)) &&
    !isOtherSense()
  ) {
    // "forgot to renew": the infinitive belongs to what was not done.
    const infinitive = sentence.clauses.find(
      (next) => next.kind === "infinitive" && next.governor === clause && next.first <= match.last + 1,
    );
    return found(Math.max(match.last, infinitive?.verb.last ?? 0));
  }
  const slow = slowness(sentence, clause);
  if (slow) return slow;
  const first = lowerAt(words, clause.object?.first ?? -1);
  if (!verb.negated && first !== "no" && !LEAVES.test(verb.lemma)) return undefined;
  const object = headLemma(words, clause.object);
  const last = clause.object?.last ?? verb.last;
  const left =
    (verb.lemma === "skip" && words.slice(clause.object?.first, last + 1).some((it) => OWED.test(it.lemma))) ||
    (verb.lemma === "dismiss" &&
      (object === "it" || HUMAN_WORK.test(object)) &&
      !sentence.words.some((word) => word.lower === "after"));
  if (left && agent !== "self" && (verb.past || decided) && !verb.negated && !isRemedy(sentence, clause))
    return found(clause.object?.last ?? verb.last);
  const lapses = [last, last + 1].find((i) => DECAYS.test(lowerAt(words, i)));
  if (verb.lemma === "let" && clause.object && lapses && verb.past && !verb.negated && !isOurs(agent))
    return found(lapses);
  if (fallsSilent(sentence, clause) && !isOurs(agent)) return found(verb.last + 1);
  const whom = lowerText(sentence, clause.object?.first ?? verb.last + 1, last);
  const idle =
    (/^(?:do|think)$/.test(verb.lemma) && whom === "nothing") ||
    // "told nobody", "kept it to themselves"
    (/^(?:tell|ask|warn|inform|notify|consult|alert|call)$/.test(verb.lemma) &&
      /^(?:nobody|no one|no-one)$/.test(whom)) ||
    (verb.lemma === "keep" &&
      /^(?:it|this|that|(?:the|a|an|his|her|their) (?:[\w-]+ ){1,2}) ?(?:quiet|to (?:himself|herself|themselves|itself))\b/.test(
        lowerText(sentence, verb.last + 1),
      ));
  const third = !isOurs(agent);
  // "left no documentation", "took no precautions"
  const none =
    first === (verb.negated ? "any" : "no") && OWED.test(object) && !lexicon.verbAt("NEUTRAL_V", words, verb.main);
  if (third && none && !nobody && verb.past && !hasReason(sentence) && !isStateAtTime(sentence))
    return found(clause.object?.head ?? verb.last);
  if (third && idle && verb.past && !verb.negated && !isGoodNothing()) return found(clause.object?.last ?? verb.last);
  // "did not restart the primary, which kept the data safe"
  if (
    /, which (?:\w+ly )?(?:kept|saved|preserved|protected|prevented|spared|avoided|limited|helped|allowed|gave)\b/.test(
      lowerText(sentence, verb.last + 1),
    )
  )
    return undefined;
  if (!third || !verb.negated || nobody || isStateAtTime(sentence) || isExplained(sentence, clause)) return undefined;
  // In a timeline, what was not seen or known is a record; what was not done is a verdict even there.
  // "did not page them until the traces pointed at the switch": the condition came then.
  const until = sentence.clauses.some((it) => it.marker?.lower === "until" && it.first > verb.last);
  if (until && !PERCEIVES.test(verb.lemma)) return undefined;
  const anything = /^any(?:thing)?$/.test(first);
  if ((timeline || anything) && PERCEIVES.test(verb.lemma)) return undefined;
  // "had not seen this relay before": what was new, not what was neglected.
  const isNew = verb.perfect && /\bbefore$/.test(lowerText(sentence, verb.last + 1, clause.last));
  if (isNew && PERCEIVES.test(verb.lemma)) return undefined;
  // "had never flown this route": what was new to them.
  const never = verb.perfect && verb.adverbs.some((i) => lowerAt(words, i) === "never");
  if (never && PRACTISED.test(verb.lemma)) return undefined;
  // "isn't looking very closely"
  const inattentive =
    verb.progressive &&
    /^(?:look|watch|listen|pay|check|monitor|read)$/.test(verb.lemma) &&
    /\b(?:closely|carefully|attention|properly|thoroughly|hard enough)\b/.test(
      lowerText(sentence, verb.first, clause.last),
    );
  const once =
    verb.past ||
    inattentive ||
    (verb.progressive && !isPerson(agent)) ||
    timeline ||
    isAbsent(clause) ||
    isTold(sentence, clause) ||
    words.slice(verb.first, verb.main).some((word) => word.lower === "have" || word.lower === "has");
  return once && (inattentive || isDeed(sentence, clause, lexicon)) ? found(verb.last) : undefined;

  /** "did nothing wrong", "did nothing but wait" */
  function isGoodNothing(): boolean {
    const next = words[(clause.object?.last ?? 0) + 1];
    const of = /^(?:of|about)$/.test(next?.lower ?? "");
    return nobody || !(of || !next || /^(?:stop|comma|conjunction|preposition|subordinator|close)$/.test(next.tag));
  }

  /** "failed over", "missed the train". */
  function isOtherSense(): boolean {
    const object = headLemma(words, clause.object);
    return (
      (verb.lemma === "fail" && clause.particle === "over") ||
      // "failed in March"; but "failed in noticing it"
      (match?.entry === "fail in" && !lowerAt(words, verb.last + 2).endsWith("ing")) ||
      // "lost sight of the screens for ten minutes": they went dark.
      (verb.lemma === "lose" &&
        object === "sight" &&
        /^(?:display|screen|view|gauge|dashboard|graph|picture|feed|track|target|vessel|aircraft|ship|boat|train|vehicle|drone|robot|runway|road|lead|trend)$/.test(
          headLemma(words, clause.object?.of),
        )) ||
      // "The clinic failed to reach the portal": its machines did.
      (verb.lemma === "fail" &&
        agent === "external" &&
        /^to (?:connect|reach|load|sync|start|boot|resolve|receive|get|log|open|authenticate|process|submit)\b/.test(
          lowerText(sentence, verb.last + 1),
        )) ||
      (verb.lemma === "miss" &&
        /^(?:meeting|call|bridge|stand-up|train|flight|bus|boat|plane|tram|lunch|dinner|block|vote|attestation|slot|heartbeat|packet|frame|checkpoint|round|epoch)$/.test(
          object,
        )) ||
      object === "nothing" ||
      // "I've been sitting on this story for a while"
      (verb.lemma === "sit" && agent === "self" && lowerAt(words, verb.last + 2) === "this") ||
      // "I forgot to eat that day", "I missed my daughter's play"
      (verb.lemma === "forget" && /^to (?:eat|sleep|drink|breathe|blink)\b/.test(lowerText(sentence, verb.last + 1))) ||
      (verb.lemma === "miss" && agent === "self" && lowerAt(words, clause.object?.first ?? -1) === "my") ||
      // "The desk overlooked the harbour"
      (verb.lemma === "overlook" &&
        /^(?:harbour|harbor|yard|sea|lake|park|river|street|square|garden|bay|valley|city|town|track|field|hall|floor|port|beach)$/.test(
          object,
        )) ||
      // "failed to reproduce it": those who look for the cause tell how far they got.
      (verb.lemma === "fail" &&
        /^to (?:reproduce|replicate|recreate|save|rescue|revive|resuscitate)\b/.test(
          lowerText(sentence, verb.last + 1),
        )) ||
      (verb.lemma === "ignore" && /^(?:noise|pain|cold|distraction)$/.test(object)) ||
      (verb.lemma === "ignore" &&
        words
          .slice(clause.object?.first ?? 0, clause.object?.head ?? 0)
          .some((word) => /^(?:unrelated|noisy|flaky|spurious|known|false|irrelevant)$/.test(word.lower)))
    );
  }
}

/** Who says so of themself or others stands up for them. */
const CLAIMS = /^(?:claim|insist|maintain|swear|assert|vow)$/;

/** What can be done so that something else is not: "let it lapse", "told nobody", "skipped the review". */
const LEAVES = /^(?:skip|dismiss|let|stop|quit|cease|do|think|tell|ask|warn|inform|notify|consult|alert|call|keep)$/;

const isSingle = (words: readonly Word[], { head }: NounPhrase): boolean => words[head]?.lower === words[head]?.lemma;

/** "approved it, **not having read** the plan", "delayed it **by failing to file** the plan" */
const isAbsent = ({ kind, marker, verb, governor }: Clause): boolean =>
  kind === "gerund" &&
  governor !== undefined &&
  !governor.verb.modal &&
  !governor.verb.negated &&
  (verb.negated
    ? (!marker || marker.lower === "for") && (governor.verb.past || verb.perfect)
    : /^(?:by|of|for|in)$/.test(marker?.lower ?? "") && governor.verb.past);

/** "such as **the drivers not using** the brake"; but "the risk of the drivers not using it" */
const isTold = (sentence: Sentence, { kind, inherited, subject, verb }: Clause): boolean =>
  kind === "gerund" &&
  !inherited &&
  verb.negated &&
  subject !== undefined &&
  !/\b(?:risk|chance|case|event|danger|possibility|avoid\w*|prevent\w*|stop\w*)\b/.test(
    lowerText(sentence, 0, subject.first - 1),
  );

/** Whether somebody who did not do this left something undone: "did not put up a sign"; but "did not want it". */
export function isDeed(sentence: Sentence, { verb, object, particle }: Clause, lexicon: Lexicon): boolean {
  const { words } = sentence;
  const is = (list: string): boolean => lexicon.verbAt(list, words, verb.main, particle) !== undefined;
  // "did not identify the cause": those who looked for it tell how far they got.
  if (verb.lemma === "identify" && /^(?:cause|reason|source|origin|root)$/.test(headLemma(words, object))) return false;
  // "did not perform the deletion": somebody else did.
  if (DEEDS.includes(headLemma(words, object)) || ALLEGED.test(headLemma(words, object))) return false;
  // "did not give up", "did not run", "did not plan to go on"
  if ((verb.lemma === "give" && particle === "up") || (verb.lemma === "run" && !object)) return false;
  if (verb.lemma === "plan" && lowerAt(words, verb.last + 1) === "to") return false;
  // "did not set off the alarm"
  // "did not charge us for the week"
  if (
    verb.lemma === "charge" &&
    (isHuman(sentence.agent(object)) || /^(?:customer|client|fee|extra|account|price)$/.test(headLemma(words, object)))
  )
    return false;
  // "takes care of more tasks, not limited to the press"
  if (verb.lemma === "limit" && lowerAt(words, verb.last + 1) === "to") return false;
  // "never changed the default password"
  if (verb.lemma === "change")
    return /^(?:password|credential|secret|default|lock|filter|oil)$/.test(headLemma(words, object));
  if (is("DID_NOT_V")) return verb.lemma !== "set" || particle !== "off";
  // "did not do so"
  if (verb.lemma === "do")
    return /^(?:so|this|that|it|(?:his|her|their) \w+)\b/.test(lowerText(sentence, verb.last + 1));
  if (!object) return false;
  // "did not have backups enabled"
  if (verb.lemma === "have")
    return /^(?:enabled|configured|set up|installed|in place)\b/.test(lowerText(sentence, object.last + 1));
  return (
    lowerAt(words, object.first) !== "any" &&
    !NO_DEED.test(verb.lemma) &&
    !FINDS.test(verb.lemma) &&
    !["HARM_V", "OP_V", "CAUSE_V"].some(is)
  );
}

const ALLEGED = /^(?:suspension|log-?in|theft|attack|purchase|intrusion|leak)$/;

/** To have, to want, to meet with or to be able to do something is nobody's duty, and some things are good to leave. */
const NO_DEED =
  /^(?:be|affect|impact|need|want|wish|experience|suffer|mean|intend|like|feel|stay|leave|win|hold|harm|damage|touch|steal|access|exploit|cost|exceed|require|contain|include|recover|remember|recall|own|possess|face|encounter|reach|gain|earn|doubt|mind|trust|enter|attack|accept|detect|determine|observe|trace|locate|give up|fit|suit|benefit|violate|breach|ignore|forget|miss|waste|lie|disclose|sell|buy|pay|afford|interrupt|hit|bill|invoice|lend|donate|invest|vote|envision|envisage|imagine)$/;

/** "were slow to respond", "took far too long to tell us" */
function slowness(sentence: Sentence, clause: Clause): Found | undefined {
  const { verb, subject } = clause;
  const agent = sentence.agent(subject, clause);
  if (!isWeOrOther(agent) || !verb.past || verb.negated || isUnreal(clause)) return undefined;
  const pattern = verb.lemma === "be" ? RELUCTANT : verb.lemma === "take" ? TOO_LONG : undefined;
  const said = pattern?.exec(lowerText(sentence, verb.last + 1));
  if (!said || hasReason(sentence)) return undefined;
  const last = verb.last + said[0].split(" ").length;
  return { frame: "omission", agent, range: subjectRange(sentence, clause, last) };
}

/** What others wait for. */
const ANSWERS =
  "(?:answer|respond|reply|react|act|escalate|acknowledge|notice|reali[sz]e|recogni[sz]e|communicate|tell|inform|notify|warn|announce|help|admit|address|investigate|update";
const RELUCTANT = new RegExp(
  `^(?:(?:far |much )?too (?:slow|hesitant|late) to \\w+|(?:\\w+ly |very |too |so |a bit )?(?:slow|reluctant|unwilling|hesitant|late) (?:to|in) ${ANSWERS}|responding|reacting|communicating|escalating))\\b`,
);
const TOO_LONG = new RegExp(
  `^(?:us |them )?(?:(?:far |way |much |entirely )?too long to|(?:[\\w.:-]+ ){1,4}to even) ${ANSWERS}|find|call|page|decide|open|look|read|start|check|join)\\b`,
);

/**
 * "The alert **went unnoticed**", "had gone unread by the night desk", "it **escaped the attention of** two inspectors",
 * "**slipped her mind**", "**sat unread in Colin's tray**"
 */
function unheeded(sentence: Sentence, clause: Clause): Found | undefined {
  const { words, phrases } = sentence;
  const { verb, subject, object } = clause;
  if (!verb.past || verb.negated || isUnreal(clause)) return undefined;
  const range = (last: number): Range => subjectRange(sentence, clause, last);
  const told = (phrase: NounPhrase | undefined, last: number): Found | undefined => {
    const whom = phrase && (phrase.possessor ?? phrase.of);
    const own = /^(?:his|her|their)$/.test(lowerAt(words, phrase?.first ?? -1));
    const agent = own ? "they" : sentence.agent(whom);
    return isThirdPerson(agent)
      ? { frame: "omission", agent, range: range(Math.max(last, phrase?.of?.last ?? 0)) }
      : undefined;
  };
  if (/^(?:escape|slip)$/.test(verb.lemma) && /^(?:attention|notice|mind|memory)$/.test(headLemma(words, object)))
    return told(object, object?.last ?? verb.last);
  const at = verb.last + 1;
  if (/^(?:sit|lie|lay|linger|languish|stay|remain)$/.test(verb.lemma) && UNREAD.test(lowerAt(words, at))) {
    // "stayed unsigned" may be read as two verbs.
    const { prepositions } = sentence.clauses.find((it) => it.verb.main === at) ?? clause;
    const place = prepositions.find(
      ({ preposition, phrase }) =>
        /^(?:in|on|with)$/.test(lowerAt(words, preposition)) &&
        /^(?:inbox|mailbox|queue|tray|desk|drawer|in-tray|pigeonhole|voicemail|phone|junk)$/.test(
          headLemma(words, phrase),
        ),
    )?.phrase;
    return told(place, place?.last ?? at);
  }
  if (
    verb.lemma !== "go" ||
    !/^(?:un(?:noticed|heeded|answered|read|checked|reported|addressed)|ignored)$/.test(lowerAt(words, at))
  )
    return undefined;
  const by = lowerAt(words, at + 1) === "by" ? phrases.find((it) => it.first === at + 2) : undefined;
  const agent = by && sentence.agent(by);
  if (by) return isThirdPerson(agent) ? { frame: "omission", agent, range: range(by.last) } : undefined;
  return HUMAN_WORK.test(headLemma(words, subject))
    ? { frame: "omission", agent: undefined, range: range(at) }
    : undefined;
}

/** "**stopped answering** our messages" */
function fallsSilent({ words }: Sentence, { verb }: Clause): boolean {
  return (
    /^(?:stop|quit|cease)$/.test(verb.lemma) &&
    verb.past &&
    !verb.negated &&
    /^(?:respond|answer|reply|communicat|contribut|attend|show|report|coordinat)\w*ing$/.test(
      lowerAt(words, verb.last + 1),
    )
  );
}

/** "loaded the pallets **without scanning** them", where the work itself would not be told as a harm. */
function doneWithout(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { words } = sentence;
  const { marker, verb } = clause;
  if (clause.kind !== "gerund" || !isForgone(words, marker)) return undefined;
  // "assumed that the route was set, without asking": who assumed it did not ask.
  const at = words.indexOf(marker);
  const main = sentence.clauses.find((it) => it.kind === "main" && it.verb.finite);
  // "Rather than asking, they guessed"
  const outer = words[at - 1]?.tag === "comma" || at < 2 ? main : undefined;
  const governor =
    clause.governor && isHuman(sentence.agent(clause.governor.subject)) ? clause.governor : (outer ?? clause.governor);
  if (!governor || governor.verb.modal) return undefined;
  // "Rather than asking for a new part, the crew repaired the belt" is no failing.
  if (
    marker.lower === "than" &&
    (REMEDY.test(governor.verb.lemma) || /^(?:roll|revert|restart|rebuild|replace|undo)$/.test(governor.verb.lemma))
  )
    return undefined;
  const present = sentence.place.timeline || /^(?:name|handle|they)$/.test(sentence.agent(governor.subject) ?? "");
  if (!governor.verb.past && !present && !isKeptUp(governor)) return undefined;
  if (governor.verb.negated || governor.verb.passive || isUnreal(governor) || isRemedy(sentence, governor))
    return undefined;
  const agent = sentence.agent(governor.subject, governor);
  if (!isThirdPerson(agent) || hasReason(sentence)) return undefined;
  const unasked = clause.prepositions.some(({ phrase }) => AWAITED.test(headLemma(words, phrase)));
  const unopened =
    (verb.lemma === "wait" && unasked) || (verb.lemma === "open" && READ.test(headLemma(words, clause.object)));
  if (!(isDuty(lexicon, verb.lemma) || unopened) || harm(sentence, governor, lexicon)) return undefined;
  const range = rangeOf(sentence, at - (marker.lower === "without" ? 0 : 1), clause.object?.last ?? verb.last);
  return { frame: "omission", agent, range };
}

/** What others give before one goes on. */
const AWAITED = /^(?:approval|sign-off|review|go-ahead|confirmation|clearance|permission|answer|reply|signature)$/;

/** What is opened to be read. */
const READ = /^(?:diff|plan|ticket|log|output|file|manual|runbook|chart|note|attachment|document|report|checklist)$/;

/** "**without** checking", "**instead of** checking", "**rather than** checking" */
function isForgone(words: readonly Word[], marker: Word | undefined): marker is Word {
  const before = words[words.indexOf(marker as Word) - 1]?.lower;
  return (
    marker?.lower === "without" ||
    (marker?.lower === "of" && before === "instead") ||
    (marker?.lower === "than" && before === "rather")
  );
}

/** "let the certificate lapse" */
const DECAYS =
  /^(?:lapse|expire|slip|drift|overheat|overflow|rot|slide|burn|fester|linger|accumulate|spoil|perish|rust|starve)$/;

const UNREAD = /^(?:un(?:read|opened|answered|acknowledged|touched|signed|actioned)|ignored)$/;

/** What one has done before, or meets for the first time. */
const PRACTISED =
  /^(?:fly|drive|sail|dive|use|run|do|perform|see|work|handle|face|meet|operate|visit|enter|practise|practice|rehearse|play|hear|encounter|try|experience)$/;

const PERCEIVES = /^(?:see|notice|realise|realize|spot|know|catch|find|observe|hear|understand|react|respond|act)$/;

/** "- Forgot to mute the alert", "- Did not test the restore": an item without a subject is about people. */
export function impliedOmission(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb } = clause;
  const { place, words } = sentence;
  if (clause.subject || !place.startsItem || !verb.past || verb.passive || verb.first > 1) return undefined;
  const infinitive = purposeOf(sentence, clause);
  const forgot = /^(?:forget|neglect)$/.test(verb.lemma) && !verb.negated;
  const blames = place.roles.some((role) => role === "factors" || role === "poorly" || role === "lessons");
  if (!blames && !(forgot && infinitive && !place.roles.includes("actions"))) return undefined;
  const failed =
    verb.lemma === "fail" &&
    infinitive !== undefined &&
    lexicon.verbAt("DID_NOT_V", words, infinitive.verb.main) !== undefined;
  const omitted = verb.negated && lexicon.verbAt("DID_NOT_V", words, verb.main, clause.particle) !== undefined;
  if (!forgot && !failed && !omitted) return undefined;
  return {
    frame: "omission",
    agent: undefined,
    range: rangeOf(sentence, verb.first, Math.max(verb.last, infinitive?.verb.last ?? 0)),
  };
}
