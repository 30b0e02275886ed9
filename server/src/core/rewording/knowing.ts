/** What somebody did not know, told as what was not known, assumed or noticed: the fact stays, the deficit goes. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Edit, Range } from "../text.ts";
import { offersForWish, withoutVerdict } from "./clauses.ts";
import { sharing } from "./deeds.ts";
import { asLedTo } from "./ledTo.ts";
import { objectEnd } from "./objects.ts";
import { asPrompt, saying } from "./parts.ts";
import { HID, NOTHING, SHOWN } from "./phrases.ts";
import { besideThem } from "./prompts.ts";
import { withoutSubject } from "./recast.ts";
import { isPlain, isPlural, rangeBetween, thingOf, withCapital } from "./things.ts";

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

/** Whole sentences for a finding about what somebody did not know, and questions for where the knowledge was. */
export function offersForKnowing(sentence: Sentence, range: Range, text: string): readonly Suggestion[] {
  const opening = insteadOfWithout(sentence, range);
  return [
    ...toldAnew(sentence, range, text),
    ...(opening.length > 0
      ? opening
      : PROMPTS.flatMap(([title, prompt]) => asPrompt(title, sentence, range, prompt, 2))),
  ];
}

const PROMPTS = [
  [
    "Say what was seen and expected",
    "At the time ⟨who⟩ saw ⟨what⟩ and expected ⟨what⟩; that ⟨the fact⟩ was only visible in ⟨place⟩",
  ],
  [
    "Say where the knowledge was",
    "⟨The fact⟩ stood in ⟨place⟩, and reached ⟨the moment of the step⟩ ⟨how, or not at all⟩",
  ],
] as const;

/** "**Without being aware of the context**, the plan was applied" → "With ⟨what was in view⟩, the plan was applied". */
function insteadOfWithout({ words, start }: Sentence, range: Range): readonly Suggestion[] {
  const first = words.findIndex((word) => word.start === range.start);
  if (lowerAt(words, first) !== "without") return [];
  const after = words.find((word) => word.start >= range.end);
  // "rang them **without realising** that it was open": what was done stays.
  const told = /^(?:that|wh)$/.test(after?.tag ?? "");
  if (first > 0)
    return [
      replace(SHOWN, range, `with ${NOTHING} showing`),
      replace(HID, range, `with ⟨what was in view⟩ ${told ? "hiding" : "drawing attention away from"}`),
    ];
  const comma = words.find((word) => word.start >= range.end && word.tag === "comma");
  if (!comma) return [];
  const opening = { start, end: comma.start };
  return [
    replace("Say what was in view", opening, "With ⟨what was in view at that point⟩"),
    replace(SHOWN, opening, `With ${NOTHING} showing ⟨the fact⟩`),
  ];
}

/** The finding begins, or ends, with the clause that is told anew. */
function toldAnew(sentence: Sentence, range: Range, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const first = words.findIndex((word) => word.start === range.start);
  const last = words.findIndex((word) => word.end === range.end);
  const wish = sentence.clauses.find((it) => it.verb.last === last && it.verb.modal === "should");
  if (wish) return wish.inherited || wish.verb.negated ? [] : offersForWish(sentence, wish, true, text);
  const clause = sentence.clauses.find(
    (it) => it.subject && !it.inherited && it.subject.first === first && it.verb.finite && it.kind !== "relative",
  );
  if (!clause?.subject || !isHuman(sentence.agent(clause.subject, clause))) return [];
  const known =
    asBelief(sentence, clause, text) ?? asTakenFor(sentence, clause, text) ?? asUnknown(sentence, clause, text);
  if (known) return known;
  const lacked = skillOf(sentence, clause, text);
  if (lacked) return [lacked];
  const offers =
    sharing(sentence, clause).length > 0
      ? saying(sentence, withoutSubject(sentence, clause, text))
      : withoutVerdict(sentence, clause, text);
  return orBeside(sentence, clause, offers.length > 0 ? offers : asLedTo(sentence, clause));
}

/** The clause with other words in the place of its subject and verb, up to the word `last`. */
function inPlaceOf(
  sentence: Sentence,
  clause: Clause,
  last: number,
  shown: string,
  title: string,
  text: string,
): readonly Suggestion[] {
  const { words, clauses } = sentence;
  const { verb } = clause;
  // "assumed that the queue was empty **and purged it**": who did that would be the queue.
  const adrift = clauses.some(
    (it) =>
      it.kind === "complement" &&
      it.inherited &&
      it.verb.past &&
      it.verb.finite &&
      !it.verb.passive &&
      it.object !== undefined &&
      it.verb.first > verb.last,
  );
  // "noticed it when we assumed that …", "assumed in the test that …"
  const timed = /^(?:when|while|after|before|until|if|unless)$/.test(clause.marker?.lower ?? "");
  if (adrift || timed || words[verb.last + 1]?.tag === "preposition") return [];
  return asShown(sentence, withoutSubject(sentence, clause, text, undefined, { last, text: shown }), title);
}

