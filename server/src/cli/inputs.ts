/** Which texts a call is about. */

import { ConfigError, renderIssue } from "../configLayers.ts";
import { PRESETS, type RuleValue, type Settings } from "../core/config.ts";
import { type Rule, SEVERITIES, SUPPRESSION_RULES } from "../core/rule.ts";
import { byGlob, createExclusion, inFolder, walk } from "../discover.ts";
import { decode, reasonOf } from "../files.ts";
import { isGlob } from "../globs.ts";
import { parentOf, relative, resolve } from "../paths.ts";
import { createProjects, type Project, type Projects } from "../project.ts";
import { type Call, COMMANDS, didYouMean, oneOf } from "./args.ts";
import { type Io, UsageError } from "./io.ts";
import type { Lines } from "./since.ts";

/** A text to lint. */
export interface Input {
  /** Absolute; for standard input where it would lie. */
  readonly path: string;
  /** As it is shown: relative to the working folder. */
  readonly name: string;
  /** Whether it was asked for by its own name, rather than found in a folder or by a glob. */
  readonly named: boolean;
  /** Standard input, read already. */
  readonly text?: string;
  /** With `--since`: what has changed. */
  readonly changed?: readonly Lines[];
  /** With a baseline: what is accepted in it. */
  readonly accepted?: readonly string[];
}

export interface Inputs {
  /** Sorted by path. */
  readonly inputs: readonly Input[];
  /** Whether only those that turn out to be postmortems are meant, because nobody said which. */
  readonly onlyPostmortems: boolean;
}

/** What is wrong with single files or folders, while the others are checked: one clear line each, without repeats. */
export type Problems = Set<string>;

/** What the operands mean, or, without any, what the configuration or the folder holds. */
export async function readInputs(call: Call, io: Io, projects: Projects, problems: Problems): Promise<Inputs> {
  const { operands, options } = call;
  if (operands.includes("-")) {
    if (options.since !== undefined) throw new UsageError("--since is for files, and - is standard input");
    if (operands.length > 1)
      throw new UsageError("standard input (-) is checked alone; give files in a call of their own");
    const name = options["stdin-filename"] ?? "<stdin>";
    const path = resolve(io.cwd, name);
    try {
      const input = { path, name: relative(io.cwd, path), named: true, text: decode(io.readStdin()) };
      return { inputs: await withBaseline([input], call, io), onlyPostmortems: false };
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      throw new UsageError(`standard input cannot be read: ${reason}`);
    }
  }
  if (options["stdin-filename"] !== undefined)
    throw new UsageError("--stdin-filename goes with -, which reads standard input");
  if (operands.includes(""))
    throw new UsageError("an empty path stands for nothing; leave it out, or name a file, a folder or a glob");
  const excluded = operands.filter((it) => it.startsWith("!")).map((it) => it.slice(1));
  const wanted = operands.filter((it) => !it.startsWith("!"));
  const found =
    wanted.length > 0
      ? await fromOperands(wanted, options, io, projects, problems)
      : await fromProject(io, projects, problems);
  const isExcluded = excluded.length > 0 ? createExclusion(io.cwd, excluded) : () => false;
  const inputs = await withBaseline(
    await sinceThen(
      found.inputs.filter(({ path }) => !isExcluded(path)),
      call,
      io,
    ),
    call,
    io,
  );
  if (inputs.length === 0 && problems.size === 0 && !mayBeNone(options)) throw noneFound();
  return { ...found, inputs };
}

/** Of some inputs those that have changed, where a call asks for that. */
async function sinceThen(inputs: readonly Input[], { options: { since } }: Call, io: Io): Promise<readonly Input[]> {
  if (since === undefined) return inputs;
  const changes = await (await import("./since.ts")).changedSince(io, since);
  if (typeof changes === "string") throw new UsageError(changes);
  return inputs.flatMap((it) => (changes.has(it.path) ? { ...it, changed: changes.get(it.path) } : []));
}

/** Inputs with what a baseline accepts in them, where a call names one. */
async function withBaseline(
  inputs: readonly Input[],
  { options: { baseline } }: Call,
  io: Io,
): Promise<readonly Input[]> {
  if (baseline === undefined) return inputs;
  const accepted = await baselineOf(baseline, io);
  return inputs.map((it) => ({ ...it, accepted: accepted.get(it.path) ?? [] }));
}

/** What a baseline accepts, by absolute path. */
export async function baselineOf(name: string, io: Io): Promise<ReadonlyMap<string, readonly string[]>> {
  const path = resolve(io.cwd, name);
  try {
    const files = (await import("./baseline.ts")).readBaseline(decode(io.files.read(path)));
    if (files) return new Map([...files].map(([file, entries]) => [resolve(parentOf(path), file), entries]));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UsageError(`${name}: ${reason}; \`blameless baseline create\` writes a baseline`);
  }
  throw new UsageError(`${name} is no baseline; \`blameless baseline create\` writes one`);
}

/** Whether it is fine that there is nothing to do. */
export function mayBeNone(options: Call["options"]): boolean {
  return options["allow-empty"] === true || options.since !== undefined;
}

/** When there is nothing to do, and nobody said that this is fine. */
export function noneFound(): UsageError {
  return new UsageError(
    "no postmortem was found here; name files or folders, set `files` in the configuration, or use --allow-empty",
  );
}

