import { addBelow } from "../findings/insertion.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { LAYERS, type Layer, layerOf } from "../postmortem/topics.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "single-layer-factors",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "All contributing factors lie in one layer, such as code.",
  rationale: `Code, tools, detection, process, knowledge, organisation and the world outside all take part [S55]; looking at one of them finds only its part of the story [S29] [S23].`,
  exemptions: `Fewer than two factors, factors told in paragraphs, and lists with a factor whose layer is not plain from its words.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "## ⟦Contributing factors⟧\n- race in the lock code\n- retry bug in the client" },
      { text: "## ⟦Contributing factors⟧\n- disk too small\n- cache limit too low\n- slow query" },
      { text: "## ⟦Root causes⟧\n- schema mismatch\n- wrong version pin" },
      { text: "## ⟦Contributing factors⟧\n- provider lost power\n- provider DNS was slow" },
      { text: "## ⟦Contributing factors⟧\n- no alert on lag\n- dashboard hides the replica" },
      { text: "## ⟦Causes⟧\n- review skipped the plan\n- no staging test" },
      {
        text: "## ⟦Causes⟧\n\n| Factor |\n|---|\n| The handover sheet has no field for doses |\n| The checklist ends at page two |",
      },
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
      { text: "## Action items\n\n- fix the lock\n- fix the retry bug", note: "action items are no factors" },
    ],
  },
  *checkDocument({ document, factors, sections }, { lexicon }) {
    const last = factors.at(-1);
    // A paragraph says more than one thing, and a factor that nobody can sort may be of the other layer.
    if (!last || factors.length < 2 || factors.some(({ form }) => form === "paragraph")) return;
    const [layer, ...more] = new Set(factors.map(({ text }) => layerOf(text, lexicon)));
    if (!layer || more.length > 0) return;
    const others = (Object.keys(LAYERS) as Layer[]).filter((it) => it !== layer).map((it) => LAYERS[it]);
    const section = sections.at(last.start);
    const edit = addBelow(document, last.block, `⟨condition in ${others.slice(0, 3).join(", or in ")}⟩`);
    yield {
      range: section?.roles.includes("factors") ? section.heading : last.block,
      message: `All these factors are about ${LAYERS[layer]}. What did other layers contribute: ${others.slice(0, 3).join(", ")}?`,
      suggestions: edit ? [{ title: "Add a factor of another layer", edits: [edit] }] : [],
    };
  },
});
