/** What the program needs from the outside, as values, so that a test runs it in process. */
import type { Rule } from "../core/rule.ts";
import type { Files } from "../files.ts";

export interface Io {
  /** Absolute, with `/`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  /** The rules; a test may bring its own. */
  readonly rules: readonly Rule[];
  readonly stdout: { write(text: string): void; readonly isTTY: boolean; readonly columns: number };
  readonly stderr: { write(text: string): void; readonly isTTY: boolean };
  /** Writes a report, making it if need be. */
  writeFile(path: string, text: string): void;
  /** Standard input, read whole. */
  readStdin(): Uint8Array;
  /** Today, `2024-05-03`. */
  today(): string;
  /** Milliseconds since some fixed moment. */
  now(): number;
}

/** Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 wrong usage or input, 3 internal error. */
export const EXIT = { ok: 0, findings: 1, usage: 2, internal: 3 } as const;

/** Something wrong in how the program was called; its message is one clear line. */
export class UsageError extends Error {}
