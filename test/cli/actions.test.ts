/** `blameless actions`: who has promised what, until when. */
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { describe, it } from "mocha";
import { onUnix, oops, run } from "./support.ts";

const ITEMS = `# Postmortem: the pump

The pump stopped.

## Action items

- [ ] Put a gauge on the pump (@lena, PUMP-7, due 2024-05-03)
- [ ] Label both valves | left and right
- [x] Replace the seal (@omar, 2024-04-01)
- [ ] Drill it twice a year (@wei, by 30 June)
`;
const files = { "d/a.md": ITEMS, "d/b.md": oops, "d/c.md": "# Notes\n\n## Action items\n\n- [ ] Buy milk\n" };
const actions = (...argv: string[]) => run(files, ["actions", "--date", "2024-05-20", ...argv, "d"]);

describe("blameless actions", () => {
  it("lists what is open, by document", async () => {
    const { code, out, err } = await actions();
    strictEqual(
      out,
      `d/a.md
     7  2024-05-03, overdue  @lena     Put a gauge on the pump (@lena, PUMP-7, …
     8  no date              no owner  Label both valves | left and right
    10  30 June              @wei      Drill it twice a year (@wei, by 30 June)

3 open action items: 1 overdue, 1 without an owner, 1 without a date.
`,
    );
    deepStrictEqual([code, err], [0, ""]);
  });
  it("is a table in Markdown", async () => {
    const { out } = await actions("--format", "markdown");
    match(out, /^\| due \| owner \| action \| ticket \| from \|\n\| --- /);
    match(out, /\n\| no date \| no owner \| Label both valves \\\| left and right \| {2}\| d\/a\.md:8 \|\n/);
  });
  it("has all of them for tools", async () => {
    const items = JSON.parse((await actions("--format", "json")).out) as Record<string, unknown>[];
    deepStrictEqual(
      items.map(({ line, owner, day, status, overdue }) => [line, owner, day, status, overdue]),
      [
        [7, "@lena", "2024-05-03", "open", true],
        [8, null, null, "open", false],
        [9, "@omar", "2024-04-01", "done", false],
        [10, "@wei", null, "open", false],
      ],
    );
  });
  it("is text to a spreadsheet, whatever it begins with", async () => {
    const odd = ITEMS.replace("Label both valves", '=HYPERLINK("x"), label');
    const { out } = await run({ "a.md": odd }, ["actions", "--format", "csv", "a.md"]);
    const rows = out.split("\r\n");
    strictEqual(rows.length, 6);
    match(rows[0] ?? "", /^file,line,action,owner,due,day,overdue,/);
    match(rows[2] ?? "", /^a\.md,8,"'=HYPERLINK\(""x""\), label \| left and right",/);
  });
  onUnix("lets nothing in a name or an item reach the terminal", async () => {
    const { out } = await run({ "a\u001B[31m\n.md": ITEMS.replace("gauge", "g\u001B]0;x\u0007e") }, ["actions", "."]);
    strictEqual(/[\u001B\u0007]/.test(out), false);
    match(out, /^a�\[31m�\.md\n/);
  });
  it("says what it cannot do", async () => {
    match(
      (await actions("--format", "sarif")).err,
      /--format cannot be “sarif”.*; it can be table, markdown, csv, json\n$/,
    );
    const none = await run({ "b.md": oops }, ["actions", "b.md"]);
    deepStrictEqual([none.code, none.out], [0, "0 open action items.\n"]);
  });
});
