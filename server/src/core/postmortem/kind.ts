/** What kind of document a text is, with the reasons: only postmortems and their kin are linted. */

import { frontMatterField } from "../document/frontMatter.ts";
import type { Document } from "../document.ts";
import { accountIn, HARM, IN_USE } from "./kind/account.ts";
import { learningOf } from "./kind/learning.ts";
import { isIn } from "./kind/names.ts";
import { templateIn } from "./kind/template.ts";
import type { Sections } from "./sections.ts";

/** `other` is any Markdown that is none of these; nothing is reported in it, nor in a `template`. */
export const KINDS = [
  "postmortem",
  "learning-review",
  "external",
  "premortem",
  "war-story",
  "template",
  "other",
] as const;
/** What a document is. */
export type Kind = (typeof KINDS)[number];
/** The kinds that a team writes for itself to look back on an event. */
export const REVIEWS: readonly Kind[] = ["postmortem", "learning-review"];

/** What a document is, and why. */
export interface KindOfDocument {
  readonly kind: Kind;
  /** In words for the reader: `the title says "postmortem"`. */
  readonly reasons: readonly string[];
}

/** Other names of the kinds. */
const BY_NAME = new Map<string, Kind>([
  ["post-mortem", "postmortem"],
  ["incident", "postmortem"],
  ["rca", "postmortem"],
  ["pir", "postmortem"],
  ["howie", "learning-review"],
  ["public", "external"],
  ["pre-mortem", "premortem"],
]);

/** The kind that a front matter names. */
function kindNamed(name: string): Kind | undefined {
  const words = name.toLowerCase().replace(/[ _]/g, "-");
  return KINDS.find((kind) => kind === words) ?? BY_NAME.get(words);
}

const PREMORTEM = /\bpre-?mortems?\b/i;
/** Titles that tell of one's own harm; to split a database into parts is none. */
const WAR_STORY = new RegExp(
  String.raw`\b(?:war|horror)[-_ ]?stor(?:y|ies)\b|\b(?:blew up|broke|break) (?:the )?prod(?:uction)?\b|\bfestival of failure\b|\bconfessions?\b|\b(?:the (?:day|night|time)|how) (?:i|we) (?:accidentally )?(?:${HARM})\b|(?:\b(?:i|we|my|our)\b.{0,20}|\bfrom) (?:${HARM}) .{0,30}\b(?:wrong|${IN_USE})\b(?!.*\b(?:into|apart|support|instead|favou?r)\b)`,
  "i",
);
/** What is written to those outside: it discloses, informs or apologises, and needs fewer parts. */
const NOTICE =
  /\b(?:(?:security|incident|vulnerability) disclosure|(?:security|service) (?:advisory|notice|bulletin)|apolog(?:y|ies|i[sz]e)|(?:we are|we're) sorry|(?:open letter|notice|statement|message|letter) to (?:our|all|the) \w+)\b/i;
/** Titles of what a team writes for itself, whatever else they say. */
const INTERNAL = /\bpost[-_ ]?mortems?\b|\blearning[-_ ]reviews?\b|\broot[-_ ]cause\b|\brca\b/i;
/** Whether documents of a kind are checked; nothing is found in others. */
export function isLinted(kind: Kind): boolean {
  return kind !== "other" && kind !== "template";
}

/** Finds the kind of a document; `forced` comes from the configuration, and front matter comes before all. */
export function detectKind(
  document: Document,
  sections: Sections,
  source: { readonly path?: string },
  forced?: Kind,
): KindOfDocument {
  const stated = frontMatterField(document.frontMatter, "kind") ?? frontMatterField(document.frontMatter, "type");
  const named = stated && kindNamed(stated.value);
  if (stated && named) return { kind: named, reasons: [`the front matter says \`${stated.key}: ${stated.value}\``] };
  if (forced) return { kind: forced, reasons: ["the configuration says so"] };
  const audience = frontMatterField(document.frontMatter, "audience");
  if (audience && /^(?:external|public|customers?)$/i.test(audience.value))
    return { kind: "external", reasons: [`the front matter says \`audience: ${audience.value}\``] };
  const folders = (source.path ?? "").split(/[\\/]/);
  const file = folders.pop() ?? "";
  const names = { title: sections.title?.text ?? opening(document), file, folders };
  const { title } = names;
  const template = templateIn(document, names);
  if (template) return { kind: "template", reasons: [template] };
  for (const [kind, pattern] of [
    ["premortem", PREMORTEM],
    ["war-story", WAR_STORY],
  ] as const) {
    const who = pattern.test(title)
      ? "the title"
      : pattern.test(file.replace(/_/g, " "))
        ? "the file name"
        : isIn(folders, pattern) && "its folder";
    if (who) return { kind, reasons: [`${who} says so`] };
  }
  const found = accountIn(document, sections, names);
  if (found.kind !== "postmortem") return found;
  const learns = learningOf(sections, names);
  if (learns) return { kind: "learning-review", reasons: [...new Set([learns, ...found.reasons])] };
  const notice = NOTICE.exec(title);
  if (!notice || INTERNAL.test(title)) return found;
  return { kind: "external", reasons: [...found.reasons, `the title says “${notice[0].toLowerCase()}”`] };
}

/** The line that opens a text without headings, where it is as short as a title. */
function opening(document: Document): string {
  const line = document.blocks.find(({ kind }) => kind === "paragraph")?.lines[0];
  return line && line.end - line.start < 80 ? document.slice(line.start, line.end) : "";
}
