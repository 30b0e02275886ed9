/**
 * The part of a sentence that an offer is about: up to where another clause begins that stands for itself. A question goes
 * behind it, or in its place.
 */
import type { Clause } from "../english/clauses.ts";
import { isQuestion, lowerText, type Sentence } from "../english/sentence.ts";
import type { Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Edit, Range } from "../text.ts";
import { HINDSIGHT, opensOnSomebody, orphans, refersBack } from "./looseEnds.ts";
import { HAPPENED, IN_VIEW } from "./phrases.ts";
import { rangeBetween } from "./things.ts";

/** The same edits, and words at the end of the sentence. */
function withTail(sentence: Sentence, edits: readonly Edit[], tail: string): readonly Edit[] {
  const last = sentence.words.at(-1);
  return withWords(edits, last && /^[.!]$/.test(last.text) ? last.start : sentence.end, tail);
}

/** The same edits, and words at an offset, which may be the end of one of them. */
function withWords(edits: readonly Edit[], at: number, text: string): readonly Edit[] {
  const touching = edits.findIndex((edit) => edit.end === at);
  return touching < 0
    ? [...edits, { start: at, end: at, text }].sort((a, b) => a.start - b.start)
    : edits.map((edit, i) => (i === touching ? { ...edit, text: edit.text + text } : edit));
}

/** The same edits, and a question for the condition at the end of the sentence. */
export function askingFor(what: string, sentence: Sentence, edits: readonly Edit[]): Suggestion[] {
  const { words } = sentence;
  if (isQuestion(sentence)) return [];
  const title = "Say so, and add what was behind it";
  const first = words.findIndex((word) => word.end > (edits[0]?.start ?? 0));
  const part = partAround(
    sentence,
    first,
    words.findLastIndex((word) => word.start < (edits.at(-1)?.end ?? 0)),
  );
  const until = part && words[part.last]?.tag === "open" ? part.last - 1 : part?.last;
  const last = words[until ?? -1];
  // Where another clause follows, the question stands behind the one that it is about.
  if (last && words[words.length - 1]?.tag === "stop" && last.end < (words.at(-2)?.end ?? 0))
    return [{ title, edits: withWords(edits, last.end, ` (⟨what ${what}⟩)`) }];
  const question = words.some((word) => word.text === ":") ? ` (⟨what ${what}⟩)` : `: ⟨what ${what}⟩`;
  return [{ title, edits: withTail(sentence, edits, question) }];
}

/** What happened, if that can be told, and the question for what stood behind it. */
export function saying(
  sentence: Sentence,
  edits: readonly Edit[] | undefined,
  asked: string = IN_VIEW,
  title: string = HAPPENED,
): readonly Suggestion[] {
  return edits ? [{ title, edits }, ...askingFor(asked, sentence, edits)] : [];
}

/**
 * Puts a prompt in the place of a sentence, or of that part of it that holds the finding, where another clause stands
 * beside it. At most `clauses` clauses may be lost: no placeholder asks for a fact that has nothing to do with the finding.
 */
export function asPrompt(
  title: string,
  sentence: Sentence,
  { start, end }: Range,
  prompt: string,
  clauses = 1,
): Suggestion[] {
  const { words } = sentence;
  const stop = /^[.!?]$/.test(words.at(-1)?.text ?? "") ? words.length - 1 : words.length;
  const opening = (first: number): string =>
    first === 0 ? prompt : prompt.replace(/\p{L}/u, (it) => it.toLowerCase());
  // What is only imagined ("if they had looked", "would have seen it") is no fact to lose.
  const told = (first: number, last: number): number =>
    sentence.clauses.filter(
      (clause) =>
        clause.verb.finite &&
        clause.kind !== "complement" &&
        !isUnreal(clause) &&
        first <= clause.verb.first &&
        clause.verb.first <= last,
    ).length;
  const part = partAround(
    sentence,
    words.findIndex((word) => word.end > start),
    words.findLastIndex((word) => word.start < end),
  );
  // "Owing to an oversight by the crew, …", "Since we forgot it, …": what opens a sentence is no sentence.
  const opener =
    part?.first === 0 && part.last < stop - 1 && /^(?:preposition|subordinator)$/.test(words[0]?.tag ?? "");
  const says =
    part && sentence.clauses.some(({ verb }) => verb.finite && part.first <= verb.first && verb.first <= part.last);
  const torn = part && orphans(sentence, [{ ...rangeBetween(sentence, part.first, part.last), text: "" }]);
  // "Since ⟨…⟩, nobody renewed it": there is no asking for something there.
  const asks = /^(?:Add|Alert|Automate|Change|Find|Make)\b/.test(prompt) && part !== undefined && part.first > 0;
  // "Soon tired of it, the crew …", "either it should have been tested, or …": torn apart, the rest hangs in the air.
  const loose = part && (opensOnSomebody(sentence, part.first) || /^either$/i.test(words[0]?.text ?? ""));
  const kept = says && !opener && !torn && !asks && !loose ? part : undefined;
  const opened = kept ? lowerText(sentence, 0, kept.first - 1) : "";
  const hindsight = HINDSIGHT.test(opened) || /^(?:eventually|finally|later|soon|then|ultimately) ,$/.test(opened);
  const whole = kept && hindsight ? { ...kept, first: 0 } : kept;
  if (whole && told(whole.first, whole.last) <= clauses && !refersBack(sentence, whole.last + 1))
    return [replace(title, rangeBetween(sentence, whole.first, whole.last), opening(whole.first))];
  if (told(0, words.length) > clauses) return [];
  // "**Edge cases:** the filter should have been tested": the label stays.
  const colon = words.findIndex(({ text }) => text === ":");
  const label =
    words[colon + 1] !== undefined && colon > 0 && colon < 7 && told(0, colon) === 0 ? words[colon + 1] : undefined;
  const from = label && label.start <= start ? label.start : sentence.start;
  const asked = isQuestion(sentence) && !/\?$/.test(prompt);
  const to = asked ? sentence.end : (words[stop]?.start ?? sentence.end);
  return [replace(title, { start: from, end: to }, asked ? `${prompt}.` : prompt)];
}

