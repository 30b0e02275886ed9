/** What stands for the label of a human error: the act, and what allowed it. */
import { isHuman } from "../english/agents.ts";
import { clauseAt, lowerText, phraseAt, rangeOf, type Sentence } from "../english/sentence.ts";
import { lemmaAt, lowerAt, type Word } from "../english/word.ts";
import { replace, type Suggestion } from "../rule.ts";
import { deletion } from "./deletion.ts";
import { askingFor } from "./parts.ts";
import { withoutSubject } from "./recast.ts";
import { leadOf, withCapital } from "./things.ts";

/** "a stray click" → "a click", and what let it through. */
export function asAct(sentence: Sentence, first: number, last: number, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const bare = deletion("Name the act without the verdict", text, rangeOf(sentence, first, first));
  // "by the night clerk at the till"
  let end = last;
  while (/^(?:by|at|on|in)$/.test(lowerAt(words, end + 1))) {
    const phrase = phraseAt(sentence, end + 2);
    if (!phrase || words[phrase.head]?.tag === "determiner") break;
    end = phrase.last;
  }
  const at = (words[end] as Word).end;
  const allowed = { start: at, end: at, text: allowing(sentence, end) };
  return [bare, { title: "Name the act and what allowed it", edits: [...bare.edits, allowed] }];
}

/** The same without the label, and what to ask in its place. */
export function instead(sentence: Sentence, first: number, last: number, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const lead = leadOf(sentence, first);
  const noun = /^(?:problem|issue|error|failure)s?$/.test(lowerAt(words, last + 1)) ? last + 1 : last;
  const end = endOfBearer(sentence, noun);
  const range = rangeOf(sentence, lead, end);
  // "Fat-fingering the console", "somebody fat-fingered the host"
  const clause = sentence.clauses.find((it) => it.verb.main === last);
  const typed = clause?.verb.finite
    ? withoutSubject(sentence, clause, text)
    : /ing$/.test(lowerAt(words, last)) && /^(?:determiner|name)$/.test(words[last + 1]?.tag ?? "")
      ? [{ ...range, text: withCapital(sentence, lead, mistyping(sentence, last)) }]
      : undefined;
  if (typed)
    return [
      { title: "Say what was typed", edits: typed },
      ...askingFor("was typed, and what was meant", sentence, typed),
    ];
  const opening = (text: string): string => withCapital(sentence, lead, text);
  const named = replace(
    "Name the action and what allowed it",
    range,
    opening(`⟨the action⟩${allowing(sentence, end)}`),
  );
  const asked = replace(
    "Ask how far it could reach",
    range,
    opening("⟨a step, and how the tool let it reach that far⟩"),
  );
  // "a human error during the reset locked 600 people out": a clause in between would need its second comma.
  const tied = words[end + 1]?.tag === "preposition" && clauseAt(sentence, first)?.verb.first !== end + 1;
  return tied ? [asked, named] : [named, asked];
}

/** What allowed the step that ends with a word. */
function allowing({ words }: Sentence, end: number): string {
  const comma = /^(?:be|have|do|modal|verb)$/.test(words[end + 1]?.tag ?? "") ? "," : "";
  return `, which ⟨the tool or process⟩ allowed and did not ⟨warn about, limit, undo⟩${comma}`;
}

/** "human error **by the lock keeper**", "… **on the part of the crew**": whose it was goes with it. */
function endOfBearer(sentence: Sentence, last: number): number {
  const tie = /^(?:by|on the part of)(?= )/.exec(`${lowerText(sentence, last + 1, last + 4)} `)?.[0].split(" ").length;
  const phrase = tie === undefined ? undefined : sentence.phrases.find((it) => it.first === last + tie + 1);
  return phrase && isHuman(sentence.agent(phrase)) ? phrase.last : last;
}

/** "Fat-fingering the console" is done at it. */
function mistyping({ words, phrases }: Sentence, last: number): string {
  const what = lemmaAt(words, phrases.find((it) => it.first === last + 1)?.head ?? -1);
  return /^(?:console|keyboard|terminal|shell|prompt)$/.test(what) ? "mistyping at" : "mistyping";
}
