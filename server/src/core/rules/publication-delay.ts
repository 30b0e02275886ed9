import { frontMatterField } from "../document/frontMatter.ts";
import { daysBetween, parseDay } from "../postmortem/calendar.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

const HAPPENED = [
  "incident_date",
  "incident-date",
  "incident date",
  "incident",
  "occurred",
  "start",
  "started",
  "start_time",
  "start-time",
];
const PUBLISHED = [
  "published",
  "published_at",
  "publication_date",
  "publish_date",
  "publishdate",
  "created",
  "created_at",
];
export default defineRule({
  id: "publication-delay",
  category: "learning",
  severity: "hint",
  preset: "strict",
  summary: "The document came long after the incident.",
  rationale: `A postmortem that comes weeks later finds memories rewritten by what is known now, and action items overtaken by the next incident [S11] [S29].`,
  exemptions: `Documents whose front matter does not give both days.`,
  kinds: [...REVIEWS, "external"],
  options: { days: { description: "How many days after the incident it may come.", default: 30 } },
  examples: {
    reported: [
      { text: "---\nincident_date: 2024-01-03\npublished: ⟦2024-05-03⟧\n---\n\nThe cache was cold." },
      { text: "---\nincident-date: 2024-01-03\npublished: ⟦2024-03-01⟧\n---\n\nThe cache was cold." },
      { text: "---\nstart: 2024-01-03\ncreated: ⟦2024-03-01⟧\n---\n\nThe cache was cold." },
      { text: "---\noccurred: 3 January 2024\npublished: ⟦1 March 2024⟧\n---\n\nThe cache was cold." },
      { text: "---\nstarted: 2023-12-31\npublished_at: ⟦2024-03-01⟧\n---\n\nThe cache was cold." },
    ],
    clean: [
      { text: "---\nincident_date: 2024-01-03\npublished: 2024-01-10\n---\n\nThe cache was cold." },
      { text: "---\npublished: 2024-01-10\n---\n\nThe cache was cold." },
      { text: "---\nincident_date: soon\npublished: 2024-01-10\n---\n\nThe cache was cold." },
      { text: "The incident was on 3 January 2020." },
      { text: "---\nincident_date: 2024-01-03\n---\n\nThe cache was cold." },
    ],
  },
  *checkDocument({ document }, { options }) {
    const most = typeof options.days === "number" ? options.days : 30;
    const happened = frontMatterField(document.frontMatter, ...HAPPENED);
    const published = frontMatterField(document.frontMatter, ...PUBLISHED);
    const [from, to] = [happened && parseDay(happened.value), published && parseDay(published.value)];
    if (!published || !from || !to) return;
    const days = daysBetween(from, to);
    if (days <= most) return;
    yield {
      range: published.valueRange,
      message: `This was published ${days} days after the incident. What would have let it come sooner?`,
    };
  },
});
