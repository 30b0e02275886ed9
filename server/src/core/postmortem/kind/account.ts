/** Whether a text is the account of an event: by its names, its sections and, where these leave it open, its words. */

import { type Document, saysAnywhere } from "../../document.ts";
import { TELLING } from "../../headings.ts";
import { DAY, WEEKDAY } from "../calendar.ts";
import type { Section, SectionRole, Sections } from "../sections.ts";
import { LEARNING } from "./learning.ts";
import type { Names } from "./names.ts";

/** Deeds that do harm. */
export const HARM =
  "(?:delet|eras|wip|destroy|nuk|brick|crash|leak|corrupt)(?:ed|ing)|dropp(?:ed|ing)|overwrote|broke(?! up)|breaking|lost|losing|(?:took|taking|brought) down|blew up";
/** What others use, and miss. */
export const IN_USE = "prod(?:uction)?|databases?|db|servers?|data|(?:web)?site|cluster|disks?|users|domain|backups?";
/** Words of a title that may tell of a failure; its text decides. */
const MISHAP =
  /\b(?:accident(?:al(?:ly)?)?|disaster(?! recovery)|tragedy|oops|meltdown|nightmare|fiasco|catastrophe|mistakes?|screw(?:ed|ing)?[- ]?ups?|messed up|fail stor(?:y|ies)|things? break|blew|borked|brown-?out|black-?out|bricked|hack(?:ed)?|exploit|lessons? learn(?:ed|t)|ddos|worst (?:day|night)|rm -rf|down time|(?:go(?:es|ne)|went) wrong|i (?:lost|published|leaked)|(?:server|technical|service|network|slowness|load|performance|stability|capacity|connectivity)(?:'s)? (?:issues|problems)|recovered|restored|resolved|unstable|ran \W?rm)\b/i;
/** One's own part in a failure. */
const OWN_PART = new RegExp(
  String.raw`\b(?:i|we)(?:'d|'ve)? (?:(?:had|have|just|\w+ly) ){0,2}(?:${HARM}|messed up|screwed (?:\w+ ){0,3}up|let (?:it|them) expire|neglected|forgot|ran \W{0,3}rm|made (?:a|one of the) (?:\w+ )?mistakes?|(?:accidentally|mistakenly|inadvertently) \w+)\b`,
  "i",
);
/** What one goes through in a failure. An account has several of them. */
const ORDEAL =
  /\b(?:(?:was|were|is|are) (?:gone|lost|down|offline|wiped|compromised)|(?:go|goes|going|gone|went) (?:down|dark|offline)|black-?out|(?:was|were)(?:n't| not) (?:responding|loading|working|reachable)|stopped (?:responding|loading|working)|frustrat\w+|scrambl\w+|screwed up|freak(?:ed|ing) out|bricked|disappeared|panic\w*|oh,? (?:no|shit)|nightmare|horror|too late|the hard way|backups?|restored?|fired|meltdown|misfortune)\b/gi;
/** What those are told who were affected, and when it was for them. */
const REGRET = /\b(?:apologi[sz]e|sorry|thank you for your (?:patience|understanding|trust))\b/i;
const RECENT = new RegExp(String.raw`${DAY}|\b(?:today|yesterday|(?:this|last) (?:morning|night|week|month))\b`, "i");
/** Writing about postmortems, or for the next one: no account of an event. */
const GENRES =
  "guide|sop|guidelines|handbook|policy|policies|process|procedure|techniques|playbook|runbook|checklist|training|culture|best practices|overview|index|faq|glossary";
const ABOUT = new RegExp(
  `\\b(?:${GENRES}|how to|readme|tutorial|introduction to|contributing|changelog|release notes|design document|incident (?:response|management|handling)|troubleshooting|known (?:issues|bugs|problems)|bug ?fix(?:es)?|^fix(?:es)? (?:for|of)|(?:session|lab|lecture) notes|experiment \\d+|year in review|(?:response|migration|roll-?out|release|project|test|upgrade|maintenance) plan|severity levels)\\b`,
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
/** The same anywhere in a title: "What outages teach us". */
const SPEAKS_OF_MANY = /\b(?:post-?mortems|incidents|outages)\b/i;
/** What went as it was meant to: "How we cut our bill in half". */
const SUCCESS =
  /^how (?:we|i) (?:built|build|scaled?|migrated?|moved|reduced?|improved?|cut|saved?|sped|chose|switched|use|run|manage|handle|test|deploy|monitor)\b/i;
/** What such a document is, or has to be. */
const DEFINES =
  /\b(?:post-?mortem|after[- ]action re\w+|corrections? of errors?|root[- ]cause analysis|incident re\w+)(?: \(\w+\))?(?: document)? (?:is an?|should|must|helps)\b/i;
/** A day or an hour. */
const MOMENT = new RegExp(String.raw`${DAY}|\b\d{1,2}:\d\d\b`, "i");
/** Whatever says when something was. */
const WHENEVER = new RegExp(
  String.raw`${DAY}|\b\d{1,2}[:h]\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b20\d\d\b|\b\d{1,2} ?[ap]m\b|\b(?:today|yesterday|tonight|(?:this|last) (?:morning|evening|night|week|month)|on (?:${WEEKDAY}))\b`,
  "i",
);
/** The day and the failure that a name tells: "2023-10-14 search down". */
const FAILED =
  /\b(?:down|broken|breaks|broke|full|unreachable|(?:un|not )available|expired|lost|stuck|errors?|(?:fail|crash|leak|attack|halt)\w*)\b/i;
/** Words for a failure and its repair. An account of one has several of them, and says when. */
const FAILURE =
  /\b(?:outages?|incidents?|downtime|disruptions?|degrad\w+|unavailable|unreachable|(?:went|was|were) down|offline|crashed|tim(?:ed|ing) out|error rates?|fail(?:ed|ing)|unhealthy|stalled|root cause|roll(?:ed )?-?back|restored|recovered|mitigated|restarted|paged|on[- ]call|apologi[sz]e|sorry)\b/gi;
const CLOCK = /(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])/;
const CLOCKS = new RegExp(CLOCK.source, "g");
/** Headings that stand in any paper. */
const ANYWHERE =
  /^(?:conclusions?|discussion|technical (?:details|description)|issue details|findings|final thoughts|data)$/i;
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
const POSTMORTEM =
  /\b(?:post[-_ ]?mortems?|incidents?(?![-_ ](?:response|management|handling|command\w*)\b(?!.*\b(?:report|review)))|outages?|root[-_ ]cause|rca|pir|disruption|downtime|interruption|data loss|breach|disturbance|rfo|reason for outage|8d|after[-_ ]action|corrections? of errors?|coe|(?:service|performance) degradation|degraded (?:service|performance)|(?:was|were|went) down)\b/i;

/** Of what kind an account is, if it is one, with the reasons in words for the reader. */
export interface Account {
  readonly kind: "postmortem" | "war-story" | "other";
  readonly reasons: readonly string[];
}

/** Whether the title says that the text is about incidents in general: no account of one names no day and no hour. */
function isAbout(document: Document, title: string): boolean {
  const colon = title.indexOf(":");
  if (colon >= 0 && POSTMORTEM.test(title.slice(colon))) return false;
  if (ABOUT_FROM_START.test(title)) return true;
  if (SUCCESS.test(title) && ![POSTMORTEM, FAILED, MISHAP].some((failure) => failure.test(title))) return true;
  if (ABOUT_MANY.test(title) || SPEAKS_OF_MANY.test(title) || saysAnywhere(document, DEFINES))
    return !saysAnywhere(document, MOMENT);
  return ABOUT_TO_END.test(title) && !MOMENT.test(document.slice(0, 40_000));
}

/** What sections tell of an event. */
interface Told {
  readonly points: number;
  readonly roles: readonly SectionRole[];
  /** Whether some of it stands in a table of facts. */
  readonly isTable: boolean;
}

/** The sections that tell of an event, and how much they say together: a list of causes more than an analysis. */
function whatIsTold(document: Document, sections: Sections): Told {
  const roles: SectionRole[] = [];
  let points = 0;
  let isTable = false;
  for (const role of TELLING) {
    const section = sections.find(role) ?? sections.find(role, "empty");
    if (!section || ANYWHERE.test(section.title) || section.heading.start === sections.title?.range.start) continue;
    // A row of figures about timelines tells of no event.
    if (section.form === "row" && !/[a-z]{3}/i.test(document.slice(section.bodyStart, section.end))) continue;
    roles.push(role);
    isTable ||= section.form === "row";
    const strong =
      role === "timeline"
        ? CLOCK.test(document.slice(section.start, Math.min(section.end, section.bodyStart + 2000)))
        : STRONG_TITLE.test(section.title);
    points += strong ? 2 : 1;
  }
  if (roles.length > 0 && sections.find("actions", "empty")) points++;
  if (points >= 2 && sections.find("summary", "empty")) points++;
  // A team looks back on its weeks in these words, too.
  const isOfWeeks = roles.every((role) => /^(?:well|poorly|lucky|lessons)$/.test(role));
  return { points: isOfWeeks ? Math.min(points, 1) : points, roles, isTable };
}

const countDistinct = (text: string, pattern: RegExp): number =>
  new Set((text.match(pattern) ?? []).map((word) => word.slice(0, 7).toLowerCase())).size;

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
  const isRegretted = REGRET.test(text);
  const isRecent = RECENT.test(text);
  const points =
    (words >= 5 && hours >= 3) || (own && ordeal >= 3) || (words >= 3 && isRecent && (isRegretted || ordeal >= 3))
      ? 2
      : (words >= 3 && MOMENT.test(text)) ||
          ordeal >= (own || MISHAP.test(title) ? 1 : 2) ||
          (isRegretted && (own || words >= 2)) ||
          (words >= 2 && isRecent && FAILED.test(title))
        ? 1
        : 0;
  return { points, isOwn: /^i/i.test(own ?? "") };
}

/** The words by which a name says that it is about an incident. */
const nameOf = (name: string): RegExpExecArray | null => POSTMORTEM.exec(name) ?? LEARNING.exec(name);

/** Counts the cues; two weak ones or one strong one make a postmortem. */
export function accountIn(document: Document, sections: Sections, { title, file, folders }: Names): Account {
  const reasons: string[] = [];
  let score = 0;
  const cue = (points: number, reason = ""): void => {
    score += points;
    if (points > 0) reasons.push(reason);
  };
  const titled = nameOf(title.replace(/_/g, " "));
  if (titled && !ABOUT_MANY.test(title)) cue(2, `the title says “${titled[0].toLowerCase()}”`);
  const named = nameOf(file.replace(/[_.]/g, " "));
  const lower = folders.map((folder) => folder.toLowerCase());
  const kept = lower.some((folder) => FOLDER.test(folder));
  if (named) cue(2, `the file name says “${named[0].toLowerCase()}”`);
  else if (kept) cue(2, "it lies in a folder of incidents or postmortems");
  else if (POSTMORTEM.test([...folders, file].join(" ").replace(/_/g, " "))) cue(1, "its path speaks of incidents");
  if (document.frontMatter?.fields.some((field) => INCIDENT_FIELDS.test(field.key)))
    cue(2, "its front matter has the fields of an incident");
  const name = `${title} ${file.replace(/[_.]/g, " ")}`;
  // `**Severity:** S2`; checks and alerts have one as well, but no day.
  const isFact = ({ form, title: fact }: Section): boolean =>
    form !== "heading" && INCIDENT_FIELDS.test(fact.toLowerCase());
  if (MOMENT.test(name) && sections.all.some(isFact))
    cue(1, "its facts are those of an incident, and its name has a day");
  if (MISHAP.test(name) || (FAILED.test(name) && MOMENT.test(name))) cue(1, "its name tells of a failure");
  const told = whatIsTold(document, sections);
  // An account says when: notes on a bug have a root cause and a fix, too. A row of facts is one by its form.
  const isDated = (titled ?? named) !== null || kept || told.isTable || saysAnywhere(document, WHENEVER);
  if (told.roles.length > 0)
    cue(
      isDated && told.points >= (told.roles.length > 1 ? 3 : 4) ? 2 : 1,
      `it has sections for ${told.roles.slice(0, 3).join(", ")}`,
    );
  // A task of a course is handed in as its README.
  if (/^(?:readme|contributing|changelog|index|code[-_]of[-_]conduct|security|license|authors|news)\b/i.test(file))
    cue(!saysAnywhere(document, MOMENT) ? -5 : told.points >= 5 ? -1 : -3);
  else if (!kept && lower.some((folder) => OTHER_FOLDER.test(folder))) cue(-3);
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
  const nothing = "its name, title and sections tell of no incident";
  return { kind: "other", reasons: [reasons.length > 0 ? weak : nothing] };
}
