import assert from "node:assert/strict";
import { chmodSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { FORMATS } from "../../server/src/cli/formatters/index.ts";
import { nodeFiles } from "../../server/src/nodeFiles.ts";
import { clean, folder, onUnix, oops, run } from "./support.ts";

const concise = ["--format", "concise"];

describe("exit codes", () => {
  it("is 0 when nothing is found", async () => {
    const { code, out } = await run({ "a.md": clean }, ["a.md"]);
    assert.equal(code, 0);
    assert.equal(out, "Nothing to report in 1 postmortem.\n");
  });
  it("is 1 for a warning, and 0 below --fail-on", async () => {
    const path = folder({ "a.md": oops });
    assert.equal((await run(path, ["a.md"])).code, 1);
    assert.equal((await run(path, ["--fail-on", "error", "a.md"])).code, 0);
    assert.equal((await run(path, ["--fail-on", "never", "a.md"])).code, 0);
    assert.equal((await run({ "a.md": "# Postmortem\n\nthe the\n" }, ["a.md"])).code, 0);
    assert.equal((await run({ "a.md": "# Postmortem\n\nthe the\n" }, ["--fail-on", "information", "a.md"])).code, 1);
  });
  it("counts what --quiet does not show", async () => {
    const { code, out } = await run({ "a.md": "# Postmortem\n\nthe the\n" }, [
      "--quiet",
      "--fail-on",
      "information",
      ...concise,
      "a.md",
    ]);
    assert.deepEqual([code, out], [1, ""]);
  });
  it("lets as many warnings pass as --max-warnings says", async () => {
    const path = folder({ "a.md": oops, "b.md": oops });
    assert.equal((await run(path, ["--max-warnings", "2", "."])).code, 0);
    const { code, err } = await run(path, ["--max-warnings", "1", "."]);
    assert.deepEqual([code, err], [1, "blameless: the number of warnings is 2, and --max-warnings allows 1\n"]);
  });
  it("is 3 when a rule throws, and the rest goes on", async () => {
    const { code, out } = await run({ "a.md": `${oops}CRASH\n`, "b.md": oops }, [...concise, "."]);
    assert.equal(code, 3);
    assert.match(out, /a\.md:1:1: error: The rule crash stopped with an error.*\[internal-error\]/);
    assert.match(out, /a\.md:3:1: warning/);
    assert.match(out, /b\.md:3:1: warning/);
  });
});

describe("a rule that fails at its offers", () => {
  const files = { "a.md": `${oops}HELPLESS\n` };
  for (const format of FORMATS.filter((it) => !/^(?:concise|sarif|gitlab|junit|checkstyle)$/.test(it)))
    it(`is heard of as ${format}, which tells them`, async () => {
      const { code, out } = await run(files, ["--format", format, "a.md"]);
      assert.equal(code, 3);
      assert.match(out, /The rule crash stopped with an error.*it found no words/);
    });
  it("is not asked for them where nobody reads them", async () => {
    const { code, out } = await run(files, [...concise, "a.md"]);
    assert.equal(code, 1);
    assert.match(out, /a\.md:4:1: warning: This has no other words\./);
  });
});

describe("bad input is one clear line, and the other files are checked", () => {
  const bad = async (files: Record<string, string | Uint8Array>, argv: string[], line: RegExp): Promise<void> => {
    const { code, out, err } = await run({ "good.md": oops, ...files }, [...concise, ...argv, "good.md"]);
    assert.equal(code, 2);
    assert.match(err, line);
    assert.equal(err.split("\n").length, 2, err);
    assert.match(out, /good\.md:3:1/);
  };
  it("a missing file", () => bad({}, ["gone.md"], /^blameless: gone\.md: there is no such file or folder\n$/));
  it("a folder without Markdown", () =>
    bad({ "docs/a.txt": "a" }, ["docs"], /^blameless: docs: there is no Markdown file .*--allow-empty/));
  it("a pattern without matches", () => bad({}, ["docs/*.md"], /^blameless: docs\/\*\.md: no Markdown file matches/));
  it("a binary file", () =>
    bad(
      { "a.png": new Uint8Array([1, 0, 2]) },
      ["a.png"],
      /^blameless: a\.png: it is a binary file; name Markdown files/,
    ));
  it("invalid UTF-8", () =>
    bad(
      { "a.md": new Uint8Array([0x23, 0xe9, 0x20]) },
      ["a.md"],
      /^blameless: a\.md: it is not valid UTF-8; convert it.*iconv/,
    ));
  it("UTF-16", () =>
    bad({ "a.md": new Uint8Array([0xff, 0xfe, 0x23, 0]) }, ["a.md"], /^blameless: a\.md: it is UTF-16; convert it/));
  it("a broken configuration beside one of them", () =>
    bad(
      { "x/.blameless.json": "{", "x/a.md": oops },
      ["x/a.md"],
      /^blameless: x\/\.blameless\.json:1:2: this is not valid JSON: close brace expected/,
    ));
  it("a file that may not be read", async () => {
    const denied = Object.assign(new Error("denied"), { code: "EACCES", syscall: "open" });
    const files = {
      ...nodeFiles,
      read: (path: string) => {
        if (path.endsWith("secret.md")) throw denied;
        return nodeFiles.read(path);
      },
    };
    const { code, err, out } = await run({ "secret.md": oops, "good.md": oops }, [...concise, "."], { files });
    assert.deepEqual([code, err], [2, "blameless: secret.md: access is not allowed; check its permissions\n"]);
    assert.match(out, /good\.md/);
  });
  it("an ignore file that may not be read", async () => {
    const files = {
      ...nodeFiles,
      read: (path: string) => {
        if (path.endsWith(".gitignore")) throw Object.assign(new Error("denied"), { code: "EACCES", syscall: "open" });
        return nodeFiles.read(path);
      },
    };
    const { code, err, out } = await run({ ".gitignore": "", "d/.gitignore": "", "d/a.md": oops }, [...concise, "d"], {
      files,
    });
    const why = "this ignore file cannot be read: access is not allowed; check its permissions\n";
    assert.deepEqual([code, err], [2, `blameless: .gitignore: ${why}blameless: d/.gitignore: ${why}`]);
    assert.match(out, /d\/a\.md/);
  });
  it("a line of an ignore file that could take too long", async () => {
    const { code, err, out } = await run({ "d/.gitignore": "x\n*a*a*a*a*a*\n", "d/a.md": oops }, [...concise, "d"]);
    assert.match(err, /^blameless: d\/\.gitignore:2: the glob “\*a\*a\*a\*a\*a\*” can match in too many ways/);
    assert.equal(code, 2);
    assert.match(out, /^d\/a\.md:3:1: /);
  });
  it("a folder that may not be read", async () => {
    const files = {
      ...nodeFiles,
      list: (path: string) => {
        if (path.endsWith("secret")) throw Object.assign(new Error("denied"), { code: "EACCES", syscall: "scandir" });
        return nodeFiles.list(path);
      },
    };
    const { code, err, out } = await run({ "secret/a.md": oops, "good.md": oops }, [...concise, "."], { files });
    assert.deepEqual(
      [code, err],
      [2, "blameless: secret: this folder cannot be read: access is not allowed; check its permissions\n"],
    );
    assert.match(out, /good\.md/);
  });
});

describe("wrong usage", () => {
  const usage = async (argv: string[], line: RegExp): Promise<void> => {
    const { code, out, err } = await run({ "a.md": clean }, argv);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, line);
    assert.equal(err.split("\n").length, 2, err);
  };
  it("names the nearest option", () =>
    usage(
      ["--formt", "json"],
      /^blameless: there is no option --formt \(did you mean --format\?\); `blameless --help` lists them all\n/,
    ));
  it("names the nearest format", () =>
    usage(["--format", "jsn"], /--format cannot be “jsn” \(did you mean json\?\); it can be stylish, concise/));
  it("names the nearest severity", () =>
    usage(["--fail-on", "warn"], /--fail-on cannot be “warn” \(did you mean warning\?\)/));
  it("names the nearest preset", () =>
    usage(["--preset", "strickt", "a.md"], /--preset cannot be “strickt” \(did you mean strict\?\)/));
  it("names the nearest command", async () => {
    const { err } = await run({ "a.md": clean }, ["explian", "oops"]);
    assert.match(err, /^blameless: explian: there is no such file or folder \(did you mean the command explain\?\)\n/);
    assert.match((await run({ "a.md": clean }, ["help"])).err, /did you mean --help\?/);
  });
  it("takes one format for each file", () =>
    usage(
      ["--format", "json:o", "--format", "sarif:./o", "a.md"],
      /two reports cannot go to \.\/o; give each --format/,
    ));
  it("takes no empty path", () => usage([""], /^blameless: an empty path stands for nothing; leave it out/));
  it("names the nearest rule", () =>
    usage(["--rule", "ops:off", "a.md"], /no rule is called “ops” \(did you mean oops\?\)/));
  it("names the nearest command", () =>
    usage(["chek"], /chek: there is no such file or folder \(did you mean the command check\?\)/));
  it("wants a severity for a rule", () =>
    usage(["--rule", "oops", "a.md"], /--rule oops: give the severity after a colon, as in --rule oops:off/));
  it("wants a value", () => usage(["--format"], /--format needs a value/));
  it("wants no value", () => usage(["--fix=yes"], /--fix takes no value/));
  it("wants a whole number", () =>
    usage(["--max-warnings", "many"], /--max-warnings needs a whole number, not “many”/));
  it("wants a day", () => usage(["--date", "2024-02-31"], /--date needs a day like 2024-05-03/));
  it("wants options that serve the command", () => usage(["init", "--fix"], /--fix does nothing with init/));
  it("wants one report on standard output", () =>
    usage(["--format", "json", "--format", "sarif"], /only one --format can go to standard output/));
  it("wants either to fix or to show", () => usage(["--fix", "--diff"], /--fix writes and --diff only shows/));
  it("wants standard input alone", () => usage(["-", "a.md"], /standard input \(-\) is checked alone/));
  it("wants a file for --stdin-filename", () =>
    usage(["--stdin-filename", "a.md", "a.md"], /--stdin-filename goes with -/));
  it("finds nothing to check", () => usage(["--no-config", "!a.md", "a.md"], /no postmortem was found here/));
});

