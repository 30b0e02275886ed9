/** A document that changes: only what lies around the change is parsed again. */
import { firstFrom, type Range } from "../text.ts";
import { moved, parseBlocks } from "./blocks.ts";
import type { Block, Document } from "./model.ts";

/**
 * A heading `# …` at the start of a line and at the top level closes all blocks before it and is closed by its own line:
 * the parser knows as little of what was there as at the start of a text. So from the last such heading before a change
 * to the first one after it, if that is still read as one, the text is parsed anew, and all other blocks are as before.
 * `bodyStart` is where the front matter ends; where it has changed, there may be no answer.
 */
export function reparse(text: string, bodyStart: number, before: Document): Block[] | undefined {
  const { blocks } = before;
  const same = commonEnds(before.text, text);
  const by = text.length - before.text.length;
  const changeEnd = before.text.length - same.end;
  const isBorder = ({ kind, parent, start }: Block): boolean =>
    kind === "heading" && !parent && before.text[start] === "#" && before.text[start - 1] === "\n";
  let first = firstFrom(blocks, same.start) - 1;
  // The whole line of the heading is as before, with the start of its line end.
  while (first >= 0 && !(isBorder(blocks[first] as Block) && (blocks[first] as Block).end < same.start)) first--;
  let last = firstFrom(blocks, changeEnd + 1);
  while (last < blocks.length && !isBorder(blocks[last] as Block)) last++;
  const from = first < 0 ? 0 : (blocks[first] as Block).start;
  const next = blocks[last];
  const to = next ? next.end + by : text.length;
  if (first < 0 ? next && bodyStart > next.start + by : bodyStart !== (before.frontMatter?.end ?? 0)) return undefined;
  const anew = parseBlocks(text, from, to, bodyStart);
  if (next) {
    const border = anew.pop();
    if (!border || border.parent || border.kind !== "heading" || border.start !== next.start + by) return undefined;
  }
  keepReadings(anew, text, blocks.slice(Math.max(first, 0), last), before.text);
  const head = blocks.slice(0, Math.max(first, 0));
  return head.concat(anew, by === 0 ? blocks.slice(last) : moved(blocks, last, by));
}

/** What was read of the blocks before and after a change holds for them when they are parsed again. */
function keepReadings(anew: Block[], text: string, old: readonly Block[], oldText: string): void {
  const keep = (i: number, j: number): boolean => {
    const block = anew[i];
    const before = old[j];
    if (!block || !before || !isAlike(block, text, before, oldText)) return false;
    anew[i] = Object.assign(block, { readings: before.readings });
    return true;
  };
  let kept = 0;
  while (keep(kept, kept)) kept++;
  for (let i = 1; i <= Math.min(anew.length, old.length) - kept; i++) if (!keep(anew.length - i, old.length - i)) break;
}

/** Whether two blocks of two versions are the same in all that `ofBlock` may look at. */
function isAlike(a: Block, text: string, b: Block, oldText: string): boolean {
  const by = a.start - b.start;
  return (
    a.kind === b.kind &&
    a.end - b.end === by &&
    a.column === b.column &&
    a.header === b.header &&
    a.checked === b.checked &&
    a.lines.length === b.lines.length &&
    a.lines.every(
      ({ start, end }, i) => start - (b.lines[i] as Range).start === by && end - (b.lines[i] as Range).end === by,
    ) &&
    text.slice(a.start, a.end) === oldText.slice(b.start, b.end)
  );
}

/** How many characters two texts have in common at their start, and at their end without overlap. */
function commonEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  // Slices are compared faster than characters.
  for (let step = 4096; step > 0; step = step === 4096 ? 64 : step === 64 ? 1 : 0)
    while (start + step <= shorter && a.slice(start, start + step) === b.slice(start, start + step)) start += step;
  let end = 0;
  const most = shorter - start;
  for (let step = 4096; step > 0; step = step === 4096 ? 64 : step === 64 ? 1 : 0)
    while (
      end + step <= most &&
      a.slice(a.length - end - step, a.length - end) === b.slice(b.length - end - step, b.length - end)
    )
      end += step;
  return { start, end };
}
