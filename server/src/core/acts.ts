/**
 * What a sentence says somebody did, or did not do, in four frames: the harm itself ("Omar dropped the wrong table"),
 * the passive with its agent ("was dropped by Omar"), the omission ("Omar forgot to …") and the mistake ("an error by
 * Omar"). The rules about agents differ only in whom they are about.
 */
import { type AgentClass, isHuman } from "./english/agents.ts";
import type { Clause } from "./english/clauses.ts";
import type { NounPhrase } from "./english/nounPhrases.ts";
import { clauseAt, lowerText, rangeOf, type Sentence } from "./english/sentence.ts";
import type { Lexicon } from "./lexicon.ts";
import { hasReason, isCredit, isDenied, isStateAtTime } from "./polarity.ts";
import type { Range } from "./text.ts";

export type ActFrame = "harm" | "passive" | "omission" | "mistake";

export interface Act {
  readonly frame: ActFrame;
  /** Who; undefined for an omission that names nobody: "the warning was overlooked". */
  readonly agent: AgentClass | undefined;
  /** The words that say who did what. */
  readonly range: Range;
  /** The words to strike so that nobody is named: the `by` phrase of a passive, with its leading blank. */
  readonly by?: Range;
  /** The clause that tells of it; an act told by a noun has none. */
  readonly clause?: Clause;
  /** Whether the sentence also gives the condition, which is the form to aim for. */
  readonly reasoned: boolean;
}

/** Verbs that remove something: done to what is broken they are a remedy, not a harm. */
const REMOVES =
  /^(?:delete|remove|drop|disable|stop|kill|restart|reboot|unplug|disconnect|revoke|purge|mute|silence|replace|close|reset|detach|clear|uninstall|turn|switch|shut|power|overwrite|truncate|cut|rename|change|edit|update|modify|move|upgrade|downgrade|migrate|rerun|deactivate|archive|reconfigure|redeploy)$/;
const DESTROYS =
  /^(?:delete|remove|drop|truncate|overwrite|disable|shut|kill|stop|unplug|disconnect|purge|format|clear|detach|cut|reset|wipe)$/;
const HARM_OBJECT_OF_MAKING =
  /^(?:outage|downtime|bug|regression|mess|damage|data loss|corruption|breach|leak|crash|disruption|degradation|disaster|exposure|fire|chaos|delay|havoc|blackout|shutdown|overload|deadlock|breakage|collapse|flood|confusion|loss|mix-up|breakdown|incident|failure|problem|error|fault)$/;
const REMEDY =
  /^(?:stop|free|reduce|prevent|restore|limit|protect|avoid|contain|isolate|relieve|shed|recover|mitigate|fix|resolve|repair|test|verify|check|investigate|debug|reproduce|drain|save|rule)$/;
const TAIL_GERUND = /^(?:cause|lead|result|break|trigger|bring|take|knock|disconnect|expose|crash|corrupt|overload)$/;
const WITHOUT =
  /^(?:testing|tests|review|reviews|checking|asking|approval|backup|backups|reading|telling|notice|warning|verification|verifying|sign-off|permission|validation|staging|reviewing|looking|backing|coordination|authorisation|authorization|draining|pausing|notifying|informing|consulting|coordinating|announcing|warning|performing|opening|confirming|validating|realising|realizing|noticing|stopping|following|dump|snapshot|copy)$/;
const WARNED = /^(?:warnings?|objections?|concerns?|alerts?|advice)$/;
const HUMAN_WORK =
  /^(?:alert|alarm|warning|step|item|email|e-mail|page|ticket|comment|note|message|notification|mail|reminder|signal|line|request|instruction|sign|report|handover|entry)$/;

/** All acts of a sentence. Headings, thanks and what went well hold none. */
export function findActs(sentence: Sentence, lexicon: Lexicon): Act[] {
  if (sentence.place.heading || isCredit(sentence)) return [];
  const acts: Act[] = [];
  const reasoned = hasReason(sentence);
  for (const clause of sentence.clauses) {
    if (isUnreal(clause)) continue;
    const act =
      passive(sentence, clause, lexicon) ??
      omission(sentence, clause, lexicon) ??
      impliedOmission(sentence, clause, lexicon) ??
      mistake(sentence, clause, lexicon) ??
      harm(sentence, clause, lexicon);
    if (act) acts.push({ ...act, clause, reasoned: reasoned && !isTheReason(sentence, clause) });
  }
  for (const phrase of sentence.phrases) {
    const act = nominal(sentence, phrase, lexicon);
    if (act && !acts.some((other) => other.range.start < act.range.end && act.range.start < other.range.end))
      acts.push({ ...act, reasoned });
  }
  return acts;
}

