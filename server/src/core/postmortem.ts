/** One document, read: its kind, its parts, its people, and its sentences. What every rule looks at. */
import type { Document } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import type { Sections } from "./sections.ts";
import type { Timeline } from "./timeline.ts";
import type { Factor } from "./factors.ts";
import type { ActionItem } from "./actionItems.ts";

/** `other` is any Markdown that is none of these; nothing is reported in it, nor in a `template`. */
export type Kind = "postmortem" | "external" | "premortem" | "war-story" | "template" | "other";

export interface Postmortem {
  readonly document: Document;
  readonly kind: Kind;
  /** Why it is of that kind, in words for the reader: `the title says "postmortem"`. */
  readonly kindReasons: readonly string[];
  readonly sections: Sections;
  readonly timeline: Timeline;
  readonly factors: readonly Factor[];
  readonly actionItems: readonly ActionItem[];
  readonly sentences: readonly Sentence[];
}
