/** One action item: what is to be done, and who, when and where is said of it. */

import { isWhole } from "../../document/markdown.ts";
import { type Block, type Document, ofBlock } from "../../document.ts";
import { lazy } from "../../lazy.ts";
import { LETTER } from "../../letters.ts";
import { detached, type Range, shifted } from "../../text.ts";
import type { FieldRole } from "../columns.ts";
import type { Section, Sections } from "../sections.ts";
import {
  type ActionField,
  dueIn,
  type IsPerson,
  labelledIn,
  linkIn,
  ownerIn,
  priorityIn,
  typeIn,
  withoutRows,
} from "./fields.ts";

/** An action item with all that stands in it; its fields are read when somebody asks. */
export interface ActionItem extends Range {
  /** What is to be done, its first lines as written, without marks. */
  readonly text: string;
  /** The words of the task itself, to point at. */
  readonly task: Range;
  /** The paragraph or cell that holds the task. */
  readonly block: Block;
  readonly section: Section | undefined;
  readonly form: "item" | "row" | "paragraph";
  owner(): ActionField | undefined;
  due(): ActionField | undefined;
  link(): ActionField | undefined;
  type(): ActionField | undefined;
  priority(): ActionField | undefined;
  readonly status: "open" | "done";
  /** Whether it has a box to tick. */
  readonly checkbox: boolean;
  /** Row: its cell in the column of a field, filled or not. */
  cell(role: FieldRole): Block | undefined;
}

/** What a reader of action items looks at. */
export interface Reader {
  readonly document: Document;
  readonly sections: Sections;
  readonly isPerson: IsPerson;
}

/** What an item has from around it: the group it stands in, or the columns of its row. `own` is what its words say. */
export interface Around {
  readonly owner?: FieldAround;
  readonly cell?: (role: FieldRole) => Block | undefined;
  readonly due?: FieldAround;
  readonly link?: FieldAround;
  readonly type?: FieldAround;
  readonly priority?: FieldAround;
  readonly done?: boolean;
}

type FieldReader = () => ActionField | undefined;
/** A field of an item, from what its words say (`own`) and what stands around it. */
export type FieldAround = (own: FieldReader) => ActionField | undefined;

const from = (start: number, field: ActionField | undefined): ActionField | undefined => field && shifted(field, start);

/** The status of an item that is done, at its beginning. */
export const DONE = new RegExp(
  String.raw`^\W*(?:done|closed|completed?|fixed|resolved|finished|shipped|merged|deployed|implemented|yes|terminé|fait)(?![${LETTER}\d])|[✅✔☑]`,
  "i",
);

/** Ticked off in its own words: `[done] …`, `… - done 3 May`, `**Done.** …`, `~~…~~`. */
const MARKED_DONE =
  /^[*_~[(]{0,3}(?:done|completed|✅|☑)[*_~\])]{0,3}\W|(?:\s?[([*_]{1,3}|[,;:]\s?|\s[-–—]\s?)(?:done|completed)[)\]*_.]{0,3}$|✅[)\]*_.]{0,3}$|[*_]{2}(?:done|completed|fixed)[.:]?[*_]{2}|(?:[(,;]|\s[-–—])\s?(?:done|completed)(?! (?:by|before|within|until))\b[^.;)]{0,60}\d|^~~/i;

/** No item is read further than this, in UTF-16 units; what says who and when stands before. */
const MAX_ITEM = 2000;

