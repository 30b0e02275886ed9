/** What an action item says besides its task: who, when, where it is tracked, of what type and priority. */

import { CAPITAL, LETTER } from "../../letters.ts";
import type { Range } from "../../text.ts";
import { MONTH, WEEKDAY } from "../calendar.ts";
import { isEmptyText } from "../content.ts";

export type IsPerson = (name: string) => boolean;

/** A field of an action item, where it stands and as written. */
export interface ActionField extends Range {
  readonly text: string;
}

/** A field whose text stands so far from the start of another one. */
const fieldAt = (start: number, text: string): ActionField => ({ start, end: start + text.length, text });

const TEAM = new RegExp(String.raw`^(?:the\s)?[${LETTER}-]+(?:\s[${LETTER}-]+)?\s(?:team|squad|group|crew)$`, "i");
const CAPITALISED = new RegExp(`^[${CAPITAL}][${LETTER}'’.-]*$`);

const PARTICLE = /^(?:van|von|de|da|der)$/;

/** Whether words name a person of the document, a handle or a team. */
export function isOwnerName(isPerson: IsPerson, name: string): boolean {
  if (/^@[\w-]+$/.test(name)) return true;
  if (TEAM.test(name)) return true;
  const words = name.split(/\s+/);
  return (
    words.length <= 5 &&
    words.every((word) => CAPITALISED.test(word) || PARTICLE.test(word)) &&
    isPerson(words[0] as string)
  );
}

const NOBODY =
  /^\W*(?:we|everyone|everybody|all|(?:the )?team|tbd|tba|none|nobody|unassigned|to be assigned|someone)\W*$/i;

/** `we`, `everyone`, `TBD`: nobody who could be asked. */
export const isNobody = (text: string): boolean => NOBODY.test(text) || isEmptyText(text);

const TEAM_NAME = `(?:the\\s)?(?:[${LETTER}][${LETTER}-]*\\s){1,2}(?:team|squad|group|crew)`;

const NAME = `@[\\w-]+|${TEAM_NAME}|[${CAPITAL}][${LETTER}'’-]+(?:\\s[${CAPITAL}][${LETTER}'’-]+)?`;

/** `Owner: priya` with a colon, whoever follows; without one only a name: "assigned to Priya", not "lead the reader". */
const OWNER_LABEL = new RegExp(
  "\\b(?:[Oo]wners?|OWNERS?|[Aa]ssignees?|[Aa]ssigned to|DRI|[Rr]esponsible|[Ll]ead)[*_]{0,2}\\s{0,2}[:=]\\s{0,2}[*_]{0,2}\\s{0,2}" +
    `(${NAME}|[^\\s,.;)\\]*_]+)` +
    `|\\b(?:[Oo]wner|[Aa]ssignee|[Aa]ssigned to|[Oo]wned by|DRI)\\s{1,2}(${NAME})`,
  "g",
);

