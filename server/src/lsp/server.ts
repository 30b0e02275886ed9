/** The language server: what it can do, and which module does it. It takes a connection, and knows no transport. */
import {
  type CancellationToken,
  type ClientCapabilities,
  type CompletionItem,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { CONFIG_NAMES } from "../configFiles.ts";
import { isLinted, KINDS } from "../core/postmortem/kind.ts";
import type { Rule } from "../core/rule.ts";
import { rules as allRules } from "../core/rules/index.ts";
import type { Files } from "../files.ts";
import { fromSystem } from "../paths.ts";
import { renderRulePage } from "../rulePage.ts";
import { STARTER } from "../starter.ts";
import { fileNameFor, fillIn, templateOf, templates, UNTITLED } from "../templates.ts";
import { version } from "../version.ts";
import { VOCABULARY_NAME } from "../vocabulary.ts";
import { ACTION_KINDS, codeActions } from "./codeActions.ts";
import { complete, TRIGGERS } from "./completion.ts";
import { completeConfiguration } from "./configCompletion.ts";
import { createConfiguration, isConfiguration } from "./configuration.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { type Analysis, createDocuments } from "./documents.ts";
import { type Editing, tabStops, toSnippet } from "./edits.ts";
import { hover } from "./hover.ts";
import { problemWith, wordsTask } from "./modelWords.ts";
import { folds, hints, lenses, links, missingForReview, symbols } from "./outline.ts";
import { chooseEncoding, createPlaces, type Encoding } from "./places.ts";
import {
  ABOUT,
  type About,
  type AboutParams,
  CHECK,
  CHECK_WORDS,
  type CheckWordsParams,
  type ClientSettings,
  CONFIGURATION_FOR,
  type ConfigurationFor,
  type ConfigurationForParams,
  type InitializationOptions,
  NEW_DOCUMENT,
  type NewDocument,
  type NewDocumentParams,
  READ_FILE,
  RULE_PAGE,
  RULES,
  type RuleInShort,
  type RulePage,
  type RulePageParams,
  TEMPLATES,
  type TemplateInfo,
  TREAT_AS,
  type TreatAsParams,
  WORDS_TASK,
  type WordsTask,
  type WordsTaskParams,
} from "./protocol.ts";
import { treatAs } from "./treatAs.ts";
import { isCell, joinUri, pathOf, uriOf } from "./uri.ts";
import { createWriteConfiguration } from "./writeConfiguration.ts";

/** What the server stands on. */
export interface Host {
  /** Its own file system; without one the client is asked for files. */
  readonly files?: Files;
  /** Today as `2024-05-03`; the clock of the machine if left out. */
  readonly today?: () => string;
  readonly rules?: readonly Rule[];
}

/** Starts to serve a client. Nothing that a document, a rule or a configuration does ends it. */
export function startServer(connection: Connection, host: Host): void {
  const rules = host.rules ?? allRules;
  const today = host.today ?? localDay;
  let capabilities: ClientCapabilities = {};
  let options: InitializationOptions = {};
  let folders: string[] = [];
  let places = createPlaces("utf-16");
  let settings: ClientSettings = {};

  const configuration = createConfiguration({
    rules,
    files: host.files,
    read: (uri) => (options.files ? connection.sendRequest<string | null>(READ_FILE, { uri }) : Promise.resolve(null)),
    settingsFor: async (uri) => {
      if (!capabilities.workspace?.configuration) return settings;
      const own: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: "blameless" });
      return typeof own === "object" && own !== null ? (own as ClientSettings) : settings;
    },
    folders: () => folders,
    report: (uri, issues) => diagnostics.report(uri, issues),
    log: (message) => connection.console.warn(message),
  });
  const documents = createDocuments(connection, configuration, () => places, today);
  const complain = (error: unknown): void => connection.console.error(describe(error));
  const diagnostics = createDiagnostics(connection, {
    documents,
    configuration,
    reception: () => ({
      pull: capabilities.textDocument?.diagnostic !== undefined,
      refresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
      related:
        capabilities.textDocument?.publishDiagnostics?.relatedInformation === true ||
        capabilities.textDocument?.diagnostic?.relatedInformation === true,
      tags:
        capabilities.textDocument?.publishDiagnostics?.tagSupport !== undefined ||
        capabilities.textDocument?.diagnostic?.tagSupport !== undefined,
    }),
    places: () => places,
    folders: () => folders,
    canFind: () => options.files === true,
    today,
    complain,
  });

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    options = isRecord(params.initializationOptions) ? params.initializationOptions : {};
    settings = options.settings ?? {};
    folders = foldersOf(params);
    const encoding: Encoding = chooseEncoding(capabilities.general?.positionEncodings);
    places = createPlaces(encoding);
    return {
      serverInfo: { name: "blameless", version },
      capabilities: capabilitiesIn(encoding, options.workspaceOnDemand !== true),
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [...CONFIG_NAMES, VOCABULARY_NAME].map((name) => ({ globPattern: `**/${name}` })),
        })
        .catch(complain);
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      void connection.client
        .register(DidChangeConfigurationNotification.type, { section: "blameless" })
        .catch(complain);
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders = [...folders.filter((it) => !removed.some(({ uri }) => uri === it)), ...added.map(({ uri }) => uri)];
        startOver();
      });
  });

  const startOver = (): void => {
    configuration.reset();
    diagnostics.refresh();
  };

  connection.onDidChangeConfiguration(({ settings: changed }) => {
    const own: unknown = isRecord(changed) ? (changed as { blameless?: unknown }).blameless : undefined;
    if (isRecord(own)) settings = own;
    startOver();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // Installing packages changes thousands of manifests that govern nothing.
    if (changes.some(({ uri }) => !uri.includes("/node_modules/"))) startOver();
  });

  const checkConfiguration = async (uri: string): Promise<void> => {
    const document = documents.open.get(uri);
    if (!document || !isConfiguration(uri)) return;
    const { version: before } = document;
    const issues =
      pathOf(uri).endsWith("/package.json") && !document.getText().includes('"blameless"')
        ? []
        : await configuration.issuesOf(uri, document.getText());
    if (documents.open.get(uri)?.version === before) diagnostics.report(uri, issues);
  };
  documents.open.onDidChangeContent(({ document }) => void checkConfiguration(document.uri).catch(complain));
  documents.open.onDidSave(({ document }) => {
    if (isConfiguration(document.uri)) startOver();
  });
  documents.open.onDidClose(({ document: { uri } }) => {
    if (!isConfiguration(uri)) return;
    // What was not saved is gone, and with it what was wrong there. What is wrong on disk is reported anew.
    diagnostics.report(uri, []);
    startOver();
  });

  /** Answers a request from the analysis of its document; what goes wrong is logged, and answered with nothing. */
  const answer =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(
      nothing: R,
      from: (analysis: Analysis, params: P) => R | Promise<R>,
    ) =>
    async (params: P, token: CancellationToken): Promise<R | ResponseError<void>> => {
      try {
        const analysis = await documents.analyse(params.textDocument.uri, token);
        return analysis ? await from(analysis, params) : nothing;
      } catch (error) {
        if (error instanceof ResponseError) return error;
        complain(error);
        return nothing;
      }
    };

  const editing = (): Editing => ({
    versioned: capabilities.workspace?.workspaceEdit?.documentChanges === true,
    snippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
    createFiles: capabilities.workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
  });

  const writeConfiguration = createWriteConfiguration(configuration, documents, () => folders, editing);

  const silentOrNot = ({ governed }: Analysis): boolean => governed.silent === undefined;

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    try {
      return await diagnostics.pull(textDocument.uri, previousResultId, token);
    } catch (error) {
      if (error instanceof ResponseError) return error as never;
      complain(error);
      // What is shown stays; asked to try again, a client would do so for ever.
      return previousResultId === undefined
        ? { kind: "full", items: [] }
        : { kind: "unchanged", resultId: previousResultId };
    }
  });
  connection.languages.diagnostics.onWorkspace(async (params, token, _, progress) => {
    try {
      return await diagnostics.workspace(params, token, progress);
    } catch (error) {
      if (error instanceof ResponseError) return error as never;
      complain(error);
      return { items: [] };
    }
  });
  connection.onCodeAction(
    answer([], (analysis, params) => codeActions(params, analysis, diagnostics, editing(), writeConfiguration)),
  );
  connection.onHover(answer(null, (analysis, { position }) => hover(analysis, analysis.offsetAt(position), rules)));
  connection.onCompletion(async (params, token) => {
    const { uri } = params.textDocument;
    const document = documents.open.get(uri);
    if (document && isConfiguration(uri)) {
      if (/\.ya?ml$/i.test(pathOf(uri))) return [];
      const offset = places.offsetAt(document, params.position);
      return completeConfiguration(document.getText(), offset, pathOf(uri).endsWith("/package.json"), rules);
    }
    const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return answer<typeof params, CompletionItem[]>([], (analysis) =>
      complete(analysis, analysis.offsetAt(params.position), rules, snippets, today()),
    )(params, token);
  });
  connection.onDocumentSymbol(answer([], symbols));
  connection.onFoldingRanges(answer([], folds));
  connection.onCodeLens(answer([], (analysis) => (silentOrNot(analysis) ? lenses(analysis) : [])));
  connection.languages.inlayHint.on(answer([], (analysis, { range }) => hints(analysis, analysis.read(range))));
  connection.onDocumentLinks(answer([], links));
  connection.onExecuteCommand(async ({ command, arguments: args }) => {
    const uri: unknown = args?.[0];
    if (command === CHECK && typeof uri === "string") await diagnostics.check(uri).catch(complain);
    return null;
  });
  connection.onRequest(ABOUT, (params: AboutParams, token: CancellationToken) =>
    answer<AboutParams, About | null>(null, about)(params, token),
  );
  connection.onRequest(
    TREAT_AS,
    (params: TreatAsParams, token: CancellationToken): Promise<unknown> =>
      answer<TreatAsParams, WorkspaceEdit | null>(null, (analysis, { kind }) => {
        const known = KINDS.find((it) => it === kind);
        return known ? treatAs(known, analysis, editing(), writeConfiguration) : null;
      })(params, token),
  );
  connection.onRequest(
    CONFIGURATION_FOR,
    async ({ textDocument }: ConfigurationForParams): Promise<ConfigurationFor> => {
      const uri = textDocument?.uri ?? folders.map((it) => joinUri(it, "-.md"))[0];
      const governed = uri === undefined ? undefined : await configuration.governing(uri);
      return { uri: governed?.configUri ?? null, starter: STARTER };
    },
  );
  connection.onRequest(
    WORDS_TASK,
    (params: WordsTaskParams, token: CancellationToken): Promise<unknown> =>
      answer<WordsTaskParams, WordsTask | null>(
        null,
        (analysis, { position }) => wordsTask(analysis, position, rules) ?? null,
      )(params, token),
  );
  connection.onRequest(
    CHECK_WORDS,
    (params: CheckWordsParams, token: CancellationToken): Promise<unknown> =>
      answer<CheckWordsParams, string | null>(
        "the document is not open",
        (analysis, { range, rule, words }) => problemWith(analysis, range, rule, words) ?? null,
      )(params, token),
  );
  connection.onRequest(RULES, (): RuleInShort[] =>
    rules.map(({ id, summary, category }) => ({ id, summary, category })),
  );
  connection.onRequest(RULE_PAGE, ({ rule }: RulePageParams): RulePage | null => {
    const markdown = renderRulePage(rules, rule);
    return markdown === undefined ? null : { markdown };
  });
  connection.onRequest(TEMPLATES, (): TemplateInfo[] =>
    templates.map(({ name, title, about: purpose }) => ({ name, title, about: purpose })),
  );
  connection.onRequest(NEW_DOCUMENT, (params: NewDocumentParams): NewDocument | null => newDocument(params, today()));

  connection.listen();
}

