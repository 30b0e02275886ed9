/** What the desktop and the web share: a language client, and what the editor shows around it. */
import { Disposable, type ExtensionContext, type LogOutputChannel, l10n, window } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from "vscode-languageclient";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { registerCommands, registerLastingCommands } from "./commands.ts";
import { isWritten, MARKDOWN } from "./documents.ts";
import { answerFileRequests } from "./files.ts";
import { provideModelWords } from "./modelWords.ts";
import { provideRulePages } from "./rulePages.ts";
import { createStatusItem } from "./statusItem.ts";

export const ID = "blameless";
export const NAME = "Blameless";

/** Configurations are checked and completed by the same server. */
const CONFIGURATIONS = [{ pattern: "**/.blameless.{json,jsonc,yaml,yml}" }, { pattern: "**/package.json" }];

/** So long a server may take to start before another one takes its place, in milliseconds. */
const PATIENCE = 5000;

/** What other extensions, and the tests, get of this one. */
export interface Api {
  readonly client: BaseLanguageClient;
  /** Settled when the server answers, or has failed to start. */
  readonly ready: Promise<void>;
}

/**
 * Starts the client; the editor need not wait until the server answers. One that does not start is told of, and ends
 * nothing: what starts it again makes a new client, because one whose server never answered cannot be used any more.
 */
export function start(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): Api {
  const log = window.createOutputChannel(NAME, { log: true });
  let session = begin(context, log, create, () => restart());
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    // One after the other: each command of the editor exists but once. A server that never answers is not waited for.
    restarting = restarting
      .catch(() => undefined)
      .then(async () => {
        await session.end();
        session = begin(context, log, create, restart);
      });
    await restarting;
    await session.ready;
  };
  context.subscriptions.push(log, registerLastingCommands(log, restart), { dispose: () => session.end() });
  return {
    get client() {
      return session.client;
    },
    get ready() {
      return session.ready;
    },
  };
}

/** A client with all that hangs on it. */
interface Session extends Api {
  end(): Promise<void>;
}

function begin(
  context: ExtensionContext,
  log: LogOutputChannel,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
  restart: () => Promise<void>,
): Session {
  // The server reads folders on disk by itself, and asks for the files of any other place.
  const initializationOptions: InitializationOptions = { files: true, workspaceOnDemand: true };
  let ended = false;
  let usual: ErrorHandler | undefined;
  const client: BaseLanguageClient = create({
    errorHandler: {
      error: (...about) => usualHandler().error(...about),
      // One that ends before it answers would do so again; and no one is to follow where another one takes its place.
      closed: () =>
        client.state === State.Running && !ended
          ? usualHandler().closed()
          : { action: CloseAction.DoNotRestart, handled: ended || client.initializeResult === undefined },
    },
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
  const usualHandler = (): ErrorHandler => {
    usual ??= client.createDefaultErrorHandler();
    return usual;
  };
  const around = Disposable.from(
    answerFileRequests(client),
    provideRulePages(client),
    registerCommands(client, log),
    createStatusItem(client),
    provideModelWords(client, context),
  );
  const ready = client.start().catch((error: unknown) => {
    log.error(String(error));
    const again = l10n.t("Restart");
    const message = l10n.t("Blameless: its language server did not start. {0}", String(error));
    void window.showErrorMessage(message, again).then((chosen) => (chosen === again ? restart() : undefined));
  });
  return {
    client,
    ready,
    end: async () => {
      ended = true;
      around.dispose();
      await started(client);
      // One that hangs, which is why it is started again, does not stop in time; the client lets go of it all the same.
      await client.dispose().catch((error: unknown) => log.warn(String(error)));
    },
  };
}

/** Waits while a client starts, when it cannot be stopped; one whose server never answers is not waited for. */
async function started(client: BaseLanguageClient): Promise<void> {
  if (client.state !== State.Starting && client.state !== State.Running) return;
  // The start that is under way, if it is: a client runs before all that it offers is registered.
  const start = client.start().catch(() => undefined);
  await Promise.race([start, new Promise((settle) => setTimeout(settle, PATIENCE))]);
}
