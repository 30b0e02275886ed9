/** Runs the program in process, in a folder of its own, with a few small rules whose findings are easy to tell. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { afterEach, it } from "mocha";
import type { Io } from "../../server/src/cli/io.ts";
import { main } from "../../server/src/cli/main.ts";
import { defineRule, type Rule } from "../../server/src/core/rule.ts";
import { nodeFiles } from "../../server/src/nodeFiles.ts";

const examples = { reported: [{ text: "⟦Oops⟧, it fell over." }], clean: [{ text: "It fell over." }] };

/** Every match of a pattern in the text of a document. */
const matches = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** `oops` warns and suggests, `doubled` has a fix, `note` informs, `loud` is an error, `crash` throws, at a finding or at its offers. */
export const fakeRules: readonly Rule[] = [
  defineRule({
    id: "oops",
    category: "tone",
    severity: "warning",
    preset: "minimal",
    summary: "Says *oops*.",
    rationale: "It says nothing about what happened [S1].",
    options: {
      limit: { description: "How many are fine.", default: 0 },
      words: { description: "Other words.", default: ["ouch"] },
    },
    examples,
    *checkDocument({ document }) {
      for (const range of matches(document.text, /\boops\b/gi))
        yield {
          range,
          message: "This says “oops”. What happened?",
          suggestions: [{ title: "Say what happened", edits: [{ ...range, text: "At ⟨time⟩" }] }],
        };
    },
  }),
  defineRule({
    id: "doubled",
    category: "structure",
    severity: "information",
    preset: "recommended",
    summary: "A word stands twice.",
    rationale: "Once is enough.",
    examples,
    *checkDocument({ document }) {
      for (const range of matches(document.text, /\bthe the\b/g))
        yield {
          range,
          message: "A word stands twice.",
          fix: { title: "Keep one", edits: [{ ...range, text: "the" }] },
        };
      for (const range of matches(document.text, /ADD-LINE/g))
        yield {
          range,
          message: "A line is missing.",
          fix: { title: "Add it", edits: [{ ...range, text: "one\ntwo" }] },
        };
    },
  }),
  defineRule({
    id: "loud",
    category: "blame",
    severity: "error",
    preset: "strict",
    summary: "Shouts.",
    rationale: "Shouting helps nobody.",
    examples,
    *checkDocument({ document }) {
      for (const range of matches(document.text, /\bLOUD\b/g))
        yield { range, message: "This is loud: 100%,\nor more." };
    },
  }),
  defineRule({
    id: "crash",
    category: "structure",
    severity: "warning",
    preset: "minimal",
    summary: "Stops.",
    rationale: "For the tests.",
    examples,
    *checkDocument({ document }) {
      if (document.text.includes("CRASH")) throw new Error("it fell over");
      for (const range of matches(document.text, /HELPLESS/g))
        yield {
          range,
          message: "This has no other words.",
          suggestions: () => {
            throw new Error("it found no words");
          },
        };
    },
  }),
];

export const clean = "# Postmortem: the queue\n\nThe queue filled up.\n";
export const oops = "# Postmortem: the queue\n\nOops, the queue filled up.\n";

/** For links, modes, pipes and devices, which Windows has not, or not for everybody. */
export const onUnix = process.platform === "win32" ? it.skip : it;

const folders: string[] = [];

/** A new folder with files in it, by path; it is deleted after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "blameless-"))).replaceAll(sep, "/");
  folders.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The text of a file after the run. */
  file(name: string): string;
}

export interface Setup extends Partial<Pick<Io, "env" | "files" | "now" | "threads">> {
  readonly rules?: readonly Rule[];
  readonly stdin?: string | Uint8Array;
  readonly tty?: boolean;
  readonly columns?: number;
  /** Where to run, below the folder. */
  readonly in?: string;
}

/** Runs a command line in a folder: the path of one, or its files. */
export async function run(
  where: string | Readonly<Record<string, string | Uint8Array>>,
  argv: readonly string[],
  setup: Setup = {},
): Promise<Run> {
  const base = typeof where === "string" ? where : folder(where);
  const cwd = setup.in ? `${base}/${setup.in}` : base;
  let out = "";
  let err = "";
  const isTTY = setup.tty ?? false;
  const columns = setup.columns ?? 80;
  const code = await main(argv, {
    cwd,
    env: setup.env ?? {},
    files: setup.files ?? nodeFiles,
    rules: setup.rules ?? fakeRules,
    stdout: {
      isTTY,
      columns,
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      isTTY,
      columns,
      write: (text) => {
        err += text;
      },
    },
    writeFile: (path, text, isNew) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: isNew ? "wx" : "w" });
    },
    readStdin: () => Buffer.from(setup.stdin ?? ""),
    git: async (args) => execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    serve: async () => 0,
    today: () => "2024-05-20",
    now: setup.now ?? (() => 0),
    ...(setup.threads && { threads: setup.threads }),
  });
  return { code, out, err, file: (name) => readFileSync(join(base, name), "utf8") };
}
