import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { unsafePattern } from "../../server/src/core/config/pattern.ts";
import { processorTime } from "../support/clock.ts";

describe("patterns from a configuration", () => {
  for (const pattern of [
    "\\bfault domains?\\b",
    ".*foo",
    "\\w+ error \\w+",
    "(?:\\s\\w+)*",
    "root\\s+cause\\s+analysis",
    "(?:foo|bar)+\\b",
    "[a-z]+-\\d{1,3}",
    "(?<name>a)b",
    "operator error( rate)?",
    "\\[a+\\]",
    "[^x]*x",
  ]) {
    it(`may be ${pattern}`, () => assert.equal(unsafePattern(pattern), undefined));
  }
  for (const [pattern, reason] of [
    ["(a+)+b", /too many ways \(look at “a\+”\)/],
    ["(\\w|\\d)+x", /too many ways/],
    ["(.*)*", /too many ways/],
    ["(?:(?:a?){20}){20}b", /too many ways/],
    ["a*a*a*b", /too many ways/],
    ["\\p{L}+\\p{Lu}+\\p{L}+x", /too many ways/],
    ["(?<!a)b", /look-around/],
    ["(a)\\1", /back-references/],
    ["(?<n>a)\\k<n>", /back-references/],
    ["[", /unterminated character class/],
    ["a".repeat(201), /longer than 200/],
  ] as const) {
    it(`may not be ${pattern.slice(0, 40)}`, () => assert.match(unsafePattern(pattern) ?? "", reason));
  }

  it("run fast on text made for them to fail, whatever they are", () => {
    const atom = fc.constantFrom("a", "b", ".", "\\w", "[ab]", "[^b]", "\\s", "\\b", "a?", "(?:ab|a)");
    const pattern: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        atom,
        fc.tuple(tie("node"), tie("node")).map(([a, b]) => a + b),
        fc.tuple(tie("node"), tie("node")).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(tie("node"), fc.constantFrom("*", "+", "?", "{2,5}", "{3}", "*?", "{1,}"))
          .map(([a, quantifier]) => `(?:${a})${quantifier}`),
      ),
    })).node;
    const texts = ["a".repeat(600), "ab".repeat(300), `${"a ".repeat(300)}!`, "b".repeat(600)];
    // A pattern that explodes would take years; the slowest of those accepted takes a third of a second.
    fc.assert(
      fc.property(pattern, (source) => {
        if (unsafePattern(`${source}c`) !== undefined) return;
        const regexp = new RegExp(`${source}c`, "giu");
        const start = processorTime();
        for (const text of texts) for (const _ of text.matchAll(regexp));
        assert.ok(processorTime() - start < 3000, `/${source}c/ took ${processorTime() - start} ms`);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
