/**
 * Words with placeholders: what is offered where the text does not say what stood behind an event, and its writer might.
 * A placeholder asks for a condition; whatever else the sentence tells stays as it stands.
 */
import type { Act } from "./acts/act.ts";
import { beginsFreely } from "./belonging.ts";
import { deedOf, resuming, sharing, startOf, startOfShared } from "./deeds.ts";
import type { Clause } from "./english/clauses.ts";
import { gerund } from "./english/inflection.ts";
import type { NounPhrase } from "./english/nounPhrases.ts";
import { lowerText, type Sentence } from "./english/sentence.ts";
import type { Word } from "./english/word.ts";
import rewording from "./lexicons/rewording.json" with { type: "json" };
import { HINDSIGHT, hangs, opensOnSomebody, orphans, staying } from "./looseEnds.ts";
import { FROM_NOW_ON, HID, LED, NOTHING, SHOWN, VIEW } from "./phrases.ts";
import { isVerdict } from "./recast.ts";
import { replace, type Suggestion } from "./rule.ts";
import type { Edit, Range } from "./text.ts";
import { isPlural, rangeBetween, withCapital } from "./things.ts";
import { isIn } from "./wordClasses.ts";

/** The same edits, and words at the end of the sentence. */
export function withTail(sentence: Sentence, edits: readonly Edit[], tail: string): readonly Edit[] {
  const last = sentence.words.at(-1);
  return withWords(edits, last && /^[.!]$/.test(last.text) ? last.start : sentence.end, tail);
}

/** The same edits, and words at an offset, which may be the end of one of them. */
function withWords(edits: readonly Edit[], at: number, text: string): readonly Edit[] {
  const touching = edits.findIndex((edit) => edit.end === at);
  return touching < 0
    ? [...edits, { start: at, end: at, text }].sort((a, b) => a.start - b.start)
    : edits.map((edit, i) => (i === touching ? { ...edit, text: edit.text + text } : edit));
}

/** The same edits, and a question for the condition at the end of the sentence. */
export function askingFor(what: string, sentence: Sentence, edits: readonly Edit[]): Suggestion[] {
  const { words } = sentence;
  if (words.at(-1)?.text === "?") return [];
  const title = "Say so, and add what was behind it";
  const first = words.findIndex((word) => word.end > (edits[0]?.start ?? 0));
  const part = partAround(
    sentence,
    first,
    words.findLastIndex((word) => word.start < (edits.at(-1)?.end ?? 0)),
  );
  const last = words[part?.last ?? -1];
  // Where another clause follows, the question stands behind the one that it is about.
  if (last && words[words.length - 1]?.tag === "stop" && last.end < (words.at(-2)?.end ?? 0))
    return [{ title, edits: withWords(edits, last.end, ` (⟨what ${what}⟩)`) }];
  const question = words.some((word) => word.text === ":") ? ` (⟨what ${what}⟩)` : `: ⟨what ${what}⟩`;
  return [{ title, edits: withTail(sentence, edits, question) }];
}

/**
 * Puts a prompt in the place of a sentence, or of that part of it that holds the finding, where another clause stands
 * beside it. At most `clauses` clauses may be lost: no placeholder asks for a fact that has nothing to do with the finding.
 */
