/** One document, read: its kind, its parts, its people, and its sentences. What every rule looks at. */

import type { Block, Document } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import { lazy } from "./lazy.ts";
import type { Lexicon } from "./lexicon.ts";
import { type ActionItem, readActionItems } from "./postmortem/actionItems.ts";
import { type Factor, readFactors } from "./postmortem/factors.ts";
import { detectKind, type Kind, type KindOfDocument } from "./postmortem/kind.ts";
import { type Names, readNames } from "./postmortem/people.ts";
import { readSections, type SectionAliases, type Sections } from "./postmortem/sections.ts";
import { MARGIN, type Passage, type PassageMemory, readPassages } from "./postmortem/sentences.ts";
import { readTimeline, type Timeline } from "./postmortem/timeline.ts";
import { Trace, tracing } from "./trace.ts";
import type { Gate } from "./triggers.ts";

export type { Kind };

/** A document with all its models; each is read when it is first asked for. */
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
  /** A value read from the document, by its name; see `Keep`. */
  readonly keep: Keep;
  /** The prose in which something could be found, by block. */
  readonly passages: readonly Passage[];
  /** Their sentences, analysed. */
  readonly sentences: readonly Sentence[];
  /** Those of one block. */
  sentencesIn(block: Block): readonly Sentence[];
}

/** What a configuration knows that the document does not say. */
export interface Background {
  readonly people: readonly string[];
  readonly services: readonly string[];
  readonly sections: SectionAliases;
  /** The kind of document, where it is settled. */
  readonly kind: Kind | undefined;
}

/**
 * A value without offsets, by its name: read when it is first asked for, and in an editor again only where something has
 * changed that it was read from. So it is `read` from the version it is given, and from no other.
 */
export type Keep = <T>(name: string, read: (version: Postmortem) => T) => T;

/** What an editor knows of the last version of a document, for the next one. */
export interface Memory {
  readonly keep: Keep;
  readonly passages: PassageMemory;
  /** The sections, from memory or anew. */
  sections(read: () => Sections): Sections;
}

/**
 * Reads a document. Each part is read when it is first asked for; which prose is looked at depends on its kind. With the
 * memory of the version before, its passages move into this one.
 */
export function readPostmortem(
  document: Document,
  background: Background,
  lexicon: Lexicon,
  gateOf: (kind: Kind) => Gate,
  path?: string,
  memory?: Memory,
): Postmortem {
  return new LazyPostmortem(document, background, lexicon, gateOf, path, memory);
}

/** Reads each value once. */
function createKeep(postmortem: Postmortem): Keep {
  const known = new Map<string, unknown>();
  return (name, read) => {
    if (!known.has(name)) known.set(name, read(postmortem));
    return known.get(name) as ReturnType<typeof read>;
  };
}

/**
 * A value that is kept. Written straight into a field, the function would be among the old objects of the engine from the
 * start, and would keep there all that it reaches: each document, long after it was read.
 */
function kept<T>(keep: Keep, name: string, read: (version: Postmortem) => T): () => T {
  return () => keep(name, read);
}

/** A class for its speed alone: an object literal with getters makes the engine describe each object anew. */
class LazyPostmortem implements Postmortem {
  readonly document: Document;
  readonly names: Names;
  readonly keep: Keep;
  readonly #detected: () => KindOfDocument;
  readonly #sections: () => Sections;
  readonly #timeline: () => Timeline;
  readonly #factors: () => readonly Factor[];
  readonly #actionItems: () => readonly ActionItem[];
  readonly #passages: () => readonly Passage[];
  readonly #sentences: () => readonly Sentence[];
  readonly #byBlock: () => ReadonlyMap<Block, readonly Sentence[]>;

  constructor(
    document: Document,
    background: Background,
    lexicon: Lexicon,
    gateOf: (kind: Kind) => Gate,
    path: string | undefined,
    memory: Memory | undefined,
  ) {
    const part = <T>(read: () => T): (() => T) => lazy(read, memory && new Trace());
    const keep = memory?.keep ?? createKeep(this);
    this.document = document;
    this.keep = keep;
    this.names = readNames(keep, background.people, background.services);
    this.#detected = kept(keep, "kind", ({ document, sections }) =>
      detectKind(document, sections, { path }, background.kind),
    );
    const sections = (): Sections => readSections(document, background.sections);
    this.#sections = memory ? () => memory.sections(sections) : lazy(sections);
    this.#timeline = part(() => readTimeline(document, this.sections));
    this.#factors = part(() => readFactors(document, this.sections));
    this.#actionItems = part(() => readActionItems(document, this.sections, (name) => this.names.isPerson(name)));
    this.#passages = lazy(() => readPassages(this, lexicon, gateOf(this.kind), memory?.passages));
    this.#sentences = lazy(() => this.#passages().flatMap(({ sentences }) => sentences));
    this.#byBlock = lazy(() => new Map(this.#passages().map(({ block, sentences }) => [block, sentences])));
  }

  get kind(): Kind {
    return this.#detected().kind;
  }
  get kindReasons(): readonly string[] {
    return this.#detected().reasons;
  }
  get sections(): Sections {
    return this.#sections();
  }
  get timeline(): Timeline {
    return this.#timeline();
  }
  get factors(): readonly Factor[] {
    return this.#factors();
  }
  get actionItems(): readonly ActionItem[] {
    return this.#actionItems();
  }
  get passages(): readonly Passage[] {
    tracing()?.takeSentences("all");
    return this.#passages();
  }
  get sentences(): readonly Sentence[] {
    tracing()?.takeSentences("all");
    return this.#sentences();
  }
  sentencesIn(block: Block): readonly Sentence[] {
    tracing()?.takeSentences("some");
    this.document.slice(Math.max(0, block.start - MARGIN), block.end + MARGIN);
    return this.#byBlock().get(block) ?? [];
  }
}
