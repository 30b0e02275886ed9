/** Words to use instead: the few rewordings that keep every fact and are surely grammatical. */
import type { Act } from "./acts.ts";
import type { NounPhrase } from "./english/clauses.ts";
import { gerund, participle } from "./english/inflection.ts";
import type { Sentence } from "./english/sentence.ts";
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
  const particleLast = clause.particle && words[verb.last + 1]?.lower === clause.particle ? verb.last + 1 : verb.last;
  const after = clause.particle && words[object.last + 1]?.lower === clause.particle ? object.last + 1 : object.last;
  if (subject.last + 1 !== verb.first || object.first !== particleLast + 1 || subject.others.length > 0)
    return undefined;
  const adverbs = verb.adverbs.map((i) => words[i]?.text).join(" ");
  const done = `${isPlural(sentence, object) ? "were" : "was"} ${adverbs ? `${adverbs} ` : ""}${participle(verb.lemma)}${clause.particle ? ` ${clause.particle}` : ""}`;
  const range = rangeBetween(sentence, subject.first, after);
  return replace(
    "Say what happened, without the person",
    range,
    withCase(sentence, subject.first, `${slice(text, sentence, object)} ${done}`),
  );
}

/** "Lena forgot to renew the certificate" → "Nothing in ⟨…⟩ prompted for renewing the certificate". */
export function asMissingPrompt(sentence: Sentence, act: Act): Suggestion | undefined {
  const { clause } = act;
  if (!clause?.subject || clause.inherited || clause.kind !== "main" || clause.subject.last + 1 !== clause.verb.first)
    return undefined;
  const { subject, verb } = clause;
  const from = (last: number): Range => rangeBetween(sentence, subject.first, last);
  const infinitive = sentence.clauses.find(
    (next) => next.kind === "infinitive" && next.governor === clause && next.verb.main <= verb.last + 4,
  );
  const done = infinitive ?? (verb.negated ? clause : undefined);
  if (done) {
    return replace(
      "Ask what would have prompted for it",
      from(done.verb.last),
      withCase(
        sentence,
        subject.first,
        `nothing in ⟨the tool or the procedure⟩ prompted for ${gerund(done.verb.lemma)}`,
      ),
    );
  }
  if (
    clause.object &&
    clause.object.first === verb.last + 1 &&
    /^(?:miss|overlook|ignore|disregard|neglect)$/.test(verb.lemma)
  ) {
    return replace(
      "Say what did not draw attention to it",
      rangeBetween(sentence, subject.first, verb.last),
      withCase(sentence, subject.first, "nothing drew attention to"),
    );
  }
  return undefined;
}

/** Strikes the `by` phrase of a passive. */
export function withoutAgent(act: Act): Suggestion | undefined {
  return act.by ? replace("Leave out who did it", act.by, "") : undefined;
}

/** Replaces the whole sentence by a prompt; the words that are lost are asked for in the placeholders. */
export function asPrompt(title: string, sentence: Sentence, prompt: string): Suggestion {
  const last = sentence.words.at(-1);
  const stop = last && /^[.!?]$/.test(last.text) ? last.start : sentence.end;
  return replace(title, { start: sentence.start, end: stop }, prompt);
}

/** Deletes words and the blank after, or before, them; a sentence that loses its first word keeps its capital. */
export function deletion(title: string, text: string, range: Range, sentenceStart: number): Suggestion {
  let { start, end } = range;
  if (text[end] === ",") end++;
  const blankAfter = text[end] === " ";
  if (blankAfter) end++;
  else if (text[start - 1] === " ") start--;
  const next = text[end] ?? "";
  if (range.start === sentenceStart && next !== next.toUpperCase()) {
    return { title, edits: [{ start, end: end + 1, text: next.toUpperCase() }] };
  }
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

function slice(text: string, sentence: Sentence, phrase: NounPhrase): string {
  const { start, end } = rangeBetween(sentence, phrase.first, phrase.last);
  return text.slice(start, end);
}

function rangeBetween(sentence: Sentence, first: number, last: number): Range {
  return { start: sentence.words[first]?.start ?? sentence.start, end: sentence.words[last]?.end ?? sentence.end };
}

/** A capital where the words replaced had one for standing first. */
function withCase(sentence: Sentence, first: number, text: string): string {
  const word = sentence.words[first];
  const opens =
    first === 0 || sentence.words[first - 1]?.tag === "stop" || (first === 1 && sentence.words[0]?.tag === "number");
  return word && opens && word.text !== word.lower ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
