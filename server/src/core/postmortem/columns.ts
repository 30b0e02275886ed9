/** What the columns of a table hold, by their titles. */
import type { Block, Document } from "../document.ts";

/** What an action item may say besides its task. */
export type FieldRole = "owner" | "due" | "link" | "type" | "priority";
/** What a column of action items holds. */
export type ColumnRole = FieldRole | "task" | "status";

/** Who does something, or keeps it. */
const OWNER = "owners?|assignees?|assigned(?: to)?|who|responsible|dri|leads?";

const COLUMNS: readonly [ColumnRole, RegExp][] = [
  ["owner", new RegExp(`\\b(?:${OWNER}|responsable|person|team)\\b`)],
  ["due", /\b(?:due|deadline|by when|when|eta|date|target)\b|échéance|^by$/],
  ["status", /\b(?:status|statut|state|done|progress)\b/],
  ["priority", /\b(?:priority|prio|severity|urgency)\b|priorité|^p$/],
  ["type", /\b(?:type|category|kind|theme)\b/],
  ["link", /\b(?:tickets?|issues?|bugs?|links?|tracking|jira|pr|url|reference|#)\b|#/],
  [
    "task",
    /\b(?:actions?|items?|tasks?|descriptions?|what|todo|to do|follow-?ups?|measures?|improvements?|recommendations?)\b/,
  ],
];

/** What each column of a table of action items says, by its 0-based index; unknown ones are left out. */
export function columnRoles(document: Document, header: Block): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  const taken = new Set<ColumnRole>();
  for (const cell of header.children) {
    const text = document.slice(cell.start, cell.end).toLowerCase().replace(/[*_`]/g, "");
    const role = COLUMNS.find(([name, pattern]) => !taken.has(name) && pattern.test(text))?.[0];
    if (role) {
      roles.set(cell.column as number, role);
      taken.add(role);
    }
  }
  return roles;
}

/** Columns that only a table of action items has. */
export const ACTION_COLUMN = /^\W*(?:owners?|assignees?|responsible|due(?: date)?|deadline|priority|tickets?)\W*$/i;

/** Columns that hold people, whatever the table is about: naming them there is what the column is for. */
export const PEOPLE_COLUMN = new RegExp(
  `^\\W*(?:(?:(?:action|item|task|incident) )?(?:${OWNER})|authors?|reviewers?|attendees|on-?call|reporters?|contacts?|actor)\\W*$`,
  "i",
);

/** The columns below a header that hold people, by their 0-based index. */
export function peopleColumns(text: Document, header: Block): ReadonlySet<number> {
  return new Set(
    header.children
      .filter((cell) => PEOPLE_COLUMN.test(text.slice(cell.start, cell.end)))
      .map((cell) => cell.column as number),
  );
}
