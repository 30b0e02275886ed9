/** Action items in running text: what stands beside a label, lines that are a list without marks, sentences that plan. */

import { type Block, type Document, ofBlock, Readings } from "../../document.ts";
import { verbForm } from "../../english/inflection.ts";
import { CAPITAL, LETTER } from "../../letters.ts";
import { firstFrom, type Range } from "../../text.ts";
import { isGuidance } from "../content.ts";
import type { Section, Sections } from "../sections.ts";

/** `**Action item:** Declare incidents at first confirmation.` */
const LABELLED = /^[*_]{0,2}(?:action item|action|todo)[*_]{0,2}:[*_]{0,2}\s{0,3}\S/i;
export const isLabelled = ofBlock(({ text }, { start, end }) =>
  LABELLED.test(text.slice(start, Math.min(end, start + 40))),
);

/** The blocks of a section without a list that each hold one measure. */
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
  // `**Spare pump.** We buy one.`, and more of that kind: each paragraph is a measure.
  const titled = prose.filter((block) => /^(?:\*\*|__)\S/.test(document.slice(block.start, block.start + 3)));
  if (titled.length > 1) return titled;
  const plans = prose.flatMap((block) => {
    const lines = linesAsItems(document, block);
    return lines.length > 0 ? lines : plansIn(document, block);
  });
  // Prose below "Preventive measures" is a measure, however it is put.
  const only = blocks.some((block) => block.kind === "item") ? [] : prose.slice(0, 1);
  return plans.length > 0 ? plans : only;
}

/** What a label begins, or what a table says beside it: `**Follow-up:** We will add an alert.`, or the lines below a line that is a heading. */
function besideLabel(document: Document, { form, bodyStart, end, parent }: Section): readonly Block[] {
  if (form === "row") return cellsIn(document, bodyStart, end);
  const block = document.blocks[firstFrom(document.blocks, bodyStart + 1) - 1];
  // In another section, "Permanent fix: we moved the pump" tells of the past as often as not.
  if (form === "heading" || (form === "key" && parent?.roles.length) || block?.kind !== "paragraph") return [];
  if (LABELLED.test(document.slice(block.start, block.start + 40))) return [];
  const start = bodyStart + (/^[\s:*_]*/.exec(document.slice(bodyStart, bodyStart + 9))?.[0].length ?? 0);
  return partOf(block, { start, end });
}

/** What a table says beside a label, one by one: `| Action items | Add an alarm; replace the fuse |`. */
function cellsIn({ blocks, text }: Document, from: number, to: number): readonly Block[] {
  return blocks.slice(firstFrom(blocks, from), firstFrom(blocks, to)).flatMap((block) => {
    if (block.kind !== "cell") return [];
    const parts = [...text.slice(block.start, block.end).matchAll(/(?:[^;<]|<(?!br))+/gi)];
    return parts.flatMap(({ 0: part, index }) => {
      const said = part.replace(/^br ?\/?>/i, (tag) => " ".repeat(tag.length));
      const start = block.start + index + said.search(/\S|$/);
      return partOf(
        { ...block, kind: "paragraph", parent: undefined },
        { start, end: block.start + index + said.trimEnd().length },
      );
    });
  });
}

/** A part of a paragraph, as a paragraph of its own. */
function partOf(block: Block, { start, end }: Range): readonly Block[] {
  const lines = block.lines
    .filter((line) => line.end > start && line.start < end)
    .map((line) => ({ start: Math.max(line.start, start), end: Math.min(line.end, end) }));
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? [{ ...block, lines, start: first.start, end: last.end, readings: new Readings() }] : [];
}

/** The lines of a paragraph that is a list without marks: they are sentences, and none of them goes on in the next one. */
export function linesAsItems(document: Document, block: Block): readonly Block[] {
  // "The following measures will be taken:" introduces them, "By doing this, …" closes them.
  const lines = block.lines.filter(({ start, end }) => !/^By \w+ing th|:[*_]*\s*$/.test(document.slice(start, end)));
  const words = lines.map(({ start, end }) => document.slice(start, end));
  const isList =
    words.length > 1 &&
    words.every((line) => BEGINS_SENTENCE.test(line) || MARKED.test(line)) &&
    (words.every((line) => MARKED.test(line)) ||
      words.some((line) => line.length > 120) ||
      words.every((line) => /[.;!)]\s*$/.test(line)));
  return isList ? lines.flatMap((line) => partOf(block, line)) : [];
}

/** A mark of a list that Markdown does not know: "a) ", "• ", "⬜ ". */
const MARKED = new RegExp(`^(?:[a-h\\d]{1,2}[.)]|[^${LETTER}\\d\\s"'\`*_([<@#]{1,3})\\s`);

const BEGINS_SENTENCE = new RegExp(`^[^${LETTER}\\d]{0,4}[${CAPITAL}]`);

/** The parts of a paragraph that each plan something; all of it, where it plans one thing. */
export function plansIn(document: Document, block: Block): readonly Block[] {
  const text = document.slice(block.start, block.end);
  const starts = measureStarts(text);
  if (starts.length < 2) return starts.map(() => block);
  return starts.flatMap((at, i) => {
    const start = block.start + at;
    const measure = text.slice(at, starts[i + 1]).replace(/,?\s+(?:and\s+)?$/, "");
    return partOf(block, { start, end: start + measure.length });
  });
}

/** Where the measures of a text begin: at a sentence that plans, and at each verb of "add an alert, pin it and test it". */
function measureStarts(text: string): readonly number[] {
  return [...text.matchAll(/[^\s.!?](?:[^.!?]|[.!?](?!\s))*/g)].flatMap(({ 0: sentence, index }) => {
    if (!PLANS.test(sentence) && !isImperative(sentence.slice(0, 60))) return [];
    const first = /\b(?:will|to|must|should|'ll|:)\s+(?=\w)/.exec(sentence);
    const verbs = [...sentence.matchAll(/,\s+(?:and\s+)?(?=\w)|\s+and\s+(?=\w)/g)].filter(
      (it) =>
        it.index > (first?.index ?? 0) &&
        isImperative(sentence.slice(it.index + it[0].length, it.index + it[0].length + 60)),
    );
    return verbs.length > 1 ? [index, ...verbs.map((it) => index + it.index + it[0].length)] : [index];
  });
}

/** Whether words begin with a verb as one asks for something: "Pin the version". */
function isImperative(words: string): boolean {
  const [verb, next] =
    words
      .toLowerCase()
      .match(/^\W{0,3}([a-z]+)\s+([a-z`"'*\d]+)/)
      ?.slice(1) ?? [];
  return (
    verb !== undefined &&
    next !== undefined &&
    verbForm(verb)?.lemma === verb &&
    !/^(?:and|is|are|was|of|will)$/.test(next)
  );
}

/** A promise of news, thanks, or the decision to do nothing: no action item. */
const NEWS =
  /\b(?:keep you|update you|let you know|inform you|posted)\b|\b(?:thank|thanks|apologi[sz]e|sorry)\b|(?<![a-z])no (?:further )?(?:actions?|follow-?ups?)\b|\brisk (?:is |was )?accepted\b/i;

/** A sentence that plans something; "This will keep the level" says what another one is for. */
const PLANS =
  /^(?!\W{0,3}(?:this|that|it|these|those|which|such)\b).*(?:\b(?:will|should|must|(?:am|are|is) \w+ing|(?:plan|need|intend)s? to|want (?:to|only)|have to)|'(?:ll|re))\b/is;
