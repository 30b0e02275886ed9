/** Whom and what a document knows by name: its own people, and its own services. */

import { type Block, type Document, holds, ofBlock, type Stretch, saysAnywhere } from "../document.ts";
import { normalizeHeading } from "../headings.ts";
import { lazy } from "../lazy.ts";
import { CAPITAL, LETTER } from "../letters.ts";
import { wordLists } from "../lexicon.ts";
import names from "../lexicons/names.json" with { type: "json" };
import { detached, matchesOf } from "../text.ts";
import { PEOPLE_COLUMN } from "./columns.ts";

/** What the names of one document are. All look-ups take a single word as written; "Dr" counts as a person. */
export interface Names {
  isPerson(word: string): boolean;
  isService(word: string): boolean;
  /** Whether the document is about Kubernetes, where an operator is a program. */
  isKubernetes(): boolean;
  /** Whether it speaks of teams by name, so that "the team" may be any of them. */
  severalTeams(): boolean;
}

const FIRST_NAMES = new Set(names.words);
/** Somebody follows: "Dr. Okonkwo"; but "DR" is disaster recovery, and "MR" a merge request. */
const TITLES = new Set(["Dr", "Mr", "Mrs", "Ms", "Prof"]);
/** `Tomáš` → `Tomas`: the list has each name once, without its accents. */
const folded = (word: string): string =>
  /[À-ỿ]/.test(word) ? word.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : word;
const isFirstName = (word: string): boolean => FIRST_NAMES.has(word) || FIRST_NAMES.has(folded(word));

/** Fields and labels whose value names people. */
const PEOPLE_FIELD =
  /^(?:authors?|owners?|leads?|incident[ _](?:lead|commander|manager)|commander|responders?|attendees|participants|reviewers?|assignees?|facilitators?|on-?call|reported by|reporter|involved|people|contacts?|scribe|comms)\b/i;
const PEOPLE_LABEL =
  /^[ \t>*_|-]{0,8}(?:authors?|owners?|leads?|incident (?:lead|commander|manager)|responders?|attendees|participants|reviewers?|assignees?|facilitators?|on-?call|reported by|scribe)[*_ ]{0,4}[:|][*_ ]{0,4}(.{1,300})$/gim;
const ROLE_NOUN =
  "(?:engineer|developer|sre|dba|lead|manager|on-?call|technician|nurse|doctor|analyst|architect|officer|commander|operator|administrator|admin|cto|cio|director|intern|contractor)";
const ROLE = `(?:[${LETTER}-]{1,20} ){0,2}${ROLE_NOUN}`;
/** `Lena Berg (SRE)`, `Omar Haddad, on-call engineer`: a name with a role. */
const ROLE_OF_NAME = new RegExp(String.raw` ?(?:\(|, )(?:the |our |a |an )?${ROLE}\b`, "gi");
const NAME_BEFORE = new RegExp(
  `(?:^|[^${LETTER}])([${CAPITAL}][${LETTER}'’-]{1,30}(?: [${CAPITAL}][${LETTER}'’-]{1,30})?)$`,
);
const NAME = new RegExp(`[${CAPITAL}][${LETTER}'’-]{1,30}`, "g");
const PARTICLE = "(?:van|von|de|da|der|el|al|bin)";
const LATER_NAME = `(?: (?:${PARTICLE} ){0,2}[${CAPITAL}][${LETTER}'’-]{1,30})`;
/** `Quillon`, `Quillon Abara`, `Tuan van der Berg Pham`. */
const ANY_NAME = `[${CAPITAL}][${LETTER}'’-]{1,30}${LATER_NAME}{0,2}`;
const FULL_NAME = `[${CAPITAL}][${LETTER}'’-]{1,30}${LATER_NAME}{1,2}`;
const NAME_ALONE = new RegExp(`^${ANY_NAME}$`);

