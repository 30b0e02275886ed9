/** The GitHub action: its step runs as a runner runs it, with the command line built from the sources. */
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { parse } from "yaml";
import { folder, onUnix } from "./cli/support.ts";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly { id?: string; env?: Record<string, string>; run: string }[] };
}

const action = parse(readFileSync("action.yml", "utf8")) as Action;
const check = action.runs.steps.find(({ id }) => id === "check");
const BLAME = "# Incident: queue outage\n\nLena forgot to check the queue.\n";

let built: Promise<string> | undefined;

/** The text of the command line in one file. */
function program(): Promise<string> {
  built ??= build({
    entryPoints: ["server/src/cli/bin.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    write: false,
    logLevel: "error",
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return built;
}

/** Runs the step over some files, with the inputs that are given. */
async function runStep(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const path = folder({ ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`repo/${name}`, text])) });
  mkdirSync(join(path, "action/server/dist"), { recursive: true });
  mkdirSync(join(path, "temp"));
  writeFileSync(join(path, "action/server/dist/cli.js"), await program());
  for (const name of ["output", "summary"]) writeFileSync(join(path, name), "");
  const given = (value: string): string =>
    value.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_, name) => inputs[name] ?? action.inputs[name]?.default ?? "missing");
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", check?.run ?? ""], {
    cwd: join(path, "repo"),
    encoding: "utf8",
    env: {
      ...process.env,
      ...Object.fromEntries(Object.entries(check?.env ?? {}).map(([name, value]) => [name, given(value)])),
      RUNNER_TEMP: join(path, "temp"),
      GITHUB_ACTION_PATH: join(path, "action"),
      GITHUB_OUTPUT: join(path, "output"),
      GITHUB_STEP_SUMMARY: join(path, "summary"),
    },
  });
  const read = (name: string): string => readFileSync(join(path, name), "utf8");
  const outputs = Object.fromEntries(
    read("output")
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split("=")),
  );
  return { status, stdout, stderr, outputs, summary: read("summary") };
}

describe("the GitHub action", () => {
  it("passes on what it declares", () => {
    for (const [name, { value }] of Object.entries(action.outputs))
      strictEqual(value, `\${{ steps.check.outputs.${name} }}`);
    const used = Object.values(check?.env ?? {}).flatMap((value) => /inputs\.(\w+)/.exec(value)?.[1] ?? []);
    deepStrictEqual(used.sort(), Object.keys(action.inputs).sort());
    // What stands in an expression is put into the script before a shell reads it.
    for (const { run } of action.runs.steps) ok(!run.includes("${{"));
  });
  onUnix("annotates, sums up, counts, and fails as the command line does", async () => {
    const files = { "docs/a b.md": BLAME, "docs/$(touch hacked).md": "# Notes\n", "old/c.md": BLAME };
    const { status, stdout, stderr, outputs, summary } = await runStep(files, {
      paths: "docs/a b.md\n\ndocs/$(touch hacked).md\n",
      args: "--rule=missing-action-items:off\n",
    });
    deepStrictEqual([status, stderr], [1, ""]);
    match(stdout, /^::warning file=docs\/a b\.md,line=3,.*title=omission-verb::/m);
    match(summary, /^## Blameless: 1 warning, \d for information in 1 postmortem\n\n### docs\/a b\.md\n/);
    strictEqual(outputs.warnings, "1");
    deepStrictEqual(Object.keys(outputs), Object.keys(action.outputs));
    strictEqual(JSON.parse(readFileSync(outputs.report ?? "", "utf8")).version, 1);
  });
  onUnix("takes every postmortem where none is named, and needs no summary", async () => {
    const { status, outputs, summary } = await runStep(
      { "a.md": BLAME, "b.md": "# Notes\n" },
      { summary: "false", args: "--fail-on\nnever" },
    );
    deepStrictEqual([status, outputs.errors, summary], [0, "0", ""]);
  });
  onUnix("fails where nothing could be checked", async () => {
    const { status, stderr, outputs } = await runStep({ "a.md": BLAME }, { args: "--preset=loud" });
    deepStrictEqual([status, outputs], [2, {}]);
    match(stderr, /--preset cannot be “loud”/);
  });
});
