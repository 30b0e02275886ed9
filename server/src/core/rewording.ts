/** Words to use instead: what is offered for each kind of finding, from clauses told anew (recast.ts) and questions. */
import type { Act, Who } from "./acts/act.ts";
import type { Clause } from "./english/clauses.ts";
import { gerund, participle } from "./english/inflection.ts";
import { isTime } from "./english/nounPhrases.ts";
import type { Sentence } from "./english/sentence.ts";
import type { Word } from "./english/word.ts";
import { keepsFacts, withWholeMarks } from "./facts.ts";
import { deedOf, sharing } from "./rewording/deeds.ts";
import { isPersonal, staying } from "./rewording/looseEnds.ts";
import { askingFor, asPrompt } from "./rewording/parts.ts";
import {
  HAPPENED,
  HAPPENED_SO,
  IN_VIEW,
  LED,
  LOOKED_RIGHT,
  NOT_DONE,
  NOTHING,
  SEEN_AND_EXPECTED,
  SHOWN,
  VIEW,
} from "./rewording/phrases.ts";
import { asLedTo, asMissingPrompt, asWishPrompt, besideThem, promptFor } from "./rewording/prompts.ts";
import { beingDone, inPlainPassive, notBeingDone, retold, withoutRemark, withoutSubject } from "./rewording/recast.ts";
import { isPlain, isPlural, rangeBetween, wholeOf, withCapital } from "./rewording/things.ts";
import { replace, type Suggestion } from "./rule.ts";
import type { Edit, Range } from "./text.ts";

/** What a writer may take for an act: told without its person, and as a question for the condition. */
export function offersFor(sentence: Sentence, act: Act, text: string): readonly Suggestion[] {
  const { clause } = act;
  if (!clause) return orPrompts(nominalOffers(sentence, act, text), sentence, act, text);
  const offers: Suggestion[] = [];
  const plain = inPlainPassive(sentence, clause) ?? beingDone(sentence, clause, text);
  const edits = plain ? [plain] : act.frame === "passive" ? undefined : withoutSubject(sentence, clause, text);
  if (edits && !isStillAnAct(act, clause, edits)) {
    offers.push({ title: HAPPENED, edits });
    if (act.frame !== "omission") offers.push(...askingFor(LOOKED_RIGHT, sentence, edits));
  }
  if (act.who) offers.push(withoutWho(act.who));
  const by = act.by ?? (act.frame === "omission" && clause.verb.passive ? byPhrase(sentence, clause) : undefined);
  if (by) {
    const struck = agentStruck(sentence, by, text);
    // "The mistake was made" says nothing.
    const empty =
      clause.verb.finite &&
      clause.verb.lemma === "make" &&
      /^(?:mistake|error|oversight)$/.test(sentence.words[clause.subject?.head ?? -1]?.lemma ?? "");
    // "The flood was caused."
    const bare = /^(?:cause|trigger)$/.test(clause.verb.lemma) && struck?.every((edit) => edit.text === "");
    if (struck && !empty && !bare && !OVERLOOKS.test(clause.verb.lemma)) {
      offers.push({ title: "Leave out who did it", edits: struck });
      offers.push(...askingFor(LOOKED_RIGHT, sentence, struck));
    }
  }
  if (act.frame === "omission") {
    const prompts = asMissingPrompt(sentence, act);
    if (prompts.length > 0) offers.push(...prompts.slice(0, Math.max(1, 2 - offers.length)));
    else if (edits) offers.push(...askingFor("was in view instead", sentence, edits));
  }
  if (offers.length < 2 && /^(?:harm|mistake)$/.test(act.frame))
    offers.push(...asLedTo(sentence, clause).slice(0, 2 - offers.length));
  return orPrompts(offers, sentence, act, text);
}

/** "a change made by Omar" → "a change", "due to Omar" → "due to ⟨the conditions⟩" */
const withoutWho = (who: Who): Suggestion =>
  replace(who.text.includes("⟨") ? "Name the conditions" : "Leave out who did it", who, who.text);

/**
 * The offers that lose nothing, and prompts for the conditions of an act where that is a single thing; where it is nothing,
 * the condition in the place of the deed alone.
 */
