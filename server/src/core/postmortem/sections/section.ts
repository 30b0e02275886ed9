/** What a section is, and its heading before it is known how far it reaches; which blocks it holds. */
import type { Block, Document } from "../../document.ts";
import type { SectionRole } from "../../headings.ts";
import { firstFrom, type Range } from "../../text.ts";

/**
 * How a heading is written: `## Impact`, a paragraph **Impact**, `**Impact**: prose`, a list item **Impact**,
 * `Impact: prose`, a line that says only `Impact`, a sentence that introduces a list, a table by its header, a table row,
 * or a key of the front matter.
 */
export type HeadingForm =
  | "heading"
  | "bold"
  | "boldLead"
  | "boldItem"
  | "key"
  | "bare"
  | "leadIn"
  | "table"
  | "row"
  | "frontMatter";

/** A section, from its heading to the next one of its level or above. */
export interface Section extends Range {
  /** The heading as a reader sees it, without marks, numbering, emoji and trailing punctuation. */
  readonly title: string;
  /** The words of the heading, to point at. */
  readonly heading: Range;
  /** Where the text of the section begins. */
  readonly bodyStart: number;
  readonly form: HeadingForm;
  /** 1 to 6 for real headings, 7 for all other forms. */
  readonly level: number;
  /** All the roles of the heading: "Root cause and resolution" serves two. Empty when the heading has none. */
  readonly roles: readonly SectionRole[];
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** Whether it, or a section in it, holds more than nothing, a placeholder or a template's guidance. */
  readonly hasContent: boolean;
  /**
   * Whether its text does not bear out what its heading may mean: an analysis that names no cause. Its words are those of
   * an analysis; yet the document has no such section.
   */
  readonly isDoubtful: boolean;
}

/** A heading that was found, before it is known how far its section reaches. */
export interface Draft {
  title: string;
  heading: Range;
  start: number;
  bodyStart: number;
  /** Where the text beside the label ends: its line, or the paragraph it opens. */
  inlineEnd: number;
  /** The block that the label opens, or stands in. */
  inside?: Block;
  /** Where it ends at the latest, for forms that live inside an item or a row. */
  limit: number;
  form: HeadingForm;
  level: number;
  roles: SectionRole[];
}

/** No heading of another form than `#` is longer, in UTF-16 units. */
export const MAX_LABEL = 60;

/** A heading as a reader sees it, without marks and what stands at its end. */
export function plainTitle(title: string): string {
  return title
    .replace(/[*_`]/g, "")
    .replace(/[\s:.]+$/, "")
    .trim();
}

/** A heading, as far as it differs from a label that has a line, and all that follows, to itself. */
export function draftOf(
  draft: Pick<Draft, "title" | "heading" | "form"> &
    Partial<Omit<Draft, "roles">> & { readonly roles: readonly SectionRole[] },
): Draft {
  const { start, end } = draft.heading;
  const bodyStart = draft.bodyStart ?? end;
  return {
    start,
    bodyStart,
    inlineEnd: bodyStart,
    limit: Number.POSITIVE_INFINITY,
    level: 7,
    ...draft,
    roles: [...draft.roles],
  };
}

/** Whether a section stands in another one that has the role. */
export function isWithin(section: Section, role: SectionRole): boolean {
  let outer = section.parent;
  while (outer && !outer.roles.includes(role)) outer = outer.parent;
  return outer !== undefined;
}

/** Whether sections with these roles tell what was done. */
export const isAccount = (roles: readonly SectionRole[]): boolean =>
  roles.includes("timeline") || roles.includes("response");

/** The blocks that begin in a range, in the order of the text. Who asks depends on all that stands in it. */
export function blocksIn(document: Document, range: Range): readonly Block[] {
  document.slice(range.start, range.end);
  return blocksFrom(document, range);
}

/** The same for those who only look at what kinds of blocks they are, and ask readers for the rest. */
export function blocksFrom({ blocks }: Document, range: Range): readonly Block[] {
  return blocks.slice(firstFrom(blocks, range.start), firstFrom(blocks, range.end));
}
