/** The command line as it runs on Windows, over a disk in memory. What only a real one shows is not here. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Io } from "../../server/src/cli/io.ts";
import { main } from "../../server/src/cli/main.ts";
import { filesOf } from "../lsp/client.ts";
import { clean, fakeRules, oops } from "./support.ts";

/** Runs a command line in `C:/team`; `texts` by path. */
async function run(
  texts: Readonly<Record<string, string>>,
  argv: readonly string[],
  more: Partial<Io> = {},
): Promise<{ code: number; out: string; err: string; written: Map<string, string> }> {
  const said = { out: "", err: "" };
  const written = new Map<string, string>();
  const disk = filesOf(new Map(Object.entries(texts)));
  const stream = (name: "out" | "err") => ({
    isTTY: false,
    columns: 80,
    write: (text: string) => {
      said[name] += text;
    },
  });
  const code = await main(argv, {
    cwd: "C:/team",
    env: {},
    files: { ...disk, write: (path, text) => void written.set(path, text) },
    rules: fakeRules,
    stdout: stream("out"),
    stderr: stream("err"),
    writeFile: (path, text) => void written.set(path, text),
    readStdin: () => Buffer.from(oops),
    serve: async () => 0,
    today: () => "2024-05-20",
    now: () => 0,
    ...more,
  });
  return { code, ...said, written };
}

const concise = ["--format", "concise"];
const found = (name: string): string => `${name}:3:1: warning: This says “oops”. What happened? [oops]\n`;

describe("on Windows", () => {
  it("paths and globs may be written with backslashes, and drives in either case", async () => {
    const files = { "C:/team/docs/a.md": oops, "C:/team/docs/old/b.md": oops };
    for (const operands of [
      ["docs\\a.md"],
      ["c:\\team\\docs\\a.md"],
      ["C:docs/a.md"],
      ["\\team\\docs\\a.md"],
      ["docs\\*.md"],
      ["C:\\team\\docs\\[a-z].md"],
      ["docs\\", "!docs\\old"],
      [".\\docs\\**\\*.md", "!docs\\old\\**"],
    ])
      assert.deepEqual(await run(files, [...concise, ...operands]), {
        code: 1,
        out: found("docs/a.md"),
        err: "",
        written: new Map(),
      });
  });

  it("other drives and shares are named in full, also to those who read addresses", async () => {
    const files = { "D:/wiki/a b.md": oops, "//nas/share/c.md": oops };
    const operands = ["d:\\wiki\\a b.md", "\\\\nas\\share\\c.md"];
    assert.equal(
      (await run(files, [...concise, ...operands])).out,
      found("//nas/share/c.md") + found("D:/wiki/a b.md"),
    );
    const { out } = await run(files, ["--format", "sarif", ...operands]);
    const { results } = JSON.parse(out).runs[0];
    assert.deepEqual(
      results.map(
        (it: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
          it.locations[0]?.physicalLocation.artifactLocation.uri,
      ),
      ["file://nas/share/c.md", "file:///D:/wiki/a%20b.md"],
    );
  });

  it("a report goes to a drive, past the first colon", async () => {
    const { code, written } = await run({ "C:/team/a.md": clean }, ["--format", "jsonl:D:\\out\\r.jsonl", "a.md"]);
    assert.deepEqual([code, [...written.keys()]], [0, ["D:/out/r.jsonl"]]);
  });

  it("configurations are found up to the root of a drive or a share, and no further", async () => {
    const off = '{ "overrides": [{ "files": ["docs/*.md"], "rules": { "oops": "off" } }] }';
    const docs = { "C:/docs/a.md": oops, "//nas/share/docs/a.md": oops };
    for (const [config, clean] of [
      ["C:/.blameless.json", "C:\\docs\\a.md"],
      ["//nas/share/.blameless.json", "\\\\nas\\share\\docs\\a.md"],
    ] as const) {
      assert.equal((await run({ ...docs, [config]: off }, [clean])).code, 0, config);
      assert.equal((await run({ ...docs, [config]: off }, ["C:\\docs\\a.md", "\\\\nas\\share\\docs\\a.md"])).code, 1);
    }
  });

  it("ignore files hold, whatever their line ends", async () => {
    const files = { "C:/team/.gitignore": "/old/\r\n*.tmp.md\r\n", "C:/team/a.md": oops, "C:/team/old/b.md": oops };
    assert.equal((await run({ ...files, "C:/team/c.tmp.md": oops }, [...concise, "."])).out, found("a.md"));
  });

  it("the folder of a build is the root of annotations", async () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: "c:\\" };
    const { out } = await run({ "C:/team/a.md": oops }, ["a.md"], { env });
    assert.match(out, /^::warning file=team\/a\.md,line=3/);
  });

  it("standard input may be said to lie anywhere", async () => {
    const files = { "C:/team/docs/.blameless.json": '{ "rules": { "oops": "error" } }' };
    const { out } = await run(files, [...concise, "--stdin-filename", "docs\\a.md", "-"]);
    assert.match(out, /^docs\/a\.md:3:1: error/);
  });

  it("a configuration that is named with backslashes is said to be missing because of them", async () => {
    const { err } = await run({ "C:/team/a.md": oops, "C:/team/.blameless.json": '{ "extends": "..\\\\base.json" }' }, [
      "a.md",
    ]);
    assert.match(err, /“\.\.\\base\.json” has a backslash; folders are separated by \/ on every system/);
  });
});
