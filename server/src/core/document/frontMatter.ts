/**
 * Front matter: the metadata block at the top of a document, as YAML (`---`), TOML (`+++`) or JSON (`{`).
 * Read line by line for its keys, with exact offsets, rather than with a YAML library: the linter needs top-level keys,
 * lists and one level below, it needs where they stand, and a broken block must never hide the document below it.
 */
import { contains, type Edit, firstFrom, type Range } from "../text.ts";

/** One `key: value`. `value` is the text without quotes and comments; lists are given item by item in `values`. */
export interface FrontMatterField {
  /** Lower case, with blanks and hyphens as written: `start_time`, `linkTitle` as `linktitle`. Nested keys as `outer.inner`. */
  readonly key: string;
  readonly keyRange: Range;
  readonly value: string;
  readonly values: readonly string[];
  readonly valueRange: Range;
  /**
   * Where the text of a scalar stands, line by line, without quotes and indentation. Empty for a list, and where escapes
   * stand in it: its characters are not those of the document.
   */
  readonly lines: readonly Range[];
}

/** The front matter of a document, with the lines that fence it. */
export interface FrontMatter extends Range {
  readonly format: "yaml" | "toml" | "json";
  readonly fields: readonly FrontMatterField[];
}

/** The field of a key (lower case), if the front matter has it. */
export function frontMatterField(
  frontMatter: FrontMatter | undefined,
  ...keys: string[]
): FrontMatterField | undefined {
  return frontMatter?.fields.find((field) => keys.includes(field.key));
}

/**
 * Whether edits of a field's text leave the front matter what it is, but for that text. What would have to be quoted or
 * escaped, or to begin a line, is refused, as is an edit of anything else in the front matter.
 */
