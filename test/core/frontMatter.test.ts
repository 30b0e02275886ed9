/** The prose of the front matter: what is read of it, and that no offer breaks the format around it. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { parse } from "yaml";
import { type FrontMatter, keepsFrontMatter, parseFrontMatter } from "../../server/src/core/document/frontMatter.ts";
import { isInField, parseDocument } from "../../server/src/core/document.ts";
import { applyFixes } from "../../server/src/core/fix.ts";
import { type Diagnostic, offersOf } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { mark, unmark } from "../support/marks.ts";

const BODY = "\n# Ward labels, a postmortem\n\nThe printer stopped.\n";
const lint = linterFor("postmortem");

/** What is found in the front matter of a text. */
function found(text: string): readonly Diagnostic[] {
  const document = parseDocument(text);
  const end = document.frontMatter?.end ?? 0;
  return lint(document).diagnostics.filter(({ range, category }) => range.end <= end && category !== "structure");
}

const MARKED: readonly (readonly [string, string])[] = [
  ["a plain scalar", "---\nsummary: ⟦The nurse forgot to check⟧ the label.\nseverity: 2\n---\n"],
  ["a comment behind it", "---\nsummary: ⟦The nurse forgot to check⟧ the label # she forgot to ask\n---\n"],
  [
    "a plain scalar of several lines",
    "---\nsummary: All was well, but\n  ⟦the nurse forgot\n  to check⟧ it.\nseverity: 2\n---\n",
  ],
  ["double quotes", '---\nimpact: "⟦The nurse forgot to check⟧ the label: none left" # she forgot to ask\n---\n'],
  ["single quotes", "---\nroot-cause: '⟦The nurse forgot to check⟧ the label.'\n---\n"],
  [
    "quotes over several lines",
    '---\nsummary: "All was well, but\n\n  ⟦the nurse forgot to check⟧ it."\nseverity: 2\n---\n',
  ],
  [
    "a folded block",
    "---\nroot_cause: >-\n  Note: ⟦the nurse forgot\n  to check⟧ the label.\n\n  Bilal ⟦should have asked⟧.\ndate: 2024-05-01\n---\n",
  ],
  [
    "a literal block, which is Markdown",
    "---\nLessons: |2+\n\n  - All was well.\n  - ⟦The nurse forgot to check⟧ the [label](https://example.org/forgot).\n\n  > She forgot it.\n\n      The nurse forgot to check it.\n\n---\n",
  ],
  ["code in the text", "---\nsummary: ⟦The nurse forgot to check⟧ `forgot to check`.\n---\n"],
  [
    "other line ends",
    "---\r\nsummary: |\r\n  All was well.\r\n  ⟦The nurse forgot to check⟧ it.\r\ndate: 1\r\n---\r\n",
  ],
  ["characters of two units", "\uFEFF---\ntitle: 😀\nsummary: 😀 ⟦The nurse forgot to check⟧ it.\n---\n"],
  [
    "a string in TOML",
    '+++\ntitle = "x"\ndescription = "⟦The nurse forgot to check⟧ it" # she forgot\n[extra]\na = 1\n+++\n',
  ],
  ["a literal string in TOML", "+++\ndescription = '⟦The nurse forgot to check⟧ it \\ here'\n+++\n"],
  [
    "a long string in TOML",
    '+++\nsummary = """\nThe rate = 1, and\n⟦the nurse forgot to check⟧ it.\n"""\nx = 1\n+++\n',
  ],
  ["a string in JSON", '{\n  "title": "x",\n  "summary": "⟦The nurse forgot to check⟧ it."\n}\n'],
];

