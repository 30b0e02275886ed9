/** What kind of document a text is, with the reasons: only postmortems and their kin are linted. */
import { DAY } from "./calendar.ts";
import { isGuidance } from "./content.ts";
import { about, aboutParts, type Document, saysAnywhere } from "./document.ts";
import { frontMatterField } from "./frontMatter.ts";
import { normalizeHeading, TELLING } from "./headings.ts";
import type { SectionRole, Sections } from "./sections.ts";

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
export type Kind = (typeof KINDS)[number];
/** The kinds that a team writes for itself to look back on an event. */
export const REVIEWS: readonly Kind[] = ["postmortem", "learning-review"];

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
/** Deeds that do harm. */
const HARM =
  "(?:delet|eras|wip|destroy|nuk|brick|crash|leak|corrupt)(?:ed|ing)|dropp(?:ed|ing)|overwrote|broke(?! up)|breaking|lost|losing|(?:took|taking|brought) down|blew up";
/** What others use, and miss. */
const IN_USE = "prod(?:uction)?|databases?|db|servers?|data|(?:web)?site|cluster|disks?|users|domain|backups?";
/** Titles that tell of one's own harm; to split a database into parts is none. */
const WAR_STORY = new RegExp(
  String.raw`\b(?:war|horror)[-_ ]?stor(?:y|ies)\b|\b(?:blew up|broke|break) (?:the )?prod(?:uction)?\b|\bfestival of failure\b|\bconfessions?\b|\b(?:the (?:day|night|time)|how) (?:i|we) (?:accidentally )?(?:${HARM})\b|(?:\b(?:i|we|my|our)\b.{0,20}|\bfrom) (?:${HARM}) .{0,30}\b(?:wrong|${IN_USE})\b(?!.*\b(?:into|apart|support|instead|favou?r)\b)`,
  "i",
);
/** Words of a title that may tell of a failure; its text decides. */
const MISHAP =
  /\b(?:accident|disaster(?! recovery)|tragedy|oops|meltdown|nightmare|fiasco|catastrophe|mistakes?|blew|bricked|hack(?:ed)?|exploit|lessons? learn(?:ed|t)|ddos|worst (?:day|night)|rm -rf|down time|(?:go(?:es|ne)|went) wrong|i (?:lost|published|leaked)|(?:server|technical|service|network|slowness)(?:'s)? (?:issues|problems)|recovered|restored|resolved|unstable|ran \W?rm)\b/i;
/** One's own part in a failure. */
const OWN_PART = new RegExp(
  String.raw`\b(?:i|we)(?:'d|'ve)? (?:(?:had|have|just|\w+ly) ){0,2}(?:${HARM}|messed up|screwed (?:\w+ ){0,3}up|let (?:it|them) expire|neglected|forgot|ran \W{0,3}rm|made (?:a|one of the) (?:\w+ )?mistakes?|(?:accidentally|mistakenly|inadvertently) \w+)\b`,
  "i",
);
/** What one goes through in a failure. An account has several of them. */
const ORDEAL =
  /\b(?:(?:was|were|is|are) (?:gone|lost|down|offline|wiped|compromised)|went (?:down|dark|offline)|bricked|disappeared|panic\w*|oh,? (?:no|shit)|nightmare|horror|too late|the hard way|backups?|restored?|fired|meltdown|misfortune)\b/gi;
/** What those are told who were affected, and when it was for them. */
const REGRET = /\b(?:apologi[sz]e|sorry|thank you for your (?:patience|understanding|trust))\b/i;
const RECENT = new RegExp(String.raw`${DAY}|\b(?:today|yesterday|(?:this|last) (?:morning|night|week|month))\b`, "i");
/** What is written to those outside: it discloses, informs or apologises, and needs fewer parts. */
const NOTICE =
  /\b(?:(?:security|incident|vulnerability) disclosure|(?:security|service) (?:advisory|notice|bulletin)|apolog(?:y|ies|i[sz]e)|(?:we are|we're) sorry|(?:open letter|notice|statement|message|letter) to (?:our|all|the) \w+)\b/i;
/** Titles of what a team writes for itself, whatever else they say. */
const INTERNAL = /\bpost[-_ ]?mortems?\b|\blearning[-_ ]reviews?\b|\broot[-_ ]cause\b|\brca\b/i;
/** A review that is held to learn, after the Howie guide or the Forest Service. Of a machine that learns it is none. */
const LEARNING =
  /(?<!\b(?:machine|deep|e|reinforcement|supervised|active|transfer|language|online)[-_ ])\blearning[-_ ]reviews?\b|\blearning from (?:(?:an?|the|this|our) )?(?:incidents?|accidents?|outages?)\b|\bhowie (?:review|report)\b/i;
/** Headings that such a review has, and others seldom; three of them are enough. */
const LEARNING_HEADING =
  /^(?:contribut(?:ors?|ing factors)(?: (?:and|&) (?:enablers?|mitigators?))?|enablers?|mitigators?|themes|key (?:insights|findings|themes)|difficulties(?: in handling)?|how we got here|narrative(?: description)?|what people (?:knew|saw)(?: and expected)?|open questions|adaptations|surprises)$/;
const POSTMORTEM =
  /\b(?:post[-_ ]?mortems?|incidents?|outages?|root[-_ ]cause|rca|pir|disruption|downtime|interruption|data loss|breach|disturbance|rfo|reason for outage|8d|after[-_ ]action|corrections? of errors?|coe|(?:service|performance) degradation|degraded (?:service|performance)|(?:was|were|went) down)\b/i;
/** Writing about postmortems, or for the next one: no account of an event. */
const GENRES =
  "guide|sop|guidelines|handbook|policy|policies|process|procedure|techniques|playbook|runbook|checklist|training|culture|best practices|overview|index|faq|glossary";
const ABOUT = new RegExp(
  `\\b(?:${GENRES}|how to|readme|tutorial|introduction to|contributing|changelog|release notes|design document|response plan|severity levels)\\b`,
  "i",
);
const ABOUT_FROM_START = new RegExp(
  `^(?:an? |the |our )?(?:${GENRES}|adr|rfc|how to|introduction to|tutorial|what (?:is|are)(?! (?:wrong|going on))|(?:writing|conducting|facilitating|running|reviewing) (?:[\\w-]+ ){0,3}(?:post-?mortems?|incident reviews?|learning reviews?|retrospectives?))\\b`,
  "i",
);
const ABOUT_TO_END = new RegExp(`\\b(?:${GENRES}|apis?|endpoints?|plan|levels|management)$`, "i");
/** "Postmortems: what gets written": of many, and of none in particular. */
const ABOUT_MANY =
  /^(?:our |the |production )?(?:post-?mortems|incidents|outages|incident reviews|learning reviews)\b/i;
/** What such a document is, or has to be. */
const DEFINES =
  /\b(?:post-?mortem|after[- ]action re\w+|corrections? of errors?|root[- ]cause analysis|incident re\w+)(?: \(\w+\))?(?: document)? (?:is an?|should|must|helps)\b/i;
/** A day or an hour. */
const MOMENT = new RegExp(String.raw`${DAY}|\b\d{1,2}:\d\d\b`, "i");
/** The day and the failure that a name tells: "2023-10-14 search down". */
const FAILED =
  /\b(?:down|broken|full|unreachable|(?:un|not )available|expired|lost|stuck|errors?|(?:fail|crash|leak|attack|halt)\w*)\b/i;
/** Words for a failure and its repair. An account of one has several of them, and says when. */
const FAILURE =
  /\b(?:outages?|incidents?|downtime|disruptions?|degrad\w+|unavailable|unreachable|(?:went|was|were) down|offline|crashed|timed out|error rates?|failed|stalled|root cause|roll(?:ed )?-?back|restored|recovered|mitigated|restarted|paged|on[- ]call|apologi[sz]e|sorry)\b/gi;
const CLOCK = /(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])/;
const CLOCKS = new RegExp(CLOCK.source, "g");
/** A form by its name; "email-template-outage" tells of one that broke. */
const TEMPLATE_FILE =
  /(?:^|[^a-z])templates?(?:[^a-z]*v?\d{1,3})?\.\w+$|^templates?[^a-z](?:for|post|incident|outage|rca|pir|report|review|retro|pre|war|learning)/i;
const TEMPLATE_TITLE =
  /^\W*templates?\s*(?:$|[:\]|)–—-]|for\b|of\b)|\btemplates?\W*(?:\([^()]*\)|v?\d[\d.]*)?\W*$|\btemplates? (?:for|of)\b/i;
/** Headings that stand in any paper. */
const ANYWHERE = /^(?:conclusions?|discussion|technical details|data)$/i;
/** Headings that hardly stand in any other kind of document. */
const STRONG_TITLE =
  /\bcauses?\b|contribut(?:ing|ed)|\bwhys\b|\bfault\b|allowed this|went (?:wrong|poorly|badly)|lucky|\blessons?\b|leçons/i;
const FOLDER =
  /^(?:0x\w+-)?(?:post[-_ ]?mortems?|incidents?|outages?|rcas?|pirs?|incident[-_ ](?:reports?|reviews?)|post[-_ ]incident[-_ ]\w+|learning[-_ ]reviews?|root[-_ ]cause[-_ ]anal\w+)$/;
const OTHER_FOLDER = new RegExp(
  `^(?:${GENRES}|adr|rfc|decision|design|tutorial|how-?to|api|proposal|meeting|minute|issue_template)s?$`,
);
const INCIDENT_FIELDS =
  /^(?:start[_ ]?time|end[_ ]?time|incident(?:[_ ]?(?:id|number|date))?|severity|sev|detected(?:[_ ]at)?|resolved(?:[_ ]at)?|time[_ ]to[_ ]\w+|outage)$/;
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
  const path = (source.path ?? "").replace(/\\/g, "/");
  const file = path.slice(path.lastIndexOf("/") + 1);
  const title = sections.title?.text ?? opening(document);
  const inFolder = (pattern: RegExp): boolean =>
    path
      .split("/")
      .slice(0, -1)
      .some((folder) => pattern.test(folder.replace(/_/g, " ")));
  const template: readonly (readonly [boolean, string])[] = [
    [TEMPLATE_FILE.test(file.replace(/([a-z])(?=[A-Z])/g, "$1-")), "the file name says “template”"],
    [inFolder(/^templates?$/i), "it lies in a folder of templates"],
    [TEMPLATE_TITLE.test(title), "the title says “template”"],
    [isTemplate(document), "most of it is placeholders and prompts"],
  ];
  const why = template.find(([holds]) => holds)?.[1];
  if (why) return { kind: "template", reasons: [why] };
  for (const [kind, pattern] of [
    ["premortem", PREMORTEM],
    ["war-story", WAR_STORY],
  ] as const) {
    const who = pattern.test(title)
      ? "the title"
      : pattern.test(file.replace(/_/g, " "))
        ? "the file name"
        : inFolder(pattern) && "its folder";
    if (who) return { kind, reasons: [`${who} says so`] };
  }
  const found = scored(document, sections, path, file, title);
  if (found.kind !== "postmortem") return found;
  const learns = learningOf(sections, inFolder, file, title);
  if (learns) return { kind: "learning-review", reasons: [...new Set([learns, ...found.reasons])] };
  const notice = NOTICE.exec(title);
  if (!notice || INTERNAL.test(title)) return found;
  return { kind: "external", reasons: [...found.reasons, `the title says “${notice[0].toLowerCase()}”`] };
}