const HANDLE = /(?<![\w/`@.])@[a-z\d][\w-]{1,38}(?![\w-]*\/|[\w.-]*\.\w)/i;

const LEADING_OWNER = new RegExp(
  `^[*_[]{0,3}(${TEAM_NAME}|[${CAPITAL}][${LETTER}'’.-]+(?:\\s[${CAPITAL}][${LETTER}'’.-]+)?)[*_\\]]{0,3}\\s?(?::|\\s[–—-]\\s)`,
  "i",
);

/** "[dustin] try the new image": a word in brackets that leads, and is neither a link nor a kind of action. */
const TAGGED_OWNER = new RegExp(`^\\[([${LETTER}][${LETTER}\\d_-]{2,20})\\??\\]:?\\s+[${LETTER}]`, "i");
const KIND_OF_ACTION =
  /^(?:fixed|todo|tbd|short|long|near|mid|now|later|next|(?:investigat|monitor|alert|test|doc|infra|complete)\w*|code|security|backend|frontend|ops|bug|feature|action|task|ticket|issue|link)$/i;

const WHO_WILL = new RegExp(String.raw`^[*_]{0,2}([${CAPITAL}][${LETTER}'’-]+)\s(?:will|to|is going to|needs to)\s`);

const TRAILING = new RegExp(
  String.raw`[([,;–—-]\s{0,2}(?:owner:\s{0,2})?(?:with\s)?([${CAPITAL}][${LETTER}'’-]+(?:\s(?:van\s|von\s|de\s|da\s|der\s){0,2}[${CAPITAL}][${LETTER}'’-]+){0,3}|(?:the\s)?(?:[${LETTER}-]{1,30}\s){1,2}(?:team|squad|group))(?=\s{0,2}[,)\];.]|\s{0,2}$|,)`,
  "g",
);

/** Who is to do it; `offset` is where the text stands in the document. */
export function ownerIn(isPerson: IsPerson, text: string, offset: number): ActionField | undefined {
  const field = (name: string, from: number): ActionField => fieldAt(offset + text.indexOf(name, from), name);
  let nobody = false;
  for (const label of text.matchAll(OWNER_LABEL)) {
    const name = (label[1] ?? label[2]) as string;
    if (!isNobody(name)) return field(name, label.index + label[0].length - name.length);
    nobody = true;
  }
  if (nobody) return undefined;
  const handle = HANDLE.exec(text);
  if (handle) return field(handle[0], handle.index);
  const leading = LEADING_OWNER.exec(text);
  if (leading && isOwnerName(isPerson, leading[1] as string)) return field(leading[1] as string, 0);
  const tagged = TAGGED_OWNER.exec(text)?.[1];
  if (tagged && !KIND_OF_ACTION.test(tagged) && !SAYS_ELSE.test(tagged)) return field(tagged, 0);
  const subject = WHO_WILL.exec(text);
  if (subject && isPerson(subject[1] as string)) return field(subject[1] as string, 0);
  for (const match of text.matchAll(TRAILING)) {
    const name = match[1] as string;
    if (isOwnerName(isPerson, name)) return field(name, match.index);
  }
  // "(OPS-12, Pavla, 15 July)": beside a ticket or a date, what is left is the owner, known or not.
  for (const { 1: inside = "", index } of text.matchAll(/\(([^()\n]{5,80})\)/g)) {
    const parts = inside.split(/[,;]/).map((part) => part.trim());
    const isTicketed = parts.some((part) => TICKET_ALONE.test(part));
    const isDated = parts.some((part) => isDate(part));
    if (!isTicketed && !isDated) continue;
    const owner = isTicketed && isDated ? FEW_WORDS : LONE_NAME;
    const name = parts.find((part) => owner.test(part) && !isDate(part) && !SAYS_ELSE.test(part) && !isNobody(part));
    if (name) return field(name, index);
  }
  return undefined;
}

const LONE_NAME = new RegExp(`^[${CAPITAL}][${LETTER}'’-]*[a-zà-ÿ](?:\\s[${CAPITAL}][${LETTER}'’-]+)?$`);
const FEW_WORDS = new RegExp(`^[${LETTER}'’-]{3,30}(?:\\s[${LETTER}'’-]{2,30}){0,2}$`);
/** A status, a priority or a type. */
const SAYS_ELSE =
  /^(?:done|open|closed|new|wip|blocked|pending|in (?:progress|review)|merged|todo|started|optional|high|medium|low|critical|urgent|prevent|detect|mitigate|repair|process)\b|^(?:see|blocked|after|depends)\b/i;
const MONTH_ALONE = new RegExp(`^${MONTH}$`, "i");
const isDate = (part: string): boolean => DUE.test(part) || MONTH_ALONE.test(part);
const TICKET_ALONE = /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,7})$/;

const DUE = new RegExp(
  [
    // "due 20 May", "due: Friday"; never "due to" or "due diligence".
    `\\bdue(?:\\sdate)?(?::\\s{0,2}|\\s(?=[\\d⟨]|(?:on|by|before|in|at|the|end|next|this|mid|early|late|today|tomorrow|eo[dwmqy]|q[1-4]|${MONTH}|${WEEKDAY})\\b))[^\\s,;)|]+(?:\\s[${LETTER}\\d]+)?`,
    "\\d{4}-\\d\\d-\\d\\d",
    `\\b\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}\\b(?:,?\\s20\\d\\d)?`,
    `\\b(?:by|before|until|in|end of|due)\\s(?:the end of\\s)?${MONTH}\\b(?:\\s\\d{1,2}(?:,?\\s20\\d\\d)?)?`,
    `\\b${MONTH}\\s\\d{1,2}(?:,?\\s20\\d\\d)?\\b`,
    `\\bby\\s(?:the\\s)?(?:end\\sof\\s)?${WEEKDAY}`,
    "\\b(?:by|before|until)\\s(?:the\\s)?(?:end of|next)\\s(?:the\\s)?\\w+",
    "\\bwithin\\s(?:\\d+|two|three|four|five|six|a|one)\\s(?:day|week|month|sprint)s?",
    "\\b(?:in|next)\\s(?:\\d+|two|three|four)\\s(?:days|weeks|months|sprints)\\b",
    "\\bnext\\s(?:sprint|week|month|quarter|release)\\b|\\bthis\\s(?:sprint|week|month|quarter)\\b",
    "\\bq[1-4]\\b",
    `\\b(?:eta|deadline)(?::\\s{0,2}|\\s(?=\\d))[^\\s,;)|]+(?:\\s[${LETTER}\\d]+)?`,
    "\\b\\d{1,2}\\/\\d{1,2}\\/\\d{2,4}\\b",
  ].join("|"),
  "i",
);

const NO_DATE = /^(?:soon|asap|eventually|later|ongoing|when possible|tbd)$/i;

/** What stands before a date that is past: "(done and announced 20/10/25". */
const DONE_ON =
  /(?:[.(,;:]|\s[-–—])\s?(?:done|completed|finished|fixed|merged|deployed|released|shipped)\b[^.;)]{0,60}(?<!\b(?:by|before|until|due) )$|\b(?:as of|since|during(?: the)?)\s$/i;

/** By when; `offset` is where the text stands in the document. */
export function dueIn(text: string, offset: number): ActionField | undefined {
  const source = text.replace(/\]\([^)\s]{0,400}\)|https?:\/\/\S{1,400}|`[^`\n]{0,200}`/g, (hidden) =>
    " ".repeat(hidden.length),
  );
  if (NO_DATE.test(source.trim())) return undefined;
  const match = DUE.exec(source);
  // "done, 20/10/25" is when it was done.
  return match && !(/^\d/.test(match[0]) && DONE_ON.test(source.slice(0, match.index)))
    ? fieldAt(offset + match.index, match[0])
    : undefined;
}

const LINK =
  /https?:\/\/[^\s)>\]]{3,500}|(?<![\w&/])(?:[\w.-]+\/[\w.-]+)?#\d{1,7}\b|\b(?!Q\d-)[A-Z][A-Z0-9]{1,9}-\d{1,6}\b|\b(?:[Bb]ug|BUG|[Tt]icket|TICKET|[Ii]ssue|ISSUE|[Pp][Rr]|[Jj]ira)\s#?\d{2,7}\b|\[[^\]\n]{1,200}\]\([^)\s]{3,400}\)|\[[^\]\n]{1,80}\]\[[^\]\n]{0,80}\]/g;
/** These look like the key of a ticket; `AI-1` counts the items. */
const STANDARD = /^(?:UTF|ISO|SHA|RFC|HTTP|TLS|CVE|CWE|AES|RSA|MD|P)-?\d|^(?:AI|ACTION)-\d{1,2}$/i;

/** "at NO-114, NO-120 and NO-131": places or parts of one kind, which the task is about and no tickets. */
const ROW = /\b([A-Z][A-Z0-9]{1,9})-\d{1,6}(?:, \1-\d{1,6}){1,20},? and \1-\d{1,6}\b/g;

/** The text with blanks where such a row stands. */
export const withoutRows = (text: string): string => text.replace(ROW, (row) => " ".repeat(row.length));

/** Where it is tracked: a URL, a link, a ticket, `#12`. */
export function linkIn(text: string, offset: number): ActionField | undefined {
  const match = [...withoutRows(text).matchAll(LINK)].find(([link]) => !STANDARD.test(link));
  return match && fieldAt(offset + match.index, match[0]);
}

