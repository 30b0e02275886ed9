import { isPersonOrWe } from "../english/agents.ts";
import { offersFor } from "../rewording.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "person-as-cause",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 170,
  summary: "A person is written as the cause of the harm.",
  rationale: `Readers assign more blame, and heavier penalties, to the same event when a sentence makes a person the agent of the harm, even if they watched it happen [S60].
An individual's action is never a root cause [S29]: the same moment has a tool that allowed the action, a review that showed something, and information that made it look right [S05].
A review that assumes good intent and the right action for the information at hand [S10] finds those conditions, and they can be changed.`,
  exemptions: `What responders do (rolled back, restarted, paged), mitigation ("killed the query to free connections"), plain accounts ("Lena deployed 4.2 at 10:02"), conditions ("any engineer can delete a volume with one click"), hypotheses, and attackers. A system is never reported.`,
  triggers: [
    {
      words: ["manage"],
      with: {
        lists: ["HARM_V"],
        words: "delete remove drop overwrite disable wipe stop kill clear cut reset".split(" "),
      },
      people: true,
    },
    {
      words: ["leave", "wedge", "prop"],
      with: {
        words:
          "open unlocked running unattended unprotected exposed unsecured disabled unplugged switch turn on enabled unpatched unmonitored undocumented misconfigured unfinished".split(
            " ",
          ),
      },
      people: true,
    },
    { lists: ["SLIP_V"], words: ["mistake", "accident"], people: true },
    { words: ["open", "follow"], people: "before", with: { words: ["phishing", "malicious", "fake"] } },
    {
      words: "post email share put store".split(" "),
      people: "before",
      with: { words: "public github slack forum discord internet wiki plaintext plain".split(" ") },
    },
    {
      words: ["go", "carry", "forge", "insist"],
      people: "before",
      with: { words: ["anyway", "regardless", "despite", "spite", "although", "though"] },
    },
    {
      words: ["override", "overrule"],
      people: "before",
      with: { lists: ["ROLE"], words: ["objection", "concern", "warning", "advice", "recommendation", "veto", "team"] },
    },
    { words: ["skim", "glance"], people: "before", with: { words: ["only", "just", "merely"] } },
    { words: ["do", "launch"], people: "before", with: { words: ["mistake", "accident", "anyway"] } },
    {
      words: ["lose"],
      people: "before",
      with: {
        words:
          "photo file key card letter package parcel record document form sample backup receipt badge paperwork list note laptop phone".split(
            " ",
          ),
        near: 4,
      },
    },
    { lists: ["HARM_V"], words: ["behind", "wrong", "incorrect", "too"], people: "before" },
    {
      words: ["leave", "hard-code", "hardcode"],
      people: "before",
      with: { words: ["state", "mess", "secret", "password", "credential", "token", "key"] },
    },
    {
      lists: ["OP_V", "CAUSE_V"],
      people: "before",
    },
  ],
  examples: {
    reported: [
      {
        text: "A technician wrote a new stop routine, however ⟦they introduced two fundamental bugs⟧ that caused an outage.",
      },
      { text: "⟦Tomasz took down⟧ the checkout service with an untested migration." },
      { text: "⟦A junior developer accidentally wiped⟧ the staging bucket that production also reads." },
      { text: "⟦@ingrid-h broke⟧ the build just before the release cut-off." },
      { text: "⟦The on-call engineer restarted the wrong replica⟧, causing forty minutes of downtime." },
      { text: "It was ⟦the database administrator who corrupted⟧ the index." },
      { text: "The incident happened because ⟦a contractor pushed a bad config⟧ to every region." },
      { text: "⟦Someone misconfigured⟧ the firewall during the maintenance window." },
      { text: "⟦He deployed⟧ without testing, which led to the outage." },
      { text: "The root of it was that ⟦Piotr had restarted⟧ the mail relay at noon." },
      { text: "⟦Someone had switched⟧ off the level sensor in March." },
      { text: "⟦The trainee cut⟧ power to the wrong row." },
      { text: "⟦He changed⟧ the mapping for ward 7, 8 and 9 directly in production." },
      { text: "Hassan thought he was on the test cluster and ⟦dropped⟧ the ledger." },
      { text: "⟦The registrar approved⟧ the plan after a quick glance." },
      { text: "⟦The release manager decided to⟧ ship it anyway." },
      { text: "⟦The captain insisted on⟧ sailing despite the storm." },
      { text: "⟦The clerk gave the customer the wrong form⟧." },
      { text: "⟦The bursar overruled the engineers⟧." },
      { text: "⟦Patrick did it⟧ anyway." },
      { text: "⟦Karim's change took⟧ down the entire checkout." },
      { text: "⟦Omar introduced a confusion⟧ of two tariffs." },
      { text: "⟦Omar deployed⟧ the build ignoring the warnings." },
      { text: "The export crashed because ⟦an analyst had renamed⟧ the sheet." },
      { text: "⟦Ifeoma did⟧ the swap on tower B, but it was the live tower by mistake." },
      { text: "⟦Mbali pushed⟧ the new tariff at noon without so much as a word to the counter." },
      { text: "⟦The lab assistant removed⟧ the firewall rule that the scanners depended on." },
      { text: "⟦The intern deleted⟧ the old index to free disk space, and the search was gone." },
      { text: "⟦The maintainers merged⟧ the change even though three people had objected." },
      { text: "⟦The reviewer only skimmed⟧ the diff." },
      { text: "⟦The steward lost the paperwork⟧." },
      { text: "⟦The tour manager double-booked⟧ the hall." },
      { text: "⟦The gardener accidentally cut⟧ the cable." },
      { text: "⟦The contractor swapped⟧ the labels by mistake." },
      { text: "⟦The porter moved⟧ both freezers to one socket. This overloaded the circuit." },
      { text: "Another nurse repeated the test, only to realise that ⟦she had wiped⟧ the first sample." },
    ],
    clean: [
      { text: "We moved the pages penned by past designers, that had cluttered up the search." },
      { text: "@ingrid-h rolled the release back at 14:06 and errors stopped." },
      { text: "The migration took down the checkout service." },
      { text: "The scheduler accidentally deleted two live volumes because the label selector was empty." },
      { text: "An attacker compromised the build agent and leaked a signing key." },
      { text: "The on-call engineer killed the runaway query to free connections." },
      { text: "Any engineer can delete a production volume from this screen with one click." },
      { text: "The Kubernetes operator deleted the pods and recreated them." },
      { text: "At 09:12 Wei deployed version 4.2 to the canary." },
      { text: "The root of it was that the relay restarts when its disk is full." },
      { text: "The night crew had switched off the level sensor, because it was being replaced." },
      { text: "The trainee cut power to row 4, as the plan said." },
      { text: "The export crashed because the sheet had been renamed by the sync job." },
      { text: "The job did the swap by mistake." },
      { text: "- Kofi, who killed the stuck press by hand", within: "thanks" },
      { text: "- Wei for breaking the seal in time", within: "thanks" },
      { text: "He changed the mapping for ward 7, 8 and 9 in the test copy." },
      { text: "Hassan thought he was on the test cluster and closed the window." },
      { text: "The registrar approved the plan after a second look at the figures." },
      { text: "The release manager decided to ship it on Monday." },
      { text: "The captain insisted on a second look at the chart." },
      { text: "The clerk gave the customer the second form." },
      { text: "The second rule overruled the first and launched the job anyway." },
      { text: "Patrick did it as planned." },
      { text: "Karim's change stopped the errors in the checkout." },
      { text: "The vendor's change took down the checkout in the test hall." },
      { text: "The scheduler started the build ignoring the warnings." },
      { text: "Mbali pushed the new tariff at noon, with a word to the counter." },
      { text: "Ops moved reads to the replica instead of the primary, because the primary was degraded." },
      { text: "The lab assistant removed the firewall rule that nobody used any more." },
      { text: "The intern deleted the old index to free disk space, and the search came back." },
      { text: "The maintainers merged the change although the window was short, as agreed." },
      { text: "The parser only skims the header." },
      { text: "The scanner lost the paperwork's second page." },
      { text: "The scheduler double-booked the hall." },
      { text: "The contractor swapped the labels after the second look." },
      { text: "The porter moved both freezers to one socket. This freed the second socket for the pump." },
      { text: "The controller moved both jobs to one node. This overloaded the node." },
      { text: "The on-call engineer realised that she had the older runbook open and fetched the new one." },
    ],
  },
  *checkSentence(sentence, { acts, text }) {
    for (const act of acts(sentence)) {
      if (act.frame !== "harm" || !isPersonOrWe(act.agent)) continue;
      yield {
        range: act.range,
        message:
          "A person is written here as the cause. What in the tooling, process or information let this action have that effect?",
        ...(act.agent === "we" && { severity: "information" as const }),
        suggestions: () => offersFor(sentence, act, text),
      };
    }
  },
});
