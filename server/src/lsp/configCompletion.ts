/** Completion in a configuration written as JSON: keys, rules, severities, presets. */
import { getLocation } from "jsonc-parser";
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import { PRESETS } from "../core/config.ts";
import { wordLists } from "../core/lexicon.ts";
import headings from "../core/lexicons/headings.json" with { type: "json" };
import { KINDS } from "../core/postmortem/kind.ts";
import { type Rule, SEVERITIES, SUPPRESSION_RULES } from "../core/rule.ts";

type Entry = readonly [name: string, about: string];

const KEYS: readonly Entry[] = [
  ["extends", "Presets, relative files, packages that hold data"],
  ["files", "Globs of what is checked when no path is given"],
  ["ignore", "Globs of what is never checked"],
  ["rules", "Severities, and options"],
  ["kind", "The kind of these documents, whatever they look like"],
  ["people", "Names that are people"],
  ["services", "Names that are systems"],
  ["roles", "Further words for people by what they do"],
  ["allow", "Phrases that are never reported"],
  ["vocabularies", "Vale vocabularies, whose accepted words are never reported"],
  ["lexicons", "Words added to and removed from the built-in lists"],
  ["sections", "Further headings, by role"],
  ["trackers", "Where tickets live"],
  ["overrides", "Settings for some of the files"],
  ["suppressions", "Whether a suppression needs a reason"],
];
const OVERRIDE_KEYS = new Set(["rules", "kind", "people", "services", "roles", "allow", "sections"]);
const LEVELS: readonly Entry[] = [...SEVERITIES, "off"].map((it) => [it, ""]);
const KIND_NAMES: readonly Entry[] = KINDS.map((it) => [it, ""]);

/** Completions at an offset of a configuration; ranges are left to the client, which knows the word under the cursor. */
export function completeConfiguration(
  text: string,
  offset: number,
  isManifest: boolean,
  rules: readonly Rule[],
): CompletionItem[] {
  const { path: whole, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isManifest && whole[0] !== "blameless") return [];
  const inside = isManifest ? whole.slice(1) : whole;
  // The last part of the path is the key that is being written.
  const path = isAtPropertyKey ? inside.slice(0, -1) : inside;
  const isOverride = path[0] === "overrides" && path.length > 1;
  const own = isOverride ? path.slice(2) : path;
  const entries = isAtPropertyKey ? keysAt(own, isOverride, rules) : valuesAt(own);
  const quoted = previousNode?.type === "string" || previousNode?.type === "property";
  return entries.map(([label, detail]) => ({
    label,
    detail,
    kind: isAtPropertyKey ? CompletionItemKind.Property : CompletionItemKind.Value,
    insertText: quoted ? label : `"${label}"`,
    filterText: quoted ? label : `"${label}"`,
  }));
}

function keysAt(path: readonly (string | number)[], isOverride: boolean, rules: readonly Rule[]): readonly Entry[] {
  if (path.length === 0)
    return isOverride ? [["files", "Globs of the files"], ...KEYS.filter(([key]) => OVERRIDE_KEYS.has(key))] : KEYS;
  if (path.length === 1) {
    if (path[0] === "rules")
      return [
        ...rules.map(({ id, summary }): Entry => [id, summary.replace(/[*`]/g, "")]),
        ...SUPPRESSION_RULES.map((id): Entry => [id, ""]),
      ];
    if (path[0] === "sections") return Object.keys(headings.roles).map((it) => [it, ""]);
    if (path[0] === "lexicons") return wordLists.map(({ name, about }) => [name, about]);
    if (path[0] === "suppressions") return [["requireReason", "Whether a suppression comment needs a reason"]];
  }
  if (path.length === 2 && path[0] === "lexicons")
    return [
      ["add", ""],
      ["remove", ""],
    ];
  const rule = path[0] === "rules" && path[2] === 1 ? rules.find(({ id }) => id === path[1]) : undefined;
  if (!rule) return [];
  return [
    ...Object.entries(rule.options ?? {}).map(([name, { description }]): Entry => [name, description]),
    ["allow", "Phrases that this rule never reports"],
  ];
}

function valuesAt(path: readonly (string | number)[]): readonly Entry[] {
  if (path[0] === "rules" && (path.length === 2 || (path.length === 3 && path[2] === 0))) return LEVELS;
  if (path[0] === "kind") return KIND_NAMES;
  if (path[0] === "extends") return PRESETS.map((it) => [it, "preset"]);
  return [];
}
