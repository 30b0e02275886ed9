/** Triggers say which sentences a rule is asked about; without them the same must be found, only later. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { resolveConfig } from "../../server/src/core/config.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { createLinter } from "../../server/src/core/lint.ts";
import type { Rule } from "../../server/src/core/rule.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { createGate } from "../../server/src/core/triggers.ts";
import { unmark } from "../support/marks.ts";
import { adversary } from "./adversary.examples.ts";
import { wording } from "./wording.examples.ts";

const CORE = "server/src/core/";
/** Where rules say by pattern what they look for. */
const SOURCES = [
  ...["rules", "acts"].flatMap((folder) => readdirSync(CORE + folder).map((name) => `${CORE}${folder}/${name}`)),
  ...["postmortem/topics", "rewording/knowing"].map((name) => `${CORE}${name}.ts`),
];

/** The patterns of a source that are longer than a few letters, without what they only look at. */
function patternsIn(source: string): string[] {
  const literals = source.matchAll(
    /(?<![\w)\]$])\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[dgimsuy]*(?=[.,;)\]}\s:])/g,
  );
  return [...literals].map(([, pattern = ""]) => withoutAssertions(pattern)).filter(({ length }) => length >= 12);
}

function withoutAssertions(pattern: string): string {
  let kept = "";
  /** How many brackets are open, and how many were when an assertion began. */
  let depth = 0;
  let outside = Number.POSITIVE_INFINITY;
  for (const [part] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[\s\S]/g)) {
    if (part === ")" && --depth === outside) {
      outside = Number.POSITIVE_INFINITY;
      continue;
    }
    if (/^\(\?<?[=!]$/.test(part)) outside = Math.min(outside, depth);
    if (part.startsWith("(")) depth++;
    if (outside === Number.POSITIVE_INFINITY && !/^(?:\\b|\^|\$)$/i.test(part)) kept += part;
  }
  return kept;
}

/** Texts that a pattern matches, the more the more it can match; the same in each run. */
function matchesOf(pattern: string): string[] {
  const { length } = pattern.split("|");
  return fc
    .sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 6 + length, seed: 7 })
    .map((text) => text.replace(/[^ -~]/g, "").trim())
    .filter((text) => text !== "" && text.length < 160);
}

/** Sentences around what a rule may look for, and the sections that rules ask for. */
const FRAMES: readonly ((it: string) => string)[] = [
  (it) => `${it}.`,
  (it) => `The engineer ${it}.`,
  (it) => `The engineer ${it} the build.`,
  (it) => `Omar deployed the build ${it} the warnings.`,
  (it) => `It was down because Omar ${it} it.`,
  (it) => `The cause was ${it} by the nurse.`,
];
const HEADINGS = ["Root cause", "Summary", "Timeline", "Action items", "Lessons learned"];

/** One document for as many texts as there are sections. */
function asDocuments(texts: readonly string[]): string[] {
  const documents: string[] = [];
  for (const [i, words] of texts.entries()) {
    const sentence = (FRAMES[i % FRAMES.length] as (it: string) => string)(words.replace(/ (?=n?')/g, ""));
    const at = Math.floor(i / HEADINGS.length);
    documents[at] ??= "# Postmortem\n";
    documents[at] +=
      `\n## ${HEADINGS[i % HEADINGS.length]}\n\n${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}\n`;
  }
  return documents;
}

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

  it("say the same of a sentence, alone or as a part of its block", () => {
    const ofRules = rules.map(({ triggers }) => triggers ?? []);
    const isPerson = (word: string): boolean => word === "Odalys" || word === "Tarek";
    const sentences = [
      "The OUTAGE TOOK the night.",
      "Odalys forgot the second lever!!",
      "Nobody told @tarek, or mail@desk.example, who was asleep.",
      "The gate “failed” again because the crew was careless.",
      "The valve closed at 10:02.",
      "By noon we let the lease expire… 🙄",
      ...Array.from({ length: 45 }, (_, i) => `Pump${"abcdefghij"[i % 10]} Closed Late`),
      "Why did Tarek not look?",
    ];
    const text = `> ${sentences.join(" ")}\n`;
    const gate = createGate(ofRules, {}, []);
    const lone = createGate(ofRules, {}, []);
    assert.ok(gate(text, 2, text.length, ["factors"], isPerson).any);
    let triggered = 0;
    let start = 2;
    for (const sentence of sentences) {
      const end = start + sentence.length;
      const { rules: inBlock } = gate(text, start, end, ["factors"], isPerson);
      assert.deepEqual(inBlock, lone(text, start, end, ["factors"], isPerson).rules, sentence);
      triggered += inBlock.length;
      start = end + 1;
    }
    assert.ok(triggered > 10, `${triggered} rules`);
    const other = text.replace("forgot", "turned");
    assert.notDeepEqual(gate(other, 29, 62, [], isPerson).rules, gate(text, 29, 62, [], isPerson).rules);
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

  for (const path of SOURCES) {
    const patterns = patternsIn(readFileSync(path, "utf8"));
    if (patterns.length > 0)
      it(`let through what the patterns of ${path.slice(CORE.length)} match`, () => {
        sameIn(asDocuments(patterns.flatMap(matchesOf)));
      });
  }

  it("keep most of a careful document from being looked at", () => {
    const text = readFileSync("test/postmortems/2024-09-30-enrolment-clean.md", "utf8");
    const { sentences } = gated(parseDocument(text)).postmortem;
    const all = open(parseDocument(text)).postmortem.sentences;
    assert.ok(sentences.length * 2 < all.length, `${sentences.length} of ${all.length} sentences`);
  });
});
