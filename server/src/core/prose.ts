/** Which text is prose: what a reader sees of a block, without code, targets and marks, mapped back to the document. */
import { type Block, type Document, parseInline } from "./document.ts";

/** Stands for a stretch that is no prose: inline code, a URL, an image. It reads as one noun. */
export const OPAQUE = "\uFFFC";

/**
 * The text of one block as a reader sees it. `offsets[i]` is where character `i` of `text` stands in the document;
 * `ends[i]` where it ends there, which is more than one further on for an opaque stretch or an entity.
 */
export interface Prose {
  readonly text: string;
  readonly offsets: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&rsquo;": "’",
  "&lsquo;": "‘",
  "&ldquo;": "“",
  "&rdquo;": "”",
  "&hellip;": "…",
  "&ndash;": "–",
  "&mdash;": "—",
};

/** A line of a paragraph that starts with a time is an entry of its own, though Markdown joins it to the line before. */
const STARTS_WITH_TIME = /^\W{0,4}(?:\d{4}-\d\d-\d\d|\d{1,2}[:.h]\d\d\b|\d{1,2}\/\d{1,2}\/\d\d)/;

/** The prose of a heading, paragraph or cell. Blocks of other kinds have none. */
export function proseOf(document: Document, block: Block): Prose {
  const parts: string[] = [];
  const size = block.end - block.start + 1;
  const offsets = new Int32Array(size);
  const ends = new Int32Array(size);
  let length = 0;
  const put = (text: string, start: number, end: number): void => {
    parts.push(text);
    const single = text.length === 1;
    for (let i = 0; i < text.length; i++) {
      offsets[length] = single ? start : start + i;
      ends[length++] = single ? end : start + i + 1;
    }
  };
  for (const piece of parseInline(document, block).pieces) {
    const source = document.text.slice(piece.start, piece.end);
    switch (piece.kind) {
      case "text":
        put(source, piece.start, piece.end);
        break;
      case "code":
      case "url":
      case "image":
        put(OPAQUE, piece.start, piece.end);
        break;
      case "entity":
        put(ENTITIES[source] ?? " ", piece.start, piece.end);
        break;
      case "break": {
        const hard = source.includes("<") || STARTS_WITH_TIME.test(document.text.slice(piece.end, piece.end + 16));
        put(hard ? "\n" : " ", piece.start, piece.end);
        break;
      }
    }
  }
  return { text: parts.join(""), offsets, ends };
}
