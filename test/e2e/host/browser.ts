/** What the editor calls in its extension host, where that is a web worker: everything is one file. */
import "mocha/mocha.js";

declare const mocha: BrowserMocha;

export function run(): Promise<void> {
  mocha.setup({ ui: "tdd", timeout: 40_000, reporter: class {} as never });
  require("./suite.ts");
  return new Promise((settle, fail) => {
    const say = (line: object): void => console.log(`[result] ${JSON.stringify(line)}`);
    const runner = mocha.run((failures) => (failures > 0 ? fail(new Error(`${failures} failed`)) : settle()));
    runner.on("pass", (test: Mocha.Test) => say({ title: test.title, duration: test.duration, ...reasonOf(test) }));
    runner.on("fail", ({ title }: Mocha.Test, error: Error) => say({ title, error: String(error.stack ?? error) }));
  });
}

/** Why a test left itself out, if it did. */
function reasonOf(test: Mocha.Test): { readonly skipped?: string } {
  return "reason" in test ? { skipped: String(test.reason) } : {};
}
