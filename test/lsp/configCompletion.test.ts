/** What an editor completes in a configuration: ⟦⟧ is the cursor. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { defineRule } from "../../server/src/core/rule.ts";
import { completeConfiguration } from "../../server/src/lsp/configCompletion.ts";

const rules = [
  defineRule({
    id: "oops",
    category: "tone",
    severity: "warning",
    preset: "minimal",
    summary: "Says *oops*.",
    rationale: "It says nothing about what happened.",
    options: { limit: { description: "How many are fine.", default: 0 } },
    examples: { reported: [], clean: [] },
  }),
];
const offered = (marked: string): string[] => {
  const offset = marked.indexOf("⟦⟧");
  return completeConfiguration(marked.replace("⟦⟧", ""), offset, false, rules).map(({ label }) => label);
};

describe("a configuration is completed", () => {
  it("by its keys", () => {
    const keys = offered('{ "⟦⟧" }');
    for (const key of ["extends", "roles", "allow", "vocabularies", "overrides"]) ok(keys.includes(key), key);
  });

  it("by the keys of an override", () =>
    deepStrictEqual(offered('{ "overrides": [{ "⟦⟧" }] }'), [
      "files",
      "rules",
      "kind",
      "people",
      "services",
      "roles",
      "allow",
      "sections",
    ]));

  it("by the options of a rule, with those that every rule has", () => {
    deepStrictEqual(offered('{ "rules": { "oops": ["off", { "⟦⟧" }] } }'), ["limit", "allow"]);
    deepStrictEqual(offered('{ "rules": { "unknown": ["off", { "⟦⟧" }] } }'), []);
  });
});
