/** Marked text: what is reported stands between ⟦marks⟧. */

import type { SectionRole } from "../../server/src/core/postmortem/sections.ts";
import type { Example } from "../../server/src/core/rule.ts";
import type { Range } from "../../server/src/core/text.ts";

/** Takes the marks out. */
export function unmark(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = "";
  let start = -1;
  for (const char of marked) {
    if (char === "⟦") start = text.length;
    else if (char === "⟧") ranges.push({ start, end: text.length });
    else text += char;
  }
  return { text, ranges };
}

/** Draws marks around ranges. */
export function mark(text: string, ranges: readonly Range[]): string {
  const sorted = [...ranges].sort((a, b) => b.start - a.start || b.end - a.end);
  let marked = text;
  for (const { start, end } of sorted)
    marked = `${marked.slice(0, start)}⟦${marked.slice(start, end)}⟧${marked.slice(end)}`;
  return marked;
}

const HEADINGS: Readonly<Record<SectionRole, string>> = {
  summary: "Summary",
  impact: "Impact",
  timeline: "Timeline (UTC)",
  detection: "Detection",
  response: "Response",
  factors: "Contributing factors",
  lessons: "Lessons learned",
  well: "What went well",
  poorly: "What went poorly",
  lucky: "Where we got lucky",
  actions: "Action items",
  thanks: "Thanks",
  assumptions: "Assumptions",
  metadata: "Details",
  background: "Background",
  questions: "Questions",
  premise: "Premise",
  reasons: "Reasons",
  signs: "Early signs",
};

/** The document an example stands in: what comes before its text, so that offsets can be shifted. */
export function frameOf(example: Example): string {
  return example.within ? `# Queue outage, 3 May\n\n## ${HEADINGS[example.within]}\n\n` : "";
}
