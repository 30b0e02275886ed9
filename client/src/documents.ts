/** Which documents the server is told of. It decides by itself which of them are postmortems. */
import { type TextDocument, window } from "vscode";

/** The languages of Markdown, as a document selector. */
export const MARKDOWN = [{ language: "markdown" }, { language: "mdx" }];

/**
 * Where documents are shown and not written, as older versions of them, pages of rules, or what a model proposes; and
 * where people talk: a comment on somebody's changes, a conversation with a model.
 */
const ELSEWHERE = new Set([
  "git",
  "gitlens",
  "pr",
  "review",
  "vscode-local-history",
  "output",
  "blameless-rule",
  "blameless-words",
  "comment",
  "vscode-chat-code-block",
  "vscode-chat-editing",
  "chat-editing-text-model",
  "chat-editing-snapshot-text-model",
]);

/** Whether the server is told of a document; the others stay silent. */
export function isWritten({ uri }: TextDocument): boolean {
  return !ELSEWHERE.has(uri.scheme);
}

/** Whether a document is in one of them. */
function isMarkdown({ languageId }: TextDocument): boolean {
  return MARKDOWN.some(({ language }) => language === languageId);
}

/** The Markdown document in front that the server knows. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isMarkdown(document) && isWritten(document) ? document : undefined;
}
