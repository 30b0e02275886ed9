/** What a rewording must not lose: the guard that every offer passes before anybody sees it. */
import { OPAQUE } from "./document/prose.ts";
import type { Edit, Sliceable } from "./text.ts";

/** Code, links, addresses, ticket keys, handles of documents, and figures of every kind. */
const FACT = /`[^`]+`|\]\([^()\s]*\)|https?:\/\/[^\s)>\]]+|\b[A-Z][A-Z0-9]+-\d+\b|#\d+|\d+(?:[.:,]\d+)*/g;
/** A handle is a person: the figure in `@sam7` is none. */
const HANDLE = /(?<![\w/])@[\w-]+(?:\.[\w-]+)*(?![\w-]*\/)/g;
/** Marks that come in pairs, where they stand for themselves: `_` inside a word does not. */
const PAIRED = [/\*/g, /`/g, /~~/g, /(?<![\p{L}\d])_|_(?![\p{L}\d])/gu];
const BRACKETS = [
  ["[", "]"],
  ["(", ")"],
] as const;

/**
 * The same edits, each with the mark right beside it whose partner it takes along: where " by *someone" goes, the star
 * behind it goes too.
 */
export function withWholeMarks(text: Sliceable, edits: readonly Edit[]): readonly Edit[] {
  return edits.map((edit) => {
    let { start, end } = edit;
    const removed = text.slice(start, end);
    if (!/[*_~]/.test(removed)) return edit;
    for (const run of new Set(removed.match(/\*+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])|~~/gu))) {
      const lone = (removed.split(run).length + edit.text.split(run).length) % 2 !== 0;
      if (lone && text.slice(end, end + run.length) === run) end += run.length;
      else if (lone && text.slice(Math.max(0, start - run.length), start) === run) start -= run.length;
    }
    return start === edit.start && end === edit.end ? edit : { ...edit, start, end };
  });
}

/** Whether an edit begins or ends inside a word or a figure: in "4,000-line", at its comma. A letter may get its capital. */
function tears(text: Sliceable, { start, end, text: added }: Edit): boolean {
  const inside = (at: number): boolean =>
    /\S/.test(text.slice(at, at + 1)) &&
    (/^(?:[\p{L}\p{N}_][\p{L}\p{N}_°%]|\p{N}[.,:–-]\p{N})/u.test(text.slice(at - 1, at + 2)) ||
      /^\p{N}[.,:–-]\p{N}/u.test(text.slice(at - 2, at + 1)));
  const capital = end > start && added.slice(-1).toLowerCase() === text.slice(end - 1, end).toLowerCase();
  return inside(start) || (inside(end) && !capital);
}

/** Whether edits of a text keep its code, links and figures, tear no word, and leave no mark without its partner. */
export function keepsFacts(text: Sliceable, edits: readonly Edit[]): boolean {
  if (edits.some((edit) => tears(text, edit))) return false;
  const removed = edits.map((edit) => text.slice(edit.start, edit.end)).join("\n");
  const added = edits.map((edit) => edit.text).join("\n");
  // What stands for a piece of code while a sentence is read is no text.
  if (added.includes(OPAQUE)) return false;
  if (!/[\d`*_~[\]()]|https?:/.test(removed)) return true;
  for (const fact of removed.replace(HANDLE, "").match(FACT) ?? []) if (!added.includes(fact)) return false;
  const count = (of: string, mark: RegExp): number => of.match(mark)?.length ?? 0;
  if (PAIRED.some((mark) => (count(removed, mark) - count(added, mark)) % 2 !== 0)) return false;
  const open = (of: string, [opening, closing]: readonly [string, string]): number =>
    of.split(opening).length - of.split(closing).length;
  return BRACKETS.every((pair) => open(removed, pair) === open(added, pair));
}
