import { isDenied, looksBack } from "../acts/polarity.ts";
import { isHuman } from "../english/agents.ts";
import { findWords, rangeOf } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { deletion } from "../rewording/deletion.ts";
import { asPrompt } from "../rewording/parts.ts";
import { LEFT_OUT } from "../rewording/phrases.ts";
import { defineRule } from "../rule.ts";

const SMALL = /^(?:just|simply|merely)$/;
const EASY =
  /\b(?:it (?:was|is|would have been) (?:easy|trivial|simple) to (?:see|spot|notice|check|find|know)|an? (?:simple|one-line|five-minute|two-minute|trivial) (?:check|fix|change)|as simple as|how hard can it be)\b/g;
export default defineRule({
  id: "minimizer",
  category: "hindsight",
  severity: "hint",
  preset: "strict",
  precedence: 310,
  summary: "*Just*, *simply*, *merely* make the path that was not taken look effortless.",
  rationale: `Afterwards it looks easy. *Just* and *simply* hide the work, the search and the doubt that were there before the outcome was known [S40] [S64].`,
  exemptions: `What programs simply do, *just before*, *just in case*, instructions to a reader, and what went well.`,
  triggers: [{ words: "just simply merely", people: true }, { words: "easy trivial simple one five two hard" }],
  examples: {
    reported: [
      { text: "The engineer ⟦just⟧ deployed and left." },
      { text: "They ⟦simply⟧ ran the script without a plan." },
      { text: "⟦A five-minute fix⟧, and nobody did it." },
      { text: "She ⟦merely⟧ restarted the broker instead of looking." },
      { text: "⟦It was easy to see⟧ that the disk was full." },
    ],
    clean: [
      { text: "The patch simply copies the header." },
      { text: "The alert fired just after midnight." },
      { text: "Rebuilding the index is non-trivial." },
      { text: "The dashboard is easily reachable from the runbook." },
      { text: "We kept a spare disk just in case." },
      { text: "You can simply pass the flag twice." },
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place, words } = sentence;
    if (place.timeline || !looksBack(sentence)) return;
    const message = "This makes the other path look effortless. What would it have taken at that moment?";
    for (const clause of sentence.clauses) {
      const { verb, subject } = clause;
      const at = verb.adverbs.find((i) => SMALL.test(lowerAt(words, i)) && i < verb.main);
      const agent = sentence.agent(subject, clause);
      if (
        at === undefined ||
        !verb.past ||
        verb.perfect ||
        verb.modal ||
        !isHuman(agent) ||
        agent === "you" ||
        agent === "we"
      )
        continue;
      const range = rangeOf(sentence, at, at);
      yield { range, message, fix: deletion(LEFT_OUT, text, range) };
    }
    for (const { first, last } of findWords(sentence, EASY))
      if (!isDenied(sentence, first))
        yield {
          range: rangeOf(sentence, first, last),
          message,
          suggestions: asPrompt(
            "Say what it would have taken",
            sentence,
            rangeOf(sentence, first, last),
            "Seeing this takes ⟨which steps, in which tool⟩",
            2,
          ),
        };
  },
});