/** What was not known, and the question where it stood. */
const asShown = (sentence: Sentence, edits: readonly Edit[] | undefined, title: string): readonly Suggestion[] =>
  saying(sentence, edits, "was visible, and where", title);

/** Whether a clause follows the verb of another: what was believed, or not known. */
const saysWhat = ({ clauses }: Sentence, { verb }: Clause): boolean =>
  clauses.some((it) => it.first > verb.last && it.verb.finite);

/** The last word of a verb with its "that". */
const withThat = ({ words }: Sentence, { verb }: Clause): number =>
  verb.last + Number(words[verb.last + 1]?.lower === "that");

/** "The engineer assumed that it was staging" → "The assumption was that it was staging". */
function asBelief(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] | undefined {
  const { verb } = clause;
  const belief = verb.past && !verb.negated && saysWhat(sentence, clause) ? BELIEFS.get(verb.lemma) : undefined;
  if (!belief) return undefined;
  return inPlaceOf(sentence, clause, withThat(sentence, clause), `${belief} that`, "Say what was assumed", text);
}

/** "Ivo misread the runbook for the switch as the other one" → "The runbook for the switch was taken for the other one". */
function asTakenFor(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] | undefined {
  const { words } = sentence;
  const { verb, object } = clause;
  if (!TAKEN_FOR.test(verb.lemma) || verb.negated || object?.first !== verb.last + 1) return undefined;
  const ties = clause.prepositions.filter(({ preposition }) => /^(?:as|for)$/.test(words[preposition]?.lower ?? ""));
  const tie = ties.length === 1 ? ties[0] : undefined;
  if (!tie || tie.preposition <= object.last || !isPlain(sentence, object)) return undefined;
  const thing = thingOf(sentence, object, tie.preposition - 1, text);
  if (!thing) return undefined;
  const what = `${thing} ${isPlural(sentence, object) ? "were" : "was"} taken for`;
  return orBeside(
    sentence,
    clause,
    inPlaceOf(sentence, clause, tie.preposition, what, "Say what it was taken for", text),
  );
}

/** "did not know that …", "was unaware of …", "had no idea how …" → "it was not known that …", "it was not clear how …" */
function asUnknown(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] | undefined {
  const { words } = sentence;
  const { verb } = clause;
  const notKnown = (last: number): readonly Suggestion[] =>
    inPlaceOf(sentence, clause, last, "it was not known that", NOT_KNOWN, text);
  const rest = lowerText(sentence, verb.first, clause.last);
  /** The word after some of the first ones of the clause. */
  const after = (said: string): number => verb.first + said.trim().split(" ").length;
  const unaware = UNAWARE_OF.exec(rest);
  if (unaware) {
    const next = after(unaware[0]);
    return words[next]?.lower === "that" ? notKnown(next) : thingUnknown(sentence, clause, next + 1, text);
  }
  const last = withThat(sentence, clause);
  const opens = last > verb.last || opensClause(sentence, verb.last + 1);
  if (verb.negated && GRASPS.test(verb.lemma) && saysWhat(sentence, clause) && opens) return notKnown(last);
  const clueless = CLUELESS.exec(rest);
  if (!clueless) return undefined;
  const next = after(clueless[0]);
  // "had no idea that the job deletes it"
  return words[next]?.lower === "that"
    ? notKnown(next)
    : inPlaceOf(sentence, clause, next - 1, "it was not clear", "Say what was not clear", text);
}

/** The offers; where there are none, the condition in the place of the deed alone. */
function orBeside(sentence: Sentence, clause: Clause, offers: readonly Suggestion[]): readonly Suggestion[] {
  return offers.length > 0 ? offers : besideThem(sentence, clause);
}

const NOT_KNOWN = "Say what was not known";

/** Whether a clause without "that" begins at a word: "did not realise **the flag was off**". */
function opensClause({ words, clauses }: Sentence, at: number): boolean {
  return (
    !/^(?:what|how|which|where|when|whether|who|why|if)$/.test(words[at]?.lower ?? "") &&
    clauses.some((it) => it.verb.finite && it.subject?.first === at && !it.inherited)
  );
}

/** "The auditors were unaware of the second ledger" → "The second ledger was not known". */
function thingUnknown(sentence: Sentence, clause: Clause, at: number, text: string): readonly Suggestion[] {
  const phrase = sentence.phrases.find((it) => it.first === at);
  const end = phrase && objectEnd(sentence, clause, phrase);
  const thing = phrase && end !== undefined ? thingOf(sentence, phrase, end, text) : undefined;
  if (!phrase || end === undefined || !thing || !isPlain(sentence, phrase)) return [];
  const shown = `${thing} ${isPlural(sentence, phrase) ? "were" : "was"} not known`;
  return asShown(sentence, withoutSubject(sentence, clause, text, undefined, { last: end, text: shown }), NOT_KNOWN);
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
