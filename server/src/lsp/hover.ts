/** What stands behind the words under the pointer: the findings there, why they matter, and words to use instead. */
import type { Hover } from "vscode-languageserver";
import { type Diagnostic, offersOf, type Rule } from "../core/rule.ts";
import { renderRuleInShort, WITHOUT_RULE } from "../rulePage.ts";
import type { Analysis } from "./documents.ts";
import { reworded } from "./edits.ts";

/** No sentence is shown longer than this, in UTF-16 units. */
const WIDTH = 400;

/** What is shown at an offset: the rules of the findings there, and what to say instead. */
export function hover(analysis: Analysis, offset: number, rules: readonly Rule[]): Hover | null {
  const here = analysis.result.diagnostics.filter(({ range }) => range.start <= offset && offset <= range.end);
  const [first] = here;
  if (!first) return null;
  return {
    contents: { kind: "markdown", value: here.map((it) => render(it, analysis, rules)).join("\n\n---\n\n") },
    range: analysis.rangeOf(first.range),
  };
}

/** The message is not repeated: an editor shows it with the diagnostic. */
function render(diagnostic: Diagnostic, analysis: Analysis, rules: readonly Rule[]): string {
  const { ruleId, message, url } = diagnostic;
  const rule = rules.find(({ id }) => id === ruleId);
  const instead = offersOf(diagnostic).map(({ title, edits }) => {
    const words = reworded(analysis, edits, WIDTH);
    return `- ${escapeMarkdown(title)}${words ? `:  \n  *${escapeMarkdown(words)}*` : ""}`;
  });
  return [
    `**${ruleId}** ${rule?.summary ?? escapeMarkdown(message)}`,
    ...(instead.length > 0 ? [instead.join("\n")] : []),
    rule ? renderRuleInShort(rule) : (WITHOUT_RULE[ruleId] ?? ""),
    `[More about ${ruleId}](${url})`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/**
 * A hover is read as Markdown, and a document is written by anybody: no mark of it may mean anything, no address become
 * a link, no image be fetched.
 */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-!|~&@]|:(?=\/\/)|(?<=\bwww)\./gi, "\\$&").replace(/\s+/g, " ");
}
