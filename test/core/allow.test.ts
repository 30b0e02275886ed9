import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { createAcceptance } from "../../server/src/core/config/allow.ts";
import { parseDocument } from "../../server/src/core/document.ts";
import { readVocabulary } from "../../server/src/vocabulary.ts";
import { linterFor } from "../support/linter.ts";

describe("a vocabulary", () => {
  it("accepts plain words, one on each line, and skips what is a regular expression", () => {
    const text =
      "\uFEFF# Our words\r\nhuman error\r\n  Kafka Streams \n\n#\n#hashtag\n(?i)grafana\nNode\\.js\nC\\+\\+\n.NET\n" +
      "[Pp]ostgres\nsourcemaps?\nC++\n(a+)+$\n\\bship\\b\n(?i)\n";
    deepStrictEqual(readVocabulary(text), {
      accepted: ["human error", "Kafka Streams", "#hashtag", "grafana", "Node.js", "C++", ".NET"],
      skipped: ["[Pp]ostgres", "sourcemaps?", "C++", "(a+)+$", "\\bship\\b", "(?i)"],
    });
  });

  it("holds in a megabyte of anything", () => {
    for (const text of ["(".repeat(1e6), "\\".repeat(1e6), "a\n".repeat(5e5), "\r".repeat(1e6)])
      ok(readVocabulary(text).accepted);
  });

  describe("leaves out a finding that lies within an accepted phrase", () => {
    /** Whether the words between the marks are accepted. */
    const accepts = (marked: string, ...entries: string[]): boolean => {
      const start = marked.indexOf("⟦");
      const end = marked.indexOf("⟧") - 1;
      return createAcceptance(entries)(marked.replace(/[⟦⟧]/g, ""), { start, end });
    };
    for (const [marked, ...entries] of [
      ["The cause was ⟦Human error⟧.", "human error"],
      ["The ⟦operator error⟧ rate rose.", "atlas", "Operator Error Rate"],
      ["It was ⟦human\nerror⟧ again.", "human error"],
      ["⟦.NET⟧ stopped.", ".NET"],
      ["A ⟦C++⟧ build.", "C++"],
    ] as const)
      it(`${marked} of ${entries}`, () => ok(accepts(marked, ...entries)));
    for (const [marked, ...entries] of [
      ["⟦Ada broke Redis⟧ at noon.", "Ada", "broke", "Redis"],
      ["The cause was ⟦human error⟧.", "human", "human err", "uman error"],
      ["The ⟦operator error⟧s rose.", "operator error"],
      ["The ⟦operator error⟧.", "", "?", "constructor"],
      ["⟦.NET⟧ stopped.", "ASP.NET"],
    ] as const)
      it(`but not ${marked} of ${entries}`, () => ok(!accepts(marked, ...entries)));
    it("of thousands at once", () => {
      const isAccepted = createAcceptance(Array.from({ length: 1e5 }, (_, i) => `word ${i}`));
      const start = process.cpuUsage().user;
      for (let i = 0; i < 500; i++) ok(!isAccepted("The word was wrong. ".repeat(40), { start: 404, end: 408 }));
      ok(process.cpuUsage().user - start < 2e6);
    });
  });
});

describe("what a rule alone allows", () => {
  const text = "# Outage\n\nThe cause was human error by the porter: the porter broke the lift.";
  const reported = (...phrases: string[]): string[] =>
    linterFor("postmortem", {
      extends: "recommended",
      rules: { "human-error-label": ["warning", { allow: phrases }], "person-as-cause": "warning" },
    })(parseDocument(text))
      .diagnostics.filter(({ category }) => category === "blame")
      .map(({ ruleId }) => ruleId);

  it("is left out there, and reported elsewhere", () => {
    deepStrictEqual(reported("human error", "broke the lift").includes("human-error-label"), false);
    ok(reported("human error", "broke the lift").includes("person-as-cause"));
    ok(reported("/\\bhuman fail\\w+/").includes("human-error-label"));
    ok(!reported("/\\bhuman err\\w+/").includes("human-error-label"));
  });
});

describe("words of a configuration", () => {
  const found = (roles: readonly string[]): number =>
    linterFor("postmortem", { extends: "recommended", roles })(
      parseDocument("# Outage\n\nThe Wrangler broke the lift."),
    ).diagnostics.filter(({ ruleId }) => ruleId === "person-as-cause").length;

  it("count however they are written", () => {
    strictEqual(found([]), 0);
    strictEqual(found(["Wrangler"]), 1);
    strictEqual(found(["wrangler"]), 1);
  });
});
