/** From tokens to an analysed sentence. */

import { lazy } from "../lazy.ts";
import type { Triggered } from "../triggers.ts";
import { type AgentClass, type AgentContext, classify } from "./agents.ts";
import { type Clause, parseClauses } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { joinWords, type Place, type Sentence } from "./sentence.ts";
import { tag } from "./tag.ts";
import type { Token } from "./tokens.ts";
import type { Word } from "./word.ts";

/** Analyses the tokens of one sentence. Pure; `context.antecedent` is what `they` meant before this sentence. */
export function analyse(tokens: readonly Token[], place: Place, triggers: Triggered, context: AgentContext): Sentence {
  const words = tag(tokens);
  const { clauses, phrases } = parseClauses(words);
  const known = new Map<NounPhrase, AgentClass>();
  const agent = (phrase: NounPhrase | undefined, clause?: Clause): AgentClass | undefined => {
    if (!phrase) return undefined;
    const before = known.get(phrase);
    if (before) return before;
    const pronoun = /^the(?:y|m|ir|irs|mselves)$/.test(words[phrase.head]?.lower ?? "");
    const nearer = pronoun ? antecedentBefore(words, phrases, phrase, context) : undefined;
    const found = classify(
      words,
      phrase,
      clause ?? clauses.find((c) => c.subject === phrase),
      nearer ? { ...context, antecedent: nearer } : context,
    );
    known.set(phrase, found);
    return found;
  };
  return {
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
    words,
    clauses,
    phrases,
    place,
    triggers,
    matches: context.lexicon.match(words),
    joined: lazy(() => joinWords(words)),
    agent,
  };
}

/** What a following `they` stands for: the last plural or human noun phrase of a sentence. */
export function antecedentOf(sentence: Sentence): AgentClass | undefined {
  for (let i = sentence.phrases.length - 1; i >= 0; i--) {
    const phrase = sentence.phrases[i] as NounPhrase;
    const its = referent(sentence.words, phrase, sentence.agent(phrase));
    if (its) return its;
  }
  return undefined;
}

function antecedentBefore(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  they: NounPhrase,
  context: AgentContext,
): AgentClass | undefined {
  for (let i = phrases.length - 1; i >= 0; i--) {
    const phrase = phrases[i] as NounPhrase;
    if (phrase.last >= they.first) continue;
    const its = referent(words, phrase, classify(words, phrase, undefined, context));
    if (its) return its;
  }
  return undefined;
}

/** A noun phrase `they` can stand for: people, or several things. */
function referent(words: readonly Word[], phrase: NounPhrase, agent: AgentClass | undefined): AgentClass | undefined {
  const head = words[phrase.head] as Word;
  switch (agent) {
    case "role":
    case "name":
    case "handle":
      return "they";
    case "someone":
      return "they";
    case "team":
    case "external":
    case "adversary":
    case "recipient":
      return agent;
    case "system": {
      const plural = head.tag === "noun" && head.lower.endsWith("s") && head.lemma !== head.lower;
      return plural ? "system" : undefined;
    }
    default:
      return undefined;
  }
}
