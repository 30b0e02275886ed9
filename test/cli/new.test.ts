/** Templates: each is found out for what it is, is told by its placeholders alone, and is clean once filled in. */
import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { resolveConfig } from "../../server/src/core/config.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { createLinter } from "../../server/src/core/lint.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { fillIn, settingsOf, templateOf, templates, titleFrom } from "../../server/src/templates.ts";
import { folder, onUnix, run } from "./support.ts";

/** What a writer would put in the place of a placeholder. */
function answer(prompt: string): string {
  if (/hh:mm/.test(prompt)) return "10:02";
  if (/yyyy-mm-dd|day after/.test(prompt)) return "2031-05-20";
  if (/ticket/.test(prompt)) return "OPS-12";
  if (/P\d|high/.test(prompt)) return prompt.includes("P2") ? "P2" : "P1";
  if (/owner|name|one person/i.test(prompt)) return "Lena Berg";
  if (/how long|from … to|time/i.test(prompt)) return "from 10:02 to 10:30 UTC";
  if (/how many/i.test(prompt)) return "312 patients waited for 28 minutes";
  if (/tools|code/i.test(prompt)) return "The label queue has no limit";
  if (/process/i.test(prompt)) return "The checklist does not name the queue";
  if (/less likely|will exist/i.test(prompt)) return "Reject labels when the queue holds more than 100";
  if (/sooner/i.test(prompt)) return "Alert when the label queue grows for 5 minutes";
  if (/shortens/i.test(prompt)) return "Rehearse printing by hand within 10 minutes";
  return "the label queue of ward four was full";
}

describe("templates", () => {
  for (const template of templates) {
    const kind = /^(?:premortem|war-story)$/.test(template.name)
      ? template.name
      : template.name === "howie"
        ? "learning-review"
        : "postmortem";
    const lint = createLinter(rules, resolveConfig([settingsOf(template)], rules));

    it(`${template.name} has a line for each label, also where it is rendered`, () => {
      doesNotMatch(fillIn(template, "Ward labels", "2024-05-03"), /^\*\*[^\n]*\n\*\*/m);
    });

    for (const [settings, check] of [
      ["by its own rules", lint],
      ["by those of a project without a configuration", createLinter(rules, resolveConfig([], rules))],
    ] as const)
      it(`${template.name} is told by its placeholders alone, ${settings}`, () => {
        const { postmortem, diagnostics } = check(parseDocument(fillIn(template, "⟨what happened⟩", "2024-05-03")), {
          path: `docs/postmortems/2024-05-03-${template.name}.md`,
        });
        strictEqual(postmortem.kind, kind);
        const other = diagnostics.filter(
          ({ ruleId, severity }) =>
            severity !== "hint" &&
            !/^(?:leftover-placeholder|empty-section|vague-action|action-|one-sided|too-few)/.test(ruleId),
        );
        deepStrictEqual(
          other.map(({ ruleId }) => ruleId),
          [],
        );
        ok(diagnostics.some(({ ruleId }) => ruleId === "leftover-placeholder"));
      });

    it(`${template.name} is clean once filled in`, () => {
      const text = fillIn(template, "Ward labels", "2024-05-03").replace(/⟨([^⟩]*)⟩/g, (_, prompt: string) =>
        answer(prompt),
      );
      const { diagnostics } = lint(parseDocument(text), { path: `docs/postmortems/${template.name}.md` });
      const left = diagnostics.filter(({ severity }) => severity === "warning" || severity === "error");
      deepStrictEqual(
        left.map(({ ruleId, range }) => `${ruleId}: ${text.slice(range.start, range.end)}`),
        [],
      );
    });
  }

  it("are found by name and by other names", () => {
    strictEqual(templateOf("google")?.name, "google-sre");
    strictEqual(templateOf("coe")?.name, "aws-coe");
    strictEqual(templateOf("nothing"), undefined);
  });

  it("take a title from the name of a file", () => {
    strictEqual(titleFrom("docs/2024-05-03-queue-outage.md"), "Queue outage");
    strictEqual(titleFrom("2024-05-03.md"), "⟨what happened⟩");
  });
});

describe("blameless new", () => {
  it("lists the templates", async () => {
    const { code, out } = await run({}, ["new"]);
    strictEqual(code, 0);
    match(out, /google-sre .*\n[\s\S]*war-story/);
  });

  it("writes a document, with its date and title", async () => {
    const { code, out, file } = await run({}, ["new", "minimal", "2024-05-03-queue-outage.md", "--date", "2024-05-03"]);
    strictEqual(code, 0);
    match(out, /^Wrote 2024-05-03-queue-outage\.md\./);
    match(file("2024-05-03-queue-outage.md"), /^# Queue outage\n\n- \*\*Date:\*\* 2024-05-03/);
  });

  it("takes the day of the event from the name of the file", async () => {
    const { file } = await run({}, ["new", "minimal", "docs/2024-05-03-queue-outage.md"]);
    match(file("docs/2024-05-03-queue-outage.md"), /\*\*Date:\*\* 2024-05-03/);
    const { out } = await run({}, ["new", "minimal", "-"]);
    match(out, /\*\*Date:\*\* 2024-05-20/);
  });

  it("names a document after the day", async () => {
    const { file } = await run({}, ["new", "google", "--date", "2024-05-03"]);
    match(file("2024-05-03-postmortem.md"), /^# ⟨what happened⟩/);
  });

  it("never writes over another", async () => {
    const { code, err, file } = await run({ "a.md": "mine" }, ["new", "minimal", "a.md"]);
    strictEqual(code, 2);
    strictEqual(err, "blameless: a.md is here already, and was left as it is\n");
    strictEqual(file("a.md"), "mine");
  });

  onUnix("never writes where a link leads, not even init", async () => {
    const path = folder({});
    symlinkSync("../elsewhere", join(path, "a.md"));
    symlinkSync("../elsewhere", join(path, ".blameless.jsonc"));
    for (const argv of [["new", "minimal", "a.md"], ["init"]]) {
      const { code, err } = await run(path, argv);
      strictEqual(code, 2);
      match(err, / is here already, and was left as it is\n$/);
    }
  });

  it("names the nearest template", async () => {
    const { code, err } = await run({}, ["new", "minmal"]);
    strictEqual(code, 2);
    match(err, /there is no template “minmal” \(did you mean minimal\?\)/);
    doesNotMatch((await run({}, ["new", "nope"])).err, /did you mean/);
  });

  it("writes to standard output", async () => {
    const { out } = await run({}, ["new", "howie", "-", "--date", "2024-05-03"]);
    match(out, /^# Learning review: /);
  });
});
