import type { Act } from "../acts/act.ts";
import { isCredit } from "../acts/polarity.ts";
import { frontMatterField } from "../document/frontMatter.ts";
import type { Document } from "../document.ts";
import { rangeOf, type Sentence } from "../english/sentence.ts";
import { withoutSubject } from "../rewording/recast.ts";
import { defineRule, type Finding } from "../rule.ts";

/** In a story of a failure these are the failure, even where a review would read them as plain steps. */
const DESTROYS =
  /^(?:delete|drop|wipe|overwrite|erase|break|kill|misconfigure|corrupt|lose|leak|destroy|truncate|purge|crash)$/;

export default defineRule({
  id: "war-story-names-others",
  category: "learning",
  precedence: 5,
  summary: "A war story tells somebody else's failure by name.",
  rationale: `One tells one's own failure. It takes courage to do so, and it is not ours to spend that of others: what they did can be told without their names [S04].`,
  exemptions: `The author, and people who are thanked or who helped.`,
  kinds: ["war-story"],
  triggers: [{ lists: "HARM_V OP_V OMISSION_V CAUSE_V", people: true }],
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
      {
        text: "---\nauthor: Kwame Boateng\n---\n\n# How I lost the seating plan\n\nKwame overwrote the seating plan, as the screen later said.",
        kind: "war-story",
        note: "the author, in the third person",
      },
      { text: "Ingrid restarted the lift, and the queue moved again.", kind: "war-story", note: "no failure" },
      { text: "The Marta scheduler dropped the table.", kind: "war-story", note: "a program" },
      { text: "# Outage\n\nMarta joined the call.", note: "no war story" },
    ],
  },
  *checkDocument({ document, sentences }, { acts, isTriggered }) {
    for (const sentence of sentences) if (isTriggered(sentence)) yield* check(sentence, acts(sentence), document);
  },
});

function* check(sentence: Sentence, acts: readonly Act[], document: Document): Generator<Finding> {
  if (sentence.place.heading || isCredit(sentence)) return;
  const acting = new Set(acts.flatMap(({ clause }) => clause ?? []));
  for (const clause of sentence.clauses) {
    const { subject, verb } = clause;
    const agent = sentence.agent(subject, clause);
    if (!subject || clause.inherited || verb.passive || (agent !== "name" && agent !== "handle")) continue;
    const isLoss =
      verb.past && !verb.modal && !verb.negated && DESTROYS.test(verb.lemma) && clause.object !== undefined;
    const name = sentence.words[subject.head]?.text ?? "";
    if ((!acting.has(clause) && !isLoss) || isAuthor(document, name)) continue;
    const edits = withoutSubject(sentence, clause, document.text);
    yield {
      range: rangeOf(sentence, subject.first, verb.last),
      message: "Somebody else's failure is told here by name. How would the story go without it?",
      suggestions: edits ? [{ title: "Name no one", edits }] : [],
    };
  }
}

/** Whether a name is that of who tells the story. */
function isAuthor({ frontMatter }: Document, name: string): boolean {
  return frontMatterField(frontMatter, "author", "authors", "by")?.value.includes(name.replace("@", "")) ?? false;
}