/** What the words of a task say by themselves. Most rules ask for the task alone: the rest is read when somebody asks. */
const wordsOf = ofBlock((document, block) => {
  const first = block.lines[0] ?? block;
  const last = block.lines.at(-1) ?? block;
  const end = Math.min(last.end, first.start + MAX_ITEM);
  const text = detached(document.slice(first.start, end));
  const range = { start: first.start - block.start, end: end - block.start };
  return {
    text: text.replace(/\s+/g, " ").replace(/[*_`]/g, ""),
    task: taskRange(text, range),
    isDone: MARKED_DONE.test(text),
    owner: ownerReader(text, range.start),
    due: lazy(() => dueIn(text, range.start)),
    link: lazy(() => linkIn(text, range.start)),
    type: lazy(() => typeIn(text, range.start)),
    priority: lazy(() => priorityIn(text, range.start)),
  };
});

/** What an item says of itself below its first lines: where it is tracked, and `- Owner: Wei` and `- Due: Friday`. */
const belowOf = ofBlock((document, whole) => {
  // At once: the block moves on, and this version of the document does not.
  const text = detached(document.slice(whole.start, whole.end));
  return {
    link: lazy(() => linkIn(text, 0)),
    owner: lazy(() => labelledIn("owner", text)),
    due: lazy(() => labelledIn("due", text)),
  };
});

/** Finds an owner in a text, and again only where the names that were asked about are people no more, or are now. */
function ownerReader(text: string, offset: number): (isPerson: IsPerson) => ActionField | undefined {
  let asked: Map<string, boolean> | undefined;
  let owner: ActionField | undefined;
  return (isPerson) => {
    if (asked && [...asked].every(([name, is]) => isPerson(name) === is)) return owner;
    const answers = new Map<string, boolean>();
    const ask = (name: string): boolean => {
      const is = isPerson(name);
      answers.set(name, is);
      return is;
    };
    owner = ownerIn(ask, text, offset);
    asked = answers;
    return owner;
  };
}

export function makeItem(
  reader: Reader,
  whole: Block,
  block: Block,
  form: ActionItem["form"],
  section: Section | undefined,
  around: Around = {},
): ActionItem {
  const { document } = reader;
  const words = wordsOf(document, block);
  const below = whole.end - whole.start < MAX_ITEM ? belowOf(document, whole) : undefined;
  /** The field as the words of the task say it, else as the lines below do, or as what stands around them. */
  const field = (inTask: FieldReader, inLines?: FieldReader, withAround?: FieldAround): FieldReader => {
    const said: FieldReader = () => from(block.start, inTask()) ?? from(whole.start, inLines?.());
    return lazy(() => (withAround ? withAround(said) : said()));
  };
  return {
    start: whole.start,
    end: whole.end,
    text: words.text,
    task: shifted(words.task, block.start),
    block,
    section,
    form,
    owner: field(() => words.owner(reader.isPerson), below?.owner, around.owner),
    cell: around.cell ?? (() => undefined),
    due: field(words.due, below?.due, around.due),
    link: field(words.link, below?.link, around.link),
    type: field(words.type, undefined, around.type),
    priority: field(words.priority, undefined, around.priority),
    // An empty box says more than words: "Check that the backfill is done".
    status: (whole.checked ?? (around.done === true || words.isDone)) ? "done" : "open",
    checkbox: whole.checked !== undefined,
  };
}

/** The words of the task: without a leading label, tag or owner, and without what stands in brackets at the end. */
function taskRange(text: string, range: Range): Range {
  const tag =
    /^(?:[*_]{0,2}action item[*_]{0,2}:[*_]{0,2}\s*|(?:owner|assignee):\s\S{1,30}\.\s+|\[[^\]\n]{1,20}\]\s+(?!\()|\((?:prevent|detect|mitigate|repair|process|investigate)[^)\n]{0,20}\)\s*|P\d\W\s*)/i.exec(
      text,
    )?.[0] ??
    /^[*_]{2}[A-Z]{2,8}[*_]{2}\W\s*/.exec(text)?.[0] ??
    "";
  // A text that is nothing but a tag is the task itself.
  const lead = tag.length < text.length ? tag.length : 0;
  const sentence = /[.!?](?=\s|$)/.exec(text.slice(lead));
  const firstSentence = sentence && sentence.index > 8 ? text.slice(0, lead + sentence.index) : text;
  const cut = withoutRows(firstSentence).search(
    /\s{0,4}(?:[,(]\s{0,4}(?:@|owner\b|due\b|by\s\w|[A-Z][A-Z0-9]{1,9}-\d)|(?<!\])\((?:\[|https?:|#)|\[[^\]\n]{1,80}\]\([^)\s]{1,300}\)\W{0,3}$|\s[—–-]\s(?:@|[A-Z])|(?<!\()https?:\/\/)/,
  );
  // "(field service, OPS-12)": the bracket is no part of the task.
  const bracket = cut < 0 ? -1 : firstSentence.lastIndexOf("(", cut);
  const isOpen = bracket > 0 && /\s/.test(text[bracket - 1] ?? "") && !firstSentence.slice(bracket, cut).includes(")");
  const tail = isOpen ? firstSentence.slice(0, bracket).trimEnd().length : cut;
  const bold = /^[*_]{2}([^*_\n]{8,120}?):?[*_]{2}:?(?=\s)/.exec(text.slice(lead));
  // `**Pin the version:** it drifted twice`: the bold words are the task.
  if (bold) return { start: range.start + lead + 2, end: range.start + lead + 2 + (bold[1] as string).length };
  const end = [tail > lead + 3 ? tail : firstSentence.length, firstSentence.length, text.length].find((it) =>
    isWhole(text.slice(lead, it), text[it]),
  );
  return {
    start: range.start + lead,
    end: range.start + Math.max(end ?? text.length, Math.min(lead + 1, text.length)),
  };
}
