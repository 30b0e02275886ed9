/** What a document is, and what is remembered of the words of a block. */

import { contains, firstFrom, type Range } from "../text.ts";
import { traced, tracing } from "../trace.ts";
import type { FrontMatter } from "./frontMatter.ts";

/** A table has rows, and rows have cells; a `definition` is that of a link. */
export type BlockKind =
  | "heading"
  | "paragraph"
  | "list"
  | "item"
  | "quote"
  /** A box as GitHub draws it, `> [!NOTE]`: it looks like a quote, and its words are the writer's own. */
  | "alert"
  | "code"
  | "html"
  | "comment"
  | "table"
  | "row"
  | "cell"
  | "rule"
  | "definition";

/** A stretch of the text that remembers what was read of its words. */
export interface Stretch extends Range {
  /** What `ofBlock` remembers; the same object in all versions of a document that have these words. */
  readonly readings: Readings;
}

/** A block of the document. Blocks that hold text themselves (heading, paragraph, cell) have `lines`. */
export interface Block extends Stretch {
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
}

/** A parsed Markdown document. Any text is a document. */
export interface Document {
  /** Who takes it as a whole depends on every character: in an editor it is asked anew for each key. */
  readonly text: string;
  /** Where it ends, in UTF-16 units. */
  readonly length: number;
  /** A part of the text; who takes it depends on the words of the blocks there alone. */
  slice(start?: number, end?: number): string;
  /** All of the text, for who reads it within a range alone, and depends on the words there. */
  textWithin(range: Range): string;
  /** All blocks in the order of the text, each before its children. */
  readonly blocks: readonly Block[];
  /** The text in parts, from one heading at the start of a line to the next; together they are all of it. */
  readonly parts: readonly Stretch[];
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

  recall(reader: number, read: () => unknown): unknown {
    this.#answers[reader] ??= read();
    return this.#answers[reader];
  }

  /** The readers that have been asked, with their answers. */
  *asked(): Iterable<readonly [reader: number, answer: unknown]> {
    // The answers have gaps; `forEach` and `entries` would step on each.
    for (const reader in this.#answers) yield [Number(reader), this.#answers[reader]];
  }
}

type Reader = (document: Document, block: Stretch) => NonNullable<unknown>;
const readers: Reader[] = [];

/**
 * A function of the words of a block (or of another stretch), and of nothing around it or of where it stands: it is asked
 * once, however many versions of a document have the block. Its offsets are from the start of the block, and its texts
 * `detached`.
 */
export function ofBlock<T extends NonNullable<unknown>, B extends Stretch = Block>(
  read: (document: Document, block: B) => T,
): (document: Document, block: B) => T {
  const reader = readers.push(read as unknown as Reader) - 1;
  return (document, block) => {
    const trace = tracing();
    if (!trace) return block.readings.recall(reader, () => read(document, block)) as T;
    trace.ask(reader);
    return askReader(reader, document, block) as T;
  };
}

/** The answer of a reader about a stretch. What it looks at is its own matter: the answer says it all. */
export function askReader(reader: number, document: Document, block: Stretch): unknown {
  return block.readings.recall(reader, () => traced(undefined, () => (readers[reader] as Reader)(document, block)));
}

/**
 * The answer to a question about the words of a block. What asks depends on the answer and not on the words, so the
 * question looks at nothing else that can change.
 */
export function about<T>(document: Document, block: Block, question: (words: string) => T): T {
  tracing()?.askAbout(block.readings, question);
  return question(traced(undefined, () => document.slice(block.start, block.end)));
}

/** The answer to a question about each part of the text. */
export function aboutParts<T>(document: Document, question: (words: string) => T): T[] {
  tracing()?.askEverywhere(question);
  return traced(undefined, () => document.parts.map(({ start, end }) => question(document.slice(start, end))));
}

/** Whether a pattern, without the flag `g`, matches within a part of the text. */
export function saysAnywhere(document: Document, pattern: RegExp): boolean {
  tracing()?.askEverywhere(matches(pattern));
  return traced(undefined, () => document.parts.some(({ start, end }) => pattern.test(document.slice(start, end))));
}

/** Whether the text holds some words, in this case; they stand on one line. */
export function holds(document: Document, words: string): boolean {
  tracing()?.askWhetherHeld(words);
  return traced(undefined, () => document.text.includes(words));
}

// A question outlives its version, which a function made within the others would keep in memory.
const matches = (pattern: RegExp) => (words: string) => pattern.test(words);

/** Whether a block is a heading `# …` at the start of a line and at the top level. */
export function opensPart(text: string, { kind, parent, start }: Block): boolean {
  return kind === "heading" && !parent && text[start] === "#" && text[start - 1] === "\n";
}

/** The parts of a stretch of the text that begins where one does, by its blocks. */
export function partsOf(text: string, blocks: readonly Block[], start: number, end: number): Stretch[] {
  const starts = blocks.filter((it) => it.start > start && opensPart(text, it)).map((it) => it.start);
  return [start, ...starts].map((from, i) => ({ start: from, end: starts[i] ?? end, readings: new Readings() }));
}

/** What a document is besides its text. */
export type Structure = Pick<Document, "blocks" | "parts" | "frontMatter" | "fieldBlocks">;

class ParsedDocument implements Document {
  readonly #text: string;
  readonly length: number;
  readonly blocks: readonly Block[];
  readonly parts: readonly Stretch[];
  readonly frontMatter: FrontMatter | undefined;
  readonly fieldBlocks: readonly Block[];

  constructor(text: string, { blocks, parts, frontMatter, fieldBlocks }: Structure) {
    this.#text = text;
    this.length = text.length;
    this.blocks = blocks;
    this.parts = parts;
    this.frontMatter = frontMatter;
    this.fieldBlocks = fieldBlocks;
  }

  get text(): string {
    tracing()?.takeText();
    return this.#text;
  }

  slice(start = 0, end = this.#text.length): string {
    return this.textWithin({ start, end }).slice(start, end);
  }

  textWithin({ start, end }: Range): string {
    const trace = tracing();
    if (trace)
      for (const { readings } of this.blocks.slice(...holdersOf(this.blocks, start, end))) trace.takeWords(readings);
    return this.#text;
  }
}

/** Puts a document together. */
export function createDocument(text: string, structure: Structure): Document {
  return new ParsedDocument(text, structure);
}

/**
 * The blocks that hold the characters of a range: the last that begins at or before each of them. What stands between two
 * blocks belongs to the one before it; what stands before the first belongs to none. Their indices: of the first, and
 * behind the last.
 */
export function holdersOf(blocks: readonly Block[], start: number, end: number): [from: number, to: number] {
  const behind = firstFrom(blocks, start + 1);
  return [Math.max(behind - 1, 0), Math.max(firstFrom(blocks, end), behind)];
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
