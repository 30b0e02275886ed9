/** How well the rules about wording generalise: sentences from other trades, scored; the score may not drop. */
import { ok } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { linterFor } from "../support/linter.ts";
import { adversary } from "./adversary.examples.ts";
import { wording } from "./wording.examples.ts";

const lint = linterFor("postmortem");

/** The rules that find something in a text, hints left out: a hint accuses nobody. */
function found(text: string, hints = false): string[] {
  return lint(parseDocument(text))
    .diagnostics.filter(({ ruleId, severity }) => !ruleId.startsWith("missing-") && (hints || severity !== "hint"))
    .map(({ ruleId }) => ruleId);
}

describe("sentences from other trades", () => {
  const cases = Object.entries(wording);

  it("at least 97 of 100 blaming sentences are reported by their rule", () => {
    const all = cases.flatMap(([rule, { reported }]) => reported.map((text) => ({ rule, text })));
    const missed = all.filter(({ rule, text }) => !found(text, true).includes(rule));
    ok(
      missed.length <= all.length * 0.03,
      `missed ${missed.length} of ${all.length}:\n${missed.map(({ rule, text }) => `${rule}: ${text}`).join("\n")}`,
    );
  });

  it("at most 1 of 100 near misses is reported", () => {
    const all = cases.flatMap(([rule, { clean }]) => clean.map((text) => ({ rule, text })));
    const alarms = all.filter(({ rule, text }) => found(text).includes(rule));
    ok(
      alarms.length <= all.length * 0.01,
      `${alarms.length} false alarms in ${all.length}:\n${alarms.map(({ rule, text }) => `${rule}: ${text}`).join("\n")}`,
    );
  });

  it("no clean sentence that looks like blame is reported", () => {
    const alarms = adversary.filter(({ text, verdict }) => verdict === "clean" && found(text).length > 0);
    ok(alarms.length === 0, alarms.map(({ text }) => text).join("\n"));
  });

  it("at least 85 of 100 sentences that hide their blame are reported", () => {
    const all = adversary.filter(({ verdict }) => verdict === "blame");
    const missed = all.filter(({ text }) => found(text).length === 0);
    ok(
      missed.length <= all.length * 0.15,
      `missed ${missed.length} of ${all.length}:\n${missed.map(({ text }) => text).join("\n")}`,
    );
  });
});
