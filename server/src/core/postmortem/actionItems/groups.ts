/** What a heading, a bold line or a sentence says of the items below it. */

import type { Block } from "../../document.ts";
import { CAPITAL, LETTER } from "../../letters.ts";
import { detached } from "../../text.ts";
import { type ActionField, dueIn, isOwnerName, ownerIn, PRIORITY_GROUP, TYPE_GROUP } from "./fields.ts";
import type { Around, Reader } from "./item.ts";

/** What a heading, or a bold line, says of the items below it: whose they are, their type, their priority. */
export type Group = Partial<Readonly<Record<"owner" | "due" | "type" | "priority", ActionField>>>;

export const isGroup = (group: Group): boolean => Object.keys(group).length > 0;

export function readGroup(reader: Reader, block: Block): Group {
  const line = block.lines[0];
  if (!line || block.lines.length > 1 || line.end - line.start > 80) return {};
  const raw = reader.document.slice(line.start, line.end);
  const name = raw.replace(/[*_:]/g, "").trim();
  if (name === "" || !(block.kind === "heading" || /^(?:[*_]{2}|@)/.test(raw) || raw.endsWith(":"))) return {};
  const start = line.start + Math.max(raw.indexOf(name), 0);
  const field = { start, end: start + name.length, text: name };
  return {
    ...dueOf(raw, line.start),
    ...(isOwnerGroup(reader, block, name) && { owner: field }),
    ...(TYPE_GROUP.test(name) && { type: field }),
    ...(PRIORITY_GROUP.test(name) && { priority: field }),
  };
}

/** "Long term (target: Q4 2025)", "Within 30 days"; no day on which something was done. */
const DUE_GROUP =
  /^(?!.*\b(?:done|completed|since)\b).*\b(?:target|due|deadline|eta|by|before|until|within|next|this|in)\b/i;

/** By when the items are to be done that stand below a heading. */
export function dueOf(heading: string, start: number): Group {
  const due = DUE_GROUP.test(heading) ? dueIn(heading, start) : undefined;
  return due ? { due } : {};
}

/** Whose the items are that a sentence introduces: "As a next step, @wei will:". */
export function leader({ document, isPerson }: Reader, { start, end }: Block): Group {
  const words = document.slice(start, end);
  const owner = words.endsWith(":") && ownerIn(isPerson, detached(words), start);
  return owner ? { owner } : {};
}

const LONE = new RegExp(`^[${CAPITAL}][${LETTER}'’-]+$`);
const INITIALS = new RegExp(`^[${CAPITAL}]{2,3}$`);

/** Whether a bold line or heading names people or a team. */
function isOwnerGroup(reader: Reader, block: Block, name: string): boolean {
  const names = name.split(/\s*(?:\/|,|&|\band\b)\s*/);
  const known = names.filter((part) => isOwnerName(reader.isPerson, part));
  // "**Raphaëlle & David**": who stands beside a name is somebody, too.
  return names.every(
    (part) =>
      known.includes(part) ||
      (block.kind !== "heading" && (INITIALS.test(part) || (known.length > 0 && LONE.test(part)))),
  );
}

/** An item that does not name its owner, type or priority has that of its group. */
export const inGroup = ({ owner, due, type, priority }: Group): Around => ({
  owner: (own) => own() ?? owner,
  due: (own) => own() ?? due,
  type: (own) => own() ?? type,
  priority: (own) => own() ?? priority,
});
