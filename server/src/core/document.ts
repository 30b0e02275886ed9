/**
 * The Markdown document: blocks with exact offsets, and the inline pieces of a block on demand. All that knows the parser
 * lies in `document/`.
 */

import { parseBlocks, parseField } from "./document/blocks.ts";
import type { Document } from "./document/model.ts";
import { reparse } from "./document/reparse.ts";
import { parseFrontMatter } from "./frontMatter.ts";
import { isProseField } from "./headings.ts";

export { type Inline, type Link, type Piece, parseInline } from "./document/inline.ts";
export {
  type Block,
  type BlockKind,
  type Document,
  isInField,
  isInside,
  listDepth,
  ofBlock,
  Readings,
} from "./document/model.ts";

/**
 * Parses any text. Never throws; the offsets of the result are those of `text`, whatever its line endings or BOM. Given
 * the version before, only what lies between two headings around the change is parsed again; the result is the same.
 */
export function parseDocument(text: string, before?: Document): Document {
  const frontMatter = parseFrontMatter(text);
  const bodyStart = frontMatter?.end ?? 0;
  const blocks = (before && reparse(text, bodyStart, before)) ?? parseBlocks(text, 0, text.length, bodyStart);
  const fieldBlocks = (frontMatter?.fields ?? []).flatMap((field) =>
    field.lines.length > 0 && isProseField(field.key) ? parseField(text, field) : [],
  );
  return { text, blocks, frontMatter, fieldBlocks };
}
