/**
 * Words of a document, of a model or of a file name for a notification or the status of a document: the editor makes
 * links there, even of commands, and none of these may be clicked.
 */
export function inert(text: string): string {
  return text.replaceAll("](", "]\u200b(");
}
