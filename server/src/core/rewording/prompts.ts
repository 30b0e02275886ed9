/**
 * Words with placeholders: what is offered where the text does not say what stood behind an event, and its writer might.
 * A placeholder asks for a condition; whatever else the sentence tells stays as it stands.
 */
import type { Act } from "../acts/act.ts";
import type { Clause } from "../english/clauses.ts";
import { gerund, participle } from "../english/inflection.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import rewording from "../lexicons/rewording.json" with { type: "json" };
import { replace, type Suggestion } from "../rule.ts";
import { beginsFreely } from "./belonging.ts";
import { deedOf } from "./deeds.ts";
import { whatElse } from "./ledTo.ts";
import { hangs, opensOnSomebody, ownWords, refers, refersBack, staying } from "./looseEnds.ts";
import { HID, IN_THE_WAY, LED, NOTHING, SHOWN, VIEW } from "./phrases.ts";
import { isPlural, rangeBetween, withCapital } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** "It was the lead's job to check the flag" → "Nothing in ⟨…⟩ prompted anyone to check the flag". */
export function asksForDoing(sentence: Sentence, first: number, infinitive: Clause | undefined): Suggestion[] {
  if (!infinitive || infinitive.verb.first < first || refersBack(sentence, infinitive.verb.last + 1)) return [];
  const range = rangeBetween(sentence, first, infinitive.verb.last);
  const asked = `${NOTHING} prompted anyone to ${infinitive.verb.lemma}`;
  return [replace(SHOWN, range, withCapital(sentence, first, asked))];
}

/** "Lena forgot to renew the certificate" → "Nothing in ⟨…⟩ prompted anyone to renew the certificate". */
export function asMissingPrompt(sentence: Sentence, act: Act): readonly Suggestion[] {
  const { clause } = act;
  const { words } = sentence;
  if (!clause || !/^(?:main|subordinate|complement|relative)$/.test(clause.kind)) return [];
  // "a note **that I** forgot to add": what was not done is the note; "the clerk **who** forgot it" is somebody.
  const own = words[clause.subject?.head ?? -1];
  if (
    clause.kind === "relative" &&
    own?.tag !== "pronoun" &&
    (!clause.marker || own === clause.marker || own?.tag === "wh")
  )
    return [];
  // "swollen after nothing prompted anyone to change the dressing"
  if (/^(?:after|before|until)$/.test(clause.marker?.lower ?? "")) return [];
  const { subject, verb } = clause;
  if (!clause.inherited && subject && subject.last + 1 !== verb.first) return [];
  if (clause.inverted || verb.passive) return [];
  return promptFor(sentence, clause, clause.inherited ? undefined : subject);
}

/** "We should have paged them" → "Nothing in ⟨…⟩ prompted anyone to page them". */
export function asWishPrompt(sentence: Sentence, clause: Clause): readonly Suggestion[] {
  const { words } = sentence;
  const { subject, verb, inherited, kind } = clause;
  if (!subject || inherited || kind === "relative" || verb.passive || !verb.modal || subject.last >= verb.first)
    return [];
  // Its reason speaks for the wish; "should have frozen it, **done** the rewrite, then …" are several.
  const open = words.some(
    ({ lower, tag, lemma }, i) =>
      i > verb.last &&
      (/^(?:because|although|though)$/.test(lower) ||
        (lower === "since" && tag === "subordinator") ||
        (words[i - 1]?.tag === "comma" &&
          (lower === "as" || (/^(?:verb|do)$/.test(tag) && lower !== lemma && !lower.endsWith("ing"))))),
  );
  return open || refersBack(sentence, verb.last + 1) ? [] : promptFor(sentence, clause, subject);
}

/** What a question about a clause is about. */
interface Step {
  readonly verb: Clause["verb"];
  /** It was done; it was not; or what was in view was not attended to. */
  readonly was: "done" | "undone" | "unseen";
  /** What follows the verb: what was to be seen, a thing or a clause; neither where it is something else. */
  readonly seen: "thing" | "clause" | undefined;
  /** Its verb has no object of its own, so that it may stand before. */
  readonly gap: boolean;
  readonly last: number;
}

/** The step that a clause tells of, or that it wishes for. */
function stepOf(sentence: Sentence, clause: Clause): Step {
  const wish = clause.verb.perfect && clause.verb.modal !== undefined;
  const deed = deedOf(sentence, clause);
  const undone = wish ? !clause.verb.negated : deed.undone;
  const { verb, object, last } = undone && !wish ? deed.clause : clause;
  const unseen = undone ? isIn("perceives", verb.lemma) : isIn("losesSight", verb.lemma);
  const follows = object?.first === verb.last + 1 ? object : undefined;
  return {
    verb,
    was: unseen ? "unseen" : undone ? "undone" : "done",
    // "a label **that** we missed"
    seen: isClause(sentence, verb.last + 1, follows)
      ? "clause"
      : follows || (clause.kind === "relative" && !object)
        ? "thing"
        : undefined,
    gap: !object,
    last,
  };
}