/** Columns of a log say who or what acted, which may be a machine. */
const ACTOR_COLUMN = /^\W*(?:who|actor)\W*$/i;
const SERVICE_COLUMN = /^\W*(?:services?|systems?|components?|applications?|machines?)\W*$/i;
/** A heading, or a label above a list, with nothing but people below it. */
const PEOPLE_HEADING =
  /^(?:attendees|participants|(?:incident )?responders|incident team|(?:incident )?roles|people(?: involved)?|who (?:was involved|responded|attended)|authors?|reviewers?|present)$/;
/** `owner: Quillon Abara`, `assigned to Quillon`. */
const OWNER =
  /\b(?:owners?|assignees?|assigned to|owned by|dri)\b[*_]{0,2}(?:\s{0,2}[:=])?[*_]{0,2}\s{1,2}[*_@]{0,2}([^\n|;,.()[\]*_<>]{2,60})/gi;
/** `- Alert on lag, Quillon Abara, 2026-03-01`: in an item, before a day or a ticket. */
const ITEM_OWNER = new RegExp(
  String.raw`^[ \t]{0,8}(?:[-*+]|\d{1,3}[.)]) [^\n]{1,300}?[,(–—] ?(${ANY_NAME}), ?(?:due |by )?(?:\d{4}-\d\d-\d\d|[A-Z]{2,9}-\d{1,6})\b`,
  "gm",
);
/** `Quillon Abara (@quab)`, but not `Renovate (@renovate-bot)`. */
const NAME_OF_HANDLE = new RegExp(
  String.raw`(?<![${LETTER}])(${ANY_NAME}) [(<[]@(?![\w-]{0,30}bot\b)[\w-]{1,39}[)>\]]`,
  "g",
);
/** `the on-call engineer, Quillon Abara,` and `the on-call engineer (Quillon Abara)`. */
const NAME_AFTER_ROLE = new RegExp(String.raw`\b${ROLE_NOUN}(?:, | \()(${FULL_NAME})(?=[,;).])`, "gi");

const SYSTEM_NOUN =
  "services?|servers?|clusters?|pods?|nodes?|database|jobs?|pipeline|builds?|api|API|deployment|instances?|containers?|replica|queue|bot|robot|app|application|platform|system|tool|plugin|dashboard|script|daemon|cache|gateway|VM|machine";
/** `the Atlas cluster`, `Jenkins agent`: a name before a system noun, or one that is a person elsewhere. */
const SERVICE_NOUN = new RegExp(
  String.raw`\b([${CAPITAL}][${LETTER}\d-]{1,30}) (?:${SYSTEM_NOUN}|hosts?|agent|scheduler|workers?|controller|cell|line|terminal|console)\b`,
  "g",
);
/** `Atlas's nodes`; but a person may have a job, a script or a dashboard. */
const SERVICE_OWNS = new RegExp(
  String.raw`\b([${CAPITAL}][${LETTER}\d-]{1,30})['’]s (?:servers?|clusters?|pods?|nodes?|instances?|containers?|replicas?|queues?|cache|gateway|database|VMs?|hosts?|workers?|scheduler|controller|API|api|services?)\b`,
  "g",
);
const MACHINE = `(?:${SYSTEM_NOUN}|chatbot|forklift|crane|printer|pump|truck|tractor|drone|scanner|mainframe|crawler|balancer|proxy|router|switch|firewall|locomotive|conveyor|boiler|turbine|telescope)`;
/** `Otto, the forklift,` and `Otto is our build server.`, but not `Otto, the server administrator,`. */
const SERVICE_IS = new RegExp(
  String.raw`(?<![${LETTER}])([${CAPITAL}][${LETTER}\d-]{1,30})(?:,| is| was) (?:the|our|a|an|their) (?:[${LETTER}\d-]{1,20} ){0,3}?${MACHINE}(?=[,;:.)]|\s*$| (?:that|which|for|of|in)\b)`,
  "gm",
);
/** `the build server, called Otto`. */
const SERVICE_CALLED = new RegExp(
  String.raw`\b${MACHINE},? (?:called|named|nicknamed) ["“*_]{0,2}([${CAPITAL}][${LETTER}\d-]{1,30})`,
  "g",
);
/** `Affected services: Otto, Atlas`. */
const SERVICE_LABEL =
  /^[ \t>*_|-]{0,8}(?:(?:affected|impacted) )?(?:services?|systems?|components?)(?: (?:affected|impacted))?[*_ ]{0,4}[:|][*_ ]{0,4}(.{1,300})$/gim;
