/** Action items in all their forms, and who, when and where is said of them. */
import assert from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { type ActionItem, readActionItems } from "../../server/src/core/postmortem/actionItems.ts";
import { readSections } from "../../server/src/core/postmortem/sections.ts";
import { mark } from "../support/marks.ts";

const PEOPLE = new Set(["Omar", "Wei", "Lena", "Priya", "Ana", "Alex"]);

function items(body: string): readonly ActionItem[] {
  const document = parseDocument(`# Outage\n\n${body}\n`);
  return readActionItems(document, readSections(document), (name) => PEOPLE.has(name));
}

/** Each item as its task and its fields: `Add a lag alert | owner @omar | due 20 May`. */
function listed(body: string): string[] {
  const text = `# Outage\n\n${body}\n`;
  return items(body).map((item) => {
    const fields = (["owner", "due", "link", "type", "priority"] as const).flatMap((name) => {
      const field = item[name]();
      if (field) assert.equal(text.slice(field.start, field.end).trim(), field.text, `${name} stands where it says`);
      return field ? [`${name} ${field.text}`] : [];
    });
    return [text.slice(item.task.start, item.task.end), ...fields, ...(item.status === "done" ? ["done"] : [])].join(
      " | ",
    );
  });
}

describe("action items", () => {
  describe("reads the forms", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ["bullets", "## Action items\n\n- Add a lag alert\n* Pin the version", ["Add a lag alert", "Pin the version"]],
      [
        "bullets below a label",
        "## Measures\n\n- **Fixes:**\n  - Weld the pipe\n  - Paint the lever\n- Tests\n  - Fill the tank",
        ["Weld the pipe", "Paint the lever", "Fill the tank"],
      ],
      [
        "lines below a label, without marks",
        "## Measures\n\n- **Pipes:**\nWeld the pipe.\nPaint the lever.\n- **Tanks:**\nFill the tank.\nEmpty it again.",
        ["Weld the pipe", "Paint the lever", "Fill the tank", "Empty it again"],
      ],
      [
        "steps below a sentence that says when",
        "## Actions\n\n- In future, when the till is changed:\n  - Weigh the drawer\n  - Print the roll",
        ["Weigh the drawer", "Print the roll"],
      ],
      [
        "steps of a task that ends with a colon",
        "## Actions\n\n- Rebuild the till:\n  - Weigh the drawer\n  - Print the roll",
        ["Rebuild the till:"],
      ],
      [
        "a bold line of names, one of them known",
        "## Actions\n\n**Alex & Zdenka**\n\n- Weld the pipe",
        ["Weld the pipe | owner Alex & Zdenka"],
      ],
      ["a bold line of things", "## Actions\n\n**Pipes & Levers**\n\n- Weld the pipe", ["Weld the pipe"]],
      [
        "a task with parts",
        "## Actions\n\n- [ ] **Guide for new staff**\n  - a page on valves\n  - a page on pumps",
        ["**Guide for new staff**"],
      ],
      [
        "no list of owners",
        "## Actions\n\n### Open\n\n- Weld the pipe\n\n### Owners\n\n- Plumbing: welding",
        ["Weld the pipe"],
      ],
      [
        "a column of links that says done",
        "## Actions\n\n| Action | Bug |\n|---|---|\n| Weld it | DONE |",
        ["Weld it"],
      ],
      [
        "a day on which it was done",
        "## Actions\n\n- Weld the pipe, done 20/10/25",
        ["Weld the pipe, done 20/10/25 | done"],
      ],
      [
        "names that look like tickets",
        "## Actions\n\n- Patch CVE-2024-1234 in npm-6",
        ["Patch CVE-2024-1234 in npm-6"],
      ],
      ["numbers", "## Next steps\n\n1. Add a lag alert\n2. Pin the version", ["Add a lag alert", "Pin the version"]],
      [
        "boxes",
        "## Actions\n\n- [ ] Add a lag alert\n- [x] Pin the version",
        ["Add a lag alert", "Pin the version | done"],
      ],
      [
        "items with details",
        "## Actions\n\n- Add a lag alert\n  - on the replica\n  - and on the primary\n- Pin the version",
        ["Add a lag alert", "Pin the version"],
      ],
      [
        "items of two paragraphs",
        "## Actions\n\n- Add a lag alert\n\n  It pages the storage team.\n\n- Pin the version",
        ["Add a lag alert", "Pin the version"],
      ],
      [
        "groups by kind",
        "## Action items\n\n### Process improvements\n\n- Rehearse it\n\n### Technical improvements\n\n- Pin it",
        ["Rehearse it", "Pin it"],
      ],
      [
        "groups by component",
        "## Action items\n\n### JupyterHub\n\n- Pin it\n\n### Kubespawner\n\n- Raise it",
        ["Pin it", "Raise it"],
      ],
      [
        "groups by priority and by type",
        "## Action items\n\n**High priority**\n\n- Pin it\n\n### Detect sooner\n\n- Raise it",
        ["Pin it | priority High priority", "Raise it | type Detect sooner"],
      ],
      [
        "a table of who does what, under whatever heading",
        "## For the spring\n\n| What | Type | Who | By |\n|---|---|---|---|\n| Pin it | prevent | Wei | 2024-06-01 |",
        ["Pin it | owner Wei | due 2024-06-01 | type prevent"],
      ],
      [
        "no table of who did what when",
        "## That night\n\n| When | What | Who | Link |\n|---|---|---|---|\n| 10:02 | Pin it | Wei | OPS-14 |",
        [],
      ],
      [
        "a name beside a ticket or a date",
        "## Action items\n\n- Oil it (OPS-12, Pavla, 15 July)\n- Pin it (Redis)\n- Paint it (OPS-13, 15 July)\n- Raise it (field service, OPS-14, March)\n- Test it (OPS-15, in progress, March)",
        [
          "Oil it | owner Pavla | due 15 July | link OPS-12",
          "Pin it (Redis)",
          "Paint it | due 15 July | link OPS-13",
          "Raise it | owner field service | link OPS-14",
          "Test it | link OPS-15",
        ],
      ],
      [
        "words that look like tickets before a ticket",
        "## Action items\n\n- Store it as UTF-8, OPS-14",
        ["Store it as UTF-8 | link OPS-14"],
      ],
      ["groups below a bold component", "## Action items\n\n**Kubespawner**\n\n- Pin it", ["Pin it"]],
      [
        "groups below a bold name",
        "## Actions\n\n**Alex**\n\n- Pin it\n- Raise it\n\n**RK / JP**\n\n- Test it",
        ["Pin it | owner Alex", "Raise it | owner Alex", "Test it | owner RK / JP"],
      ],
      [
        "groups below a name heading",
        "## Actions\n\n### Alex\n\n- Pin it\n\n### Everything else\n\n- Test it",
        ["Pin it | owner Alex", "Test it"],
      ],
      [
        "groups nested below a team",
        "## Actions\n\n- **Storage team**\n  - Move the lock table\n  - Pin it",
        ["Move the lock table | owner Storage team", "Pin it | owner Storage team"],
      ],
      [
        "a bold list item with a nested list",
        "- **Review actions**\n  - Add a lag alert\n  - Pin it",
        ["Add a lag alert", "Pin it"],
      ],
      ["a label above a list", "Action items:\n\n- Add a lag alert", ["Add a lag alert"]],
      [
        "a sentence above a list",
        "To prevent a recurrence, we will:\n\n- add a lag alert\n- pin it",
        ["add a lag alert", "pin it"],
      ],
      [
        "labelled paragraphs",
        "**Action item:** Declare incidents at first confirmation. Owner: @lena\n\nAction item: Pin it",
        ["Declare incidents at first confirmation | owner @lena", "Pin it"],
      ],
      [
        "prose that plans",
        "## Prevention\n\nWe will add a lag alert.\n\nThanks for your patience.",
        ["We will add a lag alert"],
      ],
      [
        "lines below a line that is a heading",
        "Corrective Measures\nEach valve gets a label in both languages.\nThe night shift gets a second key.\n\nThanks\nAna",
        ["Each valve gets a label in both languages", "The night shift gets a second key"],
      ],
      [
        "lines that end without a stop",
        "## Corrective measures\n\nWe have planned the following:\n\nSpare pump: keep a second pump in the shed by the weir, filled, tested each Monday by the shift that takes over from the weekend\nLabels: name both valves",
        [
          "Spare pump: keep a second pump in the shed by the weir, filled, tested each Monday by the shift that takes over from the weekend",
          "Labels: name both valves",
        ],
      ],
      [
        "one measure on several lines",
        "## Corrective measures\n\nWe will keep a second pump in the\nShed by the weir",
        ["We will keep a second pump in the\nShed by the weir"],
      ],
      ["what stands beside a label", "**Follow-up:** We will weld the pipe.", ["We will weld the pipe"]],
      [
        "no account in another section",
        "## Summary\n\nThe pipe burst.\n\nPermanent fix: welded the pipe\n\n## Action items\n\n- Paint it",
        ["Paint it"],
      ],
      [
        "a list that a sentence gives to somebody",
        "## Next steps\n\nAs a next step, [@ana][] will write two pages:\n\n1. One about valves\n2. One about pumps",
        ["One about valves | owner @ana", "One about pumps | owner @ana"],
      ],
      [
        "numbers with their details between them",
        "## Measures\n\n1. **Deeper watch**\nWe watch\n\n- the level\n- the flow\n\n2. **Spare pump**\nWe buy one\n\nAnd more:\n\n- Paint it",
        ["Deeper watch", "Spare pump", "Paint it"],
      ],
      [
        "an event in the column of days",
        "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Pin it | Wei | Next doc pass |\n| Raise it | Ana | soon |",
        ["Pin it | owner Wei | due Next doc pass", "Raise it | owner Ana"],
      ],
      [
        "bullets that explain a table",
        "## Action items\n\nTypes:\n\n* Prevent - Make it less likely.\n* Detect - See it sooner.\n\n| Action | Type |\n|---|---|\n| Pin it | Prevent |",
        ["Pin it | type Prevent"],
      ],
      [
        "boxes above a table",
        "## Action items\n\n- [ ] Raise it\n\n| Action | Owner |\n|---|---|\n| Pin it | Wei |",
        ["Raise it", "Pin it | owner Wei"],
      ],
      [
        "two tables",
        "## Action items\n\n| Action | Owner |\n|---|---|\n| Pin it | Wei |\n\n| Action | Owner |\n|---|---|\n| Raise it | Ana |",
        ["Pin it | owner Wei", "Raise it | owner Ana"],
      ],
      [
        "guidance and placeholders",
        "## Action items\n\n*List any tasks we should complete.*\n\n- Pin it\n- TBD\n- <task>\n-",
        ["Pin it"],
      ],
      [
        "long words in braces",
        "## Action items\n\n1. {{ Write the page about failing over to the second region }}\n2. {{ summary }}",
        ["{{ Write the page about failing over to the second region }}"],
      ],
      [
        "a checklist about the document",
        "# Actions\n\n- [ ] The incident is over\n- [ ] Sections above are filled out",
        [],
      ],
      ["none", "## Action items\n\nNone.", []],
      [
        "prose that says a measure",
        "## Preventive measures\n\nThe job now stops when the table is old.",
        ["The job now stops when the table is old"],
      ],
      ["a decision to do nothing", "## Action items\n\nNo action: the host is retired next month.", []],
      ["a promise of news", "## Next steps\n\nWe will keep you posted.", []],
      ["an empty table", "## Action items\n\n| Action | Owner |\n|---|---|\n|  |  |", []],
      ["bullets elsewhere", "## Impact\n\n- Add to cart failed", []],
      ["a quotation", "## Impact\n\n> Action item: pin it", []],
      ["code", "## Action items\n\n```\n- pin it\n```", []],
    ];
    for (const [name, body, expected] of cases) {
      it(name, () => assert.deepEqual(listed(body), expected));

      it(`${name}, with CRLF`, () => assert.equal(items(body.replace(/\n/g, "\r\n")).length, expected.length));
    }
  });

  describe("points at the words of the task, and leaves the Markdown around it whole", () => {
    const tasks = [
      "⟦Pin it⟧",
      "⟦Pin the version⟧. It drifted twice.",
      "⟦Pin it⟧ (@omar, OPS-12, 20 May)",
      "⟦Pin it⟧ ([issue](https://t.example/1))",
      "⟦Pin it⟧ [issue](https://t.example/1)",
      "⟦Pin it⟧ https://t.example/1",
      "⟦Pin it⟧ — Omar",
      "⟦Do as [the plan](https://t.example/1) says⟧",
      "⟦Do as [the plan. And more](https://t.example/1) says⟧",
      "⟦Use `a (@b` here⟧",
      "⟦Pin **it. Now** please⟧",
      "**⟦Pin the version⟧**: it drifted twice",
      "**⟦Pin the version⟧:** it drifted twice",
      "**HIGH** ⟦Pin it⟧",
      "⟦**Pin** the version⟧",
      "⟦**Alex**)⟧",
      "⟦(OPS-12)⟧",
      "[detect] ⟦Alert on lag⟧",
      "(prevent) ⟦Pin it⟧",
      "Owner: Omar. ⟦Pin it⟧",
      "⟦[Pin it](https://t.example/1)⟧",
    ];
    for (const marked of tasks) {
      it(marked, () => {
        const body = `## Action items\n\n- ${marked.replace(/[⟦⟧]/g, "")}`;
        const task = items(body)[0]?.task;
        assert.equal(mark(`# Outage\n\n${body}\n`, task ? [task] : []), `# Outage\n\n## Action items\n\n- ${marked}\n`);
      });
    }
  });

  describe("reads the owner", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["Add a lag alert (⟦@omar⟧, OPS-12, 20 May)", "@omar"],
      ["Add a lag alert ⟦@omar⟧", "@omar"],
      ["⟦@omar-h⟧ will add a lag alert", "@omar-h"],
      ["Add a lag alert (⟦Omar⟧)", "Omar"],
      ["Add a lag alert (⟦Omar⟧, OPS-12)", "Omar"],
      ["Add a lag alert — ⟦Omar⟧", "Omar"],
      ["Add a lag alert - ⟦Omar Haddad⟧", "Omar Haddad"],
      ["Add a lag alert, ⟦Omar⟧", "Omar"],
      ["Add a lag alert — ⟦Omar van der Berg⟧, 20 May", "Omar van der Berg"],
      ["Add a lag alert — the vendor, with ⟦Omar Haddad⟧", "Omar Haddad"],
      ["⟦Omar⟧: add a lag alert", "Omar"],
      ["**⟦Omar⟧**: add a lag alert", "Omar"],
      ["[⟦Omar⟧] add a lag alert", "Omar"],
      ["⟦Omar⟧ to add a lag alert", "Omar"],
      ["⟦Omar⟧ will add a lag alert", "Omar"],
      ["Add a lag alert. Owner: ⟦Priya⟧", "Priya"],
      ["Add a lag alert (owner: ⟦storage team⟧)", "storage team"],
      ["Add a lag alert. **Owner**: ⟦Priya⟧", "Priya"],
      ["Add a lag alert. DRI: ⟦@priya⟧", "@priya"],
      ["Add a lag alert, assigned to ⟦Priya⟧", "Priya"],
      ["Add a lag alert (owned by ⟦the storage team⟧)", "the storage team"],
      ["Add a lag alert (lead: ⟦priya⟧)", "priya"],
      ["⟦API team⟧: version the schema", "API team"],
      ["Version the schema (⟦API team⟧)", "API team"],
      ["⟦The storage team⟧: version the schema", "The storage team"],
      ["Add a lag alert", undefined],
      ["Everyone: read the new runbook", undefined],
      ["We will add a lag alert", undefined],
      ["[⟦tomas⟧] add a lag alert", "tomas"],
      ["[⟦tomas⟧?] add a lag alert", "tomas"],
      ["[short] add a lag alert", undefined],
      ["[lag](https://t.example/1) alert", undefined],
      ["Add a lag alert (owner: TBD)", undefined],
      ["Owner: TBD. Add a lag alert", undefined],
      ["Add a lag alert (team)", undefined],
      ["Add a lag alert (Grafana)", undefined],
      ["Kubespawner: pin it", undefined],
      ["Pin `@types/node`", undefined],
      ["Mail help@example.com", undefined],
      ["Pin @babel/core", undefined],
      ["Test it in Berlin", undefined],
      ["Lead the reader to the runbook", undefined],
      ["Give every service an owner", undefined],
      ["Record the responsible service", undefined],
    ];
    for (const [marked, owner] of cases) {
      it(marked, () => {
        const body = `## Action items\n\n- ${marked.replace(/[⟦⟧]/g, "")}`;
        const found = items(body)[0]?.owner();
        assert.equal(found?.text, owner);
        if (found) assert.equal(mark(`# Outage\n\n${body}\n`, [found]), `# Outage\n\n## Action items\n\n- ${marked}\n`);
      });
    }
  });

  describe("reads the date", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["Pin it by 2024-06-01", "2024-06-01"],
      ["Pin it (20 May)", "20 May"],
      ["Pin it, due 20 May", "due 20 May"],
      ["Pin it by Friday", "by Friday"],
      ["Pin it by the end of June", "by the end of June"],
      ["Pin it in Q3", "Q3"],
      ["Pin it within two weeks", "within two weeks"],
      ["Pin it next sprint", "next sprint"],
      ["Pin it. ETA: 12 June", "12 June"],
      ["Pin it in the next 30 days", "next 30 days"],
      ["Pin it. As of 19 July 2022 it floats.", undefined],
      ["Pin it: during the 20 June 2022 visit it came loose", undefined],
      ["Pin it soon", undefined],
      ["Pin it eventually", undefined],
      ["Pin it due to the lock", undefined],
      ["Do the due diligence", undefined],
      ["Retry on deadline exceeded", undefined],
      ["Pin this release", undefined],
      ["Pin it (due tomorrow)", "due tomorrow"],
      ["Pin it (due: EOW)", "due: EOW"],
      ["Pin it in `2024-06-01.log`", undefined],
      ["Pin it ([plan](https://t.example/2024-06-01))", undefined],
    ];
    for (const [text, due] of cases) {
      it(text, () => {
        const found = items(`## Action items\n\n- ${text}`)[0]?.due();
        if (due === undefined) assert.equal(found, undefined);
        else assert.ok(found?.text.includes(due.replace(/^due /, "")), `${found?.text} has ${due}`);
      });
    }
  });

  describe("reads the link", () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ["Pin it (OPS-12)", "OPS-12"],
      ["Pin it (#482)", "#482"],
      ["Pin it, example/tools#77", "example/tools#77"],
      ["Pin it https://t.example/14", "https://t.example/14"],
      ["Pin it ([OPS-14](https://t.example/14))", "OPS-14"],
      ["Pin it ([issue][1])", "[issue][1]"],
      ["Pin it, ticket 4821", "ticket 4821"],
      ["Pin it", undefined],
      ["Accept UTF-8 names", undefined],
      ["Hash it with SHA-256", undefined],
      ["Page on P-1", undefined],
      ["Colour it #fff", undefined],
    ];
    for (const [text, link] of cases) {
      it(text, () => {
        const found = items(`## Action items\n\n- ${text}`)[0]?.link();
        if (link === undefined) assert.equal(found, undefined);
        else assert.ok(found?.text.includes(link), `${found?.text} has ${link}`);
      });
    }
  });

  describe("counts the measures", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      [
        "that one sentence joins",
        "## Actions\n\nWe will add a float switch, alert on the level and document the drain.",
        ["We will add a float switch", "alert on the level", "document the drain"],
      ],
      [
        "but no steps of one of them",
        "## Actions\n\nWe will review, test and deploy the new drain.",
        ["We will review, test and deploy the new drain"],
      ],
      [
        "sentence by sentence",
        "## Actions\n\nWe will weld the pipe. We plan to paint the lever. That will take a week.",
        ["We will weld the pipe", "We plan to paint the lever"],
      ],
      [
        "of paragraphs with bold leads",
        "## Actions\n\n**A float switch.** It tells when the tank is full.\n\n**A drain.** The old one is blocked.",
        ["A float switch.", "A drain."],
      ],
      [
        "of headings that each name one",
        "## Action items\n\n### 1. Float switch\n\nOne per tank.\n\n### 2. Drain\n\nClear it.",
        ["1. Float switch", "2. Drain"],
      ],
      [
        "below headings that sort them",
        "## Action items\n\n### Short term\n\n- Weld the pipe\n\n### Long term\n\n- Move the tank",
        ["Weld the pipe", "Move the tank"],
      ],
      [
        "of headings, some of them with lists",
        "## Action items\n\n### Float switch\n\nEach tank will get one.\n\n### Drain\n\nWe will:\n\n- clear it\n- test it\n\n### Thanks\n\nTo all.",
        ["Float switch", "clear it", "test it"],
      ],
      [
        "with marks that Markdown does not know",
        "## Action items\n\na) Weld the pipe\nb) Paint the lever",
        ["a) Weld the pipe", "b) Paint the lever"],
      ],
      ["with bullets pasted from elsewhere", "## Action items\n\n• Weld it\n• Paint it", ["• Weld it", "• Paint it"]],
      [
        "that a row of a table joins",
        "| | |\n|---|---|\n| Impact | two halls |\n| Action items | Weld the pipe; paint the lever<br>clear the drain |",
        ["Weld the pipe", "paint the lever", "clear the drain"],
      ],
      ["but none to fill in", "## Action items\n\n- [ ] <first action>\n- Item B", []],
      ["nor a note to fill in a part", "## Detection\n\nTODO: write this", []],
      [
        "behind much else, where a sentence says so",
        `## Lessons\n\n${"The hall was wet for long. ".repeat(14)}To avoid such a flood, we will:\n\n- sweep leaves`,
        ["sweep leaves"],
      ],
      [
        "with their parts below a number",
        "## Action items\n\n1. Drain\n   - clear it\n   - test it\n2. Float switch\n   - buy one",
        ["Drain", "Float switch"],
      ],
      [
        "line by line, but for what introduces and closes them",
        "Lift 2\n\nCorrective measures\nThese are the tasks:\nWeld the pipe at the second joint.\nPaint the lever in red.\nBy doing these we keep the hall dry.",
        ["Weld the pipe at the second joint", "Paint the lever in red"],
      ],
      [
        "of the list that is meant as such",
        "## Prevention\n\n- Dry halls\n- Loud pumps\n\n## Action items\n\n- Weld the pipe",
        ["Weld the pipe"],
      ],
      [
        "of the only list there is",
        "## Prevention\n\n- Weld the pipe\n- Buy a loud pump",
        ["Weld the pipe", "Buy a loud pump"],
      ],
      [
        "but not what was done in the account",
        "## Timeline\n\n- 08:10 the hall is wet\n\n**Action:** Turned the valve.\n\n## Action items\n\n- Weld the pipe",
        ["Weld the pipe"],
      ],
    ];
    for (const [name, body, expected] of cases)
      it(name, () =>
        assert.deepEqual(
          items(body).map(({ task }) => `# Outage\n\n${body}`.slice(task.start, task.end)),
          expected,
        ),
      );
  });

  describe("reads the fields below an item", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      [
        "as a list",
        "- Weld the pipe\n  - Owner: Wei\n  - Due: 2024-06-01\n- Paint the lever\n  - Owner: TBD",
        ["Weld the pipe | owner Wei | due 2024-06-01", "Paint the lever"],
      ],
      [
        "of a measure in a heading",
        "### AI-1: Weld the pipe\n\n- Owner: Wei\n- Due: 2024-06-01\n\n### AI-2: Paint the lever\n\nOwner: Ana",
        ["AI-1: Weld the pipe | owner Wei | due 2024-06-01", "AI-2: Paint the lever | owner Ana"],
      ],
      [
        "from a heading that says when",
        "### Long term (target: Q4 2025)\n\n- Weld the pipe\n\n### Done in May\n\n- Paint the lever",
        ["Weld the pipe | due Q4", "Paint the lever"],
      ],
      ["but not in what it is about", "- Weld the pipe\n  - the owner of the tank pays", ["Weld the pipe"]],
      [
        "a time it may take, in a column of days",
        "| Action | Owner | Due |\n|---|---|---|\n| Weld it | Wei | 2 weeks |\n| Paint it | Ana | 2 coats |",
        ["Weld it | owner Wei | due 2 weeks", "Paint it | owner Ana"],
      ],
      [
        "a column that counts, and one that links",
        "| # | Action |\n|---|---|\n| 1 | Weld it |\n| #482 | Paint it |",
        ["Weld it", "Paint it | link #482"],
      ],
      ["a quarter that is no ticket", "- Move the tank (ETA Q2-2025)", ["Move the tank (ETA Q2-2025) | due Q2"]],
    ];
    for (const [name, body, expected] of cases)
      it(name, () => assert.deepEqual(listed(`## Action items\n\n${body}`), expected));
  });

  describe("reads the columns of a table", () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      [
        "all of them",
        "| Action Item | Type | Priority | Owner | Due date | Ticket | Status |\n|---|---|---|---|---|---|---|\n| Pin it | prevent | P1 | Wei | 2024-06-01 | OPS-14 | open |\n| Raise it | mitigate | P2 | Ana | | OPS-15 | DONE |",
        [
          "Pin it | owner Wei | due 2024-06-01 | link OPS-14 | type prevent | priority P1",
          "Raise it | owner Ana | link OPS-15 | type mitigate | priority P2 | done",
        ],
      ],
      [
        "in another order",
        "| Who | Bug # | What |\n|---|---|---|\n| Wei | 4821 | Pin it |",
        ["Pin it | owner Wei | link 4821"],
      ],
      [
        "that nobody named",
        "| | |\n|---|---|\n| Pin the version of the client | Wei |",
        ["Pin the version of the client"],
      ],
      [
        "with pipes in a cell",
        "| Action | Owner |\n|---|---|\n| Escape `a \\| b` in the form | Wei |",
        ["Escape `a \\| b` in the form | owner Wei"],
      ],
      [
        "with an empty owner",
        "| Action | Owner |\n|---|---|\n| Pin it | |\n| Raise it | TBD |\n| Test it | everyone |",
        ["Pin it", "Raise it", "Test it"],
      ],
      [
        "a type and a priority in columns without such a name",
        "| A | B | C |\n|---|---|---|\n| Pin the version | detect | high |",
        ["Pin the version | type detect | priority high"],
      ],
      ["with marks", "| **Action** | **Owner** |\n|---|---|\n| Pin it | **Wei** |", ["Pin it | owner **Wei**"]],
      [
        "French",
        "| Action | Priorité | Statut |\n|---|---|---|\n| Épingler la version | P1 | Terminé |",
        ["Épingler la version | priority P1 | done"],
      ],
    ];
    for (const [name, table, expected] of cases)
      it(name, () => assert.deepEqual(listed(`## Action items\n\n${table}`), expected));

    it("and where an owner belongs", () => {
      const body = "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Pin it | | June |";
      const cell = items(body)[0]?.cell("owner");
      assert.equal(`# Outage\n\n${body}`.slice(cell?.start, cell?.end), " ");
    });
  });

  describe("knows what is done", () => {
    const done = [
      "[x] Pin it",
      "[X] Pin it",
      "✅ Pin it",
      "~~Pin it~~",
      "**DONE** Pin it",
      "(done) Pin it",
      "Pin it (done)",
      "Pin it - done",
      "Pin it ✅",
      "Done: pin it",
    ];
    const open = [
      "[ ] Pin it",
      "Pin it",
      "Say when it is done by hand",
      "Add a check that the migration has completed",
      "Ask every week whether the backfill is done",
      "[ ] Check that the backfill is (done)",
      "Move the done column",
      "Fixed clocks: buy some",
    ];
    for (const text of done)
      it(`done: ${text}`, () => assert.equal(items(`## Action items\n\n- ${text}`)[0]?.status, "done"));
    for (const text of open)
      it(`open: ${text}`, () => assert.equal(items(`## Action items\n\n- ${text}`)[0]?.status, "open"));
  });

  it("reads any text", () => {
    for (const body of [
      "",
      "## Action items",
      "## Action items\n\n-",
      "## Action items\n\n- [ ]",
      "## Action items\n\n| |\n|-|\n| |",
      "Action item:",
      "## Action items\n\n- 🎉",
      "## Action items\n\n- @",
      "## Action items\n\n- ()",
      `## Action items\n\n- ${"x".repeat(5000)}`,
    ]) {
      for (const item of items(body)) {
        assert.ok(
          item.start <= item.task.start && item.task.start < item.task.end && item.task.end <= item.end,
          JSON.stringify(body.slice(0, 60)),
        );
      }
    }
  });
});