function orPrompts(
  offers: readonly Suggestion[],
  sentence: Sentence,
  { frame, range, clause }: Act,
  text: string,
): readonly Suggestion[] {
  const keeping = (all: readonly Suggestion[]): readonly Suggestion[] =>
    all.filter(({ edits }) => keepsFacts(text, withWholeMarks(text, edits)));
  const kept = keeping(offers);
  if (kept.length > 1) return kept;
  const prompts = (frame === "omission" ? UNDONE : DONE).flatMap(([title, prompt]) =>
    asPrompt(title, sentence, range, prompt, 2),
  );
  // Whatever else the sentence tells stays where the condition takes the place of the deed alone.
  const beside = kept.length === 0 && clause && frame !== "passive" ? besideThem(sentence, clause) : [];
  const first = [...kept, ...beside];
  // What a question for a whole sentence leaves out, is offered only where nothing else is, or where it is little.
  const rest = keeping(prompts).filter(
    ({ edits: [edit] }) => first.length === 0 || !edit || edit.end - edit.start < 90,
  );
  return [...first, ...rest].slice(0, 2);
}

const DONE = [
  SEEN_AND_EXPECTED,
  ["Say what let it have this effect", "⟨The tool or the procedure⟩ let ⟨the step⟩ have ⟨this effect⟩"],
] as const;
const UNDONE = [
  ["Say what was in view", "At the time ⟨what was in view⟩, and nothing pointed to ⟨the step⟩"],
  ["Say what the step took", "⟨The step⟩ took ⟨what, and how long⟩, and ⟨what else was going on⟩"],
] as const;

/** What is offered where nobody did what was needed. */
export function offersForOmission(sentence: Sentence, clause: Clause, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const { verb, subject } = clause;
  // "a mismatch **no one noticed**" → "a mismatch that was not noticed"
  const thing = subject && sentence.phrases.find((it) => it.last === subject.first - 1);
  const ends = !words[verb.last + 1] || /^(?:stop|comma)$/.test(words[verb.last + 1]?.tag ?? "");
  // "**whichever** page nobody had tested" has its clause already.
  const open =
    /^(?:what|which)(?:ever)?$/.test(words[thing?.first ?? -1]?.lower ?? "") ||
    // "the **reason** nobody had noticed it"
    /^(?:reason|way)$/.test(words[thing?.head ?? -1]?.lower ?? "");
  if (thing && subject && !clause.inherited && !isTime(words, thing) && !open) {
    const were = isPlural(sentence, thing) ? "were" : "was";
    const range = rangeBetween(sentence, subject.first, verb.last);
    const not = words.slice(subject.last, verb.main).some(({ lower }) => lower === "ever") ? "never" : "not";
    if (ends && (!verb.perfect || words[verb.first]?.lower === "had"))
      return [
        replace(
          NOT_DONE,
          range,
          `that ${verb.perfect ? `had ${not} been` : `${were} ${not}`} ${participle(verb.lemma)}`,
        ),
      ];
    return [replace(SHOWN, range, `that ${NOTHING} prompted anyone to ${verb.lemma}`)];
  }
  const edits = withoutSubject(sentence, clause, text);
  const prompts = clause.inherited ? [] : promptFor(sentence, clause, clause.subject);
  return [
    ...(edits ? [{ title: NOT_DONE, edits }] : []),
    ...(prompts.length > 0
      ? prompts.slice(0, edits ? 1 : 2)
      : edits
        ? askingFor("was in view instead", sentence, edits)
        : []),
  ];
}

/** What is offered for a deed that the sentence wishes for, or regrets: "should have renewed it", "ought not to have". */
export function offersForWish(
  sentence: Sentence,
  clause: Clause,
  undone: boolean,
  text: string,
): readonly Suggestion[] {
  const edits = withoutSubject(sentence, clause, text, { undone });
  if (!edits) {
    const asked = undone ? asWishPrompt(sentence, clause) : [];
    return asked.length > 0 ? asked : besideThem(sentence, clause);
  }
  return saying(sentence, edits, undone ? IN_VIEW : LOOKED_RIGHT, HAPPENED_SO);
}

