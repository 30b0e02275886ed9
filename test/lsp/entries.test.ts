/** The two ways to run the server: a process that an editor starts, and a script in a web worker. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { run } from "../cli/support.ts";

const TEXT = "# Postmortem: queue outage\n\nThe nurse should have checked the label.\n";
const COMMAND = ["--import", "tsx", "server/src/cli/bin.ts", "lsp", "--stdio"];

describe("the command lsp", () => {
  it("speaks over standard input and output, and ends with its client", async () => {
    const child = spawn(process.execPath, COMMAND, { stdio: ["pipe", "pipe", "pipe"] });
    let errors = "";
    child.stderr.on("data", (data) => {
      errors += data;
    });
    const ended = new Promise((settle) => child.once("exit", settle));
    const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    rpc.onRequest("client/registerCapability", () => null);
    rpc.listen();
    await rpc.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await rpc.sendNotification("initialized", {});
    const uri = "file:///nowhere/incidents/queue.md";
    await rpc.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: 1, text: TEXT },
    });
    const report = await rpc.sendRequest<{ items: { code: string }[] }>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    ok(report.items.some(({ code }) => code === "should-have"));
    await rpc.sendRequest("shutdown");
    await rpc.sendNotification("exit");
    strictEqual(await ended, 0);
    strictEqual(errors, "");
  });

  it("ends when its input ends", () => {
    const { status, stdout } = spawnSync(process.execPath, COMMAND, { input: "", encoding: "utf8", timeout: 20_000 });
    strictEqual(status, 1);
    strictEqual(stdout, "");
  });

  it("takes no files, and its options are for it alone", async () => {
    match((await run({}, ["lsp", "a.md"])).err, /lsp takes no arguments/);
    match((await run({}, ["check", "--stdio"])).err, /--stdio does nothing with check/);
    match((await run({}, ["lsp", "--fix"])).err, /--fix does nothing with lsp/);
  });
});

describe("the web worker", () => {
  it("serves without Node, reading configurations through the client", async function () {
    this.timeout(60_000);
    const { outputFiles, metafile } = await build({
      entryPoints: ["server/src/lsp/main.browser.ts"],
      bundle: true,
      platform: "browser",
      format: "iife",
      target: "es2022",
      mainFields: ["module", "main"],
      write: false,
      metafile: true,
    });
    deepStrictEqual(
      Object.keys(metafile.inputs).filter((path) => /^node:|\/node\/|main\.node/.test(path)),
      [],
    );
    interface Message {
      readonly id?: number;
      readonly method?: string;
      readonly params?: { readonly uri?: string };
      readonly result?: { readonly items?: readonly { code: string }[] };
    }
    const self: { postMessage?: unknown; onmessage?: (event: { data: object }) => void; addEventListener: unknown } = {
      addEventListener: () => undefined,
    };
    const answers = new Map<number, (message: Message) => void>();
    const asked: string[] = [];
    const send = (message: object): void => self.onmessage?.({ data: { jsonrpc: "2.0", ...message } });
    self.postMessage = (message: Message) => {
      if (message.method === undefined) answers.get(message.id as number)?.(message);
      else if (message.id !== undefined) {
        asked.push(message.params?.uri ?? message.method);
        const isConfig = message.params?.uri === "vscode-vfs://github/team/docs/.blameless.json";
        setTimeout(
          () => send({ id: message.id, result: isConfig ? '{ "rules": { "missing-timeline": "off" } }' : null }),
          1,
        );
      }
    };
    const request = (id: number, method: string, params: object): Promise<Message> =>
      new Promise((settle) => {
        answers.set(id, settle);
        send({ id, method, params });
      });
    runInContext(
      outputFiles[0]?.text ?? "",
      createContext({ self, setTimeout, clearTimeout, TextEncoder, TextDecoder, console, structuredClone }),
    );
    await request(1, "initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      workspaceFolders: [{ uri: "vscode-vfs://github/team/docs", name: "docs" }],
      initializationOptions: { files: true },
    });
    send({ method: "initialized", params: {} });
    const uri = "vscode-vfs://github/team/docs/incidents/queue.md";
    send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "markdown", version: 1, text: TEXT } },
    });
    const { result } = await request(2, "textDocument/diagnostic", { textDocument: { uri } });
    const codes = result?.items?.map(({ code }) => code) ?? [];
    ok(codes.includes("should-have") && !codes.includes("missing-timeline"), codes.join());
    ok(asked.includes("vscode-vfs://github/team/docs/.blameless.json"));
  });
});
