/** The timeline: its entries and their times, in all the layouts people use. */
import type { Block, Document } from "./document.ts";
import { blocksIn, type Section, type Sections } from "./sections.ts";
import { firstFrom, type Range } from "./text.ts";

export interface TimelineEntry extends Range {
  /** The time as written, `10:02` or `2024-05-03 10:02 UTC`; undefined where the entry has none. */
  readonly time: Range | undefined;
  /** ISO 8601 as far as known: `2024-05-03T10:02Z`, `2024-05-03T10:02`, `T10:02`, `2024-05-03`. */
  readonly iso: string | undefined;
}

export interface Timeline {
  readonly section: Section | undefined;
  readonly entries: readonly TimelineEntry[];
  /** Whether an offset lies in an entry. */
  holds(offset: number): boolean;
  /** ISO 8601 of the first and the last entry that have a time. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const CLOCK = /(\d{1,2})[:.h](\d{2})(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:\s{0,2}([ap])\.?m\b\.?)?|\b(\d{1,2})\s?([ap])m\b|\b([01]\d|2[0-3])([0-5]\d)(?=\s{0,2}(?:-|–|utc|z\b|gmt|hrs|$))/i;
const ISO_DATE = /(\d{4})[-/](\d{1,2})[-/](\d{1,2}|\?\?)/;
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(\\d{4}))?`, "i");
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s(${MONTH})\\b\\.?(?:,?\\s(\\d{4}))?`, "i");
const SLASH_DATE = /\b(\d{1,2})\/(\d{1,2})\/(\d{2,4})\b/;
const ZONE = /\b(utc|gmt|z)\b|(?<=\d)z\b/i;
/** Before a time at the start of an entry there is nothing but marks and words like "around". */
const LEAD = /^(?:[\s*_~`([|>#-]|around\s|approx(?:imately)?\.?\s|about\s|circa\s|at\s|on\s|from\s|by\s|mon(?:day)?,?\s|tue(?:sday)?,?\s|wed(?:nesday)?,?\s|thu(?:rsday)?,?\s|fri(?:day)?,?\s|sat(?:urday)?,?\s|sun(?:day)?,?\s|day \d{1,2},?\s){0,8}/i;
const RELATIVE = /^[\s*_~`([|]{0,4}(?:t\s?[+-]\s?\d|\+\d{1,3}[:hm]|(?:\w+\s){1,4}(?:earlier|later|before|after)\b|next day|later\b)/i;

/** A time or date at the start of a text: where it is, and as ISO 8601. */
export function readTime(text: string): { start: number; end: number; iso: string | undefined } | undefined {
  const head = text.slice(0, 60);
  const lead = LEAD.exec(head)?.[0].length ?? 0;
  const rest = head.slice(lead);
  const date = readDate(rest);
  const afterDate = date ? rest.slice(date.end) : rest;
  const gap = /^[\s,T@*_`|:–-]{0,6}(?:at\s)?~?/.exec(afterDate)?.[0].length ?? 0;
  const clock = CLOCK.exec(afterDate.slice(gap, gap + 20));
  const hasClock = clock !== null && clock.index <= 1;
  if (!hasClock && (!date || date.start > 1)) return undefined;
  if (date && date.start > 1) return undefined;
  const start = lead + (date ? date.start : gap + (clock?.index ?? 0));
  let end = lead + (date ? date.end : 0);
  let iso = date?.iso;
  if (hasClock && clock) {
    end = lead + (date?.end ?? 0) + gap + clock.index + clock[0].length;
    const hour = hourOf(clock);
    if (hour === undefined) return date ? { start, end: lead + date.end, iso } : undefined;
    const zone = /^\s{0,2}(?:utc|gmt|z)\b/i.exec(head.slice(end)) ?? (ZONE.test(head.slice(end, end + 1)) ? ["z"] : null);
    if (zone) end += (zone[0] as string).length;
    iso = `${iso ?? ""}T${hour}${zone ? "Z" : ""}`;
  }
  return { start, end, iso };
}

function hourOf(match: RegExpExecArray): string | undefined {
  const hour = Number(match[1] ?? match[4] ?? match[6]);
  const minute = match[2] ?? match[7] ?? "00";
  const half = (match[3] ?? match[5])?.toLowerCase();
  const whole = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  return whole > 24 || Number(minute) > 59 ? undefined : `${String(whole).padStart(2, "0")}:${minute}`;
}

function readDate(text: string): { start: number; end: number; iso: string | undefined } | undefined {
  const pad = (value: string | undefined): string => (value ?? "").padStart(2, "0");
  const iso = ISO_DATE.exec(text);
  if (iso && iso.index <= 1) return { start: iso.index, end: iso.index + iso[0].length, iso: iso[3] === "??" ? undefined : `${iso[1]}-${pad(iso[2])}-${pad(iso[3])}` };
  for (const [pattern, day, month, year] of [
    [MONTH_DAY, 2, 1, 3],
    [DAY_MONTH, 1, 2, 3],
  ] as const) {
    const match = pattern.exec(text);
    if (!match || match.index > 1) continue;
    const number = MONTHS.indexOf((match[month] as string).slice(0, 3).toLowerCase()) + 1;
    return { start: match.index, end: match.index + match[0].length, iso: match[year] ? `${match[year]}-${pad(String(number))}-${pad(match[day])}` : undefined };
  }
  const slash = SLASH_DATE.exec(text);
  if (slash && slash.index <= 1) return { start: slash.index, end: slash.index + slash[0].length, iso: undefined };
  return undefined;
}

/** Reads the timeline: the section of that name, else any run of three entries that begin with a time. */
export function readTimeline(document: Document, sections: Sections): Timeline {
  const section = sections.find("timeline");
  const entries: TimelineEntry[] = [];
  for (const candidate of sections.all) {
    if (candidate.roles.includes("timeline") && candidate.hasContent) readEntries(document, sections, candidate, entries, 1);
  }
  if (entries.length === 0) {
    for (const list of document.blocks) {
      if (list.kind === "list" || list.kind === "table") readEntries(document, sections, list, entries, 3);
    }
    if (entries.length === 0) readEntries(document, sections, { start: 0, end: document.text.length }, entries, 3);
  }
  entries.sort((a, b) => a.start - b.start);
  const timed = entries.filter((entry) => entry.iso !== undefined);
  const zone = section !== undefined && /\b(?:utc|gmt)\b/i.test(document.text.slice(section.start, section.bodyStart + 120));
  const full = (iso: string | undefined): string | undefined => (iso && zone && /T\d\d:\d\d$/.test(iso) ? `${iso}Z` : iso);
  // An entry under a heading of its own may hold list items that are entries too: how far all entries so far reach.
  const reach: number[] = [];
  for (const entry of entries) reach.push(Math.max(entry.end, reach.at(-1) ?? 0));
  const holds = (offset: number): boolean => offset < (reach[firstFrom(entries, offset + 1) - 1] ?? 0);
  return { section, entries, holds, first: full(timed[0]?.iso), last: full(timed.at(-1)?.iso) };
}

/** The entries of one section, list or table, if at least `least` of them begin with a time. */
function readEntries(document: Document, sections: Sections, range: Range & { readonly bodyStart?: number }, into: TimelineEntry[], least: number): void {
  const { text } = document;
  const found: TimelineEntry[] = [];
  const add = (block: Range, contentStart: number, contentEnd: number): void => {
    const time = readTime(text.slice(contentStart, Math.min(contentEnd, contentStart + 60)));
    found.push({ start: block.start, end: block.end, time: time && { start: contentStart + time.start, end: contentStart + time.end }, iso: time?.iso });
  };
  let date: string | undefined;
  for (const block of blocksIn(document, { start: range.bodyStart ?? range.start, end: range.end })) {
    if (block.kind === "heading") {
      const first = block.lines[0];
      const time = first && readTime(text.slice(first.start, first.end));
      if (!first || !time) continue;
      const section = sections.at(first.start);
      if (time.iso?.includes("T")) found.push({ start: block.start, end: section?.end ?? block.end, time: { start: first.start + time.start, end: first.start + time.end }, iso: withDate(time.iso, date) });
      if (time.iso && !time.iso.startsWith("T")) date = time.iso.slice(0, 10);
    } else if (block.kind === "item") {
      const leaf = block.children.find((child) => child.lines.length > 0);
      const nested = block.parent?.parent?.kind === "item";
      if (leaf && !nested) add(block, leaf.start, leaf.end);
    } else if (block.kind === "row" && !block.header) {
      addRow(document, block, found);
    } else if (block.kind === "paragraph" && block.parent === undefined) {
      addLines(document, block, found);
    }
  }
  const timed = found.filter((entry) => entry.time);
  if (timed.length < least) return;
  const dated = timed.filter((entry) => entry.iso?.includes("-"));
  for (const entry of found) into.push({ ...entry, iso: withDate(entry.iso, dated.length > 0 ? undefined : date) });
}

function withDate(iso: string | undefined, date: string | undefined): string | undefined {
  return iso?.startsWith("T") && date ? date + iso : iso;
}

/** A row: date and time may stand in one cell or in several. */
function addRow(document: Document, row: Block, found: TimelineEntry[]): void {
  const cells = row.children.slice(0, 4).map((cell) => ({ cell, text: document.text.slice(cell.start, cell.end) }));
  let time: Range | undefined;
  let iso: string | undefined;
  for (const { cell, text } of cells) {
    if (text.length > 40) break;
    const read = readTime(text);
    if (!read) continue;
    time = time ? { start: time.start, end: cell.start + read.end } : { start: cell.start + read.start, end: cell.start + read.end };
    if (read.iso) iso = iso && read.iso.startsWith("T") && !iso.includes("T") ? iso + read.iso : (iso ?? read.iso);
  }
  found.push({ start: row.start, end: row.end, time, iso });
}

/** Plain lines that begin with a time; a line without one goes on with the entry before. */
function addLines(document: Document, block: Block, found: TimelineEntry[]): void {
  let open: { start: number; end: number; time: Range; iso: string | undefined } | undefined;
  for (const line of block.lines) {
    const time = readTime(document.text.slice(line.start, Math.min(line.end, line.start + 60)));
    if (time) {
      if (open) found.push(open);
      open = { start: line.start, end: line.end, time: { start: line.start + time.start, end: line.start + time.end }, iso: time.iso };
    } else if (open) open.end = line.end;
  }
  if (open) found.push(open);
}
