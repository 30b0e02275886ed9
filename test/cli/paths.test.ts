import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parentOf, relative, resolve } from "../../server/src/paths.ts";

describe("paths", () => {
  for (const [folder, path, expected] of [
    ["/team", "a.md", "/team/a.md"],
    ["/team", "./d/../a.md", "/team/a.md"],
    ["/team", "../../..", "/"],
    ["/team", "//etc//a.md", "/etc/a.md"],
    ["/team", "a\\b.md", "/team/a\\b.md"],
    ["C:/docs", "d\\a.md", "C:/docs/d/a.md"],
    ["C:/docs", "..\\..\\..", "C:/"],
    ["C:/docs", "D:\\a.md", "D:/a.md"],
    ["C:/docs", "\\\\server\\share\\a.md", "//server/share/a.md"],
    ["//server/share/docs", "d\\..\\a.md", "//server/share/docs/a.md"],
    ["//server/share/docs", "..\\..\\..\\a.md", "//server/share/a.md"],
  ] as const)
    it(`${path} in ${folder} is ${expected}`, () => assert.equal(resolve(folder, path), expected));

  it("have a folder, up to the root", () => {
    assert.equal(parentOf("/a.md"), "/");
    assert.equal(parentOf("/"), "/");
    assert.equal(parentOf("C:/a.md"), "C:/");
    assert.equal(parentOf("C:/"), "C:/");
  });

  it("are shown as seen from a folder", () => {
    assert.equal(relative("/team/docs", "/team/docs/a.md"), "a.md");
    assert.equal(relative("/team/docs", "/team/a.md"), "../a.md");
    assert.equal(relative("/team/docs", "/team/docs"), ".");
    assert.equal(relative("C:/docs", "D:/a.md"), "D:/a.md");
  });
});
