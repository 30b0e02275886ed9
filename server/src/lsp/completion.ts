/** Completion: what a postmortem still lacks, and the words that this document already knows. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, type TextEdit } from "vscode-languageserver";
import { KINDS } from "../core/postmortem/kind.ts";
import type { SectionRole } from "../core/postmortem/sections.ts";
import { type Rule, SUPPRESSION_RULES } from "../core/rule.ts";
import type { Range } from "../core/text.ts";
import type { Analysis } from "./documents.ts";
import { tabStops, toSnippet } from "./edits.ts";

/** Characters after which completion is asked for by itself: a heading, a comment, a handle, a cell. */
export const TRIGGERS = ["#", "<", "@", "|", ":"];

/** The sections of a postmortem in the order in which it is read, each with what it should say. */
const SECTIONS: readonly (readonly [SectionRole, heading: string, prompts: readonly string[]])[] = [
  ["summary", "Summary", ["⟨What happened, to whom, and how it ended, in a few sentences⟩"]],
  ["impact", "Impact", ["⟨Who noticed what, how many, and for how long⟩"]],
  ["detection", "Detection", ["⟨What showed it first, and what could have shown it sooner⟩"]],
  [
    "timeline",
    "Timeline (UTC)",
    ["- ⟨hh:mm⟩ ⟨last normal state⟩", "- ⟨hh:mm⟩ ⟨first effect⟩", "- ⟨hh:mm⟩ ⟨detected by⟩", "- ⟨hh:mm⟩ ⟨resolved⟩"],
  ],
  [
    "factors",
    "Contributing factors",
    ["- ⟨What in the system made it possible⟩", "- ⟨What made it worse, or last longer⟩"],
  ],
  ["well", "What went well", ["- ⟨What kept it from being worse⟩"]],
  ["poorly", "What went poorly", ["- ⟨What made the response harder⟩"]],
  ["lucky", "Where we got lucky", ["- ⟨What could have gone the other way⟩"]],
  [
    "actions",
    "Action items",
    ["| Action | Owner | Due | Ticket |", "|---|---|---|---|", "| ⟨action⟩ | ⟨owner⟩ | ⟨date⟩ | ⟨ticket⟩ |"],
  ],
];

/** The keys of the front matter that the linter reads, and what each is for. */
const KEYS: readonly (readonly [key: string, about: string, values?: readonly string[]])[] = [
  ["title", "The title, where no heading gives it"],
  ["kind", "What the document is", KINDS],
  ["status", "How far it is", ["draft", "in progress", "final"]],
  ["audience", "For whom it is written", ["internal", "external"]],
  ["date", "The day of the incident"],
  ["severity", "How bad it was"],
  ["authors", "Who writes it"],
  ["start_time", "When it began"],
  ["end_time", "When it was over"],
];

const DIRECTIVES: readonly (readonly [directive: string, about: string])[] = [
  ["disable-next-line", "Not in the paragraph, item or heading below"],
  ["disable-line", "Not in this paragraph, item or row"],
  ["disable-file", "Not in this file"],
  ["disable", "Not from here on"],
  ["enable", "From here on again"],
];

/** Days from today that are offered as due. */
const DUE_DAYS = [7, 14, 30, 90];

/** Completions at an offset; `snippets` says whether the client knows tab stops. */
export function complete(
  analysis: Analysis,
  offset: number,
  rules: readonly Rule[],
  snippets: boolean,
  today: string,
): CompletionItem[] {
  const { text } = analysis;
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  const { frontMatter } = analysis.result.postmortem.document;
  const edit = create(analysis, offset, snippets);
  if (frontMatter && frontMatter.format === "yaml" && offset > frontMatter.start + 3 && offset < frontMatter.end)
    return inFrontMatter(analysis, before, edit);
  return (
    inComment(before, rules, edit) ??
    inSectionStart(analysis, before, edit) ??
    (isInActions(analysis, offset) ? inActionItem(analysis, offset, before, today, edit) : [])
  );
}

