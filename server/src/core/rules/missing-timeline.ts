import { insertSection, isDraft, titleRange } from "../insertion.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "missing-timeline",
  category: "structure",
  severity: "warning",
  preset: "recommended",
  summary: "There is no timeline.",
  rationale: `The timeline is the skeleton of the review: what was seen and done, when, and from which source [S20] [S29].
Start before the incident, with the last normal state, and work forward.`,
  exemptions: `External notices; three entries or more that begin with a time, wherever they stand; a timeline that is linked.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: { reported: [], clean: [] },
  *checkDocument(postmortem) {
    const { sections, timeline, document } = postmortem;
    if (sections.find("timeline", "empty") || timeline.entries.filter((entry) => entry.time).length >= 3) return;
    if (/\[[^\]\n]{0,60}timeline[^\]\n]{0,60}\]\(|timeline[^\n]{0,40}https?:\/\//i.test(document.text)) return;
    yield {
      range: titleRange(postmortem),
      message: "There is no timeline. What was seen and done, when, from the last normal state to the end?",
      ...(isDraft(postmortem) && { severity: "information" as const }),
      suggestions: [
        insertSection(postmortem, "timeline", "Timeline (UTC)", [
          "- ⟨hh:mm⟩ ⟨last normal state⟩",
          "- ⟨hh:mm⟩ ⟨first effect⟩",
          "- ⟨hh:mm⟩ ⟨detected by⟩",
          "- ⟨hh:mm⟩ ⟨mitigated⟩",
          "- ⟨hh:mm⟩ ⟨resolved⟩",
        ]),
      ],
    };
  },
});
