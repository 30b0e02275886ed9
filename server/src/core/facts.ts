/** What a rewording must not lose: the guard that every offer passes before anybody sees it. */
import type { Edit } from "./text.ts";

/** Code, links, addresses, ticket keys, handles of documents, and figures of every kind. */
const FACT = /`[^`]+`|\]\([^()\s]*\)|https?:\/\/[^\s)>\]]+|\b[A-Z][A-Z0-9]+-\d+\b|#\d+|\d+(?:[.:,]\d+)*/g;
/** Marks that come in pairs, where they stand for themselves: `_` inside a word does not. */
const PAIRED = [/\*/g, /`/g, /~~/g, /(?<![\p{L}\d])_|_(?![\p{L}\d])/gu];
const BRACKETS = [
  ["[", "]"],
  ["(", ")"],
] as const;

/** Whether edits of a text keep its code, links and figures, and leave no mark without its partner. */
export function keepsFacts(text: string, edits: readonly Edit[]): boolean {
  const removed = edits.map((edit) => text.slice(edit.start, edit.end)).join("\n");
  const added = edits.map((edit) => edit.text).join("\n");
  if (!/[\d`*_~[\]()]|https?:/.test(removed)) return true;
  for (const fact of removed.match(FACT) ?? []) if (!added.includes(fact)) return false;
  const count = (of: string, mark: RegExp): number => of.match(mark)?.length ?? 0;
  if (PAIRED.some((mark) => (count(removed, mark) - count(added, mark)) % 2 !== 0)) return false;
  const open = (of: string, [opening, closing]: readonly [string, string]): number =>
    of.split(opening).length - of.split(closing).length;
  return BRACKETS.every((pair) => open(removed, pair) === open(added, pair));
}
