import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { resolveConfig } from "../../server/src/core/config.ts";
import { nodeFiles } from "../../server/src/nodeFiles.ts";
import { createProjects } from "../../server/src/project.ts";
import { clean, fakeRules, folder, oops, run } from "./support.ts";

const concise = ["--format", "concise"];
const lintWith = (name: string, config: string, more: Record<string, string> = {}) =>
  run({ [name]: config, "a.md": oops, ...more }, [...concise, "a.md"]);

describe("errors in a configuration say where and what", () => {
  const wrong = (title: string, name: string, config: string, ...lines: string[]): void => {
    it(title, async () => {
      const { code, out, err } = await lintWith(name, config);
      assert.equal(err, lines.map((line) => `blameless: ${line}\n`).join(""));
      assert.deepEqual([code, out], [2, ""]);
    });
  };
  const json = ".blameless.json";
  wrong(
    "an unknown key",
    json,
    '{\n  "rulez": {}\n}',
    `${json}:2:3: rulez: unknown key “rulez” (did you mean “rules”?)`,
  );
  const keys =
    "it can be $schema, root, extends, files, ignore, vocabularies, trackers, rules, kind, people, services, roles, allow, sections, lexicons, overrides, suppressions";
  wrong(
    "an inherited name",
    json,
    '{ "constructor": 1 }',
    `${json}:1:3: constructor: unknown key “constructor”; ${keys}`,
  );
  wrong(
    "a key that overrides do not have",
    json,
    '{ "overrides": [{ "files": [], "extends": "minimal" }] }',
    `${json}:1:32: overrides[0].extends: unknown key “extends”; it can be files, rules, kind, people, services, roles, allow, sections`,
  );
  wrong(
    "a template that is nearly an alias",
    json,
    '{ "extends": "template:gogle" }',
    `${json}:1:3: extends: “template:gogle” is unknown; the templates are template:atlassian, template:aws-coe, template:google-sre, template:howie, template:minimal, template:pagerduty, template:premortem, template:war-story (did you mean “template:google”?)`,
  );
  wrong(
    "a section by another name",
    json,
    '{ "sections": { "cause": [] } }',
    `${json}:1:17: sections.cause: “cause” is no role of a section; it can be summary, impact, timeline, detection, response, factors, lessons, well, poorly, lucky, actions, thanks, assumptions, metadata, background, questions, premise, reasons, signs`,
  );
  wrong(
    "a word list by another name",
    json,
    '{ "lexicons": { "HARM_VERBS": {} } }',
    `${json}:1:17: lexicons.HARM_VERBS: “HARM_VERBS” is no word list; https://github.com/blameless-dev/blameless/blob/main/docs/word-lists.md has them all`,
  );
  wrong(
    "an unknown rule",
    json,
    '{ "rules": { "ops": "off" } }',
    `${json}:1:14: rules.ops: no rule is called “ops” (did you mean “oops”?)`,
  );
  wrong(
    "an unknown severity",
    json,
    '{ "rules": { "oops": "warn" } }',
    `${json}:1:14: rules.oops: “warn” is no severity (did you mean “warning”?); it can be error, warning, information, hint, off`,
  );
  wrong(
    "an unknown option",
    json,
    '{ "rules": { "oops": ["off", { "limits": 1 }] } }',
    `${json}:1:32: rules.oops[1].limits: oops has no option “limits” (did you mean “limit”?)`,
  );
  wrong(
    "an option of another type",
    json,
    '{ "rules": { "oops": ["off", { "limit": "1" }] } }',
    `${json}:1:32: rules.oops[1].limit: expected a number, found a text`,
  );
  wrong(
    "an unknown preset",
    json,
    '{ "extends": ["strickt"] }',
    `${json}:1:15: extends[0]: “strickt” is neither a preset (minimal, recommended, strict, all, prose) nor a package that is installed (did you mean “strict”?)`,
  );
  wrong(
    "a template",
    json,
    '{ "extends": "template:googel-sre" }',
    `${json}:1:3: extends: “template:googel-sre” is unknown; the templates are template:atlassian, template:aws-coe, template:google-sre, template:howie, template:minimal, template:pagerduty, template:premortem, template:war-story (did you mean “template:google-sre”?)`,
  );
  wrong(
    "a missing file",
    json,
    '{ "extends": ["./base"] }',
    `${json}:1:15: extends[0]: there is no file “./base” here; a path is relative to the folder of this configuration`,
  );
  wrong(
    "an unknown role of a section",
    json,
    '{ "sections": { "factor": [] } }',
    `${json}:1:17: sections.factor: “factor” is no role of a section (did you mean “factors”?)`,
  );
  wrong(
    "an unknown word list",
    json,
    '{ "lexicons": { "ROLES": {} } }',
    `${json}:1:17: lexicons.ROLES: “ROLES” is no word list (did you mean “ROLE”?)`,
  );
  wrong("nothing", json, "null", `${json}:1:1: expected an object, found nothing`);
  wrong(
    "nothing in a manifest",
    "package.json",
    '{ "blameless": null }',
    "package.json:1:3: expected an object, found nothing",
  );
  wrong("what is no name to extend", json, '{ "extends": 3 }', `${json}:1:3: extends: expected a text, found a number`);
  wrong(
    "an option whose entries are of another type",
    json,
    '{ "rules": { "oops": ["warning", { "words": ["ow", 3] }] } }',
    `${json}:1:52: rules.oops[1].words[1]: expected a text, found a number`,
  );
  wrong("a value of another type", json, '{ "files": "*.md" }', `${json}:1:3: files: expected a list, found a text`);
  wrong(
    "an override without files",
    json,
    '{ "overrides": [{ "kind": "war-story" }] }',
    `${json}:1:17: overrides[0]: the key “files” is missing`,
  );
  wrong(
    "several at once",
    json,
    '{\n"a": 1,\n"root": "yes"\n}',
    `${json}:2:1: a: unknown key “a”; ${keys}`,
    `${json}:3:1: root: expected true or false, found a text`,
  );
  wrong("no object at all", json, "[]", `${json}:1:1: expected an object, found a list`);
  wrong("invalid JSON", json, '{\n  "root": true,,\n}', `${json}:2:16: this is not valid JSON: property name expected`);
  wrong(
    "YAML, at the key",
    ".blameless.yaml",
    "people: [Kim]\nrules:\n  ops: off\n",
    ".blameless.yaml:3:3: rules.ops: no rule is called “ops” (did you mean “oops”?)",
  );
  wrong(
    "YAML, in a list",
    ".blameless.yml",
    "people:\n  - Kim\n  - 3\n",
    ".blameless.yml:3:5: people[1]: expected a text, found a number",
  );
  wrong(
    "invalid YAML",
    ".blameless.yml",
    "people: [Kim\n",
    ".blameless.yml:2:1: this is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
  );
  wrong(
    "a manifest",
    "package.json",
    '{\n "name": "x",\n "blameless": { "rootz": true }\n}',
    "package.json:3:17: rootz: unknown key “rootz” (did you mean “root”?)",
  );
  wrong(
    "two documents in one file",
    ".blameless.yml",
    "people: []\n---\npeople: []\n",
    ".blameless.yml:2:1: this is not valid YAML: there are several documents in one file",
  );
  wrong(
    "a manifest that is broken",
    "package.json",
    '{ "blameless": { "rules": {} }, }',
    "package.json:1:33: this is not valid JSON: property name expected",
  );
  for (const [name, text] of [
    [json, `{ "allow": ${"[".repeat(1e5)}${"]".repeat(1e5)} }`],
    [".blameless.yaml", `allow: ${"[".repeat(1e5)}`],
    [".blameless.yml", "- ".repeat(1e5)],
  ] as const)
    wrong(
      `a text that is nested too deeply: ${name}`,
      name,
      text,
      `${name}:1:1: this cannot be read: it is nested too deeply`,
    );
  wrong(
    "an empty phrase",
    json,
    '{ "allow": [""] }',
    `${json}:1:13: allow[0]: expected a phrase, found an empty text, which would allow everything`,
  );
  wrong(
    "a pattern that is refused, of one rule",
    json,
    '{ "rules": { "oops": ["warning", { "allow": ["fine", "/(a+)+b/"] }] } }',
    `${json}:1:54: rules.oops[1].allow[1]: the pattern /(a+)+b/ is refused: it can match the same text in too many ways (look at “a+”); bound the repetitions, as in “{0,20}”, or put something between them that they cannot match`,
  );
  wrong(
    "what a rule allows, as no list",
    json,
    '{ "rules": { "loud": ["warning", { "allow": "fine" }] } }',
    `${json}:1:36: rules.loud[1].allow: expected a list, found a text`,
  );
  for (const name of ["words", "accept.txt", "words/reject.txt"])
    wrong(
      `a vocabulary that is missing: ${name}`,
      json,
      JSON.stringify({ vocabularies: [name] }),
      `${json}:1:18: vocabularies[0]: there is no vocabulary “${name}” here: a folder that holds an accept.txt, or such a file, relative to the folder of this configuration`,
    );
  wrong(
    "a vocabulary that is no text",
    json,
    '{ "vocabularies": [1] }',
    `${json}:1:20: vocabularies[0]: expected a text, found a number`,
  );
  wrong(
    "a glob that could take for ever",
    json,
    JSON.stringify({ ignore: ["{a,a}".repeat(7)] }),
    `${json}:1:12: ignore[0]: the glob “${"{a,a}".repeat(7)}” can match in too many ways: 4 stars in one name, 3 times “**” and 100 choices are the most`,
  );
  wrong(
    "a glob as Windows writes paths",
    json,
    JSON.stringify({ files: ["docs\\postmortems\\*.md"] }),
    `${json}:1:11: files[0]: the glob “docs\\postmortems\\*.md” has a backslash before a letter; folders are separated by / on every system`,
  );
  it("files that extend each other in more ways than can be read", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.json`, `{ "extends": ["./${i + 1}.json", "./${i + 1}.json"] }`]),
    );
    const { code, err } = await lintWith(json, '{ "extends": "./0.json" }', { ...files, "30.json": "{}" });
    assert.equal(code, 2);
    assert.match(err, /more than 500 configurations are extended here/);
  });
  it("an endless chain", async () => {
    const { code, err } = await lintWith(json, '{ "extends": "./b.json" }', {
      "b.json": '{ "extends": "./.blameless.json" }',
    });
    assert.equal(code, 2);
    assert.equal(
      err,
      "blameless: b.json:1:3: extends: this leads in a circle, .blameless.json → b.json → .blameless.json; take it out\n",
    );
  });
  it("a key that is no text in YAML, in no other words than ours", async () => {
    const warnings: Error[] = [];
    const hear = (warning: Error): unknown => warnings.push(warning);
    process.on("warning", hear);
    const { err } = await lintWith(".blameless.yml", "rules: { ? { a: b } : c }\n");
    await new Promise(setImmediate);
    process.off("warning", hear);
    assert.equal(err, "blameless: .blameless.yml:1:1: rules.{ a: b }: no rule is called “{ a: b }”\n");
    assert.deepEqual(warnings, []);
  });
  it("an aliased bomb in YAML", async () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh".split("").map((key, i) => `${key}: &${key} [${Array(9).fill(`*${"abcdefg"[i]}`)}]`),
    ].join("\n");
    const { code, err } = await lintWith(".blameless.yml", bomb);
    assert.equal(code, 2);
    assert.match(err, /^blameless: \.blameless\.yml:1:1: this YAML cannot be used/);
  });
  it("a file named by --config that is not there", async () => {
    const { code, err } = await run({ "a.md": oops }, ["--config", "x.json", "a.md"]);
    assert.deepEqual(
      [code, err],
      [2, "blameless: x.json: the configuration cannot be read: there is no such file or folder\n"],
    );
  });
});

describe("patterns that could run for ever are refused", () => {
  for (const pattern of [
    "(a+)+b",
    "(a|aa)+$",
    `${"a?".repeat(30)}${"a".repeat(30)}`,
    ".*x.*y.*z",
    "(?=a)b",
    "(a)\\1",
  ]) {
    it(pattern, async () => {
      const { code, err } = await lintWith(".blameless.json", JSON.stringify({ allow: [`/${pattern}/`] }));
      assert.equal(code, 2);
      assert.match(err, /^blameless: \.blameless\.json:1:11: allow\[0\]: the pattern .* is refused: /);
    });
  }
  it("and others work", async () => {
    assert.equal((await lintWith(".blameless.json", '{ "allow": ["/\\\\boops, the \\\\w+/"] }')).code, 0);
  });
});

describe("a vocabulary of Vale", () => {
  const words = "styles/config/vocabularies/Base";
  const lint = (accept: string, config: unknown, argv: string[] = []) =>
    run({ ".blameless.json": JSON.stringify(config), [`${words}/accept.txt`]: accept, "a.md": oops }, [
      ...argv,
      "a.md",
    ]);

  it("accepts words where the configuration names it, by its folder or its file", async () => {
    for (const vocabulary of [words, `./${words}/`, `${words}/accept.txt`])
      assert.equal((await lint("Oops\n", { vocabularies: [vocabulary] })).code, 0);
    assert.equal((await lint("Oops\n", {})).code, 1);
    assert.equal((await lint("oop\n[Oo]ops\n", { vocabularies: [words] })).code, 1);
  });

  it("is shown by `config`, with what is skipped", async () => {
    const { out } = await lint("Oops\n[Oo]ops\n", { vocabularies: [words] }, ["config"]);
    const { accepted, skipped, layers } = JSON.parse(out);
    const from = `${words}/accept.txt`;
    assert.deepEqual(accepted, [{ value: "Oops", from }]);
    assert.deepEqual(skipped, [{ value: "[Oo]ops", from }]);
    assert.deepEqual(layers, [from, ".blameless.json"]);
  });

  it("is named where it cannot be read", async () => {
    const { code, err } = await lint("\0", { vocabularies: [words] });
    assert.equal(code, 2);
    assert.equal(
      err,
      `blameless: ${words}/accept.txt: the vocabulary cannot be read: it is a binary file; name Markdown files\n`,
    );
  });
});

describe("which configuration governs a file", () => {
  const severity = async (
    files: Record<string, string>,
    argv: string[] = [],
    path = "d/e/a.md",
  ): Promise<string | undefined> => {
    const { out, err } = await run({ [path]: oops, ...files }, [...concise, ...argv, path]);
    assert.equal(err, "");
    return /^[^:]+:\d+:\d+: (\w+)/.exec(out)?.[1];
  };
  const set = (value: string): string => JSON.stringify({ rules: { oops: value } });
  it("the nearest one upward", async () => {
    assert.equal(await severity({ ".blameless.json": set("error"), "d/.blameless.json": set("hint") }), "hint");
    assert.equal(await severity({ ".blameless.jsonc": `// why\n${set("error").replace("}}", ",}}")}` }), "error");
    assert.equal(await severity({ ".blameless.yaml": "rules: { oops: hint }" }), "hint");
    assert.equal(await severity({ "package.json": `{ "blameless": ${set("error")} }` }), "error");
    assert.equal(await severity({ ".blameless.json": "" }), "warning");
  });
  it("none, and then all folders have the same", async () => {
    const files = { ...nodeFiles, kind: () => undefined };
    const projects = createProjects({ files, rules: fakeRules, cwd: "/w" });
    const [one, other] = [await projects("/w/2024/queue"), await projects("/w/2025/ward")];
    // A linter is made for each, and takes a megabyte.
    assert.equal(one.configFor("/w/2024/queue/README.md"), other.configFor("/w/2025/ward/README.md"));
    assert.equal(other.pathOf("/w/2025/ward/README.md"), "2025/ward/README.md");
  });
  it("not a manifest that only depends on the package", async () => {
    const manifest = '{ "name": "x", "devDependencies": { "blameless": "^1.0.0" } }';
    assert.equal(await severity({ ".blameless.json": set("error"), "d/package.json": manifest }), "error");
  });
  it("one of two in a folder, and says which", async () => {
    const { out, err } = await run(
      { ".blameless.json": set("error"), ".blameless.yaml": "rules: {}", "a.md": oops, "b.md": oops },
      [...concise, "."],
    );
    assert.match(out, /error/);
    assert.equal(err, "blameless: .blameless.json is read, and .blameless.yaml beside it is not; keep one of them\n");
  });
  it("--config and --no-config", async () => {
    const files = { ".blameless.json": set("error"), "other.json": set("hint") };
    assert.equal(await severity(files, ["--config", "other.json"]), "hint");
    assert.equal(await severity(files, ["--no-config"]), "warning");
  });
  it("the command line comes last", async () => {
    assert.equal(await severity({ ".blameless.json": set("error") }, ["--rule", "oops:hint"]), "hint");
    assert.equal(await severity({ ".blameless.json": set("error") }, ["--rule", "oops:off"]), undefined);
  });
  it("a preset on the command line takes the place of others", async () => {
    const path = folder({ ".blameless.json": '{ "extends": "all" }', "a.md": `${clean}\nLOUD the the\n` });
    assert.match((await run(path, [...concise, "a.md"])).out, /loud(.|\n)*doubled/);
    assert.equal((await run(path, [...concise, "--preset", "minimal", "a.md"])).out, "");
    assert.match((await run(path, [...concise, "--preset", "strict", "a.md"])).out, /loud/);
  });
  it("what it extends lies below it: files, and packages that hold data", async () => {
    const files = {
      ".blameless.json": JSON.stringify({ extends: ["./base", "@team/blameless-config", "plain"] }),
      "base.yaml": "rules: { oops: error }",
      "node_modules/@team/blameless-config/.blameless.json": set("hint"),
      "node_modules/plain/package.json": JSON.stringify({
        name: "plain",
        main: "evil.js",
        blameless: { extends: "./more.json" },
      }),
      "node_modules/plain/more.json": set("information"),
      "node_modules/plain/evil.js": "throw new Error('configuration never runs code')",
    };
    assert.equal(await severity(files), "information");
  });
  it("globs of a package are those of who extends it", async () => {
    const files = {
      ".blameless.json": '{ "extends": "plain" }',
      "node_modules/plain/blameless.json": '{ "overrides": [{ "files": ["d/e/**"], "rules": { "oops": "hint" } }] }',
    };
    assert.equal(await severity(files), "hint");
  });
  it("globs that match a folder match all in it", async () => {
    for (const glob of ["d", "d/", "/d", "d/e", "e", "e/", "**/e", "d/*"])
      assert.equal(
        await severity({
          ".blameless.json": JSON.stringify({ overrides: [{ files: [glob], rules: { oops: "hint" } }] }),
        }),
        "hint",
        glob,
      );
    for (const glob of ["/e", "./e", "d/a.md", "x", "(d|e)/**", "+(*e)/**", "{d,e}+/**", "(e+)+"])
      assert.equal(
        await severity({
          ".blameless.json": JSON.stringify({ overrides: [{ files: [glob], rules: { oops: "hint" } }] }),
        }),
        "warning",
        glob,
      );
  });
  it("overrides by glob, relative to their file", async () => {
    const config = JSON.stringify({
      overrides: [
        { files: ["e/**"], rules: { oops: "hint" } },
        { files: ["a.md", "!e/a.md"], rules: { oops: "error" } },
      ],
    });
    assert.equal(await severity({ "d/.blameless.json": config }), "hint");
    assert.equal(await severity({ "d/.blameless.json": config }, [], "d/f/a.md"), "error");
    assert.equal(await severity({ "d/.blameless.json": config }, [], "d/f/b.md"), "warning");
  });
  it("overrides of the kind of document", async () => {
    const config = JSON.stringify({ overrides: [{ files: ["notes/**"], kind: "postmortem" }] });
    const { out } = await run(
      { ".blameless.json": config, "notes/a.md": "# Notes\n\nOops.\n", "b.md": "# Notes\n\nOops.\n" },
      [...concise, "notes", "b.md"],
    );
    assert.equal(out, "notes/a.md:3:1: warning: This says “oops”. What happened? [oops]\n");
  });
});

