/** Which part the people of a document had in the event. */

import type { Document } from "../../document.ts";
import { matchesOf } from "../../text.ts";
import { NAME, NAME_BEFORE, NAME_THEN_ROLE, NOT_NAMES, ROLE_OF_NAME } from "./written.ts";

/** Fields and labels that say which part somebody had in the event; an author or reviewer had one in the document. */
const PART =
  /^[ \t>*_|-]{0,8}((?:incident|comms|communications|technical|response|shift|duty) (?:lead|commander|manager)|commander|responder|on-?call(?: [a-z]{3,12})?|scribe)s?[*_ ]{0,4}[:|][*_ ]{0,4}([^\n]{1,300})$/gim;

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