const SILENT: readonly (readonly [string, string])[] = [
  [
    "other keys",
    "---\ntitle: The nurse forgot to check it\nnote: The nurse forgot to check it\nseo:\n  summary: The nurse forgot to check it\n---\n",
  ],
  ["lists", "---\nlessons:\n  - The nurse forgot to check it\nimpact: [The nurse forgot to check it]\n---\n"],
  [
    "escapes",
    "---\nsummary: \"The nurse forgot to check \\\"it\\\"\"\nimpact: 'The nurse forgot to check Ana''s label'\n---\n",
  ],
  [
    "escapes in TOML",
    '+++\nsummary = "The nurse forgot to check \\"it\\""\nimpact = """The nurse\\u0020forgot to check it"""\n+++\n',
  ],
  ["escapes in JSON", '{\n  "summary": "The nurse forgot to check \\"it\\""\n}\n'],
  ["a quote that is never closed", '---\nsummary: "The nurse forgot to check it\ntitle: "x"\n---\n'],
  [
    "aliases, tags and anchors",
    "---\nsummary: *forgot\nimpact: !text The nurse forgot to check it\ncause: &a The nurse forgot to check it\n---\n",
  ],
  ["a system as the agent", "---\nsummary: The scheduler forgot to check the queue.\n---\n"],
  [
    "structure, actions and learning",
    '---\nsummary: "Bilal was fired. TBD"\nwhat_went_wrong: We chose the old label printer.\n---\n',
  ],
];

describe("prose in front matter", () => {
  for (const [what, marked] of MARKED)
    it(`is read: ${what}`, () => {
      const { text } = unmark(marked);
      strictEqual(
        mark(
          text,
          found(text + BODY).map(({ range }) => range),
        ),
        marked,
      );
    });

  for (const [what, text] of SILENT)
    it(`is left alone: ${what}`, () => {
      deepStrictEqual(
        found(text + BODY).map(({ ruleId }) => ruleId),
        [],
      );
    });

  it("is no document between two rules", () => {
    const text = "---\n\n# Ward labels, a postmortem\n\nThe printer stopped, and nobody knew why.\n\n---\n";
    strictEqual(parseDocument(text).frontMatter, undefined);
  });

  it("has the role of its key", () => {
    const name = "Bilal Haddad restarted the printer";
    const text = (key: string): string => `---\n${key}: ${name}.\nauthors: [Bilal Haddad]\n---\n${BODY}`;
    const named = (key: string): boolean => found(text(key)).some(({ ruleId }) => ruleId === "name-in-analysis");
    ok(named("root_cause"));
    ok(!named("resolution"));
  });

  it("may be suppressed for the document, by a comment or in the front matter itself", () => {
    const sentence = "summary: The nurse forgot to check the label.";
    strictEqual(found(`---\n${sentence}\n---\n\n<!-- blameless-disable-file omission-verb -->\n${BODY}`).length, 0);
    strictEqual(found(`---\n${sentence}\nblameless:\n  disable: [omission-verb]\n---\n${BODY}`).length, 0);
  });

  it("is the same value to whoever asks for it", () => {
    const value = (text: string): string | undefined =>
      parseFrontMatter(text)?.fields.find(({ key }) => key === "summary")?.value;
    strictEqual(value("---\nsummary: >\n  Impact: none.\n  Cause: a fuse.\n---\n"), "Impact: none. Cause: a fuse.");
    strictEqual(value("---\nsummary: >\ntitle: x\n---\n"), "");
    strictEqual(value('---\nsummary: "a\n  b"\n---\n'), "a b");
    deepStrictEqual(
      parseFrontMatter("---\nsummary: |\n  Impact: none.\ntitle: x\n---\n")?.fields.map(({ key }) => key),
      ["summary", "title"],
    );
  });
});

