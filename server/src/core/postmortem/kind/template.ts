/** Whether a document is a form that nobody has filled in yet. */

import { about, aboutParts, type Document } from "../../document.ts";
import { isGuidance } from "../content.ts";
import { isIn, type Names } from "./names.ts";

/** A form by its name; "email-template-outage" tells of one that broke. */
const TEMPLATE_FILE =
  /(?:^|[^a-z])templates?(?:[^a-z]*v?\d{1,3})?\.\w+$|^templates?[^a-z](?:for|post|incident|outage|rca|pir|report|review|retro|pre|war|learning)/i;
const TEMPLATE_TITLE =
  /^\W*templates?\s*(?:$|[:\]|)–—-]|for\b|of\b)|\btemplates?\W*(?:\([^()]*\)|v?\d[\d.]*)?\W*$|\btemplates? (?:for|of)\b/i;
const PLACEHOLDER =
  /<[a-z][^<>/\n="]{1,40} [^<>/\n="]{1,40}>|<(?:date|time|name|title|owner|team|impact|description|link|url|ticket)>|\{\{[^{}\n]{1,200}\}\}|\b20YY\b|\[(?:insert|your|describe|fill in)[^\]\n]{0,80}\]/gi;

/** A form that nobody has filled in yet: most of its paragraphs are prompts. */
function isTemplate(document: Document): boolean {
  const placeholders = aboutParts(document, (words) => words.match(PLACEHOLDER)?.length ?? 0).reduce(
    (a, b) => a + b,
    0,
  );
  const paragraphs = document.blocks.filter((block) => block.kind === "paragraph");
  const prompts = paragraphs.filter((block) => about(document, block, isGuidance)).length;
  const isOne =
    (placeholders >= 6 && placeholders >= paragraphs.length / 2) ||
    (placeholders + prompts >= 5 && placeholders + prompts >= paragraphs.length * 0.8);
  return isOne && document.length <= 40_000;
}

/** What says that a document is a form, in words for the reader. */
export function templateIn(document: Document, { title, file, folders }: Names): string | undefined {
  const cues: readonly (readonly [boolean, string])[] = [
    [TEMPLATE_FILE.test(file.replace(/([a-z])(?=[A-Z])/g, "$1-")), "the file name says “template”"],
    [isIn(folders, /^templates?$/i), "it lies in a folder of templates"],
    [TEMPLATE_TITLE.test(title), "the title says “template”"],
    [isTemplate(document), "most of it is placeholders and prompts"],
  ];
  return cues.find(([holds]) => holds)?.[1];
}
