/** What a file system, a shell and other programs may do to a run. */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "mocha";
import { nodeFiles } from "../../server/src/nodeFiles.ts";
import { clean, folder, onUnix, oops, run } from "./support.ts";

const concise = ["--format", "concise"];
const found = "a.md:3:1: warning: This says “oops”. What happened? [oops]\n";
const double = "# Postmortem\n\nthe the end\n";
const tsx = pathToFileURL(createRequire(resolve("package.json")).resolve("tsx")).href;
const bin = ["--import", tsx, resolve("server/src/cli/bin.ts")];
const TSX = { ...process.env, TSX_TSCONFIG_PATH: resolve("tsconfig.json") };

/** What the kernel of Linux offers for such tests. */
const onLinux = process.platform === "linux" ? it : it.skip;

describe("what is no regular file", () => {
  onUnix("is said to be none, and the others are checked", async () => {
    const path = folder({ "a.md": oops });
    execFileSync("mkfifo", [join(path, "pipe.md")]);
    const { code, out, err } = await run(path, [...concise, "a.md", "pipe.md", "/dev/zero"]);
    assert.deepEqual([code, out], [2, found]);
    assert.equal(err, "blameless: /dev/zero: it is not a regular file\nblameless: pipe.md: it is not a regular file\n");
  });
  onUnix("is passed over in a folder", async () => {
    const path = folder({ "a.md": oops });
    execFileSync("mkfifo", [join(path, "pipe.md")]);
    execFileSync("mkfifo", [join(path, ".gitignore")]);
    symlinkSync("/dev/zero", join(path, "zero.md"));
    assert.deepEqual((await run(path, [...concise, "."])).out, found);
  });
  onUnix("is no configuration, and no reason to wait for one", async () => {
    for (const name of [".blameless.json", "other.json"]) {
      const path = folder({ "a.md": oops });
      execFileSync("mkfifo", [join(path, name)]);
      const argv = name === "other.json" ? ["--config", name, "a.md"] : ["a.md"];
      const { code, err } = await run(path, argv);
      assert.deepEqual(
        [code, err],
        [2, `blameless: ${name}: the configuration cannot be read: it is not a regular file\n`],
      );
    }
  });
  onLinux("is read where a shell passes it on", () => {
    const path = folder({});
    const command = `node ${bin.map((it) => `"${it}"`).join(" ")} --format concise --no-config <(sleep 0.2; printf '${"# Postmortem: x\\n\\nThe nurse should have looked.\\n"}')`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
      cwd: resolve("."),
      encoding: "utf8",
      env: { ...TSX, PWD: path },
    });
    assert.match(stdout, /should-have/, stderr);
    assert.equal(status, 1);
  });
});

describe("too much", () => {
  it("of a file is said to be, and the others are checked", async () => {
    const path = folder({ "a.md": oops, "b.md": "" });
    truncateSync(join(path, "b.md"), 3_000_000_000);
    const { code, out, err } = await run(path, [...concise, "a.md", "b.md"]);
    assert.deepEqual([code, out], [2, found]);
    assert.equal(err, "blameless: b.md: it is larger than 20 MB, which no document is\n");
  });
  onUnix("of standard input is said to be", () => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" ${bin.map((it) => `"${it}"`).join(" ")} - < /dev/zero`],
      { encoding: "utf8", env: TSX },
    );
    assert.deepEqual(
      [status, stderr],
      [2, "blameless: standard input cannot be read: it is larger than 20 MB, which no document is\n"],
    );
  });
});

describe("a file that changes while it is checked", () => {
  it("is left as it is by --fix, and the others are fixed", async () => {
    const path = folder({ "a.md": double, "b.md": double });
    let reads = 0;
    const files = {
      ...nodeFiles,
      read: (name: string) => {
        const bytes = nodeFiles.read(name);
        if (name.endsWith("/a.md") && reads++ === 0) writeFileSync(name, "# Postmortem\n\nthe the very end\n");
        return bytes;
      },
    };
    const { code, err, file } = await run(path, ["--fix", "a.md", "b.md"], { files });
    assert.equal(code, 2);
    assert.equal(err, "blameless: a.md: it was changed while it was checked, and is as it was; run --fix again\n");
    assert.equal(file("a.md"), "# Postmortem\n\nthe the very end\n");
    assert.equal(file("b.md"), "# Postmortem\n\nthe end\n");
  });
  it("may go away, and the others are checked", async () => {
    const path = folder({ "a.md": oops, "b.md": oops });
    const files = {
      ...nodeFiles,
      read: (name: string) => {
        if (name.endsWith("/b.md")) throw Object.assign(new Error("gone"), { code: "ENOENT", syscall: "open" });
        return nodeFiles.read(name);
      },
    };
    const { code, out, err } = await run(path, [...concise, "."], { files });
    assert.deepEqual([code, out, err], [2, found, "blameless: b.md: there is no such file or folder\n"]);
  });
});

