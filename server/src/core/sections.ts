/** The heading tree and the role of each section, in all the forms people write them. */

import { ACTION_COLUMN } from "./columns.ts";
import { isContent, isEmptyText } from "./content.ts";
import { about, type Block, type Document, isInside, ofBlock, parseInline } from "./document.ts";
import {
  type Aliases,
  aliasesWith,
  fallbackRoles,
  isProven,
  isTopic,
  needsProof,
  normalizeHeading,
  proofOf,
  rolesByName,
  rolesOf,
  type SectionAliases,
  type SectionRole,
} from "./headings.ts";
import { CAPITAL, LETTER } from "./letters.ts";
import { detached, firstFrom, type Range } from "./text.ts";

export type { SectionAliases, SectionRole };

/**
 * How a heading is written: `## Impact`, a paragraph **Impact**, `**Impact**: prose`, a list item **Impact**,
 * `Impact: prose`, a line that says only `Impact`, a sentence that introduces a list, a table by its header, a table row,
 * or a key of the front matter.
 */
export type HeadingForm =
  | "heading"
  | "bold"
  | "boldLead"
  | "boldItem"
  | "key"
  | "bare"
  | "leadIn"
  | "table"
  | "row"
  | "frontMatter";

export interface Section extends Range {
  /** The heading as a reader sees it, without marks, numbering, emoji and trailing punctuation. */
  readonly title: string;
  /** The words of the heading, to point at. */
  readonly heading: Range;
  /** Where the text of the section begins. */
  readonly bodyStart: number;
  readonly form: HeadingForm;
  /** 1 to 6 for real headings, 7 for all other forms. */
  readonly level: number;
  /** All the roles of the heading: "Root cause and resolution" serves two. Empty when the heading has none. */
  readonly roles: readonly SectionRole[];
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** Whether it, or a section in it, holds more than nothing, a placeholder or a template's guidance. */
  readonly hasContent: boolean;
  /**
   * Whether its text does not bear out what its heading may mean: an analysis that names no cause. Its words are those of
   * an analysis; yet the document has no such section.
   */
  readonly isDoubtful: boolean;
}

export interface Sections {
  /** Every section in the order of the text. */
  readonly all: readonly Section[];
  /** The document's title: the only level-1 heading, else the title of the front matter, else the first heading. */
  readonly title: { readonly text: string; readonly range: Range } | undefined;
  /** The first section with content that has the role; with `empty`, any section of the role. */
  find(role: SectionRole, empty?: "empty"): Section | undefined;
  /** The innermost section that holds an offset. */
  at(offset: number): Section | undefined;
  /** The roles in force at an offset: those of the innermost section that has any. */
  rolesAt(offset: number): readonly SectionRole[];
  /** Whether a leaf block says something, rather than nothing, a placeholder or guidance. */
  isContent(block: Block): boolean;
}

const ANALYSIS: readonly SectionRole[] = ["factors", "summary", "poorly", "lessons"];
const WITH_NAMES: readonly SectionRole[] = ["timeline", "thanks", "well", "lucky", "metadata", "actions"];

/** Whether roles are those of the analysis, where a role says as much as a name. */
export function isAnalysis(roles: readonly SectionRole[]): boolean {
  return roles.some((role) => ANALYSIS.includes(role)) && !roles.some((role) => WITH_NAMES.includes(role));
}

/** No heading of another form than `#` is longer, in UTF-16 units. */
const MAX_LABEL = 60;

/** Reads the sections of a document; `aliases` are further headings from the configuration. */
export function readSections(document: Document, aliases: SectionAliases = {}): Sections {
  const own = aliasesWith(aliases);
  const drafts = findHeadings(document, own);
  const titles = drafts.filter((draft) => draft.form === "heading" && draft.level === 1);
  // The one level-1 heading is the title of the document, whatever it says: "# RCA".
  if (titles.length === 1 && drafts.some((draft) => draft.form === "heading" && draft.level > 1))
    (titles[0] as Draft).roles = [];
  const content = contentBlocks(document);
  const all = nest(document, drafts, content);
  assignFallbacks(document, all);
  const innermost = (offset: number): Section | undefined => {
    let section: Section | undefined = all[firstFrom(all, offset + 1) - 1];
    while (section && offset >= section.end) section = section.parent;
    return section;
  };
  return {
    all,
    title: titleOf(document, all),
    find: (role, empty) => {
      const found = all.filter(
        (section) => section.roles.includes(role) && (empty === "empty" || (section.hasContent && !section.isDoubtful)),
      );
      // A row of a table of facts, or a field of the front matter, has the role where nothing else does.
      return found.find(({ form }) => form !== "row" && form !== "frontMatter") ?? found[0];
    },
    at: innermost,
    rolesAt: (offset) => {
      let section = innermost(offset);
      while (section && section.roles.length === 0) section = section.parent;
      return section?.roles ?? [];
    },
    isContent: (block) => isContent(document, block),
  };
}

