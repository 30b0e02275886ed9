/** The extension where there is only a browser: the same server, in a web worker. */
import { type ExtensionContext, Uri } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { type Api, ID, NAME, start } from "./extension.ts";

export function activate(context: ExtensionContext): Api {
  const server = Uri.joinPath(context.extensionUri, "client/dist/server.js").toString(true);
  let worker: Worker | undefined;
  const fresh = async (): Promise<MessageTransports> => {
    // A server that is started again may be one that does not answer any more.
    worker?.terminate();
    worker = new Worker(server);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return start(context, (options) => new LanguageClient(ID, NAME, fresh, options));
}
