/** What somebody at a keyboard does in the window of a VS Code. */
import type { Page } from "playwright-core";
import { until } from "./vscode.ts";

export interface Keyboard {
  /** Opens a file of the workspace; `path` with `/`. */
  open(path: string): Promise<void>;
  /** Runs a command of the palette, by a part of its name. */
  command(name: string): Promise<void>;
  /** Puts the cursor somewhere, both 1-based. */
  goTo(line: number, column: number): Promise<void>;
  focus(): Promise<void>;
  /** What the editor in front shows, with blanks as blanks. */
  shown(): Promise<string>;
  /** How many warnings are underlined in view. */
  warnings(): Promise<number>;
  /** Opens the menu of the light bulb, until it has an entry with these words. */
  menuWith(words: string): Promise<void>;
}

export function createKeyboard(page: Page): Keyboard {
  const input = page.locator(".quick-input-widget input");
  const editor = page.locator(".editor-instance .view-lines").first();
  return {
    // Through the explorer: looking for files by name takes a program that not every version brings along.
    open: async (path) => {
      const parts = path.split("/");
      for (const [depth, name] of parts.entries()) {
        const row = page.locator(".explorer-folders-view .monaco-list-row", {
          has: page.getByText(name, { exact: true }),
        });
        await row.first().waitFor();
        if (depth === parts.length - 1) await row.first().dblclick();
        else if ((await row.first().getAttribute("aria-expanded")) === "false") await row.first().click();
      }
      await page.locator(`.tab.active[data-resource-name="${parts.at(-1)}"]`).waitFor();
      await page.locator(".monaco-editor .view-line").first().waitFor();
    },
    command: async (name) => {
      await page.keyboard.press("F1");
      await input.fill(`>${name}`);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
    },
    goTo: async (line, column) => {
      await page.keyboard.press("Control+G");
      await input.fill(`:${line}:${column}`);
      await page.keyboard.press("Enter");
    },
    focus: () => editor.click(),
    shown: async () => (await editor.innerText()).replace(/[^\S\n]|\u200e/g, " "),
    warnings: () => page.locator(".monaco-editor .squiggly-warning").count(),
    menuWith: async (words) => {
      const entry = page.locator(".action-widget").getByText(words).first();
      await until(`“${words}” in the menu`, 30_000, async () => {
        await page.keyboard.press("Control+.");
        // It may come up empty while other extensions still start.
        const isThere = await entry.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
        if (!isThere) await page.keyboard.press("Escape");
        return isThere;
      });
    },
  };
}
