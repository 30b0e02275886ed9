/**
 * How long the extension keeps the editor busy when it activates: reading and compiling its script, against an empty
 * one, in fresh processes by turns. `npm run build && npm run bench:activation`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const RUNS = 15;

/** Stands in for the editor: everything it has is a class, a function and an object at once. */
const EDITOR = `
const Module = require("node:module");
const load = Module._load;
const anything = () => new Proxy(class {}, { get: (it, key) => it[key] ?? (key === "then" ? undefined : anything()), apply: () => anything() });
const vscode = anything();
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const start = performance.now();
require(process.argv[2]);
console.log(performance.now() - start);
`;

const folder = mkdtempSync(join(tmpdir(), "blameless-activation-"));
try {
  writeFileSync(join(folder, "editor.cjs"), EDITOR);
  writeFileSync(join(folder, "empty.cjs"), "");
  const run = (script: string): number => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "editor.cjs"), script], { encoding: "utf8" });
    const took = Number(stdout);
    if (!(took > 0)) throw new Error(stderr);
    return took;
  };
  const times: [string, string, number[]][] = [
    ["extension", resolve("client/dist/extension.node.js"), []],
    ["empty script", join(folder, "empty.cjs"), []],
  ];
  for (let i = 0; i < RUNS; i++) for (const [, script, found] of times) found.push(run(script));
  for (const [name, , found] of times) {
    const sorted = found.sort((a, b) => a - b);
    const [least, median, most] = [0, RUNS >> 1, RUNS - 1].map((i) => (sorted[i] as number).toFixed(1));
    console.log(`${name.padEnd(13)} ${median} ms (${least} to ${most})`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
