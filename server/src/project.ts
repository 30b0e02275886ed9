/** Which configuration governs a file: the nearest one upward, with what it extends, and the origin of each value. */
import picomatch from "picomatch";
import { checkSettings, isPreset, PRESETS, resolveConfig, type Config, type ConfigProblem, type Settings } from "./core/config.ts";
import { nearest } from "./core/nearest.ts";
import type { Rule } from "./core/rule.ts";
import { LineIndex } from "./core/text.ts";
import { decode, type Files } from "./files.ts";

/** In the order in which they are looked for in a folder. */
export const CONFIG_NAMES = [".blameless.json", ".blameless.jsonc", ".blameless.yaml", ".blameless.yml", "package.json"] as const;

/** A configuration that cannot be used: each line says where and what. */
export class ConfigError extends Error {}

/** One source of settings, with where it came from. */
export interface Layer {
  /** A path, `preset "recommended"`, or `command line`. */
  readonly origin: string;
  /** The folder that its globs are relative to. */
  readonly folder: string;
  readonly settings: Settings;
}

export interface Project {
  /** The nearest configuration, or undefined where there is none. */
  readonly configPath: string | undefined;
  /** The folder of the configuration, or the one asked for. */
  readonly folder: string;
  /** Weakest first. */
  readonly layers: readonly Layer[];
  /** The configuration of a file. */
  configFor(path: string): Config;
}

export interface ProjectOptions {
  readonly files: Files;
  readonly rules: readonly Rule[];
  /** Read this file instead of looking for one; `false` for none at all. */
  readonly config?: string | false;
  /** Settings from the command line or the editor, above and below those of the file. */
  readonly above?: Settings;
  readonly below?: Settings;
}

/** Creates a look-up of projects by folder; each configuration is read once. */
export function createProjects(options: ProjectOptions): (folder: string) => Promise<Project> {
  const byFolder = new Map<string, Promise<Project>>();
  const byConfig = new Map<string, Promise<Project>>();
  return (folder) => {
    const known = byFolder.get(folder);
    if (known) return known;
    const path = options.config === false ? undefined : (options.config ?? findConfig(options.files, folder));
    const key = path ?? "";
    const project = (path !== undefined && byConfig.get(key)) || readProject(options, path, folder);
    byFolder.set(folder, project);
    if (path !== undefined) byConfig.set(key, project);
    return project;
  };
}

/** The nearest configuration from a folder upward. */
export function findConfig(files: Files, folder: string): string | undefined {
  for (let at = folder; ; ) {
    for (const name of CONFIG_NAMES) {
      const path = `${at === "/" ? "" : at}/${name}`;
      if (files.kind(path) !== "file") continue;
      if (name !== "package.json" || /"blameless"\s*:/.test(decodeSafely(files, path))) return path;
    }
    const parent = parentOf(at);
    if (parent === at) return undefined;
    at = parent;
  }
}

function decodeSafely(files: Files, path: string): string {
  try {
    return decode(files.read(path));
  } catch {
    return "";
  }
}

/** The folder of a path. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  if (at < 0) return path;
  return at === 0 ? "/" : /^[A-Za-z]:$/.test(path.slice(0, at)) ? path : path.slice(0, at);
}

async function readProject(options: ProjectOptions, path: string | undefined, folder: string): Promise<Project> {
  const layers: Layer[] = [];
  if (options.below) layers.push({ origin: "editor", folder, settings: options.below });
  if (path !== undefined) await readLayers(options, path, layers, []);
  if (options.above) layers.push({ origin: "command line", folder, settings: options.above });
  const home = path === undefined ? folder : parentOf(path);
  return {
    configPath: path,
    folder: home,
    layers,
    configFor: (file) =>
      resolveConfig(
        layers.map((layer) => withMatchingOverrides(layer, file)),
        options.rules,
        () => true,
      ),
  };
}

/** Overrides whose globs match a file, so that resolving needs no paths. */
function withMatchingOverrides(layer: Layer, file: string): Settings {
  const overrides = layer.settings.overrides?.filter((override) => matchesGlobs(override.files, layer.folder, file));
  return overrides ? { ...layer.settings, overrides } : layer.settings;
}