/** Makes an item that takes the place of the last `typed` characters. */
type Create = (item: Omit<CompletionItem, "textEdit"> & { insert?: string }, typed: string) => CompletionItem;

function create(analysis: Analysis, offset: number, snippets: boolean): Create {
  return ({ insert, ...item }, typed) => {
    const text = insert ?? item.label;
    const range = analysis.rangeOf({ start: offset - typed.length, end: offset });
    const isSnippet = snippets && text.includes("⟨");
    const newline = analysis.text.includes("\r\n") ? "\r\n" : "\n";
    const newText = (isSnippet ? toSnippet(text, tabStops()) : text).replace(/\n/g, newline);
    const textEdit: TextEdit = { range, newText };
    return {
      ...item,
      filterText: item.filterText ?? (typed === "" ? item.label : typed + item.label),
      textEdit,
      ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    };
  };
}

function inFrontMatter({ result }: Analysis, before: string, edit: Create): CompletionItem[] {
  const value = /^([\w-]+):[ \t]+([\w -]*)$/.exec(before);
  if (value) {
    const values = KEYS.find(([key]) => key === value[1]?.toLowerCase())?.[2] ?? [];
    return values.map((label) => edit({ label, kind: CompletionItemKind.EnumMember }, value[2] as string));
  }
  const typed = /^[\w-]*$/.exec(before)?.[0];
  if (typed === undefined) return [];
  const present = new Set(result.postmortem.document.frontMatter?.fields.map(({ key }) => key));
  return KEYS.filter(([key]) => !present.has(key)).map(([key, about]) =>
    edit({ label: key, kind: CompletionItemKind.Property, detail: about, insert: `${key}: ` }, typed),
  );
}

