/** The action items of one section: its lists, its tables, and its prose where it has neither. */

import { type Block, type Document, listDepth, Readings } from "../../document.ts";
import { verbForm } from "../../english/inflection.ts";
import { firstFrom } from "../../text.ts";
import { type ColumnRole, columnRoles } from "../columns.ts";
import { blocksIn, type Section } from "../sections.ts";
import { dueOf, type Group, inGroup, isGroup, leader, readGroup } from "./groups.ts";
import { type ActionItem, makeItem, type Reader } from "./item.ts";
import { linesAsItems, measuresIn, plansIn } from "./prose.ts";
import { rowItem } from "./rows.ts";

export function itemsOf(reader: Reader, section: Section): ActionItem[] {
  const { document, sections } = reader;
  const blocks = blocksIn(document, { start: section.bodyStart, end: section.end });
  const numbered = blocks.filter(({ ordered, parent }) => ordered && !parent);
  const items: ActionItem[] = [];
  let depth: number | undefined;
  /** The items since the last heading begin here. */
  let groupStart = 0;
  const whole =
    section.form === "heading"
      ? dueOf(document.slice(section.heading.start, section.heading.end), section.heading.start)
      : {};
  let group: Group = whole;
  /** Whether the list below the last heading says who does what, after the items. */
  let isOfPeople = false;
  let isOfDetails = false;
  let isHeaded = false;
  let columns: Map<number, ColumnRole> | undefined;
  const checklists = new Map<Block, boolean>();
  for (const block of blocks) {
    switch (block.kind) {
      case "heading":
        group = { ...whole, ...readGroup(reader, block) };
        groupStart = items.length;
        isHeaded = true;
        depth = undefined;
        isOfPeople = OF_PEOPLE.test(document.slice(block.start, block.end));
        break;
      case "paragraph":
        if (block.parent === undefined)
          group = { ...leader(reader, block), ...readGroup(reader, block), ...(group.due && { due: group.due }) };
        break;
      case "list":
        if (block.parent === undefined) depth = undefined;
        isOfDetails = block.parent === undefined && !block.ordered && isBetween(numbered, document, block);
        break;
      case "item": {
        depth ??= listDepth(block);
        if (listDepth(block) !== depth || isOfPeople || isOfDetails) break;
        const leaf = block.children.find((child) => child.lines.length > 0);
        if (leaf && isHeaded && FIELD.test(document.slice(leaf.start, leaf.end))) break;
        const nested = block.children.find((child) => child.kind === "list");
        // `- **Fixes:**` above lines that are a list without marks.
        const lines =
          leaf && !nested && leaf.lines.length > 2 && isLed(document, leaf) ? linesAsItems(document, leaf) : [];
        if (lines.length > 1) {
          for (const line of lines) items.push(makeItem(reader, line, line, "paragraph", section, inGroup(group)));
          break;
        }
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
  const headed = headedMeasures(section, blocks);
  if (items.length > 0) {
    // Among headings with lists, one with a plan below it is a measure too.
    const isListed = ({ block, end }: Headed): boolean => firstFrom(items, block.start) < firstFrom(items, end);
    const others = headed.filter((it) => !isListed(it) && plansBelow(document, it, blocks));
    return [...items, ...others.map((it) => headedItem(reader, it, section))];
  }
  if (headed.length > 1 && headed.length === section.children.length)
    return headed.map((it) => headedItem(reader, it, section));
  return measuresIn(document, sections, section, blocks).map((block) =>
    makeItem(reader, block, block, "paragraph", section),
  );
}

/** A line that says a field of the measure in the heading above: "Owner: Wei". */
const FIELD =
  /^\W*(?:owners?|assignees?|assigned to|responsible|dri|due(?: date)?|deadline|eta|target(?: date)?|status|priority|tickets?|issue|type)\W*: *\S+(?: \S+){0,3}$/i;

/** A heading in a section, and where what stands below it ends. */
interface Headed {
  readonly block: Block;
  readonly end: number;
}

/** The measure that a heading names; what stands below says who and when. */
const headedItem = (reader: Reader, { block, end }: Headed, section: Section): ActionItem =>
  makeItem(reader, { ...block, end, readings: new Readings() }, block, "paragraph", section);

/** Whether a paragraph below a heading plans something. */
const plansBelow = (document: Document, { block, end }: Headed, blocks: readonly Block[]): boolean =>
  blocks
    .slice(firstFrom(blocks, block.start), firstFrom(blocks, end))
    .some((it) => it.kind === "paragraph" && plansIn(document, it).length > 0);

/** The headings of a section that each name a measure, with its text below: "### 1. A second pump". */
function headedMeasures({ children }: Section, blocks: readonly Block[]): readonly Headed[] {
  const ends = new Map(
    children
      .filter(({ form, title, hasContent }) => form === "heading" && hasContent && !SORTS.test(title))
      .map(({ start, end }) => [start, end]),
  );
  return blocks.flatMap((block) => {
    const end = block.kind === "heading" && ends.get(block.start);
    return end ? [{ block, end }] : [];
  });
}

/** A heading that sorts the measures below it by when, by what they are for, or by how far they are. */
const SORTS =
  /\bterm\b|^\W*(?:immediate|next|future|planned|done|completed|process|technical|documentation|people|tooling|prevention|detection|mitigation|monitoring)?\s?(?:actions?|improvements?|tasks?|items|steps|measures|changes)?\W*(?:\(.*)?$/i;

/** Whether bullets stand between numbers that go on behind them: "1. …", their details, "2. …". */
function isBetween(numbered: readonly Block[], document: Document, { start }: Block): boolean {
  const at = firstFrom(numbered, start);
  const next = numbered[at];
  return at > 0 && next !== undefined && !/^\W{0,3}1\b/.test(document.slice(next.start, next.start + 5));
}

/** A template's own checklist, about the document: "Sections above are filled out". */
const ABOUT_THE_DOCUMENT = /\b(?:sections?|items?|fields?) above (?:are|is|have|has)\b/i;

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
  if (leaf.lines.length > 1 || leaf.end - leaf.start > 120) return false;
  // Numbers count the tasks.
  if (item.parent?.ordered) return false;
  if (item.checked !== undefined && nested.children.every((child) => child.checked === undefined)) return false;
  const raw = document.slice(leaf.start, leaf.end).trim();
  const words = raw
    .replace(/[*_:`]/g, "")
    .trim()
    .split(/\s+/);
  if (words.length === 1) return true;
  if (!/:[*_]*$/.test(raw) && !/^(?:\*\*|__)[^*_]+(?:\*\*|__)$/.test(raw) && words.length > 2) return false;
  // "In future, when the till is changed:" and the steps below it
  if (words.length <= 18 && raw.endsWith(":") && LEADS_IN.test(raw)) return true;
  const first = (words[0] as string).toLowerCase();
  return words.length <= 7 && verbForm(first)?.lemma !== first;
}

/** Whether the first line of a block is a label with nothing beside it. */
const isLed = (document: Document, { lines }: Block): boolean =>
  lines[0] !== undefined && /:[*_]*\s*$/.test(document.slice(lines[0].start, lines[0].end));

const LEADS_IN = /^(?:in (?:the )?future|next time|going forward|from now on|when|whenever|before|after|for|to)\b/i;

const OF_PEOPLE = /\b(?:owners|contacts|attendees|participants|reviewers)\W*$/i;
