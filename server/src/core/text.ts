/**
 * Ranges, edits and lines. Everything inside the core counts UTF-16 code units from the start of the document,
 * 0-based, as JavaScript strings and the language server protocol do; lines and columns exist only at the edges.
 */

/** A half-open span of text: `start` inclusive, `end` exclusive, UTF-16 offsets from the start of the document. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text, or a document, that is read in parts; offsets as those of a string. */
export interface Sliceable {
  slice(start?: number, end?: number): string;
}

/** Replaces the text of a range. An insertion is an edit of an empty range. */
export interface Edit extends Range {
  readonly text: string;
}

/** A place in the text as editors count it: both 0-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The same text as a string of its own. A slice, however short, keeps all of the text it was cut from in memory. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

const NO_MATCHES: readonly RegExpExecArray[] = [];

/** Every match of a pattern with the flag `g`. For what is asked of each part of a text: `matchAll` copies the pattern. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NO_MATCHES;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}

/** A range so many characters further on. */
export function shifted<T extends Range>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** Changes a range itself; for what is known by its identity. */
export function setRange(range: { -readonly [K in keyof Range]: Range[K] }, start: number, end: number): void {
  range.start = start;
  range.end = end;
}

/** Moves a range itself so many characters further on. */
export function moveRange(range: Range, by: number): void {
  setRange(range, range.start + by, range.end + by);
}

/** Whether two ranges share at least one character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly inside `outer`; equal ranges contain each other. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The index of the first range that begins at or after an offset; the ranges are sorted by their start. */
export function firstFrom(sorted: readonly Range[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Range).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Applies edits to a text. Edits are taken in order of position; one that overlaps an edit already taken is left out,
 * so that a later run can apply it to the new text (the idea is ESLint's source-code-fixer).
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let done = 0;
  for (const edit of sorted) {
    if (edit.start < done) continue;
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** Converts offsets to lines and back. A line ends with LF, CRLF or a lone CR, as in the language server protocol. */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the first character of each line; found when somebody first asks. */
  get starts(): readonly number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }

  /** The 0-based line that holds an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.lineAt(inside);
    return { line, character: inside - (this.starts[line] as number) };
  }

  /** The offset of a position; a line or character outside the text is clamped. */
  offsetAt(position: Position): number {
    const line = Math.min(Math.max(position.line, 0), this.starts.length - 1);
    const start = this.starts[line] as number;
    const end = this.starts[line + 1] ?? this.#text.length;
    return Math.min(start + Math.max(position.character, 0), end);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
