/** The sections of a document that changes: read again only where something has changed that they were read from. */

import type { Document, Step } from "../document.ts";
import { isContent } from "../postmortem/content.ts";
import type { Section, Sections } from "../postmortem/sections.ts";
import { type Range, setRange } from "../text.ts";
import { holds, Trace, traced, tracing } from "../trace.ts";

/** A memory for the versions of one document, one after the other. */
export interface SectionMemory {
  /** Begins a version; without the step that led to it, nothing is remembered. */
  begin(document: Document, step: Step | undefined): void;
  /** The sections of this version, from memory or anew. Those of one version are not to be used once the next one begins. */
  sections(read: () => Sections): Sections;
}

/** Creates a memory for the versions of one document. */
export function createSectionMemory(): SectionMemory {
  let known: { readonly trace: Trace; sections: Sections } | undefined;
  return {
    begin: (document, step) => {
      if (!known) return;
      if (step && holds(known.trace, step) && move(known.sections, step, document.length))
        known.sections = { ...known.sections, isContent: (block) => isContent(document, block) };
      else known = undefined;
    },
    sections: (read) => {
      if (!known) {
        const trace = new Trace();
        known = { trace, sections: withOwnRanges(traced(trace, read)) };
      }
      tracing()?.use(known.trace);
      return known.sections;
    },
  };
}

type Movable = { -readonly [K in keyof Section]: Section[K] };

/** Some ranges are those of a block, which moves by itself. */
function withOwnRanges(sections: Sections): Sections {
  for (const section of sections.all as readonly Movable[]) section.heading = { ...section.heading };
  return { ...sections, title: sections.title && { ...sections.title, range: { ...sections.title.range } } };
}

/** Moves sections by a step; where that cannot be done with certainty, they are not to be used any more. */
function move({ all, title }: Sections, step: Step, length: number): boolean {
  let isCertain = true;
  const { held, oldStart, by, last } = step;
  const place = (offset: number): number => {
    // In a block that has changed, only what stands before the change is where it was.
    if (offset <= held.start || offset < oldStart) return offset;
    if (offset > held.end) return offset + by;
    isCertain &&= offset === last.length && offset + by === length;
    return offset + by;
  };
  const moveOne = (range: Range): void => setRange(range, place(range.start), place(range.end));
  for (const section of all as readonly Movable[]) {
    section.start = place(section.start);
    section.bodyStart = place(section.bodyStart);
    section.end = place(section.end);
    moveOne(section.heading);
    // It ends with its block, or with the document: one of them may have moved without the other.
    if (section.form !== "heading" && section.end === length) isCertain = false;
  }
  if (title) moveOne(title.range);
  return isCertain;
}
