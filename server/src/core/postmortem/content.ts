/** What says something, and what is only a placeholder, a prompt of a template, or nothing. */
import { type Block, type Document, isInside, ofBlock } from "../document.ts";
import { DAY } from "./calendar.ts";

/** That there is nothing to do, or nothing to say. */
const NONE = String.raw`(?:none|nothing|no (?:[\w-]+ ){0,2}(?:actions?(?: items?)?|follow-?ups?|tasks?|lessons?))`;
const AS_YET = `(?:(?:is|are|was|were|(?:ha[sv]e? )?been|needed|required|necessary|planned|identified|known|recorded|yet|so far|for now|to date|at (?:this|the|present) ?(?:time|point|moment|stage)?)(?: |$))*`;
/** That it will be said later. */
const LATER = `(?:(?:later|soon|shortly|(?:after|by|once|when|pending|until|in|with) .{0,40}))`;
const EMPTY_TEXT = new RegExp(
  `^(?:n\\/?a|nil|no|todo|to do|pending|unavailable|not (?:applicable|available)|(?:there (?:is|are|was|were) )?${NONE}(?: ${AS_YET})?|(?:item|action|task|lesson|bullet|point) ?(?:\\d|[a-e])|…|\\.{2,3}|[-–—*_\\s?]*|xx+|` +
    `(?:tbd|tba|tbc|wip|(?:(?:details|more|this section|this) )?(?:to (?:be (?:done|determined|decided|defined|added|written|completed|confirmed|announced|filled(?: in| out)?|updated)|follow|come)|coming|will (?:follow|be (?:added|updated|filled in))))(?: ${LATER})?|` +
    `(?:all )?times (?:are )?(?:in )?[a-z/]{2,16}|(?:to ?do:? )?(?:write|fill|complete|finish) (?:this|me|in|out|here)(?: .{0,30})?)$`,
  "i",
);
/** A line that dates those below it: "2024-05-03 (all times in UTC)". */
const DAY_ALONE = new RegExp(
  `^\\W*${DAY}(?:,? \\d{4})?\\W*(?:(?:all )?times (?:are )?(?:in )?[a-z/]{2,16}\\W*)?$`,
  "i",
);
/** Words that stand for others to come. */
const FILLER = /\b(?:lorem ipsum|ipsum|dolor sit amet|consectetur adipiscing)\b/i;

/** Whether a text says nothing: `N/A`, `TBD`, `…`, or only a placeholder. */
export function isEmptyText(text: string): boolean {
  if (text.length > 300) return false;
  const plain = text
    .replace(/<!--[^\n]{0,200}?-->/g, "")
    .replace(/^\[[ x]\]\s/i, "")
    .replace(/[*_`|:]/g, "")
    .replace(
      /<[^<>\n]{2,60}>|\{\{[^{}\n]{0,32}\}\}|(?<!\{)\{[^{}\n]{2,60}\}(?!\})|\[(?:insert|your|name|date|describe|summary|fill|e\.g\.|link)[^\]\n]{0,80}\](?!\()/gi,
      "",
    )
    .trim()
    .replace(/[.!)]+$/, "")
    .replace(/^\(/, "");
  return EMPTY_TEXT.test(plain) || FILLER.test(plain);
}

/** Whether a leaf block says something. */
export function isContent(document: Document, block: Block): boolean {
  return saysSomething(document, block) && !(block.kind === "paragraph" && isInside(block, "table"));
}

const saysSomething = ofBlock((document, block) => {
  switch (block.kind) {
    case "code":
      return block.end > block.start;
    case "html":
      return /<(?:img|table|iframe|video|svg|p|li|dl)\b/i.test(
        document.slice(block.start, Math.min(block.end, block.start + 2000)),
      );
    case "cell":
      return !block.header && block.lines.length > 0 && !isEmptyText(document.slice(block.start, block.end));
    case "paragraph": {
      const text = document.slice(block.start, Math.min(block.end, block.start + 400));
      return !isEmptyText(text) && !isGuidance(text) && !DAY_ALONE.test(text);
    }
    default:
      return false;
  }
});

/** A template's own prompt, left in italics: `*List the sequence of events that led to the incident*`. */
export function isGuidance(text: string): boolean {
  const trimmed = text.trim();
  return (
    /^([*_])(?!\1)[^*_]{8,400}\1$/s.test(trimmed) &&
    /^.(?:date, time|list|describe|report|how|who|what|when|where|why|run|note|explain|give|add|write|include|provide|summari[sz]e|use|fill|detail|document|record|identify|a (?:short|brief)|the (?:steps|sequence))\b/i.test(
      trimmed,
    )
  );
}
