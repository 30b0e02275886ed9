import { isDenied } from "../acts/polarity.ts";
import { isOther } from "../english/agents.ts";
import { findWords, lowerText, rangeOf } from "../english/sentence.ts";
import { asPrompt } from "../rewording/parts.ts";
import { defineRule } from "../rule.ts";

const AS_DESIGNED =
  /\b(?:(?:worked|behaved|functioned|operated|performed) (?:exactly |perfectly |just )?as (?:designed|expected|intended|specified)|did (?:its|their) jobs?|no technical (?:fault|bug|problem|issue)|nothing (?:is |was )?(?:technically )?wrong with the (?:system|tool|process|software|design)|(?:the )?(?:technology|system|tool|process|procedure) (?:is|was) (?:fine|sound|good))\b/g;
const CONTRAST = /\b(?:but|however|only|the problem (?:was|is)|unfortunately|it was used|people did)\b/;
/** "…; the operator did not", but not "…; the operator confirmed it". */
const FELL_SHORT = /^[,;].*\b(?:not|n't|never|failed|missed|ignored|bypassed|skipped|forgot|wrong|wrongly)\b/;
const MISUSED = /\b(?:it (?:was|is) (?:used|operated|applied|run) (?:incorrectly|wrongly|improperly))\b/;
const WEAKEST =
  /\b(?:humans?|people|operators?|staff|engineers?|users?) (?:are|is|were|was|remain|remains|remained) (?:always |still )?(?:the |a |our )?(?:weak(?:est)? link|problem|single point of failure)\b/g;
export default defineRule({
  id: "mechanistic-human",
  category: "causality",
  precedence: 175,
  summary: "All machines worked as designed, and people are left as the weak part.",
  rationale: `It reads as if a system ran well until people meddled with it [S42] [S32].
The design assumed something about them; and most days they are the ones who keep it safe [S45].`,
  exemptions: `Machines that worked as designed with no person beside them, and designs whose limits are told.`,
  triggers: [
    {
      words: "designed expected intended specified",
      with: { words: "worked behave function operate perform" },
    },
    { words: "do", with: { words: "job", near: 2 }, people: true },
    { words: "technical wrong fine sound good", people: true },
    { words: "technical wrong", with: { words: "fault bug problem nothing issue" } },
    { words: "link problem failure", people: "before" },
    { words: "user human", with: { words: "link problem failure", near: 6 } },
  ],
  examples: {
    reported: [
      { text: "The system ⟦worked exactly as designed⟧; the operator did not." },
      { text: "There was ⟦no technical fault⟧, the problem was the people on shift." },
      { text: "⟦The process is sound⟧, but engineers did not follow it." },
      { text: "⟦Nothing is wrong with the tool⟧; it was used incorrectly." },
      { text: "All safeguards ⟦functioned as expected⟧, only the engineer bypassed them." },
      { text: "⟦Operators were the single point of failure⟧ on that line." },
      { text: "The interlock ⟦did its job⟧; the signaller did not." },
      { text: "⟦Humans remain a single point of failure⟧ in the dosing line." },
      { text: "⟦Users are the problem⟧ in this design." },
    ],
    clean: [
      { text: "The circuit breaker worked as designed." },
      { text: "The tool worked as designed, and the design does not handle an empty list." },
      { text: "Failover behaved as expected and took nine seconds." },
      { text: "Responders adapted the procedure and kept the site up." },
      { text: "The link between the two racks is the weakest in the ring." },
      { text: "The old switch remains a single point of failure in the dosing line." },
      { text: "No hardware fault was found on the switch." },
      { text: "The interlock did its job; the signaller wrote the report." },
      { text: "Failover worked as expected, and the nurse confirmed it at 10:04." },
    ],
  },
  *checkSentence(sentence) {
    const { place } = sentence;
    if (place.heading || place.roles.includes("actions")) return;
    const message =
      "The machines are well and the people are the fault here. What does the design assume, and what was different?";
    const suggestions = asPrompt(
      "Say what the design assumes",
      sentence,
      sentence,
      "The design of ⟨the system⟩ assumes ⟨…⟩; in this situation ⟨…⟩",
      3,
    );
    for (const { first, last } of findWords(sentence, WEAKEST))
      if (!isDenied(sentence, first)) yield { range: rangeOf(sentence, first, last), message, suggestions };
    for (const { first, last } of findWords(sentence, AS_DESIGNED)) {
      const rest = lowerText(sentence, last + 1);
      const person = sentence.phrases.some((phrase) => {
        const agent = phrase.first > last ? sentence.agent(phrase) : undefined;
        return isOther(agent);
      });
      if (MISUSED.test(rest) || (person && (CONTRAST.test(rest) || FELL_SHORT.test(rest))))
        yield { range: rangeOf(sentence, first, last), message, suggestions };
    }
  },
});
