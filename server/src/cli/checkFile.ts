/** One file of a run: read, lint, fix and report. What comes of it is plain data, so that another thread can do it. */

import { ConfigError } from "../configLayers.ts";
import type { Config } from "../core/config.ts";
import { type Document, parseDocument } from "../core/document.ts";
import { applyFixes } from "../core/fix.ts";
import { createLinter, type Linter, type LintResult } from "../core/lint.ts";
import { isLinted } from "../core/postmortem/kind.ts";
import type { Diagnostic } from "../core/rule.ts";
import { LineIndex } from "../core/text.ts";
import { reasonOf } from "../files.ts";
import { hash } from "../hash.ts";
import { relative } from "../paths.ts";
import type { Projects } from "../project.ts";
import type { Call } from "./args.ts";
import { renderDiff } from "./fix.ts";
import { type Format, loadFormatter } from "./formatters/index.ts";
import { configProblems, folderOf, type Input, textOf } from "./inputs.ts";
import { type Io, internalError, outputTo, type Stream } from "./io.ts";
import { type Counts, count, type FileReport, noCounts } from "./report.ts";

/** A report that a run makes. */
export interface Target {
  readonly format: Format;
  /** Standard output if left out. */
  readonly file: string | undefined;
}

/** What came of a file. */
export interface Checked {
  /** Its part of each report. */
  readonly parts: readonly string[];
  /** What goes to standard output as it is: a diff, or the fixed text of standard input. */
  readonly output: string;
  /** What `--fix` made of a file, still to be written, and the `hash` of what stood in it. */
  readonly rewritten?: { readonly from: string; readonly text: string };
  readonly silent: boolean;
  /** What decides the exit code: what is left after `--fix`; with `--diff`, what stands in the file; also what is not shown. */
  readonly decisive: Counts;
  readonly shown: Counts;
  /** How many findings `--fix` would take away, and how many fixes were made. */
  readonly fixable: number;
  readonly fixed: number;
  readonly crashed: boolean;
  /** How much of what a baseline accepts in it is not found any more. */
  readonly gone: number;
  /** Why it could not be checked, one clear line each; then all else is empty. */
  readonly problems: readonly string[];
  /** What is worth knowing about its configuration. */
  readonly notes: readonly string[];
}

/** A report to standard output makes way for a diff, or for a text on its way through a filter. */
export function reportStream({ options, operands }: Call, io: Io): Stream {
  return options.diff || (options.fix && operands.includes("-")) ? io.stderr : io.stdout;
}

