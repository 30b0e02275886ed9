import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { rules as realRules } from "../../server/src/core/rules/index.ts";
import * as library from "../../server/src/index.ts";
import { clean, folder, oops, run } from "./support.ts";

describe("help and version", () => {
  it("documents the exit codes and every option", async () => {
    const { code, out } = await run({}, ["--help"]);
    assert.equal(code, 0);
    assert.match(out, /Exit codes\n {2}0 {2}nothing at or above --fail-on\n {2}1 .*\n {2}2 .*\n {2}3 /);
    for (const option of [
      "format",
      "fix",
      "diff",
      "stdin-filename",
      "config",
      "preset",
      "rule",
      "fail-on",
      "max-warnings",
      "allow-empty",
      "quiet",
      "date",
    ])
      assert.ok(out.includes(`--${option}`), option);
    assert.ok(out.split("\n").every((line) => line.length <= 120));
    assert.equal((await run({}, ["check", "-h"])).out, out);
  });
  it("tells what one command takes", async () => {
    for (const [command, takes] of [
      ["explain", ["color", "no-color"]],
      ["rules", ["format"]],
      ["files", ["config", "no-config", "preset", "rule", "allow-empty", "stdin-filename"]],
      ["config", ["config", "no-config", "preset", "rule"]],
      ["lsp", ["stdio"]],
      ["init", []],
      ["new", ["date"]],
    ] as const) {
      const { code, out } = await run({}, [command, "--help"]);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`blameless ${command}`), out);
      assert.deepEqual(
        [...out.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, option]) => option),
        [...takes, "help"],
      );
    }
  });
  it("prints the version", async () => {
    assert.match((await run({}, ["--version"])).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe("explain", () => {
  it("shows examples with words to use instead", async () => {
    const { out } = await run({}, ["explain", "should-have"], { rules: realRules });
    assert.match(
      out,
      /\nWords to use instead\n {4}Omar should have double-checked the host name\.\n {2}→ The host name was not double-checked\.\n/,
    );
    const { out: without } = await run({}, ["explain", "missing-timeline"], { rules: realRules });
    assert.doesNotMatch(without, /Words to use instead/);
  });
  it("names the sources it cites", async () => {
    const { out } = await run({}, ["explain", "should-have"], { rules: realRules });
    assert.match(out, /\nSources\n(?: .*\n)* {2}\[S40\] Dekker, \*The Field Guide/);
    assert.doesNotMatch(out, /unknown/);
  });
  it("shows the page of a rule", async () => {
    const { code, out } = await run({}, ["explain", "oops"]);
    assert.equal(code, 0);
    assert.match(out, /^oops {2}tone, warning, from preset minimal on\n/);
    assert.match(out, /Why it matters\n {2}It says nothing about what happened/);
    assert.match(out, /Reported\n {2}✗ ⟦Oops⟧, it fell over\.\n/);
    assert.match(out, /limit: How many are fine\.\n {4}default 0/);
  });
  it("fits the terminal, for every rule there is", async () => {
    for (const { id } of realRules) {
      const { code, out } = await run({}, ["explain", id], { rules: realRules });
      assert.equal(code, 0);
      assert.match(out, /https:\/\/\S+\n$/);
    }
  });
  it("knows what the linter reports by itself", async () => {
    for (const id of ["unused-suppression", "invalid-suppression", "internal-error"]) {
      const { out } = await run({}, ["explain", id]);
      assert.match(out, /^\S+ {2}reported by the linter itself/);
      assert.match(out, id === "internal-error" ? /\/issues\n$/ : /#suppressions\n$/);
      assert.ok(out.split("\n").every((line) => line.length <= 80 || line.startsWith("https:")));
    }
  });
  it("says which presets turn a rule on", async () => {
    for (const [id, says] of [
      ["should-have", "from preset minimal on"],
      ["prose-so", "in presets prose and all"],
      ["uniform-priority", "in preset all only"],
    ] as const) {
      const { out } = await run({}, ["explain", id], { rules: realRules });
      assert.match(out, new RegExp(`^${id} .*, ${says}\\n`));
    }
  });
  it("names the nearest rule", async () => {
    const { code, err } = await run({}, ["explain", "dubled"]);
    assert.deepEqual(
      [code, err],
      [2, "blameless: no rule is called “dubled” (did you mean doubled?); `blameless rules` lists them all\n"],
    );
    assert.equal((await run({}, ["explain"])).code, 2);
    assert.match(
      (await run({}, ["explain", "oops", "doubled"])).err,
      /explain takes one argument; what is “doubled” for\?/,
    );
  });
});

describe("rules", () => {
  it("is a table by category", async () => {
    const { out } = await run({}, ["rules"]);
    assert.match(out, /^blame\n {2}loud +error +strict +Shouts\.\n\nstructure\n/);
  });
  it("is JSON for tools", async () => {
    const [loud] = JSON.parse((await run({}, ["rules", "--format", "json"])).out);
    assert.deepEqual(
      { ...loud, url: "" },
      {
        id: "loud",
        category: "blame",
        severity: "error",
        preset: "strict",
        summary: "Shouts.",
        url: "",
        kinds: null,
        options: {},
      },
    );
    assert.equal((await run({}, ["rules", "--format", "sarif"])).code, 2);
  });
});

describe("init", () => {
  it("writes a configuration that works, and never overwrites one", async () => {
    const path = folder({ "a.md": oops });
    const { code, file } = await run(path, ["init"]);
    assert.equal(code, 0);
    assert.match(file(".blameless.jsonc"), /"extends": \["recommended"\]/);
    assert.equal((await run(path, ["a.md"])).code, 1);
    const again = await run(path, ["init"]);
    assert.deepEqual(
      [again.code, again.err],
      [2, "blameless: .blameless.jsonc holds a configuration already, and was left as it is\n"],
    );
    assert.match(
      (await run({ "package.json": '{ "blameless": {} }' }, ["init"])).err,
      /package\.json holds a configuration already/,
    );
  });
});

describe("files", () => {
  it("says what is checked, and why", async () => {
    const { code, out } = await run({ "a.md": clean, "README.md": "# Read me\n", "bad.md": new Uint8Array([0]) }, [
      "files",
    ]);
    assert.equal(code, 2);
    assert.match(
      out,
      /^– README\.md {2}other: .+\n✓ a\.md {2}postmortem: the title says “postmortem”\n\n1 of 3 files checked\./,
    );
  });
});

describe("config", () => {
  it("shows each value with its origin", async () => {
    const files = {
      ".blameless.json": JSON.stringify({
        extends: ["./base.json", "minimal"],
        people: ["Kim"],
        rules: { doubled: "hint" },
        overrides: [
          { files: ["x/**"], rules: { oops: "off" } },
          { files: ["docs/**"], kind: "external", rules: { oops: ["error", { limit: 2 }] } },
        ],
      }),
      "base.json": '{ "rules": { "loud": "warning" }, "people": ["Lou"], "suppressions": { "requireReason": true } }',
    };
    const { code, out } = await run(files, ["config", "--rule", "crash:off", "docs/a.md"]);
    assert.equal(code, 0);
    const config = JSON.parse(out);
    assert.equal(config.file, "docs/a.md");
    assert.equal(config.configuration, ".blameless.json");
    assert.deepEqual(config.layers, [
      "base.json",
      'preset "minimal"',
      ".blameless.json",
      ".blameless.json, overrides[1]",
      "command line",
    ]);
    assert.deepEqual(config.kind, { value: "external", from: ".blameless.json, overrides[1]" });
    assert.deepEqual(config.rules.oops, {
      severity: "error",
      options: { limit: 2, words: ["ouch"] },
      from: ".blameless.json, overrides[1]",
    });
    assert.deepEqual(config.rules.doubled, { severity: "hint", from: ".blameless.json" });
    assert.deepEqual(config.rules.loud, { severity: "warning", from: "base.json" });
    assert.deepEqual(config.rules.crash, { severity: "off", from: "command line" });
    assert.deepEqual(config.people, [
      { value: "Lou", from: "base.json" },
      { value: "Kim", from: ".blameless.json" },
    ]);
    assert.deepEqual(config.suppressions.requireReason, { value: true, from: "base.json" });
  });
  it("shows the defaults without a configuration", async () => {
    const config = JSON.parse((await run({}, ["config", "a.md"])).out);
    assert.deepEqual(
      [config.configuration, config.layers, config.rules.oops.from],
      [null, [], 'preset "recommended", by default'],
    );
    assert.equal((await run({}, ["config"])).code, 2);
  });
});

describe("the library", () => {
  it("does what its page shows", async () => {
    const [, example = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync("docs/library.md", "utf8")) ?? [];
    const printed: string[] = [];
    const code = example.replace(/^import (\{.*\}) from "blameless";$/m, "const $1 = library;");
    new Function("library", "console", code)(library, { log: (...words: string[]) => printed.push(words.join(": ")) });
    assert.equal(printed[0], "postmortem");
    const at = printed.findIndex((line) => line.startsWith("3:13 should-have: "));
    assert.match(printed[at + 1] ?? "", /^→ .+: # Queue outage\n\nThere was no escalation after ten minutes\.\n$/);
  });
  it("lints a text without files", () => {
    const { createLinter, parseDocument, resolveConfig, rules, LineIndex, applyEdits } = library;
    const text = "# Postmortem\n\nThe on-call should have escalated after ten minutes.\n";
    const { diagnostics, postmortem } = createLinter(rules, resolveConfig([{ extends: "strict" }], rules))(
      parseDocument(text),
      { path: "a.md", today: "2024-05-20" },
    );
    assert.equal(postmortem.kind, "postmortem");
    const found = diagnostics.find(({ ruleId }) => ruleId === "should-have");
    assert.equal(text.slice(found?.range.start, found?.range.end), "should have escalated");
    assert.deepEqual(new LineIndex(text).positionAt(found?.range.start ?? 0), { line: 2, character: 12 });
    assert.equal(applyEdits("ab", [{ start: 0, end: 1, text: "c" }]), "cb");
  });
});
