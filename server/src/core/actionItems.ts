/** The action items of a document: bullets, numbers, checkboxes, table rows, groups under a name, labelled paragraphs. */

import {
  type ActionField,
  dueIn,
  type IsPerson,
  isNobody,
  isOwnerName,
  isPlaceholder,
  linkIn,
  ownerIn,
  PRIORITY_ALONE,
  PRIORITY_GROUP,
  priorityIn,
  TYPE_ALONE,
  TYPE_GROUP,
  typeIn,
  withoutRows,
} from "./actionFields.ts";
import { readTime } from "./calendar.ts";
import { type ColumnRole, columnRoles, type FieldRole } from "./columns.ts";
import { isEmptyText, isGuidance } from "./content.ts";
import { type Block, type Document, isInside, listDepth, ofBlock, Readings } from "./document.ts";
import { verbForm } from "./english/inflection.ts";
import { lazy } from "./lazy.ts";
import { CAPITAL, LETTER } from "./letters.ts";
import { isWhole } from "./markdown.ts";
import { blocksIn, type Section, type Sections } from "./sections.ts";
import { detached, firstFrom, type Range, shifted } from "./text.ts";

export type { ActionField };

export interface ActionItem extends Range {
  /** What is to be done, its first lines as written, without marks. */
  readonly text: string;
  /** The words of the task itself, to point at. */
  readonly task: Range;
  /** The paragraph or cell that holds the task. */
  readonly block: Block;
  readonly section: Section | undefined;
  readonly form: "item" | "row" | "paragraph";
  owner(): ActionField | undefined;
  due(): ActionField | undefined;
  link(): ActionField | undefined;
  type(): ActionField | undefined;
  priority(): ActionField | undefined;
  readonly status: "open" | "done";
  /** Whether it has a box to tick. */
  readonly checkbox: boolean;
  /** Row: its cell in the column of a field, filled or not. */
  cell(role: FieldRole): Block | undefined;
}

/** Reads every action item; `isPerson` knows the names of the document. */
export function readActionItems(document: Document, sections: Sections, isPerson: IsPerson): ActionItem[] {
  const reader = { document, sections, isPerson };
  const items: ActionItem[] = [];
  for (const section of sections.all) {
    if (!section.roles.includes("actions") || !section.hasContent || isNested(section)) continue;
    items.push(...itemsOf(reader, section));
  }
  if (items.length === 0) for (const table of document.blocks) items.push(...itemsOfTable(reader, table));
  items.sort((a, b) => a.start - b.start);
  const labelled: ActionItem[] = [];
  let next = 0;
  /** Up to here the text belongs to an item found already. */
  let taken = 0;
  for (const block of document.blocks) {
    while (next < items.length && (items[next] as ActionItem).start <= block.start)
      taken = Math.max(taken, (items[next++] as ActionItem).end);
    if (block.kind !== "paragraph" || block.start < taken) continue;
    if (!isLabelled(document, block) || isInside(block, "quote", "table")) continue;
    labelled.push(makeItem(reader, block, block, "paragraph", sections.at(block.start)));
  }
  return [...items, ...labelled].sort((a, b) => a.start - b.start);
}

