/** What holds for every text: no exception, no hang, ranges where they may be, fixes that converge. */

import { deepStrictEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseDocument, parseInline } from "../../server/src/core/document.ts";
import { applyFixes } from "../../server/src/core/fix.ts";
import { createLexicon } from "../../server/src/core/lexicon.ts";
import type { LintResult } from "../../server/src/core/lint.ts";
import { movesAt } from "../../server/src/core/moves.ts";
import { offersOf } from "../../server/src/core/rule.ts";
import { applyEdits, overlaps, type Range } from "../../server/src/core/text.ts";
import { processorTime } from "../support/clock.ts";
import { linterFor } from "../support/linter.ts";
import { asData } from "../support/texts.ts";

const lint = linterFor("postmortem");
const postmortems = readdirSync("test/postmortems")
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(`test/postmortems/${name}`, "utf8"));
const lines = postmortems.flatMap((text) => text.split("\n"));

/** Lines of real shape, shuffled, cut and joined with the marks that Markdown and English trip over. */
const mutated = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...lines) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "",
          "```",
          "> ",
          "    ",
          "| a | b |",
          "|---|---|",
          "- [ ] ",
          "<!--",
          "-->",
          "---",
          "***",
          "…",
          "“”",
          "\t- ",
          "1) ",
          "# ",
          "{/* x */}",
          "<b>",
          "`",
          "[x](",
          "😀",
          "e\u0301",
          "\u202Eabc",
          "\uFEFF",
          "\0",
          "\uD800",
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
    ),
    { maxLength: 30 },
  )
  .chain((parts) => fc.constantFrom("\n", "\r\n", "\r", " ", "\n\n").map((join) => parts.join(join)));

function check(text: string): LintResult {
  const document = parseDocument(text);
  const result = lint(document);
  const hidden = document.blocks.flatMap((block): readonly Range[] =>
    block.kind === "code"
      ? [block]
      : block.lines.length > 0
        ? parseInline(document, block).pieces.filter(({ kind }) => kind === "code")
        : [],
  );
  for (const diagnostic of result.diagnostics) {
    const { ruleId, category, range } = diagnostic;
    ok(ruleId !== "internal-error", `a rule stopped on ${JSON.stringify(text)}`);
    ok(0 <= range.start && range.start <= range.end && range.end <= text.length, `${ruleId} leaves the document`);
    // A secret is one wherever it stands.
    for (const code of category === "privacy" ? [] : hidden) {
      const starts = code.start < range.start && range.start < code.end;
      const ends = code.start < range.end && range.end < code.end;
      ok(!starts && !ends, `${ruleId} begins or ends in code: ${JSON.stringify(text)}`);
    }
    for (const { edits } of offersOf(diagnostic)) {
      for (const { start, end } of edits)
        ok(0 <= start && start <= end && end <= text.length, `${ruleId} edits outside the document`);
    }
  }
  return result;
}

