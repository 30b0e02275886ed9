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
/** Further headings, from the configuration. */
export type SectionAliases = Readonly<Partial<Record<SectionRole, readonly string[]>>>;

const ROLES = aliasMap(headings.roles);
const FALLBACK = aliasMap(headings.fallback);

/** The entries are in the form of `normalizeHeading` already. */
function aliasMap(roles: Readonly<Record<string, readonly string[]>>): Map<string, SectionRole[]> {
  const map = new Map<string, SectionRole[]>();
  for (const [role, entries] of Object.entries(roles)) {
    for (const entry of entries) {
      const known = map.get(entry);
      if (known) known.push(role as SectionRole);
      else map.set(entry, [role as SectionRole]);
    }
  }
  return map;
}

const FIELDS: ReadonlySet<string> = new Set(headings.fields);

/** Whether the key of a front matter (lower case) names what a reader sees on the page as prose. */
export function isProseField(key: string): boolean {
  return FIELDS.has(key.replace(/[_-]/g, " "));
}

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
  return FALLBACK.get(normalizeHeading(title)) ?? [];
}

/**
 * A heading in the form of the aliases: lower case, without marks, links, numbering, emoji, `:shortcodes:`, remarks in
 * brackets and trailing punctuation. `## 3. :eye: **Detection** (UTC):` is `detection`.
 */
export const normalizeHeading = remember(2000, (title: string): string => {
  let text = title.toLowerCase().replace(/’/g, "'").replace(/'re\b/g, " are").replace(/'ll\b/g, " will");
  text = text.replace(/\[([^\]\n]{0,80})\]\([^)\n]{0,200}\)/g, "$1").replace(/[*_`~#]/g, "");
  text = text.replace(/:[a-z0-9_+-]{2,40}:/g, " ").replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, " ");
  text = text.replace(/\([^)\n]{0,80}\)/g, " ");
  text = text.trim().replace(/^(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])(?:\.\d{1,2}){0,3}[.):]|\d{1,2}\s|step \d:)\s*/, "");
  text = text.replace(/\b(?:all times|times (?:are )?in|in utc)\b.*$/, "");
  return text
    .replace(/[\s.,:;!?…–—-]+$/, "")
    .replace(/^[\s.,:;!?…–—-]+/, "")
    .replace(/\s+/g, " ");
});

/** "Why it could happen", "how did this happen". */
const HOW_IT_HAPPENED =
  /^(?:why|how)(?: (?:did|could|can|was|had))? (?:it|this|that|the [a-z-]+)(?: (?:could|can|did|was able to|was going to))? happen(?:ed)?$/;

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

function findRoles(heading: string, aliases: Aliases, form: "heading" | "label"): SectionRole[] {
  const exact = aliases.get(heading);
  if (exact) return [...exact];
  if (form === "heading" && /^timeline\b/.test(heading)) return ["timeline"];
  const roles = new Set<SectionRole>();
  const parts = heading.split(/\s*(?:\/|&|,|;|:|\band\b|\bet\b)\s*/);
  if (parts.length > 1) for (const part of parts) for (const role of aliases.get(part) ?? []) roles.add(role);
  if (roles.size > 0) return [...roles];
  if (form === "label" || heading.split(" ").length > 9) return [];
  // "Root cause of the outage", "Detailed impact assessment": an alias of two words or more, or a leading noun with "of".
  const words = heading.split(" ");
  for (let size = Math.min(6, words.length - 1); size >= 2 && roles.size === 0; size--) {
    for (let at = 0; at + size <= words.length; at++)
      for (const role of aliases.get(words.slice(at, at + size).join(" ")) ?? []) roles.add(role);
  }
  if (roles.size === 0 && words[1] === "of") for (const role of aliases.get(words[0] as string) ?? []) roles.add(role);
  if (roles.size === 0 && /(?:^|\s)(?:impact|impacts|affected|impacted)$|^(?:affected|impacted|impact)\s/.test(heading))
    roles.add("impact");
  if (roles.size === 0 && /\btimeline\b/.test(heading)) roles.add("timeline");
  if (roles.size === 0 && (/\broot causes?\b/.test(heading) || HOW_IT_HAPPENED.test(heading))) roles.add("factors");
  return [...roles];
}
