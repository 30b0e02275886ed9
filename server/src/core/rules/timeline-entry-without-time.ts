import type { Block } from "../document.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { TimelineEntry } from "../postmortem/timeline.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";
import { firstFrom, type Range } from "../text.ts";

/** Told against another entry, or against the day. */
const RELATIVE =
  /⟨|\bT\s?[+-]|\+\d|\b(?:later|earlier|before|after|next day|previous|prior|same (?:day|time)|meanwhile|then|shortly|soon|overnight|morning|afternoon|evening|midnight|noon|yesterday|today|tomorrow|weeks?|months?|days?|hours?|minutes?|mon|tue|wed|thu|fri|sat|sun)(?:day)?\b/i;

const TIME_COLUMN = /\b(?:time|when|date)\b/i;

export default defineRule({
  id: "timeline-entry-without-time",
  category: "structure",
  summary: "An entry of the timeline has no time, or no time has a zone.",
  rationale: `A timeline is read for its gaps: an entry without a time hides how long something took [S29].
Where nobody says which zone the clocks were in, two readers read two nights; that is a hint, on the heading.`,
  exemptions: `Entries told against another ("two hours later", "T+5"), notes below an entry, quotations; a zone anywhere in the heading, the section or the times; lists in which fewer than half of the entries have a time.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "## Timeline\n- 10:00 UTC alert\n- ⟦rollback started⟧" },
      { text: "## Timeline (UTC)\n- ⟦Deploy of 4.2⟧\n- 10:02 errors" },
      { text: "## ⟦Timeline⟧\n- 10:00 alert\n- 10:05 page\n- 10:30 end" },
      { text: "## Timeline UTC\n1. ⟦Someone called⟧\n2. 10:20 rollback" },
      { text: "## Timeline (CET)\n- ⟦Vendor replied⟧\n- 12:00 done" },
      {
        text: "## Timeline (UTC)\n| Time | Event |\n|---|---|\n| | ⟦page sent⟧ |",
        note: "the column waits for a time",
      },
    ],
    clean: [
      {
        text: "## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 10:00 | pump off |\n| | valve shut |\n| 10:04 | alarm |",
        note: "at the same time as the row above",
      },
      {
        text: "## Timeline (UTC)\n\n### 09:10\n\nThe pump stopped.\n\n- its fuse had blown\n- the spare was in Graz\n\n### 09:40\n\nA new fuse.",
        note: "notes below an entry that is a heading",
      },
      { text: "## Timeline (UTC)\n- 10:00 alert\n  - graph attached" },
      { text: "## Timeline\n- 10:00 UTC alert\n- 10:05 UTC page" },
      { text: "## Timeline (all times UTC)\n- T+0 alert\n- T+5 page" },
      { text: "## Timeline (UTC)\n- Three weeks earlier: default changed\n- 10:00 alert" },
      { text: "## Timeline\n- 2024-05-03T10:00Z alert" },
      { text: "## Timeline (UTC)\n> 10:01 raw log\n- 10:02 page" },
      {
        text: "## Timeline (BST)\n\n- Gates\n- Doors\n- Lifts\n- 07:10 all shut",
        note: "a list of other things, one with a time",
      },
      { text: "## Action items\n\n- 10:00 UTC call\n- write the page", note: "no timeline" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections, timeline } = postmortem;
    const { entries, section, zone } = timeline;
    const timed = entries.filter((entry) => entry.time);
    for (const { range, at } of untimed(postmortem, timed)) {
      yield {
        range,
        message: "This entry has no time. When was it, or how long after the one before?",
        suggestions: [{ title: "Add the time", edits: [{ start: at, end: at, text: "⟨hh:mm⟩ " }] }],
      };
    }
    const clock = timed.some(({ time }) => /\d[:.h]\d\d/.test(document.slice(time?.start, time?.end)));
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

/** The words of entries without a time, and where it would stand. */
function* untimed(
  postmortem: Postmortem,
  timed: readonly TimelineEntry[],
): Iterable<{ readonly range: Range; readonly at: number }> {
  const { document, timeline } = postmortem;
  const { blocks } = document;
  yield* untimedRows(postmortem);
  if (timed.length === 0 || timed.length < timeline.entries.length / 2) return;
  const starts = new Set(timed.map(({ start }) => start));
  const itemAt = (start: number): Block | undefined => {
    for (let i = firstFrom(blocks, start); blocks[i]?.start === start; i++)
      if (blocks[i]?.kind === "item") return blocks[i];
    return undefined;
  };
  /** Whether a list has an item with a time. */
  const lists = new Map<Block, boolean>();
  for (const entry of timeline.entries) {
    if (entry.time) continue;
    const item = itemAt(entry.start);
    const list = item?.parent;
    const words = item?.children.find(({ lines }) => lines.length > 0)?.lines[0];
    if (!list || !words || RELATIVE.test(document.slice(entry.start, entry.end))) continue;
    const known = lists.get(list);
    const isAmongTimed = known ?? list.children.some(({ start }) => starts.has(start));
    if (known === undefined) lists.set(list, isAmongTimed);
    if (isAmongTimed && /\p{L}/u.test(document.slice(words.start, words.end))) yield { range: words, at: words.start };
  }
}

/** The first rows of a table whose cell below `Time` is empty; further down it means "as above". */
function* untimedRows({ document, sections }: Postmortem): Iterable<{ readonly range: Range; readonly at: number }> {
  for (const table of document.blocks) {
    if (table.kind !== "table" || !sections.rolesAt(table.start).includes("timeline")) continue;
    const [header, ...rows] = table.children;
    const column = header?.children.findIndex((cell) => TIME_COLUMN.test(document.slice(cell.start, cell.end)));
    for (const row of rows) {
      const cell = row.children.find((it) => it.column === column);
      const words = row.children.find(({ lines }) => lines.length > 0)?.lines[0];
      if (!cell || cell.lines.length > 0 || !words) break;
      yield { range: words, at: Math.min(cell.start + 1, cell.end) };
    }
  }
}
