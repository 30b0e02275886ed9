/** What the program needs from the outside, as values, so that a test runs it in process. */
import type { Rule } from "../core/rule.ts";
import { codeOf, type Files, reasonOf } from "../files.ts";
import { parentOf, resolve } from "../paths.ts";
import { visible } from "./display.ts";

export interface Io {
  /** Absolute, with `/`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  /** The rules; a test may bring its own. */
  readonly rules: readonly Rule[];
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Writes a report or a new document, making its folder if need be; `isNew` throws `EEXIST` where anything is already. */
  writeFile(path: string, text: string, isNew?: boolean): void;
  /** What git answers in `cwd`; fails where it does, or is not there. Nobody asks it if left out. */
  readonly git?: (args: readonly string[]) => Promise<string>;
  /** Runs the language server until its client leaves. */
  serve(): Promise<number>;
  /** Called between two steps of which each is done whole: from then on, an interruption waits for the next call. */
  settle?(): Promise<void>;
  /** Standard input, read whole. */
  readStdin(): Uint8Array;
  /** Today, `2024-05-03`. */
  today(): string;
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** How many threads there may be, this one among them, and how to start another. One thread if left out. */
  readonly threads?: {
    readonly most: number;
    /** So many files are worth a thread. */
    readonly filesEach: number;
    /** Runs `checkShare` of checkAll.ts elsewhere; what goes in and comes out is plain data. */
    readonly start: (share: object) => Promise<unknown>;
  };
}

export interface Stream {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal; `NO_TERMINAL` where there is none. */
  readonly columns: number;
}

/** Says what is wrong on standard error. Nothing that a name or a configuration holds gets further than one line of text. */
export function tell(io: Io, message: string): void {
  // But for the lines of a stack, which say where.
  io.stderr.write(
    `blameless: ${message
      .split(/\n(?= +at )/)
      .map(visible)
      .join("\n")}\n`,
  );
}

/** Writes a file that is not there yet, as seen from `cwd`. */
export function writeNew(io: Io, name: string, text: string): void {
  try {
    io.writeFile(resolve(io.cwd, name), text, true);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new UsageError(
      codeOf(error) === "EEXIST"
        ? `${name} is here already, and was left as it is`
        : `${name} cannot be written: ${reason}`,
    );
  }
}

/** What to say where the program itself is wrong. */
export function internalError(error: unknown): string {
  return `an error inside the linter; please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Columns of what goes into a file, a pipe or a log. */
export const NO_TERMINAL = 100;

/** Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 wrong usage or input, 3 internal error. */
export const EXIT = { ok: 0, findings: 1, usage: 2, internal: 3 } as const;

/** Something wrong in how the program was called; its message is one clear line. */
export class UsageError extends Error {}

/** What a text may hold where it goes. */
export interface Output {
  readonly color: boolean;
  /** Whether the terminal shows hyperlinks (OSC 8). */
  readonly links: boolean;
  readonly columns: number;
  /** How many findings of one rule are shown for each file; 0 for all. Only what people read is cut short. */
  readonly perRule: number;
  /** The folder that annotations of a build are relative to: that of the repository where it is known, else `cwd`. */
  readonly root: string;
  /** The folder of the file that it goes to, else `cwd`. */
  readonly folder: string;
  /** `2024-05-03`. */
  readonly today: string;
}

/** A first run over an old archive stays readable; more is a call away. */
const PER_RULE = 10;

/** What may be written to a stream, or to a file (no stream). `--color` comes before all, then `NO_COLOR`. */
export function outputTo(
  io: Io,
  stream: Stream | undefined,
  options: {
    readonly color?: boolean;
    readonly "no-color"?: boolean;
    readonly "max-per-rule"?: string;
    readonly date?: string;
  },
  file?: string,
): Output {
  const { env } = io;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  const refused =
    options["no-color"] === true ||
    (env.NO_COLOR !== undefined && env.NO_COLOR !== "") ||
    (!forced && (env.FORCE_COLOR !== undefined || env.TERM === "dumb"));
  const color = stream !== undefined && (options.color === true || (!refused && (forced || stream.isTTY)));
  return {
    color,
    links: color && stream.isTTY && showsLinks(env),
    columns: stream?.columns ?? NO_TERMINAL,
    perRule: Number(options["max-per-rule"] ?? PER_RULE),
    root: resolve(io.cwd, env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || "."),
    today: options.date ?? io.today(),
    folder: file === undefined ? io.cwd : parentOf(resolve(io.cwd, file)),
  };
}

/** Terminals known to show hyperlinks; others print the address, or rubbish. */
function showsLinks(env: Io["env"]): boolean {
  if (env.CI !== undefined || env.TERM === "dumb") return false;
  if (Number(env.VTE_VERSION ?? 0) >= 5000 || env.WT_SESSION !== undefined || env.KONSOLE_VERSION !== undefined)
    return true;
  return (
    /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby)$/.test(env.TERM_PROGRAM ?? "") ||
    /kitty|alacritty|foot|ghostty/.test(env.TERM ?? "")
  );
}