/** The rows of a table that says what, who, and by when or where it is tracked, under whatever heading. */
function itemsOfTable(reader: Reader, table: Block): readonly ActionItem[] {
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

/** `**Action item:** Declare incidents at first confirmation.` */
const LABELLED = /^[*_]{0,2}(?:action item|action|todo)[*_]{0,2}:[*_]{0,2}\s{0,3}\S/i;
const isLabelled = ofBlock(({ text }, { start, end }) => LABELLED.test(text.slice(start, Math.min(end, start + 40))));
/** A template's own checklist, about the document: "Sections above are filled out". */
const ABOUT_THE_DOCUMENT = /\b(?:sections?|items?|fields?) above (?:are|is|have|has)\b/i;
/** No item is read further than this, in UTF-16 units; what says who and when stands before. */
const MAX_ITEM = 2000;

interface Reader {
  readonly document: Document;
  readonly sections: Sections;
  readonly isPerson: IsPerson;
}

function isNested(section: Section): boolean {
  for (let outer = section.parent; outer; outer = outer.parent) if (outer.roles.includes("actions")) return true;
  return false;
}

function itemsOf(reader: Reader, section: Section): ActionItem[] {
  const { document, sections } = reader;
  const blocks = blocksIn(document, { start: section.bodyStart, end: section.end });
  const numbered = blocks.filter(({ ordered, parent }) => ordered && !parent);
  const items: ActionItem[] = [];
  let depth: number | undefined;
  /** The items since the last heading begin here. */
  let groupStart = 0;
  let group: Group = {};
  /** Whether the list below the last heading says who does what, after the items. */
  let isOfPeople = false;
  let isOfDetails = false;
  let columns: Map<number, ColumnRole> | undefined;
  const checklists = new Map<Block, boolean>();
  for (const block of blocks) {
    switch (block.kind) {
      case "heading":
        group = readGroup(reader, block);
        groupStart = items.length;
        depth = undefined;
        isOfPeople = OF_PEOPLE.test(document.slice(block.start, block.end));
        break;
      case "paragraph":
        if (block.parent === undefined) group = { ...leader(reader, block), ...readGroup(reader, block) };
        break;
      case "list":
        if (block.parent === undefined) depth = undefined;
        isOfDetails = block.parent === undefined && !block.ordered && isBetween(numbered, document, block);
        break;
      case "item": {
        depth ??= listDepth(block);
        if (listDepth(block) !== depth || isOfPeople || isOfDetails) break;
        const leaf = block.children.find((child) => child.lines.length > 0);
        const nested = block.children.find((child) => child.kind === "list");
        if (!leaf || (block.parent && isAboutTheDocument(document, block.parent, checklists))) break;
        const inner = nested ? readGroup(reader, leaf) : {};
        if (nested && (isGroup(inner) || isLabel(document, block, leaf, nested))) {
          for (const child of nested.children) {
            const task = child.children.find((it) => it.lines.length > 0);
            if (task) items.push(makeItem(reader, child, task, "item", section, inGroup({ ...group, ...inner })));
          }
        } else if (sections.isContent(leaf) || block.checked !== undefined) {
          items.push(makeItem(reader, block, leaf, "item", section, inGroup(group)));
        }
        break;
      }
      case "row":
        if (block.header) {
          columns = columnRoles(document, block);
          // Above a table of action items, bullets explain it; only boxes to tick are items too.
          if (columns.size >= 2)
            items.push(...items.splice(groupStart).filter((item) => item.form === "row" || item.checkbox));
        } else {
          const item = rowItem(reader, block, columns ?? new Map(), section, group);
          if (item) items.push(item);
        }
        break;
    }
  }
  if (items.length === 0) {
    const prose = [...besideLabel(document, section), ...blocks].filter((block) => {
      if (block.kind !== "paragraph" || !sections.isContent(block)) return false;
      const text = document.slice(block.start, block.end);
      return !isGuidance(text) && !NEWS.test(text);
    });
    const plans = prose.flatMap((block) => {
      const lines = linesAsItems(document, block);
      return lines.length > 0 ? lines : PLAN.test(document.slice(block.start, block.end)) ? [block] : [];
    });
    // Prose below "Preventive measures" is a measure, however it is put.
    const only = blocks.some((block) => block.kind === "item") ? [] : prose.slice(0, 1);
    for (const block of plans.length > 0 ? plans : only)
      items.push(makeItem(reader, block, block, "paragraph", section));
  }
  return items;
}

/** Whether bullets stand between numbers that go on behind them: "1. …", their details, "2. …". */
function isBetween(numbered: readonly Block[], document: Document, { start }: Block): boolean {
  const at = firstFrom(numbered, start);
  const next = numbered[at];
  return at > 0 && next !== undefined && !/^\W{0,3}1\b/.test(document.slice(next.start, next.start + 5));
}

/** What a label begins: `**Follow-up:** We will add an alert.`, or the lines below a line that is a heading. */
function besideLabel(document: Document, { form, bodyStart, end, parent }: Section): readonly Block[] {
  const block = document.blocks[firstFrom(document.blocks, bodyStart + 1) - 1];
  // In another section, "Permanent fix: we moved the pump" tells of the past as often as not.
  if (form === "heading" || (form === "key" && parent?.roles.length) || block?.kind !== "paragraph") return [];
  if (LABELLED.test(document.slice(block.start, block.start + 40))) return [];
  const start = bodyStart + (/^[\s:*_]*/.exec(document.slice(bodyStart, bodyStart + 9))?.[0].length ?? 0);
  const lines = block.lines.filter((line) => line.end > start && line.start < end);
  return partOf(
    block,
    lines.map((line) => ({ start: Math.max(line.start, start), end: line.end })),
  );
}

/** Some lines of a paragraph, as a paragraph of their own. */
function partOf(block: Block, lines: readonly Range[]): readonly Block[] {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? [{ ...block, lines, start: first.start, end: last.end, readings: new Readings() }] : [];
}

/** The lines of a paragraph that is a list without marks: they are sentences, and none of them goes on in the next one. */
function linesAsItems(document: Document, block: Block): readonly Block[] {
  const lines = block.lines.map(({ start, end }) => document.slice(start, end));
  const isList =
    lines.length > 1 &&
    lines.every((line) => BEGINS_SENTENCE.test(line)) &&
    (lines.some((line) => line.length > 120) || lines.every((line) => /[.;!)]\s*$/.test(line)));
  return isList ? block.lines.flatMap((line) => partOf(block, [line])) : [];
}

