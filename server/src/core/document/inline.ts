/** The inline structure of one block, read when somebody asks for it. */
import type { Element } from "@lezer/markdown";
import type { Range } from "../text.ts";
import type { Block, Document } from "./model.ts";
import { full, names, withoutAddresses } from "./parser.ts";

/** A stretch of a block's text: what a reader sees (`text`), or something that is not prose. */
export interface Piece extends Range {
  readonly kind: "text" | "code" | "url" | "image" | "html" | "comment" | "entity" | "break";
}

/** A link with its brackets and its address. */
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

/** The inline parser is superlinear on some shapes, so it never sees more than this many characters at once. */
const INLINE_WINDOW = 2048;
/** What an address that is no link begins with, or has in it. */
const ADDRESS = /@|https?:|www\./;
/** Something in a text that the inline parser has to look at; everything else is plain text. */
const INLINE_MARK = /[*_`[\]<&\\!~@{]|https?:|www\./;

/** The inline structure of a heading, paragraph or cell. Linear in the length of the block. */
export function parseInline(document: Document, block: Block): Inline {
  const text = document.textWithin(block);
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
    const parser = ADDRESS.test(source) ? full : withoutAddresses;
    collect(parser.parseInline(source, start), text, hidden, into);
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
