import { isHindered, looksBack } from "../acts/polarity.ts";
import { isHuman, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { findWords, isQuestion, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { offersForWish } from "../rewording/clauses.ts";
import { asMeans, asPossible, asPreventing } from "../rewording/couldHave.ts";
import { asPrompt } from "../rewording/parts.ts";
import { asWhether } from "../rewording/prompts.ts";
import { defineRule, type Finding, type Suggestion } from "../rule.ts";

const AVOIDED = /^(?:prevent|avoid|catch|detect|notice|spot|find|fix|resolve|mitigate|discover|stop|shorten|contain)$/;
/** These speak of harm or need, not of conduct. */
const IMPACT =
  /^(?:be|have|need|lose|cause|affect|see|suffer|miss|fail|hit|cost|require|run|take|mean|expect|like|love|receive|get|want)$/;
const BETTER =
  /\b(?:earlier|sooner|easily|faster|quicker|quickly|shorter|if|had|by|in review|in testing|in staging|before)\b/;
const IDEAL =
  /^(?:competent|sensible|reasonable|attentive|careful|diligent|decent|responsible|sane|half-decent|half-awake|vigilant|alert|prudent|conscientious|experienced|skilled|seasoned)$/;
const MORE =
  /^(?:more|better) (?:\w+ ){0,2}(?:testing|tests|reviews?|monitoring|communication|coordination|documentation|checks|training|alerts|alerting)\b/;
const PROMPT = /\b(?:immediately|earlier|sooner|right away|straight away|at once|much faster)\b/;
const WORSE =
  /\b(?:worse|(?:later|longer|slower) than (?:we|it|they|this)|larger|longer outage|could n't have done it without|could not have)\b/;

export default defineRule({
  id: "could-have",
  category: "hindsight",
  precedence: 110,
  summary: "The sentence tells what could have been done, or avoided.",
  rationale: `*Could have* describes a parallel event, as *should have* does [S26] [S40].
Such thoughts track how a thing might be prevented, and so they have a proper place: the action items [S65].`,
  exemptions: `What could have been worse, guesses about causes ("might have been caused by"), a missing defence ("an alert on queue depth would have fired at 09:40"), attackers, luck, and action items.`,
  triggers: [
    {
      words: "could couldn coulda would might wouldn woulda d",
      with: { words: "have ve coulda woulda" },
    },
  ],
  examples: {
    reported: [
      { text: "We ⟦could have detected⟧ the short count before the lorry left." },
      { text: "We ⟦could have had⟧ more testing around the new labels." },
      { text: "The team ⟦could have rolled⟧ back within five minutes." },
      { text: "We ⟦would have noticed⟧ this in staging." },
      { text: "The outage ⟦could easily have been avoided⟧." },
      { text: "An experienced operator ⟦would have stopped⟧ there." },
      { text: "The damage ⟦could have been prevented⟧ by asking the storage group." },
      { text: "We⟦'d have stopped⟧ the letters earlier." },
      { text: "She ⟦might have caught⟧ it with a second look at the diff." },
      { text: "A competent fitter ⟦would have heard⟧ the bearing." },
      { text: "Anyone watching the dial ⟦would have noticed⟧ the drift by nine." },
      { text: "One call to the harbour office ⟦would have spared⟧ the crew a night at sea." },
      { text: "A quick look at the label ⟦would have shown⟧ the right dose." },
      { text: "A sensible adult ⟦would have locked⟧ the gate." },
    ],
    clean: [
      { text: "We could have had more lorries on the road that day." },
      { text: "The outage could have been worse: one more shard and writes would have stopped." },
      { text: "An alert on queue depth would have fired at 09:40." },
      { text: "The spike might have been caused by the crawler." },
      { text: "This concerns clerks who might have approved some of the forms." },
      { text: "Users in Europe would have seen stale prices." },
      { text: "We could not have recovered this fast without the storage team." },
      { text: "An attacker could have read any tenant's logs." },
      { text: "A contract test would have rejected the field." },
      { text: "The fix could have been merged earlier, but two regions still had to confirm it." },
      { text: "A second sensor would have heard the bearing." },
      { text: "Anyone on the rota would have made the same mistake." },
      { text: "Anyone watching the dial would have noticed nothing." },
      { text: "A call from the sensor would have started the pump." },
      { text: "A sensible default would have left a margin." },
      { text: "The crew could have used a second pump, but none was left on board." },
    ],
  },
  *checkSentence(sentence, { lexicon, text }) {
    const { roles } = sentence.place;
    if (!looksBack(sentence) || roles.some((role) => role === "lucky" || role === "impact") || isQuestion(sentence))
      return;
    if (WORSE.test(lowerText(sentence))) return;
    for (const clause of sentence.clauses) {
      const finding = check(sentence, clause, lexicon, text);
      if (finding) yield finding;
    }
    for (const { first, last } of findWords(
      sentence,
      /\b(?:could|would) (?:have|'ve) (?:led|lead) to (?:an? |the )?(?:\w+ )?(?:quicker|faster|shorter|earlier|sooner)\b/g,
    ))
      yield finding(sentence, first, last);
  },
});

function check(sentence: Sentence, clause: Clause, lexicon: Lexicon, text: string): Finding | undefined {
  const { verb } = clause;
  if (!verb.perfect || !verb.modal || !/^(?:could|would|might)$/.test(verb.modal)) return undefined;
  // "the wards that might have printed some" says which ones.
  if (verb.modal === "might" && clause.kind === "relative") return undefined;
  const { words } = sentence;
  const agent = sentence.agent(clause.subject, clause);
  const start = words.findIndex((word, i) => i >= verb.first && word.tag === "modal");
  if (verb.passive) {
    // "More could have been done"
    if (
      verb.lemma === "do" &&
      !verb.negated &&
      /^(?:more|better|additional|further)$/.test(lowerAt(words, clause.subject?.first ?? -1))
    )
      return finding(sentence, start, verb.last);
    if (
      PROMPT.test(lowerText(sentence, verb.last + 1, clause.last)) &&
      !verb.negated &&
      !words.slice(verb.last).some(({ lower }) => lower === "but" || lower === "because") &&
      /^(?:merge|deploy|apply|revert|release|restart|escalate|announce|raise|report|communicate|publish|ship)$/.test(
        verb.lemma,
      )
    )
      return finding(sentence, start, verb.last);
    if (
      isHuman(agent) ||
      !AVOIDED.test(verb.lemma) ||
      verb.negated ||
      (clause.by && !isHuman(sentence.agent(clause.by, clause)))
    )
      return undefined;
    const subject = headLemma(words, clause.subject);
    if (!(lexicon.has("HARM_OBJ", subject) || /^(?:this|it|that|all|alert|issue)$/.test(subject))) return undefined;
    return BETTER.test(lowerText(sentence))
      ? finding(sentence, start, verb.last, asPreventing(sentence, clause, text))
      : undefined;
  }
  // "A competent fitter would have heard it"
  if (
    (isHuman(agent) || headLemma(words, clause.subject) === "adult") &&
    verb.modal === "would" &&
    words.slice(clause.subject?.first, clause.subject?.head).some(({ lower }) => IDEAL.test(lower))
  )
    return finding(sentence, start, verb.last);
  if (wouldHaveTold(sentence, clause)) return finding(sentence, start, verb.last, asMeans(sentence, clause));
  // "Any employee could have opened it" is the condition.
  if (/^any(?:one|body)?$/.test(lowerAt(words, clause.subject?.first ?? -1))) return undefined;
  if (!isWeOrOther(agent) || verb.negated || verb.progressive || isHindered(sentence, clause)) return undefined;
  if (IMPACT.test(verb.lemma) && verb.lemma !== "have") return undefined;
  const acting =
    ["DID_NOT_V", "NEUTRAL_V", "OP_V"].some((list) => lexicon.verbAt(list, words, verb.main, clause.particle)) ||
    AVOIDED.test(verb.lemma) ||
    // "could have had more testing"
    (verb.lemma === "have" && verb.modal === "could" && MORE.test(lowerText(sentence, verb.last + 1))) ||
    /^(?:save|know|handle|manage|prepare|plan|organise|organize|delegate|spend|focus|prioritise|prioritize)$/.test(
      verb.lemma,
    ) ||
    (verb.lemma === "do" && /\b(?:better|more|differently|earlier|sooner)\b/.test(lowerText(sentence, verb.last + 1)));
  // "… with a second look": how it might have been is not how it was.
  const means = /\b(?:with|by|through|given|via)\b/.test(lowerText(sentence, verb.last + 1));
  // "Even a trainee would have known"
  const even = lowerAt(words, (clause.subject?.first ?? 0) - 1) === "even";
  const offers = even
    ? []
    : verb.modal === "could"
      ? AVOIDED.test(verb.lemma)
        ? []
        : asPossible(sentence, clause, text)
      : means
        ? []
        : offersForWish(sentence, clause, true, text);
  return acting ? finding(sentence, start, verb.last, offers) : undefined;
}

/** "**Anyone** watching the dial **would have noticed** it", "**one call** from the desk **would have spared** them the trip" */
function wouldHaveTold(sentence: Sentence, { verb, subject, object }: Clause): boolean {
  if (verb.modal !== "would" || verb.negated || /^no(?:thing)?$/.test(lowerAt(sentence.words, object?.first ?? -1)))
    return false;
  const before = lowerText(sentence, 0, verb.first - 1);
  return /\bany(?:one|body| [\w-]+) (?:who \w+|\w+ing|with|on) [^,]*$/.test(before)
    ? /^(?:notice|spot|catch|realise|realize|recognise|recognize|know)$/.test(verb.lemma)
    : ASKS.test(headLemma(sentence.words, subject)) &&
        /\b(?:one|single|simple|quick|brief|second) (?:\w+ )?\w+|\b(?:from|by|to|at) \w/.test(before) &&
        /^(?:spare|save|avoid|prevent|avert|stop|catch|settle|show|reveal|tell|clear)$/.test(verb.lemma);
}

/** What takes a moment, and is asked for after the event. */
const ASKS = /^(?:call|question|look|glance|word|conversation|peek)$/;

function finding(sentence: Sentence, first: number, last: number, offers: readonly Suggestion[] = []): Finding {
  const range = rangeOf(sentence, Math.max(first, 0), last);
  const wish = sentence.clauses.find(({ verb }) => verb.last === last);
  return {
    range,
    message:
      "This tells of what could have been. What was known at the time, and which check or alert would make it so?",
    suggestions: [
      ...offers,
      ...asPrompt(
        "Make it an action",
        sentence,
        range,
        "⟨Check or alert⟩, so that ⟨the condition⟩ is ⟨prevented, or detected within …⟩",
        2,
      ),
      ...asPrompt(
        "Say what was known",
        sentence,
        range,
        "At the time ⟨what was known⟩, so ⟨the other course⟩ was not in view",
        2,
      ),
      ...(wish && offers.length === 0 && isOfOne(sentence, wish) ? asWhether(sentence, wish) : []),
    ],
  };
}

/** Whether it is told of somebody: not "anyone", "even a trainee" or "one look at it". */
const isOfOne = (sentence: Sentence, wish: Clause): boolean =>
  lowerAt(sentence.words, (wish.subject?.first ?? 0) - 1) !== "even" &&
  !wouldHaveTold(sentence, wish) &&
  !isIdeal(sentence, wish);

const isIdeal = ({ words }: Sentence, { subject }: Clause): boolean =>
  words.slice(subject?.first, subject?.head).some(({ lower }) => IDEAL.test(lower));
