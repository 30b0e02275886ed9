/** A document that changes: only what lies around the change is parsed again. */

import { firstFrom, moveRange, type Range } from "../text.ts";
import type { Replaced } from "../trace.ts";
import { moveBlocks, parseBlocks } from "./blocks.ts";
import { type Block, type Document, holdersOf, opensPart, partsOf, type Readings, type Stretch } from "./model.ts";

/** Which characters have changed, as offsets into the text before, and by how many there are more now. */
export interface TextChange {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly by: number;
}

/**
 * A change after which a document is made of the same blocks as before, each of as many lines. Lines may come and go
 * between blocks: what stands there belongs to the block before.
 */
export interface BlockChange extends TextChange {
  /** The blocks that were parsed again: the index of the first, and of the first one behind them. */
  readonly from: number;
  readonly to: number;
  /**
   * The blocks that hold the changed characters, before or now: what is typed before the words of a cell may be its own.
   * Their readings, from where to where they stood, where they end now.
   */
  readonly touched: ReadonlySet<Readings>;
  readonly held: Range;
  readonly heldEnd: number;
  /** What has other words than before: blocks, and the parts they stand in. */
  readonly replaced: readonly Replaced<Stretch>[];
  readonly parts: readonly Replaced<Stretch>[];
}

/** The blocks and parts of a version that was read from the one before. */
export interface Reparsed {
  readonly blocks: readonly Block[];
  readonly parts: readonly Stretch[];
  /** Undefined where there are other blocks now. */
  readonly change: BlockChange | undefined;
}

/**
 * A heading `# …` at the start of a line and at the top level closes all blocks before it and is closed by its own line:
 * the parser knows as little of what was there as at the start of a text. So from the last such heading before a change
 * to the first one after it, if that is still read as one, the text is parsed anew. All other blocks are as before, and
 * are moved to where they stand now: the version before is not to be used any more.
 * `bodyStart` is where the front matter ends; where it has changed, there may be no answer.
 */
export function reparse(text: string, bodyStart: number, before: Document, edit: TextChange): Reparsed | undefined {
  const { text: oldText, blocks, parts } = before;
  const { oldStart, oldEnd, by } = edit;
  let first = firstFrom(blocks, oldStart) - 1;
  // The whole line of the heading is as before, with the start of its line end.
  while (first >= 0 && !(opensPart(oldText, blocks[first] as Block) && (blocks[first] as Block).end < oldStart))
    first--;
  let to = firstFrom(blocks, oldEnd + 1);
  while (to < blocks.length && !opensPart(oldText, blocks[to] as Block)) to++;
  const start = first < 0 ? 0 : (blocks[first] as Block).start;
  const next = blocks[to];
  const oldStop = next?.start ?? oldText.length;
  const stop = oldStop + by;
  if (first < 0 ? next && bodyStart > stop : bodyStart !== (before.frontMatter?.end ?? 0)) return undefined;
  const anew = parseBlocks(text, start, next ? next.end + by : text.length, bodyStart);
  if (next) {
    const border = anew.pop();
    if (!border || border.parent || border.kind !== "heading" || border.start !== stop) return undefined;
  }
  const from = Math.max(first, 0);
  const old = blocks.slice(from, to);
  keepReadings(anew, text, old, oldText, edit);
  const partAt = firstFrom(parts, start);
  const partsTo = next ? firstFrom(parts, oldStop) : parts.length;
  const oldParts = parts.slice(partAt, partsTo);
  const newParts = partsOf(text, anew, start, stop);
  keepFromEnds(newParts, oldParts, (part, before) => wordsOf(text, part) === wordsOf(oldText, before));
  const [heldFrom, heldTo] = holdersOf(blocks, oldStart - 1, oldEnd + 1);
  const [holdsFrom, holdsTo] = holdersOf(anew, oldStart - 1, oldEnd + by + 1);
  const holders = blocks.slice(Math.min(heldFrom, from + holdsFrom), Math.max(heldTo, from + holdsTo));
  const areAsMany = oldParts.length === newParts.length;
  const isWithin = oldStart > bodyStart + 1 && heldFrom < heldTo && areAsMany && areBuiltAlike(anew, old);
  const replacedIn = (now: readonly Stretch[], before: readonly Stretch[]): readonly Replaced<Stretch>[] =>
    now.flatMap((after, i) => {
      const it = before[i] as Stretch;
      if (it.readings === after.readings) return [];
      return [{ before: it, after, oldWords: wordsOf(oldText, it), words: wordsOf(text, after) }];
    });
  const replacedParts = isWithin ? replacedIn(newParts, oldParts) : [];
  const change: BlockChange | undefined = isWithin
    ? {
        ...edit,
        from,
        to,
        touched: new Set(holders.map(({ readings }) => readings)),
        held: { start: (holders[0] as Block).start, end: (holders.at(-1) as Block).end },
        heldEnd: (anew[Math.max(heldTo - from, holdsTo) - 1] as Block).end,
        replaced: [...replacedIn(anew, old), ...replacedParts],
        parts: replacedParts,
      }
    : undefined;
  if (by !== 0) {
    moveBlocks(blocks, by, to);
    for (let i = partsTo; i < parts.length; i++) moveRange(parts[i] as Stretch, by);
  }
  return {
    blocks: replaceIn(blocks, from, to, anew),
    parts: replaceIn(parts, partAt, partsTo, newParts),
    change,
  };
}

