/** What a document is, and what is remembered of the words of a block. */
import type { FrontMatter } from "../frontMatter.ts";
import { contains, firstFrom, type Range } from "../text.ts";

export type BlockKind =
  | "heading"
  | "paragraph"
  | "list"
  | "item"
  | "quote"
  | "code"
  | "html"
  | "comment"
  | "table"
  | "row"
  | "cell"
  | "rule"
  | "definition";

/** A block of the document. Blocks that hold text themselves (heading, paragraph, cell) have `lines`. */
export interface Block extends Range {
  readonly kind: BlockKind;
  readonly parent: Block | undefined;
  readonly children: readonly Block[];
  /**
   * The text of a heading, paragraph or cell, line by line, without the marks of its containers (`> `, indentation),
   * heading marks and task boxes. Empty for all other kinds.
   */
  readonly lines: readonly Range[];
  /** Heading: 1 to 6. */
  readonly level?: number;
  /** List: whether its items are numbered. */
  readonly ordered?: boolean;
  /** Item of a task list: whether it is ticked. */
  readonly checked?: boolean;
  /** Row or cell: whether it belongs to the header of its table. */
  readonly header?: boolean;
  /** Cell: 0-based column. */
  readonly column?: number;
  /** What `ofBlock` remembers of its words; the same object in all versions of a document that have the block. */
  readonly readings: Readings;
}

/** A parsed Markdown document. Any text is a document. */
export interface Document {
  readonly text: string;
  /** All blocks in the order of the text, each before its children. */
  readonly blocks: readonly Block[];
  readonly frontMatter: FrontMatter | undefined;
  /** The blocks of the fields of the front matter that a reader sees as prose; they are Markdown of their own. */
  readonly fieldBlocks: readonly Block[];
}

/** Whether a block, or a range of its text, belongs to the prose of the front matter. */
export function isInField({ fieldBlocks }: Document, range: Range): boolean {
  const innermost = fieldBlocks[firstFrom(fieldBlocks, range.start + 1) - 1];
  return innermost !== undefined && contains(innermost, range);
}

/** The answers of functions made by `ofBlock`, by their number. */
export class Readings {
  readonly #answers: unknown[] = [];

  recall<T>(reader: number, read: () => T): T {
    this.#answers[reader] ??= read();
    return this.#answers[reader] as T;
  }
}

let readers = 0;

/**
 * A function of the words of a block, and of nothing around it or of where it stands: it is asked once, however many
 * versions of a document have the block. Its offsets are from the start of the block, and its texts `detached`.
 */
export function ofBlock<T extends NonNullable<unknown>>(
  read: (document: Document, block: Block) => T,
): (document: Document, block: Block) => T {
  const reader = readers++;
  return (document, block) => block.readings.recall(reader, () => read(document, block));
}
/** How many lists hold a block. */
export function listDepth(block: Block): number {
  let depth = 0;
  for (let outer = block.parent; outer && depth < 100; outer = outer.parent) if (outer.kind === "list") depth++;
  return depth;
}

/** Whether a block lies inside a block of one of the given kinds. */
export function isInside(block: Block, ...kinds: BlockKind[]): boolean {
  for (let outer = block.parent; outer; outer = outer.parent) if (kinds.includes(outer.kind)) return true;
  return false;
}
