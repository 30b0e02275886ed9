/** The command line as a function: arguments and streams in, exit code out. */

import { ConfigError } from "../configLayers.ts";
import { reasonOf } from "../files.ts";
import { version } from "../version.ts";
import { parseCall } from "./args.ts";
import { check } from "./check.ts";
import { baseline, init, listActions, listFiles, listRules } from "./commands.ts";
import { explain } from "./explain.ts";
import { configProblems } from "./inputs.ts";
import { EXIT, type Io, internalError, tell, UsageError } from "./io.ts";
import { newDocument } from "./newDocument.ts";
import { showConfig } from "./showConfig.ts";

/** Runs the program. Never throws; what goes wrong is a clear line on standard error and an exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const call = parseCall(argv);
    if (call.options.help) {
      io.stdout.write((await import("./help.ts")).renderHelp(call.command));
      return EXIT.ok;
    }
    if (call.options.version) {
      io.stdout.write(`${version}\n`);
      return EXIT.ok;
    }
    switch (call.command) {
      case "check":
        return await check(call, io);
      case "explain":
        return await explain(call, io);
      case "rules":
        return await listRules(call, io);
      case "init":
        return await init(io);
      case "new":
        return await newDocument(call, io);
      case "files":
        return await listFiles(call, io);
      case "actions":
        return await listActions(call, io);
      case "baseline":
        return await baseline(call, io);
      case "lsp":
        return await io.serve();
      case "config":
        return await showConfig(call, io);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      tell(io, error.message);
      return EXIT.usage;
    }
    if (error instanceof ConfigError) {
      for (const problem of configProblems(error, io)) tell(io, problem);
      return EXIT.usage;
    }
    const reason = reasonOf(error);
    if (reason !== undefined) {
      tell(io, reason);
      return EXIT.usage;
    }
    tell(io, internalError(error));
    return EXIT.internal;
  }
}
