/**
 * The score of the linter on documents of our own, labelled line by line: what a careful reviewer would ask to reword,
 * and which parts the document has. The score may not drop.
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseDocument } from "../server/src/core/document.ts";
import type { SectionRole } from "../server/src/core/postmortem/sections.ts";
import { LineIndex } from "../server/src/core/text.ts";
import { linterFor } from "./support/linter.ts";

interface Labels {
  readonly sections: readonly SectionRole[];
  readonly findings: readonly { readonly line: number; readonly rule: string }[];
}

const labels = JSON.parse(readFileSync("test/postmortems/labels.json", "utf8")) as Readonly<Record<string, Labels>>;
const lint = linterFor();

const read = (file: string) => {
  const text = readFileSync(`test/postmortems/${file}`, "utf8");
  const lines = new LineIndex(text);
  const { postmortem, diagnostics } = lint(parseDocument(text), { path: file });
  const reported = diagnostics.map(({ range, ruleId, severity }) => ({
    line: lines.lineAt(range.start) + 1,
    rule: ruleId,
    severity,
  }));
  return { postmortem, reported };
};

describe("labelled postmortems", () => {
  for (const [file, { sections }] of Object.entries(labels)) {
    it(`reads the parts of ${file}`, () => {
      const roles = new Set(
        read(file)
          .postmortem.sections.all.filter(({ hasContent }) => hasContent)
          .flatMap((section) => section.roles),
      );
      deepStrictEqual([...roles].filter((role) => !/^(?:metadata|thanks|background)$/.test(role)).sort(), sections);
    });
  }

  it("keeps its recall and precision", () => {
    let expected = 0;
    let found = 0;
    let warnings = 0;
    let right = 0;
    const wrong: string[] = [];
    for (const [file, { findings }] of Object.entries(labels)) {
      const { reported } = read(file);
      for (const label of findings) {
        expected++;
        if (reported.some(({ line, rule }) => line === label.line && rule === label.rule)) found++;
        else wrong.push(`${file}:${label.line} missed ${label.rule}`);
      }
      for (const it of reported.filter(({ severity }) => severity === "warning")) {
        warnings++;
        if (findings.some(({ line }) => line === it.line)) right++;
        else wrong.push(`${file}:${it.line} false alarm ${it.rule}`);
      }
    }
    ok(expected > 0 && warnings > 0, "there is something to find");
    ok(
      found >= expected * 0.97 && right >= warnings * 0.97,
      `found ${found} of ${expected}, ${right} of ${warnings} warnings right\n${wrong.join("\n")}`,
    );
  });
});
