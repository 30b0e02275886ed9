/**
 * Clauses told anew without their people: "Omar dropped the table and did not restore it" becomes "The table was dropped
 * and it was not restored". Words that stay are cut out of the document as they stand there, marks and all. What cannot
 * be told so in plain English is left alone: a writer who gets a bad sentence once does not look again.
 */
import type { Clause } from "../english/clauses.ts";
import { participle } from "../english/inflection.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import type { Edit } from "../text.ts";
import { beginsFreely, mayBelong } from "./belonging.ts";
import { deedOf, resuming, sharing, startOf, startOfShared } from "./deeds.ts";
import { asFact, echoAt, type Implied, losesPerson, opensOnSomebody } from "./looseEnds.ts";
import { objectEnd } from "./objects.ts";
import { closing, isOpen, isPlain, rangeBetween, thingOf, wholeOf, withCapital } from "./things.ts";
import { INSTEAD, isVerdict, participleOf, type Recast, recastOf } from "./told.ts";
import { isThing, isUnderstood, type Span } from "./understood.ts";
import { isIn } from "./wordClasses.ts";

/** "**My mistake:** I mixed up the clusters": the verdict goes with the person. */
const VERDICT =
  /^(?:my (?:bad|error|fault|mistake|oversight)|mea culpa|(?:driver|human|operator|pilot|user) error) ?[:,;–—-]$/;

/**
 * The edits that tell a clause, and those that share its subject, without that subject; undefined where English balks.
 * With `implied`, what a wish or an obligation says of the past; with `told`, the clause in words that are given.
 */
export function withoutSubject(
  sentence: Sentence,
  clause: Clause,
  text: string,
  implied?: Implied,
  told?: Recast,
): readonly Edit[] | undefined {
  if ((!clause.subject && !implied) || clause.inverted) return undefined;
  const whole = clause.inherited && !told ? toldWhole(sentence, clause, text) : undefined;
  if (whole) return whole;
  const first = startOfTold(sentence, clause, implied, told);
  if (first === undefined) return undefined;
  const echo = implied?.undone ? echoAt(sentence) : undefined;
  const rest =
    clause.subject && echo === undefined
      ? [...sharing(sentence, clause), ...resuming(sentence, clause)].sort((a, b) => a.verb.first - b.verb.first)
      : [];
  // "failed to watch the gauge **and keep** the level", "should have stopped it **and told** them"
  if (rest.some((it) => it.verb.past !== (implied !== undefined || clause.verb.past) || (implied && it.inherited)))
    return undefined;
  const own = told ?? recastOf(sentence, clause, text, implied);
  const recasts = [clause, ...rest].map((it) => (it === clause ? own : recastOf(sentence, it, text)));
  const { words } = sentence;
  const edits: Edit[] = [];
  const spans: Span[] = [];
  for (const [i, recast] of recasts.entries()) {
    const start = i === 0 ? first : startOfShared(words, rest[i - 1] as Clause);
    if (!recast || start > recast.last) return undefined;
    spans.push({ first: start, last: recast.last });
    const instead = i === 0 ? withCapital(sentence, start, recast.text) : recast.text;
    edits.push(closed({ ...rangeBetween(sentence, start, recast.last), text: instead }, text));
  }
  if (losesPerson(sentence, clause, edits)) return undefined;
  const undone = implied?.undone ?? deedOf(sentence, clause).undone;
  const toRead = told || edits[0]?.text.endsWith(" that") ? spans.slice(1) : spans;
  if (echo === undefined && !isUnderstood(sentence, toRead, undone)) return undefined;
  // "drained it, did not check the queue": two sentences would stand there.
  const end = rest.at(-1) ?? clause;
  if (end.inherited && words[startOfShared(words, end) - 1]?.tag === "comma") return undefined;
  // "swollen after the dressing was not changed"; "said that it was full when it should have said how full"
  if (undone && /^(?:after|before|until|when|whenever)$/.test(clause.marker?.lower ?? "")) return undefined;
  return implied ? asFact(sentence, edits, implied) : edits;
}

