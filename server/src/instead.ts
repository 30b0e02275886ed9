/** What the linter offers for the examples of a rule: the sentence as it was, and with words to use instead. */
import { resolveConfig } from "./core/config.ts";
import { parseDocument } from "./core/document.ts";
import headings from "./core/lexicons/headings.json" with { type: "json" };
import { createLinter } from "./core/lint.ts";
import { type Example, offersOf, type Rule } from "./core/rule.ts";
import { applyEdits } from "./core/text.ts";

export interface Instead {
  readonly before: string;
  readonly after: string;
}

/** The first offers that differ, at most `most`, for examples of one line; none where a rule offers whole sections. */
export function insteadOf(rule: Rule, rules: readonly Rule[], most: number): Instead[] {
  const found: Instead[] = [];
  for (const example of rule.examples.reported) {
    if (found.length === most) break;
    const before = example.text.replace(/[⟦⟧]/g, "");
    const after = before.includes("\n") ? undefined : offered(rule, rules, example, before);
    if (after && found.every((it) => it.after !== after)) found.push({ before, after });
  }
  return found;
}

function offered(rule: Rule, rules: readonly Rule[], example: Example, before: string): string | undefined {
  const frame = example.within ? `# Queue outage\n\n## ${headings.roles[example.within][0]}\n\n` : "";
  const kind = example.kind ?? "postmortem";
  const lint = createLinter(rules, resolveConfig([{ extends: "all", kind }], rules));
  const finding = lint(parseDocument(frame + before), {}).diagnostics.find(({ ruleId }) => ruleId === rule.id);
  const [offer] = finding ? offersOf(finding) : [];
  const after = offer && applyEdits(frame + before, offer.edits);
  return after?.startsWith(frame) && !after.slice(frame.length).includes("\n") ? after.slice(frame.length) : undefined;
}
