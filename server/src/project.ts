/** Which configuration governs a file: the nearest one upward, with what it extends, and the origin of each value. */
import {
  type Config,
  type ConfigProblem,
  checkSettings,
  isPreset,
  type Override,
  PRESETS,
  type ReadSettings,
  resolveConfig,
  type Settings,
} from "./core/config.ts";
import { nearest } from "./core/nearest.ts";
import type { Rule } from "./core/rule.ts";
import { LineIndex } from "./core/text.ts";
import { decode, type Files, reasonOf } from "./files.ts";
import { join, parentOf, relative, resolve } from "./paths.ts";
import { parseSettings } from "./settingsFile.ts";
import type { Template } from "./templates.ts";
import { readVocabulary, VOCABULARY_NAME } from "./vocabulary.ts";

/** In the order in which they are looked for in a folder. */
export const CONFIG_NAMES = [
  ".blameless.json",
  ".blameless.jsonc",
  ".blameless.yaml",
  ".blameless.yml",
  "package.json",
] as const;

/** Something wrong in a configuration file. Line and column are 1-based, in UTF-16 units; undefined: the whole file. */
export interface ConfigIssue {
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

/** A configuration that cannot be used. */
export class ConfigError extends Error {
  readonly issues: readonly ConfigIssue[];

  constructor(issues: readonly ConfigIssue[]) {
    super(issues.map((issue) => renderIssue(issue)).join("\n"));
    this.issues = issues;
  }
}

/** `file:line:column: message`; `show` says how a path is written. */
export function renderIssue(
  { path, line, column, message }: ConfigIssue,
  show: (path: string) => string = (it) => it,
): string {
  return `${show(path)}${line === undefined ? "" : `:${line}:${column}`}: ${message}`;
}

/** One source of settings, with where it came from. */
export interface Layer {
  /** The path of a file, a vocabulary among them, `preset "recommended"`, `editor` or `command line`. */
  readonly origin: string;
  /** The folder that its globs are relative to. */
  readonly folder: string;
  readonly settings: ReadSettings;
}

export interface Project {
  /** The nearest configuration, or undefined where there is none. */
  readonly configPath: string | undefined;
  /** Configurations in the same folder that are not read, because `configPath` comes before them. */
  readonly shadowed: readonly string[];
  /** Weakest first. */
  readonly layers: readonly Layer[];
  /** The configuration of a file; the same object for all files that the same overrides match. */
  configFor(path: string): Config;
  /** The layers with only those overrides that match a file. */
  layersFor(path: string): readonly Layer[];
  /** A path from the top of the repository, else from the configuration: the same wherever the program runs. */
  pathOf(path: string): string;
  /** Whether `ignore` leaves a file out. */
  ignores(path: string): boolean;
  /** Where to look for files, and which of them are meant, if `files` is set. */
  readonly files: { readonly folder: string; includes(path: string): boolean } | undefined;
}

export interface ProjectOptions {
  readonly files: Files;
  readonly rules: readonly Rule[];
  /** The folder that paths are shown from where there is neither a repository nor a configuration. */
  readonly cwd: string;
  /** Read this file instead of looking for one; `false` for none at all. */
  readonly config?: string | false;
  /** Settings from the command line; a preset in them takes the place of all others. */
  readonly above?: Settings;
  /** Settings from the editor. */
  readonly below?: Settings;
}

/** More than any project extends: two files that each extend the next one twice would be read a million times. */
const MAX_LAYERS = 500;

/** A look-up of projects by folder. Throws `ConfigError`. */
export type Projects = (folder: string) => Promise<Project>;

/** Creates a look-up of projects; each configuration is read once, and all folders without one are one project. */
export function createProjects(options: ProjectOptions): Projects {
  const paths = new Map<string, string | undefined>();
  const projects = new Map<string | undefined, Promise<Project>>();
  return (folder) => {
    const path = options.config === false ? undefined : (options.config ?? findConfig(options.files, folder, paths));
    const known = projects.get(path);
    if (known) return known;
    const project = readProject(options, path);
    projects.set(path, project);
    return project;
  };
}

/** The nearest configuration from a folder upward; `known` remembers the answer for each folder on the way. */
export function findConfig(
  files: Files,
  folder: string,
  known = new Map<string, string | undefined>(),
): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = parentOf(folder);
  const found = configsIn(files, folder)[0] ?? (parent === folder ? undefined : findConfig(files, parent, known));
  known.set(folder, found);
  return found;
}

/** The configurations in a folder itself; the first one counts. */
export function configsIn(files: Files, folder: string): string[] {
  return CONFIG_NAMES.map((name) => join(folder, name)).filter((path) => {
    const kind = files.kind(path);
    // One that cannot be read counts, so that somebody hears of it.
    return (kind === "file" || kind === "special") && (!path.endsWith("/package.json") || hasSettings(files, path));
  });
}

