/** Findings on their way to the client: pulled where it can, pushed where it cannot, and quiet while somebody types. */
import {
  type CancellationToken,
  type Connection,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type Diagnostic as LspDiagnostic,
  type Position,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigIssue } from "../configLayers.ts";
import { lazy } from "../core/lazy.ts";
import type { Group } from "../core/lint.ts";
import type { Diagnostic, Severity } from "../core/rule.ts";
import { contains, detached, overlaps, type Range } from "../core/text.ts";
import { isAlike } from "../core/trace.ts";
import { isConfiguration } from "./configuration.ts";
import type { Analysis } from "./documents.ts";
import type { Places } from "./places.ts";
import type { Run } from "./protocol.ts";
import { createWorkspace, type PullWorkspace, type WorkspaceOptions } from "./workspace.ts";

/** The name that diagnostics bear. */
const SOURCE = "blameless";

/** So long after the last key a sentence counts as finished, in milliseconds. */
const PAUSE = 600;

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a client can do. */
export interface Reception {
  readonly pull: boolean;
  /** Whether it pulls again when it is asked to. */
  readonly refresh: boolean;
  readonly related: boolean;
  readonly tags: boolean;
}

/** What a diagnostic carries for the client's own use; the server never reads it back. */
export interface DiagnosticData {
  readonly fixable: boolean;
}

/** What the client is told of documents and configurations. */
export interface Diagnostics {
  pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport>;
  readonly workspace: PullWorkspace;
  /** Lints a document now, whatever `run` says. */
  check(uri: string): Promise<void>;
  /** Everything may have changed: pushes, or asks the client to pull again. */
  refresh(): void;
  report(uri: string, issues: readonly ConfigIssue[]): void;
  /** A diagnostic as the client gets it; code actions name the one they are for. */
  toLsp(analysis: Analysis, diagnostic: Diagnostic): LspDiagnostic;
}

/** What the client was last given for a document. */
interface Shown {
  readonly id: string;
  readonly analysis: Analysis | undefined;
  /** What was given, by the groups of findings it is from. */
  readonly groups: readonly (readonly Given[])[];
  /** What was given, by rule and words, to tell what is new. */
  readonly names: () => ReadonlySet<string>;
  readonly items: LspDiagnostic[];
  readonly withheld: boolean;
}

/** A diagnostic as a client was given it, under the name of its rule and words. */
interface Given {
  readonly item: LspDiagnostic;
  readonly name: string;
}

export interface DiagnosticsOptions extends Omit<WorkspaceOptions, "pull" | "toLsp"> {
  readonly reception: () => Reception;
  readonly places: () => Places;
  /** Told of what goes wrong where nobody waits for an answer. */
  readonly complain: (error: unknown) => void;
}

