import { isCredit } from "../acts/polarity.ts";
import { rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import type { Names } from "../postmortem/people.ts";
import { isAnalysis } from "../postmortem/sections.ts";
import { withCapital } from "../rewording/things.ts";
import { defineRule, type Finding, replace, SOFTEST } from "../rule.ts";

export default defineRule({
  id: "name-in-analysis",
  category: "people",
  preset: "strict",
  precedence: 210,
  summary: "The analysis names a person.",
  rationale: `In the analysis a role says as much as a name: anybody in that place could have met the same [S29] [S11].
Timelines, thanks and owners keep their names [S25].`,
  exemptions: `The timeline, thanks, what went well, metadata and owners; names of services and products.`,
  triggers: [{ within: ["factors", "summary", "poorly", "lessons"], people: true }],
  examples: {
    reported: [
      { text: "## Root cause\nWhile ⟦@omar⟧ was draining nodes, the lock expired." },
      { text: "## Summary\nOn 3 May ⟦Lena⟧ applied the network policy to all namespaces." },
      { text: "## Analysis\nKofi and ⟦Wei⟧ were both on the rota that night." },
      { text: "## What went poorly\n- Only ⟦Anders⟧ knows the billing exporter." },
      { text: "## Root causes\nThe runbook ⟦Priya⟧ used was written for the old cluster." },
      { text: "## Lessons learned\n- At 09:10 ⟦Priya⟧ was the only one who could read the map." },
    ],
    clean: [
      { text: "## Timeline\n- 10:04 Lena applied the network policy." },
      { text: "## Thanks\nThank you Marta and @omar for staying on the call." },
      { text: "## What went well\n- Priya spotted the pattern within minutes." },
      { text: "## Contributing factors\n- Only one engineer knows the billing exporter." },
      { text: "## Root cause\nAristotle, the primary database host, ran out of inodes." },
      { text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Owner | Lena Berg |" },
      { text: "## Root cause\nTwo disks on Alice were failing, and all files lay on Alice." },
    ],
  },
  *checkDocument({ sentences, names }, { isTriggered }) {
    for (const sentence of sentences) if (isTriggered(sentence)) yield* check(sentence, names);
  },
});

function* check(sentence: Sentence, names: Names): Generator<Finding> {
  const { roles, heading, timeline } = sentence.place;
  if (heading || timeline || isCredit(sentence)) return;
  if (!isAnalysis(roles)) return;
  const { words } = sentence;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const named = word?.tag === "name" && (word.kind === "handle" || names.isPerson(word.text));
    // "Priya's runbook", "the runbook Priya used": a name wherever it stands; "Wei cluster" is none.
    if (!named || names.isService(word.text) || words[i + 1]?.tag === "symbol") continue;
    let last = i;
    while (words[last + 1]?.tag === "name" && words[last + 1]?.kind === "word") last++;
    const range = rangeOf(sentence, i, last);
    yield {
      range,
      ...(!roles.includes("factors") && SOFTEST),
      message: "A person is named in the analysis. Which role was it, and what would anybody in it have met?",
      suggestions: [
        ...(acted(sentence, i, last)
          ? [replace("Name the role", range, withCapital(sentence, i, "the responder"))]
          : []),
        replace("Name a role of your own", range, withCapital(sentence, i, "⟨the role⟩")),
      ],
    };
    i = last;
  }
}

const RESPONDS =
  /^(?:acknowledge|confirm|debug|diagnose|escalate|fix|identify|investigate|mitigate|page|redeploy|repair|resolve|respond|restart|restore|revert|roll|trace|troubleshoot)$/;

/** Whether what is told is what somebody did in the response; a reporter "at Example Ltd" is no responder. */
function acted({ clauses, words }: Sentence, first: number, last: number): boolean {
  if (/^(?:at|from|of|to|'s)$/.test(lowerAt(words, last + 1))) return false;
  return clauses.some(
    ({ subject, by, verb }) =>
      verb.past && RESPONDS.test(verb.lemma) && (by?.first === first || (subject?.first === first && !verb.passive)),
  );
}
