/** Text on a terminal: what may be shown, how wide it is, and how much of it fits. */
import { eastAsianWidth } from "get-east-asian-width";

/** Tabs as blanks, and nothing that moves the cursor or hides text. */
export function visible(text: string): string {
  return text
    .replace(/\t/g, "    ")
    .replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "�");
}

/** Columns on a terminal: wide characters and emoji take two, combining marks none. */
export function width(text: string): number {
  // Most text is plain; splitting it into what a reader sees as characters costs several milliseconds at first.
  if (isPlain(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes().segment(text)) columns += graphemeWidth(segment);
  return columns;
}

/** Latin letters, and the marks that this program writes: one column each. */
function isPlain(text: string): boolean {
  return !/[^\u0000-\u02FF\u2010-\u2027\u2190-\u2193\u27E8\u27E9]/.test(text);
}

let segmenter: Intl.Segmenter | undefined;
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter;
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{M}\u200B-\u200D\uFEFF]/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) as number);
}

/** A stretch of a line that fits into `columns`, with `…` where it was cut; all parts are ready to be shown. */
export interface Clip {
  readonly before: string;
  /** The words from `from` to `to`, or as many of them as fit. */
  readonly words: string;
  readonly after: string;
}

/** Cuts a line around the words from `from` to `to` (UTF-16 offsets in it), a third of what is left before them. */
export function clip(line: string, from: number, to: number, columns: number): Clip {
  const words = visible(line.slice(from, to));
  const wordsWidth = width(words);
  if (wordsWidth >= columns - 2)
    return { before: from > 0 ? "…" : "", words: `${takeStart(words, columns - 3)}…`, after: "" };
  const before = visible(line.slice(Math.max(0, from - 400), from));
  const after = visible(line.slice(to, to + 400));
  const beforeWidth = width(before);
  const afterWidth = width(after);
  const room = columns - wordsWidth;
  const isCutBefore = from > 400;
  const isCutAfter = line.length > to + 400;
  if (beforeWidth + afterWidth <= room && !isCutBefore && !isCutAfter) return { before, words, after };
  const left = Math.min(beforeWidth, Math.max(Math.floor(room / 3), room - afterWidth));
  const shownBefore = left < beforeWidth || isCutBefore ? `…${takeEnd(before, left - 1)}` : before;
  const right = room - width(shownBefore);
  return {
    before: shownBefore,
    words,
    after: right < afterWidth || isCutAfter ? `${takeStart(after, right - 1)}…` : after,
  };
}

function takeStart(text: string, columns: number): string {
  if (isPlain(text)) return text.slice(0, Math.max(0, columns));
  let taken = "";
  let used = 0;
  for (const { segment } of graphemes().segment(text)) {
    used += graphemeWidth(segment);
    if (used > columns) break;
    taken += segment;
  }
  return taken;
}

function takeEnd(text: string, columns: number): string {
  if (isPlain(text)) return columns <= 0 ? "" : text.slice(-columns);
  let taken = "";
  let used = 0;
  for (const { segment } of [...graphemes().segment(text)].reverse()) {
    used += graphemeWidth(segment);
    if (used > columns) break;
    taken = segment + taken;
  }
  return taken;
}

/** Breaks a text into lines of at most `columns`, each after `indent`; words longer than that stay whole. */
export function wrap(text: string, columns: number, indent = ""): string {
  const lines: string[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    if (lines.length > 0) lines.push("");
    for (const part of paragraph.split(/\n(?=\s*(?:[-*|]|\d+\.)\s)/)) {
      let line = "";
      for (const word of part.trim().split(/\s+/)) {
        if (line !== "" && width(line) + 1 + width(word) > columns - indent.length) {
          lines.push(indent + line);
          line = word;
        } else line = line === "" ? word : `${line} ${word}`;
      }
      lines.push(indent + line);
    }
  }
  return lines.join("\n");
}
