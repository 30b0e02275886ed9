/**
 * The Markdown document: blocks with exact offsets, and the inline pieces of a block on demand.
 * This is the only file that knows the parser (`@lezer/markdown`: UTF-16 offsets, incremental, never fails).
 */

import type { SyntaxNode, TreeCursor } from "@lezer/common";
import { parser as commonmark, type Element, GFM, type InlineParser } from "@lezer/markdown";
import { type FrontMatter, type FrontMatterField, parseFrontMatter } from "./frontMatter.ts";
import { isProseField } from "./headings.ts";
import { contains, firstFrom, type Range } from "./text.ts";

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

/** A stretch of a block's text: what a reader sees (`text`), or something that is not prose. */
export interface Piece extends Range {
  readonly kind: "text" | "code" | "url" | "image" | "html" | "comment" | "entity" | "break";
}

export interface Link extends Range {
  /** The visible text, between the brackets. */
  readonly label: Range;
  readonly url: string;
}

/** The inline structure of one block. `pieces` are in order and do not overlap; marks such as `**` lie between them. */
export interface Inline {
  readonly pieces: readonly Piece[];
  readonly strong: readonly Range[];
  readonly links: readonly Link[];
}

/** Blocks nested deeper than this are read as plain containers: nobody writes them, and they cost quadratic time. */
const MAX_DEPTH = 100;
/** The inline parser is superlinear on some shapes, so it never sees more than this many characters at once. */
const INLINE_WINDOW = 2048;

const isAlphanumeric = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Nothing begins inside a word, where most characters stand: the other inline parsers are asked at its start only. */
const insideWords: InlineParser = {
  name: "InsideWords",
  before: "Escape",
  parse: ({ text, offset }, code, pos) => {
    let at = pos - offset;
    if (at === 0 || !isAlphanumeric(code) || !isAlphanumeric(text.charCodeAt(at - 1))) return -1;
    while (isAlphanumeric(text.charCodeAt(at))) at++;
    return at + offset;
  },
};

const full = commonmark.configure([GFM, { parseInline: [insideWords] }]);
/** The block structure alone: what is in a line is read when somebody asks, so the parser need not look at it. */
const blocksOnly = Object.assign(full.configure({}), { parseInline: () => [] });
const names = full.nodeSet.types.map((type) => type.name);

type Draft = Omit<{ -readonly [K in keyof Block]: Block[K] }, "children" | "lines"> & {
  children: Block[];
  lines: Range[];
};

/**
 * Parses any text. Never throws; the offsets of the result are those of `text`, whatever its line endings or BOM. Given
 * the version before, only what lies between two headings around the change is parsed again; the result is the same.
 */
export function parseDocument(text: string, before?: Document): Document {
  const frontMatter = parseFrontMatter(text);
  const blocks = (before && reparse(text, frontMatter, before)) ?? parseBlocks(text, 0, text.length, frontMatter);
  const fieldBlocks = (frontMatter?.fields ?? []).flatMap((field) =>
    field.lines.length > 0 && isProseField(field.key) ? parseField(text, field) : [],
  );
  return { text, blocks, frontMatter, fieldBlocks };
}

/** Whether a block, or a range of its text, belongs to the prose of the front matter. */
export function isInField({ fieldBlocks }: Document, range: Range): boolean {
  const innermost = fieldBlocks[firstFrom(fieldBlocks, range.start + 1) - 1];
  return innermost !== undefined && contains(innermost, range);
}

