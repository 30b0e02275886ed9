/** Words from a language model: consent, the linter's second look, the diff. The model is an extension of the tests. */
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Sandbox, until, VERSIONS } from "./vscode.ts";
import { type Keyboard, openWindow, type Window } from "./window.ts";

const POSTMORTEM = "docs/postmortems/2024-05-17-seat-map.md";

/** What the model was asked is written there. */
const askedIn = ({ folder }: Sandbox): string => join(folder, "asked.jsonl");

// Extensions cannot bring models along in the oldest version.
for (const version of VERSIONS.filter((it) => it === "latest"))
  describe(`with a language model in VS Code (${version})`, function () {
    this.timeout(90_000);
    let window: Window;
    let page: Page;
    let keys: Keyboard;
    let asked: string;
    const shot = (words: string): Promise<void> => window.shot(words);

    before(async () => {
      window = await openWindow(version, {
        name: "model",
        settings: { "chat.disableAIFeatures": false },
        env: (box) => ({ BLAMELESS_ASKED: askedIn(box) }),
        prepare: ({ folder }) => {
          const to = join(folder, "extensions/blameless-tests.echo-model-0.0.1");
          cpSync(join(import.meta.dirname, "model"), to, { recursive: true });
          // Without the list of what was installed, the editor takes what lies in the folder.
          rmSync(join(folder, "extensions/extensions.json"), { force: true });
          return undefined;
        },
      });
      ({ page, keys } = window);
      asked = askedIn(window.box);
    });
    after(() => window?.close());
    afterEach(async function () {
      if (this.currentTest?.isFailed()) await shot("failed");
    });

    it("sends nothing before the user has seen what, and agreed", async () => {
      await keys.open(POSTMORTEM);
      await until("the findings", 20_000, async () => (await keys.warnings()) >= 1);
      await keys.goTo(9, 1);
      await keys.menuWith("Reword with the editor's model…");
      await shot("menu");
      await page.locator(".action-widget").getByText("Reword with the editor's model…").click();
      const dialog = page.locator(".monaco-dialog-box");
      await dialog.waitFor();
      await shot("consent");
      assert.match(await dialog.innerText(), /Send this sentence to Echo\?/);
      assert.match(await dialog.innerText(), /Priya forgot to refresh the seat map before the sale opened\./);
      assert.ok(!existsSync(asked));
    });

    it("asks again where the linter refuses the answer, and shows the next one beside the sentence", async () => {
      await page.locator(".monaco-dialog-box").getByRole("button", { name: "Send it", exact: true }).click();
      const allow = page.locator(".monaco-dialog-box").getByRole("button", { name: "Allow" });
      // The editor asks for itself, the first time.
      await allow.click({ timeout: 3000 }).catch(() => undefined);
      await page.locator(".notification-list-item", { hasText: "was not refreshed" }).waitFor();
      await page.waitForTimeout(1000);
      await shot("diff");
      assert.ok(await page.locator(".monaco-diff-editor").first().isVisible());
      const prompts = readFileSync(asked, "utf8").trim().split("\n");
      assert.equal(prompts.length, 2);
      assert.match(prompts[1] as string, /omission-verb is reported there still/);
      for (const prompt of prompts)
        assert.doesNotMatch(prompt, /212|Human error|Tomasz/, "only the one sentence is sent");
    });

    it("takes the words when it is told to", async () => {
      await page.locator(".notification-list-item").getByRole("button", { name: "Take these words" }).click();
      const text = (): string => readFileSync(join(window.box.workspace, POSTMORTEM), "utf8");
      await until("the words", 20_000, async () => {
        // The document comes to the front once the words are in it.
        await page.waitForTimeout(500);
        await page.keyboard.press("Control+S");
        return text().includes("\nThe seat map was not refreshed before the sale opened.\n");
      });
      await shot("taken");
    });
  });
