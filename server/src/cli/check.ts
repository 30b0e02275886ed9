/** The command `check`: files to findings, fixes, reports and an exit code. */
import { PRESETS, type RuleValue, type Settings } from "../core/config.ts";
import { parseDocument } from "../core/document.ts";
import { createLinter, type Linter, type LintResult } from "../core/lint.ts";
import { nearest } from "../core/nearest.ts";
import type { Rule } from "../core/rule.ts";
import { applyEdits, LineIndex, overlaps, type Edit } from "../core/text.ts";
import { decode, NotText } from "../files.ts";
import { ConfigError, createProjects, matchesGlobs, parentOf, type Project } from "../project.ts";
import { oneOf, type Call } from "./args.ts";
import { discover, resolve, walk } from "./discover.ts";
import { FORMATS, loadFormatter, type Format } from "./formatters/index.ts";
import { EXIT, UsageError, type Io } from "./io.ts";
import { countAll, SEVERITIES, type FileReport, type Report } from "./report.ts";
import { summarize } from "./summary.ts";
import { version } from "./version.ts";

const RULE_SEVERITIES = [...SEVERITIES, "off"] as const;
/** Fixes are applied and linted again until nothing is left; each converges in one or two rounds. */
const MAX_ROUNDS = 10;

/** Runs `check` and returns the exit code. */
export async function check(call: Call, io: Io): Promise<number> {
  const { options } = call;
  const failOn = oneOf("fail-on", options["fail-on"], [...SEVERITIES, "never"] as const, "warning");
  const maxWarnings = readNumber("max-warnings", options["max-warnings"]);
  const today = readDate(options.date) ?? io.today();
  const targets = readFormats(options.format, io);
  const projects = createProjects({
    files: io.files,
    rules: io.rules,
    config: options["no-config"] ? false : options.config && resolve(io.cwd, options.config),
    above: settingsOf(call, io.rules),
  });
  const problems: string[] = [];
  const inputs = await readInputs(call, io, projects, problems);
  if (options.debug !== undefined) return debug(options.debug, inputs, projects, io);

  const linters = new Map<string, Linter>();
  const files: FileReport[] = [];
  const progress = createProgress(io, call, inputs.length);
  let changed: { path: string; before: string; after: string }[] = [];
  for (const input of inputs) {
    progress(files.length);
    try {
      const text = input.text ?? decode(io.files.read(input.path));
      const linter = await linterFor(input.path, projects, linters, io.rules);
      const source = { path: input.name, today };
      let result = linter(parseDocument(text), source);
      let current = text;
      if (options.fix || options.diff) {
        for (let round = 0; round < MAX_ROUNDS; round++) {
          const edits = fixesOf(result);
          if (edits.length === 0) break;
          current = applyEdits(current, edits);
          result = linter(parseDocument(current), source);
        }
        if (current !== text) changed.push({ path: input.path, before: text, after: current });
      }
      files.push(toReport(input, current, result, { quiet: options.quiet ?? false, summary: targets.some(({ format }) => format === "json") }));
    } catch (error) {
      if (!(error instanceof ConfigError) && !(error instanceof NotText) && !(error as { code?: string }).code) throw error;
      const line = error instanceof ConfigError ? error.message : `${input.name}: ${reasonOf(error)}`;
      if (!problems.includes(line)) problems.push(line);
    }
  }
  progress(undefined);
  const silent = files.filter((file) => input(inputs, file)?.named && (file.kind === "other" || file.kind === "template"));
  const report: Report = { files, counts: countAll(files), rules: io.rules, version, silent };
  if (options.diff) {
    io.stdout.write(await renderDiff(changed, io));
    changed = [];
  } else if (options.fix) {
    for (const { path, after } of changed) if (path !== STDIN) io.files.write(path, after);
    const piped = changed.find(({ path }) => path === STDIN);
    if (inputs.some(({ path }) => path === STDIN)) {
      // A filter: the fixed text goes on, the findings go to standard error.
      io.stdout.write(piped?.after ?? inputs.find(({ path }) => path === STDIN)?.text ?? "");
    }
  }
  const filtering = options.fix && inputs.some(({ path }) => path === STDIN);
  for (const { format, file } of targets) {
    const formatter = await loadFormatter(format);
    const toFile = file !== undefined;
    const output = outputFor(io, call, toFile);
    const text = formatter(report, output);
    if (file !== undefined) writeReport(io, file, text, problems);
    else if (filtering) io.stderr.write(text);
    else io.stdout.write(text);
  }
  for (const problem of problems) io.stderr.write(`blameless: ${problem}\n`);
  if (files.some((file) => file.diagnostics.some((it) => it.category === "internal"))) return EXIT.internal;
  if (problems.length > 0) return EXIT.usage;
  if (maxWarnings !== undefined && report.counts.warning > maxWarnings) {
    io.stderr.write(`blameless: ${report.counts.warning} warnings, and --max-warnings allows ${maxWarnings}\n`);
    return EXIT.findings;
  }
  const failing = failOn === "never" ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return failing.some((severity) => report.counts[severity] > 0) ? EXIT.findings : EXIT.ok;
}

