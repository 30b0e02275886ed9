/** What stands for an adjective that measures against a standard, and does not name it: what was there. */
import { lowerText, phraseAt, rangeOf, type Sentence, writtenText } from "../english/sentence.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";
import { asPrompt } from "./parts.ts";
import { LOOKED_LIKE } from "./phrases.ts";
import { withCapital } from "./things.ts";

/** What to say of the work that a sentence is about. */
const SAYS: readonly (readonly [RegExp, string])[] = [
  [/test|validat|verif/, "Tests covered ⟨which inputs or paths⟩, and not ⟨which⟩"],
  [/review/, "The review saw ⟨what⟩, and not ⟨what⟩"],
  [/communicat|coordinat|announce|brief/, "⟨Who⟩ heard of ⟨what⟩ at ⟨time⟩, through ⟨channel⟩"],
  [/decision|call|choice|judg/, "The decision to ⟨…⟩ was taken with ⟨which information⟩"],
  [/document/, "The page on ⟨what⟩ says ⟨what⟩, and not ⟨what⟩"],
  [/monitor/, "⟨Signal⟩ was shown in ⟨where⟩, and alerts on ⟨what⟩ only"],
];

/** "insufficient testing of the pump" → "⟨what the testing covered, and what not⟩ of the pump" */
export function described(sentence: Sentence, range: Range): readonly Suggestion[] {
  const { words } = sentence;
  const last = words.findIndex((word) => word.end === range.end);
  const phrase = phraseAt(sentence, last);
  // "insufficient testing of the new pump delayed us": what it did stays.
  if (phrase && phrase.head > last && sentence.clauses.some((it) => it.verb.finite)) {
    const thing = writtenText(sentence, last + 1, phrase.last);
    const whole = rangeOf(sentence, phrase.first, phrase.last);
    // "the poor decision **to go on**"
    if (words[phrase.last + 1]?.tag === "to")
      return [
        replace(LOOKED_LIKE, whole, withCapital(sentence, phrase.first, "⟨what made it look right at the time⟩")),
      ];
    return [
      replace(
        "Describe what was there",
        whole,
        withCapital(sentence, phrase.first, `⟨what the ${thing} covered, and what not⟩`),
      ),
    ];
  }
  const text = lowerText(sentence);
  const fitting = SAYS.find(([pattern]) => pattern.test(text))?.[1];
  return asPrompt(
    "Describe what was there",
    sentence,
    range,
    fitting ?? "⟨What was there⟩, where ⟨the standard⟩ expects ⟨what⟩",
  );
}
