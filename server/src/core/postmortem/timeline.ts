/** The timeline: its entries and their times, in all the layouts people use. */

import { type Block, type Document, ofBlock } from "../document.ts";
import { firstFrom, type Range, type Sliceable, shifted } from "../text.ts";
import { ANY_ZONE, readTime, zoneOf } from "./calendar.ts";
import { blocksFrom, type Section, type Sections } from "./sections.ts";

/** One entry: a list item, a row, a line or a section. */
export interface TimelineEntry extends Range {
  /** The time as written, `10:02` or `2024-05-03 10:02 UTC`; undefined where the entry has none. */
  readonly time: Range | undefined;
  /** ISO 8601 as far as known: `2024-05-03T10:02Z`, `2024-05-03T10:02`, `T10:02`, `2024-05-03`. */
  readonly iso: string | undefined;
}

/** All entries, in the order of the text; none where there is no timeline. */
export interface Timeline {
  readonly section: Section | undefined;
  readonly entries: readonly TimelineEntry[];
  /** Whether an offset lies in an entry. */
  holds(offset: number): boolean;
  /** The zone as written: in the heading, in what stands before the entries, else beside a time. */
  readonly zone: string | undefined;
  /** ISO 8601 of the first and the last entry that have a time. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** Behind the day in a line that says no more than that: "2024-05-03 (all times UTC)". */
const ENDS_A_DAY = /^[\s*_:.]*(?:\([^()\n]{0,60}\)[\s*_:.]*)?$/;

/** Reads the timeline: the section of that name, else any run of three entries that begin with a time. */
export function readTimeline(document: Document, sections: Sections): Timeline {
  const section = sections.find("timeline");
  const entries: TimelineEntry[] = [];
  for (const candidate of sections.all) {
    if (candidate.roles.includes("timeline") && candidate.hasContent)
      readEntries(document, sections, candidate, entries, 1);
  }
  if (entries.length === 0) {
    for (const list of document.blocks) {
      if (list.kind === "list" || list.kind === "table") readEntries(document, sections, list, entries, 3);
    }
    if (entries.length === 0) readEntries(document, sections, { start: 0, end: document.length }, entries, 3);
  }
  entries.sort((a, b) => a.start - b.start);
  const timed = entries.filter((entry) => entry.iso !== undefined);
  // Entries may stand under a heading of any name: "What we saw (CET)".
  const head = section ?? (entries[0] && sections.at(entries[0].start));
  const stated =
    head &&
    ANY_ZONE.exec(document.slice(head.start, Math.min(entries[0]?.start ?? head.end, head.bodyStart + 300)))?.[0];
  const full = (iso: string | undefined): string | undefined =>
    iso && stated && /^(?:utc|gmt)$/i.test(stated) && /T\d\d:\d\d$/.test(iso) ? `${iso}Z` : iso;
  // An entry under a heading of its own may hold list items that are entries too: how far all entries so far reach.
  const reach: number[] = [];
  for (const entry of entries) reach.push(Math.max(entry.end, reach.at(-1) ?? 0));
  const holds = (offset: number): boolean => offset < (reach[firstFrom(entries, offset + 1) - 1] ?? 0);
  const zone = stated ?? firstZone(document, entries);
  return { section, entries, holds, zone, first: full(timed[0]?.iso), last: full(timed.at(-1)?.iso) };
}

/** The zone of the first entry that names one. */
function firstZone(text: Sliceable, entries: readonly TimelineEntry[]): string | undefined {
  for (const { time } of entries) {
    if (!time) continue;
    const zone = zoneOf(text, time);
    if (zone) return zone;
  }
  return undefined;
}

/** The entries of one section, list or table, if at least `least` of them begin with a time. */
function readEntries(
  document: Document,
  sections: Sections,
  range: Range & { readonly bodyStart?: number },
  into: TimelineEntry[],
  least: number,
): void {
  const found: TimelineEntry[] = [];
  /** The day that a heading, or a line with nothing else, gives to the entries below it. */
  let date: string | undefined;
  let lone: TimelineEntry | undefined;
  /** Up to here a heading with a clock is the entry; list items without a time are its notes. */
  let told = 0;
  const push = (entry: TimelineEntry): void => {
    if (entry.iso?.startsWith("T") && lone && found.at(-1) === lone) found.pop();
    lone = undefined;
    found.push({ ...entry, iso: withDate(entry.iso, date) });
  };
  const from = range.bodyStart ?? range.start;
  for (const block of blocksFrom(document, { start: from, end: range.end })) {
    if (block.kind === "heading") {
      const first = block.lines[0];
      const { time } = timeOf(document, block);
      if (!first || !time) continue;
      const section = sections.at(first.start);
      if (time.iso?.includes("T")) {
        told = section?.end ?? block.end;
        push({ start: block.start, end: told, time: shifted(time, first.start), iso: time.iso });
      }
      if (time.iso && !time.iso.startsWith("T")) date = time.iso.slice(0, 10);
    } else if (block.kind === "item") {
      const leaf = block.children.find((child) => child.lines.length > 0);
      const outer = block.parent?.parent;
      // Below a bold list item that is the heading, the items of the nested list are the entries.
      const nested = outer?.kind === "item" && outer.start >= from;
      if (!leaf || nested) continue;
      const { time } = timeOf(document, leaf);
      if (!time && block.start < told) continue;
      push({
        start: block.start,
        end: block.end,
        time: time && shifted(time, (leaf.lines[0] as Range).start),
        iso: time?.iso,
      });
    } else if (block.kind === "row") {
      const entry = rowEntry(document, block);
      if (entry.time || !block.header) push(entry);
    } else if (block.kind === "paragraph" && block.parent === undefined) {
      for (const entry of lineEntries(document, block)) {
        push(entry);
        const time = entry.time as Range;
        if (entry.iso?.startsWith("T") || !ENDS_A_DAY.test(document.slice(time.end, entry.end))) continue;
        lone = found.at(-1);
        date = entry.iso?.slice(0, 10);
      }
    }
  }
  if (found.filter((entry) => entry.time).length < least) return;
  for (const entry of found) into.push(entry);
}

/** The time at the start of the first line of a block, if any; offsets from the start of that line. */
const timeOf = ofBlock(({ text }, { lines: [first] }) => ({
  time: first && readTime(text.slice(first.start, Math.min(first.end, first.start + 60))),
}));

function withDate(iso: string | undefined, date: string | undefined): string | undefined {
  return iso?.startsWith("T") && date ? date + iso : iso;
}

/** A row: date and time may stand in one cell or in several. */
function rowEntry(document: Document, row: Block): TimelineEntry {
  const { start, end } = row;
  const { time, iso } = timeOfRow(document, row);
  return { start, end, time: time && shifted(time, start), iso };
}

/** Offsets from the start of the row. */
const timeOfRow = ofBlock(({ text: source }, row): { time: Range | undefined; iso: string | undefined } => {
  const cells = row.children.slice(0, 4).map((cell) => ({ cell, text: source.slice(cell.start, cell.end) }));
  let time: Range | undefined;
  let iso: string | undefined;
  for (const { cell, text } of cells) {
    if (text.length > 40) break;
    const read = readTime(text);
    if (!read) continue;
    time = time
      ? { start: time.start, end: cell.start + read.end }
      : { start: cell.start + read.start, end: cell.start + read.end };
    if (read.iso) iso = iso && read.iso.startsWith("T") && !iso.includes("T") ? iso + read.iso : (iso ?? read.iso);
  }
  return { time: time && shifted(time, -row.start), iso };
});

/** Plain lines that begin with a time; a line without one goes on with the entry before. */
function lineEntries(document: Document, block: Block): TimelineEntry[] {
  return linesWithTimes(document, block).map((entry) => ({
    ...shifted(entry, block.start),
    time: shifted(entry.time, block.start),
    iso: entry.iso,
  }));
}

/** Offsets from the start of the block. */
const linesWithTimes = ofBlock(({ text }, block) => {
  const found: (Range & { time: Range; iso: string | undefined })[] = [];
  let open: { start: number; end: number; time: Range; iso: string | undefined } | undefined;
  for (const line of block.lines) {
    const time = readTime(text.slice(line.start, Math.min(line.end, line.start + 60)));
    const start = line.start - block.start;
    const end = line.end - block.start;
    if (time) {
      if (open) found.push(open);
      open = { start, end, time: shifted(time, start), iso: time.iso };
    } else if (open) open.end = end;
  }
  if (open) found.push(open);
  return found;
});