describe("which files", () => {
  const names = (out: string): string[] => [
    ...new Set(
      out
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split(":")[0] as string),
    ),
  ];
  it("walks folders, sorted, without what ignore files leave out", async () => {
    const files = {
      ".gitignore": "build/\n*.tmp.md\n",
      ".blamelessignore": "/old\n",
      "docs/.gitignore": "!keep.tmp.md\n",
      "docs/b.md": oops,
      "docs/a.mdx": oops,
      "docs/keep.tmp.md": oops,
      "c.markdown": oops,
      "x.tmp.md": oops,
      "build/d.md": oops,
      "old/e.md": oops,
      "node_modules/p/f.md": oops,
      ".git/g.md": oops,
    };
    const { out } = await run(files, [...concise, "."]);
    assert.deepEqual(names(out), ["c.markdown", "docs/a.mdx", "docs/b.md", "docs/keep.tmp.md"]);
  });
  it("checks what is named, even if ignored", async () => {
    const { out } = await run({ ".gitignore": "*.md\n", "a.md": oops }, [...concise, "a.md"]);
    assert.deepEqual(names(out), ["a.md"]);
  });
  it("leaves out what the configuration ignores, even if named", async () => {
    const path = folder({ ".blameless.json": '{ "ignore": ["old"] }', "old/a.md": oops, "b.md": oops });
    assert.deepEqual(names((await run(path, [...concise, "old/a.md", "b.md"])).out), ["b.md"]);
    const alone = await run(path, [...concise, "old/a.md"]);
    assert.equal(alone.code, 2);
    assert.match(alone.err, /^blameless: old\/a\.md: `ignore` in the configuration leaves it out/);
    assert.equal((await run(path, [...concise, "--allow-empty", "old/a.md"])).code, 0);
  });
  it("knows the kind of a document by its folders, wherever it runs", async () => {
    const path = folder({ ".git/HEAD": "", "incidents/may/a.md": "# The queue\n\nOops.\n" });
    assert.deepEqual(names((await run(path, [...concise, "."])).out), ["incidents/may/a.md"]);
    assert.deepEqual(names((await run(path, [...concise, "a.md"], { in: "incidents/may" })).out), ["a.md"]);
    assert.match(
      (await run(path, ["files"], { in: "incidents/may" })).out,
      /✓ a\.md {2}postmortem: it lies in a folder/,
    );
  });
  it("honours ignore files above the folder, up to the repository", async () => {
    const { out } = await run({ ".git/HEAD": "", ".gitignore": "b.md\n", "docs/a.md": oops, "docs/b.md": oops }, [
      ...concise,
      "docs",
    ]);
    assert.deepEqual(names(out), ["docs/a.md"]);
  });
  it("matches globs and leaves out with !", async () => {
    const { out } = await run({ "d/a.md": oops, "d/b.md": oops, "d/e/c.md": oops }, [
      ...concise,
      "d/**/*.md",
      "!d/b.md",
    ]);
    assert.deepEqual(names(out), ["d/a.md", "d/e/c.md"]);
  });
  it("matches globs below the folder it runs in, and above it only where they say so", async () => {
    const files = { "sub/a.md": oops, "sub/d/b.md": oops, "c.md": oops };
    for (const [glob, found] of [
      ["**/*.md", ["a.md", "d/b.md"]],
      ["*.md", ["a.md"]],
      ["./*/*.md", ["d/b.md"]],
      ["../*.md", ["../c.md"]],
    ] as const)
      assert.deepEqual(names((await run(files, [...concise, glob], { in: "sub" })).out), found, glob);
    const path = folder(files);
    assert.deepEqual(names((await run(path, [...concise, `${path}/s*/*.md`])).out), ["sub/a.md"]);
  });
  it("takes all but what ! leaves out", async () => {
    assert.deepEqual(names((await run({ "d/a.md": oops, "d (1)/b.md": oops }, [...concise, "!d"])).out), [
      "d (1)/b.md",
    ]);
    const { out } = await run({ "d (1)/a.md": oops, "d (1)/b.md": oops }, [...concise, "!a.md"], { in: "d (1)" });
    assert.deepEqual(names(out), ["b.md"]);
  });
  onUnix("follows links to files, and no links to folders", async () => {
    const path = folder({ "d/a.md": oops, "real/b.md": oops });
    symlinkSync("../real/b.md", join(path, "d/b.md"));
    symlinkSync("..", join(path, "d/loop"));
    assert.deepEqual(names((await run(path, [...concise, "d"])).out), ["d/a.md", "d/b.md"]);
  });
  it("shows files outside the folder by a relative path", async () => {
    const { out } = await run({ "a.md": oops, "sub/x.txt": "" }, [...concise, "../a.md"], { in: "sub" });
    assert.deepEqual(names(out), ["../a.md"]);
  });
  it("takes the files of the configuration when none is named", async () => {
    const config = JSON.stringify({ files: ["docs/*.md"], ignore: ["**/template.md"] });
    const { out } = await run(
      { ".blameless.json": config, "docs/a.md": oops, "docs/template.md": oops, "b.md": oops },
      concise,
    );
    assert.deepEqual(names(out), ["docs/a.md"]);
  });
  it("takes every postmortem when nothing says which", async () => {
    const { code, out } = await run({ "a.md": oops, "README.md": "# Read me\n\nOops.\n" }, ["--format", "json"]);
    assert.equal(code, 1);
    assert.deepEqual(
      JSON.parse(out).results.map((it: { filePath: string }) => it.filePath),
      ["a.md"],
    );
  });
  it("says so when there is none, unless that is fine", async () => {
    const path = folder({ "README.md": "# Read me\n" });
    assert.equal((await run(path, [])).code, 2);
    const { code, out } = await run(path, ["--allow-empty"]);
    assert.deepEqual([code, out], [0, "There was nothing to check.\n"]);
    assert.equal((await run(folder({ "d/a.txt": "" }), ["--allow-empty", "d", "e/*.md"])).code, 0);
  });
  it("says that a named file is no postmortem", async () => {
    const { code, out } = await run({ "README.md": "# Read me\n\nOops.\n" }, ["README.md"]);
    assert.deepEqual(
      [code, out],
      [
        0,
        "1 file is not a postmortem: README.md; `blameless files` says why, and `kind: postmortem` in the front matter settles it.\n",
      ],
    );
  });
});

