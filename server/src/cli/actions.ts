/** The command `actions`: the action items of all documents, for people and for tools. */
import { parseDay } from "../core/postmortem/calendar.ts";
import { clip, visible, width } from "./display.ts";
import { type CreateFormatter, type FileReport, plural } from "./report.ts";
import { type ActionItemSummary, summarize } from "./summary.ts";

/** An action item, where it stands, its day if that has a year, `2024-05-03`, and whether it is open past that day. */
interface Item extends ActionItemSummary {
  readonly filePath: string;
  readonly day: string | null;
  readonly overdue: boolean;
}

type Write = (items: readonly Item[], columns: number) => string;

/** A report of items: each file gives its own as JSON, and `write` has them all. */
const reportBy =
  (write: Write): CreateFormatter =>
  ({ columns, today }) => ({
    render: (file) => {
      const items = itemsOf(file, today);
      return items.length > 0 ? JSON.stringify(items) : "";
    },
    finish: (parts) =>
      write(
        parts.flatMap((part) => JSON.parse(part) as Item[]),
        columns,
      ),
  });

function itemsOf({ name, postmortem, lines, silent }: FileReport, today: string): Item[] {
  return summarize(postmortem, lines, silent).actionItems.map((item) => {
    const day = (item.due && parseDay(item.due)) || null;
    return { filePath: name, ...item, day, overdue: item.status === "open" && day !== null && day < today };
  });
}

/** How those stand that are open. */
function summary(items: readonly Item[]): string {
  const open = items.filter(({ status }) => status === "open");
  const number = (is: (item: Item) => boolean, what: string): string | false =>
    open.some(is) && `${open.filter(is).length} ${what}`;
  const parts = [
    number(({ overdue }) => overdue, "overdue"),
    number(({ owner }) => owner === null, "without an owner"),
    number(({ due }) => due === null, "without a date"),
  ].filter(Boolean);
  return `${plural(open.length, "open action item")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
}

/** When it is due, who has it, what it is, and its ticket, in words where there is none. */
function cellsOf({
  due,
  day,
  overdue,
  owner,
  text,
  link,
}: Item): [when: string, owner: string, text: string, link: string] {
  const when = day ?? due ?? "no date";
  return [`${when}${overdue ? ", overdue" : ""}`, owner ?? "no owner", text, link ?? ""];
}

const table: Write = (items, columns) => {
  const open = items.filter(({ status }) => status === "open");
  const rows = open.map((item) => ({ item, cells: cellsOf(item).map((cell) => cut(cell, 30)) }));
  const wide = [0, 1].map((i) => Math.max(0, ...rows.map(({ cells }) => width(cells[i] ?? ""))));
  const lines: string[] = [];
  for (const [i, { item, cells }] of rows.entries()) {
    if (item.filePath !== open[i - 1]?.filePath) lines.push(...(i > 0 ? [""] : []), visible(item.filePath));
    const before = `  ${String(item.line).padStart(4)}  ${cells
      .slice(0, 2)
      .map((cell, k) => pad(cell, wide[k] ?? 0))
      .join("  ")}  `;
    lines.push(before + cut(item.text, Math.max(30, columns - width(before))));
  }
  return [...lines, ...(lines.length > 0 ? [""] : []), summary(items), ""].join("\n");
};

const json: Write = (items) => `${JSON.stringify(items, null, 1)}\n`;

const csv: Write = (items) =>
  [
    ["file", "line", "action", "owner", "due", "day", "overdue", "priority", "type", "ticket", "status"],
    ...items.map((it) => [
      it.filePath,
      it.line,
      it.text,
      it.owner,
      it.due,
      it.day,
      it.overdue,
      it.priority,
      it.type,
      it.link,
      it.status,
    ]),
  ]
    .map((cells) => `${cells.map(quoted).join(",")}\r\n`)
    .join("");

const markdown: Write = (items) => {
  const rows = items
    .filter(({ status }) => status === "open")
    .map((item) => `| ${[...cellsOf(item), `${item.filePath}:${item.line}`].map(plain).join(" | ")} |\n`);
  const head = "| due | owner | action | ticket | from |\n| --- | --- | --- | --- | --- |\n";
  return `${rows.length > 0 ? `${head}${rows.join("")}\n` : ""}${summary(items)}\n`;
};

/** By the name of their format. */
export const actions = {
  table: reportBy(table),
  markdown: reportBy(markdown),
  csv: reportBy(csv),
  json: reportBy(json),
};

/** A text that fits into so many columns. */
function cut(text: string, columns: number): string {
  return clip(text, 0, text.length, columns + 2).words;
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** A cell that a spreadsheet takes for text, whatever it begins with. */
function quoted(cell: string | number | boolean | null): string {
  const text = String(cell ?? "").replace(/^(?=[=+@\t\r-])/, "'");
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stands in a document is Markdown already; only what would end a cell is not. */
function plain(cell: string): string {
  return visible(cell).replace(/(?<!\\)\|/g, "\\|");
}
