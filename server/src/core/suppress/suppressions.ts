/**
 * Suppressions: comments and front matter by which a writer asks not to report a finding, with an optional reason and
 * last day. They are read from the text itself, so that they work in lists, tables, quotes and footnotes alike.
 */

import { frontMatterField } from "../document/frontMatter.ts";
import { type Block, type Document, parseInline } from "../document.ts";
import { nearest } from "../nearest.ts";
import type { Range } from "../text.ts";

/** Where a writer asked not to hear of some rules, or of any. */
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
  /** The `enable` that ends it, if it ends nothing else. */
  readonly endedBy: Range | undefined;
  /** Front matter cannot be deleted like a comment. */
  readonly form: "comment" | "frontMatter";
}

/** An `enable`. */
export interface End extends Pick<Suppression, "range" | "rules"> {
  /** Whether it ends any suppression. */
  readonly endsAny: boolean;
}

/** A comment that looks like a suppression and is none: `blameless-disable-nextline`. */
export interface Mistyped {
  readonly written: string;
  readonly meant: string;
  /** The words to replace. */
  readonly range: Range;
}

/** All that a document says about what is not to be reported, each in the order of the text. */
export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  readonly ends: readonly End[];
  readonly mistyped: readonly Mistyped[];
}

const DIRECTIVES = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"];
/** A comment that begins with our name, and its next word. */
const COMMENT = /(?:<!--|\{\/\*)[ \t]*(blameless([-_: \t]{1,3})([A-Za-z][\w-]{0,40}))([^\n]{0,500}?)(?:-->|\*\/\})/g;
/** How other tools say it. */
const OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/^(?:ignore|suppress|skip|off|exempt|allow)\b/, "disable"],
  [/^(?:unignore|on|end|restore|resume)\b/, "enable"],
];

/** What was meant by a word that is no directive; undefined where it may be a word of prose, as in a writer's own note. */
function meantBy(word: string, separator: string): string | undefined {
  const lower = word.toLowerCase().replaceAll("_", "-");
  if (separator !== "-" && !/^(?:disable|enable)(?![a-z])/.test(lower)) return undefined;
  const [other, ours] = OTHERWISE.find(([pattern]) => pattern.test(lower)) ?? [];
  const known = other && ours ? lower.replace(other, ours) : lower;
  const directive = DIRECTIVES.includes(known) ? known : nearest(known, DIRECTIVES);
  return directive && `blameless-${directive}`;
}

/** Reads every suppression of a document. */
export function readSuppressions(document: Document): Suppressions {
  const { text } = document;
  const found: Suppression[] = [];
  const ends: End[] = [];
  const mistyped: Mistyped[] = [];
  const open: { suppression: Suppression; rules: Set<string> }[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isCode(document, start)) continue;
    const [whole, written = "", separator = "", kind = "", body = ""] = match;
    const wordStart = start + whole.indexOf(written);
    const bodyStart = wordStart + written.length;
    if (separator !== "-" || !DIRECTIVES.includes(kind)) {
      const meant = meantBy(kind, separator);
      if (meant) mistyped.push({ written, meant, range: { start: wordStart, end: bodyStart } });
      continue;
    }
    const { rules, reason, until } = readBody(body, bodyStart);
    const range = { start, end };
    const common = { range, rules, reason, until, unclosed: false, endedBy: undefined, form: "comment" } as const;
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
        const isEnded = (entry: (typeof open)[number]): boolean =>
          ids.length === 0 || entry.rules.size === 0 || ids.some((id) => entry.rules.has(id));
        const ended = open.filter(isEnded);
        const isLone = ended.length === 1;
        for (const entry of ended) {
          const { suppression } = entry;
          found[found.indexOf(suppression)] = {
            ...suppression,
            scope: { start: suppression.scope.start, end: start },
            unclosed: false,
            endedBy: isLone ? range : undefined,
          };
          open.splice(open.indexOf(entry), 1);
        }
        ends.push({ range, rules, endsAny: ended.length > 0 });
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
        endedBy: undefined,
        form: "frontMatter",
      });
    }
  }
  return { suppressions: found, ends, mistyped };
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
