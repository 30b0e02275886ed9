/** Whom and what a document knows by name: its own people, and its own services. */

import type { Document } from "./document.ts";
import { lazy } from "./lazy.ts";
import { CAPITAL, LETTER } from "./letters.ts";
import names from "./lexicons/names.json" with { type: "json" };

/** What the names of one document are. All look-ups take a single word as written. */
export interface Names {
  isPerson(word: string): boolean;
  isService(word: string): boolean;
  /** Whether the document is about Kubernetes, where an operator is a program. */
  isKubernetes(): boolean;
}

const FIRST_NAMES = new Set(names.words);
/** `Tomáš` → `Tomas`: the list has each name once, without its accents. */
const folded = (word: string): string =>
  /[À-ỿ]/.test(word) ? word.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : word;

/** Fields and labels whose value names people. */
const PEOPLE_FIELD =
  /^(?:authors?|owners?|leads?|incident[ _](?:lead|commander|manager)|commander|responders?|attendees|participants|reviewers?|assignees?|facilitators?|on-?call|reported by|reporter|involved|people|contacts?|scribe|comms)\b/i;
const PEOPLE_LABEL =
  /^[ \t>*_|-]{0,8}(?:authors?|owners?|leads?|incident (?:lead|commander|manager)|responders?|attendees|participants|reviewers?|assignees?|facilitators?|on-?call|reported by|scribe)[*_ ]{0,4}[:|][*_ ]{0,4}(.{1,300})$/gim;
const ROLE = `(?:[${LETTER}-]{1,20} ){0,2}(?:engineer|developer|sre|dba|lead|manager|on-?call|technician|nurse|doctor|analyst|architect|officer|commander|operator|administrator|admin|cto|cio|director|intern|contractor)`;
/** `Lena Berg (SRE)`, `Omar Haddad, on-call engineer`: a name with a role. */
const ROLE_OF_NAME = new RegExp(String.raw` ?(?:\(|, )(?:the |our |a |an )?${ROLE}\b`, "gi");
const NAME_BEFORE = new RegExp(
  `(?:^|[^${LETTER}])([${CAPITAL}][${LETTER}'’-]{1,30}(?: [${CAPITAL}][${LETTER}'’-]{1,30})?)$`,
);
const NAME = new RegExp(`[${CAPITAL}][${LETTER}'’-]{1,30}`, "g");
/** `the Atlas cluster`, `Jenkins server`: a name before a system noun, and a name that goes down. */
const SERVICE_NOUN = new RegExp(
  String.raw`\b([${CAPITAL}][${LETTER}\d-]{1,30})(?:'s|’s)? (?:service|server|servers|cluster|clusters|pod|pods|node|nodes|host|hosts|database|job|jobs|pipeline|build|builds|api|API|deployment|instance|instances|container|containers|replica|queue|bot|robot|agent|app|application|platform|system|tool|plugin|scheduler|worker|workers|controller|dashboard|script|daemon|cache|gateway|VM|machine|cell|line|terminal|console)\b`,
  "g",
);
const SERVICE_DOWN = new RegExp(
  String.raw`\b([${CAPITAL}][${LETTER}\d-]{1,30}) (?:is|was|went|were|came|goes|has been|had been) (?:(?:now|back|fully|briefly|completely) ){0,2}(?:down|offline|online|up|back|unavailable|unreachable|restarted|rebooted|redeployed|upgraded|overloaded|degraded|healthy|unhealthy)\b`,
  "g",
);
const CODE_NAME = new RegExp(String.raw`\x60([${LETTER}\d][${LETTER}\d_.-]{1,40})`, "g");

/** Reads the names of a document; `people` and `services` are what the configuration says, and it wins. */
export function readNames(document: Document, people: readonly string[], services: readonly string[]): Names {
  const { text } = document;
  const configured = { people: wordSet(people), services: wordSet(services) };
  const known = lazy(() => knownPeople(document));
  const systems = lazy(() => knownSystems(text));
  const kubernetes = lazy(() => /\b(?:kubernetes|kubectl|k8s|helm|crds?|pods?)\b/i.test(text));
  const isService = (word: string): boolean => {
    const lower = word.toLowerCase();
    return (
      configured.services.has(lower) || (!configured.people.has(lower) && systems().has(lower) && !known().has(lower))
    );
  };
  return {
    isService,
    isPerson: (word) => {
      const lower = word.toLowerCase();
      if (configured.people.has(lower) || (known().has(lower) && !configured.services.has(lower))) return true;
      return (FIRST_NAMES.has(word) || FIRST_NAMES.has(folded(word))) && !isService(word);
    },
    isKubernetes: kubernetes,
  };
}

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
    const words = [...name.matchAll(NAME)].map(([word]) => word.toLowerCase()).filter((word) => !NOT_NAMES.test(word));
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
  for (const [, part, names] of text.matchAll(PART)) several(names as string, part as string);
  for (const [, name, role] of text.matchAll(NAME_THEN_ROLE)) note(name as string, role as string);
  for (const match of text.matchAll(ROLE_OF_NAME)) {
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

function knownPeople(document: Document): Set<string> {
  const known = new Set<string>();
  for (const field of document.frontMatter?.fields ?? []) {
    if (PEOPLE_FIELD.test(field.key)) for (const value of field.values) addNames(known, value);
  }
  for (const match of document.text.matchAll(PEOPLE_LABEL)) addNames(known, match[1] as string);
  // A role in brackets or after a comma, then the name before it: roles are rarer than capitals.
  for (const match of document.text.matchAll(ROLE_OF_NAME)) {
    const name = NAME_BEFORE.exec(document.text.slice(Math.max(0, match.index - 64), match.index));
    if (name) addNames(known, name[1] as string);
  }
  return known;
}

function knownSystems(text: string): Set<string> {
  const systems = new Set<string>();
  for (const pattern of [SERVICE_NOUN, SERVICE_DOWN, CODE_NAME])
    for (const match of text.matchAll(pattern)) systems.add((match[1] as string).toLowerCase());
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
  for (const match of text.matchAll(NAME)) if (!NOT_NAMES.test(match[0])) into.add(match[0].toLowerCase());
}
