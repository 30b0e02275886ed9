import { participle, past } from "../english/inflection.ts";
import { rangeOf } from "../english/sentence.ts";
import { defineRule, replace } from "../rule.ts";

const MEASURES = /\b(?:mitigations?|measures|actions?|preventions?|safeguards|early|warning signs?)\b/i;
export default defineRule({
  id: "premortem-tense",
  category: "learning",
  severity: "information",
  preset: "recommended",
  precedence: 705,
  summary: "A reason in a pre-mortem is told as a possibility.",
  rationale: `*Might fail* invites reassurance. *Failed* makes people look for what led to it, which is what a pre-mortem is for [S71] [S03].`,
  exemptions: `Early signs and measures, which lie in the future for good reason.`,
  kinds: ["premortem"],
  triggers: [{ words: ["might", "may", "could", "would", "risk", "possibly"] }],
  examples: {
    reported: [
      { text: "# Pre-mortem: billing move\n## Risks\n- The import ⟦might time⟧ out.", kind: "premortem" },
      { text: "# Pre-mortem\n## What could go wrong\n- Rates ⟦could be⟧ stale.", kind: "premortem" },
      { text: "# Premortem\n\n## Reasons\n\n- The badges ⟦would be printed⟧ twice.", kind: "premortem" },
      { text: "# Pre-mortem: new ward\n\n## Reasons\n\n- The second lift ⟦may stop⟧.", kind: "premortem" },
      { text: "# Pre-mortem: tram line\n\n## Risks\n\n- Drivers ⟦might not see⟧ the signal.", kind: "premortem" },
    ],
    clean: [
      {
        text: "# Premortem\nIt is March and the billing move has failed.\n## Reasons\n- The importer timed out on the largest tenant.\n- …\n## Early signs\n- …\n## Mitigations\n- Cap tenant size (Wei, May)",
        kind: "premortem",
      },
      { text: "## Reasons\n- Rates were stale for two days.", kind: "premortem" },
      { text: "# Premortem\n## Early warning signs\n- Import time may exceed an hour.", kind: "premortem" },
      { text: "# Premortem\n## Mitigations\n- We could cap tenant size.", kind: "premortem" },
      { text: "# Pre-mortem\nSix months from now the launch has failed.\n…", kind: "premortem" },
    ],
  },
  *checkSentence(sentence, { postmortem }) {
    const { place, words } = sentence;
    const section = postmortem.sections.at(sentence.start);
    if (place.heading || place.roles.includes("actions") || MEASURES.test(section?.title ?? "")) return;
    for (const clause of sentence.clauses) {
      const { verb } = clause;
      if (!verb.modal || !/^(?:might|may|could|would)$/.test(verb.modal) || verb.perfect) continue;
      const modal = words.findIndex((word, i) => i >= verb.first && word.tag === "modal");
      const be = words[modal + 1]?.lower === "be";
      const plural = /s$/.test(words[clause.subject?.head ?? -1]?.lower ?? "");
      const was = plural ? "were" : "was";
      const told = verb.negated
        ? undefined
        : be
          ? `${was}${verb.passive ? ` ${participle(verb.lemma)}` : ""}`
          : past(verb.lemma);
      const range = rangeOf(sentence, modal, be && !verb.passive ? modal + 1 : verb.last);
      yield {
        range,
        message: "This reason is told as a possibility. In a pre-mortem it has happened: what did it look like?",
        suggestions: told ? [replace("Tell it as having happened", range, told)] : [],
      };
    }
  },
});
