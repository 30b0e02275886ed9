/** Contributing factors, however they are listed. */
import assert from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { readFactors } from "../../server/src/core/postmortem/factors.ts";
import { readSections } from "../../server/src/core/postmortem/sections.ts";

function factors(text: string): string[] {
  const document = parseDocument(text);
  return readFactors(document, readSections(document)).map(({ form, text: first }) => `${form}: ${first}`);
}

describe("factors", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "bullets",
      "## Contributing factors\n\n- The lock was shared.\n- No alert on lag.",
      ["item: The lock was shared.", "item: No alert on lag."],
    ],
    [
      "beside the resolution",
      "## Root cause and resolution\n\n- Root cause: a shared filter\n- Resolution: a new filter",
      ["paragraph: a shared filter"],
    ],
    [
      "a list beside its label",
      "Contributing factors: rotation was off since the move; the alert went to a mailbox.",
      ["item: rotation was off since the move", "item: the alert went to a mailbox."],
    ],
    ["an analysis that names none", "## Analysis\n\nThree of the samples were red.", []],
    ["numbers", "## Root causes\n\n1. The lock\n2. The alert", ["item: The lock", "item: The alert"]],
    [
      "bullets with details",
      "## Causes\n\n- The lock\n  - taken by two jobs\n  - for an hour\n- The alert",
      ["item: The lock", "item: The alert"],
    ],
    [
      "bullets below a sentence",
      "## Causes\n\nTwo things met:\n\n- the lock\n- the alert",
      ["item: the lock", "item: the alert"],
    ],
    [
      "rows",
      "## Causes\n\n| Factor |\n|---|\n| stale cache |\n| silent alert |",
      ["row: stale cache", "row: silent alert"],
    ],
    [
      "rows with columns",
      "## Causes\n\n| Factor | Layer |\n|---|---|\n| stale cache | code |\n| silent alert | monitoring |",
      ["row: stale cache", "row: silent alert"],
    ],
    [
      "sub-headings",
      "## Analysis\n\n### Shared lock\n\nTwo jobs took it.\n\n### Silent alert\n\nIt was muted.",
      ["heading: Shared lock", "heading: Silent alert"],
    ],
    [
      "sub-headings with lists",
      "## Analysis\n\n### Code\n\n- shared lock\n\n### Alerts\n\n- muted",
      ["item: shared lock", "item: muted"],
    ],
    [
      "paragraphs",
      "## Root cause\n\nThe lock was shared.\n\nThe alert was muted.",
      ["paragraph: The lock was shared.", "paragraph: The alert was muted."],
    ],
    ["a bold lead", "**Root cause:** The lock was shared.", ["paragraph: The lock was shared."]],
    ["a key", "Root cause: the lock was shared", ["paragraph: the lock was shared"]],
    [
      "a bold list item",
      "- **Contributing factors**\n  - the lock\n  - the alert",
      ["item: the lock", "item: the alert"],
    ],
    ["a bold list item with prose", "- **Root cause**: the lock was shared", ["paragraph: the lock was shared"]],
    [
      "a lead-in",
      "Two factors contributed to the outage:\n\n- the lock\n- the alert",
      ["item: the lock", "item: the alert"],
    ],
    [
      "two sections",
      "## Root cause\n\nThe lock.\n\n## Contributing factors\n\n- the alert",
      ["paragraph: The lock.", "item: the alert"],
    ],
    [
      "a heading inside another",
      "## Analysis\n\n### Root causes\n\n- the lock\n- the alert",
      ["item: the lock", "item: the alert"],
    ],
    [
      "five whys",
      "## Five whys\n\n1. Why did logins fail? The lock was held.\n2. Why was it held? Two jobs took it.",
      ["item: Why did logins fail? The lock was held.", "item: Why was it held? Two jobs took it."],
    ],
    ["an honest answer", "## Root cause\n\nUnknown.", ["paragraph: Unknown."]],
    ["marks", "## Root cause\n\n- **The lock** was `shared`", ["item: The lock was shared"]],
    ["placeholders", "## Root causes\n\n- disk full\n- <factor>\n- TBD", ["item: disk full"]],
    [
      "guidance above the answer",
      "## Blameless root cause\n\n*Run a 5-whys analysis to understand the true cause of the incident.*\n\nThe lock was shared.",
      ["paragraph: The lock was shared."],
    ],
    ["only guidance", "## Root cause\n\n*Describe what led to the incident.*", []],
    ["an empty section", "## Root cause\n\n## Impact\n\nAll logins.", []],
    ["no section", "## Impact\n\nAll logins.", []],
    ["empty rows", "## Causes\n\n| Factor | Layer |\n|---|---|\n|  |  |", []],
  ];
  for (const [name, body, expected] of cases) {
    it(name, () => assert.deepEqual(factors(`# Outage\n\n${body}\n`), expected));

    it(`${name}, with CRLF`, () => assert.deepEqual(factors(`# Outage\n\n${body}\n`.replace(/\n/g, "\r\n")), expected));
  }

  it("points at the words", () => {
    const text = "\uFEFF# Outage 🎉\n\n## Causes\n\n- the lock\n  was shared\n- the alert\n";
    const document = parseDocument(text);
    assert.deepEqual(
      readFactors(document, readSections(document)).map((factor) => text.slice(factor.start, factor.end)),
      ["- the lock\n  was shared", "- the alert"],
    );
  });
});
