/** What the desktop and the web share: a language client, and what the editor shows around it. */
import { type ExtensionContext, l10n, window } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { registerCommands } from "./commands.ts";
import { isWritten, MARKDOWN } from "./documents.ts";
import { answerFileRequests } from "./files.ts";
import { provideModelWords } from "./modelWords.ts";
import { provideRulePages } from "./rulePages.ts";
import { createStatusItem } from "./statusItem.ts";

export const ID = "blameless";
export const NAME = "Blameless";

/** Configurations are checked and completed by the same server. */
const CONFIGURATIONS = [{ pattern: "**/.blameless.{json,jsonc,yaml,yml}" }, { pattern: "**/package.json" }];

/** What other extensions, and the tests, get of this one. */
export interface Api {
  readonly client: BaseLanguageClient;
  /** Settled when the server answers, or has failed to start. */
  readonly ready: Promise<void>;
}

/** Starts the client; the editor need not wait until the server answers. One that does not start is told of, and ends nothing. */
export function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): Api {
  const log = window.createOutputChannel(NAME, { log: true });
  // The server reads folders on disk by itself, and asks for the files of any other place.
  const initializationOptions: InitializationOptions = { files: true, workspaceOnDemand: true };
  const client = create({
    documentSelector: [...MARKDOWN, ...CONFIGURATIONS],
    initializationOptions,
    outputChannel: log,
    diagnosticCollectionName: ID,
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    middleware: {
      didOpen: async (document, next) => {
        if (isWritten(document)) await next(document);
      },
      // The editor has an outline of the headings already, and would show two.
      provideDocumentSymbols: () => undefined,
      // The schema completes configurations, and the editor would show everything twice.
      provideCompletionItem: (document, position, context, token, next) =>
        document.languageId === "jsonc" ? undefined : next(document, position, context, token),
      // A lens that only says something has an empty command, which this editor would offer to click.
      provideCodeLenses: async (document, token, next) =>
        (await next(document, token))?.map((lens) =>
          lens.command?.command === "" ? { ...lens, isResolved: true } : lens,
        ),
    },
  });
  context.subscriptions.push(log, client, answerFileRequests(client), provideRulePages(client));
  context.subscriptions.push(registerCommands(client, log), createStatusItem(client));
  context.subscriptions.push(provideModelWords(client, context));
  const ready = client.start().catch((error: unknown) => {
    log.error(String(error));
    void window.showErrorMessage(l10n.t("Blameless: its language server did not start. {0}", String(error)));
  });
  return { client, ready };
}
