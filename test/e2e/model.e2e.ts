/** Words from a language model: consent, the linter's second look, the diff. The model is an extension of the tests. */
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
      const sent = readFileSync(asked, "utf8").trim().split("\n");
      assert.equal(sent.length, 2);
      assert.match(sent[1] as string, /omission-verb is reported there still/);
      for (const prompt of sent) assert.doesNotMatch(prompt, /212|Human error|Tomasz/, "only the one sentence is sent");
    });

    const onDisk = (): string => readFileSync(join(window.box.workspace, POSTMORTEM), "utf8");
    const prompts = (): number => readFileSync(asked, "utf8").trim().split("\n").length;
    /** Asks for words, up to where the user is asked whether the sentence may be sent. */
    const askFor = async (): Promise<string> => {
      await keys.goTo(9, 1);
      await keys.menuWith("Reword with the editor's model…");
      await page.locator(".action-widget").getByText("Reword with the editor's model…").click();
      const dialog = page.locator(".monaco-dialog-box");
      await dialog.waitFor();
      return dialog.innerText();
    };
    const answer = async (words: string): Promise<void> => {
      await page.locator(".monaco-dialog-box").getByRole("button", { name: words, exact: true }).click();
    };

    it("takes the words no more once the document has changed beside them", async () => {
      const before = onDisk();
      await keys.front(POSTMORTEM);
      await keys.goTo(1, 1);
      await page.keyboard.press("End");
      await page.keyboard.type(" again");
      await page.locator(".notification-list-item").getByRole("button", { name: "Take these words" }).click();
      await page.locator(".notification-list-item", { hasText: "has changed meanwhile" }).waitFor();
      await shot("changed-beside");
      await keys.save();
      assert.equal(onDisk(), before.replace(/^(.*)$/m, "$1 again"));
    });

    it("offers no words once the document has changed while the model was asked", async () => {
      const before = onDisk();
      const asks = prompts();
      assert.match(await askFor(), /Send this sentence to Echo\?/);
      writeFileSync(`${asked}.wait`, "");
      await answer("Send it, and do not ask again here");
      await until("the model to be asked", 10_000, () => prompts() > asks);
      await keys.goTo(1, 1);
      await page.keyboard.press("End");
      await page.keyboard.type(" and again");
      rmSync(`${asked}.wait`);
      await page.locator(".notification-list-item", { hasText: "has changed meanwhile" }).waitFor();
      await shot("changed-meanwhile");
      await keys.save();
      assert.equal(onDisk(), before.replace(/^(.*)$/m, "$1 and again"));
    });

    it("asks anew for another model, whatever was agreed about the first", async () => {
      const asks = prompts();
      writeFileSync(`${asked}.other`, "");
      // The editor hears of it a moment later.
      await page.waitForTimeout(2000);
      const text = await askFor();
      await shot("other-model");
      assert.match(text, /Send this sentence to Other\?/);
      assert.match(text, /Priya forgot to refresh the seat map before the sale opened\./);
      assert.equal(prompts(), asks);
      await page.keyboard.press("Escape");
      await page.waitForTimeout(1000);
      assert.equal(prompts(), asks, "nothing is sent to those who did not agree");
      rmSync(`${asked}.other`);
      await page.waitForTimeout(2000);
    });

    it("takes the words when it is told to", async () => {
      await keys.goTo(9, 1);
      await keys.menuWith("Reword with the editor's model…");
      await page.locator(".action-widget").getByText("Reword with the editor's model…").click();
      // It was agreed that this model is sent sentences of this workspace.
      await page.locator(".notification-list-item", { hasText: "was not refreshed" }).waitFor();
      await page.locator(".notification-list-item").getByRole("button", { name: "Take these words" }).click();
      await until("the words", 20_000, async () => {
        // The document comes to the front once the words are in it.
        await page.waitForTimeout(500);
        await page.keyboard.press("Control+S");
        return onDisk().includes("\nThe seat map was not refreshed before the sale opened.\n");
      });
      await shot("taken");
    });
  });
