/** Whether a review is held to learn. */
import { normalizeHeading } from "../../headings.ts";
import type { Sections } from "../sections.ts";
import { isIn, type Names } from "./names.ts";

/** A review that is held to learn, after the Howie guide or the Forest Service. Of a machine that learns it is none. */
export const LEARNING =
  /(?<!\b(?:machine|deep|e|reinforcement|supervised|active|transfer|language|online)[-_ ])\blearning[-_ ]reviews?\b|\blearning from (?:(?:an?|the|this|our) )?(?:incidents?|accidents?|outages?)\b|\bhowie (?:review|report)\b/i;
/** Headings that such a review has, and others seldom; three of them are enough. */
const LEARNING_HEADING =
  /^(?:contribut(?:ors?|ing factors)(?: (?:and|&) (?:enablers?|mitigators?))?|enablers?|mitigators?|themes|key (?:insights|findings|themes)|difficulties(?: in handling)?|how we got here|narrative(?: description)?|what people (?:knew|saw)(?: and expected)?|open questions|adaptations|surprises)$/;

/** What says that a review is held to learn; a title that says postmortem settles it the other way. */
export function learningOf(sections: Sections, { title, file, folders }: Names): string | undefined {
  const titled = LEARNING.exec(title);
  if (titled) return `the title says “${titled[0].toLowerCase()}”`;
  if (/\bpost[-_ ]?mortems?\b|\broot[-_ ]cause\b|\brca\b/i.test(title)) return undefined;
  const named = LEARNING.exec(file.replace(/[_.]/g, " "));
  if (named) return `the file name says “${named[0].toLowerCase()}”`;
  if (isIn(folders, LEARNING)) return "it lies in a folder of learning reviews";
  const headings = new Set(
    sections.all.filter(({ form }) => form === "heading").map((section) => normalizeHeading(section.title)),
  );
  const telling = [...headings].filter((heading) => LEARNING_HEADING.test(heading));
  return telling.length >= 3
    ? `it has the headings of a learning review: ${telling.slice(0, 3).join(", ")}`
    : undefined;
}
