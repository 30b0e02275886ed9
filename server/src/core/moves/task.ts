/** The action in a sentence about another course of events, told in its own words; where they do not say it, a prompt. */

import { isWhole } from "../document/markdown.ts";
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import type { Sentence } from "../english/sentence.ts";
import tasks from "../lexicons/tasks.json" with { type: "json" };
import type { Names } from "../postmortem/people.ts";
import { deedOf, sharing } from "../rewording/deeds.ts";
import { rangeBetween, wholeOf } from "../rewording/things.ts";
import type { Range } from "../text.ts";

const LASTING: ReadonlyMap<string, string> = new Map(Object.entries(tasks.lasting.verbs));
const LISTING = new Set(tasks.listing.verbs);
const DOCUMENTS = new Set(tasks.listing.documents);
const DEVICES = new Set(tasks.devices.nouns);
const PERCEIVING = new Set(tasks.perceiving.verbs);
const EMPTY = new Set(tasks.empty.verbs);

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
  const { clause, undone: isNegated } = deedOf(sentence, judged);
  // "… unless they had touched it": what was done is wished undone.
  const undone = isNegated !== (judged.marker?.lower === "unless");
  const { verb, particle, object } = clause;
  // "switched the pump **off**" has it among the words that follow.
  const near = particle && sentence.words[verb.last + 1]?.lower === particle ? ` ${particle}` : "";
  const lemma = `${verb.lemma}${near}`;
  const words = (first: number, last: number): string | undefined => wordsOf(sentence, first, last, text, names);
  // "… could have been prevented by asking the storage group"
  const means = sentence.clauses.find(
    (it) => it.governor === clause && it.kind === "gerund" && it.marker?.lower === "by",
  );
  if (means && AVOIDING.test(verb.lemma)) {
    const doing = words(means.verb.first, means.last);
    return doing && `Make ⟨the tool or the procedure⟩ prompt for ${doing}`;
  }
  if ((EMPTY.has(verb.lemma) && !particle) || verb.progressive || !sharing(sentence, judged).every(isEcho))
    return undefined;
  const verbEnd = near ? verb.last + 1 : verb.last;
  const rest = afterVerb(sentence, clause, verbEnd, undone, words);
  if (rest === undefined) return undefined;
  const doing = `${gerund(verb.lemma)}${near}`;
  const subject = clause.subject ?? judged.subject;
  const thing = subject && subjectOf(sentence, clause.inherited ? judged : clause, subject, words);
  if (!verb.passive && !ofPeople) {
    const device = clause === judged && judged.kind === "main" && subject?.first === 0 ? thing : undefined;
    return device && ofDevice(device, sentence.words[subject?.head ?? 0]?.lemma ?? "", lemma, doing, rest, undone);
  }
  if (verb.passive && !thing) return undefined;
  return ofPeopleDoing(
    lemma,
    doing,
    verb.passive ? ` ${thing}${rest}` : rest,
    verb.passive || object?.first === verbEnd + 1,
    undone,
  );
}

/** "… but did not" repeats what "was supposed to" implies. */
const isEcho = ({ verb }: Clause): boolean => verb.negated && verb.lemma === "do";

/** What a thing is made to do; undefined for what is no thing that anybody makes. */
function ofDevice(
  thing: string,
  noun: string,
  lemma: string,
  doing: string,
  rest: string,
  undone: boolean,
): string | undefined {
  const isDocument = DOCUMENTS.has(noun);
  if (!isDocument && !DEVICES.has(noun)) return undefined;
  if (undone) return `Stop ${thing} from ${doing}${rest}`;
  return isDocument && LISTING.has(lemma) && rest !== ""
    ? `${capital(lemma)}${rest} in ${thing}`
    : `Make ${thing} ${lemma}${rest}`;
}

/** What would bring people to do it, or show it to them: nobody can be told to see. */
function ofPeopleDoing(
  lemma: string,
  doing: string,
  what: string,
  hasObject: boolean,
  undone: boolean,
): string | undefined {
  if (undone) return `Make ⟨the tool or the procedure⟩ stop and ask before ${doing}${what}`;
  const lasting = hasObject && LASTING.get(lemma);
  if (lasting) return `${capital(lasting)}${what}`;
  if (!PERCEIVING.has(lemma)) return `Make ⟨the tool or the procedure⟩ prompt for ${doing}${what}`;
  return hasObject ? `Make ⟨the tool or the procedure⟩ draw attention to${what}` : undefined;
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
function afterVerb(
  sentence: Sentence,
  clause: Clause,
  verbEnd: number,
  undone: boolean,
  words: Words,
): string | undefined {
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
      if (isEcho(next)) break;
      // Not "before taking off" for what should not have been done before the ice was gone.
      if (next.kind !== "subordinate" || undone) return undefined;
      break;
    }
    last = i;
  }
  while (last >= first && /^(?:conjunction|preposition|subordinator)$/.test(sentence.words[last]?.tag ?? "")) last--;
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
