/** A window of a VS Code with the packaged extension, and what somebody at its keyboard does. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import {
  createSandbox,
  install,
  packaged,
  type Sandbox,
  startBrowser,
  startVsCode,
  until,
  type Version,
  windowUrl,
} from "./vscode.ts";

export interface Window {
  readonly box: Sandbox;
  readonly page: Page;
  readonly keys: Keyboard;
  /** Keeps what is seen now, as `shots/VERSION/NAME-01-WORDS.png`. */
  shot(words: string): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** The beginning of the name of each picture. */
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: (box: Sandbox) => NodeJS.ProcessEnv;
  readonly height?: number;
  /** Puts things in their place before the editor starts; what it returns is opened in place of the workspace. */
  readonly prepare?: (box: Sandbox) => string | undefined;
}

export async function openWindow(
  version: Version,
  { name, settings, env, height = 860, prepare }: WindowOptions,
): Promise<Window> {
  const box = createSandbox(version, { "explorer.compactFolders": false, ...settings });
  install(box, packaged());
  const opened = prepare?.(box) ?? box.workspace;
  const code = await startVsCode(box, [], env?.(box));
  const browser = await startBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await code.stop();
    box.remove();
  };
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height } });
    await page.goto(windowUrl(code.url, opened));
    await page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60_000 });
    let shots = 0;
    const folder = join(import.meta.dirname, "shots", version);
    mkdirSync(folder, { recursive: true });
    const shot = async (words: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${name}-${String(++shots).padStart(2, "0")}-${words}.png`) });
    };
    return { box, page, keys: createKeyboard(page), shot, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Keyboard {
  /** Opens a file of the workspace; `path` with `/`. */
  open(path: string): Promise<void>;
  /** Runs a command of the palette, by a part of its name. */
  command(name: string): Promise<void>;
  /** Puts the cursor somewhere, both 1-based. */
  goTo(line: number, column: number): Promise<void>;
  focus(): Promise<void>;
  /** Brings the tab of a file that is open to the front. */
  front(path: string): Promise<void>;
  /** Saves the file in front, and waits until it is. */
  save(): Promise<void>;
  /** What the editor in front shows, with blanks as blanks. */
  shown(): Promise<string>;
  /** How many warnings are underlined in view. */
  warnings(): Promise<number>;
  /** Opens the menu of the light bulb, until it has an entry with these words. */
  menuWith(words: string): Promise<void>;
}

function createKeyboard(page: Page): Keyboard {
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
    front: async (path) => {
      await page
        .locator(`.tab[data-resource-name="${path.split("/").at(-1)}"]`)
        .first()
        .click();
      await page.locator(`.tab.active[data-resource-name="${path.split("/").at(-1)}"]`).waitFor();
    },
    save: async () => {
      await page.keyboard.press("Control+S");
      await page.waitForSelector(".tab.dirty", { state: "detached" });
    },
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
