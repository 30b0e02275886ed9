/**
 * Writes everything that follows from the rules: the rule index, a page for each rule, the table of rules, the page of
 * the word lists, the JSON schema of the configuration, and what the command line prints for the postmortems of the tests. `npm run generate`;
 * with `--check` it writes nothing and fails when something is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parse as parseYaml } from "yaml";
import { NO_TERMINAL } from "../server/src/cli/io.ts";
import { main } from "../server/src/cli/main.ts";
import { PRESETS } from "../server/src/core/config.ts";
import { KINDS } from "../server/src/core/kind.ts";
import { wordLists } from "../server/src/core/lexicon.ts";
import headings from "../server/src/core/lexicons/headings.json" with { type: "json" };
import { SUPPRESSION_RULES } from "../server/src/core/ownIds.ts";
import type { Category, Example, Rule, RuleOptions } from "../server/src/core/rule.ts";
import { type Instead, insteadOf } from "../server/src/instead.ts";
import { nodeFiles } from "../server/src/nodeFiles.ts";
import { citedIn, sources } from "../server/src/sources.ts";

const RULES = "server/src/core/rules";
const TEMPLATES = "server/templates";
const POSTMORTEMS = "test/postmortems";
/** The postmortem that the README lints. */
const EXAMPLE = "2024-03-14-ward-labels.md";

/** Every generated file by path. */
export async function generate(): Promise<Map<string, string>> {
  const ids = ruleIds();
  const rules = await Promise.all(ids.map(loadRule));
  const files = new Map<string, string>();
  files.set(`${RULES}/index.ts`, renderIndex(ids));
  files.set("server/src/templates.json", renderTemplates());
  for (const rule of rules) files.set(`docs/rules/${rule.id}.md`, renderPage(rule, rules));
  files.set("docs/rules/README.md", renderTablePage(rules));
  files.set("docs/word-lists.md", renderWordLists());
  files.set("docs/blameless.schema.json", `${JSON.stringify(schemaOf(rules), null, 2)}\n`);
  for (const name of readdirSync(POSTMORTEMS).filter((it) => it.endsWith(".md")))
    files.set(`${POSTMORTEMS}/${name}.out`, await outputOf(`${POSTMORTEMS}/${name}`, rules));
  files.set("client/l10n/bundle.l10n.json", renderMessages());
  const example = files.get(`${POSTMORTEMS}/${EXAMPLE}.out`) as string;
  files.set(
    "README.md",
    [
      ["rules", renderSummary(rules)] as const,
      ["example", `\`\`\`text\n${firstFinding(example)}\n\`\`\``] as const,
    ].reduce((readme, [name, text]) => between(readme, name, text), readFileSync("README.md", "utf8")),
  );
  return files;
}

/** What the editor extension says, as its translators get it: each message is its own key. */
function renderMessages(): string {
  const found = readdirSync("client/src").flatMap((name) =>
    [...readFileSync(`client/src/${name}`, "utf8").matchAll(/\bl10n\.t\(\s*("(?:[^"\\]|\\.)*")/g)].map(
      ([, message]) => JSON.parse(message as string) as string,
    ),
  );
  return `${JSON.stringify(Object.fromEntries([...new Set(found)].sort().map((it) => [it, it])), null, 2)}\n`;
}

/** The templates as data, so that no file is read when one is used. */
function renderTemplates(): string {
  const templates = readdirSync(TEMPLATES)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => {
      const [, head, text] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(`${TEMPLATES}/${name}`, "utf8")) ?? [];
      if (head === undefined || text === undefined) throw new Error(`${TEMPLATES}/${name}: it has no front matter`);
      const { title, about, aliases = [], sources: cited, rules = {} } = parseYaml(head) as Record<string, unknown>;
      return { name: basename(name, ".md"), title, aliases, about, sources: cited, rules, text };
    });
  return `${JSON.stringify(templates, null, 2)}\n`;
}

/** Puts a text between `<!-- name:start -->` and `<!-- name:end -->`. */
function between(readme: string, name: string, text: string): string {
  return readme.replace(
    new RegExp(`(<!-- ${name}:start -->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`),
    (_, start: string, end: string) => `${start}\n${text}\n\n${end}`,
  );
}

