/** What the command `config` tells. In a module of its own, since few runs ask. */
import type { Layer } from "../configLayers.ts";
import type { Config, Override, ReadSettings, Settings } from "../core/config.ts";

/** Settings of one origin: a layer, or an override in it that matches the file. */
interface Source {
  readonly from: string;
  readonly settings: ReadSettings | Override;
}

/** A layer as sources: itself, and each of its overrides. */
export function sourcesOf(layer: Layer, all: readonly Layer[], show: (path: string) => string): Source[] {
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

/** The values of a configuration, each with the source that it comes from. */
export function describe(config: Config, sources: readonly Source[], isPreset: (name: string) => boolean) {
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
