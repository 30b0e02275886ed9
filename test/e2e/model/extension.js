/**
 * Two models, one after the other: which of them is there, and when they answer, the tests say by files beside the one
 * that all they are sent is written to. They answer as they like the first time, and as they were asked to the second.
 */
const { appendFileSync, existsSync, watchFile } = require("node:fs");
const vscode = require("vscode");

const ANSWERS = ["Priya did not refresh the seat map.", "“The seat map was not refreshed before the sale opened.”"];

exports.activate = ({ subscriptions }) => {
  const { BLAMELESS_ASKED: asked } = process.env;
  const changed = new vscode.EventEmitter();
  watchFile(`${asked}.other`, { interval: 100 }, () => changed.fire());
  let answered = 0;
  const model = (id, name) => ({
    id,
    name,
    family: id,
    version: "1",
    maxInputTokens: 4000,
    maxOutputTokens: 4000,
    capabilities: {},
    isUserSelectable: true,
  });
  const provider = {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: async () => [
      existsSync(`${asked}.other`) ? model("other", "Other") : model("echo", "Echo"),
    ],
    provideLanguageModelChatResponse: async (_model, messages, _options, progress) => {
      const text = messages.flatMap(({ content }) => content.map((part) => part.value ?? part)).join("\n");
      appendFileSync(asked, `${JSON.stringify(text)}\n`);
      while (existsSync(`${asked}.wait`)) await new Promise((settle) => setTimeout(settle, 50));
      progress.report(new vscode.LanguageModelTextPart(ANSWERS[answered++ % ANSWERS.length]));
    },
    provideTokenCount: async () => 1,
  };
  subscriptions.push(changed, vscode.lm.registerLanguageModelChatProvider("echo", provider));
};
