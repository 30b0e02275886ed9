/** The checks of write-good: the same findings as write-good itself, in offsets of the document, and in bounded time. */
import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import writeGood from "write-good";
import { parseDocument } from "../../server/src/core/document.ts";
import { remarks } from "../../server/src/core/findings/generalProse.ts";
import { processorTime } from "../support/clock.ts";

const WORDS = "the the pump pump very stopped was because in order to so There utilize, end. Then when when x x-".split(
  " ",
);

describe("general prose", () => {
  it("finds the repeated words of a plain paragraph that write-good finds", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 60 }), (words) => {
        const text = `A ${words.join(" ")}`;
        const found = [...remarks("illusion", parseDocument(text))].map(({ range }) => range);
        const only = { weasel: false, so: false, thereIs: false, passive: false, adverb: false, tooWordy: false };
        const expected = writeGood(text, { ...only, cliches: false }).map(({ index, offset }) => ({
          start: index,
          end: index + offset,
        }));
        deepStrictEqual(found, expected);
      }),
    );
  });

  it("marks the words themselves, whatever marks and line ends stand around them", () => {
    const filling = fc.constantFrom(
      "**dry**",
      "`code`",
      "[link](https://a.example/very)",
      "_old_",
      "&amp;",
      "é",
      "🔧",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(filling, { maxLength: 20 }), fc.array(filling, { maxLength: 20 }), (before, after) => {
        const text = `The ${before.join(" ")} valve was **very** hot ${after.join(" ")} when it closed.`;
        const found = [...remarks("weasel", parseDocument(text))];
        deepStrictEqual(
          found.map(({ range }) => text.slice(range.start, range.end)),
          ["very"],
        );
        ok(found.every(({ words }) => words === "very"));
      }),
    );
  });

  it("takes time that grows with the text where write-good's own grows with its square", () => {
    for (const text of [`so${" ".repeat(1_000_000)}x`, "there ".repeat(150_000), "x".repeat(1_000_000)]) {
      const document = parseDocument(`Then ${text}`);
      const start = processorTime();
      for (const check of ["so", "thereIs", "illusion"] as const) [...remarks(check, document)];
      ok(processorTime() - start < 10_000);
    }
  });
});
