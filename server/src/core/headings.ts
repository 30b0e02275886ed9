/** What the words of a heading say: their normal form, and the roles they stand for. */
import { remember } from "./lazy.ts";
import headings from "./lexicons/headings.json" with { type: "json" };

/**
 * What a section is for. `well`, `poorly` and `lucky` are the three parts of the lessons in Google's template;
 * `premise`, `reasons` and `signs` are those of a pre-mortem.
 */
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
  | "premise"
  | "reasons"
  | "signs";

/** The roles of each normalised heading. */
export type Aliases = ReadonlyMap<string, readonly SectionRole[]>;
type RoleMap = Map<string, SectionRole[]>;
/** Further headings, from the configuration. */
export type SectionAliases = Readonly<Partial<Record<SectionRole, readonly string[]>>>;

/** The roles that a heading has only where its text speaks for them. */
const PROVEN: RoleMap = new Map();
const ROLES = aliasMap(headings.roles);
const FALLBACK = aliasMap(headings.fallback);

/** The entries are in the form of `normalizeHeading` already, but for the mark of those that need proof. */
function aliasMap(roles: Readonly<Record<string, readonly string[]>>): RoleMap {
  const map: RoleMap = new Map();
  for (const [role, entries] of Object.entries(roles))
    for (const entry of entries) {
      const alias = entry.replace("?", "");
      for (const into of alias === entry ? [map] : [map, PROVEN])
        into.set(alias, [...(into.get(alias) ?? []), role as SectionRole]);
    }
  return map;
}

const TOPICS: ReadonlySet<string> = new Set(headings.topics);

/** Whether a heading names a topic: below the heading of another section it is a part of that section. */
export const isTopic = (title: string): boolean => TOPICS.has(normalizeHeading(title));

/** Whether the key of a front matter (lower case) names what a reader sees on the page as prose: a part of the account. */
export function isProseField(key: string): boolean {
  const name = key.replace(/[_-]/g, " ");
  const roles = [...(rolesByName(name, ROLES) ?? []), ...(FALLBACK.get(name) ?? [])];
  return (
    name === "subtitle" || roles.some((role) => role === "summary" || (role !== "timeline" && TELLING.includes(role)))
  );
}

/** The sections that only an account of an event has. */
export const TELLING: readonly SectionRole[] = [
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

/** The aliases that hold in a document: the built-in ones, and those of the configuration, which win. */
export function aliasesWith(own: SectionAliases): Aliases {
  const changes = Object.entries(own);
  if (changes.length === 0) return ROLES;
  const map = new Map<string, readonly SectionRole[]>(ROLES);
  for (const [role, entries] of changes)
    for (const entry of entries ?? []) map.set(normalizeHeading(entry), [role as SectionRole]);
  return map;
}

/** The roles that a heading may take where nothing better has them, the likeliest first. */
export function fallbackRoles(title: string): readonly SectionRole[] {
  return FALLBACK.get(nameOf(title)) ?? [];
}

/** The day behind the words of a heading, with what joins it: "what happened on 3 May". */
const WHEN =
  /,?(?: (?:on|of|for|from|as of)| [–—-])?(?: the)? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}\.?,? \d{4}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?)$/;

/** A heading in the form of the aliases, without the day it may name. */
const nameOf = (title: string): string => normalizeHeading(title).replace(WHEN, "");

/** Whether a heading may mean a role, and the text below it must show whether it does. */
export const needsProof = (role: SectionRole, title: string): boolean =>
  PROVEN.get(nameOf(title))?.includes(role) === true;

/**
 * A heading in the form of the aliases: lower case, without marks, links, numbering, emoji, `:shortcodes:`, remarks in
 * brackets and trailing punctuation. `## 3. :eye: **Detection** (UTC):` is `detection`.
 */