type Found = Omit<Act, "reasoned">;

/** "… because Omar forgot to renew it", "due to Omar forgetting": the act is the reason that is given, it has none. */
function isTheReason({ words }: Sentence, clause: Clause): boolean {
  if (/^(?:because|since|as)$/.test(clause.marker?.lower ?? "")) return true;
  const { subject } = clause;
  return clause.kind === "gerund" && !!subject && /^(?:to|of)$/.test(words[subject.first - 1]?.lower ?? "");
}

/** Conditions, possibilities, requirements and questions tell of no act. */
function isUnreal(clause: Clause): boolean {
  const { marker, verb } = clause;
  // "must have missed it" says that it was so.
  if (verb.modal && !(verb.modal === "must" && verb.perfect)) return true;
  // "Had nobody been watching"; but "nor did he test".
  if (clause.inverted && (!verb.negated || verb.perfect)) return true;
  if (marker?.tag === "wh" && clause.kind !== "relative") return true;
  return marker !== undefined && /^(?:if|unless|whether|lest|in case)$/.test(marker.lower);
}

function subjectRange(sentence: Sentence, clause: Clause, last: number): Range {
  const { subject } = clause;
  const near =
    subject && !clause.inherited && subject.first < clause.verb.first && clause.verb.first - subject.last <= 8;
  return rangeOf(sentence, near ? subject.first : clause.verb.first, Math.max(last, clause.verb.last));
}

function adverbIn(sentence: Sentence, clause: Clause, lexicon: Lexicon, list: string): boolean {
  if (clause.verb.adverbs.some((i) => lexicon.has(list, sentence.words[i]?.lower ?? ""))) return true;
  return sentence.matches.some(
    (match) => match.list === list && match.first > clause.verb.last && match.last <= clause.last,
  );
}

const SLIP_PHRASE = /\b(?:by mistake|by accident|in error)\b/;

function slips(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  return (
    clause.verb.adverbs.some((i) => lexicon.has("SLIP_V", sentence.words[i]?.lower ?? "")) ||
    adverbIn(sentence, clause, lexicon, "CHAR_ADV") ||
    SLIP_PHRASE.test(lowerText(sentence, clause.verb.last + 1, clause.last)) ||
    sentence.words
      .slice(clause.verb.last + 1, Math.min(clause.last, clause.verb.last + 8) + 1)
      .some((word) => word.tag === "adverb" && lexicon.has("SLIP_V", word.lower))
  );
}

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

/** "…, causing forty minutes of downtime", "which led to the outage", "without testing". */
function harmfulTail(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const index = sentence.clauses.indexOf(clause);
  for (const next of sentence.clauses.slice(index + 1, index + 4)) {
    const object = next.object ?? next.prepositions[0]?.phrase;
    const harms =
      object &&
      (lexicon.has("HARM_OBJ", sentence.words[object.head]?.lemma ?? "") ||
        (object.of && lexicon.has("HARM_OBJ", sentence.words[object.of.head]?.lemma ?? "")));
    const breaks =
      lexicon.verbAt("HARM_V", sentence.words, next.verb.main, next.particle) !== undefined ||
      /^(?:exhaust|saturate|flood|starve|overwhelm)$/.test(next.verb.lemma);
    if (
      next.kind === "gerund" &&
      !next.verb.negated &&
      next.marker === undefined &&
      TAIL_GERUND.test(next.verb.lemma) &&
      (harms || breaks)
    )
      return true;
    if (
      next.kind === "relative" &&
      next.marker?.lower === "which" &&
      (breaks || (/^(?:cause|lead|result|trigger|create)$/.test(next.verb.lemma) && harms))
    )
      return true;
  }
  // "restarted it without a dump, since the disk was full" gives the condition.
  if (hasReason(sentence) && !isTheReason(sentence, clause)) return false;
  for (let i = clause.verb.last + 1; i < Math.min(clause.last + 5, sentence.words.length); i++) {
    const without = sentence.words[i]?.lower === "without";
    if (!without && !/^(?:despite|ignoring)$/.test(sentence.words[i]?.lower ?? "")) continue;
    const window = sentence.words.slice(i + 1, i + 5);
    if (window.some((word) => (without ? WITHOUT : WARNED).test(word.lower))) return true;
  }
  return false;
}

