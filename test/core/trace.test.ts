import { deepStrictEqual, equal } from "node:assert/strict";
import { type Change, holds, looksAtNothing, Trace } from "../../server/src/core/trace.ts";

describe("what a computation has looked at", () => {
  const [row, changedRow, cell] = [{}, {}, {}];
  const change = (touched: object, more: Partial<Change> = {}): Change => ({
    oldStart: 0,
    oldEnd: 0,
    by: 0,
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

  it("holds words as before, unless they come or go", () => {
    const heldAfter = (oldWords: string, words: string, oldStart: number, oldEnd: number): boolean => {
      const trace = new Trace();
      trace.askWhetherHeld(" wei ");
      const [before, after] = [{ start: 10 }, { start: 10 }];
      const by = words.length - oldWords.length;
      return holds(trace, change({}, { oldStart, oldEnd, by, parts: [{ before, after, oldWords, words }] }));
    };
    deepStrictEqual(
      [
        heldAfter("so we went", "so wei went", 15, 15),
        heldAfter("so wei went", "so we went", 15, 16),
        heldAfter("so wei went, and wei did", "so we went, and wei did", 15, 16),
        heldAfter("so went", "so wei went", 13, 13),
        heldAfter("so went wei", "so wei ", 13, 17),
        heldAfter("so wei went", "so went", 13, 17),
        heldAfter("so wei went", "no wei went", 10, 11),
        heldAfter("so went", "so wents", 17, 17),
      ],
      [false, false, true, false, false, false, true, true],
    );
    // What is no longer the same part but for the change is read whole.
    const trace = new Trace();
    trace.askWhetherHeld(" wei ");
    const [before, after] = [{ start: 10 }, { start: 5 }];
    const parts = [{ before, after, oldWords: "so went", words: " wei so went" }];
    equal(holds(trace, change({}, { oldStart: 40, oldEnd: 40, by: 0, parts })), false);
  });

  it("may be nothing", () => {
    const trace = new Trace();
    equal(looksAtNothing(trace), true);
    trace.takeSentences("some");
    equal(looksAtNothing(trace), false);
    const other = new Trace();
    other.askWhetherHeld("x");
    equal(looksAtNothing(other), false);
  });
});
