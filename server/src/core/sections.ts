/** The heading tree and the role of each section, in all the forms people write them. */
import type { Block, Document } from "./document.ts";
import type { Range } from "./text.ts";

/** What a section is for. `well`, `poorly` and `lucky` are the three parts of the lessons that Google's template names. */
export type SectionRole =
  | "summary"
  | "impact"
  | "timeline"
  | "detection"
  | "response"
  | "factors"
  | "lessons"
  | "well"
  | "poorly"
  | "lucky"
  | "actions"
  | "thanks"
  | "assumptions"
  | "metadata"
  | "background"
  | "questions"
  | "mitigations";

/** How a heading is written. */
export type HeadingForm = "heading" | "bold" | "boldLead" | "boldItem" | "key" | "bare" | "row" | "frontMatter";

export interface Section extends Range {
  /** The heading as a reader sees it, without marks, numbering, emoji and trailing punctuation. */
  readonly title: string;
  /** The words of the heading, to point at. */
  readonly heading: Range;
  readonly form: HeadingForm;
  /** 1 to 6 for real headings; those of other forms are one deeper than the heading they stand under. */
  readonly level: number;
  /** All the roles of the heading: "Root cause and resolution" serves two. Empty when the heading has none. */
  readonly roles: readonly SectionRole[];
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** The blocks directly below the heading, up to the first child section. */
  readonly body: readonly Block[];
  /** Whether the body or a child holds more than nothing, a placeholder or a template's guidance. */
  readonly hasContent: boolean;
}

export interface Sections {
  /** Every section in the order of the text. */
  readonly all: readonly Section[];
  /** The document's title: the first level-1 heading, or the title of the front matter. */
  readonly title: { readonly text: string; readonly range: Range } | undefined;
  /** The first section with content that has the role; with `empty`, any section of the role. */
  find(role: SectionRole, empty?: "empty"): Section | undefined;
  /** The innermost section that holds an offset. */
  at(offset: number): Section | undefined;
  /** The roles in force at an offset: those of the innermost section that has any. */
  rolesAt(offset: number): readonly SectionRole[];
}

export type { Document };
