/** The action in a sentence about another course of events, told in its own words; where they do not say it, a prompt. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import rewording from "../lexicons/rewording.json" with { type: "json" };
import { isWhole } from "../markdown.ts";
import type { Names } from "../people.ts";
import { deedOf, rangeBetween, sharing, wholeOf } from "../recast.ts";
import type { Range } from "../text.ts";

const LASTING: ReadonlyMap<string, string> = new Map(Object.entries(rewording.task.lasting.verbs));
const LISTING = new Set(rewording.task.listing.verbs);
const DOCUMENTS = new Set(rewording.task.listing.documents);
const PERCEIVING = new Set(rewording.task.perceiving.verbs);
const EMPTY = new Set(rewording.task.empty.verbs);

/** What is asked for where a sentence does not say it. */
export const TASK_PROMPT = "⟨Check, alert or default⟩, so that ⟨the condition⟩ is ⟨prevented, or detected within …⟩";

/** Words that stand for something said elsewhere, and mean nothing in a list of actions. */
const REFERS =
  /^(?:i|me|my|we|us|our|you|your|he|him|his|she|her|hers|it|its|they|them|their|this|that|these|those|there|here|then|so|such|same|one|ones|himself|herself|themselves|itself|who|whom|whose)$/;

/** What stands at the end of the words that say what is to be done. */
const ENDS = /^(?:comma|stop|open|close|quote|symbol)$/;

/**
 * The task that a clause implies, without a full stop: "the runbook should have listed the standby" → "List the standby
 * in the runbook". What people should have done becomes what would prompt for it. Undefined where the words do not say.
 */
export function taskIn(
  sentence: Sentence,
  judged: Clause,
  ofPeople: boolean,
  text: string,
  names: Names,
): string | undefined {
  const { clause, undone } = deedOf(sentence, judged);
  const { verb, particle, object } = clause;
  const lemma = particle ? `${verb.lemma} ${particle}` : verb.lemma;
  const words = (first: number, last: number): string | undefined => wordsOf(sentence, first, last, text, names);
  // "… could have been prevented by asking the storage group"
  const means = sentence.clauses.find(
    (it) => it.governor === clause && it.kind === "gerund" && it.marker?.lower === "by",
  );
  if (means && AVOIDING.test(verb.lemma)) {
    const doing = words(means.verb.first, means.last);
    return doing && `Make ⟨the tool or the procedure⟩ prompt for ${doing}`;
  }
  const isEcho = ({ verb: other }: Clause): boolean => other.lemma === "do";
  if (EMPTY.has(verb.lemma) || verb.progressive || !sharing(sentence, judged).every(isEcho)) return undefined;
  const verbEnd = sentence.words[verb.last + 1]?.lower === particle ? verb.last + 1 : verb.last;
  const rest = afterVerb(sentence, clause, verbEnd, words);
  if (rest === undefined) return undefined;
  const hasObject = object?.first === verbEnd + 1;
  const lasting = LASTING.get(lemma);
  const doing = `${gerund(verb.lemma)}${particle ? ` ${particle}` : ""}`;
  if (verb.passive || ofPeople) {
    const thing = verb.passive ? clause.subject && subjectOf(sentence, clause, clause.subject, words) : "";
    if (thing === undefined) return undefined;
    const what = `${thing && ` ${thing}`}${rest}`;
    if (undone) return `Make ⟨the tool or the procedure⟩ stop and ask before ${doing}${what}`;
    if (lasting && (verb.passive || hasObject)) return `${capital(lasting)}${what}`;
    if (!PERCEIVING.has(verb.lemma)) return `Make ⟨the tool or the procedure⟩ prompt for ${doing}${what}`;
    // Nobody can be told to see.
    return verb.passive || hasObject ? `Make ⟨the tool or the procedure⟩ draw attention to${what}` : undefined;
  }
  const { subject } = judged;
  const thing = subject && judged.kind === "main" && subjectOf(sentence, judged, subject, words);
  if (!thing || clause !== judged) return undefined;
  if (undone) return `Stop ${thing} from ${doing}${rest}`;
  const isDocument = DOCUMENTS.has(sentence.words[subject.head]?.lemma ?? "");
  if (isDocument && LISTING.has(lemma) && hasObject) return `${capital(lemma)}${rest} in ${thing}`;
  return `Make ${thing} ${lemma}${rest}`;
}

