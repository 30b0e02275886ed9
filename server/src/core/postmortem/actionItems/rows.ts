/** Action items in the rows of a table. */

import type { Block } from "../../document.ts";
import { readTime } from "../calendar.ts";
import { type ColumnRole, columnRoles } from "../columns.ts";
import { isEmptyText } from "../content.ts";
import type { Section } from "../sections.ts";
import { type ActionField, dueIn, isNobody, isPlaceholder, PRIORITY_ALONE, TYPE_ALONE } from "./fields.ts";
import type { Group } from "./groups.ts";
import { type ActionItem, DONE, makeItem, type Reader } from "./item.ts";

/** The rows of a table that says what, who, and by when or where it is tracked, under whatever heading. */
export function itemsOfTable(reader: Reader, table: Block): readonly ActionItem[] {
  const [header, ...rows] = table.kind === "table" ? table.children : [];
  const section = header && reader.sections.at(header.start);
  if (!header || !section || reader.sections.rolesAt(header.start).includes("timeline")) return [];
  const columns = columnRoles(reader.document, header);
  const roles = new Set(columns.values());
  if (!roles.has("task") || !roles.has("owner") || !(roles.has("link") || roles.has("due")) || roles.size < 4)
    return [];
  if (rows.some((row) => readTime(reader.document.slice(row.start, row.start + 60).replace(/^[|\s]+/, "")))) return [];
  return rows.flatMap((row) => rowItem(reader, row, columns, section, {}) ?? []);
}

export function rowItem(
  reader: Reader,
  row: Block,
  columns: ReadonlyMap<number, ColumnRole>,
  section: Section,
  group: Group,
): ActionItem | undefined {
  const { document } = reader;
  const cellOf = (role: ColumnRole): Block | undefined =>
    row.children.find((cell) => columns.get(cell.column as number) === role);
  const filled = row.children.filter(
    (cell) => cell.lines.length > 0 && !isEmptyText(document.slice(cell.start, cell.end)),
  );
  if (filled.length === 0) return undefined;
  const byRole = cellOf("task");
  const task = byRole && byRole.lines.length > 0 ? byRole : longest(filled);
  const field = (role: ColumnRole): ActionField | undefined => {
    const cell = cellOf(role);
    if (!cell || cell === task || !filled.includes(cell)) return undefined;
    return { start: cell.start, end: cell.end, text: document.slice(cell.start, cell.end).trim() };
  };
  const status = field("status");
  /** Where no header says which column it is, a cell that says nothing else: `| detect |`. */
  const saying = (pattern: RegExp): ActionField | undefined => {
    const cell = filled.find((it) => it !== task && pattern.test(document.slice(it.start, it.end)));
    return cell && { start: cell.start, end: cell.end, text: document.slice(cell.start, cell.end) };
  };
  return makeItem(reader, row, task, "row", section, {
    cell: cellOf,
    owner: (own) => {
      const owner = cellOf("owner") ? field("owner") : own();
      return owner && isNobody(owner.text) ? undefined : owner;
    },
    due: (own) => {
      const due = field("due");
      return cellOf("due")
        ? isPlaceholder(due) || (due && AN_EVENT.test(due.text))
          ? due
          : due && dueIn(due.text, due.start)
        : own();
    },
    link: (own) => {
      // A column "Bug" that only says "done" links nowhere, nor does a column "#" that counts the items.
      const link = field("link");
      return link &&
        !DONE.test(link.text) &&
        !/^(?:\d{1,2}|\W*(?:to ?do|open|ongoing|wip|pending|in progress)\W*)$/i.test(link.text)
        ? link
        : own();
    },
    type: (own) => field("type") ?? own() ?? group.type ?? saying(TYPE_ALONE),
    priority: (own) => field("priority") ?? own() ?? group.priority ?? saying(PRIORITY_ALONE),
    done: status !== undefined && DONE.test(status.text),
  });
}

/** In a column of days, what it waits for or how long it may take: "before the spring term", "2 weeks". */
const AN_EVENT =
  /^(?:(?:next|before|after|by|with|end of|within)\s|\W?\d+(?:[-–]\d+)?[ -]?(?:h|hrs?|hours?|days?|weeks?|months?|sprints?)\b|immediate)/i;

function longest(cells: readonly Block[]): Block {
  return cells.reduce((best, cell) => (cell.end - cell.start > best.end - best.start ? cell : best));
}
