/**
 * The Markdown document: blocks with exact offsets, and the inline pieces of a block on demand. All that knows the parser
 * lies in `document/`.
 */

import { parseBlocks, parseField } from "./document/blocks.ts";
import { type FrontMatter, parseFrontMatter } from "./document/frontMatter.ts";
import { askReader, type Block, createDocument, type Document, partsOf } from "./document/model.ts";
import { type Alike, type BlockChange, difference, reparse } from "./document/reparse.ts";
import { retype } from "./document/retype.ts";
import { isProseField } from "./headings.ts";
import { type Change, isAlike } from "./trace.ts";

export { type Inline, type Link, type Piece, parseInline } from "./document/inline.ts";
export {
  about,
  aboutParts,
  type Block,
  type BlockKind,
  type Document,
  holds,
  isInField,
  isInside,
  listDepth,
  ofBlock,
  Readings,
  type Stretch,
  saysAnywhere,
} from "./document/model.ts";
export type { Alike } from "./document/reparse.ts";

/** Parses any text. Never throws; the offsets of the result are those of `text`, whatever its line endings or BOM. */
export function parseDocument(text: string): Document {
  const frontMatter = parseFrontMatter(text);
  const blocks = parseBlocks(text, 0, text.length, frontMatter?.end ?? 0);
  const parts = partsOf(text, blocks, 0, text.length);
  return createDocument(text, { blocks, parts, frontMatter, fieldBlocks: blocksOfFields(text, frontMatter) });
}

function blocksOfFields(text: string, frontMatter: FrontMatter | undefined): Block[] {
  return (frontMatter?.fields ?? []).flatMap((field) =>
    field.lines.length > 0 && isProseField(field.key) ? parseField(text, field) : [],
  );
}

/** How a document came from the version before it, where both are made of the same blocks, each of as many lines. */
export interface Step extends BlockChange, Omit<Change, "touched" | "replaced" | "parts"> {
  readonly from: number;
  readonly last: Document;
}

const steps = new WeakMap<Document, Step>();

/** The step that led to a document; undefined where it is new, or its blocks are others than before. */
export const stepTo = (document: Document): Step | undefined => steps.get(document);

/**
 * Parses the next version of a document. Only what lies between two headings around the change is parsed again, and the
 * result is the same; the blocks around that are taken from `last`, which is not to be used any more. Who knows that the
 * texts begin and end alike spares a comparison of both.
 */
export function reparseDocument(text: string, last: Document, alike: Alike = { start: 0, end: 0 }): Document {
  const edit = difference(last.text, text, alike);
  const isInBody = last.frontMatter !== undefined && edit.oldStart > last.frontMatter.end + 1;
  const frontMatter = isInBody ? last.frontMatter : parseFrontMatter(text);
  const bodyStart = frontMatter?.end ?? 0;
  const reparsed = retype(text, bodyStart, last, edit) ?? reparse(text, bodyStart, last, edit);
  if (!reparsed) return parseDocument(text);
  const { blocks, parts, change } = reparsed;
  const fieldBlocks = isInBody ? last.fieldBlocks : blocksOfFields(text, frontMatter);
  const document = createDocument(text, { blocks, parts, frontMatter, fieldBlocks });
  if (change) {
    const readers = new Set<number>();
    for (const { before, after } of change.replaced)
      for (const [reader, answer] of before.readings.asked())
        if (!readers.has(reader) && !isAlike(answer, askReader(reader, document, after))) readers.add(reader);
    // Or each version would keep all before it.
    steps.delete(last);
    steps.set(document, { ...change, readers, last });
  }
  return document;
}
