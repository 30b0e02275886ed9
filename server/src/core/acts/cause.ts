/** Where a sentence tells an act as the cause of the harm: "it was Omar who …", "it broke because …", "caused by Omar …". */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { PLANNED } from "./aftermath.ts";
import { DESTROYS } from "./breach.ts";

/** "It was Omar who dropped the table": the clause with `it`, whose only work is to point. */
export function cleftOf(sentence: Sentence, clause: Clause): Clause | undefined {
  if (clause.kind !== "relative" || clause.marker?.lower !== "who" || !clause.subject) return undefined;
  const { first } = clause.subject;
  const it = sentence.clauses.find(
    (other) =>
      other.verb.lemma === "be" && /^(?:it|that|this)$/.test(lowerAt(sentence.words, other.subject?.head ?? -1)),
  );
  // "It was not the database but Omar who …"
  if (it?.verb.negated && lowerAt(sentence.words, first - 1) === "but") return clause;
  return it?.complement?.first === first ? it : undefined;
}

/** "The outage happened", "the incident was caused". */
export function happens(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const subject = clause.subject && headLemma(sentence.words, clause.subject);
  // "The build broke because someone had bumped the version"
  const broke =
    /^(?:fail|break|crash|stop|die|freeze|hang|burst|overflow|stall)$/.test(clause.verb.lemma) &&
    !clause.object &&
    !isHuman(sentence.agent(clause.subject, clause));
  if (broke && clause.verb.past) return true;
  // "The laptop was not encrypted because he had switched it off"
  if (clause.verb.passive && clause.verb.negated && !isHuman(sentence.agent(clause.subject, clause))) return true;
  // "Because somebody had wiped the copy, we could not go back"
  if (clause.verb.modal === "could" && clause.verb.negated) return true;
  return (
    !!subject &&
    (lexicon.has("HARM_OBJ", subject) || subject === "this" || subject === "it") &&
    /^(?:happen|occur|start|begin|cause|fail|break|crash|go|come)$/.test(clause.verb.lemma)
  );
}

/**
 * "realised that **he had restarted** the primary": what comes as a surprise to who did it was a slip. "It turned out that
 * **an analyst had renamed** the sheet": what others find out was what it came of.
 */
export function isLateInsight(sentence: Sentence, clause: Clause): boolean {
  const { words, clauses } = sentence;
  const { kind, subject, verb } = clause;
  const insight = clause.governor ?? clauses[clauses.indexOf(clause) - 1];
  if (insight?.verb.lemma === "turn" && insight.particle === "out" && kind === "complement")
    return (
      verb.perfect &&
      (/^(?:change|switch|rename|push|merge|apply)$/.test(verb.lemma) || DESTROYS.test(verb.lemma)) &&
      !verb.adverbs.some((i) => lowerAt(words, i) === "already") &&
      !PLANNED.test(lowerText(sentence))
    );
  return (
    kind === "complement" &&
    /^(?:realise|realize|discover|find)$/.test(insight?.verb.lemma ?? "") &&
    verb.perfect &&
    /^(?:i|he|she|they)$/.test(lowerAt(words, subject?.head ?? -1))
  );
}

/** "The root of this was that Piotr had restarted the broker". */
export function isTheCause({ words, clauses }: Sentence, { marker, kind }: Clause): boolean {
  if (marker?.lower !== "that" || (kind !== "complement" && kind !== "relative")) return false;
  const at = words.indexOf(marker);
  const is = clauses.find((it) => it.verb.lemma === "be" && it.verb.last === at - 1);
  return /^(?:root|cause|reason|explanation|trigger)$/.test(headLemma(words, is?.subject));
}
