/** Checks every postmortem of the workspace, with progress, and keeps what it finds until the documents change. */
import {
  type CancellationToken,
  commands,
  type Diagnostic,
  Disposable,
  l10n,
  languages,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from "vscode";
import {
  type BaseLanguageClient,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from "vscode-languageclient";

let runs = 0;

/** Creates the check, and begins to follow the documents that it has looked at. */
export function checkWorkspace(client: BaseLanguageClient): Disposable & { readonly run: () => Promise<void> } {
  const collection = languages.createDiagnosticCollection("blameless workspace");
  /** When the last check began, in milliseconds of the clock that files are dated by. */
  let began = 0;
  const isOpen = (uri: string): boolean => workspace.textDocuments.some((it) => it.uri.toString() === uri);

  const collect = async (
    token: CancellationToken,
    seen: (count: number) => void,
  ): Promise<{ documents: number; findings: number }> => {
    collection.clear();
    began = Date.now();
    let documents = 0;
    let findings = 0;
    let last: Promise<void> = Promise.resolve();
    const take = async ({ items }: WorkspaceDiagnosticReportPartialResult): Promise<void> => {
      for (const report of items) {
        if (report.kind !== "full" || report.items.length === 0) continue;
        documents++;
        findings += report.items.length;
        const uri = client.protocol2CodeConverter.asUri(report.uri);
        // An open document shows its own, which follow the typing.
        if (isOpen(uri.toString())) continue;
        const found: Diagnostic[] = await client.protocol2CodeConverter.asDiagnostics(report.items, token);
        collection.set(uri, found);
      }
      seen(documents);
    };
    const partialResultToken = `blameless-workspace-${++runs}`;
    const progress = client.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (part) => {
      last = last.then(() => take(part));
    });
    try {
      const params: WorkspaceDiagnosticParams = { identifier: "blameless", previousResultIds: [], partialResultToken };
      const rest = await client.sendRequest(WorkspaceDiagnosticRequest.type, params, token);
      await last;
      await take(rest);
    } finally {
      progress.dispose();
    }
    return { documents, findings };
  };

  const run = async (): Promise<void> => {
    const title = l10n.t("Checking the postmortems of the workspace");
    const outcome = await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        try {
          return await collect(token, (count) => progress.report({ message: l10n.t("{0} with findings", count) }));
        } catch (error) {
          if (token.isCancellationRequested) return undefined;
          throw error;
        }
      },
    );
    if (!outcome) return;
    const show = l10n.t("Show");
    const message =
      outcome.findings === 0
        ? l10n.t("Nothing found in the postmortems of this workspace.")
        : outcome.documents === 1
          ? l10n.t("Findings: {0}, in one document.", outcome.findings)
          : l10n.t("Findings: {0}, in {1} documents.", outcome.findings, outcome.documents);
    void window.showInformationMessage(message, ...(outcome.findings > 0 ? [show] : [])).then((chosen) => {
      if (chosen === show) void commands.executeCommand("workbench.actions.view.problems");
    });
  };

  // What has changed on disk is no longer what was checked. Word of a change may come late, after the check it led to.
  const forget = async (uri: Uri): Promise<void> => {
    const { mtime } = await workspace.fs.stat(uri);
    if (mtime > began) collection.delete(uri);
  };
  const changed = (uri: Uri): void => {
    // A file that cannot be looked at is gone, which is told next.
    forget(uri).catch(() => collection.delete(uri));
  };
  const watcher = workspace.createFileSystemWatcher("**/*.{md,markdown,mdx}");
  return Object.assign(
    Disposable.from(
      collection,
      watcher,
      // A file that is written anew, and a change right after a creation, are told as a creation.
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete((uri) => collection.delete(uri)),
      workspace.onDidOpenTextDocument(({ uri }) => collection.delete(uri)),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("blameless") && collection.clear()),
    ),
    { run },
  );
}
