import { about } from "../document.ts";
import { isInParts, missingSections } from "../findings/missing.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

const NEAR_MISS = /\bnear[- ]miss/i;
/** What says how far it went. */
const TELLING: readonly RegExp[] = [
  // "312 orders", "4 % of requests", "€ 900"
  /\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|hundreds|thousands|half)\s?(?:%|percent|per cent|(?:[\w-]+ ){0,3}?(?:users?|customers?|clients?|tenants?|patients?|passengers?|players?|students?|residents?|people|members?|accounts?|requests?|calls?|orders?|payments?|transactions?|messages?|jobs?|rows?|records?|files?|sites?|wards?|servers?|nodes?|regions?|minutes?|mins?|hours?|hrs?|days?|seconds?|dollars|euros|pounds)\b)|[€$£]\s?\d/i,
  // "from 10:02 to 10:31", "between 8 and 9:15"
  /\b(?:from|between)\b[^\n]{0,40}\d[:.h]\d\d[^\n]{0,40}\b(?:to|until|till|and)\b[^\n]{0,40}\d[:.h]\d\d/i,
  // "for a whole day", "lasted most of the week"
  /\b(?:for|lasted|persisted|within) (?:[\w-]+ ){0,3}(?:minutes?|hours?|days?|weeks?|months?)\b/i,
  // "all logins failed", "nobody was harmed"
  /\b(?:all|every|any|none of|both|entire|whole|nobody|no one|no [\w-]+)\b[^.\n]{0,80}\b(?:down|unavailable|unreachable|reachable|offline|fail\w*|affected|impacted|harmed|lost|unable|could(?: not|n't)|wrong|late)\b/i,
  // "could not open any door"
  /\b(?:down|unavailable|unreachable|offline|fail(?:ed|ing|s)? to|affected|impacted|lost|unable|could(?: not|n't))\b[^.\n]{0,40}\b(?:all|every|any|both|entire|whole)\b/i,
  // "no loss of data", "was not affected"
  /\b(?:no|without(?: any)?|zero)\b(?: [\w-]+){0,3} (?:impact|effects?|loss|harm|downtime|disruption|issues? (?:was |were )?found)\b|\b(?:not |un)affected\b|\bno-?op\b|\bno (?:evidence|sign|indication)\b/i,
  // "unable to log in"
  /\bunable to \w/i,
  // "customers could not pay", where some says no more than somebody
  /(?<!\b(?:some|many|several|few|most|certain) )\b(?:users|customers|clients|patients|passengers|players|students|residents|visitors|members)\b(?: [\w-]+){0,2} (?:experienced|could not|couldn't|were unable|had to|lost|received|waited|were charged)\b/i,
];

export default defineRule({
  id: "missing-impact",
  category: "structure",
  summary: "Nothing says who was affected, and how much.",
  rationale: `The impact says why this is worth reading, and what an action item may cost [S11] [S29] [S30].
An estimate is better than nothing.`,
  exemptions: `Figures with what they count, a span of time, *all* or *nobody*, or what people could not do, anywhere outside of the timeline and the action items; near misses; articles that are not written in sections; learning reviews.`,
  kinds: ["postmortem"],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\nThe site was slow.\n## Timeline\n…" },
      { text: "# ⟦Outage⟧\n## Summary\nThings broke.\n## Actions\n…" },
      { text: "# ⟦Postmortem⟧\n## Timeline\n…\n## Contributing factors\n…" },
      { text: "# ⟦RCA⟧\n## Background\n…\n## Root causes\n…" },
      { text: "# ⟦Incident⟧\n## What happened\ndeploy failed\n## Next steps\n…" },
      { text: "# ⟦Outage⟧\n## Summary\nSome users saw errors." },
      {
        text: "# ⟦Badge printer⟧\n\n## Summary\n\nThe printer showed old names.\n\n## Timeline\n\n- 08:02 first report\n- 08:40 printed from 12 files",
        note: "figures of the timeline are not the impact",
      },
    ],
    clean: [
      { text: "# Outage\n## Impact\n312 orders failed." },
      { text: "# Outage\n## Summary\n312 orders failed in 14 minutes." },
      { text: "# Outage\n**Impact:** all logins for six minutes" },
      { text: "# Outage\n## Who was affected\nEU customers" },
      { text: "# Outage\n## :flying_disc: Impact\nnone visible" },
      { text: "# Near miss\n## Summary\nThe backup was unreadable; nobody needed it." },
      { text: "# Badge printer\n\n## Summary\n\nVisitors could not enter the hall before noon." },
      { text: "# Lift control\n\nBoth lifts were unavailable from 10.02 to 11.40.\n\n## Timeline\n\n- 10:02 alarm" },
      {
        text: "# Exam portal\n\n## Overview\n\nThere was no loss of submitted work.\n\n## Root cause\n\n- an old cache",
      },
      {
        text: "# Exam portal\n\n## Conclusion\n\nThe portal was slow for most of the week.\n\n## Actions\n\n- Pin the cache",
      },
      { text: "# The night the exams did not open\n\nThe portal did not open.", note: "an article without sections" },
      { text: "# We are sorry about the exams\n\n## What happened\n\nPapers came late.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    const { sections } = postmortem;
    if (!isInParts(postmortem) || sections.find("impact", "empty") || NEAR_MISS.test(sections.title?.text ?? ""))
      return;
    if (tellsImpact(postmortem)) return;
    yield missingSections(postmortem, "Nothing says who was affected. How many, for how long, and what did they see?", [
      {
        role: "impact",
        heading: "Impact",
        prompts: [
          "| What | How much |",
          "|---|---|",
          "| Duration | <from … to …> |",
          "| People affected | <number, share> |",
          "| What they saw | <…> |",
          "| Data, money, tickets | <…> |",
        ],
      },
    ]);
  },
});

/** Whether any prose outside of the timeline and the action items says how far it went. */
function tellsImpact({ document, sections, timeline }: Postmortem): boolean {
  return document.blocks.some((block) => {
    if (block.kind !== "paragraph" && block.kind !== "cell") return false;
    const roles = sections.rolesAt(block.start);
    if (timeline.holds(block.start) || roles.includes("timeline") || roles.includes("actions")) return false;
    return about(document, block, (words) => TELLING.some((pattern) => pattern.test(words.replace(/\s+/g, " "))));
  });
}