describe("standard input", () => {
  it("is linted under its name, with the configuration of its folder", async () => {
    const { code, out } = await run(
      { "docs/.blameless.json": '{ "rules": { "oops": "error" } }' },
      [...concise, "--stdin-filename", "docs/a.md", "-"],
      { stdin: oops },
    );
    assert.deepEqual([code, out], [1, "docs/a.md:3:1: error: This says “oops”. What happened? [oops]\n"]);
  });
  it("needs no name", async () => {
    const { out } = await run({}, [...concise, "-"], { stdin: oops });
    assert.match(out, /^<stdin>:3:1/);
  });
  it("must be text", async () => {
    const { code, err } = await run({}, ["-"], { stdin: new Uint8Array([0, 1]) });
    assert.deepEqual(
      [code, err],
      [2, "blameless: standard input cannot be read: it is a binary file; name Markdown files\n"],
    );
  });
  it("is a filter with --fix: the text goes on, the report goes to standard error", async () => {
    const { code, out, err } = await run({}, [...concise, "--fix", "-"], { stdin: `${oops}the the end\n` });
    assert.deepEqual([code, out], [1, `${oops}the end\n`]);
    assert.match(err, /^<stdin>:3:1: warning/);
    assert.equal((await run({}, ["--fix", "-"], { stdin: clean })).out, clean);
  });
});

