/** Whether the text of a section bears out what its heading may mean, and which one stands in for what is missing. */

import { about, type Document, ofBlock } from "../../document.ts";
import { fallbackRoles, needsProof, type SectionRole } from "../../headings.ts";
import { CAPITAL, LETTER } from "../../letters.ts";
import { MONTH_STEM, WEEKDAY } from "../calendar.ts";
import { holderOf } from "./nesting.ts";
import { blocksFrom, type Section } from "./section.ts";

/** Headings that have a role only where nothing better does. */
export function assignFallbacks(document: Document, all: readonly Section[], title: number | undefined): void {
  for (const section of all) {
    if (/^contributors\W*$/i.test(section.title) && saysNames(document, section))
      (section.roles as SectionRole[]).splice(0, 1, "metadata");
    const isDoubtful = section.roles.length > 0 && section.roles.every((role) => !isBorneOut(document, section, role));
    if (isDoubtful) (section as { isDoubtful: boolean }).isDoubtful = true;
  }
  const filled = new Set(all.flatMap((section) => (section.hasContent && !section.isDoubtful ? section.roles : [])));
  const told = all.find(
    ({ form, roles }) => form !== "row" && roles.some((role) => role !== "background" && role !== "metadata"),
  );
  for (const section of all) {
    if (!/^(?:heading|bold|bare)/.test(section.form)) continue;
    // "# Postmortem" is what the document is, not a part of it.
    if (section.heading.start === title && section.level === 1) continue;
    for (const role of fallbackRoles(section.title)) {
      if (!section.hasContent || filled.has(role) || !mayStandIn(document, section, role, told, filled)) continue;
      const roles = section.roles as SectionRole[];
      if (role === "actions") roles.length = 0;
      roles.push(role);
      filled.add(role);
      break;
    }
  }
}

/** Whether the text of a section bears out a role that its heading may mean. */
function isBorneOut(document: Document, section: Section, role: SectionRole): boolean {
  // An analysis in parts names its causes in their headings.
  if (role === "factors" && section.children.filter(({ form }) => form === "heading").length > 1) return true;
  const { title, bodyStart, end } = section;
  if (!needsProof(role, title)) return true;
  const blocks = blocksFrom(document, { start: bodyStart, end });
  const isWhole = section.form === "heading" && blocks[0] !== undefined && blocks[0].parent === undefined;
  return isProven(
    role,
    isWhole
      ? blocks.filter(({ parent }) => !parent).map((block) => proofIn(document, block))
      : [proofOf(document.slice(bodyStart, end))],
  );
}

const proofIn = ofBlock(({ text }, { start, end }) => proofOf(text.slice(start, end)));

/** Whether a section can stand in for the one that a document lacks; `told` is its first section that tells of the event. */
function mayStandIn(
  document: Document,
  section: Section,
  role: SectionRole,
  told: Section | undefined,
  filled: ReadonlySet<SectionRole>,
): boolean {
  // What holds the other parts is the document, and none of them.
  if (
    role === "lessons" &&
    section.children.some(({ form, roles }) => form === "heading" && roles.some((it) => it !== role))
  )
    return false;
  // "Mitigations" are what was done, unless they are the only list of what is to do, or speak of the next time.
  if (role === "actions")
    return blocksFrom(document, section).some(
      (block) => block.kind === "item" || (block.kind === "paragraph" && about(document, block, looksAhead)),
    );
  const isPart = holderOf(section.parent).length > 0;
  // Beside lessons, "What went wrong" is the analysis; else it is what there is of them.
  if (role === "factors" && section.roles.includes("poorly"))
    return !isPart && filled.has("lessons") && !filled.has("well") && isBorneOut(document, section, role);
  if (role === "summary" && isPart) return false;
  const isFirst = !(told && told.start < section.start);
  // Beside a timeline, "What happened" tells the event at length, unless it is a paragraph with which the account begins.
  if (role === "summary" && filled.has("timeline") && fallbackRoles(section.title).includes("timeline")) {
    const [block, next] = blocksFrom(document, { start: section.bodyStart, end: section.end });
    const isBrief = section.form === "boldLead" ? !block : !next && block?.kind === "paragraph";
    if (!isFirst || !isBrief) return false;
  }
  // The background is what happened where the account begins with it.
  if (role === "summary" && section.roles.includes("background")) return section.form === "heading" && isFirst;
  return isBorneOut(document, section, role);
}

