/** From tokens to an analysed sentence. */

import type { PhraseMatch } from "../lexicon.ts";
import type { Triggered } from "../triggers.ts";
import { type AgentClass, type AgentContext, isHuman } from "./agents.ts";
import { classify } from "./classify.ts";
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { parseClauses } from "./parser.ts";
import { type JoinedWords, joinWords, type Place, type Sentence } from "./sentence.ts";
import { tag } from "./tag.ts";
import type { Token } from "./tokens.ts";
import { lowerAt, type Word } from "./word.ts";

/**
 * Analyses the tokens of one sentence, of which there is at least one. Pure; `context.antecedent()` is what `they` meant
 * before this sentence, and `next()` is the sentence after it.
 */
export function analyse(
  tokens: readonly Token[],
  place: Place,
  triggers: Triggered,
  context: AgentContext,
  next: () => Sentence | undefined,
): Sentence {
  return new LazySentence(tokens, place, triggers, context, next);
}

const THEY = /^the(?:y|m|ir|irs|mselves)$/;

/** Each part is read when a rule first asks for it; of most sentences, none asks for more than the words. */
class LazySentence implements Sentence {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  readonly triggers: Triggered;
  readonly #context: AgentContext;
  readonly #tokens: readonly Token[];
  readonly next: () => Sentence | undefined;
  #words: readonly Word[] | undefined;
  #parsed: ReturnType<typeof parseClauses> | undefined;
  #matches: readonly PhraseMatch[] | undefined;
  #joined: JoinedWords | undefined;
  #agents: Map<NounPhrase, AgentClass> | undefined;

  constructor(
    tokens: readonly Token[],
    place: Place,
    triggers: Triggered,
    context: AgentContext,
    next: () => Sentence | undefined,
  ) {
    this.start = (tokens[0] as Token).start;
    this.end = (tokens.at(-1) as Token).end;
    this.place = place;
    this.triggers = triggers;
    this.#context = context;
    this.#tokens = tokens;
    this.next = next;
  }

  get words(): readonly Word[] {
    this.#words ??= tag(this.#tokens, this.#context.names.isPerson);
    return this.#words;
  }
  get clauses(): readonly Clause[] {
    this.#parsed ??= parseClauses(this.words);
    return this.#parsed.clauses;
  }
  get phrases(): readonly NounPhrase[] {
    this.#parsed ??= parseClauses(this.words);
    return this.#parsed.phrases;
  }
  get matches(): readonly PhraseMatch[] {
    this.#matches ??= this.#context.lexicon.match(this.words);
    return this.#matches;
  }
  joined(): JoinedWords {
    this.#joined ??= joinWords(this.#tokens);
    return this.#joined;
  }
  agent(phrase: NounPhrase | undefined, clause?: Clause): AgentClass | undefined {
    if (!phrase) return undefined;
    this.#agents ??= new Map();
    const before = this.#agents.get(phrase);
    if (before) return before;
    const { words, clauses, phrases } = this;
    const context = this.#context;
    const pronoun = THEY.test(lowerAt(words, phrase.head));
    const nearer = pronoun ? antecedentBefore(words, phrases, phrase, context) : undefined;
    const found = classify(
      words,
      phrase,
      clause ?? clauses.find((c) => c.subject === phrase),
      nearer ? { ...context, antecedent: () => nearer } : context,
    );
    this.#agents.set(phrase, found);
    return found;
  }
}

/** What a following `they` stands for: the last plural or human noun phrase of a sentence. */
export function antecedentOf(sentence: Sentence): AgentClass | undefined {
  const { words, phrases } = sentence;
  return lastReferent(words, phrases, phrases.length - 1, (phrase) => sentence.agent(phrase));
}

function antecedentBefore(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  they: NounPhrase,
  context: AgentContext,
): AgentClass | undefined {
  const nearest = phrases.findLastIndex((phrase) => phrase.last < they.first);
  return lastReferent(words, phrases, nearest, (phrase) => classify(words, phrase, undefined, context));
}

/** What the last of the noun phrases, up to the one numbered `nearest`, that `they` can stand for is. */
function lastReferent(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  nearest: number,
  agentOf: (phrase: NounPhrase) => AgentClass | undefined,
): AgentClass | undefined {
  for (let i = nearest; i >= 0; i--) {
    const phrase = phrases[i] as NounPhrase;
    // "the nurse and **the portal**": what stands beside somebody.
    const beside = lowerAt(words, phrase.first - 1) === "and" ? phrases[i - 1] : undefined;
    const joined = beside?.last === phrase.first - 2 && isHuman(agentOf(beside));
    const its = joined ? "they" : referent(words, phrase, agentOf(phrase));
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
      return plural || phrase.others.length > 0 ? "system" : undefined;
    }
    default:
      return undefined;
  }
}
