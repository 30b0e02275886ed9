/** The action items of a document: bullets, numbers, checkboxes, table rows, groups under a name, labelled paragraphs. */

import type { ActionField, IsPerson } from "./actionFields.ts";
import { itemsOf } from "./actionItems/inSection.ts";
import { type ActionItem, makeItem } from "./actionItems/item.ts";
import { isLabelled } from "./actionItems/prose.ts";
import { itemsOfTable } from "./actionItems/rows.ts";
import { type Document, isInside } from "./document.ts";
import type { Section, Sections } from "./sections.ts";

export type { ActionField, ActionItem };

/** Reads every action item; `isPerson` knows the names of the document. */
export function readActionItems(document: Document, sections: Sections, isPerson: IsPerson): ActionItem[] {
  const reader = { document, sections, isPerson };
  const items: ActionItem[] = [];
  for (const section of sections.all) {
    if (!section.roles.includes("actions") || !section.hasContent || isNested(section)) continue;
    items.push(...itemsOf(reader, section));
  }
  if (items.length === 0) for (const table of document.blocks) items.push(...itemsOfTable(reader, table));
  items.sort((a, b) => a.start - b.start);
  const labelled: ActionItem[] = [];
  let next = 0;
  /** Up to here the text belongs to an item found already. */
  let taken = 0;
  for (const block of document.blocks) {
    while (next < items.length && (items[next] as ActionItem).start <= block.start)
      taken = Math.max(taken, (items[next++] as ActionItem).end);
    if (block.kind !== "paragraph" || block.start < taken) continue;
    if (!isLabelled(document, block) || isInside(block, "quote", "table")) continue;
    labelled.push(makeItem(reader, block, block, "paragraph", sections.at(block.start)));
  }
  return [...items, ...labelled].sort((a, b) => a.start - b.start);
}

function isNested(section: Section): boolean {
  for (let outer = section.parent; outer; outer = outer.parent) if (outer.roles.includes("actions")) return true;
  return false;
}