/** The blocks of a field, whose lines the parser sees without their indentation. */
function parseField(text: string, { lines }: FrontMatterField): Block[] {
  const start = (lines[0] as Range).start;
  let source = "";
  for (const line of lines) {
    const gap = text.slice(start + source.length, line.start);
    // At least one line end stands between two lines, and more around a blank one.
    const ends = Math.min(gap.match(/\r\n|\n|\r/g)?.length ?? 0, 2);
    source += " ".repeat(gap.length - ends) + "\n".repeat(ends) + text.slice(line.start, line.end);
  }
  const blocks: Block[] = [];
  const cursor = blocksOnly.parse(forParser(source, 0)).cursor();
  if (cursor.firstChild()) readBlocks(source, cursor, blocks);
  return moved(blocks, 0, start);
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

/** The blocks of a stretch that begins and ends where a line does, and where no block is open. */
function parseBlocks(text: string, start: number, end: number, frontMatter: FrontMatter | undefined): Block[] {
  const part = text.slice(start, end);
  const blocks: Block[] = [];
  const cursor = blocksOnly.parse(forParser(part, (frontMatter?.end ?? 0) - start)).cursor();
  if (cursor.firstChild()) readBlocks(part, cursor, blocks);
  return start === 0 ? blocks : moved(blocks, 0, start);
}

/**
 * A heading `# …` at the start of a line and at the top level closes all blocks before it and is closed by its own line:
 * the parser knows as little of what was there as at the start of a text. So from the last such heading before a change
 * to the first one after it, if that is still read as one, the text is parsed anew, and all other blocks are as before.
 */
function reparse(text: string, frontMatter: FrontMatter | undefined, before: Document): Block[] | undefined {
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
  const metaEnd = frontMatter?.end ?? 0;
  if (first < 0 ? next && metaEnd > next.start + by : metaEnd !== (before.frontMatter?.end ?? 0)) return undefined;
  const anew = parseBlocks(text, from, to, frontMatter);
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

/** The blocks from an index on, at their new offsets. */
function moved(blocks: readonly Block[], from: number, by: number): Block[] {
  const news = new Map<Block, Draft>();
  const result: Block[] = [];
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const parent = block.parent && news.get(block.parent);
    const lines = block.lines.map(({ start, end }) => ({ start: start + by, end: end + by }));
    const draft: Draft = { ...block, start: block.start + by, end: block.end + by, parent, children: [], lines };
    parent?.children.push(draft);
    if (block.children.length > 0) news.set(block, draft);
    result.push(draft);
  }
  return result;
}

/**
 * The same text, of the same length, as the parser likes it: LF line ends only, no byte-order mark, and blanks in place
 * of the front matter.
 */
function forParser(text: string, bodyStart: number): string {
  const body = bodyStart <= 0 ? text : text.slice(0, bodyStart).replace(/[^\r\n]/g, " ") + text.slice(bodyStart);
  // The parser knows no table whose rows end in blanks, so the last pipe moves to the end of its line.
  const piped = body.includes("|")
    ? body.replace(/\|([ \t]*\r?)(?=\n|$)/g, (_, blanks: string) => `${" ".repeat(blanks.length)}|`)
    : body;
  const unixLines = piped.includes("\r") ? piped.replace(/\r\n/g, " \n").replace(/\r/g, "\n") : piped;
  return unixLines.charCodeAt(0) === 0xfeff ? ` ${unixLines.slice(1)}` : unixLines;
}

/** Walks the tree without recursion, so that no document can overflow the stack. */
function readBlocks(text: string, cursor: TreeCursor, blocks: Block[]): void {
  let parent: Draft | undefined;
  let depth = 0;
  const parents: (Draft | undefined)[] = [];
  for (;;) {
    const made = readBlock(text, cursor.node, parent, blocks);
    if (made?.enter && depth < MAX_DEPTH && cursor.firstChild()) {
      parents.push(parent);
      parent = made.block;
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent() || depth === 0) return;
      depth--;
      parent = parents.pop();
    }
  }
}

