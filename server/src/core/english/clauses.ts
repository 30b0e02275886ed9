/** Clauses: which verb has which subject and object. Read by parser.ts. */
import type { NounPhrase } from "./nounPhrases.ts";
import type { VerbGroup } from "./verbGroups.ts";
import type { Word } from "./word.ts";

/** How a clause stands to the one around it; `complement` is what is said, known or seen: "noticed **that it was full**". */
export type ClauseKind = "main" | "relative" | "subordinate" | "complement" | "infinitive" | "gerund" | "participle";

/** A verb with what belongs to it; `first` and `last` are indices into the words of the sentence, `last` inclusive. */
export interface Clause {
  readonly kind: ClauseKind;
  /** `because`, `if`, `who`, `that`, `without` …: the word that ties it to the clause around it. */
  readonly marker: Word | undefined;
  readonly subject: NounPhrase | undefined;
  /** The subject stands in an earlier clause: "Omar merged **and broke** the build". */
  readonly inherited: boolean;
  readonly verb: VerbGroup;
  /** "Had we tested", "did the engineer restart". */
  readonly inverted: boolean;
  object?: NounPhrase;
  /** The agent of a passive. */
  by?: NounPhrase;
  /** `down` in "took the site down". */
  particle?: string;
  /** What stands after a copula, from the first to the last word. */
  complement?: { first: number; last: number };
  readonly prepositions: { readonly preposition: number; readonly phrase: NounPhrase }[];
  /** The clause an infinitive or gerund depends on. */
  readonly governor: Clause | undefined;
  first: number;
  last: number;
}
