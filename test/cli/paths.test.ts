import assert from "node:assert/strict";
import path from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { fromSystem, join, parentOf, relative, resolve } from "../../server/src/paths.ts";

describe("paths", () => {
  for (const [folder, written, expected] of [
    ["/team", "a.md", "/team/a.md"],
    ["/team", "./d/../a.md", "/team/a.md"],
    ["/team", "../../..", "/"],
    ["/team", "//etc//a.md", "/etc/a.md"],
    ["/team", "a\\b.md", "/team/a\\b.md"],
    ["/team", "C:/a.md", "/team/C:/a.md"],
    ["C:/docs", "d\\a.md", "C:/docs/d/a.md"],
    ["C:/docs", "..\\..\\..", "C:/"],
    ["C:/docs", "D:\\a.md", "D:/a.md"],
    ["C:/docs", "c:\\docs\\a.md", "C:/docs/a.md"],
    ["C:/docs", "c:a.md", "C:/docs/a.md"],
    ["C:/docs", "D:a.md", "D:/a.md"],
    ["C:/docs", "\\a.md", "C:/a.md"],
    ["C:/", "a.md", "C:/a.md"],
    ["C:/docs", "\\\\server\\share\\a.md", "//server/share/a.md"],
    ["C:/docs", "\\\\server\\share", "//server/share/"],
    ["//server/share/docs", "d\\..\\a.md", "//server/share/docs/a.md"],
    ["//server/share/docs", "..\\..\\..\\a.md", "//server/share/a.md"],
    ["//server/share/docs", "\\a.md", "//server/share/a.md"],
    ["//server/share/docs", "C:\\a.md", "C:/a.md"],
  ] as const)
    it(`${written} in ${folder} is ${expected}`, () => assert.equal(resolve(folder, written), expected));

  it("have a folder, up to the root", () => {
    assert.equal(parentOf("/a.md"), "/");
    assert.equal(parentOf("/"), "/");
    assert.equal(parentOf("C:/a.md"), "C:/");
    assert.equal(parentOf("C:/"), "C:/");
    assert.equal(parentOf("//server/share/a.md"), "//server/share/");
    assert.equal(parentOf("//server/share/"), "//server/share/");
  });

  it("are shown as seen from a folder", () => {
    assert.equal(relative("/team/docs", "/team/docs/a.md"), "a.md");
    assert.equal(relative("/team/docs", "/team/a.md"), "../a.md");
    assert.equal(relative("/team/docs", "/team/docs"), ".");
    assert.equal(relative("/", "/a.md"), "a.md");
    assert.equal(relative("/", "/"), ".");
    assert.equal(relative("/team", "/tmp/a.md"), "/tmp/a.md");
    assert.equal(relative("C:/docs", "D:/a.md"), "D:/a.md");
    assert.equal(relative("C:/docs/a", "C:/docs/b/c.md"), "../b/c.md");
    assert.equal(relative("//server/share/a", "//server/other/a"), "//server/other/a");
  });

  it("of the system are written in one way", () => {
    assert.equal(fromSystem("c:\\Team\\docs", true), "C:/Team/docs");
    assert.equal(fromSystem("c:\\", true), "C:/");
    assert.equal(fromSystem("\\\\server\\share\\docs", true), "//server/share/docs");
    assert.equal(fromSystem("/team/a\\b", false), "/team/a\\b");
  });

  const name = fc.constantFrom("a", "docs", "Müller & co", "x y.md", "..", ".", "C", "é");
  const names = fc.array(name, { maxLength: 5 });

  it("are resolved as Windows resolves them", () => {
    const root = fc.constantFrom("C:\\", "D:\\", "\\\\server\\share\\", "\\\\nas\\Team files\\");
    const start = fc.constantFrom("", "", "C:", "c:\\", "D:", "d:/", "\\", "/", "\\\\server\\share\\", "//nas/x/");
    const slash = fc.constantFrom("\\", "/");
    fc.assert(
      fc.property(root, names, start, names, slash, (top, above, before, below, between) => {
        const folder = path.win32.resolve(top, ...above);
        const written = before + below.join(between);
        // Windows remembers a folder for each drive; here that of another one is its root.
        const drive = /^[a-z]:(?![\\/])/i.exec(written)?.[0];
        const isElsewhere = drive !== undefined && !folder.toUpperCase().startsWith(drive.toUpperCase());
        const asked = isElsewhere ? `${drive}\\${written.slice(2)}` : written;
        const known = path.win32.resolve(folder, asked).replace(/^[a-z]:/, (letter) => letter.toUpperCase());
        assert.equal(resolve(fromSystem(folder, true), written), known.replaceAll("\\", "/"));
      }),
    );
  });

  it("are resolved as other systems resolve them", () => {
    fc.assert(
      fc.property(names, fc.constantFrom("", "/", "//"), names, (above, before, below) => {
        const folder = path.posix.resolve("/", ...above);
        const written = before + below.join("/");
        assert.equal(resolve(folder, written), path.posix.resolve(folder, written));
      }),
    );
  });

  it("lead back from what is shown", () => {
    const folder = fc
      .tuple(fc.constantFrom("/", "C:/", "//server/share/"), names)
      .map(([root, parts]) => resolve(root, parts.join("/")));
    fc.assert(
      fc.property(folder, folder, (from, to) => {
        assert.equal(resolve(from, relative(from, to)), isOtherSystem(from, to) ? resolve(from, to) : to);
        assert.equal(join(parentOf(to), to.slice(join(parentOf(to), "").length)), to);
      }),
    );
  });
});

/** A path of one system means something else on another. */
function isOtherSystem(from: string, to: string): boolean {
  const isWindows = (path: string): boolean => /^(?:[A-Z]:|\/\/)/.test(path);
  return isWindows(from) !== isWindows(to);
}
