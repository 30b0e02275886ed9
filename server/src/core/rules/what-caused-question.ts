import { isQuestion, lowerText, rangeOf } from "../english/sentence.ts";
import { FACTORS_ASKED } from "../rewording/phrases.ts";
import { defineRule, replace, SOFTEST } from "../rule.ts";

const QUESTION =
  /(?:^|[:,] |\bso |\band )(what (?:was it that )?caused (?:this|it|that|the (?:outage|incident|failure|problem|issue|downtime|crash|disruption|accident|error))(?: to happen)?|what (?:is|was) the (?:root )?cause(?: of (?:this|it|the (?:outage|incident|failure|problem|issue)))?|why did (?:it|this|that) happen)(?: \?)?$/;
export default defineRule({
  id: "what-caused-question",
  category: "causality",
  precedence: 250,
  summary: "A question asks for the cause, as if there were one.",
  rationale: `"What caused this to happen?" looks for one thing in the past. "What are the factors that contributed to the failure?" opens the same question to all of them: the very rewrite that one talk on blameless reviews put on its slide [S01].`,
  exemptions: `Questions about one part ("what caused the lag on shard three"), statements, and *What went wrong* as a heading.`,
  triggers: [
    { words: "what", with: { words: "caused cause" } },
    { words: "why", with: { words: "happen" } },
  ],
  examples: {
    reported: [
      { text: "⟦What caused this to happen?⟧" },
      { text: "## ⟦What caused the outage?⟧" },
      { text: "So ⟦what was the root cause?⟧" },
      { text: "⟦Why did this happen?⟧" },
      { text: "Question for the meeting: ⟦what caused the incident?⟧" },
      { text: "## ⟦Why did it happen⟧" },
    ],
    clean: [
      { text: "What are the factors that contributed to the failure?" },
      { text: "What caused the lag on shard three is described in the appendix." },
      { text: "## Contributing factors" },
      { text: "How did the system come to accept an empty list?" },
      { text: "The crash caused the queue to grow." },
      { text: "What made this hard to detect?" },
    ],
  },
  *checkSentence(sentence) {
    const { words, place } = sentence;
    const match = QUESTION.exec(lowerText(sentence));
    const asked = match?.[1];
    if (!asked) return;
    const question = isQuestion(sentence);
    if (!question && !place.heading) return;
    const first = words.length - (question ? 1 : 0) - asked.split(" ").length;
    const start = words.findIndex((word, i) => i >= first && /^(?:what|why)$/.test(word.lower));
    if (start < 0) return;
    const range = rangeOf(sentence, start, words.length - 1);
    const lower = words[start]?.text === words[start]?.lower;
    yield {
      range,
      ...(place.heading && SOFTEST),
      message: "This asks for one cause. Which factors contributed, and how did they come together?",
      fix: replace(
        FACTORS_ASKED,
        range,
        place.heading
          ? "Contributing factors"
          : `${lower ? "w" : "W"}hat are the factors that contributed to the failure?`,
      ),
    };
  },
});