const BEGINS_SENTENCE = new RegExp(`^[^${LETTER}\\d]{0,4}[${CAPITAL}]`);

function isAboutTheDocument(document: Document, list: Block, known: Map<Block, boolean>): boolean {
  const before = known.get(list);
  if (before !== undefined) return before;
  const about = list.children.some((item) =>
    ABOUT_THE_DOCUMENT.test(document.slice(item.start, Math.min(item.end, item.start + 120))),
  );
  known.set(list, about);
  return about;
}

/** Whether an item only names the items below it: `- **Fixes:**`, `- Testing`. One with a box to tick is a task. */
function isLabel(document: Document, item: Block, leaf: Block, nested: Block): boolean {
  if (leaf.lines.length > 1 || leaf.end - leaf.start > 60) return false;
  if (item.checked !== undefined && nested.children.every((child) => child.checked === undefined)) return false;
  const raw = document.slice(leaf.start, leaf.end).trim();
  const words = raw
    .replace(/[*_:`]/g, "")
    .trim()
    .split(/\s+/);
  if (words.length === 1) return true;
  if (!/:[*_]*$/.test(raw) && !/^(?:\*\*|__)[^*_]+(?:\*\*|__)$/.test(raw) && words.length > 2) return false;
  const first = (words[0] as string).toLowerCase();
  return words.length <= 7 && verbForm(first)?.lemma !== first;
}

const OF_PEOPLE = /\b(?:owners|contacts|attendees|participants|reviewers)\W*$/i;

/** A promise of news, thanks, or the decision to do nothing: no action item. */
const NEWS =
  /\b(?:keep you|update you|let you know|inform you|posted)\b|\b(?:thank|thanks|apologi[sz]e|sorry)\b|\bno (?:further )?(?:actions?|follow-?ups?)\b|\brisk (?:is |was )?accepted\b/i;

/** Prose that plans something: "We will add …", "Add …". */
const PLAN =
  /\b(?:we|they|i|team)\s(?:will|should|are going to|plan to|need to|must|are adding|intend to|'ll|have to)\s(?!keep you|update you|let you|inform you|post|share)|^(?:add|create|write|update|move|remove|implement|require|alert|document|use|set|fix|build|run|test|enable|disable)\b/i;

/** What a heading, or a bold line, says of the items below it: whose they are, their type, their priority. */
type Group = Partial<Readonly<Record<"owner" | "type" | "priority", ActionField>>>;

const isGroup = (group: Group): boolean => Object.keys(group).length > 0;

function readGroup(reader: Reader, block: Block): Group {
  const line = block.lines[0];
  if (!line || block.lines.length > 1 || line.end - line.start > 50) return {};
  const raw = reader.document.slice(line.start, line.end);
  const name = raw.replace(/[*_:]/g, "").trim();
  if (name === "" || !(block.kind === "heading" || /^(?:[*_]{2}|@)/.test(raw) || raw.endsWith(":"))) return {};
  const start = line.start + Math.max(raw.indexOf(name), 0);
  const field = { start, end: start + name.length, text: name };
  return {
    ...(isOwnerGroup(reader, block, name) && { owner: field }),
    ...(TYPE_GROUP.test(name) && { type: field }),
    ...(PRIORITY_GROUP.test(name) && { priority: field }),
  };
}

/** Whose the items are that a sentence introduces: "As a next step, @wei will:". */
function leader({ document, isPerson }: Reader, { start, end }: Block): Group {
  const words = document.slice(start, end);
  const owner = words.endsWith(":") && ownerIn(isPerson, detached(words), start);
  return owner ? { owner } : {};
}

const INITIALS = new RegExp(`^[${CAPITAL}]{2,3}$`);

/** Whether a bold line or heading names people or a team. */
function isOwnerGroup(reader: Reader, block: Block, name: string): boolean {
  return name
    .split(/\s*(?:\/|,|&|\band\b)\s*/)
    .every((part) => isOwnerName(reader.isPerson, part) || (block.kind !== "heading" && INITIALS.test(part)));
}

function rowItem(
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
      // A column "Bug" that only says "done" links nowhere.
      const link = field("link");
      return link &&
        !DONE.test(link.text) &&
        !/^\W*(?:to ?do|open|ongoing|wip|pending|in progress)\W*$/i.test(link.text)
        ? link
        : own();
    },
    type: (own) => field("type") ?? own() ?? group.type ?? saying(TYPE_ALONE),
    priority: (own) => field("priority") ?? own() ?? group.priority ?? saying(PRIORITY_ALONE),
    done: status !== undefined && DONE.test(status.text),
  });
}

/** In a column of days, what it waits for: "next doc pass", "before the spring term". */
const AN_EVENT = /^(?:next|before|after|by|with|end of)\s/i;

/** What an item has from around it: the group it stands in, or the columns of its row. `own` is what its words say. */
interface Around {
  readonly owner?: FieldAround;
  readonly cell?: (role: FieldRole) => Block | undefined;
  readonly due?: FieldAround;
  readonly link?: FieldAround;
  readonly type?: FieldAround;
  readonly priority?: FieldAround;
  readonly done?: boolean;
}

type FieldAround = (own: () => ActionField | undefined) => ActionField | undefined;

function longest(cells: readonly Block[]): Block {
  return cells.reduce((best, cell) => (cell.end - cell.start > best.end - best.start ? cell : best));
}

const DONE = new RegExp(
  String.raw`^\W*(?:done|closed|completed?|fixed|resolved|finished|shipped|merged|deployed|implemented|yes|terminé|fait)(?![${LETTER}\d])|[✅✔☑]`,
  "i",
);

/** Ticked off in its own words: `[done] …`, `… - done 3 May`, `**Done.** …`, `~~…~~`. */
const MARKED_DONE =
  /^[*_~[(]{0,3}(?:done|completed|✅|☑)[*_~\])]{0,3}\W|(?:\s?[([*_]{1,3}|[,;:]\s?|\s[-–—]\s?)(?:done|completed)[)\]*_.]{0,3}$|✅[)\]*_.]{0,3}$|[*_]{2}(?:done|completed|fixed)[.:]?[*_]{2}|(?:[(,;]|\s[-–—])\s?(?:done|completed)(?! (?:by|before|within|until))\b[^.;)]{0,60}\d|^~~/i;

/** What the words of a task say by themselves. Most rules ask for the task alone: the rest is read when somebody asks. */
const wordsOf = ofBlock((document, block) => {
  const first = block.lines[0] ?? block;
  const last = block.lines.at(-1) ?? block;
  const end = Math.min(last.end, first.start + MAX_ITEM);
  const text = detached(document.slice(first.start, end));
  const range = { start: first.start - block.start, end: end - block.start };
  return {
    text: text.replace(/\s+/g, " ").replace(/[*_`]/g, ""),
    task: taskRange(text, range),
    isDone: MARKED_DONE.test(text),
    owner: ownerReader(text, range.start),
    due: lazy(() => dueIn(text, range.start)),
    link: lazy(() => linkIn(text, range.start)),
    type: lazy(() => typeIn(text, range.start)),
    priority: lazy(() => priorityIn(text, range.start)),
  };
});