/** Creates it, and begins to follow what is opened, changed, saved and closed. */
export function createDiagnostics(connection: Connection, options: DiagnosticsOptions): Diagnostics {
  const { documents, configuration, reception, places, complain } = options;
  const shown = new Map<string, Shown>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What happened to a document since it was last linted; with `run` other than `onType` it takes more than a key. */
  const due = new Map<string, "opened" | "saved" | "checked">();
  /** Documents that are pulled next with nothing withheld. */
  const settle = new Set<string>();
  let count = 0;

  const toLsp = (analysis: Analysis, diagnostic: Diagnostic): LspDiagnostic =>
    convert(diagnostic, analysis.uri, (range) => analysis.rangeOf(range), reception());
  /** A diagnostic stays the same object while it moves through the versions of its document. */
  const given = new WeakMap<Diagnostic, Given>();
  const give = (analysis: Analysis, diagnostic: Diagnostic): Given => {
    const before = given.get(diagnostic);
    // Most stand in the same line and column, however much is typed before them.
    if (before && !diagnostic.related && analysis.isAt(diagnostic.range, before.item.range)) return before;
    const { start, end } = diagnostic.range;
    const now = {
      item: toLsp(analysis, diagnostic),
      name: before?.name ?? `${diagnostic.ruleId} ${detached(analysis.text.slice(start, end))}`,
    };
    given.set(diagnostic, now);
    return now;
  };
  /** Where the block of a group stood, and what was given for it there. */
  const givenTogether = new WeakMap<Group, { readonly at: Position; readonly given: readonly Given[] }>();
  const giveTogether = (analysis: Analysis, group: Group): readonly Given[] => {
    const { block } = group;
    const before = givenTogether.get(group);
    // A block begins with a character, so no other place in a line is read as where it begins.
    if (before && block && analysis.offsetAt(before.at) === block.start) return before.given;
    const now = group.diagnostics.map((it) => give(analysis, it));
    if (block && !group.diagnostics.some(({ related }) => related))
      givenTogether.set(group, { at: analysis.positionAt(block.start), given: now });
    return now;
  };

  /** What to show of a document now. With `settled`, nothing is withheld. */
  const show = async (uri: string, settled: boolean, token?: CancellationToken): Promise<Shown> => {
    const before = shown.get(uri);
    const { run, silent } = await configuration.governing(uri);
    // What was switched off goes at once.
    if (silent === undefined && !isDue(uri, run)) return before ?? keep(uri, undefined, [], false);
    const analysis = await documents.analyse(uri, token);
    if (before && before.analysis === analysis && !(before.withheld && settled)) return before;
    due.delete(uri);
    if (!analysis) return keep(uri, undefined, [], false);
    const unfinished = settled || run !== "onType" ? undefined : unfinishedSentence(analysis, documents.lastEdit(uri));
    let withheld = false;
    const groups = analysis.result.groups.map((group) => {
      const all = giveTogether(analysis, group);
      if (!unfinished || (group.block && !overlaps(group.block, unfinished))) return all;
      const { diagnostics } = group;
      const toShow = all.filter(({ name }, i) => {
        const { range } = diagnostics[i] as Diagnostic;
        return !contains(unfinished, range) || before?.names().has(name);
      });
      withheld ||= toShow.length < all.length;
      return toShow;
    });
    return keep(uri, analysis, groups, withheld);
  };

  const isDue = (uri: string, run: Run): boolean =>
    run === "onType" || (run === "onSave" && due.has(uri)) || due.get(uri) === "checked";

  const keep = (uri: string, analysis: Analysis | undefined, groups: Shown["groups"], withheld: boolean): Shown => {
    const before = shown.get(uri);
    let now: Shown;
    // The same words at the same places are the same result, in whichever version.
    if (before && areAlike(groups, before.groups)) now = { ...before, analysis, groups, withheld };
    else {
      const all = groups.flat();
      const items = all.map(({ item }) => item).sort(byPlace);
      const names = lazy(() => new Set(all.map(({ name }) => name)));
      const isSame = before !== undefined && isAlike(items, before.items);
      now = { id: isSame ? before.id : String(++count), analysis, groups, names, items, withheld };
    }
    if (documents.open.get(uri)) shown.set(uri, now);
    return now;
  };

  const push = async (uri: string, settled: boolean): Promise<void> => {
    // What is wrong in a configuration is reported, and an empty list would take it back.
    if (isConfiguration(uri)) return;
    const version = documents.open.get(uri)?.version;
    const { run, silent } = await configuration.governing(uri);
    if (silent === undefined && !isDue(uri, run)) return;
    const { items, analysis, withheld } = await show(uri, settled);
    // Somebody has typed on meanwhile: a newer push is on its way.
    if (documents.open.get(uri)?.version !== version) return;
    await connection.sendDiagnostics({ uri, version: analysis?.version, diagnostics: items });
    if (withheld) later(uri);
  };

  /** Gives what was withheld once the pause is over. */
  const later = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri);
        if (reception().pull) {
          settle.add(uri);
          connection.languages.diagnostics.refresh();
        } else guard(push(uri, true));
      }, PAUSE),
    );
  };
  const guard = (work: Promise<void>): void => {
    work.catch(complain);
  };

  documents.open.onDidOpen(({ document }) => due.set(document.uri, "opened"));
  documents.open.onDidSave(async ({ document }) => {
    const { run } = await configuration.governing(document.uri);
    if (run === "manual") return;
    due.set(document.uri, "saved");
    if (!reception().pull) guard(push(document.uri, true));
    else if (run === "onSave") refresh();
  });
  documents.open.onDidChangeContent(({ document }) => {
    clearTimeout(timers.get(document.uri));
    settle.delete(document.uri);
    if (!reception().pull) guard(push(document.uri, false));
  });
  documents.open.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    shown.delete(document.uri);
    due.delete(document.uri);
    if (!reception().pull) guard(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  });

  const refresh = (): void => {
    if (reception().pull && reception().refresh) connection.languages.diagnostics.refresh();
    else if (!reception().pull) for (const document of documents.open.all()) guard(push(document.uri, true));
  };

  const pull = async (
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    // A client that cannot be asked to pull again would never see what is withheld.
    const settled = settle.delete(uri) || !reception().refresh;
    const now = await show(uri, settled, token);
    if (now.withheld) later(uri);
    return previous === now.id
      ? { kind: "unchanged", resultId: now.id }
      : { kind: "full", resultId: now.id, items: now.items };
  };

  return {
    toLsp,
    refresh,
    check: async (uri) => {
      due.set(uri, "checked");
      if (reception().pull) refresh();
      else await push(uri, true);
    },
    pull,
    workspace: createWorkspace(connection, {
      ...options,
      pull,
      toLsp: (document, it) => convert(it, document.uri, (range) => places().rangeOf(document, range), reception()),
    }),
    report: (uri, issues) => {
      const open = documents.at(uri);
      const diagnostics = issues.map((issue) => issueToLsp(issue, open, places()));
      guard(connection.sendDiagnostics({ uri: open?.uri ?? uri, diagnostics }));
    },
  };
}

