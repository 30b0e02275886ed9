/** Larger moves in marked documents: ⟦⟧ is the cursor, and what follows is the text afterwards. */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "../../server/src/core/document.ts";
import { createLexicon } from "../../server/src/core/lexicon.ts";
import type { LintResult } from "../../server/src/core/lint.ts";
import { type Move, movesAt } from "../../server/src/core/moves.ts";
import { applyEdits, overlaps, type Range } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { unmark } from "../support/marks.ts";

const lint = (text: string): LintResult => linterFor("postmortem")(parseDocument(text));
const lexicon = createLexicon();
const at = (text: string, range: Range): readonly Move[] => movesAt(lint(text), () => lexicon, range);

/** The moves offered at the mark, and the text after the one whose title matches. */
function moved(marked: string, title: RegExp): string {
  const { text, ranges } = unmark(marked);
  const move = at(text, ranges[0] as Range).find((it) => title.test(it.title));
  return move ? applyEdits(text, move.edits) : "no move";
}

const ACTION = /action item/;
const ROLE = /^Replace “/;
const LAYERS = /other layers?$|missing layer$/;
const TABLE = /as a table$/;
const FIELDS = "(owner: ⟨name or team⟩, due: ⟨yyyy-mm-dd⟩)";

describe("a counterfactual becomes an action item", () => {
  const HEAD = "# Postmortem: ward labels\n\n## Root causes\n\n";
  const ITEMS = "\n\n## Action items\n\n- [x] Print the date (owner: @kofi, due: 2024-06-01)\n";

  /** The sentence afterwards, and the task; the cursor stands before some words of it. */
  function told(sentence: string, words = sentence): readonly string[] {
    const after = moved(`${HEAD}${sentence.replace(words, `⟦⟧${words}`)}${ITEMS}`, ACTION);
    const lines = after.split("\n");
    return [lines[4] ?? "", /^- \[ \] (.*) \(owner: ⟨/.exec(lines.at(-2) ?? "")?.[1] ?? after];
  }

  const PROMPT = "⟨Check, alert or default⟩, so that ⟨the condition⟩ is ⟨prevented, or detected within …⟩";
  const THING = "⟨the tool or the procedure⟩";
  const people: readonly (readonly [string, string, string, string])[] = [
    [
      "should",
      "The nurse should have scanned the wristband before the round began.",
      "The wristband was not scanned before the round began.",
      `Make ${THING} prompt for scanning the wristband`,
    ],
    [
      "should",
      "The change should not have been merged on a Friday.",
      "The change was merged on a Friday.",
      `Make ${THING} stop and ask before merging the change on a Friday`,
    ],
    [
      "should",
      "The index should have been spotted in review.",
      "The index was not spotted in review.",
      `Make ${THING} draw attention to the index in review`,
    ],
    [
      "should",
      "The shift lead should have documented the transfer in the handbook.",
      "The transfer was not documented in the handbook.",
      "Document the transfer in the handbook",
    ],
    ["should", "The pressure should have been monitored.", "The pressure was not monitored.", "Alert on the pressure"],
    [
      "supposed",
      "The cashier was supposed to count the coins, but did not.",
      "The coins were not counted.",
      `Make ${THING} prompt for counting the coins`,
    ],
    [
      "her job",
      "It was her job to check the valve.",
      `Nothing in ${THING} prompted anyone to check the valve.`,
      `Make ${THING} prompt for checking the valve`,
    ],
    [
      "could",
      "The crew could have rolled back within five minutes.",
      "Rolling back within five minutes was possible.",
      `Make ${THING} prompt for rolling back within five minutes`,
    ],
    [
      "could",
      "The damage could have been prevented by asking the storage group.",
      "Asking the storage group would prevent a repeat of the damage.",
      `Make ${THING} prompt for asking the storage group`,
    ],
    [
      "should",
      "The pilot should have switched the second pump off before the descent.",
      "The second pump was not switched off before the descent.",
      `Make ${THING} prompt for switching the second pump off before the descent`,
    ],
    [
      "If only",
      "If only the dispatcher had read the banner.",
      "The banner was not read.",
      `Make ${THING} prompt for reading the banner`,
    ],
    [
      "ought",
      "The crack ought to have been noticed at the last inspection.",
      "The crack was not noticed at the last inspection.",
      `Make ${THING} draw attention to the crack at the last inspection`,
    ],
    [
      "unless",
      "The line would not have stopped unless the technician had touched the panel.",
      "At the time ⟨what was known⟩, so ⟨the other action⟩ was not in view.",
      `Make ${THING} stop and ask before touching the panel`,
    ],
    // What leans on the text around it, or names somebody, is asked for.
    ["would", "We would have noticed this in staging.", "This was not noticed in staging.", PROMPT],
    ["should", "The lead should have asked Omar about the flag.", "Omar was not asked about the flag.", PROMPT],
  ];
  for (const [words, sentence, said, task] of people)
    it(`of people: ${sentence}`, () => deepStrictEqual(told(sentence, words), [said, task]));

  const systems: readonly (readonly [string, string])[] = [
    ["The runbook should have listed the standby.", "List the standby in the runbook"],
    ["The alert should have fired at 80 percent.", "Make the alert fire at 80 percent"],
    ["The endpoint should not have accepted an empty filter.", "Stop the endpoint from accepting an empty filter"],
    ["The form should have shown **the dose** in `mg`.", "Make the form show **the dose** in `mg`"],
  ];
  for (const [sentence, task] of systems)
    it(`of a system, whose sentence stays: ${sentence}`, () => deepStrictEqual(told(sentence), [sentence, task]));

  const silent: readonly string[] = [
    "The printer stopped at ten.",
    "The restart should have been enough.",
    "The delay should not have affected connecting flights.",
    "By noon all parcels should have left the depot.",
    "The nurse scanned the wristband.",
    "> The runbook should have listed the standby.",
    "The runbook should list the standby.",
  ];
  for (const sentence of silent)
    it(`not of ${sentence}`, () =>
      strictEqual(moved(`${HEAD}${sentence.slice(0, 6)}⟦⟧${sentence.slice(6)}${ITEMS}`, ACTION), "no move"));

  it("not of what stands among the actions already", () => {
    strictEqual(
      moved("# Postmortem: x\n\n## Action items\n\n- The alert ⟦⟧should have fired at noon\n", ACTION),
      "no move",
    );
  });

  describe("in the form of the section", () => {
    const SAID = "The runbook should have listed the standby.";
    const TASK = "List the standby in the runbook";
    const forms: readonly (readonly [string, string, string])[] = [
      ["bullets", "- Print the date", `- Print the date\n- ${TASK} ${FIELDS}`],
      ["numbers", "1. Print the date\n2. Move the lock", `1. Print the date\n2. Move the lock\n3. ${TASK} ${FIELDS}`],
      [
        "boxes with nested notes",
        "* [x] Print the date\n  - on each label",
        `* [x] Print the date\n  - on each label\n* [ ] ${TASK} ${FIELDS}`,
      ],
      [
        "rows",
        "| # | What | Who | When | Status |\n|---|---|---|---|---|\n| 1 | Print the date | Lena | 2024-06-01 | done |",
        `| # | What | Who | When | Status |\n|---|---|---|---|---|\n| 1 | Print the date | Lena | 2024-06-01 | done |\n| 2 | ${TASK} | ⟨name or team⟩ | ⟨yyyy-mm-dd⟩ |  |`,
      ],
      [
        "rows of an empty table",
        "| Action | Owner | Due |\n|---|---|---|",
        `| Action | Owner | Due |\n|---|---|---|\n| ${TASK} | ⟨name or team⟩ | ⟨yyyy-mm-dd⟩ |`,
      ],
      [
        "labelled paragraphs",
        "**Action item:** Print the date.",
        `**Action item:** Print the date.\n\n**Action item:** ${TASK} ${FIELDS}`,
      ],
      ["a list where nothing is decided", "TBD", `- [ ] ${TASK} ${FIELDS}`],
    ];
    for (const [name, before, after] of forms)
      it(name, () => {
        const head = "# Postmortem: ward labels\n\n## Root causes\n\n";
        strictEqual(
          moved(`${head}⟦⟧${SAID}\n\n## Action items\n\n${before}\n\n## Thanks\n\nThank you Lena.\n`, ACTION),
          `${head}${SAID}\n\n## Action items\n\n${after}\n\n## Thanks\n\nThank you Lena.\n`,
        );
      });

    it("a section in the document's own style, where there is none", () => {
      strictEqual(
        moved(`Labels\n======\n\nCauses\n------\n\n⟦⟧${SAID}\n\nThanks\n------\n\nThank you Lena.\n`, ACTION),
        `Labels\n======\n\nCauses\n------\n\n${SAID}\n\nAction items\n------------\n\n- [ ] ${TASK} ${FIELDS}\n\nThanks\n------\n\nThank you Lena.\n`,
      );
    });

    it("with pipes escaped in a cell, and the line ends of the document", () => {
      const table = "| Action | Owner |\r\n|---|---|\r\n| Print the date | Lena |\r\n";
      const head = "# Postmortem: x\r\n\r\n## Root causes\r\n\r\n";
      strictEqual(
        moved(`${head}⟦⟧The page should have listed \`a|b\`.\r\n\r\n## Action items\r\n\r\n${table}`, ACTION),
        `${head}The page should have listed \`a|b\`.\r\n\r\n## Action items\r\n\r\n${table.trimEnd()}\r\n| List \`a\\|b\` in the page | ⟨name or team⟩ |\r\n`,
      );
    });
  });
});

describe("a name becomes a role", () => {
  const AROUND = {
    before:
      "---\nauthors: [Priya Raman]\n---\n# Postmortem: ward labels\n\n## Timeline\n\n- 10:02 Priya restarted the printer\n\n## Root causes\n\n",
    after:
      "\n\n> Priya wrote the note\n\n## Thanks\n\nThank you Priya.\n\n## Action items\n\n- Print the date (owner: Priya)\n",
  };
  const said = (marked: string, before = AROUND.before): string => {
    const after = moved(before + marked + AROUND.after, ROLE);
    ok(after === "no move" || (after.startsWith(before) && after.endsWith(AROUND.after)), after);
    return after === "no move" ? after : after.slice(before.length, after.length - AROUND.after.length);
  };

  it("with one placeholder for all places, capitals and possessives", () => {
    const { text, ranges } = unmark(
      `${AROUND.before}⟦⟧Priya's change was small. Ask Priya Raman, or \`Priya\`.\n\n- **Cause:** Priya had no map\n- @priya was alone${AROUND.after}`,
    );
    const move = at(text, ranges[0] as Range).find((it) => ROLE.test(it.title));
    strictEqual(move?.title, "Replace “Priya” with a role throughout the analysis");
    strictEqual(move?.linked, true);
    const after = applyEdits(text, move?.edits ?? []);
    strictEqual(
      after.slice(AROUND.before.length, -AROUND.after.length),
      "The ⟨role⟩'s change was small. Ask the ⟨role⟩, or `Priya`.\n\n- **Cause:** the ⟨role⟩ had no map\n- The ⟨role⟩ was alone",
    );
  });

  const roles: readonly (readonly [string, string])[] = [
    ["from a list of attendees", "- Priya Raman: on-call engineer\n- Wei Chen: SRE\n"],
    ["from a table", "| Name | Role |\n|---|---|\n| Priya Raman | On-call engineer |\n| Wei Chen | SRE |\n"],
    ["from brackets", "Responders were Priya Raman (on-call engineer) and Wei Chen (SRE).\n"],
  ];
  for (const [name, list] of roles)
    it(`as the document says, ${name}`, () => {
      const before = `# Postmortem: ward labels\n\n## Participants\n\n${list}\n## Root causes\n\n`;
      strictEqual(said("By ⟦⟧Priya. Wei saw it.", before), "By the on-call engineer. Wei saw it.");
    });

  it("as the front matter says", () => {
    const before = "---\nincident_commander: Priya Raman\n---\n# Postmortem: ward labels\n\n## Root causes\n\n";
    strictEqual(said("⟦⟧Priya had no map.", before), "The incident commander had no map.");
  });

  it("not as the document says of two people", () => {
    const before =
      "# Postmortem: ward labels\n\n## Participants\n\n- Priya Raman: SRE\n- Wei Chen: SRE\n\n## Root causes\n\n";
    strictEqual(said("⟦⟧Priya had no map.", before), "The ⟨role⟩ had no map.");
  });

  const cases: readonly (readonly [string, string])[] = [
    ["The on-call engineer ⟦⟧Priya had no map.", "The on-call engineer had no map."],
    ["Then ⟦⟧James' map was old.", "Then the ⟨role⟩'s map was old."],
    ["Dr Lena ⟦⟧Berg had no map.", "The ⟨role⟩ had no map."],
    ["“Ask ⟦⟧Lena” was the note; Lena left.", "no move"],
    ["⟦⟧Lena left; “ask Lena” was the note.", "The ⟨role⟩ left; “ask Lena” was the note."],
    ["[⟦⟧Priya](https://x.example) had no map.", "no move"],
    ["The Jenkins ⟦⟧server had no map.", "no move"],
    ["Owner: ⟦⟧Priya", "no move"],
    ["⟦⟧Lena Berg and Lena Koch were alone. Lena left.", "The ⟨role⟩ and Lena Koch were alone. Lena left."],
  ];
  for (const [before, after] of cases) it(before.replace("⟦⟧", ""), () => strictEqual(said(before), after));

  it("takes an apposition that says the same with it", () => {
    const before = "---\nincident_commander: Priya Raman\n---\n# Postmortem: ward labels\n\n## Root causes\n\n";
    strictEqual(said("Then ⟦⟧Priya, the incident commander, left.", before), "Then the incident commander left.");
  });
});

describe("factors of other layers", () => {
  const STUBS = [
    "⟨condition in tooling⟩",
    "⟨condition in process⟩",
    "⟨condition in knowledge⟩",
    "⟨condition in organisation⟩",
    "⟨condition in the world outside⟩",
  ];
  const forms: readonly (readonly [string, string, (stub: string, i: number) => string])[] = [
    ["items", "- race in the lock code\n- no alert on lag", (stub) => `\n- ${stub}`],
    ["numbers", "1. race in the lock code\n2. no alert on lag", (stub, i) => `\n${i + 3}. ${stub}`],
    [
      "rows",
      "| Factor | Since |\n|---|---|\n| race in the lock code | May |\n| no alert on lag | June |",
      (stub) => `\n| ${stub} |  |`,
    ],
    [
      "headings",
      "### A race in the lock code\n\nIt raced.\n\n### No alert on lag\n\nIt grew.",
      (stub) => `\n\n### ${stub}`,
    ],
  ];
  for (const [name, list, as] of forms)
    it(`as ${name}`, () => {
      const head = "# Postmortem: ward labels\n\n## Contributing ";
      strictEqual(
        moved(`${head}⟦⟧factors\n\n${list}\n\n## Thanks\n\nThank you.\n`, LAYERS),
        `${head}factors\n\n${list}${STUBS.map(as).join("")}\n\n## Thanks\n\nThank you.\n`,
      );
    });

  it("also where there is none yet", () => {
    const head = "# Postmortem: ward labels\n\n## Contributing ";
    const [tooling, ...others] = STUBS;
    const stubs = ["⟨condition in code and infrastructure⟩", tooling, "⟨condition in detection⟩", ...others];
    strictEqual(
      moved(`${head}⟦⟧factors\n\n## Thanks\n\nThank you.\n`, LAYERS),
      `${head}factors\n${stubs.map((it) => `\n- ${it}`).join("")}\n\n## Thanks\n\nThank you.\n`,
    );
  });

  it("not in another section", () => {
    strictEqual(moved("# Postmortem: x\n\n## Impact\n\n- ⟦⟧race in the lock code\n", LAYERS), "no move");
  });
});

describe("a list of action items becomes a table", () => {
  const HEAD = "# Postmortem: ward labels\n\n## Action items\n\n";
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "with its fields in columns",
      "- ⟦⟧Add a test (owner: @kofi, due: 2024-06-01)\n- **Pin the version** — @lin, by 3 June, OPS-14\n- Move the `a|b` lock\n",
      "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a test | @kofi | 2024-06-01 |  |\n| Pin the version | @lin | 3 June | OPS-14 |\n| Move the `a\\|b` lock |  |  |  |\n",
    ],
    [
      "with boxes as a status, and links whole",
      "- [x] ⟦⟧Print the date on\n  each label ([OPS-12](https://t.example/OPS-12), Lena Berg)\n- [ ] Move the lock. It was shared.\n\nThese are all.\n",
      "| Action | Owner | Due | Ticket | Status |\n|---|---|---|---|---|\n| Print the date on each label | Lena Berg |  | [OPS-12](https://t.example/OPS-12) | done |\n| Move the lock. It was shared. |  |  |  | open |\n\nThese are all.\n",
    ],
    [
      "with its numbers",
      "4. ⟦⟧Priya will add an alert by Friday\n1. Move the lock [prevent]\n",
      "| No. | Action | Type | Owner | Due |\n|---|---|---|---|---|\n| 4 | Priya will add an alert by Friday |  | Priya | by Friday |\n| 5 | Move the lock [prevent] | prevent |  |  |\n",
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => strictEqual(moved(HEAD + before, TABLE), HEAD + after));

  it("from the heading of the section too", () => {
    const list = "- Add a test\n- Move the lock\n";
    ok(moved(`# Postmortem: x\n\n## Action ⟦⟧items\n\n${list}`, TABLE).includes("| Move the lock |"));
  });

  const kept: readonly (readonly [string, string])[] = [
    ["a nested list", "- ⟦⟧Add a test\n  - with a note\n- Move the lock\n"],
    ["a second paragraph", "- ⟦⟧Add a test\n\n  It takes a day.\n- Move the lock\n"],
    ["words behind the fields", "- ⟦⟧Add a test (owner: @kofi) once the new host is there\n- Move the lock\n"],
    ["code", "- ⟦⟧Add a test\n\n  ```\n  run\n  ```\n- Move the lock\n"],
    ["a comment", "- ⟦⟧Add a test <!-- agreed -->\n- Move the lock\n"],
    ["another list beside it", "- ⟦⟧Add a test\n- Move the lock\n\nAnd:\n\n- Add an alert\n"],
    ["a single item", "- ⟦⟧Add a test\n"],
  ];
  for (const [name, list] of kept)
    it(`not with ${name}, which a row cannot tell`, () => strictEqual(moved(HEAD + list, TABLE), "no move"));
});

