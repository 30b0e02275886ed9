/** `@lezer/markdown`, as it is used here: UTF-16 offsets, never fails. Nothing outside this folder knows it. */
import { parser as commonmark, GFM, type InlineParser } from "@lezer/markdown";

const isAlphanumeric = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** Nothing begins inside a word, where most characters stand: the other inline parsers are asked at its start only. */
const insideWords: InlineParser = {
  name: "InsideWords",
  before: "Escape",
  parse: ({ text, offset }, code, pos) => {
    let at = pos - offset;
    if (at === 0 || !isAlphanumeric(code) || !isAlphanumeric(text.charCodeAt(at - 1))) return -1;
    while (isAlphanumeric(text.charCodeAt(at))) at++;
    return at + offset;
  },
};
/** The inline parser, and the names of what it finds. */
export const full = commonmark.configure([GFM, { parseInline: [insideWords] }]);
/** The same for a text without addresses, which the other would look for at every word. */
export const withoutAddresses = full.configure({ remove: ["Autolink"] });
/** The block structure alone: what is in a line is read when somebody asks, so the parser need not look at it. */
export const blocksOnly = Object.assign(full.configure({}), { parseInline: () => [] });
/** The name of each type of node, by its number. */
export const names = full.nodeSet.types.map((type) => type.name);
