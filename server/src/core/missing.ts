/** What a document lacks: a section, or a field of its action items; pointed at, and offered. */
import type { ActionItem } from "./actionItems.ts";
import { insertSection, isDraft, titleRange } from "./insertion.ts";
import type { Postmortem } from "./postmortem.ts";
import type { Finding, Suggestion } from "./rule.ts";
import type { Section, SectionRole } from "./sections.ts";

/** A section that is expected, with what is written when somebody asks for it. */
export interface ExpectedSection {
  readonly role: SectionRole;
  readonly heading: string;
  /** Lines in Markdown; what a writer fills in stands in `⟨…⟩`. */
  readonly prompts: readonly string[];
  readonly message: string;
}

/** Says on the title that a section is missing, and offers it. A draft has time: it gets no more than an information. */
export function missingSection(postmortem: Postmortem, { role, heading, prompts, message }: ExpectedSection): Finding {
  return {
    range: titleRange(postmortem),
    message,
    ...(isDraft(postmortem) && { severity: "information" as const }),
    suggestions: [insertSection(postmortem, role, heading, prompts)],
  };
}

/**
 * The open action items without a field, one by one; a section in which no item of several has it is given whole, so
 * that one finding says so on its heading.
 */
export function itemsWithout(
  items: readonly ActionItem[],
  has: (item: ActionItem) => boolean,
): readonly (ActionItem | Section)[] {
  const bySection = new Map<Section | undefined, ActionItem[]>();
  for (const item of items) {
    if (item.status !== "open") continue;
    const others = bySection.get(item.section);
    if (others) others.push(item);
    else bySection.set(item.section, [item]);
  }
  return [...bySection].flatMap(([section, open]): readonly (ActionItem | Section)[] => {
    const without = open.filter((item) => !has(item));
    return section && open.length > 1 && without.length === open.length ? [section] : without;
  });
}

/** The words to point at: the heading of a section, or the task of an item. */
export function rangeOfGap(gap: ActionItem | Section): Finding["range"] {
  return "task" in gap ? gap.task : gap.heading;
}

/** Words added behind the task of an item; a section is no place for them. */
export function addToItem(gap: ActionItem | Section, title: string, text: string): readonly Suggestion[] {
  if (!("task" in gap) || gap.form === "row") return [];
  return [{ title, edits: [{ start: gap.task.end, end: gap.task.end, text }] }];
}
