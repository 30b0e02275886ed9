/** The packaged extension in the window of a real VS Code, as somebody at a keyboard meets it. A screenshot of each step. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { until, VERSIONS } from "./vscode.ts";
import { type Keyboard, openWindow, type Window } from "./window.ts";

const POSTMORTEM = "docs/postmortems/2024-05-17-seat-map.md";

for (const version of VERSIONS)
  describe(`in a window of VS Code (${version})`, function () {
    this.timeout(90_000);
    let window: Window;
    let page: Page;
    let keys: Keyboard;
    const shot = (words: string): Promise<void> => window.shot(words);
    const onDisk = (): string => readFileSync(join(window.box.workspace, POSTMORTEM), "utf8");

    before(async () => {
      const settings = {
        "editor.codeActionsOnSave": { "source.fixAll.blameless": "explicit" },
        "[markdown]": { "editor.wordWrap": "on", "editor.quickSuggestions": { other: "off" } },
      };
      window = await openWindow(version, { name: "window", settings });
      ({ page, keys } = window);
    });
    after(() => window?.close());
    afterEach(async function () {
      if (this.currentTest?.isFailed()) await shot(`failed-${this.currentTest.title.replace(/\W+/g, "-")}`);
    });

    it("underlines blame in a postmortem", async () => {
      await keys.open(POSTMORTEM);
      await until("three findings in view", 15_000, async () => (await keys.warnings()) >= 3);
      // Colours of the syntax, lenses and hints come a moment later.
      await page.waitForTimeout(800);
      await shot("underlined");
      assert.match(await page.locator(".monaco-editor .codelens-decoration").first().innerText(), /^4 findings/);
      assert.match(await keys.shown(), /17:49 ?\+40 min/);
    });

    it("lists the findings among the problems", async () => {
      await page.keyboard.press("Control+Shift+M");
      await page.waitForSelector(".markers-panel .monaco-list-row");
      const rows = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
      await shot("problems");
      assert.match(rows.join("\n"), /omission-verb/);
      assert.match(rows.join("\n"), /person-fixing-action/);
      await page.keyboard.press("Control+Shift+M");
    });

    it("says on hover what the words do, and what to take instead", async () => {
      await keys.goTo(9, 8);
      await page.keyboard.press("Control+K");
      await page.keyboard.press("Control+I");
      const hover = page.locator(".monaco-hover-content").first();
      await hover.waitFor();
      await until("the text of the hover", 10_000, async () => /omission-verb/.test(await hover.innerText()));
      await page.waitForTimeout(300);
      await shot("hover");
      await page.keyboard.press("Escape");
    });

    it("takes other words by keyboard", async () => {
      await keys.goTo(9, 1);
      await keys.menuWith("The seat map was not refreshed");
      await shot("quick-fix");
      await page.keyboard.press("Enter");
      await until("the new words", 10_000, async () => /The seat map was not refreshed/.test(await keys.shown()));
      await page.keyboard.press("Control+S");
      await page.waitForSelector(".tab.dirty", { state: "detached" });
      await shot("reworded");
      assert.match(onDisk(), /The seat map was not refreshed before the sale opened\./);
    });

    it("applies what keeps the meaning on save", async () => {
      await keys.goTo(10, 100);
      await page.keyboard.press("End");
      await page.keyboard.type(" The copy took took three minutes.");
      await page.waitForTimeout(1200);
      await shot("typed");
      await page.keyboard.press("Control+S");
      await page.waitForSelector(".tab.dirty", { state: "detached" });
      await until("the repeated word to go", 5000, () => onDisk().includes("The copy took three minutes."));
      await shot("fixed-on-save");
    });

    it("says what the document is, and what a review would miss", async () => {
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      const item = page.locator(".hover-language-status");
      await item.first().waitFor();
      await shot("status");
      assert.match(await item.first().innerText(), /Postmortem: 3 findings/);
      await page.getByText("Change…").first().click();
      await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await shot("actions");
      await page.keyboard.press("Escape");
    });

    it("explains a rule in the editor", async () => {
      await keys.goTo(28, 4);
      await keys.command("Blameless: Explain a Rule");
      const frame = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
      await frame.getByRole("heading", { name: "human-error-label" }).waitFor();
      await page.waitForTimeout(500);
      await shot("rule");
      await keys.focus();
      await page.waitForTimeout(500);
      assert.ok(await frame.getByRole("heading", { name: "human-error-label" }).isVisible(), "it stays");
    });

    it("stays silent in other documents, says why, and can be told otherwise", async () => {
      await keys.open("README.md");
      await page.waitForTimeout(1500);
      assert.equal(await keys.warnings(), 0);
      await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
      const item = page.locator(".hover-language-status");
      await item.first().waitFor();
      await until("the reason", 5000, async () => /Not checked/.test(await item.first().innerText()));
      await shot("silent");
      const command = await page.getByText("Change…").first().boundingBox();
      const { width = 0 } = page.viewportSize() ?? {};
      assert.ok(command && command.x + command.width < width, "what it says leaves room for the command");
      await keys.command("Blameless: Check This Document as a Postmortem");
      await until("findings", 15_000, async () => (await keys.warnings()) > 0);
      await page.waitForTimeout(500);
      await shot("told");
      const configuration = readFileSync(join(window.box.workspace, ".blameless.jsonc"), "utf8");
      assert.match(configuration, /What the theatre has agreed on/);
      assert.match(configuration, /"overrides": \[\{ "files": \["\.\/README\.md"\], "kind": "postmortem" \}\]/);
    });

    it("starts a document from a template", async () => {
      await keys.command("Blameless: New Postmortem from a Template");
      const rows = page.locator(".quick-input-list .monaco-list-row");
      await rows.first().waitFor();
      await shot("templates");
      await rows.filter({ hasText: "Minimal" }).first().click();
      await page.locator(".quick-input-widget input").fill("Curtain stuck half way");
      await page.keyboard.press("Enter");
      await page.locator('.tab.active[data-resource-name$="curtain-stuck-half-way.md"]').waitFor();
      await until("the template", 10_000, async () => /# Curtain stuck half way/.test(await keys.shown()));
      await page.waitForTimeout(1500);
      await shot("new-postmortem");
    });

    it("checks every postmortem of the workspace", async () => {
      await keys.command("Blameless: Check All Postmortems in the Workspace");
      await page.locator(".notification-list-item", { hasText: /Findings: \d+, in/ }).waitFor();
      await shot("workspace");
    });
  });
