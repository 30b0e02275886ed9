/** A document that changes: a session finds the same as a linter that sees each version for the first time. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { resolveConfig } from "../../server/src/core/config.ts";
import { type Document, parseDocument, reparseDocument } from "../../server/src/core/document.ts";
import { createLinter, type GroupedResult, type LintResult } from "../../server/src/core/lint.ts";
import type { Rule } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { createSession } from "../../server/src/core/session.ts";
import { applyEdits, type Edit } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { asData } from "../support/texts.ts";

const lint = linterFor();
/** Most of its text is in the front matter. */
const told = `---
title: Ward labels, a postmortem
summary: >-
  The nurse forgot to check the label.

  - Bilal should have asked: it was a human error.
impact: "Kofi carelessly restarted the printer" # twice
root_cause: |
  # Why
  The clerks ignored the \`queue\`.
lessons: They should have known
  better than to ask.
severity: 2
---

# Postmortem

Kofi forgot it.
`;
const postmortems = readdirSync("test/postmortems")
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(`test/postmortems/${name}`, "utf8"))
  .concat(told, told, told);
const lines = postmortems.flatMap((text) => text.split("\n"));

/** What people type, paste and delete, and what changes how everything around it is read. */
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."abcdefghij .,*`|#>-\n") },
  { weight: 3, arbitrary: fc.constantFrom(...lines).map((line) => `${line}\n`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("", "", "\n\n", "\r\n", "```\n", "<!-- ", " -->", "> ", "## Timeline\n\n", "- "),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      " The engineer forgot to check the disk.",
      " They should have known better.",
      "Wei (on-call engineer) and the Wei service was down. ",
      "`kubectl` pods ",
      " the storage team and the network team ",
      "| Owner | Action |\n|---|---|\n| Lena | Be more careful |\n",
      "---\nkind: postmortem\n---\n",
      "\nsummary: The nurse forgot it.\n",
      '"',
      "  ",
      "<!-- blameless-disable-next-line -->\n",
      "> [!NOTE]\n> ",
      "10:02 Somchai carelessly restarted the wrong node\n",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);

const keystroke = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  cut: fc.nat(3),
  text: typed,
});

function editIn(
  text: string,
  { at, length, cut, text: insert }: { at: number; length: number; cut: number; text: string },
): Edit {
  const start = Math.floor(at * text.length);
  return { start, end: Math.min(text.length, start + (cut === 0 ? length : cut - 1)), text: insert };
}

const plain = ({ diagnostics, suppressed, postmortem }: LintResult): unknown => ({
  kind: postmortem.kind,
  diagnostics: diagnostics.map(asData),
  suppressed: suppressed.map(asData),
  sentences:
    postmortem.kind === "other"
      ? []
      : postmortem.sentences.map(({ start, end, words, place }) => ({
          start,
          end,
          words,
          roles: place.roles,
          block: place.block.start,
        })),
});

/** What is said of a document group by group, in no order. */
const inGroups = ({ groups }: GroupedResult): string[] =>
  groups.flatMap(({ diagnostics }) => diagnostics.map((it) => JSON.stringify(asData(it)))).sort();

/** Opens a document. Each version it is given then has to be read by its session as one that is read for the first time. */
function opened(text: string, linter = lint): (version: string) => void {
  const session = createSession(linter);
  let document = parseDocument(text);
  session(document, { path: "incidents/a.md" });
  let versions = 0;
  return (version) => {
    document = reparseDocument(version, document);
    const fresh = parseDocument(version);
    deepStrictEqual(document, fresh);
    const result = session(document, { path: "incidents/a.md" });
    const expected = linter(fresh, { path: "incidents/a.md" });
    deepStrictEqual(inGroups(result), inGroups(expected), version);
    // What nobody asks for in one version is there in the next.
    if (versions++ % 3 !== 0) deepStrictEqual(plain(result), plain(expected), version);
  };
}