export function asPrompt(
  title: string,
  sentence: Sentence,
  { start, end }: Range,
  prompt: string,
  clauses = 1,
): Suggestion[] {
  const { words } = sentence;
  const stop = /^[.!?]$/.test(words.at(-1)?.text ?? "") ? words.length - 1 : words.length;
  const opening = (first: number): string =>
    first === 0 ? prompt : prompt.replace(/\p{L}/u, (it) => it.toLowerCase());
  // What is only imagined ("if they had looked", "would have seen it") is no fact to lose.
  const told = (first: number, last: number): number =>
    sentence.clauses.filter(
      (clause) =>
        clause.verb.finite &&
        clause.kind !== "complement" &&
        !isUnreal(clause) &&
        first <= clause.verb.first &&
        clause.verb.first <= last,
    ).length;
  const part = partAround(
    sentence,
    words.findIndex((word) => word.end > start),
    words.findLastIndex((word) => word.start < end),
  );
  // "Owing to an oversight by the crew, …", "Since we forgot it, …": what opens a sentence is no sentence.
  const opener =
    part?.first === 0 && part.last < stop - 1 && /^(?:preposition|subordinator)$/.test(words[0]?.tag ?? "");
  const says =
    part && sentence.clauses.some(({ verb }) => verb.finite && part.first <= verb.first && verb.first <= part.last);
  const torn = part && orphans(sentence, [{ ...rangeBetween(sentence, part.first, part.last), text: "" }]);
  // "Since ⟨…⟩, nobody renewed it": there is no asking for something there.
  const asks = /^(?:Add|Alert|Automate|Change|Find|Make)\b/.test(prompt) && part !== undefined && part.first > 0;
  const kept = says && !opener && !torn && !asks ? part : undefined;
  const hindsight = kept && HINDSIGHT.test(lowerText(sentence, 0, kept.first - 1));
  const whole = kept && hindsight ? { ...kept, first: 0 } : kept;
  if (whole && told(whole.first, whole.last) <= clauses && !refersBack(sentence, whole.last + 1))
    return [replace(title, rangeBetween(sentence, whole.first, whole.last), opening(whole.first))];
  if (told(0, words.length) > clauses) return [];
  return [replace(title, { start: sentence.start, end: words[stop]?.start ?? sentence.end }, prompt)];
}

/**
 * The words `first` to `last` with those around them, up to where another clause begins that stands for itself; undefined
 * where the sentence is one, or hangs on a condition.
 */
export function partAround(
  { words, clauses }: Sentence,
  first: number,
  last: number,
): { first: number; last: number } | undefined {
  if (first < 0 || last < first || clauses.some((it) => isUnreal(it, /^would$/))) return undefined;
  const stop = words.at(-1)?.tag === "stop" ? words.length - 2 : words.length - 1;
  const part = { first: 0, last: stop };
  for (const clause of clauses) {
    const begins = beginning(words, clause);
    if (begins === undefined) continue;
    if (begins <= first) part.first = Math.max(part.first, begins);
    // What shares a subject with the finding goes with it.
    else if (begins > last && !clause.inherited) {
      let before = begins - 1;
      while (/^(?:comma|conjunction|adverb|stop)$/.test(words[before]?.tag ?? "") || before === begins - 1) before--;
      if (before >= last) part.last = Math.min(part.last, before);
    }
  }
  return part.first === 0 && part.last === stop ? undefined : part;
}

/** Whether a clause tells what might have been: "if they had looked", "would have seen it", "had they looked". */
function isUnreal({ marker, verb, inverted }: Clause, modal = /^(?:would|could|might)$/): boolean {
  return /^(?:if|unless)$/.test(marker?.lower ?? "") || (verb.perfect && (inverted || modal.test(verb.modal ?? "")));
}

/** The first word of a clause, after what ties it to the one before, where it could stand alone. */
function beginning(words: readonly Word[], { kind, marker, subject, inherited, verb }: Clause): number | undefined {
  if (!verb.finite || !subject) return undefined;
  if (inherited) {
    const tie = words[verb.first - 1];
    // "could **and** should have"
    const whole = words[verb.first - 2]?.tag !== "modal";
    return tie?.tag === "conjunction" && kind === "main" && whole ? verb.first : undefined;
  }
  if (subject.first > verb.first) return undefined;
  if (kind === "subordinate")
    return marker &&
      /^(?:because|since|so|as|but|whereas)$/.test(marker.lower) &&
      !/^(?:that|of)$/.test(words[words.indexOf(marker) + 1]?.lower ?? "") &&
      !(marker.lower === "as" && /^(?:soon|long|far|much|well)$/.test(words[words.indexOf(marker) - 1]?.lower ?? ""))
      ? words.indexOf(marker) + 1
      : undefined;
  if (kind !== "main") return undefined;
  // "staging and production end points", "a bad, merge-conflict state": a bare noun need not begin anything.
  const [before, tie] = [words[subject.first - 2], words[subject.first - 1]];
  const apart =
    (tie?.tag === "stop" && words[subject.first]?.spaced) || (tie?.tag === "conjunction" && before?.tag === "comma");
  const opens = /^(?:determiner|possessive|pronoun)$/.test(words[subject.first]?.tag ?? "");
  const tied = opens && /^(?:comma|conjunction)$/.test(tie?.tag ?? "");
  return subject.first === 0 || apart || tied ? subject.first : undefined;
}

