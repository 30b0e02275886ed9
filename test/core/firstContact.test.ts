/**
 * Sentences that the linter had never seen, kept as a measure: what is missed is answered by constructions and
 * vocabulary, never by sentences, and what is still missed stays here.
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { parseDocument } from "../../server/src/core/document.ts";
import { linterFor } from "../support/linter.ts";
import { batches, innocent } from "./firstContact.examples.ts";

/** How many of the blaming ones are found today, batch by batch; they may only rise. */
const FLOORS = [49, 46, 42, 40, 21, 8, 34, 65, 159];

describe("sentences at first contact", () => {
  const lint = linterFor("postmortem", { extends: "recommended" });
  const isBlamed = (text: string): boolean =>
    lint(parseDocument(text.startsWith("---") ? text : `# Outage\n\n${text}`)).diagnostics.some(
      ({ category, severity }) => /^(?:blame|people|hindsight|tone|causality)$/.test(category) && severity !== "hint",
    );

  it("are found as often as before", () => {
    const found = batches.map(({ blaming }) => blaming.filter(isBlamed).length);
    ok(
      found.every((count, i) => count >= (FLOORS[i] as number)),
      `${found}`,
    );
  });

  it("are found more often now than then", () =>
    deepStrictEqual(
      batches.filter(({ atFirst }, i) => (FLOORS[i] as number) <= atFirst),
      [],
    ));

  it("accuse nobody who is not blamed", () =>
    deepStrictEqual(
      batches
        .flatMap(({ clean }) => clean)
        .concat(innocent)
        .filter(isBlamed),
      [],
    ));
});
