/** Words that are people here and programs there: `operator`, `agent`, `manager`; and what is said of people only. */
import type { Lexicon } from "../lexicon.ts";
import type { AgentClass, AgentContext } from "./agents.ts";
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { headLemma, lowerAt, type Word } from "./word.ts";

/** Before an ambiguous head: it is a person. */
const HUMAN_MODIFIER =
  /^(?:on-duty|human|our|junior|senior|experienced|inexperienced|new|newly|night-shift|evening-shift|day-shift|morning-shift|night|evening|shift|authorised|authorized|lead|second|release|incident|engineering|product|duty|account|network|database|billing|on-call|certified|qualified|tired|trained|untrained|young|ward|floor|plant|crane|forklift|train|warehouse|control-room|test|project|programme|program|line|store|branch|team|staff|crew|temporary|temp|seasonal|relief|stand-in|ramp|cabin|kitchen|agency|hired|skilled|taxi|ambulance|police|tram|cab|lorry|harbour|competent|careless|lazy|negligent|another|utility|railway|offending|responsible|guilty)$/;

/** A capitalised word or code before an ambiguous head is the name of a technology: "Celery worker". */
export const isTechnology = (word: Word): boolean =>
  word.kind === "opaque" ||
  word.tag === "name" ||
  /^(?:etcd|kubernetes|k8s|helm|kafka|redis|celery|docker|nginx|envoy|postgres|mysql|raft|zookeeper|ingress|build|cluster|crd|http|dns|vpn|ssh|load|cron|batch|job|ci|bgp|tcp|node|pod|api|chain|chia|consensus|monitoring|log|metrics)$/.test(
    word.lower,
  );

/** Words that are a person here and a program there (`operator`, `agent`, `manager`): the first rule that fits. */
export function resolveAmbiguous(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  clause: Clause | undefined,
  context: AgentContext,
  otherwise: AgentClass,
): AgentClass {
  const head = words[phrase.head] as Word;
  const { lexicon, names } = context;
  const nearest = modifiers.at(-1);
  if (names.isService(head.lower)) return "system";
  if (head.lemma === "manager" && nearest && lexicon.has("MANAGER_SYSTEM_MOD", nearest.lower)) return "system";
  if (/^(?:pm|ic|qa|ops)$/.test(head.lower) && !modifiers.some((word) => word.tag === "determiner"))
    // "QA did not test the path"; but "QA is down"
    return /^(?:qa|ops)$/.test(head.lower) && modifiers.length === 0 && clause && clause.verb.lemma !== "be"
      ? "team"
      : "system";
  const after = words[phrase.last + 1];
  if (after?.lower === "who" || after?.lower === "whose" || isOnDuty(words, phrase.last + 1)) return "role";
  // "The build agent forgot the credentials"
  const technical = nearest !== undefined && isTechnology(nearest) && !HUMAN_MODIFIER.test(nearest.lower);
  const figurative = technical && METAPHOR.test(clause?.verb.lemma ?? "");
  if (clause && !figurative && hasHumanCue(words, clause, lexicon, otherwise === "system")) return "role";
  if (
    IN_SETTING.test(head.lemma) &&
    !modifiers.some((word) => word.tag === "noun") &&
    words.some((word) => lexicon.has("SETTING", word.lemma))
  )
    return "role";
  // "the QA lead"
  const department = nearest !== undefined && /^(?:qa|ops|it|sre|dev|ux)$/.test(nearest.lower) && head.lemma === "lead";
  if (technical && !department) return "system";
  // "our loader" may be a program, "our reviewer" is none.
  const machine = otherwise === "system";
  // "the command line parser"
  const commandLine = words
    .slice(phrase.first, phrase.head)
    .some(({ lower }) => /^(?:command|command-line)$/.test(lower));
  if (
    department ||
    (!commandLine && modifiers.some(({ lower }) => HUMAN_MODIFIER.test(lower) && !(machine && lower === "our")))
  )
    return "role";
  if (head.lemma === "operator" && context.names.isKubernetes()) return "system";
  return otherwise;
}

/** "the controller **on the late shift**" */
function isOnDuty(words: readonly Word[], at: number): boolean {
  return lowerAt(words, at) === "on" && words.slice(at + 1, at + 4).some(({ lower }) => /^(?:shift|duty)$/.test(lower));
}

