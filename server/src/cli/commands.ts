/** The commands besides `check`: explain, rules, init, files, config. */
import { detectKind } from "../core/kind.ts";
import { parseDocument } from "../core/document.ts";
import { nearest } from "../core/nearest.ts";
import { ruleUrl } from "../core/links.ts";
import type { Rule } from "../core/rule.ts";
import { readSections } from "../core/sections.ts";
import { decode } from "../files.ts";
import { createProjects, parentOf } from "../project.ts";
import type { Call } from "./args.ts";
import { readInputs, settingsOf } from "./check.ts";
import { resolve } from "./discover.ts";
import { EXIT, UsageError, type Io } from "./io.ts";

/** `explain RULE`: the rule's page, for a terminal. */
export function explain(call: Call, io: Io): number {
  const [id] = call.operands;
  if (id === undefined) throw new UsageError("explain needs the name of a rule; `blameless rules` lists them all");
  const rule = io.rules.find((it) => it.id === id);
  if (!rule) {
    const near = nearest(
      id,
      io.rules.map((it) => it.id),
    );
    throw new UsageError(`no rule is called “${id}”${near ? `; did you mean ${near}?` : ""} \`blameless rules\` lists them all`);
  }
  io.stdout.write(renderRule(rule));
  return EXIT.ok;
}

function renderRule(rule: Rule): string {
  const indent = (text: string): string => text.replace(/^/gm, "  ");
  const examples = (list: Rule["examples"]["reported"], mark: string): string =>
    list
      .slice(0, 6)
      .map(({ text }) => `  ${mark} ${text.replace(/⟦|⟧/g, "").replace(/\n/g, "\n    ")}`)
      .join("\n");
  const options = Object.entries(rule.options ?? {});
  return [
    `${rule.id}  (${rule.category}, ${rule.severity}, in preset ${rule.preset})`,
    "",
    indent(rule.summary),
    "",
    "Why it matters",
    indent(rule.rationale),
    "",
    "Reported",
    examples(rule.examples.reported, "✗"),
    "",
    "Clean",
    examples(rule.examples.clean, "✓"),
    ...(rule.exemptions ? ["", "What it leaves alone", indent(rule.exemptions)] : []),
    ...(options.length > 0 ? ["", "Options", ...options.map(([name, option]) => `  ${name}: ${option.description} (default ${JSON.stringify(option.default)})`)] : []),
    "",
    ruleUrl(rule.id),
    "",
  ].join("\n");
}

/** `rules`: the table, or JSON. */
export function listRules(call: Call, io: Io): number {
  const format = call.options.format?.[0];
  if (format === "json") {
    io.stdout.write(`${JSON.stringify(io.rules.map(({ id, category, severity, preset, summary }) => ({ id, category, severity, preset, summary, url: ruleUrl(id) })), null, 1)}\n`);
    return EXIT.ok;
  }
  if (format !== undefined) throw new UsageError(`rules can be listed as a table or with --format json, not “${format}”`);
  const width = Math.max(...io.rules.map(({ id }) => id.length));
  let category = "";
  for (const rule of [...io.rules].sort((a, b) => (a.category === b.category ? (a.id < b.id ? -1 : 1) : a.category < b.category ? -1 : 1))) {
    if (rule.category !== category) {
      io.stdout.write(`${category === "" ? "" : "\n"}${rule.category}\n`);
      category = rule.category;
    }
    io.stdout.write(`  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.preset.padEnd(11)}  ${rule.summary.replace(/[*`]/g, "")}\n`);
  }
  return EXIT.ok;
}

const STARTER = `{
  // What is checked: minimal, recommended, strict or all.
  "extends": ["recommended"],

  // Where the postmortems are; without it, every Markdown file that looks like one.
  // "files": ["docs/postmortems/**/*.md"],

  // Severities: error, warning, information, hint, off.
  "rules": {
    // "should-have": "information"
  },

  // Names the documents use: people who are often named, and systems named like people.
  "people": [],
  "services": [],

  // Phrases that are never reported.
  "allow": []
}
`;

/** `init`: writes a configuration to start from; never overwrites one. */
export function init(io: Io): number {
  const path = `${io.cwd}/.blameless.jsonc`;
  for (const name of [".blameless.json", ".blameless.jsonc", ".blameless.yaml", ".blameless.yml"]) {
    if (io.files.kind(`${io.cwd}/${name}`)) throw new UsageError(`${name} is here already; it was left as it is`);
  }
  io.writeFile(path, STARTER);
  io.stdout.write("Wrote .blameless.jsonc. `blameless files` shows which documents will be checked.\n");
  return EXIT.ok;
}

/** `files`: which files are checked, as what, and why. */
export async function listFiles(call: Call, io: Io): Promise<number> {
  const projects = projectsOf(call, io);
  const problems: string[] = [];
  const inputs = await readInputs(call, io, projects, problems);
  for (const { path, name, text } of inputs) {
    const document = parseDocument(text ?? decode(io.files.read(path)));
    const config = (await projects(text === undefined ? parentOf(path) : io.cwd)).configFor(path);
    const { kind, reasons } = detectKind(document, readSections(document, config.sections), { path: name }, config.kind);
    io.stdout.write(`${kind === "other" || kind === "template" ? "–" : "✓"} ${name}  ${kind}: ${reasons.join("; ")}\n`);
  }
  for (const problem of problems) io.stderr.write(`blameless: ${problem}\n`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}

/** `config FILE`: what governs a file, layer by layer, and the result. */
export async function showConfig(call: Call, io: Io): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) throw new UsageError("config needs a file: `blameless config docs/postmortem.md`");
  const path = resolve(io.cwd, file);
  const project = await projectsOf(call, io)(io.files.kind(path) === "directory" ? path : parentOf(path));
  const config = project.configFor(path);
  const originOf = (id: string): string => project.layers.findLast((layer) => layer.settings.rules?.[id] !== undefined || layer.settings.overrides?.some((override) => override.rules?.[id] !== undefined))?.origin ?? "preset";
  io.stdout.write(
    `${JSON.stringify(
      {
        file: path,
        configuration: project.configPath ?? null,
        layers: project.layers.map((layer) => layer.origin),
        kind: config.kind ?? null,
        rules: Object.fromEntries(
          [...config.rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { severity, options }]) => [id, { severity, ...(Object.keys(options).length > 0 && { options }), from: originOf(id) }]),
        ),
        people: config.people,
        services: config.services,
        allow: config.allow,
        lexicons: config.lexicons,
        sections: config.sections,
        suppressions: { requireReason: config.requireReason },
      },
      null,
      1,
    )}\n`,
  );
  return EXIT.ok;
}

function projectsOf(call: Call, io: Io): ReturnType<typeof createProjects> {
  const { options } = call;
  return createProjects({
    files: io.files,
    rules: io.rules,
    config: options["no-config"] ? false : options.config && resolve(io.cwd, options.config),
    above: settingsOf(call, io.rules),
  });
}
