/** Globs and ignore files, against the libraries that everybody else uses, and in no more time than it takes. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import ignore from "ignore";
import picomatch from "picomatch";
import { globProblem } from "../server/src/core/config.ts";
import { createGlob, createGlobs, createIgnore } from "../server/src/globs.ts";

describe("globs", () => {
  it("are what people write for their postmortems", () => {
    for (const [glob, path] of [
      ["**/*-post*mortem*.md", "docs/2024/2024-05-03-post-mortem-queue.md"],
      ["incidents/20*-*-*-*.md", "incidents/2024-05-03-queue.md"],
      ["*_*_*_*_*.md", "2024_05_03_queue_outage.md"],
      ["docs/**/incidents/**/reviews/**/final/**/*.md", "docs/a/incidents/2024/reviews/b/c/final/d.md"],
      ["**.md", "a.md"],
      ["{docs,wiki}/{incidents,post{mortems,-mortems}}/*.{md,mdx}", "wiki/post-mortems/a.mdx"],
      ["[0-9][0-9]*.md", "03-queue.md"],
      ["[!_]*.md", "queue.md"],
      ["a\\*b\\[1].md", "a*b[1].md"],
      ["it's (1) + {a} [] $.md", "it's (1) + {a} [] $.md"],
      ["./docs//*.md", "docs/a.md"],
    ] as const) {
      strictEqual(globProblem(glob), undefined);
      ok(createGlob(glob)(path), glob);
    }
    for (const [glob, path] of [
      ["*.md", "docs/a.md"],
      ["**/a", "b/ba"],
      ["a?.md", "a/.md"],
      ["a[/]b", "a/b"],
      ["[!_]*.md", "_queue.md"],
      ["docs/**", "docs"],
      ["{a,b}.md", "{a,b}.md"],
    ] as const)
      ok(!createGlob(glob)(path), glob);
  });

  it("of a folder that is a root hold what lies in it", () => {
    for (const folder of ["/", "C:/", "//server/share/"]) {
      ok(createGlobs(["docs/*.md"], folder)(`${folder}docs/a.md`), folder);
      ok(!createGlobs(["docs/*.md"], folder)(`${folder}a.md`), folder);
    }
  });

  const piece = fc.constantFrom(
    "a",
    "b",
    "ab",
    "*",
    "?",
    "**",
    "/",
    "/",
    ".",
    "-",
    "[ab]",
    "[^a]",
    "[a-c]",
    "{a,b}",
    "\\*",
  );
  const glob = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
  const path = fc
    .array(fc.string({ unit: fc.constantFrom("a", "b", "c", ".", "-", "*"), minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((names) => names.join("/"));

  it("mean what they mean to others", () => {
    fc.assert(
      fc.property(glob, path, (written, asked) => {
        // Others differ among themselves here: dots as names, empty names, stars beside stars, a folder at the end.
        fc.pre(!/\/\/|^\/|\/$|\*\*[^/]|[^/]\*\*|\*\*\/\*\*|\*\*$|(?:^|\/)[.]|\.\./.test(written));
        fc.pre(!/(?:^|\/)\./.test(asked));
        strictEqual(createGlob(written)(asked), picomatch(written, { dot: true, windows: false })(asked));
      }),
      { numRuns: 3000 },
    );
  });

  it("of ignore files mean what they mean to others", () => {
    const line = fc
      .tuple(fc.constantFrom("", "", "!", "/"), glob, fc.constantFrom("", "", "/", " "))
      .map((it) => it.join(""));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), path, (lines, asked) => {
        fc.pre(
          !/\/\/|\*\*[^/\n]|[^/\n!]\*\*|\*\*\/\*\*|[{.\\]|\[\^/.test(lines.join("\n")) && !/(?:^|\/)\./.test(asked),
        );
        const says = createIgnore(lines.join("\n"));
        const names = asked.split("/");
        // What lies in a folder that is left out is left out.
        let known: boolean | undefined;
        for (let i = 1; i <= names.length && known !== true; i++) {
          const said = says(names.slice(0, i).join("/"), i < names.length);
          if (said !== undefined) known = said;
        }
        strictEqual(known ?? false, ignore().add(lines).ignores(asked), JSON.stringify(lines));
      }),
      { numRuns: 3000 },
    );
  });

  it("of ignore files may be written on Windows, with comments, and end in a blank", () => {
    const says = createIgnore(
      "# drafts\r\n*.tmp.md  \r\n\r\n!keep.tmp.md\r\nout/\r\n\\#1.md\r\nblank\\ \r\n/top.md\r\n",
    );
    deepStrictEqual(
      ["a.tmp.md", "d/keep.tmp.md", "out", "#1.md", "blank ", "top.md", "d/top.md", "a.md"].map((it) =>
        says(it, false),
      ),
      [true, false, undefined, true, true, true, undefined, undefined],
    );
    strictEqual(says("d/Out", true), true);
  });

  it("take no longer than their length", () => {
    const began = performance.now();
    const long = "a".repeat(250);
    const folders = Array.from({ length: 200 }, () => "a").join("/");
    ok(!createGlob(`${"*a".repeat(100)}*b`)(long));
    ok(!createGlob(`${"**/a/".repeat(100)}b`)(folders));
    ok(!createGlob(`${"**/*a*/".repeat(60)}b`)(`${folders}/${long}`));
    strictEqual(createIgnore(`${"*a".repeat(50_000)}*b\n`)(long, false), undefined);
    strictEqual(createIgnore(`${"[".repeat(100_000)}\n`)(long, false), undefined);
    strictEqual(createIgnore(`${" ".repeat(100_000)}x\n`)(long, false), undefined);
    const took = performance.now() - began;
    ok(took < 5000, `${took} ms`);
  });
});
