/** Which documents the server is told of. It decides by itself which of them are postmortems. */
import { type TextDocument, window } from "vscode";

export const MARKDOWN = [{ language: "markdown" }, { language: "mdx" }];

/** Where documents are shown and not written: older versions of them, pages of rules, what a model proposes. */
const SHOWN = new Set([
  "git",
  "gitlens",
  "pr",
  "review",
  "vscode-local-history",
  "output",
  "blameless-rule",
  "blameless-words",
]);

/** Whether the server is told of a document; the others stay silent. */
export function isWritten({ uri }: TextDocument): boolean {
  return !SHOWN.has(uri.scheme);
}

export function isMarkdown({ languageId }: TextDocument): boolean {
  return MARKDOWN.some(({ language }) => language === languageId);
}

/** The Markdown document in front. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isMarkdown(document) ? document : undefined;
}