/** Reads one node; `enter` says whether its children are blocks of their own. */
function readBlock(
  text: string,
  node: SyntaxNode,
  parent: Draft | undefined,
  blocks: Block[],
): { block: Draft; enter: boolean } | undefined {
  const add = (kind: BlockKind, start: number, end: number, more: Partial<Draft> = {}): Draft => {
    // The parser saw a blank in the place of a CR, which is half of a line end: nothing may be inserted behind it.
    const stop = end > start && text[end - 1] === "\r" ? end - 1 : end;
    const block: Draft = { kind, start, end: stop, parent, children: [], lines: [], readings: new Readings(), ...more };
    parent?.children.push(block);
    blocks.push(block);
    return block;
  };
  const { name, from, to } = node;
  switch (name) {
    case "Blockquote":
      return { block: add("quote", from, to), enter: true };
    case "BulletList":
    case "OrderedList":
      return { block: add("list", from, to, { ordered: name === "OrderedList" }), enter: true };
    case "ListItem":
      return { block: add("item", from, to), enter: true };
    case "Paragraph": {
      const lines = textLines(text, node, from, to);
      if (isScript(text, lines)) return { block: add("code", from, to), enter: false };
      return { block: add("paragraph", from, to, { lines }), enter: false };
    }
    case "Task": {
      const mark = node.firstChild;
      if (parent && mark) parent.checked = /[xX]/.test(text.slice(mark.from, mark.to));
      return {
        block: add("paragraph", from, to, { lines: textLines(text, node, mark?.to ?? from, to) }),
        enter: false,
      };
    }
    case "SetextHeading1":
    case "SetextHeading2": {
      const underline = node.lastChild;
      const lines = textLines(text, node, from, underline?.from ?? to);
      return { block: add("heading", from, to, { level: name.endsWith("1") ? 1 : 2, lines }), enter: false };
    }
    case "FencedCode":
    case "CodeBlock":
      return { block: add("code", from, to), enter: false };
    case "HTMLBlock":
      readHtml(text, from, to, add);
      return undefined;
    case "CommentBlock":
      return { block: add("comment", from, to), enter: false };
    case "ProcessingInstructionBlock":
      return { block: add("html", from, to), enter: false };
    case "HorizontalRule":
      return { block: add("rule", from, to), enter: false };
    case "LinkReference":
      return { block: add("definition", from, to), enter: false };
    case "Table":
      readTable(text, node, add("table", from, to), blocks);
      return undefined;
  }
  if (name.startsWith("ATXHeading")) {
    const open = node.firstChild;
    const close = node.lastChild;
    const contentEnd = close && close.from > from && close.name === "HeaderMark" ? close.from : to;
    const lines = textLines(text, node, open?.to ?? from, contentEnd);
    return { block: add("heading", from, to, { level: Number(name.slice(10)), lines }), enter: false };
  }
  return undefined;
}

/** The lines of a text block, trimmed, without the quote marks that stand at the start of continuation lines. */
function textLines(text: string, node: SyntaxNode, from: number, to: number): Range[] {
  const marks: Range[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "QuoteMark") marks.push({ start: child.from, end: child.to });
  }
  const lines: Range[] = [];
  let mark = 0;
  let start = from;
  while (start <= to) {
    let end = start;
    while (end < to && text[end] !== "\n" && text[end] !== "\r") end++;
    let textStart = start;
    while (mark < marks.length && (marks[mark] as Range).start < end) {
      const range = marks[mark++] as Range;
      if (range.start >= start) textStart = Math.max(textStart, range.end);
    }
    let textEnd = end;
    while (textStart < textEnd && isBlank(text.charCodeAt(textStart))) textStart++;
    while (textEnd > textStart && isBlank(text.charCodeAt(textEnd - 1))) textEnd--;
    if (textEnd > textStart) lines.push({ start: textStart, end: textEnd });
    start = end + 1;
  }
  return lines;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff;
}