/** What a clause says of its person is struck, and the deed beside it told: "panicked and restarted everything". */
export function withoutVerdict(sentence: Sentence, clause: Clause | undefined, text: string): readonly Suggestion[] {
  if (!clause) return [];
  const { clause: deed, undone } = deedOf(sentence, clause);
  const next = sentence.words[sharing(sentence, clause)[0]?.object?.head ?? -1]?.lower ?? "";
  // "failed to follow the policy and gave the wrong dose", "made up names and mixed **them** up": more than a remark.
  const left =
    deed.object !== undefined && (undone || /^(?:it|them)$/.test(next)) && isPlain(sentence, deed.object, undone);
  const edits = left ? undefined : withoutRemark(sentence, clause, text);
  if (!edits && !left) {
    const asked = asLedTo(sentence, clause, sharing(sentence, clause));
    if (asked.length > 0) return asked;
  }
  return saying(sentence, edits ?? withoutSubject(sentence, clause, text));
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
function isTold(words: readonly Word[], next: number): boolean {
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

const OVERLOOKS = /^(?:miss|ignore|overlook|forget|disregard|neglect)$/;

/** Whether the clause, told in the passive, would be the same finding again: "the alert was ignored". */
function isStillAnAct({ frame }: Act, { verb }: Clause, [edit]: readonly Edit[]): boolean {
  return frame === "mistake" && !/^(?:be|get)$/.test(verb.lemma) && !/^there was/i.test(edit?.text ?? "");
}

/** "Omar's mistake", "an error by Omar", "the engineer's failure to run the script", "deletion of it by an intern". */
function nominalOffers(sentence: Sentence, act: Act, text: string): readonly Suggestion[] {
  if (act.who) return [withoutWho(act.who)];
  const { words } = sentence;
  const start = words.findIndex((word) => word.start === act.range.start);
  const last = words.findLastIndex((word) => word.end === act.range.end);
  if (start < 0 || last < 0) return [];
  // "due to **Mei running** the clean-up", "comes down to **Mei not reading** it"
  const acting = sentence.clauses.find(({ kind, subject }) => kind === "gerund" && subject?.last === last);
  if (acting?.subject && words[acting.subject.first - 1]?.lower === "to") {
    const edit = beingDone(sentence, acting, text);
    if (edit) return saying(sentence, [edit], acting.verb.negated ? IN_VIEW : LOOKED_RIGHT);
    const { first } = acting.subject;
    return [replace(LED, rangeBetween(sentence, first, last), `${VIEW} that led to`)];
  }
  // "as a result of **the driver** not seeing it": nothing else can see it.
  if (acting) return [];
  // "data entry **errors** by the clerks": the whole of it is named anew.
  const whole = sentence.phrases.find((it) => it.head === start && it.first < start);
  const first = whole?.first ?? (/^an?$|^the$/.test(words[start - 1]?.lower ?? "") ? start - 1 : start);
  const infinitive = sentence.clauses.find(
    (it) => it.kind === "infinitive" && it.first > start && it.first <= last + 2,
  );
  // "deleted **by mistake** by an editor"
  if (words[start - 1]?.lower === "by") return [];
  const lead = leadOf(sentence, start);
  if (act.frame === "omission" && infinitive) {
    // "the decision to ignore it": what was not done is the opposite.
    const choice =
      /^(?:decision|choice)$/.test(words[last]?.lemma ?? words[start]?.lemma ?? "") ||
      OVERLOOKS.test(infinitive.verb.lemma);
    const undone = choice ? undefined : notBeingDone(sentence, infinitive, text);
    const end = undone?.last ?? endOf(words, infinitive);
    // "to lock the safe **cost the shop** a day": where the verb was read as a noun, nothing is sure.
    if (/^(?:determiner|name|noun|number|possessive|pronoun)$/.test(words[end + 1]?.tag ?? "")) return [];
    const range = rangeBetween(sentence, undone ? first : lead, end);
    const step = `${gerund(infinitive.verb.lemma)}${text.slice(words[infinitive.verb.last]?.end, range.end)}`;
    const asked = withCapital(
      sentence,
      undone ? first : lead,
      choice ? `⟨what made ${step} look right at the time⟩` : `⟨what spoke against ${step}, or kept it from view⟩`,
    );
    return [
      ...(undone ? [replace(NOT_DONE, range, withCapital(sentence, first, undone.text))] : []),
      replace("Ask what kept it from view", range, asked),
    ];
  }
  if (act.frame === "passive") {
    const by = words.findIndex((word, i) => i > start && i <= last && word.lower === "by");
    // "due to work by the crew **using** the old plan"
    return by < 0 || isTold(words, last + 1) || words[last + 1]?.lower.endsWith("ing")
      ? []
      : [replace("Leave out who did it", { start: (words[by - 1] ?? words[by])?.end ?? 0, end: act.range.end }, "")];
  }
  // "my mistake was trusting it", "our mistake was in trusting it"
  const doing = sentence.clauses.find(
    (it) => it.kind === "gerund" && words[last + 1]?.lemma === "be" && it.verb.first > last && it.verb.first < last + 4,
  );
  if (doing)
    return [
      replace(LED, rangeBetween(sentence, first, doing.verb.first - 1), withCapital(sentence, first, `${VIEW} led to`)),
    ];
  // "my mistake was to trust it", "our mistake comes in when …"
  if (words[last + 1]?.lower === "to" || /^(?:be|come|lie)$/.test(words[last + 1]?.lemma ?? "")) return [];
  const what =
    act.frame === "omission"
      ? "⟨what was not in view⟩"
      : words.slice(start, last + 1).some(({ lemma }) => /^(?:mistake|error|oversight|fault|blunder)$/.test(lemma))
        ? "⟨what happened⟩"
        : "⟨the change⟩";
  return [
    replace("Name what happened instead", rangeBetween(sentence, first, last), withCapital(sentence, first, what)),
  ];
}

/** The last word of an infinitive with its particle, its object and the prepositions that follow. */
function endOf(words: readonly Word[], { verb, particle, object, prepositions }: Clause): number {
  let end = object ? wholeOf(object) : verb.last + Number(particle !== undefined);
  // "cited his failure to check it **as** the cause"
  for (const { preposition, phrase } of prepositions)
    if (preposition === end + 1 && words[preposition]?.lower !== "as") end = wholeOf(phrase);
  return end;
}

/** Where the article and the adjectives before a word begin: "**a plain** user error". */
export function leadOf({ words }: Sentence, index: number): number {
  let first = index;
  while (
    words[first - 1]?.tag === "adjective" ||
    /^(?:plain|absolute|total|complete|classic|pure)$/.test(words[first - 1]?.lower ?? "")
  )
    first--;
  return words[first - 1]?.tag === "determiner" ? first - 1 : first;
}

/** What may follow a comma that parts two clauses: "when it failed, nobody was there". */
const CLAUSE_OPENER =
  /^ (?:the|an?|this|that|these|those|we|they|it|its|he|she|you|i|there|no|nobody|nothing|every\w*|some\w*|all|both|and|but|or|so|which|who|\p{Lu}\S*)\b/u;
/** After these a comma opens an aside: "the change was, of course, the last one". */
const WANTS_MORE = /\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|to)$/i;

/** An aside with its commas or parentheses; undefined where the words are none. */
function aside(text: string, { start, end }: Range): Range | undefined {
  if (text[start - 1] === "(" && text[end] === ")")
    return { start: start - (text[start - 2] === " " ? 2 : 1), end: end + 1 };
  if (text.slice(start - 2, start) !== ", ") return undefined;
  const after = text.slice(end, end + 40);
  if (/^ ?(?:[.;:!?)|]|[\r\n]|$)/.test(after)) return { start: start - 2, end };
  if (after[0] !== ",") return undefined;
  if (/\b(?:although|though|because|but|and|so|that|if|when)$/i.test(text.slice(Math.max(0, start - 12), start - 2)))
    return { start: start - 2, end: end + 1 };
  const isInside =
    WANTS_MORE.test(text.slice(Math.max(0, start - 12), start - 2)) || !CLAUSE_OPENER.test(after.slice(1));
  return isInside ? { start: start - 2, end: end + 1 } : undefined;
}