/** A line that begins with a time or a day, behind marks and small words. */
const TIMED = new RegExp(
  `^[\\s*_~\`>|#-]{0,8}(?:(?:at|on|around|about|by|from)\\s)?(?:${WEEKDAY},?\\s)?[*_~\`]{0,3}(?:\\d{1,2}[:.h]\\d\\d|\\d{4}-\\d\\d|\\d{1,2}\\s?[ap]m\\b|${MONTH_STEM}[a-z]{0,6}\\.?\\s\\d|\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH_STEM})`,
  "gim",
);
/** Whether a section holds the names of people: its list, with or without words of thanks before it, or all of it. */
function saysNames(document: Document, { bodyStart, end }: Section): boolean {
  const blocks = blocksFrom(document, { start: bodyStart, end }).filter(({ lines }) => lines.length > 0);
  const listed = blocks.filter(({ kind, parent }) => kind === "item" || parent?.kind === "item");
  const said = listed.length > 0 ? listed : blocks;
  const names = said.filter((block) => about(document, block, isName));
  // Among many names there may be a bot, or an address alone.
  return said.length > 0 && names.length >= said.length * (said.length > 4 ? 0.7 : 1);
}

/** Whether words are names, with what is said of them in brackets: "Priya Nair (SRE), @wei", "[Omar](…)". */
const isName = (words: string): boolean =>
  words
    .replace(/\]?\([^)\n]{0,200}\)|<[^>\n]{1,100}>/g, "")
    .split(/\r\n|[\r\n,;]|\band\b/)
    .every((line) => NAME.test(line.replace(/^\s*[-*+] /, "").trim()));
const NAME = new RegExp(
  `^[[*_]*(?:@[\\w-]+|[${CAPITAL}][${LETTER}'’.-]*(?: (?:van|von|de|da|der|[${CAPITAL}][${LETTER}'’.-]*)){0,3})?[\\]*_:]*$`,
);

/** Whether a text speaks of what is to be otherwise. */
const looksAhead = (words: string): boolean =>
  /\b(?:(?:prevent|avoid)\b.{0,60}\b(?:again|future|similar|recur\w*)|in (?:the )?future|going forward|from now on|next time)\b/i.test(
    words,
  );
/** A text that says why, rather than what: a cause, a lack, or a degree that had a consequence. */
const CAUSED =
  /\b(?:caus(?:e[ds]?|ing|al)|because|due to|since|le(?:d|ads?) to|result(?:ed|s|ing)? (?:in|from|of)|reasons?|compounded|factors?|why|(?:contribut|insufficient|inadequate|lack|flaw|vulnerab|defect|misconfigur)\w*|missing|without|absence|bugs?|(?:not|n't|never) (?:have(?! to)|had|been|tested|enough|monitored|handled?|validated?|checked?)|too (?:many|few|much|little|long|slow|small|large|short)|enough to|the (?:problem|issue) (?:was|is)|turned out|no (?:alert|check|test|monitoring|limit|validation|process|owner|runbook)\w*)\b/i;
/** A text that says what was learned, or what is to change. */
const TAUGHT =
  /\b(?:(?:learn|lesson|takeaway|remind|highlight|improv)\w*|should|must|ought|needs? to|have to|will|next time|in (?:the )?future|going forward|from now on|showed|shows|exposed|revealed|importan(?:t|ce)|better|leçons?|point faible)\b/i;

/** What a text shows of the roles that need it. */
interface Proof {
  /** How many of its lines begin with a time; two are enough. */
  readonly timed: number;
  readonly caused: boolean;
  readonly taught: boolean;
}

const proofOf = (text: string): Proof => ({
  timed: Math.min(text.match(TIMED)?.length ?? 0, 2),
  caused: CAUSED.test(text),
  taught: TAUGHT.test(text),
});

/**
 * Whether the text below a heading shows what the role needs: a narrative without times is no timeline, a
 * conclusion that tells the event again names no cause.
 */
function isProven(role: SectionRole, proofs: readonly Proof[]): boolean {
  if (role === "timeline") return proofs.reduce((sum, { timed }) => sum + timed, 0) >= 2;
  return proofs.some(({ caused, taught }) => (role === "factors" ? caused : taught));
}
