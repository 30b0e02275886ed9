/** One more action item, in the form of those that are there. */

import { inCell } from "../document/markdown.ts";
import type { Block, Document } from "../document.ts";
import { addBelow, insertSections, newlineOf } from "../findings/insertion.ts";
import type { ActionItem } from "../postmortem/actionItems.ts";
import { type ColumnRole, columnRoles } from "../postmortem/columns.ts";
import { isEmptyText } from "../postmortem/content.ts";
import { blocksIn, type Section } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import type { Edit } from "../text.ts";

const OWNER = "⟨name or team⟩";
const DUE = "⟨yyyy-mm-dd⟩";

/** The edits that add a task; undefined where the section has a form that nothing can be added to. */
export function addAction(postmortem: Postmortem, task: string): readonly Edit[] | undefined {
  const { document, sections, actionItems } = postmortem;
  const words = `${task} (owner: ${OWNER}, due: ${DUE})`;
  const last = actionItems.at(-1);
  if (last) return asOne(addBesides(document, last, actionItems, task, words));
  const section = sections.find("actions", "empty");
  if (!section)
    return insertSections(postmortem, [{ role: "actions", heading: "Action items", prompts: [`- [ ] ${words}`] }])
      .edits;
  return asOne(addFirst(document, section, task, `- [ ] ${words}`));
}

const asOne = (edit: Edit | undefined): readonly Edit[] | undefined => edit && [edit];

/** Below the last item. */
function addBesides(
  document: Document,
  last: ActionItem,
  items: readonly ActionItem[],
  task: string,
  words: string,
): Edit | undefined {
  const { block, form } = last;
  switch (form) {
    case "item":
      return addBelow(document, block, words);
    case "row": {
      const header = block.parent?.parent?.children[0];
      if (!header) return undefined;
      const columns = columnRoles(document, header);
      return addBelow(document, block, words, (above) =>
        above === block
          ? inCell(task)
          : (numberAfter(document, above, items) ?? cellOf(columns.get(above.column ?? -1))),
      );
    }
    case "paragraph": {
      if (block.parent) return undefined;
      const newline = newlineOf(document);
      const label = /^[*_]{0,2}(?:action item|action|todo)[*_]{0,2}:[*_]{0,2}\s{0,3}/i.exec(
        document.slice(block.start, block.start + 40),
      );
      return { start: block.end, end: block.end, text: `${newline}${newline}${label?.[0] ?? ""}${words}` };
    }
  }
}

function cellOf(role: ColumnRole | undefined): string {
  return role === "owner" ? OWNER : role === "due" ? DUE : "";
}

/** The next number, in a column that counts the items. */
function numberAfter({ text }: Document, above: Block, items: readonly ActionItem[]): string | undefined {
  const number = text.slice(above.start, above.end).trim();
  if (!/^\d{1,4}$/.test(number)) return undefined;
  const before = items.at(-2)?.block.parent?.children.find(({ column }) => column === above.column);
  const counts = !before || text.slice(before.start, before.end).trim() === String(Number(number) - 1);
  return counts ? String(Number(number) + 1) : undefined;
}

/** In a section without items: a row of its table, or a list. */
function addFirst(document: Document, section: Section, task: string, item: string): Edit | undefined {
  const { text } = document;
  const newline = newlineOf(document);
  const bodyEnd = Math.min(section.end, section.children[0]?.start ?? section.end);
  const body = { start: section.bodyStart, end: bodyEnd };
  const table = blocksIn(document, body).find(({ kind, parent }) => kind === "table" && !parent);
  const [header, ...rows] = table?.children ?? [];
  if (table && header) {
    if (rows.length > 0) return undefined;
    const columns = columnRoles(document, header);
    const roles = header.children.map(({ column }) => columns.get(column ?? -1));
    const named = roles.indexOf("task");
    const cells = roles.map((role, i) => (i === Math.max(named, 0) ? inCell(task) : cellOf(role)));
    const at = table.start + text.slice(table.start, table.end).trimEnd().length;
    return { start: at, end: at, text: `${newline}| ${cells.join(" | ")} |` };
  }
  if (!/^(?:heading|bold|bare|leadIn)$/.test(section.form)) return undefined;
  const said = text.slice(body.start, body.end).trimEnd();
  const at = body.start + said.length;
  // "TBD" has been decided.
  return { start: isEmptyText(said) ? body.start : at, end: at, text: `${newline}${newline}${item}` };
}
