/** The help text. In a module of its own, so that only the runs that show it load it. */

import { type Command, OPTIONS, type OptionName, optionsOf } from "./args.ts";

/** How each command is called, and what it does. */
const USAGE: Readonly<Record<Command, readonly [call: string, about: string]>> = {
  check: ["[check] [PATH|GLOB|-]…", "check files; without a path, those of the configuration, or every postmortem"],
  explain: ["explain RULE", "what a rule finds and why, with examples and sources"],
  rules: ["rules [--format json]", "the table of rules; as JSON, for tools"],
  files: ["files [PATH…]", "which files are postmortems, and why"],
  config: ["config FILE", "the configuration of a file, and where each part comes from"],
  baseline: ["baseline create|prune [PATH]…", "accept today's findings; take out those that are gone"],
  actions: ["actions [PATH…]", "the action items that are open, with their days and owners"],
  lsp: ["lsp --stdio", "the language server, for editors"],
  init: ["init", "write a configuration to start from"],
  new: ["new [TEMPLATE] [FILE|-]", "a new document from a template; without one, the list of templates"],
};

/** Understood, and not in the help: for whoever writes a rule, and for editors that pass it. */
type Unlisted = "debug" | "clientProcessId";

type Listed = Exclude<OptionName, Unlisted>;

/** What stands after each option, and what it is for, in the order of the help. */
const ABOUT: Readonly<Record<Listed, readonly [value: string, about: string]>> = {
  format: [
    "NAME[:FILE]…",
    "stylish, concise, json, jsonl, github, sarif, gitlab, junit, checkstyle, rdjson or markdown",
  ],
  fix: ["", "apply the fixes that keep the meaning"],
  diff: ["", "show what --fix would change, and what is left"],
  "stdin-filename": ["PATH", "the path that standard input (-) stands for"],
  config: ["FILE", "read this configuration"],
  "no-config": ["", "read no configuration"],
  preset: ["NAME", "minimal, recommended, strict, all or prose"],
  rule: ["ID:SEVERITY", "set one rule: error, warning, information, hint or off"],
  "fail-on": ["SEVERITY", "exit 1 from this severity on: error, warning (default), information, hint, never"],
  "max-warnings": ["N", "exit 1 when there are more warnings than this, not at the first"],
  "max-per-rule": ["N", "show so many findings of a rule for each file (10), 0 for all; stylish, markdown"],
  since: ["COMMIT", "report what has changed since this branch left COMMIT, such as origin/main"],
  baseline: ["FILE", "the baseline: what it accepts is not reported"],
  "allow-empty": ["", "no file to check is no error"],
  threads: ["N", "use so many threads at most, instead of one for each core"],
  quiet: ["", "report warnings and errors only"],
  "no-progress": ["", "show no progress"],
  color: ["", "colours, even when the output is no terminal"],
  "no-color": ["", "no colours; NO_COLOR does the same"],
  date: ["YYYY-MM-DD", "what today is"],
  stdio: ["", "lsp: speak over standard input and output, the only way there is"],
  version: ["", "print the version"],
  help: ["", "print this help"],
};

/** What an option is for in a command of its own, where that differs. */
const OWN: Readonly<Record<string, readonly [value: string, about: string]>> = {
  "rules format": ["json", "the table as JSON, for tools"],
  "actions format": ["NAME", "table, markdown, or csv and json, which have those that are done too"],
  "baseline baseline": ["FILE", "its file, .blameless-baseline.json if left out"],
};

/** The help text: of one command, and for `check`, which needs no name, of the whole program. */
export function renderHelp(command: Command): string {
  if (command !== "check") {
    const [call, about] = USAGE[command];
    return `blameless ${call}\n\n${about.charAt(0).toUpperCase()}${about.slice(1)}.\n\nOptions\n${renderOptions([...optionsOf(command), "help"], command)}\n`;
  }
  const usage = Object.values(USAGE).map(([call, about]) => [`  blameless ${call}`, about] as const);
  return `Finds blame in postmortems, and offers words to use instead.

Usage
${columns([...usage, ["  blameless COMMAND --help", "what one command takes"]])}

Options
${renderOptions(Object.keys(ABOUT) as OptionName[])}

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  wrong usage, a file that cannot be read, or a configuration that cannot be used
  3  an error inside the linter
`;
}

const isListed = (name: OptionName): name is Listed => name in ABOUT;

function renderOptions(names: readonly OptionName[], command?: Command): string {
  return columns(
    names.filter(isListed).map((name) => {
      const [value, about] = OWN[`${command} ${name}`] ?? ABOUT[name];
      const option = OPTIONS[name];
      const short = "short" in option ? `-${option.short}, ` : "";
      return [`  ${short}--${name}${value && ` ${value}`}`, about] as const;
    }),
  );
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => left.padEnd(width) + right).join("\n");
}
