/** What the editor calls in its extension host, where there is a Node. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";

export async function run(): Promise<void> {
  const say = (line: object): void =>
    appendFileSync(process.env.BLAMELESS_RESULTS as string, `${JSON.stringify(line)}\n`);
  const mocha = new Mocha({ ui: "tdd", timeout: 40_000, reporter: class {} as never });
  mocha.addFile(join(__dirname, "suite.js"));
  const failures = await new Promise<number>((settle) => {
    const runner = mocha.run(settle);
    runner.on("pass", (test) => say({ title: test.title, duration: test.duration, ...reasonOf(test) }));
    runner.on("fail", ({ title }, error: Error) => say({ title, error: String(error.stack ?? error) }));
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Why a test left itself out, if it did. */
function reasonOf(test: Mocha.Test): { readonly skipped?: string } {
  return "reason" in test ? { skipped: String(test.reason) } : {};
}
