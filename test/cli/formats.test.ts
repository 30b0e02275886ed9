import assert, { match, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import type { Log } from "sarif";
import { clip, visible, width, wrap } from "../../server/src/cli/display.ts";
import { FORMATS } from "../../server/src/cli/formatters/index.ts";
import { processorTime } from "../support/clock.ts";
import { clean, folder, onUnix, oops, run } from "./support.ts";

const format = async (
  name: string,
  text: string,
  argv: string[] = [],
  setup: Parameters<typeof run>[2] = {},
): Promise<string> => (await run({ "a.md": text }, ["--preset", "all", "--format", name, ...argv, "a.md"], setup)).out;

/** Escape sequences, written so that a reader sees them. */
const escapes = (text: string): string => text.replaceAll("\u001B", "␛");

describe("stylish", () => {
  it("shows the line, the words, and what to write instead", async () => {
    assert.equal(
      await format("stylish", oops),
      `a.md
  3:1  warning  This says “oops”. What happened?  oops
    │ Oops, the queue filled up.
    │ ^^^^
    → At ⟨time⟩, the queue filled up.

1 warning in 1 postmortem.
\`blameless explain RULE\` says why, and what helps.
`,
    );
  });
  it("says what --fix would do, and how much was suppressed", async () => {
    const out = await format("stylish", "# Postmortem\n\nthe the\n\n<!-- blameless-disable-next-line -->\nOops.\n");
    assert.match(
      out,
      /1 for information in 1 postmortem\.\n`blameless --fix` takes care of 1\. .*\n1 finding suppressed\.\n$/,
    );
    assert.match(out, / {4}→ the\n/);
  });
  it("puts carets under wide characters, emoji, tabs and combined marks", async () => {
    for (const before of ["\t", "日本語 ", "👩‍💻 🇫🇷 ❤️ ", "e\u0301 ", "— “quoted” "]) {
      const out = await format("stylish", `# Postmortem\n\n- ${before}oops now\n`);
      const [line, carets] = out.split("\n").slice(2, 4) as [string, string];
      assert.equal(
        width(line.slice(0, line.indexOf("oops"))),
        width(carets.slice(0, carets.indexOf("^"))),
        JSON.stringify(before),
      );
      assert.match(carets, /\^{4}$/);
    }
  });
  it("takes no longer for each finding in a line that is longer", async () => {
    const before = processorTime();
    const { out } = await run({ "a.md": `# Postmortem\n\n${"Oops, it fell over. ".repeat(20_000)}\n` }, ["a.md"]);
    assert.match(out, /20000 warnings in 1 postmortem/);
    assert.ok(processorTime() - before < 10_000);
  });
  it("cuts long lines around the words", async () => {
    const out = await format("stylish", `# Postmortem\n\n${"left 🙂 ".repeat(300)}oops${" right".repeat(3000)}\n`, [], {
      columns: 60,
    });
    const [line, carets] = out.split("\n").slice(2, 4) as [string, string];
    assert.ok(width(line) <= 60, `${width(line)}`);
    assert.match(line, /│ ….*oops.*…$/u);
    assert.equal(width(line.slice(0, line.indexOf("oops"))), width(carets.slice(0, carets.indexOf("^"))));
    const offered = out.split("\n")[4] as string;
    assert.match(offered, /→ ….*🙂 At ⟨time⟩ right.*…$/u);
    assert.ok(width(offered) <= 60, offered);
  });
  it("colours on a terminal, with links where they are understood", async () => {
    const out = escapes(await format("stylish", oops, [], { tty: true, env: { TERM_PROGRAM: "iTerm.app" } }));
    assert.match(out, /␛\[1;4ma\.md␛\[0m\n {2}␛\[2m3:1␛\[0m {2}␛\[33mwarning␛\[0m/);
    assert.match(out, /␛\]8;;https:\/\/[^␛]+\/rules\/oops\.md␛\\oops␛\]8;;␛\\/);
    assert.doesNotMatch(escapes(await format("stylish", oops, [], { tty: true })), /␛\]8/);
  });
  it("colours as it is told", async () => {
    const colored = async (argv: string[], setup: Parameters<typeof run>[2]): Promise<boolean> =>
      (await format("stylish", oops, argv, setup)).includes("\u001B");
    assert.equal(await colored([], {}), false);
    assert.equal(await colored(["--color"], {}), true);
    assert.equal(await colored([], { env: { FORCE_COLOR: "1" } }), true);
    assert.equal(await colored([], { tty: true, env: { FORCE_COLOR: "0" } }), false);
    assert.equal(await colored([], { tty: true, env: { NO_COLOR: "1" } }), false);
    assert.equal(await colored([], { tty: true, env: { NO_COLOR: "" } }), true);
    assert.equal(await colored(["--color"], { env: { NO_COLOR: "1" } }), true);
    assert.equal(await colored(["--no-color"], { tty: true, env: { FORCE_COLOR: "1" } }), false);
    assert.equal(await colored([], { tty: true, env: { TERM: "dumb" } }), false);
  });
  it("lets nothing in a document move the cursor", async () => {
    assert.doesNotMatch(
      await format("stylish", "# Postmortem\n\noops \u001B[2J\u202Eevil\u0007\n"),
      /[\u001B\u202E\u0007]/,
    );
  });
});

describe("text on a terminal", () => {
  it("is as wide as it looks", () => {
    for (const [text, columns] of [
      ["abc", 3],
      ["é", 1],
      ["e\u0301", 1],
      ["日本", 4],
      ["🙂", 2],
      ["👩‍💻", 2],
      ["🇫🇷", 2],
      ["❤️", 2],
      ["⟨a⟩", 3],
      ["→", 1],
      ["ｱ", 1],
      ["", 0],
    ] as const)
      assert.equal(width(text), columns, text);
  });
  it("is clipped to fit, with all the words if they do", () => {
    const line = `${"x".repeat(500)}WORDS${"y".repeat(500)}`;
    const { before, words, after } = clip(line, 500, 505, 40);
    assert.equal(words, "WORDS");
    assert.equal(width(before + words + after), 40);
    assert.deepEqual(clip("short line", 6, 10, 40), { before: "short ", words: "line", after: "" });
    const long = clip("x".repeat(300), 10, 290, 40);
    assert.ok(width(long.before + long.words + long.after) <= 40);
  });
  it("shows tabs as blanks", () => assert.equal(visible("a\tb"), "a    b"));
  it("is wrapped by words, lists by item", () =>
    assert.equal(wrap("one two three\n\n- four\n- five", 9, "  "), "  one two\n  three\n\n  - four\n  - five"));
});

describe("concise and github", () => {
  it("concise is one line per finding", async () => {
    assert.equal(
      await format("concise", "# Postmortem\n\nLOUD\n"),
      "a.md:3:1: error: This is loud: 100%, or more. [loud]\n",
    );
  });
  it("github escapes what commands would misread", async () => {
    const { out } = await run({ "a,b: c.md": "# Postmortem\n\nLOUD oops the the\n" }, ["--preset", "all", "."], {
      env: { GITHUB_ACTIONS: "true" },
    });
    assert.equal(
      out,
      `::error file=a%2Cb%3A c.md,line=3,endLine=3,col=1,endColumn=5,title=loud::This is loud: 100%25,%0Aor more.
::warning file=a%2Cb%3A c.md,line=3,endLine=3,col=6,endColumn=10,title=oops::This says “oops”. What happened?%0A→ LOUD At ⟨time⟩ the the
::notice file=a%2Cb%3A c.md,line=3,endLine=3,col=11,endColumn=18,title=doubled::A word stands twice.%0A→ LOUD oops the
`,
    );
  });
  it("github takes the folder of the repository as its root", async () => {
    const path = folder({ "docs/a.md": oops });
    const { out } = await run(path, ["a.md"], { in: "docs", env: { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: path } });
    assert.match(out, /file=docs\/a\.md,/);
  });
  it("an explicit format comes before that of GitHub", async () => {
    assert.equal(
      (await run({ "a.md": oops }, ["--format", "concise", "a.md"], { env: { GITHUB_ACTIONS: "true" } })).out,
      "a.md:3:1: warning: This says “oops”. What happened? [oops]\n",
    );
  });
});

describe("json", () => {
  const text =
    "# Postmortem: the queue\n\n## Timeline\n\n- 10:02 Oops, the the queue.\n\n## Action items\n\n- Add an alert, by Kim\n";
  it("is version 1, as documented", async () => {
    const report = JSON.parse(await format("json", text));
    assert.deepEqual(Object.keys(report), ["version", "summary", "results"]);
    assert.deepEqual(report.summary, { files: 1, errors: 0, warnings: 1, informations: 1, hints: 0, suppressed: 0 });
    const [result] = report.results;
    assert.deepEqual(Object.keys(result), ["filePath", "diagnostics", "suppressed", "document"]);
    const { fingerprint, url, ...first } = result.diagnostics[0];
    assert.deepEqual(first, {
      ruleId: "oops",
      category: "tone",
      severity: "warning",
      message: "This says “oops”. What happened?",
      line: 5,
      column: 9,
      endLine: 5,
      endColumn: 13,
      offset: 46,
      endOffset: 50,
      fix: null,
      suggestions: [{ title: "Say what happened", edits: [{ offset: 46, endOffset: 50, text: "At ⟨time⟩" }] }],
    });
    assert.match(fingerprint, /^[0-9a-f]{16}$/);
    assert.match(url, /^https:.*\/rules\/oops\.md$/);
    assert.deepEqual(result.diagnostics[1].fix, {
      title: "Keep one",
      edits: [{ offset: 52, endOffset: 59, text: "the" }],
    });
    assert.equal(result.document.kind, "postmortem");
    assert.deepEqual(result.document.sections, {
      summary: null,
      impact: null,
      timeline: 3,
      factors: null,
      detection: null,
      response: null,
      lessons: null,
      actions: 7,
    });
    assert.equal(result.document.timeline.entries, 1);
    assert.deepEqual(Object.keys(result.document.actionItems[0]), [
      "line",
      "text",
      "owner",
      "due",
      "link",
      "type",
      "priority",
      "status",
    ]);
  });
  it("tells what is suppressed, and why", async () => {
    const report = JSON.parse(
      await format(
        "json",
        "# Postmortem\n\n<!-- blameless-disable-next-line until=2030-01-01 -- a quotation -->\nOops.\n",
      ),
    );
    assert.equal(report.summary.suppressed, 1);
    const [suppressed] = report.results[0].suppressed;
    assert.deepEqual(
      [suppressed.ruleId, suppressed.reason, suppressed.until, suppressed.line],
      ["oops", "a quotation", "2030-01-01", 4],
    );
  });
  it("is valid whatever the text, and without files", async () => {
    JSON.parse(await format("json", '# Postmortem \u2028\u2029\n\n"oops" \\ \u2028 LOUD\n'));
    assert.deepEqual(JSON.parse((await run({}, ["--allow-empty", "--format", "json"])).out).results, []);
  });
  it("counts columns in UTF-16 units", async () => {
    const [diagnostic] = JSON.parse(await format("json", "# Postmortem\n\n🙂 oops\n")).results[0].diagnostics;
    assert.deepEqual([diagnostic.column, diagnostic.endColumn, diagnostic.offset], [4, 8, 17]);
  });
  it("gives fingerprints that survive edits elsewhere, and suppressions", async () => {
    const of = async (text: string): Promise<string[]> => {
      const [{ diagnostics, suppressed }] = JSON.parse(await format("json", text)).results;
      return [...diagnostics, ...suppressed]
        .sort((a, b) => a.offset - b.offset)
        .map((it: { fingerprint: string }) => it.fingerprint);
    };
    const before = await of("# Postmortem\n\nOops.\n\nOops.\n");
    assert.equal(new Set(before).size, 2);
    assert.deepEqual(await of("# Postmortem\n\nMore.\n\n- Oops.\n- OOPS.\n"), before);
    assert.deepEqual(await of("# Postmortem\n\n<!-- blameless-disable-next-line -->\nOops.\n\nOops.\n"), before);
  });
  it("jsonl is a line for each file, and the summary", async () => {
    const { out } = await run({ "a.md": oops, "b.md": clean }, ["--format", "jsonl", "."]);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map((line) => [line.version, line.filePath ?? line.summary.files]),
      [
        [1, "a.md"],
        [1, "b.md"],
        [1, 2],
      ],
    );
  });
});

describe("sarif", () => {
  const log = async (
    files: Record<string, string>,
    argv: string[] = ["."],
    setup: Parameters<typeof run>[2] = {},
  ): Promise<Log> => JSON.parse((await run(files, ["--preset", "all", "--format", "sarif", ...argv], setup)).out);
  it("declares all rules, and points to them", async () => {
    const { version, $schema, runs } = await log({ "docs/ä b.md": "# Postmortem\n\nLOUD oops the the\n\nCRASH\n" });
    assert.equal(version, "2.1.0");
    assert.match($schema ?? "", /^https:\/\/.*sarif-2\.1\.0\.json$/);
    assert.equal(runs.length, 1);
    const [{ tool, results, columnKind, invocations }] = runs as [Log["runs"][0]];
    assert.equal(columnKind, "utf16CodeUnits");
    assert.equal(invocations?.[0]?.executionSuccessful, false);
    const rules = tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map(({ id }) => id),
      ["oops", "doubled", "loud", "crash", "unused-suppression", "invalid-suppression", "internal-error"],
    );
    for (const rule of rules) assert.equal(new URL(rule.helpUri ?? "").protocol, "https:");
    assert.equal(rules[0]?.fullDescription?.text, "It says nothing about what happened.");
    for (const result of results ?? []) {
      assert.equal(rules[result.ruleIndex ?? -1]?.id, result.ruleId);
      assert.deepEqual(result.suppressions, []);
      assert.match(result.partialFingerprints?.["blameless/v1"] ?? "", /^[0-9a-f]{16}$/);
      const location = result.locations?.[0]?.physicalLocation;
      assert.equal(location?.artifactLocation?.uri, "docs/%C3%A4%20b.md");
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = location.region ?? {};
      assert.ok(
        startLine >= 1 && startColumn >= 1 && endLine >= startLine && (endLine > startLine || endColumn >= startColumn),
      );
    }
    assert.deepEqual(
      results?.map(({ ruleId, level }) => [ruleId, level]),
      [
        ["internal-error", "error"],
        ["loud", "error"],
        ["oops", "warning"],
        ["doubled", "note"],
      ],
    );
    const fix = results?.find(({ fixes }) => fixes)?.fixes?.[0];
    assert.deepEqual(fix?.artifactChanges[0]?.replacements[0]?.insertedContent, { text: "the" });
  });
  it("tells what is suppressed", async () => {
    const { runs } = await log({
      "a.md": "# Postmortem\n\n<!-- blameless-disable-next-line -- a quotation -->\nOops.\n",
    });
    assert.deepEqual(
      runs[0]?.results?.map(({ suppressions }) => suppressions),
      [[{ kind: "inSource", justification: "a quotation" }]],
    );
  });
  it("tells what could not be read", async () => {
    const { runs } = await log({ "a.md": clean }, ["a.md", "gone.md"]);
    assert.deepEqual(runs[0]?.invocations?.[0], {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "gone.md: there is no such file or folder" } }],
    });
  });
});

