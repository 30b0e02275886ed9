/** The command line: options as data, and what a call asks for. */
import { parseArgs } from "node:util";
import { UsageError } from "./io.ts";

export const COMMANDS = ["check", "explain", "rules", "init", "files", "config"] as const;
export type Command = (typeof COMMANDS)[number];

interface Option {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands after the name in the help. */
  readonly value?: string;
  readonly about: string;
}

/** Every option, in the order of the help. */
export const OPTIONS = {
  format: {
    type: "string",
    multiple: true,
    value: "NAME[:FILE]",
    about: "stylish, concise, json, jsonl, github or sarif; may be given several times",
  },
  fix: { type: "boolean", about: "apply the fixes that keep the meaning" },
  diff: { type: "boolean", about: "show what --fix would change, and what is left" },
  "stdin-filename": { type: "string", value: "PATH", about: "the path that standard input (-) stands for" },
  config: { type: "string", value: "FILE", about: "read this configuration" },
  "no-config": { type: "boolean", about: "read no configuration" },
  preset: { type: "string", value: "NAME", about: "minimal, recommended, strict or all" },
  rule: {
    type: "string",
    multiple: true,
    value: "ID:SEVERITY",
    about: "set one rule: error, warning, information, hint or off",
  },
  "fail-on": {
    type: "string",
    value: "SEVERITY",
    about: "exit 1 from this severity on: error, warning (default), information, hint, never",
  },
  "max-warnings": {
    type: "string",
    value: "N",
    about: "exit 1 when there are more warnings than this, not at the first",
  },
  "allow-empty": { type: "boolean", about: "no file to check is no error" },
  threads: { type: "string", value: "N", about: "use so many threads at most; one for each core if left out" },
  quiet: { type: "boolean", about: "report warnings and errors only" },
  "no-progress": { type: "boolean", about: "show no progress" },
  color: { type: "boolean", about: "colours, even when the output is no terminal" },
  "no-color": { type: "boolean", about: "no colours; NO_COLOR does the same" },
  date: { type: "string", value: "YYYY-MM-DD", about: "what today is" },
  debug: { type: "string", value: "english", about: "show the analysis of each sentence instead of findings" },
  version: { type: "boolean", short: "v", about: "print the version" },
  help: { type: "boolean", short: "h", about: "print this help" },
} as const satisfies Record<string, Option>;

type OptionName = keyof typeof OPTIONS;

const CONFIGURING: readonly OptionName[] = ["config", "no-config", "preset", "rule"];
/** The options of each command, besides `--help` and `--version`, and how many operands it takes. */
const COMMAND: Readonly<Record<Command, { readonly options: readonly OptionName[]; readonly operands: number }>> = {
  check: { options: Object.keys(OPTIONS) as OptionName[], operands: Number.POSITIVE_INFINITY },
  explain: { options: ["color", "no-color"], operands: 1 },
  rules: { options: ["format"], operands: 0 },
  init: { options: [], operands: 0 },
  files: { options: [...CONFIGURING, "allow-empty", "stdin-filename"], operands: Number.POSITIVE_INFINITY },
  config: { options: CONFIGURING, operands: 1 },
};

type Values = {
  [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K] extends { multiple: true }
    ? string[]
    : (typeof OPTIONS)[K] extends { type: "string" }
      ? string
      : boolean;
};

export interface Call {
  readonly command: Command;
  /** Paths, globs or `-`; for `explain` the rule. */
  readonly operands: readonly string[];
  readonly options: Values;
}

/** Reads a command line. Throws `UsageError`, which names the nearest known word. */
export async function parseCall(argv: readonly string[]): Promise<Call> {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown)
      throw new UsageError(
        `there is no option ${unknown}${await didYouMean(unknown.replace(/^-+/, ""), Object.keys(OPTIONS), "--")}; \`blameless --help\` lists them all`,
      );
    const named = /Option '(?:-\w, )?(--[\w-]+)/.exec(message)?.[1];
    throw new UsageError(
      named
        ? `${named} ${/does not take/.test(message) ? "takes no value" : "needs a value"}; \`blameless --help\` shows how`
        : (message.split("\n")[0] as string).replace(/\.$/, ""),
    );
  }
  const [first, ...rest] = parsed.positionals;
  const named = COMMANDS.find((name) => name === first);
  const command = named ?? "check";
  const operands = named ? rest : parsed.positionals;
  if (parsed.values.help || parsed.values.version) return { command, operands, options: parsed.values };
  for (const option of Object.keys(parsed.values)) {
    if (!(COMMAND[command].options as readonly string[]).includes(option)) {
      throw new UsageError(`--${option} does nothing with ${command}; leave it out`);
    }
  }
  const extra = operands[COMMAND[command].operands];
  if (extra !== undefined)
    throw new UsageError(
      `${command} takes ${COMMAND[command].operands === 0 ? "no arguments" : "one argument"}; what is “${extra}” for?`,
    );
  return { command, operands, options: parsed.values };
}

/** One of the values an option may have. */
export async function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
  otherwise: T,
): Promise<T> {
  if (value === undefined) return otherwise;
  const known = values.find((it) => it === value);
  if (known) return known;
  throw new UsageError(
    `--${option} cannot be “${value}”${await didYouMean(value, values)}; it can be ${values.join(", ")}`,
  );
}

/** ` (did you mean X?)`, or nothing. */
export async function didYouMean(word: string, known: readonly string[], before = ""): Promise<string> {
  const { nearest } = await import("../core/nearest.ts");
  const near = nearest(word, known);
  return near === undefined ? "" : ` (did you mean ${before}${near}?)`;
}

/** The help text. */
export function renderHelp(): string {
  const rows = Object.entries(OPTIONS).map(
    ([name, option]: [string, Option]) =>
      [
        `  ${option.short ? `-${option.short}, ` : ""}--${name}${option.value ? ` ${option.value}` : ""}`,
        option.about,
      ] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return `Finds blame in postmortems, and offers words to use instead.

Usage
  blameless [check] [PATH|GLOB|-]…   check files; without a path, those of the configuration or every postmortem below
  blameless explain RULE             what a rule finds and why, with examples
  blameless rules                    the table of rules; --format json for tools
  blameless files [PATH…]            which files are postmortems, and why
  blameless config FILE              the configuration of a file, and where each part comes from
  blameless init                     write a configuration to start from

Options
${rows.map(([left, right]) => left.padEnd(width) + right).join("\n")}

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  wrong usage, a file that cannot be read, or a configuration that cannot be used
  3  an error inside the linter
`;
}
