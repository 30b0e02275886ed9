/** The heading tree and the role of each section, in all the forms people write them. */

import { about, type Block, type Document } from "../document.ts";
import { aliasesWith, type SectionAliases, type SectionRole } from "../headings.ts";
import { detached, firstFrom, type Range } from "../text.ts";
import { isContent } from "./content.ts";
import { findHeadings } from "./sections/findHeadings.ts";
import { nest } from "./sections/nesting.ts";
import { assignFallbacks } from "./sections/proof.ts";
import { blocksFrom, type Draft, type Section } from "./sections/section.ts";

export { blocksFrom, blocksIn, type HeadingForm, isAccount, isWithin, type Section } from "./sections/section.ts";
export type { SectionAliases, SectionRole };

/** The sections of a document. */
export interface Sections {
  /** Every section in the order of the text. */
  readonly all: readonly Section[];
  /** The document's title: the only level-1 heading, else the title of the front matter, else the first heading. */
  readonly title: { readonly text: string; readonly range: Range } | undefined;
  /** The first section with content that has the role; with `empty`, any section of the role. */
  find(role: SectionRole, empty?: "empty"): Section | undefined;
  /** The innermost section that holds an offset. */
  at(offset: number): Section | undefined;
  /** The roles in force at an offset: those of the innermost section that has any. */
  rolesAt(offset: number): readonly SectionRole[];
  /** Whether a leaf block says something, rather than nothing, a placeholder or guidance. */
  isContent(block: Block): boolean;
}

const ANALYSIS: readonly SectionRole[] = ["factors", "summary", "poorly", "lessons"];
const WITH_NAMES: readonly SectionRole[] = ["timeline", "thanks", "well", "lucky", "metadata", "actions"];

/** Whether roles are those of the analysis, where a role says as much as a name. */
export function isAnalysis(roles: readonly SectionRole[]): boolean {
  return roles.some((role) => ANALYSIS.includes(role)) && !roles.some((role) => WITH_NAMES.includes(role));
}

/** Reads the sections of a document; `aliases` are further headings from the configuration. */
export function readSections(document: Document, aliases: SectionAliases = {}): Sections {
  const own = aliasesWith(aliases);
  const drafts = findHeadings(document, own);
  const titles = drafts.filter((draft) => draft.form === "heading" && draft.level === 1);
  const [only] = titles;
  const next = only && drafts.find(({ form, level, start }) => form === "heading" && level > 1 && start > only.start);
  if (only && next && titles.length === 1) readAsTitle(document, only, next, drafts);
  const all = nest(document, drafts);
  const title = titleOf(document, all);
  assignFallbacks(document, all, title?.range.start);
  const innermost = (offset: number): Section | undefined => {
    let section: Section | undefined = all[firstFrom(all, offset + 1) - 1];
    while (section && offset >= section.end) section = section.parent;
    return section;
  };
  return {
    all,
    title,
    find: (role, empty) => {
      const found = all.filter(
        (section) => section.roles.includes(role) && (empty === "empty" || (section.hasContent && !section.isDoubtful)),
      );
      // A row of a table of facts, or a field of the front matter, has the role where nothing else does.
      return found.find(({ form }) => form !== "row" && form !== "frontMatter") ?? found[0];
    },
    at: innermost,
    rolesAt: (offset) => {
      let section = innermost(offset);
      while (section && section.roles.length === 0) section = section.parent;
      return section?.roles ?? [];
    },
    isContent: (block) => isContent(document, block),
  };
}

/**
 * The one level-1 heading is the title of the document, whatever it says: "# RCA". Only a summary stands below its own
 * name at the head of the document, up to the next heading.
 */
function readAsTitle(document: Document, title: Draft, { start: end }: Draft, drafts: readonly Draft[]): void {
  const isSummary =
    title.roles.includes("summary") &&
    !drafts.some((draft) => draft !== title && draft.roles.includes("summary")) &&
    blocksFrom(document, { start: title.bodyStart, end }).some(
      (block) => block.kind === "paragraph" && about(document, block, tells),
    );
  title.roles = isSummary ? ["summary"] : [];
  if (isSummary) title.limit = end;
}

/** Prose rather than a label. */
const tells = (words: string): boolean => /^[^*:<]{40}/.test(words);

function titleOf(document: Document, all: readonly Section[]): Sections["title"] {
  const headings = all.filter(({ form }) => form === "heading");
  const [first, second] = headings.filter(({ level }) => level === 1);
  const [any] = headings;
  const field = document.frontMatter?.fields.find(({ key }) => key === "title");
  // Where every part has a heading of level 1, or others stand before it, it is not the title.
  if (first && !(field ? second || any !== first : second && first.roles.length > 0))
    return { text: first.title, range: first.heading };
  if (field) return { text: field.value, range: field.valueRange };
  // `Title: …` in the first line, without the marks of a front matter.
  const line = /^\uFEFF?title: {1,4}(\S.{0,200})/i.exec(document.slice(0, 220));
  if (line)
    return {
      text: detached(line[1] as string),
      range: { start: line[0].length - (line[1] as string).length, end: line[0].length },
    };
  return any && any.roles.length === 0 ? { text: any.title, range: any.heading } : undefined;
}