/**
 * The words `first` to `last` with those around them, up to where another clause begins that stands for itself; undefined
 * where the sentence is one, or hangs on a condition.
 */
function partAround(
  { words, clauses }: Sentence,
  first: number,
  last: number,
): { first: number; last: number } | undefined {
  if (first < 0 || last < first || clauses.some((it) => isUnreal(it, /^would$/))) return undefined;
  const stop = words.at(-1)?.tag === "stop" ? words.length - 2 : words.length - 1;
  const part = { first: 0, last: stop };
  for (const clause of clauses) {
    const begins = beginning(words, clause);
    if (begins === undefined) continue;
    if (begins <= first) part.first = Math.max(part.first, begins);
    // What shares a subject with the finding goes with it.
    else if (begins > last && !clause.inherited) {
      let before = begins - 1;
      while (/^(?:comma|conjunction|stop)$/.test(words[before]?.tag ?? "") || before === begins - 1) before--;
      if (before >= last) part.last = Math.min(part.last, before);
    }
  }
  return part.first === 0 && part.last === stop ? undefined : part;
}

/** Whether a clause tells what might have been: "if they had looked", "would have seen it", "had they looked". */
function isUnreal({ marker, verb, inverted }: Clause, modal = /^(?:would|could|might)$/): boolean {
  return /^(?:if|unless)$/.test(marker?.lower ?? "") || (verb.perfect && (inverted || modal.test(verb.modal ?? "")));
}

/** The first word of a clause, after what ties it to the one before, where it could stand alone. */
function beginning(words: readonly Word[], { kind, marker, subject, inherited, verb }: Clause): number | undefined {
  if (!verb.finite || !subject) return undefined;
  if (inherited) {
    const tie = words[verb.first - 1];
    // "could **and** should have"
    const whole = words[verb.first - 2]?.tag !== "modal";
    return tie?.tag === "conjunction" && kind === "main" && whole ? verb.first : undefined;
  }
  if (subject.first > verb.first) return undefined;
  if (kind === "subordinate")
    return marker &&
      /^(?:because|since|so|as|but|whereas)$/.test(marker.lower) &&
      // "early, **so** people could plan" is what it was for.
      !(marker.lower === "so" && verb.modal) &&
      !/^(?:that|of)$/.test(words[words.indexOf(marker) + 1]?.lower ?? "") &&
      !(marker.lower === "as" && /^(?:soon|long|far|much|well)$/.test(words[words.indexOf(marker) - 1]?.lower ?? ""))
      ? words.indexOf(marker) + 1
      : undefined;
  if (kind !== "main") return undefined;
  // "staging and production end points", "a bad, merge-conflict state": a bare noun need not begin anything.
  const [before, tie] = [words[subject.first - 2], words[subject.first - 1]];
  const apart =
    (tie?.tag === "stop" && words[subject.first]?.spaced) || (tie?.tag === "conjunction" && before?.tag === "comma");
  const opens = /^(?:determiner|possessive|pronoun)$/.test(words[subject.first]?.tag ?? "");
  const tied = opens && /^(?:comma|conjunction)$/.test(tie?.tag ?? "");
  return subject.first === 0 || apart || tied ? subject.first : undefined;
}