/**
 * Whether a manifest has a `"blameless"` of its own; one that only depends on the package has not. One that names it and
 * is broken counts, so that somebody hears of it.
 */
function hasSettings(files: Files, path: string): boolean {
  let text: string;
  try {
    text = decode(files.read(path));
  } catch {
    return false;
  }
  if (!/"blameless"\s*:/.test(text)) return false;
  try {
    return Object.hasOwn(JSON.parse(text.replace(/^\uFEFF/, "")), "blameless");
  } catch {
    return true;
  }
}

/** The top of the repository that a folder is part of; `known` remembers the answer for each folder on the way. */
function findRepository(files: Files, folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = parentOf(folder);
  const found =
    files.kind(join(folder, ".git")) !== undefined
      ? folder
      : parent === folder
        ? undefined
        : findRepository(files, parent, known);
  known.set(folder, found);
  return found;
}

async function readProject(options: ProjectOptions, configPath: string | undefined): Promise<Project> {
  const folder = configPath === undefined ? options.cwd : parentOf(configPath);
  const replaced = options.above?.extends !== undefined;
  const layers: Layer[] = [];
  const read: Layer[] = [];
  if (configPath !== undefined) await readLayers(options, configPath, folder, read, []);
  if (options.below) {
    // Presets add up, so the one that an editor proposes makes way for any that the project names.
    const settled = replaced || read.some(({ settings }) => settings.extends !== undefined);
    layers.push({
      origin: "editor",
      folder,
      settings: settled ? { ...options.below, extends: undefined } : options.below,
    });
  }
  layers.push(...read.filter(({ settings }) => !(replaced && settings.extends !== undefined)));
  if (options.above) layers.push({ origin: "command line", folder, settings: options.above });

  const hasGlobs = layers.some(({ settings }) => settings.overrides || settings.files || settings.ignore);
  const { createGlobs } = hasGlobs ? await import("./globs.ts") : { createGlobs: () => () => false };
  const ignored = layers.flatMap((layer) =>
    layer.settings.ignore ? [createGlobs(layer.settings.ignore, layer.folder)] : [],
  );
  const overrides = layers.flatMap((layer) =>
    (layer.settings.overrides ?? []).map((override) => ({
      override,
      matches: createGlobs(override.files, layer.folder),
    })),
  );
  const including = layers.findLast(({ settings }) => settings.files);
  const includes = including && createGlobs(including.settings.files ?? [], including.folder);
  const configs = new Map<string, Config>();
  const repositories = new Map<string, string | undefined>();
  // A file named by --config may lie anywhere.
  const top = configPath === undefined || options.config !== undefined ? options.cwd : folder;

  const layersFor = (path: string): readonly Layer[] => {
    if (overrides.length === 0) return layers;
    const matching = new Set<Override>();
    for (const { override, matches } of overrides) if (matches(path)) matching.add(override);
    return layers.map((layer) =>
      layer.settings.overrides
        ? {
            ...layer,
            settings: { ...layer.settings, overrides: layer.settings.overrides.filter((it) => matching.has(it)) },
          }
        : layer,
    );
  };
  return {
    configPath,
    shadowed:
      configPath === undefined || options.config !== undefined
        ? []
        : configsIn(options.files, folder).filter((path) => path !== configPath),
    layers,
    layersFor,
    configFor: (path) => {
      const key = overrides.map(({ matches }) => (matches(path) ? "1" : "0")).join("");
      const known = configs.get(key);
      if (known) return known;
      const config = resolveConfig(
        layersFor(path).map(({ settings }) => settings),
        options.rules,
        () => true,
      );
      configs.set(key, config);
      return config;
    },
    pathOf: (path) => relative(findRepository(options.files, parentOf(path), repositories) ?? top, path),
    ignores: (path) => ignored.some((matches) => matches(path)),
    files: including && includes && { folder: including.folder, includes },
  };
}

