/** Headings in all the forms people write them, and whether anything stands below them. */
import assert from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { normalizeHeading } from "../../server/src/core/headings.ts";
import headings from "../../server/src/core/lexicons/headings.json" with { type: "json" };
import { readSections, type SectionAliases, type SectionRole } from "../../server/src/core/postmortem/sections.ts";
import { mark } from "../support/marks.ts";

const read = (text: string, aliases?: SectionAliases) => readSections(parseDocument(text), aliases);

/** Every section with a role as `form: role+role`, with `(empty)` where nothing stands below it. */
function outline(text: string, aliases?: SectionAliases): string[] {
  return read(text, aliases)
    .all.filter((section) => section.roles.length > 0)
    .map((section) => `${section.form}: ${section.roles.join("+")}${section.hasContent ? "" : " (empty)"}`);
}

/** The text with the words of every heading that has a role in marks. */
function drawn(text: string): string {
  const sections = read(text);
  return mark(
    text,
    sections.all.filter((section) => section.roles.length > 0).map((section) => section.heading),
  );
}

describe("sections", () => {
  describe("normalizes a heading", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["Timeline", "timeline"],
      ["  **Root Cause**: ", "root cause"],
      ["3. Detection", "detection"],
      ["2.1) Impact", "impact"],
      ["IV. Lessons learned", "lessons learned"],
      ["Q: What happened?", "what happened"],
      ["Q3. How was it found?", "how was it found"],
      ["Part 2: Timeline", "timeline"],
      ["So, what happened?", "what happened"],
      ["Step 4: Recovery", "recovery"],
      [":seedling: Root causes", "root causes"],
      ["🔥 Impact 🔥", "impact"],
      ["👩‍🚒 Response", "response"],
      ["Timeline (UTC)", "timeline"],
      ["Timeline (all times UTC)", "timeline"],
      ["Timeline (PST) 4/21/23-4/25/23. All times approximations", "timeline 4/21/23-4/25/23"],
      ["Timeline - all times in CET", "timeline"],
      ["What we’re doing about it", "what we are doing about it"],
      ["[Action items](https://t.example/epic)", "action items"],
      ["`Impact`", "impact"],
      ["Five why's?", "five why's"],
      ["What happened…", "what happened"],
      ["", ""],
      ["🎉", ""],
    ];
    for (const [heading, expected] of cases)
      it(`${JSON.stringify(heading)} is ${JSON.stringify(expected)}`, () =>
        assert.equal(normalizeHeading(heading), expected));
  });

  it("keeps its aliases in the form that headings are brought to, but for the mark of those that need proof", () => {
    const entries = [headings.roles, headings.fallback].flatMap((roles) => Object.values(roles).flat());
    const aliases = entries.map((entry) => entry.replace(/\?$/, ""));
    assert.deepEqual(
      aliases.filter((alias) => normalizeHeading(alias) !== alias),
      [],
    );
  });

  describe("reads the forms of a heading", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["ATX", "# Outage\n\n## Impact\n\nAll logins.", ["heading: impact"]],
      ["ATX that is closed", "# Outage\n\n## Impact ##\n\nAll logins.", ["heading: impact"]],
      ["setext", "Outage\n======\n\nImpact\n------\n\nAll logins.", ["heading: impact"]],
      ["HTML", '# Outage\n\n<h2 id="i">Impact</h2>\n\nAll logins.', ["heading: impact"]],
      ["a bold paragraph", "# Outage\n\n**Impact**\n\nAll logins.", ["bold: impact"]],
      ["a bold paragraph with underscores", "# Outage\n\n__Impact__\n\nAll logins.", ["bold: impact"]],
      ["a bold lead", "# Outage\n\n**Impact:** All logins.", ["boldLead: impact"]],
      ["a bold lead, the colon outside", "# Outage\n\n**Impact**: All logins.", ["boldLead: impact"]],
      ["a bold lead with a full stop", "# Outage\n\n**Impact.** All logins.", ["boldLead: impact"]],
      [
        "bold leads line by line",
        "# Outage\n\n**Impact:** All logins.\n**Root cause:** The lock.",
        ["boldLead: impact", "boldLead: factors"],
      ],
      [
        "a bold list item with a nested list",
        "# Outage\n\n- **Key events**\n  - 10:02 alert\n  - 10:31 end",
        ["boldItem: timeline"],
      ],
      [
        "a bold list item alone, its text below",
        "# Outage\n\n- **Resolution**:\n\nRolled back.\n\n- **Impact**:\n\nTwo days.",
        ["bold: response", "bold: impact"],
      ],
      ["a bold list item with prose", "# Outage\n\n- **Resolution**: Rolled back.", ["boldItem: response"]],
      [
        "bold words with a sentence behind them",
        "# Flood\n\n**Who was hit** Two halls.\n\n**How we noticed** A porter rang.",
        ["boldLead: impact", "boldLead: detection"],
      ],
      ["words in italics with a colon", "# Flood\n\n*Impact:* Two halls.", ["boldLead: impact"]],
      ["bold words with a dash", "# Flood\n\n- **Impact** - two halls", ["boldItem: impact"]],
      [
        "a question in bold over its answer",
        "# Flood\n\n**Q: Why did the hall flood?**\nA: The drain was shut.",
        ["bold: factors"],
      ],
      [
        "what happened, in bold",
        "# Flood\n\n**What happened** The hall was wet.\n\n**Impact** Two halls.",
        ["boldLead: summary", "boldLead: impact"],
      ],
      [
        "capitals on lines of their own",
        "# Flood\n\nWHAT HAPPENED\nThe hall was wet.\n\nNEXT STEPS\n- Dry it",
        ["bare: summary", "bare: actions"],
      ],
      [
        "what a reader unfolds",
        "# Flood\n\n<details>\n<summary>Timeline</summary>\n\n- 08:10 wet\n\n</details>",
        ["bold: timeline"],
      ],
      ["a key and its value", "# Outage\n\nImpact: all logins", ["key: impact"]],
      ["a key alone above a list", "# Outage\n\nAction items:\n\n- Add a lag alert", ["key: actions"]],
      [
        "a number above a text",
        "# Flood\n\n1. Issue summary\n\nThe hall was wet.\n\n2. Root cause\n\nThe drain was shut.",
        ["bare: summary", "bare: factors"],
      ],
      [
        "a question about what was done",
        "# Flood\n\n**Why were porters unable to do these actions?**\n\nThe drain was shut.",
        ["bold: factors"],
      ],
      ["a question in bold italics", "# Flood\n\n***How did this happen?***\n\nThe drain was shut.", ["bold: factors"]],
      ["a bare line", "# Outage\n\nRoot cause and resolution\n\nThe lock was shared.", ["bare: response+factors"]],
      [
        "bare lines without blank lines around them",
        "# Outage\n\nIssue Summary\nThe lift stood still for an hour.\nTimeline ⏰\n08:10 the lift stops\n09:12 the lift moves\nRoot Cause\nThe brake sensor was wet.",
        ["bare: summary", "bare: timeline", "bare: factors"],
      ],
      [
        "a key at the margin behind a list",
        "# Outage\n\nImpact:\n- all lifts\nTimeline:\n- 08:10 the lift stops\n- 09:12 it moves",
        ["key: impact", "key: timeline"],
      ],
      [
        "a key alone above its lines",
        "# Outage\n\nRoot cause:\nThe brake sensor was wet.\nResolution:\nIt was dried.",
        ["key: factors", "key: response"],
      ],
      [
        "a label over labels",
        "# Outage\n\nIssue summary:\n\n**Impact:** all lifts",
        ["key: summary", "boldLead: impact"],
      ],
      [
        "a bare line behind a whole sentence",
        "# Outage\n\nThe lift stood still.\nTimeline\n\n- 08:10 the lift stops",
        ["bare: timeline"],
      ],
      ["a mark without its blank", "# Outage\n\n##What we learned\n\nBrakes get wet.", ["bare: lessons"]],
      ["a question that stands alone", "# Outage\n\nHow we noticed\n\nA porter rang.", ["bare: detection"]],
      ["a table row", "# Outage\n\n| Field | Value |\n|---|---|\n| Impact | all logins |", ["row: impact"]],
      [
        "a bold cell of a table row",
        "# Outage\n\n| Field | Value |\n|---|---|\n| **Impact** | all logins |",
        ["row: impact"],
      ],
      [
        "a bold lead in a cell",
        "# Outage\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 10:02 | **Detection:** the lag alert |",
        ["heading: timeline", "boldLead: detection"],
      ],
      [
        "a key of the front matter",
        "---\nsummary: Cart down for nine minutes\n---\n\n# Outage",
        ["frontMatter: summary"],
      ],
      [
        "a sentence above a list",
        "# Outage\n\nSeveral factors contributed to the outage:\n\n- the lock\n- the alert",
        ["leadIn: factors"],
      ],
    ];
    for (const [name, text, expected] of cases) {
      it(name, () => assert.deepEqual(outline(text), expected));
      // The parser refuses a delimiter row with a blank after its last pipe, which is what a CR becomes (document.ts).

      it(`${name}, with CRLF`, () => assert.deepEqual(outline(text.replace(/\n/g, "\r\n")), expected));
      it(`${name}, after a byte-order mark`, () => assert.deepEqual(outline(`\uFEFF${text}`), expected));
    }
  });

  it("takes no title for a part of the document", () => {
    assert.equal(readSections(parseDocument("# Postmortem\n\nThe queue stalled.\n")).find("lessons"), undefined);
    assert.ok(readSections(parseDocument("# Queue outage\n\n## Postmortem\n\nAlert on age.\n")).find("lessons"));
  });

  it("takes what happened for the summary where no timeline tells it, or where it is a paragraph that comes first", () => {
    const told = "# Lift 2\n\n## What happened\n\nThe lift stood still for an hour.\n";
    const more = "\nForty people took the stairs.\n";
    const timeline = "\n## Timeline\n\n- 08:10 the lift stops\n";
    const cases = [
      [told, true],
      [told + more, true],
      [told + timeline, true],
      [told + more + timeline, false],
      [`# Lift 2\n${timeline}\n## What happened\n\nThe lift stood still for an hour.\n`, false],
    ] as const;
    for (const [text, found] of cases) assert.equal(read(text).find("summary") !== undefined, found, text);
  });

  it("takes a title for the summary where its text is one, and no other part has the name", () => {
    const told = "The lift stood still for an hour, and forty people took the stairs.";
    const cases = [
      [`# Incident summary\n\n${told}\n\n## Root cause\n\nA wet sensor.\n`, true],
      [`# Incident summary\n\n**Date:** 3 May\n\n## Root cause\n\nA wet sensor.\n`, false],
      [`# Root cause analysis\n\n${told}\n\n## Impact\n\nForty people.\n`, false],
    ] as const;
    for (const [text, found] of cases) assert.equal(read(text).find("summary") !== undefined, found, text);
  });

  it("keeps what stands in an account in it", () => {
    const timeline = "# Lift 2\n\n## Timeline\n\n- 08:10 the lift stops\n- **Fix applied:** a dry sensor\n";
    assert.equal(read(timeline).find("response"), undefined);
    assert.equal(read("# Lift 2\n\n## Response\n\n- **Action:** dried it\n").find("actions"), undefined);
    assert.ok(read("# Lift 2\n\n## Lessons learned\n\n- **Actions:** buy a roof\n").find("actions"));
  });

  it("takes symptoms for the impact where a summary stands beside them", () => {
    const symptoms = "# Lift 2\n\n## Symptoms\n\nForty people took the stairs.\n";
    assert.ok(read(symptoms).find("summary"));
    assert.ok(read(`${symptoms}\n## Summary\n\nThe lift stood still.\n`).find("impact"));
  });

  it("finds a section under its heading before the same fact in a table or in front matter", () => {
    const document = parseDocument(
      "---\nimpact: high\n---\n\n# Outage\n\n| Impact | high |\n|---|---|\n| Impact | high |\n\n## Impact\n\nAll logins.\n",
    );
    const sections = readSections(document);
    assert.equal(sections.find("impact")?.form, "heading");
  });

  describe("leaves alone what only looks like a heading", () => {
    const cases: readonly (readonly [string, string])[] = [
      ["prose that begins with an alias", "# Outage\n\nImpact on users was small.\n\nTimeline pressure was high."],
      ["a bare line inside a paragraph", "# Outage\n\nThe page said\nImpact\nand nothing else."],
      ["a bare line at the end of a paragraph", "# Outage\n\nThe page said no more than\nImpact"],
      ["the only item of a list", "# Flood\n\n- Timeline"],
      ["a remark in the front matter", "---\ndescription: A wet sensor\n---\n\n# Lift 2"],
      ["an event that is a repair", "# Lift 2\n\n- 08:10 stop\n- Fix applied by hand at 09:12"],
      ["a question of the front matter", "---\ndescription: What happened to the lift? Read on.\n---\n\n# Outage"],
      ["a bold word in a sentence", "# Outage\n\nThe **impact** was small."],
      ["bold words that begin a sentence", "# Outage\n\n**Recovery** took nine minutes."],
      ["what a reader unfolds, of no role", "# Outage\n\n<details>\n<summary>Log</summary>\n\n503\n\n</details>"],
      ["a point of what went wrong", "# Flood\n\n- 08:10 wet\n\nRecovery of the hall took a day"],
      ["a bold item that is a sentence", "# Outage\n\n- **Detection** took nine minutes"],
      ["code", "# Outage\n\n```\n## Impact\n```"],
      ["a comment", "# Outage\n\n<!-- ## Impact -->"],
      ["a quotation", "# Outage\n\n> **Impact:** said the old report"],
      ["a URL", "# Outage\n\nhttps://status.example/impact"],
      ["a row of a wide table", "# Outage\n\n| a | b | c |\n|---|---|---|\n| Impact | 1 | 2 |"],
    ];
    for (const [name, text] of cases) it(name, () => assert.deepEqual(outline(text), []));
  });

  describe("knows the roles of a heading", () => {
    const cases: readonly (readonly [string, readonly SectionRole[]])[] = [
      ["Executive summary", ["summary"]],
      ["Resolution and recovery", ["response"]],
      ["Prevention / action items", ["actions"]],
      ["What went well & where did we get lucky", ["well", "lucky"]],
      ["Context/Resolution/Review actions", ["background", "response", "actions"]],
      ["Impact and timeline", ["impact", "timeline"]],
      ["Timeline (if relevant)", ["timeline"]],
      ["Timeline of events", ["timeline"]],
      ["Attack timeline", ["timeline"]],
      ["Root cause of the outage", ["factors"]],
      ["Technical root cause", ["factors"]],
      ["Fault", ["factors"]],
      ["Blameless root cause", ["factors"]],
      ["What allowed this to happen?", ["factors"]],
      ["Why it could happen", ["factors"]],
      ["How did the flood happen?", ["factors"]],
      ["How to make it happen", []],
      ["Lessons learned and future improvements", ["lessons", "actions"]],
      ["Cross-service impact", ["impact"]],
      ["How many wards were hit?", ["impact"]],
      ["Effects on the evening shift", ["impact"]],
      ["Chain of events", ["timeline"]],
      ["Incident chronology", ["timeline"]],
      ["What led to the flood", ["factors"]],
      ["Why we didn't have a spare pump", ["factors"]],
      ["Why did the tank run dry?", ["factors"]],
      ["Why we built our own pump", []],
      ["Origin of the incident", ["factors"]],
      ["Failure analysis", ["factors"]],
      ["How we found the problem", ["detection"]],
      ["How it came to light", ["detection"]],
      ["How we fixed the problem", ["response"]],
      ["What did we do?", ["response"]],
      ["What to do in a flood", []],
      ["Our emergency response", ["response"]],
      ["Containment", ["response"]],
      ["Here's what I learned", ["lessons"]],
      ["What this taught us", ["lessons"]],
      ["What I'd do differently", ["lessons"]],
      ["Takeaways for next time", ["lessons"]],
      ["Long-term fixes", ["actions"]],
      ["Remediation plan", ["actions"]],
      ["Steps we are taking", ["actions"]],
      ["How to avoid this in the future", ["actions"]],
      ["Proactive hardening", []],
      ["The short version", ["summary"]],
      ["Problem statement", ["summary"]],
      ["Detailed timeline", ["timeline"]],
      ["Our main lesson", ["lessons"]],
      ["Short-term improvements", ["actions"]],
      ["Affected packages", ["impact"]],
      ["Chronologie des événements", ["timeline"]],
      ["Causes racines", ["factors"]],
      ["Leçons apprises", ["lessons"]],
      ["Actions correctives", ["actions"]],
      ["Résumé", ["summary"]],
      ["What is being done about this?", ["actions"]],
      ["What are we doing to prevent this?", ["actions"]],
      ["Further preventive measures", ["actions"]],
      ["Follow-up work", ["actions"]],
      ["GitHub Actions", []],
      ["What to take from this", ["lessons"]],
      ["Machine learning", []],
      ["How was the leak detected?", ["detection"]],
      ["Final resolution, second attempt", ["response"]],
      ["Detection of the incident", ["detection"]],
      ["Why did all this happen in one night?", ["factors"]],
      ["Root cause and resolution", ["factors", "response"]],
      ["Improvements for next time", ["actions"]],
      ["Actions to take", ["actions"]],
      ["Suggested remediation", ["actions"]],
      ["Post-incident actions", ["actions"]],
      ["Measures taken", ["response"]],
      ["Immediate actions", ["response"]],
      ["Fix applied", ["response"]],
      ["What we would do better", ["poorly"]],
      ["What worked", ["well"]],
      ["What was lucky", ["lucky"]],
      ["The two reasons the pump was off", ["factors"]],
      ["Reasons to buy a pump", []],
      ["Detection of the flood", ["detection"]],
      ["Timeline for 3 May 2024", ["timeline"]],
      ["Root causes (updated) on Monday, May 3rd", ["factors"]],
      ["Action items as of 2024-05-03", ["actions"]],
      ["Summary – what you need to know", ["summary"]],
      ["Root cause + resolution", ["factors", "response"]],
      ["How we dried the hall / How we prevent this from happening again", ["actions"]],
      ["What we learnt / Preventing the flood from happening again", ["lessons", "actions"]],
      ["What, when, how and why", ["summary"]],
      ["The effects", ["impact"]],
      ["The 5 whys", ["factors"]],
      ["Cause-and-effect analysis", ["factors"]],
      ["Factors that contributed to the flood", ["factors"]],
      ["What would cause a flood?", []],
      ["Wet halls can have consequences", []],
      ["Cost of the incident", ["impact"]],
      ["What went wrong under the floor", ["poorly"]],
      ["What are we learning from this?", ["lessons"]],
      ["What should be done differently", ["lessons"]],
      ["Assigned tasks", ["actions"]],
      ["What we've done", ["response"]],
      ["How the night unfolded", ["timeline"]],
      ["Why it went wrong", ["factors"]],
      ["Why we went with two pumps", []],
      ["Explored solutions", ["response"]],
      ["Possible solutions", ["actions"]],
      ["Our solutions", ["response"]],
      ["Getting started", []],
      ["Getting the hall back", ["response"]],
      ["How it was repaired", ["response"]],
      ["Making sure it does not happen again", ["actions"]],
      ["How can we do better next time?", ["actions"]],
      ["What's going to change?", ["actions"]],
      ["The detection of colours", []],
      ["Severity", ["metadata"]],
      ["JupyterHub", []],
      ["How to read this page", []],
      ["The lock table", []],
      ["An unusually long heading that only mentions the action items of another team in passing", []],
    ];
    for (const [heading, roles] of cases) {
      it(heading, () => {
        const section = read(`# Outage\n\n## ${heading}\n\nSome text.\n`).all[1];
        assert.deepEqual([...(section?.roles ?? [])].sort(), [...roles].sort());
      });
    }
  });

  describe("takes a heading that may mean much by its text", () => {
    const cases: readonly (readonly [name: string, text: string, role: SectionRole, found: boolean])[] = [
      ["an analysis of causes", "## Analysis\n\nThe valve stuck because both pumps shared a filter.", "factors", true],
      ["an analysis in parts", "## Analysis\n\n### Shared filter\n\nA.\n\n### Silent alarm\n\nB.", "factors", true],
      [
        "an analysis of something else",
        "## Analysis\n\nThree of the samples were red, and two were blue.",
        "factors",
        false,
      ],
      [
        "a conclusion that names a cause",
        "## Conclusion\n\nThere was insufficient light in the hall.",
        "factors",
        true,
      ],
      [
        "a conclusion that tells it again",
        "## Conclusion\n\nThe valve stuck, and water ran for an hour.",
        "factors",
        false,
      ],
      ["no lesson in it either", "## Conclusion\n\nThe valve stuck, and water ran for an hour.", "lessons", false],
      [
        "a conclusion with a lesson",
        "## Root cause\n\nA filter.\n\n## Conclusion\n\nWe learned to hear the pump.",
        "lessons",
        true,
      ],
      ["what happened, by the hour", "## What happened\n\n- 10:02 alarm\n- 10:31 quiet", "timeline", true],
      ["what happened, in prose", "## What happened\n\nThe valve stuck at 10:02.", "timeline", false],
      ["which is the summary", "## What happened\n\nThe valve stuck at 10:02.", "summary", true],
      ["a background that opens it", "## Background\n\nThe valve stuck.\n\n## Impact\n\nWater.", "summary", true],
      [
        "a factor named after an alert",
        "## Causes\n\n### The alert waits five minutes\n\nIt must.",
        "detection",
        false,
      ],
      ["who noticed it, among the facts", "**Impact:** Water.\n**Detected by:** a caretaker", "detection", true],
      ["a mitigation to come", "## Fix\n\nNew.\n\n## Mitigation\n\nTo avoid it in future, a gauge.", "actions", true],
      ["a mitigation that was", "## Fix\n\nNew.\n\n## Mitigation\n\nWe closed the tap.", "actions", false],
      ["a list of what is left", "## Impact\n\nWater.\n\n## Still open\n\n- Weld the pipe", "actions", true],
      ["a remark on what is left", "## Impact\n\nWater.\n\n## Still open\n\nThe hall.", "actions", false],
      ["a background further down", "## Impact\n\nWater.\n\n## Background\n\nValves.", "summary", false],
      ["a topic of the repair", "## Resolution\n\n### Monitoring\n\nWe added a gauge.", "detection", false],
      [
        "a factor by its name",
        "## Causes\n\n1. **Detection gap**: no gauge\n2. **Filter**: shared",
        "detection",
        false,
      ],
      ["a part of a lesson", "## Lessons learned\n\nA valve stuck.\n\n**Fix:** A new valve.", "response", false],
      ["a question that stands alone", "How did we fix it?\n\nWe turned the valve.", "response", true],
      ["a question in bold", "1. **How was the leak noticed?**\n   1. Wet shoes.", "detection", true],
      [
        "a table of action items",
        "| Action item | Owner |\n|---|---|\n| Weld the second pipe | Nkechi |",
        "actions",
        true,
      ],
      ["contributors that are people", "## Contributors\n\n- Priya Nair (halls)\n- @wei", "factors", false],
      ["contributors, whose names are facts", "## Contributors\n\nPriya Nair, Omar Haddad and Wei", "metadata", true],
      ["contributors that are causes", "## Contributors\n\n- The drain was shut\n- One pump", "factors", true],
      ["what happened on a day", "## What happened on 3 May 2024\n\nThe hall was wet.", "summary", true],
      ["what happened on a day, without hours", "## What happened on 3 May\n\nThe hall was wet.", "timeline", false],
      [
        "what went wrong beside lessons",
        "## What went wrong\n\nThe drain was shut because of a leaf.\n\n## Lessons learned\n\nLeaves fall.",
        "factors",
        true,
      ],
      [
        "what went wrong instead of lessons",
        "## What went wrong\n\nThe drain was shut because of a leaf.",
        "factors",
        false,
      ],
      [
        "what went wrong among lessons",
        "## Lessons learned\n\nLeaves fall.\n\n### What went wrong\n\nIt was shut because of a leaf.",
        "factors",
        false,
      ],
      [
        "a point of what went wrong",
        "## What went wrong\n\n### Recovery delays\n\nThe pump was far away.",
        "response",
        false,
      ],
      ["a part of what went wrong", "## What went wrong\n\n### Root cause\n\nA leaf.", "factors", true],
      ["thoughts that teach", "## Final thoughts\n\nWe should look at leaves.", "lessons", true],
      ["thoughts that thank", "## Final thoughts\n\nThank you all.", "lessons", false],
      ["how others avoid something", "To avoid this, wear:\n\n- boots", "actions", false],
      ["details", "## Details\n\nIt is blue because of the light.", "factors", false],
      [
        "a conclusion of what is not needed",
        "## Conclusion\n\nIt is dry, so that I did not have to move.",
        "factors",
        false,
      ],
      [
        "the sentence over a list in a long paragraph",
        `## Lessons learned\n\n${"The hall was wet for long. ".repeat(14)}Going forward, we will avoid such a flood:\n\n- Sweep leaves`,
        "actions",
        true,
      ],
      [
        "a table of what was done",
        "| Action | Result | Hour |\n|---|---|---|\n| Turn the valve | dry | 9 |",
        "actions",
        false,
      ],
    ];
    for (const [name, text, role, found] of cases)
      it(name, () => assert.equal(read(`# Flood\n\n${text}\n`).find(role) !== undefined, found));
  });

  describe("tells a filled section from an empty one", () => {
    const filled = [
      "All logins.",
      "- all logins",
      "1. all logins",
      "| users | minutes |\n|---|---|\n| 12 | 9 |",
      "![errors](errors.png)",
      "[the export](log.txt)",
      "https://status.example/42",
      "```\n503\n```",
      "> quoted from the status page",
      "Unknown.",
      "Item 4711 was sold out.",
      "Only `{id}` failed.",
      "No customer-visible impact.",
      "*List what was lost.*\n\nTwo orders were lost.",
      "<details><summary>Log</summary><p>503</p></details>",
      "No alert fired.",
      "Nothing was lost.",
      "None of the halls was dry.",
      "Pending orders were lost.",
      "2024-05-03: two halls",
      "- [ ] two halls",
      "Times in the log were wrong.",
      "### Customers\n\nAll of them.",
      "**Customers**: all",
    ];
    const empty = [
      "",
      "N/A",
      "n/a.",
      "None",
      "TBD",
      "*TBD*",
      "- TBD",
      "-",
      "…",
      "<!-- how many users? -->",
      "*Describe how users were affected.*",
      "_How many users were affected, and for how long?_",
      "<number of users>",
      "{{ impact }}",
      "{impact}",
      "{number of users, and for how long}",
      "- Item 1",
      "[describe the impact]",
      "| users | minutes |\n|---|---|\n|  |  |",
      "None at this time.",
      "None required",
      "No immediate action items.",
      "There are no lessons.",
      "TBD by Priya",
      "_To be filled in after the review._",
      "Will be added later.",
      "Coming soon",
      "TODO: write this",
      "- Item A\n- Item B",
      "Lorem ipsum dolor sit amet, consectetur.",
      "(All times in UTC)",
      "2024-05-03 **(all times in UTC)**",
      "_date, time, step_",
      "- [ ] <number of users>",
      "**What went well**\n\n- Item A",
      "### Customers\n\n### Staff",
      "---",
    ];
    for (const body of filled)
      it(`filled: ${JSON.stringify(body)}`, () =>
        assert.equal(
          read(`# Outage\n\n## Impact\n\n${body}\n\n## Timeline\n\n- 10:02 alert`).find("impact", "empty")?.hasContent,
          true,
        ));
    for (const body of empty)
      it(`empty: ${JSON.stringify(body)}`, () =>
        assert.equal(
          read(`# Outage\n\n## Impact\n\n${body}\n\n## Timeline\n\n- 10:02 alert`).find("impact", "empty")?.hasContent,
          false,
        ));
  });

  it("takes children for the content of an empty parent", () => {
    const text =
      "# Outage\n\n## Lessons learned\n\n### What went well\n\n- The rollback.\n\n### What went wrong\n\n### Where we got lucky\n\nN/A\n";
    assert.deepEqual(outline(text), [
      "heading: lessons",
      "heading: well",
      "heading: poorly (empty)",
      "heading: lucky (empty)",
    ]);
  });

  it("finds the first section with content", () => {
    const sections = read("# Outage\n\n## Action items\n\nTBD\n\n## Next steps\n\n- Add a lag alert");
    assert.equal(sections.find("actions")?.title, "Next steps");
    assert.equal(sections.find("actions", "empty")?.title, "Action items");
    assert.equal(sections.find("timeline"), undefined);
  });

  it("knows the roles in force at an offset", () => {
    const text = "# Outage\n\nIntro.\n\n## Root cause\n\n### The lock\n\nIt was shared.\n\n## Notes\n\nNone of this.";
    const sections = read(text);
    assert.deepEqual(sections.rolesAt(text.indexOf("Intro")), []);
    assert.deepEqual(sections.rolesAt(text.indexOf("It was")), ["factors"]);
    assert.deepEqual(sections.rolesAt(text.indexOf("None of")), ["background"]);
  });

  it("sorts the items below an action heading, whatever its children are called", () => {
    assert.deepEqual(
      outline("# Outage\n\n## Action items\n\n### Detection\n\n- Alert on lag\n\n### Fixes\n\n- Pin it\n"),
      ["heading: actions"],
    );
  });

  it("ends a section where the next of its rank begins", () => {
    const text = "# Outage\n\n## Impact\n\nAll logins.\n\n### Money\n\nNone.\n\n## Timeline\n\n- 10:02 alert\n";
    const [, impact, money, timeline] = read(text).all;
    assert.equal(text.slice(impact?.start, impact?.end), "## Impact\n\nAll logins.\n\n### Money\n\nNone.\n\n");
    assert.equal(money?.parent, impact);
    assert.deepEqual(impact?.children, [money]);
    assert.equal(timeline?.end, text.length);
  });

  it("points at the words of a heading", () => {
    assert.equal(
      drawn("# Outage\n\n## 1. :eye: Detection ##\n\nx\n\n**Impact:** y\n\n- **Resolution**\n  - z\n"),
      "# Outage\n\n## ⟦1. :eye: Detection⟧ ##\n\nx\n\n⟦**Impact:**⟧ y\n\n- ⟦**Resolution**⟧\n  - z\n",
    );
  });

  it("takes headings from the configuration", () => {
    assert.deepEqual(
      outline("# Outage\n\n## Ce qui l'a rendu possible\n\nLe verrou.", { factors: ["Ce qui l’a rendu possible"] }),
      ["heading: factors"],
    );
    assert.deepEqual(outline("# Outage\n\n## Impact\n\nx", { background: ["Impact"] }), ["heading: background"]);
  });

  describe("knows the title", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["# Queue outage\n\n## Impact\n\nx", "Queue outage"],
      ["---\ntitle: Queue outage\n---\n\n## Impact\n\nx", "Queue outage"],
      ["---\ntitle: Queue outage\n---\n\n# What happened\n\nx\n\n# Next\n\ny", "Queue outage"],
      ["---\ntitle: queue\n---\n\n# Queue outage\n\n## Impact\n\nx", "Queue outage"],
      ["---\ntitle: Queue outage\n---\n\n## In short\n\nx\n\n# Our promise\n\ny", "Queue outage"],
      ["Title: The night of the queue\nDate: 2024-05-03\n\n## What I did\n\nx", "The night of the queue"],
      ["## Queue outage\n\n### Impact\n\nx", "Queue outage"],
      ["## Impact\n\nx", undefined],
      ["Nothing here.", undefined],
      ["", undefined],
    ];
    for (const [text, title] of cases) it(JSON.stringify(text), () => assert.equal(read(text).title?.text, title));
  });

  it("gives the single title no role", () =>
    assert.deepEqual(outline("# Root cause analysis\n\n## Impact\n\nx"), ["heading: impact"]));

  it("reads any text, and its sections nest", () => {
    const samples = [
      "",
      "\n",
      "#",
      "# ",
      "## \n##",
      "**Impact**",
      "- **Impact**:\n  - **Impact**:\n    - **Impact**:",
      "|Impact|x|\n|-|-|\n|Impact|",
      "---\nimpact\n---",
      "> ## Impact\n> x",
      "# Impact\n# Impact",
      "**:**",
      "Impact:",
      "\r\r\n\n# Impact\r",
    ];
    for (const text of samples) {
      for (const section of read(text).all) {
        assert.ok(
          section.start <= section.heading.start &&
            section.heading.end <= section.bodyStart &&
            section.bodyStart <= section.end,
          JSON.stringify(text),
        );
        if (section.parent)
          assert.ok(section.parent.start <= section.start && section.end <= section.parent.end, JSON.stringify(text));
      }
    }
  });
});
