/**
 * 300 sentences from railways, water works, theatres and a dozen other industries, written before the linter saw any of
 * them. At first contact it found 47 of the 150 that blame, and reported 3 of the 150 that do not. What was missed then is
 * answered by constructions and vocabulary, never by sentences; what is still missed stays here, as a measure.
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { linterFor } from "../support/linter.ts";
import { industries } from "./industries.examples.ts";

/** How many of the blaming ones are found today; it may only rise. */
const FLOOR = 110;
/** Rules of other categories that a sentence here is meant for. */
const ALSO = new Set(["person-fixing-action", "punitive-action", "timeline-judgment"]);

describe("sentences from other industries", () => {
  const lint = linterFor("postmortem", { extends: "recommended" });
  const isReported = (text: string): boolean =>
    lint(parseDocument(text.startsWith("---") ? text : `# Outage\n\n${text}`)).diagnostics.some(
      ({ category, ruleId }) => /^(?:blame|people|hindsight|tone|causality)$/.test(category) || ALSO.has(ruleId),
    );

  it("are 150 of each", () => {
    const all = Object.values(industries).flatMap(({ blaming, clean }) => [...blaming, ...clean]);
    deepStrictEqual([all.length, new Set(all).size], [300, 300]);
  });

  it("are found as often as before", () => {
    const found = Object.values(industries)
      .flatMap(({ blaming }) => blaming)
      .filter(isReported).length;
    ok(found >= FLOOR, `${found} of 150`);
  });

  it("accuse nobody who is not blamed", () =>
    deepStrictEqual(
      Object.values(industries)
        .flatMap(({ clean }) => clean)
        .filter(isReported),
      [],
    ));
});