/** Reads one file with all that it extends, weakest first. Its globs are relative to `folder`. */
async function readLayers(
  options: ProjectOptions,
  path: string,
  folder: string,
  layers: Layer[],
  above: readonly string[],
): Promise<void> {
  const chain = [...above, path];
  if (layers.length > MAX_LAYERS)
    throw new ConfigError([
      {
        path,
        line: undefined,
        column: undefined,
        message: `more than ${MAX_LAYERS} configurations are extended here, one by the other`,
      },
    ]);
  const source = readText(options.files, path);
  const index = new LineIndex(source);
  const issue = (offset: number, message: string): ConfigIssue => {
    const { line, character } = index.positionAt(offset);
    return { path, line: line + 1, column: character + 1, message };
  };
  const parsed = await parseSettings(path, source);
  if ("error" in parsed) throw new ConfigError([issue(parsed.offset, parsed.error)]);
  const { value, offsetOf } = parsed;
  const problems: ConfigProblem[] = checkSettings(value, options.rules);
  const settings = value as Settings;
  const extended = problems.some((problem) => problem.path.length === 0 || problem.path[0] === "extends")
    ? []
    : [settings.extends ?? []].flat();
  for (const [i, name] of extended.entries()) {
    if (isPreset(name)) {
      layers.push({ origin: `preset "${name}"`, folder, settings: { extends: [name] } });
      continue;
    }
    if (name.startsWith("template:")) {
      const { settingsOf, templateOf, templates } = await import("./templates.ts");
      const template = templateOf(name.slice("template:".length));
      if (template) layers.push({ origin: name, folder, settings: settingsOf(template) });
      else
        problems.push({
          path: typeof settings.extends === "string" ? ["extends"] : ["extends", i],
          message: noTemplate(name, templates),
        });
      continue;
    }
    const target = locate(options.files, name, parentOf(path));
    const place = typeof settings.extends === "string" ? ["extends"] : ["extends", i];
    if (target === undefined) problems.push({ path: place, message: notFound(name) });
    else if (chain.includes(target)) problems.push({ path: place, message: circle([...chain, target]) });
    // A package cannot know where the documents lie, so its globs are those of whoever extends it.
    else await readLayers(options, target, isRelative(name) ? parentOf(target) : folder, layers, chain);
  }
  if (!problems.some((problem) => problem.path.length === 0 || problem.path[0] === "vocabularies"))
    for (const [i, name] of (settings.vocabularies ?? []).entries()) {
      const at = resolve(parentOf(path), name);
      const target = at.endsWith(`/${VOCABULARY_NAME}`) ? at : join(at, VOCABULARY_NAME);
      if (options.files.kind(target) !== "file")
        problems.push({ path: ["vocabularies", i], message: noVocabulary(name) });
      else layers.push({ origin: target, folder, settings: readVocabulary(readText(options.files, target)) });
    }
  if (problems.length > 0)
    throw new ConfigError(
      problems.map((problem) =>
        issue(
          offsetOf(problem.path),
          `${problem.path.length > 0 ? `${renderKeys(problem.path)}: ` : ""}${problem.message}`,
        ),
      ),
    );
  const { extends: _, ...own } = settings;
  layers.push({ origin: path, folder, settings: own });
}

/** `overrides[0].files`. */
function renderKeys(path: readonly (string | number)[]): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : i > 0 ? `.${key}` : key)).join("");
}

function circle(chain: readonly string[]): string {
  const from = parentOf(chain[0] as string);
  return `this leads in a circle, ${chain.map((path) => relative(from, path)).join(" → ")}; take it out`;
}

function isRelative(name: string): boolean {
  return /^\.{1,2}\//.test(name);
}

function notFound(name: string): string {
  if (name.includes("\\")) return `“${name}” has a backslash; folders are separated by / on every system`;
  if (isRelative(name))
    return `there is no file “${name}” here; a path is relative to the folder of this configuration`;
  const near = nearest(name, PRESETS);
  return `“${name}” is neither a preset (${PRESETS.join(", ")}) nor a package that is installed${near ? ` (did you mean “${near}”?)` : ""}`;
}

function noVocabulary(name: string): string {
  return `there is no vocabulary “${name}” here: a folder that holds an ${VOCABULARY_NAME}, or such a file, relative to the folder of this configuration`;
}

function noTemplate(name: string, templates: readonly Template[]): string {
  const near = nearest(
    name.slice("template:".length),
    templates.flatMap((template) => [template.name, ...template.aliases]),
  );
  return `“${name}” is unknown; the templates are ${templates.map((template) => `template:${template.name}`).join(", ")}${near ? ` (did you mean “template:${near}”?)` : ""}`;
}

function readText(files: Files, path: string): string {
  try {
    return decode(files.read(path));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new ConfigError([
      {
        path,
        line: undefined,
        column: undefined,
        message: `${path.endsWith(`/${VOCABULARY_NAME}`) ? "the vocabulary" : "the configuration"} cannot be read: ${reason}`,
      },
    ]);
  }
}

/** A relative file, or a package in a `node_modules` upward that holds settings as data. */
function locate(files: Files, name: string, folder: string): string | undefined {
  const isFile = (path: string): boolean => files.kind(path) === "file";
  if (isRelative(name)) {
    const path = resolve(folder, name);
    return [path, `${path}.json`, `${path}.jsonc`, `${path}.yaml`, `${path}.yml`].find(isFile);
  }
  if (!/^(?:@[\w.-]+\/)?[\w.-]+(?:\/[\w./-]+)?$/.test(name) || name.split("/").includes("..")) return undefined;
  for (let at = folder; ; at = parentOf(at)) {
    const base = join(at, `node_modules/${name}`);
    const found = isFile(base) ? base : (configsIn(files, base)[0] ?? [`${base}/blameless.json`].find(isFile));
    if (found !== undefined) return found;
    if (parentOf(at) === at) return undefined;
  }
}
