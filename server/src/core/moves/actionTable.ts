/** Tells a list of action items as a table, if nothing of it is lost. */

import { inCell, isWhole } from "../document/markdown.ts";
import type { Block, Document } from "../document.ts";
import { markOf, newlineOf } from "../findings/insertion.ts";
import { fallbackRoles } from "../headings.ts";
import { dueIn } from "../postmortem/actionItems/fields.ts";
import type { ActionField, ActionItem } from "../postmortem/actionItems.ts";
import type { FieldRole } from "../postmortem/columns.ts";
import type { Postmortem } from "../postmortem.ts";
import { contains, type Range } from "../text.ts";
import type { Move } from "./move.ts";

const HEADERS: Readonly<Record<FieldRole, string>> = {
  owner: "Owner",
  due: "Due",
  link: "Ticket",
  type: "Type",
  priority: "Priority",
};
const ORDER: readonly FieldRole[] = ["type", "priority", "owner", "due", "link"];

/** The move at an item of the list, or at the heading of a section with a single list. */
export function asTable({ document, sections, actionItems }: Postmortem, range: Range): Move | undefined {
  const here = actionItems.find(
    (item) =>
      item.form === "item" &&
      ((item.start <= range.start && range.end <= item.end) ||
        (item.section !== undefined && contains(item.section.heading, range))),
  );
  const list = here?.block.parent?.parent;
  if (!here || list?.kind !== "list" || list.parent) return undefined;
  // "To prevent this, we will:" and "Mitigations" are about actions only as long as a list follows.
  const heading = here.section;
  if (
    !heading ||
    heading.form === "leadIn" ||
    heading.form === "table" ||
    fallbackRoles(heading.title).includes("actions")
  )
    return undefined;
  // Beside a table, the items of another list would be read as its explanation.
  const around = sections.at(list.start);
  const own = actionItems.filter(({ block }) => block.parent?.parent === list);
  const beside = actionItems.filter(({ start }) => sections.at(start) === around);
  if (own.length !== list.children.length || beside.length !== own.length || own.length < 2) return undefined;
  const rows = own.map((item) => rowOf(document, item));
  const whole = rows.filter((row) => row !== undefined);
  if (whole.length < rows.length) return undefined;
  return {
    title: "Tell the action items as a table",
    edits: [{ ...rangeOf(document, list), text: table(document, list, whole) }],
  };
}

