import { missingSection } from "../missing.ts";
import { defineRule } from "../rule.ts";

/** A figure and what it counts. */
const COUNTED =
  /\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|hundreds|thousands|all|half)\s?(?:%|percent|per cent|(?:[\w-]+ ){0,3}?(?:users?|customers?|clients?|tenants?|patients?|passengers?|players?|students?|members?|accounts?|requests?|calls?|orders?|payments?|transactions?|messages?|jobs?|rows?|records?|files?|sites?|servers?|regions?|minutes?|mins?|hours?|hrs?|days?|seconds?|dollars|euros|pounds)\b)|[€$£]\s?\d|\bnobody was (?:affected|harmed)|\bno (?:user|customer|patient)s? (?:was|were) (?:affected|impacted)/i;
const NEAR_MISS = /\bnear[- ]miss/i;
export default defineRule({
  id: "missing-impact",
  category: "structure",
  severity: "information",
  preset: "recommended",
  summary: "Nothing says who was affected, and how much.",
  rationale: `The impact says why this is worth reading, and what an action item may cost [S11] [S29] [S30].
An estimate is better than nothing.`,
  exemptions: `Figures with what they count in the summary or anywhere outside the timeline and the action items; near misses.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\nThe site was slow.\n## Timeline\n…" },
      { text: "# ⟦Outage⟧\n## Summary\nThings broke.\n## Actions\n…" },
      { text: "# ⟦Postmortem⟧\n## Timeline\n…\n## Contributing factors\n…" },
      { text: "# ⟦RCA⟧\n## Background\n…\n## Root causes\n…" },
      { text: "# ⟦Incident⟧\n## What happened\ndeploy failed\n## Next steps\n…" },
      { text: "# ⟦Outage⟧\n## Summary\nSome users saw errors." },
    ],
    clean: [
      { text: "# Outage\n## Impact\n312 orders failed." },
      { text: "# Outage\n## Summary\n312 orders failed in 14 minutes." },
      { text: "# Outage\n**Impact:** all logins for six minutes" },
      { text: "# Outage\n## Who was affected\nEU customers" },
      { text: "# Outage\n## :flying_disc: Impact\nnone visible" },
      { text: "# Near miss\n## Summary\nThe backup was unreadable; nobody needed it." },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections, timeline } = postmortem;
    if (sections.find("impact", "empty") || NEAR_MISS.test(sections.title?.text ?? "")) return;
    for (const block of document.blocks) {
      if (block.kind !== "paragraph" && block.kind !== "cell") continue;
      const roles = sections.rolesAt(block.start);
      if (timeline.holds(block.start) || roles.includes("timeline") || roles.includes("actions")) continue;
      if (COUNTED.test(document.text.slice(block.start, block.end))) return;
    }
    yield missingSection(postmortem, {
      role: "impact",
      heading: "Impact",
      prompts: [
        "| What | How much |",
        "|---|---|",
        "| Duration | ⟨from … to …⟩ |",
        "| People affected | ⟨number, share⟩ |",
        "| What they saw | ⟨…⟩ |",
        "| Data, money, tickets | ⟨…⟩ |",
      ],
      message: "Nothing says who was affected. How many, for how long, and what did they see?",
    });
  },
});
