import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

/** Times that are told against another: `T+5`, `two hours later`, `the next day`. */
const RELATIVE =
  /⟨|\bT\s?[+-]|\+\d|\b(?:later|earlier|before|after|next day|previous|prior|same (?:day|time)|meanwhile|then|shortly|soon|overnight|morning|afternoon|evening|midnight|noon|yesterday|today|tomorrow|weeks?|months?|days?|hours?|minutes?|mon|tue|wed|thu|fri|sat|sun)(?:day)?\b/i;
export default defineRule({
  id: "timeline-entry-without-time",
  category: "structure",
  severity: "information",
  preset: "recommended",
  summary: "An entry of the timeline has no time, or no time has a zone.",
  rationale: `A timeline is facts with their sources, and the time is the first of them [S29].
Without a zone, two readers in two cities read two different nights.`,
  exemptions: `Entries told against another ("two hours later", "T+5"), notes below an entry, quotations; a zone anywhere in the heading, the section or the times.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "## Timeline\n- 10:00 UTC alert\n- ⟦rollback started⟧" },
      { text: "## Timeline (UTC)\n- ⟦Deploy of 4.2⟧\n- 10:02 errors" },
      { text: "## ⟦Timeline⟧\n- 10:00 alert\n- 10:05 page\n- 10:30 end" },
      { text: "## Timeline UTC\n1. ⟦Someone called⟧\n2. 10:20 rollback" },
      { text: "## Timeline (CET)\n- ⟦Vendor replied⟧\n- 12:00 done" },
      {
        text: "## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 10:00 | alert |\n| 10:04 | page |\n⟦| | rollback |⟧",
      },
    ],
    clean: [
      { text: "## Timeline (UTC)\n- 10:00 alert\n  - graph attached" },
      { text: "## Timeline\n- 10:00 UTC alert\n- 10:05 UTC page" },
      { text: "## Timeline (all times UTC)\n- T+0 alert\n- T+5 page" },
      { text: "## Timeline (UTC)\n- Three weeks earlier: default changed\n- 10:00 alert" },
      { text: "## Timeline\n- 2024-05-03T10:00Z alert" },
      { text: "## Timeline (UTC)\n> 10:01 raw log\n- 10:02 page" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections, timeline } = postmortem;
    const { entries, section, zone } = timeline;
    const timed = entries.filter((entry) => entry.time);
    if (timed.length > 0 && timed.length >= entries.length / 2) {
      const among = amongTimed(postmortem);
      for (const entry of entries) {
        if (!among.has(entry.start)) continue;
        const mark = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(document.text.slice(entry.start, entry.start + 12))?.[0] ?? "";
        const start = entry.start + mark.length;
        const text = document.text.slice(start, entry.end);
        if (entry.time || RELATIVE.test(text)) continue;
        const end = start + (text.includes("\n") ? text.indexOf("\n") : text.length);
        if (!/\p{L}/u.test(document.text.slice(start, end))) continue;
        yield {
          range: { start, end },
          message: "This entry has no time. When was it, or how long after the one before?",
          suggestions: [{ title: "Add the time", edits: [{ start, end: start, text: "⟨hh:mm⟩ " }] }],
        };
      }
    }
    const clock = timed.some((entry) => /\d[:.h]\d\d/.test(document.text.slice(entry.time?.start, entry.time?.end)));
    if (zone !== undefined || !clock || timed.length < 3) return;
    const head = section ?? sections.at(timed[0]?.start ?? 0);
    if (head)
      yield {
        range: head.heading,
        severity: "hint",
        message: "No time here has a zone. In which zone were these clocks?",
        suggestions: [
          { title: "Add the zone", edits: [{ start: head.heading.end, end: head.heading.end, text: " (⟨UTC⟩)" }] },
        ],
      };
  },
});
/** The entries that stand in a list, or a table, in which others have their time. */
function amongTimed({ document, timeline }: Postmortem): ReadonlySet<number> {
  const timed = new Set(timeline.entries.filter(({ time }) => time).map(({ start }) => start));
  const among = new Set<number>();
  for (const { kind, children } of document.blocks) {
    if ((kind === "list" || kind === "table") && children.some(({ start }) => timed.has(start)))
      for (const { start } of children) among.add(start);
  }
  return among;
}
