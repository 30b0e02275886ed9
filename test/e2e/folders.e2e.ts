/** A window with three folders, each with a configuration of its own, or none. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sandbox, until, VERSIONS } from "./vscode.ts";
import { openWindow } from "./window.ts";

const TEXT = "# Postmortem: queue outage\n\n## Summary\n\nPriya should have checked the queue. Omar forgot to look.\n";
const FOLDERS = {
  stage: '{ "rules": { "should-have": "off" } }',
  office: '{ "rules": { "omission-verb": "off" } }',
  yard: "",
};

/** The path of a workspace with these folders. */
function makeFolders({ folder }: Sandbox): string {
  for (const [name, configuration] of Object.entries(FOLDERS)) {
    mkdirSync(join(folder, "roots", name), { recursive: true });
    writeFileSync(join(folder, "roots", name, `${name}.md`), TEXT);
    if (configuration) writeFileSync(join(folder, "roots", name, ".blameless.jsonc"), configuration);
  }
  const workspace = join(folder, "roots", "three.code-workspace");
  writeFileSync(workspace, JSON.stringify({ folders: Object.keys(FOLDERS).map((path) => ({ path })) }));
  return workspace;
}

for (const version of VERSIONS)
  it(`each folder of a window follows its own configuration, in VS Code (${version})`, async function () {
    this.timeout(90_000);
    // Tall enough to show every problem: the list holds no more than what is seen.
    const { page, keys, shot, close } = await openWindow(version, {
      name: "folders",
      height: 2400,
      prepare: makeFolders,
    });
    try {
      // The tree opens its folders by itself.
      await page.waitForTimeout(1000);
      for (const name of Object.keys(FOLDERS)) await keys.open(`${name}/${name}.md`);
      await page.keyboard.press("Control+Shift+M");
      const problems = async (): Promise<string> =>
        (await page.locator(".markers-panel .monaco-list-row").allInnerTexts()).join("\n").replace(/\s+/g, " ");
      await until("the findings of all three", 30_000, async () => {
        const text = await problems();
        return Object.keys(FOLDERS).every((name) => text.includes(`${name}.md`));
      });
      await page.waitForTimeout(1000);
      await shot("problems");
      const parts = (await problems()).split(/(?=\b(?:stage|office|yard)\.md)/);
      const of = (name: string): string => parts.find((it) => it.startsWith(`${name}.md`)) ?? "";
      assert.ok(/omission-verb/.test(of("stage")) && !/should-have/.test(of("stage")), of("stage"));
      assert.ok(/should-have/.test(of("office")) && !/omission-verb/.test(of("office")), of("office"));
      assert.ok(/should-have/.test(of("yard")) && /omission-verb/.test(of("yard")), of("yard"));
    } catch (error) {
      await shot("failed");
      throw error;
    } finally {
      await close();
    }
  });
