/** What is said in a notification or in the status of a document, where the editor makes links, even of commands. */
import { l10n, window } from "vscode";

/** Words of a document, of a model or of a file name, so that no link in them can be clicked. */
export function inert(text: string): string {
  return text.replaceAll("](", "]\u200b(");
}

/** An error that ends what the user asked for. */
export function showError(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void window.showErrorMessage(inert(l10n.t("Blameless: {0}", reason)));
}
