/** The small commands: rules, init, files, actions, baseline. */

import { configsIn } from "../configFiles.ts";
import { ConfigError } from "../configLayers.ts";
import { parseDocument } from "../core/document.ts";
import { detectKind, isLinted } from "../core/postmortem/kind.ts";
import { readSections } from "../core/postmortem/sections.ts";
import { reasonOf } from "../files.ts";
import { resolve } from "../paths.ts";
import { type Call, oneOf } from "./args.ts";
import { check } from "./check.ts";
import { visible } from "./display.ts";
import {
  addConfigError,
  baselineOf,
  folderOf,
  noneFound,
  type Problems,
  projectsOf,
  readInputs,
  textOf,
} from "./inputs.ts";
import { EXIT, type Io, tell, UsageError, writeNew } from "./io.ts";

/** `rules`: the table, or JSON. */
export async function listRules(call: Call, io: Io): Promise<number> {
  const [format] = call.options.format ?? [];
  if (format !== undefined && format !== "json")
    throw new UsageError(`rules can be listed as a table or with --format json, not “${format}”`);
  const { renderRules } = await import("./rulesTable.ts");
  io.stdout.write(renderRules(io.rules, format));
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

/** `actions`: the action items of all documents. */
export async function listActions(call: Call, io: Io): Promise<number> {
  const { format, ...options } = call.options;
  const style = oneOf("format", format?.at(-1), ["table", "markdown", "csv", "json"] as const, "table");
  return check({ ...call, options: { ...options, "fail-on": "never" } }, io, {
    format: `actions:${style}`,
    file: undefined,
  });
}

/** `baseline`: writes one of what is found, or takes out of one what is not found any more. */
export async function baseline(call: Call, io: Io): Promise<number> {
  const [what, ...operands] = call.operands;
  const file = call.options.baseline ?? ".blameless-baseline.json";
  const run = (options: Call["options"], paths: readonly string[]): Promise<number> =>
    check({ command: "check", operands: paths, options: { ...call.options, "fail-on": "never", ...options } }, io, {
      format: "baseline",
      file,
    });
  if (what === "create") {
    if (io.files.kind(resolve(io.cwd, file)) !== undefined)
      throw new UsageError(`${file} is here already, and was left as it is`);
    const code = await run({ baseline: undefined }, operands);
    if (code === EXIT.ok) io.stdout.write(`Wrote ${file}. \`blameless --baseline ${file}\` reports what is new.\n`);
    return code;
  }
  if (what !== "prune" || operands.length > 0)
    throw new UsageError("baseline needs `create`, with paths or without, or `prune`, which takes none");
  const paths = [...(await baselineOf(file, io)).keys()].filter((path) => io.files.kind(path) === "file");
  // No path at all would mean every postmortem.
  return run({ baseline: file, "allow-empty": true }, paths.length > 0 ? paths : ["!*"]);
}
