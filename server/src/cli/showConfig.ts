/** The command `config FILE`: what governs a file, and where each value comes from. */

import type { Layer } from "../configLayers.ts";
import type { Config, Override, ReadSettings, Settings } from "../core/config.ts";
import { isPreset } from "../core/config.ts";
import { parentOf, relative, resolve } from "../paths.ts";
import type { Call } from "./args.ts";
import { projectsOf } from "./inputs.ts";
import { EXIT, type Io, UsageError } from "./io.ts";

/** Settings of one origin: a layer, or an override in it that matches the file. */
interface Source {
  readonly from: string;
  readonly settings: ReadSettings | Override;
}

export async function showConfig(call: Call, io: Io): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) throw new UsageError("config needs a file: `blameless config docs/postmortem.md`");
  const path = resolve(io.cwd, file);
  const project = await (await projectsOf(call, io))(io.files.kind(path) === "directory" ? path : parentOf(path));
  const show = (it: string): string => relative(io.cwd, it);
  const sources = project.layersFor(path).flatMap((layer) => sourcesOf(layer, project.layers, show));
  const report = {
    file: show(path),
    configuration: project.configPath === undefined ? null : show(project.configPath),
    ...(project.shadowed.length > 0 && { notRead: project.shadowed.map(show) }),
    ignored: project.ignores(path),
    layers: sources.map(({ from }) => from),
    ...describe(project.configFor(path), sources),
  };
  io.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  return EXIT.ok;
}

function sourcesOf(layer: Layer, all: readonly Layer[], show: (path: string) => string): Source[] {
  const from = layer.origin.includes("/") ? show(layer.origin) : layer.origin;
  // An override is named by its place in the file, whichever of them match.
  const whole = all.find((it) => it.origin === layer.origin && it.folder === layer.folder)?.settings.overrides ?? [];
  return [
    { from, settings: layer.settings },
    ...(layer.settings.overrides ?? []).map((settings) => ({
      from: `${from}, overrides[${whole.indexOf(settings)}]`,
      settings,
    })),
  ];
}

function describe(config: Config, sources: readonly Source[]) {
  const last = (has: (settings: Settings & Partial<Override>) => unknown): string | undefined =>
    sources.findLast(({ settings }) => has(settings as Settings) !== undefined)?.from;
  const preset =
    sources.findLast(({ settings }) => "extends" in settings && [settings.extends ?? []].flat().some(isPreset))?.from ??
    'preset "recommended", by default';
  type Words = "people" | "services" | "roles" | "allow" | "accepted" | "skipped";
  const values = (key: Words): { value: string; from: string }[] =>
    sources.flatMap(({ from, settings }) => ((settings as ReadSettings)[key] ?? []).map((value) => ({ value, from })));
  const entries = (key: "lexicons" | "sections" | "trackers"): { name: string; value: unknown; from: string }[] =>
    sources.flatMap(({ from, settings }) =>
      Object.entries((settings as Settings)[key] ?? {}).map(([name, value]) => ({ name, value, from })),
    );
  return {
    kind: config.kind === undefined ? null : { value: config.kind, from: last(({ kind }) => kind) },
    rules: Object.fromEntries(
      [...config.rules]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { severity, options }]) => [
          id,
          {
            severity,
            ...(Object.keys(options).length > 0 && { options }),
            from: last(({ rules }) => rules?.[id]) ?? preset,
          },
        ]),
    ),
    people: values("people"),
    services: values("services"),
    roles: values("roles"),
    allow: values("allow"),
    accepted: values("accepted"),
    // Regular expressions of a vocabulary, which are not run.
    skipped: values("skipped"),
    lexicons: entries("lexicons"),
    sections: entries("sections"),
    trackers: entries("trackers"),
    suppressions: {
      requireReason: {
        value: config.requireReason,
        from: last(({ suppressions }) => suppressions?.requireReason) ?? "default",
      },
    },
  };
}
