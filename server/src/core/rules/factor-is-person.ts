import { isHuman, isThirdPerson } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lastWord, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { withoutVerdict } from "../rewording/clauses.ts";
import { defineRule, type Finding, replace, SOFTEST } from "../rule.ts";

/** People as those a condition reaches: that is how a factor reads when it is one. */
const CONDITION =
  /^(?:cover|hold|have|see|rely|work|share|need|receive|know|depend|own|maintain|get|be|want|lack|expect|learn|remain|support|meet|face|switch|spend|believe|think|assume|offer)$/;
/** What people are, have or lack, given as a factor. */
const DEFICITS =
  "miscommunication inexperience fatigue carelessness complacency inattention negligence haste misjudgement misjudgment indiscipline ignorance incompetence".split(
    " ",
  );
const DEFICIT = new RegExp(
  `^(?:(?:poor|bad|lack of|insufficient|no|missing|human|operator)\\s)?(?:${DEFICITS.join("|")}|communication breakdown|(?:bad|poor) judge?ment|(?:wrong|bad) decision)\\b`,
);
const LACK =
  /^(?:a |the )?(?:lack|absence) of (?:\w+ ){0,1}(?:attention|care|discipline|communication|training|experience|awareness|knowledge|understanding|diligence|ownership|rigou?r)\b/;

/** Marks and small words before a factor's first word, in UTF-16 units. */
const LEAD = 8;

export default defineRule({
  id: "factor-is-person",
  category: "causality",
  severity: "warning",
  precedence: 200,
  summary: "An entry among the factors is a person, a team or a human deficit.",
  rationale: `A factor is the cause *of* the error, not the error [S51]; no error happens in isolation [S05], and an individual is never a root cause [S29].
A condition can be changed: what did the tool allow, the review show, the schedule leave?`,
  exemptions: `Conditions that people live with ("one engineer holds the only credentials", "reviewers see a 400-line plan", "on-call covers three products at night"), and systems.`,
  triggers: [
    { people: true, within: ["factors"] },
    { words: "me my mine myself", within: ["factors"] },
    {
      words: ["human lack absence communication judgement judgment decision", ...DEFICITS],
      within: ["factors"],
    },
  ],
  examples: {
    reported: [
      { text: "## Contributing factors\n- ⟦The developer⟧ who wrote the migration" },
      { text: "## Root causes\n1. ⟦Operator inattention⟧ during the switchover" },
      { text: "## Contributing factors\n- ⟦Miscommunication⟧" },
      { text: "## Root cause\n⟦An engineer ran⟧ the script on the live cluster." },
      { text: "## Causes\n- ⟦Wei's change⟧" },
      { text: "## Contributing factors\n- ⟦Poor judgement⟧ by the incident lead" },
      { text: "## Contributing factors\n- ⟦Lack of attention⟧ during the review" },
      { text: "## Contributing factors\n- ⟦Omar⟧! Ridiculous mess." },
    ],
    clean: [
      {
        text: "## Root cause\nA certificate on the line between the till and our card provider, CedarPay, had expired.",
      },
      { text: "## Contributing factors\n- You guessed it, one more expired badge" },
      { text: "## Contributing factors\n- The script takes its target from the last used context" },
      { text: "## Contributing factors\n- One engineer holds the only vendor credentials" },
      { text: "## Contributing factors\n- Reviewers see a 400-line plan with no summary" },
      { text: "## Root causes\n1. Staging and live share one naming scheme" },
      { text: "## Contributing factors\n- On-call covers three products at night" },
      { text: "## Contributing factors\n- Two teams own the table" },
      { text: "## Contributing factors\n- No alert on replication lag" },
      { text: "## Contributing factors\n- No one on the rota knows how to drain the boiler" },
      { text: "## Contributing factors\n- Fatigue of the metal around the third bolt" },
      { text: "## Contributors\n\nThanks to all of you!\n\n- @wei\n- @omar" },
      { text: "## Contributing factors\n- Support for two currencies was added in May" },
    ],
  },
  *checkDocument(postmortem, { lexicon, isTriggered, text }) {
    const { factors } = postmortem;
    for (const { block, start, form } of factors) {
      if (form === "paragraph" && factors.length > 1) continue;
      for (const sentence of postmortem.sentencesIn(block)) {
        // The sentences it begins with: of "Why? Someone disabled it." the answer.
        if (sentence.end <= start || sentence.start > start + LEAD || !isTriggered(sentence)) continue;
        const finding = check(sentence, start, lexicon, text);
        if (!finding) continue;
        yield finding;
        break;
      }
    }
  },
});

