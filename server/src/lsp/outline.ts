/** What a document is made of: symbols, folding, lenses, durations, and links of tickets. */
import {
  type CodeLens,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type InlayHint,
  SymbolKind,
} from "vscode-languageserver";
import { parseInline } from "../core/document.ts";
import { isLinted, REVIEWS } from "../core/postmortem/kind.ts";
import { incidentTimes, type Moment, momentsOf } from "../core/postmortem/moments.ts";
import type { Section } from "../core/postmortem/sections.ts";
import type { Postmortem } from "../core/postmortem.ts";
import { overlaps, type Range } from "../core/text.ts";
import type { Analysis } from "./documents.ts";
import { isCell } from "./uri.ts";

/** The sections as a tree, each with what it is for. */
export function symbols(analysis: Analysis): DocumentSymbol[] {
  const make = (section: Section): DocumentSymbol => ({
    name: section.title.trim() || "(untitled)",
    detail: section.roles.join(", "),
    kind: SymbolKind.String,
    range: analysis.rangeOf(section),
    selectionRange: analysis.rangeOf({
      start: Math.max(section.start, section.heading.start),
      end: Math.min(section.end, Math.max(section.heading.end, section.heading.start)),
    }),
    children: section.children.filter(isOutlined).map(make),
  });
  return analysis.result.postmortem.sections.all.filter((it) => !it.parent && isOutlined(it)).map(make);
}

/** Rows and fields are parts for the linter, not for a reader who looks for a place. */
function isOutlined({ form }: Section): boolean {
  return form !== "row" && form !== "table" && form !== "frontMatter" && form !== "leadIn";
}

/** Sections under true headings, and front matter. */
export function folds(analysis: Analysis): FoldingRange[] {
  const { text, result } = analysis;
  const { sections, document } = result.postmortem;
  const found: FoldingRange[] = [];
  const add = ({ start, end }: Range, kind: FoldingRangeKind): void => {
    const startLine = analysis.positionAt(start).line;
    const endLine = analysis.positionAt(start + text.slice(start, end).trimEnd().length).line;
    if (endLine > startLine) found.push({ startLine, endLine, kind });
  };
  if (document.frontMatter) add(document.frontMatter, FoldingRangeKind.Region);
  for (const section of sections.all) if (section.form === "heading") add(section, FoldingRangeKind.Region);
  return found;
}

/** What a review of the document would still miss, in words that end a sentence. About the text, never about people. */
export function missingForReview({ kind, sections, timeline, actionItems }: Postmortem): string[] {
  if (!REVIEWS.includes(kind)) return [];
  // A learning review need not measure, nor end in a list of things to do.
  const isPostmortem = kind === "postmortem";
  const missing: string[] = [];
  if (isPostmortem && !sections.find("impact")) missing.push("the impact");
  if (!sections.find("timeline") && timeline.entries.length === 0) missing.push("a timeline");
  if (!sections.find("factors")) missing.push("contributing factors");
  const open = actionItems.filter((item) => item.status === "open");
  if (isPostmortem && actionItems.length === 0) missing.push("action items");
  const without = (count: number, what: string): void => {
    if (count > 0) missing.push(`${what} for ${count} action ${count === 1 ? "item" : "items"}`);
  };
  without(open.filter((item) => !item.owner()).length, "an owner");
  without(open.filter((item) => !item.due()).length, "a due date");
  return missing;
}

/** Above the title: how many findings there are and what is still missing; above the action items: how they stand. */
export function lenses(analysis: Analysis): CodeLens[] {
  const { postmortem, diagnostics } = analysis.result;
  if (!isLinted(postmortem.kind)) return [];
  const lens = (offset: number, title: string): CodeLens => ({
    range: analysis.rangeOf({ start: offset, end: offset }),
    // There is nothing to run; an empty command shows a lens that only says something.
    command: { title, command: "" },
  });
  const count = diagnostics.length;
  const missing = isCell(analysis.uri) ? [] : missingForReview(postmortem);
  const found = [
    lens(
      postmortem.sections.title?.range.start ?? 0,
      [
        count === 0 ? "Nothing found" : `${count} ${count === 1 ? "finding" : "findings"}`,
        ...(missing.length > 0 ? [`still missing for review: ${missing.join(", ")}`] : []),
      ].join(" · "),
    ),
  ];
  const section = postmortem.sections.find("actions");
  const items = postmortem.actionItems;
  if (section && section.form !== "frontMatter" && items.length > 0) {
    const done = items.filter((item) => item.status === "done").length;
    found.push(
      lens(section.heading.start, `${items.length} action ${items.length === 1 ? "item" : "items"}, ${done} done`),
    );
  }
  return found;
}

/** Beside each entry of the timeline how long after the one before it was, and what that says of the whole incident. */
export function hints(analysis: Analysis, range: Range): InlayHint[] {
  const { timeline, document } = analysis.result.postmortem;
  const found: InlayHint[] = [];
  const add = (offset: number, label: string): void => {
    if (range.start <= offset && offset <= range.end)
      found.push({ position: analysis.positionAt(offset), label, paddingLeft: true });
  };
  const moments = momentsOf(document, timeline) ?? [];
  const { start, detected, resolved } = incidentTimes(document, timeline);
  const sinceStart = (moment: Moment, said: string): string[] =>
    start && moment.minutes > start.minutes ? [`${said} after ${spoken(moment.minutes - start.minutes)}`] : [];
  let before: Moment | undefined;
  for (const moment of moments) {
    const label = [
      ...(before && moment.minutes > before.minutes ? [`+${spoken(moment.minutes - before.minutes)}`] : []),
      ...(moment.entry === detected?.entry ? sinceStart(moment, "detected") : []),
      ...(moment.entry === resolved?.entry ? sinceStart(moment, "recovered") : []),
    ].join(", ");
    if (moment.entry.time && label) add(moment.entry.time.end, label);
    before = moment;
  }
  const [first, last] = [moments[0], moments.at(-1)];
  if (timeline.section?.form === "heading" && first && last && last.minutes > first.minutes)
    add(timeline.section.heading.end, `${spoken(last.minutes - first.minutes)} from the first to the last entry`);
  return found;
}

/** `135` is `2 h 15 min`. */
function spoken(minutes: number): string {
  const whole = Math.round(minutes);
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  return [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(" ") || "0 min";
}

/** Tickets such as `OPS-123` in prose that the configuration knows an address for. */
export function links(analysis: Analysis): DocumentLink[] {
  const { trackers } = analysis.governed.config;
  const keys = Object.keys(trackers);
  if (keys.length === 0) return [];
  const { document } = analysis.result.postmortem;
  const ticket = new RegExp(`(?<![\\w/-])(${keys.join("|")})-\\d{1,9}(?![\\w-])`, "g");
  const found: DocumentLink[] = [];
  for (const block of document.blocks) {
    if (block.lines.length === 0) continue;
    const matches = [...document.text.slice(block.start, block.end).matchAll(ticket)];
    if (matches.length === 0) continue;
    const inline = parseInline(document, block);
    for (const match of matches) {
      const range = { start: block.start + match.index, end: block.start + match.index + match[0].length };
      const isText = inline.pieces.some(
        ({ kind, start, end }) => kind === "text" && start <= range.start && range.end <= end,
      );
      if (!isText || inline.links.some((link) => overlaps(link, range))) continue;
      const target = (trackers[match[1] as string] as string).replace(/\{key\}/g, match[0]);
      found.push({ range: analysis.rangeOf(range), target });
    }
  }
  return found;
}