describe("an edit of a field", () => {
  const keeps = (marked: string, put: string): boolean => {
    const { text, ranges } = unmark(marked);
    const [range] = ranges;
    return keepsFrontMatter(text, parseFrontMatter(text) as FrontMatter, range ? [{ ...range, text: put }] : []);
  };

  it("is refused where the text would have to be quoted, escaped or indented", () => {
    ok(keeps("---\nsummary: The ⟦nurse⟧ left\n---\n", "clerk's “shift”"));
    ok(!keeps("---\nsummary: The ⟦nurse⟧ left\n---\n", "clerk: who"));
    ok(!keeps("---\nsummary: The ⟦nurse⟧ left\n---\n", "clerk:"));
    ok(!keeps("---\nsummary: The nurse ⟦left⟧\n---\n", "left:"));
    ok(!keeps("---\nsummary: The ⟦nurse⟧ left\n---\n", "clerk #2"));
    ok(!keeps("---\nsummary: The ⟦nurse⟧ left\n---\n", "clerk\nwho"));
    ok(!keeps("---\nsummary: ⟦The⟧ nurse left\n---\n", "“The”"));
    ok(!keeps("---\nsummary: ⟦The ⟧[nurse](x) left\n---\n", ""));
    ok(keeps("---\nsummary: ⟦The⟧ nurse left\n---\n", "⟨the⟩"));
    ok(!keeps("---\nsummary: 'The ⟦nurse⟧ left'\n---\n", "clerk's"));
    ok(keeps("---\nsummary: 'The ⟦nurse⟧ left'\n---\n", 'clerk: "she"'));
    ok(!keeps('---\nsummary: "The ⟦nurse⟧ left"\n---\n', '"clerk"'));
    ok(!keeps('{\n"summary": "The ⟦nurse⟧ left"\n}\n', "clerk\\"));
    ok(keeps("---\nsummary: |\n  The ⟦nurse⟧ left\n---\n", 'clerk: "she\'s" #1'));
    ok(!keeps("---\nsummary: |\n  ⟦The ⟧nurse left\n---\n", ""));
  });

  it("is refused where it is an edit of something else, too", () => {
    ok(!keeps("---\nsummary: The nurse ⟦left\ntitle: x⟧\n---\n", "left"));
    ok(!keeps("---\nsummary⟦: ⟧The nurse left\n---\n", ":"));
    ok(!keeps("---\ntitle⟦: x⟧\n---\n", ": y"));
    ok(keeps("---\nsummary: x\n---\n\nThe ⟦nurse⟧ left\n", "clerk:\n# she"));
  });
});

const STYLES: readonly (readonly [string, (sentence: string) => string])[] = [
  ["a plain scalar", (sentence) => `summary: ${sentence}`],
  ["double quotes", (sentence) => `summary: "${sentence}"`],
  ["single quotes", (sentence) => `summary: '${sentence}'`],
  ["a folded block", (sentence) => `summary: >-\n  ${sentence}\n  More of it.`],
  ["a literal block", (sentence) => `summary: |\n  Note: "it" isn't.\n  ${sentence}`],
  ["a plain scalar of several lines", (sentence) => `summary: Told\n  ${sentence.replace(" ", "\n  ")}`],
];

describe("an offer in front matter", () => {
  const sentences = rules.flatMap(({ examples }) => examples.reported.map(({ text }) => unmark(text).text));
  const yaml = (text: string): Record<string, unknown> | undefined => {
    try {
      const value: unknown = parse(text.slice(4, text.indexOf("\n---\n") + 1), { logLevel: "error" });
      return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : undefined;
    } catch {
      return undefined;
    }
  };

  for (const [style, write] of STYLES)
    it(`leaves the YAML around it what it is: ${style}`, function () {
      this.timeout(60_000);
      let offers = 0;
      for (const sentence of sentences.filter((it) => !it.includes("\n"))) {
        const text = `---\ntitle: A\n${write(sentence)}\nseverity: 2\n---\n${BODY}`;
        const before = yaml(text);
        if (typeof before?.summary !== "string") continue;
        const document = parseDocument(text);
        const result = lint(document);
        for (const diagnostic of result.diagnostics) {
          if (!isInField(document, diagnostic.range)) continue;
          for (const { edits } of offersOf(diagnostic)) {
            const after = yaml(applyEdits(text, edits));
            deepStrictEqual({ ...after, summary: "" }, { ...before, summary: "" }, applyEdits(text, edits));
            strictEqual(typeof after?.summary, "string");
            offers++;
          }
        }
        const fixed = yaml(applyFixes(text, result, (it) => lint(it)).text);
        deepStrictEqual({ ...fixed, summary: "" }, { ...before, summary: "" });
      }
      ok(offers > 300, `${offers} offers`);
    });
});
