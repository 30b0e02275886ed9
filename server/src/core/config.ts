/** The configuration of one file: from what people write (`Settings`) to what the linter needs (`Config`). Pure data. */
import type { SectionAliases, SectionRole } from "./headings.ts";
import type { LexiconChanges } from "./lexicon.ts";
import type { Kind } from "./postmortem/kind.ts";
import { isSuppressionRule, type Rule, type RuleOptions, type Severity } from "./rule.ts";

export { type ConfigProblem, checkSettings } from "./config/checkSettings.ts";

/** What a configuration makes of a rule. */
export interface RuleSetting {
  readonly severity: Severity | "off";
  /** Those of the rule, and `allow`, which every rule has: what it alone never reports, written as `Config.allow` is. */
  readonly options: RuleOptions;
}

/** What governs one file, its presets, layers and overrides put together. */
export interface Config {
  /** By rule id; a rule that is not in it is off, but for those of suppressions, which then speak as they see fit. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The kind of document, where configuration forces it. */
  readonly kind: Kind | undefined;
  /** Names that are people, and names that are systems, whatever the document suggests. */
  readonly people: readonly string[];
  readonly services: readonly string[];
  /** Phrases that are never reported: plain words, or `/a regular expression/`. */
  readonly allow: readonly string[];
  /** Words and phrases of vocabularies: a finding that lies within one is not reported. */
  readonly accepted: readonly string[];
  /** Words added to and removed from the built-in lists, by the name of the list. */
  readonly lexicons: LexiconChanges;
  /** Further headings for a role, in any language. */
  readonly sections: SectionAliases;
  /** Where tickets live: by the letters before the number, an address with `{key}` in it. */
  readonly trackers: Readonly<Record<string, string>>;
  /** Whether a suppression comment needs a reason. */
  readonly requireReason: boolean;
}

/** Each holds the ones before it, but for the last: `prose` holds the rules about English in general, and no others. */
export const PRESETS = ["minimal", "recommended", "strict", "all", "prose"] as const;
export type Preset = (typeof PRESETS)[number];

/** A rule in a configuration file: its severity, or that and its options. */
export type RuleValue = Severity | "off" | readonly [Severity | "off", RuleOptions];

/** What a configuration file may say. Every key is optional. */
export interface Settings {
  readonly $schema?: string;
  readonly root?: boolean;
  readonly extends?: string | readonly string[];
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleValue>>;
  readonly kind?: Kind;
  readonly people?: readonly string[];
  readonly services?: readonly string[];
  readonly roles?: readonly string[];
  readonly allow?: readonly string[];
  readonly lexicons?: LexiconChanges;
  readonly sections?: SectionAliases;
  readonly vocabularies?: readonly string[];
  readonly trackers?: Readonly<Record<string, string>>;
  readonly overrides?: readonly Override[];
  readonly suppressions?: { readonly requireReason?: boolean };
}

/** Settings for some of the files. */
export interface Override
  extends Pick<Settings, "rules" | "kind" | "people" | "services" | "roles" | "allow" | "sections"> {
  readonly files: readonly string[];
}

/** Settings with what they name read: of a vocabulary, what it accepts, and what in it is no plain word. */
export interface ReadSettings extends Settings {
  readonly accepted?: readonly string[];
  readonly skipped?: readonly string[];
}

/** What rules a preset turns on. */
function presetRules(preset: Preset, rules: readonly Rule[]): Map<string, RuleSetting> {
  const reach = PRESETS.indexOf(preset);
  const isIn = (rule: Rule): boolean =>
    preset === "all" ||
    (preset === "prose"
      ? rule.category === "prose" && rule.preset !== "all"
      : rule.preset !== "prose" && PRESETS.indexOf(rule.preset) <= reach);
  return new Map(
    rules.filter(isIn).map((rule) => [rule.id, { severity: rule.severity, options: defaultOptions(rule) }]),
  );
}

function defaultOptions(rule: Rule): RuleOptions {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]));
}

/** Whether an entry of `extends` names a built-in preset. */
export function isPreset(name: string): name is Preset {
  return (PRESETS as readonly string[]).includes(name);
}

/**
 * Resolves layers of settings, weakest first, to the configuration of one file. `matches` says whether the file is
 * among the globs of an override. Without any preset in the layers, `recommended` lies below them all.
 */
export function resolveConfig(
  layers: readonly ReadSettings[],
  rules: readonly Rule[],
  matches: (globs: readonly string[]) => boolean = () => false,
): Config {
  const flat: ReadSettings[] = [];
  for (const layer of layers) {
    flat.push(layer);
    for (const override of layer.overrides ?? []) if (matches(override.files)) flat.push(override);
  }
  const presets = flat.flatMap((layer) => [layer.extends ?? []].flat().filter(isPreset));
  const set = new Map<string, RuleSetting>();
  for (const preset of presets.length > 0 ? presets : (["recommended"] as const))
    for (const [id, setting] of presetRules(preset, rules)) set.set(id, setting);
  const lexicons: Record<string, { add: string[]; remove: string[] }> = {};
  const sections: Partial<Record<SectionRole, string[]>> = {};
  const change = (name: string, add: readonly string[] = [], remove: readonly string[] = []): void => {
    lexicons[name] ??= { add: [], remove: [] };
    const list = lexicons[name];
    // Looked up in lower case, however people write them.
    list.add.push(...add.map((entry) => entry.toLowerCase()));
    list.remove.push(...remove.map((entry) => entry.toLowerCase()));
  };
  for (const layer of flat) {
    for (const [id, value] of Object.entries(layer.rules ?? {})) {
      const rule = rules.find((it) => it.id === id);
      if (!rule && !isSuppressionRule(id)) continue;
      const [severity, options] = typeof value === "string" ? [value, {}] : value;
      set.set(id, {
        severity,
        options: { ...(rule && defaultOptions(rule)), ...set.get(id)?.options, ...options },
      });
    }
    for (const [name, { add, remove }] of Object.entries(layer.lexicons ?? {})) change(name, add, remove);
    if (layer.roles) change("ROLE", layer.roles);
    for (const [role, entries] of Object.entries(layer.sections ?? {}))
      sections[role as SectionRole] = [...(sections[role as SectionRole] ?? []), ...(entries ?? [])];
  }
  return {
    rules: set,
    kind: flat.findLast((layer) => layer.kind)?.kind,
    people: flat.flatMap((layer) => layer.people ?? []),
    services: flat.flatMap((layer) => layer.services ?? []),
    allow: flat.flatMap((layer) => layer.allow ?? []),
    accepted: flat.flatMap((layer) => layer.accepted ?? []),
    lexicons,
    sections,
    trackers: Object.assign({}, ...flat.map((layer) => layer.trackers ?? {})),
    requireReason:
      flat.findLast((layer) => layer.suppressions?.requireReason !== undefined)?.suppressions?.requireReason ?? false,
  };
}
