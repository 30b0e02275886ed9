/** The command `check`: files to findings, fixes, reports and an exit code. */
import { SEVERITIES, type Severity } from "../core/rule.ts";
import { reasonOf } from "../files.ts";
import { resolve } from "../paths.ts";
import { type Call, oneOf } from "./args.ts";
import { checkAll } from "./checkAll.ts";
import { type Checked, reportStream, type Target, writeFixed } from "./checkFile.ts";
import { debugEnglish } from "./debug.ts";
import { FORMATS, loadFormatter } from "./formatters/index.ts";
import { type Input, mayBeNone, noneFound, type Problems, projectsOf, readInputs } from "./inputs.ts";
import { EXIT, type Io, outputTo, tell, UsageError } from "./io.ts";
import { add, type Counts, noCounts, plural, type Totals } from "./report.ts";

/** Runs `check` and returns the exit code; `only` is a report to make instead of those that the call asks for. */
export async function check(call: Call, io: Io, only?: Target): Promise<number> {
  const { options } = call;
  const { failOn, threads, maxWarnings, today, targets } = readOptions(call, io, only);
  const projects = await projectsOf(call, io);
  const problems: Problems = new Set();
  const { inputs, onlyPostmortems } = await readInputs(call, io, projects, problems);
  for (const { file } of targets)
    if (file !== undefined && inputs.some(({ path, text }) => text === undefined && path === resolve(io.cwd, file)))
      throw new UsageError(`${file} is checked, and a report would take its place; give --format another file`);
  if (options.debug !== undefined) {
    await debugEnglish(inputs, projects, io);
    return finish(io, problems) ?? EXIT.ok;
  }

  const progress = createProgress(io, options["no-progress"] === true, inputs.length);
  const checked = await checkAll({ call, targets, today, inputs }, threads, projects, io, progress);
  progress(undefined);

  const written = await writeFixes(checked, inputs, problems, io);
  const heard = written.filter(({ file }) => file.problems.length === 0 && !(onlyPostmortems && file.silent));
  for (const { file } of heard) io.stdout.write(file.output);
  for (const note of new Set(written.flatMap(({ file }) => file.notes))) tell(io, note);
  if (heard.length === 0 && problems.size === 0 && !mayBeNone(options)) throw noneFound();

  const crashed = checked.some((file) => file.crashed);
  await writeReports(call, io, targets, heard, crashed, problems);
  const gone = written.reduce((sum, { file }) => sum + file.gone, 0);
  if (gone > 0 && !only)
    tell(
      io,
      `${options.baseline} accepts ${plural(gone, "finding")} too many; \`blameless baseline prune\` takes out what is gone`,
    );
  const failed = finish(io, problems);
  if (crashed) return EXIT.internal;
  const decisive = noCounts();
  for (const { file } of heard) add(decisive, file.decisive);
  return failed ?? exitCode(decisive, failOn, maxWarnings, io);
}

/** What the options of a call come to. */
interface Wanted {
  readonly failOn: Severity | "never";
  readonly threads: number | undefined;
  readonly maxWarnings: number | undefined;
  readonly today: string;
  readonly targets: readonly Target[];
}

function readOptions({ options }: Call, io: Io, only: Target | undefined): Wanted {
  const failOn = oneOf("fail-on", options["fail-on"], [...SEVERITIES, "never"] as const, "warning");
  const threads = readNumber("threads", options.threads);
  const maxWarnings = readNumber("max-warnings", options["max-warnings"]);
  readNumber("max-per-rule", options["max-per-rule"]);
  const today = readDate(options.date) ?? io.today();
  const targets = only ? [only] : readFormats(options.format, io);
  if (options.fix && options.diff) throw new UsageError("--fix writes and --diff only shows; give one of them");
  if (options.since !== undefined && (options.fix || options.diff))
    throw new UsageError("--since reports parts of a file, and --fix and --diff are about all of it; leave one out");
  if (options.debug !== undefined) oneOf("debug", options.debug, ["english"] as const, "english");
  return { failOn, threads, maxWarnings, today, targets };
}

/** A file, and what came of it. */
interface Outcome {
  readonly input: Input;
  readonly file: Checked;
}

