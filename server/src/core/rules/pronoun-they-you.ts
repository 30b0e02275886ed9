import { isCredit } from "../acts/polarity.ts";
import { aboutParts } from "../document.ts";
import { lowerText, rangeOf } from "../english/sentence.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { offersForPronoun } from "../rewording/we.ts";
import { isIn } from "../rewording/wordClasses.ts";
import { defineRule } from "../rule.ts";

const WHERE: readonly SectionRole[] = ["factors", "lessons", "poorly", "summary"];
const WE: Readonly<Record<string, string>> = { they: "we", them: "us", i: "we", me: "us", you: "we" };
export default defineRule({
  id: "pronoun-they-you",
  category: "people",
  severity: "hint",
  preset: "all",
  precedence: 320,
  summary: "*They*, *you* or *I* stands where *we* could.",
  rationale: `Getting into the habit of *we* rather than *they*, *I* or *you* keeps a review from having sides [S01].`,
  exemptions: `Systems, customers and attackers; a reader who is told how ("you can reproduce it with …"); timelines, and stories told in the first person.`,
  kinds: REVIEWS,
  triggers: [{ words: "they them you i me", within: ["factors", "lessons", "poorly", "summary"] }],
  examples: {
    reported: [
      { text: "## Lessons learned\n- ⟦You⟧ need to ask before touching the firewall." },
      { text: "## Analysis\nThe platform team built the tool and ⟦they⟧ decided on the defaults." },
      { text: "## What went wrong\n- ⟦I⟧ left the old rule in place." },
      { text: "## What went wrong\n- ⟦I⟧ saw late that the constructor opens the file." },
      { text: "## Summary\nThe DBAs restarted the primary while ⟦they⟧ still had our traffic." },
      { text: "## Lessons\n- It is us who clean up what ⟦they⟧ leave behind." },
    ],
    clean: [
      {
        text: "## What went wrong\n- I left the old rule in place. I saw it at noon, and I rang the ward. I took it out, and I wrote this.",
      },
      { text: "## Analysis\nThe nodes were drained before they had finished replication." },
      { text: "## Lessons learned\n- We agreed to share schema changes a week ahead." },
      { text: "## Timeline\n- 10:02 Sam joined and they took over communication." },
      { text: "## Impact\nCustomers saw errors when they opened the cart." },
      { text: "## Analysis\nYou can reproduce it with two replicas." },
      { text: "## Analysis\nThe attackers used a token they had found in a log." },
    ],
  },
  *checkSentence(sentence, { ask }) {
    const { roles, heading, timeline } = sentence.place;
    if (heading || timeline || isCredit(sentence) || !roles.some((role) => WHERE.includes(role))) return;
    const { words } = sentence;
    for (const phrase of sentence.phrases) {
      const word = words[phrase.head];
      const we = word && phrase.first === phrase.last && word.tag === "pronoun" ? WE[word.lower] : undefined;
      if (!word || !we || (/^(?:i|me)$/.test(word.lower) && ask(isOwnTale))) continue;
      const clause = sentence.clauses.find((it) => it.subject === phrase);
      const agent = sentence.agent(phrase, clause);
      const told =
        word.lower === "you" &&
        (!clause?.verb ||
          /^(?:can|could|may|might|will|would)$/.test(clause.verb.modal ?? "") ||
          clause.marker !== undefined);
      const them = /^the[ym]$/.test(word.lower) && agent !== "they" && agent !== "team" && agent !== "role";
      // "looked **them** up", "nobody saw what **they** did": things, or whoever nobody is.
      const before = words[phrase.head - 1];
      const things = word.lower === "them" && before?.tag !== "preposition" && !isIn("tells", before?.lemma);
      const nobody = /^the[ym]$/.test(word.lower) && /\b(?:nobody|no one)\b/.test(lowerText(sentence, 0, phrase.head));
      // "they can be replayed", "they exist because …": things.
      const state = clause?.verb.passive || /^(?:contain|differ|exist)$/.test(clause?.verb.lemma ?? "");
      if (told || them || things || nobody || (word.lower === "they" && state)) continue;
      const range = rangeOf(sentence, phrase.first, phrase.last);
      yield {
        range,
        message: `“${word.text}” draws a line between people. Would “${we}” be as true?`,
        suggestions: () => offersForPronoun(sentence, phrase.head),
      };
    }
  },
});

/** Whether one person tells the whole of it: more often "I" than "we", and not in passing. */
function isOwnTale({ document }: Postmortem): boolean {
  const told = aboutParts(document, countPersons);
  const sum = (person: "i" | "we"): number => told.reduce((all, it) => all + it[person], 0);
  return sum("i") > 4 && sum("i") > sum("we");
}

const countPersons = (words: string): { i: number; we: number } => ({
  i: words.match(/\bI\b/g)?.length ?? 0,
  we: words.match(/\b[Ww]e\b/g)?.length ?? 0,
});