/** "to the live table **instead of** the staging **table**": one thing taken for another of its kind. */
function mixesUp(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  for (const taken of [clause.object, ...clause.prepositions.map((it) => it.phrase)]) {
    if (!taken || !/^(?:instead of|rather than)$/.test(lowerText(sentence, taken.last + 1, taken.last + 2))) continue;
    const meant = sentence.phrases.find((phrase) => phrase.first === taken.last + 3);
    if (!meant || words[taken.first]?.lower !== "the" || words[meant.first]?.lower !== "the") continue;
    if (words[meant.head]?.lemma === words[taken.head]?.lemma || words[meant.head]?.lower === "one") return true;
  }
  return false;
}

/** A purpose that repairs: "killed the query **to free connections**". */
function isRemedy(sentence: Sentence, clause: Clause): boolean {
  return sentence.clauses.some(
    (next) => next.kind === "infinitive" && next.governor === clause && REMEDY.test(next.verb.lemma),
  );
}

function harm(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject, object } = clause;
  if (verb.passive || verb.negated || !subject || isRemedy(sentence, clause)) return undefined;
  // A log is told in the present: "10:04 Omar drops the wrong table".
  const told = verb.past || verb.progressive || (sentence.place.timeline && verb.finite);
  if (!told && !(clause.kind === "gerund" && !clause.inherited)) return undefined;
  const who = sentence.agent(subject, clause);
  const { words } = sentence;
  // "Customers misused the endpoint and broke the queue": those affected are agents of misuse only.
  const misuse =
    who === "recipient" &&
    sentence.clauses.some((c) => c.subject === subject && /^(?:misuse|abuse)$/.test(c.verb.lemma));
  if (!isHuman(who) && !misuse) return undefined;
  const agent = misuse ? "external" : who;
  const found = (last: number): Found => ({ frame: "harm", agent, range: subjectRange(sentence, clause, last) });
  const relativeObject = clause.kind === "relative" && !object && clause.marker?.lower !== "who";
  const cleft = cleftOf(sentence, clause);
  if (cleft?.verb.negated) return undefined;
  const harms = lexicon.verbAt("HARM_V", words, verb.main, clause.particle);
  if (object && betrays(sentence, clause)) return found(object.head);
  if (harms && (object || relativeObject) && !idiom(sentence, clause) && !isOperation(sentence, clause, lexicon))
    return found(harms.last);
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
  if (cleft && lexicon.verbAt("OP_V", words, verb.main, clause.particle)) return found(verb.last);
  if (slips(sentence, clause, lexicon)) return found(verb.last);
  if (harmfulPhrase(sentence, object, lexicon, verb.lemma)) return found(object?.head ?? verb.last);
  if (mixesUp(sentence, clause)) return found(verb.last);
  if (isMisplaced(sentence, clause)) return found(verb.last);
  if (harmfulTail(sentence, clause, lexicon)) return found(verb.last);
  // "The incident happened because a contractor pushed …"
  if (
    clause.kind === "subordinate" &&
    clause.marker?.lower === "because" &&
    sentence.clauses.some((c) => c.last < clause.first && happens(sentence, c, lexicon))
  )
    return found(verb.last);
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

/** "left the checkout in a broken state", "committed a secret" */
function betrays({ words }: Sentence, { verb, object, prepositions }: Clause): boolean {
  if (verb.lemma === "commit")
    return (
      /^(?:secret|password|credential|token|key)$/.test(words[object?.head ?? -1]?.lemma ?? "") &&
      !words.some((word) => /^(?:vault|kms|store|manager)$/.test(word.lower))
    );
  return (
    verb.lemma === "leave" &&
    prepositions.some(
      ({ phrase }) =>
        words[phrase.head]?.lower === "state" &&
        words
          .slice(phrase.first, phrase.head)
          .some((word) =>
            /^(?:bad|broken|inconsistent|unsafe|insecure|unusable|wrong|half-finished)$/.test(word.lower),
          ),
    )
  );
}

