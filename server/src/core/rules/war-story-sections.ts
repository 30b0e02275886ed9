import { insertSection, titleRange } from "../insertion.ts";
import { defineRule } from "../rule.ts";

const LEARNED =
  /\b(?:learn(?:ed|t|ing|ings)?|lessons?|take-?aways?|since then|from then on|now (?:i|we)|never again|what i (?:would|do) )\b/i;
const EVENT = /\b(?:what happened|the (?:event|night|day|incident|outage)|happened|story)\b/i;
export default defineRule({
  id: "war-story-sections",
  category: "learning",
  severity: "information",
  preset: "recommended",
  summary: "A war story lacks its event, or what was learned from it.",
  rationale: `A story of one's own failure gives others courage to tell theirs [S04]. What makes it more than an anecdote is what was expected, what happened, and what it taught.`,
  exemptions: `Other kinds of documents, and stories that tell what was learned in their prose.`,
  kinds: ["war-story"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦This one time I blew up production⟧\nI deleted the bucket. The end.", kind: "war-story" },
      { text: "# ⟦War story⟧\n## What happened\n…", kind: "war-story" },
      { text: "# ⟦War story⟧\n## Setting\n…\n## What I learned\n…", kind: "war-story" },
      { text: "# ⟦Festival of failure⟧\n## Story\n…\n## Questions\n…", kind: "war-story" },
      {
        text: "# ⟦The night the lifts stopped⟧\n\nI pressed the wrong key and all lifts went to the roof.",
        kind: "war-story",
      },
    ],
    clean: [
      {
        text: "# This one time I blew up production\n## Setting\n…\n## What happened\nI dropped the table.\n## What I learned\n…\n## Questions for you\n…",
        kind: "war-story",
      },
      { text: "I dropped the table; the console looked the same in both environments.", kind: "war-story" },
      { text: "My whole team laughed, and Lena helped me restore.", kind: "war-story" },
      { text: "## What I learned\n- Restores take longer than I believed.", kind: "war-story" },
      { text: "It was the longest night of my career.", kind: "war-story" },
      { text: "A colleague and I watched the graph go to zero.", kind: "war-story" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (!sections.all.some(({ level, form }) => form === "heading" && level === 1)) return;
    const parts = sections.all.filter(({ level }) => level > 1);
    const body = document.text.slice(sections.all[0]?.bodyStart ?? 0);
    // A story may begin right below its title.
    const opens =
      document.text
        .slice(sections.all[0]?.bodyStart ?? 0, parts[0]?.start)
        .trim()
        .split(/\s+/).length > 4;
    const missing = [
      ...(parts.length > 0 && !opens && !parts.some(({ title }) => EVENT.test(title)) ? ["the event itself"] : []),
      ...(LEARNED.test(body) ? [] : ["what was learned"]),
    ];
    const [first] = missing;
    if (!first) return;
    const isEvent = first === "the event itself";
    yield {
      range: titleRange(postmortem),
      message: `This story lacks ${missing.join(" and ")}. What would a listener take home?`,
      suggestions: [
        insertSection(
          postmortem,
          isEvent ? "response" : "lessons",
          isEvent ? "What happened" : "What I learned",
          isEvent
            ? ["⟨What I did and expected, and what happened instead⟩"]
            : ["- ⟨what I do since, and what we built⟩"],
        ),
      ],
    };
  },
});