/** What `blameless check` prints for a file, without colours. */
async function outputOf(path: string, rules: readonly Rule[]): Promise<string> {
  let output = "";
  const write = (text: string): void => {
    output += text;
  };
  const stream = { isTTY: false, columns: NO_TERMINAL, write };
  const refuse = (): never => {
    throw new Error("a check without --fix writes nothing");
  };
  await main(["check", "--no-config", path], {
    cwd: process.cwd().replace(/\\/g, "/"),
    env: {},
    files: nodeFiles,
    rules: async () => rules,
    stdout: stream,
    stderr: stream,
    writeFile: refuse,
    readStdin: refuse,
    serve: refuse,
    today: () => "2025-07-01",
    now: () => 0,
  });
  return output;
}

/** The name of the file and the first finding in it. */
function firstFinding(output: string): string {
  const lines = output.split("\n");
  const next = lines.findIndex((line, i) => i > 1 && /^ {2}\d|^$/.test(line));
  return lines.slice(0, next).join("\n");
}

/** The ids of all rules: the names of their files. */
export function ruleIds(): string[] {
  return readdirSync(RULES)
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .map((name) => basename(name, ".ts"))
    .sort();
}

async function loadRule(id: string): Promise<Rule> {
  const module = (await import(`../${RULES}/${id}.ts`)) as { default?: Rule };
  const rule = module.default;
  if (!rule)
    throw new Error(`${RULES}/${id}.ts: it has no default export; end it with \`export default defineRule({ … })\``);
  if (rule.id !== id) throw new Error(`${RULES}/${id}.ts: its id is “${rule.id}”; a rule is called like its file`);
  return rule;
}

function renderIndex(ids: readonly string[]): string {
  const name = (id: string): string => id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [
    "// Generated by `npm run generate`; do not edit.",
    'import type { Rule } from "../rule.ts";',
    ...ids.map((id) => `import ${name(id)} from "./${id}.ts";`),
    "",
    "/** Every rule, sorted by id. */",
    "export const rules: readonly Rule[] = [",
    ...ids.map((id) => `  ${name(id)},`),
    "];",
    "",
  ].join("\n");
}

const HEADER = "<!-- Generated by `npm run generate` from the rule itself; do not edit. -->";

function renderPage(rule: Rule, rules: readonly Rule[]): string {
  const options = Object.entries(rule.options ?? {});
  const cited = citedIn(`${rule.rationale}${rule.exemptions ?? ""}`);
  return [
    HEADER,
    "",
    `# ${rule.id}`,
    "",
    rule.summary,
    "",
    `Category **${rule.category}** · severity **${rule.severity}** · in the preset **${rule.preset}** and larger ones`,
    "",
    "## Why it matters",
    "",
    rule.rationale,
    "",
    "## Reported",
    "",
    "What is reported stands between ⟦marks⟧.",
    "",
    fence(rule.examples.reported),
    "",
    ...renderInstead(insteadOf(rule, rules, 5)),
    "## Clean",
    "",
    fence(rule.examples.clean),
    "",
    "## What it leaves alone",
    "",
    rule.exemptions ?? "Nothing in particular.",
    "",
    "## Options",
    "",
    ...(options.length > 0
      ? options.map(
          ([name, option]) => `- \`${name}\` (default \`${JSON.stringify(option.default)}\`): ${option.description}`,
        )
      : ["None."]),
    "",
    "## Sources",
    "",
    ...(cited.length > 0 ? cited.map((id) => `- [${id}] ${sources[id] ?? "unknown"}`) : ["None."]),
    "",
  ].join("\n");
}

/** What the linter offers for some of the examples. */
function renderInstead(instead: readonly Instead[]): string[] {
  const pairs = instead.map(({ before, after }) => `${before}\n→ ${after}`);
  return pairs.length > 0 ? ["## Words to use instead", "", "````text", pairs.join("\n\n"), "````", ""] : [];
}

/** Examples as a block of text; a blank line between those of several lines. */
function fence(examples: readonly Example[]): string {
  const texts = examples.map(
    ({ text, within, note }) =>
      `${text}${within && !text.includes("#") ? `    (under ${within})` : ""}${note ? `    (${note})` : ""}`,
  );
  const many = texts.some((text) => text.includes("\n"));
  return ["````text", texts.join(many ? "\n\n" : "\n"), "````"].join("\n");
}