describe("writing", () => {
  it("makes a fix in a file with the longest of names, and leaves nothing else behind", async () => {
    const name = `${"n".repeat(250)}.md`;
    const path = folder({ [name]: double, [`${name.slice(0, 240)}.tmp`]: "mine" });
    assert.equal((await run(path, ["--fix", name])).code, 0);
    assert.equal(readFileSync(join(path, name), "utf8"), "# Postmortem\n\nthe end\n");
    assert.equal(readdirSync(path).length, 2);
  });
  onLinux("says that a disk is full, wherever the report goes", async () => {
    const path = folder({ "a.md": oops });
    const { code, err } = await run(path, ["--format", "json:/dev/full", "a.md"]);
    assert.deepEqual([code, err], [2, "blameless: /dev/full: the report cannot be written: there is no space left\n"]);
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" ${bin.map((it) => `"${it}"`).join(" ")} rules > /dev/full`],
      { encoding: "utf8", env: TSX },
    );
    assert.deepEqual([status, stderr], [2, "blameless: the output could not be written: there is no space left\n"]);
  });
  onUnix("stops without a word when nobody reads on", () => {
    const command = `"${process.execPath}" ${bin.map((it) => `"${it}"`).join(" ")} rules --format json | head -1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8", env: TSX });
    assert.deepEqual([stdout, stderr], ["[\n", ""]);
  });
  onUnix("in the middle of which somebody stops the run leaves each file whole", async () => {
    const text = `# Postmortem: the queue\n\n${"The the queue filled up, and the pump ran dry.\n\n".repeat(200)}`;
    const fixed = text.replaceAll("The the", "The");
    const names = Array.from({ length: 60 }, (_, i) => `${i}.md`);
    const path = folder(Object.fromEntries(names.map((name) => [name, text])));
    const child = spawn(process.execPath, [...bin, "--fix", "."], { cwd: path, env: TSX, stdio: "ignore" });
    const ended = new Promise((settle) => child.once("exit", (_, signal) => settle(signal)));
    const isFixed = (): boolean => names.some((name) => readFileSync(join(path, name), "utf8") !== text);
    while (!isFixed() && child.exitCode === null) await new Promise((settle) => setTimeout(settle, 5));
    child.kill("SIGINT");
    assert.equal(await ended, "SIGINT");
    for (const name of names) {
      const after = readFileSync(join(path, name), "utf8");
      assert.ok(after === text || after === fixed, name);
    }
    assert.equal(readdirSync(path).length, names.length);
  });
});

describe("names", () => {
  onLinux("that are no UTF-8 are said to be unreadable, and the others are checked", async () => {
    const path = folder({ "a.md": oops });
    writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".md")]), oops);
    const { code, out, err } = await run(path, [...concise, "."]);
    assert.deepEqual([code, out], [2, found]);
    assert.match(err, /\.md: its name is not valid UTF-8; give it another one\n$/);
  });
  onUnix("may hold anything, and nothing of it reaches the terminal", async () => {
    const path = folder({ "a\u001B[31m\n::error::x.md": oops, "🦀 (1) [x] {a,b} 'q'.md": oops });
    for (const format of ["stylish", "concise", "github", "json", "sarif"]) {
      const { code, out, err } = await run(path, ["--format", format, "."], { tty: true });
      assert.equal(code, 1);
      assert.equal(err, "");
      assert.doesNotMatch(out.replace(/\u001B\[[\d;]*m/g, ""), /\u001B|^::error::x/m);
    }
    const { out } = await run(path, [...concise, "🦀 (1) [x] {a,b} 'q'.md"]);
    assert.match(out, /^🦀/u);
  });
  onUnix("are told of in one line, whatever they hold", async () => {
    const path = folder({
      "b\u001B[31m\n::error::x.md": new Uint8Array([0]),
      "a\u001B]0;x\u0007\n::error::y.md": oops,
    });
    const runs = [
      await run(path, ["files"]),
      await run(path, [...concise, "."]),
      await run({ ".blameless.json": '{ "a\\u001b[31m\\n::error::": 1 }', "a.md": oops }, ["a.md"]),
      await run({ "a.md": oops }, ["a\u001B[31m\n::error::.md"]),
      await run({ "a.md": oops }, ["explain", "a\u001B[31m\n::error::"]),
    ];
    for (const { code, out, err } of runs) {
      assert.equal(code, 2);
      assert.doesNotMatch(out + err, /[\u001B\u0007]|^::/m);
      assert.match(err, /^blameless: .*::error::.*\n$/);
    }
  });
  onUnix("may be links that lead in a circle", async () => {
    const path = folder({ "a.md": oops });
    mkdirSync(join(path, "d"));
    symlinkSync("..", join(path, "d/up"));
    symlinkSync("loop.md", join(path, "loop.md"));
    const { code, out } = await run(path, [...concise, "."]);
    assert.deepEqual([code, out], [1, found]);
    const named = await run(path, ["loop.md"]);
    assert.deepEqual([named.code, named.err], [2, "blameless: loop.md: there is no such file or folder\n"]);
  });
  it("may be as deep as a disk allows", async () => {
    const deep = `${"d/".repeat(900)}a.md`;
    const path = folder({ [deep]: oops });
    assert.ok(existsSync(join(path, deep)));
    const { code, out } = await run(path, [...concise, "."]);
    assert.deepEqual([code, out], [1, `${deep}${found.slice(4)}`]);
    assert.equal((await run(path, ["--fix", "."])).code, 1);
    assert.equal((await run({ "a.md": clean }, ["x/".repeat(100_000)])).code, 2);
  });
});
