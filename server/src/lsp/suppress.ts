/** Where a suppression comment goes, so that it holds for a finding and the Markdown still renders the same. */
import type { Block, Document } from "../core/document.ts";
import type { Edit, Range } from "../core/text.ts";

/** The edit that suppresses a rule at one finding; undefined where no comment can stand, as in front matter. */
export function disableHere(document: Document, range: Range, rule: string, mdx: boolean): Edit | undefined {
  const { text } = document;
  const block = document.blocks.findLast(
    (it) => it.lines.length > 0 && it.start <= range.start && range.start <= it.end,
  );
  if (!block) return undefined;
  if (block.parent === undefined) {
    const line = lineStart(text, block.start);
    // Only a line of its own can carry a comment; HTML headings share theirs.
    if (text.slice(line, block.start).trim() === "")
      return { start: line, end: line, text: `${comment(`disable-next-line ${rule}`, mdx)}${newlineOf(text)}` };
  }
  // In an item, a quote or a cell, a line of its own would end the list or the table; at the end of the text it is nothing.
  const end = (block.lines.at(-1) as Range).end;
  return { start: end, end, text: ` ${comment(`disable-line ${rule}`, mdx)}` };
}

/** The edit that suppresses a rule in the whole document: in the comment that does so for others already, or a new one. */
export function disableInFile(document: Document, rule: string, mdx: boolean): Edit {
  const { text } = document;
  const existing = /(?:<!--|\{\/\*)[ \t]*blameless-disable-file[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*/.exec(text);
  if (existing && !inCode(document, existing.index)) {
    const end = existing.index + existing[0].length;
    return { start: end, end, text: `, ${rule}` };
  }
  const newline = newlineOf(text);
  let start = document.frontMatter?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const lineEnd = document.frontMatter ? /^(?:\r\n|\n|\r)/.exec(text.slice(start, start + 2))?.[0] : "";
  // Front matter that ends the file may have no line end of its own.
  const before = lineEnd === undefined ? newline : "";
  start += lineEnd?.length ?? 0;
  return { start, end: start, text: `${before}${comment(`disable-file ${rule}`, mdx)}${newline}${newline}` };
}

function inCode(document: Document, offset: number): boolean {
  return document.blocks.some(({ kind, start, end }: Block) => kind === "code" && start <= offset && offset < end);
}

function comment(directive: string, mdx: boolean): string {
  return mdx ? `{/* blameless-${directive} */}` : `<!-- blameless-${directive} -->`;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
