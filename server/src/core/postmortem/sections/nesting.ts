/** How sections nest: where each ends, what holds it, and which roles it keeps there. */

import { about, type Block, type Document } from "../../document.ts";
import { isName, isTopic, type SectionRole } from "../../headings.ts";
import { firstFrom } from "../../text.ts";
import { isContent, isEmptyText } from "../content.ts";
import { type Draft, isAccount, plainTitle, type Section } from "./section.ts";

/** Whether something is said beside a label, up to an offset. */
function saysBeside(document: Document, { bodyStart, inside }: Draft, end: number): boolean {
  const isSaid = (words: string): boolean => {
    const beside = words.replace(/^[\s|]+/, "");
    return beside !== "" && !isEmptyText(beside);
  };
  if (!inside) return isSaid(document.slice(bodyStart, Math.max(bodyStart, end)));
  // Lines stay where they are; what stands in them may not.
  const from = bodyStart - inside.start;
  const line = firstFrom(inside.lines, bodyStart + 1) - 1;
  const lines = Math.max(firstFrom(inside.lines, end) - line, 0);
  return about(document, inside, (words) =>
    isSaid(
      words
        .slice(from)
        .split(/\r\n|\r|\n/, lines)
        .join("\n"),
    ),
  );
}

/** Gives each section its end, parent and children. */
export function nest(document: Document, drafts: readonly Draft[]): Section[] {
  const content = contentBlocks(document, drafts);
  type Open = Omit<Section, "children" | "roles" | "end"> & { end: number; children: Section[]; roles: SectionRole[] };
  const all: Open[] = [];
  const ends: number[] = drafts.map((draft) => draft.limit);
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    for (let j = i + 1; j < drafts.length; j++) {
      const next = drafts[j] as Draft;
      if (next.start >= (ends[i] as number)) break;
      const closes =
        draft.level < 7
          ? next.level <= draft.level
          : next.level < 7 ||
            ((next.form === draft.form || draft.form !== "boldItem") && !/^(?:boldItem|table|row)$/.test(next.form));
      const sibling =
        draft.level === 7 && next.form === "boldItem" && draft.form !== "boldItem" && next.limit > draft.limit;
      if ((closes || sibling) && !(j === i + 1 && opens(draft, next))) {
        ends[i] = next.start;
        break;
      }
    }
  }
  const stack: Open[] = [];
  /** The sections about actions, and all that stand in one. */
  const actions = new Set<Open>();
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    while (stack.length > 0 && (stack.at(-1) as Open).end <= draft.start) stack.pop();
    const parent = stack.at(-1);
    if (draft.form === "table" && parent && actions.has(parent)) continue;
    const end = Math.min(ends[i] as number, parent?.end ?? document.length);
    const inline = draft.form !== "heading" && saysBeside(document, draft, Math.min(end, draft.inlineEnd));
    const section: Open = {
      title: plainTitle(draft.title),
      heading: draft.heading,
      bodyStart: draft.bodyStart,
      form: draft.form,
      level: draft.level,
      roles: draft.roles,
      start: draft.start,
      end,
      parent,
      children: [],
      isDoubtful: false,
      hasContent:
        inline || (content[firstFrom(content, Math.max(draft.bodyStart, draft.inlineEnd))]?.start ?? end) < end,
    };
    // Below "Action items", a heading such as "Detection" or "Fixes" sorts the items.
    if (parent && actions.has(parent)) section.roles = section.roles.filter((role) => role === "actions");
    if (section.roles.includes("actions") || (parent && actions.has(parent))) actions.add(section);
    section.roles = section.roles.filter((role) => !isPartOf(draft, role, holderOf(parent)));
    parent?.children.push(section);
    all.push(section);
    stack.push(section);
  }
  return all as Section[];
}

/** Whether a line that is a heading stands over the label below it: "Issue summary:", and below it "Impact: all logins". */
function opens({ form, roles, bodyStart, inside }: Draft, next: Draft): boolean {
  return (
    (form === "key" || form === "bare") &&
    next.level === 7 &&
    next.inside !== inside &&
    next.start <= bodyStart + 4 &&
    (roles.length > 1 || /summary|timeline|actions/.test(roles[0] ?? ""))
  );
}

/** The section around with a role of its own. */
export function holderOf(parent: Section | undefined): readonly SectionRole[] {
  for (let outer = parent; outer; outer = outer.parent) if (outer.roles.length > 0) return outer.roles;
  return [];
}

/** Sections that list things by name, with the roles that may stand in them as sections of their own. */
const LISTS: Readonly<Partial<Record<SectionRole, readonly SectionRole[]>>> = {
  factors: ["factors"],
  lessons: ["lessons", "well", "poorly", "lucky", "actions"],
  well: ["well"],
  poorly: ["poorly"],
  lucky: ["lucky"],
};

/** Whether a label or a heading sorts what the section around it says: `- **Detection gaps**: …` among the factors. */
function isPartOf(draft: Draft, role: SectionRole, holder: readonly SectionRole[]): boolean {
  if (holder.length === 0 || holder.includes(role)) return false;
  // In an account of what was done, "Action: restarted the pump" is a part of it.
  if (role === "actions" && /^action$/i.test(draft.title) && isAccount(holder)) return true;
  // "Fix applied: …" is an event.
  if (draft.level === 7 && holder.includes("timeline") && /\wed$/i.test(draft.title)) return true;
  if (draft.level === 7 && (draft.form === "boldItem" || !holder.includes("factors")))
    return holder.every((it) => LISTS[it] !== undefined && !LISTS[it].includes(role));
  if (draft.form !== "heading") return false;
  // "What went wrong" has its points in headings: "Slow recovery".
  return isTopic(draft.title) || (holder.every((it) => /^(?:well|poorly|lucky)$/.test(it)) && !isName(draft.title));
}

/** All leaf blocks that say something, and are more than the label of a section. */
function contentBlocks(document: Document, drafts: readonly Draft[]): Block[] {
  const labels = new Map(
    drafts.flatMap(({ form, heading }) => (form === "bold" || form === "bare" ? [[heading.start, heading.end]] : [])),
  );
  return document.blocks.filter(
    (block) => isContent(document, block) && !((labels.get(block.start) ?? 0) >= block.end),
  );
}
