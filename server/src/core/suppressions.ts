/**
 * Suppressions: comments and front matter by which a writer asks not to report a finding, with an optional reason and
 * last day. They are read from the text itself, so that they work in lists, tables, quotes and footnotes alike.
 */
import { type Block, type Document, parseInline } from "./document.ts";
import { frontMatterField } from "./frontMatter.ts";
import type { Range } from "./text.ts";

/** Ids of what suppressions themselves are told about. Like rules, they can be configured. */
export const SUPPRESSION_RULES = ["unused-suppression", "invalid-suppression"] as const;

export interface Suppression {
  /** The comment, or the front-matter field. */
  readonly range: Range;
  /** Where findings are not reported. */
  readonly scope: Range;
  /** The rules it names, with the place of each name; none means every rule. */
  readonly rules: readonly { readonly id: string; readonly range: Range }[];
  readonly reason: string | undefined;
  /** The last day it holds, `2024-05-03`. */
  readonly until: string | undefined;
  /** `disable` that no `enable` follows. */
  readonly unclosed: boolean;
  /** Front matter cannot be deleted like a comment. */
  readonly form: "comment" | "frontMatter";
}

const COMMENT =
  /(?:<!--|\{\/\*)[ \t]*blameless-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^\n]{0,500}?)(?:-->|\*\/\})/g;

/** Every suppression of a document, in the order of the text. */
export function readSuppressions(document: Document): Suppression[] {
  const { text } = document;
  const found: Suppression[] = [];
  const open: { suppression: Suppression; rules: Set<string> }[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isCode(document, start)) continue;
    const kind = match[1] as string;
    const bodyStart = start + match[0].indexOf(kind) + kind.length;
    const { rules, reason, until } = readBody(match[2] as string, bodyStart);
    const common = { range: { start, end }, rules, reason, until, unclosed: false, form: "comment" } as const;
    switch (kind) {
      case "disable-file":
        found.push({ ...common, scope: { start: 0, end: text.length } });
        break;
      case "disable-line":
        found.push({ ...common, scope: blockLineAt(document, start) });
        break;
      case "disable-next-line":
        found.push({ ...common, scope: nextLine(document, end) });
        break;
      case "disable": {
        const suppression: Suppression = { ...common, scope: { start: end, end: text.length }, unclosed: true };
        found.push(suppression);
        open.push({ suppression, rules: new Set(rules.map((rule) => rule.id)) });
        break;
      }
      case "enable": {
        const ids = rules.map((rule) => rule.id);
        for (let i = open.length - 1; i >= 0; i--) {
          const entry = open[i] as (typeof open)[number];
          if (ids.length > 0 && entry.rules.size > 0 && !ids.some((id) => entry.rules.has(id))) continue;
          const at = found.indexOf(entry.suppression);
          found[at] = {
            ...entry.suppression,
            scope: { start: entry.suppression.scope.start, end: start },
            unclosed: false,
          };
          open.splice(i, 1);
        }
        break;
      }
    }
  }
  const field =
    frontMatterField(document.frontMatter, "blameless.disable") ?? frontMatterField(document.frontMatter, "blameless");
  if (field) {
    const value =
      field.key === "blameless"
        ? (/disable\s*:\s*\[([^\]]*)\]/.exec(field.value)?.[1]?.split(",") ?? [])
        : field.values;
    const rules = value
      .map((id) => ({ id: id.trim().replace(/^["']|["']$/g, ""), range: field.valueRange }))
      .filter(({ id }) => id !== "");
    if (rules.length > 0) {
      found.push({
        range: field.valueRange,
        scope: { start: 0, end: text.length },
        rules,
        reason: undefined,
        until: undefined,
        unclosed: false,
        form: "frontMatter",
      });
    }
  }
  return found;
}

/** Whether there is such a day: `2026-02-30` is none. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date);
}

/** `should-have, if-only until=2026-03-01 -- agreed with the team`. */
function readBody(body: string, offset: number): Pick<Suppression, "rules" | "reason" | "until"> {
  const dashes = body.search(/(?:^|\s)(?:--|—)\s/);
  const names = dashes < 0 ? body : body.slice(0, dashes);
  const reason =
    dashes < 0
      ? ""
      : body
          .slice(dashes)
          .replace(/^\s*(?:--|—)\s*/, "")
          .trim();
  const rules: { id: string; range: Range }[] = [];
  let until: string | undefined;
  for (const match of names.matchAll(/[^\s,]+/g)) {
    const date = /^until=(\d{4}-\d\d-\d\d)$/.exec(match[0]);
    if (date && isDay(date[1] as string)) until = date[1];
    else
      rules.push({ id: match[0], range: { start: offset + match.index, end: offset + match.index + match[0].length } });
  }
  return { rules, reason: reason === "" ? undefined : reason, until };
}

function isCode(document: Document, offset: number): boolean {
  const block = document.blocks.findLast((it) => it.start <= offset && offset < it.end && it.children.length === 0);
  if (!block) return false;
  if (block.kind === "code") return true;
  return (
    block.lines.length > 0 &&
    parseInline(document, block).pieces.some(
      (piece) => piece.kind === "code" && piece.start < offset && offset < piece.end,
    )
  );
}

/** The text block around an offset: prose wraps, so the line of a finding may be any of its lines. */
function blockLineAt(document: Document, offset: number): Range {
  const block = leafAt(document, offset);
  const line = lineAround(document.text, offset);
  if (!block || block.kind === "comment" || block.kind === "html") return line;
  return block.kind === "cell"
    ? line
    : { start: Math.min(block.start, line.start), end: Math.max(block.end, line.end) };
}

function nextLine(document: Document, offset: number): Range {
  const { text } = document;
  let at = lineAround(text, offset).end;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  const line = lineAround(text, at);
  const block =
    document.blocks.find((it) => it.start >= line.start && it.start < line.end && it.lines.length > 0) ??
    leafAt(document, at);
  return block && block.kind !== "cell" ? { start: line.start, end: Math.max(line.end, block.end) } : line;
}

function leafAt(document: Document, offset: number): Block | undefined {
  return document.blocks.findLast(
    (block) =>
      block.start <= offset &&
      offset <= block.end &&
      (block.lines.length > 0 || block.kind === "comment" || block.kind === "html"),
  );
}

function lineAround(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return { start, end };
}
