/** Which configuration governs a document: the same nearest file as on the command line, above the editor's settings. */
import { CONFIG_NAMES, findConfig } from "../configFiles.ts";
import { ConfigError, type ConfigIssue } from "../configLayers.ts";
import { type Config, checkSettings, resolveConfig, type Settings } from "../core/config.ts";
import { createLinter, type DocumentLinter } from "../core/lint.ts";
import type { Rule } from "../core/rule.ts";
import { decode, type Files, reasonOf } from "../files.ts";
import { join, parentOf } from "../paths.ts";
import { createProjects, type Project, type Projects } from "../project.ts";
import { type ClientFiles, createClientFiles } from "./clientFiles.ts";
import type { ClientSettings, Run } from "./protocol.ts";
import { folderOf, folderPath, homeOf, isUntitled, originOf, pathOf, uriOf } from "./uri.ts";

/** What governs a document. */
export interface Governed {
  readonly config: Config;
  readonly linter: DocumentLinter;
  /** As rules see it: from the top of the repository. */
  readonly path: string;
  /** The configuration file, if there is one, broken or not. */
  readonly configUri: string | undefined;
  /** Why the document is not linted although it may be a postmortem. */
  readonly silent: string | undefined;
  readonly run: Run;
  /** Whether it is among the `files` of the configuration, or there are none: then it is reported without being opened. */
  readonly listed: boolean;
}

/** What governs each document, and what lies beside it. */
export interface Configuration {
  /** Never fails: where a configuration is broken, the last one that was whole holds, else the defaults. */
  governing(uri: string): Promise<Governed>;
  /** The files of an origin, to look for documents in; undefined where only the client can list them. */
  filesOf(uri: string): Files | undefined;
  /** The text of a file that is not open; undefined where it cannot be read, or is too long to be a document. */
  textOf(uri: string): Promise<string | undefined>;
  /** The issues of a configuration file, its text given. */
  issuesOf(uri: string, text: string): Promise<readonly ConfigIssue[]>;
  /** Reads everything anew: a file has changed, or a setting, or a folder was added. */
  reset(): void;
}

export interface ConfigurationOptions {
  readonly rules: readonly Rule[];
  /** The file system of the server; undefined in a web worker. */
  readonly files: Files | undefined;
  /** Asks the client for a file; undefined where it cannot answer. */
  readonly read: ((uri: string) => Promise<string | null>) | undefined;
  readonly settingsFor: (uri: string) => Promise<ClientSettings>;
  /** The URIs of the workspace folders. */
  readonly folders: () => readonly string[];
  /** Told of what is wrong in configuration files, by the URI of the file; an empty list where all is well again. */
  readonly report: (uri: string, issues: readonly ConfigIssue[]) => void;
  readonly log: (message: string) => void;
}

/** Files that are not open are read up to this size, in bytes. */
const MAX_FILE = 5_000_000;

/** Whether a document is a configuration file. */
export function isConfiguration(uri: string): boolean {
  const path = pathOf(uri);
  return CONFIG_NAMES.some((name) => path.endsWith(`/${name}`));
}