/** "to the wrong folder", "on the incorrect host" */
function isMisplaced({ words }: Sentence, clause: Clause): boolean {
  return clause.prepositions.some(
    ({ phrase }) =>
      words[phrase.first]?.lower === "the" &&
      words.slice(phrase.first, phrase.head).some((word) => word.lower === "wrong" || word.lower === "incorrect"),
  );
}

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
  return (
    !!subject &&
    (lexicon.has("HARM_OBJ", subject) || subject === "this" || subject === "it") &&
    /^(?:happen|occur|start|begin|cause|fail|break|crash|go|come)$/.test(clause.verb.lemma)
  );
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
const PLANNED =
  /\b(?:for maintenance|as planned|gracefully|on purpose|deliberately|for (?:the|a) (?:drill|test|exercise)|for debugging|one by one|cleanly|safely)\b/;
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
    case "take":
      return clause.particle === "out" || /^(?:note|number|name|address|statement|detail)$/.test(object ?? "");
    default:
      return false;
  }
}

function passive(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, by } = clause;
  const { words } = sentence;
  if (!verb.passive) return undefined;
  if (verb.negated) return undone();
  const agentless = !by && !clause.prepositions.some(({ preposition }) => words[preposition]?.lower === "by");
  const match = (list: string) => lexicon.verbAt(list, words, verb.main, clause.particle);
  if (agentless) {
    const subject = clause.subject && (words[clause.subject.head]?.lemma ?? "");
    const overlooked = /^(?:miss|overlook|ignore|forget|disregard)$/.test(verb.lemma);
    if (overlooked && subject && HUMAN_WORK.test(subject) && verb.finite)
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
  if (harms || /^(?:miss|ignore|overlook|forget|neglect)$/.test(verb.lemma)) return found;
  if (!match("OP_V") && !match("CAUSE_V") && verb.lemma !== "make" && verb.lemma !== "write") return undefined;
  const operates = match("OP_V") || match("CAUSE_V");
  const subjectLemma = clause.subject ? (words[clause.subject.head]?.lemma ?? "") : "";
  if (
    operates &&
    (slips(sentence, clause, lexicon) ||
      harmfulPhrase(sentence, clause.subject, lexicon, verb.lemma) ||
      lexicon.has("HARM_OBJ", subjectLemma) ||
      isMisplaced(sentence, clause) ||
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

  /** "was not announced by the network team" */
  function undone(): Found | undefined {
    const agent = sentence.agent(by, clause);
    if (!by || !isHuman(agent) || !verb.past || hasReason(sentence) || isStateAtTime(sentence)) return undefined;
    if (agent === "we" || agent === "self" || !lexicon.verbAt("DID_NOT_V", words, verb.main, clause.particle))
      return undefined;
    return { frame: "omission", agent, range: rangeOf(sentence, verb.first, by.last) };
  }
}

function omission(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject } = clause;
  if (!subject || verb.passive || verb.lemma === "be") return undefined;
  // "seems to have forgotten the limit" tells what was.
  const told = verb.perfect && /^(?:appear|seem)$/.test(clause.governor?.verb.lemma ?? "");
  if ((clause.kind === "infinitive" && !told) || (clause.kind === "gerund" && clause.inherited)) return undefined;
  const agent = sentence.agent(subject, clause);
  if (!isHuman(agent)) return undefined;
  const { words } = sentence;
  // "Nobody checked" is an absolute, not somebody's omission.
  const nobody = /^(?:nobody|no|no-one|none)$/.test(words[subject.first]?.lower ?? "");
  const general =
    agent === "you" ||
    (agent === "someone" && /^(?:anyone|anybody|everyone|everybody)$/.test(words[subject.head]?.lower ?? ""));
  if (general) return undefined;
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
  const object = words[clause.object?.head ?? -1]?.lemma ?? "";
  const left =
    (verb.lemma === "skip" && SKIPPABLE.test(object)) ||
    (verb.lemma === "dismiss" && DISMISSIBLE.test(object) && !sentence.words.some((word) => word.lower === "after"));
  if (left && agent !== "self" && verb.past && !verb.negated && !isRemedy(sentence, clause))
    return found(clause.object?.last ?? verb.last);
  const idle =
    (verb.lemma === "do" || verb.lemma === "think") && clause.object && words[clause.object.head]?.lower === "nothing";
  const third = agent !== "self" && agent !== "we";
  if (third && idle && verb.past && !verb.negated && !isGoodNothing()) return found(clause.object?.last ?? verb.last);
  if (
    !third ||
    !verb.negated ||
    nobody ||
    isStateAtTime(sentence) ||
    (hasReason(sentence) && !isTheReason(sentence, clause))
  )
    return undefined;
  // In a timeline, what was not seen or known is a record; what was not done is a verdict even there.
  const { timeline } = sentence.place;
  // "did not page them until the traces pointed at the switch": the condition came then.
  const until = sentence.clauses.some((it) => it.marker?.lower === "until" && it.first > verb.last);
  if (until && !PERCEIVES.test(verb.lemma)) return undefined;
  const anything = /^any(?:thing)?$/.test(words[clause.object?.first ?? -1]?.lower ?? "");
  if ((timeline || anything) && PERCEIVES.test(verb.lemma)) return undefined;
  const once =
    verb.past ||
    timeline ||
    words.slice(verb.first, verb.main).some((word) => word.lower === "have" || word.lower === "has");
  if (!once || !lexicon.verbAt("DID_NOT_V", words, verb.main, clause.particle)) return undefined;
  return found(verb.last);

  /** "did nothing wrong", "did nothing but wait" */
  function isGoodNothing(): boolean {
    const next = words[(clause.object?.last ?? 0) + 1];
    const of = /^(?:of|about)$/.test(next?.lower ?? "");
    return nobody || !(of || !next || /^(?:stop|comma|conjunction|preposition|subordinator|close)$/.test(next.tag));
  }

  /** "failed over", "missed the train". */
  function isOtherSense(): boolean {
    const object = clause.object ? (words[clause.object.head]?.lemma ?? "") : "";
    return (
      (verb.lemma === "fail" && clause.particle === "over") ||
      (verb.lemma === "miss" && /^(?:meeting|call|bridge|stand-up|train|flight|lunch|dinner)$/.test(object)) ||
      object === "nothing" ||
      (verb.lemma === "ignore" &&
        words
          .slice(clause.object?.first ?? 0, clause.object?.head ?? 0)
          .some((word) => /^(?:unrelated|noisy|flaky|spurious|known|false|irrelevant)$/.test(word.lower)))
    );
  }
}

const SKIPPABLE =
  /^(?:test|canary|check|dry-run|backup|training|rehearsal|drill|validation|verification|scan|count|staging|briefing|lesson|inspection)$/;
const DISMISSIBLE = /^(?:alert|alarm|warning|page|report|concern|complaint|suggestion|it|sign|message|ticket|finding)$/;
const PERCEIVES = /^(?:see|notice|realise|realize|spot|know|catch|find|observe|hear|understand|react|respond|act)$/;

/** "- Forgot to mute the alert", "- Did not test the restore": an item without a subject is about people. */
function impliedOmission(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb } = clause;
  const { place, words } = sentence;
  if (clause.subject || !place.startsItem || !verb.past || verb.passive || verb.first > 1) return undefined;
  const infinitive = sentence.clauses.find((next) => next.kind === "infinitive" && next.governor === clause);
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

function mistake(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject, object } = clause;
  const { words } = sentence;
  const agent = sentence.agent(subject, clause);
  if (
    !subject ||
    !isHuman(agent) ||
    verb.negated ||
    (agent === "someone" && /^(?:anyone|anybody|people|everyone)$/.test(words[subject.head]?.lower ?? ""))
  )
    return undefined;
  if (
    /^(?:make|commit|introduce)$/.test(verb.lemma) &&
    !verb.passive &&
    (verb.past || clause.kind === "gerund") &&
    object &&
    lexicon.has("ERR", words[object.head]?.lemma ?? "")
  ) {
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, object.head) };
  }
  if (verb.lemma === "mistake" && verb.passive && verb.finite && !clause.by)
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last) };
  const rest = lowerText(sentence, verb.last + 1, Math.min(clause.last, verb.last + 4));
  if (
    verb.lemma === "be" &&
    verb.past &&
    (/^(?:mistaken|at fault)\b/.test(rest) ||
      (/^wrong\b/.test(rest) && sentence.clauses.some((c) => c.kind === "infinitive" && c.first === verb.last + 2)))
  ) {
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last + 1) };
  }
  if (verb.lemma === "get" && verb.past && /^(?:it|this|that) wrong\b/.test(rest))
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last + 2) };
  return undefined;
}

