/** Times as people write them, and the entries of a timeline in all its layouts. */
import assert from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { readTime } from "../../server/src/core/postmortem/calendar.ts";
import { readSections } from "../../server/src/core/postmortem/sections.ts";
import { readTimeline } from "../../server/src/core/postmortem/timeline.ts";
import { mark } from "../support/marks.ts";

const read = (text: string) => {
  const document = parseDocument(text);
  return readTimeline(document, readSections(document));
};
/** The text with the time of every entry in marks. */
const drawn = (text: string) =>
  mark(
    text,
    read(text).entries.flatMap((entry) => entry.time ?? []),
  );
const isos = (text: string) => read(text).entries.map((entry) => entry.iso ?? "-");

describe("timeline", () => {
  describe("reads a time", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["⟦10:40⟧ alert", "T10:40"],
      ["⟦2024-05-?? 10:40⟧ alert", "T10:40"],
      ["⟦2024-05-??⟧ alert", undefined],
      ["⟦10:40:09⟧ alert", "T10:40"],
      ["⟦9:05⟧ alert", "T09:05"],
      ["⟦10.08⟧ alert", "T10:08"],
      ["⟦10h04⟧ appel", "T10:04"],
      ["⟦08:52 PM⟧: page", "T20:52"],
      ["⟦1:06 pm⟧ page", "T13:06"],
      ["⟦12:10 am⟧ page", "T00:10"],
      ["⟦8.40 AM GMT⟧ page", "T08:40Z"],
      ["⟦0:25:59 AM⟧ page", "T00:25"],
      ["⟦4pm⟧ page", "T16:00"],
      ["⟦0900⟧ - First user report", "T09:00"],
      ["⟦1506 UTC⟧ page", "T15:06Z"],
      ["⟦10:40 UTC⟧ alert", "T10:40Z"],
      ["⟦10:40Z⟧ alert", "T10:40Z"],
      ["⟦10:45⟧ - 16:11 UTC slow", "T10:45"],
      ["⟦02:27⟧-02:35 slow", "T02:27"],
      ["⟦2021-05-09T23:02⟧ alert", "2021-05-09T23:02"],
      ["⟦2025-05-05T00:00:00Z⟧ alert", "2025-05-05T00:00Z"],
      ["⟦2024-05-03T10:02+02:00⟧ alert", "2024-05-03T10:02+02:00"],
      ["⟦2019-11-29 12:00⟧ alert", "2019-11-29T12:00"],
      ["⟦2022-02-02 1625⟧ - alert", "2022-02-02T16:25"],
      ["⟦2023-02-01⟧: alert", "2023-02-01"],
      ["⟦2023/02/01⟧ alert", "2023-02-01"],
      ["⟦July 11, 2025⟧: alert", "2025-07-11"],
      ["⟦Dec 16th⟧ alert", undefined],
      ["⟦June 14th, 2022, 10:00 AM⟧: alert", "2022-06-14T10:00"],
      ["⟦5 January 2021⟧ alert", "2021-01-05"],
      ["⟦5 January 2021, 14:03⟧ alert", "2021-01-05T14:03"],
      ["⟦11:10 6 Nov 2023⟧ alert", "2023-11-06T11:10"],
      ["⟦7-13 Nov 2023⟧ alert", "2023-11-07"],
      ["⟦6/10/20⟧ alert", undefined],
      ["**⟦15:11⟧** alert", "T15:11"],
      ["`⟦15:11⟧` alert", "T15:11"],
      ["[⟦15:11⟧] alert", "T15:11"],
      ["~⟦15:11⟧ alert", "T15:11"],
      ["~ ⟦9:00 AM⟧ alert", "T09:00"],
      ["Around ⟦15:11⟧ alert", "T15:11"],
      ["Wednesday, ⟦15:11⟧ alert", "T15:11"],
      ["Alert at 15:11", undefined],
      ["Version 1.22 was rolled out", undefined],
      ["99:99 nothing", undefined],
      ["503 errors were seen", undefined],
      ["12 hosts went away", undefined],
      ["2048 sessions were lost", undefined],
      ["May we look at it", undefined],
      ["March was quiet", undefined],
      ["", undefined],
    ];
    for (const [marked, iso] of cases) {
      it(marked || "nothing", () => {
        const text = marked.replace(/[⟦⟧]/g, "");
        const time = readTime(text);
        if (marked.includes("⟦")) assert.equal(mark(text, time ? [time] : []), marked);
        assert.equal(time?.iso, iso);
      });
    }
  });

  describe("reads the layouts", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["bullets", "## Timeline\n\n- ⟦10:02⟧ alert\n- ⟦10:04⟧ page\n- ⟦10:31⟧ end", ["T10:02", "T10:04", "T10:31"]],
      ["bullets, one without a time", "## Timeline\n\n- Deploy\n- ⟦10:04⟧ page", ["-", "T10:04"]],
      [
        "bullets with notes below",
        "## Timeline\n\n- ⟦10:02⟧ alert\n  - the graph\n- ⟦10:04⟧ page",
        ["T10:02", "T10:04"],
      ],
      ["numbers", "## Timeline\n\n1. ⟦10:02⟧ alert\n2. ⟦10:04⟧ page", ["T10:02", "T10:04"]],
      ["bold times", "## Timeline\n\n**⟦10:02⟧** alert\n\n**⟦10:04⟧** page", ["T10:02", "T10:04"]],
      [
        "lines",
        "## Timeline\n\n⟦10:02⟧ alert\n⟦10:04⟧ page\nthat went unseen\n⟦10:31⟧ end",
        ["T10:02", "T10:04", "T10:31"],
      ],
      ["lines with breaks", "## Timeline\n\n⟦10:02⟧ alert<br>\n⟦10:04⟧ page<br>", ["T10:02", "T10:04"]],
      [
        "notes below a heading with a time",
        "## Timeline\n\n### ⟦10:02⟧\n\n- the fuse had blown\n- the spare was in Graz\n\n### ⟦10:04⟧\n\nPage.",
        ["T10:02", "T10:04"],
      ],
      ["a heading for each time", "## Timeline\n\n### ⟦10:02⟧\n\nAlert.\n\n### ⟦10:04⟧\n\nPage.", ["T10:02", "T10:04"]],
      [
        "a heading for each moment",
        "## Timeline\n\n### ⟦2018-10-09 17:15⟧\n\nAlert.\n\n### ⟦2018-10-09 17:20⟧\n\nPage.",
        ["2018-10-09T17:15", "2018-10-09T17:20"],
      ],
      [
        "a heading for each day",
        "## Timeline\n\n### 2024-05-03\n\n- ⟦23:58⟧ alert\n\n### 2024-05-04\n\n- ⟦00:04⟧ page",
        ["2024-05-03T23:58", "2024-05-04T00:04"],
      ],
      [
        "a line for each day",
        "## Timeline\n\n**2024-05-03**\n\n- ⟦23:58⟧ alert\n\n**2024-05-04**\n\n- ⟦00:04⟧ page",
        ["2024-05-03T23:58", "2024-05-04T00:04"],
      ],
      [
        "a line for each day, and prose",
        "## Timeline\n\n**⟦2024-05-03⟧**\n\nAlert.\n\n**⟦2024-05-04⟧**\n\nPage.",
        ["2024-05-03", "2024-05-04"],
      ],
      [
        "a day, its zone, and a list",
        "## Timeline\n\n2024-05-03 (all times UTC)\n\n- ⟦10:02⟧ alert\n- ⟦10:04⟧ page",
        ["2024-05-03T10:02", "2024-05-03T10:04"],
      ],
      [
        "a table",
        "## Timeline\n\n| Time | Event |\n|---|---|\n| ⟦10:02⟧ | alert |\n| ⟦10:04⟧ | page |",
        ["T10:02", "T10:04"],
      ],
      [
        "a table without a head",
        "## Timeline\n\n| ⟦10:02⟧ | alert |\n|---|---|\n| ⟦10:04⟧ | page |",
        ["T10:02", "T10:04"],
      ],
      [
        "a table with day, date and time",
        "## Timeline\n\n| Day | Date | Time | Event |\n|---|---|---|---|\n| Sun | ⟦2024-05-05 | 21:33⟧ | alert |\n| Sun | ⟦2024-05-05 | 21:40⟧ | page |",
        ["2024-05-05T21:33", "2024-05-05T21:40"],
      ],
      [
        "a table with an actor",
        "## Timeline\n\n| Date | Actor | Event |\n|---|---|---|\n| ⟦2024-05-05⟧ | Wei | alert |\n| ⟦2024-05-06⟧ | Ana | page |",
        ["2024-05-05", "2024-05-06"],
      ],
      [
        "a table with pipes in a cell",
        "## Timeline\n\n| Time | Event |\n|---|---|\n| ⟦10:02⟧ | `a \\| b` |\n| ⟦10:04⟧ | page |",
        ["T10:02", "T10:04"],
      ],
      ["a bold list item", "- **Key events**\n  - ⟦10:02⟧ alert\n  - ⟦10:04⟧ page", ["T10:02", "T10:04"]],
      ["a chat log", "## Timeline\n\n⟦10.08⟧ RK: is it down?\n⟦10.09⟧ JP: 99 % sure", ["T10:08", "T10:09"]],
      ["French", "## Chronologie\n\n- ⟦10h00⟧ alerte\n- ⟦10h04⟧ appel\n- ⟦10h31⟧ fin", ["T10:00", "T10:04", "T10:31"]],
      [
        "no heading, but three times in a list",
        "Intro.\n\n- ⟦10:02⟧ alert\n- ⟦10:04⟧ page\n- ⟦10:31⟧ end",
        ["T10:02", "T10:04", "T10:31"],
      ],
      [
        "no heading, but three lines",
        "Intro.\n\n⟦10:02⟧ alert\n\n⟦10:04⟧ page\n\n⟦10:31⟧ end",
        ["T10:02", "T10:04", "T10:31"],
      ],
      ["no heading, and only two times", "Intro.\n\n- 10:02 alert\n- 10:04 page\n- end", []],
      ["no timeline", "## Impact\n\nAll logins.", []],
    ];
    for (const [name, body, expected] of cases) {
      const marked = `# Outage\n\n${body}\n`;
      const text = marked.replace(/[⟦⟧]/g, "");
      it(name, () => {
        assert.equal(drawn(text), marked);
        assert.deepEqual(isos(text), expected);
      });

      it(`${name}, with CRLF`, () => assert.equal(drawn(text.replace(/\n/g, "\r\n")), marked.replace(/\n/g, "\r\n")));
      it(`${name}, after an emoji`, () => assert.equal(drawn(`👩‍🚒 Outage\n\n${text}`), `👩‍🚒 Outage\n\n${marked}`));
    }
  });

  it("knows the zone in a heading of any name", () => {
    const body = "- 10:02 alert\n- 10:04 page\n- 10:31 end";
    assert.equal(read(`# Outage\n\n## What we saw (CET)\n\n${body}`).zone, "CET");
    assert.equal(read(`# Outage\n\n## Who was there\n\n${body}`).zone, undefined);
  });

  it("knows its first and last moment, in UTC if the heading says so", () => {
    const body = "- 10:02 alert\n- rollback\n- 10:31 end\n";
    const ends = (heading: string) => {
      const { first, last } = read(`# Outage\n\n## ${heading}\n\n${body}`);
      return [first, last];
    };
    assert.deepEqual(ends("Timeline"), ["T10:02", "T10:31"]);
    assert.deepEqual(ends("Timeline (UTC)"), ["T10:02Z", "T10:31Z"]);
    assert.deepEqual(ends("Timeline (all times in GMT)"), ["T10:02Z", "T10:31Z"]);
    assert.deepEqual(ends("Timeline (CET)"), ["T10:02", "T10:31"]);
  });

  describe("knows its zone", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["## Timeline (UTC)\n\n- 10:02 alert", "UTC"],
      ["## Timeline (all times in CET)\n\n- 10:02 alert", "CET"],
      ["## Timeline (all times in SAST)\n\n- 10:02 alert", "SAST"],
      ["## Timeline\n\nAll times are in PDT.\n\n- 10:02 alert", "PDT"],
      ["## Timeline\n\n2024-05-03 (*all times UTC*)\n\n- 10:02 alert", "UTC"],
      ["## Timeline\n\n- 10:02 UTC alert", "UTC"],
      ["## Timeline\n\n- 2024-05-03T10:02Z alert", "Z"],
      ["## Timeline\n\n- 2024-05-03T10:02+02:00 alert", "+02:00"],
      ["## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 10:02 | alert |", "UTC"],
      ["## Timeline (US/Pacific)\n\n- 10:02 alert", "US/Pacific"],
      ["## Timeline\n\n- 10:02 alert", undefined],
      ["## Timeline\n\n- 10:02 asked them to wait", undefined],
    ];
    for (const [body, zone] of cases)
      it(JSON.stringify(body), () => assert.equal(read(`# Outage\n\n${body}\n`).zone, zone));
  });

  it("knows which offsets lie in an entry", () => {
    const text =
      "# Outage\n\n## Timeline\n\nAll times in UTC.\n\n### 10:02\n\nAlert.\n\n- graph\n- logs\n- more\n- and more\n- even more\n\nLast word.\n\n## Impact\n\nAll logins.\n";
    const { holds } = read(text);
    const at = (words: string) => holds(text.indexOf(words));
    assert.deepEqual(
      [at("All times"), at("Alert"), at("- graph"), at("Last word"), at("Impact"), at("All logins")],
      [false, true, true, true, false, false],
    );
  });

  it("reads any text", () => {
    for (const text of [
      "",
      "## Timeline",
      "## Timeline\n\n-",
      "## Timeline\n\n||\n|-|-|\n||",
      "- 1\n- 2\n- 3",
      "10:",
      ":10",
      "## 10:02",
    ]) {
      for (const entry of read(text).entries)
        assert.ok(
          entry.start <= (entry.time?.start ?? entry.start) && (entry.time?.end ?? entry.end) <= entry.end,
          text,
        );
    }
  });
});
