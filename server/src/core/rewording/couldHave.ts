/** What stands for what could have been: what was possible, or what would help from now on. */
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import { lastWord, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { FROM_NOW_ON, SHOWN } from "./phrases.ts";
import { isPlural, withCapital } from "./things.ts";

/** "The team could have rolled back within five minutes" → "Rolling back within five minutes was possible". */
export function asPossible(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const { subject, verb } = clause;
  const end = lastWord(sentence);
  if (
    !subject ||
    clause.inherited ||
    subject.first > 1 ||
    end > verb.last + 9 ||
    sentence.clauses.some((it) => it !== clause && it.verb.finite)
  )
    return [];
  const rest = text.slice(rangeOf(sentence, verb.last, verb.last).end, rangeOf(sentence, end, end).end);
  const doing = withCapital(sentence, subject.first, `${gerund(verb.lemma)}${rest}`);
  const range = rangeOf(sentence, subject.first, end);
  return [
    replace("Say what was possible", range, `${doing} was possible`),
    replace(SHOWN, range, `${doing} was possible: ⟨what would have shown that at the time⟩`),
  ];
}

/** "The damage could have been prevented by asking the storage group" → "⟨…⟩ by asking the storage group …". */
export function asPreventing(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const { subject, verb } = clause;
  const { words } = sentence;
  const end = lastWord(sentence);
  if (!subject || subject.last + 1 !== verb.first) return [];
  // "Most of them could have been prevented": which ones?
  if (/^(?:all|both|each|every|many|most|several|some)$/.test(words[subject.first]?.lower ?? "")) return [];
  // "so it could have been noticed earlier" → "so it was noticed ⟨…⟩"
  if (/^(?:earlier|sooner|faster|quicker)$/.test(lowerAt(words, verb.last + 1)) && words[verb.main]?.lower) {
    const was = isPlural(sentence, subject) ? "were" : "was";
    const range = rangeOf(sentence, verb.first, verb.last + 1);
    const seen = `${was} ${words[verb.main]?.lower}`;
    return [
      replace("Say when it was", range, `${seen} ⟨how long after it began⟩`),
      replace(SHOWN, range, `${seen} only when ⟨what showed it⟩`),
    ];
  }
  if (subject.first > 1 || sentence.clauses.some((it) => it !== clause && it.verb.finite)) return [];
  const { start } = rangeOf(sentence, subject.first, end);
  const thing = text.slice(start, rangeOf(sentence, subject.last, subject.last).end);
  const kept = /^(?:The|This|That|It|These|Those|An?)\b/.test(thing)
    ? thing.charAt(0).toLowerCase() + thing.slice(1)
    : thing;
  const range = rangeOf(sentence, subject.first, end);
  const means = lowerAt(words, verb.last + 1) === "by" ? words[verb.last + 2] : undefined;
  if (means && !means.lower.endsWith("ing")) return [];
  if (means) {
    const doing = withCapital(sentence, subject.first, text.slice(means.start, range.end));
    const again = /^(?:avoid|prevent)$/.test(verb.lemma) && subject.first < subject.last;
    const what = again ? `a repeat of ${kept}` : `${kept} from now on`;
    return [replace(FROM_NOW_ON, range, `${doing} would ${verb.lemma} ${what}`)];
  }
  return verb.last === end
    ? [
        replace(
          "Ask what would",
          range,
          `⟨Which check, alert or default⟩ would ${verb.lemma.replace("avoid", "prevent")} ${kept}`,
        ),
      ]
    : [];
}

/** "One call from the desk would have spared them the trip" → "⟨Which message …⟩ would spare them the trip". */
export function asMeans({ words, start }: Sentence, { verb, subject }: Clause): readonly Suggestion[] {
  if (!subject || /^any/.test(lowerAt(words, 0)) || (words[subject.first]?.start ?? -1) !== start) return [];
  const range = { start, end: (words[verb.last] as Word).end };
  return [replace("Ask what would", range, `⟨Which message, check or alert⟩ would ${verb.lemma}`)];
}
