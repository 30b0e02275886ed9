/** The timeline: its entries and their times, in all the layouts people use. */
import type { Range } from "./text.ts";

export interface TimelineEntry extends Range {
  /** The time as written, `10:02` or `2024-05-03 10:02 UTC`; undefined where the entry has none. */
  readonly time: Range | undefined;
  /** ISO 8601 as far as known: `2024-05-03T10:02Z`, `2024-05-03T10:02`, `T10:02`, `2024-05-03`. */
  readonly iso: string | undefined;
}

export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** ISO 8601 of the first and the last entry that have a time. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}
