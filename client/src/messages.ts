/** What is said in notifications. */
import { l10n, window } from "vscode";
import { inert } from "./inert.ts";

/** An error that ends what the user asked for. */
export function showError(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void window.showErrorMessage(inert(l10n.t("Blameless: {0}", reason)));
}