describe("reports for other systems", () => {
  const text = "# Postmortem\n\nLOUD 😀 oops é the the <b>`x`|\n";
  const odd = 'a\u001B <&"\n|`@b.md';
  const report = async (name: string, files: Parameters<typeof run>[0], setup: Parameters<typeof run>[2] = {}) =>
    (await run(files, ["--preset", "all", "--format", name, "--fail-on", "never", "."], setup)).out;

  it("gitlab has a list with a fingerprint for each finding, by the path in the repository", async () => {
    const path = folder({ "d/a.md": text, "d/b.md": text });
    const out = await report("gitlab", path, { in: "d", env: { CI_PROJECT_DIR: path } });
    const findings = JSON.parse(out) as { fingerprint: string }[];
    assert.deepEqual(findings[1], {
      description: "This says “oops”. What happened?",
      check_name: "oops",
      fingerprint: findings[1]?.fingerprint,
      severity: "minor",
      location: { path: "d/a.md", lines: { begin: 3, end: 3 } },
    });
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, 6);
    assert.deepEqual(JSON.parse(await report("gitlab", { "a.md": clean })), []);
  });
  it("rdjson counts bytes, and suggests what can be taken as it is", async () => {
    const long = `${"é😀 ".repeat(1500)}\n`;
    const { diagnostics } = JSON.parse(await report("rdjson", { "a.md": `# Postmortem\n\n${long}${text}` }));
    const column = (before: string): number => Buffer.byteLength(before) + 1;
    const [loud, said, twice] = diagnostics;
    assert.equal(loud.severity, "ERROR");
    assert.deepEqual(said, {
      message: "This says “oops”. What happened?",
      location: {
        path: "a.md",
        range: { start: { line: 6, column: column("LOUD 😀 ") }, end: { line: 6, column: column("LOUD 😀 oops") } },
      },
      severity: "WARNING",
      code: { value: "oops", url: said.code.url },
      suggestions: [],
    });
    assert.deepEqual(twice.suggestions, [{ range: twice.location.range, text: "the" }]);
    const wide = JSON.parse(await report("rdjson", { "a.md": `# Postmortem\n\n${long.trim()} oops\n` }));
    assert.equal(wide.diagnostics[0].location.range.start.column, column(`${long.trim()} `));
  });
  onUnix("checkstyle and junit are XML, whatever a name or a message holds", async () => {
    const files = { [odd]: text, "b.md": clean };
    const name = "a� &#60;&#38;&#34;�|`@b.md";
    assert.equal(
      await report("checkstyle", files),
      `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
 <file name="${name}">
  <error line="3" column="1" severity="error" message="This is loud: 100%,�or more." source="blameless.loud"/>
  <error line="3" column="9" severity="warning" message="This says “oops”. What happened?" source="blameless.oops"/>
  <error line="3" column="16" severity="info" message="A word stands twice." source="blameless.doubled"/>
 </file>
</checkstyle>
`,
    );
    assert.equal(
      await report("junit", files),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="blameless">
 <testsuite name="${name}" tests="3" failures="2" errors="0">
  <testcase name="loud 3:1" classname="${name}"><failure type="error" message="This is loud: 100%,�or more.">${name}:3:1</failure></testcase>
  <testcase name="oops 3:9" classname="${name}"><failure type="warning" message="This says “oops”. What happened?">${name}:3:9</failure></testcase>
  <testcase name="doubled 3:16" classname="${name}"><system-out>${name}:3:16: A word stands twice.</system-out></testcase>
 </testsuite>
 <testsuite name="b.md" tests="1" failures="0" errors="0">
  <testcase name="no findings" classname="b.md"/>
 </testsuite>
</testsuites>
`,
    );
  });
  onUnix("markdown is a table in which nothing is a mark but its own", async () => {
    const out = await report("markdown", { [odd]: text, "b.md": clean });
    assert.match(
      out,
      /^## Blameless: 1 error, 1 warning, 1 for information in 2 postmortems\n\n### a� &#60;&#38;"�&#124;&#96;&#64;\u2060b\.md\n\n\| line /,
    );
    assert.match(
      out,
      /\| 3 \| information \| A word stands twice\. \[doubled\]\(https:[^)]+\) \| `` LOUD 😀 oops é the <b>`x`\\\| `` \|\n$/u,
    );
    assert.equal(await report("markdown", { "a.md": clean }), "## Blameless: nothing to report in 1 postmortem\n");
    const many = `# Postmortem: the queue\n\n${"Oops, it fell over.\n\n".repeat(12)}`;
    assert.match(await report("markdown", { "a.md": many }), /\n\nAnd 2 more of oops\.\n$/);
  });
  it("are all in the help, and on the page about CI", async () => {
    const help = (await run({}, ["--help"])).out;
    const page = readFileSync("docs/ci.md", "utf8");
    for (const name of FORMATS) {
      assert.match(help, new RegExp(`--format .*\\b${name}\\b`));
      assert.match(page, new RegExp(`^\\| .*\`${name}\``, "m"));
    }
  });
});

