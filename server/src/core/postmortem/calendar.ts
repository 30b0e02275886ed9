/** Days, times and zones as people write them, and as `2024-05-03T10:02Z`. The core knows no clock. */
import { LETTER } from "../letters.ts";
import type { Range, Sliceable } from "../text.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// Sources of patterns, in lower case.
/** How a month begins, and a month with its usual abbreviations. */
export const MONTH_STEM = `(?:${MONTHS.join("|")})`;
export const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** The full name of a month, and of a day of the week. */
export const MONTH_NAME = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
export const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";

/** A day, with its year or without: "2024-05-03", "3 May", "May 3". */
export const DAY = `\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:st|nd|rd|th)? ${MONTH_STEM}|${MONTH_STEM}[a-z]{0,6}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b)`;

/** The first day in a text that has a year: `due 2024-05-20`, `20 May 2024`, `May 20, 2024`. Undefined for others. */
export function parseDay(text: string): string | undefined {
  const iso = /\b(20\d\d)-(\d\d)-(\d\d)/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const before = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(20\d\d)\b/i.exec(text);
  if (before) return valid(Number(before[3]), monthOf(before[2]), Number(before[1]));
  const after = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)\b/i.exec(text);
  return after ? valid(Number(after[3]), monthOf(after[1]), Number(after[2])) : undefined;
}

const monthOf = (name = ""): number => MONTHS.indexOf(name.toLowerCase()) + 1;

/** The day, if the calendar has it. */
function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** How many days lie between two, both as `2024-05-03`; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

const ZONE =
  "(?:[Uu][Tt][Cc]|GMT|WEST|WET|SAST|WAT|EAT|GST|PKT|WIB|HKT|PHT|KST|BRT|ART|BST|IST|CEST|CET|EEST|EET|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|JST|SGT|AEST|AEDT|NZST|NZDT|(?:US|Africa|America|Asia|Australia|Europe|Pacific)/[A-Z][A-Za-z_]{2,30})";