/** What says that a review is held to learn; a title that says postmortem settles it the other way. */
function learningOf(
  sections: Sections,
  inFolder: (pattern: RegExp) => boolean,
  file: string,
  title: string,
): string | undefined {
  const titled = LEARNING.exec(title);
  if (titled) return `the title says “${titled[0].toLowerCase()}”`;
  if (/\bpost[-_ ]?mortems?\b|\broot[-_ ]cause\b|\brca\b/i.test(title)) return undefined;
  const named = LEARNING.exec(file.replace(/[_.]/g, " "));
  if (named) return `the file name says “${named[0].toLowerCase()}”`;
  if (inFolder(LEARNING)) return "it lies in a folder of learning reviews";
  const headings = new Set(
    sections.all.filter(({ form }) => form === "heading").map((section) => normalizeHeading(section.title)),
  );
  const telling = [...headings].filter((heading) => LEARNING_HEADING.test(heading));
  return telling.length >= 3
    ? `it has the headings of a learning review: ${telling.slice(0, 3).join(", ")}`
    : undefined;
}

/** The words by which a name says that it is about an incident. */
const nameOf = (name: string): RegExpExecArray | null => POSTMORTEM.exec(name) ?? LEARNING.exec(name);

/** Counts the cues; two weak ones or one strong one make a postmortem. */
function scored(document: Document, sections: Sections, path: string, file: string, title: string): KindOfDocument {
  const reasons: string[] = [];
  let score = 0;
  const cue = (points: number, reason = ""): void => {
    score += points;
    if (points > 0) reasons.push(reason);
  };
  const titled = nameOf(title.replace(/_/g, " "));
  if (titled && !ABOUT_MANY.test(title)) cue(2, `the title says “${titled[0].toLowerCase()}”`);
  const named = nameOf(file.replace(/[_.]/g, " "));
  const folders = path.toLowerCase().split("/").slice(0, -1);
  const kept = folders.some((folder) => FOLDER.test(folder));
  if (named) cue(2, `the file name says “${named[0].toLowerCase()}”`);
  else if (kept) cue(2, "it lies in a folder of incidents or postmortems");
  else if (POSTMORTEM.test(path.replace(/[_/]/g, " "))) cue(1, "its path speaks of incidents");
  if (document.frontMatter?.fields.some((field) => INCIDENT_FIELDS.test(field.key)))
    cue(2, "its front matter has the fields of an incident");
  const name = `${title} ${file.replace(/[_.]/g, " ")}`;
  if (MISHAP.test(name) || (FAILED.test(name) && MOMENT.test(name))) cue(1, "its name tells of a failure");
  const told = whatIsTold(document, sections);
  if (told.roles.length > 0)
    cue(
      told.points >= (told.roles.length > 1 ? 3 : 4) ? 2 : 1,
      `it has sections for ${told.roles.slice(0, 3).join(", ")}`,
    );
  // A task of a course is handed in as its README.
  if (/^(?:readme|contributing|changelog|index|code[-_]of[-_]conduct|security|license|authors|news)\b/i.test(file))
    cue(!saysAnywhere(document, MOMENT) ? -5 : told.points >= 5 ? -1 : -3);
  else if (!kept && folders.some((folder) => OTHER_FOLDER.test(folder))) cue(-3);
  if (isAbout(document, title)) cue(-4);
  else if (!titled && ABOUT.test(title)) cue(told.points < 3 ? -3 : -2);
  // The whole text is looked at where it can decide: whether it is one, or who tells it.
  const isUnnamed = !titled && !named && !kept && told.points < 4;
  if (score < 2 || isUnnamed) {
    const { points, isOwn } = failuresTold(document, title);
    if (points > 0)
      cue(points, isOwn ? "its author tells of a failure" : "its text tells of a failure, and when it was");
    if (score >= 2 && isOwn && isUnnamed) return { kind: "war-story", reasons };
  }
  if (score >= 2) return { kind: "postmortem", reasons };
  const weak = score > 0 ? `only ${reasons.join(" and ")}` : "it is writing of another kind, by its name or title";
  const nothing = "neither its name, its title nor its sections say that it is about an incident";
  return { kind: "other", reasons: [reasons.length > 0 ? weak : nothing] };
}

