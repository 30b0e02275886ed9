import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import type { Lexicon } from "../lexicon.ts";
import { isCredit } from "../polarity.ts";
import { asPrompt } from "../rewording.ts";
import { defineRule, type Finding } from "../rule.ts";

const AVOIDED = /^(?:prevent|avoid|catch|detect|notice|spot|find|fix|resolve|mitigate|discover|stop|shorten|contain)$/;
/** These speak of harm or need, not of conduct. */
const IMPACT =
  /^(?:be|have|need|lose|cause|affect|see|suffer|miss|fail|hit|cost|require|run|take|mean|expect|like|love|receive|get|want)$/;
const BETTER =
  /\b(?:earlier|sooner|easily|faster|quicker|quickly|shorter|if|had|by|in review|in testing|in staging|before)\b/;
const WORSE = /\b(?:worse|larger|longer outage|could n't have done it without|could not have)\b/;

export default defineRule({
  id: "could-have",
  category: "hindsight",
  severity: "information",
  preset: "recommended",
  precedence: 110,
  summary: "The sentence tells what could have been done, or avoided.",
  rationale: `*Could have* describes a parallel event, as *should have* does [S26] [S40].
Such thoughts track how a thing might be prevented, and so they have a proper place: the action items [S65].`,
  exemptions: `What could have been worse, guesses about causes ("might have been caused by"), a missing defence ("an alert on queue depth would have fired at 09:40"), attackers, luck, and action items.`,
  triggers: [
    {
      words: ["could", "couldn", "coulda", "would", "might", "wouldn", "woulda"],
      with: { words: ["have", "ve", "coulda", "woulda"] },
    },
  ],
  examples: {
    reported: [
      { text: "The team ⟦could have rolled⟧ back within five minutes." },
      { text: "We ⟦would have noticed⟧ this in staging." },
      { text: "The outage ⟦could easily have been avoided⟧." },
      { text: "An experienced operator ⟦would have stopped⟧ there." },
      { text: "The damage ⟦could have been prevented⟧ by asking the storage group." },
      { text: "She ⟦might have caught⟧ it with a second look at the diff." },
    ],
    clean: [
      { text: "The outage could have been worse: one more shard and writes would have stopped." },
      { text: "An alert on queue depth would have fired at 09:40." },
      { text: "The spike might have been caused by the crawler." },
      { text: "Users in Europe would have seen stale prices." },
      { text: "We could not have recovered this fast without the storage team." },
      { text: "An attacker could have read any tenant's logs." },
      { text: "A contract test would have rejected the field." },
    ],
  },
  *checkSentence(sentence, { lexicon }) {
    const { roles, heading } = sentence.place;
    if (
      heading ||
      isCredit(sentence) ||
      roles.some((role) => role === "actions" || role === "lucky" || role === "impact") ||
      sentence.words.at(-1)?.text === "?"
    )
      return;
    if (WORSE.test(lowerText(sentence))) return;
    for (const clause of sentence.clauses) {
      const finding = check(sentence, clause, lexicon);
      if (finding) yield finding;
    }
    for (const { first, last } of findWords(
      sentence,
      /\b(?:could|would) (?:have|'ve) (?:led|lead) to (?:an? |the )?(?:\w+ )?(?:quicker|faster|shorter|earlier|sooner)\b/g,
    ))
      yield finding(sentence, first, last);
  },
});

function check(sentence: Sentence, clause: Clause, lexicon: Lexicon): Finding | undefined {
  const { verb } = clause;
  if (!verb.perfect || !verb.modal || !/^(?:could|would|might)$/.test(verb.modal)) return undefined;
  const { words } = sentence;
  const agent = sentence.agent(clause.subject, clause);
  const start = words.findIndex((word, i) => i >= verb.first && word.tag === "modal");
  if (verb.passive) {
    if (
      isHuman(agent) ||
      !AVOIDED.test(verb.lemma) ||
      verb.negated ||
      (clause.by && !isHuman(sentence.agent(clause.by, clause)))
    )
      return undefined;
    const subject = clause.subject ? (words[clause.subject.head]?.lemma ?? "") : "";
    if (!(lexicon.has("HARM_OBJ", subject) || /^(?:this|it|that|all|alert|issue)$/.test(subject))) return undefined;
    return BETTER.test(lowerText(sentence)) ? finding(sentence, start, verb.last) : undefined;
  }
  // "Any employee could have opened it" is the condition.
  if (/^any(?:one|body)?$/.test(words[clause.subject?.first ?? -1]?.lower ?? "")) return undefined;
  if (
    !isHuman(agent) ||
    agent === "self" ||
    agent === "you" ||
    verb.negated ||
    verb.progressive ||
    IMPACT.test(verb.lemma)
  )
    return undefined;
  const acting =
    ["DID_NOT_V", "NEUTRAL_V", "OP_V"].some((list) => lexicon.verbAt(list, words, verb.main, clause.particle)) ||
    /^(?:prevent|avoid|save|know|find|stop|catch)$/.test(verb.lemma);
  return acting ? finding(sentence, start, verb.last) : undefined;
}

function finding(sentence: Sentence, first: number, last: number): Finding {
  return {
    range: rangeOf(sentence, Math.max(first, 0), last),
    message:
      "This tells of what could have been. What was known at the time, and which check or alert would make it so?",
    suggestions: [
      ...asPrompt(
        "Make it an action",
        sentence,
        "⟨Check or alert⟩, so that ⟨the condition⟩ is ⟨prevented, or detected within …⟩",
      ),
    ],
  };
}