const DEED =
  /^(?:deletion|removal|misconfiguration|mistyping|misuse|overwrite|overwriting|truncation|corruption|mishandling|mislabelling|mislabeling|misreading|mismanagement|destruction|disclosure|misrouting|misplacement)$/;
const OMISSION_NOUN =
  /^(?:failure|inability|refusal|reluctance|unwillingness|neglect|omission|inattention|inaction|carelessness|negligence|complacency|indecision|mismanagement|mishandling|misjudgement|misjudgment)$/;

/** Acts as nouns: "the engineer's failure to …", "a mistake by the new administrator", "deletion of the bucket by an intern". */
function nominal(sentence: Sentence, phrase: NounPhrase, lexicon: Lexicon): Found | undefined {
  const { words } = sentence;
  const head = words[phrase.head];
  if (!head) return undefined;
  const deed = DEED.test(head.lemma);
  const err = lexicon.has("ERR", head.lemma);
  const omitted = OMISSION_NOUN.test(head.lemma);
  if (!deed && !err && !omitted) return undefined;
  const clause = clauseAt(sentence, phrase.first);
  if ((clause && isUnreal(clause)) || isDenied(sentence, phrase.first)) return undefined;
  const frame: ActFrame = omitted ? "omission" : deed ? "passive" : "mistake";
  const possessor = phrase.possessor && sentence.agent(phrase.possessor);
  if (isHuman(possessor) || isPossessive(sentence, phrase)) {
    const agent = possessor ?? possessiveAgent(words[phrase.first]?.lower ?? "");
    // "our failures" are outages; "our failure to test" is an omission.
    if (agent === "we" && head.lemma === "failure" && words[phrase.last + 1]?.tag !== "to") return undefined;
    if (agent && isHuman(agent) && (frame !== "passive" || phrase.of))
      return { frame, agent, range: rangeOf(sentence, phrase.first, phrase.last) };
  }
  const after = owner(sentence, phrase, omitted);
  return after ? { frame, agent: after.agent, range: rangeOf(sentence, phrase.head, after.last) } : undefined;
}