const AVOIDING = /^(?:avoid|prevent|detect|catch|find|notice|spot|fix|shorten|stop)$/;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Words = (first: number, last: number) => string | undefined;

/** The subject as it would stand inside a sentence; undefined where it is more than one plain thing. */
function subjectOf(sentence: Sentence, { verb }: Clause, subject: NounPhrase, words: Words): string | undefined {
  const last = wholeOf(subject);
  for (let i = last + 1; i < verb.first; i++) if (!verb.adverbs.includes(i)) return undefined;
  if (subject.others.length > 0 || subject.last >= verb.first) return undefined;
  const first = sentence.words[subject.first];
  const thing = words(subject.first, last);
  if (!first || thing === undefined) return undefined;
  if (subject.first > 0 || first.text === first.lower) return thing;
  // A capital for standing first goes; of a noun nobody can tell whether the capital is its own.
  return first.tag === "determiner" || first.tag === "adjective"
    ? thing.charAt(0).toLowerCase() + thing.slice(1)
    : undefined;
}

/** What follows the verb up to the end of its clause, with the blank before it; undefined where it says something else too. */
function afterVerb(sentence: Sentence, clause: Clause, verbEnd: number, words: Words): string | undefined {
  const { clauses } = sentence;
  let first = verbEnd + 1;
  // "… by the reviewer"
  if (clause.by?.first === first + 1 && isHuman(sentence.agent(clause.by, clause))) first = wholeOf(clause.by) + 1;
  let last = verbEnd;
  for (let i = first; i < sentence.words.length; i++) {
    const word = sentence.words[i];
    if (!word || ENDS.test(word.tag)) break;
    const next = clauses.find(
      (it) => it !== clause && it.verb.finite && it.verb.first > verbEnd && (it.marker === word || it.first === i),
    );
    // "the job that removes old labels" is told of now, "the level that had been agreed" of then.
    if (next && !(next.kind === "relative" && !next.verb.past)) {
      if (/^(?:complement|relative|main)$/.test(next.kind)) return undefined;
      break;
    }
    last = i;
  }
  while (last >= first && /^(?:conjunction|preposition|adverb|subordinator)$/.test(sentence.words[last]?.tag ?? "")) {
    if (sentence.words[last]?.tag === "adverb") break;
    last--;
  }
  if (last < first) return "";
  const rest = words(first, last);
  return rest === undefined ? undefined : ` ${rest}`;
}

/** Words as they stand in the document, on one line; undefined where they name somebody or lean on what is said elsewhere. */
function wordsOf(sentence: Sentence, first: number, last: number, text: string, names: Names): string | undefined {
  for (let i = first; i <= last; i++) {
    const word = sentence.words[i];
    const isTie = sentence.clauses.some(({ kind, marker }) => kind === "relative" && marker === word);
    if (
      !word ||
      (REFERS.test(word.lower) && !isTie) ||
      word.kind === "handle" ||
      (word.tag === "name" && names.isPerson(word.text))
    )
      return undefined;
  }
  if (/^(?:determiner|possessive|genitive)$/.test(sentence.words[last]?.tag ?? "")) return undefined;
  const slice = wholeBetween(text, rangeBetween(sentence, first, last));
  return slice && !/\n\s*(?:[>*+|-]|\d+[.)])/.test(slice) ? slice.replace(/\s*\r?\n\s*/g, " ") : undefined;
}

/** The text of a range with the marks of emphasis that open before its first word and close behind its last. */
function wholeBetween(text: string, { start, end }: Range): string | undefined {
  const before = /[*_]{0,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const after = /^[*_]{0,3}/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  for (const [from, to] of [
    [start, end],
    [start - before, end],
    [start, end + after],
    [start - before, end + after],
  ] as const) {
    const slice = text.slice(from, to);
    if (isWhole(slice, text[to]) && (slice.match(/[*_~]/g)?.length ?? 0) % 2 === 0) return slice;
  }
  return undefined;
}
