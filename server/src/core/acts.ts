/**
 * What a sentence says somebody did, or did not do, in four frames: the harm itself ("Omar dropped the wrong table"),
 * the passive with its agent ("was dropped by Omar"), the omission ("Omar forgot to …") and the mistake ("an error by
 * Omar"). The rules about agents differ only in whom they are about.
 */

import { type Act, isExplained, isUnreal } from "./acts/act.ts";
import { attribution } from "./acts/attribution.ts";
import { harm } from "./acts/harm.ts";
import { mistake, nominal } from "./acts/mistake.ts";
import { impliedOmission, omission } from "./acts/omission.ts";
import { passive } from "./acts/passive.ts";
import { hasReason, isCredit, isNotTheMatter, isOrdered, tellsCircumstances } from "./acts/polarity.ts";
import { lowerText, type Sentence } from "./english/sentence.ts";
import { lazy } from "./lazy.ts";
import type { Lexicon } from "./lexicon.ts";

/** All acts of a sentence. Headings, thanks, what went well and what was luck hold none. */
export function findActs(sentence: Sentence, lexicon: Lexicon): Act[] {
  if (sentence.place.heading || sentence.place.roles.includes("lucky")) return [];
  const acts: Act[] = [];
  const reasoned = lazy(() => hasReason(sentence));
  for (const clause of sentence.clauses) {
    if (isUnreal(clause) || isNotTheMatter(sentence, clause)) continue;
    const act =
      passive(sentence, clause, lexicon) ??
      omission(sentence, clause, lexicon) ??
      impliedOmission(sentence, clause, lexicon) ??
      mistake(sentence, clause, lexicon) ??
      harm(sentence, clause, lexicon);
    const explained = (): boolean => isExplained(sentence, clause) || tellsCircumstances(sentence, clause);
    if (act && !(/^(?:harm|passive)$/.test(act.frame) && isOrdered(sentence, clause)))
      acts.push({ ...act, clause, reasoned: explained() });
  }
  for (const phrase of sentence.phrases) {
    const act = nominal(sentence, phrase, lexicon) ?? attribution(sentence, phrase, lexicon);
    if (act && !acts.some((other) => other.range.start < act.range.end && act.range.start < other.range.end))
      // "because of the carelessness of …": the act is the reason that is given.
      acts.push({
        ...act,
        reasoned:
          reasoned() && !/^(?:because of|due to)$/.test(lowerText(sentence, phrase.first - 2, phrase.first - 1)),
      });
  }
  return acts.length > 0 && isCredit(sentence) ? [] : acts;
}
