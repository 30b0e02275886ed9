/** Places as editors write them, on every system, against what Node makes of them. */
import { strictEqual } from "node:assert/strict";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import { canonical, folderOf, folderPath, homeOf, originOf, pathOf, uriOf } from "../../server/src/lsp/uri.ts";
import { fromSystem } from "../../server/src/paths.ts";
import { start } from "./client.ts";

const BLAME = "# Postmortem: queue outage\n\nThe nurse should have checked the label.\n";

describe("URIs", () => {
  for (const [uri, origin, path] of [
    ["file:///w/a%20b.md", "file://", "/w/a b.md"],
    ["file:///c%3A/Team/a.md", "file://", "C:/Team/a.md"],
    ["file:///C:/Team/a.md", "file://", "C:/Team/a.md"],
    ["file:///c%3A", "file://", "C:/"],
    ["file://wsl%24/Ubuntu/docs/a.md", "file://", "//wsl$/Ubuntu/docs/a.md"],
    ["file://NAS/Team%20files/a.md", "file://", "//nas/Team files/a.md"],
    ["file://nas/share", "file://", "//nas/share/"],
    ["vscode-remote://wsl%2Bubuntu/srv/ada/a.md", "vscode-remote://wsl%2Bubuntu", "/srv/ada/a.md"],
    ["vscode-remote://wsl+Ubuntu/srv/ada/a.md", "vscode-remote://wsl%2Bubuntu", "/srv/ada/a.md"],
    ["vscode-vfs://github/w/a.md?ref=main#L1", "vscode-vfs://github", "/w/a.md"],
    ["untitled:Untitled-1", "untitled://", "Untitled-1"],
  ] as const)
    it(`of ${uri} are a place`, () => {
      strictEqual(originOf(uri), origin);
      strictEqual(pathOf(uri), path);
    });

  it("are written as editors write them", () => {
    strictEqual(uriOf("file://", "C:/w/it's (1)*.md"), "file:///c%3A/w/it%27s%20%281%29%2A.md");
    strictEqual(uriOf("file://", "//wsl$/Ubuntu/a.md"), "file://wsl%24/Ubuntu/a.md");
    strictEqual(uriOf("vscode-vfs://github", "/w/a.md"), "vscode-vfs://github/w/a.md");
    strictEqual(uriOf("file://", "/w/\ud800.md"), "file:///w/%EF%BF%BD.md");
  });

  it("of a folder hold what lies in it, also where it is a drive", () => {
    const folders = [
      "file:///c%3A/w",
      "file:///c%3A/w/docs/",
      "file:///D%3A/",
      "vscode-vfs://github/w",
      "file://nas/w",
    ];
    strictEqual(folderOf("file:///C:/w/docs/a.md", folders), folders[1]);
    strictEqual(folderOf("file:///c:/web/a.md", folders), undefined);
    strictEqual(folderOf("file:///d:/a.md", folders), folders[2]);
    strictEqual(folderOf("file://NAS/w/a.md", folders), folders[4]);
    strictEqual(folderPath("file:///d%3A/"), "D:/");
    strictEqual(folderPath("file:///w/docs/"), "/w/docs");
    strictEqual(folderPath("file:///"), "/");
  });

  it("of an untitled document or a cell lead to its folder", () => {
    strictEqual(homeOf("untitled:/c%3A/w/a.md", ["file:///c%3A/w"]), "file:///c%3A/w/a.md");
    strictEqual(homeOf("untitled://nas/w/a.md", ["file://nas/w"]), "file://nas/w/a.md");
    strictEqual(homeOf("vscode-notebook-cell:/w/a.ipynb#W0s", ["file:///w"]), "file:///w/a.ipynb");
    strictEqual(
      homeOf("vscode-notebook-cell://github/w/a.ipynb#x", ["vscode-vfs://github/w"]),
      "vscode-vfs://github/w/a.ipynb",
    );
    strictEqual(homeOf("untitled:Untitled-1", ["file:///w"]), "untitled:Untitled-1");
  });

  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((it) => !/[\\/\0]|^\.\.?$/.test(it));
  const names = fc.array(name, { minLength: 1, maxLength: 4 });

  it("lead from a path and back", () => {
    fc.assert(
      fc.property(fc.constantFrom("/", "C:/", "//nas/share/"), names, (root, parts) => {
        const path = root + parts.join("/");
        fc.pre(!/^\/[A-Za-z]:(?:\/|$)/.test(path));
        const uri = uriOf("file://", path);
        strictEqual(pathOf(uri), path);
        strictEqual(canonical(uri), uri);
      }),
    );
  });

  it("mean what they mean to Node", () => {
    fc.assert(
      fc.property(fc.constantFrom("C:\\", "d:\\", "\\\\nas\\share\\"), names, (root, parts) => {
        // Names that Windows itself takes apart, or refuses.
        fc.pre(!parts.some((it) => /[<>:"|?*\u0000-\u001F]|[. ]$|^ /.test(it)));
        const path = root + parts.join("\\");
        const uri = pathToFileURL(path, { windows: true }).href;
        strictEqual(pathOf(uri), fromSystem(path, true));
        strictEqual(fromSystem(fileURLToPath(canonical(uri), { windows: true }), true), fromSystem(path, true));
      }),
    );
  });
});

describe("a workspace on Windows", () => {
  it("is governed by the configuration in its drive, however the client writes it", async () => {
    const files = new Map([
      ["D:/.blameless.json", '{ "rules": { "should-have": "off" }, "files": ["incidents/*.md"] }'],
    ]);
    const client = await start({ folders: ["file:///d%3A/"], files });
    for (const [uri, expected] of [
      ["file:///d%3A/incidents/a.md", 0],
      ["file:///D:/incidents/b.md", 0],
      ["file:///e%3A/incidents/c.md", 1],
    ] as const) {
      client.open(uri, BLAME);
      const found = await client.diagnostics(uri);
      strictEqual(found.filter(({ code }) => code === "should-have").length, expected, uri);
    }
  });
});
