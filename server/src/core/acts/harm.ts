/** The harm itself: "Omar dropped the wrong table". */

import { isHuman, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { type Found, isExplained, isKeptUp, isRemedy, purposeOf, slips, subjectRange } from "./act.ts";
import { bringsHarm, harmfulTail, IN_TRIAL, isMissed, leadsToHarm, tellsHarm, wentDown } from "./aftermath.ts";
import { doerOf, isTheStart, LAUNCHES } from "./attribution.ts";
import {
  betrays,
  DESTROYS,
  destroysKept,
  disarms,
  exposes,
  glances,
  goesAround,
  goesOn,
  handsToAttacker,
  isBlamedOnSomeone,
  isElsewhere,
  isFaulty,
  isHooked,
  isUnfit,
  REMOVES,
} from "./breach.ts";
import { cleftOf, happens, isLateInsight, isTheCause } from "./cause.ts";
import {
  FINDS,
  goesBack,
  HANDS_ON,
  HAZARD,
  idiom,
  isGoodRiddance,
  isGuess,
  isItsSource,
  isLeftover,
  isOperation,
  RIGHTS,
} from "./harmless.ts";
import { isMisplaced, isWrong, mixesUp } from "./mixup.ts";
import { endsWell, hasReason } from "./polarity.ts";

/** What people have in their keeping. */
const KEPT =
  /^(?:photo|file|key|card|letter|package|parcel|record|document|form|sample|backup|receipt|badge|paperwork|list|note|laptop|phone)$/;

const HANDS_OVER = /^(?:deliver|supply|provide|ship|publish|upload|hand|issue|post)$/;

/** "the wrong replica", "a bad config", "an outage". */
export function harmfulPhrase(
  sentence: Sentence,
  phrase: NounPhrase | undefined,
  lexicon: Lexicon,
  verb: string,
): boolean {
  if (!phrase) return false;
  for (let i = phrase.first; i <= phrase.head; i++) {
    const { lower } = sentence.words[i] ?? { lower: "" };
    if (lower === "wrong" || lower === "incorrect") return true;
    if ((lower === "live" || lower === "production") && i < phrase.head) {
      if (DESTROYS.test(verb)) return true;
    } else if (i < phrase.head && lexicon.has("HARM_ADJ", lower) && lower !== "live" && !REMOVES.test(verb))
      return true;
  }
  return false;
}

/** "Omar dropped the wrong table", "Lena pushed a change that broke the build"; nothing that repairs or is routine. */
export function harm(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject, object } = clause;
  if (verb.passive || verb.negated || !subject) return undefined;
  const missed =
    object !== undefined &&
    !IN_TRIAL.test(lowerText(sentence)) &&
    !endsWell(sentence, clause) &&
    ((DESTROYS.test(verb.lemma) && isMissed(sentence, clause)) ||
      (LAUNCHES.test(verb.lemma) && wentDown(sentence, clause, lexicon)));
  if ((isRemedy(sentence, clause) && !missed) || isItsSource(sentence, clause)) return undefined;
  // A log is told in the present: "10:04 Omar drops the wrong table".
  const told =
    verb.past ||
    (verb.modal === "must" && verb.perfect) ||
    verb.progressive ||
    (sentence.place.timeline && verb.finite) ||
    isKeptUp(clause);
  if (!told && !(clause.kind === "gerund" && !clause.inherited)) return undefined;
  const who = sentence.agent(subject, clause);
  // "Any person causing an outage will write a report": nobody has.
  if (!told && sentence.clauses.some(({ kind, verb }) => kind === "main" && verb.modal)) return undefined;
  const { words } = sentence;
  // "Customers misused the endpoint and broke the queue": those affected are agents of misuse only.
  const misuse =
    who === "recipient" &&
    sentence.clauses.some((c) => c.subject === subject && /^(?:misuse|abuse)$/.test(c.verb.lemma));
  const maker = isHuman(who) || misuse ? undefined : makerOf(sentence, clause, lexicon);
  if (maker) return { frame: "harm", ...maker, range: subjectRange(sentence, clause, verb.last) };
  if (!isHuman(who) && !misuse) return undefined;
  const agent = misuse ? "external" : who;
  const found = (last: number): Found => ({ frame: "harm", agent, range: subjectRange(sentence, clause, last) });
  const relativeObject = clause.kind === "relative" && !object && clause.marker?.lower !== "who";
  const cleft = cleftOf(sentence, clause);
  if (cleft?.verb.negated) return undefined;
  const harms = lexicon.verbAt("HARM_V", words, verb.main, clause.particle);
  if (
    betrays(sentence, clause) ||
    isHooked(sentence, clause) ||
    handsToAttacker(sentence, clause) ||
    (verb.past && exposes(sentence, clause))
  )
    return found(object?.head ?? verb.last);
  if (agent !== "we" && goesOn(sentence, clause) && !isExplained(sentence, clause))
    return found(object?.head ?? verb.last + 1);
  // "dug through the fibre"
  const struck =
    harms !== undefined && harms.last > verb.last && /^(?:through|into|over)$/.test(lowerAt(words, harms.last));
  if (
    harms &&
    (object || relativeObject || struck) &&
    !(struck && hasReason(sentence)) &&
    !idiom(sentence, clause) &&
    !isOperation(sentence, clause, lexicon)
  )
    return found(harms.last);
  if (!isOurs(agent) && destroysKept(sentence, clause)) return found(object?.last ?? verb.last);
  // "lost the photos"
  if (
    verb.lemma === "lose" &&
    object &&
    agent !== "we" &&
    KEPT.test(headLemma(words, object)) &&
    words[object.first]?.tag !== "possessive" &&
    sentence.clauses.every((it) => !it.verb.finite || it.subject === subject)
  )
    return found(object.head);
  // "stopped the press and **cost us** 4,000 copies"
  if (verb.lemma === "cost" && clause.inherited && verb.past && agent !== "we") return found(verb.last);
  if (agent !== "we" && glances(sentence, clause)) return found(verb.last);
  // "managed to delete the whole plan"
  const managed = verb.lemma === "manage" ? purposeOf(sentence, clause) : undefined;
  if (managed?.object && !isRemedy(sentence, managed) && !isGoodRiddance(sentence, managed)) {
    const { verb: deed, particle } = managed;
    // "somehow managed to publish the draft" says so of anything
    if (LAUNCHES.test(deed.lemma) && lowerText(sentence, 0, verb.first).includes("somehow")) return found(deed.last);
    if (DESTROYS.test(deed.lemma) || lexicon.verbAt("HARM_V", words, deed.main, particle)) return found(deed.last);
  }
  // "gave the wrong dose": whatever people do to the wrong thing, unless they find it or put it right.
  if (
    object &&
    (verb.past || verb.modal) &&
    ((isWrong(sentence, object) && !isLeftover(sentence, object)) ||
      isMisplaced(sentence, clause) ||
      isUnfit(sentence, clause)) &&
    !RIGHTS.test(verb.lemma) &&
    !goesBack(sentence, clause) &&
    !isGuess(sentence, clause) &&
    (HANDS_ON.test(verb.lemma) || !lexicon.verbAt("NEUTRAL_V", words, verb.main, clause.particle))
  )
    return found(isWrong(sentence, object) ? object.head : verb.last);
  // "delivered a broken connector"
  if (HANDS_OVER.test(verb.lemma) && verb.past && harmfulPhrase(sentence, object, lexicon, verb.lemma))
    return found(object?.head ?? verb.last);
  // "did the switch by mistake"
  if (verb.lemma === "do" && slips(sentence, clause, lexicon)) return found(verb.last);
  // "accidentally suspended the account": whatever is done by mistake, unless it is seen, thought or said.
  if (object && agent !== "someone" && !FINDS.test(verb.lemma) && slips(sentence, clause, lexicon))
    return found(verb.last);
  // "Omar restarting all of them led to an outage"
  if (
    /^(?:lead|result|end)$/.test(verb.lemma) &&
    sentence.clauses.some(
      (it) => it.kind === "gerund" && it.subject === subject && it.last < verb.first && it.verb.lemma !== "be",
    ) &&
    bringsHarm(sentence, clause, lexicon)
  )
    return found(verb.last);
  const act =
    lexicon.verbAt("OP_V", words, verb.main, clause.particle) ??
    lexicon.verbAt("CAUSE_V", words, verb.main, clause.particle);
  if (!act) {
    return verb.lemma === "be" &&
      /(?:\bbehind|^the (?:\w+ )?(?:cause|source) of) (?:the|this) (?:outage|incident|failure|breakage|crash|problem)\b/.test(
        lowerText(sentence, verb.last + 1, clause.last),
      )
      ? found(clause.last)
      : undefined;
  }
  const objectLemma = headLemma(words, object);
  const making = lexicon.verbAt("CAUSE_V", words, verb.main, clause.particle);
  if (
    making &&
    object &&
    lexicon.has("HARM_OBJ", objectLemma) &&
    !/^(?:issue|mistake|recall)$/.test(objectLemma) &&
    !(objectLemma === "delay" && verb.lemma === "introduce") &&
    !/^(?:create|start|open|merge|approve|lose)$/.test(verb.lemma)
  )
    return found(object.head);
  if (making && object && /^(?:outage|bug|regression|mess|chaos|breakage|havoc|confusion)$/.test(objectLemma))
    return found(object.head);
  // "It was the cook who turned the gas off" may be thanks.
  const rescued = DESTROYS.test(verb.lemma) || clause.particle === "off" ? HAZARD.test(objectLemma) : false;
  if (cleft && !rescued && lexicon.verbAt("OP_V", words, verb.main, clause.particle)) return found(verb.last);
  if (slips(sentence, clause, lexicon)) return found(verb.last);
  if (harmfulPhrase(sentence, object, lexicon, verb.lemma) && !goesBack(sentence, clause))
    return found(object?.head ?? verb.last);
  if (mixesUp(sentence, clause)) return found(verb.last);
  if (isMisplaced(sentence, clause) || goesAround(sentence, clause)) return found(verb.last);
  if (agent !== "we" && DESTROYS.test(verb.lemma) && isElsewhere(sentence, clause)) return found(verb.last);
  if (agent !== "we" && (isFaulty(sentence, clause, lexicon) || isBlamedOnSomeone(sentence, clause)))
    return found(verb.last);
  if (agent !== "we" && missed) return found(verb.last);
  // "The carrier dropped to 2 Mbit/s without a warning": nobody dropped anything.
  const itself = !object && /^(?:drop|stop|change|run|start|move|close|reset|grow|fall|increase)$/.test(verb.lemma);
  if (!itself && harmfulTail(sentence, clause, lexicon)) return found(verb.last);
  if (!itself && agent !== "we" && leadsToHarm(sentence, clause, lexicon)) return found(verb.last);
  // "The incident happened because a contractor pushed …"; "as" and "since" may tell the time as well.
  if (
    clause.kind === "subordinate" &&
    (clause.marker?.lower === "because" || (verb.perfect && /^(?:as|since)$/.test(clause.marker?.lower ?? ""))) &&
    sentence.clauses.some(
      (c) =>
        (c.last < clause.first || c.kind === "main") &&
        (happens(sentence, c, lexicon) || tellsHarm(sentence, c, lexicon)),
    )
  )
    return found(verb.last);
  if (isTheCause(sentence, clause) || (agent !== "we" && isTheStart(sentence, clause, lexicon)))
    return found(verb.last);
  if (disarms(sentence, clause) || isLateInsight(sentence, clause)) return found(verb.last);
  // The answer to a why: "Because Bastian turned it off."
  if (
    clause.kind === "subordinate" &&
    clause.marker?.lower === "because" &&
    clause.marker === words.find((word) => word.kind === "word") &&
    sentence.place.roles.includes("factors") &&
    !sentence.clauses.some((c) => c.kind === "main")
  )
    return found(verb.last);
  return undefined;
}

/** "**Karim's change** took down the checkout", "a change **by the network team** caused an outage": whose work the harm was. */
function makerOf(sentence: Sentence, clause: Clause, lexicon: Lexicon): Pick<Found, "agent" | "who"> | undefined {
  const { subject, verb, object } = clause;
  if (!subject || !verb.past || verb.modal || verb.negated || idiom(sentence, clause)) return undefined;
  // "It was not Omar's commit that broke it"
  if (/\b(?:is|was) (?:not|n't)$/.test(lowerText(sentence, 0, subject.first - 1))) return undefined;
  // "The intern's script found the broken links"
  const worse = object && !RIGHTS.test(verb.lemma) && harmfulPhrase(sentence, object, lexicon, verb.lemma);
  const harms = sentence.place.timeline
    ? lexicon.verbAt("HARM_V", sentence.words, verb.main, clause.particle)
    : bringsHarm(sentence, clause, lexicon);
  const doer = worse || harms ? doerOf(sentence, subject) : undefined;
  return doer && { agent: doer.agent, ...(doer.who && { who: doer.who }) };
}
