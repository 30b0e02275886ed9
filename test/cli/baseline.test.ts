/** Baselines: what is accepted stays out of reports, wherever it moves, until it is gone. */
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { clean, folder, oops, run } from "./support.ts";

const FILE = ".blameless-baseline.json";
const findings = (text: string): Record<string, string[]> => JSON.parse(text).findings;
const rulesIn = (text: string): string[][] =>
  Object.entries(findings(text)).map(([file, entries]) => [file, ...entries.map((it) => it.split(" ")[0] as string)]);
const withBaseline = (path: string, ...argv: string[]) =>
  run(path, ["--baseline", FILE, "--format", "concise", "d", ...argv]);

describe("a baseline", () => {
  it("accepts what is found, and what is new is reported", async () => {
    const path = folder({ "d/a.md": oops, "d/b.md": `${oops}\nthe the\n`, "d/c.md": clean });
    const { code, out, file } = await run(path, ["baseline", "create", "d"]);
    deepStrictEqual([code, out], [0, `Wrote ${FILE}. \`blameless --baseline ${FILE}\` reports what is new.\n`]);
    deepStrictEqual(rulesIn(file(FILE)), [
      ["d/a.md", "oops"],
      ["d/b.md", "oops", "doubled"],
    ]);
    const same = await withBaseline(path);
    deepStrictEqual([same.code, same.out, same.err], [0, "", ""]);
    writeFileSync(
      join(path, "d/a.md"),
      `# Postmortem: the queue\n\nIt grew.\n\n${oops.split("\n")[2]}\n\nOops again.\n`,
    );
    const moved = await withBaseline(path);
    match(moved.out, /^d\/a\.md:7:1: warning: This says “oops”. What happened\? \[oops\]\n$/);
    deepStrictEqual([moved.code, moved.err], [1, ""]);
  });
  it("stands for paths as seen from its own folder", async () => {
    const path = folder({ "d/a.md": oops });
    await run(path, ["baseline", "create", "--baseline", "ci/known.json", "d"]);
    const { code, out } = await run(path, ["--baseline", "../ci/known.json", "."], { in: "d" });
    deepStrictEqual([code, out], [0, "Nothing to report in 1 postmortem.\n1 finding suppressed.\n"]);
    const piped = ["--baseline", "ci/known.json", "--stdin-filename", "d/a.md", "-"];
    strictEqual((await run(path, piped, { stdin: oops })).code, 0);
  });
  it("leaves what it accepts alone, and says so to programs", async () => {
    const path = folder({ "d/a.md": "# Postmortem\n\nthe the\n" });
    await run(path, ["baseline", "create", "d"]);
    writeFileSync(join(path, "d/a.md"), "# Postmortem\n\nthe the\n\nOops.\n");
    const { file } = await withBaseline(path, "--fix");
    strictEqual(file("d/a.md"), "# Postmortem\n\nthe the\n\nOops.\n");
    const { out } = await run(path, ["--baseline", FILE, "--format", "sarif", "d"]);
    deepStrictEqual(
      (JSON.parse(out) as Log).runs[0]?.results?.map((it) => [it.ruleId, it.baselineState, it.suppressions]),
      [
        ["oops", "new", []],
        ["doubled", "unchanged", [{ kind: "external", justification: "accepted by the baseline" }]],
      ],
    );
  });
  it("is told of what it accepts too much, and pruned", async () => {
    const path = folder({ "d/a.md": `${oops}\nOops.\n`, "d/b.md": oops, "d/c.md": oops });
    await run(path, ["baseline", "create", "d"]);
    writeFileSync(join(path, "d/a.md"), `${oops}\nthe the\n`);
    writeFileSync(join(path, "d/b.md"), clean);
    const { code, err } = await withBaseline(path);
    strictEqual(
      err,
      `blameless: ${FILE} accepts 2 findings too many; \`blameless baseline prune\` takes out what is gone\n`,
    );
    strictEqual(code, 0);
    rmSync(join(path, "d/c.md"));
    const pruned = await run(path, ["baseline", "prune"]);
    deepStrictEqual([pruned.code, rulesIn(pruned.file(FILE))], [0, [["d/a.md", "oops"]]]);
    rmSync(join(path, "d/a.md"));
    deepStrictEqual(findings((await run(path, ["baseline", "prune"])).file(FILE)), {});
  });
  it("is never written over, nor anything else taken for one", async () => {
    const path = folder({ "d/a.md": oops, [FILE]: "mine", "odd.json": '{ "version": 1, "findings": { "a": 1 } }' });
    for (const [argv, says] of [
      [["baseline", "create"], `${FILE} is here already, and was left as it is`],
      [["baseline", "prune"], `${FILE} is no baseline; \`blameless baseline create\` writes one`],
      [["--baseline", "odd.json"], "odd.json is no baseline; `blameless baseline create` writes one"],
      [
        ["--baseline", "gone.json"],
        "gone.json: there is no such file or folder; `blameless baseline create` writes a baseline",
      ],
      [["baseline"], "baseline needs `create`, with paths or without, or `prune`, which takes none"],
      [["baseline", "prune", "d"], "baseline needs `create`, with paths or without, or `prune`, which takes none"],
    ] as const) {
      const { code, err, file } = await run(path, argv);
      deepStrictEqual([code, err], [2, `blameless: ${says}\n`]);
      strictEqual(file(FILE), "mine");
    }
  });
  it("does not accept errors of the linter", async () => {
    const path = folder({ "d/a.md": "# Postmortem\n\nCRASH\n" });
    strictEqual((await run(path, ["baseline", "create", "d"])).code, 3);
    strictEqual((await withBaseline(path)).code, 3);
  });
});
