/** What a document holds, as the JSON report tells it. */
import type { ActionItem } from "../core/postmortem/actionItems.ts";
import type { SectionRole } from "../core/postmortem/sections.ts";
import type { Kind, Postmortem } from "../core/postmortem.ts";
import type { LineIndex } from "../core/text.ts";

/**
 * Lines are 1-based; `null` where the document has no such part, or an empty one. A template, or writing of another kind,
 * has none of them.
 */
export interface DocumentSummary {
  readonly kind: Kind;
  readonly sections: Readonly<
    Record<
      "summary" | "impact" | "timeline" | "factors" | "detection" | "response" | "lessons" | "actions",
      number | null
    >
  >;
  readonly factors: readonly { readonly line: number; readonly text: string }[];
  readonly timeline: { readonly entries: number; readonly first: string | null; readonly last: string | null };
  readonly actionItems: readonly ActionItemSummary[];
}

export interface ActionItemSummary {
  readonly line: number;
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly link: string | null;
  readonly type: string | null;
  readonly priority: string | null;
  readonly status: "open" | "done";
}

/** `silent` says that nothing is reported in writing of its kind. */
export function summarize(postmortem: Postmortem, lines: LineIndex, silent: boolean): DocumentSummary {
  const lineOf = (offset: number): number => lines.lineAt(offset) + 1;
  const line = (...roles: SectionRole[]): number | null => {
    for (const role of silent ? [] : roles) {
      const section = postmortem.sections.find(role);
      if (section) return lineOf(section.heading.start);
    }
    return null;
  };
  const { timeline } = postmortem;
  return {
    kind: postmortem.kind,
    sections: {
      summary: line("summary"),
      impact: line("impact"),
      timeline: line("timeline"),
      factors: line("factors"),
      detection: line("detection"),
      response: line("response"),
      lessons: line("lessons", "well", "poorly", "lucky"),
      actions: line("actions"),
    },
    factors: (silent ? [] : postmortem.factors).map((factor) => ({ line: lineOf(factor.start), text: factor.text })),
    timeline: { entries: timeline.entries.length, first: timeline.first ?? null, last: timeline.last ?? null },
    actionItems: (silent ? [] : postmortem.actionItems).map((item) => summarizeItem(item, lineOf)),
  };
}

function summarizeItem(item: ActionItem, lineOf: (offset: number) => number): ActionItemSummary {
  return {
    line: lineOf(item.start),
    text: item.text,
    owner: item.owner()?.text ?? null,
    due: item.due()?.text ?? null,
    link: item.link()?.text ?? null,
    type: item.type()?.text ?? null,
    priority: item.priority()?.text ?? null,
    status: item.status,
  };
}
