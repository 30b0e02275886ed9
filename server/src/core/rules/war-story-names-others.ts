import { rangeOf } from "../english/sentence.ts";
import { isCredit } from "../polarity.ts";
import { withoutSubject } from "../recast.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "war-story-names-others",
  category: "learning",
  severity: "information",
  preset: "recommended",
  precedence: 5,
  summary: "A war story tells somebody else's failure by name.",
  rationale: `One tells one's own failure. It takes courage to do so, and it is not ours to spend that of others: what they did can be told without their names [S04].`,
  exemptions: `The author, and people who are thanked or who helped.`,
  kinds: ["war-story"],
  triggers: [{ lists: ["HARM_V", "OP_V", "OMISSION_V", "CAUSE_V"], people: true }],
  examples: {
    reported: [
      { text: "# I broke prod\n⟦Marta dropped⟧ the table and I had to clean up.", kind: "war-story" },
      { text: "# War story\n⟦@omar misconfigured⟧ the proxy that night.", kind: "war-story" },
      { text: "⟦Kwame overwrote⟧ the seating plan, and I had printed it.", kind: "war-story" },
      { text: "Then ⟦Ingrid broke⟧ the lift with one key.", kind: "war-story" },
      { text: "⟦@mei deleted⟧ the wrong level that evening.", kind: "war-story" },
    ],
    clean: [
      {
        text: "# This one time I blew up production\n## Setting\n…\n## What happened\nI dropped the table.\n## What I learned\n…\n## Questions for you\n…",
        kind: "war-story",
      },
      { text: "I dropped the table; the console looked the same in both environments.", kind: "war-story" },
      { text: "My whole team laughed, and Lena helped me restore.", kind: "war-story" },
      { text: "## What I learned\n- Restores take longer than I believed.", kind: "war-story" },
      { text: "It was the longest night of my career.", kind: "war-story" },
      { text: "A colleague and I watched the graph go to zero.", kind: "war-story" },
    ],
  },
  *checkSentence(sentence, { lexicon, postmortem }) {
    if (isCredit(sentence)) return;
    const { words } = sentence;
    for (const clause of sentence.clauses) {
      const { verb, subject } = clause;
      if (!subject || clause.inherited || !verb.past || verb.modal || verb.passive) continue;
      const agent = sentence.agent(subject, clause);
      const failed = ["HARM_V", "OP_V", "OMISSION_V"].some((list) =>
        lexicon.verbAt(list, words, verb.main, clause.particle),
      );
      if (!failed || (agent !== "name" && agent !== "handle")) continue;
      const edits = withoutSubject(sentence, clause, postmortem.document.text);
      yield {
        range: rangeOf(sentence, subject.first, verb.last),
        message: "Somebody else's failure is told here by name. How would the story go without it?",
        suggestions: edits ? [{ title: "Name no one", edits }] : [],
      };
    }
  },
});