/**
 * How much the text itself tells of a failure: 2 with many of its words and hours, or with one's own part and much of
 * what it brought, or with regrets; 1 with some of either.
 */
function failuresTold(document: Document, title: string): { points: 0 | 1 | 2; isOwn: boolean } {
  // Lists and code hold examples as often as accounts.
  let text = "";
  for (const { kind, parent, start, end } of [...document.fieldBlocks, ...document.blocks])
    if ((kind === "paragraph" || kind === "html") && !parent && text.length < 6000)
      text += `${document.slice(start, end)}\n`;
  const words = countDistinct(text, FAILURE);
  const hours = (text.match(CLOCKS) ?? []).length;
  const ordeal = countDistinct(text, ORDEAL);
  const own = (OWN_PART.exec(title) ?? OWN_PART.exec(text))?.[0];
  const points =
    (words >= 5 && hours >= 3) || (own && ordeal >= 4) || (words >= 3 && REGRET.test(text) && RECENT.test(text))
      ? 2
      : (words >= 3 && MOMENT.test(text)) || ordeal >= (own || MISHAP.test(title) ? 1 : 2)
        ? 1
        : 0;
  return { points, isOwn: /^i/i.test(own ?? "") };
}

const countDistinct = (text: string, pattern: RegExp): number =>
  new Set((text.match(pattern) ?? []).map((word) => word.slice(0, 7).toLowerCase())).size;