/** Writes what `--fix` made of the files; those that cannot be written are problems, and left out. */
async function writeFixes(
  checked: readonly Checked[],
  inputs: readonly Input[],
  problems: Problems,
  io: Io,
): Promise<Outcome[]> {
  const written: Outcome[] = [];
  for (const [i, file] of checked.entries()) {
    const input = inputs[i] as Input;
    if (file.rewritten) {
      await io.settle?.();
      const problem = writeFixed(input, file.rewritten, io);
      if (problem !== undefined) {
        problems.add(`${input.name}: ${problem}`);
        continue;
      }
    }
    for (const problem of file.problems) problems.add(problem);
    written.push({ input, file });
  }
  return written;
}

/** Puts the parts of each report together. */
async function writeReports(
  call: Call,
  io: Io,
  targets: readonly Target[],
  outcomes: readonly Outcome[],
  crashed: boolean,
  problems: Problems,
): Promise<void> {
  const totals = totalsOf(outcomes);
  const stream = reportStream(call, io);
  for (const [i, { format, file }] of targets.entries()) {
    const output = outputTo(io, file === undefined ? stream : undefined, call.options, file);
    const formatter = (await loadFormatter(format))(output, io.rules);
    const parts = outcomes.flatMap(({ file }) => file.parts[i] || []);
    const text = formatter.finish(parts, { ...totals, problems: [...problems], crashed });
    if (file === undefined) stream.write(text);
    else writeReport(io, file, text, problems);
  }
}

/** What the files of a run come to. */
function totalsOf(outcomes: readonly Outcome[]): Omit<Totals, "problems" | "crashed"> {
  const counts = noCounts();
  for (const { file } of outcomes) add(counts, file.shown);
  const files = outcomes.map(({ file }) => file);
  const sum = (of: (file: Checked) => number): number => files.reduce((all, file) => all + of(file), 0);
  return {
    files: files.length,
    postmortems: files.filter(({ silent }) => !silent).length,
    reported: files.filter(({ shown }) => SEVERITIES.some((severity) => shown[severity] > 0)).length,
    counts,
    fixable: sum(({ fixable }) => fixable),
    fixed: { findings: sum(({ fixed }) => fixed), files: files.filter(({ fixed }) => fixed > 0).length },
    silent: outcomes.flatMap(({ input, file }) => (file.silent && input.named ? input.name : [])),
  };
}

/** Says what could not be read; a run that did not see everything is never a success. */
function finish(io: Io, problems: Problems): number | undefined {
  for (const problem of problems) tell(io, problem);
  return problems.size > 0 ? EXIT.usage : undefined;
}

function exitCode(counts: Counts, failOn: Severity | "never", maxWarnings: number | undefined, io: Io): number {
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    tell(io, `the number of warnings is ${counts.warning}, and --max-warnings allows ${maxWarnings}`);
    return EXIT.findings;
  }
  const failing = failOn === "never" ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  // With --max-warnings, warnings count by their number alone.
  return failing.some((severity) => counts[severity] > 0 && !(severity === "warning" && maxWarnings !== undefined))
    ? EXIT.findings
    : EXIT.ok;
}

function readFormats(given: readonly string[] | undefined, io: Io): Target[] {
  if (!given || given.length === 0)
    return [{ format: io.env.GITHUB_ACTIONS === "true" ? "github" : "stylish", file: undefined }];
  const targets: Target[] = [];
  for (const entry of given) {
    const at = entry.indexOf(":");
    const format = oneOf("format", at < 0 ? entry : entry.slice(0, at), FORMATS, "stylish");
    const file = at < 0 ? undefined : entry.slice(at + 1);
    if (file === "") throw new UsageError(`--format ${entry} needs the name of a file after the colon`);
    targets.push({ format, file });
  }
  const files = targets.map(({ file }) => file && resolve(io.cwd, file));
  const twice = files.findIndex((file, i) => files.indexOf(file) < i);
  if (twice >= 0)
    throw new UsageError(
      files[twice] === undefined
        ? "only one --format can go to standard output; give the others a file, as in --format sarif:out.sarif"
        : `two reports cannot go to ${targets[twice]?.file}; give each --format a file of its own`,
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