interface Draft {
  title: string;
  heading: Range;
  start: number;
  bodyStart: number;
  /** Where the text beside the label ends: its line, or the paragraph it opens. */
  inlineEnd: number;
  /** The block that the label opens, or stands in. */
  inside?: Block;
  /** Where it ends at the latest, for forms that live inside an item or a row. */
  limit: number;
  form: HeadingForm;
  level: number;
  roles: SectionRole[];
}

function findHeadings(document: Document, aliases: Aliases): Draft[] {
  const drafts: Draft[] = [];
  for (const field of document.frontMatter?.fields ?? []) {
    const roles = rolesOf(normalizeHeading(field.key.replace(/_/g, " ")), aliases, "label");
    // A question is there to make curious.
    if (roles.length > 0 && !field.value.includes("?"))
      drafts.push({
        title: field.key,
        heading: field.keyRange,
        start: field.keyRange.start,
        bodyStart: field.valueRange.start,
        inlineEnd: field.valueRange.end,
        limit: field.valueRange.end,
        form: "frontMatter",
        level: 7,
        roles,
      });
  }
  for (const block of document.blocks) {
    if (block.lines.length === 0) continue;
    const first = block.lines[0] as Range;
    if (block.kind === "heading") {
      const heading = { start: first.start, end: (block.lines.at(-1) as Range).end };
      const title = headingText(document, block);
      drafts.push({
        title,
        heading,
        start: block.start,
        bodyStart: block.end,
        inlineEnd: block.end,
        limit: Number.POSITIVE_INFINITY,
        form: "heading",
        level: block.level ?? 1,
        roles: rolesOf(normalizeHeading(title), aliases, "heading"),
      });
    } else if (block.kind === "cell") {
      if (block.header) findActionTable(document, block, aliases, drafts);
      if (block.column !== 0) findLabels(document, block, aliases, drafts);
      else if (block.parent?.children.length === 2 && block.lines.length === 1) {
        const { title, roles } = about(document, block, (words) => ({
          title: detached(plainTitle(words)),
          roles: words.length <= MAX_LABEL ? rolesOf(normalizeHeading(words), aliases, "label") : [],
        }));
        if (roles.length > 0)
          drafts.push({
            title,
            heading: first,
            start: block.parent.start,
            bodyStart: block.end,
            inlineEnd: block.parent.end,
            limit: block.parent.end,
            form: "row",
            level: 7,
            roles: [...roles],
          });
      }
    } else if (!isInside(block, "quote")) {
      const before = drafts.length;
      findLabels(document, block, aliases, drafts);
      if (drafts.length === before) findLeadIn(document, block, drafts);
    }
  }
  return drafts;
}

/** A table whose first column is headed "Action item" says by itself what it is. */
function findActionTable(document: Document, cell: Block, aliases: Aliases, drafts: Draft[]): void {
  const table = cell.parent?.parent;
  if (cell.column !== 0 || !table) return;
  const [title = "", ...others] = (cell.parent as Block).children.map((it) => document.slice(it.start, it.end));
  if (!others.some((other) => ACTION_COLUMN.test(other))) return;
  if (!rolesOf(normalizeHeading(title), aliases, "label").includes("actions")) return;
  const heading = { start: cell.start, end: cell.end };
  drafts.push({
    title,
    heading,
    start: table.start,
    bodyStart: table.start,
    inlineEnd: table.start,
    limit: table.end,
    form: "table",
    level: 7,
    roles: ["actions"],
  });
}

