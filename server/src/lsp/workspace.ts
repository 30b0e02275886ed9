/** Findings of a whole workspace, also in files that are not open: a file is linted again only where it has changed. */
import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticReport,
  Diagnostic as LspDiagnostic,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "../core/document.ts";
import { isLinted } from "../core/postmortem/kind.ts";
import type { Diagnostic } from "../core/rule.ts";
import { walk } from "../discover.ts";
import { hash } from "../hash.ts";
import type { Configuration, Governed } from "./configuration.ts";
import { cancelled, type Documents } from "./documents.ts";
import { FIND_FILES, type FindFilesParams } from "./protocol.ts";
import { canonical, folderOf, folderPath, uriOf } from "./uri.ts";

/** No more documents of a workspace are looked at than this; the log says so. */
const MAX_DOCUMENTS = 5000;
/** The result of a document in which there is nothing to report. */
const NOTHING = "nothing";

export interface WorkspaceOptions {
  readonly documents: Documents;
  readonly configuration: Configuration;
  /** The URIs of the workspace folders. */
  readonly folders: () => readonly string[];
  /** Whether the client knows which files there are, where the server cannot look for itself. */
  readonly canFind: () => boolean;
  readonly today: () => string;
  /** The report of an open document. */
  readonly pull: (
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ) => Promise<DocumentDiagnosticReport>;
  readonly toLsp: (document: TextDocument, diagnostic: Diagnostic) => LspDiagnostic;
}

/** Answers a request for the diagnostics of a workspace; what is new is sent as soon as it is found, where the client listens. */
export type PullWorkspace = (
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
  progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
) => Promise<WorkspaceDiagnosticReport>;

/** What was found in a file when it was last linted. */
interface Known {
  /** Which text it was, and on which day. */
  readonly state: string;
  readonly resultId: string;
}

/** Creates the answer to a request for the diagnostics of a workspace, which some clients ask for every other second. */
export function createWorkspace(connection: Connection, options: WorkspaceOptions): PullWorkspace {
  const { documents, configuration, folders, canFind, today, pull, toLsp } = options;
  // What governs a file is the same object until any configuration changes; what was found by it is forgotten then.
  const found = new WeakMap<Governed, Known>();

  const urisBelow = async (folder: string): Promise<Iterable<string>> => {
    const files = configuration.filesOf(folder);
    if (!files) {
      const params: FindFilesParams = { folder };
      return canFind() ? connection.sendRequest<string[]>(FIND_FILES, params) : [];
    }
    const top = folderPath(folder);
    return inUris(walk(files, top, top, []));
  };

  /** The report of a document; undefined where the client knows all there is to say, and has no result of it. */
  const reportOf = async (
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> => {
    const open = documents.at(uri);
    if (open) return { ...(await pull(open.uri, previous, token)), uri: open.uri, version: open.version };
    const governed = await configuration.governing(uri);
    if (governed.run === "manual") return undefined;
    const text = governed.listed && governed.silent === undefined ? await configuration.textOf(uri) : undefined;
    if (token.isCancellationRequested) throw cancelled();
    if (text === undefined) return toReport(uri, previous, NOTHING, []);
    const state = `${hash(text)} ${today()}`;
    const known = found.get(governed);
    if (known?.state === state && isKnown(previous, known.resultId)) return toReport(uri, previous, known.resultId, []);
    await documents.idle(token);
    const source = { path: governed.path, today: today(), offersLater: true };
    const { diagnostics, postmortem } = governed.linter(parseDocument(text), source);
    const document = TextDocument.create(uri, "markdown", 0, text);
    const isSilent = !isLinted(postmortem.kind);
    const items = isSilent ? [] : diagnostics.map((it) => toLsp(document, it));
    const resultId = items.length === 0 ? NOTHING : hash(JSON.stringify(items));
    found.set(governed, { state, resultId });
    return toReport(uri, previous, resultId, items);
  };

  return async ({ previousResultIds }, token, progress) => {
    // By place: what a client was told of, it may write in its own way.
    const previous = new Map(previousResultIds.map(({ uri, value }) => [canonical(uri), value]));
    let waiting: WorkspaceDocumentDiagnosticReport[] = [];
    const flush = (): void => {
      if (!progress || waiting.length === 0) return;
      progress.report({ items: waiting });
      waiting = [];
    };
    const give = (report: WorkspaceDocumentDiagnosticReport | undefined): void => {
      if (!report) return;
      waiting.push(report);
      // What is new is shown at once; that nothing is new can wait.
      if (report.kind === "full") flush();
    };
    const finish = (): WorkspaceDiagnosticReport => {
      flush();
      return { items: waiting };
    };
    const seen = new Set<string>();
    // What lies in a folder within another one is found there.
    for (const folder of folders().filter((it) => !folderOf(it, folders()))) {
      for (const uri of await urisBelow(folder)) {
        const place = canonical(uri);
        if (seen.has(place)) continue;
        await documents.breathe(token);
        if (seen.size === MAX_DOCUMENTS) {
          connection.console.warn(
            `more than ${MAX_DOCUMENTS} Markdown files; the rest are checked when they are opened`,
          );
          return finish();
        }
        seen.add(place);
        give(await reportOf(uri, previous.get(place), token));
      }
    }
    // What is deleted or ignored by now has nothing to report.
    for (const { uri, value } of previousResultIds)
      if (!seen.has(canonical(uri)) && !documents.at(uri)) give(toReport(uri, value, NOTHING, []));
    return finish();
  };
}

function* inUris(paths: Iterable<string>): Iterable<string> {
  for (const path of paths) yield uriOf("file://", path);
}

/** Whether a client with the result `previous` has nothing to learn from another. */
function isKnown(previous: string | undefined, resultId: string): boolean {
  return (previous ?? NOTHING) === resultId;
}

function toReport(
  uri: string,
  previous: string | undefined,
  resultId: string,
  items: LspDiagnostic[],
): WorkspaceDocumentDiagnosticReport | undefined {
  if (!isKnown(previous, resultId)) return { kind: "full", uri, version: null, resultId, items };
  return previous === undefined ? undefined : { kind: "unchanged", uri, version: null, resultId };
}
