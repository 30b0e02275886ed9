/** What kind of document a text is, with the reasons: only postmortems and their kin are linted. */
import type { Document } from "./document.ts";
import { frontMatterField } from "./frontMatter.ts";
import type { SectionRole, Sections } from "./sections.ts";

/** `other` is any Markdown that is none of these; nothing is reported in it, nor in a `template`. */
export type Kind = "postmortem" | "external" | "premortem" | "war-story" | "template" | "other";

export interface KindOfDocument {
  readonly kind: Kind;
  /** In words for the reader: `the title says "postmortem"`. */
  readonly reasons: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  postmortem: "postmortem",
  "post-mortem": "postmortem",
  "learning-review": "postmortem",
  "learning review": "postmortem",
  incident: "postmortem",
  rca: "postmortem",
  pir: "postmortem",
  external: "external",
  public: "external",
  premortem: "premortem",
  "pre-mortem": "premortem",
  "war-story": "war-story",
  "war story": "war-story",
  template: "template",
  other: "other",
};

const PREMORTEM = /\bpre-?mortems?\b/i;
const WAR_STORY =
  /\bwar[-_ ]?stor(?:y|ies)\b|\bblew up prod(?:uction)?\b|\bbroke prod(?:uction)?\b|\bfestival of failure\b|\bconfessions?\b/i;
const POSTMORTEM =
  /\bpost[-_ ]?mortems?\b|\bincidents?\b|\boutages?\b|\broot[-_ ]cause\b|\brca\b|\blearning[-_ ]reviews?\b|\bpir\b|\bpost[-_ ]incident\b|\bdisruption\b|\bdowntime\b|\binterruption\b|\bdata loss\b|\bbreach\b/i;
/** Writing about postmortems, or for the next one: no account of an event. */
const ABOUT =
  /\b(?:how to|guide|guidelines|handbook|policy|process|playbook|runbook|checklist|training|culture|best practices|readme|index|overview|tutorial|introduction to|faq|glossary|contributing|changelog|release notes|response plan|severity levels)\b/i;
const INCIDENT_FIELDS =
  /^(?:start[_ ]?time|end[_ ]?time|incident(?:[_ ]?(?:id|number|date))?|severity|sev|detected(?:[_ ]at)?|resolved(?:[_ ]at)?|time[_ ]to[_ ]\w+|outage)$/;
/** The sections that only an account of an event has. */
const TELLING: readonly SectionRole[] = [
  "timeline",
  "factors",
  "impact",
  "detection",
  "response",
  "lessons",
  "poorly",
  "well",
  "lucky",
];

/** Finds the kind of a document; `forced` comes from the configuration, and front matter comes before all. */
export function detectKind(
  document: Document,
  sections: Sections,
  source: { readonly path?: string },
  forced?: Kind,
): KindOfDocument {
  const stated = frontMatterField(document.frontMatter, "kind", "type");
  const named = stated && KINDS[stated.value.toLowerCase()];
  if (stated && named) return { kind: named, reasons: [`the front matter says \`${stated.key}: ${stated.value}\``] };
  if (forced) return { kind: forced, reasons: ["the configuration says so"] };
  const audience = frontMatterField(document.frontMatter, "audience");
  if (audience && /^(?:external|public|customers?)$/i.test(audience.value))
    return { kind: "external", reasons: [`the front matter says \`audience: ${audience.value}\``] };
  const path = (source.path ?? "").replace(/\\/g, "/");
  const file = path.slice(path.lastIndexOf("/") + 1);
  const title = sections.title?.text ?? "";
  if (/template/i.test(file) || /\btemplate\b/i.test(title) || isTemplate(document)) {
    return {
      kind: "template",
      reasons: [
        /template/i.test(file)
          ? "the file name says “template”"
          : /\btemplate\b/i.test(title)
            ? "the title says “template”"
            : "most of it is placeholders",
      ],
    };
  }
  for (const [kind, pattern] of [
    ["premortem", PREMORTEM],
    ["war-story", WAR_STORY],
  ] as const) {
    const where = pattern.test(title) ? "title" : pattern.test(file.replace(/[_]/g, " ")) ? "file name" : undefined;
    if (where) return { kind, reasons: [`the ${where} says so`] };
  }
  return scored(document, sections, path, file, title);
}

/** Counts the cues; two weak ones or one strong one make a postmortem. */
function scored(document: Document, sections: Sections, path: string, file: string, title: string): KindOfDocument {
  const reasons: string[] = [];
  let score = 0;
  const cue = (points: number, reason: string): void => {
    score += points;
    if (points > 0) reasons.push(reason);
  };
  const titled = POSTMORTEM.exec(title.replace(/_/g, " "));
  if (titled) cue(2, `the title says “${titled[0].toLowerCase()}”`);
  const named = POSTMORTEM.exec(file.replace(/[_.]/g, " "));
  if (named) cue(2, `the file name says “${named[0].toLowerCase()}”`);
  else if (POSTMORTEM.test(path.replace(/[_/]/g, " "))) cue(1, "it lies in a folder of incidents or postmortems");
  if (document.frontMatter?.fields.some((field) => INCIDENT_FIELDS.test(field.key)))
    cue(2, "its front matter has the fields of an incident");
  const telling = TELLING.filter((role) => sections.find(role, "empty"));
  if (telling.length >= 2) cue(2, `it has sections for ${telling.slice(0, 3).join(", ")}`);
  else if (telling.length === 1) cue(1, `it has a section for ${telling[0]}`);
  if (sections.find("actions", "empty") && telling.length > 0) cue(1, "it has action items");
  if (sections.find("summary", "empty") && telling.length > 0) cue(1, "it has a summary");
  if (/^(?:readme|contributing|changelog|index|code[-_]of[-_]conduct|security|license|authors|news)\b/i.test(file))
    cue(-3, "");
  if (ABOUT.test(title) && !titled) cue(-2, "");
  else if (ABOUT.test(title) && telling.length < 2) cue(-3, "");
  if (score >= 2) return { kind: "postmortem", reasons };
  return {
    kind: "other",
    reasons:
      reasons.length > 0
        ? [`only ${reasons.join(" and ")}`]
        : ["neither its name, its title nor its sections say that it is about an incident"],
  };
}

/** A form that nobody has filled in yet: most of its paragraphs are prompts. */
function isTemplate(document: Document): boolean {
  if (document.text.length > 40_000) return false;
  const placeholders =
    document.text.match(
      /<[a-z][^<>/\n]{3,60}>(?!.{0,200}<\/)|\{\{[^{}\n]{1,60}\}\}|\[(?:insert|your|describe|fill in)[^\]\n]{0,80}\]/gi,
    )?.length ?? 0;
  const paragraphs = document.blocks.filter((block) => block.kind === "paragraph").length;
  return placeholders >= 6 && placeholders >= paragraphs / 2;
}
