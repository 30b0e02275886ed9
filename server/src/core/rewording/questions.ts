/** What to ask in the place of a question for a person: "Who broke the queue?", "Why did she restart it?" */
import type { Clause } from "../english/clauses.ts";
import { gerund } from "../english/inflection.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { isQuestion, lastWord, rangeOf, type Sentence, writtenText } from "../english/sentence.ts";
import { lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";
import { deedOf } from "./deeds.ts";
import { FACTORS_ASKED, HID, LOOKED_LIKE, SHOWN } from "./phrases.ts";

/** A question for a person, with "who", "whose" or "which". */
export interface WhoQuestion {
  /** The index of the word that asks. */
  readonly at: number;
  /** The question, in another sentence or as one. */
  readonly range: Range;
  /** Whether it is a sentence, and not a part of one: "nobody asked who broke it". */
  readonly direct: boolean;
  /** What follows the word that asks, in lower case. */
  readonly rest: string;
  /** Whether it says nothing but that something happened: "Who did this?" */
  readonly bare: boolean;
  /** The question for the factors, in its place. */
  readonly factors: Suggestion;
}

const HOW_IT_CAME = "Ask how it came about";

/** "Who approved the change?" → "How was the change approved, and what did the approver see?" */
export function insteadOfWho(sentence: Sentence, question: WhoQuestion, text: string): readonly Suggestion[] {
  const { range, direct, bare, factors, at } = question;
  const { heading, block } = sentence.place;
  const missing = askWhatWasMissing(sentence, question, text);
  const about = askForPrompt(sentence, question, text) ?? (missing ? [missing] : askForDeed(sentence, question, text));
  if (direct && heading) {
    const how = replace(HOW_IT_CAME, range, "How it came about");
    return bare ? [how] : [...about, factors, how];
  }
  const approved = askForApproval(question);
  if (approved) return approved;
  const came = replace(
    HOW_IT_CAME,
    range,
    direct ? "How did it come about, and what let it happen?" : "how it came about",
  );
  const other = [...about, came].slice(0, 2);
  if (!direct) return [replace(FACTORS_ASKED, range, "which factors contributed to the failure"), ...other];
  // In a table the answer stands beside it: that one question fits every answer less than its own.
  if (bare && block.kind !== "cell") return other;
  if (missing) return [...about, factors];
  // "Whose fault is it that the doors stayed shut?"
  const { words } = sentence;
  const that = words.findIndex((word, i) => i > at && word.lower === "that" && lowerAt(words, i - 1) === "it");
  if (that > 0) {
    const what = textFrom(sentence, that + 1, text);
    return [
      replace(HOW_IT_CAME, range, `How did it come about that ${what}?`),
      ask("Ask what came together", `hat had to come together so that ${what}`, question),
      ...about,
    ];
  }
  // What is asked about stays in the question, where it can.
  return [...(about.length > 1 ? [] : [factors]), ...(about.length > 0 ? about : other)];
}

/** A question that begins with "what", without its first letter. */
function ask(title: string, words: string, { range, direct }: WhoQuestion): Suggestion {
  return replace(title, range, direct ? `W${words}?` : `w${words}`);
}

/** What the document says from a word on, without the stop. */
function textFrom(sentence: Sentence, first: number, text: string): string {
  const { start, end } = rangeOf(sentence, first, Math.max(first, lastWord(sentence)));
  return text.slice(start, end);
}

/** The clause that tells what was done. */
const doingIn = ({ clauses }: Sentence, at: number): Clause | undefined =>
  clauses.find((it) => it.verb.first > at && it.verb.past && !it.verb.passive);

/** "Who forgot to renew it?" → "What would have prompted anyone to renew it?" */
function askForPrompt(sentence: Sentence, question: WhoQuestion, text: string): Suggestion[] | undefined {
  const doing = doingIn(sentence, question.at);
  const { undone, clause } = doing ? deedOf(sentence, doing) : {};
  if (!undone || !clause || clause === doing) return undefined;
  const what = `${clause.verb.lemma} ${textFrom(sentence, clause.verb.last + 1, text)}`;
  return [ask(SHOWN, `hat would have prompted anyone to ${what}`, question)];
}

/** "Who ignored the alert?" → "What would have drawn attention to the alert?" */
function askWhatWasMissing(sentence: Sentence, question: WhoQuestion, text: string): Suggestion | undefined {
  const { at, rest } = question;
  // "Whose job was it to watch the queue?"
  const own = /^(?:(job|responsibility|task|duty)|idea|decision) (?:was|is) it to \w/.exec(rest);
  if (own) {
    const deed = textFrom(sentence, at + 5, text);
    return own[1]
      ? ask(SHOWN, `hat would have prompted anyone to ${deed}`, question)
      : ask("Ask what was known", `hat was known when it was decided to ${deed}`, question);
  }
  const doing = doingIn(sentence, at);
  if (!doing) return undefined;
  const { verb, object } = doing;
  const what = (): string => textFrom(sentence, verb.last + 1, text);
  if (object && /^(?:forget|ignore|miss|neglect|overlook|skip)$/.test(verb.lemma))
    return ask(SHOWN, `hat would have drawn attention to ${what()}`, question);
  return verb.modal && verb.perfect
    ? ask(SHOWN, `hat would have prompted anyone to ${verb.lemma} ${what()}`, question)
    : undefined;
}

/** "Who deleted the table?" → "What made it possible to delete the table?" */
function askForDeed(sentence: Sentence, question: WhoQuestion, text: string): readonly Suggestion[] {
  const { at } = question;
  const { verb, subject, object } = doingIn(sentence, at) ?? {};
  if (!verb || !object) return [];
  const what = textFrom(sentence, verb.last + 1, text);
  const contributed = (to: string): Suggestion => ask("Ask what contributed", `hat contributed to ${to}`, question);
  // "Who caused the loss of 40 orders?"
  if (verb.lemma === "cause")
    return [contributed(what), ask("Ask what came together", `hat had to come together for ${what}`, question)];
  if ((verb.first !== at + 1 && subject?.first !== at) || /^(?:be|let|allow|do|make)$/.test(verb.lemma)) return [];
  return [
    ask("Ask what made it possible", `hat made it possible to ${verb.lemma} ${what}`, question),
    contributed(`${gerund(verb.lemma)} ${what}`),
  ];
}

const APPROVED = /^(?:approved|signed off(?: on)?|authori[sz]ed|merged|reviewed)\b/;

/** "Who approved the change?" → "How was the change approved, and what did the approver see?" */
function askForApproval({ range, rest, direct }: WhoQuestion): readonly Suggestion[] | undefined {
  const approved = APPROVED.exec(rest);
  if (!approved) return undefined;
  const object =
    rest
      .slice(approved[0].length)
      .trimStart()
      .replace(/\s*[?.]$/, "") || "it";
  const [how, review] = direct
    ? [`How was ${object} approved, and what did the approver see?`, `What did the review of ${object} show?`]
    : [`how ${object} was approved, and what the approver saw`, `what the review of ${object} showed`];
  return [replace("Ask how it was approved", range, how), replace("Ask what the review showed", range, review)];
}

/** "What was the operator thinking" → "What did the operator see and expect"; numbers are indices of words. */
export function asSeen(
  sentence: Sentence,
  first: number,
  last: number,
  who: NounPhrase | undefined,
): readonly Suggestion[] {
  if (!who) return [];
  const { words } = sentence;
  const name = writtenText(sentence, who.first, who.last);
  const opening = words[first]?.text === words[first]?.lower ? "what" : "What";
  const range = rangeOf(sentence, first, last);
  return [
    replace("Ask what was seen", range, `${opening} did ${name} see and expect at that point`),
    replace(LOOKED_LIKE, range, `${opening} made the step look right at that point`),
  ];
}

/** "Why did the engineer restart it?" → "What did the engineer see that made restarting it look right?" */
export function insteadOfWhy(sentence: Sentence, clause: Clause, at: number): readonly Suggestion[] {
  const { words } = sentence;
  const { verb, subject } = clause;
  const opening = at === 0 || words[at - 1]?.tag === "stop" ? "What" : "what";
  const how = lowerAt(words, at) === "how";
  if (!clause.inverted || how || !isQuestion(sentence) || verb.lemma === "be")
    return clause.inverted && !how ? [] : indirectly(sentence, clause, at, opening);
  const range = rangeOf(sentence, at, words.length - 1);
  const offer = (title: string, text: string): Suggestion => replace(title, range, `${opening} ${text}?`);
  const after = writtenFrom(words, verb.last + 1);
  if (!subject || after.includes("⟨")) return [];
  const deed = deedOf(sentence, clause);
  if (deed.undone && deed.clause !== clause) {
    const { lemma, last } = deed.clause.verb;
    const what = writtenFrom(words, last + 1);
    return [
      offer(LOOKED_LIKE, `would have prompted anyone to ${lemma}${what}`),
      offer(BEHIND_IT, `stood in the way of ${gerund(lemma)}${what}`),
    ];
  }
  if (verb.negated) {
    const shown = /^(?:notice|see|spot|realise|realize|recognise|recognize|know|detect|catch)$/.test(verb.lemma)
      ? `would have shown${after}`
      : `would have prompted anyone to ${verb.lemma}${after}`;
    return [offer(LOOKED_LIKE, shown), offer(BEHIND_IT, `stood in the way of ${gerund(verb.lemma)}${after}`)];
  }
  if (/^(?:miss|overlook|ignore|disregard)$/.test(verb.lemma) && clause.object)
    return [offer(SHOWN, `would have drawn attention to${after}`), offer(HID, `drew attention away from${after}`)];
  const who = writtenText(sentence, subject.first, subject.last);
  return [
    offer(LOOKED_LIKE, `did ${who} see that made ${gerund(verb.lemma)}${after} look right`),
    offer(BEHIND_IT, `made ${gerund(verb.lemma)}${after} look like the next step`),
  ];
}

const BEHIND_IT = "Ask what stood behind it";

/** The words from one on, without the mark at the end; code is only hinted at. */
function writtenFrom(words: readonly Word[], first: number): string {
  return words
    .slice(first, -1)
    .map((word, i) => (i === 0 || word.spaced ? " " : "") + word.text.replace("\uFFFC", "⟨…⟩"))
    .join("");
}

/** For a question inside a sentence, and for one that begins with "how": the words up to the verb asked anew. */
function indirectly(sentence: Sentence, { verb, object }: Clause, at: number, opening: string): readonly Suggestion[] {
  const range = rangeOf(sentence, at, verb.last);
  const offer = (title: string, text: string): Suggestion => replace(title, range, `${opening} ${text}`);
  if (lowerAt(sentence.words, at) === "how")
    return [offer(LOOKED_LIKE, "did the screen show about"), offer(HID, "hid")];
  const lost = /^(?:miss|overlook|ignore|forget|see|notice|spot)$/.test(verb.lemma);
  if (lost && object?.first === verb.last + 1)
    return [offer(HID, "drew attention away from"), offer(SHOWN, "would have drawn attention to")];
  if (verb.negated)
    return [
      offer("Ask what stood in the way", `stood in the way of ${gerund(verb.lemma)}`),
      offer(SHOWN, `would have prompted anyone to ${verb.lemma}`),
    ];
  return [
    offer("Ask what made it the next step", `made it possible to ${verb.lemma}`),
    offer(LOOKED_LIKE, `made it look right to ${verb.lemma}`),
  ];
}