const TYPE =
  "prevent(?:ion|ive|ative|s)?|detect(?:ion|ive|s)?|mitigat(?:ion|ive|es?)|respon(?:d|se)|repairs?|recovery|investigat(?:ion|ive|es?)";
/** A cell, or a line above a group of items, that says their type and nothing else. */
export const TYPE_ALONE = new RegExp(`^\\W*(?:${TYPE})\\W*$`, "i");
export const TYPE_GROUP = new RegExp(`^(?:to )?(?:${TYPE})\\b`, "i");
// A heading that says only "Process" sorts items by who takes them up; in brackets it is a type.
const TYPE_TAG = new RegExp(`[[(]\\s?⟨?(${TYPE}|process)\\b[^\\])\\n]{0,40}[\\])]`, "i");

const LEVEL = "P[0-4]|(?:very )?high(?:est)?|medium|normal|low(?:est)?|critical|urgent|blocker|must|should|could";
/** A cell, or a line above a group of items, that says their priority and nothing else. */
export const PRIORITY_ALONE = new RegExp(`^\\W*(?:${LEVEL})\\W*$`, "i");
export const PRIORITY_GROUP = new RegExp(
  `^P[0-4]\\b|^(?:priority:? )?(?:${LEVEL})(?:[ -]?priority(?: \\w+)?)?$|^(?:must|should|could|nice to)[ -]have`,
  "i",
);
const PRIORITY_TAG = new RegExp(
  `\\bP[0-4]\\b|(?<=[*]{1,2})(?:HIGH|MEDIUM|LOW|CRITICAL)\\b|\\b(?:high|medium|low|critical|top) priority\\b|[[(](?:[^\\])\\n]{0,30}[ ,])?(${LEVEL})(?=[\\]),])`,
  "i",
);