/** A sentence that introduces a list: "To prevent a recurrence, we will:". */
const LEAD_INS: readonly (readonly [SectionRole, RegExp])[] = [
  ["response", /\bwe (?:have )?(?:taken|took) (?:these|the following) (?:actions|steps|measures)\b/i],
  [
    "actions",
    /\b(?:action items?|next steps|follow-?ups?|prevent (?:this|similar|a recurrence|recurrence|such)|improvements)\b/i,
  ],
  [
    "factors",
    /\bcontribut(?:ed to|ing factors)\b|\b(?:two|three|four|several|following) (?:factors|causes|conditions)\b/i,
  ],
  ["lessons", /\blessons?\b/i],
];

function findLeadIn(document: Document, block: Block, drafts: Draft[]): void {
  const { role, last, end } = leadIn(document, block);
  if (!role || block.parent) return;
  const next = blocksFrom(document, { start: block.end, end: block.end + 8 })[0];
  if (next?.kind !== "list") return;
  const heading = { start: block.start + last, end: block.start + end };
  if (role)
    drafts.push({
      title: document.slice(heading.start, heading.end),
      heading,
      start: block.start,
      bodyStart: block.end,
      inlineEnd: block.end,
      limit: next.end,
      form: "leadIn",
      level: 7,
      roles: [role],
    });
}

/** The role of the list that a block introduces, if it does, and where its last sentence stands, from the block's start. */
const leadIn = ofBlock(({ text }, { start, end, lines }): { role?: SectionRole; last: number; end: number } => {
  const line = lines.at(-1);
  if (!line || text[line.end - 1] !== ":" || end - start > 300) return { last: 0, end: 0 };
  const source = text.slice(start, line.end);
  const role = LEAD_INS.find(([, pattern]) => pattern.test(source))?.[0];
  // Only the last sentence introduces the list; one with code or links is left whole.
  const last = /(?<=[.!?]\s{1,3})[^.!?`[\]]{1,200}:$/.exec(source)?.index ?? 0;
  return role ? { role, last, end: line.end - start } : { last: 0, end: 0 };
});

const KEY = new RegExp(String.raw`^(?:[*_]{0,2})([${LETTER}][^:*_\n]{1,58}?)(?:[*_]{0,2}):(?=\s|$)`);

/** What may be a label in a block: offsets from its start. */
interface Label extends Range {
  readonly title: string;
  /** As the aliases have it. */
  readonly name: string;
  /** Whether it is a question. */
  readonly asks: boolean;
  readonly line: number;
  readonly form: "bold" | "boldLead" | "key";
}

const BOLD = /^(?:\*\*|__)([^*_\n]{2,60}?)(?:\*\*|__)(?:\s{0,3}(:))?/;

const labelsOf = ofBlock(({ text }, block): readonly Label[] => {
  const labels: Label[] = [];
  for (let i = 0; i < block.lines.length; i++) {
    const line = block.lines[i] as Range;
    const head = text.slice(line.start, Math.min(line.end, line.start + MAX_LABEL + 8));
    const bold = BOLD.exec(head);
    // A cell is a label only in bold: `| 10:02 | **Detection:** the lag alert |`.
    const key = bold || block.kind === "cell" ? null : KEY.exec(head);
    const match = bold ?? key;
    if (!match) continue;
    const label = match[1] as string;
    const alone = line.start + match[0].length >= line.end;
    // `**Impact.** Nobody noticed.` leads in as a colon does.
    const colon = label.endsWith(":") || match[2] === ":" || key !== null || (i === 0 && label.endsWith("."));
    if (!colon && !(bold && alone && block.lines.length === 1 && block.kind !== "cell")) continue;
    const start = line.start - block.start;
    labels.push({
      title: detached(plainTitle(label)),
      name: normalizeHeading(label),
      asks: /\?\W*$/.test(match[0]),
      line: i,
      start,
      end: start + match[0].length,
      form: bold ? (alone ? "bold" : "boldLead") : "key",
    });
  }
  return labels.length > 0 ? labels : NO_LABELS;
});
const NO_LABELS: readonly Label[] = [];

/** A line that says as a heading what one of another form would say. */
interface Bare extends Range {
  readonly title: string;
  readonly roles: readonly SectionRole[];
}

/** The lines of a paragraph that are nothing but the words of a heading, with offsets from its start. */
function bareHeadings(words: string, aliases: Aliases): readonly Bare[] {
  const lines = [...words.matchAll(/[^\r\n]+/g)];
  return lines.flatMap(({ 0: line, index }, i) => {
    const head = line.trim();
    const start = index + line.indexOf(head);
    const next = lines[i + 1]?.[0].trimStart();
    // A line of its own, or one that begins as a heading does and stands on lines that do not go on with it.
    const stands = lines.length === 1 || (BEGINS_LABEL.test(head) && next !== undefined && !/^[a-z]/.test(next));
    if (!stands || head.length > MAX_LABEL || /[.,;!*`[\]()]$/.test(head) || BOLD.test(head) || KEY.test(head))
      return [];
    const name = normalizeHeading(head);
    // A question that stands alone is a heading, and may be put in other words than the aliases have. So is `##Impact`.
    const isHeading = /^#|\?$|^(?:how|what|who|why)\s/i.test(head);
    const roles = isHeading ? rolesOf(name, aliases, "heading") : rolesByName(name, aliases);
    return roles?.length ? [{ title: detached(plainTitle(head)), roles, start, end: start + head.length }] : [];
  });
}

