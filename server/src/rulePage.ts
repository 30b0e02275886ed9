/** The page of a rule in Markdown, as an editor shows it. */
import { ruleUrl, suppressionsUrl } from "./core/links.ts";
import type { Example, Rule } from "./core/rule.ts";
import { citedIn, sources } from "./sources.ts";

/** How many examples of each kind are shown; the page on the web has them all. */
const EXAMPLES = 4;

/** What is reported without a rule, by its id. */
export const WITHOUT_RULE: Readonly<Record<string, string>> = {
  "unused-suppression":
    "A suppression stands where nothing is reported, or ends where none began. `--fix` deletes it. `rules` can set its severity.",
  "invalid-suppression":
    "A suppression is mistyped, names no known rule, has ended, has no end, or lacks the reason it should give. `rules` can set its severity.",
  "internal-error": "A rule stopped with an error, and was off for the rest of the run. Please report it.",
};

/** The page of a rule; undefined for an unknown id. */
export function renderRulePage(rules: readonly Rule[], id: string): string | undefined {
  const rule = rules.find((it) => it.id === id);
  if (!rule) {
    const own = Object.hasOwn(WITHOUT_RULE, id) ? WITHOUT_RULE[id] : undefined;
    return own && `# ${id}\n\n${own}\n\n[About suppressions](${suppressionsUrl})\n`;
  }
  const cited = citedIn(`${rule.rationale}${rule.exemptions ?? ""}`);
  return `${[
    `# ${rule.id}`,
    rule.summary,
    `Category **${rule.category}** · severity **${rule.severity}** · preset **${rule.preset}**`,
    "## Why it matters",
    rule.rationale,
    "## Reported",
    list(rule.examples.reported),
    "## Not reported",
    list(rule.examples.clean),
    ...(rule.exemptions ? ["## What it leaves alone", rule.exemptions] : []),
    ...(cited.length > 0 ? ["## Sources", cited.map((it) => `- [${it}] ${sources[it] ?? "unknown"}`).join("\n")] : []),
    `[The whole page](${ruleUrl(rule.id)})`,
  ].join("\n\n")}\n`;
}

function list(examples: readonly Example[]): string {
  const texts = examples.slice(0, EXAMPLES).map(({ text }) => text);
  // Long lines are wrapped there, and would run into the next example.
  return ["````text", texts.join("\n\n"), "````"].join("\n");
}

/** Why a rule matters, what is reported and what is not, in a few lines: beside a finding. */
export function renderRuleInShort(rule: Rule): string {
  const cited = citedIn(rule.rationale);
  const one = (examples: readonly Example[]): string | undefined =>
    examples.find(({ text }) => !text.includes("\n"))?.text;
  const before = one(rule.examples.reported);
  const after = one(rule.examples.clean);
  return [
    rule.rationale,
    ...(before && after ? [`Reported: ${quote(before)}  \nNot reported: ${quote(after)}`] : []),
    ...cited.map((it) => `[${it}] ${sources[it] ?? "unknown"}`),
  ].join("\n\n");
}

/** An example as code, so that no mark in it means anything. */
function quote(marked: string): string {
  const example = marked.replace(/[⟦⟧]/g, "");
  return example.includes("`") ? `\`\` ${example} \`\`` : `\`${example}\``;
}