/** Where a subject begins that is described before its verb comes: "Zanele Dube, the shift lead, misconfigured". */
function startOfDescribed({ clauses }: Sentence, { kind, subject, inherited, verb }: Clause): number | undefined {
  if (!subject || inherited || kind === "relative" || kind === "infinitive" || kind === "gerund") return undefined;
  return clauses.some((it) => it.verb.first > subject.last && it.verb.last < verb.first) ? undefined : subject.first;
}

/**
 * "Kofi restarted the wrong replica and left" → "⟨What was in view at the time⟩ led to restarting the wrong replica and
 * leaving": whatever was done stays, with all that is told of it; the condition takes the place of the
 * person. Of several things that were done, those in `told` are kept.
 */
export function asLedTo(
  sentence: Sentence,
  clause: Clause,
  told: readonly Clause[] = [clause, ...sharing(sentence, clause)],
): Suggestion[] {
  const { words } = sentence;
  const first = startOf(sentence, clause) ?? startOfDescribed(sentence, clause);
  if (first === undefined || !clause.subject || clause.inverted || opensOnSomebody(sentence, first)) return [];
  const edits: Edit[] = [];
  for (const it of [...told, ...resuming(sentence, clause)]) {
    const { verb } = it;
    const own = it === told[0];
    // "… because she had seen it" has no gerund.
    if (it.kind === "subordinate" && !own && !/^(?:before|after|while|when)$/.test(it.marker?.lower ?? "")) return [];
    if (verb.modal || verb.passive || verb.negated || !verb.past || verb.progressive) return [];
    if (/^(?:be|have|know|lack|need|own)$/.test(verb.lemma) || deedOf(sentence, it).undone) return [];
    if (words[verb.last + 1]?.tag === "comma") return [];
    // Nothing that was in view leads to a slip as such.
    const adverbs = verb.adverbs
      .filter((i) => i < verb.main && !isVerdict(words[i] as Word) && !isIn("slips", words[i]?.lower))
      .map((i) => `${words[i]?.lower} `);
    // "made the mistake of trusting it" → "led to trusting it"
    const mistake = verb.lemma === "make" && /^(?:mistake|error)$/.test(words[it.object?.head ?? -1]?.lemma ?? "");
    const of = (it.object?.head ?? 0) + 1;
    const slip = mistake && words[of]?.lower === "of" ? words[of + 1] : undefined;
    // "messed up the order" → "led to breaking the order"
    const messed = words[verb.last + 1]?.lower === "up" && /^(?:foul|fuck|mess|screw)$/.test(verb.lemma);
    if (messed && !it.object) return [];
    const what = messed ? "breaking" : slip?.lower.endsWith("ing") ? slip.lower : gerund(verb.lemma);
    const doing = verb.lemma === "cause" ? "" : ` ${adverbs.join("")}${what}`;
    const end = messed ? verb.last + 1 : what === slip?.lower ? of + 1 : verb.last;
    edits.push({
      ...rangeBetween(sentence, own ? first : startOfShared(words, it), end),
      text: own ? doing : doing.trimStart(),
    });
  }
  const stays = (word: Word): boolean => !edits.some(({ start, end }) => start <= word.start && word.end <= end);
  if (!told[0] || words.slice(told[0].verb.last + 1).some((word) => PERSONAL.test(word.lower) && stays(word)))
    return [];
  const [deed, ...rest] = edits;
  if (!deed || orphans(sentence, edits)) return [];
  const asked = (title: string, text: string): Suggestion => ({
    title,
    edits: [{ ...deed, text: withCapital(sentence, first, text + deed.text) }, ...rest],
  });
  return [
    asked(LED, `${VIEW} led to`),
    ...(deed.text ? [asked("Ask what allowed it", "⟨the tool or the procedure⟩ allowed")] : []),
  ];
}