describe("several reports", () => {
  it("go to files, in folders that need not exist", async () => {
    const { out, file } = await run({ "a.md": oops }, [
      "--format",
      "concise",
      "--format",
      "json:out/a.json",
      "--format",
      "sarif:out/b.sarif",
      "--color",
      "--format",
      "stylish:out/c.txt",
      "a.md",
    ]);
    assert.match(out, /^a\.md:3:1/);
    assert.equal(JSON.parse(file("out/a.json")).summary.warnings, 1);
    assert.equal(JSON.parse(file("out/b.sarif")).runs[0].results.length, 1);
    assert.doesNotMatch(file("out/c.txt"), /\u001B/);
  });
  it("never take the place of what is checked", async () => {
    const { code, err, file } = await run({ "d/a.md": oops }, ["--format", "json:d/a.md", "d"]);
    assert.deepEqual(
      [code, err],
      [2, "blameless: d/a.md is checked, and a report would take its place; give --format another file\n"],
    );
    assert.equal(file("d/a.md"), oops);
  });
  it("that cannot be written are an error", async () => {
    const { code, err } = await run({ "a.md": oops, "d/x": "" }, ["--format", "json:d", "a.md"]);
    assert.deepEqual([code, err], [2, "blameless: d: the report cannot be written: it is a folder\n"]);
  });
});

describe("many findings of one rule", () => {
  const many = `# Postmortem: the queue\n\n${"Oops, it fell over.\n\n".repeat(12)}`;

  it("are cut short for people, with their number", async () => {
    const { out } = await run({ "a.md": many }, ["check", "--fail-on", "never", "a.md"]);
    strictEqual(out.match(/This says “oops”/g)?.length, 10);
    match(out, /and 2 more of oops; --max-per-rule 0 shows all\n/);
    match(out, /12 warnings in 1 postmortem/);
  });

  it("are all shown where that is asked for, and always to programs", async () => {
    const all = await run({ "a.md": many }, ["check", "--fail-on", "never", "--max-per-rule", "0", "a.md"]);
    strictEqual(all.out.match(/This says “oops”/g)?.length, 12);
    const json = await run({ "a.md": many }, ["check", "--fail-on", "never", "--format", "json", "a.md"]);
    strictEqual(json.out.match(/"ruleId": "oops"/g)?.length ?? json.out.match(/"ruleId":"oops"/g)?.length, 12);
  });
});