describe("every text", () => {
  it("is linted without an exception, with ranges inside it and outside code", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.string({ unit: "binary", maxLength: 300 }),
          fc.string({ unit: "grapheme", maxLength: 300 }),
        ),
        (text) => {
          check(text);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is linted twice alike", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const once = lint(parseDocument(text)).diagnostics.map(asData);
        deepStrictEqual(once, lint(parseDocument(text)).diagnostics.map(asData));
      }),
      { numRuns: 100 },
    );
  });

  it("has moves that stay inside it, apart from each other, and part no line end", () => {
    const lexicon = createLexicon();
    fc.assert(
      fc.property(mutated, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (text, places) => {
        const result = lint(parseDocument(text));
        for (const place of places) {
          const offset = place % (text.length + 1);
          for (const { title, edits } of movesAt(result, () => lexicon, { start: offset, end: offset })) {
            let done = 0;
            for (const { start, end } of [...edits].sort((a, b) => a.start - b.start)) {
              ok(done <= start && start <= end && end <= text.length, `${title}: ${JSON.stringify(text)}`);
              for (const at of [start, end])
                ok(!(text[at - 1] === "\r" && text[at] === "\n"), `${title}: ${JSON.stringify(text)}`);
              done = end;
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("comes to rest when its fixes are applied", () => {
    fc.assert(
      fc.property(mutated, (start) => {
        let text = start;
        for (let round = 0; round < 10; round++) {
          const edits = lint(parseDocument(text)).diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
          const apart = edits.filter(
            (edit, i) => !edits.slice(0, i).some((other) => overlaps(edit, other) || edit.start === other.start),
          );
          if (apart.length === 0) return;
          text = applyEdits(text, apart);
        }
        ok(false, `fixes go on and on: ${JSON.stringify(start)}`);
      }),
      { numRuns: 150 },
    );
  });

  it("is read in blocks and pieces that lie in order and apart", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const document = parseDocument(text);
        for (const block of document.blocks) {
          ok(block.start <= block.end && block.end <= text.length);
          let at = 0;
          for (const piece of block.lines.length > 0 ? parseInline(document, block).pieces : []) {
            ok(at <= piece.start && piece.start <= piece.end, `pieces overlap in ${JSON.stringify(text)}`);
            at = piece.end;
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("hard shapes", () => {
  const shapes: Readonly<Record<string, string>> = {
    "one line of 1 MB": "The engineer forgot to check the disk and ".repeat(24_000),
    "one word of 1 MB": "a".repeat(1_000_000),
    "10,000 nested quotes": `${"> ".repeat(10_000)}text`,
    "10,000 nested list items": `${"- ".repeat(10_000)}text`,
    "100,000 asterisks": "*".repeat(100_000),
    "asterisks between words": "*a_ ".repeat(50_000),
    "open brackets": "[a](".repeat(50_000),
    "a run of blanks": `x${" ".repeat(500_000)}y`,
    "lone surrogates": "\uD800\uDC00\uD800 \uDFFF".repeat(50_000),
    "backticks of every length": Array.from({ length: 700 }, (_, i) => "`".repeat(i)).join(" "),
    "open comments": "<!-- blameless-disable ".repeat(20_000),
    "table rows": `| a | b |\n|---|---|\n${"| c | d |\n".repeat(40_000)}`,
    "open quotation marks": '"the '.repeat(60_000),
    "front matter without an end": `---\n${"a: b\n".repeat(100_000)}`,
    headings: "## Impact\n".repeat(30_000),
    labels: "**Impact:** none\n\n".repeat(20_000),
  };
  for (const [name, text] of Object.entries(shapes)) {
    it(`${name}: under five seconds`, () => {
      const start = processorTime();
      lint(parseDocument(text));
      const took = processorTime() - start;
      ok(took < 5000, `${took.toFixed(0)} ms`);
    });
  }

  it("20,000 fixes: under five seconds", () => {
    const text = "<!-- blameless-disable-line should-have -->\n\n".repeat(20_000);
    const result = lint(parseDocument(text));
    const start = performance.now();
    ok(applyFixes(text, result, () => ({ ...result, diagnostics: [] })).count > 19_000);
    const took = performance.now() - start;
    ok(took < 5000, `${took.toFixed(0)} ms`);
  });

  for (const [name, unit] of [
    ["documents of many kinds", postmortems.join("\n\n").slice(0, 10_000)],
    // Every part of it is read by some rule, and every one of them may look for its neighbours.
    ["one that has every section", postmortems.find((text) => text.includes("## Contributing factors")) ?? ""],
  ] as const) {
    it(`time grows linearly from 100 KB to 10 MB: ${name}`, function () {
      this.timeout(120_000);
      const perByte = (size: number): number => {
        const text = `${unit}\n\n`.repeat(Math.ceil(size / unit.length));
        const document = parseDocument(text);
        const start = processorTime();
        parseDocument(text);
        lint(document);
        return (processorTime() - start) / text.length;
      };
      perByte(100_000);
      const small = Math.min(perByte(100_000), perByte(100_000), perByte(100_000));
      const large = perByte(10_000_000);
      ok(large < small * 4, `a byte of 10 MB takes ${(large / small).toFixed(1)} times as long as a byte of 100 KB`);
    });
  }
});
