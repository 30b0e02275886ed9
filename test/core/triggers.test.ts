/** Triggers say which sentences a rule is asked about; without them the same must be found, only later. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolveConfig } from "../../server/src/core/config.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { createLinter } from "../../server/src/core/lint.ts";
import type { Rule } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { unmark } from "../support/marks.ts";
import { adversary } from "./adversary.examples.ts";
import { wording } from "./wording.examples.ts";

describe("triggers", () => {
  const config = resolveConfig([{ extends: "all", kind: "postmortem" }], rules);
  const gated = createLinter(rules, config);
  const open = createLinter(
    rules.map(({ triggers: _, ...rule }): Rule => rule),
    config,
  );
  const found = (lint: typeof open, text: string): string[] =>
    lint(parseDocument(text)).diagnostics.map(
      ({ ruleId, range }) => `${ruleId}: ${text.slice(range.start, range.end)} (${range.start})`,
    );
  const sameIn = (texts: readonly string[]): void => {
    for (const text of texts) assert.deepEqual(found(gated, text), found(open, text), text);
  };

  it("change nothing in the examples", () => {
    const examples = rules.flatMap(({ examples: { reported, clean } }) => [...reported, ...clean]);
    sameIn(examples.map(({ text }) => unmark(text).text));
  });

  it("change nothing in sentences from other trades", () => {
    const sentences = Object.values(wording).flatMap(({ reported, clean }) => [...reported, ...clean]);
    sameIn([...sentences, ...adversary.map(({ text }) => text)]);
  });

  it("know the rarer forms of words", () => {
    const sentences = [
      "The vendor fucked up the import.",
      "Dr. Okonkwo deleted the wrong table.",
      "Mislabeling of the samples by the nurse cost a day.",
      "The engineers keep mislabeling the trays.",
      "Those two are the interns who are the ones who broke it.",
      "She freaked out and confessed to it.",
      "Users remain the problem.",
      "A written warning was given.",
    ];
    sameIn(sentences);
    for (const text of sentences) assert.notDeepEqual(found(gated, text), [], text);
  });

  it("change nothing in whole documents", () => {
    const names = readdirSync("test/postmortems").filter((name) => name.endsWith(".md"));
    sameIn(names.map((name) => readFileSync(`test/postmortems/${name}`, "utf8")));
  });

  it("know the names of a document in any alphabet that has capitals", () => {
    for (const name of ["Øyvind", "Élodie", "Şebnem", "Борис"]) {
      const text = `# Outage\n\nResponders: ${name}\n\n${name} forgot to renew the certificate.\n`;
      assert.ok(
        found(gated, text).some((finding) => finding.startsWith("omission-verb")),
        name,
      );
    }
  });

  it("keep most of a careful document from being looked at", () => {
    const text = readFileSync("test/postmortems/2024-09-30-enrolment-clean.md", "utf8");
    const { sentences } = gated(parseDocument(text)).postmortem;
    const all = open(parseDocument(text)).postmortem.sentences;
    assert.ok(sentences.length * 2 < all.length, `${sentences.length} of ${all.length} sentences`);
  });
});