/** The list without the blanks behind it. */
function rangeOf({ text }: Document, { start, end }: Block): Range {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** What an item says, column by column. */
interface Row {
  readonly task: string;
  readonly status: string | undefined;
  readonly fields: Readonly<Partial<Record<FieldRole, string>>>;
}

/** What may stand between the fields of an item and says nothing by itself. */
const GLUE =
  /^(?:[\s()[\],;:.=|*_–—-]|\b(?:owner|owned by|assignee|assigned to|dri|due(?: date)?|by|eta|deadline|on|type|priority|prio|ticket|tracked (?:in|as|by)|tracking|and)\b)*$/i;

/** An item in cells; undefined where it has a part that no cell could hold. */
function rowOf({ text }: Document, item: ActionItem): Row | undefined {
  const { block, task } = item;
  const whole = block.parent;
  if (whole?.children.length !== 1 || block.kind !== "paragraph") return undefined;
  const last = block.lines.at(-1);
  const first = block.lines[0];
  if (!first || !last || /(?: {2}|\\)\r?\n|<br|<!--/i.test(text.slice(whole.start, whole.end))) return undefined;
  const fields: Partial<Record<FieldRole, string>> = {};
  /** What of the text is told in cells of its own. */
  const told: Range[] = [task];
  for (const role of ORDER) {
    const field = item[role]();
    // The type and the priority of a group stay those of the rows below its heading.
    if (!field || (role !== "owner" && !contains(item, field))) continue;
    const inTask = contains(task, field);
    // A link in the task stays where it is; an owner or a day in the task is said in its column too.
    if (inTask && role === "link") continue;
    fields[role] = wordsOf(text, role, field);
    if (!inTask && contains({ start: first.start, end: last.end }, field)) told.push(linkAround(text, field));
  }
  told.sort((a, b) => a.start - b.start || b.end - a.end);
  let rest = "";
  let at = first.start;
  for (const { start, end } of told) {
    rest += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  rest += ` ${text.slice(at, last.end)}`;
  const words = text.slice(task.start, task.end);
  const isTold = GLUE.test(rest) && isWhole(words) && (rest.match(/\*\*/g)?.length ?? 0) % 2 === 0;
  // Where the fields do not come apart from the words, the item stays whole in its cell.
  const said = isTold ? words : isBare(item) ? text.slice(first.start, last.end) : undefined;
  if (said === undefined) return undefined;
  return {
    task: oneLine(said),
    status: item.checkbox ? item.status : undefined,
    fields,
  };
}

/** Whether an item has no field of its own, so that its words can stand as they are. */
const isBare = (item: ActionItem): boolean =>
  ORDER.every((role) => !item[role]() || !contains(item, item[role]() as Range));

/** `[OPS-12](https://…)` for the ticket that was found in it. */
function linkAround(text: string, field: Range): Range {
  const before = text.slice(Math.max(0, field.start - 400), field.start);
  const open = /\[[^\][\n]{0,200}$|\[[^\][\n]{1,200}\]\([^)\s]{0,300}$|<$/.exec(before);
  const close =
    open && /^[^\][\n]{0,200}\]\([^)\s]{1,400}\)|^[^)\s]{0,400}\)|^>/.exec(text.slice(field.end, field.end + 700));
  return open && close ? { start: field.start - open[0].length, end: field.end + close[0].length } : field;
}

/** The words of a field in a column that says what it is: `2024-06-01` for "due 2024-06-01". */
function wordsOf(text: string, role: FieldRole, field: ActionField): string {
  if (role === "link") {
    const { start, end } = linkAround(text, field);
    return text.slice(start, end);
  }
  if (role !== "due") return field.text;
  const bare = field.text.replace(/^(?:due(?: date)?|eta|deadline|by)\b:?\s*/i, "");
  return dueIn(bare, 0)?.text === bare ? bare : field.text;
}

const oneLine = (words: string): string => words.replace(/\s*\r?\n\s*/g, " ").trim();

function table(document: Document, list: Block, rows: readonly Row[]): string {
  const { text } = document;
  const newline = newlineOf(document);
  // Markdown counts on from the first number, whatever stands before the others.
  const first = /^\d+/.exec(markOf(text, list.children[0]?.start ?? list.start))?.[0];
  const numbers = new Map(rows.map((row, i) => [row, String(Number(first) + i)]));
  const some = (read: (row: Row) => string | undefined): boolean => rows.some((row) => read(row) !== undefined);
  const columns: (readonly [string, (row: Row) => string | undefined])[] = [
    ...(list.ordered && first ? [["No.", (row: Row) => numbers.get(row)] as const] : []),
    ["Action", ({ task }) => task],
    ...ORDER.filter((role) => role === "owner" || role === "due" || some(({ fields }) => fields[role])).map(
      (role) => [HEADERS[role], ({ fields }: Row) => fields[role]] as const,
    ),
    ...(some(({ status }) => status) ? [["Status", ({ status }: Row) => status] as const] : []),
  ];
  const line = (cells: readonly string[]): string => `|${cells.map((cell) => (cell ? ` ${cell} |` : "  |")).join("")}`;
  const lines = [
    line(columns.map(([header]) => header)),
    `|${columns.map(() => "---|").join("")}`,
    ...rows.map((row) => line(columns.map(([, read]) => inCell(oneLine(read(row) ?? ""))))),
  ];
  const { start, end } = rangeOf({ text } as Document, list);
  const before = /(?:^|\n[ \t]*\r?\n)[ \t]*$/.test(text.slice(Math.max(0, start - 80), start)) ? "" : newline;
  const after = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(text.slice(end, end + 80)) ? "" : newline;
  return before + lines.join(newline) + after;
}
