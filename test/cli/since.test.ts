/** `--since`: what has changed in a branch, and nothing else, is reported. */
import { deepStrictEqual, doesNotMatch, match, strictEqual } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDiff } from "../../server/src/cli/since.ts";
import { clean, folder, onUnix, run } from "./support.ts";

const OLD = "# Postmortem: the queue\n\nOops, an old one. CRLF and all.\n\nThe queue filled up.\n";

/** A repository with a commit on `main`, and a branch to work on. */
function repository(files: Readonly<Record<string, string>>): { path: string; git: (...args: string[]) => void } {
  const path = folder(files);
  const git = (...args: string[]): void => {
    const names = ["-c", "user.name=Lena", "-c", "user.email=lena@example.com", "-c", "core.autocrlf=false"];
    execFileSync("git", [...names, ...args], { cwd: path, stdio: "ignore" });
  };
  git("init", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--message=first");
  git("checkout", "-b", "work");
  return { path, git };
}

const found = (out: string): string[] => out.split("\n").flatMap((line) => /^.*?:\d+(?=:)/.exec(line)?.[0] ?? []);
const since = (path: string, ...argv: string[]) => run(path, ["--since", "main", "--format", "concise", ...argv]);

describe("--since", () => {
  it("reports changed lines, committed or not, and new files, not what the other branch did meanwhile", async () => {
    const { path, git } = repository({ "d/a.md": OLD, "d/b.md": OLD, "d/same.md": OLD });
    git("checkout", "main");
    appendFileSync(join(path, "d/same.md"), "\nOops, on main.\n");
    git("commit", "--all", "--message=meanwhile");
    git("checkout", "work");
    appendFileSync(join(path, "d/a.md"), "\nOops, a new one.\n");
    git("commit", "--all", "--message=work");
    writeFileSync(join(path, "d/b.md"), OLD.replaceAll("\n", "\r\n"));
    writeFileSync(join(path, "d/new.md"), OLD);
    deepStrictEqual(found((await since(path)).out), ["d/a.md:7", "d/b.md:3", "d/new.md:3"]);
    deepStrictEqual(found((await since(path, "d/a.md", "d/same.md")).out), ["d/a.md:7"]);
    const below = await run(path, ["--since", "main", "--format", "concise", "."], { in: "d" });
    deepStrictEqual(found(below.out), ["a.md:7", "b.md:3", "new.md:3"]);
  });
  it("reports what concerns a document as a whole where anything has changed", async () => {
    const text = `the the\n\n${OLD}`;
    const { path } = repository({ "a.md": text, "b.md": text });
    appendFileSync(join(path, "a.md"), "\nIt was over at noon.\n");
    const { code, out } = await since(path, "--fail-on", "information");
    match(out, /^a\.md:1:\d+: information: A word stands twice\. \[doubled\]\n$/);
    strictEqual(code, 1);
  });
  onUnix("is not misled by names, or by lines that look like a diff", async () => {
    const odd = 'é "x"\t\\y\n+++ b.md';
    const { path, git } = repository({ [odd]: "# Postmortem", "a b.md": OLD, "moved.md": OLD });
    appendFileSync(join(path, odd), "\n++ b/a b.md\n@@ -1 +1,9 @@\nOops.\n");
    git("mv", "moved.md", "there.md");
    const { out } = await since(path);
    deepStrictEqual(found(out.replace(/^.*\+\+\+ b/, "odd")), ["odd.md:4"]);
  });
  it("has nothing to say where nothing has changed, and that is fine", async () => {
    const { path } = repository({ "a.md": OLD });
    const { code, out, err } = await run(path, ["--since", "main", "."]);
    deepStrictEqual([code, out, err], [0, "There was nothing to check.\n", ""]);
  });
  it("goes with a baseline, which knows the lines that have not changed too", async () => {
    const { path } = repository({ "a.md": OLD });
    await run(path, ["baseline", "create", "a.md"]);
    appendFileSync(join(path, "a.md"), "\nOops, the same word again.\n");
    const { out, err } = await since(path, "--baseline", ".blameless-baseline.json");
    deepStrictEqual([found(out), err], [["a.md:7"], ""]);
  });
  it("says what it lacks", async () => {
    const { path, git } = repository({ "a.md": clean });
    match(
      (await run(path, ["--since", "gone"])).err,
      /--since gone: git knows no commit that this and HEAD have in comm/,
    );
    git("checkout", "--orphan", "other");
    git("commit", "--allow-empty", "--message=alone");
    strictEqual((await run(path, ["--since", "main"])).code, 2);
    match(
      (await run(path, ["--since=--output=x"])).err,
      /--since needs a commit, such as origin\/main, not “--output=x”/,
    );
    rmSync(join(path, ".git"), { recursive: true, force: true });
    match((await run(path, ["--since", "main"])).err, /--since needs git, and a repository around this folder/);
    for (const argv of [["--fix"], ["--diff"], ["-"]]) {
      const { code, err } = await run(path, ["--since", "main", ...argv]);
      strictEqual(code, 2);
      doesNotMatch(err, /needs git/);
    }
  });
  it("reads a diff by its counts", () => {
    const diff = [
      "diff --git a/a.md b/a.md",
      "--- a/a.md",
      "+++ b/a.md",
      "@@ -3,2 +3 @@ heading",
      "-++ b/x.md",
      "-@@ -1 +1 @@",
      "\\ No newline at end of file",
      "+++ b/y.md",
      "\\ No newline at end of file",
      "@@ -9,1 +8,0 @@",
      "-gone",
      '+++ "b/\\"q\\"\\n\\033.md"',
      "@@ -0,0 +1,2 @@",
      "+a",
      "+b",
    ].join("\n");
    deepStrictEqual(
      [...readDiff(diff)],
      [
        ["a.md", [[3, 3]]],
        ['"q"\n\u001B.md', [[1, 2]]],
      ],
    );
  });
});
