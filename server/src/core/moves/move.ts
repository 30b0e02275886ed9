import type { Suggestion } from "../rule.ts";

/** A move that a writer may make; it may hold placeholders in `⟨…⟩`. */
export interface Move extends Suggestion {
  /** Whether placeholders of the same words stand for the same thing, and are filled in together. */
  readonly linked?: boolean;
}
