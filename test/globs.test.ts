/** Globs and ignore files: what people write, and what would take too long. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { globProblem } from "../server/src/core/config/pattern.ts";
import { createGlob, createGlobs, createIgnore } from "../server/src/globs.ts";

describe("globs", () => {
  it("are what people write for their postmortems", () => {
    for (const [glob, path] of [
      ["**/*-post*mortem*.md", "docs/2024/2024-05-03-post-mortem-queue.md"],
      ["incidents/20*-*-*-*.md", "incidents/2024-05-03-queue.md"],
      ["*_*_*_*.md", "2024_05_03_queue.md"],
      ["docs/**/incidents/**/final/**/*.md", "docs/a/incidents/2024/final/d.md"],
      ["**.md", "a.md"],
      ["{docs,wiki}/{incidents,post{mortems,-mortems}}/*.{md,mdx}", "wiki/post-mortems/a.mdx"],
      ["[0-9][0-9]*.md", "03-queue.md"],
      ["[!_]*.md", "queue.md"],
      ["a\\*b\\[1].md", "a*b[1].md"],
      ["it's (1) + {a} $.md", "it's (1) + {a} $.md"],
      ["./docs//*.md", "docs/a.md"],
    ] as const) {
      strictEqual(globProblem(glob), undefined);
      ok(createGlob(glob)(path), glob);
    }
    for (const [glob, path] of [
      ["*.md", "docs/a.md"],
      ["**/a", "b/ba"],
      ["a?.md", "a/.md"],
      ["[!_]*.md", "_queue.md"],
    ] as const)
      ok(!createGlob(glob)(path), glob);
  });

  it("of a folder that is a root hold what lies in it", () => {
    for (const folder of ["/", "C:/", "//server/share/"]) {
      ok(createGlobs(["docs/*.md"], folder)(`${folder}docs/a.md`), folder);
      ok(!createGlobs(["docs/*.md"], folder)(`${folder}a.md`), folder);
    }
  });

  it("of ignore files may be written on Windows, with comments, and end in a blank", () => {
    const says = createIgnore(
      "# drafts\r\n*.tmp.md  \r\n\r\n!keep.tmp.md\r\nout/\r\n\\#1.md\r\nblank\\ \r\n/top.md\r\n".split("\r\n"),
    );
    deepStrictEqual(
      ["a.tmp.md", "d/keep.tmp.md", "out", "#1.md", "blank ", "top.md", "d/top.md", "a.md"].map((it) =>
        says(it, false),
      ),
      [true, false, undefined, true, true, true, undefined, undefined],
    );
    strictEqual(says("d/Out", true), true);
  });

  it("are refused where they could match in too many ways, and quick where they may", () => {
    for (const glob of [
      `${"*a".repeat(100)}*b`,
      `${"**/a/".repeat(100)}b`,
      `${"**/*a*/".repeat(60)}b`,
      "[".repeat(2000),
      `${" ".repeat(2000)}x`,
      "{a,b}".repeat(9),
    ])
      ok(globProblem(glob), glob.slice(0, 40));
    const began = performance.now();
    const long = "a".repeat(255);
    const folders = Array.from({ length: 100 }, () => "a").join("/");
    for (const glob of ["*a*a*a*b", "**/a/**/a/**/a/b", "[a-z]".repeat(150), "?".repeat(250)]) {
      strictEqual(globProblem(glob), undefined);
      ok(!createGlob(glob)(glob.includes("/") ? folders : `${long}c`), glob);
      strictEqual(createIgnore([glob])(glob.includes("/") ? folders : `${long}c`, false), undefined);
    }
    const took = performance.now() - began;
    ok(took < 10_000, `${took} ms`);
  });
});
