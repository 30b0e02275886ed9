/** The command line as a function: arguments and streams in, exit code out. */
import { reasonOf } from "../files.ts";
import { relative } from "../paths.ts";
import { version } from "../version.ts";
import { parseCall } from "./args.ts";
import { EXIT, type Io, UsageError } from "./io.ts";

/** Runs the program. Never throws; what goes wrong is a clear line on standard error and an exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const call = await parseCall(argv);
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
        return await (await import("./check.ts")).check(call, io);
      case "explain":
        return await (await import("./explain.ts")).explain(call, io);
      case "rules":
        return await (await import("./commands.ts")).listRules(call, io);
      case "init":
        return await (await import("./commands.ts")).init(io);
      case "new":
        return await (await import("./newDocument.ts")).newDocument(call, io);
      case "files":
        return await (await import("./commands.ts")).listFiles(call, io);
      case "lsp":
        return await io.serve();
      case "config":
        return await (await import("./showConfig.ts")).showConfig(call, io);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`blameless: ${error.message}\n`);
      return EXIT.usage;
    }
    // Loaded already if there was a configuration to be wrong.
    const { ConfigError, renderIssue } = await import("../configLayers.ts");
    if (error instanceof ConfigError) {
      for (const issue of error.issues)
        io.stderr.write(`blameless: ${renderIssue(issue, (path) => relative(io.cwd, path))}\n`);
      return EXIT.usage;
    }
    const reason = reasonOf(error);
    if (reason !== undefined) {
      io.stderr.write(`blameless: ${reason}\n`);
      return EXIT.usage;
    }
    io.stderr.write(
      `blameless: an error inside the linter; please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.internal;
  }
}