/** The same with the words of the finding alone in question, for a place where a noun stands. */
export function asCondition(title: string, range: Range, what: string): Suggestion[] {
  return [replace(title, range, `⟨${what}⟩`)];
}

/** "It was the lead's job to check the flag" → "Nothing in ⟨…⟩ prompted anyone to check the flag". */
export function asksForDoing(sentence: Sentence, first: number, infinitive: Clause | undefined): Suggestion[] {
  if (!infinitive || infinitive.verb.first < first || refersBack(sentence, infinitive.verb.last + 1)) return [];
  const range = rangeBetween(sentence, first, infinitive.verb.last);
  const asked = `${NOTHING} prompted anyone to ${infinitive.verb.lemma}`;
  return [replace(SHOWN, range, withCapital(sentence, first, asked))];
}

/** "⟨The command or the change⟩ took down the site": something else in the place of the person. */
export function asWhatActed(sentence: Sentence, clause: Clause): Suggestion[] {
  const { subject, verb } = clause;
  if (!subject || clause.inherited || verb.negated || !verb.finite || clause.kind === "relative") return [];
  if (
    subject.last >= verb.first ||
    !/^(?:cause|break|take|bring|crash|corrupt|trigger|introduce|delete|wipe|drop|overload|overwrite|expose|leak|kill|knock|create|leave|let|disable|stop|destroy)$/.test(
      verb.lemma,
    )
  )
    return [];
  const first = startOf(sentence, clause);
  if (first !== subject.first || opensOnSomebody(sentence, first) || sharing(sentence, clause).length > 0) return [];
  const { words } = sentence;
  // "accidentally" is said of people.
  const slip = verb.adverbs.find((i) => i === verb.first - 1 && isIn("slips", words[i]?.lower));
  const own = isIn("slips", words[verb.first]?.lower) ? verb.first : slip === undefined ? verb.first - 1 : slip;
  const range = rangeBetween(sentence, first, own);
  const edit = { ...range, text: withCapital(sentence, subject.first, "⟨the command or the change⟩") };
  const busy = words
    .slice(verb.last + 1)
    .some(({ lower }, i, after) => lower === "while" && after[i + 1]?.lower.endsWith("ing"));
  return busy || hangs(sentence, [edit]) ? [] : [{ title: "Name what acted", edits: [edit] }];
}

/** "Lena forgot to renew the certificate" → "Nothing in ⟨…⟩ prompted anyone to renew the certificate". */
export function asMissingPrompt(sentence: Sentence, act: Act): readonly Suggestion[] {
  const { clause } = act;
  const { words } = sentence;
  if (!clause || !/^(?:main|subordinate|complement|relative)$/.test(clause.kind)) return [];
  // "a note **that I** forgot to add": what was not done is the note; "the clerk **who** forgot it" is somebody.
  if (clause.kind === "relative" && words[clause.subject?.head ?? -1]?.tag !== "pronoun") return [];
  // "swollen after nothing prompted anyone to change the dressing"
  if (/^(?:after|before|until)$/.test(clause.marker?.lower ?? "")) return [];
  const { subject, verb } = clause;
  if (!clause.inherited && subject && subject.last + 1 !== verb.first) return [];
  if (clause.inverted || verb.passive) return [];
  return promptFor(sentence, clause, clause.inherited ? undefined : subject);
}

