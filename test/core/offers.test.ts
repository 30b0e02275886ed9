/**
 * Words to use instead, over every sentence of our own: what is offered takes its finding away and brings no other
 * warning; outside of it the document stays as it is; figures, code, links, tickets and names of services survive; and
 * nearly every finding has something to offer.
 */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { applyFixes } from "../../server/src/core/fix.ts";
import type { Kind } from "../../server/src/core/postmortem.ts";
import { type Diagnostic, offersOf, type Suggestion } from "../../server/src/core/rule.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { isComplete, isWording, ownTexts, type Text } from "../support/texts.ts";

/** The families a postmortem meets most. */
const COMMON = [
  "person-as-cause",
  "passive-by-person",
  "omission-verb",
  "should-have",
  "could-have",
  "human-error-label",
  "knowledge-attribution",
  "culpability-word",
  "who-question",
  "why-person-question",
  "person-fixing-action",
  "vague-action",
  "single-root-cause",
  "factor-is-person",
];

const findings = (text: string, kind: Kind): readonly Diagnostic[] =>
  linterFor(kind)(parseDocument(text)).diagnostics.filter(isWording);
const count = (all: readonly Diagnostic[], ruleId: string): number =>
  all.filter((diagnostic) => diagnostic.ruleId === ruleId).length;