/** The line that opens a text without headings, where it is as short as a title. */
function opening(document: Document): string {
  const line = document.blocks.find(({ kind }) => kind === "paragraph")?.lines[0];
  return line && line.end - line.start < 80 ? document.slice(line.start, line.end) : "";
}

/** The sections that tell of an event, and how much they say together: a list of causes more than an analysis. */
function whatIsTold(document: Document, sections: Sections): { points: number; roles: readonly SectionRole[] } {
  const roles: SectionRole[] = [];
  let points = 0;
  for (const role of TELLING) {
    const section = sections.find(role) ?? sections.find(role, "empty");
    if (!section || ANYWHERE.test(section.title) || section.heading.start === sections.title?.range.start) continue;
    // A row of figures about timelines tells of no event.
    if (section.form === "row" && !/[a-z]{3}/i.test(document.slice(section.bodyStart, section.end))) continue;
    roles.push(role);
    const strong =
      role === "timeline"
        ? CLOCK.test(document.slice(section.start, Math.min(section.end, section.bodyStart + 2000)))
        : STRONG_TITLE.test(section.title);
    points += strong ? 2 : 1;
  }
  if (roles.length > 0 && sections.find("actions", "empty")) points++;
  if (points >= 2 && sections.find("summary", "empty")) points++;
  return { points, roles };
}

/** Whether the title says that the text is about incidents in general: no account of one names no day and no hour. */
function isAbout(document: Document, title: string): boolean {
  const colon = title.indexOf(":");
  if (colon >= 0 && POSTMORTEM.test(title.slice(colon))) return false;
  if (ABOUT_FROM_START.test(title)) return true;
  if (ABOUT_MANY.test(title) || saysAnywhere(document, DEFINES)) return !saysAnywhere(document, MOMENT);
  return ABOUT_TO_END.test(title) && !MOMENT.test(document.slice(0, 40_000));
}

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
