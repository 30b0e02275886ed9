/** When entries were, against each other: midnights, zones, and what cannot be told. */
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "../../server/src/core/document.ts";
import { daysBetween, parseDay } from "../../server/src/core/postmortem/calendar.ts";
import { incidentTimes, inWords, momentsOf } from "../../server/src/core/postmortem/moments.ts";
import { readSections } from "../../server/src/core/postmortem/sections.ts";
import { readTimeline } from "../../server/src/core/postmortem/timeline.ts";

function read(text: string): { gaps: readonly number[] | undefined; times: ReturnType<typeof incidentTimes> } {
  const document = parseDocument(text);
  const timeline = readTimeline(document, readSections(document));
  const moments = momentsOf(document, timeline);
  return {
    gaps: moments?.slice(1).map(({ minutes }, i) => minutes - (moments[i]?.minutes ?? 0)),
    times: incidentTimes(document, timeline),
  };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

describe("the moments of a timeline", () => {
  it("are as far apart as they were, over any number of midnights", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.array(fc.integer({ min: 1, max: 17 * 60 }), { minLength: 1, maxLength: 12 }),
        (start, gaps) => {
          let at = start;
          const lines = [start, ...gaps.map((gap) => (at += gap))].map((minutes) => `- ${clock(minutes)} entry`);
          deepStrictEqual(read(`## Timeline (UTC)\n\n${lines.join("\n")}`).gaps, gaps);
        },
      ),
    );
  });

  it("are compared across zones", () => {
    deepStrictEqual(read("## Timeline\n\n- 10:00 UTC alarm\n- 11:05 CET call\n- 02:10 PST again").gaps, [5, 5]);
    deepStrictEqual(read("## Timeline\n\n- 2024-05-03T10:00Z alarm\n- 2024-05-03T12:05+02:00 call").gaps, [5]);
    deepStrictEqual(read("## Timeline\n\n- 2024-05-03T10:00Z alarm\n- 2024-05-03T05:35-04:30 call").gaps, [5]);
  });

  it("are not told where a zone, a year or the first day is not known", () => {
    for (const text of [
      "- 10:00 UTC a\n- 11:00 KZT b",
      "- 3 May 10:00 a\n- 4 May 09:00 b",
      "- 10:00 a\n- 2024-05-03 10:20 b",
    ])
      strictEqual(read(`## Timeline\n\n${text}`).gaps, undefined, text);
  });

  it("say when it began, was found and was over", () => {
    const { start, detected, resolved } = read(
      "## Timeline (UTC)\n\n- 09:40 Release\n- 10:00 Errors start\n- 10:04 Alert\n- 10:30 Service restored\n- 12:00 Review",
    ).times;
    deepStrictEqual(
      [start, detected, resolved].map((it) => it?.minutes),
      [600, 604, 630],
    );
  });

  it("are told in words", () => {
    deepStrictEqual([1, 98, 150, 1500].map(inWords), ["1 minute", "98 minutes", "2 hours 30 minutes", "1 day 1 hour"]);
  });
});

describe("days", () => {
  it("are read as people write them", () => {
    for (const text of ["2024-05-20", "due 20 May 2024", "by May 20, 2024", "20th May, 2024"])
      strictEqual(parseDay(text), "2024-05-20", text);
    for (const text of ["20 May", "2024-13-45", "31 February 2024", "soon", ""])
      strictEqual(parseDay(text), undefined, text);
  });

  it("are counted over the ends of months and years", () => {
    strictEqual(daysBetween("2023-12-31", "2024-03-01"), 61);
    strictEqual(daysBetween("2024-03-01", "2023-12-31"), -61);
  });
});
