/** The small commands: rules, init, files. */

import { configsIn } from "../configFiles.ts";
import { ConfigError } from "../configLayers.ts";
import { parseDocument } from "../core/document.ts";
import { detectKind, isLinted } from "../core/kind.ts";
import { ruleUrl } from "../core/links.ts";
import { readSections } from "../core/sections.ts";
import { reasonOf } from "../files.ts";
import type { Call } from "./args.ts";
import { visible } from "./display.ts";
import { addConfigError, folderOf, noneFound, type Problems, projectsOf, readInputs, textOf } from "./inputs.ts";
import { EXIT, type Io, tell, UsageError, writeNew } from "./io.ts";

/** `rules`: the table, or JSON. */
export async function listRules(call: Call, io: Io): Promise<number> {
  const rules = [...io.rules].sort((a, b) =>
    a.category === b.category ? (a.id < b.id ? -1 : 1) : a.category < b.category ? -1 : 1,
  );
  const [format] = call.options.format ?? [];
  if (format === "json") {
    const rows = rules.map(({ id, category, severity, preset, summary, kinds, options }) => ({
      id,
      category,
      severity,
      preset,
      summary,
      url: ruleUrl(id),
      kinds: kinds ?? null,
      options: options ?? {},
    }));
    io.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
    return EXIT.ok;
  }
  if (format !== undefined)
    throw new UsageError(`rules can be listed as a table or with --format json, not “${format}”`);
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines: string[] = [];
  for (const [i, rule] of rules.entries()) {
    if (rule.category !== rules[i - 1]?.category) lines.push(...(i > 0 ? [""] : []), rule.category);
    lines.push(
      `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.preset.padEnd(11)}  ${rule.summary.replace(/[*`]/g, "")}`,
    );
  }
  io.stdout.write(
    `${lines.join("\n")}\n\n${rules.length} rules: name, severity, smallest preset, what it finds. \`blameless explain RULE\` tells more.\n`,
  );
  return EXIT.ok;
}

/** `init`: writes a configuration to start from; never overwrites one. */
export async function init(io: Io): Promise<number> {
  const [existing] = configsIn(io.files, io.cwd);
  if (existing !== undefined)
    throw new UsageError(
      `${existing.slice(existing.lastIndexOf("/") + 1)} holds a configuration already, and was left as it is`,
    );
  const name = ".blameless.jsonc";
  writeNew(io, name, (await import("../starter.ts")).STARTER);
  io.stdout.write(
    `Wrote ${name}. \`blameless files\` shows which documents are checked, and \`blameless\` checks them.\n`,
  );
  return EXIT.ok;
}

/** `files`: which files are checked, as what, and why. */
export async function listFiles(call: Call, io: Io): Promise<number> {
  const projects = await projectsOf(call, io);
  const problems: Problems = new Set();
  const { inputs } = await readInputs(call, io, projects, problems);
  let checked = 0;
  for (const input of inputs) {
    try {
      const project = await projects(folderOf(input));
      const config = project.configFor(input.path);
      const document = parseDocument(textOf(input, io));
      const { kind, reasons } = detectKind(
        document,
        readSections(document, config.sections),
        { path: project.pathOf(input.path) },
        config.kind,
      );
      const isChecked = isLinted(kind);
      if (isChecked) checked++;
      const line = `${isChecked ? "✓" : "–"} ${input.name}  ${kind}: ${reasons.join("; ")}`;
      io.stdout.write(`${visible(line)}\n`);
    } catch (error) {
      const reason = reasonOf(error);
      if (error instanceof ConfigError) addConfigError(error, io, problems);
      else if (reason !== undefined) problems.add(`${input.name}: ${reason}`);
      else throw error;
    }
  }
  if (inputs.length > 0)
    io.stdout.write(
      `\n${checked} of ${inputs.length} ${inputs.length === 1 ? "file" : "files"} checked. \`kind: postmortem\` in the front matter, or \`overrides\` in the configuration, settles it.\n`,
    );
  else if (problems.size === 0 && !call.options["allow-empty"]) throw noneFound();
  for (const problem of problems) tell(io, problem);
  return problems.size > 0 ? EXIT.usage : EXIT.ok;
}