/** "We should have paged them" → "Nothing in ⟨…⟩ prompted anyone to page them". */
export function asWishPrompt(sentence: Sentence, { subject, verb, inherited, kind }: Clause): readonly Suggestion[] {
  const { words } = sentence;
  if (
    !subject ||
    inherited ||
    kind === "relative" ||
    verb.passive ||
    !verb.modal ||
    /^(?:be|have|know)$/.test(verb.lemma)
  )
    return [];
  if (subject.last >= verb.first || refersBack(sentence, verb.last + 1) || !beginsFreely(sentence, subject.first))
    return [];
  const argued = words.some(
    ({ lower, tag }, i) =>
      i > verb.last &&
      (/^(?:because|although|though)$/.test(lower) ||
        (lower === "since" && tag === "subordinator") ||
        (lower === "as" && words[i - 1]?.tag === "comma")),
  );
  // "should have frozen it, done the rewrite, then …"
  const listed = words.some(
    ({ tag, lower, lemma }, i) =>
      i > verb.last &&
      words[i - 1]?.tag === "comma" &&
      /^(?:verb|do)$/.test(tag) &&
      lower !== lemma &&
      !lower.endsWith("ing"),
  );
  if (argued || listed || opensOnSomebody(sentence, subject.first)) return [];
  const range = rangeBetween(sentence, subject.first, verb.last);
  return questionsFor(verb.lemma).map(([title, asked]) =>
    replace(title, range, withCapital(sentence, subject.first, asked)),
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
  const deed = deedOf(sentence, clause);
  const undone = wish ? !verb.negated : deed.undone;
  const at = (undone && !wish ? deed.clause : clause).verb;
  const missed = isIn("losesSight", at.lemma) || (undone && isIn("perceives", at.lemma));
  if ((!wish && (verb.modal || !verb.past || verb.progressive)) || (!undone && verb.negated)) return [];
  if (/^(?:be|have|do|know)$/.test(at.lemma) || words[at.last + 1]?.tag === "comma") return [];
  // "made a mistake and confused the hosts", "failed to sync", "should have met and drawn it": nothing leads to that.
  const twofold = words.some(
    ({ tag }, i) =>
      tag === "conjunction" &&
      i > at.last &&
      words[i + 1]?.tag === "verb" &&
      words[i + 1]?.lower !== words[i + 1]?.lemma,
  );
  if ((!undone || wish) && (twofold || /^(?:fail|forget|make|neglect|omit|refuse)$/.test(at.lemma))) return [];
  if (isPaired(sentence, at.last)) return [];
  const object = (undone && !wish ? deed.clause : clause).object?.first === at.last + 1;
  const range = rangeBetween(sentence, verb.first, at.last);
  const nothing = `had ${NOTHING} that`;
  if (missed) {
    const told = words[at.last + 1]?.tag === "that";
    return object || told ? [replace(SHOWN, range, `${nothing} ${told ? "showed" : "drew attention to"}`)] : [];
  }
  return undone
    ? [replace(SHOWN, range, `${nothing} pointed to ${gerund(at.lemma)}`)]
    : [replace(LED, range, `had ${VIEW}, which led to ${gerund(at.lemma)}`)];
}

/** "did not respond **or investigate**": two verbs have no gerund together. */
function isPaired({ words }: Sentence, last: number): boolean {
  return words.some(({ tag }, i) => {
    const next = words[i + 1];
    return tag === "conjunction" && i > last && next?.tag === "verb" && next.lower === next.lemma;
  });
}

const ATTAINED = new Set(rewording.attained.verbs);

type Question = readonly [title: string, text: string];

/** What to ask about a step that was not taken, in words that its object can follow. */
function questionsFor(lemma: string): readonly Question[] {
  return [
    [SHOWN, `${NOTHING} prompted anyone to ${lemma}`],
    ["Ask what stood in the way", `⟨what⟩ stood in the way of ${gerund(lemma)}`],
  ];
}

const SIGHT: readonly Question[] = [
  [SHOWN, `${NOTHING} drew attention to`],
  [HID, "⟨what was in view⟩ drew attention away from"],
];

/** What was not done, as what nothing asked for; the subject's words go, all others stay. */
export function promptFor(sentence: Sentence, clause: Clause, subject: NounPhrase | undefined): readonly Suggestion[] {
  const { verb } = clause;
  const { words } = sentence;
  const first = subject?.first ?? verb.first;
  const deed = deedOf(sentence, clause);
  const done = deed.undone ? deed.clause : undefined;
  const missed = !done && isIn("losesSight", verb.lemma) ? clause : undefined;
  const at = (done ?? missed)?.verb;
  if (/^(?:contrary|despite|although)$/.test(words[0]?.lower ?? "") || opensOnSomebody(sentence, first)) return [];
  const end = (done ?? missed)?.last ?? 0;
  if (!at || LASTS.test(lowerText(sentence, at.last + 1, end))) return [];
  const object = (done ?? missed)?.object?.first === at.last + 1;
  if (!beginsFreely(sentence, first)) return [];
  const reworded = (last: number, questions: readonly Question[]): readonly Suggestion[] => {
    const rest = whatElse(sentence, clause);
    const range = rangeBetween(sentence, first, last);
    const edits = [{ ...range, text: "" }, ...(rest ?? [])];
    const own = ownWords(sentence, subject);
    const from = (words[last] as Word).end;
    const stays = staying(sentence, edits).some((word) => word.start >= from && refers(sentence, word, own));
    if (!rest || hangs(sentence, edits) || stays) return [];
    const paired = isPaired(sentence, last);
    return questions
      .filter(([, text]) => !paired || !text.endsWith("ing"))
      .map(([title, text]) => ({
        title,
        edits: [{ ...range, text: withCapital(sentence, first, text) }, ...rest],
      }));
  };
  if (missed || isIn("perceives", at.lemma)) {
    if (object) return reworded(at.last, SIGHT);
    const told = sentence.clauses.some(({ verb, subject: it }) => verb.finite && it?.first === at.last + 1);
    return (words[at.last + 1]?.tag === "that" || told) && !missed
      ? reworded(at.last, [
          [SHOWN, `${NOTHING} showed`],
          [HID, `⟨what was in view⟩ hid${told ? " that" : ""}`],
        ])
      : [];
  }
  // "did not pay attention to the gauge"
  if (at.lemma === "pay" && lowerText(sentence, at.last + 1, at.last + 2) === "attention to")
    return reworded(at.last + 2, SIGHT);
  // "never got round to testing the pump"
  const later = at.lemma === "get" && /^a?round to \w+ing$/.test(lowerText(sentence, at.last + 1, at.last + 3));
  if (later) return reworded(at.last + 2, [[SHOWN, `${NOTHING} led to`]]);
  const questions = questionsFor(at.lemma);
  const tried = verb.lemma === "manage" || (verb.lemma === "fail" && ATTAINED.has(at.lemma));
  return reworded(at.last, tried ? questions.slice(1) : questions);
}

/** "did not follow the runbook" → "⟨how the work is done in practice⟩ differed from the runbook". */
export function asPractice(sentence: Sentence, clause: Clause, object: NounPhrase): readonly Suggestion[] {
  const { subject, verb, kind } = clause;
  if (!subject || subject.last >= verb.first || !/^(?:main|subordinate|complement)$/.test(kind)) return [];
  const first = clause.inherited ? verb.first : subject.first;
  const rest = whatElse(sentence, clause);
  const edit = {
    ...rangeBetween(sentence, first, object.first - 1),
    text: withCapital(sentence, first, "⟨how the work is done in practice⟩ differed from"),
  };
  const edits = [edit, ...(rest ?? [])];
  const stays = staying(sentence, edits).some((word) => word.start >= edit.end && refers(sentence, word, PERSONAL));
  return !rest || verb.modal || stays || hangs(sentence, edits) ? [] : [{ title: "Say how practice differed", edits }];
}

/** "could have been caught if they had read it" → "can be caught from now on by making ⟨which check⟩ read it". */
export function asFromNowOn(sentence: Sentence): readonly Suggestion[] {
  const { words, clauses } = sentence;
  const wish = clauses.find(
    ({ verb }) => verb.perfect && verb.passive && /^(?:could|would|might)$/.test(verb.modal ?? ""),
  );
  const { subject, verb } = wish ?? {};
  const given = clauses.find((it) => verb && it.verb.first > verb.last && it.verb.finite && isUnreal(it));
  if (!subject || !verb || verb.negated || !given?.subject || subject.last >= verb.first) return [];
  if (given.verb.negated || given.verb.passive || !given.verb.perfect || /^(?:be|have)$/.test(given.verb.lemma))
    return [];
  const marker = words.indexOf(given.marker as Word);
  const from = given.inverted ? Math.min(given.verb.first, given.subject.first) : marker;
  const word = words[subject.first];
  if (from !== verb.last + 1 || !word) return [];
  const repeat = /^(?:avoid|prevent)$/.test(verb.lemma) && /^(?:the|this|that)$/.test(word.lower);
  const edits = [
    ...(repeat
      ? [{ start: word.start, end: word.end, text: withCapital(sentence, subject.first, `a repeat of ${word.lower}`) }]
      : []),
    { ...rangeBetween(sentence, verb.first, verb.last), text: `can be ${words[verb.main]?.lower} from now on` },
    { ...rangeBetween(sentence, from, given.verb.last), text: `by making ⟨which check⟩ ${given.verb.lemma}` },
  ];
  const stays = staying(sentence, edits).some((it) => refers(sentence, it, PERSONAL));
  return stays ? [] : [{ title: FROM_NOW_ON, edits }];
}

/** What the same people did besides: "did not read it **and released the sum**" → "⟨what was in view⟩ led to releasing". */
function whatElse(sentence: Sentence, clause: Clause): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const it of [...sharing(sentence, clause), ...resuming(sentence, clause)]) {
    const { verb } = it;
    if (verb.modal || verb.passive || verb.negated || !verb.past || verb.progressive || deedOf(sentence, it).undone)
      return undefined;
    if (/^(?:be|have)$/.test(verb.lemma) || sentence.words[verb.last + 1]?.tag === "comma") return undefined;
    const timed = it.kind === "subordinate" && /^(?:before|after|while|when)$/.test(it.marker?.lower ?? "");
    const first = startOfShared(sentence.words, it);
    const doing = gerund(verb.lemma);
    const text = timed || (first === verb.first && edits.length > 0) ? doing : `${VIEW} led to ${doing}`;
    edits.push({ ...rangeBetween(sentence, first, verb.last), text });
  }
  return edits;
}

