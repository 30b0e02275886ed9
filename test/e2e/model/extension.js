/** Answers as it likes the first time, and as it was asked to the second; writes down all that it was sent. */
const { appendFileSync } = require("node:fs");
const vscode = require("vscode");

const ANSWERS = ["Priya did not refresh the seat map.", "“The seat map was not refreshed before the sale opened.”"];

exports.activate = ({ subscriptions }) => {
  let asked = 0;
  const provider = {
    provideLanguageModelChatInformation: async () => [
      {
        id: "echo",
        name: "Echo",
        family: "echo",
        version: "1",
        maxInputTokens: 4000,
        maxOutputTokens: 4000,
        capabilities: {},
        isUserSelectable: true,
      },
    ],
    provideLanguageModelChatResponse: async (_model, messages, _options, progress) => {
      const text = messages.flatMap(({ content }) => content.map((part) => part.value ?? part)).join("\n");
      appendFileSync(process.env.BLAMELESS_ASKED, `${JSON.stringify(text)}\n`);
      progress.report(new vscode.LanguageModelTextPart(ANSWERS[asked++ % ANSWERS.length]));
    },
    provideTokenCount: async () => 1,
  };
  subscriptions.push(vscode.lm.registerLanguageModelChatProvider("echo", provider));
};