/** Programs decide, write and tell as well: no cue for a word that is more often a program. */
const PROGRAM_CUE =
  /^(?:decide|write|say|ask|tell|announce|know|plan|acknowledge|learn|agree|guess|hope|promise|give up|join|want|escalate)$/;

/** Heads that are programs nearly always, and what is said of programs as of people: "the scheduler forgot the job". */
const MACHINE =
  /^(?:scheduler|controller|worker|client|consumer|producer|parser|leader|follower|validator|primary|secondary|host|bot|listener|watcher|monitor|runner|builder|handler|master|slave|peer|publisher|subscriber|loader|guard|navigator|chef|ranger|skipper|head|reporter|substitute|translator|trainer|principal|adviser|advisor|forecaster)$/;
const IGNORES = /^(?:ignore|dismiss|disregard|overlook|miss|forget)$/;
const PAPER =
  /^(?:announcement|memo|e-?mail|letter|reminder|advice|complaint|phone|invoice|meeting|training|handover|briefing|deadline|newsletter|plea)$/;
const METAPHOR =
  /^(?:forget|remember|think|believe|assume|notice|understand|realise|realize|panic|misread|misjudge|intend|care|sit on|fall asleep)$/;
/** Of these, the ones that are seldom programs. */
const PROFESSION =
  /^(?:head|reporter|substitute|chef|skipper|ranger|trainer|principal|adviser|advisor|translator|forecaster|guard)$/;
const METAPHOR_ADJ =
  /^(?:lazy|sloppy|dumb|stupid|naive|naïve|gullible|impatient|overconfident|over-confident|slack|lax|rogue|oblivious|ignorant|forgetful|stubborn|overzealous|over-zealous|overeager|heavy-handed|misguided|hopeless|useless|incapable|dishonest|credulous|drunk|drunken|indifferent|uncooperative|opinionated|obstinate|overcautious|over-cautious|timid|silly|unhelpful)$/;
/** In a setting of the lexicon, these without a noun before them are people. */
const IN_SETTING = /^(?:dispatcher|driver|inspector)$/;

/** A verb that only people are the subject of, or a judgement of character. */
export function hasHumanCue(words: readonly Word[], clause: Clause, lexicon: Lexicon, weak: boolean): boolean {
  // "the worker forgot its lease": whoever has an "it" is a thing.
  if (clause.object && lowerAt(words, clause.object.first) === "its") return false;
  if (weak && words.some((word) => /^(?:his|her|himself|herself)$/.test(word.lower))) return true;
  if (
    clause.verb.passive &&
    /^(?:inform|warn|remind|brief|persuade|convince|hire|speak|coach|reprimand)$/.test(clause.verb.lemma)
  )
    return true;
  if (clause.verb.lemma === "hold" && /^(?:responsible|accountable)$/.test(lowerAt(words, clause.verb.last + 1)))
    return true;
  // "The validators ignored the announcement": no program is sent one.
  if (IGNORES.test(clause.verb.lemma) && PAPER.test(headLemma(words, clause.object))) return true;
  const cue = lexicon.verbAt("HUMAN_CUE_V", words, clause.verb.main, clause.particle);
  const machine = weak && MACHINE.test(headLemma(words, clause.subject));
  if (cue && !(weak && PROGRAM_CUE.test(cue.entry)) && !(machine && METAPHOR.test(cue.entry))) return true;
  const judged = (at: number): boolean => {
    const adjective = lowerAt(words, at);
    const program = machine && !PROFESSION.test(headLemma(words, clause.subject));
    return lexicon.has("CHAR_ADJ", adjective) && !(program && METAPHOR_ADJ.test(adjective));
  };
  if (clause.complement) {
    for (let i = clause.complement.first; i <= clause.complement.last; i++) if (judged(i)) return true;
  }
  const next = words[clause.verb.last + 1];
  const infinitive = next?.tag === "to" ? words[clause.verb.last + 2] : undefined;
  if (infinitive && lexicon.verbAt("HUMAN_CUE_V", words, clause.verb.last + 2)) return true;
  return clause.verb.lemma === "be" && judged(clause.verb.last + 1);
}
