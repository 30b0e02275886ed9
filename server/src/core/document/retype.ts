/** A key within a line of running text: the blocks are the same as before, and nothing is parsed. */

import { firstFrom, moveRange, type Range, shifted } from "../text.ts";
import type { Replaced } from "../trace.ts";
import { isScript, moveBlocks } from "./blocks.ts";
import { type Block, type Document, Readings, type Stretch } from "./model.ts";
import type { Reparsed, TextChange } from "./reparse.ts";

/**
 * The next version, where a change lies within a line of a paragraph and behind its first letters. What the line is has
 * been told by then: only a line of a table, a definition, a fence and a line of HTML depend on what stands further on.
 * As with `reparse`, the version before is not to be used any more; no answer where the change is another one.
 */
export function retype(text: string, bodyStart: number, before: Document, edit: TextChange): Reparsed | undefined {
  const { text: oldText, blocks, parts } = before;
  const { oldStart, oldEnd, by } = edit;
  const at = firstFrom(blocks, oldStart) - 1;
  const block = blocks[at];
  if (block?.kind !== "paragraph" || oldEnd > block.end || bodyStart !== (before.frontMatter?.end ?? 0))
    return undefined;
  const number = firstFrom(block.lines, oldStart) - 1;
  const line = block.lines[number];
  if (!line || !isBlank(oldText.slice(line.end, oldEnd))) return undefined;
  if (!SETTLED.test(text.slice(line.start, Math.min(oldStart, line.start + 80)))) return undefined;
  const first = (block.lines[0] as Range).start;
  if (oldText[first] === "[" || /[|\r\n]/.test(text.slice(oldStart, oldEnd + by))) return undefined;
  if (oldText.slice(first, block.end).includes("|")) return undefined;
  let end = line.end;
  while (isBlank(oldText[end] ?? "\n")) end++;
  for (end += by; isBlank(text[end - 1] as string); ) end--;
  const lines = block.lines.map((it, i) => (i < number ? it : i > number ? shifted(it, by) : { start: it.start, end }));
  if (isScript(text, lines)) return undefined;

  const now: Block = { ...block, end: block.end + by, lines, readings: new Readings() };
  const replaced = [replacing(block, now, text, oldText)];
  const siblings = (block.parent?.children ?? []) as Block[];
  if (block.parent) siblings[siblings.indexOf(block)] = now;
  for (let outer = block.parent; outer; outer = outer.parent) {
    const { start, end, readings } = outer;
    Object.assign(outer, { end: end + by, readings: new Readings() });
    replaced.push(replacing({ start, end, readings }, outer, text, oldText));
  }
  const partAt = firstFrom(parts, oldStart + 1) - 1;
  const part = parts[partAt] as Stretch;
  const newPart = { start: part.start, end: part.end + by, readings: new Readings() };
  const replacedPart = replacing(part, newPart, text, oldText);
  // The arrays are those of a version that is not used any more.
  (blocks as Block[])[at] = now;
  (parts as Stretch[])[partAt] = newPart;
  if (by !== 0) {
    moveBlocks(blocks, by, at + 1);
    for (let i = partAt + 1; i < parts.length; i++) moveRange(parts[i] as Stretch, by);
  }
  return {
    blocks,
    parts,
    change: {
      ...edit,
      from: at,
      to: at + 1,
      touched: new Set([block.readings]),
      held: { start: block.start, end: block.end },
      heldEnd: now.end,
      replaced: [...replaced, replacedPart],
      parts: [replacedPart],
    },
  };
}

/** A letter decides that a line is no list, rule or underline; the marks excluded may open what depends on its end. */
const SETTLED = /^[^[`~<].*[A-Za-z]|^[A-Za-z]/;

const isBlank = (text: string): boolean => /^[ \t\uFEFF]*$/.test(text);

const replacing = (before: Stretch, after: Stretch, text: string, oldText: string): Replaced<Stretch> => ({
  before,
  after,
  oldWords: oldText.slice(before.start, before.end),
  words: text.slice(after.start, after.end),
});
