/** Which documents the server is told of. It decides by itself which of them are postmortems. */
import { type TextDocument, window } from "vscode";

export const MARKDOWN = [{ language: "markdown" }, { language: "mdx" }];

export function isMarkdown({ languageId }: TextDocument): boolean {
  return MARKDOWN.some(({ language }) => language === languageId);
}

/** The Markdown document in front. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isMarkdown(document) ? document : undefined;
}