/** Both versions by a session, and the second one by itself. */
const both = (before: string, after: string): void => opened(before)(after);

/** Types words before the first place where `before` stands, and takes them back, key by key. */
function typeOut(text: string, before: string, words: string, linter = lint): void {
  const at = text.indexOf(before);
  ok(at >= 0, before);
  const next = opened(text, linter);
  const versions = Array.from(words, (_, i) => text.slice(0, at) + words.slice(0, i + 1) + text.slice(at));
  for (const version of [...versions, ...versions.toReversed(), text]) next(version);
}

describe("a document that changes", () => {
  const body = "# Postmortem\n\n## Impact\n\nThe nurse forgot it.\n\n## Detection\n\nNone.\n";

  it("may get front matter, or lose it, far below its start", () => {
    const open = `---\ntitle: Queue outage\n\n${body}`;
    both(open, open.replace("None.\n", "---\nNone.\n"));
    both(open.replace("None.\n", "---\nNone.\n"), open);
    both(open, `${open}---\n`);
  });

  it("may have a quote that becomes an alert, in the writer's own words", () => {
    typeOut(body.replace("The nurse", "> > More.\n>\n> The nurse"), "> More.", "[!NOTE]");
    typeOut(body.replace("The nurse", "> \n> The nurse"), "\n> The nurse", "[!NOTE]");
  });

  it("may have a heading that is none any more, because of what stands above", () => {
    both(body, body.replace("forgot it.", "forgot it.\n\n```"));
    both(body, body.replace("forgot it.", "forgot it.\n\n<!--"));
    both(body.replace("forgot it.", "forgot it.\n\n<!--"), body);
    both(body, body.replace("\n\n## Detection", "## Detection"));
    both(body, body.replace("## Impact", "##Impact"));
    // Still a heading, which opens no part of the text any more.
    both(body, body.replace("## Detection", " ## Detection"));
    both(body.replace("## Detection", " ## Detection"), body);
    both(body, body.replace("\n\n## Impact\n\n", "\n\n    ## Impact\n\n"));
  });

  it("may change beside a passage in what the passage shows", () => {
    const beside = (time: string): string =>
      `${body}\nThe nurse forgot to check it\n(\n\n${time} The printer stopped.\n`;
    both(beside("x0:02"), beside("10:02"));
  });

  it("may change far from a passage in what decides about it", () => {
    const factors =
      "# Postmortem\n\n## Summary\n\nThe root cause was a shared lock.\n\n## Contributing factors\n\n- One.\n";
    both(factors, `${factors}- Two.\n`);
    both(`${factors}- Two.\n`, factors);
    const named = "# Postmortem\n\n## Root cause\n\nEngineers saw Torvid at the pump.\n\n## People\n\n";
    both(named, `${named}Responders: Torvid\n`);
    both(`${named}Responders: Torvid\n`, named);
    const story = (author: string): string =>
      `---\nauthor: ${author}\n---\n\n# War story\n\nKwame overwrote the seating plan.\n`;
    both(story("Ingrid Holm"), story("Kwame Boateng"));
    both(story("Kwame Boateng"), story("Ingrid Holm"));
  });

  it("may get a name, a role or a team in one place that decides about another", () => {
    const told =
      "# Postmortem\n\n## Root cause\n\nTorvid forgot the switch, and the team missed it.\n\n## Notes\n\nx\n";
    for (const words of [
      "Torvid (engineer) was on call.",
      "The Torvid service was down.",
      "Owner: Torvid",
      "the storage team met the network team",
      "`kubectl get pods` and the operator failed",
      "we met torvid there",
    ])
      typeOut(told, "\nx\n", words);
  });

  it("may have a key far in a line that tells what the line is", () => {
    for (const [before, after] of [
      ["a b | c | d\n---|---\n", "a b  c | d\n---|---\n"],
      ["a b c | d\n---|---|---\n", "a b| c | d\n---|---|---\n"],
      ['importx from "y"\n', 'import x from "y"\n'],
      ['[foo]: /url "a\nb" x\n', '[foo]: /url "a\nb"\n'],
      ["[foo]: bar x\n", "[foo]: bar\n"],
      ["```a` b\n", "```a b\n"],
      ["<span> b\n", "<span>\n"],
      ["* * a b\n", "* * b\n"],
      ["10a\n", "10.a\n"],
      ["a b\n", "a\n\nb\n"],
    ] as const) {
      both(`${body}\n${before}`, `${body}\n${after}`);
      both(`${body}\n${after}`, `${body}\n${before}`);
    }
  });

  it("may be empty, and become so", () => {
    typeOut("", "", "# Postmortem");
    for (const text of ["x", "\n", " ", "\uFEFF", "---\n", body]) both("", text);
    for (const text of ["x", "\n", body]) both(text, "");
  });

  it("may get and lose suppressions, key by key", () => {
    const told = `${body}\n<!-- blameless-disable-next-lin -->\n\nThe nurse forgot it again.\n`;
    typeOut(told, "-->", "e omission-verb -- agreed ");
    typeOut(told.replace("lin ", "line "), " -->", "x");
    typeOut(`---\nblameless:\n  disable: [x]\n---\n\n${body}`, "]", ", omission-verb");
  });

  it("may have headings, labels and columns that change what they are for, key by key", () => {
    const told = `${body}\n## A\n\n- Add an alert.\n- Be more careful.\n\n| A | B |\n|---|---|\n| Add a test | Wei |\n`;
    typeOut(told, "\n\n- Add", "ction items");
    typeOut(told, " | B |", "ction");
    typeOut(told, " |\n|---", " Owner");
    typeOut(`${body}\nThe storage was full.\n`, "The storage", "Root cause: ");
    typeOut(`${body}\nx\n\n- One thing.\n- Two things.\n`, "x\n", "We will do the following next steps:");
    typeOut(`${body}\n**Impact:** n\n\nNothing.\n`, "\n\nNothing", "/a or not");
    typeOut(`${body}\n## Analysis\n\nThe disk was full\n\nIt was big.\n`, "\n\nIt was", " because of logs");
    typeOut(
      `${body}\n## Timeline\n\n- The alert fired.\n- 10:02 It stopped.\n- 10:05 It ran.\n`,
      "The alert",
      "09:58 ",
    );
  });

  it("may get blank lines between its blocks, and of either kind", function () {
    this.timeout(240_000);
    const told = `${body}\n## Action items\n\n- Add an alert (Wei)\n- Be more careful\n\n1. Ask the ward.\n\n    x\n\nThey forgot it.\n`;
    for (const before of ["\n\n## Impact", "\nThe nurse", "- Be", "1. Ask", "    x", "They"])
      typeOut(told, before, "\n\n\n");
    for (const before of ["## Impact", "- Be", "They"]) typeOut(told.replaceAll("\n", "\r\n"), before, "\r\n\r\n");
    both(told, told.replace("\n\n## Impact", "\n\n\r\n## Impact"));
    both(told, told.replace("\n\nThey", "\n\n\r\nThey"));
    both("# A\n\n> x\n## B\n\nIt held.\n", "# A\n\n> x\r## B\n\nIt held.\n");
  });

  it("may get words before those of a cell, an item or a paragraph", () => {
    const all = linterFor(undefined, { extends: "all" });
    const told = `${body}\n| Day | Event |\n|---|---|\n|   Friday | The page showed |\n\n-   Friday\n\n  Friday came.\n`;
    for (const blanks of ["|   ", "-   ", "\n  "]) {
      const at = told.indexOf(`${blanks}Friday`) + 1;
      // At once and key by key: the words are before the block, until they are its own.
      opened(told, all)(`${told.slice(0, at)} we were lucky${told.slice(at)}`);
      opened(`${told.slice(0, at)} we were lucky${told.slice(at)}`, all)(told);
      typeOut(told, told.slice(at, at + 10), " there were", all);
    }
  });

  it("is not read anew where a line is added between its blocks, or a letter to a heading", () => {
    const told = "# Postmortem\n\n## Impact\n\nThe nurse forgot it.\n\n## Detection\n\nNone.\n";
    let runs = 0;
    const far: Rule = {
      ...(rules.find(({ id }) => id === "omission-verb") as Rule),
      id: "far",
      checkSentence: undefined,
      *checkDocument({ document }) {
        runs++;
        const { start, end } = document.blocks.at(-1) ?? { start: 0, end: 0 };
        if (document.slice(start, end).length > 0) yield { range: { start, end }, message: "Found." };
      },
    } as Rule;
    const linter = createLinter([far], resolveConfig([{ kind: "postmortem", rules: { far: "warning" } }], [far]));
    const runsWith = (text: string): number => {
      const session = createSession(linter);
      const first = parseDocument(told);
      session(first);
      const before = runs;
      const range = session(reparseDocument(text, first)).diagnostics[0]?.range;
      deepStrictEqual(range && text.slice(range.start, range.end), "None.");
      return runs - before;
    };
    for (const text of [
      told.replace("forgot it.", "forgot it.\n"),
      told.replace("forgot it.", "forgot it.\n\n"),
      told.replace("## Impact", "## Impacts"),
      told.replace("## Detection", "## Detections"),
      told.replace("forgot it.", "forgot it all."),
    ])
      deepStrictEqual(runsWith(text), 0, text);
    deepStrictEqual(runsWith(told.replace("forgot it.", "forgot it.\n\nAnd more.")), 1);
  });

  it("says the same of a change that is known to begin and end alike", () => {
    const text = "# A\n\nThe nurse forgot it.\n\n\nThe nurse forgot it.\n";
    const at = text.indexOf("\n\n\n") + 2;
    for (const insert of ["\n", "x", "\n# B\n\n", ""]) {
      const next = text.slice(0, at) + insert + text.slice(at);
      const known = { start: at, end: text.length - at };
      deepStrictEqual(reparseDocument(next, parseDocument(text), known), parseDocument(next));
      const less = { start: Math.max(0, at - 3), end: 1 };
      deepStrictEqual(reparseDocument(next, parseDocument(text), less), parseDocument(next));
    }
  });

  it("may tell in one sentence who those of the next ones are", () => {
    const told = `${body}\nThe gauge stood still. It was old. They forgot the switch. They should have asked.\n`;
    typeOut(told, "The gauge", "The nurses met. ");
    const met = (who: string): string => `${body}\nThe ${who} stood there. They forgot the switch.\n`;
    both(met("tables"), met("nurses"));
    both(met("nurses"), met("tables"));
    typeOut(told, " It was old", " Two nurses came.");
    typeOut(told, " They should", " The pumps ran on.");
    typeOut(told, " They should", " *They said it* (so");
  });

  it("may tell in one sentence what came of the one before", () => {
    const body = "# Postmortem: outage\n\n## Root cause\n\nOmar applied the plan on the billing host. ";
    const harmless = `${body}This kept the site up.\n`;
    const harmful = `${body}This took the site down.\n`;
    ok(lint(parseDocument(harmful)).diagnostics.some(({ ruleId }) => ruleId === "person-as-cause"));
    both(harmless, harmful);
    both(harmful, harmless);
  });

  it("may say in one block what is allowed in the next", () => {
    const linter = linterFor(undefined, { allow: ["/forgot it[^#]{0,60}as agreed/"] });
    typeOut(`${body}\nThe nurse forgot it.\n\nIt was done then.\n`, " then", " as agreed", linter);
    typeOut(`${body}\nThe nurse forgot it.\n\nIt was as agreed.\n`, "\n\nIt was", "\n\nx\n\ny", linter);
    const term = linterFor(undefined, { rules: { "omission-verb": ["warning", { allow: ["forgot it"] }] } });
    typeOut(`${body}\nThe nurse forgot x.\n`, "x.", "it", term);
  });

  it("may find in a part of it what the whole finds as well", () => {
    const linter = linterFor(undefined, { extends: ["all", "prose"] });
    const told = `${body}\n## Contributing factors\n\n- It is obviously the nurse, who forgot it.\n- The storage was full.\n`;
    typeOut(told, "The storage", "So the the nurse obviously forgot it. ", linter);
    typeOut(told, "- It is", "There is no way that Omar very clearly forgot it.\n\n", linter);
  });

  it("may say far from an action item where that is tracked", () => {
    const rest =
      "## Action items\n\n| Action | Owner | Tracked |\n|---|---|---|\n| Add an alert | Wei | OPS-1 |\n| Ask the ward | Lena | OPS-2 |\n";
    // The items are read where nobody asks where they are tracked, and asked for that where they stand elsewhere.
    const told = (title: string, story: string): string =>
      `# ${title}\n\n## Impact\n\n${story}The nurse forgot it.\n\n${rest}`;
    const kinds = ["War story", "We are sorry", "Postmortem"];
    for (const first of kinds)
      for (const second of kinds) {
        const next = opened(told(first, ""));
        for (const story of ["A longer story. ", "A longer story.\n\nIn parts.\n\n"]) next(told(first, story));
        next(told(second, "A longer story.\n\nIn parts.\n\n"));
      }
  });

  it("is linted like a new one after every key", function () {
    this.timeout(240_000);
    const words = fc.constantFrom(
      " The engineer on call forgot to check the disk, and that was a mistake. ",
      "Responders: Torvid Berg",
      "Lena (SRE) ",
      "TODO ⟨what⟩ ",
      "lasted 45 minutes",
      "10:02 UTC ",
      "**Impact:** none",
      "owner: Wei, due 2026-03-01 ",
      "DONE ",
      "password: hunter2secret1 ",
      "thank you, Noor, for the help",
      "the root cause was human error",
      "We must be more careful and double check",
      "We will add an alert so that it is seen",
      "n/a",
      "TBD",
      " the the ",
      "(see #12, OPS-12)",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...postmortems),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), words, back: fc.nat(6) }), {
          minLength: 1,
          maxLength: 2,
        }),
        (first, places) => {
          let text = first;
          const see = opened(text);
          const next = (edit: Edit): void => {
            text = applyEdits(text, [edit]);
            see(text);
          };
          for (const { at, words: typedWords, back } of places) {
            const start = Math.floor(at * text.length);
            let offset = start;
            for (const char of typedWords) {
              next({ start: offset, end: offset, text: char });
              offset += char.length;
            }
            for (let i = 0; i < back && offset > start; i++) {
              const length = (text.codePointAt(offset - 2) ?? 0) > 0xffff ? 2 : 1;
              next({ start: offset - length, end: offset, text: "" });
              offset -= length;
            }
          }
        },
      ),
      { numRuns: Math.ceil(Number(process.env.EDIT_RUNS ?? 60) / 8) },
    );
  });

  it("suggests what each of two findings of the same words is about", () => {
    const twice: Rule = {
      ...(rules.find(({ id }) => id === "omission-verb") as Rule),
      id: "twice",
      precedence: undefined,
      checkSentence: undefined,
      checkDocument: () =>
        ["once", "again"].map((title) => {
          const range = { start: 0, end: 3 };
          return { range, message: `Found ${title}.`, suggestions: [{ title, edits: [{ ...range, text: title }] }] };
        }),
    } as Rule;
    const linter = createLinter([twice], resolveConfig([{ kind: "postmortem", rules: { twice: "warning" } }], [twice]));
    typeOut("The nurse forgot it.\n\nThe nurse forgot x.\n", "x.", "the ", linter);
  });

  it("keeps saying that a rule broke, and nothing else of it", () => {
    const crash: Rule = {
      ...(rules.find(({ id }) => id === "omission-verb") as Rule),
      id: "crash",
      checkSentence(sentence) {
        if (sentence.words.some(({ lower }) => lower === "boom")) throw new Error("boom");
        return [{ range: { start: sentence.start, end: sentence.end }, message: "Found." }];
      },
    };
    const own = createLinter([crash], resolveConfig([{ kind: "postmortem", rules: { crash: "warning" } }], [crash]));
    const session = createSession(own);
    const said = (document: Document): string[] => session(document).diagnostics.map(({ ruleId }) => ruleId);
    let document = parseDocument("The nurse forgot it.\n\nThe nurse forgot x.\n");
    deepStrictEqual(said(document), ["crash", "crash"]);
    for (const words of ["boom", "boom, and", "it", "the door"]) {
      document = reparseDocument(`The nurse forgot it.\n\nThe nurse forgot ${words}.\n`, document);
      deepStrictEqual(said(document), ["internal-error"]);
    }
  });

  it("is parsed like a new one after every edit", function () {
    this.timeout(240_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...postmortems),
        fc.constantFrom("\n", "\r\n"),
        fc.array(keystroke, { minLength: 1, maxLength: 12 }),
        (first, newline, edits) => {
          let text = first.replace(/\n/g, newline);
          let document = parseDocument(text);
          for (const edit of edits) {
            text = applyEdits(text, [editIn(text, edit)]);
            document = reparseDocument(text, document);
            deepStrictEqual(document, parseDocument(text));
          }
        },
      ),
      { numRuns: Number(process.env.EDIT_RUNS ?? 60) * 5 },
    );
  });

  it("is parsed like a new one after every key in lines whose end tells what they are", function () {
    this.timeout(240_000);
    const awkward = `[foo]: bar|[foo]: /url "title|title" x|--- ¦ ---|a ¦ b|¦ a ¦ b ¦|\`\`x\`\`\` y|a \`\`\`|~~~ a|<b>x</b> a|<div>|a <!-- b|--> c
import x from "y"|export const a = 1|10. a|10 a b|- a b|- [ ] do it|> quoted|more of it|  - within|    code|\ttab a|Text with blanks  |Text \\|===|---|a ---
# head|#nohead a|a #||*** a|* * a|**b** a|+ a|: def a|{ "a": 1|}|+++|title: a|<!-- x -->|10:02 the alert fired|Words and more words.`;
    const line = fc.constantFrom(...awkward.split(/[|\n]/).map((it) => it.replaceAll("¦", "|")));
    const char = fc.constantFrom(...'ab .:|-*#>`<[]"\t\n\uFEFF', "");
    const key = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.constantFrom(0, 0, 1, 2), char });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom("", "---\ntitle: a\n---\n", "## A\n\n"),
        fc.array(key, { minLength: 1, maxLength: 6 }),
        (all, newline, head, keys) => {
          let text = `${head}${all.join("\n")}`.replace(/\n/g, newline);
          let document = parseDocument(text);
          for (const { at, cut, char: words } of keys) {
            const start = Math.floor(at * (text.length + 1));
            text = text.slice(0, start) + words + text.slice(start + cut);
            document = reparseDocument(text, document);
            deepStrictEqual(document, parseDocument(text));
          }
        },
      ),
      { numRuns: Number(process.env.EDIT_RUNS ?? 60) * 50 },
    );
  });

  it("is linted like a new one after every edit", function () {
    this.timeout(240_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...postmortems),
        fc.array(keystroke, { minLength: 1, maxLength: 12 }),
        (first, edits) => {
          const see = opened(first);
          let text = first;
          for (const edit of edits) {
            text = applyEdits(text, [editIn(text, edit)]);
            see(text);
          }
        },
      ),
      { numRuns: Number(process.env.EDIT_RUNS ?? 60) },
    );
  });
});
