import layers from "../lexicons/layers.json" with { type: "json" };
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "single-layer-factors",
  category: "causality",
  severity: "hint",
  preset: "strict",
  summary: "All contributing factors lie in one layer, such as code.",
  rationale: `Code, tools, detection, process, knowledge, organisation and the world outside all take part [S55]; looking only at one finds only its half of the story [S29] [S23].`,
  exemptions: `Fewer than two factors whose layer is plain from their words.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "## ⟦Contributing factors⟧\n- race in the lock code\n- retry bug in the client" },
      { text: "## ⟦Contributing factors⟧\n- disk too small\n- cache limit too low\n- slow query" },
      { text: "## ⟦Root causes⟧\n- schema mismatch\n- wrong version pin" },
      { text: "## ⟦Contributing factors⟧\n- provider lost power\n- provider DNS was slow" },
      { text: "## ⟦Contributing factors⟧\n- no alert on lag\n- dashboard hides the replica" },
      { text: "## ⟦Causes⟧\n- review skipped the plan\n- no staging test" },
    ],
    clean: [
      { text: "## Contributing factors\n- race in the lock code\n- no alert on lock wait" },
      {
        text: "## Contributing factors\n- wrong version pin\n- release checklist lacks the pin\n- two products on one rota",
      },
      { text: "## Causes\n- slow query\n- runbook names the old host" },
      { text: "## Contributing factors\n- console has no dry run\n- disk limit too low" },
      { text: "## Contributing factors\n- provider lost a zone\n- failover untested in staging" },
      { text: "## Contributing factors\n- race in the lock code" },
    ],
  },
  *checkDocument({ document, factors, sections }) {
    const found = factors.map(({ text }) => layerOf(text)).filter((layer) => layer !== undefined);
    const [first] = factors;
    if (!first || found.length < 2 || new Set(found).size > 1) return;
    const section = sections.at(first.start);
    const last = factors.at(-1) ?? first;
    const mark = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(document.text.slice(last.start, last.end))?.[0];
    const newline = document.text.includes("\r\n") ? "\r\n" : "\n";
    const others = layers.layers.filter(({ name }) => name !== found[0]).slice(0, 3);
    yield {
      range: section?.roles.includes("factors") ? section.heading : { start: first.block.start, end: first.block.end },
      message: `All these factors are about ${found[0]}. What did other layers contribute: ${others.map(({ name }) => name).join(", ")}?`,
      ...(mark && {
        suggestions: [
          {
            title: "Add a factor of another layer",
            edits: others
              .map(({ name, words }) => ({
                start: last.block.end,
                end: last.block.end,
                text: `${newline}${mark}⟨condition in ${name}: ${words.slice(0, 2).join(", ")} …⟩`,
              }))
              .slice(0, 1),
          },
        ],
      }),
    };
  },
});
/** The layer that most of the words of a factor belong to. */
function layerOf(text: string): string | undefined {
  const lower = ` ${text.toLowerCase().replace(/[^a-z-]+/g, " ")} `;
  const votes = layers.layers
    .map(({ name, words }) => ({ name, count: words.filter((word) => lower.includes(` ${word}`)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [most, next] = votes;
  if (!most) return undefined;
  if (most.count > (next?.count ?? 0)) return most.name;
  // Of two, the one that is named first is the subject: "provider DNS was slow".
  const first = (name: string): number =>
    Math.min(
      ...(layers.layers.find((it) => it.name === name)?.words ?? [])
        .map((word) => lower.indexOf(` ${word}`))
        .filter((at) => at >= 0),
    );
  return votes.filter(({ count }) => count === most.count).sort((a, b) => first(a.name) - first(b.name))[0]?.name;
}
