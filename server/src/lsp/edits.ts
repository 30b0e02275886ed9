/** Edits of the core as a client takes them: in its encoding, with the line ends of the document and with tab stops. */
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { applyEdits, type Edit } from "../core/text.ts";
import type { Analysis } from "./documents.ts";

/** What a client can apply. */
export interface Editing {
  /** `documentChanges`, with versions. */
  readonly versioned: boolean;
  readonly snippets: boolean;
  readonly createFiles: boolean;
}

/** One edit from the first to the last character that differs. */
export function difference(before: string, after: string): Edit {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // No edit may begin or end inside a character or a line end.
  const splits = (text: string, at: number): boolean => /[\uD800-\uDBFF\r]/.test(text[at - 1] ?? "");
  while (start > 0 && splits(before, start)) start--;
  while (tail > 0 && splits(before, before.length - tail)) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** The edits of one document; with `linked`, placeholders of the same words are one tab stop. */
export function toWorkspaceEdit(
  analysis: Analysis,
  edits: readonly Edit[],
  { versioned, snippets }: Editing,
  linked = false,
): WorkspaceEdit {
  const { uri, version } = analysis;
  const plain = edits.map(
    (edit): TextEdit => ({ range: analysis.rangeOf(edit), newText: lineEnds(analysis, edit.text) }),
  );
  if (!versioned) return { changes: { [uri]: plain } };
  const next = tabStops(linked);
  const withStops = edits.map((edit, i): TextEdit | SnippetTextEdit => {
    const text = lineEnds(analysis, edit.text);
    if (!snippets || !text.includes("⟨")) return plain[i] as TextEdit;
    const value = toSnippet(text, next);
    return { range: analysis.rangeOf(edit), snippet: { kind: "snippet", value } };
  });
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: withStops };
  return { documentChanges: [change] };
}

/**
 * The sentence as it reads after the edits, for a menu or a hover; undefined where more than one sentence changes.
 * `width` in UTF-16 units: what is longer ends in an ellipsis.
 */
export function reworded({ text, result }: Analysis, edits: readonly Edit[], width: number): string | undefined {
  const [first] = edits;
  const last = edits.at(-1);
  if (!first || !last || edits.some((edit) => edit.text.includes("\n"))) return undefined;
  const sentence = result.postmortem.sentences.find(({ start, end }) => start <= first.start && last.end <= end);
  if (!sentence) return undefined;
  const within = edits.map((edit) => ({
    ...edit,
    start: edit.start - sentence.start,
    end: edit.end - sentence.start,
  }));
  const words = applyEdits(text.slice(sentence.start, sentence.end), within).replace(/\s+/g, " ").trim();
  return words.length <= width ? words : `${words.slice(0, width - 1).replace(/\s+\S*$/, "")}…`;
}

/** Suggestions are written with LF; a document with CRLF keeps its own. */
function lineEnds({ text }: Analysis, inserted: string): string {
  return text.includes("\r\n") ? inserted.replace(/\r?\n/g, "\r\n") : inserted;
}

/** Numbers for tab stops, one after the other; with `linked`, the same for the same words. */
export function tabStops(linked = false): (prompt: string) => number {
  const known = new Map<string, number>();
  let last = 0;
  return (prompt) => {
    const stop = (linked ? known.get(prompt) : undefined) ?? ++last;
    known.set(prompt, stop);
    return stop;
  };
}

/**
 * `⟨owner⟩` as a tab stop; what means something in a snippet is escaped. The brackets stay: what is left of them is
 * reported as a placeholder.
 */
export function toSnippet(text: string, next: (prompt: string) => number): string {
  return text
    .split(/(⟨[^⟩]*⟩)/)
    .map((part, i) => {
      const escaped = part.replace(/[\\$}]/g, "\\$&");
      return i % 2 === 0 ? escaped : `\${${next(part)}:${escaped}}`;
    })
    .join("");
}
