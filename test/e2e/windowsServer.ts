/**
 * Runs inside Windows, see `windows.ts`: asks the language server about a document by its address, `file:///c%3A/…`, and
 * says what it finds there and in the workspace. Its arguments are the command line of Blameless and the folder.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type Diagnostic,
  type DocumentUri,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const [program, folder] = process.argv.slice(2) as [string, string];
const path = join(folder, "incidents", "queue.md");
/** As VS Code writes them. */
const addressOf = (of: string): DocumentUri => pathToFileURL(of).href.replace(/^file:\/\/\/(\w):/, "file:///$1%3A");

async function main(): Promise<void> {
  const server = spawn(process.execPath, [program, "lsp", "--stdio"], { stdio: "pipe" });
  const rpc = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  rpc.listen();
  await rpc.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: addressOf(folder), name: "workspace" }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await rpc.sendNotification("initialized", {});
  const textDocument = { uri: addressOf(path), languageId: "markdown", version: 1, text: readFileSync(path, "utf8") };
  await rpc.sendNotification("textDocument/didOpen", { textDocument });
  const { items } = await rpc.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument });
  const all = await rpc.sendRequest<{ items: { uri: DocumentUri }[] }>("workspace/diagnostic", {
    previousResultIds: [],
  });
  const codes = items.map(({ code }) => code).join(" ");
  const known = all.items.some(({ uri }) => uri === textDocument.uri);
  // The console of Node.js does not find its streams under Wine.
  writeSync(
    1,
    `found ${codes}; of ${all.items.length} documents in the workspace, ${known ? "one" : "none"} is this\n`,
  );
  server.kill();
  process.exit(0);
}

main().catch((error: unknown) => {
  writeSync(1, `${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
