/** Takes the pictures of the README and of the walkthrough from a real VS Code. `npm run screenshots`. */
import { join } from "node:path";
import { root, until } from "./vscode.ts";
import { openWindow } from "./window.ts";

const POSTMORTEM = "docs/postmortems/2024-05-17-seat-map.md";

const SETTINGS = {
  "explorer.compactFolders": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "breadcrumbs.enabled": false,
  "editor.scrollbar.vertical": "hidden",
  "editor.overviewRulerBorder": false,
  "editor.hideCursorInOverviewRuler": true,
  "editor.occurrencesHighlight": "off",
  "editor.stickyScroll.enabled": false,
  "editor.lineNumbersMinChars": 3,
  "editor.renderLineHighlight": "none",
  "editor.hover.above": false,
  "[markdown]": { "editor.wordWrap": "on", "editor.fontSize": 13 },
};

async function main(): Promise<void> {
  const { page, keys, close } = await openWindow("latest", { name: "picture", settings: SETTINGS });
  try {
    await page.setViewportSize({ width: 1000, height: 600 });
    const picture = async (path: string): Promise<void> => {
      const file = join(root, path);
      await page.waitForTimeout(700);
      // Without the bars above and below.
      await page.screenshot({ path: file, clip: { x: 0, y: 36, width: 1000, height: 490 } });
    };
    await keys.open(POSTMORTEM);
    await until("the findings", 20_000, async () => (await keys.warnings()) >= 1);
    await page.keyboard.press("Control+B");
    // Lenses move the lines down once they come.
    await page.waitForTimeout(2000);

    await keys.goTo(9, 1);
    await keys.menuWith("The seat map was not refreshed");
    await picture("client/walkthrough/words.png");
    await page.keyboard.press("Escape");

    await keys.goTo(28, 4);
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    await page.locator(".monaco-hover-content", { hasText: "human-error-label" }).first().waitFor();
    await picture("client/walkthrough/findings.png");
    await page.keyboard.press("Escape");

    await keys.command("Blameless: New Postmortem from a Template");
    await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await picture("client/walkthrough/new.png");
    await page.keyboard.press("Escape");

    await page.keyboard.press("Control+B");
    await keys.open(".blameless.jsonc");
    await page.keyboard.press("Control+B");
    await keys.goTo(4, 100);
    await page.keyboard.press("End");
    await page.keyboard.type(",");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.keyboard.type('"rules": {');
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget .monaco-list-row").first().waitFor();
    await picture("client/walkthrough/team.png");
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