/** In a suppression comment, or where one may begin. */
function inComment(before: string, rules: readonly Rule[], edit: Create): CompletionItem[] | undefined {
  const body =
    /(?:<!--|\{\/\*)[ \t]*blameless-(disable-next-line|disable-line|disable-file|disable|enable)[ \t]+([^<>{}]*)$/.exec(
      before,
    );
  if (body) {
    const typed = /[\w-]*$/.exec(body[2] as string)?.[0] ?? "";
    if (/(?:^|\s)--\s/.test(body[2] as string)) return [];
    return [
      ...rules.map(({ id, summary }) => [id, summary] as const),
      ...SUPPRESSION_RULES.map((id) => [id, ""] as const),
    ].map(([label, about]) =>
      edit({ label, kind: CompletionItemKind.EnumMember, detail: about.replace(/[*`]/g, "") }, typed),
    );
  }
  const opening = /(<!-{0,2}|\{\/\*?)[ \t]*[\w-]*$/.exec(before);
  if (!opening) return undefined;
  const [open, close] = before[opening.index] === "{" ? ["{/*", "*/}"] : ["<!--", "-->"];
  return DIRECTIVES.map(([directive, about]) =>
    edit(
      {
        label: `blameless-${directive}`,
        kind: CompletionItemKind.Snippet,
        detail: about,
        filterText: `${opening[0]}blameless-${directive}`,
        insert: `${open} blameless-${directive} ⟨rule⟩ ${close}`,
      },
      opening[0],
    ),
  );
}

/** At the start of a line, or in a heading: the sections that are not there yet, with prompts. */
function inSectionStart({ result, text }: Analysis, before: string, edit: Create): CompletionItem[] | undefined {
  const heading = /^(#{1,6})[ \t]*([\w ]*)$/.exec(before);
  if (!heading) return undefined;
  const { sections } = result.postmortem;
  const level = sections.all.filter((it) => it.form === "heading" && it.level > 1).map((it) => it.level);
  const mark = heading[1] === "#" ? "#".repeat(level.length > 0 ? Math.min(...level) : 2) : (heading[1] as string);
  return SECTIONS.filter(([role]) => !sections.find(role, "empty")).map(([role, title, prompts], i) =>
    edit(
      {
        label: `${mark} ${title}`,
        kind: CompletionItemKind.Module,
        detail: `Section: ${role}`,
        sortText: String(i).padStart(2, "0"),
        filterText: `${heading[0]}${title}`,
        insert: `${mark} ${title}\n\n${prompts.join("\n")}${text.endsWith("\n") ? "" : "\n"}`,
      },
      heading[0],
    ),
  );
}

function isInActions({ result }: Analysis, offset: number): boolean {
  const { sections, actionItems } = result.postmortem;
  return (
    sections.rolesAt(Math.max(0, offset - 1)).includes("actions") ||
    actionItems.some((item) => item.start <= offset && offset <= item.end)
  );
}

/** Owners the document knows, days, and the fields of an item that are not there yet. */
function inActionItem(
  analysis: Analysis,
  offset: number,
  before: string,
  today: string,
  edit: Create,
): CompletionItem[] {
  const typed = /@?[\p{L}\d-]*$/u.exec(before)?.[0] ?? "";
  const owners = ownersOf(analysis).map((label) =>
    edit({ label, kind: CompletionItemKind.Reference, detail: "Owner" }, typed),
  );
  const dates = DUE_DAYS.map((days, i) =>
    edit(
      { label: dayAfter(today, days), kind: CompletionItemKind.Value, detail: `in ${days} days`, sortText: `~${i}` },
      typed,
    ),
  );
  if (/^\s*\|/.test(before)) {
    const column = columnAt(analysis, offset);
    if (/\b(?:owner|assignee|who|dri|responsible|lead)/i.test(column)) return owners;
    return /\b(?:due|deadline|when|date|eta|target)/i.test(column) ? dates : [];
  }
  if (/\b(?:owner|assignee|dri)\b[*_]{0,2}:[*_ ]*[\p{L}\d@-]*$/iu.test(before) || typed.startsWith("@")) return owners;
  if (/\bdue\b[*_]{0,2}:?[*_ ]*[\d-]*$/i.test(before)) return dates;
  if (!/\S\s+\S*$/.test(before)) return [];
  const item = analysis.result.postmortem.actionItems.find((it) => it.start <= offset && offset <= it.end + 1);
  const fields: readonly (readonly [string, string, unknown])[] = [
    ["Owner", "(owner: ⟨owner⟩)", item?.owner()],
    ["Due", "(due: ⟨date⟩)", item?.due()],
    ["Ticket", "(ticket: ⟨ticket⟩)", item?.link()],
  ];
  return fields
    .filter(([, , present]) => !present)
    .map(([label, insert]) =>
      edit({ label, kind: CompletionItemKind.Field, insert, filterText: `${typed}${label}` }, typed),
    );
}

/** Who owns something in the document, or is named in its front matter, by how often. */
function ownersOf({ result }: Analysis): string[] {
  const counts = new Map<string, number>();
  const add = (name: string): void => {
    const plain = name.replace(/[*_`]/g, "").trim();
    if (plain !== "" && plain.length <= 60) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  };
  const { postmortem } = result;
  for (const item of postmortem.actionItems) {
    const owner = item.owner();
    if (owner) add(owner.text);
  }
  for (const field of postmortem.document.frontMatter?.fields ?? [])
    if (/^(?:authors?|owners?|leads?|responders?|facilitators?|incident[_ ]commander)$/.test(field.key))
      for (const name of field.values) add(name);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** The heading of the table column at an offset. */
function columnAt({ result, text }: Analysis, offset: number): string {
  const row = result.postmortem.document.blocks.findLast(
    (block) => block.kind === "row" && block.start <= offset && offset <= block.end,
  );
  const header = row?.parent?.children.find((child) => child.header);
  if (!row || !header) return "";
  const bars = text.slice(row.start, offset).match(/(?<!\\)\|/g)?.length ?? 0;
  const leads = text[row.start] === "|" ? 1 : 0;
  const cell: Range | undefined = header.children[bars - leads];
  return cell ? text.slice(cell.start, cell.end) : "";
}

/** `2024-05-20` and 14 days: `2024-06-03`. */
function dayAfter(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
