/** The harm itself ("Omar dropped the wrong table"), and its passive ("was dropped by Omar"). */

import { type AgentClass, isHuman, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import type { Lexicon } from "../lexicon.ts";
import { hasReason, isStateAtTime } from "../polarity.ts";
import { type Found, isKeptUp, isRemedy, isTheReason, slips, subjectRange } from "./act.ts";
import { harmfulTail, isMissed, PLANNED } from "./aftermath.ts";
import {
  betrays,
  DESTROYS,
  glances,
  goesAround,
  goesOn,
  isBlamedOnSomeone,
  isElsewhere,
  isFaulty,
  isHooked,
  REMOVES,
} from "./breach.ts";
import { isMisplaced, isWrong, mixesUp } from "./mixup.ts";

const HARM_OBJECT_OF_MAKING =
  /^(?:outage|downtime|bug|regression|mess|damage|data loss|corruption|breach|leak|crash|disruption|degradation|disaster|exposure|fire|chaos|delay|havoc|blackout|shutdown|overload|deadlock|breakage|collapse|flood|confusion|loss|mix-up|breakdown|incident|failure|problem|error|fault)$/;

/** "sent the broken parts **back**" */
const goesBack = ({ words }: Sentence, { verb, object }: Clause): boolean =>
  /^(?:send|ship|bring|take|give|return)$/.test(verb.lemma) && words[(object?.last ?? verb.last) + 1]?.lower === "back";

/** What one may do to a wrong thing without being the one who made it wrong. */
const RIGHTS =
  /^(?:correct|fix|revert|replace|remove|delete|undo|avoid|prevent|reject|stop|get|receive|see|have|be|show|return|describe|discuss|rule|blame|expect|mean|hear|read|spot|catch|find|know|suspect|assume|believe|think|say|tell|report|send back|refund|cancel|block|rename|repair|relabel|recall|mark|include|contain|exclude|cause|fear|feel|give up)$/;

/** What is found, thought or said by mistake does no harm. */
const FINDS =
  /^(?:discover|find|notice|see|stumble|learn|meet|hear|spot|catch|reveal|uncover|reproduce|assume|believe|think|know|report|conclude|suspect|expect|understand|interpret|identify|diagnose|attribute|blame|call|consider|describe|perceive|predict|guess|claim|say|state|tell|fix|solve|resolve|restore|help|get|receive|have)$/;

/** Work that is neutral unless it is done to the wrong thing: "filed it under the wrong name". */
const HANDS_ON = /^(?:write|post|file|page|call|assign|announce|notify|inform)$/;

const HAZARD = /^(?:gas|tap|fire|leak|oven|stove|burner|engine)$/;

/** What people have in their keeping. */
const KEPT =
  /^(?:photo|file|key|card|letter|package|parcel|record|document|form|sample|backup|receipt|badge|paperwork|list|note|laptop|phone)$/;

const HUMAN_WORK =
  /^(?:alert|alarm|warning|step|item|email|e-mail|page|ticket|comment|note|message|notification|mail|reminder|signal|line|request|instruction|sign|report|handover|entry|record|renewal|risk|detail|requirement|concern|complaint|question|dependency)$/;

/** "the wrong replica", "a bad config", "an outage". */
function harmfulPhrase(sentence: Sentence, phrase: NounPhrase | undefined, lexicon: Lexicon, verb: string): boolean {
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
  const missed = DESTROYS.test(verb.lemma) && object !== undefined && isMissed(sentence, clause);
  if (isRemedy(sentence, clause) && !missed) return undefined;
  // A log is told in the present: "10:04 Omar drops the wrong table".
  const told =
    verb.past ||
    (verb.modal === "must" && verb.perfect) ||
    verb.progressive ||
    (sentence.place.timeline && verb.finite) ||
    isKeptUp(clause);
  if (!told && !(clause.kind === "gerund" && !clause.inherited)) return undefined;
  const who = sentence.agent(subject, clause);
  const { words } = sentence;
  // "Customers misused the endpoint and broke the queue": those affected are agents of misuse only.
  const misuse =
    who === "recipient" &&
    sentence.clauses.some((c) => c.subject === subject && /^(?:misuse|abuse)$/.test(c.verb.lemma));
  const maker = isHuman(who) || misuse ? undefined : makerOf(sentence, clause, lexicon);
  if (maker) return { frame: "harm", agent: maker, range: subjectRange(sentence, clause, verb.last) };
  if (!isHuman(who) && !misuse) return undefined;
  const agent = misuse ? "external" : who;
  const found = (last: number): Found => ({ frame: "harm", agent, range: subjectRange(sentence, clause, last) });
  const relativeObject = clause.kind === "relative" && !object && clause.marker?.lower !== "who";
  const cleft = cleftOf(sentence, clause);
  if (cleft?.verb.negated) return undefined;
  const harms = lexicon.verbAt("HARM_V", words, verb.main, clause.particle);
  if (betrays(sentence, clause) || isHooked(sentence, clause)) return found(object?.head ?? verb.last);
  if (agent !== "we" && goesOn(sentence, clause) && !(hasReason(sentence) && !isTheReason(sentence, clause)))
    return found(object?.head ?? verb.last + 1);
  if (harms && (object || relativeObject) && !idiom(sentence, clause) && !isOperation(sentence, clause, lexicon))
    return found(harms.last);
  // "lost the photos"
  if (
    verb.lemma === "lose" &&
    object &&
    agent !== "we" &&
    KEPT.test(words[object.head]?.lemma ?? "") &&
    words[object.first]?.tag !== "possessive" &&
    sentence.clauses.every((it) => !it.verb.finite || it.subject === subject)
  )
    return found(object.head);
  // "stopped the press and **cost us** 4,000 copies"
  if (verb.lemma === "cost" && clause.inherited && verb.past && agent !== "we") return found(verb.last);
  if (agent !== "we" && glances(sentence, clause)) return found(verb.last);
  // "managed to delete the whole plan"
  const managed =
    verb.lemma === "manage"
      ? sentence.clauses.find((it) => it.kind === "infinitive" && it.governor === clause)
      : undefined;
  if (managed?.object && !isRemedy(sentence, managed)) {
    const { verb: deed, particle } = managed;
    if (DESTROYS.test(deed.lemma) || lexicon.verbAt("HARM_V", words, deed.main, particle)) return found(deed.last);
  }
  // "gave the wrong dose": whatever people do to the wrong thing, unless they find it or put it right.
  if (
    object &&
    (verb.past || verb.modal) &&
    (isWrong(sentence, object) || isMisplaced(sentence, clause)) &&
    !RIGHTS.test(verb.lemma) &&
    (HANDS_ON.test(verb.lemma) || !lexicon.verbAt("NEUTRAL_V", words, verb.main, clause.particle))
  )
    return found(isWrong(sentence, object) ? object.head : verb.last);
  // "did the switch by mistake"
  if (verb.lemma === "do" && slips(sentence, clause, lexicon)) return found(verb.last);
  // "accidentally suspended the account": whatever is done by mistake, unless it is seen, thought or said.
  if (object && agent !== "someone" && !FINDS.test(verb.lemma) && slips(sentence, clause, lexicon))
    return found(verb.last);
  const act =
    lexicon.verbAt("OP_V", words, verb.main, clause.particle) ??
    lexicon.verbAt("CAUSE_V", words, verb.main, clause.particle);
  if (!act) {
    return verb.lemma === "be" &&
      /\bbehind (?:the|this) (?:outage|incident|failure|breakage|crash|problem)\b/.test(
        lowerText(sentence, verb.last + 1, clause.last),
      )
      ? found(clause.last)
      : undefined;
  }
  const objectLemma = object ? (words[object.head]?.lemma ?? "") : "";
  const making = lexicon.verbAt("CAUSE_V", words, verb.main, clause.particle);
  if (
    making &&
    object &&
    HARM_OBJECT_OF_MAKING.test(objectLemma) &&
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
  // "The incident happened because a contractor pushed …"
  if (
    clause.kind === "subordinate" &&
    clause.marker?.lower === "because" &&
    sentence.clauses.some((c) => (c.last < clause.first || c.kind === "main") && happens(sentence, c, lexicon))
  )
    return found(verb.last);
  if (isTheCause(sentence, clause) || disarms(sentence, clause)) return found(verb.last);
  // The answer to a why: "Because Bastian turned it off."
  if (
    clause.kind === "subordinate" &&
    clause.marker?.lower === "because" &&
    clause.marker === words.find((word) => word.kind === "word") &&
    sentence.place.roles.includes("factors") &&
    !sentence.clauses.some((c) => c.kind === "main")
  )
    return found(verb.last);
  // "caused by the data team pushing …", "due to Wei pushing …"
  if (
    clause.kind === "gerund" &&
    /^(?:by|to|of|from)$/.test(words[subject.first - 1]?.lower ?? "") &&
    causes(sentence, subject.first)
  )
    return found(verb.last);
  return undefined;
}

/** "**Karim's change** took down the checkout": who made it is told for no other reason than to be named. */
function makerOf(sentence: Sentence, clause: Clause, lexicon: Lexicon): AgentClass | undefined {
  const { subject, verb, object } = clause;
  if (!subject?.possessor || !object || !verb.past || verb.modal) return undefined;
  if (!MADE.test(sentence.words[subject.head]?.lemma ?? "") || idiom(sentence, clause)) return undefined;
  const maker = sentence.agent(subject.possessor);
  const harms = lexicon.verbAt("HARM_V", sentence.words, verb.main, clause.particle);
  const worse = harms || harmfulPhrase(sentence, object, lexicon, verb.lemma);
  return worse && /^(?:name|handle|role)$/.test(maker ?? "") ? maker : undefined;
}

const MADE = /^(?:change|commit|edit|script|deploy|deployment|merge|migration|patch|update|query|restart|pr)$/;

/** "It was Omar who dropped the table": the clause with `it`, whose only work is to point. */
function cleftOf(sentence: Sentence, clause: Clause): Clause | undefined {
  if (clause.kind !== "relative" || clause.marker?.lower !== "who" || !clause.subject) return undefined;
  const { first } = clause.subject;
  const it = sentence.clauses.find(
    (other) =>
      other.verb.lemma === "be" && /^(?:it|that|this)$/.test(sentence.words[other.subject?.head ?? -1]?.lower ?? ""),
  );
  // "It was not the database but Omar who …"
  if (it?.verb.negated && sentence.words[first - 1]?.lower === "but") return clause;
  return it?.complement?.first === first ? it : undefined;
}

/** "The outage happened", "the incident was caused". */
function happens(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const subject = clause.subject && (sentence.words[clause.subject.head]?.lemma ?? "");
  // "The build broke because someone had bumped the version"
  const broke =
    /^(?:fail|break|crash|stop|die|freeze|hang|burst|overflow|stall)$/.test(clause.verb.lemma) &&
    !clause.object &&
    !isHuman(sentence.agent(clause.subject, clause));
  if (broke && clause.verb.past) return true;
  return (
    !!subject &&
    (lexicon.has("HARM_OBJ", subject) || subject === "this" || subject === "it") &&
    /^(?:happen|occur|start|begin|cause|fail|break|crash|go|come)$/.test(clause.verb.lemma)
  );
}

/** "The root of this was that Piotr had restarted the broker". */
function isTheCause({ words, clauses }: Sentence, { marker, kind }: Clause): boolean {
  if (marker?.lower !== "that" || (kind !== "complement" && kind !== "relative")) return false;
  const at = words.indexOf(marker);
  const is = clauses.find((it) => it.verb.lemma === "be" && it.verb.last === at - 1);
  return /^(?:root|cause|reason|explanation|trigger)$/.test(words[is?.subject?.head ?? -1]?.lemma ?? "");
}

/** What is there to warn or to protect. */
export const DEFENCES =
  "alarm alert backup check detector guard interlock limit limiter lock monitor monitoring protection replication safety sensor siren validation watchdog failover firewall".split(
    " ",
  );
const DEFENCE = new Set(DEFENCES);

/** "had switched off the siren in March": a defence that was gone when it was needed, with no reason given. */
function disarms(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  const { verb, particle, object, subject } = clause;
  const off = /^(?:switch|turn|power)$/.test(verb.lemma)
    ? particle === "off"
    : /^(?:disable|deactivate|silence|mute|unplug|remove)$/.test(verb.lemma);
  const thing = verb.passive ? subject : object;
  if (!off || !thing || !verb.perfect || !verb.past) return false;
  if (hasReason(sentence) && !isTheReason(sentence, clause)) return false;
  return words.slice(thing.first, thing.head + 1).some(({ lemma }) => DEFENCE.has(lemma));
}

/** Whether the words before an agent make it a cause: `caused by`, `due to`, `because of`, `as a result of`. */
function causes(sentence: Sentence, first: number): boolean {
  const before = lowerText(sentence, Math.max(0, first - 4), first - 1);
  return /(?:caused by|due to|because of|result of|triggered by|brought about by|resulted from|resulting from|thanks to)$/.test(
    before,
  );
}

/** Parts that are taken out of service one at a time, and what is wiped to start afresh. */
const UNIT =
  /^(?:node|host|replica|server|instance|machine|pod|disk|card|unit|feed|pump|member|shard|cache|lock|file|directory|workspace|checkout)$/;

const SPENT =
  /^(?:faulty|broken|bad|old|stale|failed|failing|unhealthy|degraded|corrupt|corrupted|stuck|defective|compromised|infected|idle|unused|orphaned|standby|spare|temporary)$/;

const ANEW = /^(?:rebuild|reinstall|recreate|reimage|re-image|reprovision|resync|replace)$/;

/** "took the faulty node offline", "wiped the host and reinstalled it": work in the words of harm. */
function isOperation(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { words } = sentence;
  const { verb, object, subject } = clause;
  if (!object || !/^(?:take|bring|wipe|nuke|blow|trash|torch|kill|break|crash|corrupt)$/.test(verb.lemma)) return false;
  const before = words.slice(object.first, object.head).map((word) => word.lower);
  if (slips(sentence, clause, lexicon) || before.some((word) => /^(?:wrong|live|production|incorrect)$/.test(word)))
    return false;
  if (PLANNED.test(lowerText(sentence, verb.first))) return true;
  if (/^(?:break|crash|corrupt)$/.test(verb.lemma) || harmfulTail(sentence, clause, lexicon)) return false;
  const anew = sentence.clauses.some((it) => it.subject === subject && ANEW.test(it.verb.lemma));
  return anew || before.some((word) => SPENT.test(word)) || UNIT.test(words[object.head]?.lemma ?? "");
}

/** "broke the news", "lost power", "took down the address", "exposed a bug". */
function idiom(sentence: Sentence, clause: Clause): boolean {
  const object = clause.object && (sentence.words[clause.object.head]?.lemma ?? "");
  switch (clause.verb.lemma) {
    case "break":
      return (
        clause.particle === "down" ||
        clause.particle === "out" ||
        clause.prepositions.some(({ preposition }) => sentence.words[preposition]?.lower === "into") ||
        /^(?:news|tie|ice|silence|record|loop|cycle|deadlock|link|symmetry|task|problem)$/.test(object ?? "")
      );
    case "expose":
    case "leak":
    case "crash":
      return /^(?:bug|issue|problem|weakness|flaw|gap|metric|endpoint|port|race|test)$/.test(object ?? "");
    // "locked the ward out **of** the records"; but "locked out the breaker", "the attacker"
    case "lock":
      return (
        !/\bout of\b/.test(lowerText(sentence, clause.verb.last + 1, clause.last)) ||
        sentence.agent(clause.object) === "adversary"
      );
    case "take":
      return clause.particle === "out" || /^(?:note|number|name|address|statement|detail)$/.test(object ?? "");
    default:
      return false;
  }
}

/** "The table was dropped by Omar": the passive that names its agent. */
export function passive(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, by } = clause;
  const { words } = sentence;
  if (!verb.passive) return undefined;
  if (verb.negated) return belittled() ?? undone();
  const agentless = !by && !clause.prepositions.some(({ preposition }) => words[preposition]?.lower === "by");
  const match = (list: string) => lexicon.verbAt(list, words, verb.main, clause.particle);
  if (agentless) {
    const subject = clause.subject && (words[clause.subject.head]?.lemma ?? "");
    const overlooked =
      /^(?:miss|overlook|ignore|forget|disregard)$/.test(verb.lemma) ||
      (/^(?:brush|shrug|wave)$/.test(verb.lemma) && /^(?:aside|off)$/.test(words[verb.last + 1]?.lower ?? ""));
    if (
      overlooked &&
      subject &&
      (HUMAN_WORK.test(subject) ||
        (verb.lemma === "forget" &&
          verb.past &&
          !/^(?:after|once|when|as)$/.test(words[verb.last + 1]?.lower ?? ""))) &&
      verb.finite &&
      // "Look for signals that were missed" is advice.
      (clause.kind !== "relative" || sentence.clauses.some((it) => it !== clause && it.verb.past))
    )
      return { frame: "omission", agent: undefined, range: subjectRange(sentence, clause, verb.last) };
    return undefined;
  }
  const agentPhrase =
    by ??
    clause.prepositions.find(
      ({ preposition, phrase }) => words[preposition]?.lower === "by" && isHuman(sentence.agent(phrase, clause)),
    )?.phrase;
  const agent = sentence.agent(agentPhrase, clause);
  if (!agentPhrase || !isHuman(agent) || agentPhrase.first - verb.last > 9) return undefined;
  const range = rangeOf(sentence, verb.first, Math.max(agentPhrase.last, verb.last));
  // The whole of it has to go: "by a member **of our staff**"; with "who …" after it, nothing can.
  const last = agentPhrase.of ? agentPhrase.of.last : agentPhrase.last;
  const next = words[words[last + 1]?.tag === "comma" ? last + 2 : last + 1];
  const found: Found = {
    frame: "passive",
    agent,
    range,
    ...(!/^(?:who|whose|which|that|and|or|\()$/.test(next?.lower ?? "") && {
      by: {
        start: (words[agentPhrase.first - 2] ?? words[0])?.end ?? range.start,
        end: words[last]?.end ?? range.end,
      },
    }),
  };
  const harms = match("HARM_V") && !isOperation(sentence, { ...clause, object: clause.subject }, lexicon);
  if (harms || /^(?:miss|ignore|overlook|forget|neglect|mis(?:read|hear|judge|interpret|understand))$/.test(verb.lemma))
    return found;
  if (verb.lemma === "dismiss" && !isHuman(sentence.agent(clause.subject, clause))) return found;
  if (!match("OP_V") && !match("CAUSE_V") && verb.lemma !== "make" && verb.lemma !== "write") return undefined;
  const operates = match("OP_V") || match("CAUSE_V");
  const subjectLemma = clause.subject ? (words[clause.subject.head]?.lemma ?? "") : "";
  // "Mistakes were made by the planning team"
  if (verb.lemma === "make" && lexicon.has("ERR", subjectLemma)) return found;
  if (
    operates &&
    (slips(sentence, clause, lexicon) ||
      harmfulPhrase(sentence, clause.subject, lexicon, verb.lemma) ||
      lexicon.has("HARM_OBJ", subjectLemma) ||
      disarms(sentence, clause) ||
      isMisplaced(sentence, clause) ||
      goesAround(sentence, clause) ||
      harmfulTail(sentence, clause, lexicon))
  )
    return found;
  // "the change made by Omar that broke the build"
  const relative =
    clause.kind === "participle" &&
    sentence.clauses.some(
      (c) =>
        c.kind === "relative" && c.verb.first > verb.last && lexicon.verbAt("HARM_V", words, c.verb.main, c.particle),
    );
  return relative ? found : undefined;

  /** "The first report was not taken seriously" */
  function belittled(): Found | undefined {
    const subject = clause.subject && (words[clause.subject.head]?.lemma ?? "");
    if (verb.lemma !== "take" || !subject || !HUMAN_WORK.test(subject) || !verb.past) return undefined;
    if (!words.slice(verb.last + 1, verb.last + 3).some(({ lower }) => lower === "seriously")) return undefined;
    return { frame: "omission", agent: undefined, range: subjectRange(sentence, clause, verb.last + 1) };
  }

  /** "was not announced by the network team" */
  function undone(): Found | undefined {
    const agent = sentence.agent(by, clause);
    if (!by || !isHuman(agent) || !verb.past || hasReason(sentence) || isStateAtTime(sentence)) return undefined;
    if (isOurs(agent) || !lexicon.verbAt("DID_NOT_V", words, verb.main, clause.particle)) return undefined;
    return { frame: "omission", agent, range: rangeOf(sentence, verb.first, by.last) };
  }
}
