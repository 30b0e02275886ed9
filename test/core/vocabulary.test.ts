/** How broad the vocabulary of blame is that the linter knows, class by class; and how few near misses it reports. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { linterFor } from "../support/linter.ts";
import { classes } from "./vocabulary.examples.ts";

/** How many of the blaming ones are found today; they may only rise. How many of the near misses are reported: they may only fall. */
const TODAY: Readonly<Record<string, readonly [found: number, reported: number]>> = {
  character: [58, 0],
  omission: [54, 2],
  "person-cause": [44, 0],
  culpability: [51, 0],
  knowledge: [53, 0],
  "rule-violation": [49, 0],
  "human-error": [56, 0],
  counterfactual: [49, 0],
  "person-fixing": [55, 0],
  animated: [51, 5],
  "self-and-questions": [54, 0],
};

describe("the vocabulary of blame", () => {
  const lint = linterFor("postmortem", { extends: "recommended" });
  const isBlamed = (place: string) => (text: string) =>
    lint(parseDocument(`# Outage\n\n${place}${text}`)).diagnostics.some(
      ({ category, ruleId, severity }) =>
        (/^(?:blame|people|hindsight|tone|causality)$/.test(category) ||
          /^(?:person-fixing|punitive)-action$/.test(ruleId)) &&
        severity !== "hint",
    );

  for (const { name, atFirst, blaming, near } of classes)
    it(`is known of ${name}`, () => {
      const isReported = isBlamed(name === "person-fixing" ? "## Action items\n\n- " : "");
      const counts = [blaming, near].map((texts) => texts.filter(isReported).length) as [number, number];
      const [found, reported] = TODAY[name] as readonly [number, number];
      ok(counts[0] >= found && counts[1] <= reported, `${counts}`);
      deepStrictEqual([found > atFirst[0], reported <= atFirst[1]], [true, true]);
    });
});
