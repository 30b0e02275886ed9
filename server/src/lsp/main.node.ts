import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeFiles } from "../nodeFiles.ts";
import { startServer } from "./server.ts";

/** Serves one client over standard input and output, or over `--node-ipc`; the process ends when the client leaves. */
export function serve(): Promise<never> {
  const connection = process.argv.includes("--node-ipc")
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, { files: nodeFiles });
  return new Promise(() => undefined);
}
