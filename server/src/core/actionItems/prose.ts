/** Action items in running text: what stands beside a label, lines that are a list without marks, sentences that plan. */
import { isGuidance } from "../content.ts";
import { type Block, type Document, ofBlock, Readings } from "../document.ts";
import { CAPITAL, LETTER } from "../letters.ts";
import type { Section, Sections } from "../sections.ts";
import { firstFrom, type Range } from "../text.ts";

/** `**Action item:** Declare incidents at first confirmation.` */
const LABELLED = /^[*_]{0,2}(?:action item|action|todo)[*_]{0,2}:[*_]{0,2}\s{0,3}\S/i;
export const isLabelled = ofBlock(({ text }, { start, end }) =>
  LABELLED.test(text.slice(start, Math.min(end, start + 40))),
);

/** The blocks that hold the measures of a section without a list; `hasItems` where it has one, and says nothing in it. */
export function measuresIn(
  document: Document,
  sections: Sections,
  section: Section,
  blocks: readonly Block[],
): readonly Block[] {
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
  return plans.length > 0 ? plans : only;
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

/** A promise of news, thanks, or the decision to do nothing: no action item. */
const NEWS =
  /\b(?:keep you|update you|let you know|inform you|posted)\b|\b(?:thank|thanks|apologi[sz]e|sorry)\b|\bno (?:further )?(?:actions?|follow-?ups?)\b|\brisk (?:is |was )?accepted\b/i;

/** Prose that plans something: "We will add …", "Add …". */
const PLAN =
  /\b(?:we|they|i|team)\s(?:will|should|are going to|plan to|need to|must|are adding|intend to|'ll|have to)\s(?!keep you|update you|let you|inform you|post|share)|^(?:add|create|write|update|move|remove|implement|require|alert|document|use|set|fix|build|run|test|enable|disable)\b/i;