/**
 * `otto-01`, `otto.prod.example.com`; an address after `@` or `//` is somebody's, or a page. It looks for the dash or dot
 * and then back: of those there are fewer than of words.
 */
const HOST_NAME =
  /(?=[-.])(?<=(?<![\w@./-])([a-z][a-z\d]{1,30}))(?:-\d{1,3}|(?:\.[a-z\d][a-z\d-]{0,30}){2,5})(?![\w@-])/g;
const SERVICE_DOWN = new RegExp(
  String.raw`\b([${CAPITAL}][${LETTER}\d-]{1,30}) (?:is|was|went|were|came|goes|has been|had been) (?:(?:now|back|fully|briefly|completely) ){0,2}(?:down|offline|online|up|back|unavailable|unreachable|restarted|rebooted|redeployed|upgraded|overloaded|degraded|healthy|unhealthy)\b`,
  "g",
);
const CODE_NAME = new RegExp(String.raw`\x60([${LETTER}\d][${LETTER}\d_.-]{1,40})`, "g");

/** Keeps what is read of a document under a name; see `Keep` in postmortem.ts. */
type Keep = <T>(name: string, read: (version: { readonly document: Document }) => T) => T;

/** Reads the names of a document; `people` and `services` are what the configuration says, and it wins. */
export function readNames(keep: Keep, people: readonly string[], services: readonly string[]): Names {
  const configured = { people: wordSet(people), services: wordSet(services) };
  const known = (): ReadonlySet<string> => keep("people", ({ document }) => knownPeople(document));
  const surnames = (): ReadonlySet<string> => keep("surnames", ({ document }) => surnamesOf(document));
  const systems = (): ReadonlySet<string> => keep("systems", ({ document }) => knownSystems(document));
  const isService = (word: string): boolean => {
    const lower = word.toLowerCase();
    return (
      configured.services.has(lower) || (!configured.people.has(lower) && systems().has(lower) && !known().has(lower))
    );
  };
  const nicks = new Set(people.filter((entry) => entry === entry.toLowerCase() && !entry.includes(" ")));
  return {
    isService,
    isPerson: (word) => {
      const lower = word.toLowerCase();
      // "docbrown", as the configuration writes it; but "mark" is not Mark.
      if (word === lower) return nicks.has(word);
      if (TITLES.has(word) || configured.people.has(lower) || (known().has(lower) && !configured.services.has(lower)))
        return true;
      return (isFirstName(word) || surnames().has(word)) && !isService(word);
    },
    isKubernetes: () => keep("kubernetes", ({ document }) => saysAnywhere(document, KUBERNETES)),
    severalTeams: () => keep("teams", ({ document }) => document.parts.some((part) => namesATeam(document, part).is)),
  };
}

const KUBERNETES = /\b(?:kubernetes|kubectl|k8s|helm|crds?|pods?)\b/i;
const SOME_TEAM = new RegExp(String.raw`\b(?!our\b)[${LETTER}-]+ team\b`, "gi");

/** Whether a part of the text speaks of a team by its name. */
const namesATeam = ofBlock(({ text }, { start, end }: Stretch) => {
  const part = text.slice(start, end);
  // Most parts speak of none, and the pattern would try each word.
  const teams = / team\b/i.test(part) ? part.match(SOME_TEAM) : null;
  return {
    is: !!teams?.some((team) => !/^(?:the|a|this|whole|entire|each|every|per|by|small|same) team$/i.test(team)),
  };
});

/** Whether a line names who wrote, led or attended: there a name is the answer. */
export const namesPeople = (line: string): boolean => line.search(PEOPLE_LABEL) >= 0;

/** Fields and labels that say which part somebody had in the event; an author or reviewer had one in the document. */
const PART =
  /^[ \t>*_|-]{0,8}((?:incident|comms|communications|technical|response|shift|duty) (?:lead|commander|manager)|commander|responder|on-?call(?: [a-z]{3,12})?|scribe)s?[*_ ]{0,4}[:|][*_ ]{0,4}([^\n]{1,300})$/gim;