const BEGINS_LABEL = new RegExp(`^#{0,6}[^${LETTER}\\d]{0,4}[${CAPITAL}]`);

/** Lines of a paragraph that are headings without a mark. */
function findBare(document: Document, block: Block, aliases: Aliases, drafts: Draft[]): void {
  if (block.kind !== "paragraph" || block.parent) return;
  for (const { title, roles, start, end } of about(document, block, (words) => bareHeadings(words, aliases))) {
    const heading = { start: block.start + start, end: block.start + end };
    drafts.push({
      title,
      heading,
      start: heading.start,
      bodyStart: heading.end,
      inlineEnd: block.end,
      limit: Number.POSITIVE_INFINITY,
      form: "bare",
      level: 7,
      roles: [...roles],
    });
  }
}

/** Labels that open a paragraph or one of its lines. */
function findLabels(document: Document, block: Block, aliases: Aliases, drafts: Draft[]): void {
  const item = block.parent?.kind === "item" && block.parent.children[0] === block ? block.parent : undefined;
  for (const { title, name, asks, line: i, form, ...label } of labelsOf(document, block)) {
    const line = block.lines[i] as Range;
    const heading = { start: block.start + label.start, end: block.start + label.end };
    // A question in bold is a heading, and may be put in other words than the aliases have.
    const roles = rolesOf(name, aliases, asks ? "heading" : "label");
    if (roles.length === 0) continue;
    const opensItem = item !== undefined && i === 0;
    drafts.push({
      title,
      heading,
      start: opensItem ? item.start : heading.start,
      bodyStart: heading.end,
      inlineEnd: i === 0 && form !== "key" ? block.end : line.end,
      inside: block,
      limit:
        block.kind === "cell"
          ? block.end
          : opensItem
            ? item.end
            : block.parent?.kind === "item"
              ? block.parent.end
              : Number.POSITIVE_INFINITY,
      form: opensItem ? "boldItem" : form,
      level: 7,
      roles,
    });
  }
  findBare(document, block, aliases, drafts);
}

/** Whether something is said beside a label, up to an offset. */
function saysBeside(document: Document, { bodyStart, inside }: Draft, end: number): boolean {
  const isSaid = (words: string): boolean => {
    const beside = words.replace(/^[\s|]+/, "");
    return beside !== "" && !isEmptyText(beside);
  };
  if (!inside) return isSaid(document.slice(bodyStart, Math.max(bodyStart, end)));
  // Lines stay where they are; what stands in them may not.
  const from = bodyStart - inside.start;
  const line = firstFrom(inside.lines, bodyStart + 1) - 1;
  const lines = Math.max(firstFrom(inside.lines, end) - line, 0);
  return about(document, inside, (words) =>
    isSaid(
      words
        .slice(from)
        .split(/\r\n|\r|\n/, lines)
        .join("\n"),
    ),
  );
}

