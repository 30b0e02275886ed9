/** The list of rules, for people or for tools. In a module of its own, since few runs ask. */
import { ruleUrl } from "../core/links.ts";
import type { Rule } from "../core/rule.ts";

/** All rules by category: as JSON, or as a table. */
export function renderRules(all: readonly Rule[], format: "json" | undefined): string {
  const rules = [...all].sort((a, b) =>
    a.category === b.category ? (a.id < b.id ? -1 : 1) : a.category < b.category ? -1 : 1,
  );
  if (format === "json") {
    const rows = rules.map(({ id, category, severity, preset, summary, kinds, options }) => ({
      id,
      category,
      severity,
      preset,
      summary,
      url: ruleUrl(id),
      kinds: kinds ?? null,
      options: options ?? {},
    }));
    return `${JSON.stringify(rows, null, 1)}\n`;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines: string[] = [];
  for (const [i, rule] of rules.entries()) {
    if (rule.category !== rules[i - 1]?.category) lines.push(...(i > 0 ? [""] : []), rule.category);
    lines.push(
      `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.preset.padEnd(11)}  ${rule.summary.replace(/[*`]/g, "")}`,
    );
  }
  return `${lines.join("\n")}\n\n${rules.length} rules: name, severity, smallest preset, what it finds. \`blameless explain RULE\` tells more.\n`;
}
