import { findCounterfactuals } from "../acts/counterfactuals.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { asPrompt, saying } from "../rewording/parts.ts";
import { HAPPENED_SO, IN_VIEW, SHOWN } from "../rewording/phrases.ts";
import { withoutSubject } from "../rewording/recast.ts";
import { withCapital } from "../rewording/things.ts";
import { defineRule, replace, type Suggestion } from "../rule.ts";

export default defineRule({
  id: "if-only",
  category: "hindsight",
  severity: "warning",
  precedence: 100,
  summary: "The sentence imagines that somebody had done otherwise.",
  rationale: `*If only*, *had she tested*, *unless they had*: the sentence leaves the event for one in which a person acted better [S40] [S42].
It teaches nothing about how things came to be as they were [S28].
The idea in it is often a good one: it belongs in the action items.`,
  exemptions: `Conditions of systems ("had the cache been warm"), instructions ("if you had an account before May"), and credit: "if it had not been for Omar's quick work" imagines the worse path.`,
  triggers: [
    {
      words: "if had hadn unless were without but",
      people: true,
      with: { words: "would could might wouldn couldn d" },
    },
    {
      words: "yes no maybe perhaps possibly probably only",
      people: true,
      with: { words: "if", near: 3 },
    },
    { words: "only simply merely", with: { words: "if need needed had" } },
    { words: "all", with: { words: "had need" } },
  ],
  examples: {
    reported: [
      { text: "⟦If only the engineer had read⟧ the banner." },
      { text: "⟦Had we tested⟧ the upgrade, this would not have happened." },
      { text: "⟦If the on-call had acknowledged⟧ the page, downtime would have been shorter." },
      { text: "⟦All the reviewer had to do was⟧ open the plan output." },
      { text: "⟦If they hadn't merged⟧ on Friday, nobody would have noticed." },
      {
        text: "| Question | Answer |\n|---|---|\n| Could it have been prevented? | Yes, ⟦if the pricing analyst had checked⟧ the currency column. |",
      },
      { text: "⟦Were it not for the operator's shortcut⟧, the backup would exist." },
      { text: "The clerk ⟦simply had to⟧ read the second line." },
      { text: "⟦If the clerk had counted⟧ twice, no order would have been lost." },
    ],
    clean: [
      { text: "We only had to copy one table." },
      { text: "If the clerk had checked the lock, everything would have looked normal." },
      { text: "Even if the reviewer had read the diff, the lock would still have failed." },
      { text: "Sara only had to change one flag to bring the shop back." },
      { text: "If the lock had expired later, both writers would have seen the same version." },
      { text: "Had the cache been warm, latency would have stayed under a second." },
      { text: "If you had an account before May, reset your password." },
      { text: "If it had not been for Omar's quick work, the loss would be larger." },
      { text: "If a node has fewer than two peers, it stops accepting writes." },
      {
        text: "| Question | Answer |\n|---|---|\n| Could it have been prevented? | Yes, if the import had checked the currency column. |",
      },
      { text: "Yes, if you had an account before May." },
      { text: "Without the second region the site would have been down for hours." },
      { text: "Imagine what would have happened if someone else had taken the name." },
      { text: "Kofi simply had to press the button and the pump started." },
      { text: "You simply had to reload the page." },
      { text: "Had the crew waited any longer, the tank would have burst." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (sentence.place.heading) return;
    for (const { agent, range, clause } of findCounterfactuals(sentence)) {
      if (agent === "self") continue;
      yield {
        range,
        message:
          "This imagines another course of events. What was known at the time, and what would make the other way the easy one?",
        suggestions: () => [
          ...(clause ? asItWas(sentence, clause, text) : []),
          ...(clause ? asGiven(sentence, clause) : []),
          ...asPrompt(
            "Say what was known",
            sentence,
            range,
            "At the time ⟨what was known⟩, so ⟨the other action⟩ was not in view",
            3,
          ),
        ],
      };
    }
  },
});

/** "If the on-call had seen the page, it would …" → "With ⟨which check, alert or default⟩, it would …". */
function asGiven(sentence: Sentence, { marker, last }: Clause): readonly Suggestion[] {
  const first = marker?.lower === "if" && lowerText(sentence, 0, 1) !== "if only" ? sentence.words.indexOf(marker) : -1;
  const given = withCapital(sentence, first, "with ⟨which check, alert or default⟩");
  return first < 0
    ? []
    : [replace(SHOWN, rangeOf(sentence, first, ENDS.test(sentence.words[last]?.lower ?? "") ? last - 1 : last), given)];
}

/** What ties the next clause: "if we had scanned it **before** releasing it". */
const ENDS = /^(?:,|after|before|when|while)$/;

/** "If only the engineer had read the banner" → "The banner was not read". */
function asItWas(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const { words } = sentence;
  if (lowerText(sentence, 0, 1) !== "if only" || sentence.clauses.some((it) => it !== clause && it.verb.finite))
    return [];
  const [edit] = withoutSubject(sentence, clause, text, { undone: !clause.verb.negated }) ?? [];
  const first = words[0];
  if (!edit || !first || edit.start !== words[2]?.start) return [];
  const edits = [{ start: first.start, end: edit.end, text: edit.text.charAt(0).toUpperCase() + edit.text.slice(1) }];
  return saying(sentence, edits, IN_VIEW, HAPPENED_SO);
}
