/** Which text is prose: what a reader sees of a block, without code, targets and marks, mapped back to the document. */

import { detached, type Range } from "../text.ts";
import { parseInline } from "./inline.ts";
import type { Block, Document } from "./model.ts";

/** Stands for a stretch that is no prose: inline code, a URL, an image. It reads as one noun. */
export const OPAQUE = "\uFFFC";

/** The text of one block as a reader sees it. */
export interface Prose {
  readonly text: string;
  /** Where a character of `text` stands in the document. */
  startOf(index: number): number;
  /** Where it ends there, which is more than one further on for an opaque stretch or an entity. */
  endOf(index: number): number;
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
  let text = "";
  const stretches: Stretch[] = [];
  const put = (shown: string, start: number, end: number): void => {
    stretches.push({ from: text.length, start, end, whole: shown.length === 1 });
    text += shown;
  };
  for (const piece of parseInline(document, block).pieces) {
    const source = document.slice(piece.start, piece.end);
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
        const hard = source.includes("<") || STARTS_WITH_TIME.test(document.slice(piece.end, piece.end + 16));
        put(hard ? "\n" : " ", piece.start, piece.end);
        break;
      }
    }
  }
  // Of a single stretch, the text is still a slice of the document.
  if (stretches.length === 1) text = detached(text);
  // Readers go from left to right, so the stretch is seldom far from the last one.
  let near = 0;
  const stretchAt = (index: number): Stretch => {
    if (index < (stretches[near] as Stretch).from) near = 0;
    while (near + 1 < stretches.length && (stretches[near + 1] as Stretch).from <= index) near++;
    return stretches[near] as Stretch;
  };
  return {
    text,
    startOf: (index) => {
      const { from, start, whole } = stretchAt(index);
      return whole ? start : start + index - from;
    },
    endOf: (index) => {
      const { from, start, end, whole } = stretchAt(index);
      return whole ? end : start + index - from + 1;
    },
  };
}

/** A stretch of prose from one piece of the document: `whole`, one character stands for all of it. */
interface Stretch extends Range {
  readonly from: number;
  readonly whole: boolean;
}
