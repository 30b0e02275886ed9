/** Headings without `#`: bold labels, `Key:` lines, list items that are a name, and lines that are nothing else. */
import { about, type Block, type Document, ofBlock } from "../../document.ts";
import {
  type Aliases,
  fallbackRoles,
  normalizeHeading,
  rolesOf,
  rolesOfNames,
  type SectionRole,
} from "../../headings.ts";
import { CAPITAL, LETTER } from "../../letters.ts";
import { detached, firstFrom, type Range } from "../../text.ts";
import { type Draft, draftOf, MAX_LABEL, plainTitle } from "./section.ts";

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

/** Words in bold, with what stands between them and a text; or with a colon in italics. */
const BOLD =
  /^(?:(?:\*\*\*?|___?)([^*\n]{2,60}?)(?:\*\*\*?|___?)(?:\s{0,3}(:)|\s{1,2}([–—-])(?=\s))?|[*_]([^*_\n]{2,58}:)[*_](?=\s|$))/;

/** How a sentence of its own begins behind a label. */
const STARTS = new RegExp(`^ {1,4}[^${LETTER}\\d\\s]{0,3}[${CAPITAL}\\d]`);

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
    const label = (match[1] ?? match[4]) as string;
    const alone = line.start + match[0].length >= line.end;
    // `**Impact.** Nobody noticed.` leads in as a colon does.
    const asks = /\?\W*$/.test(match[0]);
    const colon =
      label.endsWith(":") ||
      match[2] === ":" ||
      match[3] !== undefined ||
      key !== null ||
      (i === 0 && label.endsWith("."));
    // `**Who was affected** 40 shops`, and a question above its answer.
    const opens =
      bold !== null &&
      !block.parent &&
      (alone ? block.lines.length === 1 || asks : i === 0 && STARTS.test(head.slice(match[0].length)));
    if (!colon && !(bold && alone && block.lines.length === 1 && block.kind !== "cell") && !opens) continue;
    const start = line.start - block.start;
    labels.push({
      title: detached(plainTitle(label)),
      name: normalizeHeading(label),
      asks,
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
    // A line of its own, or one that begins as a heading does and stands on lines that do not go on with it, or behind a
    // whole sentence.
    const before = lines[i - 1]?.[0] ?? "";
    const stands =
      lines.length === 1 ||
      (BEGINS_LABEL.test(head) && (next === undefined ? /[.!?]\s*$/.test(before) : !/^[a-z]/.test(next)));
    if (!stands || head.length > MAX_LABEL || /[.,;!*`[\]()]$/.test(head) || BOLD.test(head) || KEY.test(head))
      return [];
    const name = normalizeHeading(head);
    // A question that stands alone is a heading, and may be put in other words than the aliases have. So is `##Impact`.
    const isHeading = /^#|\?$|^(?:how|what|who|why|where)\s/i.test(head);
    const roles = isHeading ? rolesOf(name, aliases, "heading") : rolesOfNames(name, aliases);
    return roles.length || (lines.length > 1 && isEvent(head))
      ? [{ title: detached(plainTitle(head)), roles, start, end: start + head.length }]
      : [];
  });
}

const BEGINS_LABEL = new RegExp(`^#{0,6}[^${LETTER}\\d]{0,4}[${CAPITAL}]`);

/** Lines of a paragraph that are headings without a mark; in a list, only what is all of it: "2. Timeline". */
function findBare(document: Document, block: Block, item: Block | undefined, aliases: Aliases, drafts: Draft[]): void {
  if (block.kind !== "paragraph" || (block.parent && !(item && block.lines.length === 1 && leads(document, item))))
    return;
  for (const { title, roles, start, end } of about(document, block, (words) => bareHeadings(words, aliases))) {
    const heading = { start: block.start + start, end: block.start + end };
    drafts.push(
      draftOf({
        title,
        heading,
        start: item?.start ?? heading.start,
        inlineEnd: block.end,
        form: "bare",
        roles,
      }),
    );
  }
}

/** "2. Timeline" above a text: a heading with a number. */
const leads = (document: Document, item: Block): boolean => {
  const next = document.blocks[firstFrom(document.blocks, item.end)];
  return isAllOfList(item) && next !== undefined && next.kind !== "heading";
};

/** Whether a list has nothing but this item, and the item nothing but one block. */
const isAllOfList = (item: Block): boolean => item.parent?.children.length === 1 && item.children.length === 1;

/** Whether a name is that of the event itself, which takes its role from what else there is: "What happened". */
function isEvent(title: string): boolean {
  const roles = fallbackRoles(title);
  return roles.includes("summary") && roles.includes("timeline");
}

/** Labels that open a paragraph or one of its lines. */
export function findLabels(document: Document, block: Block, aliases: Aliases, drafts: Draft[]): void {
  const item = block.parent?.kind === "item" && block.parent.children[0] === block ? block.parent : undefined;
  for (const { title, name, asks, line: i, form, ...label } of labelsOf(document, block)) {
    const line = block.lines[i] as Range;
    const heading = { start: block.start + label.start, end: block.start + label.end };
    // A question in bold is a heading, and may be put in other words than the aliases have.
    const roles = rolesOf(name, aliases, asks ? "heading" : "label");
    if (roles.length === 0 && !(form !== "key" && isEvent(name))) continue;
    // "- **Impact**:" with its text in the paragraph below is a heading that has a bullet by chance.
    const isAlone = item !== undefined && isAllOfList(item) && heading.end >= block.end;
    const opensItem = item !== undefined && i === 0 && !isAlone;
    // At the margin it is no part of the item above.
    const isOut = document.slice(line.start - 1, line.start) === "\n";
    drafts.push(
      draftOf({
        title,
        heading,
        start: opensItem ? item.start : heading.start,
        // A key alone is the heading of the lines below.
        inlineEnd: (i === 0 && form !== "key") || (form === "key" && heading.end >= line.end) ? block.end : line.end,
        inside: block,
        ...(!isOut && !isAlone && limitOf(block, opensItem ? item : block.parent)),
        form: opensItem ? "boldItem" : form,
        roles,
      }),
    );
  }
  findBare(document, block, item, aliases, drafts);
}

/** How far a label reaches that stands in a cell or in an item: no further than that. */
function limitOf(block: Block, outer: Block | undefined): { limit?: number } {
  return block.kind === "cell" ? { limit: block.end } : outer?.kind === "item" ? { limit: outer.end } : {};
}
