/** The open documents, and what the linter finds in each: for the version that is asked about, and no other. */
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type Range as LspRange,
  type Position,
  ResponseError,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Alike, type Document, parseDocument, reparseDocument } from "../core/document.ts";
import type { GroupedResult, LintResult } from "../core/lint.ts";
import type { Diagnostic } from "../core/rule.ts";
import { createSession, type Session } from "../core/session.ts";
import type { Range } from "../core/text.ts";
import { type Configuration, type Governed, isConfiguration } from "./configuration.ts";
import type { Places } from "./places.ts";
import { canonical, isCell } from "./uri.ts";

/** One version of an open document, linted. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Whether comments are written as in MDX. */
  readonly mdx: boolean;
  readonly governed: Governed;
  /** Without diagnostics where `governed.silent` says why. */
  readonly result: GroupedResult;
  /** Lints another text as if it were this document. */
  lint(document: Document): LintResult;
  positionAt(offset: number): Position;
  rangeOf(range: Range): LspRange;
  /** Whether that is the range. */
  isAt(range: Range, place: LspRange): boolean;
  /** A range of another document, in the client's encoding. */
  rangeIn(document: TextDocument, range: Range): LspRange;
  /** Offsets of a range, or of a position, of the client. */
  read(range: LspRange): Range;
  offsetAt(position: Position): number;
}

/** The open documents. */
export interface Documents {
  readonly open: TextDocuments<TextDocument>;
  /** The open document at a place, whichever way its client writes the URI. */
  at(uri: string): TextDocument | undefined;
  /** The analysis of an open Markdown document as it stands now; undefined for any other. */
  analyse(uri: string, token?: CancellationToken): Promise<Analysis | undefined>;
  /** Lets messages that wait be read, so that a request can be cancelled before it costs anything. */
  breathe(token?: CancellationToken): Promise<void>;
  /** Waits until no analysis is asked for: work that takes long stands back behind requests, and can be cancelled. */
  idle(token: CancellationToken): Promise<void>;
  /** Where the text last changed, as an offset into it; undefined if it has not since it was opened or saved. */
  lastEdit(uri: string): number | undefined;
}

/** What these say of a document cannot be said of one cell of a notebook: the rest may stand in the next one. */
const ABOUT_THE_WHOLE: ReadonlySet<string> = new Set(["structure", "learning", "action-items"]);

/** The answer to a request that nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

interface State {
  readonly session: Session;
  readonly governed: Governed;
  readonly analysis: Analysis;
}

/** Creates them, and begins to listen to what is opened and changed. */
export function createDocuments(
  connection: Connection,
  configuration: Configuration,
  places: () => Places,
  today: () => string,
): Documents {
  const states = new Map<string, State>();
  const edits = new Map<string, number>();
  /** How much of each text is as it was when it was last analysed. */
  const alike = new Map<string, Alike>();
  const open = new TextDocuments<TextDocument>({
    create: TextDocument.create,
    update: (document, changes, version) => {
      const { uri } = document;
      let updated = document;
      for (const change of changes) {
        const { length } = updated.getText();
        const isPart = "range" in change && change.range !== undefined;
        const { start, end } = isPart ? places().read(updated, change.range) : { start: 0, end: length };
        const before = alike.get(uri);
        alike.set(uri, {
          start: Math.min(start, before?.start ?? start),
          end: Math.min(length - end, before?.end ?? length - end),
        });
        if (isPart) edits.set(uri, start + change.text.length);
        updated = places().update(updated, change, version);
      }
      return updated;
    },
  });
  /** The URIs of open documents by the place that they mean. */
  const known = new Map<string, string>();
  open.onDidOpen(({ document: { uri } }) => known.set(canonical(uri), uri));
  open.onDidClose(({ document }) => {
    known.delete(canonical(document.uri));
    states.delete(document.uri);
    edits.delete(document.uri);
    alike.delete(document.uri);
  });
  open.onDidSave(({ document }) => edits.delete(document.uri));
  open.listen(connection);

  /** Analyses that are about to begin. */
  let waiting = 0;
  const breathe = async (token?: CancellationToken): Promise<void> => {
    waiting++;
    await turn();
    waiting--;
    if (token?.isCancellationRequested) throw cancelled();
  };

  return {
    open,
    at: (uri) => open.get(uri) ?? open.get(known.get(canonical(uri)) ?? ""),
    breathe,
    idle: async (token) => {
      // One message is read in a turn, and a change and the request after it are two.
      do for (let i = 0; i < 3; i++) await turn();
      while (waiting > 0);
      if (token.isCancellationRequested) throw cancelled();
    },
    lastEdit: (uri) => edits.get(uri),
    analyse: async (uri, token) => {
      const governed = await configuration.governing(uri);
      await breathe(token);
      const document = open.get(uri);
      if (!document || !isMarkdown(document)) return undefined;
      const before = states.get(uri);
      const isSame = before?.governed === governed;
      if (before && isSame && before.analysis.version === document.version) return before.analysis;
      const session = before && isSame ? before.session : createSession(governed.linter);
      const text = document.getText();
      const source = { path: governed.path, today: today() };
      const last = before?.analysis.result.postmortem.document;
      const unchanged = alike.get(uri);
      alike.delete(uri);
      // The version before moves into this one: if that fails half-way, there is none.
      states.delete(uri);
      const linted = session(last ? reparseDocument(text, last, unchanged) : parseDocument(text), source);
      const result =
        governed.silent !== undefined
          ? only([], { ...linted, suppressed: [] })
          : isCell(uri)
            ? only(
                linted.diagnostics.filter(({ category }) => !ABOUT_THE_WHOLE.has(category)),
                linted,
              )
            : linted;
      const analysis: Analysis = {
        uri,
        version: document.version,
        text,
        mdx: /\bmdx$/i.test(document.languageId) || /\.mdx$/i.test(governed.path),
        governed,
        result,
        lint: (other) => governed.linter(other, source),
        positionAt: (offset) => places().positionAt(document, offset),
        rangeOf: (range) => places().rangeOf(document, range),
        isAt: (range, place) => places().isAt(document, range, place),
        rangeIn: (other, range) => places().rangeOf(other, range),
        read: (range) => places().read(document, range),
        offsetAt: (position) => places().offsetAt(document, position),
      };
      states.set(uri, { session, governed, analysis });
      return analysis;
    },
  };
}

/** A result with some of its diagnostics only. */
function only(diagnostics: readonly Diagnostic[], { postmortem, suppressed }: LintResult): GroupedResult {
  return { postmortem, groups: [{ block: undefined, diagnostics }], diagnostics, suppressed };
}

/** The next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resume) => {
    if (typeof setImmediate === "function") setImmediate(resume);
    else setTimeout(resume, 0);
  });
}

/** Clients attach to other files too, such as configurations. */
function isMarkdown({ uri, languageId }: TextDocument): boolean {
  return !isConfiguration(uri) && !/^(?:jsonc?|yaml)$/.test(languageId);
}
