/** The command `check`: files to findings, fixes, reports and an exit code. */
import type { Config } from "../core/config.ts";
import { type Document, parseDocument } from "../core/document.ts";
import { createLinter, type Linter, type LintResult } from "../core/lint.ts";
import { LineIndex } from "../core/text.ts";
import { reasonOf } from "../files.ts";
import { relative, resolve } from "../paths.ts";
import { ConfigError, type Projects } from "../project.ts";
import { type Call, oneOf } from "./args.ts";
import { applyFixes, renderDiff } from "./fix.ts";
import { FORMATS, type Format, loadFormatter } from "./formatters/index.ts";
import {
  addConfigError,
  folderOf,
  type Input,
  noneFound,
  type Problems,
  projectsOf,
  readInputs,
  textOf,
} from "./inputs.ts";
import { EXIT, type Io, outputTo, UsageError } from "./io.ts";
import { type Counts, count, type FileReport, type Formatter, isSilent, SEVERITIES } from "./report.ts";

/** Runs `check` and returns the exit code. */
export async function check(call: Call, io: Io): Promise<number> {
  const { options, operands } = call;
  const failOn = await oneOf("fail-on", options["fail-on"], [...SEVERITIES, "never"] as const, "warning");
  const maxWarnings = readNumber("max-warnings", options["max-warnings"]);
  const today = readDate(options.date) ?? io.today();
  const targets = await readFormats(options.format, io);
  if (options.fix && options.diff) throw new UsageError("--fix writes and --diff only shows; give one of them");
  if (options.debug !== undefined) await oneOf("debug", options.debug, ["english"] as const, "english");

  const rules = await io.rules();
  const projects = await projectsOf(call, io);
  const problems: Problems = new Set();
  const { inputs, onlyPostmortems } = await readInputs(call, io, projects, problems);
  if (options.debug !== undefined) {
    await (await import("./debug.ts")).debugEnglish(inputs, projects, io);
    return finish(io, problems) ?? EXIT.ok;
  }

  const linterFor = createLinters(projects, (config) => createLinter(rules, config), io);
  const progress = createProgress(io, options["no-progress"] === true, inputs.length);
  // A diff, or a text on its way through a filter, has standard output for itself.
  const stream = options.diff || (options.fix && operands.includes("-")) ? io.stderr : io.stdout;
  const reports: { readonly formatter: Formatter; readonly file: string | undefined }[] = [];
  for (const { format, file } of targets)
    reports.push({
      formatter: (await loadFormatter(format))(outputTo(io, file === undefined ? stream : undefined, options), rules),
      file,
    });

  const totals = {
    files: 0,
    postmortems: 0,
    reported: 0,
    fixable: 0,
    counts: noCounts(),
    fixed: { findings: 0, files: 0 },
    silent: [] as string[],
  };
  /** What decides the exit code: what is left after `--fix`; with `--diff`, what stands in the files; also what is not shown. */
  const decisive = noCounts();
  let crashed = false;
  for (const [done, input] of inputs.entries()) {
    progress(done);
    try {
      const before = textOf(input, io);
      const linter = await linterFor(input);
      const lint = (document: Document): LintResult => linter(document, { path: input.name, today });
      let text = before;
      let result = lint(parseDocument(before));
      const silent = isSilent(result.postmortem.kind);
      if (onlyPostmortems && silent) continue;
      if (options.diff) count(decisive, result);
      if (options.fix || options.diff) {
        const after = applyFixes(before, result, lint);
        if (options.diff) {
          if (after.text !== before)
            io.stdout.write(await renderDiff(input.name, before, after.text, outputTo(io, io.stdout, options).color));
          result = { ...result, diagnostics: result.diagnostics.filter((it) => !it.fix) };
        } else {
          if (input.text !== undefined) io.stdout.write(after.text);
          else if (after.text !== before) writeFixed(input, after.text, io);
          if (after.text !== before) {
            totals.fixed.findings += after.count;
            totals.fixed.files++;
          }
          ({ text, result } = after);
        }
      }
      if (!options.diff) count(decisive, result);
      if (result.diagnostics.some(({ category }) => category === "internal")) crashed = true;
      const file = toReport(input, text, result, options.quiet === true);
      totals.files++;
      if (!silent) totals.postmortems++;
      else if (input.named) totals.silent.push(input.name);
      if (file.diagnostics.length > 0) totals.reported++;
      totals.fixable += file.diagnostics.filter(({ fix }) => fix).length;
      count(totals.counts, file);
      for (const { formatter } of reports) formatter.add(file);
    } catch (error) {
      const reason = reasonOf(error) ?? (error instanceof UsageError ? error.message : undefined);
      if (error instanceof ConfigError) addConfigError(error, io, problems);
      else if (reason !== undefined) problems.add(`${input.name}: ${reason}`);
      else {
        crashed = true;
        problems.add(
          `${input.name}: an error inside the linter; please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      }
    }
  }
  progress(undefined);
  if (totals.files === 0 && problems.size === 0 && !options["allow-empty"]) throw noneFound();

  for (const { formatter, file } of reports) {
    const text = formatter.finish({ ...totals, problems: [...problems] });
    if (file === undefined) stream.write(text);
    else writeReport(io, file, text, problems);
  }
  const failed = finish(io, problems);
  return crashed ? EXIT.internal : (failed ?? exitCode(decisive, failOn, maxWarnings, io));
}

function noCounts(): Record<keyof Counts, number> {
  return { error: 0, warning: 0, information: 0, hint: 0, suppressed: 0 };
}

/** Says what could not be read; a run that did not see everything is never a success. */
function finish(io: Io, problems: Problems): number | undefined {
  for (const problem of problems) io.stderr.write(`blameless: ${problem}\n`);
  return problems.size > 0 ? EXIT.usage : undefined;
}

function exitCode(
  counts: Counts,
  failOn: (typeof SEVERITIES)[number] | "never",
  maxWarnings: number | undefined,
  io: Io,
): number {
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    io.stderr.write(
      `blameless: the number of warnings is ${counts.warning}, and --max-warnings allows ${maxWarnings}\n`,
    );
    return EXIT.findings;
  }
  const failing = failOn === "never" ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  // With --max-warnings, warnings count by their number alone.
  return failing.some((severity) => counts[severity] > 0 && !(severity === "warning" && maxWarnings !== undefined))
    ? EXIT.findings
    : EXIT.ok;
}

/** The linter of each input; inputs with the same configuration share one. */
function createLinters(
  projects: Projects,
  create: (config: Config) => Linter,
  io: Io,
): (input: Input) => Promise<Linter> {
  const linters = new Map<Config, Linter>();
  const told = new Set<string>();
  return async (input) => {
    const project = await projects(folderOf(input));
    const [other] = project.shadowed;
    if (other !== undefined && project.configPath !== undefined && !told.has(other)) {
      told.add(other);
      io.stderr.write(
        `blameless: ${relative(io.cwd, project.configPath)} is read, and ${relative(io.cwd, other)} beside it is not; keep one of them\n`,
      );
    }
    const config = project.configFor(input.path);
    const known = linters.get(config);
    if (known) return known;
    const linter = create(config);
    linters.set(config, linter);
    return linter;
  };
}

function writeFixed(input: Input, text: string, io: Io): void {
  try {
    io.files.write(input.path, text);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UsageError(`the fixed text cannot be written, and the file is as it was: ${reason}`);
  }
}

function toReport(
  input: Input,
  text: string,
  { postmortem, diagnostics, suppressed }: LintResult,
  quiet: boolean,
): FileReport {
  let lines: LineIndex | undefined;
  return {
    path: input.path,
    name: input.name,
    text,
    get lines() {
      lines ??= new LineIndex(text);
      return lines;
    },
    postmortem,
    diagnostics: quiet ? diagnostics.filter((it) => it.severity === "error" || it.severity === "warning") : diagnostics,
    suppressed,
  };
}

interface Target {
  readonly format: Format;
  readonly file: string | undefined;
}

async function readFormats(given: readonly string[] | undefined, io: Io): Promise<Target[]> {
  if (!given || given.length === 0)
    return [{ format: io.env.GITHUB_ACTIONS === "true" ? "github" : "stylish", file: undefined }];
  const targets: Target[] = [];
  for (const entry of given) {
    const at = entry.indexOf(":");
    const format = await oneOf("format", at < 0 ? entry : entry.slice(0, at), FORMATS, "stylish");
    const file = at < 0 ? undefined : entry.slice(at + 1);
    if (file === "") throw new UsageError(`--format ${entry} needs the name of a file after the colon`);
    targets.push({ format, file });
  }
  if (targets.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(
      "only one --format can go to standard output; give the others a file, as in --format sarif:out.sarif",
    );
  return targets;
}

function writeReport(io: Io, file: string, text: string, problems: Problems): void {
  try {
    io.writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    problems.add(`${file}: the report cannot be written: ${reason}`);
  }
}

/** Shows how far a run has come, on a terminal, once it takes more than a second; `undefined` takes the line away. */
function createProgress(io: Io, unwanted: boolean, total: number): (done: number | undefined) => void {
  if (unwanted || !io.stderr.isTTY || io.env.CI !== undefined) return () => undefined;
  let next = io.now() + 1000;
  let shown = false;
  return (done) => {
    if (done === undefined) {
      if (shown) io.stderr.write("\r\u001B[K");
      return;
    }
    const now = io.now();
    if (now < next) return;
    next = now + 200;
    shown = true;
    io.stderr.write(`\r\u001B[KChecking ${done} of ${total} files …`);
  };
}

function readNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new UsageError(`--${option} needs a whole number, not “${value}”`);
  return Number(value);
}

function readDate(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(day.valueOf()) || !day.toISOString().startsWith(value))
    throw new UsageError(`--date needs a day like 2024-05-03, not “${value}”`);
  return value;
}