/** Gives each section its end, parent and children. */
function nest(document: Document, drafts: readonly Draft[], content: readonly Block[]): Section[] {
  type Open = Omit<Section, "children" | "roles" | "end"> & { end: number; children: Section[]; roles: SectionRole[] };
  const all: Open[] = [];
  const ends: number[] = drafts.map((draft) => draft.limit);
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    for (let j = i + 1; j < drafts.length; j++) {
      const next = drafts[j] as Draft;
      if (next.start >= (ends[i] as number)) break;
      const closes =
        draft.level < 7
          ? next.level <= draft.level
          : next.level < 7 ||
            ((next.form === draft.form || draft.form !== "boldItem") &&
              next.form !== "boldItem" &&
              next.form !== "table" &&
              next.form !== "row");
      const sibling =
        draft.level === 7 && next.form === "boldItem" && draft.form !== "boldItem" && next.limit > draft.limit;
      if (closes || sibling) {
        ends[i] = next.start;
        break;
      }
    }
  }
  const stack: Open[] = [];
  /** The sections about actions, and all that stand in one. */
  const actions = new Set<Open>();
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    while (stack.length > 0 && (stack.at(-1) as Open).end <= draft.start) stack.pop();
    const parent = stack.at(-1);
    if (draft.form === "table" && parent && actions.has(parent)) continue;
    const end = Math.min(ends[i] as number, parent?.end ?? document.length);
    const inline = draft.form !== "heading" && saysBeside(document, draft, Math.min(end, draft.inlineEnd));
    const section: Open = {
      title: plainTitle(draft.title),
      heading: draft.heading,
      bodyStart: draft.bodyStart,
      form: draft.form,
      level: draft.level,
      roles: draft.roles,
      start: draft.start,
      end,
      parent,
      children: [],
      isDoubtful: false,
      hasContent:
        inline || (content[firstFrom(content, Math.max(draft.bodyStart, draft.inlineEnd))]?.start ?? end) < end,
    };
    // Below "Action items", a heading such as "Detection" or "Fixes" sorts the items.
    if (parent && actions.has(parent)) section.roles = section.roles.filter((role) => role === "actions");
    if (section.roles.includes("actions") || (parent && actions.has(parent))) actions.add(section);
    section.roles = section.roles.filter((role) => !isPartOf(draft, role, holderOf(parent)));
    parent?.children.push(section);
    all.push(section);
    stack.push(section);
  }
  return all as Section[];
}

/** The section around with a role of its own. */
function holderOf(parent: Section | undefined): readonly SectionRole[] {
  for (let outer = parent; outer; outer = outer.parent) if (outer.roles.length > 0) return outer.roles;
  return [];
}

/** Sections that list things by name, with the roles that may stand in them as sections of their own. */
const LISTS: Readonly<Partial<Record<SectionRole, readonly SectionRole[]>>> = {
  factors: ["factors"],
  lessons: ["lessons", "well", "poorly", "lucky", "actions"],
  well: ["well"],
  poorly: ["poorly"],
  lucky: ["lucky"],
};

/** Whether a label or a heading sorts what the section around it says: `- **Detection gaps**: …` among the factors. */
function isPartOf(draft: Draft, role: SectionRole, holder: readonly SectionRole[]): boolean {
  if (holder.length === 0 || holder.includes(role)) return false;
  if (draft.level === 7 && (draft.form === "boldItem" || !holder.includes("factors")))
    return holder.every((it) => LISTS[it] !== undefined && !LISTS[it].includes(role));
  return draft.form === "heading" && isTopic(draft.title);
}

/** Headings that have a role only where nothing better does. */
function assignFallbacks(document: Document, all: readonly Section[]): void {
  const title = titleOf(document, all)?.range.start;
  for (const section of all) {
    const isDoubtful = section.roles.length > 0 && section.roles.every((role) => !isBorneOut(document, section, role));
    if (isDoubtful) (section as { isDoubtful: boolean }).isDoubtful = true;
  }
  const filled = new Set(all.flatMap((section) => (section.hasContent && !section.isDoubtful ? section.roles : [])));
  const told = all.find((section) => section.roles.some((role) => role !== "background" && role !== "metadata"));
  for (const section of all) {
    if (
      section.form !== "heading" &&
      section.form !== "boldItem" &&
      section.form !== "bold" &&
      section.form !== "boldLead"
    )
      continue;
    // "# Postmortem" is what the document is, not a part of it.
    if (section.heading.start === title && section.level === 1) continue;
    for (const role of fallbackRoles(section.title)) {
      if (!section.hasContent || filled.has(role) || !mayStandIn(document, section, role, told, filled)) continue;
      const roles = section.roles as SectionRole[];
      if (role === "actions") roles.length = 0;
      roles.push(role);
      filled.add(role);
      break;
    }
  }
}

