import { isOtherParty, isPerson } from "../english/agents.ts";
import { offersFor } from "../rewording.ts";
import { defineRule, SOFTER, SOFTEST } from "../rule.ts";
import { NEGATIONS } from "../triggers/trigger.ts";

export default defineRule({
  id: "omission-verb",
  category: "blame",
  severity: "warning",
  precedence: 140,
  summary: "The sentence tells what somebody did not do.",
  rationale: `What people did *not* do is no finding: it compares the event with one that did not take place [S20] [S40] [S42].
*Forget* says that somebody had meant to, and *neglect* that it was their duty, so both carry a verdict with them [S62]; a failure to act is causal only where there was a duty to act [S51].
What did the person look at, and what would have made the step visible or unnecessary? The answer can be built.`,
  exemptions: `Systems ("the service failed to start", "the parser ignored the column"), states of knowledge ("did not yet have access"), success ("did not forget"), and sentences that give the condition (a hint only).`,
  triggers: [
    { lists: "OMISSION_V", words: "skip dismiss", people: "before" },
    { lists: "NOMINAL_OMISSION", words: "nothing lack absence", people: true },
    { words: "slow reluctant unwilling hesitant let", people: "before" },
    { words: "late long", people: "before", with: { words: "to in", near: 2 } },
    {
      words: "without instead even",
      people: "before",
      with: { lists: "DID_NOT_V", words: "find decide start join admit recognise recognize" },
    },
    { words: ["barely hardly scarcely seldom", ...NEGATIONS], people: true },
    {
      words: "stop quit cease",
      people: "before",
      with: {
        words: "respond answer reply communicate contribute attend show report coordinate",
        near: 2,
      },
    },
    { words: "care", with: { words: "nobody one" } },
    { words: "keep", people: "before", with: { words: "quiet himself herself themselves", near: 3 } },
    { words: "neither", with: { words: "whom", near: 3 } },
    {
      words: "failure",
      with: {
        lists: "DID_NOT_V",
        words: "follow adhere comply supervise mentor brief discuss thoroughly adequately",
        near: 4,
      },
    },
    {
      words: "leave give take write make keep send do run provide tell ask warn inform notify consult alert call",
      people: "before",
      with: { words: "no nobody", near: 2 },
    },
    {
      words: "go",
      with: {
        words: "unnoticed unheeded unanswered unread unchecked unreported unaddressed ignored",
        near: 2,
      },
    },
    { words: "escape", with: { words: "attention notice", near: 3 } },
    { words: "seriously", with: { words: "take" } },
    { words: "decision choice", people: true, with: { lists: "OMISSION_V", words: "skip" } },
    { words: "miss overlook ignore forget disregard neglect brush shrug wave" },
    { words: "cannot can", people: "before", with: { lists: "DID_NOT_V" } },
    { words: "fail not didn", within: ["factors", "poorly", "lessons"] },
  ],
  examples: {
    reported: [
      { text: "⟦The senior technician did not leave any instruction⟧." },
      { text: "⟦The fitter left out⟧ the second seal." },
      { text: "⟦The reviewer failed to notice⟧ that the selector was empty." },
      { text: "⟦Lena forgot to renew⟧ the wildcard certificate." },
      { text: "⟦The release manager neglected to tell⟧ support about the freeze." },
      { text: "⟦Nobody bothered to test⟧ the restore path, and ⟦the on-call never checked⟧ the dashboard." },
      { text: "⟦The engineer's failure⟧ to run the pre-flight script let the change through." },
      { text: "⟦The administrator ignored⟧ three disk warnings." },
      { text: "⟦Omar did not verify⟧ the target cluster before applying the plan." },
      { text: "⟦The second responder overlooked⟧ the replication lag." },
      { text: "The pickers loaded the trolley ⟦without scanning it⟧." },
      { text: "⟦The operator's decision⟧ to ignore the second reading made the night longer." },
      { text: "⟦The admins let the certificate lapse⟧." },
      { text: "⟦The forklift driver was not paying attention⟧." },
      { text: "⟦The duty manager took two hours to even answer⟧ the yard." },
      { text: "⟦The engineers were too slow to react⟧." },
      { text: "⟦Foreman Olumide Adeyemi ignored⟧ two calls from the yard." },
      { text: "The clerk restarted the till ⟦instead of asking the desk⟧." },
      { text: "Our CTO decided ⟦to skip the load test⟧." },
      { text: "⟦The previous admin left no documentation⟧." },
      { text: "⟦The night warden never opened⟧ the letter." },
      { text: "⟦The fitter never repaired⟧ the pump." },
      { text: "⟦The failure to communicate⟧ the freeze cost us a day." },
      { text: "Two editors, ⟦neither of whom had read⟧ the contract, approved the cover." },
      { text: "⟦The controller on the late shift did not pass⟧ on the message." },
      { text: "⟦The pilots did not put⟧ a guard on the second switch." },
      { text: "⟦The swapped label escaped the attention of two pharmacists⟧." },
      { text: "⟦The crack had gone unnoticed by the surveyors⟧." },
      { text: "The surveyors delayed the sale by ⟦failing to measure⟧ the second wall." },
      { text: "⟦The riggers did not bring⟧ a second brake." },
      { text: "⟦The bakers did not put⟧ a lid on the mixer." },
      { text: "⟦The user forgot to move⟧ the link." },
      { text: "The mix-up ⟦was not identified in the rehearsal by the stage crews⟧." },
    ],
    clean: [
      { text: "The installer did not leave any instruction on the screen." },
      { text: "The script left out the second seal." },
      { text: "It is not that the clerk forgot to renew the badge: the list had no such date." },
      { text: "The service failed to start after the node was drained." },
      { text: "The parser ignored the fourth column." },
      { text: "The health check missed the hung process because it only opens a socket." },
      { text: "Renewal depended on one calendar entry, and the entry was lost when the mailbox was closed." },
      { text: "Validators failed to produce blocks for nine minutes." },
      { text: 'The "forgot password" flow was not affected.' },
      { text: "Do not forget that the backup bucket has its own lifecycle rule." },
      { text: "At 10:20 the responders did not yet have access to the vendor console." },
      { text: "The pickers loaded the trolley without waiting for the second lift." },
      { text: "The operator's decision to stop the press kept everybody safe." },
      { text: "The provider let the lease expire, because it had been cancelled." },
      { text: "A welder with twenty years behind her had not seen this relay before." },
      { text: "The duty manager took two minutes to answer the yard." },
      { text: "The exporter stopped responding to the scraper." },
      { text: "The till restarted instead of asking the desk." },
      { text: "Our CTO decided to repeat the load test." },
      { text: "The previous build left no log." },
      { text: "The pump never repaired itself." },
      { text: "The failure to resolve the host name cost us a day." },
      { text: "Two editors, both of whom had read the contract, approved the cover." },
      { text: "The controller did not pass on the event." },
      { text: "The nurses did not want a second trolley on the ward." },
      { text: "The bakers did not lose any dough." },
      { text: "The request escaped the attention of the filter." },
      { text: "The scheduler's retries went unnoticed by the balancer." },
      { text: "The report warns of the risk of pilots not using the second brake." },
      { text: "Users forgot to log out of the kiosk." },
      { text: "The cause was not identified by the night crew." },
      { text: "- **Handler:** `app/labels.ts` (local dev only, not used in production)" },
    ],
  },
  *checkSentence(sentence, { acts, text }) {
    for (const act of acts(sentence)) {
      if (act.frame !== "omission" || act.agent === "self" || isOtherParty(act.agent)) continue;
      const named = isPerson(act.agent);
      yield {
        range: act.range,
        message:
          "This describes something not done. What was in view at that moment, and what would have made the step visible or unnecessary?",
        ...(act.agent === "we" || act.reasoned ? SOFTEST : !named || sentence.place.timeline ? SOFTER : {}),
        suggestions: () => offersFor(sentence, act, text),
      };
    }
  },
});
