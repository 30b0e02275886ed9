import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeFiles } from "../nodeFiles.ts";
import { startServer } from "./server.ts";

/** Serves one client over standard input and output; the process ends when the client leaves. */
export function serve(): Promise<never> {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), { files: nodeFiles });
  return new Promise(() => undefined);
}
