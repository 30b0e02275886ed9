/** What a configuration says, with all that it extends: one layer of settings for each source. */

import { isRelative, locateConfig } from "./configFiles.ts";
import {
  type ConfigProblem,
  checkSettings,
  isPreset,
  PRESETS,
  type ReadSettings,
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

/** More than any project extends: two files that each extend the next one twice would be read a million times. */
const MAX_LAYERS = 500;

/** Where settings are read from, and what they may speak of. */
interface Reader {
  readonly files: Files;
  readonly rules: readonly Rule[];
}

/**
 * The layers of one file with all that it extends, weakest first; its globs are relative to `folder`. Throws
 * `ConfigError` with every problem of the first file that has any.
 */
export async function readLayers(reader: Reader, path: string, folder: string): Promise<readonly Layer[]> {
  const layers: Layer[] = [];
  await addLayers(reader, path, folder, layers, []);
  return layers;
}

async function addLayers(
  reader: Reader,
  path: string,
  folder: string,
  layers: Layer[],
  above: readonly string[],
): Promise<void> {
  if (layers.length > MAX_LAYERS)
    throw wholeFile(path, `more than ${MAX_LAYERS} configurations are extended here, one by the other`);
  const chain = [...above, path];
  const source = readText(reader.files, path);
  const index = new LineIndex(source);
  const issue = (offset: number, message: string): ConfigIssue => {
    const { line, character } = index.positionAt(offset);
    return { path, line: line + 1, column: character + 1, message };
  };
  const parsed = await parseSettings(path, source);
  if ("error" in parsed) throw new ConfigError([issue(parsed.offset, parsed.error)]);
  const { value, offsetOf } = parsed;
  const problems: ConfigProblem[] = checkSettings(value, reader.rules);
  const settings = value as Settings;
  const isSound = (key: string): boolean =>
    !problems.some((problem) => problem.path.length === 0 || problem.path[0] === key);

  for (const [i, name] of isSound("extends") ? [settings.extends ?? []].flat().entries() : []) {
    const problem = await extend(name);
    const path = typeof settings.extends === "string" ? ["extends"] : ["extends", i];
    if (problem !== undefined) problems.push({ path, message: problem });
  }
  for (const [i, name] of isSound("vocabularies") ? (settings.vocabularies ?? []).entries() : []) {
    const problem = accept(name);
    if (problem !== undefined) problems.push({ path: ["vocabularies", i], message: problem });
  }
  if (problems.length > 0)
    throw new ConfigError(
      problems.map((problem) => {
        const keys = problem.path.length > 0 ? `${renderKeys(problem.path)}: ` : "";
        return issue(offsetOf(problem.path), keys + problem.message);
      }),
    );
  const { extends: _, ...own } = settings;
  layers.push({ origin: path, folder, settings: own });

  /** Adds what a name stands for; says what is wrong where it stands for nothing. */
  async function extend(name: string): Promise<string | undefined> {
    if (isPreset(name)) {
      layers.push({ origin: `preset "${name}"`, folder, settings: { extends: [name] } });
      return undefined;
    }
    if (name.startsWith("template:")) {
      const { settingsOf, templateOf, templates } = await import("./templates.ts");
      const template = templateOf(name.slice("template:".length));
      if (!template) return noTemplate(name, templates);
      layers.push({ origin: name, folder, settings: settingsOf(template) });
      return undefined;
    }
    const target = locateConfig(reader.files, name, parentOf(path));
    if (target === undefined) return notFound(name);
    if (chain.includes(target)) return circle([...chain, target]);
    // A package cannot know where the documents lie, so its globs are those of whoever extends it.
    await addLayers(reader, target, isRelative(name) ? parentOf(target) : folder, layers, chain);
    return undefined;
  }

  function accept(name: string): string | undefined {
    const at = resolve(parentOf(path), name);
    const target = at.endsWith(`/${VOCABULARY_NAME}`) ? at : join(at, VOCABULARY_NAME);
    if (reader.files.kind(target) !== "file") return noVocabulary(name);
    layers.push({ origin: target, folder, settings: readVocabulary(readText(reader.files, target)) });
    return undefined;
  }
}

function readText(files: Files, path: string): string {
  try {
    return decode(files.read(path));
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    const what = path.endsWith(`/${VOCABULARY_NAME}`) ? "the vocabulary" : "the configuration";
    throw wholeFile(path, `${what} cannot be read: ${reason}`);
  }
}

function wholeFile(path: string, message: string): ConfigError {
  return new ConfigError([{ path, line: undefined, column: undefined, message }]);
}

/** `overrides[0].files`. */
function renderKeys(path: readonly (string | number)[]): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : i > 0 ? `.${key}` : key)).join("");
}

function circle(chain: readonly string[]): string {
  const from = parentOf(chain[0] as string);
  return `this leads in a circle, ${chain.map((path) => relative(from, path)).join(" → ")}; take it out`;
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
