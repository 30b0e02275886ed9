import type { Document } from "../document.ts";
import { lineIndent, markOf, newlineOf } from "../findings/insertion.ts";
import { DAY } from "../postmortem/calendar.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const DETECTION =
  /\b(?:alert(?:s|ed)?|alarms?|page[sd]?|paged|detected|reported|noticed|users? reports?|pagerduty|opsgenie|pingdom|incident (?:was )?declared|outage (?:begins|began|starts|started))\b/i;
const DATED = new RegExp(String.raw`${DAY}|\b(?:days?|weeks?|months?|hours?) (?:before|earlier)`, "i");

export default defineRule({
  id: "timeline-starts-late",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "The timeline begins when the event was found.",
  rationale: `The conditions were there before the alert. A timeline that starts before the event and works forward shows when they came about, and what normal looked like [S29].`,
  exemptions: `A section on the background or the lead-up that names a day, and timelines with an entry before the first alert or report.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "## Timeline\n- ⟦10:00 Alert fires⟧\n- 10:05 page" },
      { text: "## Timeline\n- ⟦10:02 Users report errors⟧\n…" },
      { text: "## Timeline\n- ⟦10:02 Incident declared⟧\n…" },
      { text: "## Timeline\n- ⟦10:00 PagerDuty page⟧\n…" },
      { text: "## Timeline\n- ⟦10:00 Errors detected by the probe⟧\n…" },
      { text: "## Timeline\n- ⟦10:00 Priya noticed latency⟧\n…" },
    ],
    clean: [
      { text: "## Timeline\n- 09:40 Release 4.2 reaches 100 %\n- 10:00 alert" },
      { text: "## Timeline\n- 12 April: default changed\n- 3 May 10:00 alert" },
      { text: "## Leadup\nOn 12 April the default changed.\n## Timeline\n- 10:00 alert" },
      { text: "## Timeline\n- 08:00 Normal traffic, lag 2 s\n- 10:00 page" },
      { text: "## Timeline\n- T-3 days: flag enabled\n- T+0 alert" },
      { text: "## Timeline\n- 09:58 Maintenance begins\n- 10:02 users report errors" },
      { text: "# Feeder trip\n\n## Detection\n\n10:02 The alarm rang.", note: "no timeline" },
    ],
  },
  *checkDocument({ document, sections, timeline }) {
    const first = timeline.entries[0];
    if (!first) return;
    const start = first.start + markOf(document, first.start).length;
    const text = /^[^\r\n]*/.exec(document.slice(start, Math.min(first.end, start + 300)))?.[0].trimEnd() ?? "";
    if (!DETECTION.test(text) || /\bnormal\b/i.test(text)) return;
    const before = sections.find("background");
    if (before && DATED.test(document.slice(before.bodyStart, before.end))) return;
    yield {
      range: { start, end: start + text.length },
      message:
        "The timeline begins when the event was found. What was the last normal state, and what changed after it?",
      suggestions: [
        {
          title: "Insert what came before",
          edits: [{ start: first.start, end: first.start, text: earlier(document, first.start) }],
        },
      ],
    };
  },
});
/** Two entries in the form of the first: list items, or lines of their own. */
function earlier(document: Document, offset: number): string {
  const mark = markOf(document, offset);
  const newline = newlineOf(document);
  const indent = lineIndent(document, offset);
  const end = mark ? `${newline}${/^[ \t]*$/.test(indent) ? indent : ""}` : `${newline}${newline}`;
  return `${mark}⟨time⟩ ⟨last normal state⟩${end}${mark}⟨time⟩ ⟨change or condition introduced⟩${end}`;
}
