/** The linter: runs rules over a document and settles which finding speaks where several find the same words. */
import type { Config } from "./config.ts";
import type { Document } from "./document.ts";
import type { Postmortem } from "./postmortem.ts";
import type { Diagnostic, Rule } from "./rule.ts";

/** What the caller knows about the document that its text does not say. */
export interface Source {
  /** Path relative to the project, with `/`; the kind of document may depend on it. */
  readonly path?: string;
  /** Today as `2024-05-03`, for suppressions that end. */
  readonly today?: string;
}

/** A diagnostic that a comment, or front matter, asked not to report. */
export interface SuppressedDiagnostic extends Diagnostic {
  readonly reason: string | undefined;
  /** The last day of the suppression, `2024-05-03`. */
  readonly until: string | undefined;
}

export interface LintResult {
  readonly postmortem: Postmortem;
  /** Sorted by offset. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

export type Linter = (document: Document, source?: Source) => LintResult;

/** Creates a linter from rules and the configuration of a file. Rules that are off cost nothing. */
export declare function createLinter(rules: readonly Rule[], config: Config): Linter;
