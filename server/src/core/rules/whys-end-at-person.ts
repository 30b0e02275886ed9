import { isHuman } from "../english/agents.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { newlineOf } from "../findings/insertion.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { blocksIn, type Section } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";

const WHYS = /\b(?:\d|five|three)? ?-?why'?s?\b|^why did (?:it|this) happen/i;
const PERSONAL =
  /\b(?:human error|operator error|user error|did n(?:o|')t (?:follow|know|check|notice|read)|forgot|mistyped|careless|lazy|nobody cared|no one cared|was not aware|someone|somebody)\b/;
export default defineRule({
  id: "whys-end-at-person",
  category: "causality",
  summary: "A chain of whys ends at a person.",
  rationale: `Five whys lead down one path, and often to somebody [S22]. The last answer is where the interesting question begins: how did the tool, the process or the information make that likely [S44]?`,
  exemptions: `Chains whose last answer is a condition, and lists of frequent questions.`,
  kinds: REVIEWS,
  triggers: [
    { within: ["factors"], people: true },
    { words: "human operator user", with: { words: "error", near: 1 } },
    { words: "why", people: true },
    { words: "care forget follow" },
  ],
  examples: {
    reported: [
      {
        text: "## ⟦Five whys⟧\n1. Why was the site down? The proxy crashed.\n2. Why? The config was invalid.\n3. Why? The engineer mistyped it.",
      },
      { text: "## ⟦5 whys⟧\n- Why no backup? The job was off.\n- Why? Someone disabled it.\n- Why? He forgot." },
      { text: "## ⟦Whys⟧\n1. Why? Queue full.\n2. Why? Consumer stopped.\n3. Why? Human error." },
      {
        text: "## ⟦5 Whys⟧\n1. Why? Alert silent.\n2. Why? Silence left on.\n3. Why? The on-call did not follow the checklist.",
      },
      { text: "## ⟦Five why's⟧\n- Why? Disk full.\n- Why? Logs.\n- Why? Nobody cared." },
      { text: "## ⟦Why did it happen⟧\n1. Why? Bad deploy.\n2. Why? No review.\n3. Why? The reviewer was lazy." },
    ],
    clean: [
      {
        text: "## Five whys\n1. Why? The proxy crashed.\n2. Why? The config was invalid.\n3. Why? The schema accepts unknown keys.",
      },
      {
        text: "## 5 whys\n- Why? Disk full.\n- Why? Logs are kept for ever.\n- Why? Rotation is set per host by hand.",
      },
      { text: "## FAQ\n- Why do I see two prices?\n- Why was I logged out?\n- Why is my invoice late?" },
      {
        text: "## Whys\n1. Why? Alert silent.\n2. Why? Silences have no expiry.\n3. Why? The tool's default is unlimited.",
      },
      { text: "## How did we get here\n- The rota has a gap between 06:00 and 08:00." },
      { text: "## 5 whys\n1. Why? Unknown, see contributing factors." },
    ],
  },
  *checkDocument(postmortem, { isTriggered }) {
    for (const section of postmortem.sections.all) {
      if (!WHYS.test(section.title) || section.form !== "heading") continue;
      const last = lastAnswer(postmortem, section, isTriggered);
      if (!last || !isAboutPerson(last)) continue;
      const newline = newlineOf(postmortem.document);
      const { block } = last.place;
      const item = block.parent?.kind === "item" ? block.parent : block;
      const mark = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(postmortem.document.slice(item.start, item.start + 12))?.[0] ?? "";
      yield {
        range: section.heading,
        message:
          "This chain of whys ends at a person. How did the tool, the process or the information make that likely?",
        suggestions: [
          {
            title: "Ask one step further",
            edits: [
              {
                start: item.end,
                end: item.end,
                text: `${newline}${mark.replace(/\d+/, (n) => String(Number(n) + 1))}How did ⟨the interface or the process⟩ make that likely? ⟨condition⟩`,
              },
            ],
          },
        ],
      };
    }
  },
});
/** The last sentence of the last item. */
function lastAnswer(
  { document, sentences }: Postmortem,
  section: Section,
  isTriggered: (sentence: Sentence) => boolean,
): Sentence | undefined {
  const blocks = blocksIn(document, { start: section.bodyStart, end: section.end });
  const items = blocks.filter((block) => block.kind === "item");
  const last = items.at(-1);
  if (!last || items.length < 2) return undefined;
  return sentences.findLast(
    (sentence) => sentence.start >= last.start && sentence.end <= last.end && isTriggered(sentence),
  );
}

function isAboutPerson(sentence: Sentence): boolean {
  if (/^how\b/.test(lowerText(sentence)) || lowerText(sentence).includes("how did")) return false;
  if (PERSONAL.test(lowerText(sentence))) return true;
  return sentence.clauses.some((clause) => {
    const agent = sentence.agent(clause.subject, clause);
    // "Nobody owned the roof" is a condition.
    const unowned = /^(?:nobody|no|no-one|none)$/.test(lowerAt(sentence.words, clause.subject?.first ?? -1));
    return isHuman(agent) && agent !== "we" && clause.verb.past && !clause.verb.passive && !unowned;
  });
}