/** What a configuration problem says, one line per issue. */
export function addConfigError(error: ConfigError, io: Io, problems: Problems): void {
  for (const problem of configProblems(error, io)) problems.add(problem);
}

export function configProblems(error: ConfigError, io: Io): string[] {
  return error.issues.map((issue) => renderIssue(issue, (path) => relative(io.cwd, path)));
}

async function fromOperands(
  operands: readonly string[],
  options: Call["options"],
  io: Io,
  projects: Projects,
  problems: Problems,
): Promise<Inputs> {
  const named = new Set<string>();
  const found = new Set<string>();
  const mayBeEmpty = options["allow-empty"] === true;
  for (const operand of operands) {
    const path = resolve(io.cwd, operand);
    const kind = io.files.kind(path);
    // What is no regular file says so when it is read.
    if (kind === "file" || kind === "special") {
      named.add(path);
      continue;
    }
    if (kind === undefined && !isGlob(operand)) {
      const meant = operand === operands[0] && /^[a-z]+$/.test(operand) ? commandLike(operand) : "";
      problems.add(`${operand}: there is no such file or folder${meant}`);
      continue;
    }
    const { paths, problems: unread } =
      kind === "directory"
        ? inFolder(io.files, io.cwd, operand, mayBeEmpty)
        : byGlob(io.files, io.cwd, operand, mayBeEmpty);
    for (const problem of unread) problems.add(problem);
    for (const file of paths) found.add(file);
  }
  const paths: string[] = [];
  const leftOut: string[] = [];
  // Hooks name every file that has changed, so naming one does not make up for `ignore`.
  for (const path of new Set([...named, ...found])) ((await isIgnored(path, projects)) ? leftOut : paths).push(path);
  if (paths.length === 0 && !mayBeEmpty)
    for (const path of leftOut)
      if (named.has(path))
        problems.add(
          `${relative(io.cwd, path)}: \`ignore\` in the configuration leaves it out; change that, or use --allow-empty`,
        );
  return { inputs: toInputs(io, paths, named), onlyPostmortems: false };
}

/** ` (did you mean the command check?)`, or nothing. */
function commandLike(word: string): string {
  return word === "help" || word === "version"
    ? ` (did you mean --${word}?)`
    : didYouMean(word, COMMANDS, "the command ");
}

/** Whether the configuration of a file leaves it out. One that cannot be used leaves nothing out. */
async function isIgnored(path: string, projects: Projects): Promise<boolean> {
  try {
    return (await projects(parentOf(path))).ignores(path);
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

async function fromProject(io: Io, projects: Projects, problems: Problems): Promise<Inputs> {
  let project: Project;
  try {
    project = await projects(io.cwd);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    addConfigError(error, io, problems);
    return { inputs: [], onlyPostmortems: false };
  }
  const paths: string[] = [];
  const unread: string[] = [];
  for (const path of walk(io.files, io.cwd, project.files?.folder ?? io.cwd, unread)) {
    if (project.files && !project.files.includes(path)) continue;
    if (!project.ignores(path) && !(await isIgnored(path, projects))) paths.push(path);
  }
  for (const problem of unread) problems.add(problem);
  return { inputs: toInputs(io, paths), onlyPostmortems: project.files === undefined };
}

function toInputs(io: Io, paths: readonly string[], named?: ReadonlySet<string>): Input[] {
  return [...paths].sort().map((path) => ({ path, name: relative(io.cwd, path), named: named?.has(path) ?? false }));
}

/** The text of an input. Throws what `reasonOf` reads. */
export function textOf(input: Input, io: Io): string {
  return input.text ?? decode(io.files.read(input.path));
}

/** The look-up of configurations that the options of a call ask for. */
export async function projectsOf(call: Call, io: Io): Promise<Projects> {
  const { options } = call;
  if (options.config !== undefined && options["no-config"])
    throw new UsageError("--config and --no-config contradict each other; leave one out");
  const { rules } = io;
  const above = settingsOf(call, rules);
  return createProjects({
    files: io.files,
    rules,
    cwd: io.cwd,
    config: options["no-config"] ? false : options.config && resolve(io.cwd, options.config),
    above,
  });
}

/** What the options of a call set, above every configuration. */
function settingsOf(call: Call, rules: readonly Rule[]): Settings | undefined {
  const { preset, rule } = call.options;
  if (preset === undefined && rule === undefined) return undefined;
  const ids = [...rules.map((it) => it.id), ...SUPPRESSION_RULES];
  const set: Record<string, RuleValue> = {};
  for (const entry of rule ?? []) {
    const at = entry.lastIndexOf(":");
    if (at < 0) throw new UsageError(`--rule ${entry}: give the severity after a colon, as in --rule ${entry}:off`);
    const id = entry.slice(0, at);
    if (!ids.includes(id))
      throw new UsageError(
        `--rule ${entry}: no rule is called “${id}”${didYouMean(id, ids)}; \`blameless rules\` lists them all`,
      );
    set[id] = oneOf(`rule ${id}`, entry.slice(at + 1), [...SEVERITIES, "off"] as const, "warning");
  }
  return {
    ...(preset !== undefined && { extends: [oneOf("preset", preset, PRESETS, "recommended")] }),
    rules: set,
  };
}

/** Which folder's configuration governs an input. */
export function folderOf(input: Input): string {
  return parentOf(input.path);
}
