import { type ActionType, typeOf } from "../actionTypes.ts";
import { defineRule } from "../rule.ts";

const WHAT: Readonly<Record<ActionType, string>> = {
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
  severity: "information",
  preset: "recommended",
  summary: "All action items are of one type, or none makes the event less likely.",
  rationale: `A list that only detects makes the next one shorter, not rarer; one that only prevents leaves the night it happens anyway as long as this one [S11] [S29].`,
  exemptions: `Fewer than three items whose type is given, or plain from their words.`,
  kinds: ["postmortem"],
  triggers: [],
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
    ],
  },
  *checkDocument({ document, actionItems }) {
    const types = actionItems
      .map((item) => typeOf(item.type()?.text ?? item.text))
      .filter((type) => type !== undefined);
    const [first] = actionItems;
    if (!first || types.length < 3) return;
    const kinds = new Set(types);
    const [only] = types;
    if (kinds.has("prevent") && kinds.size > 1) return;
    if (kinds.size > 1 && (types.length < actionItems.length || kinds.has("process"))) return;
    const missing: ActionType = kinds.has("prevent") ? "detect" : "prevent";
    const last = actionItems.at(-1) ?? first;
    const mark = /^(?:[-*+]|\d+[.)])[ \t]+(?:\[ \][ \t]+)?/.exec(document.text.slice(last.start, last.end))?.[0];
    const newline = document.text.includes("\r\n") ? "\r\n" : "\n";
    yield {
      range: first.section?.heading ?? first.task,
      message:
        kinds.size === 1 && only
          ? `All these actions ${WHAT[only]}. What would ${WHAT[missing]}?`
          : "No action here makes the event less likely. What would?",
      ...(mark && {
        suggestions: [
          {
            title: `Add what would ${WHAT[missing]}`,
            edits: [
              {
                start: last.task.end,
                end: last.task.end,
                text: `${newline}${mark}⟨what would ${WHAT[missing]}⟩ (${missing})`,
              },
            ],
          },
        ],
      }),
    };
  },
});
