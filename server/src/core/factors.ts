/** The contributing factors a document names, however they are written. */
import type { Range } from "./text.ts";

export interface Factor extends Range {
  /** Its first line, as a reader sees it. */
  readonly text: string;
  readonly form: "item" | "row" | "heading" | "paragraph";
}
