/** The command line: options as data, and what a call asks for. */
import { parseArgs } from "node:util";
import { nearest } from "../core/nearest.ts";
import { UsageError } from "./io.ts";

export const COMMANDS = [
  "check",
  "explain",
  "rules",
  "init",
  "new",
  "files",
  "config",
  "actions",
  "baseline",
  "lsp",
] as const;
export type Command = (typeof COMMANDS)[number];

interface Option {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
}

/** Every option; `help.ts` says what each is for. */
export const OPTIONS = {
  format: { type: "string", multiple: true },
  fix: { type: "boolean" },
  diff: { type: "boolean" },
  "stdin-filename": { type: "string" },
  config: { type: "string" },
  "no-config": { type: "boolean" },
  preset: { type: "string" },
  rule: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  "max-warnings": { type: "string" },
  "max-per-rule": { type: "string" },
  since: { type: "string" },
  baseline: { type: "string" },
  "allow-empty": { type: "boolean" },
  threads: { type: "string" },
  quiet: { type: "boolean" },
  "no-progress": { type: "boolean" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  date: { type: "string" },
  debug: { type: "string" },
  stdio: { type: "boolean" },
  clientProcessId: { type: "string" },
  version: { type: "boolean", short: "v" },
  help: { type: "boolean", short: "h" },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

/** What editors pass to a language server. */
const SERVING: readonly OptionName[] = ["stdio", "clientProcessId"];
const CONFIGURING: readonly OptionName[] = ["config", "no-config", "preset", "rule"];
/** The options of each command, besides `--help` and `--version`, and how many operands it takes. */
const COMMAND: Readonly<Record<Command, { readonly options: readonly OptionName[]; readonly operands: number }>> = {
  check: {
    options: (Object.keys(OPTIONS) as OptionName[]).filter((it) => !SERVING.includes(it)),
    operands: Number.POSITIVE_INFINITY,
  },
  explain: { options: ["color", "no-color"], operands: 1 },
  rules: { options: ["format"], operands: 0 },
  init: { options: [], operands: 0 },
  new: { options: ["date"], operands: 2 },
  files: { options: [...CONFIGURING, "allow-empty", "stdin-filename"], operands: Number.POSITIVE_INFINITY },
  config: { options: CONFIGURING, operands: 1 },
  actions: { options: [...CONFIGURING, "format", "allow-empty", "date"], operands: Number.POSITIVE_INFINITY },
  baseline: { options: [...CONFIGURING, "baseline", "date"], operands: Number.POSITIVE_INFINITY },
  lsp: { options: SERVING, operands: 0 },
};

/** The options that mean something to a command. */
export function optionsOf(command: Command): readonly OptionName[] {
  return COMMAND[command].options;
}

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
export function parseCall(argv: readonly string[]): Call {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown)
      throw new UsageError(
        `there is no option ${unknown}${didYouMean(unknown.replace(/^-+/, ""), Object.keys(OPTIONS), "--")}; \`blameless --help\` lists them all`,
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
    if (!(optionsOf(command) as readonly string[]).includes(option)) {
      throw new UsageError(`--${option} does nothing with ${command}; leave it out`);
    }
  }
  const extra = operands[COMMAND[command].operands];
  if (extra !== undefined)
    throw new UsageError(
      `${command} takes ${["no arguments", "one argument", "two arguments"][COMMAND[command].operands]}; what is “${extra}” for?`,
    );
  return { command, operands, options: parsed.values };
}

/** One of the values an option may have. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  values: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const known = values.find((it) => it === value);
  if (known) return known;
  throw new UsageError(`--${option} cannot be “${value}”${didYouMean(value, values)}; it can be ${values.join(", ")}`);
}

/** ` (did you mean X?)`, or nothing. */
export function didYouMean(word: string, known: readonly string[], before = ""): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` (did you mean ${before}${near}?)`;
}
