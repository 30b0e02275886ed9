import { isAnswered } from "../acts/polarity.ts";
import { isOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { findWords, isQuestion, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { asSeen, insteadOfWhy } from "../rewording/questions.ts";
import { defineRule, type Finding } from "../rule.ts";

export default defineRule({
  id: "why-person-question",
  category: "people",
  severity: "warning",
  precedence: 230,
  summary: "*Why did somebody …* asks a person to justify themself.",
  rationale: `*Why* makes people defend what they did; *how* and *what* make them describe it [S20] [S22] [S29].
"What were you seeing when that looked right?" gets the answer that "Why did you do that?" prevents.`,
  exemptions: `*Why* about systems and events ("Why did the alert not fire?"), "why it made sense to her", questions of readers (\`Q:\`), and the author's own.`,
  triggers: [
    { words: "why", people: true },
    { words: "how what", people: true, with: { words: "could couldn can would thinking not did didn possessed" } },
  ],
  examples: {
    reported: [
      { text: "⟦Why did the engineer restart⟧ the primary?" },
      { text: "⟦Why didn't you escalate⟧ earlier?" },
      { text: "⟦Why didn't the on-call engineer escalate⟧ sooner?" },
      { text: "⟦How could the reviewer not see⟧ this?" },
      { text: "We asked ⟦why the developer forgot⟧ the flag." },
      { text: "⟦What was the operator thinking⟧?" },
      { text: "3. Why? Because the admin used the wrong window. ⟦Why did he⟧?" },
      { text: "⟦What on earth was the purser thinking⟧?" },
      { text: "⟦Why on earth did Kofi press⟧ it twice?" },
      { text: "⟦What possessed the clerk⟧ to sign?" },
      { text: "⟦How did the reviewer not see⟧ it?" },
    ],
    clean: [
      { text: "Why should the operator know the second valve?" },
      { text: "Why don't you run it all the time?" },
      { text: "Why did the alert not fire?" },
      { text: "How did the responder see the state of the primary?" },
      { text: "We asked why the cache was empty." },
      { text: "What did the reviewer have on screen?" },
      { text: "It helps to ask why restarting made sense at that moment." },
      { text: "Why was the retry budget shared by all clients?" },
      { text: "What did the purser see on the list?" },
      { text: "Why on earth did the pump start?" },
      { text: "How did the alarm not ring?" },
      { text: "The board asked why the captain had gone north, and she explained that the strait was closed." },
      { text: "Why was the nurse alone?" },
      { text: "Why would an operator press this button?" },
    ],
  },
  *checkSentence(sentence) {
    const { words } = sentence;
    // `Q: Why did you not …?` is a reader's question, quoted.
    if (
      /^(?:q|faq)$/.test(words.find((word) => word.tag === "noun" || word.tag === "name")?.lower ?? "") &&
      words[1]?.text === ":"
    )
      return;
    for (const clause of sentence.clauses) {
      const finding = ask(sentence, clause);
      if (finding) {
        yield finding;
        return;
      }
    }
    for (const { first, last } of findWords(
      sentence,
      /\b(?:what (?:on earth |in the world |the hell )?(?:was|were) (?:\w+ ){1,4}thinking)\b/g,
    )) {
      const clause = sentence.clauses.find((it) => it.verb.lemma === "think");
      if (clause && isOther(sentence.agent(clause.subject, clause)))
        yield {
          range: rangeOf(sentence, first, last),
          message: MESSAGE,
          suggestions: () => asSeen(sentence, first, last, clause.subject),
        };
    }
    for (const { first, last } of findWords(sentence, /\bwhat (?:on earth )?possessed\b/g)) {
      const who = sentence.phrases.find((it) => it.first === last + 1);
      if (who && isOther(sentence.agent(who)))
        yield {
          range: rangeOf(sentence, first, who.last),
          message: MESSAGE,
          suggestions: () => asSeen(sentence, 0, words.length - 2, who),
        };
    }
    // "Why did he?"
    for (const { first, last } of findWords(
      sentence,
      /\bwhy (?:did|does|would|could) (?:n't |not )?(?:he|she|they|you)(?= \?)/g,
    ))
      yield {
        range: rangeOf(sentence, first, last),
        message: MESSAGE,
        suggestions: () => asSeen(sentence, first, last, { first: last, last, head: last, others: [] }),
      };
  },
});

const MESSAGE =
  "This asks a person to justify what they did. What did they see, and how did that step look right at the time?";

function ask(sentence: Sentence, clause: Clause): Finding | undefined {
  const { words } = sentence;
  const { marker, verb, subject } = clause;
  if (!marker || !subject || !(marker.lower === "why" || marker.lower === "how")) return undefined;
  const agent = sentence.agent(subject, clause);
  if (!isOther(agent)) return undefined;
  const at = words.findIndex((word) => word.start === marker.start);
  // "How did the reviewer not see it?"
  const unseen =
    clause.inverted && verb.negated && /^(?:see|notice|spot|catch|realise|realize|know|check|read)$/.test(verb.lemma);
  if (marker.lower === "how" && !unseen && !/^(?:could|can|would)$/.test(verb.modal ?? "")) return undefined;
  if (marker.lower === "how" && !(verb.negated || /^(?:miss|overlook|ignore|forget|let|allow)$/.test(verb.lemma)))
    return undefined;
  // "Why should he know?" speaks for him, and "why don't you do it all the time?" of anybody.
  if (
    marker.lower === "why" &&
    !verb.past &&
    (verb.modal === "should" ? !verb.negated : agent === "you" && !verb.modal)
  )
    return undefined;
  // "Why do operators have two consoles?" is about the consoles.
  if (!verb.past && !verb.modal && /^(?:have|need|use|see|get|receive)$/.test(verb.lemma)) return undefined;
  // "Why was the nurse alone?", "Why was he at two desks?" asks for what was so.
  const next = lowerAt(sentence.words, (clause.inverted ? subject.last : verb.last) + 1);
  if (verb.lemma === "be" && !verb.negated && /^(?:alone|at|on|in|under|without|away)$/.test(next)) return undefined;
  // "Why would an operator press this?" asks of any.
  if (
    verb.modal === "would" &&
    !verb.negated &&
    !verb.perfect &&
    /^(?:an?|any\w*)$/.test(lowerAt(sentence.words, subject.first))
  )
    return undefined;
  if (/\bmade? sense\b/.test(lowerText(sentence)) || isAnswered(sentence, at)) return undefined;
  // "We explain why we deployed": telling is not asking, unless something is asked.
  if (
    !clause.inverted &&
    !/\b(?:ask|asked|asks|asking|wonder|wondered|question|questioned|know|understand|explain)\b/.test(
      lowerText(sentence, 0, at),
    ) &&
    !isQuestion(sentence)
  )
    return undefined;
  return {
    range: rangeOf(sentence, at, verb.last),
    message: MESSAGE,
    suggestions: () => insteadOfWhy(sentence, clause, at),
  };
}