/** Whether the words that follow a verb are a clause; `thing` is the object that begins there. */
function isClause(sentence: Sentence, next: number, thing: NounPhrase | undefined): boolean {
  const { words, clauses } = sentence;
  // "noticed **there were** two"
  if (/^(?:that|wh)$/.test(words[next]?.tag ?? "") || lowerAt(words, next) === "there") return true;
  if (
    clauses.some(
      ({ verb, subject, inherited }) =>
        verb.finite && subject?.first === next && !inherited && words[verb.first - 1]?.tag !== "wh",
    )
  )
    return true;
  if (!thing) return false;
  // "noticed the small ones **were** loose"
  if (/^(?:ones )?(?:are|had|has|is|was|were)\b/.test(lowerText(sentence, thing.last + 1, thing.last + 2))) return true;
  // "failed to spot **the files held names**"
  return (
    words[thing.last + 1]?.tag === "verb" &&
    lowerAt(words, thing.last + 1) !== "given" &&
    /^(?:adjective|determiner|possessive|noun|name|number)$/.test(words[thing.last + 2]?.tag ?? "")
  );
}

/**
 * The same people, with the condition in the place of their deed: "When we moved it, we forgot to include the header" →
 * "…, we had nothing in ⟨…⟩ that pointed to including the header". Whatever in the sentence hangs on them still does.
 */
export function besideThem(sentence: Sentence, clause: Clause): readonly Suggestion[] {
  const { words } = sentence;
  const { subject, verb } = clause;
  if (!subject || clause.inverted || verb.passive || !verb.finite || clause.kind === "relative") return [];
  if (
    !clause.inherited &&
    (subject.last >= verb.first || /^(?:nobody|no|none|neither|not|one)$/.test(words[subject.first]?.lower ?? ""))
  )
    return [];
  const wish = verb.modal === "should" && verb.perfect;
  const { verb: at, was, seen } = stepOf(sentence, clause);
  if ((!wish && (verb.modal || !verb.past || verb.progressive)) || (was === "done" && verb.negated)) return [];
  if (/^(?:be|have|do|know)$/.test(at.lemma) || words[at.last + 1]?.tag === "comma") return [];
  const undone = was === "undone" || at !== verb;
  // "made a mistake and confused the hosts", "failed to sync", "should have met and drawn it": nothing leads to that.
  const told = (undone && !wish) || was === "unseen";
  if (
    (!told && /^(?:fail|forget|foul|fuck|make|mess|neglect|omit|refuse|screw)$/.test(at.lemma)) ||
    isPaired(sentence, at.last, !told)
  )
    return [];
  const range = rangeBetween(sentence, verb.first, at.last);
  const nothing = `had ${NOTHING} that`;
  if (was === "unseen")
    return seen ? [replace(SHOWN, range, `${nothing} ${seen === "thing" ? "drew attention to" : "showed"}`)] : [];
  return was === "undone"
    ? [replace(SHOWN, range, `${nothing} pointed to ${gerund(at.lemma)}`)]
    : [replace(LED, range, `had ${VIEW}, which led to ${gerund(at.lemma)}`)];
}

/** "did not respond **or investigate**": two verbs have no gerund together; with `told`, nor has "met **and drew** it". */
function isPaired({ words }: Sentence, last: number, told = false): boolean {
  return words.some(({ tag }, i) => {
    const next = words[i + 1];
    return tag === "conjunction" && i > last && next?.tag === "verb" && (told || next.lower === next.lemma);
  });
}

const ATTAINED = new Set(rewording.attained.verbs);

type Question = readonly [title: string, text: string];

/** What to ask about a step, in words that what followed its verb can follow; and the last word that they replace. */
function questionsFor(
  sentence: Sentence,
  clause: Clause,
  step: Step,
): readonly [last: number, questions: readonly Question[]] {
  const { verb, was } = step;
  // "forgot **to lubricate** it": what is read as no verb stays.
  if (verb.lemma === "forget" && lowerAt(sentence.words, verb.last + 1) === "to")
    return [verb.last, [[SHOWN, `${NOTHING} prompted anyone`]]];
  if (was === "unseen") return questionsForView(sentence, clause, step);
  // "did not pay attention to the gauge", "never got round to testing the pump"
  const rest = lowerText(sentence, verb.last + 1, verb.last + 3);
  if (verb.lemma === "pay" && rest.startsWith("attention to "))
    return [verb.last + 2, [[SHOWN, `${NOTHING} drew attention to`]]];
  if (verb.lemma === "get" && /^a?round to \w+ing$/.test(rest)) return [verb.last + 2, [[SHOWN, `${NOTHING} led to`]]];
  const tried = clause.verb.lemma === "manage" || (clause.verb.lemma === "fail" && ATTAINED.has(verb.lemma));
  const inTheWay: Question = [IN_THE_WAY, `⟨what⟩ stood in the way of ${gerund(verb.lemma)}`];
  return [verb.last, tried ? [inTheWay] : [[SHOWN, `${NOTHING} prompted anyone to ${verb.lemma}`], inTheWay]];
}

