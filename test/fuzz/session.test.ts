/** A document that changes: a session finds the same as a linter that sees each version for the first time. */
import { deepStrictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseDocument, reparseDocument } from "../../server/src/core/document.ts";
import type { LintResult } from "../../server/src/core/lint.ts";
import { createSession } from "../../server/src/core/session.ts";
import { applyEdits, type Edit } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";

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
  diagnostics,
  suppressed,
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

/** Both versions by a session, and the second one by itself. */
function both(before: string, after: string): void {
  const session = createSession(lint);
  const first = parseDocument(before);
  session(first, { path: "incidents/a.md" });
  const second = reparseDocument(after, first);
  deepStrictEqual(second, parseDocument(after));
  const fresh = plain(lint(parseDocument(after), { path: "incidents/a.md" }));
  deepStrictEqual(plain(session(second, { path: "incidents/a.md" })), fresh);
}

describe("a document that changes", () => {
  const body = "# Postmortem\n\n## Impact\n\nThe nurse forgot it.\n\n## Detection\n\nNone.\n";

  it("may get front matter, or lose it, far below its start", () => {
    const open = `---\ntitle: Queue outage\n\n${body}`;
    both(open, open.replace("None.\n", "---\nNone.\n"));
    both(open.replace("None.\n", "---\nNone.\n"), open);
    both(open, `${open}---\n`);
  });

  it("may have a heading that is none any more, because of what stands above", () => {
    both(body, body.replace("forgot it.", "forgot it.\n\n```"));
    both(body, body.replace("forgot it.", "forgot it.\n\n<!--"));
    both(body.replace("forgot it.", "forgot it.\n\n<!--"), body);
    both(body, body.replace("\n\n## Detection", "## Detection"));
    both(body, body.replace("## Impact", "##Impact"));
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

  it("is linted like a new one after every edit", function () {
    this.timeout(240_000);
    fc.assert(
      fc.property(
        fc.constantFrom(...postmortems),
        fc.array(keystroke, { minLength: 1, maxLength: 12 }),
        (first, edits) => {
          const session = createSession(lint);
          let text = first;
          let document = parseDocument(text);
          session(document, { path: "incidents/a.md" });
          for (const edit of edits) {
            text = applyEdits(text, [editIn(text, edit)]);
            document = reparseDocument(text, document);
            const fresh = parseDocument(text);
            deepStrictEqual(document, fresh);
            deepStrictEqual(
              plain(session(document, { path: "incidents/a.md" })),
              plain(lint(fresh, { path: "incidents/a.md" })),
            );
          }
        },
      ),
      { numRuns: Number(process.env.EDIT_RUNS ?? 60) },
    );
  });
});
