/** What the editor calls in its extension host, where that is a web worker: everything is one file. */
import "mocha/mocha.js";

declare const mocha: BrowserMocha;

export function run(): Promise<void> {
  mocha.setup({ ui: "tdd", timeout: 40_000, reporter: class {} as never });
  require("./suite.ts");
  return new Promise((settle, fail) => {
    const say = (line: object): void => console.log(`[result] ${JSON.stringify(line)}`);
    const runner = mocha.run((failures) => (failures > 0 ? fail(new Error(`${failures} failed`)) : settle()));
    runner.on("pass", ({ title, duration }: Mocha.Test) => say({ title, duration }));
    runner.on("pending", (test: Mocha.Test) =>
      say({ title: test.title, skipped: "reason" in test ? String(test.reason) : "nobody knows why" }),
    );
    runner.on("fail", ({ title }: Mocha.Test, error: Error) => say({ title, error: String(error.stack ?? error) }));
  });
}
