/**
 * Real editors against the built server, each by the settings that `docs/editors.md` shows for it, and each doing the same:
 * a finding is disabled, another one reworded, the rest fixed, and the file saved.
 * `npm run build && npm run test:editors`; with names after `--` only those. Says so where an editor is not installed.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const BEFORE = `# Postmortem: queue outage

## Detection

👍 ok. The nurse forgot to check the printer.

Wei should have checked the label.

Obviously, the queue was full and the the printer stopped.
`;
const AFTER = `# Postmortem: queue outage

## Detection

<!-- blameless-disable-next-line omission-verb -->
👍 ok. The nurse forgot to check the printer.

The label was not checked.

The queue was full and the printer stopped.
`;

/** So long an editor may take, in milliseconds. */
const LIMIT = 60_000;
/** An editor ends with this status, and says why, where a package of it is missing. */
const SKIPPED = 77;

interface Editor {
  readonly name: string;
  /** The program, and the variable of the environment that names another one. */
  readonly program: string;
  readonly variable: string;
  readonly args: readonly string[];
  /** The heading in `docs/editors.md`, and the language of the settings below it. */
  readonly heading: string;
  readonly language: string;
}

const EDITORS: readonly Editor[] = [
  {
    name: "neovim",
    program: "nvim",
    variable: "NVIM",
    args: ["--headless", "--clean", "-n", "-S", resolve("test/e2e/neovim.lua")],
    heading: "Neovim",
    language: "lua",
  },
  {
    name: "emacs",
    program: "emacs",
    variable: "EMACS",
    args: ["--batch", "-Q", "--load", resolve("test/e2e/emacs.el")],
    heading: "Emacs",
    language: "elisp",
  },
  {
    name: "vim",
    program: "vim",
    variable: "VIM_PROGRAM",
    args: ["-N", "-u", resolve("test/e2e/ale.vim"), "-es", "-T", "dumb"],
    heading: "Vim with ALE",
    language: "vim",
  },
];

/** The settings that the documentation shows for an editor. */
function settingsOf({ heading, language }: Editor): string {
  const section = readFileSync("docs/editors.md", "utf8").split(`\n## ${heading}\n`)[1]?.split("\n## ")[0];
  const settings = section?.split(`\n\`\`\`${language}\n`)[1]?.split("\n```")[0];
  if (settings === undefined) throw new Error(`docs/editors.md has no settings for ${heading}`);
  return settings;
}

/** What goes wrong in an editor; undefined where all is well, or where it is not installed, which is said. */
function tryOut(editor: Editor): string | undefined {
  const { name, program, variable, args } = editor;
  const folder = mkdtempSync(join(tmpdir(), `blameless-${name}-`));
  try {
    const file = join(folder, "incidents", "queue.md");
    mkdirSync(join(folder, "incidents"));
    writeFileSync(file, BEFORE);
    const settings = join(folder, "settings");
    writeFileSync(settings, settingsOf(editor));
    const command = join(folder, "bin", "blameless");
    mkdirSync(join(folder, "bin"));
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${resolve("server/dist/cli.js")}" "$@"\n`);
    chmodSync(command, 0o755);
    const { status, signal, stdout, stderr, error } = spawnSync(process.env[variable] ?? program, args, {
      encoding: "utf8",
      // What asks a question gets no answer.
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LIMIT,
      killSignal: "SIGKILL",
      env: {
        ...process.env,
        HOME: folder,
        TMPDIR: folder,
        XDG_CACHE_HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_STATE_HOME: folder,
        PATH: [join(folder, "bin"), process.env.PATH].join(delimiter),
        BLAMELESS_FILE: file,
        BLAMELESS_SETTINGS: settings,
      },
    });
    const said = `${stdout ?? ""}${stderr ?? ""}`.trim();
    if (error && "code" in error && error.code === "ENOENT") {
      console.log(`${name}: skipped: not installed here (\`${program}\`, or $${variable})`);
      return undefined;
    }
    if (status !== 0 && status !== SKIPPED) return `${name} ended with ${status ?? signal}: ${said}`;
    // Before its last line an editor reports on what it opens and writes.
    console.log(`${name}: ${status === SKIPPED ? "skipped: " : ""}${said.split("\n").at(-1)}`);
    const saved = readFileSync(file, "utf8");
    return status === SKIPPED || saved === AFTER ? undefined : `${name} left this:\n${saved}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2);
const wanted = EDITORS.filter(({ name }) => names.length === 0 || names.includes(name));
for (const editor of wanted) {
  const problem = tryOut(editor);
  if (problem === undefined) continue;
  console.error(problem);
  process.exitCode = 1;
}
