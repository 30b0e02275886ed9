/** Positions as a client counts them. Everything inside counts UTF-16 offsets; only this file knows other encodings. */
import type {
  Range as LspRange,
  Position,
  PositionEncodingKind,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "../core/text.ts";

/** What a client counts the characters of a line in. */
export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** The first encoding a client asks for that is known; without a wish it is UTF-16. */
export function chooseEncoding(wanted: readonly PositionEncodingKind[] | undefined): Encoding {
  return wanted?.find((it): it is Encoding => it === "utf-8" || it === "utf-16" || it === "utf-32") ?? "utf-16";
}

/** Positions and ranges of a client, and offsets into a document. */
export interface Places {
  positionAt(document: TextDocument, offset: number): Position;
  offsetAt(document: TextDocument, position: Position): number;
  rangeOf(document: TextDocument, range: Range): LspRange;
  /** Whether a range of a document is one that the client was told of before: cheaper than to look where it is. */
  isAt(document: TextDocument, range: Range, place: LspRange): boolean;
  /** A range of the client as offsets, in the order of the text. */
  read(document: TextDocument, range: LspRange): Range;
  /** Applies a change to a document. */
  update(document: TextDocument, change: TextDocumentContentChangeEvent, version: number): TextDocument;
}

/** Creates what converts between them. */
export function createPlaces(encoding: Encoding): Places {
  const positionAt = (document: TextDocument, offset: number): Position => {
    const position = document.positionAt(offset);
    if (encoding === "utf-16") return position;
    const start = offset - position.character;
    return { line: position.line, character: lengthIn(encoding, document.getText().slice(start, offset)) };
  };
  const toUtf16 = (document: TextDocument, { line, character }: Position): Position => {
    if (encoding === "utf-16" || line < 0 || line >= document.lineCount) return { line, character };
    const start = document.offsetAt({ line, character: 0 });
    const end = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
    return { line, character: unitsBefore(encoding, document.getText().slice(start, end), character) };
  };
  const offsetAt = (document: TextDocument, position: Position): number =>
    document.offsetAt(toUtf16(document, position));
  const isAt = (document: TextDocument, offset: number, { line, character }: Position): boolean => {
    // Between the marks of a line end is no place of its own.
    const isInLineEnd = offset > 0 && document.getText().startsWith("\r\n", offset - 1);
    if (encoding !== "utf-16" || line >= document.lineCount || isInLineEnd) {
      const now = positionAt(document, offset);
      return now.line === line && now.character === character;
    }
    const start = document.offsetAt({ line, character: 0 });
    const isBefore = line + 1 === document.lineCount || offset < document.offsetAt({ line: line + 1, character: 0 });
    return offset - start === character && isBefore;
  };
  return {
    positionAt,
    offsetAt,
    isAt: (document, { start, end }, place) => isAt(document, start, place.start) && isAt(document, end, place.end),
    rangeOf: (document, { start, end }) => ({ start: positionAt(document, start), end: positionAt(document, end) }),
    read: (document, { start, end }) => {
      const [a, b] = [offsetAt(document, start), offsetAt(document, end)];
      return { start: Math.min(a, b), end: Math.max(a, b) };
    },
    update: (document, change, version) => {
      const { start, end } = "range" in change && change.range ? change.range : {};
      const converted =
        start && end ? { ...change, range: { start: toUtf16(document, start), end: toUtf16(document, end) } } : change;
      return TextDocument.update(document, [converted], version);
    },
  };
}

/** How long a text is: UTF-8 in bytes, UTF-32 in code points. A lone surrogate counts like any other character. */
function lengthIn(encoding: Encoding, text: string): number {
  let length = 0;
  for (const char of text) length += sizeIn(encoding, char);
  return length;
}

function sizeIn(encoding: Encoding, char: string): number {
  if (encoding === "utf-32") return 1;
  const code = char.codePointAt(0) as number;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** How many UTF-16 units of a line stand before a character; one in the middle of a character counts as its start. */
function unitsBefore(encoding: Encoding, line: string, character: number): number {
  let left = character;
  let units = 0;
  for (const char of line) {
    left -= sizeIn(encoding, char);
    if (left < 0) break;
    units += char.length;
  }
  return units;
}
