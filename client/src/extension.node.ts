/** The extension where there is a Node: on the desktop, and on the far side of a remote window. */
import { execPath } from "node:process";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Api, ID, NAME, start } from "./extension.ts";
import { provideTasks } from "./tasks.ts";

export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath("client/dist/server.js");
  context.subscriptions.push(provideTasks(execPath, module));
  return start(context, (options) => new LanguageClient(ID, NAME, { module, transport: TransportKind.ipc }, options));
}
