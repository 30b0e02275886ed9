/** What stands behind the words under the pointer: the findings there, why they matter, and words to use instead. */
import type { Hover } from "vscode-languageserver";
import type { Diagnostic, Rule } from "../core/rule.ts";
import { renderRuleInShort, WITHOUT_RULE } from "../rulePage.ts";
import type { Analysis } from "./documents.ts";

export function hover(analysis: Analysis, offset: number, rules: readonly Rule[]): Hover | null {
  const here = analysis.result.diagnostics.filter(({ range }) => range.start <= offset && offset <= range.end);
  const [first] = here;
  if (!first) return null;
  return {
    contents: { kind: "markdown", value: here.map((it) => render(it, rules)).join("\n\n---\n\n") },
    range: analysis.rangeOf(first.range),
  };
}

function render({ ruleId, message, fix, suggestions = [], url }: Diagnostic, rules: readonly Rule[]): string {
  const rule = rules.find(({ id }) => id === ruleId);
  const instead = [...(fix ? [fix] : []), ...suggestions].map(({ title }) => `- ${title}`);
  return [
    `**${ruleId}**: ${message}`,
    ...(instead.length > 0 ? [instead.join("\n")] : []),
    rule ? renderRuleInShort(rule) : (WITHOUT_RULE[ruleId] ?? ""),
    `[More about ${ruleId}](${url})`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
