import { saysAnywhere } from "../document.ts";
import type { NewSection } from "../findings/insertion.ts";
import { missingSections } from "../findings/missing.ts";
import type { SectionRole } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

const LEARNED =
  /\b(?:learn(?:ed|t|ings?)?|lessons?|take-?aways?|moral of|since then|ever since|from then on|these days|nowadays|now (?:i|we)|(?:i|we) now|never again|next time|what (?:i|we) (?:would|do) (?:do )?(?:differently|now))\b/i;
/** What stands around the event: all other sections may tell of it. */
const AROUND: readonly SectionRole[] = ["background", "lessons", "well", "lucky", "questions", "thanks", "metadata"];
/** So many words before the first section tell something. */
const OPENING = 5;

const EVENT: NewSection = {
  role: "response",
  heading: "What happened",
  prompts: ["<What I did and expected, and what happened instead>"],
};
const LEARNING: NewSection = {
  role: "lessons",
  heading: "What I learned",
  prompts: ["- <what I do since, and what we built>"],
};
const QUESTIONS: NewSection = {
  role: "questions",
  heading: "Questions for you",
  prompts: ["- <what would have made it easier to see?>"],
};

export default defineRule({
  id: "war-story-sections",
  category: "learning",
  summary: "A war story lacks its event, or what was learned from it.",
  rationale: `A story of one's own failure gives others courage to tell theirs [S04]. What makes it more than an anecdote is what was expected, what happened, what it taught, and the questions it leaves with the audience.`,
  exemptions: `Stories that tell what was learned in their prose; pieces without a title.`,
  kinds: ["war-story"],
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
      {
        text: "# Confessions of a lift mechanic\n\n## Tuesday\n\nI turned the wrong key.\n\n## Wednesday\n\nEver since, both keys have colours.",
        kind: "war-story",
        note: "headings of its own",
      },
      {
        text: "# How we lost the exam papers\n\nI had sorted them by name and locked the wrong room before noon.\n\n## What I learned\n\n- Rooms need names.",
        kind: "war-story",
        note: "the event stands before the first section",
      },
      { text: "# Exam papers\n\n## Summary\n\nPapers were locked away.", note: "no war story" },
    ],
  },
  *checkDocument(postmortem) {
    const { document, sections } = postmortem;
    if (!sections.title) return;
    const lacksEvent = !tellsEvent(postmortem);
    const lacksLearning = !sections.find("lessons", "empty") && !saysAnywhere(document, LEARNED);
    if (!lacksEvent && !lacksLearning) return;
    yield missingSections(
      postmortem,
      lacksEvent
        ? `This story lacks ${lacksLearning ? "the event itself and what was learned" : "the event itself"}. What was done and expected, and what happened?`
        : "This story lacks what was learned. What would a listener take home?",
      [
        ...(lacksEvent ? [EVENT] : []),
        ...(lacksLearning ? [LEARNING] : []),
        ...(lacksLearning && !sections.find("questions", "empty") ? [QUESTIONS] : []),
      ],
    );
  },
});

/** Whether the text before the sections, or any section that is not only around the event, tells it. */
function tellsEvent({ document, sections }: Postmortem): boolean {
  const title = sections.title?.range.start;
  const parts = sections.all.filter(({ form, heading }) => form === "heading" && heading.start !== title);
  const [first] = parts;
  if (!first || parts.some(({ roles }) => roles.length === 0 || roles.some((role) => !AROUND.includes(role))))
    return true;
  const from = sections.all.find(({ heading }) => heading.start === title)?.bodyStart ?? 0;
  return document.slice(from, first.start).trim().split(/\s+/).length >= OPENING;
}