/** Puts others in the place of some. As many of them take their places; the array is that of a version not used any more. */
function replaceIn<T>(all: readonly T[], from: number, to: number, anew: readonly T[]): readonly T[] {
  if (anew.length !== to - from) return all.slice(0, from).concat(anew, all.slice(to));
  for (const [i, it] of anew.entries()) (all as T[])[from + i] = it;
  return all;
}

/** Whether blocks are of the same kinds, one in another and line by line. */
function areBuiltAlike(a: readonly Block[], b: readonly Block[]): boolean {
  return (
    a.length === b.length &&
    a.every((block, i) => {
      const other = b[i] as Block;
      return (
        block.kind === other.kind &&
        block.level === other.level &&
        block.ordered === other.ordered &&
        block.checked === other.checked &&
        block.header === other.header &&
        block.column === other.column &&
        // Each block stands before its children, so their numbers tell which is whose.
        block.children.length === other.children.length &&
        block.lines.length === other.lines.length
      );
    })
  );
}

/** What was read of the blocks before and after a change holds for them when they are parsed again. */
function keepReadings(
  anew: Block[],
  text: string,
  old: readonly Block[],
  oldText: string,
  { oldStart, oldEnd }: TextChange,
): void {
  keepFromEnds(
    anew,
    old,
    (block, before) => isAlike(block, text, before, oldText),
    // A list that holds the change begins with items that do not.
    (before) => before.start <= oldStart && oldEnd <= before.end,
  );
}

/** From either end, what is like what stood there has its readings; up to the first that is not, but for those skipped. */
function keepFromEnds<T extends Stretch>(
  anew: T[],
  old: readonly T[],
  isAlike: (now: T, before: T) => boolean,
  isSkipped: (before: T) => boolean = () => false,
): void {
  const keep = (i: number, j: number): boolean => {
    const now = anew[i];
    const before = old[j];
    if (!now || !before || !isAlike(now, before)) return false;
    anew[i] = Object.assign(now, { readings: before.readings });
    return true;
  };
  const isSkippedAt = (i: number): boolean => i < anew.length && i < old.length && isSkipped(old[i] as T);
  let kept = 0;
  while (keep(kept, kept) || isSkippedAt(kept)) kept++;
  for (let i = 1; i <= Math.min(anew.length, old.length) - kept; i++) if (!keep(anew.length - i, old.length - i)) break;
}

const wordsOf = (text: string, { start, end }: Range): string => text.slice(start, end);

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

/** How many characters of two texts are known to be alike, at the start and at the end: no more than the shorter one has. */
export interface Alike {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretch in which two texts differ: what ends alike, and of the rest how many characters begin alike. So a line end
 * that is typed behind a block is counted as the first of those there, as it is where the cursor was.
 */
export function difference(a: string, b: string, alike: Alike): TextChange {
  const shorter = Math.min(a.length, b.length);
  // Slices are compared faster than characters.
  const grow = (from: number, most: number, isSame: (from: number, to: number) => boolean): number => {
    let known = from;
    for (const step of [4096, 64, 1]) while (known + step <= most && isSame(known, known + step)) known += step;
    return known;
  };
  const end = grow(
    alike.end,
    shorter - alike.start,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
  const start = grow(alike.start, shorter - end, (from, to) => a.slice(from, to) === b.slice(from, to));
  return { oldStart: start, oldEnd: a.length - end, by: b.length - a.length };
}
