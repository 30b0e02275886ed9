/** Runs over many files are dealt to several threads, and nobody can tell from the reports. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { checkShare, type Share } from "../../server/src/cli/checkAll.ts";
import { FORMATS } from "../../server/src/cli/formatters/index.ts";
import { nodeFiles } from "../../server/src/nodeFiles.ts";
import { fakeRules, folder, oops, run } from "./support.ts";

const many = (number: number, text = oops): Record<string, string> =>
  Object.fromEntries(Array.from({ length: number }, (_, i) => [`p/${String(i).padStart(4, "0")}.md`, text]));

/** A thread that runs here, and passes on what a real one could. */
const threadsIn = (cwd: string, started: number[]) => ({
  most: 4,
  filesEach: 10,
  start: async (given: object) => {
    const share = given as Share;
    started.push(share.inputs.length);
    const silent = { isTTY: false, columns: 80, write: () => assert.fail("only the first thread writes") };
    const io = {
      cwd,
      env: {},
      files: nodeFiles,
      rules: fakeRules,
      stdout: silent,
      stderr: silent,
      writeFile: () => assert.fail("only the first thread writes reports"),
      readStdin: () => assert.fail("only the first thread reads standard input"),
      serve: () => assert.fail("only the command line serves"),
      today: () => "2024-05-20",
      now: () => 0,
    };
    return structuredClone(await checkShare(structuredClone(share), io));
  },
});

describe("threads", () => {
  for (const format of FORMATS) {
    it(`make the same report: ${format}`, async () => {
      const cwd = folder({ ...many(50), "p/0030.md": "# Postmortem\n\nthe the LOUD\n", "p/0031.md": "\u0000" });
      const started: number[] = [];
      const alone = await run(cwd, ["p", "--format", format]);
      const together = await run(cwd, ["p", "--format", format], { threads: threadsIn(cwd, started) });
      assert.deepEqual(together, { ...alone, file: together.file });
      assert.deepEqual(started, [13, 12, 12]);
    });
  }

  it("are not started for a few files", async () => {
    const cwd = folder(many(10));
    const started: number[] = [];
    await run(cwd, ["p"], { threads: threadsIn(cwd, started) });
    assert.deepEqual(started, []);
  });

  it("are no more than asked for", async () => {
    const cwd = folder(many(40));
    const started: number[] = [];
    await run(cwd, ["p", "--threads", "2"], { threads: threadsIn(cwd, started) });
    assert.deepEqual(started, [20]);
    assert.match((await run(cwd, ["p", "--threads", "two"])).err, /--threads needs a whole number, not “two”/);
  });

  it("report a rule that stops with an error once", async () => {
    const cwd = folder(many(40, "# Postmortem\n\nCRASH\n"));
    const { code, out } = await run(cwd, ["p", "--format", "concise"], { threads: threadsIn(cwd, []) });
    assert.equal(code, 3);
    assert.equal(out.match(/internal-error/g)?.length, 1);
  });

  it("may fail to start", async () => {
    const cwd = folder(many(40));
    const threads = { most: 2, filesEach: 10, start: () => Promise.reject(new Error("no thread is left")) };
    const { code, out } = await run(cwd, ["p", "--format", "concise"], { threads });
    assert.equal(code, 1);
    assert.equal(out.split("\n").length, 41);
  });

  it("fix files once each", async () => {
    const cwd = folder(many(40, "# Postmortem\n\nthe the queue\n"));
    const { out, file } = await run(cwd, ["p", "--fix"], { threads: threadsIn(cwd, []) });
    assert.match(out, /40 fixes made in 40 files/);
    assert.equal(file("p/0039.md"), "# Postmortem\n\nthe queue\n");
  });

  it("are real ones in the program", async () => {
    const cwd = folder(many(600, "# Postmortem\n\nThis was human error.\n"));
    const outfile = join(cwd, "cli.js");
    await build({
      entryPoints: ["server/src/cli/bin.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
      logLevel: "error",
    });
    const out = execFileSync(process.execPath, [outfile, "--format", "concise", "--fail-on", "never", "p"], { cwd });
    assert.equal(out.toString().match(/human-error-label/g)?.length, 600);
  });
});
