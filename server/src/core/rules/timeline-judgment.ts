import { findObligations, OWED_WORDS } from "../acts/obligations.ts";
import { isDenied } from "../acts/polarity.ts";
import { isHuman } from "../english/agents.ts";
import { clauseAt, findWords, matchesOf, rangeOf, type Sentence } from "../english/sentence.ts";
import { offersForWish } from "../rewording/clauses.ts";
import { deletion } from "../rewording/deletion.ts";
import { JUDGEMENT_LEFT_OUT } from "../rewording/phrases.ts";
import { defineRule, type Finding, replace } from "../rule.ts";

const JUDGING =
  /\b(?:(?:far |much )?too late(?! to)|finally(?= [\w-]+(?:s|ed)?\b)|at long last|only now|unfortunately|sadly|wrongly|regrettably|inexplicably)\b/g;
const LATER = /\bwhich should (?:not )?have (?:happened|been done|started)\b/g;
const HINDSIGHT =
  /^(?:obviously|clearly|evidently|of course|needless to say|unsurprisingly|not surprisingly|predictably|inevitably|in hindsight|with hindsight|in retrospect)$/;

export default defineRule({
  id: "timeline-judgment",
  category: "structure",
  severity: "warning",
  precedence: 25,
  summary: "An entry of the timeline evaluates instead of telling.",
  rationale: `The timeline is the skeleton of the review: descriptions, not explanations [S20].
It leaves open what should or should not have been done [S29], so that readers can follow how things looked from the inside.
"Sixteen minutes after the page" says what "finally" only hints at.`,
  exemptions: `Plain actions and observations, quoted chat, intervals with a number ("six minutes after the page"), and systems.`,
  triggers: [
    {
      words: [
        "late finally last only unfortunately sadly wrongly regrettably inexplicably obviously clearly evidently course needless unsurprisingly surprisingly predictably inevitably hindsight retrospect poor bad botched clumsy inadequate half",
        ...OWED_WORDS.modals,
        ...OWED_WORDS.duties,
        ...OWED_WORDS.better,
      ],
      within: ["timeline"],
    },
  ],
  examples: {
    reported: [
      { text: "## Timeline\n- 10:20 The on-call ⟦finally⟧ looks at the dashboard." },
      { text: "## Timeline\n- 10:21 Rollback, ⟦which should have happened⟧ at 10:05." },
      { text: "## Timeline\n- 10:30 ⟦Unfortunately⟧ the wrong host was picked." },
      { text: "## Timeline\n- 10:31 Support is informed ⟦far too late⟧." },
      { text: "## Timeline\n- 10:33 ⟦Obviously⟧ the cache was cold." },
      { text: "## Timeline\n- 10:40 ⟦Poor⟧ attempt to restart the queue." },
    ],
    clean: [
      { text: "## Timeline\n- 10:20 Lena opens the dashboard." },
      { text: "## Timeline\n- 10:21 Rollback starts, 16 minutes after the page." },
      { text: "## Timeline\n- 10:30 Traffic is sent to host b2 instead of b1." },
      { text: "## Timeline\n- 10:31 Support is informed." },
      { text: "## Timeline\n- 10:33 Hit ratio is 4 %." },
      { text: "## Timeline\n> 10:34 sam: finally!" },
      { text: "## Timeline\n- 09:58 Results arrive within a minute, as usual." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (!sentence.place.timeline || sentence.place.heading) return;
    for (const finding of find(sentence, text)) yield finding;
  },
});

const MESSAGE = "The timeline evaluates here. What was seen or done, and how long after the entry before?";

function* find(sentence: Sentence, text: string): Iterable<Finding> {
  const { words } = sentence;
  const strike = (first: number, last: number): Finding => {
    const range = rangeOf(sentence, first, last);
    return {
      range,
      message: MESSAGE,
      fix: deletion(JUDGEMENT_LEFT_OUT, text, range),
    };
  };
  for (const { first, last } of findWords(sentence, JUDGING)) {
    const clause = clauseAt(sentence, first);
    const lower = words[first]?.lower;
    // "the job finally finished" tells of a machine; people are who hears the reproach.
    if (lower === "finally" && !(clause && isHuman(sentence.agent(clause.subject, clause)))) continue;
    if (isDenied(sentence, first)) continue;
    yield words[last]?.lower === "late"
      ? {
          range: rangeOf(sentence, first, last),
          message: MESSAGE,
          suggestions: [
            replace("Give the figure", rangeOf(sentence, first, last), "⟨how many⟩ minutes after ⟨the entry before⟩"),
          ],
        }
      : strike(first, last);
  }
  for (const { first, last } of findWords(sentence, LATER))
    yield { range: rangeOf(sentence, first, last), message: MESSAGE };
  for (const match of matchesOf(sentence, "HINDSIGHT")) {
    if (!HINDSIGHT.test(match.entry) || isDenied(sentence, match.first)) continue;
    const next = words[match.last + 1];
    // "the graph clearly shows", "clearly not stable": how something is seen, not a verdict.
    const opens = words
      .slice(0, match.first)
      .every((word) => word.tag === "number" || word.tag === "stop" || word.tag === "symbol");
    const clause = clauseAt(sentence, match.first);
    if (
      /^(?:clearly|evidently)$/.test(match.entry) &&
      !opens &&
      next?.tag !== "comma" &&
      !isHuman(sentence.agent(clause?.subject, clause))
    )
      continue;
    yield strike(match.first, match.last);
  }
  for (const { first } of findWords(
    sentence,
    /\b(?:poor|bad|botched|clumsy|inadequate|half-hearted)(?= (?:attempt|decision|response|handover|communication|judge?ment|choice|call|handling|reaction))/g,
  ))
    yield strike(first, first);
  for (const judgement of findObligations(sentence))
    if (judgement.agent !== "self")
      yield {
        range: judgement.range,
        message: MESSAGE,
        suggestions: judgement.clause
          ? offersForWish(sentence, judgement.clause, !judgement.clause.verb.negated, text)
          : [],
      };
}
