/** A window with three folders, each with a configuration of its own, or none. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createKeyboard } from "./keyboard.ts";
import { createSandbox, install, packaged, startBrowser, startVsCode, until, VERSIONS, windowUrl } from "./vscode.ts";

const TEXT = "# Postmortem: queue outage\n\n## Summary\n\nPriya should have checked the queue. Omar forgot to look.\n";

for (const version of VERSIONS)
  it(`each folder of a window follows its own configuration, in VS Code (${version})`, async function () {
    this.timeout(90_000);
    const box = createSandbox(version);
    const folders = {
      stage: '{ "rules": { "should-have": "off" } }',
      office: '{ "rules": { "omission-verb": "off" } }',
      yard: "",
    };
    for (const [name, configuration] of Object.entries(folders)) {
      mkdirSync(join(box.folder, "roots", name), { recursive: true });
      writeFileSync(join(box.folder, "roots", name, `${name}.md`), TEXT);
      if (configuration) writeFileSync(join(box.folder, "roots", name, ".blameless.jsonc"), configuration);
    }
    const workspace = join(box.folder, "roots", "three.code-workspace");
    const content = { folders: Object.keys(folders).map((path) => ({ path })) };
    writeFileSync(workspace, JSON.stringify(content));
    install(box, packaged());
    const code = await startVsCode(box);
    let browser: Browser | undefined;
    try {
      browser = await startBrowser();
      // Tall enough to show every problem: the list holds no more than what is seen.
      const page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
      const keys = createKeyboard(page);
      await page.goto(windowUrl(code.url, workspace));
      await page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60_000 });
      // The tree opens its folders by itself.
      await page.waitForTimeout(1000);
      for (const name of Object.keys(folders)) await keys.open(`${name}/${name}.md`);
      await page.keyboard.press("Control+Shift+M");
      const problems = async (): Promise<string> =>
        (await page.locator(".markers-panel .monaco-list-row").allInnerTexts()).join("\n").replace(/\s+/g, " ");
      await until("the findings of all three", 30_000, async () =>
        /yard\.md.*stage\.md|stage\.md.*yard\.md/.test(await problems()),
      );
      await page.waitForTimeout(1000);
      const parts = (await problems()).split(/(?=\b(?:stage|office|yard)\.md)/);
      const of = (name: string): string => parts.find((it) => it.startsWith(`${name}.md`)) ?? "";
      assert.ok(/omission-verb/.test(of("stage")) && !/should-have/.test(of("stage")), of("stage"));
      assert.ok(/should-have/.test(of("office")) && !/omission-verb/.test(of("office")), of("office"));
      assert.ok(/should-have/.test(of("yard")) && /omission-verb/.test(of("yard")), of("yard"));
    } catch (error) {
      await browser
        ?.contexts()[0]
        ?.pages()[0]
        ?.screenshot({ path: join(import.meta.dirname, "shots", version, "failed-folders.png") });
      throw error;
    } finally {
      await browser?.close();
      await code.stop();
      box.remove();
    }
  });