/** Creates it: what is read stays until `reset`. */
export function createConfiguration(options: ConfigurationOptions): Configuration {
  const { rules, report } = options;
  const clientFiles = new Map<string, ClientFiles>();
  const lookups = new Map<string, Projects>();
  const whole = new Map<string, Project>();
  const broken = new Map<string, ReadonlySet<string>>();
  const linters = new Map<Config, DocumentLinter>();
  const governed = new Map<string, Promise<Governed>>();

  const sourceOf = (uri: string): { files: Files; complete: ClientFiles["complete"] } => {
    const origin = originOf(uri);
    if (origin === "file://" && options.files) return { files: options.files, complete: (run) => run() };
    let source = clientFiles.get(origin);
    if (!source) {
      const { read } = options;
      source = createClientFiles(async (path) => (read ? read(uriOf(origin, path)) : null));
      clientFiles.set(origin, source);
    }
    return source;
  };

  /** Where a document lies, or will: an untitled one in the folder that it is named after, else in the first one. */
  const placeOf = (uri: string): { origin: string; path: string; cwd: string } => {
    const folders = options.folders();
    const home = homeOf(uri, folders);
    const holding = folderOf(home, folders);
    const folder = holding ?? (isUntitled(uri) ? folders[0] : undefined);
    const cwd = folder === undefined ? undefined : folderPath(folder);
    const path = holding || cwd === undefined ? pathOf(home) : join(cwd, pathOf(uri).replace(/^.*\//, ""));
    const rooted = path.startsWith("/") || /^[A-Z]:\//.test(path) ? path : `/${path}`;
    return { origin: folder ?? home, path: rooted, cwd: cwd ?? parentOf(rooted) };
  };

  /** The part of the editor's settings that is right. */
  const belowOf = (settings: ClientSettings): Settings => {
    const below: Record<string, unknown> = {};
    const given: Readonly<Record<string, unknown>> = {
      extends: settings.preset ? [settings.preset] : undefined,
      rules: settings.rules,
      people: settings.people,
      services: settings.services,
      roles: settings.roles,
      allow: settings.allow,
      trackers: settings.trackers,
    };
    for (const [key, value] of Object.entries(given)) {
      if (value === undefined || value === null) continue;
      const problems = checkSettings({ [key]: value }, rules);
      if (problems.length === 0) below[key] = value;
      else for (const { message } of problems) options.log(`the setting blameless.${key} is left out: ${message}`);
    }
    return below as Settings;
  };

  const projectOf = async (uri: string, below: Settings): Promise<Project> => {
    const { origin, path, cwd } = placeOf(uri);
    const folder = parentOf(path);
    const { files, complete } = sourceOf(origin);
    const place = `${originOf(origin)} ${folder}`;
    const create = (): Projects => createProjects({ files, rules, cwd, below });
    // A look-up remembers what was missing, and what a client has not sent yet is only missing for now.
    const lookup = files === options.files ? kept(`${cwd} ${JSON.stringify(below)}`, create) : create;
    try {
      const project = await complete(() => lookup()(folder));
      whole.set(place, project);
      heal(place);
      return project;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      fail(place, originOf(origin), error);
      const project = whole.get(place) ?? (await createProjects({ files, rules, cwd, below, config: false })(folder));
      // Broken as it is, it is the one that somebody will want to see.
      return { ...project, configPath: findConfig(files, folder) };
    }
  };

  const kept =
    (key: string, create: () => Projects): (() => Projects) =>
    () => {
      const projects = lookups.get(key) ?? create();
      lookups.set(key, projects);
      return projects;
    };

  const fail = (place: string, origin: string, error: ConfigError): void => {
    const uris = new Set(error.issues.map((issue) => uriOf(origin, issue.path)));
    for (const uri of uris)
      report(
        uri,
        error.issues.filter((issue) => uriOf(origin, issue.path) === uri),
      );
    broken.set(place, uris);
  };
  const heal = (place: string): void => {
    for (const uri of broken.get(place) ?? []) report(uri, []);
    broken.delete(place);
  };

  const govern = async (uri: string): Promise<Governed> => {
    const settings = await options.settingsFor(uri);
    const { origin, path } = placeOf(uri);
    const below = belowOf(settings);
    const project = await projectOf(uri, below);
    const config = project.configFor(path);
    let linter = linters.get(config);
    if (!linter) {
      linter = createLinter(rules, config);
      linters.set(config, linter);
    }
    const silent =
      settings.enable === false
        ? "the setting `blameless.enable` is off"
        : project.ignores(path)
          ? "the configuration ignores it"
          : undefined;
    return {
      config,
      linter,
      path: project.pathOf(path),
      configUri: project.configPath === undefined ? undefined : uriOf(originOf(origin), project.configPath),
      silent,
      run: settings.run === "onSave" || settings.run === "manual" ? settings.run : "onType",
      listed: project.files?.includes(path) ?? true,
    };
  };

  return {
    governing: (uri) => {
      const known = governed.get(uri);
      if (known) return known;
      const found = govern(uri).catch((error: unknown): Governed => {
        options.log(`the configuration of ${uri} cannot be read: ${error instanceof Error ? error.message : error}`);
        const config = resolveConfig([], rules);
        const path = pathOf(uri).replace(/^.*\//, "");
        const linter = createLinter(rules, config);
        return { config, linter, path, configUri: undefined, silent: undefined, run: "onType", listed: true };
      });
      governed.set(uri, found);
      return found;
    },
    filesOf: (uri) => (originOf(uri) === "file://" ? options.files : undefined),
    textOf: async (uri) => {
      if (originOf(uri) !== "file://" || !options.files) {
        // Asked anew each time: what the files of the client have read once, they keep.
        const text = (await options.read?.(uri).catch(() => null)) ?? undefined;
        return text === undefined || text.length > MAX_FILE ? undefined : text;
      }
      try {
        const bytes = options.files.read(pathOf(uri));
        return bytes.length > MAX_FILE ? undefined : decode(bytes);
      } catch (error) {
        if (reasonOf(error) !== undefined) return undefined;
        throw error;
      }
    },
    issuesOf: async (uri, text) => {
      const path = pathOf(uri);
      const { files, complete } = sourceOf(uri);
      const overlay: Files = {
        ...files,
        kind: (it) => (it === path ? "file" : files.kind(it)),
        read: (it) => (it === path ? new TextEncoder().encode(text) : files.read(it)),
      };
      try {
        await complete(() =>
          createProjects({ files: overlay, rules, cwd: parentOf(path), config: path })(parentOf(path)),
        );
        return [];
      } catch (error) {
        if (error instanceof ConfigError) return error.issues.filter((issue) => issue.path === path);
        throw error;
      }
    },
    reset: () => {
      for (const files of clientFiles.values()) files.forget();
      lookups.clear();
      governed.clear();
      linters.clear();
    },
  };
}