const POSSESSIVES: Readonly<Record<string, AgentClass>> = { my: "self", our: "we", his: "they", her: "they" };

function isPossessive(sentence: Sentence, phrase: NounPhrase): boolean {
  return !phrase.possessor && (sentence.words[phrase.first]?.lower ?? "") in POSSESSIVES;
}

function possessiveAgent(lower: string): AgentClass | undefined {
  return POSSESSIVES[lower];
}

/** "… by PERSON", "… on the part of PERSON", "… made by PERSON", and for omissions "… of PERSON to". */
function owner(
  sentence: Sentence,
  phrase: NounPhrase,
  ofCounts: boolean,
): { agent: AgentClass; last: number } | undefined {
  const { words } = sentence;
  if (ofCounts && phrase.of) {
    const agent = sentence.agent(phrase.of);
    if (isHuman(agent) && agent) return { agent, last: phrase.of.last };
  }
  for (let i = phrase.last + 1; i < Math.min(words.length, phrase.last + 9); i++) {
    const word = words[i];
    if (!word || word.tag === "stop" || word.tag === "comma" || word.tag === "modal" || word.tag === "be")
      return undefined;
    // "corruption confirmed by a maintainer": what somebody did to it is another matter.
    if (word.tag === "verb" && !/^(?:make|commit|introduce|cause)$/.test(word.lemma)) return undefined;
    const part = word.lower === "part" && words[i + 1]?.lower === "of";
    if (word.lower !== "by" && word.lower !== "from" && !part) continue;
    const next = part ? i + 2 : i + 1;
    const by = sentence.phrases.find((other) => other.first === next);
    const agent = sentence.agent(by);
    if (by && agent && isHuman(agent)) return { agent, last: by.last };
    if (word.lower === "by") return undefined;
  }
  // "on the engineer's part"
  const part = sentence.phrases.find(
    (other) =>
      other.first > phrase.last &&
      other.first <= phrase.last + 3 &&
      words[other.head]?.lower === "part" &&
      words[other.first - 1]?.lower === "on",
  );
  const agent =
    part && (part.possessor ? sentence.agent(part.possessor) : possessiveAgent(words[part.first]?.lower ?? ""));
  return part && agent && isHuman(agent) ? { agent, last: part.last } : undefined;
}
