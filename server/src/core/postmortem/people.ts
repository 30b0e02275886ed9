/** Whom and what a document knows by name: its own people, and its own services. */

import { type Document, holds, ofBlock, type Stretch, saysAnywhere } from "../document.ts";
import type { Names } from "../english/agents.ts";
import { lazy } from "../lazy.ts";
import { CAPITAL, LETTER } from "../letters.ts";
import { wordLists } from "../lexicon.ts";
import names from "../lexicons/names.json" with { type: "json" };
import { detached, matchesOf } from "../text.ts";
import { PEOPLE_COLUMN } from "./columns.ts";
import { labelledWords } from "./people/labelled.ts";
import { knownSystems } from "./people/systems.ts";
import {
  addNames,
  NAME_BEFORE,
  NAME_THEN_ROLE,
  NOT_NAMES,
  PEOPLE_LABEL,
  ROLE_NOUN,
  ROLE_OF_NAME,
} from "./people/written.ts";

export { rolesOfPeople } from "./people/roles.ts";
export { namesPeople } from "./people/written.ts";
export type { Names };

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
const PARTICLE = "(?:van|von|de|da|der|el|al|bin)";
const LATER_NAME = `(?: (?:${PARTICLE} ){0,2}[${CAPITAL}][${LETTER}'’-]{1,30})`;
/** `Quillon`, `Quillon Abara`, `Tuan van der Berg Pham`. */
const ANY_NAME = `[${CAPITAL}][${LETTER}'’-]{1,30}${LATER_NAME}{0,2}`;
const FULL_NAME = `[${CAPITAL}][${LETTER}'’-]{1,30}${LATER_NAME}{1,2}`;
const NAME_ALONE = new RegExp(`^${ANY_NAME}$`);

/** Columns of a log say who or what acted, which may be a machine. */
const ACTOR_COLUMN = /^\W*(?:who|actor)\W*$/i;
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

function wordSet(entries: readonly string[]): Set<string> {
  return new Set(entries.flatMap((entry) => entry.toLowerCase().split(/\s+/)).filter(Boolean));
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
