/** Work and sayings in the words of harm: "took the faulty node offline", "broke the news", "sent the broken part back". */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { slips } from "./act.ts";
import { harmfulTail, PLANNED } from "./aftermath.ts";
import { endsWell } from "./polarity.ts";

/** "sent the broken parts **back**", "overwrote the wrong label **with the right one**" */
export const goesBack = (sentence: Sentence, { verb, object }: Clause): boolean =>
  (/^(?:send|ship|bring|take|give|return)$/.test(verb.lemma) &&
    lowerAt(sentence.words, (object?.last ?? verb.last) + 1) === "back") ||
  /^with the (?:right|correct) /.test(lowerText(sentence, (object?.last ?? verb.last) + 1));

/** "followed **the wrong lead** for an hour": who looks for a cause looks in other places first. */
export const isGuess = ({ words }: Sentence, { verb, object, prepositions }: Clause): boolean =>
  /^(?:search|investigate|examine|suspect|chase)$/.test(verb.lemma) ||
  [object, ...prepositions.map((it) => it.phrase)].some((it) =>
    /^(?:lead|trail|clue|track|trace|hypothesis|theory|diagnosis|hint|suspect)$/.test(headLemma(words, it)),
  );

/** "managed to delete **the malware**", "managed to drop the lock, **and the queue moved again**" */
export const isGoodRiddance = (sentence: Sentence, clause: Clause): boolean =>
  endsWell(sentence, clause) ||
  /^(?:malware|virus|worm|backdoor|intruder|leak|fire|lock|spam|noise|duplicate|attacker)$/.test(
    headLemma(sentence.words, clause.object),
  ) ||
  sentence.words.slice(clause.object?.first, clause.object?.head).some(({ lower }) => SPENT.test(lower));

const HOSTILE = /^(?:phishing|malicious|illegal|darknet|fake|fraudulent|pirated|infected|hostile|rogue)$/;

/** "cleaned up **all wrong pods**": what was wrong before; but "cleaned the wrong tank" */
export const isLeftover = ({ words }: Sentence, { first }: NounPhrase): boolean =>
  /^(?:all|these|those|any|every|each|remaining|both|many|some)$/.test(lowerAt(words, first));

/** What one may do to a wrong thing without being the one who made it wrong. */
export const RIGHTS =
  /^(?:correct|detect|discover|flag|identify|notice|recogni[sz]e|fix|revert|replace|remove|delete|undo|avoid|prevent|reject|stop|get|receive|see|have|be|show|return|describe|discuss|rule|blame|expect|mean|hear|read|spot|catch|find|know|suspect|assume|believe|think|say|tell|report|send back|refund|cancel|block|rename|repair|relabel|recall|mark|include|contain|exclude|cause|fear|feel|give up)$/;

/** What is found, thought or said by mistake does no harm. */
export const FINDS =
  /^(?:discover|find|notice|see|stumble|learn|meet|hear|spot|catch|reveal|uncover|reproduce|assume|believe|think|know|report|conclude|suspect|expect|understand|interpret|identify|diagnose|attribute|blame|call|consider|describe|perceive|predict|guess|claim|say|state|tell|fix|solve|resolve|restore|help|get|receive|have|obtain|acquire)$/;

/** Work that is neutral unless it is done to the wrong thing: "filed it under the wrong name". */
export const HANDS_ON = /^(?:write|post|file|page|call|assign|announce|notify|inform)$/;

export const HAZARD = /^(?:gas|tap|fire|leak|oven|stove|burner|engine)$/;

/** Parts that are taken out of service one at a time, and what is wiped to start afresh. */
const UNIT =
  /^(?:node|host|replica|server|instance|machine|pod|disk|card|unit|feed|pump|member|shard|cache|lock|file|directory|workspace|checkout)$/;

export const SPENT =
  /^(?:faulty|broken|bad|old|stale|failed|failing|unhealthy|degraded|corrupt|corrupted|stuck|defective|compromised|infected|idle|unused|orphaned|standby|spare|temporary)$/;

const ANEW = /^(?:rebuild|reinstall|recreate|reimage|re-image|reprovision|resync|replace)$/;

/** "took the faulty node offline", "wiped the host and reinstalled it": work in the words of harm. */
export function isOperation(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { words } = sentence;
  const { verb, object, subject } = clause;
  if (!object || !/^(?:take|bring|wipe|nuke|blow|trash|torch|kill|break|crash|corrupt)$/.test(verb.lemma)) return false;
  const before = words.slice(object.first, object.head).map((word) => word.lower);
  if (slips(sentence, clause, lexicon) || before.some((word) => /^(?:wrong|live|production|incorrect)$/.test(word)))
    return false;
  if (PLANNED.test(lowerText(sentence, verb.first))) return true;
  if (/^(?:break|crash|corrupt)$/.test(verb.lemma) || harmfulTail(sentence, clause, lexicon)) return false;
  const anew = sentence.clauses.some((it) => it.subject === subject && ANEW.test(it.verb.lemma));
  // "node 3"
  const unit = words[object.head]?.tag === "number" ? lemmaAt(words, object.head - 1) : headLemma(words, object);
  return anew || before.some((word) => SPENT.test(word)) || UNIT.test(unit);
}

/**
 * "deleted the record **causing the errors**": what did the harm is what goes. But "deleted the table causing an outage"
 * lacks no more than a comma.
 */
export const isItsSource = ({ clauses, words }: Sentence, { verb, object }: Clause): boolean =>
  object !== undefined &&
  /^(?:delete|remove|drop|disable|stop|kill|clear|purge)$/.test(verb.lemma) &&
  /^(?:record|row|event|rule|job|query|message|request|entry|alert|lock|process|task|hook|filter|line)$/.test(
    headLemma(words, object),
  ) &&
  clauses.some(
    (it) =>
      it.kind === "gerund" &&
      it.subject?.head === object.head &&
      it.verb.lemma === "cause" &&
      /^(?:problem|issue|error|alert|failure|exception|loop|noise)$/.test(headLemma(words, it.object)),
  );

/** "broke the news", "lost power", "took down the address", "exposed a bug". */
export function idiom(sentence: Sentence, clause: Clause): boolean {
  const object = clause.object && headLemma(sentence.words, clause.object);
  // "took the phishing page offline"
  if (sentence.words.slice(clause.object?.first, clause.object?.head).some(({ lower }) => HOSTILE.test(lower)))
    return true;
  switch (clause.verb.lemma) {
    case "bring":
      return /^(?:rate|cost|price|number|count|time|latency|load|temperature|pressure|backlog|size|usage)$/.test(
        object ?? "",
      );
    case "break":
      return (
        clause.particle === "down" ||
        clause.particle === "out" ||
        clause.prepositions.some(({ preposition }) => lowerAt(sentence.words, preposition) === "into") ||
        /^(?:news|tie|ice|silence|record|loop|cycle|deadlock|link|symmetry|task|problem|seal|glass|window|door|padlock|arm|leg|nose|wrist|finger|ankle|tooth|sweat|bread)$/.test(
          object ?? "",
        )
      );
    // "dug through the snow"
    case "dig":
      return /^(?:snow|sand|mud|soil|earth|ice|rubble|debris|ground|log|archive|history|data|code|pile|backlog)$/.test(
        object ?? "",
      );
    // "pressured the tank to 4 bar"
    case "pressure":
      return !isHuman(sentence.agent(clause.object, clause));
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
      return (
        clause.particle === "out" ||
        /^(?:note|number|name|address|statement|detail|sign|poster|banner|flag|tent|scaffolding)$/.test(object ?? "")
      );
    default:
      return false;
  }
}
