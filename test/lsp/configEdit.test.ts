import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { parse } from "jsonc-parser";
import { type ConfigChange, changeConfiguration, newConfiguration } from "../../server/src/lsp/configEdit.ts";

const JSONC = "file:///w/.blameless.jsonc";
const OFF: ConfigChange = { kind: "disable", rule: "should-have" };
const ALLOW: ConfigChange = { kind: "allow", phrase: "fault domain" };
const TREAT: ConfigChange = { kind: "treat", uri: "file:///w/docs/queue [1].md", as: "other" };

/** Each before, the change, and after. */
const cases: readonly (readonly [string, ConfigChange, string])[] = [
  ["{}\n", OFF, '{\n  "rules": { "should-have": "off" }\n}\n'],
  ["", ALLOW, '{\n  "allow": ["fault domain"]\n}\n'],
  [
    '{\n\t// ours\n\t"extends": ["strict"] // for now\n}\n',
    OFF,
    '{\n\t// ours\n\t"extends": ["strict"], // for now\n\t"rules": { "should-have": "off" }\n}\n',
  ],
  [
    '{\n  "rules": {\n    // "x": "off"\n  }\n}\n',
    OFF,
    '{\n  "rules": {\n    "should-have": "off"\n    // "x": "off"\n  }\n}\n',
  ],
  ['{ "rules": { "could-have": "hint" } }', OFF, '{ "rules": { "could-have": "hint", "should-have": "off" } }'],
  ['{ "rules": { "should-have": ["hint", {}] } }', OFF, '{ "rules": { "should-have": ["off", {}] } }'],
  [
    '{\r\n  "allow": [\r\n    "page fault",\r\n  ],\r\n}\r\n',
    ALLOW,
    '{\r\n  "allow": [\r\n    "page fault",\r\n    "fault domain"\r\n  ],\r\n}\r\n',
  ],
  ['{ "allow": ["fault domain"] }', ALLOW, '{ "allow": ["fault domain"] }'],
  [
    '{\n  "overrides": []\n}\n',
    TREAT,
    '{\n  "overrides": [{ "files": ["docs/queue \\\\[1\\\\].md"], "kind": "other" }]\n}\n',
  ],
  [
    '{ "overrides": [{ "files": ["docs/queue \\\\[1\\\\].md"], "kind": "postmortem" }] }',
    TREAT,
    '{ "overrides": [{ "files": ["docs/queue \\\\[1\\\\].md"], "kind": "other" }] }',
  ],
];

describe("a change of a configuration", () => {
  for (const [before, change, after] of cases)
    it(`is made where a hand would make it: ${change.kind} in ${JSON.stringify(before)}`, () =>
      strictEqual(changeConfiguration(JSONC, before, change), after));

  it("is made in a manifest below its key, and in YAML", () => {
    strictEqual(
      changeConfiguration("file:///w/package.json", '{\n  "name": "x",\n  "blameless": {}\n}\n', ALLOW),
      '{\n  "name": "x",\n  "blameless": {\n    "allow": ["fault domain"]\n  }\n}\n',
    );
    strictEqual(
      changeConfiguration("file:///w/.blameless.yaml", "# ours\nextends: strict\n", TREAT),
      "# ours\nextends: strict\noverrides:\n  - files:\n      - docs/queue \\[1\\].md\n    kind: other\n",
    );
  });

  it("begins a configuration, and leaves alone what it cannot read", () => {
    strictEqual(
      newConfiguration(JSONC, OFF),
      '{\n  "extends": ["recommended"],\n  "rules": { "should-have": "off" }\n}\n',
    );
    strictEqual(changeConfiguration(JSONC, '{ "rules": ', OFF), undefined);
    strictEqual(changeConfiguration("file:///w/.blameless.yaml", "a: [", OFF), undefined);
  });

  it("changes one value and no other", () => {
    const plain = { noNullPrototype: true } as const;
    const settings = fc.record(
      {
        extends: fc.constantFrom("strict", ["minimal"]),
        rules: fc.dictionary(
          fc.constantFrom("could-have", "if-only", "lack-of"),
          fc.constantFrom("off", ["hint", {}]),
          plain,
        ),
        allow: fc.array(fc.string(), { maxLength: 3 }),
        overrides: fc.array(
          fc.record({ files: fc.array(fc.string(), { minLength: 2 }), kind: fc.constant("other") }, plain),
        ),
      },
      { requiredKeys: [], ...plain },
    );
    fc.assert(
      fc.property(
        settings,
        fc.constantFrom(0, 2, "\t"),
        fc.constantFrom(OFF, ALLOW, TREAT),
        (before, indent, change) => {
          const after = parse(changeConfiguration(JSONC, JSON.stringify(before, null, indent), change) as string);
          const expected: Record<string, unknown> = { ...before };
          if (change.kind === "disable") expected.rules = { ...before.rules, [change.rule]: "off" };
          if (change.kind === "allow") expected.allow = [...(before.allow ?? []), change.phrase];
          if (change.kind === "treat")
            expected.overrides = [...(before.overrides ?? []), { files: ["docs/queue \\[1\\].md"], kind: "other" }];
          deepStrictEqual(after, expected);
        },
      ),
    );
  });
});