/** `- Lena Berg: on-call engineer`, `| Lena Berg | SRE |`. */
const NAME_THEN_ROLE = new RegExp(
  `^[ \\t>*_|+-]{0,8}([${CAPITAL}][${LETTER}'’-]{1,30}(?: [${CAPITAL}][${LETTER}'’-]{1,30}){0,2})[*_]{0,2}\\s{0,3}(?::|\\||–|—| - )[*_ ]{0,4}(${ROLE})[*_]{0,2}[ \\t]{0,3}\\|?[ \\t]{0,8}$`,
  "gim",
);

/**
 * The roles that a document gives to its people, in lower case, by each word of their names in lower case: `lena` and
 * `berg` → `on-call engineer`. Who has two, and a role that two people have, is left out: it would tell nobody apart.
 */
export function rolesOfPeople({ text, frontMatter }: Document): ReadonlyMap<string, string> {
  const roles = new Map<string, Set<string>>();
  /** Of each role the words of the names of those who have it, one set for each person. */
  const people = new Map<string, Set<string>[]>();
  const note = (name: string, role: string): void => {
    const plain = role
      .replace(/^(?:the|our|an?) /i, "")
      .replace(/\b\p{Lu}?\p{Ll}[\p{Ll}-]*/gu, (word) => word.toLowerCase());
    const words = [...matchesOf(NAME, name)]
      .map(([word]) => word.toLowerCase())
      .filter((word) => !NOT_NAMES.test(word));
    if (words.length === 0) return;
    for (const word of words) roles.set(word, (roles.get(word) ?? new Set()).add(plain));
    const others = people.get(plain) ?? [];
    const same = others.find((it) => words.some((word) => it.has(word)));
    if (same) for (const word of words) same.add(word);
    else people.set(plain, [...others, new Set(words)]);
  };
  const several = (names: string, role: string): void => {
    for (const name of names.replace(/\([^()\n]{0,80}\)/g, "").split(/,|;|&|\||\band\b/)) note(name, role);
  };
  for (const { key, values } of frontMatter?.fields ?? []) {
    const [, part] = /^(.{1,40}?)s?$/.exec(key.replace(/_/g, " ")) ?? [];
    if (part && `${part}: x`.search(PART) === 0) several(values.join(","), part);
  }
  for (const [, part, names] of matchesOf(PART, text)) several(names as string, part as string);
  for (const [, name, role] of matchesOf(NAME_THEN_ROLE, text)) note(name as string, role as string);
  for (const match of matchesOf(ROLE_OF_NAME, text)) {
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, match.index - 64), match.index));
    const role = match[0].replace(/^ ?(?:\(|, )/, "");
    if (name && /^\s*(?:[),.;:]|$)/.test(text.slice(match.index + match[0].length).slice(0, 2)))
      note(name[1] as string, role);
  }
  const found = new Map<string, string>();
  for (const [name, own] of roles) {
    const [role] = own;
    if (role && own.size === 1 && people.get(role)?.length === 1) found.set(name, role);
  }
  return found;
}

/** Words under a title: an item or paragraph below a heading or a label, a cell below the header of its column. */
interface Labelled {
  readonly words: string;
  /** The label or column in the form of an alias; empty where only the heading says what the words are. */
  readonly title: string;
  readonly section: string;
}

/** More than any line of a list of people or services has, in UTF-16 units. */
const MAX_WORDS = 400;

