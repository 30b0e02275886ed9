/**
 * Front matter: the metadata block at the top of a document, as YAML (`---`), TOML (`+++`) or JSON (`{`).
 * Read line by line for its keys, with exact offsets, rather than with a YAML library: the linter needs top-level keys,
 * lists and one level below, it needs where they stand, and a broken block must never hide the document below it.
 */
import type { Range } from "./text.ts";

/** One `key: value`. `value` is the text without quotes and comments; lists are given item by item in `values`. */
export interface FrontMatterField {
  /** Lower case, with blanks and hyphens as written: `start_time`, `linkTitle` as `linktitle`. Nested keys as `outer.inner`. */
  readonly key: string;
  readonly keyRange: Range;
  readonly value: string;
  readonly values: readonly string[];
  readonly valueRange: Range;
}

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
    if (format === "yaml" && fields.length === 0 && text.slice(bodyStart, bodyEnd).trim() !== "") return undefined;
    return { format, start, end: bodyEnd + match[0].length, fields };
  }
  if (text[start] === "{") return jsonFrontMatter(text, start);
  return undefined;
}

const KEY = /^([ \t]*)(- +)?(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([A-Za-z_][\w .-]{0,99}?))[ \t]*$/;

function readLines(text: string, start: number, end: number, separator: ":" | "="): FrontMatterField[] {
  type Open = { -readonly [K in keyof FrontMatterField]: FrontMatterField[K] } & { values: string[]; indent: number };
  const fields: Open[] = [];
  let open: Open | undefined;
  let outer: Open | undefined;
  for (let at = start; at < end; ) {
    let lineEnd = at;
    while (lineEnd < end && text[lineEnd] !== "\n" && text[lineEnd] !== "\r") lineEnd++;
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
      const field: Open = {
        key: indent > 0 && outer ? `${outer.key}.${name}` : name,
        keyRange: { start: keyStart, end: keyStart + line.slice(indent, cut).trimEnd().length },
        value: unquote(raw),
        values: listOf(raw),
        valueRange: { start: valueStart, end: valueStart + raw.length },
        indent,
      };
      if (/^[|>][+-]?\d?$/.test(raw)) {
        field.value = "";
        field.values = [];
      }
      fields.push(field);
      open = field;
      if (indent === 0) outer = field;
    } else if (open && line.trim() !== "" && !line.trim().startsWith("#")) {
      // A list item, or the continuation of a folded value.
      const content = line.trim();
      const item = /^-\s+(.*)$/.exec(content);
      if (item) open.values.push(unquote(withoutComment(item[1] as string).trim()));
      else open.value = open.value === "" ? content : `${open.value} ${content}`;
      const from = at + indent;
      open.valueRange = {
        start:
          open.value === "" && open.values.length <= 1 ? Math.min(open.valueRange.start, from) : open.valueRange.start,
        end: at + line.trimEnd().length,
      };
      if (!item && open.values.length <= 1 && open.value !== "") open.values = [open.value];
    }
    at = lineEnd + (text[lineEnd] === "\r" && text[lineEnd + 1] === "\n" ? 2 : 1);
  }
  return fields.map(({ indent: _, ...field }) => ({ ...field, value: field.value || field.values.join(", ") }));
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
    });
  }
  return { format: "json", start, end: bodyEnd + close[0].length, fields };
}
