import { insertSections } from "../findings/insertion.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { blocksIn, type SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

const CRITICAL =
  /\b(?:slow(?:ly)?|late|broken|fail(?:ed|ure|s)?|missing|wrong|no|not|lack\w*|poor(?:ly)?|bad(?:ly)?|too|unclear|never)\b|n't\b/i;

export default defineRule({
  id: "positive-ratio",
  category: "learning",
  severity: "hint",
  preset: "all",
  summary: "Far more is said of what went poorly than of what went well.",
  rationale: `A talk on postmortems asks for five good words to each critical one [S03]; the arithmetic behind such figures is refuted [S70], but the lean towards the negative is real [S29].
The rule counts items, not people, and has no score.`,
  exemptions: `Fewer than three items on what went poorly.`,
  kinds: REVIEWS,
  options: {
    minPositiveRatio: {
      description: "How many items on what went well, and thanks, for each on what went poorly.",
      default: 1,
    },
  },
  examples: {
    reported: [
      { text: "## ⟦What went poorly⟧\n- a\n- b\n- c" },
      { text: "## What went well\n- a\n## ⟦What went poorly⟧\n- b\n- c\n- d" },
      { text: "## ⟦What went wrong⟧\n- a\n- b\n- c\n- d\n## Thanks\nThank you all." },
      { text: "## Things that went well\nNone\n## ⟦Things that went poorly⟧\n- a\n- b\n- c" },
      { text: "## ⟦Lessons⟧\n- slow\n- late\n- broken" },
      { text: "## What went well\n- a\n- b\n## ⟦What went poorly⟧\n- c\n- d\n- e" },
    ],
    clean: [
      { text: "## What went well\n- a\n- b\n- c\n## What went poorly\n- d\n- e\n- f" },
      { text: "## What went poorly\n- a\n- b" },
      { text: "## What went well\n- a\n- b\n## Thanks\nThank you Omar.\n## What went poorly\n- c\n- d\n- e" },
      { text: "## Timeline\n- 10:00 alert" },
      { text: "## What went well\n- fast rollback" },
      { text: "## What went well\n- a\n- b\n- c\n- d\n- e\n## What went poorly\n- f" },
      {
        text: "## Lessons learned\n\n- Doors open by hand\n- Fuses sit behind panel three\n- Spares are in Graz",
        note: "no lesson is about what was wrong",
      },
    ],
  },
  *checkDocument(postmortem, { options }) {
    const { sections } = postmortem;
    const poorly = itemsOf(postmortem, "poorly").length;
    // Lessons count where they are told as what was wrong.
    const critical = poorly || itemsOf(postmortem, "lessons").filter((text) => CRITICAL.test(text)).length;
    const section = sections.find("poorly") ?? sections.find("lessons");
    if (!section || critical < 3) return;
    const good = itemsOf(postmortem, "well").length + (sections.find("thanks") ? 1 : 0);
    const ratio = typeof options.minPositiveRatio === "number" ? options.minPositiveRatio : 1;
    if (good >= critical * ratio) return;
    const prompts = Array<string>(Math.ceil(critical * ratio)).fill("- ⟨what helped⟩");
    yield {
      range: section.heading,
      message: `${critical} items tell what went poorly, ${good} what went well. What else helped?`,
      suggestions: sections.find("well", "empty")
        ? []
        : [insertSections(postmortem, [{ role: "well", heading: "What went well", prompts }])],
    };
  },
});

/** The texts of the list items, else of the paragraphs, in the sections of a role. */
function itemsOf({ document, sections }: Postmortem, role: SectionRole): readonly string[] {
  return sections.all
    .filter((section) => section.roles.includes(role) && section.hasContent)
    .flatMap((section) => {
      const blocks = blocksIn(document, { start: section.bodyStart, end: section.end }).filter(({ start }) =>
        sections.rolesAt(start).includes(role),
      );
      const items = blocks.filter(({ kind }) => kind === "item");
      return (items.length > 0 ? items : blocks.filter((block) => block.kind === "paragraph")).map(({ start, end }) =>
        document.slice(start, end),
      );
    });
}
