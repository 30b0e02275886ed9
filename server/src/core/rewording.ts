/** Words to use instead: the few rewordings that keep every fact and are surely grammatical. */
import type { Act } from "./acts/act.ts";
import type { Clause } from "./english/clauses.ts";
import { gerund, participle } from "./english/inflection.ts";
import type { NounPhrase } from "./english/nounPhrases.ts";
import { lowerText, type Sentence } from "./english/sentence.ts";
import { replace, type Suggestion } from "./rule.ts";
import type { Range } from "./text.ts";

/** "Tomasz took down the site" → "The site was taken down", when subject, verb and object stand side by side. */
export function asPassive(sentence: Sentence, act: Act, text: string): Suggestion | undefined {
  const { clause } = act;
  const { words } = sentence;
  if (
    !clause?.subject ||
    !clause.object ||
    clause.inherited ||
    clause.kind !== "main" ||
    clause.verb.passive ||
    clause.verb.modal ||
    clause.verb.perfect ||
    clause.verb.progressive
  )
    return undefined;
  const { subject, object, verb } = clause;
  // "… and did not verify it", "… because he thought": what follows would lose its subject.
  if (sentence.clauses.some((it) => it !== clause && it.inherited && it.verb.finite && it.subject === subject))
    return undefined;
  const particleLast = clause.particle && words[verb.last + 1]?.lower === clause.particle ? verb.last + 1 : verb.last;
  const after = clause.particle && words[object.last + 1]?.lower === clause.particle ? object.last + 1 : object.last;
  if (subject.last + 1 !== verb.first || object.first !== particleLast + 1 || subject.others.length > 0)
    return undefined;
  const end = Math.max(after, wholeOf(object));
  const follows = words[end + 1]?.tag === "comma" && words[end + 2]?.tag === "wh" ? words[end + 2] : words[end + 1];
  if (
    refersBack(sentence, end + 1) ||
    /^(?:who|whose|which|that|for|between|about|behind|against|and|or|than|\(|\/)$/.test(follows?.lower ?? "")
  )
    return undefined;
  // "while preparing the season": nobody would be left to prepare it.
  if (words.slice(end + 1).some((word, i, rest) => DANGLES.test(word.lower) && /ing$/.test(rest[i + 1]?.lower ?? "")))
    return undefined;
  const adverbs = verb.adverbs.map((i) => words[i]?.text).join(" ");
  const plural = isPlural(sentence, object);
  const done = `${verb.past ? (plural ? "were" : "was") : plural ? "are" : "is"} ${adverbs ? `${adverbs} ` : ""}${participle(verb.lemma)}${clause.particle ? ` ${clause.particle}` : ""}`;
  const range = rangeBetween(sentence, subject.first, end);
  const { start: from, end: to } = rangeBetween(sentence, object.first, wholeOf(object));
  return replace(
    "Say what happened, without the person",
    range,
    withCase(sentence, subject.first, `${text.slice(from, to)} ${done}`),
  );
}

const DANGLES = /^(?:while|when|after|before|by|without|instead|despite)$/;

const PERCEIVES = /^(?:notice|see|spot|recognise|recognize|realise|realize|observe|hear|catch|detect)$/;

/** "Lena forgot to renew the certificate" → "Nothing in ⟨…⟩ prompted for renewing the certificate". */
export function asMissingPrompt(sentence: Sentence, act: Act): Suggestion | undefined {
  const { clause } = act;
  if (!clause?.subject || clause.inherited || clause.kind !== "main" || clause.subject.last + 1 !== clause.verb.first)
    return undefined;
  return promptFor(sentence, clause, clause.subject);
}

/** What was not done, as what nothing asked for; the subject's words go, all others stay. */
export function promptFor(sentence: Sentence, clause: Clause, subject: NounPhrase): Suggestion | undefined {
  const { verb } = clause;
  const { words } = sentence;
  const infinitive = sentence.clauses.find(
    (next) => next.kind === "infinitive" && next.governor === clause && next.verb.main <= verb.last + 4,
  );
  const nobody = /^(?:nobody|no|none|no-one)$/.test(words[subject.first]?.lower ?? "");
  const done = infinitive ?? (verb.negated || nobody ? clause : undefined);
  const missed = !done && /^(?:miss|overlook)$/.test(verb.lemma) ? clause : undefined;
  const at = (done ?? missed)?.verb;
  if (/^(?:contrary|despite|although)$/.test(words[0]?.lower ?? "")) return undefined;
  const end = (done ?? missed)?.last ?? 0;
  if (!at || refersBack(sentence, at.last + 1) || LASTS.test(lowerText(sentence, at.last + 1, end))) return undefined;
  const object = (done ?? missed)?.object?.first === at.last + 1;
  const reworded = (last: number, text: string): Suggestion =>
    replace(
      "Ask what would have shown it",
      rangeBetween(sentence, subject.first, last),
      withCase(sentence, subject.first, text),
    );
  if (missed || PERCEIVES.test(at.lemma)) {
    if (object) return reworded(at.last, "nothing in ⟨the tool or the procedure⟩ drew attention to");
    return words[at.last + 1]?.tag === "that" && !missed
      ? reworded(at.last, "nothing in ⟨the tool or the procedure⟩ showed")
      : undefined;
  }
  return reworded(at.last, `nothing in ⟨the tool or the procedure⟩ prompted for ${gerund(at.lemma)}`);
}

/** "until a parent called", "for 50 minutes": how long it stayed so. */
const LASTS = /\b(?:until|till|for (?:\d|an? |two |three |four |several |many |almost |over |about |the whole))/;

/** Whether words that follow stand for the person whose mention would go. */
function refersBack(sentence: Sentence, from: number): boolean {
  return sentence.words
    .slice(from)
    .some((word) => /^(?:he|she|him|his|hers?|himself|herself|they|them|their|themselves|who)$/.test(word.lower));
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

/** The last word of a noun phrase with all that hangs on it by "of". */
export function wholeOf(phrase: NounPhrase): number {
  return phrase.of ? Math.max(phrase.last, wholeOf(phrase.of)) : phrase.last;
}

/** Strikes the `by` phrase of a passive. */
export function withoutAgent(act: Act): Suggestion | undefined {
  return act.by ? replace("Leave out who did it", act.by, "") : undefined;
}

/**
 * Replaces the whole sentence by a prompt; the words that are lost are asked for in the placeholders. A sentence that
 * tells of more keeps its words: no placeholder asks for a fact that has nothing to do with the finding.
 */
export function asPrompt(title: string, sentence: Sentence, prompt: string, clauses = 1): Suggestion[] {
  const told = sentence.clauses.filter((it) => it.verb.finite && it.kind !== "complement");
  if (told.length > clauses) return [];
  const last = sentence.words.at(-1);
  const stop = last && /^[.!?]$/.test(last.text) ? last.start : sentence.end;
  return [replace(title, { start: sentence.start, end: stop }, prompt)];
}

/** Deletes words and the blank after, or before, them; what follows takes over their capital. */
export function deletion(title: string, text: string, range: Range): Suggestion {
  let { start, end } = range;
  if (text[end] === ",") end++;
  const blankAfter = text[end] === " ";
  if (blankAfter) end++;
  else if (text[start - 1] === " ") start--;
  const next = text[end] ?? "";
  // "Unfortunately the crew went": a capital for standing first, and no shouting.
  if (blankAfter && /^\p{Lu}\p{Ll}/u.test(text.slice(range.start, range.end)) && next !== next.toUpperCase())
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

function isPlural(sentence: Sentence, phrase: NounPhrase): boolean {
  const head = sentence.words[phrase.head];
  return (
    !!head &&
    (phrase.others.length > 0 ||
      (head.tag === "noun" && head.lower !== head.lemma && head.lower.endsWith("s")) ||
      /^(?:these|those|them|two|three|four|both|several)$/.test(sentence.words[phrase.first]?.lower ?? ""))
  );
}

function rangeBetween(sentence: Sentence, first: number, last: number): Range {
  return { start: sentence.words[first]?.start ?? sentence.start, end: sentence.words[last]?.end ?? sentence.end };
}

/** A capital where the words replaced had one for standing first. */
function withCase(sentence: Sentence, first: number, text: string): string {
  const word = sentence.words[first];
  const opens =
    first === 0 || sentence.words[first - 1]?.tag === "stop" || (first === 1 && sentence.words[0]?.tag === "number");
  return word && opens && (word.text !== word.lower || word.kind === "handle")
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