/** "ran the wrong script **and deleted the table**": told alone, its person would still stand before it. */
function toldWhole(sentence: Sentence, clause: Clause, text: string): readonly Edit[] | undefined {
  const said = sentence.clauses.find((it) => it.subject === clause.subject && !it.inherited && it.verb.finite);
  const whole = said && withoutSubject(sentence, said, text);
  const { start = 0 } = sentence.words[clause.verb.main] ?? {};
  return whole?.some((edit) => edit.start <= start && start < edit.end) ? whole : undefined;
}

/** The first word of what a clause is told in place of; undefined where it says more than that, or not quite that. */
function startOfTold(
  sentence: Sentence,
  clause: Clause,
  implied: Implied | undefined,
  told: Recast | undefined,
): number | undefined {
  const { words } = sentence;
  const { verb } = clause;
  if (lowerText(sentence, 0, 1) === "not only") return undefined;
  if (!implied && !told && verb.modal) return undefined;
  // "it seems that we should have tested it": what seems is the wish. "more", "sooner": some was done, or later.
  if (implied && (clause.kind === "complement" || SOONER.test(lowerText(sentence, verb.last, clause.last))))
    return undefined;
  if (!/^(?:main|subordinate|complement|relative)$/.test(clause.kind)) return undefined;
  const first = startOf(sentence, clause);
  if (first === undefined || opensOnSomebody(sentence, first) || !beginsFreely(sentence, first)) return undefined;
  // "almost nobody knew": some did. "none of them had read it": others may have.
  if (/^(?:almost|hardly|nearly|practically|virtually)$/.test(lowerAt(words, first - 1))) return undefined;
  if (/^(?:none|neither) of (?:them|us|these|those)$/.test(lowerText(sentence, first, first + 2))) return undefined;
  // "**Most** nurses ignored it": others did not.
  const part = PART.test(lowerAt(words, first)) || words[first]?.tag === "number";
  const left = INSTEAD.get(verb.lemma)?.includes(" not ") || deedOf(sentence, clause).undone;
  if (part && left && !clause.inherited) return undefined;
  return VERDICT.test(lowerText(sentence, 0, first - 1)) ? 0 : first;
}

/** "broke **the *old* shop**": marks that are open at the end of a thing close with it, and not where the sentence goes on. */
function closed({ start, end, text }: Edit, document: string): Edit {
  const mark = closing(document, end);
  const open = mark?.startsWith("]") ? "[" : (mark ?? "");
  const whole = mark !== undefined && isOpen(document.slice(start, end), open) && !isOpen(text, open);
  return { start, end: whole ? end + mark.length : end, text };
}

/**
 * The edits that strike what a clause says of its subject and keep what else the subject did: "The on-call panicked and
 * restarted everything" → "Everything was restarted".
 */
export function withoutRemark(sentence: Sentence, clause: Clause, text: string): readonly Edit[] | undefined {
  const { subject, verb } = clause;
  if (!subject || clause.inherited || subject.last >= verb.first) return undefined;
  const [next, ...rest] = sharing(sentence, clause);
  if (!next || rest.length > 0 || sentence.words[next.verb.first - 1]?.tag !== "conjunction") return undefined;
  const recast = recastOf(sentence, next, text);
  if (!recast) return undefined;
  const range = rangeBetween(sentence, subject.first, recast.last);
  const edits = [{ ...range, text: withCapital(sentence, subject.first, recast.text) }];
  return losesPerson(sentence, clause, edits) ? undefined : edits;
}

/** A clause that says a subject again by a pronoun, told without it: "when **they filled the table** with …". */
export function retold(sentence: Sentence, clause: Clause, text: string): Edit | undefined {
  const recast = clause.verb.modal ? undefined : recastOf(sentence, clause, text);
  if (!recast || !clause.subject || clause.inherited) return undefined;
  return { ...rangeBetween(sentence, clause.subject.first, recast.last), text: recast.text };
}

