import { looksBack } from "../acts/polarity.ts";
import { isHuman } from "../english/agents.ts";
import { rangeOf } from "../english/sentence.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const DECIDES = /^(?:decide|choose|opt|elect|agree|judge)$/;
/** What a decision was based on. */
const BASIS =
  /\b(?:because|since|as|so that|so as|in order to|to (?:avoid|keep|save|prevent|protect|limit|reduce|restore|gain|get|see|find|make|allow|let|give)|based on|given|after|seeing|believing|expecting|hoping|due to|thinking|knowing|considering|in case|until|while|when|if)\b|[:;–—]|[.!?]\s+\S/i;
export default defineRule({
  id: "decision-without-context",
  category: "learning",
  severity: "hint",
  preset: "strict",
  precedence: 700,
  summary: "A decision is told without what it was based on.",
  rationale: `Asking for cues, options and pressures is how reviews find out what made a step sensible [S20] [S40]. The decision alone invites a verdict; with its basis it teaches.`,
  exemptions: `A reason, a purpose or an expectation in the sentence or the next one; action items; decisions of programs.`,
  kinds: REVIEWS,
  triggers: [{ words: "decide choose opt elect agree judge", people: true }],
  examples: {
    reported: [
      { text: "- 10:12 ⟦Lena decided⟧ to restart the primary." },
      { text: "⟦The team chose⟧ not to fail over." },
      { text: "⟦We opted⟧ against a rollback." },
      { text: "- 11:00 ⟦The incident commander decided⟧ to close the bridge." },
      { text: "⟦They agreed⟧ to wait." },
      { text: "⟦The on-call elected⟧ to drain the zone." },
      { text: "- 09:40 ⟦The nurses agreed⟧ to label by hand." },
    ],
    clean: [
      { text: "- 10:12 Lena decided to restart the primary because its lag kept growing." },
      { text: "We chose not to fail over: the replica was forty minutes behind." },
      { text: "Given the open change window, we opted against a rollback." },
      { text: "They agreed to wait, expecting the vendor's fix at noon." },
      { text: "The scheduler chose node b2." },
      { text: "The on-call drained the zone to avoid paging the database group." },
      { text: "Ingrid decided to close ward four. Its oxygen alarm had rung twice.", note: "the next sentence" },
      { text: "The cluster elected a new leader." },
      { text: "It was agreed in 2019 that lifts stop at floor one.", note: "nobody in particular" },
      { text: "- Decide on the new vendor (Kofi)", within: "actions" },
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place, words } = sentence;
    if (!looksBack(sentence)) return;
    for (const clause of sentence.clauses) {
      const { verb, subject } = clause;
      if (!DECIDES.test(verb.lemma) || !verb.past || verb.passive || verb.modal || !subject || clause.kind !== "main")
        continue;
      if (!isHuman(sentence.agent(subject, clause))) continue;
      const { end } = place.block;
      const from = rangeOf(sentence, verb.last, verb.last).end;
      if (
        BASIS.test(text.slice(from, Math.min(end, sentence.end + 160))) ||
        BASIS.test(
          text.slice(sentence.start, rangeOf(sentence, subject.first, subject.first).start).replace(/\d[:.h]\d\d/g, ""),
        )
      )
        continue;
      const last = words.at(-1);
      const at = last && /^[.!]$/.test(last.text) ? last.start : sentence.end;
      yield {
        range: rangeOf(sentence, clause.inherited ? verb.first : subject.first, verb.last),
        message:
          "A decision stands here without what it was based on. What was seen, and which other options were there?",
        suggestions: [
          {
            title: "Add what it was based on",
            edits: [{ start: at, end: at, text: ", because ⟨what was seen⟩, with ⟨other options⟩ on the table" }],
          },
        ],
      };
    }
  },
});
