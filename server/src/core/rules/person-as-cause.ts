import { DESTRUCTIVE } from "../acts/breach.ts";
import { DEFENCES } from "../acts/harm.ts";
import { isPerson } from "../english/agents.ts";
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
        words: ["delete", "remove", "drop", "overwrite", "disable", "wipe", "stop", "kill", "clear", "cut", "reset"],
      },
      people: true,
    },
    {
      words: ["leave"],
      with: {
        words: [
          "open",
          "unlocked",
          "running",
          "unattended",
          "unprotected",
          "exposed",
          "unsecured",
          "disabled",
          "unplugged",
          "switch",
          "turn",
          "on",
          "enabled",
          "unpatched",
          "unmonitored",
          "undocumented",
          "misconfigured",
          "unfinished",
        ],
      },
      people: true,
    },
    { lists: ["SLIP_V"], words: ["mistake", "accident"], people: true },
    { words: ["someone", "somebody"], with: { words: DESTRUCTIVE } },
    { words: ["click", "open", "follow"], people: "before", with: { words: ["phishing", "malicious", "fake"] } },
    {
      words: ["upload", "push", "publish", "paste", "post", "send", "email", "share", "put", "store"],
      people: "before",
      with: { words: ["public", "github", "slack", "forum", "discord", "internet", "wiki", "plaintext", "plain"] },
    },
    {
      words: ["go", "press", "push", "carry", "forge"],
      people: "before",
      with: { words: ["anyway", "regardless", "despite", "spite", "although", "though"] },
    },
    {
      words: ["override", "overrule"],
      people: "before",
      with: { words: ["objection", "concern", "warning", "advice", "recommendation", "veto"] },
    },
    { words: ["do"], people: "before", with: { words: ["mistake", "accident"] } },
    { lists: ["HARM_V"], words: ["behind", "wrong", "incorrect"], people: "before" },
    {
      words: ["switch", "turn", "power", "disable", "deactivate", "silence", "mute", "unplug", "remove"],
      people: "before",
      with: { words: DEFENCES },
    },
    {
      words: ["leave", "commit", "hard-code", "hardcode"],
      people: "before",
      with: { words: ["state", "secret", "password", "credential", "token", "key"] },
    },
    {
      lists: ["OP_V", "CAUSE_V"],
      people: "before",
      with: {
        lists: ["SLIP_V", "CHAR_ADV", "HARM_ADJ", "HARM_OBJ"],
        words: [
          "cause",
          "lead",
          "result",
          "which",
          "without",
          "because",
          "due",
          "mistake",
          "accident",
          "through",
          "instead",
          "lose",
          "leave",
          "straight",
          "directly",
          "dirty",
          "skip",
          "bypass",
          "ignore",
          "despite",
          "rather",
          "who",
          "root",
          "reason",
          "explanation",
        ],
      },
    },
  ],
  examples: {
    reported: [
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
      { text: "The export crashed because ⟦an analyst had renamed⟧ the sheet." },
      { text: "⟦Ifeoma did⟧ the swap on tower B, but it was the live tower by mistake." },
      { text: "⟦Mbali pushed⟧ the new tariff at noon without so much as a word to the counter." },
    ],
    clean: [
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
      { text: "Mbali pushed the new tariff at noon, with a word to the counter." },
      { text: "Ops moved reads to the replica instead of the primary, because the primary was degraded." },
    ],
  },
  *checkSentence(sentence, { acts, postmortem }) {
    for (const act of acts(sentence)) {
      if (act.frame !== "harm" || !(isPerson(act.agent) || act.agent === "we") || act.agent === "self") continue;
      yield {
        range: act.range,
        message:
          "A person is written here as the cause. What in the tooling, process or information let this action have that effect?",
        ...(act.agent === "we" && { severity: "information" as const }),
        suggestions: offersFor(sentence, act, postmortem.document.text),
      };
    }
  },
});
