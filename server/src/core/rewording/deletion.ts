/** Words left out, with the commas, the blank, the article and the capital that go with them. */
import { replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";

/** What may follow a comma that parts two clauses: "when it failed, nobody was there". */
const CLAUSE_OPENER =
  /^ (?:the|an?|this|that|these|those|we|they|it|its|he|she|you|i|there|no|nobody|nothing|every\w*|some\w*|all|both|and|but|or|so|which|who|\p{Lu}\S*)\b/u;
/** After these a comma opens an aside: "the change was, of course, the last one". */
const WANTS_MORE = /\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|to)$/i;

/** An aside with its commas or parentheses; undefined where the words are none. */
function aside(text: string, { start, end }: Range): Range | undefined {
  if (text[start - 1] === "(" && text[end] === ")")
    return { start: start - (text[start - 2] === " " ? 2 : 1), end: end + 1 };
  if (text.slice(start - 2, start) !== ", ") return undefined;
  const after = text.slice(end, end + 40);
  if (/^ ?(?:[.;:!?)|]|[\r\n]|$)/.test(after)) return { start: start - 2, end };
  if (after[0] !== ",") return undefined;
  if (/\b(?:although|though|because|but|and|so|that|if|when)$/i.test(text.slice(Math.max(0, start - 12), start - 2)))
    return { start: start - 2, end: end + 1 };
  const isInside =
    WANTS_MORE.test(text.slice(Math.max(0, start - 12), start - 2)) || !CLAUSE_OPENER.test(after.slice(1));
  return isInside ? { start: start - 2, end: end + 1 } : undefined;
}

/** Deletes words and the blank after, or before, them; what follows takes over their capital. */
export function deletion(title: string, text: string, range: Range): Suggestion {
  const whole = aside(text, range);
  if (whole) return replace(title, whole, "");
  let { start, end } = range;
  if (text[end] === ",") end++;
  const blankAfter = text[end] === " ";
  if (blankAfter) end++;
  else if (text[start - 1] === " ") start--;
  const next = text[end] ?? "";
  // "Unfortunately the crew went": a capital for standing first, and no shouting.
  if (blankAfter && /^(?:\p{Lu}\p{Ll}|I\b)/u.test(text.slice(range.start, range.end)) && next !== next.toUpperCase())
    return { title, edits: [{ start, end: end + 1, text: next.toUpperCase() }] };
  // "a careless error" → "an error"
  const article = /(^|[\s(])(a|an)\s$/i.exec(text.slice(Math.max(0, start - 4), start));
  if (article && blankAfter) {
    const word = article[2] as string;
    const fits = /^[aeiou]/i.test(next) ? "an" : "a";
    const from = start - 1 - word.length;
    if (word.toLowerCase() !== fits)
      return {
        title,
        edits: [{ start: from, end, text: `${word[0] === "A" ? (fits === "an" ? "An" : "A") : fits} ` }],
      };
  }
  return { title, edits: [{ start, end, text: "" }] };
}
