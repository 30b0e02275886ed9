import { deepStrictEqual, equal } from "node:assert/strict";
import { type Change, holds, looksAtNothing, Trace } from "../../server/src/core/trace.ts";

describe("what a computation has looked at", () => {
  const [row, changedRow, cell] = [{}, {}, {}];
  const change = (touched: object, more: Partial<Change> = {}): Change => ({
    touched: new Set([touched]),
    replaced: [],
    readers: new Set(),
    parts: [],
    ...more,
  });
  /** A key in a cell changes the words of its row, and none that the row holds itself. */
  const inCell = (oldWords: string, words: string): Change =>
    change(cell, { replaced: [{ before: { readings: row }, after: { readings: changedRow }, oldWords, words }] });

  it("is looked at in its next version as well", () => {
    const trace = new Trace();
    trace.takeWords(row);
    deepStrictEqual(
      [inCell("| a |", "| b |"), change(row), change(changedRow)].map((it) => holds(trace, it)),
      [true, true, false],
    );
  });

  it("is asked in its next version as well", () => {
    const trace = new Trace();
    trace.askAbout(row, (words) => words.length);
    const later = (words: string): Change =>
      change(cell, {
        replaced: [{ before: { readings: changedRow }, after: { readings: {} }, oldWords: "| b |", words }],
      });
    deepStrictEqual(
      [inCell("| a |", "| b |"), later("| bc |")].map((it) => holds(trace, it)),
      [true, false],
    );
  });

  it("may be nothing", () => {
    const trace = new Trace();
    equal(looksAtNothing(trace), true);
    trace.takeSentences("some");
    equal(looksAtNothing(trace), false);
  });
});