/** Reads what a pattern finds at the head of a text: its group, else all of it. */
const tagReader =
  (pattern: RegExp) =>
  (text: string, offset: number): ActionField | undefined => {
    const match = pattern.exec(text.slice(0, 400));
    const tag = match?.[1] ?? match?.[0];
    return match && tag ? fieldAt(offset + match.index + match[0].lastIndexOf(tag), tag) : undefined;
  };
/** `[prevent]`, `(detect)`. */
export const typeIn = tagReader(TYPE_TAG);
/** `P1`, `**HIGH**`, `(medium)`. */
export const priorityIn = tagReader(PRIORITY_TAG);

/** What an offer leaves to be filled in: `⟨yyyy-mm-dd⟩`. */
export const isPlaceholder = (field: ActionField | undefined): boolean => field?.text.startsWith("⟨") === true;

/** Lines below the first one that say a field and nothing else: `- **Owner:** Wei`. */
const LINES = {
  owner: lineOf("owners?|assignees?|assigned to|responsible|dri"),
  due: lineOf("due(?: date)?|deadline|eta|target(?: date)?|by when"),
};

function lineOf(label: string): RegExp {
  return new RegExp(
    `[\\r\\n][ \\t]*(?:[-*+•] +)?[*_]{0,2}(?:${label})[*_]{0,2} ?:[*_]{0,2} *([^\\s|*_][^\\r\\n|]{0,60})`,
    "i",
  );
}

/** The field that a line of a text says by its name. */
export function labelledIn(role: keyof typeof LINES, text: string): ActionField | undefined {
  const match = LINES[role].exec(text);
  const said = match?.[1]?.trimEnd();
  return match && said && !isNobody(said) && !NO_DATE.test(said)
    ? fieldAt(match.index + match[0].lastIndexOf(said), said)
    : undefined;
}
