import type { Clause } from "../english/clauses.ts";
import { past } from "../english/inflection.ts";
import { rangeOf } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import { defineRule, replace } from "../rule.ts";

export default defineRule({
  id: "premortem-tense",
  category: "learning",
  precedence: 705,
  summary: "A reason in a pre-mortem is told as a possibility.",
  rationale: `*Might fail* invites reassurance. *Failed* makes people look for what led to it, which is what a pre-mortem is for [S71] [S03].`,
  exemptions: `Early signs and mitigations, which lie in the future for good reason, and any other section.`,
  kinds: ["premortem"],
  triggers: [{ words: "might may could would", within: ["reasons", "factors"] }],
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
      {
        text: "# Postmortem\n## Contributing factors\n- The import might have timed out earlier too.",
        note: "no pre-mortem",
      },
      {
        text: "# Pre-mortem: new ward\n\n## Reasons\n\n- Nobody could find the second lift, which staff may not use.",
        kind: "premortem",
        note: "what people were able or allowed to do",
      },
      { text: "# Pre-mortem: new ward\n\n## Scope\n\nThe move may take two days.", kind: "premortem" },
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place, words } = sentence;
    if (place.heading || !place.roles.some((role) => role === "reasons" || role === "factors")) return;
    for (const clause of sentence.clauses) {
      const { verb } = clause;
      if (!verb.modal || !/^(?:might|may|could|would)$/.test(verb.modal) || verb.perfect || clause.kind !== "main")
        continue;
      // "Nobody could find it", "they could not reach it": in the past already.
      const isNobody = /^(?:nobody|no-one|none|no)$/.test(words[clause.subject?.first ?? -1]?.lower ?? "");
      if (verb.modal === "could" && (verb.negated || isNobody)) continue;
      const modal = words.findIndex((word, i) => i >= verb.first && word.tag === "modal");
      if (modal < 0) continue;
      const range = rangeOf(sentence, modal, verb.last);
      const told = toldAsPast(text.slice(range.start, range.end), clause, words);
      yield {
        range,
        message: "This reason is told as a possibility. In a pre-mortem it has happened: what did it look like?",
        suggestions: told ? [replace("Tell it as having happened", range, told)] : [],
      };
    }
  },
});

/** "might time" → "timed", "could be stale" → "was stale", "may be lost" → "was lost", "might not see" → "did not see". */
function toldAsPast(source: string, { verb, subject }: Clause, words: readonly Word[]): string | undefined {
  // Adverbs between the words would be lost.
  const plain = [
    verb.modal,
    ...(verb.negated ? ["not"] : []),
    ...(verb.passive ? ["be"] : []),
    words[verb.last]?.lower,
  ];
  if (source.toLowerCase() !== plain.join(" ")) return undefined;
  const head = words[subject?.head ?? -1]?.lower ?? "";
  const was = /[^s]s$|^(?:we|they|you|people)$/.test(head) || subject?.others.length ? "were" : "was";
  if (verb.passive) return `${was}${verb.negated ? " not" : ""} ${words[verb.last]?.text}`;
  if (verb.lemma === "be") return `${was}${verb.negated ? " not" : ""}`;
  return verb.negated ? `did not ${verb.lemma}` : past(verb.lemma);
}
