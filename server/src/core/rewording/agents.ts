/** Who did it, taken out of a sentence that says so beside the verb: the agent of a passive, "due to Omar". */
import type { Act, Who } from "../acts/act.ts";
import type { Clause } from "../english/clauses.ts";
import type { Sentence } from "../english/sentence.ts";
import { lemmaAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Edit, Range } from "../text.ts";
import { isPersonal, staying } from "./looseEnds.ts";
import { askingFor } from "./parts.ts";
import { LOOKED_RIGHT, WHO_LEFT_OUT } from "./phrases.ts";
import { beingDone, retold } from "./recast.ts";
import { wholeOf } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** "a change made by Omar" → "a change", "due to Omar" → "due to ⟨the conditions⟩" */
export function withoutWho(who: Who): Suggestion {
  return replace(who.text.includes("⟨") ? "Name the conditions" : WHO_LEFT_OUT, who, who.text);
}

/** "The disk was wiped by an intern" → "The disk was wiped", and what made it look right. */
export function withoutAgent(sentence: Sentence, act: Act, clause: Clause, text: string): readonly Suggestion[] {
  const by = act.by ?? (act.frame === "omission" && clause.verb.passive ? byPhrase(sentence, clause) : undefined);
  const struck = by && agentStruck(sentence, by, text);
  if (!struck || isIn("neglects", clause.verb.lemma)) return [];
  // "The mistake was made" says nothing.
  const empty =
    clause.verb.finite &&
    clause.verb.lemma === "make" &&
    /^(?:mistake|error|oversight)$/.test(lemmaAt(sentence.words, clause.subject?.head ?? -1));
  // "The flood was caused."
  const bare = /^(?:cause|trigger)$/.test(clause.verb.lemma) && struck.every((edit) => edit.text === "");
  if (empty || bare) return [];
  return [{ title: WHO_LEFT_OUT, edits: struck }, ...askingFor(LOOKED_RIGHT, sentence, struck)];
}

/**
 * The edits that take the agent of a passive away: with the commas around it, and "by the data team pushing a schema" told
 * as "by a schema being pushed". What the agent is said to have done further on is told without it too.
 */
function agentStruck(sentence: Sentence, by: Range, text: string): readonly Edit[] | undefined {
  const { words, clauses } = sentence;
  const next = words.findIndex((word) => word.start >= by.end);
  const resumed = clauses
    .filter(
      ({ subject, kind, verb }) =>
        subject && subject.first > next && verb.finite && /^(?:main|subordinate)$/.test(kind),
    )
    .filter(({ subject }) => /^(?:he|she|they)$/.test(words[subject?.head ?? -1]?.lower ?? ""))
    .map((clause) => retold(sentence, clause, text));
  const edits = resumed.every((edit) => edit !== undefined) ? [struckAgent(sentence, by, text), ...resumed] : [];
  if (!edits.every((edit) => edit !== undefined) || edits.length === 0) return undefined;
  const stays = staying(sentence, edits).filter(({ start }) => start >= by.end);
  return stays.some(({ lower }) => isPersonal(lower)) ? undefined : edits;
}

function struckAgent(sentence: Sentence, by: Range, text: string): Edit | undefined {
  const { words, clauses } = sentence;
  const next = words.findIndex((word) => word.start >= by.end);
  const agent = words.filter(({ start }) => start > by.start && start < by.end);
  // "was not reviewed by **another** developer": that there was to be one is the fact.
  if (agent.some(({ lower }) => OTHER.test(lower))) return undefined;
  // "by the on-call **and by the manager**"
  if (words[next]?.tag === "conjunction" && words[next + 1]?.lower === "by") return undefined;
  if (isTold(words, next) || words[next]?.tag === "not") return undefined;
  // "a mistake **made** by our team"
  const made = words.findIndex(({ end }) => end === by.start);
  if (words[made]?.lower === "made" && words[made - 1]?.tag === "noun")
    return { start: (words[made - 1] as Word).end, end: by.end, text: "" };
  // "the bug introduced by our team.": nothing would follow.
  if (words[made]?.tag === "verb" && words[made - 1]?.tag === "noun" && words[next]?.tag === "stop") return undefined;
  const doing = clauses.find((it) => it.kind === "gerund" && it.verb.first === next && it.subject?.last === next - 1);
  if (doing) return beingDone(sentence, doing, text);
  // "by a trainee **accidentally opening** it", "by the pilots **not checking** it"
  const after = words.slice(next).find(({ tag }) => tag !== "adverb" && tag !== "not");
  if (after?.lower.endsWith("ing") && (after.tag === "verb" || after !== words[next])) return undefined;
  const comma = text[by.start - 1] === "," && /^[,.;:!?)]?$/.test(text[by.end] ?? "");
  return { start: comma ? by.start - 1 : by.start, end: by.end, text: "" };
}

/** Whether a clause behind tells more of somebody: "by an intern **who** was new to it", "by an intern, **whose** badge …". */
export function isTold(words: readonly Word[], next: number): boolean {
  return /^(?:who|whom|whose|that)$/.test(words[words[next]?.tag === "comma" ? next + 1 : next]?.lower ?? "");
}

/** The `by` phrase of a passive with the blank before it, where it stands right behind the verb. */
function byPhrase({ words }: Sentence, { verb, by }: Clause): Range | undefined {
  if (!by || by.first !== verb.last + 2) return undefined;
  return { start: (words[verb.last] as Word).end, end: (words[wholeOf(by)] as Word).end };
}

/** Words that make an agent one of several. */
const OTHER =
  /^(?:another|second|other|different|independent|third|two|both|any|anyone|anybody|either|each|who(?:m?ever)?)$/;