/** What the server can do. */
function capabilitiesIn(positionEncoding: Encoding, workspaceDiagnostics: boolean): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    diagnosticProvider: { identifier: "blameless", interFileDependencies: false, workspaceDiagnostics },
    codeActionProvider: { codeActionKinds: ACTION_KINDS },
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    codeLensProvider: {},
    inlayHintProvider: true,
    documentLinkProvider: {},
    executeCommandProvider: { commands: [CHECK] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

function newDocument({ template: name, title = "", date }: NewDocumentParams, today: string): NewDocument | null {
  const template = templateOf(name);
  if (!template) return null;
  const heading = title.replace(/\s+/g, " ").trim() || UNTITLED;
  const day = date ?? today;
  const text = fillIn(template, heading, day);
  return { fileName: fileNameFor(template, heading, day), text, snippet: toSnippet(text, tabStops()) };
}

function about({ uri, governed, result }: Analysis): About {
  const { kind, kindReasons } = result.postmortem;
  const findings = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of result.diagnostics) findings[severity]++;
  return {
    linted: governed.silent === undefined && isLinted(kind),
    kind,
    reasons: governed.silent === undefined ? kindReasons : [governed.silent, ...kindReasons],
    configuration: governed.configUri ?? null,
    findings,
    missing: isCell(uri) ? [] : missingForReview(result.postmortem),
  };
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOf("file://", fromSystem(rootPath, /^(?:[A-Za-z]:|\\)/.test(rootPath)))] : [];
}

function localDay(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