/** The same for what was in view and not attended to. */
function questionsForView(
  { words }: Sentence,
  { particle }: Clause,
  { verb, seen }: Step,
): readonly [last: number, questions: readonly Question[]] {
  const next = words[verb.last + 1];
  // "forgot **about** the nightly job"
  const about = verb.lemma === "forget" && next?.lower === "about";
  if (seen === "thing" || about)
    return [
      verb.last + Number(about),
      [
        [SHOWN, `${NOTHING} drew attention to`],
        [HID, "⟨what was in view⟩ drew attention away from"],
      ],
    ];
  if (seen) {
    const that = /^(?:that|wh)$/.test(next?.tag ?? "") ? "" : " that";
    return [
      verb.last,
      [
        [SHOWN, `${NOTHING} showed`],
        [HID, `⟨what was in view⟩ hid${that}`],
      ],
    ];
  }
  return [verb.last, particle ? [] : [[HID, "⟨what was in view⟩ hid it"]]];
}

/** What was not done, as what nothing asked for; the subject's words go, all others stay. */
export function promptFor(
  sentence: Sentence,
  clause: Clause,
  subject: NounPhrase | undefined,
  own?: readonly [last: number, questions: readonly Question[]],
): readonly Suggestion[] {
  const { words } = sentence;
  const first = subject?.first ?? clause.verb.first;
  const step = stepOf(sentence, clause);
  const { verb, was } = step;
  if (/^(?:contrary|despite|although)$/.test(words[0]?.lower ?? "") || opensOnSomebody(sentence, first)) return [];
  // "the risks **we forgot to check**" → "the risks **that** nothing prompted anyone to check"
  const tied = words[first - 1]?.tag === "noun" && clause.kind !== "relative" && subject !== undefined && step.gap;
  if ((was === "done" && !own) || /^(?:be|have|know)$/.test(verb.lemma) || !(tied || beginsFreely(sentence, first)))
    return [];
  if ((step.seen || was === "undone") && LASTS.test(lowerText(sentence, verb.last + 1, step.last))) return [];
  const [last, questions] = own ?? questionsFor(sentence, clause, step);
  const rest = whatElse(sentence, clause);
  const range = rangeBetween(sentence, first, last);
  const edits = [{ ...range, text: "" }, ...(rest ?? [])];
  const persons = ownWords(sentence, subject);
  // "Nobody wrote **them** down": what was to be written is none of those who did not.
  const from = (words[last + Number(/^(?:him|them)$/.test(words[last + 1]?.lower ?? ""))] as Word).end;
  const stays = staying(sentence, edits).some((word) => word.start >= from && refers(sentence, word, persons));
  if (!rest || hangs(sentence, edits) || stays) return [];
  const paired = isPaired(sentence, last);
  // "Nothing drew attention to it sooner", but no view hid it sooner.
  const sooner = /\b(?:sooner|earlier)\b/.test(lowerText(sentence, last + 1, step.last + 1));
  return questions
    .filter(([title, text]) => !(paired && text.endsWith("ing")) && !(sooner && title === HID))
    .map(([title, text]) => ({
      title,
      edits: [{ ...range, text: tied ? `that ${text}` : withCapital(sentence, first, text) }, ...rest],
    }));
}

/**
 * "It should have been told early so that people could plan" → "It ⟨was told when, and what stood in the way before⟩ early so
 * that …": the words of the wish alone in question, where all others hang on it.
 */
export function asWhether(sentence: Sentence, { subject, verb }: Clause): readonly Suggestion[] {
  // "could have been prevented **if** they had scanned it"
  if (sentence.words[verb.last + 1]?.lower === "if") return [];
  const many =
    subject && (isPlural(sentence, subject) || /^(?:they|we|you)$/.test(sentence.words[subject.head]?.lower ?? ""));
  const told = `${many ? "were" : "was"} ${verb.passive ? participle(verb.lemma) : "how"}`;
  const state = verb.passive || verb.lemma === "be";
  const asked = verb.negated
    ? `${state ? told : "did so"}, and what made it look right`
    : state
      ? `${told}${verb.passive ? " when" : ""}, and what stood in the way before`
      : `did what, and what stood in the way of ${gerund(verb.lemma)}`;
  return [replace(IN_THE_WAY, rangeBetween(sentence, verb.first, verb.last), `⟨${asked}⟩`)];
}

/** "did not follow the runbook" → "⟨how the work is done in practice⟩ differed from the runbook". */
export function asPractice(sentence: Sentence, clause: Clause, object: NounPhrase): readonly Suggestion[] {
  const { subject, verb, kind, inherited } = clause;
  if (!subject || subject.last >= verb.first || verb.modal || !/^(?:main|subordinate|complement)$/.test(kind))
    return [];
  const differs = ["Say how practice differed", "⟨how the work is done in practice⟩ differed from"] as const;
  return promptFor(sentence, clause, inherited ? undefined : subject, [object.first - 1, [differs]]);
}

/** "until a parent called", "for 50 minutes": how long it stayed so. */
const LASTS =
  /\b(?:until|till|for (?:\d|(?:minutes|hours|days|weeks|months|years)\b|(?:an?|two|three|four|several|many|almost|over|about|the whole) (?:\w+ ){0,2}(?:while|time|night|shift|minute|hour|day|week|month|year)))/;
