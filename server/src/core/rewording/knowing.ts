/** What somebody did not know, told as what was not known, assumed or noticed: the fact stays, the deficit goes. */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { offersForWish, saying, withoutVerdict } from "../rewording.ts";
import type { Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";
import { sharing } from "./deeds.ts";
import { asLedTo, besideThem } from "./prompts.ts";
import { withoutSubject } from "./recast.ts";
import { isPlain, isPlural, objectEnd, rangeBetween, thingOf, withCapital } from "./things.ts";

/** What a clause of belief becomes when nobody in particular believes. */
const BELIEFS: ReadonlyMap<string, string> = new Map([
  ["assume", "the assumption was"],
  ["presume", "the assumption was"],
  ["suppose", "the assumption was"],
  ["believe", "the belief was"],
  ["think", "the belief was"],
  ["expect", "the expectation was"],
  ["conclude", "the conclusion was"],
]);
const TAKEN_FOR = /^(?:mistake|misread|misinterpret|mishear)$/;
const UNAWARE_OF =
  /^(?:was|were) (?:(?:completely |entirely |simply )?unaware|(?:not|n't) (?:fully |really |properly |completely |sufficiently )?aware) (?=of|that)/;
const CLUELESS =
  /^(?:had (?:absolutely )?no (?:idea|clue)|did (?:n't|not) (?:have a clue|know|understand|realise|realize)) (?=what|how|that|which|where|when|whether)/;
const GRASPS = /^(?:know|understand|realise|realize|notice|see|recognise|recognize|foresee|anticipate|expect|spot)$/;

/** Whole sentences and questions for a finding about what somebody did not know; the finding begins, or ends, with the clause. */
export function offersForKnowing(sentence: Sentence, range: Range, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const first = words.findIndex((word) => word.start === range.start);
  const last = words.findIndex((word) => word.end === range.end);
  const wish = sentence.clauses.find((it) => it.verb.last === last && it.verb.modal === "should");
  if (wish) return wish.inherited || wish.verb.negated ? [] : offersForWish(sentence, wish, true, text);
  const clause = sentence.clauses.find(
    (it) => it.subject && !it.inherited && it.subject.first === first && it.verb.finite && it.kind !== "relative",
  );
  if (!clause?.subject || !isHuman(sentence.agent(clause.subject, clause))) return [];
  const { verb } = clause;
  // "assumed that the queue was empty **and purged it**": who did that would be the queue.
  const adrift = sentence.clauses.some(
    (it) =>
      it.kind === "complement" &&
      it.inherited &&
      it.verb.past &&
      it.verb.finite &&
      !it.verb.passive &&
      it.object !== undefined &&
      it.verb.first > verb.last,
  );
  const told = (last: number, shown: string, title: string): readonly Suggestion[] => {
    // "noticed it when we assumed that …", "assumed in the test that …"
    const timed = /^(?:when|while|after|before|until|if|unless)$/.test(clause.marker?.lower ?? "");
    if (adrift || timed || words[verb.last + 1]?.tag === "preposition") return [];
    const edits = withoutSubject(sentence, clause, text, undefined, { last, text: shown });
    return saying(sentence, edits, "was visible, and where", title);
  };
  const that = Number(words[verb.last + 1]?.lower === "that");
  const says = sentence.clauses.some((it) => it.first > verb.last && it.verb.finite);
  const belief = verb.past && !verb.negated && says ? BELIEFS.get(verb.lemma) : undefined;
  if (belief) return told(verb.last + that, `${belief} that`, "Say what was assumed");
  if (TAKEN_FOR.test(verb.lemma) && !verb.negated && clause.object?.first === verb.last + 1) {
    const ties = clause.prepositions.filter(({ preposition }) => /^(?:as|for)$/.test(words[preposition]?.lower ?? ""));
    // "misread the runbook for the switch as the other one"
    const tie = ties.length === 1 ? ties[0] : undefined;
    const end = tie && tie.preposition > clause.object.last ? tie.preposition - 1 : undefined;
    const thing = end === undefined ? undefined : thingOf(sentence, clause.object, end, text);
    const what = `${thing} ${isPlural(sentence, clause.object) ? "were" : "was"} taken for`;
    if (
      thing &&
      end !== undefined &&
      isPlain(sentence, clause.object) &&
      /^(?:as|for)$/.test(words[end + 1]?.lower ?? "")
    )
      return orBeside(sentence, clause, told(end + 1, what, "Say what it was taken for"));
  }
  const rest = lowerText(sentence, verb.first, clause.last);
  const unaware = UNAWARE_OF.exec(rest);
  if (unaware) {
    const last = verb.first + unaware[0].trim().split(" ").length;
    return words[last]?.lower === "that" ? told(last, NOT_KNOWN, TITLE) : unknown(sentence, clause, last + 1, text);
  }
  if (verb.negated && GRASPS.test(verb.lemma) && says && (that > 0 || opensClause(sentence, verb.last + 1)))
    return told(verb.last + that, NOT_KNOWN, TITLE);
  const clueless = CLUELESS.exec(rest);
  // "had no idea that the job deletes it"
  if (clueless && words[verb.first + clueless[0].trim().split(" ").length]?.lower === "that")
    return told(verb.first + clueless[0].trim().split(" ").length, NOT_KNOWN, TITLE);
  if (clueless)
    return told(verb.first + clueless[0].trim().split(" ").length - 1, "it was not clear", "Say what was not clear");
  const lacked = skillOf(sentence, clause, text);
  if (lacked) return [lacked];
  const offers =
    sharing(sentence, clause).length > 0
      ? saying(sentence, withoutSubject(sentence, clause, text))
      : withoutVerdict(sentence, clause, text);
  return orBeside(sentence, clause, offers.length > 0 ? offers : asLedTo(sentence, clause));
}

/** The offers; where there are none, the condition in the place of the deed alone. */
function orBeside(sentence: Sentence, clause: Clause, offers: readonly Suggestion[]): readonly Suggestion[] {
  return offers.length > 0 ? offers : besideThem(sentence, clause);
}

const NOT_KNOWN = "it was not known that";
const TITLE = "Say what was not known";

/** Whether a clause without "that" begins at a word: "did not realise **the flag was off**". */
function opensClause({ words, clauses }: Sentence, at: number): boolean {
  return (
    !/^(?:what|how|which|where|when|whether|who|why|if)$/.test(words[at]?.lower ?? "") &&
    clauses.some((it) => it.verb.finite && it.subject?.first === at && !it.inherited)
  );
}

/** "The auditors were unaware of the second ledger" → "The second ledger was not known". */
function unknown(sentence: Sentence, clause: Clause, at: number, text: string): readonly Suggestion[] {
  const phrase = sentence.phrases.find((it) => it.first === at);
  const end = phrase && objectEnd(sentence, clause, phrase);
  const thing = phrase && end !== undefined ? thingOf(sentence, phrase, end, text) : undefined;
  if (!phrase || end === undefined || !thing || !isPlain(sentence, phrase)) return [];
  const shown = `${thing} ${isPlural(sentence, phrase) ? "were" : "was"} not known`;
  const edits = withoutSubject(sentence, clause, text, undefined, { last: end, text: shown });
  return saying(sentence, edits, "was visible, and where", TITLE);
}

/** "The interns lacked the experience to run it" → "Running it took experience that was not at hand". */
function skillOf(sentence: Sentence, { subject, verb }: Clause, text: string): Suggestion | undefined {
  const { words } = sentence;
  const lacked = /^lacked (?:the |enough |sufficient )?(experience|knowledge|training|skills?|expertise) (?=to )/.exec(
    lowerText(sentence, verb.first, words.length - 1),
  );
  const task = lacked && sentence.clauses.find((it) => it.kind === "infinitive" && it.first > verb.last);
  if (!task || !subject) return undefined;
  const end = words.at(-1)?.tag === "stop" ? words.length - 2 : words.length - 1;
  const doing = `${gerund(task.verb.lemma)}${text.slice(words[task.verb.last]?.end, words[end]?.end)}`;
  const edit = {
    ...rangeBetween(sentence, subject.first, end),
    text: `${withCapital(sentence, subject.first, doing)} took ${lacked[1]} that ${lacked[1] === "skills" ? "were" : "was"} not at hand`,
  };
  return { title: "Say what the task took", edits: [edit] };
}
