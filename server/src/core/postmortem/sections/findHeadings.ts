/** Every heading of a document that may begin a section, in all the forms people write them. */

import { about, type Block, type Document, isInside, ofBlock, parseInline } from "../../document.ts";
import { type Aliases, normalizeHeading, rolesOf, type SectionRole } from "../../headings.ts";
import { detached, type Range } from "../../text.ts";
import { ACTION_COLUMN } from "../columns.ts";
import { findLabels } from "./labels.ts";
import { blocksFrom, type Draft, draftOf, MAX_LABEL, plainTitle } from "./section.ts";

/** In the order of the text; a label before what stands in its paragraph. */
export function findHeadings(document: Document, aliases: Aliases): Draft[] {
  const drafts: Draft[] = [];
  for (const field of document.frontMatter?.fields ?? []) {
    const roles = rolesOf(normalizeHeading(field.key.replace(/_/g, " ")), aliases, "label");
    // A question is there to make curious; a few words tell no event.
    const isTold =
      !field.value.includes("?") && (!roles.includes("summary") || /\S\s+\S+\s+\S+\s+\S/.test(field.value));
    if (roles.length > 0 && isTold)
      drafts.push(
        draftOf({
          title: field.key,
          heading: field.keyRange,
          bodyStart: field.valueRange.start,
          inlineEnd: field.valueRange.end,
          limit: field.valueRange.end,
          form: "frontMatter",
          roles,
        }),
      );
  }
  for (const block of document.blocks) {
    if (block.kind === "html") findFold(document, block, aliases, drafts);
    if (block.lines.length === 0) continue;
    const first = block.lines[0] as Range;
    if (block.kind === "heading") {
      const heading = { start: first.start, end: (block.lines.at(-1) as Range).end };
      const title = headingText(document, block);
      const roles = rolesOf(normalizeHeading(title), aliases, "heading");
      const { start, end, level } = block;
      drafts.push(draftOf({ title, heading, start, bodyStart: end, form: "heading", level: level ?? 1, roles }));
    } else if (block.kind === "cell") {
      if (block.header) findActionTable(document, block, aliases, drafts);
      if (block.column !== 0) findLabels(document, block, aliases, drafts);
      else if (block.parent?.children.length === 2 && block.lines.length === 1) {
        const { start, end } = block.parent;
        const { title, roles } = about(document, block, (words) => ({
          title: detached(plainTitle(words)),
          roles: words.length <= MAX_LABEL ? rolesOf(normalizeHeading(words), aliases, "label") : [],
        }));
        if (roles.length > 0)
          drafts.push(
            draftOf({
              title,
              heading: first,
              start,
              bodyStart: block.end,
              inlineEnd: end,
              limit: end,
              form: "row",
              roles,
            }),
          );
      }
    } else if (!isInside(block, "quote")) {
      const before = drafts.length;
      findLabels(document, block, aliases, drafts);
      if (drafts.length === before) findLeadIn(document, block, drafts);
    }
  }
  return drafts;
}

/** What a reader unfolds: `<summary>Timeline</summary>`. */
function findFold(document: Document, block: Block, aliases: Aliases, drafts: Draft[]): void {
  const fold = about(document, block, (words) => {
    const match = /<summary>([^<]{2,60})<\/summary>/i.exec(words.slice(0, 400));
    const title = detached(match?.[1] ?? "");
    return { title, at: words.indexOf(title), roles: rolesOf(normalizeHeading(title), aliases, "heading") };
  });
  const start = block.start + fold.at;
  const heading = { start, end: start + fold.title.length };
  if (fold.roles.length > 0)
    drafts.push(draftOf({ ...fold, heading, start: block.start, bodyStart: block.end, form: "bold" }));
}

/** A table whose first column is headed "Action item" says by itself what it is. */
function findActionTable(document: Document, cell: Block, aliases: Aliases, drafts: Draft[]): void {
  const table = cell.parent?.parent;
  if (cell.column !== 0 || !table) return;
  const [title = "", ...others] = (cell.parent as Block).children.map((it) => document.slice(it.start, it.end));
  if (!others.some((other) => ACTION_COLUMN.test(other))) return;
  if (!rolesOf(normalizeHeading(title), aliases, "label").includes("actions")) return;
  const { start, end: limit } = table;
  drafts.push(
    draftOf({
      title,
      heading: { start: cell.start, end: cell.end },
      start,
      bodyStart: start,
      limit,
      form: "table",
      roles: ["actions"],
    }),
  );
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

/** A sentence that introduces a list: "To prevent a recurrence, we will:". */
const LEAD_INS: readonly (readonly [SectionRole, RegExp])[] = [
  ["response", /\bwe (?:have )?(?:taken|took) (?:these|the following) (?:actions|steps|measures)\b/i],
  [
    "actions",
    /\b(?:action items?|next steps|follow-?ups?|(?:prevent this|(?:prevent|avoid) (?:similar|a recurrence|recurrence|such|future))|improvements)\b/i,
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
  const title = document.slice(heading.start, heading.end);
  const { start, end: bodyStart } = block;
  drafts.push(draftOf({ title, heading, start, bodyStart, limit: next.end, form: "leadIn", roles: [role] }));
}

/** The role of the list that a block introduces, if it does, and where its last sentence stands, from the block's start. */
const leadIn = ofBlock(({ text }, { start, end, lines }): { role?: SectionRole; last: number; end: number } => {
  const line = lines.at(-1);
  if (!line || text[line.end - 1] !== ":") return { last: 0, end: 0 };
  const from = Math.max(start, line.end - 300);
  const source = text.slice(from, line.end);
  // Only the last sentence introduces the list; one with code or links is left whole.
  const sentence = /(?<=[.!?]\s{1,3})[^.!?`[\]]{1,200}:$/.exec(source);
  const last = from - start + (sentence?.index ?? 0);
  const words = end - start > 300 ? sentence?.[0] : source;
  const role = LEAD_INS.find(([, pattern]) => words !== undefined && pattern.test(words))?.[0];
  return role ? { role, last, end: line.end - start } : { last: 0, end: 0 };
});
