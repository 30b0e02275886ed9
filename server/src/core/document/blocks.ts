/** From the parser's tree to blocks. */
import type { SyntaxNode, TreeCursor } from "@lezer/common";
import { moveRange, type Range } from "../text.ts";
import type { FrontMatterField } from "./frontMatter.ts";
import { type Block, type BlockKind, Readings } from "./model.ts";
import { blocksOnly } from "./parser.ts";

/** Blocks nested deeper than this are read as plain containers: nobody writes them, and they cost quadratic time. */
const MAX_DEPTH = 100;

/** How an alert begins: `> [!NOTE]`. */
const ALERT = /^>[ \t]{0,3}\[![A-Za-z]{2,12}\]/;

/** A block that is being put together. */
type Draft = Omit<{ -readonly [K in keyof Block]: Block[K] }, "children" | "lines"> & {
  children: Block[];
  lines: Range[];
};

/**
 * The blocks of a stretch that begins and ends where a line does, and where no block is open. What stands before
 * `bodyStart`, an offset into the text, is front matter.
 */
export function parseBlocks(text: string, start: number, end: number, bodyStart: number): Block[] {
  const part = text.slice(start, end);
  const blocks: Block[] = [];
  const cursor = blocksOnly.parse(forParser(part, bodyStart - start)).cursor();
  if (cursor.firstChild()) readBlocks(part, cursor, blocks);
  moveBlocks(blocks, start);
  return blocks;
}

/** The blocks of a field, whose lines the parser sees without their indentation. */
export function parseField(text: string, { lines }: FrontMatterField): Block[] {
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
  moveBlocks(blocks, start);
  return blocks;
}

/** Moves blocks so many characters further on: those behind the first few, which stay. */
export function moveBlocks(blocks: readonly Block[], by: number, first = 0): void {
  for (let i = first; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    moveRange(block, by);
    for (const line of block.lines) moveRange(line, by);
  }
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
      return { block: add(ALERT.test(text.slice(from, from + 40)) ? "alert" : "quote", from, to), enter: true };
    case "BulletList":
    case "OrderedList":
      return { block: add("list", from, to, { ordered: name === "OrderedList" }), enter: true };
    case "ListItem":
      return { block: add("item", from, to), enter: true };
    case "Paragraph": {
      const all = textLines(text, node, from, to);
      // The first line of an alert names its sort.
      const lines = parent?.kind === "alert" && parent.children.length === 0 && all.length > 1 ? all.slice(1) : all;
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
export function isScript(text: string, lines: readonly Range[]): boolean {
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
