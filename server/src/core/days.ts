/** Days as people write them, and as `2024-05-03`; the core knows no time of day and no clock. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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
