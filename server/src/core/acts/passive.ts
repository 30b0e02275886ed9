/** The passive that names its agent, "was dropped by Omar", and what was overlooked by nobody in particular. */

import { isHuman, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { type Found, HUMAN_WORK, slips, subjectRange } from "./act.ts";
import { harmfulTail, leadsToHarm, wentDown } from "./aftermath.ts";
import { LAUNCHES } from "./attribution.ts";
import { betrays, destroysKept, disarms, goesAround } from "./breach.ts";
import { harmfulPhrase } from "./harm.ts";
import { FINDS, idiom, isOperation } from "./harmless.ts";
import { isMisplaced } from "./mixup.ts";
import { isDeed } from "./omission.ts";
import { hasReason, isStateAtTime } from "./polarity.ts";

/** What is done about harm by those who meet it: "the leak was pointed out by Amara". */
const RECEIVES =
  /^(?:close|end|stop|check|test|review|resolve|handle|manage|run|raise|submit|point|report|find|flag|file|log|record|describe|document|track|announce|address|investigate|open|escalate|call)$/;

/** "The table was dropped by Omar": the passive that names its agent. */
export function passive(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, by } = clause;
  const { words } = sentence;
  if (!verb.passive) return undefined;
  if (verb.negated) return belittled() ?? undone();
  const agentless = !by && !clause.prepositions.some(({ preposition }) => lowerAt(words, preposition) === "by");
  const match = (list: string) => lexicon.verbAt(list, words, verb.main, clause.particle);
  if (agentless) {
    const subject = clause.subject && headLemma(words, clause.subject);
    const overlooked =
      /^(?:miss|overlook|ignore|forget|disregard)$/.test(verb.lemma) ||
      (/^(?:brush|shrug|wave)$/.test(verb.lemma) && /^(?:aside|off)$/.test(lowerAt(words, verb.last + 1)));
    if (
      overlooked &&
      subject &&
      (HUMAN_WORK.test(subject) ||
        (verb.lemma === "forget" && verb.past && !/^(?:after|once|when|as)$/.test(lowerAt(words, verb.last + 1)))) &&
      verb.finite &&
      // "Blank lines are ignored", "in this case the request is ignored"
      (verb.past ||
        verb.perfect ||
        sentence.place.timeline ||
        /^(?:alert|alarm|warning|page|e-?mail|ticket|complaint|concern|risk|reminder)$/.test(subject)) &&
      // "Look for signals that were missed" is advice.
      (clause.kind !== "relative" || sentence.clauses.some((it) => it !== clause && it.verb.past))
    )
      return { frame: "omission", agent: undefined, range: subjectRange(sentence, clause, verb.last) };
    return undefined;
  }
  const agentPhrase =
    by ??
    clause.prepositions.find(
      ({ preposition, phrase }) => lowerAt(words, preposition) === "by" && isHuman(sentence.agent(phrase, clause)),
    )?.phrase;
  const agent = sentence.agent(agentPhrase, clause);
  if (!agentPhrase || !isHuman(agent) || agentPhrase.first - verb.last > 14) return undefined;
  // "was taken down by its owner"
  if (headLemma(words, agentPhrase) === "owner" && lowerAt(words, agentPhrase.first) === "its") return undefined;
  // "Tokens are regularly leaked by developers" is said of the world.
  const inGeneral = verb.finite && !verb.past && !verb.perfect && agentPhrase.first === agentPhrase.head;
  if (inGeneral && !sentence.place.timeline && lemmaAt(words, agentPhrase.head) !== words[agentPhrase.head]?.lower)
    return undefined;
  const range = rangeOf(sentence, verb.first, Math.max(agentPhrase.last, verb.last));
  // The whole of it has to go: "by a member **of our staff**"; with "who …" after it, nothing can.
  const last = agentPhrase.of ? agentPhrase.of.last : agentPhrase.last;
  const end = words[last + 1]?.tag === "comma" ? last + 2 : last + 1;
  // "…, **and** two batches were spoiled" goes on with another matter.
  const isList = !sentence.clauses.some(
    ({ kind, inherited, first }) => kind === "main" && !inherited && first === end + 1,
  );
  const goesOn = isList ? /^(?:who|whose|which|that|and|or|\()$/ : /^(?:who|whose|which|that|\()$/;
  const found: Found = {
    frame: "passive",
    agent,
    range,
    ...(!goesOn.test(lowerAt(words, end)) && {
      by: {
        start: (words[agentPhrase.first - 2] ?? words[0])?.end ?? range.start,
        end: words[last]?.end ?? range.end,
      },
    }),
  };
  const told = { ...clause, object: clause.subject };
  const harms = match("HARM_V") && !isOperation(sentence, told, lexicon) && !idiom(sentence, told);
  if (harms || /^(?:miss|ignore|overlook|forget|neglect|mis(?:read|hear|judge|interpret|understand))$/.test(verb.lemma))
    return found;
  if (verb.lemma === "cause" && !by?.of) return found;
  if (verb.lemma === "dismiss" && !isHuman(sentence.agent(clause.subject, clause))) return found;
  if (!FINDS.test(verb.lemma) && slips(sentence, clause, lexicon)) return found;
  if (destroysKept(sentence, { ...clause, object: clause.subject })) return found;
  if (!match("OP_V") && !match("CAUSE_V") && verb.lemma !== "make" && verb.lemma !== "write") return undefined;
  if (betrays(sentence, told)) return found;
  const operates = match("OP_V") || match("CAUSE_V");
  const subjectLemma = headLemma(words, clause.subject);
  // "The incident was closed by the duty manager"
  // "The bad release was pulled by the maintainers"
  if (/^(?:pull|withdraw|recall|retract|yank)$/.test(verb.lemma)) return undefined;
  if (RECEIVES.test(verb.lemma) && (lexicon.has("HARM_OBJ", subjectLemma) || lexicon.has("ERR", subjectLemma)))
    return undefined;
  // "Mistakes were made by the planning team"
  if (verb.lemma === "make" && lexicon.has("ERR", subjectLemma)) return found;
  if (
    operates &&
    (harmfulPhrase(sentence, clause.subject, lexicon, verb.lemma) ||
      lexicon.has("HARM_OBJ", subjectLemma) ||
      disarms(sentence, clause) ||
      isMisplaced(sentence, clause) ||
      goesAround(sentence, clause) ||
      harmfulTail(sentence, clause, lexicon) ||
      (LAUNCHES.test(verb.lemma) && wentDown(sentence, told, lexicon)) ||
      leadsToHarm(sentence, told, lexicon))
  )
    return found;
  return undefined;

  /** "The first report was not taken seriously" */
  function belittled(): Found | undefined {
    const subject = clause.subject && headLemma(words, clause.subject);
    if (verb.lemma !== "take" || !subject || !HUMAN_WORK.test(subject) || !verb.past) return undefined;
    if (!words.slice(verb.last + 1, verb.last + 3).some(({ lower }) => lower === "seriously")) return undefined;
    return { frame: "omission", agent: undefined, range: subjectRange(sentence, clause, verb.last + 1) };
  }

  /** "was not announced by the network team" */
  function undone(): Found | undefined {
    const agent = sentence.agent(by, clause);
    if (!by || !isHuman(agent) || !verb.past || hasReason(sentence) || isStateAtTime(sentence)) return undefined;
    // "nothing was written but a note by the clerk": who wrote that did something.
    if (/\b(?:but|except|besides)\b/.test(lowerText(sentence, verb.last + 1, by.first))) return undefined;
    if (isOurs(agent) || !isDeed(sentence, { ...clause, object: clause.subject }, lexicon)) return undefined;
    return { frame: "omission", agent, range: rangeOf(sentence, verb.first, by.last) };
  }
}