/** The words under the titles that `isMeant`. */
function labelledWords(document: Document, isMeant: (title: string, section: string) => boolean): Labelled[] {
  const found: Labelled[] = [];
  let section = "";
  let columns: string[] = [];
  /** The label above a list, up to the end of that list. */
  let label = { title: "", end: 0 };
  const add = ({ start, end }: Block, title: string): void => {
    if (!isMeant(title, section)) return;
    found.push({ words: document.slice(start, Math.min(end, start + MAX_WORDS)), title, section });
  };
  for (const block of document.blocks) {
    if (block.kind === "heading") section = titleOf(document, block);
    else if (block.kind === "list" && label.end === 0) label = { ...label, end: block.end };
    else if (block.kind === "row" && block.header) columns = [];
    else if (block.kind === "cell" && block.header) columns[block.column as number] = titleOf(document, block);
    else if (block.kind === "cell") add(block, columns[block.column as number] ?? "");
    else if (block.kind === "paragraph") {
      if (block.start >= label.end) label = { title: labelOf(document, block), end: 0 };
      add(block, block.start < label.end ? label.title : "");
    }
  }
  return found;
}

const titleOf = ofBlock(({ text }, { start, end }) =>
  normalizeHeading(text.slice(start, Math.min(end, start + MAX_WORDS))),
);

/** `**Attendees:**` alone on its line, in the form of an alias; empty for all others. */
const labelOf = ofBlock((document, block) =>
  block.end - block.start <= 40 && /^[^\n:]+:[*_]{0,3}$/.test(document.slice(block.start, block.end).trim())
    ? titleOf(document, block)
    : "",
);

/** `Quillon Abara (SRE), Merrit Oduya`: each name; what stands alone after a full name is a place or a team. */
function namesIn(words: string): string[] {
  const parts = words
    .replace(/\([^()\n]{0,80}\)/g, "")
    .split(/[,;:|&\n–—]| - |\band\b/)
    .map((part) => part.trim())
    .filter(Boolean);
  const areSingle = parts.every((part) => !part.includes(" "));
  return parts.filter((part, i) => i === 0 || areSingle || part.includes(" "));
}

/** The words of a part that name people, in lower case, and what stands in it where the name of an owner would. */
const peopleIn = ofBlock((document, { start, end }: Stretch) => {
  const text = document.text.slice(start, end);
  const known = new Set<string>();
  for (const match of matchesOf(PEOPLE_LABEL, text)) addNames(known, match[1] as string);
  // A role in brackets or after a comma, then the name before it: roles are rarer than capitals.
  for (const match of matchesOf(ROLE_OF_NAME, text)) {
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, match.index - 64), match.index));
    if (name) addNames(known, name[1] as string);
  }
  const written: string[] = [];
  for (const pattern of [OWNER, ITEM_OWNER, NAME_AFTER_ROLE, ...(text.includes("@") ? [NAME_OF_HANDLE] : [])])
    for (const match of matchesOf(pattern, text)) written.push(match[1] as string);
  for (const match of matchesOf(NAME_THEN_ROLE, text))
    if (/\s/.test(match[1] as string)) written.push(match[1] as string);
  return { known, written: written.map(detached) };
});

function knownPeople(document: Document): ReadonlySet<string> {
  const known = new Set<string>();
  for (const field of document.frontMatter?.fields ?? []) {
    if (PEOPLE_FIELD.test(field.key)) for (const value of field.values) addNames(known, value);
  }
  const written: string[] = [];
  for (const part of document.parts) {
    const found = peopleIn(document, part);
    for (const word of found.known) known.add(word);
    written.push(...found.written);
  }
  const isOfPeople = (title: string, section: string): boolean => PEOPLE_HEADING.test(title || section);
  const isOfOwners = (title: string): boolean => PEOPLE_COLUMN.test(title) && !ACTOR_COLUMN.test(title);
  const isOfNames = (title: string, section: string): boolean => PEOPLE_HEADING.test(section) && /\bname\b/.test(title);
  const isMeant = (title: string, section: string): boolean =>
    isOfPeople(title, section) || isOfOwners(title) || isOfNames(title, section);
  for (const { words, title, section } of labelledWords(document, isMeant))
    written.push(...(isOfPeople(title, section) ? namesIn(words) : [words]));
  for (const words of namesAmong(document, written)) for (const word of words) known.add(word.toLowerCase());
  return known;
}

/** `Quillon Abara`, where `Quillon` is a first name: who is told of as `Abara` later is somebody. */
const FIRST_AND_LAST = new RegExp(
  `(?<![${LETTER}])([${CAPITAL}][${LETTER}]{1,30}) (?=([${CAPITAL}][${LETTER}]{2,30})(?![${LETTER}]))`,
  "g",
);