const STDIN = "<stdin>";

/** A text to lint. */
export interface Input {
  /** Absolute, or `<stdin>`. */
  readonly path: string;
  /** As it is shown: relative to the working folder where it lies below it. */
  readonly name: string;
  /** Whether it was asked for by name. */
  readonly named: boolean;
  readonly text: string | undefined;
}

function input(inputs: readonly Input[], file: FileReport): Input | undefined {
  return inputs.find((it) => it.path === file.path);
}

/** What the operands mean, or, without any, what the configuration or the folder holds. */
export async function readInputs(call: Call, io: Io, projects: (folder: string) => Promise<Project>, problems: string[]): Promise<Input[]> {
  const { operands, options } = call;
  if (operands.includes("-")) {
    if (operands.length > 1) throw new UsageError("standard input (-) is checked alone; give files in a call of their own");
    const name = options["stdin-filename"];
    return [{ path: STDIN, name: name ?? STDIN, named: true, text: decode(io.readStdin()) }];
  }
  if (options["stdin-filename"]) throw new UsageError("--stdin-filename goes with -, which reads standard input");
  const inputs = operands.length > 0 ? fromOperands(io, operands, problems) : await fromProject(io, projects, problems);
  if (inputs.length === 0 && problems.length === 0 && !options["allow-empty"]) {
    throw new UsageError("no postmortem was found here. Name files or folders, or set `files` in the configuration; --allow-empty makes this no error");
  }
  return inputs;
}

function fromOperands(io: Io, operands: readonly string[], problems: string[]): Input[] {
  const found = discover(io.files, io.cwd, operands);
  problems.push(...found.problems);
  return found.paths.map((path) => ({ path, name: relative(io.cwd, path), named: found.named.has(path), text: undefined }));
}

async function fromProject(io: Io, projects: (folder: string) => Promise<Project>, problems: string[]): Promise<Input[]> {
  let project: Project;
  try {
    project = await projects(io.cwd);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(error.message);
    return [];
  }
  const layer = project.layers.findLast((it) => it.settings.files);
  const ignored = project.layers.flatMap((it) => (it.settings.ignore ? [{ globs: it.settings.ignore, folder: it.folder }] : []));
  const paths: string[] = [];
  for (const path of walk(io.files, layer ? layer.folder : io.cwd)) {
    if (layer?.settings.files && !matchesGlobs(layer.settings.files, layer.folder, path)) continue;
    if (ignored.some(({ globs, folder }) => matchesGlobs(globs, folder, path))) continue;
    paths.push(path);
  }
  return paths.sort().map((path) => ({ path, name: relative(io.cwd, path), named: false, text: undefined }));
}

function relative(cwd: string, path: string): string {
  const base = cwd.endsWith("/") ? cwd : `${cwd}/`;
  return path.startsWith(base) ? path.slice(base.length) : path;
}

/** What the options of a call set, above every configuration. */
export function settingsOf(call: Call, rules: readonly Rule[]): Settings {
  const { preset, rule } = call.options;
  const set: Record<string, RuleValue> = {};
  for (const entry of rule ?? []) {
    const at = entry.lastIndexOf(":");
    if (at < 0) throw new UsageError(`--rule ${entry}: give the severity after a colon, as in --rule ${entry}:off`);
    const id = entry.slice(0, at);
    if (!rules.some((it) => it.id === id)) {
      const near = nearest(
        id,
        rules.map((it) => it.id),
      );
      throw new UsageError(`--rule ${entry}: no rule is called “${id}”${near ? `; did you mean ${near}?` : ""} \`blameless rules\` lists them all`);
    }
    set[id] = oneOf("rule", entry.slice(at + 1), RULE_SEVERITIES, "warning");
  }
  return { ...(preset !== undefined && { extends: [oneOf("preset", preset, PRESETS, "recommended")] }), rules: set };
}

export async function linterFor(path: string, projects: (folder: string) => Promise<Project>, linters: Map<string, Linter>, rules: readonly Rule[]): Promise<Linter> {
  const project = await projects(path === STDIN ? "." : parentOf(path));
  const overridden = project.layers.some((layer) => layer.settings.overrides);
  const key = overridden ? path : (project.configPath ?? "");
  const known = linters.get(key);
  if (known) return known;
  const linter = createLinter(rules, project.configFor(path));
  linters.set(key, linter);
  return linter;
}

/** The fixes of a result, none overlapping another. */
function fixesOf(result: LintResult): Edit[] {
  const taken: Edit[] = [];
  for (const { fix } of result.diagnostics) {
    if (fix && !fix.edits.some((edit) => taken.some((other) => overlaps(edit, other) || (edit.start === other.start && edit.end === other.end)))) taken.push(...fix.edits);
  }
  return taken;
}

