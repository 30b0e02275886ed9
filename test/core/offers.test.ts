/**
 * Words to use instead, over every sentence of our own: what is offered takes its finding away, brings no other
 * warning, keeps every figure and link, and most findings have something to offer.
 */
import { ok, strictEqual } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { keepsFacts } from "../../server/src/core/facts.ts";
import type { Diagnostic, Suggestion } from "../../server/src/core/rule.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { wording } from "./wording.examples.ts";

const lint = linterFor("postmortem", { extends: "strict" });
const isWording = ({ category }: Diagnostic): boolean =>
  category !== "structure" && category !== "action-items" && category !== "prose" && category !== "learning";
const offersOf = ({ fix, suggestions = [] }: Diagnostic): readonly Suggestion[] => [
  ...(fix ? [fix] : []),
  ...suggestions,
];
const findings = (text: string): readonly Diagnostic[] => lint(parseDocument(text)).diagnostics.filter(isWording);

describe("words to use instead", () => {
  for (const [rule, { reported }] of Object.entries(wording)) {
    it(`serve what ${rule} finds`, () => {
      for (const text of reported) {
        const before = findings(text);
        for (const diagnostic of before) {
          for (const { title, edits } of offersOf(diagnostic)) {
            const after = applyEdits(text, edits);
            const left = findings(after);
            const count = (all: readonly Diagnostic[]): number =>
              all.filter(({ ruleId }) => ruleId === diagnostic.ruleId).length;
            ok(count(left) < count(before), `“${title}” leaves ${diagnostic.ruleId} in: ${after}`);
            const ids = new Set(before.map(({ ruleId }) => ruleId));
            const fresh = left.filter(({ ruleId, severity }) => severity === "warning" && !ids.has(ruleId));
            strictEqual(fresh.map(({ ruleId }) => ruleId).join(), "", `“${title}” brings something new: ${after}`);
            ok(keepsFacts(text, edits), `“${title}” loses a fact of: ${text}`);
          }
        }
      }
    });
  }

  it("are there for most findings", () => {
    const all = Object.values(wording).flatMap(({ reported }) => reported.flatMap(findings));
    const served = all.filter((diagnostic) => offersOf(diagnostic).length > 0).length;
    ok(served / all.length > 0.85, `${served} of ${all.length}`);
  });
});
