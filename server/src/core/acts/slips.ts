/** Slips of the hand, named by the wrong act on a control: "a stray click", "the wrong push of a button". */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { isTime } from "../english/nounPhrases.ts";
import { clauseAt, lowerText, matchesOf, phraseAt, type Sentence } from "../english/sentence.ts";
import { lemmaAt, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";

export interface Slip {
  /** Word index of the adjective. */
  readonly first: number;
  /** Word index of the act, or of the control it is done to. */
  readonly last: number;
}

/** Between these verbs and a slip, the subject came from it, or is it: "the blackout began with a stray click". */
const ORIGIN = /^(?:be|involve|include|follow)$/;
const MADE = /^(?:make|do|commit)$/;
/** What is done about a slip, or to try what it would do. */
const HELD =
  /^(?:ignore|revert|undo|catch|block|refuse|reject|absorb|confirm|stop|prevent|tolerate|survive|test|try|reproduce|simulate|replay)$/;
/** What may stand before a slip as a cause; all other prepositions keep away from it: "the guard against a stray click". */
const CAUSAL =
  /(?:^| )(?:by|after|through|via|following|on|(?:begin|began|start)\w{0,4} with|because of|(?:result|case|consequence|instance|example) of|(?:due|owing|attributed|traced|back|down|thanks) to|(?:start|begin|began|stem|result|come|came|arise|arose|follow|originate)\w{0,4} from)$/;

/**
 * The slips a sentence tells as something that happened. None where a system did it, where it only could happen, or
 * where something was done about it.
 */
export function slipsIn(sentence: Sentence, lexicon: Lexicon): Slip[] {
  const slips: Slip[] = [];
  for (const act of matchesOf(sentence, "MANUAL_ACT")) {
    const first = act.first - 1;
    if (!lexicon.has("SLIP_ADJ", lowerAt(sentence.words, first)) || slips.at(-1)?.first === first) continue;
    const last = endOf(sentence, act.last, lexicon);
    if (last !== undefined && isTold(sentence, first) && !isBySystem(sentence, first, last))
      slips.push({ first, last });
  }
  return slips;
}

/** The last word of an act with its control; undefined where the noun goes on, or what follows is no control. */
function endOf(sentence: Sentence, last: number, lexicon: Lexicon): number | undefined {
  const { words } = sentence;
  const isOpen = lowerAt(words, last) === "of";
  const next = words[last + 1];
  if (!isOpen && next?.lower !== "of") return next && /^(?:noun|number)$/.test(next.tag) ? undefined : last;
  const head = phraseAt(sentence, last + (isOpen ? 1 : 2))?.head ?? -1;
  // "led to" is often written "lead to", which reads as one more noun.
  const control = lowerAt(words, head) === "lead" && lowerAt(words, head + 1) === "to" ? head - 1 : head;
  if (lexicon.has("CONTROL", lemmaAt(words, control))) return control;
  return isOpen ? undefined : last;
}

/** Whether it is told of the past, and as what happened or why. */
function isTold(sentence: Sentence, first: number): boolean {
  const { words } = sentence;
  const lead = /^(?:determiner|number|possessive)$/.test(words[first - 1]?.tag ?? "") ? first - 1 : first;
  const isAfterPreposition = words[lead - 1]?.tag === "preposition" || lowerAt(words, lead - 1) === "to";
  if (isAfterPreposition && !CAUSAL.test(lowerText(sentence, Math.max(0, lead - 3), lead - 1))) return false;
  const clause = clauseAt(sentence, first);
  // "Root cause: wrong button press", but not "protection against it".
  if (!clause) return lead === 0 || words[lead - 1]?.tag === "stop" || isAfterPreposition;
  const told = clause.verb.finite ? clause.verb : clause.governor?.verb;
  if (!told || told.modal || !(told.past || told.perfect) || HELD.test(told.lemma)) return false;
  return clause.verb.last > first || isAfterPreposition || isMade(sentence, clause);
}

function isMade(sentence: Sentence, clause: Clause): boolean {
  const { verb, subject } = clause;
  return ORIGIN.test(verb.lemma) || (MADE.test(verb.lemma) && isHuman(sentence.agent(subject, clause)));
}

/** "an accidental press of the stop by the robot", "the robot's stray click" */
function isBySystem(sentence: Sentence, first: number, last: number): boolean {
  const { words } = sentence;
  const after = /^(?:by|from|of)$/.test(lowerAt(words, last + 1)) ? phraseAt(sentence, last + 2) : undefined;
  if (after && !isTime(words, after) && !isHuman(sentence.agent(after))) return true;
  const possessor = phraseAt(sentence, first)?.possessor;
  return possessor !== undefined && !isHuman(sentence.agent(possessor));
}
