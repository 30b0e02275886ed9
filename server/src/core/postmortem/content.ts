/** What says something, and what is only a placeholder, a prompt of a template, or nothing. */
import { type Block, type Document, isInside, ofBlock } from "../document.ts";

const EMPTY_TEXT =
  /^(?:n\/?a|none|nil|no|nothing|tbd|tba|todo|to do|to be (?:done|determined|decided|defined|added|written)|pending|unavailable|not applicable|no (?:(?:further|more|other|additional) )?(?:actions?(?: items?)?|follow-?ups?)(?: (?:is|are|was|were))?(?: (?:needed|required|necessary|planned|identified))?|(?:item|action|task|lesson) ?\d|…|\.{2,3}|[-–—*_\s?]*|xx+)$/i;

/** Whether a text says nothing: `N/A`, `TBD`, `…`, or only a placeholder. */
export function isEmptyText(text: string): boolean {
  if (text.length > 300) return false;
  const plain = text
    .replace(/<!--[^\n]{0,200}?-->/g, "")
    .replace(/[*_`|:]/g, "")
    .replace(
      /<[^<>\n]{2,60}>|\{\{[^{}\n]{0,32}\}\}|(?<!\{)\{[^{}\n]{2,60}\}(?!\})|\[(?:insert|your|name|date|describe|summary|fill|e\.g\.|link)[^\]\n]{0,80}\](?!\()/gi,
      "",
    )
    .trim()
    .replace(/[.!]+$/, "");
  return EMPTY_TEXT.test(plain);
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
      return !isEmptyText(text) && !isGuidance(text);
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
    /^.(?:list|describe|report|how|who|what|when|where|why|run|note|explain|give|add|write|include|provide|summari[sz]e|use|fill|detail|document|record|identify|a (?:short|brief)|the (?:steps|sequence))\b/i.test(
      trimmed,
    )
  );
}