/** MDX puts JavaScript modules between paragraphs: `import Chart from "./chart"`. */
function isScript(text: string, lines: readonly Range[]): boolean {
  return (
    lines.length > 0 &&
    lines.every(({ start, end }) =>
      /^(import\s.*from\s+["']|import\s+["']|export\s+(const|default|function)\s)/.test(
        text.slice(start, Math.min(end, start + 300)),
      ),
    )
  );
}

/** A block of raw HTML: its headings are headings (`<h2>Impact</h2>`), the rest is not prose. */
function readHtml(
  text: string,
  from: number,
  to: number,
  add: (kind: BlockKind, start: number, end: number, more?: Partial<Draft>) => Draft,
): void {
  let done = from;
  for (const match of text.slice(from, to).matchAll(/<h([1-6])(?:\s[^<>]{0,300})?>([^<]{1,300})<\/h\1>/gi)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const content = start + match[0].indexOf(">") + 1;
    if (start > done) add("html", done, start);
    add("heading", start, end, {
      level: Number(match[1]),
      lines: [{ start: content, end: content + (match[2] as string).length }],
    });
    done = end;
  }
  if (done < to) add("html", done, to);
}

/** Rows and cells of a table. The parser leaves out empty cells; here they are cells without lines. */
function readTable(text: string, node: SyntaxNode, table: Draft, blocks: Block[]): void {
  const child = (kind: BlockKind, parent: Draft, start: number, end: number, more: Partial<Draft>): Draft => {
    const block: Draft = { kind, start, end, parent, children: [], lines: [], readings: new Readings(), ...more };
    parent.children.push(block);
    blocks.push(block);
    return block;
  };
  for (let line = node.firstChild; line; line = line.nextSibling) {
    if (line.name !== "TableHeader" && line.name !== "TableRow") continue;
    const header = line.name === "TableHeader";
    const row = child("row", table, line.from, line.to, { header });
    let column = 0;
    let cellStart = line.from;
    let cell: SyntaxNode | undefined;
    const close = (end: number): void => {
      const lines = cell ? textLines(text, cell, cell.from, cell.to) : [];
      child("cell", row, cell?.from ?? cellStart, cell?.to ?? end, { header, column: column++, lines });
      cell = undefined;
    };
    for (let part = line.firstChild; part; part = part.nextSibling) {
      if (part.name === "TableCell") cell = part;
      else if (part.name === "TableDelimiter") {
        if (part.from > line.from || cell) close(part.from);
        cellStart = part.to;
      }
    }
    if (cell) close(line.to);
  }
}

/** Something in a text that the inline parser has to look at; everything else is plain text. */
const INLINE_MARK = /[*_`[\]<&\\!~@{]|https?:|www\./;

/** The inline structure of a heading, paragraph or cell. Linear in the length of the block. */
export function parseInline(document: Document, block: Block): Inline {
  const { text } = document;
  const pieces: Piece[] = [];
  const strong: Range[] = [];
  const links: Link[] = [];
  let first = 0;
  while (first < block.lines.length) {
    // Lines are read together, so that emphasis and code may span them, up to the size of the window.
    let last = first;
    const start = (block.lines[first] as Range).start;
    while (last + 1 < block.lines.length && (block.lines[last + 1] as Range).end - start <= INLINE_WINDOW) last++;
    const group = block.lines.slice(first, last + 1);
    const end = (group.at(-1) as Range).end;
    for (let at = start; at < end; ) {
      const stop = end - at <= INLINE_WINDOW ? end : windowEnd(text, at, end);
      readInline(text, group, at, stop, { pieces, strong, links });
      at = stop;
    }
    first = last + 1;
    if (first < block.lines.length)
      pieces.push({ kind: "break", start: end, end: (block.lines[first] as Range).start });
  }
  return { pieces, strong, links };
}

/** The end of a window over a very long line: after its last blank, or in the middle of a word that has none. */
function windowEnd(text: string, start: number, end: number): number {
  const limit = Math.min(start + INLINE_WINDOW, end);
  for (let i = limit; i > start + INLINE_WINDOW / 2; i--) if (text.charCodeAt(i) === 32) return i + 1;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}

function readInline(
  text: string,
  lines: readonly Range[],
  start: number,
  end: number,
  into: { pieces: Piece[]; strong: Range[]; links: Link[] },
): void {
  const source = text.slice(start, end).replace(/\r/g, " ");
  const hidden: Piece[] = [];
  if (INLINE_MARK.test(source)) {
    collect(full.parseInline(source, start), text, hidden, into);
    if (source.includes("$") || source.includes("{/*"))
      for (const match of source.matchAll(
        /\{\/\*.{0,500}?\*\/\}|(?<![\w$])\$[^\s$][^$\n]{0,200}?[^\s$\\]\$(?![\w$])/gs,
      )) {
        const at = start + match.index;
        hidden.push({ kind: match[0][0] === "{" ? "comment" : "code", start: at, end: at + match[0].length });
      }
    hidden.sort((a, b) => a.start - b.start || b.end - a.end);
  }
  // What lies between two lines of the block (line ends, quote marks) is a break, never text.
  const gaps: Piece[] = [];
  for (let i = 1; i < lines.length; i++) {
    const gap = { start: (lines[i - 1] as Range).end, end: (lines[i] as Range).start };
    if (gap.start >= start && gap.end <= end) gaps.push({ kind: "break", ...gap });
  }
  let at = start;
  const show = (stop: number): void => {
    while (at < stop) {
      const gap = gaps[0];
      if (!gap || gap.start >= stop) {
        into.pieces.push({ kind: "text", start: at, end: stop });
        at = stop;
      } else {
        if (gap.start > at) into.pieces.push({ kind: "text", start: at, end: gap.start });
        into.pieces.push(gap);
        gaps.shift();
        at = Math.max(at, gap.end);
      }
    }
  };
  for (const piece of hidden) {
    if (piece.start < at) continue;
    show(piece.start);
    while (gaps[0] && gaps[0].start < piece.end) gaps.shift();
    if (piece.kind !== "html" || piece.end > piece.start) into.pieces.push(piece);
    at = Math.max(at, piece.end);
  }
  show(end);
}

/** The parser keeps the children of an inline element, but its types do not show them. */
function childrenOf(element: Element): readonly Element[] {
  return (element as unknown as { children: readonly Element[] }).children;
}

/** Sorts the parser's inline elements into what is hidden, what is strong and what is a link. */
function collect(
  elements: readonly Element[],
  text: string,
  hidden: Piece[],
  into: { strong: Range[]; links: Link[] },
): void {
  const stack = [...elements];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const range = { start: element.from, end: element.to };
    const children = childrenOf(element);
    switch (names[element.type]) {
      case "InlineCode":
        hidden.push({ kind: "code", ...range });
        continue;
      case "URL":
      case "Autolink":
        hidden.push({ kind: "url", ...range });
        continue;
      case "Image":
        hidden.push({ kind: "image", ...range });
        continue;
      case "HTMLTag":
        hidden.push({ kind: /^<br/i.test(text.slice(range.start, range.start + 4)) ? "break" : "html", ...range });
        continue;
      case "Comment":
      case "ProcessingInstruction":
        hidden.push({ kind: "comment", ...range });
        continue;
      case "Entity":
        hidden.push({ kind: "entity", ...range });
        continue;
      case "Escape":
        // The backslash is hidden, the character it protects is text.
        hidden.push({ kind: "html", start: range.start, end: range.start + 1 });
        continue;
      case "HardBreak":
        hidden.push({ kind: "break", ...range });
        continue;
      case "EmphasisMark":
      case "StrikethroughMark":
      case "LinkTitle":
      case "LinkLabel":
        hidden.push({ kind: "html", ...range });
        continue;
      case "Link": {
        const open = children[0];
        const close = children.find((c, i) => i > 0 && names[c.type] === "LinkMark");
        const url = children.find((c) => names[c.type] === "URL");
        if (open && close) {
          // `[label](target "title")`: only the label is text.
          hidden.push(
            { kind: "html", start: open.from, end: open.to },
            { kind: "html", start: close.from, end: range.end },
          );
          into.links.push({
            ...range,
            label: { start: open.to, end: close.from },
            url: url ? text.slice(url.from, url.to) : "",
          });
          for (const child of children) if (child.from >= open.to && child.to <= close.from) stack.push(child);
        }
        continue;
      }
      case "StrongEmphasis":
        into.strong.push(range);
        break;
    }
    stack.push(...children);
  }
}

/** Whether a block lies inside a block of one of the given kinds. */
export function isInside(block: Block, ...kinds: BlockKind[]): boolean {
  for (let outer = block.parent; outer; outer = outer.parent) if (kinds.includes(outer.kind)) return true;
  return false;
}
