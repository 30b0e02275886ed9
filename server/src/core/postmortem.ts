/** One document, read: its kind, its parts, its people, and its sentences. What every rule looks at. */
import { type ActionItem, readActionItems } from "./actionItems.ts";
import type { Document } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import { type Factor, readFactors } from "./factors.ts";
import { detectKind, type Kind } from "./kind.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Names, readNames } from "./people.ts";
import { readSections, type SectionAliases, type Sections } from "./sections.ts";
import { type Passage, type PassageMemory, readPassages } from "./sentences.ts";
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
  /** The prose in which something could be found, by block. */
  readonly passages: readonly Passage[];
  /** Their sentences, analysed. */
  readonly sentences: readonly Sentence[];
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
 * Reads a document. Each part is read when it is first asked for; which prose is looked at depends on its kind. With the memory of the version before, its passages
 * move into this one.
 */
export function readPostmortem(
  document: Document,
  background: Background,
  lexicon: Lexicon,
  gateOf: (kind: Kind) => Gate,
  path?: string,
  memory?: PassageMemory,
): Postmortem {
  return new LazyPostmortem(document, background, lexicon, gateOf, path, memory);
}

/** A class for its speed alone: an object literal with getters makes the engine describe each object anew. */
class LazyPostmortem implements Postmortem {
  readonly document: Document;
  readonly #background: Background;
  readonly #lexicon: Lexicon;
  readonly #gateOf: (kind: Kind) => Gate;
  readonly #path: string | undefined;
  readonly #memory: PassageMemory | undefined;
  #detected: ReturnType<typeof detectKind> | undefined;
  #names: Names | undefined;
  #sections: Sections | undefined;
  #timeline: Timeline | undefined;
  #factors: readonly Factor[] | undefined;
  #actionItems: readonly ActionItem[] | undefined;
  #passages: readonly Passage[] | undefined;
  #sentences: readonly Sentence[] | undefined;

  constructor(
    document: Document,
    background: Background,
    lexicon: Lexicon,
    gateOf: (kind: Kind) => Gate,
    path: string | undefined,
    memory: PassageMemory | undefined,
  ) {
    this.document = document;
    this.#background = background;
    this.#lexicon = lexicon;
    this.#gateOf = gateOf;
    this.#path = path;
    this.#memory = memory;
  }

  get kind(): Kind {
    return this.#kind().kind;
  }
  get kindReasons(): readonly string[] {
    return this.#kind().reasons;
  }
  #kind(): ReturnType<typeof detectKind> {
    this.#detected ??= detectKind(this.document, this.sections, { path: this.#path }, this.#background.kind);
    return this.#detected;
  }
  get names(): Names {
    this.#names ??= readNames(this.document, this.#background.people, this.#background.services);
    return this.#names;
  }
  get sections(): Sections {
    this.#sections ??= readSections(this.document, this.#background.sections);
    return this.#sections;
  }
  get timeline(): Timeline {
    this.#timeline ??= readTimeline(this.document, this.sections);
    return this.#timeline;
  }
  get factors(): readonly Factor[] {
    this.#factors ??= readFactors(this.document, this.sections);
    return this.#factors;
  }
  get actionItems(): readonly ActionItem[] {
    this.#actionItems ??= readActionItems(this.document, this.sections, (name) => this.names.isPerson(name));
    return this.#actionItems;
  }
  get passages(): readonly Passage[] {
    const { document, sections, timeline, names } = this;
    this.#passages ??= readPassages(
      document,
      sections,
      timeline,
      names,
      this.#lexicon,
      this.#gateOf(this.kind),
      this.#memory,
    );
    return this.#passages;
  }
  get sentences(): readonly Sentence[] {
    this.#sentences ??= this.passages.flatMap(({ sentences }) => sentences);
    return this.#sentences;
  }
}
