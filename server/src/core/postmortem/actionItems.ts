/** The action items of a document: bullets, numbers, checkboxes, table rows, groups under a name, labelled paragraphs. */

import { type Document, isInside } from "../document.ts";
import type { ActionField, IsPerson } from "./actionItems/fields.ts";
import { itemsOf } from "./actionItems/inSection.ts";
import { type ActionItem, makeItem } from "./actionItems/item.ts";
import { isLabelled } from "./actionItems/prose.ts";
import { itemsOfTable } from "./actionItems/rows.ts";
import { isAccount, isWithin, type Sections } from "./sections.ts";

export type { ActionField, ActionItem };

/** Reads every action item; `isPerson` knows the names of the document. */
export function readActionItems(document: Document, sections: Sections, isPerson: IsPerson): ActionItem[] {
  const reader = { document, sections, isPerson };
  const found = sections.all
    .filter((it) => it.roles.includes("actions") && it.hasContent && !isWithin(it, "actions"))
    .map((section) => ({ isNamed: NAMED.test(section.title), items: itemsOf(reader, section) }))
    .filter(({ items }) => items.length > 0);
  // Where they are listed, or listed under their own name, measures elsewhere are what the list comes from.
  const named = found.filter(({ isNamed }) => isNamed);
  const listed = found.filter(({ items }) =>
    items.some(({ form, block }) => form !== "paragraph" || block.kind === "heading"),
  );
  const items = [named, listed, found].find((it) => it.length > 0)?.flatMap((it) => it.items) ?? [];
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
    if (!isLabelled(document, block) || !sections.isContent(block) || isInside(block, "quote", "table")) continue;
    // `**Action:** Restarted the pump` tells what was done.
    if (isAccount(sections.rolesAt(block.start))) continue;
    labelled.push(makeItem(reader, block, block, "paragraph", sections.at(block.start)));
  }
  return [...items, ...labelled].sort((a, b) => a.start - b.start);
}

/** The heading of a list of action items that is meant as such. */
const NAMED = /^\W*(?:\d+\W+)?(?:action items?|actions|next steps)\W*$/i;
