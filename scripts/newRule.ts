/** Scaffolds a rule that fails its tests until it is filled in. `npm run new-rule <id>`. */
import { existsSync, writeFileSync } from "node:fs";
import { run } from "./generate.ts";

const id = process.argv[2];
if (!id || !/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
  console.error("Give the rule a name in kebab case: npm run new-rule -- passive-by-person");
  process.exit(2);
}
const path = `server/src/core/rules/${id}.ts`;
if (existsSync(path)) {
  console.error(`${path} is here already; it was left as it is.`);
  process.exit(2);
}
writeFileSync(
  path,
  `import { defineRule } from "../rule.ts";

export default defineRule({
  id: "${id}",
  category: "blame",
  severity: "information",
  preset: "all",
  precedence: 500,
  summary: "",
  rationale: \`\`,
  exemptions: \`\`,
  triggers: [{ words: ["${id.split("-")[0]}"] }],
  examples: {
    reported: [{ text: "Draw ⟦what is reported⟧ like this." }],
    clean: [],
  },
  *checkSentence(sentence) {
    yield* [];
    void sentence;
  },
});
`,
);
run(false).then(() =>
  console.log(`Wrote ${path}. docs/adding-a-rule.md says what goes where; \`npm test\` says what is missing.`),
);