/** Whether the text of a section bears out a role that its heading may mean. */
function isBorneOut(document: Document, section: Section, role: SectionRole): boolean {
  // An analysis in parts names its causes in their headings.
  if (role === "factors" && section.children.filter(({ form }) => form === "heading").length > 1) return true;
  const { title, bodyStart, end } = section;
  if (!needsProof(role, title)) return true;
  const blocks = blocksFrom(document, { start: bodyStart, end });
  const isWhole = section.form === "heading" && blocks[0] !== undefined && blocks[0].parent === undefined;
  return isProven(
    role,
    isWhole
      ? blocks.filter(({ parent }) => !parent).map((block) => proofIn(document, block))
      : [proofOf(document.slice(bodyStart, end))],
  );
}

const proofIn = ofBlock(({ text }, { start, end }) => proofOf(text.slice(start, end)));

/** Whether a section can stand in for the one that a document lacks; `told` is its first section that tells of the event. */
function mayStandIn(
  document: Document,
  section: Section,
  role: SectionRole,
  told: Section | undefined,
  filled: ReadonlySet<SectionRole>,
): boolean {
  // What holds the other parts is the document, and none of them.
  if (
    role === "lessons" &&
    section.children.some(({ form, roles }) => form === "heading" && roles.some((it) => it !== role))
  )
    return false;
  // "Mitigations" are what was done, unless they are the only list of what is to do.
  if (role === "actions") return blocksFrom(document, section).some((block) => block.kind === "item");
  if (role === "summary" && holderOf(section.parent).length > 0) return false;
  // Beside a timeline, "What happened" tells the event at length.
  if (role === "summary" && filled.has("timeline") && fallbackRoles(section.title).includes("timeline")) return false;
  // The background is what happened where the account begins with it.
  if (role === "summary" && section.roles.includes("background"))
    return section.form === "heading" && !(told && told.start < section.start);
  return isBorneOut(document, section, role);
}

function titleOf(document: Document, all: readonly Section[]): Sections["title"] {
  const headings = all.filter(({ form }) => form === "heading");
  const [first, second] = headings.filter(({ level }) => level === 1);
  const [any] = headings;
  const field = document.frontMatter?.fields.find(({ key }) => key === "title");
  // Where every part has a heading of level 1, or others stand before it, it is not the title.
  if (first && !(field ? second || any !== first : second && first.roles.length > 0))
    return { text: first.title, range: first.heading };
  if (field) return { text: field.value, range: field.valueRange };
  // `Title: …` in the first line, without the marks of a front matter.
  const line = /^\uFEFF?title: {1,4}(\S.{0,200})/i.exec(document.slice(0, 220));
  if (line)
    return {
      text: detached(line[1] as string),
      range: { start: line[0].length - (line[1] as string).length, end: line[0].length },
    };
  return any && any.roles.length === 0 ? { text: any.title, range: any.heading } : undefined;
}

function plainTitle(title: string): string {
  return title
    .replace(/[*_`]/g, "")
    .replace(/[\s:.]+$/, "")
    .trim();
}

/** What a reader sees of a heading. */
const headingText = ofBlock((document, block) =>
  detached(
    parseInline(document, block)
      .pieces.map((piece) =>
        piece.kind === "break"
          ? " "
          : piece.kind === "text" || piece.kind === "code"
            ? document.slice(piece.start, piece.end)
            : "",
      )
      .join("")
      .trim(),
  ),
);

/** All leaf blocks that say something. */
function contentBlocks(document: Document): Block[] {
  return document.blocks.filter((block) => isContent(document, block));
}

/** The blocks that begin in a range, in the order of the text. Who asks depends on all that stands in it. */
export function blocksIn(document: Document, range: Range): readonly Block[] {
  document.slice(range.start, range.end);
  return blocksFrom(document, range);
}

/** The same for those who only look at what kinds of blocks they are, and ask readers for the rest. */
export function blocksFrom({ blocks }: Document, range: Range): readonly Block[] {
  return blocks.slice(firstFrom(blocks, range.start), firstFrom(blocks, range.end));
}
