/** The command `config FILE`: what governs a file, and where each value comes from. */

import { isPreset } from "../core/config.ts";
import { parentOf, relative, resolve } from "../paths.ts";
import type { Call } from "./args.ts";
import { projectsOf } from "./inputs.ts";
import { EXIT, type Io, UsageError } from "./io.ts";

export async function showConfig(call: Call, io: Io): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) throw new UsageError("config needs a file: `blameless config docs/postmortem.md`");
  const path = resolve(io.cwd, file);
  const project = await (await projectsOf(call, io))(io.files.kind(path) === "directory" ? path : parentOf(path));
  const show = (it: string): string => relative(io.cwd, it);
  const { describe, sourcesOf } = await import("./configReport.ts");
  const sources = project.layersFor(path).flatMap((layer) => sourcesOf(layer, project.layers, show));
  const report = {
    file: show(path),
    configuration: project.configPath === undefined ? null : show(project.configPath),
    ...(project.shadowed.length > 0 && { notRead: project.shadowed.map(show) }),
    ignored: project.ignores(path),
    layers: sources.map(({ from }) => from),
    ...describe(project.configFor(path), sources, isPreset),
  };
  io.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  return EXIT.ok;
}
