/**
 * A shallow parser in one pass from left to right: noun phrases and verb groups are chunked as they come, and each is
 * attached to what is open (openClauses.ts). It is no full grammar; what it cannot attach it leaves without a subject,
 * and a clause without a subject accuses nobody.
 */
import { attachPhrase } from "./attachment.ts";
import type { Clause } from "./clauses.ts";
import { isSubordinatorOrPreposition } from "./guess.ts";
import { type NounPhrase, readNounPhrase } from "./nounPhrases.ts";
import {
  addClause,
  begin,
  boundary,
  closeParenthesis,
  endSentence,
  forget,
  innermost,
  type Parse,
  push,
} from "./openClauses.ts";
import { readPredicate } from "./predicates.ts";
import { readPartOf, readRelative } from "./relatives.ts";
import { controlsObject, isParticle } from "./valency.ts";
import { readVerbGroup } from "./verbGroups.ts";
import { isVerbal, lowerAt, pastAdverbs, type Word } from "./word.ts";

/** Finds the noun phrases and clauses of one sentence. Linear but for the short look-ahead inside one noun phrase. */
export function parseClauses(words: readonly Word[]): { clauses: Clause[]; phrases: NounPhrase[] } {
  const parse = begin(words);
  for (let i = 0; i < words.length; ) i = readNext(parse, i);
  setEnds(parse);
  return { clauses: parse.clauses, phrases: parse.phrases };
}

/** Reads what begins at a word and returns the index of the next. */
function readNext(parse: Parse, i: number): number {
  const { words } = parse;
  const word = words[i] as Word;
  switch (word.tag) {
    case "stop":
      if (/^[—–-]$/.test(word.text)) boundary(parse);
      else endSentence(parse);
      forget(parse);
      return i + 1;
    case "comma":
      boundary(parse);
      forget(parse);
      return i + 1;
    case "open":
      push(parse, "parenthesis");
      forget(parse);
      return i + 1;
    case "close":
      closeParenthesis(parse);
      forget(parse);
      return i + 1;
    case "quote":
    case "symbol":
    case "genitive":
      return i + 1;
    case "conjunction":
      return readConjunction(parse, i);
    case "subordinator":
      return readSubordinator(parse, i, word);
    case "wh":
    case "that":
      return readRelative(parse, i, word);
    case "preposition":
      parse.preposition = i;
      parse.adverbs = [];
      noteParticle(parse, i, word);
      return i + 1;
    case "to":
      return readInfinitive(parse, i, word);
    case "adverb":
    case "not": {
      const none = word.tag === "not" ? readNotOne(words, i) : undefined;
      if (none) return readPhrase(parse, none);
      noteParticle(parse, i, word);
      parse.adverbs.push(i);
      return i + 1;
    }
  }
  if (isVerbal(word.tag)) return readPredicate(parse, i);
  const part = readPartOf(parse, i);
  if (part) return part;
  const phrase = readNounPhrase(words, i);
  return phrase ? readPhrase(parse, phrase) : i + 1;
}

function readPhrase(parse: Parse, phrase: NounPhrase): number {
  parse.phrases.push(phrase);
  attachPhrase(parse, phrase);
  return phrase.last + 1;
}

/** "**Not one of the nurses** asked", "not a single nurse asked": as good as "no nurse". */
function readNotOne(words: readonly Word[], i: number): NounPhrase | undefined {
  if (lowerAt(words, i) !== "not" || !/^(?:one|an? single)\b/.test(`${lowerAt(words, i + 1)} ${lowerAt(words, i + 2)}`))
    return undefined;
  const phrase = readNounPhrase(words, lowerAt(words, i + 3) === "one" ? i + 3 : i + 1);
  return phrase && lowerAt(words, phrase.last + 1) !== "but" ? { ...phrase, first: i } : undefined;
}

/** `and`, `or`, `but`: another subject for the same verb, or another verb, or another clause. */
function readConjunction(parse: Parse, i: number): number {
  const { words, phrases, lastPhrase, preposition } = parse;
  const top = innermost(parse);
  const next = readNounPhrase(words, i + 1);
  if (next && top.subject && !top.clause) {
    if (lastPhrase?.last === i - 1 && preposition === undefined && lowerAt(words, i) !== "but") {
      // "Omar and Wei …"; but "… between the desk and our vendor" belongs to the phrase before.
      const joined = lastPhrase === top.subject || top.subject.others.includes(lastPhrase);
      (joined ? top.subject : lastPhrase).others.push(next);
      phrases.push(next);
      parse.lastPhrase = next;
      return next.last + 1;
    }
    // "The on-call, and nobody else, caused …": the first is still the subject.
    const after = lowerAt(words, next.last + 1) === "else" ? next.last + 2 : next.last + 1;
    if (
      words[i - 1]?.tag === "comma" &&
      words[after]?.tag === "comma" &&
      isVerbal(words[pastAdverbs(words, after + 1)]?.tag)
    ) {
      phrases.push(next);
      return after + 1;
    }
  }
  top.fresh = true;
  forget(parse);
  return i + 1;
}

/** `because` begins a clause; `after` begins one too, or governs a noun phrase. */
function readSubordinator(parse: Parse, i: number, word: Word): number {
  const next = parse.words[i + 1]?.tag;
  // "referred to **as** the second lead": part of the preposition before it.
  if (word.lower === "as" && parse.preposition === i - 1) return i + 1;
  if (isSubordinatorOrPreposition(word.lower) && next !== "that" && next !== "there") parse.preposition = i;
  else {
    push(parse, "subordinate", word);
    forget(parse);
  }
  return i + 1;
}

/** "to restart the job" is a clause whose subject stands before; "to the job" is a prepositional phrase. */
function readInfinitive(parse: Parse, i: number, word: Word): number {
  const { words, clauses, adverbs } = parse;
  const verb = readVerbGroup(
    words,
    i + 1,
    adverbs.filter((it) => it === i - 1),
  );
  if (!verb) {
    parse.preposition = i;
    return i + 1;
  }
  const nearest = innermost(parse).clause ?? clauses.at(-1);
  const governor = nearest && nearest.verb.last < i ? nearest : undefined;
  addClause(parse, {
    kind: "infinitive",
    verb: { ...verb, first: i, finite: false },
    subject: governor?.object && controlsObject(governor) ? governor.object : governor?.subject,
    inherited: true,
    governor,
    marker: word,
  });
  forget(parse);
  return verb.last + 1;
}

function noteParticle(parse: Parse, i: number, { lower }: Word): void {
  const { clause } = innermost(parse);
  if (!clause || clause.particle || !isParticle(lower)) return;
  // "used the **back** entrance"
  const part = /^(?:an?|the)$/.test(lowerAt(parse.words, i - 1));
  if (clause.verb.last === i - 1 || (clause.object?.last === i - 1 && !part)) clause.particle = lower;
}

/** A clause ends where the next begins, or at a full stop. */
function setEnds({ words, clauses }: Parse): void {
  for (const [c, clause] of clauses.entries()) {
    const next = clauses[c + 1];
    const limit = next ? Math.max(next.first - 1, clause.last) : words.length - 1;
    let last = clause.verb.last;
    while (last < limit && words[last + 1]?.tag !== "stop") last++;
    clause.last = last;
  }
}
