import { findCounterfactuals } from "../acts/counterfactuals.ts";
import { offersForCounterfactual } from "../rewording/hindsight.ts";
import { defineRule } from "../rule.ts";

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
    for (const judgement of findCounterfactuals(sentence)) {
      if (judgement.agent === "self") continue;
      yield {
        range: judgement.range,
        message:
          "This imagines another course of events. What was known at the time, and what would make the other way the easy one?",
        suggestions: () => offersForCounterfactual(sentence, judgement, text),
      };
    }
  },
});