describe("--fix", () => {
  onUnix("writes what it fixed, with byte-order mark, line ends and mode, and lints again", async () => {
    const path = folder({ "a.md": "\uFEFF# Postmortem\r\n\r\nthe the the end ADD-LINE\r\n" });
    chmodSync(join(path, "a.md"), 0o640);
    const { code, out, file } = await run(path, ["--fix", "a.md"]);
    assert.equal(file("a.md"), "\uFEFF# Postmortem\r\n\r\nthe end one\r\ntwo\r\n");
    assert.equal(statSync(join(path, "a.md")).mode & 0o777, 0o640);
    assert.deepEqual([code, out], [0, "3 fixes made in 1 file.\nNothing to report in 1 postmortem.\n"]);
  });
  onUnix("writes through a link, and leaves what needs no fix alone", async () => {
    const path = folder({ "real.md": "# Postmortem\n\nthe the\n", "b.md": clean });
    symlinkSync("real.md", join(path, "a.md"));
    const before = statSync(join(path, "b.md")).mtimeMs;
    const { file } = await run(path, ["--fix", "a.md", "b.md"]);
    assert.equal(file("real.md"), "# Postmortem\n\nthe\n");
    assert.equal(statSync(join(path, "b.md")).mtimeMs, before);
  });
  onUnix("follows a link out of the folder only where it is named", async () => {
    const text = "# Postmortem\n\nthe the\n";
    const path = folder({ "elsewhere/real.md": text, "here/in/real.md": text });
    symlinkSync("../elsewhere/real.md", join(path, "here/out.md"));
    symlinkSync("in/real.md", join(path, "here/a.md"));
    const { code, err, file } = await run(path, ["--fix", "."], { in: "here" });
    assert.deepEqual(
      [code, err],
      [
        2,
        "blameless: out.md: the fixed text cannot be written, and the file is as it was: it is a link that leads out of this folder; name it to have it fixed\n",
      ],
    );
    assert.equal(file("elsewhere/real.md"), text);
    assert.equal(file("here/in/real.md"), "# Postmortem\n\nthe\n");
    assert.equal((await run(path, ["--fix", "out.md"], { in: "here" })).code, 0);
    assert.equal(file("elsewhere/real.md"), "# Postmortem\n\nthe\n");
  });
  it("says when a file cannot be written", async () => {
    const files = {
      ...nodeFiles,
      write: () => {
        throw Object.assign(new Error("read-only"), { code: "EROFS", syscall: "open" });
      },
    };
    const { code, err } = await run({ "a.md": "# Postmortem\n\nthe the\n" }, ["--fix", "a.md"], { files });
    assert.deepEqual(
      [code, err],
      [
        2,
        "blameless: a.md: the fixed text cannot be written, and the file is as it was: it lies on a read-only file system\n",
      ],
    );
  });
  it("leaves a read-only file as it is", async () => {
    const text = "# Postmortem\n\nthe the\n";
    const path = folder({ "a.md": text });
    chmodSync(join(path, "a.md"), 0o444);
    const { code, err, file } = await run(path, ["--fix", "a.md"]);
    assert.equal(code, 2);
    assert.match(err, /a\.md: the fixed text cannot be written, and the file is as it was: access is not allowed/);
    assert.equal(file("a.md"), text);
  });
  it("tells of a rule that stops, though it is off when the fixed text is read", async () => {
    const { code, out, file } = await run({ "a.md": "# Postmortem\n\nthe the CRASH\n" }, [...concise, "--fix", "a.md"]);
    assert.equal(code, 3);
    assert.match(out, /^a\.md:1:1: error: The rule crash stopped with an error.* \[internal-error\]\n$/);
    assert.equal(file("a.md"), "# Postmortem\n\nthe CRASH\n");
  });
  it("never applies a suggestion", async () => {
    const { file } = await run({ "a.md": oops }, ["--fix", "a.md"]);
    assert.equal(file("a.md"), oops);
  });
});

