/** The JSON schema of a configuration, made from the rules and their options. */
import { PRESETS } from "../server/src/core/config.ts";
import { wordLists } from "../server/src/core/lexicon.ts";
import headings from "../server/src/core/lexicons/headings.json" with { type: "json" };
import { KINDS } from "../server/src/core/postmortem/kind.ts";
import { type Rule, type RuleOptions, SEVERITIES, SUPPRESSION_RULES } from "../server/src/core/rule.ts";

/** The JSON schema of a configuration file, for editors. */
export function schemaOf(rules: readonly Rule[]): unknown {
  const severity = { enum: [...SEVERITIES, "off"] };
  const texts = { type: "array", items: { type: "string" } };
  const kind = { enum: KINDS };
  const ruleSettings = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries<object>([
      ...rules.map((rule): [string, object] => {
        const options = Object.entries(rule.options ?? {});
        const withOptions = {
          type: "array",
          minItems: 1,
          maxItems: 2,
          prefixItems: [
            severity,
            {
              type: "object",
              additionalProperties: false,
              properties: {
                ...Object.fromEntries(
                  options.map(([name, { description, default: value }]) => [
                    name,
                    { ...typeOf(value), description, default: value },
                  ]),
                ),
                allow: { $ref: "#/$defs/allow" },
              },
            },
          ],
        };
        return [
          rule.id,
          {
            description: rule.summary.replace(/[*`]/g, ""),
            anyOf: [severity, withOptions],
          },
        ];
      }),
      ...SUPPRESSION_RULES.map((id): [string, object] => [id, severity]),
    ]),
  };
  const phrases = { type: "array", items: { type: "string", pattern: "\\S" } };
  const words = { type: "object", additionalProperties: false, properties: { add: texts, remove: texts } };
  const common = {
    rules: { $ref: "#/$defs/rules" },
    kind: { ...kind, description: "The kind of these documents, whatever they look like." },
    people: { ...texts, description: "Names that are people." },
    services: { ...texts, description: "Names that are systems, even when they look like people." },
    roles: { ...texts, description: "Further words for people by what they do, such as “wrangler”." },
    allow: { ...phrases, description: "Phrases that are never reported: plain words, or /a regular expression/." },
    sections: {
      type: "object",
      additionalProperties: false,
      description: "Further headings, by role.",
      properties: Object.fromEntries(Object.keys(headings.roles).map((role) => [role, texts])),
    },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Blameless configuration",
    $defs: {
      rules: ruleSettings,
      allow: {
        ...phrases,
        description: "Phrases that this rule never reports: plain words, or /a regular expression/.",
      },
    },
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      root: {
        type: "boolean",
        description: "Says what holds anyway: no configuration above counts, unless `extends` names it.",
      },
      extends: {
        description: `Presets (${PRESETS.join(", ")}), template:NAME, relative files, and packages that hold data.`,
        anyOf: [{ type: "string" }, texts],
      },
      files: { ...texts, description: "Globs of what is checked when no path is given." },
      ignore: { ...texts, description: "Globs of what is never checked, even when it is named." },
      trackers: {
        type: "object",
        description: "Where tickets live: `OPS-12` becomes a link by `OPS`, an address with {key} in it.",
        propertyNames: { pattern: "^[A-Z][A-Z0-9_]{0,19}$" },
        additionalProperties: { type: "string", pattern: "^https?://[^\\s{}]*\\{key\\}[^\\s{}]*$" },
      },
      vocabularies: { ...texts, description: "Vale vocabularies: folders that hold an accept.txt, or such files." },
      ...common,
      lexicons: {
        type: "object",
        additionalProperties: false,
        description: "Words added to and removed from the built-in lists.",
        properties: Object.fromEntries(wordLists.map((list) => [list.name, { ...words, description: list.about }])),
      },
      overrides: {
        type: "array",
        description: "Settings for some of the files.",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files"],
          properties: { files: texts, ...common },
        },
      },
      suppressions: {
        type: "object",
        additionalProperties: false,
        properties: {
          requireReason: { type: "boolean", description: "Whether a suppression comment needs a reason." },
        },
      },
    },
  };
}

/** What may stand in place of a default. */
function typeOf(value: RuleOptions[string]): object {
  const text = { type: "string" };
  if (Array.isArray(value)) return { type: "array", items: text };
  return { type: typeof value, ...(typeof value === "object" && { additionalProperties: text }) };
}
