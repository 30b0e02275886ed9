/** A client for tests: a real server behind in-memory streams, with files that exist only here. */
import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  type CodeAction,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type MessageConnection,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Rule } from "../../server/src/core/rule.ts";
import type { FileKind, Files } from "../../server/src/files.ts";
import type { InitializationOptions } from "../../server/src/lsp/protocol.ts";
import { startServer } from "../../server/src/lsp/server.ts";

export const TODAY = "2024-05-20";

export interface Setup {
  readonly capabilities?: ClientCapabilities;
  /** Files by path: `/w/.blameless.json`. A map stays under the hand of the test. */
  readonly files?: Map<string, string>;
  /** Whether the server reads files through the client instead of by itself. */
  readonly virtual?: boolean;
  readonly folders?: readonly string[];
  readonly options?: InitializationOptions;
  /** Answers `workspace/configuration`. */
  readonly settings?: () => unknown;
  readonly rules?: readonly Rule[];
  /** `TODAY` if left out. */
  readonly today?: () => string;
}

export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1] } } },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};
export const PUSH: ClientCapabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };

export interface Client {
  readonly rpc: MessageConnection;
  /** What the server said it can do. */
  readonly capabilities: Record<string, unknown>;
  readonly published: Map<string, PublishDiagnosticsParams>;
  readonly log: string[];
  /** How often the server asked to pull again. */
  refreshes(): number;
  open(uri: string, text: string, languageId?: string): void;
  /** Sends changes, and keeps the client's own copy. */
  change(uri: string, ...changes: TextDocumentContentChangeEvent[]): void;
  /** Replaces a stretch, by UTF-16 offsets. */
  edit(uri: string, start: number, end: number, text: string): void;
  save(uri: string): void;
  close(uri: string): void;
  text(uri: string): string;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  diagnostics(uri: string): Promise<Diagnostic[]>;
  actions(uri: string, range: Diagnostic["range"], context?: object): Promise<CodeAction[]>;
  /** The text of each document that an edit touches, afterwards. */
  applied(edit: WorkspaceEdit): Map<string, string>;
  request<T>(method: string, params: object): Promise<T>;
  /** Waits until something holds. */
  until(what: string, holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const running: Client[] = [];

afterEach(async () => {
  for (const client of running.splice(0)) await client.stop();
});

/** Starts a server, which is stopped after the test. */
export async function start(setup: Setup = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const files = setup.files ?? new Map<string, string>();
  startServer(
    createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    {
      ...(!setup.virtual && { files: filesOf(files) }),
      today: setup.today ?? (() => TODAY),
      ...(setup.rules && { rules: setup.rules }),
    },
  );
  const rpc = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const documents = new Map<string, TextDocument>();
  const published = new Map<string, PublishDiagnosticsParams>();
  const log: string[] = [];
  let refreshes = 0;
  rpc.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
  });
  rpc.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  rpc.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    return null;
  });
  rpc.onRequest("client/registerCapability", () => null);
  rpc.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => setup.settings?.()));
  rpc.onRequest("blameless/readFile", ({ uri }: { uri: string }) => files.get(uri) ?? null);
  rpc.onRequest("blameless/findFiles", ({ folder }: { folder: string }) =>
    [...files.keys()].filter((uri) => uri.startsWith(folder) && uri.endsWith(".md")),
  );
  rpc.listen();
  const { capabilities } = await rpc.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: setup.capabilities ?? PULL,
    workspaceFolders: (setup.folders ?? ["file:///w"]).map((uri) => ({ uri, name: uri })),
    initializationOptions: setup.options,
  });
  await rpc.sendNotification("initialized", {});

  const send = (method: string, params: object): void => {
    void rpc.sendNotification(method, params);
  };
  const document = (uri: string): TextDocument => {
    const known = documents.get(uri);
    if (!known) throw new Error(`${uri} is not open`);
    return known;
  };
  const client: Client = {
    rpc,
    capabilities,
    published,
    log,
    refreshes: () => refreshes,
    open: (uri, text, languageId = "markdown") => {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      send("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    },
    change: (uri, ...contentChanges) => {
      const version = document(uri).version + 1;
      documents.set(uri, TextDocument.update(document(uri), contentChanges, version));
      send("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    },
    edit: (uri, from, to, text) => {
      const range = { start: document(uri).positionAt(from), end: document(uri).positionAt(to) };
      client.change(uri, { range, text });
    },
    save: (uri) => send("textDocument/didSave", { textDocument: { uri } }),
    close: (uri) => send("textDocument/didClose", { textDocument: { uri } }),
    text: (uri) => document(uri).getText(),
    pull: (uri, previousResultId) =>
      rpc.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId }),
    diagnostics: async (uri) => {
      const report = await client.pull(uri);
      if (report.kind !== "full") throw new Error("expected a full report");
      return report.items;
    },
    actions: (uri, range, context = {}) =>
      rpc.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      }),
    applied: (edit) => {
      const after = new Map<string, string>();
      const apply = (uri: string, edits: readonly TextEdit[]): void => {
        const text = after.get(uri) ?? documents.get(uri)?.getText() ?? files.get(uri.replace("file://", "")) ?? "";
        after.set(uri, TextDocument.applyEdits(TextDocument.create(uri, "", 0, text), [...edits]));
      };
      for (const [uri, edits] of Object.entries(edit.changes ?? {})) apply(uri, edits);
      for (const change of edit.documentChanges ?? [])
        if ("edits" in change) apply(change.textDocument.uri, change.edits as TextEdit[]);
      return after;
    },
    request: (method, params) => rpc.sendRequest(method, params),
    until: async (what, holds) => {
      for (const end = Date.now() + 5000; !holds(); ) {
        if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
        await new Promise((resume) => setTimeout(resume, 5));
      }
    },
    stop: async () => {
      await rpc.sendRequest("shutdown");
      rpc.dispose();
    },
  };
  running.push(client);
  return client;
}

/** A file system in memory. */
export function filesOf(texts: ReadonlyMap<string, string>): Files {
  const folders = (): Set<string> =>
    new Set(
      [...texts.keys()].flatMap((path) => path.split("/").map((_, i, parts) => parts.slice(0, i).join("/") || "/")),
    );
  return {
    read: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw Object.assign(new Error(path), { code: "ENOENT", syscall: "open" });
      return new TextEncoder().encode(text);
    },
    kind: (path) => (texts.has(path) ? "file" : folders().has(path) ? "directory" : undefined),
    list: (path) => {
      const below = path === "/" ? path : `${path}/`;
      const names = new Map<string, FileKind>();
      for (const it of texts.keys()) {
        if (!it.startsWith(below)) continue;
        const [name, ...rest] = it.slice(below.length).split("/") as [string, ...string[]];
        names.set(name, rest.length > 0 ? "directory" : "file");
      }
      return [...names].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    write: () => {
      throw new Error("nothing is written here");
    },
  };
}
