import { DEEDS } from "../acts/mistake.ts";
import { actsOf } from "../findings/acts.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "passive-by-person",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 150,
  summary: "The passive is used, and its “by …” points at a person after all.",
  rationale: `A passive with a named agent keeps the agent in focus, and focus shifts responsibility [S60] [S63].
The contrast that matters is between who and what [S10] [S11]: leave the person out, and say what made the action possible or likely.`,
  exemptions: `Neutral work ("was spotted by Priya", "was reviewed by two engineers"), systems ("was deleted by the clean-up job"), means and measures ("by failing over", "by 40 %", "by mistake"), and attackers.`,
  triggers: [{ words: ["by", ...DEEDS], people: true }],
  examples: {
    reported: [
      { text: "- 15:42 Alerts start, ⟦ignored by on-call⟧.", within: "timeline" },
      { text: "The trays ⟦were mislabeled by the nurse⟧." },
      { text: "⟦The nurse's mislabeling⟧ of the samples cost a day." },
      { text: "The live database ⟦was dropped by Anders⟧ during the night shift." },
      { text: "The DNS zone ⟦was accidentally deleted by a network engineer⟧." },
      { text: "Production was broken by the new hire's first commit, ⟦pushed by him⟧ without review." },
      { text: "The expiry alert ⟦was ignored by the on-call engineer⟧." },
      { text: "The wrong table ⟦was dropped by @mkowalski⟧." },
      { text: "⟦Deletion of the live bucket by an intern⟧ started the incident." },
      { text: "The bad rule ⟦got applied to all regions by someone⟧ on the evening shift." },
      { text: "The flood alarm ⟦had been disabled by a contractor⟧ in May." },
      { text: "A signing key ⟦was pushed to a public repository by an intern⟧." },
      { text: "The lever ⟦was accidentally reversed by the night operator⟧." },
      { text: "The oven ⟦had been switched to the long programme by a trainee⟧, and two batches were spoiled." },
      { text: "The meters ⟦were updated with the test key by the release manager⟧. No meter would connect." },
      { text: "The mix-up ⟦was caused by the clerk⟧ moving the slot." },
    ],
    clean: [
      { text: "The report on the crash was written by the network team." },
      { text: "- 15:42 Alerts start, picked up by on-call.", within: "timeline" },
      { text: "- 15:42 Alerts start, ignored by the proxy.", within: "timeline" },
      { text: "The printer's mislabeling of the samples cost the nurse a day." },
      { text: "The DNS zone was deleted by the clean-up job." },
      { text: "The regression was spotted by Priya within four minutes." },
      { text: "Traffic was restored by failing over to the second region." },
      { text: "The rule was reviewed by two engineers before it was merged." },
      { text: "Retries were reduced by 40 % and the queue drained by 16:30." },
      { text: "The session store was wiped by ransomware." },
      { text: "The wrong table was dropped because both environments share one prompt colour." },
      { text: "The flood alarm had been disabled by the upgrade in May." },
      { text: "Passwords are often leaked by developers in public repositories." },
      { text: "The signing key was pushed to the vault by the release job." },
      { text: "Nothing was written down except a note by the ward clerk." },
      { text: "The lever was accidentally found by the night operator." },
      { text: "The oven had been switched to the long programme by the timer, and two batches were spoiled." },
      { text: "The meters were updated by the release manager. No meter had to be replaced before that." },
      { text: "The batch was cancelled by the duty manager, and all orders were refunded." },
    ],
  },
  checkSentence: (sentence, context) =>
    actsOf(
      "passive",
      "The “by …” phrase points at a person. What made the action possible or likely?",
      sentence,
      context,
    ),
});
