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
import type { Rule } from "../server/src/core/rule.ts";
import { nodeFiles } from "../server/src/nodeFiles.ts";
import { schemaOf } from "./configSchema.ts";
import { renderPage, renderSummary, renderTablePage, renderWordLists } from "./rulePages.ts";

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
    rules,
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
