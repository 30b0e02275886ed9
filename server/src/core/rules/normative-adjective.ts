import { isDenied, looksBack } from "../acts/polarity.ts";
import { isHuman } from "../english/agents.ts";
import {
  clauseAt,
  findWords,
  isQuestion,
  lowerText,
  matchesOf,
  phraseAt,
  rangeOf,
  type Sentence,
} from "../english/sentence.ts";
import { headLemma } from "../english/word.ts";
import type { PhraseMatch } from "../lexicon.ts";
import { described } from "../rewording/standard.ts";
import { defineRule } from "../rule.ts";

/** What people do or decide, measured here against a standard that is not named. */
const WORK =
  /^(?:review|testing|test|communication|planning|handover|judge?ment|decision|response|documentation|training|preparation|monitoring|supervision|control|behaviou?r|execution|management|coordination|oversight|maintenance|process|procedure|ownership|call|choice|escalation|practice|analysis|design|validation|verification|configuration|discipline|attitude|teamwork|housekeeping|leadership|staffing|scheduling|estimation|estimate|engineering|job)$/;
const WORKS =
  /^(?:review|test|communicate|plan|document|train|prepare|monitor|supervise|manage|coordinate|validate|verify|check|handle|maintain|escalate|announce|brief|inspect|assess|investigate|implement|configure|set|follow|coordinate)$/;
const ADVERB = /ly$|^badly$/;
const TECHNICAL =
  /\b(?:gateway|request|block|sector|signal|noun|shutdown|checksum|permissions?|privileges?|disk|memory|space|bandwidth|capacity|resources?|quota|cpu|heap|storage|funds?)\b/;
export default defineRule({
  id: "normative-adjective",
  category: "causality",
  precedence: 300,
  summary: "*Poor*, *inadequate*, *not properly*: a standard that is not named.",
  rationale: `An adjective that judges stands where a description could stand: inadequate against what [S51]?
Naming the standard, or what was there instead, turns the verdict into something to change [S42].`,
  exemptions: `Sentences with a figure, technical senses ("bad gateway", "insufficient disk space"), action items, headings, and what went well.`,
  triggers: [
    { lists: "NORMATIVE" },
    { words: "mismanage mishandle misjudge" },
    { words: "this that it which", with: { words: "mistake", near: 6 } },
  ],
  examples: {
    reported: [
      { text: "The root cause is ⟦inadequate⟧ testing." },
      { text: "The change was ⟦not properly⟧ reviewed." },
      { text: "⟦Poor⟧ communication between the shifts made it worse." },
      { text: "Restarting the primary was a ⟦bad⟧ decision." },
      { text: "The handover was ⟦insufficient⟧." },
      { text: "The incident was ⟦mismanaged⟧ in the first hour." },
      { text: "Documentation of the failover is ⟦poor⟧." },
    ],
    clean: [
      { text: "The node had insufficient disk space (2 GB free, 11 GB needed)." },
      { text: "The proxy returned 502 Bad Gateway." },
      { text: "Tests cover one of the four input formats." },
      { text: "The evening shift learned about the change from the alert." },
      { text: "The signal on the backup link was poor (-92 dBm)." },
      { text: "## What went poorly" },
      { text: "Lena did not review the plan properly.", note: "`omission-verb` speaks of it." },
      { text: "The manifest contained the wrong region." },
      { text: "The new gate was built to prevent poor configuration of the feed." },
    ],
  },
  *checkSentence(sentence, { acts }) {
    const { place, words } = sentence;
    if (place.timeline || place.roles.includes("impact") || !looksBack(sentence)) return;
    const text = lowerText(sentence);
    if (
      /\d/.test(text) ||
      isQuestion(sentence) ||
      words.some(({ tag, lemma }) => tag === "modal" && /^(?:should|must|will|can)$/.test(lemma))
    )
      return;
    const message = "A standard is meant here and not named. What was there, and what was it measured against?";
    for (const match of matchesOf(sentence, "NORMATIVE")) {
      if (TECHNICAL.test(lowerText(sentence, match.last + 1, match.last + 3)) || !isAboutWork(sentence, match))
        continue;
      // "checks that prevent bad configurations"
      if (
        /\b(?:prevent|reject|block|detect|catch|avoid|stop)\w* (?:\w+ )?$/.test(
          `${lowerText(sentence, 0, match.first - 1)} `,
        )
      )
        continue;
      // "Lena did not review properly": that she did not is told of already.
      const clause = clauseAt(sentence, match.first);
      if (
        ADVERB.test(match.entry) &&
        clause &&
        acts(sentence).some((act) => act.clause === clause && act.agent !== "self")
      )
        continue;
      const not = words[match.first - 1]?.tag === "not" ? match.first - 1 : match.first;
      const range = rangeOf(sentence, not, match.last);
      yield { range, message, suggestions: () => described(sentence, range) };
    }
    // "It was a mistake to start on a Friday"; but "it was a mistake in the table"
    for (const { first, last } of findWords(
      sentence,
      /\b(?:this|that|it|which) (?:was|is) (?:clearly |obviously )?an? (?:big |huge |serious |terrible |bad |costly )?mistake\b(?! (?:in|by|of|from|on))/g,
    )) {
      const range = rangeOf(sentence, first + 2, last);
      if (!isDenied(sentence, last)) yield { range, message, suggestions: () => described(sentence, range) };
    }
    for (const clause of sentence.clauses) {
      const { verb } = clause;
      if (!/^(?:mismanage|mishandle|misjudge)$/.test(verb.lemma) || !verb.passive || verb.negated) continue;
      const range = rangeOf(sentence, verb.main, verb.main);
      yield { range, message, suggestions: () => described(sentence, range) };
    }
  },
});
function isAboutWork(sentence: Sentence, { first, last, entry }: PhraseMatch): boolean {
  const { words } = sentence;
  const clause = clauseAt(sentence, first);
  if (ADVERB.test(entry) && !/^early$/.test(entry)) {
    const verb = sentence.clauses.find(
      (it) => it.verb.adverbs.includes(first) || (first > it.verb.main && first <= it.verb.last + 1),
    )?.verb;
    if (!clause || !verb || !WORKS.test(verb.lemma)) return false;
    const negated = words[first - 1]?.tag === "not" || verb.negated;
    const bad = !/^(?:properly|adequately)$/.test(entry);
    const passive = verb.passive && !clause.by;
    return negated !== bad && (passive || isHuman(sentence.agent(clause.subject, clause)));
  }
  const good = /^(?:proper|adequate)$/.test(entry);
  const denied = words
    .slice(Math.max(0, first - 3), first)
    .some((word) => word.tag === "not" || /^(?:no|without|lack)$/.test(word.lower));
  if (good !== denied) return false;
  if (/ (?:idea|choice|move)$/.test(entry)) return clause?.verb.lemma === "be" && clause.verb.past;
  if (/ (?:call|decision|judge?ment)$/.test(entry))
    return clause?.verb.lemma === "be" || / (?:decision|judge?ment)$/.test(entry);
  const phrase = phraseAt(sentence, first);
  if (phrase && last < phrase.head) return WORK.test(headLemma(words, phrase));
  const head = headLemma(words, clause?.subject);
  return clause?.verb.lemma === "be" && first > clause.verb.main && WORK.test(head);
}