export const normalizeHeading = remember(2000, (title: string): string => {
  let text = title.toLowerCase().replace(/’/g, "'").replace(/'re\b/g, " are").replace(/'ll\b/g, " will");
  text = text
    .replace(/\[([^\]\n]{0,80})\]\([^)\n]{0,200}\)/g, "$1")
    .replace(/(?<=[a-z])_(?=[a-z])/g, " ")
    .replace(/[*_`~#]/g, "");
  text = text.replace(/:[a-z0-9_+-]{2,40}:/g, " ").replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, " ");
  text = text.replace(/\([^)\n]{0,80}\)/g, " ");
  text = text
    .trim()
    .replace(
      /^(?:(?:\d{1,2}|[ivx]{1,4}|[a-hq]|q\d{1,2})(?:\.\d{1,2}){0,3}[.):]|\d{1,2}\s|(?:step|part|section|phase) \d:)\s*/,
      "",
    );
  text = text.replace(/^(?:so|but|and|okay|ok),? (?=(?:what|how|why|who)\b)/, "");
  text = text.replace(/\b(?:all times|times (?:are )?in|in utc)\b.*$/, "");
  return text
    .replace(/[\s.,:;!?…–—-]+$/, "")
    .replace(/^[\s.,:;!?…–—-]+/, "")
    .replace(/\s+/g, " ");
});

/**
 * What a heading says that no alias has, by its question or its head noun. Each pattern is anchored at an end: "why did
 * all this happen", "further preventive measures".
 */
const READINGS: readonly (readonly [SectionRole, RegExp])[] = [
  [
    "actions",
    /\b(?:remediation|improvement|mitigation|prevention) (?:plan|actions)$|^(?:(?:mid|long|short)[- ]term|future|proposed|planned|suggested|recommended|outstanding|remaining)\s.*(?:s|fix|work|prevention)$|\btodo\b|^(?:what|things|stuff) (?:(?:i|we)(?:'d| will)|to) (?:fix|improve|change)\b/,
  ],
  [
    "impact",
    /(?:^|\s)(?:impacts?|affected|impacted|lost)$|^(?!.*\b(?:can|may|might|have|has)\b).*\b(?:consequences|ramifications|repercussions|damages?|losses)$|^(?:affected|impacted|impact|effects?|extent)(?:\s|$)|^how (?:bad|many)\b|^costs? of (?:the |this )?(?:incident|outage)$|^what (?:did )?(?:users|customers) s(?:aw|ee)$/,
  ],
  [
    "timeline",
    /\b(?:timeline|chronology)\b|^(?:chain|order|sequence|course) of\s|\ssequence$|^(?:minute|hour|play|blow)[- ]by\b|^how .{0,40}\bunfolded$/,
  ],
  [
    "factors",
    /\broot[- ]?causes?\b|^(?:why|how) (?!to\b).{0,60}\bhappen(?:ed)?\b|^(?:what|which) .{0,40}\b(?:(?<!(?:would|could|can|may|might) )caused?|led to|it worse)\b|\s(?:causes|factors)$|^(?:origin|source|trigger|root|reason)s? (?:of|for)\s|^analysis of\s|\b(?:failure|fault) analysis$|\bwhys$|\bcauses?\b.{0,20}\banalysis$|^factors (?:that|which|behind|contributing)\b|\bculprit\b|\breasons (?!to\b)|^underlying\s|^what (?:was|is) (?:actually|really) (?:happening|going on|wrong)\b/,
  ],
  [
    "detection",
    /^detection\b|\sdetection$|^(?:how|when|why) .{0,60}\b(?:detect(?:ed|ion)?|notic(?:ed?|ing)|f(?:ind|ound)|discovered|heard|kn[eo]w|to light|learn of)\b|^first signs\b/,
  ],
  [
    "response",
    /^(?:resolution|mitigation|remediation|recovery|containment)s?(?:\s|$)|\s(?:resolution|mitigation|remediation|recovery|response|workarounds?|fix(?:es)?)$|\b(?:service|data) restoration$|^(?:explored|attempted|tried|tested|temporary|interim|chosen|eventual) solutions?$|^fix(?:es)? (?:applied|made|attempts?)\b|^how .{0,40}\b(?:fix(?:ed)?|resolved?|repaired|solved?|recover(?:ed)?|mitigated?|restored?)\b|^how (?:did )?(?:we|i|they|the team) (?:respond|react)(?:ed)?\b|^steps taken\b|^(?:fixing|restoring|putting (?:it|this|things) right)(?:\s|$)|^getting .{0,40}\bback\b|\b(?:fixes|solutions) tried$|^what did (?:i|we) do$|\sduring the (?:incident|outage)$/,
  ],
  [
    "poorly",
    /^what went (?:wrong|badly|poorly)\b|^(?:what|where) .*(?:\bwrong|poorly|badly|better|hard(?:er)?|in the way|n[o']t (?:go|work)\b.*|\bimprove(?:ments?|d)?|struggled)$/,
  ],
  ["well", /^what .*(?:\bwell|right|worked|helped)$/],
  ["lucky", /\blucky?$/],
  [
    "lessons",
    /\blessons?\b|\b(?:learned|learnt|learnings|takeaways?)\b|^(?:learning|moral)\b|^what (?:did )?(?:i|we|to|this)(?:'d| would| can| could)? (?:taught|take|learn)\b|^what (?:i|we)(?:'d| would| could) do\b|^what could\b|^what (?:are|do|can|should) (?:i|we) (?:take|learn(?:ing)?)\b|\bdifferently$/,
  ],
  ["factors", /^why (?:did|was|were)\b/],
  [
    "actions",
    /\b(?:measures|improvements|recommendations|follow-?ups?|countermeasures|safeguards|next steps|action items)$|(?<!github )\bactions$|\brecommended$|^(?:follow-?up|corrective|preventi(?:ve|on|ng)|preventative|remedial)\b|\bprevent(?:ing)? this\b|(?:\bnot|n't) happens? again$|\b(?:prevent|avoid)(?:ing)?\b.{0,40}\b(?:again|recurrence|future|similar)\b|^how (?:can|could|do|will|should) we\b.{0,40}\b(?:better|prevent|avoid|improve)\b|^(?:what(?:'s)?|how|steps) .{0,30}\b(?:are|is|will|going)\b.{0,30}\b(?:do|doing|done|taking|change|changing|prevent(?:ing)?|improv(?:e|ing))\b/,
  ],
  ["factors", /^why .{0,40}\b(?:did not|were|failed|broke|crashed|went (?:wrong|down)|[a-z]{3,6}n't)\b/],
  [
    "summary",
    /^summary of\b|\ssummary$|^(?:incident|issue|outage|problem) (?:details|report|statement|description)$|^in (?:brief|a nutshell)\b|\b(?:short|quick) version$|\b(?:synopsis|recap)$/,
  ],
];
const TO_COME =
  /^(?:suggested|recommended|proposed|possible|potential|planned|future|(?:long|short)[- ]term|permanent)\s/;
/** A heading that is nothing but the words of questions. */
const QUESTIONS = /^(?:(?:and )?(?:what|how|when|who|where|why)(?:,? |$)){2,6}$/;
/** What was done is no plan. */
const DONE_ALREADY = /\b(?:taken|completed|(?<!be(?:ing)? )done|immediate|emergency)\b/;

/** The roles, where a heading says of what is named whether it was done or is still to do. */
function settled(roles: readonly SectionRole[], heading: string): SectionRole[] {
  if (roles.includes("actions") && DONE_ALREADY.test(heading)) return ["response"];
  return roles.includes("response") && TO_COME.test(heading) ? ["actions"] : [...roles];
}

/** The roles of normalised headings, by the aliases that hold: documents have the same headings again and again. */
const known = new WeakMap<Aliases, Record<"heading" | "label", (heading: string) => readonly SectionRole[]>>();

/** The roles of a normalised heading. A true heading may say more than the alias, a label may not. */
export function rolesOf(heading: string, aliases: Aliases, form: "heading" | "label"): SectionRole[] {
  if (heading === "" || heading.length > 140) return [];
  const before = known.get(aliases);
  if (before) return [...before[form](heading)];
  known.set(aliases, {
    heading: remember(1000, (title) => findRoles(title, aliases, "heading")),
    label: remember(1000, (title) => findRoles(title, aliases, "label")),
  });
  return rolesOf(heading, aliases, form);
}

/** Words that stand before the name of a section and do not change it: "Our detailed timeline". */
const QUALIFIERS =
  /^(?:(?:the|our|assigned|agreed|outstanding|remaining|incident|issue|outage|problem|event|key|main|detailed|details of|brief|full|executive|technical|possible|potential|suggested|recommended|final|initial|(?:end )?user(?:-facing)?|customer|business|productivity|post-incident|follow-? ?up|(?:long|short)-term|planned|future|proposed|further|resulting|remedial|corrective|preventi(?:ve|on)|preventative|process|specific|failure|blameless|consolidated|identified|underlying|prospective|contributing|causal|systemic|enabling|latent) )+(?=.)/;
/** What stands behind it: "detection of the issue", "improvements for next time", "fix applied". */
const TAIL =
  / (?:(?:of|for) (?:the |this )?(?:issue|incident|outage|problem|events?|next time|future)|to (?:take|do|be taken)|going forward|that contributed|(?:steps )?(?:taken|applied|implemented)|identif(?:ied|ication)|analysis|assessment|efforts|strategy|summary|overview|details|d(?:'|es? |u ).*|(?:corrective|préventive|racine|apprise|exécutif|directe|aggravante)s?)$/;

/** The roles of a heading by its name, in either number, without what else stands around the name. */
function rolesByName(heading: string, aliases: Aliases): readonly SectionRole[] | undefined {
  for (const words of new Set([heading, heading.replace(WHEN, ""), heading.replace(/ [–—-] .*$/, "")])) {
    const bare = words.replace(TAIL, "");
    for (const name of [words, bare, bare.replace(QUALIFIERS, ""), words.replace(QUALIFIERS, "")]) {
      const roles = aliases.get(name) ?? aliases.get(`${name}s`) ?? aliases.get(name.replace(/s$/, ""));
      if (roles) return roles;
    }
  }
  return undefined;
}

/** Whether the words of a heading are a name of a section, rather than some that tell of one: "Recovery took too long". */
export const isName = (title: string): boolean => rolesByName(normalizeHeading(title), ROLES) !== undefined;

/** The names that a heading joins: "root cause and resolution". */
const partsOf = (heading: string): readonly string[] => heading.split(/\s*(?:\/|&|\+|,|;|:|\band\b|\bet\b)\s*/);

/** The roles of a heading that is nothing but names. */
export function rolesOfNames(heading: string, aliases: Aliases): readonly SectionRole[] {
  const roles = partsOf(heading).map((part) => rolesByName(part, aliases));
  return rolesByName(heading, aliases) ?? (roles.every((it) => it) ? roles.flatMap((it) => it ?? []) : []);
}

function findRoles(heading: string, aliases: Aliases, form: "heading" | "label"): SectionRole[] {
  const named = rolesByName(heading, aliases);
  if (named) return settled(named, heading);
  const roles = new Set<SectionRole>();
  // "What, how and why": the event, told.
  if (QUESTIONS.test(heading)) return ["summary"];
  const halves = form === "heading" ? heading.split(/ ?\/ ?| [&+] /) : [];
  const read = halves.length > 1 ? halves.map((half) => findRoles(half, aliases, "heading")) : [];
  // Each half of "how we fixed it / how we prevent it" is a heading; else only names are.
  const isJoined = read.length > 1 && read.every((it) => it.length > 0);
  const parts = partsOf(heading);
  if (isJoined) for (const role of read.flat()) roles.add(role);
  else if (parts.length > 1)
    for (const part of parts) for (const role of findRoles(part, aliases, "label")) roles.add(role);
  if (roles.size > 0) return [...roles];
  // A question is a heading, however it is marked.
  if (form === "label" && !/^(?:how|why|what|who|where)\s/.test(heading)) return [];
  const reading = READINGS.find(([, pattern]) => pattern.test(heading))?.[0];
  if (reading) return settled([reading], heading);
  // "Root cause of the outage", "Detailed impact assessment": an alias of two words or more, or a leading noun with "of".
  const words = heading.split(" ");
  if (words.length > 12 || words[1] === "to") return [];
  for (let size = words.length > 9 ? 0 : Math.min(6, words.length - 1); size >= 2 && roles.size === 0; size--) {
    for (let at = 0; at + size <= words.length; at++) {
      const name = words.slice(at, at + size).join(" ");
      for (const role of aliases.get(name) ?? aliases.get(`${name}s`) ?? []) roles.add(role);
    }
  }
  if (roles.size === 0 && words[1] === "of") for (const role of aliases.get(words[0] as string) ?? []) roles.add(role);
  return [...roles];
}
