/** The contributing factors a document names, however they are written. */

import { type Block, type Document, listDepth } from "../document.ts";
import { contains, firstFrom, type Range } from "../text.ts";
import { isGuidance } from "./content.ts";
import { blocksIn, isWithin, type Section, type Sections } from "./sections.ts";

/** One contributing factor, with all that is said of it. */
export interface Factor extends Range {
  /** Its first line, as written without marks. */
  readonly text: string;
  readonly form: "item" | "row" | "heading" | "paragraph";
  /** The block that holds its words. */
  readonly block: Block;
}

/** Reads the factors: items, rows or sub-headings of the sections about causes, else their paragraphs. */
export function readFactors(document: Document, sections: Sections): Factor[] {
  const factors: Factor[] = [];
  for (const section of sections.all) {
    if (!section.roles.includes("factors") || !section.hasContent || section.isDoubtful || isWithin(section, "factors"))
      continue;
    factors.push(...factorsOf(document, sections, section));
  }
  return factors;
}

function factorsOf(document: Document, sections: Sections, section: Section): Factor[] {
  // "Root cause and resolution" tells the causes under a label of their own, or beside the resolution.
  const labelled = section.children.filter(({ level, roles }) => level === 7 && roles.includes("factors"));
  const told = labelled.flatMap((child) => (child.hasContent ? factorsOf(document, sections, child) : []));
  if (told.length > 0 && section.roles.length > 1) return told;
  const others = section.children.filter(({ roles }) => roles.length > 0 && !roles.includes("factors"));
  const blocks = blocksIn(document, { start: section.bodyStart, end: section.end }).filter(
    ({ start }) => !others.some((other) => contains(other, { start, end: start })),
  );
  const factor = (block: Block, form: Factor["form"], range: Range = block): Factor => ({
    start: range.start,
    end: range.end,
    text: firstLine(document, block),
    form,
    block,
  });
  const items: Factor[] = [];
  const first = blocks.find((block) => block.kind === "item");
  const depth = first && listDepth(first);
  for (const block of blocks) {
    if (block.kind === "item" && listDepth(block) === depth) {
      const leaf = block.children.find((child) => child.lines.length > 0);
      if (leaf && sections.isContent(leaf)) items.push(factor(leaf, "item", block));
    } else if (block.kind === "row" && !block.header) {
      const cell = block.children.find((child) => child.lines.length > 0);
      if (cell) items.push(factor(cell, "row", block));
    }
  }
  const headings = section.children.filter((child) => child.form === "heading" && child.hasContent);
  if (items.length === 0 && headings.length > 0) {
    const byStart = new Map(blocks.filter((block) => block.kind === "heading").map((block) => [block.start, block]));
    return headings.flatMap((child) => {
      const block = byStart.get(child.start);
      return block ? [factor(block, "heading", child)] : [];
    });
  }
  if (items.length > 0) return items;
  const beside = section.form === "heading" ? [] : factorsBeside(document, section);
  if (beside.length > 0) return beside;
  return blocks
    .filter(
      (block) =>
        block.kind === "paragraph" && sections.isContent(block) && !isGuidance(document.slice(block.start, block.end)),
    )
    .map((block) => factor(block, "paragraph"));
}

/** What stands beside a label: `**Root cause:** The lock was shared.` With semicolons it is a list. */
function factorsBeside(document: Document, section: Section): Factor[] {
  const block = document.blocks[firstFrom(document.blocks, section.bodyStart + 1) - 1];
  if (block?.kind !== "paragraph" && block?.kind !== "cell") return [];
  const source = document.slice(section.bodyStart, Math.min(block.end, section.end));
  const parts = [...source.matchAll(/[^;]+/g)];
  const isList = parts.length > 1 && parts.every(([part]) => part.trim().split(/\s+/).length >= 3);
  return (isList ? parts : [...source.matchAll(/.+/gs)]).flatMap((part): Factor[] => {
    const text = part[0].replace(/^[\s:]+/, "").trimEnd();
    if (text === "") return [];
    const start = section.bodyStart + part.index + part[0].indexOf(text);
    const line = plain(text.split(/[\r\n]/, 1)[0] ?? "");
    return [{ start, end: start + text.length, text: line, form: isList ? "item" : "paragraph", block }];
  });
}

function firstLine(document: Document, block: Block): string {
  const line = block.lines[0];
  return line ? plain(document.slice(line.start, line.end)) : "";
}

function plain(text: string): string {
  return text.replace(/[*_`]/g, "").trim();
}