export function keepsFrontMatter(text: string, frontMatter: FrontMatter, edits: readonly Edit[]): boolean {
  return edits.every((edit) => {
    if (edit.start >= frontMatter.end) return true;
    const { fields } = frontMatter;
    const field =
      fields[
        firstFrom(
          fields.map((it) => it.keyRange),
          edit.start,
        ) - 1
      ];
    const first = field?.lines[0];
    const last = field?.lines.at(-1);
    if (!field || !first || !last || !contains({ start: first.start, end: last.end }, edit)) return false;
    if (/[\r\n]/.test(edit.text) || (edit.start === first.start && !/^[\p{L}\d⟨]/u.test(edit.text))) return false;
    const opening = text[field.valueRange.start];
    if (opening === "|" || opening === ">") return true;
    if (opening === "'") return !edit.text.includes("'");
    if (opening === '"') return !/["\\]/.test(edit.text);
    return !/:\s|\s#/.test(text.slice(edit.start - 1, edit.start) + edit.text + text.slice(edit.end, edit.end + 2));
  });
}

/** Finds the front matter at the very start of a text (after a byte-order mark), or nothing. Never throws. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fence = /^(---|\+\+\+|;;;)[ \t]*(\r\n|\n|\r)/.exec(text.slice(start, start + 80));
  if (fence) {
    const close = new RegExp(
      `^${fence[1] === "---" ? "(?:---|\\.\\.\\.)" : fence[1]?.replace(/\+/g, "\\+")}[ \\t]*(?:$|\\r\\n|\\n|\\r)`,
      "m",
    );
    const bodyStart = start + fence[0].length;
    const match = close.exec(text.slice(bodyStart));
    if (!match) return undefined;
    const bodyEnd = bodyStart + match.index;
    const format = fence[1] === "---" ? "yaml" : "toml";
    const fields = readLines(text, bodyStart, bodyEnd, format === "yaml" ? ":" : "=");
    // A thematic break followed by prose is no front matter.
    if (format === "yaml" && isDocument(text.slice(bodyStart, bodyEnd), fields.length)) return undefined;
    return { format, start, end: bodyEnd + match[0].length, fields };
  }
  if (text[start] === "{") return jsonFrontMatter(text, start);
  return undefined;
}

/** Whether what stands between two fences is the document itself, between two thematic breaks, rather than its metadata. */
function isDocument(body: string, fields: number): boolean {
  if (fields === 0) return body.trim() !== "";
  const lines = body.split(/\r\n|\n|\r/);
  // A comment stands among its keys, a heading apart; and at the margin YAML has no prose.
  const isApart = (line: string, i: number): boolean => /^#{1,6} \S/.test(line) && (lines[i + 1] ?? "").trim() === "";
  return lines.some(isApart) && lines.some((line) => /^\p{L}[^:]{20,}$/u.test(line));
}

const KEY = /^([ \t]*)(- +)?(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([A-Za-z_][\w .-]{0,99}?))[ \t]*$/;

function readLines(text: string, start: number, end: number, separator: ":" | "="): FrontMatterField[] {
  type Open = { -readonly [K in keyof FrontMatterField]: FrontMatterField[K] } & {
    values: string[];
    lines: Range[];
    /** The next line may go on with it. */
    isPlain: boolean;
    indent: number;
  };
  const fields: Open[] = [];
  let open: Open | undefined;
  let outer: Open | undefined;
  for (let at = start; at < end; ) {
    let lineEnd = lineEndAt(text, at, end);
    const line = text.slice(at, lineEnd);
    const indent = line.length - line.trimStart().length;
    const cut = separatorIndex(line, separator);
    const key = cut < 0 ? null : KEY.exec(line.slice(0, cut));
    if (key && !key[2]) {
      const name = (key[3] ?? key[4] ?? key[5] ?? "").toLowerCase();
      if (indent === 0) outer = undefined;
      const keyStart = at + indent;
      const valueStart = at + cut + 1 + (line.slice(cut + 1).length - line.slice(cut + 1).trimStart().length);
      const raw = withoutComment(line.slice(valueStart - at)).trimEnd();
      const scalar = readScalar(text, valueStart, raw, lineEnd, end, indent, separator);
      const field: Open = {
        key: indent > 0 && outer ? `${outer.key}.${name}` : name,
        keyRange: { start: keyStart, end: keyStart + line.slice(indent, cut).trimEnd().length },
        value: scalar.value ?? unquote(raw),
        values: scalar.value === undefined ? listOf(raw) : scalar.value === "" ? [] : [scalar.value],
        valueRange: { start: valueStart, end: scalar.end > lineEnd ? scalar.end : valueStart + raw.length },
        lines: scalar.lines,
        isPlain: scalar.isPlain && line.trimEnd().endsWith(raw),
        indent,
      };
      fields.push(field);
      lineEnd = scalar.end;
      open = field;
      if (indent === 0) outer = field;
    } else if (open && line.trim().startsWith("#")) {
      open.isPlain = false;
    } else if (open && line.trim() !== "") {
      // A list item, or the continuation of a folded value.
      const content = line.trim();
      const item = /^-\s+(.*)$/.exec(content);
      if (item) open.values.push(unquote(withoutComment(item[1] as string).trim()));
      else open.value = open.value === "" ? content : `${open.value} ${content}`;
      const from = at + indent;
      if (!item && open.isPlain && indent > open.indent) {
        const shown = withoutComment(content).trimEnd();
        open.lines.push({ start: from, end: from + shown.length });
        // A comment ends the scalar.
        open.isPlain = shown === content;
      }
      open.valueRange = {
        start:
          open.value === "" && open.values.length <= 1 ? Math.min(open.valueRange.start, from) : open.valueRange.start,
        end: at + line.trimEnd().length,
      };
      if (!item && open.values.length <= 1 && open.value !== "") open.values = [open.value];
    }
    at = lineEnd + (text[lineEnd] === "\r" && text[lineEnd + 1] === "\n" ? 2 : 1);
  }
  return fields.map(({ indent: _, isPlain: __, ...field }) => ({
    ...field,
    value: field.value || field.values.join(", "),
  }));
}

/** How a scalar is written. */
interface Scalar {
  readonly lines: Range[];
  /** The end of its last line. */
  readonly end: number;
  /** Its text, where it stands in more than the line of its key. */
  readonly value: string | undefined;
  /** Without quotes. */
  readonly isPlain: boolean;
}

const BLOCK_SCALAR = /^[|>](?:[+-]?[1-9]?|[1-9][+-])$/;

/**
 * Reads the scalar that begins at `start`, after a key with so much indentation. `raw` is what stands of it in the line of
 * the key, which ends at `lineEnd`; the front matter ends at `end`.
 */
function readScalar(
  text: string,
  start: number,
  raw: string,
  lineEnd: number,
  end: number,
  indent: number,
  separator: ":" | "=",
): Scalar {
  const none: Scalar = { lines: [], end: lineEnd, value: undefined, isPlain: false };
  /** Between `from` and `to`, all on the line of the key or on lines that belong to the value. */
  const over = (from: number, to: number, stop: number, dedent: "all" | "common", hasEscapes = false): Scalar => {
    const lines = linesIn(text, from, to, dedent);
    const value = stop > lineEnd ? lines.map((it) => text.slice(it.start, it.end)).join(" ") : undefined;
    return { lines: hasEscapes ? [] : lines, end: stop, value, isPlain: false };
  };
  const isYaml = separator === ":";
  if (isYaml && BLOCK_SCALAR.test(raw)) {
    const stop = endOfIndented(text, lineEnd, end, indent);
    return { ...over(lineEnd, stop, stop, "common"), ...(stop === lineEnd && { value: "" }) };
  }
  const quote = /^(?:"""|'''|["'])/.exec(isYaml ? raw.slice(0, 1) : raw)?.[0];
  if (!quote) {
    const isPlain = isYaml && /^[^\s[\]{}&*!|>%@`#,?-]/.test(raw);
    return isPlain ? { ...none, lines: [{ start, end: start + raw.length }], isPlain } : none;
  }
  const from = start + quote.length;
  let close = text.indexOf(quote, from);
  // A nested value over several lines is none that anybody asks for.
  const isLong = isYaml && indent === 0 && close >= lineEnd;
  const last = quote.length === 3 ? end : isLong ? endOfIndented(text, lineEnd, end, indent) : lineEnd;
  // In YAML a quote is escaped by another; by a backslash only between double quotes.
  let hasEscapes = false;
  while (close >= 0 && close < last) {
    let before = close;
    while (before > from && text[before - 1] === "\\") before--;
    if (quote === "'" && isYaml && text[close + 1] === "'") close = text.indexOf(quote, close + 2);
    else if (quote.startsWith('"') && (close - before) % 2 === 1) close = text.indexOf(quote, close + 1);
    else break;
    hasEscapes = true;
  }
  if (close < 0 || close >= last) return none;
  const stop = close + quote.length;
  const stopLine = lineEndAt(text, stop, end);
  if (!/^\s*(?:#|$)/.test(text.slice(stop, stopLine))) return none;
  const inner = text.slice(from, close);
  hasEscapes ||= quote.startsWith('"') ? inner.includes("\\") : quote === "'" && isYaml && inner.includes("''");
  return over(from, close, Math.max(lineEnd, stopLine), quote.length === 3 ? "common" : "all", hasEscapes);
}

/** The end of the last line that is indented further, of those that follow the line end at `at`. */
function endOfIndented(text: string, at: number, end: number, indent: number): number {
  let last = at;
  for (let next = at; next < end; ) {
    const start = next + (text[next] === "\r" && text[next + 1] === "\n" ? 2 : 1);
    if (start >= end) break;
    next = lineEndAt(text, start, end);
    const own = text.slice(start, next).search(/\S/);
    if (own < 0) continue;
    if (own <= indent) break;
    last = next;
  }
  return last;
}

function lineEndAt(text: string, offset: number, end: number): number {
  let at = offset;
  while (at < end && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** The lines of a stretch that are not blank, without all of their indentation or that of the first one. */
function linesIn(text: string, start: number, end: number, dedent: "all" | "common"): Range[] {
  const lines: Range[] = [];
  let common: number | undefined;
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    common ??= indent;
    const from = start + index + (dedent === "all" ? indent : Math.min(indent, common));
    lines.push({ start: from, end: start + index + line.trimEnd().length });
  }
  return lines;
}

/** Where the key of a line ends; a colon counts only before a blank or the end (`http://` is no key). */
function separatorIndex(line: string, separator: string): number {
  for (let i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, i + 1)) {
    const next = line[i + 1];
    if (separator === "=" || next === undefined || next === " " || next === "\t") return i;
  }
  return -1;
}

function withoutComment(value: string): string {
  if (/^["']/.test(value)) return value;
  const at = value.search(/\s#/);
  return at < 0 ? (value.startsWith("#") ? "" : value) : value.slice(0, at);
}

function unquote(value: string): string {
  const match = /^(["'])(.*)\1[,]?$/s.exec(value.trim());
  return match ? (match[2] as string) : value.trim();
}

function listOf(raw: string): string[] {
  const flow = /^\[(.*)\]$/s.exec(raw);
  if (!flow) return raw === "" ? [] : [unquote(raw)];
  return (flow[1] as string)
    .split(",")
    .map(unquote)
    .filter((value) => value !== "");
}

/** JSON front matter ends at the brace that closes the first object, alone on its line. */
function jsonFrontMatter(text: string, start: number): FrontMatter | undefined {
  const close = /^\}[ \t]*(?:$|\r\n|\n|\r)/m.exec(text.slice(start));
  if (!close || !/^\{\s*(?:"|\})/.test(text.slice(start, start + 200))) return undefined;
  const bodyEnd = start + close.index;
  const fields: FrontMatterField[] = [];
  for (const match of text.slice(start, bodyEnd).matchAll(/^[ \t]*"([^"\n]{1,100})"[ \t]*:[ \t]*(.*?),?[ \t]*$/gm)) {
    const keyStart = start + match.index + match[0].indexOf('"');
    const raw = match[2] as string;
    const valueStart = start + match.index + match[0].lastIndexOf(raw);
    fields.push({
      key: (match[1] as string).toLowerCase(),
      keyRange: { start: keyStart, end: keyStart + (match[1] as string).length + 2 },
      value: unquote(raw),
      values: listOf(raw),
      valueRange: { start: valueStart, end: valueStart + raw.length },
      lines: /^"[^"\\]+"$/.test(raw) ? [{ start: valueStart + 1, end: valueStart + raw.length - 1 }] : [],
    });
  }
  return { format: "json", start, end: bodyEnd + close[0].length, fields };
}