/** A zone somewhere in a text. */
export const ANY_ZONE = new RegExp(`(?<![${LETTER}\\d])${ZONE}(?![${LETTER}\\d])`);
const ZONE_AFTER_TIME = new RegExp(`^[\\s)*_\`]{0,3}\\(?(${ZONE})(?![${LETTER}\\d])`);
const ZONE_IN_TIME = /(?:utc|gmt|(?<=\d)z|(?<=t\d\d:\d\d\S{0,12})[+-]\d\d:?\d\d)$/i;
const LIKE_A_ZONE = /^[\s*_`~–-]{0,3}\(?(UTC|GMT|Z|[A-Z]{2,4}T)\b/;

/** The zone that stands in or right after a time: `10:02 UTC`, `2024-05-03T10:02+02:00`. */
export function zoneOf(text: Sliceable, time: Range): string | undefined {
  return (
    ZONE_IN_TIME.exec(text.slice(time.start, time.end))?.[0] ??
    ZONE_AFTER_TIME.exec(text.slice(time.end, time.end + 40))?.[1]
  );
}

/** What looks like the abbreviation of a zone right after a time, known or not. */
export function zoneLikeAfter(text: Sliceable, time: Range | undefined): string | undefined {
  return LIKE_A_ZONE.exec(text.slice(time?.end, (time?.end ?? 0) + 12))?.[1];
}

/** Minutes east of UTC, for the abbreviations that mean one zone only. */
const MINUTES_EAST: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  pst: -480,
  pdt: -420,
  jst: 540,
};

/** Minutes east of UTC of a zone by its abbreviation; undefined where it is not known, or means several. */
export const minutesEastOf = (zone: string): number | undefined => MINUTES_EAST[zone.toLowerCase()];

/** Minutes east of UTC of `Z`, `+02:00` or `-0500`. */
export function minutesOf(offset: string): number {
  if (offset === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const CLOCK =
  /(\d{1,2})[:.h](\d{2})(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:\s{0,2}([ap])\.?m\b\.?)?|\b(\d{1,2})\s?([ap])m\b|\b([01]\d|2[0-3])([0-5]\d)(?=\s{0,2}(?:-|–|utc|z\b|gmt|hrs|$))/i;
const ISO_DATE = /(\d{4})[-/](\d{1,2})[-/](\d{1,2}|\?\?)/;
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(\\d{4}))?`, "i");
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[-–]\\s?\\d{1,2}(?:st|nd|rd|th)?)?\\s(${MONTH})\\b\\.?(?:,?\\s(\\d{4}))?`,
  "i",
);
const SLASH_DATE = /\b(\d{1,2})\/(\d{1,2})\/(\d{2,4})\b/;
/** Before a time at the start of an entry there is nothing but marks and words like "around". */
const LEAD =
  /^(?:[\s*_~`([|>#-]|around\s|approx(?:imately)?\.?\s|about\s|circa\s|at\s|on\s|from\s|by\s|mon(?:day)?,?\s|tue(?:sday)?,?\s|wed(?:nesday)?,?\s|thu(?:rsday)?,?\s|fri(?:day)?,?\s|sat(?:urday)?,?\s|sun(?:day)?,?\s|day \d{1,2},?\s){0,8}/i;

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
  if (!hasClock && !date) return undefined;
  const start = lead + (date ? date.start : gap + (clock?.index ?? 0));
  let end = lead + (date ? date.end : 0);
  let iso = date?.iso;
  if (hasClock && clock) {
    end = lead + (date?.end ?? 0) + gap + clock.index + clock[0].length;
    const hour = hourOf(clock);
    if (hour === undefined) return date ? { start, end: lead + date.end, iso } : undefined;
    const utc = /^\s{0,2}(?:utc|gmt|z)\b/i.exec(head.slice(end))?.[0];
    // After `2024-05-03T10:02`, `+02:00` is an offset; after `10:02`, `-10:45` is the end of a span.
    const offset =
      utc === undefined && head[end - clock[0].length - 1] === "T"
        ? /^[+-]\d\d:?\d\d/.exec(head.slice(end))?.[0]
        : undefined;
    end += (utc ?? offset ?? "").length;
    // `11:10 6 Nov 2023`: the day stands behind the hour.
    const behind = date ? null : /^[\s,]{1,3}(?:on\s)?/.exec(head.slice(end));
    const day = behind ? readDate(head.slice(end + behind[0].length)) : undefined;
    if (behind && day?.start === 0 && day.iso) {
      iso = day.iso;
      end += behind[0].length + day.end;
    }
    iso = `${iso ?? ""}T${hour}${utc === undefined ? (offset ?? "") : "Z"}`;
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

/** The date that a text begins with, or has behind one character. */
function readDate(text: string): { start: number; end: number; iso: string | undefined } | undefined {
  const pad = (value: string | undefined): string => (value ?? "").padStart(2, "0");
  const iso = ISO_DATE.exec(text);
  if (iso && iso.index <= 1)
    return {
      start: iso.index,
      end: iso.index + iso[0].length,
      iso: iso[3] === "??" ? undefined : `${iso[1]}-${pad(iso[2])}-${pad(iso[3])}`,
    };
  for (const [pattern, day, month, year] of [
    [MONTH_DAY, 2, 1, 3],
    [DAY_MONTH, 1, 2, 3],
  ] as const) {
    const match = pattern.exec(text);
    if (!match || match.index > 1) continue;
    const number = MONTHS.indexOf((match[month] as string).slice(0, 3).toLowerCase()) + 1;
    return {
      start: match.index,
      end: match.index + match[0].length,
      iso: match[year] ? `${match[year]}-${pad(String(number))}-${pad(match[day])}` : undefined,
    };
  }
  const slash = SLASH_DATE.exec(text);
  if (slash && slash.index <= 1) return { start: slash.index, end: slash.index + slash[0].length, iso: undefined };
  return undefined;
}
