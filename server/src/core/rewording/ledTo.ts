/** What led to a deed: the condition in the place of the person, and all that was done as what came of it. */
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import type { Sentence } from "../english/sentence.ts";
import { lemmaAt, lowerAt, type Word } from "../english/word.ts";
import type { Suggestion } from "../rule.ts";
import type { Edit } from "../text.ts";
import { beginsFreely } from "./belonging.ts";
import { deedOf, resuming, sharing, startOf, startOfShared } from "./deeds.ts";
import { opensOnSomebody, orphans, PERSONAL } from "./looseEnds.ts";
import { LED, VIEW } from "./phrases.ts";
import { rangeBetween, withCapital } from "./things.ts";
import { isVerdict } from "./told.ts";
import { isIn } from "./wordClasses.ts";

/**
 * "Kofi restarted the wrong replica and left" → "⟨What was in view at the time⟩ led to restarting the wrong replica and
 * leaving": whatever was done stays, with all that is told of it. Of several things that were done, those in `told` are
 * kept.
 */
export function asLedTo(
  sentence: Sentence,
  clause: Clause,
  told: readonly Clause[] = [clause, ...sharing(sentence, clause)],
): Suggestion[] {
  const { words } = sentence;
  const first = startOf(sentence, clause) ?? startOfDescribed(sentence, clause);
  if (first === undefined || !clause.subject || clause.inverted || opensOnSomebody(sentence, first)) return [];
  if (clause.kind === "main" && !beginsFreely(sentence, first)) return [];
  const edits: Edit[] = [];
  for (const it of [...told, ...resuming(sentence, clause)]) {
    const own = it === told[0];
    // "… because she had seen it" has no gerund.
    if (it.kind === "subordinate" && !own && !isTimed(it)) return [];
    const done = isLed(sentence, it) ? gerundOf(sentence, it) : undefined;
    if (!done) return [];
    const range = rangeBetween(sentence, own ? first : startOfShared(words, it), done.last);
    edits.push({ ...range, text: own && done.text ? ` ${done.text}` : done.text });
  }
  const stays = (word: Word): boolean => !edits.some(({ start, end }) => start <= word.start && word.end <= end);
  if (!told[0] || words.slice(told[0].verb.last + 1).some((word) => PERSONAL.test(word.lower) && stays(word)))
    return [];
  const [deed, ...rest] = edits;
  if (!deed || orphans(sentence, edits)) return [];
  const asked = (title: string, text: string): Suggestion => ({
    title,
    edits: [{ ...deed, text: withCapital(sentence, first, text + deed.text) }, ...rest],
  });
  return [
    asked(LED, `${VIEW} led to`),
    ...(deed.text ? [asked("Ask what allowed it", "⟨the tool or the procedure⟩ allowed")] : []),
  ];
}

/** Where a subject begins that is described before its verb comes: "Zanele Dube, the shift lead, misconfigured". */
function startOfDescribed({ clauses }: Sentence, { kind, subject, inherited, verb }: Clause): number | undefined {
  if (!subject || inherited || kind === "relative" || kind === "infinitive" || kind === "gerund") return undefined;
  return clauses.some((it) => it.verb.first > subject.last && it.verb.last < verb.first) ? undefined : subject.first;
}

/** The deed of a clause as a gerund with its adverbs, up to a word; empty for "caused". Undefined where English has none. */
function gerundOf(sentence: Sentence, { verb, object }: Clause): { text: string; last: number } | undefined {
  const { words } = sentence;
  // Nothing that was in view leads to a slip as such.
  const adverbs = verb.adverbs
    .filter((i) => i < verb.main && !isVerdict(words[i] as Word) && !isIn("slips", lowerAt(words, i)))
    .map((i) => `${lowerAt(words, i)} `)
    .join("");
  // "messed up the order" → "led to breaking the order"
  if (lowerAt(words, verb.last + 1) === "up" && /^(?:foul|fuck|mess|screw)$/.test(verb.lemma))
    return object && { text: `${adverbs}breaking`, last: verb.last + 1 };
  // "made the mistake of trusting it" → "led to trusting it"
  const of = (object?.head ?? 0) + 1;
  const mistake = verb.lemma === "make" && /^(?:mistake|error)$/.test(lemmaAt(words, object?.head ?? -1));
  if (mistake && lowerAt(words, of) === "of" && lowerAt(words, of + 1).endsWith("ing"))
    return { text: `${adverbs}${lowerAt(words, of + 1)}`, last: of + 1 };
  return { text: verb.lemma === "cause" ? "" : `${adverbs}${gerund(verb.lemma)}`, last: verb.last };
}

/** Whether a condition can have led to what a clause tells. */
function isLed(sentence: Sentence, clause: Clause): boolean {
  const { verb } = clause;
  if (verb.modal || verb.passive || verb.negated || !verb.past || verb.progressive) return false;
  if (STATES.test(verb.lemma) || deedOf(sentence, clause).undone) return false;
  return sentence.words[verb.last + 1]?.tag !== "comma";
}

/** What is no deed, or how it came to light: nothing leads to it. */
const STATES = /^(?:be|discover|find|have|intend|know|lack|learn|need|notice|own|reali[sz]e|see|want|wish)$/;

/** "**before** she released it": a gerund can follow. */
function isTimed({ marker }: Clause): boolean {
  return /^(?:before|after|while|when)$/.test(marker?.lower ?? "");
}

/** What the same people did besides: "did not read it **and released the sum**" → "⟨what was in view⟩ led to releasing". */
export function whatElse(sentence: Sentence, clause: Clause): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const it of [...sharing(sentence, clause), ...resuming(sentence, clause)]) {
    if (!isLed(sentence, it)) return undefined;
    const { verb } = it;
    const first = startOfShared(sentence.words, it);
    const doing = gerund(verb.lemma);
    const tied = (it.kind === "subordinate" && isTimed(it)) || (first === verb.first && edits.length > 0);
    edits.push({ ...rangeBetween(sentence, first, verb.last), text: tied ? doing : `${VIEW} led to ${doing}` });
  }
  return edits;
}