const surnamesIn = ofBlock((document, { start, end }: Stretch): readonly string[] =>
  Array.from(document.text.slice(start, end).matchAll(FIRST_AND_LAST), ([, first, last]) =>
    isFirstName(first as string) && !isCommon(last as string) ? detached(last as string) : "",
  ),
);

const surnamesOf = (document: Document): ReadonlySet<string> =>
  new Set(document.parts.flatMap((part) => surnamesIn(document, part)));

/** The names among what stands alone where an owner or an attendee would, word by word. */
function namesAmong(document: Document, written: readonly string[]): string[][] {
  const names = [...new Set(written)].map(wordsOfName).filter((words) => words.length > 0);
  // A word that also stands in small letters is no name: "Search" beside "the search index".
  const asked = new Set(names.flat().map((word) => word.toLowerCase()));
  const common = new Set([...asked].filter((word) => holds(document, ` ${word} `)));
  return names.filter((words) => !words.some((word) => common.has(word.toLowerCase())));
}

/** The words of a part that name systems, in lower case. */
const systemsIn = ofBlock((document, { start, end }: Stretch): ReadonlySet<string> => {
  const text = document.text.slice(start, end);
  const systems = new Set<string>();
  const patterns = [SERVICE_NOUN, SERVICE_OWNS, SERVICE_IS, SERVICE_DOWN, CODE_NAME, HOST_NAME];
  if (/ (?:called|named|nicknamed) /.test(text)) patterns.push(SERVICE_CALLED);
  for (const pattern of patterns)
    for (const match of matchesOf(pattern, text)) systems.add(detached((match[1] as string).toLowerCase()));
  for (const match of matchesOf(SERVICE_LABEL, text)) addNames(systems, match[1] as string);
  return systems;
});

function knownSystems(document: Document): ReadonlySet<string> {
  const systems = new Set<string>();
  for (const part of document.parts) for (const word of systemsIn(document, part)) systems.add(word);
  for (const { key, values } of document.frontMatter?.fields ?? [])
    if (SERVICE_COLUMN.test(key)) for (const value of values) addNames(systems, value);
  for (const { words } of labelledWords(document, (title) => SERVICE_COLUMN.test(title))) addNames(systems, words);
  return systems;
}

function wordSet(entries: readonly string[]): Set<string> {
  return new Set(entries.flatMap((entry) => entry.toLowerCase().split(/\s+/)).filter(Boolean));
}

/** Words that stand beside names in such fields. */
const NOT_NAMES =
  /^(?:the|team|sre|and|on|call|none|n\/a|tbd|engineer|engineering|platform|support|lead|by|all|we|utc|group|owner|date|status|name|role|who|action|due|priority|dr|mr|mrs|ms|mx|prof)$/i;

function addNames(into: Set<string>, text: string): void {
  if (/\b(?:team|group|department|squad)\b/i.test(text)) return;
  for (const match of matchesOf(NAME, text)) if (!NOT_NAMES.test(match[0])) into.add(detached(match[0].toLowerCase()));
}

/** Words of the vocabulary that are no names of people, however they are written: teams, roles, tools, layers. */
const commonWords = lazy(() => new Set(wordLists.flatMap(({ entries }) => entries.flatMap((it) => it.split(" ")))));

/** The words of a name as it was written for an owner or an attendee; none where it speaks of a team or a system. */
function wordsOfName(written: string): string[] {
  const name = written
    .replace(/[*_`[\]]/g, "")
    .replace(/(?: due| by| on| before| until|,? \d| -|\/).*$/s, "")
    .trim();
  if (!NAME_ALONE.test(name)) return [];
  const words = name.split(" ").filter((word) => word !== word.toLowerCase());
  return words.some(isCommon) ? [] : words;
}

const isCommon = (word: string): boolean =>
  NOT_NAMES.test(word) || word === word.toUpperCase() || commonWords().has(word.toLowerCase());