/** Deletes words and the blank after, or before, them; what follows takes over their capital. */
export function deletion(title: string, text: string, range: Range): Suggestion {
  const whole = aside(text, range);
  if (whole) return replace(title, whole, "");
  let { start, end } = range;
  if (text[end] === ",") end++;
  const blankAfter = text[end] === " ";
  if (blankAfter) end++;
  else if (text[start - 1] === " ") start--;
  const next = text[end] ?? "";
  // "Unfortunately the crew went": a capital for standing first, and no shouting.
  if (blankAfter && /^(?:\p{Lu}\p{Ll}|I\b)/u.test(text.slice(range.start, range.end)) && next !== next.toUpperCase())
    return { title, edits: [{ start, end: end + 1, text: next.toUpperCase() }] };
  // "a careless error" → "an error"
  const article = /(^|[\s(])(a|an)\s$/i.exec(text.slice(Math.max(0, start - 4), start));
  if (article && blankAfter) {
    const word = article[2] as string;
    const fits = /^[aeiou]/i.test(next) ? "an" : "a";
    const from = start - 1 - word.length;
    if (word.toLowerCase() !== fits)
      return {
        title,
        edits: [{ start: from, end, text: `${word[0] === "A" ? (fits === "an" ? "An" : "A") : fits} ` }],
      };
  }
  return { title, edits: [{ start, end, text: "" }] };
}
