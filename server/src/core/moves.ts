/**
 * Larger moves: changes of a document that are more than other words for one finding, such as turning a wish into an
 * action item. A move is offered for a place in the text, and computed from the document alone.
 */

import type { Lexicon } from "./lexicon.ts";
import type { LintResult } from "./lint.ts";
import { asTable } from "./moves/actionTable.ts";
import { asAction } from "./moves/counterfactual.ts";
import { withOtherLayers } from "./moves/factorStubs.ts";
import type { Move } from "./moves/move.ts";
import { asRole } from "./moves/nameToRole.ts";
import { isLinted } from "./postmortem/kind.ts";
import type { Range } from "./text.ts";

export type { Move };

/** The moves at a range of the document, an offset being an empty range. */
export function movesAt(
  { postmortem, diagnostics }: LintResult,
  lexicon: () => Lexicon,
  range: Range,
): readonly Move[] {
  if (!isLinted(postmortem.kind)) return [];
  return [
    asAction(postmortem, diagnostics, range),
    asRole(postmortem, range),
    withOtherLayers(postmortem, lexicon, range),
    asTable(postmortem, range),
  ].filter((move) => move !== undefined);
}