function renderTablePage(rules: readonly Rule[]): string {
  const rows = [...rules]
    .sort(byCategory)
    .map(
      (rule) =>
        `| [${rule.id}](${rule.id}.md) | ${rule.category} | ${rule.severity} | ${rule.preset} | ${rule.summary} |`,
    );
  return [
    HEADER,
    "",
    "# Rules",
    "",
    "| rule | category | severity | preset | finds |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** What `lexicons` and `sections` may name. */
function renderWordLists(): string {
  const some = (entries: readonly string[]): string => entries.slice(0, 4).join(", ");
  return [
    "<!-- Generated by `npm run generate` from the lists themselves; do not edit. -->",
    "<!-- blameless-disable-file -- the lists are named, not said -->",
    "",
    "# Word lists and sections",
    "",
    "What `lexicons` and `sections` in the [configuration](configuration.md) may name.",
    "",
    "## Word lists",
    "",
    "A verb stands in its base form, with its particle where it has one: `take down`.",
    "",
    "| list | holds | such as |",
    "|---|---|---|",
    ...wordLists.map(({ name, about, entries }) => `| \`${name}\` | ${about} | ${some(entries)} |`),
    "",
    "## Sections",
    "",
    "| section | is called, among others |",
    "|---|---|",
    ...Object.entries(headings.roles).map(([role, names]) => `| \`${role}\` | ${some(names)} |`),
    "",
  ].join("\n");
}

/** What the rules of a category are about, in the order of the README; what the linter says of itself has no rules. */
const ABOUT: Readonly<Record<Exclude<Category, "suppression" | "internal">, string>> = {
  blame: "a person, or what a person is like, as the explanation",
  hindsight: "what could, should or might have been",
  causality: "one cause, or a person as one",
  people: "what people always do, want or mean, and what they are called",
  tone: "drama and irony",
  "action-items": "what nobody can do, or tell when it is done",
  structure: "what is missing, empty or does not add up",
  learning: "what was assumed and decided, and stories to learn from",
  privacy: "what no document should hold",
  prose: "plain English, for those who ask for it",
};

function renderSummary(rules: readonly Rule[]): string {
  const links = (category: string): string =>
    rules
      .filter((rule) => rule.category === category)
      .map(({ id }) => `[${id}](docs/rules/${id}.md)`)
      .join(", ");
  return [
    `[${rules.length} rules](docs/rules/README.md), each with its reasons, sources and examples:`,
    "",
    ...Object.entries(ABOUT).map(([category, about]) => `- **${category}** (${about}): ${links(category)}`),
  ].join("\n");
}

function byCategory(a: Rule, b: Rule): number {
  return a.category === b.category ? (a.id < b.id ? -1 : 1) : a.category < b.category ? -1 : 1;
}

/** The JSON schema of a configuration file, for editors. */
function schemaOf(rules: readonly Rule[]): unknown {
  const severity = { enum: ["error", "warning", "information", "hint", "off"] };
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
  const words = { type: "object", additionalProperties: false, properties: { add: texts, remove: texts } };
  const common = {
    rules: ruleSettings,
    kind: { ...kind, description: "The kind of these documents, whatever they look like." },
    people: { ...texts, description: "Names that are people." },
    services: { ...texts, description: "Names that are systems, even when they look like people." },
    roles: { ...texts, description: "Further words for people by what they do, such as “wrangler”." },
    allow: { ...texts, description: "Phrases that are never reported: plain words, or /a regular expression/." },
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
      allow: { ...texts, description: "Phrases that this rule never reports: plain words, or /a regular expression/." },
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
  return Array.isArray(value) ? { type: "array" } : { type: typeof value };
}

/** Writes or checks; returns the paths that are, or were, stale. */
export async function run(check: boolean): Promise<string[]> {
  const files = await generate();
  const stale = [...files]
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text)
    .map(([path]) => path);
  const left = existsSync("docs/rules")
    ? readdirSync("docs/rules")
        .map((name) => `docs/rules/${name}`)
        .filter((path) => !files.has(path))
    : [];
  if (!check) {
    mkdirSync("docs/rules", { recursive: true });
    for (const path of stale) writeFileSync(path, files.get(path) as string);
    for (const path of left) rmSync(path);
  }
  return [...stale, ...left];
}

async function cli(): Promise<void> {
  const check = process.argv.includes("--check");
  const stale = await run(check);
  for (const path of stale) console.log(`${check ? "stale" : "wrote"}  ${path}`);
  if (!check || stale.length === 0) return;
  console.error("Generated files are out of date: run `npm run generate` and commit the result.");
  process.exitCode = 1;
}

if (process.argv[1]?.endsWith("generate.ts")) {
  cli().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
