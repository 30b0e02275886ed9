/** The command line as a function: arguments and streams in, exit code out. */
import { ConfigError } from "../project.ts";
import { NotText } from "../files.ts";
import { parseCall, renderHelp } from "./args.ts";
import { check } from "./check.ts";
import { EXIT, UsageError, type Io } from "./io.ts";
import { version } from "./version.ts";

/** Runs the program. Never throws; what goes wrong is one clear line on standard error and an exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const call = parseCall(argv);
    if (call.options.help) {
      io.stdout.write(renderHelp());
      return EXIT.ok;
    }
    if (call.options.version) {
      io.stdout.write(`${version}\n`);
      return EXIT.ok;
    }
    if (call.command === "check") return await check(call, io);
    const commands = await import("./commands.ts");
    switch (call.command) {
      case "explain":
        return commands.explain(call, io);
      case "rules":
        return commands.listRules(call, io);
      case "init":
        return commands.init(io);
      case "files":
        return await commands.listFiles(call, io);
      case "config":
        return await commands.showConfig(call, io);
    }
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError || error instanceof NotText || (error as { code?: string }).code) {
      const message = error instanceof Error ? error.message : String(error);
      io.stderr.write(`${message.replace(/^/gm, "blameless: ")}\n`);
      return EXIT.usage;
    }
    io.stderr.write(`blameless: an error inside the linter: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.internal;
  }
}
