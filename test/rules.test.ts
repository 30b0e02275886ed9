/** Every example of every rule, in one loop: lint the text without its marks, draw the findings, compare. */
import { ok, strictEqual } from "node:assert/strict";
import { parseDocument } from "../server/src/core/document.ts";
import { type Example, offersOf, type Rule } from "../server/src/core/rule.ts";
import { rules } from "../server/src/core/rules/index.ts";
import { applyEdits, type Range } from "../server/src/core/text.ts";
import { linterFor } from "./support/linter.ts";
import { frameOf, mark, unmark } from "./support/marks.ts";

for (const rule of rules) {
  describe(rule.id, () => {
    for (const example of rule.examples.reported) {
      it(`reports ${oneLine(example.text)}`, () => {
        const { text } = unmark(example.text);
        strictEqual(mark(text, findings(rule, example, text)), example.text);
      });
      it(`offers what helps for ${oneLine(example.text)}`, () => checkOffers(rule, example));
    }
    for (const example of rule.examples.clean) {
      it(`leaves alone ${oneLine(example.text)}`, () => {
        strictEqual(mark(example.text, findings(rule, example, example.text)), example.text);
      });
    }
  });
}

/** What today is in the examples. */
const TODAY = "2026-07-01";

function oneLine(text: string): string {
  return text.replace(/\n/g, " ⏎ ");
}

/** What one rule reports in the text of an example, relative to that text. */
function findings(rule: Rule, example: Example, text: string): Range[] {
  const frame = frameOf(example);
  const { diagnostics } = linterFor(example.kind ?? "postmortem")(parseDocument(frame + text), { today: TODAY });
  return diagnostics
    .filter(({ ruleId }) => ruleId === rule.id)
    .map(({ range }) => ({ start: range.start - frame.length, end: range.end - frame.length }));
}

/** A fix leaves nothing to fix; a suggestion takes its finding away and brings none of another rule. */
function checkOffers(rule: Rule, example: Example): void {
  const frame = frameOf(example);
  const text = frame + unmark(example.text).text;
  const lint = linterFor(example.kind ?? "postmortem");
  const before = lint(parseDocument(text), { today: TODAY }).diagnostics;
  for (const diagnostic of before.filter(({ ruleId }) => ruleId === rule.id)) {
    for (const offer of offersOf(diagnostic)) {
      ok(offer.title.length > 0);
      const after = applyEdits(text, offer.edits);
      const found = lint(parseDocument(after), { today: TODAY }).diagnostics;
      const left = found.filter(({ ruleId }) => ruleId === rule.id).length;
      const had = before.filter(({ ruleId }) => ruleId === rule.id).length;
      ok(left < had, `“${offer.title}” leaves the finding in: ${after}`);
      const ids = new Set(before.map(({ ruleId }) => ruleId));
      const fresh = found.filter(
        ({ ruleId, category }) => !ids.has(ruleId) && !/^(?:structure|action-items|learning|prose)$/.test(category),
      );
      strictEqual(
        fresh.map(({ ruleId, range }) => `${ruleId}: ${after.slice(range.start, range.end)}`).join("\n"),
        "",
        `“${offer.title}” brings something new: ${after}`,
      );
    }
  }
}
