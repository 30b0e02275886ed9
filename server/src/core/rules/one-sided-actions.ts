import { addBelow } from "../findings/insertion.ts";
import { type ActionType, typeOf } from "../postmortem/topics.ts";
import { defineRule } from "../rule.ts";

const AIM: Readonly<Record<ActionType, string>> = {
  prevent: "make it less likely",
  detect: "show it sooner",
  mitigate: "shorten it",
  repair: "repair what it left behind",
  investigate: "find out more",
  process: "change how people work together",
};

export default defineRule({
  id: "one-sided-actions",
  category: "action-items",
  summary: "All action items are of one type, or none makes the event less likely.",
  rationale: `A list that only detects makes the next one shorter, not rarer; one that only prevents leaves the night it happens anyway as long as this one [S11] [S29].`,
  exemptions: `Fewer than three items, and lists with an item whose type is neither given nor plain from its words; learning reviews.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      { text: "## ⟦Action items⟧\n\n- Add a lag alert\n- Add a dashboard\n- Log the lock owner" },
      { text: "## ⟦Action items⟧\n\n- Write a runbook\n- Rehearse failover\n- Add a kill switch" },
      { text: "## ⟦Action items⟧\n\n- Reject empty filters\n- Require a typed name\n- Pin the version" },
      { text: "## ⟦Action items⟧\n\n- Clean up rows\n- Refund users\n- Backfill March" },
      { text: "## ⟦Action items⟧\n\n- Investigate A\n- Investigate B\n- Investigate C" },
      {
        text: "## ⟦Action items⟧\n\n| Action | Type |\n|---|---|\n| Move the pump | mitigate |\n| Paint the lever | mitigate |\n| Close the valve | mitigate |",
      },
      {
        text: "## ⟦Action items⟧\n\n1. Alert when the tank is below 20 %\n2. Add a replica of the dosing table\n3. Show the level on the dashboard",
        note: "none makes it less likely",
      },
    ],
    clean: [
      { text: "## Action items\n\n- Reject empty filters\n- Add a lag alert\n- Add a kill switch" },
      { text: "## Action items\n\n- Add a lag alert" },
      { text: "## Action items\n\n- Add a dashboard\n- Add an alert" },
      { text: "## Action items\n\n- Require a second approval\n- Page on lag\n- Document the rota" },
      { text: "## Action items\n\n- Pin the version\n- Alert on drift\n- Refund users" },
      {
        text: "## Action items\n\n| Action | Type |\n|---|---|\n| Move the pump | prevent |\n| Paint the lever | detect |\n| Close the valve | repair |",
      },
      {
        text: "## Action items\n\n- Alert when the tank is low\n- Put the level on the dashboard\n- Weld the second pipe",
        note: "nobody can tell what the third one does",
      },
      { text: "## Lessons learned\n\n- Alert sooner\n- Watch the dashboard\n- Log the level" },
    ],
  },
  *checkDocument({ document, actionItems }, { lexicon }) {
    const last = actionItems.at(-1);
    if (!last || actionItems.length < 3) return;
    const types = new Set<ActionType>();
    for (const item of actionItems) {
      const type = typeOf(item, lexicon);
      // An item that nobody can sort may be the very one that is missing.
      if (!type) return;
      types.add(type);
      if (types.size > 1 && (types.has("prevent") || types.has("process"))) return;
    }
    const [only] = types;
    const wanted: ActionType = types.has("prevent") ? "detect" : "prevent";
    const edit = addBelow(document, last.block, `⟨what would ${AIM[wanted]}⟩ (${wanted})`);
    yield {
      range: last.section?.heading ?? last.task,
      message:
        types.size === 1 && only
          ? `All these actions ${AIM[only]}. What would ${AIM[wanted]}?`
          : "No action here makes the event less likely. What would?",
      suggestions: edit ? [{ title: `Add what would ${AIM[wanted]}`, edits: [edit] }] : [],
    };
  },
});