/** What may stand for a subject later on: after "nobody", "their" is what was named before. */
function ownWords({ words, phrases }: Sentence, subject: NounPhrase | undefined): RegExp {
  const nobody = subject && /^(?:nobody|no|no-one|none)$/.test(words[subject.first]?.lower ?? "");
  const earlier = nobody && phrases.some((it) => it.last < subject.first && isPlural({ words } as Sentence, it));
  return earlier ? /^(?:he|she|him|his|hers?|himself|herself|themselves|who)$/ : PERSONAL;
}

/** "until a parent called", "for 50 minutes": how long it stayed so. */
const LASTS =
  /\b(?:until|till|for (?:\d|(?:minutes|hours|days|weeks|months|years)\b|an? |two |three |four |several |many |almost |over |about |the whole))/;

/** Whether words that follow stand for the person whose mention would go. */
export function refersBack(sentence: Sentence, from: number): boolean {
  return sentence.words.slice(from).some((word) => refers(sentence, word, PERSONAL));
}

/** Whether a word is one of those; "someone **who** could" speaks of nobody mentioned before. */
function refers({ words }: Sentence, word: Word, own: RegExp): boolean {
  return own.test(word.lower) && (word.lower !== "who" || words[words.indexOf(word) - 1]?.tag === "comma");
}

/** Whether a word stands for a person mentioned before. */
export function isPersonal(lower: string): boolean {
  return PERSONAL.test(lower);
}

const PERSONAL = /^(?:he|she|him|his|hers?|himself|herself|they|them|their|themselves|who)$/;