describe("--diff", () => {
  it("shows what would change, reports the rest, and changes nothing", async () => {
    const text = `${oops}\nthe the end\n`;
    const { code, out, err, file } = await run({ "a.md": text }, [...concise, "--diff", "a.md"]);
    assert.equal(code, 1);
    assert.equal(file("a.md"), text);
    assert.equal(
      out,
      "--- a/a.md\n+++ b/a.md\n@@ -2,4 +2,4 @@\n \n Oops, the queue filled up.\n \n-the the end\n+the end\n",
    );
    assert.equal(err, "a.md:3:1: warning: This says “oops”. What happened? [oops]\n");
  });
  it("fails for what would be fixed, if that is severe enough", async () => {
    const path = folder({ "a.md": "# Postmortem\n\nthe the\n" });
    assert.equal((await run(path, ["--diff", "--fail-on", "information", "a.md"])).code, 1);
    assert.equal((await run(path, ["--diff", "a.md"])).code, 0);
  });
});

describe("runs", () => {
  it("gives the same bytes twice", async () => {
    const path = folder(Object.fromEntries(["b", "a", "c/d"].map((name) => [`${name}.md`, oops])));
    for (const format of ["stylish", "json", "sarif"])
      assert.equal((await run(path, ["--format", format, "."])).out, (await run(path, ["--format", format, "."])).out);
  });
  it("shows progress on a terminal after a second, and takes it away", async () => {
    let time = 0;
    const now = (): number => (time += 600);
    const files = { "a.md": clean, "b.md": clean, "c.md": clean };
    const { err } = await run(files, ["."], { tty: true, now });
    assert.equal(err, "\r\u001B[KChecking 1 of 3 files …\r\u001B[KChecking 2 of 3 files …\r\u001B[K");
    assert.equal((await run(files, ["--no-progress", "."], { tty: true, now })).err, "");
    assert.equal((await run(files, ["."], { tty: true, now, env: { CI: "true" } })).err, "");
  });
  it("hands the day to suppressions that end", async () => {
    const path = folder({
      "a.md": "# Postmortem\n\n<!-- blameless-disable-next-line until=2024-06-01 -- agreed -->\nOops.\n",
    });
    assert.equal((await run(path, ["a.md"])).code, 0);
    assert.equal((await run(path, ["--date", "2024-06-02", "a.md"])).code, 1);
  });
  it("says that a day does not exist", async () => {
    const text = "# Postmortem\n\n<!-- blameless-disable-next-line until=2024-13-45 -->\nOops.\n";
    const { out } = await run({ "a.md": text }, [...concise, "a.md"]);
    assert.match(out, /No rule is called “until=2024-13-45”/);
  });
  it("shows the analysis of sentences", async () => {
    const { code, out } = await run({ "a.md": clean }, ["--debug", "english", "a.md"]);
    assert.equal(code, 0);
    assert.match(out, /“The queue filled up\.”/);
  });
  it("does not mind a file that changes its kind", async () => {
    const path = folder({ "a.md": clean });
    writeFileSync(join(path, "a.md"), "");
    assert.equal((await run(path, ["a.md"])).code, 0);
  });
});

describe("suppressions that serve nothing", () => {
  const text = "# Postmortem\n\n<!-- blameless-disable-next-line doubled -->\nThe queue filled up.\n";
  const report = async (argv: readonly string[], config = "{}"): Promise<string> =>
    (await run({ ".blameless.json": config, "a.md": text }, [...concise, ...argv, "a.md"])).out;
  it("are reported as loudly as somebody wants", async () => {
    assert.match(await report([]), /^a\.md:3:1: information: .* \[unused-suppression\]\n$/);
    assert.match(await report([], '{ "rules": { "unused-suppression": "error" } }'), /: error: /);
    assert.equal(await report(["--rule", "unused-suppression:off"]), "");
  });
  it("are left in peace where their rule is off", async () => {
    const { out, file } = await run({ "a.md": text }, [...concise, "--rule", "doubled:off", "--fix", "a.md"]);
    assert.deepEqual([out, file("a.md")], ["", text]);
  });
});