/** Creates the check of one file after the other. */
export async function createFileCheck(
  call: Call,
  targets: readonly Target[],
  projects: Projects,
  today: string,
  io: Io,
): Promise<(input: Input) => Promise<Checked>> {
  const { options } = call;
  const { rules } = io;
  const linterFor = createLinters(projects, (config) => createLinter(rules, config), io);
  const formatters = await Promise.all(
    targets.map(async ({ format, file }) =>
      (await loadFormatter(format))(
        outputTo(io, file === undefined ? reportStream(call, io) : undefined, options, file),
        rules,
      ),
    ),
  );
  const offersLater = !formatters.some((it) => it.tellsOffers);
  const color = outputTo(io, io.stdout, options).color;

  async function checkText(input: Input, before: string): Promise<Checked> {
    const { linter, path, notes } = await linterFor(input);
    const { changed, accepted } = input;
    const known = accepted && (await import("./baseline.ts"));
    const kept = changed && (await import("./since.ts")).onlyChanged;
    const lint = (document: Document): LintResult => {
      let found: LintResult = linter(document, { path, today, offersLater });
      // Of equal findings a baseline knows the first ones, wherever the changes are.
      if (known) found = known.accept(found, document.text, accepted);
      return kept ? kept(found, before, changed) : found;
    };
    const decisive = noCounts();
    const shown = noCounts();
    let text = before;
    let output = "";
    let fixed = 0;
    let result = lint(parseDocument(before));
    if (options.diff) count(decisive, result);
    if (options.fix || options.diff) {
      const after = applyFixes(before, result, lint);
      if (options.diff) {
        if (after.text !== before) output = await renderDiff(input.name, before, after.text, color);
        result = { ...result, diagnostics: result.diagnostics.filter((it) => !it.fix) };
      } else {
        if (input.text !== undefined) output = after.text;
        if (after.text !== before) fixed = after.count;
        // A rule that stopped is off when the fixed text is read, and would not be heard of again.
        const stopped = after.result === result ? [] : result.diagnostics.filter(isInternal);
        text = after.text;
        result = { ...after.result, diagnostics: [...stopped, ...after.result.diagnostics] };
      }
    }
    if (!options.diff) count(decisive, result);
    let file = toReport(input, text, result, options.quiet === true);
    if (known) file = { ...file, accepted: known.stillIn(file) };
    count(shown, file);
    return {
      parts: formatters.map((formatter) => formatter.render(file)),
      output,
      ...(fixed > 0 && input.text === undefined && { rewritten: { from: hash(before), text } }),
      silent: file.silent,
      decisive,
      shown,
      fixable: file.diagnostics.filter(({ fix }) => fix).length,
      fixed,
      crashed: result.diagnostics.some(isInternal),
      // Nobody knows of lines that have not changed.
      gone: changed ? 0 : (accepted?.length ?? 0) - (file.accepted?.length ?? 0),
      problems: [],
      notes,
    };
  }

  return async (input) => {
    try {
      return await checkText(input, textOf(input, io));
    } catch (error) {
      if (error instanceof ConfigError) return failed(configProblems(error, io));
      const reason = reasonOf(error);
      if (reason !== undefined) return failed([`${input.name}: ${reason}`]);
      return { ...failed([`${input.name}: ${internalError(error)}`]), crashed: true };
    }
  };
}

function isInternal({ category }: Diagnostic): boolean {
  return category === "internal";
}

function failed(problems: readonly string[]): Checked {
  const counts = noCounts();
  return {
    parts: [],
    output: "",
    silent: false,
    decisive: counts,
    shown: counts,
    fixable: 0,
    fixed: 0,
    crashed: false,
    gone: 0,
    problems,
    notes: [],
  };
}

interface FileLinter {
  readonly linter: Linter;
  /** As seen from the project. */
  readonly path: string;
  readonly notes: readonly string[];
}

/** The linter of each input; inputs with the same configuration share one. */
function createLinters(
  projects: Projects,
  create: (config: Config) => Linter,
  io: Io,
): (input: Input) => Promise<FileLinter> {
  const linters = new Map<Config, Linter>();
  return async (input) => {
    const project = await projects(folderOf(input));
    const [other] = project.shadowed;
    const notes =
      other !== undefined && project.configPath !== undefined
        ? [
            `${relative(io.cwd, project.configPath)} is read, and ${relative(io.cwd, other)} beside it is not; keep one of them`,
          ]
        : [];
    const config = project.configFor(input.path);
    let linter = linters.get(config);
    if (!linter) {
      linter = create(config);
      linters.set(config, linter);
    }
    return { linter, path: project.pathOf(input.path), notes };
  };
}

/** Writes what `--fix` made of a file, unless somebody has written to it since. Why not, if it cannot be written. */
export function writeFixed(
  input: Input,
  { from, text }: NonNullable<Checked["rewritten"]>,
  io: Io,
): string | undefined {
  try {
    const now = textOf(input, io);
    // Another name of the same file may have been written first.
    if (now === text) return undefined;
    if (hash(now) !== from) return "it was changed while it was checked, and is as it was; run --fix again";
    io.files.write(input.path, text, input.named ? undefined : io.cwd);
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return `the fixed text cannot be written, and the file is as it was: ${reason}`;
  }
}

function toReport(
  input: Input,
  text: string,
  { postmortem, diagnostics, suppressed }: LintResult,
  quiet: boolean,
): FileReport {
  return {
    path: input.path,
    name: input.name,
    text,
    lines: new LineIndex(text),
    postmortem,
    silent: !isLinted(postmortem.kind),
    diagnostics: quiet ? diagnostics.filter((it) => it.severity === "error" || it.severity === "warning") : diagnostics,
    suppressed,
  };
}
