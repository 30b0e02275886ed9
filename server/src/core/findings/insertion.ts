/** Where a missing section, item or cell goes, and how it is written in this document. */

import type { Block, Document } from "../document.ts";
import type { ActionItem } from "../postmortem/actionItems.ts";
import type { FieldRole } from "../postmortem/columns.ts";
import type { Section, SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import type { Suggestion } from "../rule.ts";
import type { Edit, Range, Sliceable } from "../text.ts";
import { traced } from "../trace.ts";

/** A section to write. */
export interface NewSection {
  readonly role: SectionRole;
  readonly heading: string;
  /** Lines of Markdown; what a writer fills in stands in `⟨…⟩`, and `### ` opens a part of the section. */
  readonly prompts: readonly string[];
}

/** The order in which a postmortem is read; a missing section goes before the first one that comes later. */
const ORDER: readonly SectionRole[] = [
  "metadata",
  "summary",
  "premise",
  "impact",
  "detection",
  "response",
  "timeline",
  "assumptions",
  "factors",
  "reasons",
  "signs",
  "lessons",
  "well",
  "poorly",
  "lucky",
  "actions",
  "questions",
  "thanks",
  "background",
];

/** How the headings of a document are written. */
interface Style {
  /** The sections that are written so, in the order of the text. */
  readonly peers: readonly Section[];
  /** The level of its upper headings: 1 to 6, and 7 where they are labels. */
  readonly level: number;
  /** The lines of a heading of a level. */
  write(heading: string, level: number): readonly string[];
  /** What stands before each line below it. */
  readonly indent: string;
}

/** Inserts sections with their prompts, each in its place, in the heading style and line ends of the document. */
export function insertSections(postmortem: Postmortem, sections: readonly NewSection[]): Suggestion {
  const { document } = postmortem;
  const newline = newlineOf(document);
  const style = styleOf(postmortem);
  const last = { start: document.blocks.at(-1)?.start ?? 0, end: document.length };
  const end = document.textWithin(last).trimEnd().length;
  const places = new Map<number, string[]>();
  for (const section of sections) {
    const { at, level } = placeOf(section.role, style);
    const lines = [
      ...style.write(section.heading, level),
      "",
      ...section.prompts.flatMap((line) => {
        if (line.startsWith("### ")) return style.write(line.slice(4), level + 1);
        return [line === "" ? "" : `${style.indent}${line}`];
      }),
    ];
    const place = Math.min(at ?? end, end);
    const before = places.get(place);
    if (before) before.push("", ...lines);
    else places.set(place, lines);
  }
  const blank = newline + newline;
  return {
    title: `Insert ${sections.map(({ heading }) => `“${heading}”`).join(" and ")}`,
    edits: [...places].map(([at, lines]) => {
      const words = lines.join(newline);
      if (at === end) return { start: at, end: at, text: `${blank}${words}` };
      const gap = /(?:^|\n[ \t]*\r?\n)$/.test(document.slice(Math.max(0, at - 40), at)) ? "" : newline;
      return { start: at, end: at, text: `${gap}${words}${blank}` };
    }),
  };
}

/** What belongs together, as deep as its siblings. */
const TRIAD: readonly SectionRole[] = ["well", "poorly", "lucky"];

/** Where a section goes, the end of the document if undefined, and how deep its heading is. */
function placeOf(role: SectionRole, { peers, level }: Style): { at: number | undefined; level: number } {
  if (TRIAD.includes(role)) {
    const siblings = peers.filter(({ roles }) => roles.some((it) => TRIAD.includes(it)));
    const sibling = role === "well" ? siblings[0] : siblings.at(-1);
    if (sibling) return { at: role === "well" ? sibling.start : sibling.end, level: sibling.level };
  }
  const later = ORDER.slice(ORDER.indexOf(role) + 1);
  const next = peers.find(
    (it) => it.level === level && it.roles.some((own) => later.includes(own)) && !it.roles.includes(role),
  );
  return { at: next?.start, level };
}

/** The style of the headings that are there: `## Impact`, underlined, `**Impact**` or `- **Impact**`. */
function styleOf({ document, sections }: Postmortem): Style {
  const headings = sections.all.filter(({ form, level }) => form === "heading" && level > 1);
  const [first] = headings;
  const labels = first
    ? undefined
    : (["boldItem", "bold"] as const)
        .map((form) =>
          sections.all.filter((section) => section.form === form && lineIndent(document, section.start) === ""),
        )
        .find((those) => those.length > 1);
  if (labels) {
    const isItem = labels[0]?.form === "boldItem";
    return {
      peers: labels,
      level: 7,
      indent: isItem ? "  " : "",
      write: (heading, level) => [`${isItem ? (level > 7 ? "  - " : "- ") : ""}**${heading}**`],
    };
  }
  const source = first ? document.slice(first.start, first.bodyStart) : "";
  const isUnderlined = source !== "" && !source.startsWith("#") && !source.startsWith("<");
  const close = /[^#\s].*\s(#+)\s*$/.test(source);
  const level = Math.min(...headings.map((section) => section.level), first ? 6 : 2);
  return {
    peers: headings,
    level,
    indent: "",
    write: (heading, depth) => {
      if (isUnderlined && depth === 2) return [heading, "-".repeat(heading.length)];
      const mark = "#".repeat(Math.min(depth, 6));
      return [`${mark} ${heading}${close ? ` ${mark}` : ""}`];
    },
  };
}

/** What stands in a line before an offset. */
export function lineIndent(document: Document, offset: number): string {
  const text = traced(undefined, () => document.text);
  return document.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** The line ends of a document, as its first line has them. */
export function newlineOf(document: Document): string {
  const first = traced(undefined, () => document.text).indexOf("\n");
  return document.slice(0, first + 1).endsWith("\r\n") ? "\r\n" : "\n";
}

/** The mark of a list item at an offset with its blanks and its empty box, `- [ ] `; empty where none stands. */
export function markOf(text: Sliceable, offset: number): string {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}(?:\[[ xX]\][ \t]{1,4})?/.exec(text.slice(offset, offset + 24))?.[0] ?? "";
}

/**
 * One more item, or row, below the one that holds a paragraph or cell; undefined where it stands in neither. `inCell`
 * says what a new row has in the column of each cell above it.
 */
export function addBelow(
  text: Document,
  leaf: Block,
  words: string,
  inCell: (above: Block) => string = ({ column }) => (column === leaf.column ? words : ""),
): Edit | undefined {
  const { parent } = leaf;
  if (!parent || (parent.kind !== "item" && parent.kind !== "row")) return undefined;
  const at = parent.start + text.slice(parent.start, parent.end).trimEnd().length;
  const insert = (line: string): Edit => ({
    start: at,
    end: at,
    text: `${newlineOf(text)}${lineIndent(text, parent.start)}${line}`,
  });
  if (parent.kind === "row") return insert(`|${parent.children.map((cell) => ` ${inCell(cell)} |`).join("")}`);
  const mark = markOf(text, parent.start);
  if (mark === "" || lineIndent(text, parent.start).trim() !== "") return undefined;
  const number = /^\d+/.exec(mark)?.[0];
  return insert(
    `${number ? mark.replace(number, String(Number(number) + 1)) : mark.replace(/\[[xX]\]/, "[ ]")}${words}`,
  );
}

/** Words behind the task of an item, or in its cell of the column. */
export function fillField(
  document: Document,
  item: ActionItem,
  role: FieldRole,
  words: { readonly inline: string; readonly cell: string },
): Edit {
  const cell = item.cell(role);
  return cell ? fillCell(document, cell, words.cell) : { start: item.task.end, end: item.task.end, text: words.inline };
}

/** The same for several items at once; a table without the column gets one. */
export function fillFields(
  document: Document,
  items: readonly ActionItem[],
  field: { readonly role: FieldRole; readonly column: string },
  wordsOf: (item: ActionItem) => { readonly inline: string; readonly cell: string },
): readonly Edit[] {
  const edits: Edit[] = [];
  /** The words of the new cells, by row, of each table without the column. */
  const tables = new Map<Block, Map<Block, string>>();
  for (const item of items) {
    const row = item.block.parent;
    const table = row?.parent;
    if (item.form !== "row" || item.cell(field.role) || !row || !table) {
      edits.push(fillField(document, item, field.role, wordsOf(item)));
      continue;
    }
    const rows = tables.get(table) ?? new Map<Block, string>();
    rows.set(row, wordsOf(item).cell);
    tables.set(table, rows);
  }
  for (const [table, rows] of tables)
    edits.push(...addColumn(document, table, field.column, (row) => rows.get(row) ?? ""));
  return edits;
}

function fillCell(text: Document, cell: Block, words: string): Edit {
  if (cell.lines.length > 0) return { start: cell.start, end: cell.end, text: words };
  const padded = /^\s/.test(text.slice(cell.start, cell.end));
  const at = Math.min(cell.start + (padded ? 1 : 0), cell.end);
  return { start: at, end: at, text: padded ? `${words} ` : ` ${words} ` };
}

/** A last column: its name in the header, marks below it, and the words of each row. */
function addColumn(text: Document, table: Block, name: string, words: (row: Block) => string): readonly Edit[] {
  const [header] = table.children;
  if (!header) return [];
  const behind = ({ start, end }: Range, cell: string, columns = 0): Edit => {
    const at = start + text.slice(start, end).replace(/[\s>]+$/, "").length;
    const gap = " |".repeat(columns);
    return { start: at, end: at, text: text.slice(at - 1, at) === "|" ? `${gap} ${cell} |` : ` |${gap} ${cell}` };
  };
  const rows = table.children.slice(1);
  return [
    behind(header, name),
    behind({ start: header.end, end: rows[0]?.start ?? table.end }, "---"),
    ...rows.map((row) => behind(row, words(row), Math.max(0, header.children.length - row.children.length))),
  ];
}

/** The words to point at when something is missing from the whole document: its title, else its first line. */
export function titleRange(postmortem: Postmortem): Range {
  const { title } = postmortem.sections;
  if (title && title.range.end > title.range.start) return title.range;
  // Of a line that is a whole paragraph, the first words are enough. Where nothing but code or marks opens any
  // paragraph there are no words to point at, and an empty range is not reported.
  for (const { lines } of postmortem.document.blocks) {
    const [first] = lines;
    const words = first && /^[^`[\]<*_~]{1,60}(?=\s|$)/.exec(postmortem.document.slice(first.start, first.end))?.[0];
    if (words) return { start: first.start, end: first.start + words.length };
  }
  return { start: 0, end: 0 };
}

/** Whether front matter or the first lines say that the document is still a draft. */
export function isDraft(postmortem: Postmortem): boolean {
  const status = postmortem.document.frontMatter?.fields.find(
    (field) => field.key === "status" || field.key === "draft",
  );
  if (status && /^(?:draft|wip|in progress|true)$/i.test(status.value)) return true;
  return /^[ \t>*_|-]{0,6}status[*_ ]{0,4}[:|][*_ ]{0,4}(?:draft|wip|in progress)\b/im.test(
    postmortem.document.slice(0, 2000),
  );
}