describe("resolveConfig", () => {
  it("turns on what the presets hold, and recommended without any", () => {
    const on = (...layers: Parameters<typeof resolveConfig>[0]): string[] => [
      ...resolveConfig(layers, fakeRules).rules.keys(),
    ];
    assert.deepEqual(on(), ["oops", "doubled", "crash"]);
    assert.deepEqual(on({ extends: "minimal" }), ["oops", "crash"]);
    assert.deepEqual(on({ extends: ["all"] }), ["oops", "doubled", "loud", "crash"]);
  });
  it("keeps options through layers, over their defaults", () => {
    const config = resolveConfig(
      [{ rules: { oops: ["error", { limit: 3 }] } }, { rules: { oops: "hint" } }],
      fakeRules,
    );
    assert.deepEqual(config.rules.get("oops"), { severity: "hint", options: { limit: 3, words: ["ouch"] } });
  });
  it("adds up lists", () => {
    const config = resolveConfig(
      [
        { people: ["Kim"], sections: { factors: ["what made it possible"] }, roles: ["wrangler"] },
        {
          people: ["Lou"],
          sections: { factors: ["how come"] },
          lexicons: { ROLE: { remove: ["pilot"] } },
          suppressions: { requireReason: true },
        },
      ],
      fakeRules,
    );
    assert.deepEqual(config.people, ["Kim", "Lou"]);
    assert.deepEqual(config.sections, { factors: ["what made it possible", "how come"] });
    assert.deepEqual(config.lexicons, { ROLE: { add: ["wrangler"], remove: ["pilot"] } });
    assert.equal(config.requireReason, true);
  });
});
