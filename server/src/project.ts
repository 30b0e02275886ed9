/** Which configuration governs a file: the nearest one upward, with what it extends, and the origin of each value. */
import { configsIn, findConfig } from "./configFiles.ts";
import { type Layer, readLayers } from "./configLayers.ts";
import { type Config, type Override, resolveConfig, type Settings } from "./core/config.ts";
import type { Rule } from "./core/rule.ts";
import type { Files } from "./files.ts";
import { createGlobs } from "./globs.ts";
import { join, parentOf, relative } from "./paths.ts";

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
  const read = configPath === undefined ? [] : await readLayers(options, configPath, folder);
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
