/** What the document in front is to the linter: its kind, its findings, what a review would still miss, and why. */
import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { ABOUT, type About, type AboutParams } from "../../server/src/lsp/protocol.ts";
import { activeDocument, MARKDOWN } from "./documents.ts";
import { inert } from "./inert.ts";

/** So long after a change the item is brought up to date, in milliseconds. */
const PAUSE = 300;

/** The editor shows the item in one line; a longer one pushes the command behind it out of sight. In characters. */
const LINE = 64;

/** Creates the item that says what is found in the document in front. */
export function createStatusItem(client: BaseLanguageClient): Disposable {
  const item = languages.createLanguageStatusItem("blameless.status", MARKDOWN);
  item.name = "Blameless";
  item.command = { command: "blameless.showActions", title: l10n.t("Change…") };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = async (): Promise<void> => {
    const document = activeDocument();
    if (!document) return show(item, { text: l10n.t("Not checked") });
    if (client.state !== State.Running) return show(item, stopped(client.state === State.Starting));
    const about = await aboutOf(client, document).catch(() => null);
    if (activeDocument() === document && about) show(item, describe(about));
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), PAUSE);
  };
  const isShown = (document: TextDocument): boolean => document === activeDocument();
  void update();
  return Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(soon),
    window.onDidChangeActiveTextEditor(() => void update()),
    workspace.onDidChangeTextDocument(({ document }) => isShown(document) && soon()),
    workspace.onDidSaveTextDocument(soon),
    languages.onDidChangeDiagnostics(
      ({ uris }) => uris.some((uri) => uri.toString() === activeDocument()?.uri.toString()) && soon(),
    ),
  );
}

/** What the server says of a document; null where it does not know it. */
export async function aboutOf(client: BaseLanguageClient, { uri }: TextDocument): Promise<About | null> {
  const params: AboutParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
  return client.sendRequest<About | null>(ABOUT, params);
}

interface Shown {
  readonly text: string;
  readonly detail?: string;
  readonly severity?: LanguageStatusSeverity;
  readonly busy?: boolean;
}

function show(item: LanguageStatusItem, { text, detail, severity, busy }: Shown): void {
  item.text = text;
  item.detail = detail && inert(clip(detail, LINE - text.length));
  item.severity = severity ?? LanguageStatusSeverity.Information;
  item.busy = busy ?? false;
}

function clip(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room).replace(/[\s,;]+\S*$/, "")}…`;
}

function stopped(starting: boolean): Shown {
  return starting
    ? { text: "Blameless", busy: true }
    : { text: l10n.t("Blameless has stopped"), severity: LanguageStatusSeverity.Error };
}

function describe({ linted, kind, reasons, findings, missing }: About): Shown {
  if (!linted) return { text: l10n.t("Not checked"), detail: reasons[0] };
  const count = Object.values(findings).reduce((sum, it) => sum + it, 0);
  const name = nameOfKind(kind);
  return {
    text:
      count === 0
        ? l10n.t("{0}: nothing found", name)
        : count === 1
          ? l10n.t("{0}: 1 finding", name)
          : l10n.t("{0}: {1} findings", name, count),
    detail:
      missing.length > 0
        ? l10n.t("still missing for review: {0}", missing.join(", "))
        : l10n.t("nothing is missing for a review"),
  };
}

/** The name of a kind of document for a reader. */
export function nameOfKind(kind: string): string {
  switch (kind) {
    case "postmortem":
      return l10n.t("Postmortem");
    case "learning-review":
      return l10n.t("Learning review");
    case "external":
      return l10n.t("Notice to the public");
    case "premortem":
      return l10n.t("Pre-mortem");
    case "war-story":
      return l10n.t("War story");
    case "template":
      return l10n.t("Template");
    default:
      return l10n.t("Other document");
  }
}
