/** Pieces of Markdown that are taken out of one place and put into another. */

/** Whether a piece can stand elsewhere, or be replaced: it opens no link, code or emphasis that it does not close. */
export function isWhole(piece: string, next?: string): boolean {
  const count = (mark: string): number => piece.split(mark).length - 1;
  if (count("[") !== count("]") || count("`") % 2 !== 0 || count("**") % 2 !== 0) return false;
  return !(piece.endsWith("]") && (next === "(" || next === "["));
}

/** Words as they stand in a cell: a pipe would end it, in code too. */
export function inCell(words: string): string {
  return words.replace(/\\?\|/g, "\\|");
}