/** "was ignored by the pharmacist" → "was not acted on": a passive that judges, in words that do not. */
export function inPlainPassive(sentence: Sentence, { subject, verb, by }: Clause): Edit | undefined {
  const instead = INSTEAD.get(verb.lemma);
  if (!subject || !verb.passive || verb.negated || verb.modal || verb.perfect || !instead?.startsWith("{was}"))
    return undefined;
  const was = sentence.words[verb.first]?.lower ?? "";
  // "by the on-call **and by the manager**"
  if (by && sentence.words[wholeOf(by) + 1]?.tag === "conjunction" && sentence.words[wholeOf(by) + 2]?.lower === "by")
    return undefined;
  if (!/^(?:was|were)$/.test(was) || (by && by.first > verb.last + 2)) return undefined;
  return { ...rangeBetween(sentence, verb.first, by ? wholeOf(by) : verb.last), text: instead.replace("{was}", was) };
}

/** "due to Dmitri pushing a bad schema" → "due to a bad schema being pushed". */
export function beingDone(sentence: Sentence, clause: Clause, text: string): Edit | undefined {
  const { words } = sentence;
  const { subject, object, verb } = clause;
  if (clause.kind !== "gerund" || clause.inherited || !subject || !object || clause.particle) return undefined;
  if (object.first !== verb.last + 1) return undefined;
  if (words.slice(subject.last + 1, verb.first).some(({ tag }) => tag !== "adverb" && tag !== "not")) return undefined;
  // "a member **of the staff** pulling"
  const whole = sentence.phrases.find((it) => it.first < subject.first && wholeOf(it) === subject.last);
  const end = objectEnd(sentence, clause, object, verb.negated);
  if (end === undefined || !isPlain(sentence, object) || isIn("unpassive", verb.lemma) || INSTEAD.has(verb.lemma))
    return undefined;
  // "using an older drawing", with "drawing" read as a verb
  if (words[end + 1]?.tag === "verb" || (verb.negated && !isThing(sentence, object.first, end, true))) return undefined;
  const thing = thingOf(sentence, object, end, text);
  if (thing === undefined) return undefined;
  const adverbs = verb.adverbs.flatMap((i) => (isVerdict(words[i] as Word) ? [] : `${words[i]?.lower} `)).join("");
  const edit = {
    ...rangeBetween(sentence, (whole ?? subject).first, end),
    text: `${thing} ${verb.negated ? "not " : ""}being ${adverbs}${participle(verb.lemma)}`,
  };
  return losesPerson(sentence, clause, [edit]) ? undefined : edit;
}

/** "The pre-flight script not being run" for "the engineer's failure to run the pre-flight script". */
export function notBeingDone(
  sentence: Sentence,
  infinitive: Clause,
  text: string,
): { text: string; last: number } | undefined {
  const { verb } = infinitive;
  const object = infinitive.object ?? sentence.phrases.find((phrase) => phrase.first === verb.last + 1);
  if (!object || object.first !== verb.last + 1 || infinitive.particle || isIn("unpassive", verb.lemma))
    return undefined;
  const end = wholeOf(object);
  if (!isPlain(sentence, object) || mayBelong(sentence, infinitive, end, true)) return undefined;
  // "to lock the safe **cost** the shop a day": the verb may be read as a noun, so what follows is to be the verb, or read.
  const [next, after] = sentence.words.slice(end + 1);
  const told =
    /^(?:be|do|have|modal)$/.test(next?.tag ?? "") ||
    (next?.tag === "verb" &&
      (isIn("outcomes", next.lemma) || /^(?:determiner|possessive|pronoun)$/.test(after?.tag ?? "")));
  if (!isThing(sentence, object.first, end, true)) return undefined;
  if (!told && !isUnderstood(sentence, [{ first: object.first, last: end }], true)) return undefined;
  const thing = thingOf(sentence, object, end, text);
  return thing === undefined
    ? undefined
    : { last: end, text: `${thing} not being ${participleOf(sentence, infinitive)}` };
}

/** Words for some of many. */
const PART = /^(?:certain|few|half|many|most|several|some)$/;

const SOONER = /\b(?:better|clearer|closer|further|harder|longer|more)\b/;
