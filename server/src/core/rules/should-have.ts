import { findObligations, isAboutKnowing, OWED_WORDS } from "../acts/obligations.ts";
import { isQuestion } from "../english/sentence.ts";
import { offersForObligation } from "../rewording/hindsight.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "should-have",
  category: "hindsight",
  severity: "warning",
  preset: "minimal",
  precedence: 90,
  summary: "Conduct is measured against what should have been done.",
  rationale: `*Should have* is first on Dekker's list of the ways to react to failure [S40]: it describes an event that did not happen, and says nothing about the one that did [S26] [S42].
People chose from what they knew, saw and aimed for at that moment [S61].
Write that down, and put the better way among the action items, where it can be built.`,
  exemptions: `Expectations about systems ("the alert should have fired", "records that should have failed validation"), requirements ("every item should have an owner"), and how things were planned. The action items are full of *should*, rightly.`,
  triggers: [
    { words: OWED_WORDS.modals, with: { words: "have ve shoulda least" } },
    {
      words: OWED_WORDS.duties,
      people: true,
      with: { words: "was were had have did didn but" },
    },
    { words: OWED_WORDS.better, with: { words: "have" } },
    { words: "was were", people: true, with: { words: "up", near: 1 } },
    { words: "would", people: true, with: { words: "cost taken", near: 2 } },
    { words: "had have", people: true, with: { words: "every ample", near: 1 } },
    { words: "should ought shouldn", with: { words: "of", near: 3 } },
    { words: "expect think hope assume", people: true, with: { words: "would might" } },
    { words: "advise do", people: true, with: { words: "would" } },
    { words: "must", people: true, with: { words: "known" } },
    {
      words:
        "check look glance call question word test query reading interference meddling mistake error carelessness negligence haste laziness slip stubbornness",
      people: true,
      with: { words: "would" },
    },
    { words: "least", people: true, with: { words: "could might" } },
  ],
  examples: {
    reported: [
      { text: "Omar ⟦should have double-checked⟧ the host name." },
      { text: "The on-call ⟦should have escalated⟧ after ten minutes." },
      { text: "We ⟦should not have started⟧ the rollout so late in the week." },
      { text: "The missing index ⟦should have been spotted⟧ in review." },
      { text: "Priya ⟦was supposed to drain⟧ the node first but did not." },
      { text: "The maintainers ⟦ought to have tagged⟧ a new major version." },
      { text: "- ⟦Should have tested⟧ on a single host before going wide." },
      { text: "It ⟦would have been wiser⟧ to wait for the backup." },
      { text: "It was ⟦the release manager's job⟧ to check the flag." },
      { text: "It was ⟦Omar's job⟧ to rotate the keys." },
      { text: "The trainee ⟦should never have been allowed⟧ near that valve." },
      { text: "There ⟦was absolutely no reason for the trainee to touch⟧ the lever." },
      { text: "It ⟦was up to Ngozi to lock⟧ the gate, but it stood open all night." },
      { text: "The ⟦sensible thing would have been⟧ to wait for the tide." },
      { text: "The porter ⟦might at least have⟧ left a note." },
      { text: "⟦It would have cost⟧ the clerk nothing to ask." },
      { text: "The nurse ⟦had every opportunity to⟧ stop the drip." },
      { text: "She ⟦was not supposed to be⟧ in that room at all." },
      { text: "⟦You would think that a pharmacist⟧ reads the label." },
      { text: "⟦A simple check by the clerk⟧ would have been enough." },
      { text: "The provider ⟦must have known about⟧ the crack." },
      { text: "⟦Without the manager's interference⟧ it would have ended at noon." },
      { text: "Too many pumps stopped at once - ⟦should have moved⟧ only one." },
    ],
    clean: [
      { text: "Every action item should have an owner." },
      { text: "The cleanup job should have removed the old pods, but its token had expired." },
      { text: "Records that should have failed validation were published." },
      { text: "The restart should not have mattered to running sessions." },
      { text: "The tool should ask for confirmation before deleting." },
      { text: "The account table should have a unique index on e-mail." },
      { text: "The request should never have been allowed by the proxy." },
      { text: "The endpoint should not have accepted an empty filter." },
      { text: "By then all regions should have been serving the new version." },
      { text: "It is better to have a second pair of eyes." },
      { text: "There was no reason for the operator to doubt the gauge." },
      { text: "It was up to Ngozi to decide, and she chose the rollback." },
      { text: "The right value would have been 30." },
      { text: "It would have taken Marta four hours to rebuild the list." },
      { text: "The crew had every reason to believe the lamp." },
      { text: "She was not supposed to be paged for this." },
      { text: "The crew was supposed to land at noon, but the fog kept them at sea." },
      { text: "You would think that a pump of this age leaks." },
      { text: "A simple check by the importer would have been enough." },
      { text: "Without the manager's call it would have ended later." },
      { text: "Should have been:" },
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place } = sentence;
    if (place.heading || place.roles.some((role) => role === "actions" || role === "lucky") || isQuestion(sentence))
      return;
    for (const judgement of findObligations(sentence)) {
      if (judgement.agent === "self" || isAboutKnowing(judgement)) continue;
      const { range } = judgement;
      yield {
        range,
        message:
          "This compares the event with one that did not happen. What did people know, see and aim for at that moment?",
        suggestions: () => offersForObligation(sentence, judgement, text),
      };
    }
  },
});
