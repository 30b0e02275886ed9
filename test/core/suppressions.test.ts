/** What is said about suppressions themselves: mistyped, unknown, unused, and what is deleted with them. */

import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { resolveConfig } from "../../server/src/core/config.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { applyFixes } from "../../server/src/core/fix.ts";
import { createLinter, type LintResult } from "../../server/src/core/lint.ts";
import { offersOf } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { applyEdits } from "../../server/src/core/text.ts";

const HEAD = "# Postmortem: ward labels\n\n";
const SENTENCE = "The nurse should have looked.\n";
const linter = createLinter(rules, resolveConfig([{ kind: "postmortem", rules: {} }], rules));
const lint = (text: string): LintResult => linter(parseDocument(text));

const about = (text: string): readonly (readonly [string, string])[] =>
  lint(text)
    .diagnostics.filter(({ category }) => category === "suppression")
    .map(({ ruleId, range }) => [ruleId, text.slice(range.start, range.end)]);

const fixed = (text: string): string => applyFixes(text, lint(text), (document) => linter(document)).text;

describe("suppressions", () => {
  for (const front of [
    "---\nblameless: { disable: [should-have] }\n---",
    "---\nblameless:\n  disable:\n    - should-have\n---",
    '+++\nblameless.disable = ["should-have"]\n+++',
    '{\n  "blameless.disable": ["should-have"]\n}',
  ])
    it(`may stand in the front matter: ${JSON.stringify(front)}`, () => {
      const { diagnostics, suppressed } = lint(`${front}\n\n${HEAD}${SENTENCE}`);
      strictEqual(
        diagnostics.find(({ ruleId }) => ruleId === "should-have"),
        undefined,
      );
      strictEqual(suppressed.length, 1);
    });

  const mistyped: readonly (readonly [string, string, string])[] = [
    ["blameless-disable-nextline should-have", "blameless-disable-nextline", "blameless-disable-next-line should-have"],
    [
      "blameless-disable_next_line should-have",
      "blameless-disable_next_line",
      "blameless-disable-next-line should-have",
    ],
    ["blameless-disabled-next-line", "blameless-disabled-next-line", "blameless-disable-next-line"],
    [
      "blameless disable-next-line should-have",
      "blameless disable-next-line",
      "blameless-disable-next-line should-have",
    ],
    ["blameless: disable-next-line", "blameless: disable-next-line", "blameless-disable-next-line"],
    ["blameless-ignore-next-line should-have", "blameless-ignore-next-line", "blameless-disable-next-line should-have"],
    ["blameless-Disable-Next-Line", "blameless-Disable-Next-Line", "blameless-disable-next-line"],
    ["blameless-disable-next-line shoud-have", "shoud-have", "blameless-disable-next-line should-have"],
    [
      "blameless-disable-next-line should-have: a quotation",
      "should-have:",
      "blameless-disable-next-line should-have -- a quotation",
    ],
  ];
  for (const [comment, words, meant] of mistyped)
    it(`say what is meant by ${comment}`, () => {
      const text = `${HEAD}<!-- ${comment} -->\n${SENTENCE}`;
      deepStrictEqual(about(text), [["invalid-suppression", words]]);
      const [offer] =
        lint(text)
          .diagnostics.find(({ category }) => category === "suppression")
          ?.suggestions?.() ?? [];
      const after = applyEdits(text, offer?.edits ?? []);
      strictEqual(after, `${HEAD}<!-- ${meant} -->\n${SENTENCE}`);
      deepStrictEqual(about(after), []);
      strictEqual(lint(after).suppressed.length, 1);
    });

  it("are mistyped in MDX too", () => {
    deepStrictEqual(about(`${HEAD}{/* blameless-disable-nextline */}\n\n${SENTENCE}`), [
      ["invalid-suppression", "blameless-disable-nextline"],
    ]);
  });

  for (const comment of [
    "<!-- blameless culture matters here -->",
    "<!-- blameless-postmortem template, version 2 -->",
    "<!-- blameless -->",
    "<!-- blameless: how we disable the printer -->",
    "`<!-- blameless-disable-nextline -->`",
    "```\n<!-- blameless-disable-nextline -->\n```",
  ])
    it(`leave a writer's own note alone: ${comment.replaceAll("\n", " ")}`, () =>
      deepStrictEqual(about(`${HEAD}${comment}\n\nThe label was old.\n`), []));

  it("without a rule of that name, or a like one, point to the list", () => {
    const { diagnostics } = lint(`${HEAD}<!-- blameless-disable-next-line xyzzyxyzzy -->\n${SENTENCE}`);
    const found = diagnostics.find(({ category }) => category === "suppression");
    strictEqual(found?.message, "No rule is called “xyzzyxyzzy”. `blameless rules` lists them all.");
    deepStrictEqual(found && offersOf(found), []);
  });

  it("say so of an unknown rule that they end", () => {
    const text = `${HEAD}<!-- blameless-disable should-have -->\n\n${SENTENCE}\n<!-- blameless-enable should-hve, should-have -->\n`;
    deepStrictEqual(about(text), [["invalid-suppression", "should-hve"]]);
  });
});

describe("an unused suppression", () => {
  const disable = (rule: string): string => `<!-- blameless-disable ${rule} -->\n`;
  const enable = (rule: string): string => `<!-- blameless-enable${rule && ` ${rule}`} -->\n`;

  it("goes with the comment that ends it", () => {
    const text = `${HEAD}${disable("should-have")}\nThe label was old.\n\n${enable("should-have")}\nThe end.\n`;
    strictEqual(fixed(text), `${HEAD}\nThe label was old.\n\n\nThe end.\n`);
  });

  it("leaves the comment that ends another one too, while that one serves", () => {
    const body = `${disable("should-have")}\n${SENTENCE}\n`;
    const text = `${HEAD}${disable("vague-action")}${body}${enable("")}`;
    strictEqual(fixed(text), `${HEAD}${body}${enable("")}`);
  });

  it("goes with its end where none of several served", () => {
    const text = `${HEAD}${disable("vague-action")}${disable("should-have")}\nThe label was old.\n\n${enable("")}`;
    strictEqual(fixed(text), `${HEAD}\nThe label was old.\n\n`);
  });

  it("may be an end without a beginning", () => {
    const text = `${HEAD}The label was old.\n\n${enable("should-have")}`;
    deepStrictEqual(about(text), [["unused-suppression", enable("should-have").trimEnd()]]);
    strictEqual(fixed(text), `${HEAD}The label was old.\n\n`);
  });

  it("keeps its line ends", () => {
    const text = `${HEAD}${disable("should-have")}\nThe label was old.\n\n${enable("should-have")}`.replace(
      /\n/g,
      "\r\n",
    );
    strictEqual(fixed(text), `${HEAD}\nThe label was old.\n\n`.replace(/\n/g, "\r\n"));
  });
});
