/**
 * Words from a language model that the editor offers. It is asked about one sentence, after the user has seen what is
 * sent and agreed; the linter reads its answer before anybody else does; and the answer is shown beside the sentence
 * before it takes its place. Without a model there is no trace of this.
 */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  commands,
  Disposable,
  type ExtensionContext,
  type LanguageModelChat,
  LanguageModelChatMessage,
  l10n,
  languages,
  lm,
  ProgressLocation,
  type Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  CHECK_WORDS,
  type CheckWordsParams,
  WORDS_TASK,
  type WordsTask,
  type WordsTaskParams,
} from "../../server/src/lsp/protocol.ts";
import { isWritten, MARKDOWN } from "./documents.ts";
import { inert } from "./inert.ts";
import { showError } from "./messages.ts";

const COMMAND = "blameless.rewordWithModel";
/** Before the id of a model: whether the user has agreed that it is sent sentences of this workspace. */
const AGREED = "blameless.model.agreed.";
/** What is shown beside the sentence. */
const SCHEME = "blameless-words";
/** An answer that the linter refuses is asked for once more, with the reason. */
const TRIES = 2;

/** Offers the words of a model wherever there is a finding, as long as the editor has a model. */
export function provideModelWords(client: BaseLanguageClient, context: ExtensionContext): Disposable {
  let models: readonly LanguageModelChat[] | undefined;
  const look = async (): Promise<void> => {
    models = await lm.selectChatModels().then(
      (it) => it,
      // An editor without models may say so by an error.
      () => [],
    );
  };
  const proposed = new Map<string, string>();
  const actions = languages.registerCodeActionsProvider(
    MARKDOWN,
    {
      provideCodeActions: (document, range, { diagnostics }): CodeAction[] => {
        const isOn = workspace.getConfiguration("blameless", document).get("model", true);
        const ours = diagnostics.filter(({ source }) => source === "blameless");
        if (!isOn || ours.length === 0 || !isWritten(document)) return [];
        // Not before somebody might want one: to look for models may start other extensions. It is not waited for.
        if (!models) void look();
        if (!models?.length) return [];
        const title = l10n.t("Reword with the editor's model…");
        return [
          {
            title,
            kind: CodeActionKind.RefactorRewrite,
            command: { title, command: COMMAND, arguments: [document.uri, range] },
          },
        ];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.RefactorRewrite] },
  );
  return Disposable.from(
    actions,
    lm.onDidChangeChatModels(() => void look()),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => proposed.get(uri.toString()) ?? "",
    }),
    commands.registerCommand(COMMAND, async (uri: Uri, range: Range) => {
      const [model] = models ?? [];
      if (!model) return;
      try {
        await reword(await workspace.openTextDocument(uri), range, model);
      } catch (error) {
        client.error(`the model ${model.name}`, error, false);
        showError(error);
      }
    }),
  );

  async function reword(document: TextDocument, range: Range, model: LanguageModelChat): Promise<void> {
    const { version } = document;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const params: WordsTaskParams = {
      textDocument,
      position: client.code2ProtocolConverter.asPosition(range.start),
    };
    const task = await client.sendRequest<WordsTask | null>(WORDS_TASK, params);
    if (!task) {
      void window.showInformationMessage(l10n.t("There is no sentence here to reword."));
      return;
    }
    if (!(await agrees(task, model))) return;
    const place = client.protocol2CodeConverter.asRange(task.range);
    const words = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t("Asking {0}", model.name), cancellable: true },
      async (_, token) => {
        let refusal: string | undefined;
        for (let attempt = 0; attempt < TRIES; attempt++) {
          const words = await ask(model, task, refusal, token);
          if (token.isCancellationRequested) return undefined;
          const check: CheckWordsParams = { textDocument, range: task.range, rule: task.rule, words };
          const problem = await client.sendRequest<string | null>(CHECK_WORDS, check);
          if (problem === null) return words;
          refusal = problem;
        }
        void window.showInformationMessage(inert(l10n.t("The model's words were not taken: {0}.", refusal ?? "")));
        return undefined;
      },
    );
    if (words === undefined) return;
    if (!isStill(document, version)) throw new Error(l10n.t("{0} has changed meanwhile", nameOf(document)));
    await offer(document, place, words);
  }

  async function agrees({ sentence, rule }: WordsTask, model: LanguageModelChat): Promise<boolean> {
    if (context.workspaceState.get(AGREED + model.id) === true) return true;
    const once = l10n.t("Send it");
    const always = l10n.t("Send it, and do not ask again here");
    const chosen = await window.showInformationMessage(
      l10n.t("Send this sentence to {0}?", model.name),
      {
        modal: true,
        detail: l10n.t("{0}\n\nNothing else of the document is sent, only what the rule {1} is about.", sentence, rule),
      },
      once,
      always,
    );
    if (chosen === always) await context.workspaceState.update(AGREED + model.id, true);
    return chosen !== undefined;
  }

  /** Shows the sentence beside the new words, and takes them if the user says so. */
  async function offer(document: TextDocument, place: Range, words: string): Promise<void> {
    const text = document.getText();
    const uri = Uri.from({ scheme: SCHEME, path: document.uri.path, query: String(Date.now()) });
    const [start, end] = [document.offsetAt(place.start), document.offsetAt(place.end)];
    proposed.set(uri.toString(), text.slice(0, start) + words + text.slice(end));
    const { version } = document;
    try {
      await commands.executeCommand(
        "vscode.diff",
        document.uri,
        uri,
        l10n.t("{0}: words of the model", nameOf(document)),
        {
          selection: place,
          preview: true,
        },
      );
      const take = l10n.t("Take these words");
      const chosen = await window.showInformationMessage(inert(words), take, l10n.t("Leave it"));
      if (chosen !== take) return;
      if (!isStill(document, version)) throw new Error(l10n.t("{0} has changed meanwhile", nameOf(document)));
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, place, words);
      if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t("{0} could not be written", nameOf(document)));
      await window.showTextDocument(document);
    } finally {
      proposed.delete(uri.toString());
    }
  }
}

/** Whether a document is the one that the words are for. One that was closed keeps its version, whatever becomes of it. */
function isStill(document: TextDocument, version: number): boolean {
  return !document.isClosed && document.version === version;
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.split("/").at(-1) ?? "";
}

/** The answer of a model to the one question, without what models put around an answer. */
async function ask(
  model: LanguageModelChat,
  { sentence, guidance }: WordsTask,
  refusal: string | undefined,
  token: CancellationToken,
): Promise<string> {
  const prompt = [
    "Reword one sentence of a postmortem so that no person is blamed. Write one sentence and nothing else.",
    "Keep every fact: each figure, time, name of a system, link and piece of code, as it is written. Add no fact and no name.",
    "Where the sentence does not say what made it possible, say only what happened.",
    `What is wrong with it: ${guidance}`,
    ...(refusal ? [`An earlier answer could not be used: ${refusal}.`] : []),
    `The sentence: ${sentence}`,
  ].join("\n\n");
  const answer = await model.sendRequest([LanguageModelChatMessage.User(prompt)], {}, token);
  let text = "";
  for await (const part of answer.text) text += part;
  return text
    .trim()
    .replace(/^["“](.*)["”]$/s, "$1")
    .trim();
}