/** What no offer may lose: times and figures, code, addresses, tickets. A figure in a handle is a part of a person. */
function factsOf(text: string): readonly string[] {
  const plain = text.replace(/@[\w-]+/g, "");
  return [...plain.matchAll(/`[^`]+`|https?:\/\/[^\s)]+|[A-Z]+-\d+|#\d+|\d+(?:[:.,]\d+)*/g)].map(([fact]) => fact);
}

/** Words that look like the name of a service or a file. */
function servicesOf(text: string): readonly string[] {
  const plain = text.replace(/@[\w-]+|https?:\S+/g, "");
  return [...plain.matchAll(/\b[a-z]+[A-Z]\w+\b|\b[a-z]+\d+\b|\b\w+\.(?:ya?ml|json|ts|sh)\b/g)].map(([name]) => name);
}

/** How a document is built: its blocks with their depth, without their words. */
function structureOf(text: string): readonly string[] {
  return parseDocument(text).blocks.map(({ kind, lines }) => `${kind} ${lines.length > 0}`);
}

interface Offered extends Text {
  readonly before: readonly Diagnostic[];
  readonly ruleId: string;
  readonly offer: Suggestion;
  readonly after: string;
}

describe("words to use instead", () => {
  const found = ownTexts.map((of) => ({ ...of, before: findings(of.text, of.kind) }));
  const offered = found.flatMap(({ text, kind, before }) =>
    before.flatMap((diagnostic): readonly Offered[] =>
      offersOf(diagnostic).map((offer) => ({
        text,
        kind,
        before,
        ruleId: diagnostic.ruleId,
        offer,
        after: applyEdits(text, offer.edits),
      })),
    ),
  );

  it("take their finding away and bring no other warning", () => {
    for (const { kind, before, ruleId, offer, after } of offered) {
      const left = findings(after, kind);
      ok(count(left, ruleId) < count(before, ruleId), `“${offer.title}” leaves ${ruleId} in: ${after}`);
      const known = new Set(before.map((it) => it.ruleId));
      const fresh = left.filter((it) => it.severity === "warning" && !known.has(it.ruleId));
      strictEqual(fresh.map((it) => it.ruleId).join(), "", `“${offer.title}” brings something new: ${after}`);
    }
  });

  it("say that it was done, or that it was not, as the sentence did", () => {
    for (const { ruleId, offer, after } of offered) {
      if (!isComplete(offer)) continue;
      const denies = (text: string): boolean =>
        /\b(?:not|no|never|nobody|nothing|left (?:out|undone))\b|n[’']t\b/i.test(text);
      if (ruleId === "omission-verb") ok(denies(after), `“${offer.title}” says that it was done: ${after}`);
      // The first edit tells the act; "ignored" becomes "not acted on", "botched" becomes "did not go as planned".
      const [{ text: told } = { text: "" }] = offer.edits;
      if (/^(?:person-as-cause|passive-by-person)$/.test(ruleId) && !/not acted on|not go as planned/.test(told))
        ok(!denies(told), `“${offer.title}” says that it was not done: ${after}`);
    }
  });

  it("leave the document around them as it is", () => {
    for (const { text, offer, after } of offered) {
      // "Ask one step further" adds a question to a list.
      const adds = offer.edits.some((edit) => edit.text.includes("\n"));
      const kept = structureOf(after).slice(0, adds ? structureOf(text).length : undefined);
      deepStrictEqual(kept, structureOf(text), `“${offer.title}” changes the structure: ${after}`);
      for (const mark of ["*", "`", "~", "_"]) {
        const lone = (of: string): number => (of.replace(/@[\w-]+/g, "").split(mark).length - 1) % 2;
        strictEqual(lone(after), lone(text), `“${offer.title}” tears ${mark}: ${after}`);
      }
    }
  });

  it("keep figures, times, code, links and tickets", () => {
    for (const { text, offer, after } of offered) {
      for (const fact of factsOf(text)) ok(after.includes(fact), `“${offer.title}” loses ${fact} of: ${text}`);
    }
  });

  it("keep what a sentence says beside it: a service, a time, a figure, a ticket, a link", () => {
    const facts = " on `ward-7` at 10:02, for 40 minutes (OPS-12, [log](https://status.example/7))";
    for (const { text, kind } of ownTexts) {
      // In the last line, before the mark that ends it; headings, rows and code have no place for it.
      const longer = text.replace(/(?<=\n|^)([A-Z][^\n|`]*\w)([.?!]?)$/, `$1${facts}$2`);
      if (longer === text) continue;
      for (const diagnostic of findings(longer, kind))
        for (const offer of offersOf(diagnostic)) {
          const after = applyEdits(longer, offer.edits);
          for (const fact of factsOf(facts)) ok(after.includes(fact), `“${offer.title}” loses ${fact} of: ${longer}`);
          ok(!after.includes("\uFFFC"), `“${offer.title}” writes a stand-in at ${diagnostic.range.start}: ${after}`);
        }
    }
  });

  it("keep the names of services where they are whole sentences", () => {
    for (const { text, offer, after } of offered) {
      if (!isComplete(offer)) continue;
      for (const name of servicesOf(text)) ok(after.includes(name), `“${offer.title}” loses ${name} of: ${text}`);
    }
  });

  it("come to rest when they are fixes", () => {
    for (const { text, kind } of ownTexts) {
      const lint = linterFor(kind);
      const once = applyFixes(text, lint(parseDocument(text)), lint);
      const twice = applyFixes(once.text, lint(parseDocument(once.text)), lint);
      strictEqual(twice.text, once.text);
      strictEqual(twice.count, 0, once.text);
    }
  });

  describe("are there", () => {
    const all = found.flatMap(({ before }) => before);
    const share = (of: readonly Diagnostic[], served: (offers: readonly Suggestion[]) => boolean): number =>
      of.filter((diagnostic) => served(offersOf(diagnostic))).length / of.length;

    for (const id of new Set(all.map(({ ruleId }) => ruleId)))
      it(`for 95 of 100 findings of ${id}`, () => {
        const served = share(
          all.filter(({ ruleId }) => ruleId === id),
          (offers) => offers.length > 0,
        );
        ok(served >= 0.95, `${served.toFixed(3)}`);
      });

    for (const id of COMMON)
      it(`twice for 95 of 100 findings of ${id}`, () => {
        const served = share(
          all.filter(({ ruleId }) => ruleId === id),
          (offers) => offers.length > 1,
        );
        ok(served >= 0.95, `${served.toFixed(3)}`);
      });

    it("as a whole sentence for most acts that are told by a verb", () => {
      const acts = all.filter(({ ruleId }) =>
        /^(?:person-as-cause|passive-by-person|omission-verb|should-have)$/.test(ruleId),
      );
      const served = share(acts, (offers) => offers.some(isComplete));
      ok(served >= 0.65, `${served.toFixed(3)}`);
    });
  });
});
