/** Says a role in the place of a name, everywhere in the analysis. */

import { proseOf } from "../document/prose.ts";
import { type Block, type Document, isInside, parseInline } from "../document.ts";
import { guess } from "../english/guess.ts";
import { foldQuotations, sentenceBounds, type Token, tokenize } from "../english/tokens.ts";
import { MONTH_NAME, WEEKDAY } from "../postmortem/calendar.ts";
import { peopleColumns } from "../postmortem/columns.ts";
import { type Names, namesPeople, rolesOfPeople } from "../postmortem/people.ts";
import { isAnalysis } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { contains, type Edit, overlaps, type Range } from "../text.ts";
import type { Move } from "./move.ts";

/** A name where it stands in the analysis. */
interface Mention extends Range {
  /** Its words in lower case: `priya`, `raman`. */
  readonly words: readonly string[];
  readonly opensSentence: boolean;
}

/** The move for a name at a range. */
export function asRole(postmortem: Postmortem, range: Range): Move | undefined {
  const { document } = postmortem;
  const here = document.blocks.find(
    (block) => block.lines.length > 0 && block.start <= range.start && range.end <= block.end,
  );
  const named = here && mentionsIn(postmortem, here).find((mention) => contains(mention, range));
  if (!named) return undefined;
  const all = document.blocks.flatMap((block) => mentionsIn(postmortem, block));
  const own = samePerson(named, all);
  const role = roleOf(document, own);
  const name = document.slice(named.start, named.end);
  return {
    title: `Replace “${name}” with ${role ? `“the ${role}”` : "a role"} throughout the analysis`,
    edits: own.map((mention) => edited(document.text, mention, role ?? "⟨role⟩")),
    linked: true,
  };
}

/** What the document says this person was; undefined where it says nothing, or several things. */
function roleOf(document: Document, mentions: readonly Mention[]): string | undefined {
  const roles = rolesOfPeople(document);
  const found = new Set(mentions.flatMap(({ words }) => words.flatMap((word) => roles.get(word) ?? [])));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The mentions that are of the same person: by the whole name, or a part of it where nobody else has that part. */
function samePerson(named: Mention, all: readonly Mention[]): readonly Mention[] {
  const isLike = (a: Mention, b: Mention): boolean => a.words.some((word) => b.words.includes(word));
  const related = all.filter((mention) => isLike(mention, named));
  const full = new Set(related.filter(({ words }) => words.length > 1).map(({ words }) => words.join(" ")));
  const whole = [...full][0]?.split(" ") ?? named.words;
  return full.size > 1
    ? all.filter(({ words }) => words.join(" ") === named.words.join(" "))
    : all.filter(({ words }) => words.every((word) => whole.includes(word)));
}

const TITLE = /^(?:dr|mr|mrs|ms|mx|prof|professor|sister|sir)$/;
/** A noun before a name that says already who it is: "the on-call engineer Priya". */
const ROLE_NOUN =
  /^(?:engineer|developer|sre|dba|technician|nurse|doctor|analyst|architect|officer|commander|operator|administrator|admin|director|intern|contractor|pharmacist|colleague|lead|manager|on-call)$/;
const NOT_SURNAME = new RegExp(`^(?:${WEEKDAY}|${MONTH_NAME})$`);

/** The names in a block of the analysis; none in quotes, code and links, and none where a name is the answer. */
function mentionsIn({ document, sections, timeline, names }: Postmortem, block: Block): readonly Mention[] {
  const { text } = document;
  if (block.lines.length === 0 || block.kind === "heading" || block.header) return [];
  if (!isAnalysis(sections.rolesAt(block.start)) || timeline.holds(block.start) || isInside(block, "quote")) return [];
  if (isOwnerCell(document, block)) return [];
  const { links } = parseInline(document, block);
  const tokens = foldQuotations(tokenize(proseOf(document, block)));
  const mentions: Mention[] = [];
  for (const [from, to] of sentenceBounds(tokens)) {
    const opening = tokens.findIndex((token, i) => i >= from && token.kind !== "punctuation");
    for (let i = from; i < to; i++) {
      const first = tokens[i] as Token;
      if (!isName(first, i === opening, names)) continue;
      let last = i;
      while (last + 1 < to && first.kind === "word" && isSurname(tokens[last + 1] as Token, names)) last++;
      const words = tokens.slice(i, last + 1).map(({ lower }) => lower.replace(/^@/, ""));
      const before = tokens[i - 1];
      // "Dr Haddad": the title goes with the name.
      const lead = before && i > from && TITLE.test(before.lower) ? before : undefined;
      const mention = {
        start: (lead ?? first).start,
        end: (tokens[last] as Token).end,
        words,
        opensSentence: i === opening || tokens[opening] === lead,
      };
      const line = block.lines.find(({ end }) => mention.start < end) ?? block;
      // Longer quotations are folded already.
      const isQuoted = [1, 2].some((by) => i - by >= from && opensQuote(tokens[i - by], tokens[i - by + 1]));
      i = last;
      if (isQuoted || links.some((link) => overlaps(link, mention)) || namesPeople(text.slice(line.start, line.end)))
        continue;
      mentions.push(mention);
    }
  }
  return mentions;
}

const opensQuote = (mark: Token | undefined, next: Token | undefined): boolean =>
  mark?.kind === "punctuation" && /^["“„«'‘]$/.test(mark.text) && next?.spaced === false;

function isName(token: Token, opens: boolean, names: Names): boolean {
  if (token.kind === "handle") return true;
  if (token.kind !== "word" || token.text === token.lower || TITLE.test(token.lower) || names.isService(token.text))
    return false;
  // "Mark the host" begins with a verb.
  return names.isPerson(token.text) && /^(?:noun|name)$/.test(guess(token, opens).tag);
}

function isSurname(token: Token, names: Names): boolean {
  return (
    token.kind === "word" &&
    token.spaced &&
    /^\p{Lu}(?:\p{Ll}|$)/u.test(token.text) &&
    token.text !== "I" &&
    !NOT_SURNAME.test(token.lower) &&
    !names.isService(token.text)
  );
}

function isOwnerCell(document: Document, block: Block): boolean {
  const header = block.kind === "cell" ? block.parent?.parent?.children[0] : undefined;
  return header !== undefined && peopleColumns(document, header).has(block.column as number);
}

/** "Priya's change" → "the on-call engineer's change", at the start of a sentence with a capital. */
function edited(text: string, { start, end, opensSentence }: Mention, role: string): Edit {
  const before = /([\p{L}-]+) $/u.exec(text.slice(Math.max(0, start - 24), start));
  // "the engineer Priya" has said it already.
  if (before && ROLE_NOUN.test((before[1] as string).toLowerCase()) && !opensSentence)
    return { start: start - 1, end, text: "" };
  let stop = end;
  // "Priya (SRE)", "Priya, the on-call engineer,": the role is said once.
  const again = /^(?: \((?:the |our |an? )?([^()\n]{2,40})\)|, (?:the |our |an? )?([^,.;()\n]{2,40})(,)?)/i.exec(
    text.slice(end, end + 60),
  );
  if (again && (again[1] ?? again[2])?.toLowerCase() === role.toLowerCase()) stop = end + again[0].length;
  // "James' change": a role does not end in s.
  const bare = /^['’](?![\p{L}])/u.test(text.slice(stop, stop + 2)) && /s$/i.test(text.slice(start, end));
  return {
    start,
    end: bare ? stop + 1 : stop,
    text: `${opensSentence ? "The" : "the"} ${role}${bare ? `${text[stop]}s` : ""}`,
  };
}
