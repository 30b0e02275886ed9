/** Parts of a program that are files of their own, and are given what the program has already. */
import { ok, rejects, strictEqual } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { buildParts } from "../scripts/parts.ts";
import { folder } from "./cli/support.ts";

const SOURCES = {
  "main.ts": `import { shout, words, later } from "./aside.ts";
import { next } from "./shared.ts";
import list from "./list.json" with { type: "json" };
console.log(next(), list.length);
if (process.argv[2]) later(process.argv[2]).then((it) => console.log(shout(it), ...words()));
`,
  "aside.ts": `import list from "./list.json" with { type: "json" };
import { own } from "./own.ts";
import { LIMIT, next } from "./shared.ts";
export const SIGN = "!";
export function shout(text: string): string { return text.toUpperCase() + next() + LIMIT + own(); }
export function* words(): Iterable<string> { yield* list; }
export async function later(text: string): Promise<string> { return text; }
`,
  "own.ts": `export function own(): string { return " from the part alone"; }\n`,
  "shared.ts": `let last = 0;
export function next(): number { return ++last; }
export const LIMIT = 7;
`,
  "list.json": `["one", "two"]\n`,
};

/** Builds a program with one part, and returns its folder. */
async function bundle(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = folder({ ...SOURCES, ...changes });
  const program = {
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "silent",
    minify: true,
    entryPoints: { program: join(path, "main.ts") },
    outdir: path,
    plugins: [],
  } satisfies BuildOptions;
  const parts = await buildParts({ part: /\/aside\.ts$/ }, program);
  await build({ ...program, plugins: [parts] });
  return path;
}

const run = (path: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(path, "program.js"), ...args], { encoding: "utf8" });

describe("a part of a program", () => {
  it("has what it alone needs, and shares the rest", async () => {
    const path = await bundle();
    strictEqual(run(path, "a"), "1 2\nA27 from the part alone one two\n");
    const program = readFileSync(join(path, "program.js"), "utf8");
    const part = readFileSync(join(path, "part.js"), "utf8");
    ok(!program.includes("from the part alone") && part.includes("from the part alone"), "each is in one of them");
    ok(program.includes('"two"') && !part.includes('"two"'), "a list is there once");
  });

  it("is not read before one of its functions is called", async () => {
    const path = await bundle();
    rmSync(join(path, "part.js"));
    strictEqual(run(path), "1 2\n");
  });

  it("gives functions alone", async () => {
    const main = 'import { SIGN } from "./aside.ts";\nconsole.log(SIGN);\n';
    await rejects(bundle({ "main.ts": main }), /No matching export .* "SIGN"/);
  });
});