/** Whether a file is among globs relative to a folder. A glob without a slash matches in every folder below. */
export function matchesGlobs(globs: readonly string[], folder: string, file: string): boolean {
  const relative = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : folder === "/" ? file.slice(1) : undefined;
  if (relative === undefined) return false;
  return globs.some((glob) => picomatch.isMatch(relative, glob.includes("/") ? glob.replace(/^\.\//, "") : `**/${glob}`, { dot: true }));
}

/** Reads one file with all that it extends, weakest first. */
async function readLayers(options: ProjectOptions, path: string, layers: Layer[], chain: readonly string[]): Promise<void> {
  if (chain.includes(path)) throw new ConfigError(`${path}: it extends itself, by way of ${chain.join(", ")}. Take one of them out of \`extends\`.`);
  const source = readText(options.files, path);
  const { value, offsetOf } = await parse(path, source);
  const settings = value as Settings;
  const problems = checkSettings(value, options.rules);
  const extended = problems.some((problem) => problem.path[0] === "extends") ? [] : [settings.extends ?? []].flat();
  const index = new LineIndex(source);
  const located = (problem: ConfigProblem): string => {
    const { line, character } = index.positionAt(offsetOf(problem.path));
    return `${path}:${line + 1}:${character + 1}: ${problem.path.join(".") || "configuration"}: ${problem.message}`;
  };
  for (const [i, name] of extended.entries()) {
    const at = typeof settings.extends === "string" ? ["extends"] : ["extends", i];
    if (isPreset(name)) {
      layers.push({ origin: `preset "${name}"`, folder: parentOf(path), settings: { extends: [name] } });
      continue;
    }
    const target = locate(options.files, name, parentOf(path));
    if (target === undefined) {
      const near = nearest(name, PRESETS);
      problems.push({ path: at, message: `“${name}” is neither a preset (${PRESETS.join(", ")}) nor a file or package that can be found${near ? `; did you mean “${near}”?` : ""}` });
      continue;
    }
    await readLayers(options, target, layers, [...chain, path]);
  }
  if (problems.length > 0) throw new ConfigError(problems.map(located).join("\n"));
  const { extends: _, ...own } = settings;
  layers.push({ origin: path, folder: parentOf(path), settings: own });
}

function readText(files: Files, path: string): string {
  try {
    return decode(files.read(path));
  } catch (error) {
    const code = (error as { code?: string }).code;
    throw new ConfigError(`${path}: the configuration cannot be read: ${code === "ENOENT" ? "there is no such file" : error instanceof Error ? error.message : String(error)}.`);
  }
}

/** A relative file, or a package in a `node_modules` upward: its `blameless.json`, or what its manifest names. */
function locate(files: Files, name: string, folder: string): string | undefined {
  if (/^\.{1,2}\//.test(name)) {
    const path = normalize(`${folder}/${name}`);
    return [path, `${path}.json`].find((candidate) => files.kind(candidate) === "file");
  }
  if (!/^(?:@[\w.-]+\/)?[\w.-]+(?:\/[\w./-]+\.jsonc?)?$/.test(name) || name.includes("..")) return undefined;
  for (let at = folder; ; at = parentOf(at)) {
    const base = `${at === "/" ? "" : at}/node_modules/${name}`;
    const found = [base, `${base}/.blameless.json`, `${base}/blameless.json`].find((candidate) => files.kind(candidate) === "file");
    if (found) return found;
    if (parentOf(at) === at) return undefined;
  }
}

/** Resolves `.` and `..` in a path with `/`. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 1) parts.pop();
    else if (part !== "." && (part !== "" || parts.length === 0)) parts.push(part);
  }
  return parts.join("/") || "/";
}

interface Parsed {
  readonly value: unknown;
  /** The offset of a value in the source, or of the nearest one around it. */
  offsetOf(path: readonly (string | number)[]): number;
}

async function parse(path: string, source: string): Promise<Parsed> {
  const index = new LineIndex(source);
  const fail = (offset: number, message: string): never => {
    const { line, character } = index.positionAt(offset);
    throw new ConfigError(`${path}:${line + 1}:${character + 1}: ${message}`);
  };
  if (/\.ya?ml$/.test(path)) {
    const { parseDocument } = await import("yaml");
    const document = parseDocument(source, { prettyErrors: false });
    const error = document.errors[0];
    if (error) fail(error.pos[0], `this is not valid YAML: ${error.message}`);
    const value: unknown = document.toJS() ?? {};
    return {
      value,
      offsetOf: (where) => {
        for (let n = where.length; n > 0; n--) {
          const node = document.getIn(where.slice(0, n), true) as { range?: [number, number, number] } | undefined;
          if (node && typeof node === "object" && node.range) return node.range[0];
        }
        return 0;
      },
    };
  }
  const { parseTree, getNodeValue, findNodeAtLocation, printParseErrorCode } = await import("jsonc-parser");
  const errors: { error: number; offset: number; length: number }[] = [];
  const strict = path.endsWith("package.json");
  const tree = parseTree(source, errors, { allowTrailingComma: !strict, disallowComments: strict });
  const error = errors[0];
  if (error && source.trim() !== "") fail(error.offset, `this is not valid JSON: ${printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()}`);
  const prefix = strict ? ["blameless"] : [];
  const node = tree && findNodeAtLocation(tree, prefix);
  return {
    value: node ? getNodeValue(node) : {},
    offsetOf: (where) => {
      for (let n = where.length; n >= 0; n--) {
        const at = tree && findNodeAtLocation(tree, [...prefix, ...where.slice(0, n)]);
        if (at) return at.parent?.type === "property" ? at.parent.offset : at.offset;
      }
      return 0;
    },
  };
}
