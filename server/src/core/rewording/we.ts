/** A sentence about "I" or "you" told as "we", or with a placeholder for who is meant. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Edit } from "../text.ts";
import { withCapital } from "./things.ts";

/** The forms of a pronoun, each with that of "we". */
type Forms = ReadonlyMap<string, string>;
const forms = (of: Readonly<Record<string, string>>): Forms => new Map(Object.entries(of));
const OF_I = forms({ i: "we", me: "us", my: "our", mine: "ours", myself: "ourselves" });
const OF_YOU = forms({ you: "we", your: "our", yours: "ours", yourself: "ourselves", yourselves: "ourselves" });

/** The verbs that follow "we" where those of "I" differ. */
const VERBS = forms({ am: "are", was: "were", "'m": "'re", "’m": "’re" });

/** What is offered for a pronoun, "they", "I" or "you", by its index. */
export function offersForPronoun(sentence: Sentence, at: number): readonly Suggestion[] {
  const pronoun = lowerAt(sentence.words, at);
  if (/^the[ym]$/.test(pronoun))
    return [replace("Name them", rangeOf(sentence, at, at), withCapital(sentence, at, "⟨the team⟩"))];
  const person = pronoun === "you" ? OF_YOU : OF_I;
  const we = asWe(sentence, person);
  if (we) return [{ title: "Say “we”", edits: we }];
  // "you**'re** right" is said to one who knows.
  if (/^['’]re$/.test(lowerAt(sentence.words, at + 1))) return [];
  return [{ title: "Name who is meant", edits: named(sentence, at, person) }];
}

/** Who is meant, as a placeholder; further words for them follow as "they". */
function named(sentence: Sentence, at: number, person: Forms): readonly Edit[] {
  const { words } = sentence;
  // "I think so": the verb agrees with several.
  const verb = sentence.clauses.find(({ subject }) => subject?.first === at)?.verb;
  const many = person === OF_YOU || (verb && !verb.past && !verb.modal);
  const first = words.findIndex(({ lower }) => person.get(lower));
  return words.flatMap(({ start, end, lower }, i): Edit[] => {
    const we = person.get(lower);
    // "⟨the role⟩ forgot it, so **they were** asking"
    if (lower === "was" && i - 1 > first && person.get(lowerAt(words, i - 1))) return [{ start, end, text: "were" }];
    if (!we)
      return /^['’]?m$/.test(lower) || lower === "am" ? [{ start, end, text: lower === "am" ? "are" : " are" }] : [];
    const who = /^(?:our|ours)$/.test(we) ? "⟨the role⟩’s" : many ? "⟨the people who do this⟩" : "⟨the role⟩";
    return [{ start, end, text: i === first ? withCapital(sentence, i, who) : (THEIRS.get(we) ?? lower) }];
  });
}

const THEIRS = forms({ we: "they", us: "them", our: "their", ours: "theirs", ourselves: "themselves" });

/** All words of a sentence for one person told as "we"; undefined where that says something else. */
function asWe(sentence: Sentence, person: Forms): readonly Edit[] | undefined {
  const { words } = sentence;
  // "Since we worked better together, I had less to do", "I did not and he did", "you had it and I did not": there are
  // sides to tell apart.
  const others = person === OF_YOU ? /^(?:we|us|our|ours|he|she|i|me)$/ : /^(?:we|us|our|ours|he|she|you)$/;
  if (words.some(({ lower }) => others.test(lower))) return undefined;
  const own = sentence.clauses.filter(
    ({ verb, subject }) => verb.finite && lowerAt(words, subject?.head ?? -1) === (person === OF_YOU ? "you" : "i"),
  );
  if (isOfOne(sentence, own) || (person === OF_YOU && !own.some(isForEverybody))) return undefined;
  const edits: Edit[] = [];
  for (const [i, word] of words.entries()) {
    const we = person.get(word.lower);
    if (!we) continue;
    if (isApart(words, i)) return undefined;
    const next = words[i + 1];
    const verb = word.lower === "i" ? VERBS.get(next?.lower ?? "") : undefined;
    if (next && verb) edits.push({ start: next.start, end: next.end, text: verb });
    const isSubject = sentence.clauses.some((it) => it.verb.finite && it.subject?.first === i);
    const told = word.lower === "you" && !isSubject ? "us" : we;
    edits.push({ start: word.start, end: word.end, text: withCapital(sentence, i, told) });
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** "where I was **an accountant**", "**as** a nurse", "I **as captain** should have asked": what one person is or has. */
function isOfOne(sentence: Sentence, own: readonly Clause[]): boolean {
  const { words, phrases } = sentence;
  return (
    /\bas an? |\bmy\b/.test(lowerText(sentence)) ||
    phrases.some(
      (it) => lowerAt(words, it.first - 1) === "as" && words[it.head]?.tag !== "pronoun" && isHuman(sentence.agent(it)),
    ) ||
    own.some(({ verb }) => verb.lemma === "be" && /^(?:an?|the)$/.test(lowerAt(words, verb.last + 1)))
  );
}

/** "You need to ask first"; but "you can appeal", "**when you** run it", "you changed it" are for whoever reads it. */
function isForEverybody({ verb, marker }: Clause): boolean {
  return !marker && !verb.negated && (DUTY.test(verb.modal ?? "") || /^(?:have|need)$/.test(verb.lemma));
}

const DUTY = /^(?:must|ought|shall|should)$/;

/** Whether a pronoun does not stand for all: "Ana and **I**", "**you** know", "**I** guess". */
function isApart(words: readonly Word[], i: number): boolean {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  const beside = (it: Word | undefined): boolean => /^(?:and|or|but|nor|not|\(|@)$/.test(it?.lower ?? "");
  const coupled = beside(next) || (beside(before) && /^(?:noun|name|close)$/.test(words[i - 2]?.tag ?? ""));
  return (
    coupled ||
    before?.text === "(" ||
    /^['’]s$/.test(next?.lower ?? "") ||
    (word?.lower === "you" && /^(?:['’]re|guessed|know|see)$/.test(next?.lower ?? "")) ||
    // "I guess it was late", "I see, that was it": what the writer says of the telling.
    (word?.lower === "i" && /^(?:agree|apologi[sz]e|guess|mean|see|suppose)$/.test(next?.lower ?? ""))
  );
}
