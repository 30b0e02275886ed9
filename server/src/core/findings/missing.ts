/** What a document lacks: a section, or a field of its action items; pointed at, and offered. */

import { about, type Document, saysAnywhere } from "../document.ts";
import type { ActionItem } from "../postmortem/actionItems.ts";
import type { FieldRole } from "../postmortem/columns.ts";
import type { Section, SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import type { Finding } from "../rule.ts";
import type { Range } from "../text.ts";
import { fillField, fillFields, insertSections, isDraft, type NewSection, titleRange } from "./insertion.ts";

/** A prompt of ours, which has what is to be filled in as `<…>`, with the brackets that a writer sees. */
export function toFill(prompt: string): string {
  return prompt.replace(/</g, "⟨").replace(/>/g, "⟩");
}

/**
 * Says on the title that sections are missing, and offers them. A draft has time, a text without parts may have told it
 * all, and a learning review follows what it finds: they get an information at most. What is to be filled in stands in
 * `<…>` in the prompts.
 */
export function missingSections(postmortem: Postmortem, message: string, sections: readonly NewSection[]): Finding {
  return {
    range: titleRange(postmortem),
    message,
    ...((isDraft(postmortem) || !isInParts(postmortem) || postmortem.kind === "learning-review") && {
      severity: "information" as const,
    }),
    suggestions: [
      insertSections(
        postmortem,
        sections.map((section) => ({ ...section, prompts: section.prompts.map(toFill) })),
      ),
    ],
  };
}

/**
 * Whether the document is written in the parts of a postmortem. Of an article or a notice in running text nobody can say
 * that a part is missing.
 */
export function isInParts({ sections }: Postmortem): boolean {
  return sections.all.some(({ form, roles }) => roles.length > 0 && form !== "frontMatter" && form !== "row");
}

const EVENT: readonly SectionRole[] = ["timeline", "impact", "detection", "response", "factors"];

/** Whether it looks back on a piece of work rather than on an event: what went well and what did not, and nothing happened. */
export function isOfAProject({ sections, document }: Postmortem): boolean {
  if (!sections.find("well", "empty") && !sections.find("poorly", "empty")) return false;
  if (EVENT.some((role) => sections.find(role, "empty"))) return false;
  return !saysAnywhere(
    document,
    /\b(?:outages?|incidents?|downtime|unavailable|(?:went|was|were) down|disruption|breach|exploit|degraded)\b/i,
  );
}

/** Whether a paragraph, a cell or a heading says something; comments and code do not count. */
export function saysInProse(document: Document, pattern: RegExp): boolean {
  return document.blocks.some(
    (block) => block.lines.length > 0 && about(document, block, (words) => pattern.test(words)),
  );
}

/** A field that each open action item should have. */
export interface ExpectedField {
  readonly role: FieldRole;
  /** The header of the column that a table without one gets. */
  readonly column: string;
  /** Whether the item has it. */
  has(item: ActionItem): boolean;
  /** Whether the text before the items of a section, in a range, says it for all of them. */
  forAll?(lead: Range): boolean;
  /** Of one item. */
  readonly message: string;
  /** On the heading of a section in which no item of several has it. */
  readonly messageForAll: string;
  readonly offer: string;
  readonly offerForAll: string;
  /** The words that give it, behind the task of an item and in a cell. */
  words(item: ActionItem): { readonly inline: string; readonly cell: string };
}

/** The open action items without a field; where no item of a section has it, one finding on the heading says so. */
export function* missingFields(
  document: Document,
  actionItems: readonly ActionItem[],
  field: ExpectedField,
): Iterable<Finding> {
  for (const [section, items] of bySection(actionItems)) {
    const first = items[0] as ActionItem;
    // The heading may say it for all: "Long term (Q4 2025)".
    if (section && field.forAll?.({ start: section.start, end: Math.max(section.bodyStart, first.start) })) continue;
    // A task that is still a template's prompt lacks more than a field, and is reported for that.
    const open = items.filter(
      ({ status, task }) =>
        status === "open" && !/^⟨[^⟩]*⟩(?: ?\([^()]*\))?$/.test(document.slice(task.start, task.end)),
    );
    const without = open.filter((item) => !field.has(item));
    if (section && without.length > 1 && without.length === open.length) {
      const edits = fillFields(document, without, field, (item) => field.words(item));
      yield {
        range: section.heading,
        message: field.messageForAll,
        suggestions: [{ title: field.offerForAll, edits }],
      };
      continue;
    }
    for (const item of without) {
      const edit = fillField(document, item, field.role, field.words(item));
      yield { range: item.task, message: field.message, suggestions: [{ title: field.offer, edits: [edit] }] };
    }
  }
}

function bySection(items: readonly ActionItem[]): ReadonlyMap<Section | undefined, readonly ActionItem[]> {
  const groups = new Map<Section | undefined, ActionItem[]>();
  for (const item of items) {
    const group = groups.get(item.section);
    if (group) group.push(item);
    else groups.set(item.section, [item]);
  }
  return groups;
}

/** "a date, an owner and a status". */
export const listed = (names: readonly string[]): string =>
  names
    .join("\n")
    .replace(/\n(?=.*$)/, " and ")
    .replace(/\n/g, ", ");
