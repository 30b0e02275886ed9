/** One document, read: its kind, its parts, its people, and its sentences. What every rule looks at. */
import { type ActionItem, readActionItems } from "./actionItems.ts";
import type { Config } from "./config.ts";
import type { Document } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import { type Factor, readFactors } from "./factors.ts";
import { detectKind, type Kind } from "./kind.ts";
import { lazy } from "./lazy.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Names, readNames } from "./people.ts";
import { readSections, type Sections } from "./sections.ts";
import { readSentences } from "./sentences.ts";
import { readTimeline, type Timeline } from "./timeline.ts";
import type { Gate } from "./triggers.ts";

export type { Kind };

export interface Postmortem {
  readonly document: Document;
  readonly kind: Kind;
  /** Why it is of that kind, in words for the reader: `the title says "postmortem"`. */
  readonly kindReasons: readonly string[];
  readonly names: Names;
  readonly sections: Sections;
  readonly timeline: Timeline;
  readonly factors: readonly Factor[];
  readonly actionItems: readonly ActionItem[];
  /** The sentences of the prose in which something could be found, analysed. */
  readonly sentences: readonly Sentence[];
}

/** Reads a document. Each part is read when it is first asked for. */
export function readPostmortem(
  document: Document,
  config: Config,
  lexicon: Lexicon,
  gate: Gate,
  path?: string,
): Postmortem {
  const sections = lazy(() => readSections(document, config.sections));
  const kind = lazy(() => detectKind(document, sections(), { path }, config.kind));
  const names = lazy(() => readNames(document, config.people, config.services));
  const timeline = lazy(() => readTimeline(document, sections()));
  const factors = lazy(() => readFactors(document, sections()));
  const actionItems = lazy(() => readActionItems(document, sections(), (name) => names().isPerson(name)));
  const sentences = lazy(() => readSentences(document, sections(), timeline(), names(), lexicon, gate));
  return {
    document,
    get kind() {
      return kind().kind;
    },
    get kindReasons() {
      return kind().reasons;
    },
    get names() {
      return names();
    },
    get sections() {
      return sections();
    },
    get timeline() {
      return timeline();
    },
    get factors() {
      return factors();
    },
    get actionItems() {
      return actionItems();
    },
    get sentences() {
      return sentences();
    },
  };
}
