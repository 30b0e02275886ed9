/** When the entries of a timeline were, against each other: days carried on, midnights passed, zones compared. */

import type { Document } from "../document.ts";
import { MONTH_STEM, minutesEastOf, minutesOf, zoneLikeAfter } from "./calendar.ts";
import type { Timeline, TimelineEntry } from "./timeline.ts";

/** An entry with a time, placed on one line with the others. */
export interface Moment {
  readonly entry: TimelineEntry;
  /** Minutes from midnight of the first day, or of 1 January 1970 where the day is known. Only differences count. */
  readonly minutes: number;
}

const DAY_NAMED = new RegExp(
  String.raw`\b(?:${MONTH_STEM}|mon|tue|wed|thu|fri|sat|sun)|\d{1,2}[/.]\d{1,2}(?:[/.]|\b(?!\d))(?!.*[:h])|day \d`,
  "i",
);
const DAY = 24 * 60;
/** A clock that goes back by more than this has passed midnight; a slip of the pen is smaller. */
const NIGHT = DAY / 4;

/**
 * Places the entries that have a clock time. Undefined where that cannot be done with certainty: some entries name a
 * zone that is not known, or some have one and others none, or the day becomes known only on the way.
 */
export function momentsOf(text: Document, { entries, zone }: Timeline): readonly Moment[] | undefined {
  const moments: Moment[] = [];
  let day: number | undefined;
  let isDated = false;
  let before: number | undefined;
  const stated = zone ? minutesEastOf(zone) : undefined;
  let zoned = 0;
  let bare = 0;
  for (const entry of entries) {
    const read =
      entry.iso && entry.time
        ? /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T(\d\d):(\d\d))?(Z|[+-]\d\d:?\d\d)?/.exec(entry.iso)
        : null;
    // A day without its year, "Feb 7, 18:52": what follows may be any day.
    const written = entry.time && text.slice(entry.time.start, entry.time.end);
    if (written && (!read || (DAY_NAMED.test(written) && !/\d{4}/.test(written)))) return undefined;
    if (!read) continue;
    const [, year, month, date, hour, minute, offset] = read;
    // Clocks, and then a day: which day the clocks before it were of, nobody can say.
    if (year && !isDated && moments.length > 0) return undefined;
    isDated ||= year !== undefined;
    if (year) day = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 60_000;
    if (hour === undefined) {
      if (year) before = undefined;
      continue;
    }
    const named = zoneLikeAfter(text, entry.time);
    const east = offset ? minutesOf(offset) : named ? minutesEastOf(named) : stated;
    if (named && east === undefined) return undefined;
    if (offset || named) zoned++;
    else bare++;
    let minutes = (day ?? 0) + Number(hour) * 60 + Number(minute) - (east ?? 0);
    // "23:58, 00:03": past midnight, though nobody wrote the new day.
    if (!year && before !== undefined && before - minutes > NIGHT) {
      const days = Math.ceil((before - minutes - NIGHT) / DAY);
      minutes += days * DAY;
      if (day !== undefined) day += days * DAY;
      else day = days * DAY;
    }
    before = minutes;
    moments.push({ entry, minutes });
  }
  return zoned > 0 && bare > 0 && stated === undefined ? undefined : moments;
}

const BEGINS =
  /\b(?:(?:outage|incident|impact|errors?|failures?|degradation|downtime|disruption)s? (?:begins?|began|starts?|started)|first (?:errors?|effect|failure|report|wrong|alert|alarm)|goes down|went down|stops? (?:serving|working|responding))\b/i;
const FOUND =
  /\b(?:alert(?:s|ed)?|alarms?|paged?|pages|detected|noticed|reported|reports?|notified|pagerduty|discovered|identified)\b/i;
const ENDS =
  /\b(?:resolved|recover(?:s|ed|y)|restored|all clear|back (?:up|online|to normal)|fixed|mitigated|incident (?:closed|ends?|ended)|outage (?:ends?|ended|over)|service (?:is |was )?(?:restored|normal)|normal again)\b/i;

/** What a timeline says of the course of an incident, in minutes; each is undefined where no entry plainly says so. */
export interface IncidentTimes {
  readonly start: Moment | undefined;
  readonly detected: Moment | undefined;
  readonly resolved: Moment | undefined;
}

/** Reads when an incident began, was found and was over, from the words of its timeline. */
export function incidentTimes(document: Document, timeline: Timeline): IncidentTimes {
  const moments = momentsOf(document, timeline) ?? [];
  const says =
    (pattern: RegExp) =>
    ({ entry }: Moment): boolean =>
      pattern.test(document.slice(entry.time?.end ?? entry.start, entry.end));
  return {
    start: moments.find(says(BEGINS)),
    detected: moments.find(says(FOUND)),
    resolved: moments.findLast(says(ENDS)),
  };
}

/** `98` → "98 minutes", `150` → "2 hours 30 minutes". */
export function inWords(minutes: number): string {
  const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;
  if (minutes < 120) return count(minutes, "minute");
  const [days, hours, rest] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / 60), minutes % 60];
  return [days && count(days, "day"), hours && count(hours, "hour"), rest && count(rest, "minute")]
    .filter(Boolean)
    .join(" ");
}