describe("every move", () => {
  const SENTENCES = [
    "The nurse should have scanned the wristband.",
    "Lena's runbook should have listed the standby, said Omar.",
    "If only the dispatcher had read **the banner**.",
    "The team could have rolled back within five minutes, because `a|b` was there.",
    "The printer stopped.",
    "> Lena should have called.",
  ];
  const FACTORS = [
    "- race in the lock code\n- Lena had no map",
    "1. slow query",
    "| Factor |\n|---|\n| Omar was alone |",
  ];
  const ACTIONS = [
    "- [ ] Add a test (owner: @kofi, due: 2024-06-01)\n- [x] Move the lock (OPS-12, Lena Berg)",
    "1. Add a test — @kofi, 3 June\n2. Print the date on\n   each label",
    "| What | Who | When | Ticket |\n|---|---|---|---|\n| Add a test | @kofi | 2024-06-01 | OPS-12 |",
    "TBD",
    "**Pharmacy team**\n\n* Add a test (due: 2024-06-01)\n* Move the lock (due: 2024-06-02)",
    "We will add a test by 3 June.",
    undefined,
  ];
  const documents = fc
    .record({
      sentences: fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
      factors: fc.constantFrom(...FACTORS),
      actions: fc.constantFrom(...ACTIONS),
      heading: fc.constantFrom(
        (title: string) => `## ${title}`,
        (title: string) => `${title}\n---`,
        (title: string) => `**${title}**`,
      ),
      newline: fc.constantFrom("\n", "\r\n"),
      tail: fc.boolean(),
    })
    .map(({ sentences, factors, actions, heading, newline, tail }) =>
      [
        "# Postmortem: ward labels",
        heading("Summary"),
        sentences.join("\n\n"),
        heading("Contributing factors"),
        factors,
        ...(actions === undefined ? [] : [heading("Action items"), actions]),
        ...(tail ? [heading("Thanks"), "Thank you Lena."] : []),
      ]
        .join("\n\n")
        .replace(/\n/g, newline),
    );

  /** The leaves of a document that no range touches, each with what it is and says. */
  function leaves(text: string, changed: readonly Range[]): string[] {
    return parseDocument(text)
      .blocks.filter(
        ({ lines, start, end }) =>
          lines.length > 0 && !changed.some((it) => overlaps(it, { start: start - 1, end: end + 1 })),
      )
      .map(
        ({ kind, level, lines }) => `${kind} ${level} ${lines.map((it) => text.slice(it.start, it.end)).join("\n")}`,
      );
  }

  const warnings = ({ diagnostics }: LintResult): Map<string, number> => {
    const count = new Map<string, number>();
    // A placeholder asks to be filled in: that it does so is what it is for.
    for (const { ruleId, severity } of diagnostics)
      if (/^(?:warning|error)$/.test(severity) && ruleId !== "leftover-placeholder")
        count.set(ruleId, (count.get(ruleId) ?? 0) + 1);
    return count;
  };

  it("leaves the rest as it was, brings no warning, and keeps every action item", () => {
    const kinds = [ACTION, ROLE, LAYERS, TABLE];
    const seen = new Set<RegExp>();
    fc.assert(
      fc.property(documents, (text) => {
        const before = lint(text);
        // At the start of every word, each move once.
        const moves = new Map<string, Move>();
        for (const { index } of text.matchAll(/\b\w/g))
          for (const move of movesAt(before, () => lexicon, { start: index, end: index }))
            moves.set(JSON.stringify(move), move);
        for (const { edits, title } of moves.values()) {
          for (const kind of kinds) if (kind.test(title)) seen.add(kind);
          const sorted = [...edits].sort((a, b) => a.start - b.start);
          sorted.forEach((edit, i) => {
            ok(edit.start <= edit.end && edit.end <= text.length, title);
            ok(i === 0 || edit.start >= (sorted[i - 1] as Range).end, `${title}: edits overlap`);
          });
          const after = applyEdits(text, edits);
          strictEqual(/\r\n/.test(text), /\r\n/.test(after) && !/[^\r]\n/.test(after), title);
          let by = 0;
          const inserted = sorted.map((edit) => {
            const start = edit.start + by;
            by += edit.text.length - (edit.end - edit.start);
            return { start, end: start + edit.text.length };
          });
          deepStrictEqual(leaves(after, inserted), leaves(text, sorted), `${title}\n${text}\n=>\n${after}`);
          const result = lint(after);
          const had = warnings(before);
          for (const [rule, count] of warnings(result))
            ok(count <= (had.get(rule) ?? 0), `${title}: ${rule}\n${text}\n=>\n${after}`);
          const fields = ({ postmortem }: LintResult): unknown[] =>
            postmortem.actionItems.map((it) => [it.owner()?.text, it.status, it.link()?.text]);
          deepStrictEqual(
            fields(result).slice(0, before.postmortem.actionItems.length),
            fields(before),
            `${title}\n${text}\n=>\n${after}`,
          );
        }
      }),
      { numRuns: 100 },
    );
    strictEqual(seen.size, kinds.length);
  });
});
