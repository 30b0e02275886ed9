/** Edits of the core as a client takes them: in its encoding, with the line ends of the document and with tab stops. */
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../core/text.ts";
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

/** `⟨owner⟩` as a tab stop; what means something in a snippet is escaped. */
export function toSnippet(text: string, next: (prompt: string) => number): string {
  return text
    .split(/(⟨[^⟩]*⟩)/)
    .map((part, i) => {
      const escaped = part.replace(/[\\$}]/g, "\\$&");
      return i % 2 === 0 ? escaped : `\${${next(part)}:${escaped.slice(1, -1)}}`;
    })
    .join("");
}