/** Where an item is tracked may stand below its first lines. */
const linkOf = ofBlock((document, whole) => lazy(() => linkIn(detached(document.slice(whole.start, whole.end)), 0)));

/** Finds an owner in a text, and again only where the names that were asked about are people no more, or are now. */
function ownerReader(text: string, offset: number): (isPerson: IsPerson) => ActionField | undefined {
  let asked: Map<string, boolean> | undefined;
  let owner: ActionField | undefined;
  return (isPerson) => {
    if (asked && [...asked].every(([name, is]) => isPerson(name) === is)) return owner;
    const answers = new Map<string, boolean>();
    const ask = (name: string): boolean => {
      const is = isPerson(name);
      answers.set(name, is);
      return is;
    };
    owner = ownerIn(ask, text, offset);
    asked = answers;
    return owner;
  };
}

function makeItem(
  reader: Reader,
  whole: Block,
  block: Block,
  form: ActionItem["form"],
  section: Section | undefined,
  around: Around = {},
): ActionItem {
  const { document } = reader;
  const words = wordsOf(document, block);
  const link = whole.end - whole.start < MAX_ITEM ? linkOf(document, whole) : words.link;
  const linkStart = link === words.link ? block.start : whole.start;
  const field = (
    own: () => ActionField | undefined,
    from: number,
    withAround?: FieldAround,
  ): (() => ActionField | undefined) => {
    const said = (): ActionField | undefined => {
      const found = own();
      return found && shifted(found, from);
    };
    return lazy(() => (withAround ? withAround(said) : said()));
  };
  return {
    start: whole.start,
    end: whole.end,
    text: words.text,
    task: shifted(words.task, block.start),
    block,
    section,
    form,
    owner: field(() => words.owner(reader.isPerson), block.start, around.owner),
    cell: around.cell ?? (() => undefined),
    due: field(words.due, block.start, around.due),
    link: field(link, linkStart, around.link),
    type: field(words.type, block.start, around.type),
    priority: field(words.priority, block.start, around.priority),
    // An empty box says more than words: "Check that the backfill is done".
    status: (whole.checked ?? (around.done === true || words.isDone)) ? "done" : "open",
    checkbox: whole.checked !== undefined,
  };
}

