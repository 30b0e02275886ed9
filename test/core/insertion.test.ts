/** What is offered where a section, an item or a field is missing: in its place, in the style of the document. */
import { ok, strictEqual } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";

const lint = linterFor("postmortem");

/** The text with the first offer of a rule taken. */
function taken(rule: string, text: string): string {
  const { diagnostics } = lint(parseDocument(text));
  const offer = diagnostics.find(({ ruleId }) => ruleId === rule)?.suggestions?.()[0];
  return offer ? applyEdits(text, offer.edits) : "no offer";
}

describe("what is offered", () => {
  describe("is a section", () => {
    const detection = "⟨Signal⟩ at ⟨time⟩, ⟨how many⟩ minutes after the first effect. How could it be sooner?";
    const cases: readonly (readonly [string, string, string])[] = [
      [
        "before the first that comes later",
        "# Lift\n\n## Impact\n\nNine rides.\n\n## Root cause\n\n- a fuse\n- a door\n",
        `# Lift\n\n## Impact\n\nNine rides.\n\n## Detection\n\n${detection}\n\n## Root cause\n\n- a fuse\n- a door\n`,
      ],
      [
        "at the end, where nothing comes later",
        "# Lift\n\n## Impact\n\nNine rides.\n",
        `# Lift\n\n## Impact\n\nNine rides.\n\n## Detection\n\n${detection}\n`,
      ],
      [
        "after a blank line",
        "# Lift\n## Impact\nNine rides.\n## Root cause\n- a fuse\n- a door",
        `# Lift\n## Impact\nNine rides.\n\n## Detection\n\n${detection}\n\n## Root cause\n- a fuse\n- a door`,
      ],
      [
        "with closed headings",
        "# Lift #\n\n## Impact ##\n\nNine rides.\n",
        `# Lift #\n\n## Impact ##\n\nNine rides.\n\n## Detection ##\n\n${detection}\n`,
      ],
      [
        "with underlined headings",
        "Lift\n====\n\nImpact\n------\n\nNine rides.\n",
        `Lift\n====\n\nImpact\n------\n\nNine rides.\n\nDetection\n---------\n\n${detection}\n`,
      ],
      [
        "with bold lines",
        "# Lift\n\n**Impact**\n\nNine rides.\n\n**Root cause**\n\n- a fuse\n- a door\n",
        `# Lift\n\n**Impact**\n\nNine rides.\n\n**Detection**\n\n${detection}\n\n**Root cause**\n\n- a fuse\n- a door\n`,
      ],
      [
        "with bold list items",
        "# Lift\n\n- **Impact**: nine rides\n- **Root cause**: a fuse\n",
        `# Lift\n\n- **Impact**: nine rides\n\n- **Detection**\n\n  ${detection}\n\n- **Root cause**: a fuse\n`,
      ],
      [
        "at the level of the others",
        "# Lift\n\n### Impact\n\nNine rides.\n",
        `# Lift\n\n### Impact\n\nNine rides.\n\n### Detection\n\n${detection}\n`,
      ],
      [
        "with the line ends of the document",
        "# Lift\r\n\r\n## Impact\r\n\r\nNine rides.\r\n",
        `# Lift\r\n\r\n## Impact\r\n\r\nNine rides.\r\n\r\n## Detection\r\n\r\n${detection}\r\n`,
      ],
    ];
    for (const [name, before, after] of cases) it(name, () => strictEqual(taken("missing-detection", before), after));

    it("as deep as its siblings", () => {
      const text = "# Lift\n\n## Lessons\n\n### What went poorly\n\n- a fuse\n\n## Actions\n\n- b\n";
      strictEqual(
        taken("missing-went-well", text),
        text.replace("### What", "### What went well\n\n- ⟨what helped, and how it came to be there⟩\n\n### What"),
      );
    });
  });

  describe("is a field", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["behind a task", "- Oil the door (@ama)", "- Oil the door, due ⟨yyyy-mm-dd⟩ (@ama)"],
      [
        "in an empty cell",
        "| Action | Due |\n|---|---|\n| Oil the door | |",
        "| Action | Due |\n|---|---|\n| Oil the door | ⟨yyyy-mm-dd⟩ |",
      ],
      [
        "in place of what is no date",
        "| Action | Due |\n|---|---|\n| Oil the door | ASAP |",
        "| Action | Due |\n|---|---|\n| Oil the door | ⟨yyyy-mm-dd⟩ |",
      ],
      [
        "for each item of a list",
        "1. Oil the door\n2. Change the fuse",
        "1. Oil the door, due ⟨yyyy-mm-dd⟩\n2. Change the fuse, due ⟨yyyy-mm-dd⟩",
      ],
      [
        "as a new column",
        "| Action | Who |\n|:--|--:|\n| Oil the door | Ama |\n| Change the fuse |\n| Paint it | Mei |",
        "| Action | Who | Due |\n|:--|--:| --- |\n| Oil the door | Ama | ⟨yyyy-mm-dd⟩ |\n| Change the fuse | | ⟨yyyy-mm-dd⟩ |\n| Paint it | Mei | ⟨yyyy-mm-dd⟩ |",
      ],
      [
        "as a new column of an open table",
        "Action | Who\n---|---\nOil the door | Ama\nChange the fuse | Mei",
        "Action | Who | Due\n---|--- | ---\nOil the door | Ama | ⟨yyyy-mm-dd⟩\nChange the fuse | Mei | ⟨yyyy-mm-dd⟩",
      ],
    ];
    for (const [name, before, after] of cases)
      it(name, () => {
        const heading = "# Lift\n\n## Action items\n\n";
        strictEqual(taken("action-without-due-date", heading + before), heading + after);
      });
  });

  describe("is one more item", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["of a list", "* a fuse", "* a fuse\n* ⟨"],
      ["of a numbered list", "1. a fuse", "1. a fuse\n2. ⟨"],
      ["of a table", "| Factor | Layer |\n|---|---|\n| a fuse | tech |", "| a fuse | tech |\n| ⟨"],
    ];
    for (const [name, before, after] of cases)
      it(name, () => {
        const text = taken("too-few-factors", `# Lift\n\n## Contributing factors\n\n${before}\n`);
        strictEqual(text.includes(after), true, text);
      });
  });

  it("never parts the CR of a line end from its LF", () => {
    const after = taken("missing-action-items", "# Lift\r\n\r\n## Action items\r\n\r\n## Thanks\r\n\r\nThank you.\r\n");
    ok(after.includes("## Action items\r\n\r\n| Action |"));
    ok(!/\r(?!\n)|[^\r]\n/.test(after));
  });
});