function areAlike(groups: Shown["groups"], others: Shown["groups"]): boolean {
  const items = (group: readonly Given[] | undefined): unknown => group?.map(({ item }) => item);
  return (
    groups.length === others.length &&
    groups.every((group, i) => group === others[i] || isAlike(items(group), items(others[i])))
  );
}

/** The order of the text; of what stands in the same place, that of the names of the rules. */
function byPlace({ range: a, code }: LspDiagnostic, { range: b, code: other }: LspDiagnostic): number {
  return (
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    a.end.line - b.end.line ||
    a.end.character - b.end.character ||
    (String(code) < String(other) ? -1 : code === other ? 0 : 1)
  );
}

function convert(
  diagnostic: Diagnostic,
  uri: string,
  rangeOf: (range: Diagnostic["range"]) => LspDiagnostic["range"],
  { related, tags }: Reception,
): LspDiagnostic {
  const { ruleId, severity, range, message, url, fix } = diagnostic;
  const data: DiagnosticData = { fixable: fix !== undefined };
  return {
    range: rangeOf(range),
    severity: SEVERITY[severity],
    source: SOURCE,
    code: ruleId,
    codeDescription: { href: url },
    message,
    data,
    ...(tags && ruleId === "unused-suppression" && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related &&
      diagnostic.related && {
        relatedInformation: diagnostic.related.map((it) => ({
          location: { uri, range: rangeOf(it.range) },
          message: it.message,
        })),
      }),
  };
}

/** The sentence in which the text was last changed, unless it has just been finished. */
function unfinishedSentence({ result, text }: Analysis, at: number | undefined): Range | undefined {
  if (at === undefined || /[.!?:\n\r]/.test(text[at - 1] ?? "\n")) return undefined;
  const passage = result.postmortem.passages.find(({ block }) => block.start <= at && at <= block.end + 1);
  return passage?.sentences.find(({ start, end }) => start <= at && at <= end + 1);
}

/** An issue of a configuration: from its place to the end of the word or string there. */
function issueToLsp(issue: ConfigIssue, document: TextDocument | undefined, places: Places): LspDiagnostic {
  const line = (issue.line ?? 1) - 1;
  const character = (issue.column ?? 1) - 1;
  let range = { start: { line, character }, end: { line, character } };
  if (document) {
    const start = document.offsetAt({ line, character });
    const length = /^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,:[\]{}"']+)/.exec(
      document.getText().slice(start, start + 200),
    );
    range = places.rangeOf(document, { start, end: start + (length?.[0].length ?? 1) });
  }
  return { range, severity: DiagnosticSeverity.Error, source: SOURCE, code: "configuration", message: issue.message };
}