/** An item that does not name its owner, type or priority has that of its group. */
const inGroup = ({ owner, type, priority }: Group): Around => ({
  owner: (own) => own() ?? owner,
  type: (own) => own() ?? type,
  priority: (own) => own() ?? priority,
});

/** The words of the task: without a leading label, tag or owner, and without what stands in brackets at the end. */
function taskRange(text: string, range: Range): Range {
  const tag =
    /^(?:[*_]{0,2}action item[*_]{0,2}:[*_]{0,2}\s*|(?:owner|assignee):\s\S{1,30}\.\s+|\[[^\]\n]{1,20}\]\s+(?!\()|\((?:prevent|detect|mitigate|repair|process|investigate)[^)\n]{0,20}\)\s*|P\d\W\s*)/i.exec(
      text,
    )?.[0] ??
    /^[*_]{2}[A-Z]{2,8}[*_]{2}\W\s*/.exec(text)?.[0] ??
    "";
  // A text that is nothing but a tag is the task itself.
  const lead = tag.length < text.length ? tag.length : 0;
  const sentence = /[.!?](?=\s|$)/.exec(text.slice(lead));
  const firstSentence = sentence && sentence.index > 8 ? text.slice(0, lead + sentence.index) : text;
  const cut = withoutRows(firstSentence).search(
    /\s{0,4}(?:[,(]\s{0,4}(?:@|owner\b|due\b|by\s\w|[A-Z][A-Z0-9]{1,9}-\d)|(?<!\])\((?:\[|https?:|#)|\[[^\]\n]{1,80}\]\([^)\s]{1,300}\)\W{0,3}$|\s[—–-]\s(?:@|[A-Z])|(?<!\()https?:\/\/)/,
  );
  // "(field service, OPS-12)": the bracket is no part of the task.
  const bracket = cut < 0 ? -1 : firstSentence.lastIndexOf("(", cut);
  const isOpen = bracket > 0 && /\s/.test(text[bracket - 1] ?? "") && !firstSentence.slice(bracket, cut).includes(")");
  const tail = isOpen ? firstSentence.slice(0, bracket).trimEnd().length : cut;
  const bold = /^[*_]{2}([^*_\n]{8,120}?):?[*_]{2}:?(?=\s)/.exec(text.slice(lead));
  // `**Pin the version:** it drifted twice`: the bold words are the task.
  if (bold) return { start: range.start + lead + 2, end: range.start + lead + 2 + (bold[1] as string).length };
  const end = [tail > lead + 3 ? tail : firstSentence.length, firstSentence.length, text.length].find((it) =>
    isWhole(text.slice(lead, it), text[it]),
  );
  return {
    start: range.start + lead,
    end: range.start + Math.max(end ?? text.length, Math.min(lead + 1, text.length)),
  };
}