/** What is kept of a file: its text only where something is to be shown from it. */
function toReport(input: Input, text: string, result: LintResult, wanted: { quiet: boolean; summary: boolean }): FileReport {
  const diagnostics = wanted.quiet ? result.diagnostics.filter((it) => it.severity === "error" || it.severity === "warning") : result.diagnostics;
  const needsText = diagnostics.length > 0 || result.suppressed.length > 0 || wanted.summary;
  const lines = new LineIndex(needsText ? text : "");
  return {
    path: input.path,
    name: input.name,
    text: needsText ? text : "",
    lines,
    kind: result.postmortem.kind,
    diagnostics,
    suppressed: result.suppressed,
    document: wanted.summary ? summarize(result.postmortem, lines) : undefined,
  };
}

async function renderDiff(changed: readonly { path: string; before: string; after: string }[], io: Io): Promise<string> {
  if (changed.length === 0) return "";
  const { createTwoFilesPatch } = await import("diff");
  return changed.map(({ path, before, after }) => createTwoFilesPatch(`a/${relative(io.cwd, path)}`, `b/${relative(io.cwd, path)}`, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, "")).join("");
}

interface Target {
  readonly format: Format;
  readonly file: string | undefined;
}

function readFormats(given: readonly string[] | undefined, io: Io): Target[] {
  if (!given || given.length === 0) return [{ format: io.env.GITHUB_ACTIONS === "true" ? "github" : "stylish", file: undefined }];
  const targets = given.map((entry) => {
    const at = entry.indexOf(":");
    return { format: oneOf("format", at < 0 ? entry : entry.slice(0, at), FORMATS, "stylish"), file: at < 0 ? undefined : entry.slice(at + 1) };
  });
  if (targets.filter(({ file }) => file === undefined).length > 1) throw new UsageError("only one --format can go to standard output; give the others a file, as in --format sarif:out.sarif");
  return targets;
}

function outputFor(io: Io, call: Call, toFile: boolean): { color: boolean; links: boolean; columns: number } {
  const { options } = call;
  const wanted = options.color === true || (io.env.FORCE_COLOR !== undefined && io.env.FORCE_COLOR !== "0");
  const refused = options["no-color"] === true || (io.env.NO_COLOR !== undefined && io.env.NO_COLOR !== "") || io.env.TERM === "dumb";
  const color = !toFile && !(refused && options.color !== true) && (wanted || io.stdout.isTTY);
  return { color, links: color && io.stdout.isTTY && io.env.CI === undefined, columns: io.stdout.columns };
}

function writeReport(io: Io, file: string, text: string, problems: string[]): void {
  try {
    io.writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    problems.push(`${file}: the report cannot be written: ${reasonOf(error)}`);
  }
}

/** Shows how far a run has come, on a terminal, once it takes more than a second. */
function createProgress(io: Io, call: Call, total: number): (done: number | undefined) => void {
  const wanted = io.stderr.isTTY && call.options["no-progress"] !== true && io.env.CI === undefined;
  if (!wanted && call.options.progress !== true) return () => undefined;
  const start = io.now();
  let last = start + 800;
  let shown = false;
  return (done) => {
    if (done === undefined) {
      if (shown) io.stderr.write("\r\u001B[K");
      return;
    }
    const now = io.now();
    if (now - last < 200) return;
    last = now;
    shown = true;
    io.stderr.write(`\r\u001B[KChecking ${done} of ${total} files …`);
  };
}

async function debug(what: string, inputs: readonly Input[], projects: (folder: string) => Promise<Project>, io: Io): Promise<number> {
  if (what !== "english") throw new UsageError(`--debug can show “english”, the analysis of each sentence`);
  const { renderSentence } = await import("../core/english/render.ts");
  const { createLexicon } = await import("../core/lexicon.ts");
  const { readPostmortem } = await import("../core/postmortem.ts");
  const { openGate } = await import("../core/triggers.ts");
  for (const { path, name, text } of inputs) {
    const project = await projects(path === STDIN ? io.cwd : parentOf(path));
    const config = project.configFor(path);
    const postmortem = readPostmortem(parseDocument(text ?? decode(io.files.read(path))), config, createLexicon(config.lexicons), openGate, name);
    for (const sentence of postmortem.sentences) io.stdout.write(`${renderSentence(sentence)}\n\n`);
  }
  return EXIT.ok;
}

function reasonOf(error: unknown): string {
  switch ((error as { code?: string }).code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "it may not be read or written; check its permissions";
    case "EISDIR":
      return "it is a folder";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function readNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new UsageError(`--${option} needs a whole number, not “${value}”`);
  return Number(value);
}

function readDate(value: string | undefined): string | undefined {
  if (value !== undefined && !/^\d{4}-\d\d-\d\d$/.test(value)) throw new UsageError(`--date needs a day like 2024-05-03, not “${value}”`);
  return value;
}
