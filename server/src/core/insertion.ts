/** Where a missing section goes, and how its heading is written in this document. */
import type { Postmortem } from "./postmortem.ts";
import type { Suggestion } from "./rule.ts";
import type { SectionRole } from "./sections.ts";

/** The order in which a postmortem is read; a missing section goes before the first one that comes later. */
const ORDER: readonly SectionRole[] = [
  "summary",
  "impact",
  "detection",
  "response",
  "timeline",
  "factors",
  "lessons",
  "well",
  "poorly",
  "lucky",
  "actions",
  "thanks",
  "background",
];

/** Inserts a section with its prompts, in the heading style and line ends of the document. */
export function insertSection(
  postmortem: Postmortem,
  role: SectionRole,
  heading: string,
  body: readonly string[],
): Suggestion {
  const { document, sections } = postmortem;
  const { text } = document;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const later = ORDER.slice(ORDER.indexOf(role) + 1);
  const headings = sections.all.filter((section) => section.form === "heading" && section.level > 1);
  const next = headings.find(
    (section) => section.roles.some((it) => later.includes(it)) && !section.roles.includes(role),
  );
  const level = Math.min(...headings.map((section) => section.level), 6);
  const mark = "#".repeat(Number.isFinite(level) && headings.length > 0 ? level : 2);
  const section = [`${mark} ${heading}`, "", ...body].join(newline);
  if (next)
    return {
      title: `Insert “${heading}”`,
      edits: [{ start: next.start, end: next.start, text: `${section}${newline}${newline}` }],
    };
  const end = text.trimEnd().length;
  return { title: `Insert “${heading}”`, edits: [{ start: end, end, text: `${newline}${newline}${section}` }] };
}

/** The words to point at when something is missing from the whole document: its title, else its first line. */
export function titleRange(postmortem: Postmortem): { start: number; end: number } {
  const { title } = postmortem.sections;
  if (title && title.range.end > title.range.start) return title.range;
  // Of a line that is a whole paragraph, the first words are enough. Where nothing but code or marks opens any
  // paragraph there are no words to point at, and an empty range is not reported.
  for (const { lines } of postmortem.document.blocks) {
    const [first] = lines;
    const words =
      first && /^[^`[\]<*_~]{1,60}(?=\s|$)/.exec(postmortem.document.text.slice(first.start, first.end))?.[0];
    if (words) return { start: first.start, end: first.start + words.length };
  }
  return { start: 0, end: 0 };
}

/** Whether front matter or the first lines say that the document is still a draft. */
export function isDraft(postmortem: Postmortem): boolean {
  const status = postmortem.document.frontMatter?.fields.find(
    (field) => field.key === "status" || field.key === "draft",
  );
  if (status && /^(?:draft|wip|in progress|true)$/i.test(status.value)) return true;
  return /^[ \t>*_|-]{0,6}status[*_ ]{0,4}[:|][*_ ]{0,4}(?:draft|wip|in progress)\b/im.test(
    postmortem.document.text.slice(0, 2000),
  );
}
