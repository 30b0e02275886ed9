/** What stands below a title: the answer to it, where the title asks for names. */

import { type Block, type Document, ofBlock } from "../../document.ts";
import { normalizeHeading } from "../../headings.ts";

/** Words under a title: an item or paragraph below a heading or a label, a cell below the header of its column. */
interface Labelled {
  readonly words: string;
  /** The label or column in the form of an alias; empty where only the heading says what the words are. */
  readonly title: string;
  readonly section: string;
}

/** More than any line of a list of people or services has, in UTF-16 units. */
const MAX_WORDS = 400;

/** The words under the titles that `isMeant`. */
export function labelledWords(document: Document, isMeant: (title: string, section: string) => boolean): Labelled[] {
  const found: Labelled[] = [];
  let section = "";
  let columns: string[] = [];
  /** The label above a list, up to the end of that list. */
  let label = { title: "", end: 0 };
  const add = ({ start, end }: Block, title: string): void => {
    if (!isMeant(title, section)) return;
    found.push({ words: document.slice(start, Math.min(end, start + MAX_WORDS)), title, section });
  };
  for (const block of document.blocks) {
    if (block.kind === "heading") section = titleOf(document, block);
    else if (block.kind === "list" && label.end === 0) label = { ...label, end: block.end };
    else if (block.kind === "row" && block.header) columns = [];
    else if (block.kind === "cell" && block.header) columns[block.column as number] = titleOf(document, block);
    else if (block.kind === "cell") add(block, columns[block.column as number] ?? "");
    else if (block.kind === "paragraph") {
      if (block.start >= label.end) label = { title: labelOf(document, block), end: 0 };
      add(block, block.start < label.end ? label.title : "");
    }
  }
  return found;
}

const titleOf = ofBlock(({ text }, { start, end }) =>
  normalizeHeading(text.slice(start, Math.min(end, start + MAX_WORDS))),
);

/** `**Attendees:**` alone on its line, in the form of an alias; empty for all others. */
const labelOf = ofBlock((document, block) =>
  block.end - block.start <= 40 && /^[^\n:]+:[*_]{0,3}$/.test(document.slice(block.start, block.end).trim())
    ? titleOf(document, block)
    : "",
);