function check(sentence: Sentence, from: number, lexicon: Lexicon, document: string): Finding | undefined {
  const { words } = sentence;
  const start = words.findIndex(
    (word) => word.start >= from && word.tag !== "symbol" && word.tag !== "quote" && word.tag !== "stop",
  );
  if (start < 0) return undefined;
  const text = lowerText(sentence, start);
  const finding = (first: number, last: number, clause?: Clause): Finding => {
    const range = rangeOf(sentence, first, last);
    const end = lastWord(sentence);
    return {
      range,
      message:
        "This factor is a person or a deficit. Which condition in the tools, the process or the information stood behind it?",
      suggestions: [
        ...(clause ? withoutVerdict(sentence, clause, document) : []),
        ...(clause
          ? []
          : [
              replace(
                "Write what stood behind it",
                words[last + 1]?.tag === "wh" || /^(?:on|by|between|among|from|of)$/.test(words[last + 1]?.lower ?? "")
                  ? rangeOf(sentence, start, end)
                  : range,
                "⟨what in the tool, the process or the information⟩",
              ),
            ]),
        replace(
          "Write the condition",
          rangeOf(sentence, start, end),
          "⟨The tool or process⟩ allowed ⟨the action⟩, because ⟨condition⟩",
        ),
      ],
    };
  };
  const deficit = DEFICIT.exec(text) ?? LACK.exec(text);
  // "Fatigue of the metal"
  const of = deficit && sentence.phrases.find((it) => it.first === start)?.of;
  const ofThing = of && text.startsWith("fatigue") && !isHuman(sentence.agent(of));
  if (deficit && !ofThing && !/\bbecause\b/.test(text)) return finding(start, start + deficit[0].split(" ").length - 1);
  const phrase = sentence.phrases.find((it) => it.first === start);
  if (!phrase) return undefined;
  // "Support for two currencies"
  if (/^support (?:for|of)\b/.test(text)) return undefined;
  // "Nobody on the rota knows the valve" is a condition.
  if (/^(?:nobody|no|no-one|none)$/.test(lowerAt(words, phrase.first))) return undefined;
  const clause = sentence.clauses.find((it) => it.subject === phrase && it.verb.finite);
  const agent = sentence.agent(phrase, clause);
  if (clause && clause.kind !== "relative") {
    if (
      // "You guessed it" speaks to the reader.
      !isThirdPerson(agent) ||
      clause.verb.passive ||
      clause.verb.modal ||
      CONDITION.test(clause.verb.lemma) ||
      !clause.verb.past
    )
      return undefined;
    const neutral = lexicon.verbAt("NEUTRAL_V", words, clause.verb.main, clause.particle);
    // "…, and the lock does not cover this": the condition stands beside the act.
    const told = sentence.clauses.some(
      (it) => it !== clause && it.kind === "main" && it.verb.finite && sentence.agent(it.subject, it) === "system",
    );
    return {
      ...finding(phrase.first, clause.verb.last, clause),
      ...((neutral || told) && SOFTEST),
    };
  }
  if (sentence.clauses.some((it) => it.verb.finite && it.kind === "main")) return undefined;
  if (isHuman(agent) && agent !== "we") return finding(phrase.first, phrase.last);
  const owner = phrase.possessor && sentence.agent(phrase.possessor);
  if (
    owner &&
    (owner === "name" || owner === "handle" || owner === "role" || owner === "they") &&
    !/^(?:access|account|permission|laptop|view|screen|role|shift|workload|machine|phone|queue|console|dashboard)$/.test(
      headLemma(words, phrase),
    )
  )
    return finding(phrase.first, phrase.last);
  return undefined;
}
