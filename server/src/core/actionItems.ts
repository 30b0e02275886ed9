/** The action items of a document: bullets, numbers, checkboxes, table rows, groups under a name, paragraphs. */
import type { Block } from "./document.ts";
import type { Section } from "./sections.ts";
import type { Range } from "./text.ts";

export interface ActionField extends Range {
  readonly text: string;
}

export interface ActionItem extends Range {
  /** What is to be done, as a reader sees it, without owner, date and link. */
  readonly text: string;
  /** The words of the task itself, to point at. */
  readonly task: Range;
  /** The paragraph, cell or heading that holds the task. */
  readonly block: Block;
  readonly section: Section | undefined;
  readonly form: "item" | "row" | "paragraph";
  readonly owner: ActionField | undefined;
  readonly due: ActionField | undefined;
  readonly link: ActionField | undefined;
  readonly type: ActionField | undefined;
  readonly priority: ActionField | undefined;
  readonly status: "open" | "done";
}
