/** What should have been done, or known: obligations in the past, and ways that are called better. */
import { type AgentClass, isHuman, isOther, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, findWords, lastWord, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Range } from "../text.ts";
import { owner as ownerOf } from "./mistake.ts";
import { isHindered } from "./polarity.ts";

/** A judgement of conduct, with whom it is about; nobody where the sentence names nobody. */
export interface Judgement {
  readonly agent: AgentClass | undefined;
  readonly range: Range;
  /** The clause that judges; undefined where words do that are no clause, or that cannot be told anew. */
  readonly clause: Clause | undefined;
}

/** Work that people do: in the passive it needs no agent to be about them. */
const HUMAN_WORK =
  /^(?:check|double-check|test|review|catch|notice|spot|see|escalate|communicate|announce|document|monitor|investigate|address|consider|plan|coordinate|involve|inform|notify|tell|ask|rush|release|ship|deploy|merge|approve|roll|revert|rehearse|train|staff|prioritise|prioritize|question|raise|clean|follow|discuss|flag|anticipate|prevent|verify|validate|identify|detect|warn|consult|assess|evaluate|inspect|think|do|handle|manage|include|reviewed|page|sign|rotate|renew|update)$/;
/** "caught by the **audit**": the work of people under its name. */
const BY_PEOPLE = /^(?:audit|review|inspection|qa|reviewer|audits)$/;
const SYSTEM_WORK = /^(?:by|automatically)$/;
/** What is owed to others: planned work may be "supposed to" come yet. */
const DUTY =
  /^(?:verify|check|double-check|test|review|monitor|notify|inform|tell|renew|rotate|remove|disable|re-enable|enable|escalate|document|watch|report|warn|acknowledge|confirm|approve|close|respond|clean|lock|order|refill|inspect|call|phone|ring|alert|write|watch|guard|save|announce|coordinate|prepare|consult|wake|supervise|secure|maintain|update)$/;
/** What should have been taken or given: care, time, thought. */
const CARE =
  /^(?:care|caution|attention|thought|consideration|time|effort|precaution|step|measure|testing|test|check)$/;
/** Work whose doing is owed to people. */
const WORK =
  /^(?:upgrade|migration|deployment|deploy|release|change|test|testing|check|rollback|maintenance|review|announcement|communication|decision|choice|backup|inspection|handover|rollout|drill|training|cleanup)$/;
const KNOWING = /^(?:know|realise|realize|notice|understand|see|recognise|recognize|foresee|anticipate|expect|spot)$/;
const TASK_NOUN = /^(?:job|duty|responsibility|task|role|obligation)$/;

/** Words without which nothing is told as owed, or as the better way; for triggers. */
export const OWED_WORDS = {
  modals: ["should", "shouldn", "shoulda", "ought", "could"],
  duties: [
    "suppose",
    "mean",
    "expect",
    "require",
    "job",
    "duty",
    "responsibility",
    "task",
    "need",
    "reason",
    "oblige",
    "role",
    "obligation",
  ],
  better: "better wiser safer smarter sensible right correct obvious safe smart wise best prudent".split(" "),
} as const;

/** Obligations in the past, about people or human work: "should have escalated", "was supposed to drain", "it was her job to". */
export function findObligations(sentence: Sentence): Judgement[] {
  const { clauses } = sentence;
  return [
    ...clauses.flatMap((clause) => (clause.marker?.lower === "if" ? [] : [...owedIn(sentence, clause)])),
    ...missedChances(sentence),
    ...saidLoosely(sentence),
    ...expectedOf(sentence),
    ...sentence.phrases.flatMap((phrase) => enoughOrInTheWay(sentence, phrase) ?? []),
    ...needlessDeeds(sentence),
    ...tasks(sentence),
    ...betterWays(sentence),
  ];
}

/** What a clause says that somebody owed. */
function* owedIn(sentence: Sentence, clause: Clause): Iterable<Judgement> {
  const { words, clauses } = sentence;
  const { verb } = clause;
  const agent = sentence.agent(clause.subject, clause);
  if (verb.modal === "should" && verb.perfect) {
    const judged = verb.passive || lowerAt(words, verb.main) === "been" ? shouldHaveBeen : shouldHave;
    const judgement = judged(sentence, clause, agent);
    if (judgement) yield judgement;
    return;
  }
  // "it ought to have been checked"
  const later =
    verb.modal === "ought"
      ? clauses.find(
          (it) => it.kind === "infinitive" && it.verb.perfect && it.verb.passive && it.first <= verb.last + 2,
        )
      : undefined;
  if (later && isAgentlessWork(sentence, later)) {
    const range = rangeOf(sentence, verb.first, later.verb.last);
    yield { agent: isHuman(agent) ? agent : undefined, range, clause: later };
    return;
  }
  if (!isHuman(agent) || agent === "you") return;
  const infinitive = clauses.find(
    (it) => it.kind === "infinitive" && it.governor === clause && it.first <= verb.last + 2,
  );
  const judged = (last: number): Judgement => ({ agent, range: rangeOf(sentence, verb.first, last), clause });
  if (verb.modal === "ought" && infinitive?.verb.perfect) yield judged(infinitive.verb.last);
  // "was supposed to land at noon, **but the fog** kept it in the air": what stood in the way is said.
  if (isHindered(sentence, clause)) return;
  if (infinitive && wasSupposed(sentence, clause, infinitive, agent))
    yield { ...judged(infinitive.verb.last), clause: verb.negated ? undefined : clause };
  // "had the duty to check it"
  if (verb.lemma === "have" && verb.past && clause.object && TASK_NOUN.test(headLemma(words, clause.object)))
    yield judged(clause.object.head);
  if (verb.lemma === "need" && verb.past && infinitive?.verb.perfect) yield judged(infinitive.verb.last);
  if (verb.modal === "could" && lowerAt(words, verb.main + 1) === "at" && lowerAt(words, verb.main + 2) === "least")
    yield { agent, range: saidRange(sentence, clause), clause };
}

/** "should have escalated" */
function shouldHave(sentence: Sentence, clause: Clause, agent: AgentClass | undefined): Judgement | undefined {
  const range = saidRange(sentence, clause);
  const opens = opensSentence(sentence, clause);
  if (!clause.subject || (opens && clause.inherited && !isHuman(agent)))
    return opens ? { agent: undefined, range, clause } : undefined;
  if (passesReview(sentence, clause)) return { agent: undefined, range, clause };
  const told = agent === "you" && /^(?:receive|see|get|have|notice)$/.test(clause.verb.lemma);
  return isHuman(agent) && !told ? { agent, range, clause } : undefined;
}

/** "should have been tested", "should have been more careful" */
function shouldHaveBeen(sentence: Sentence, clause: Clause, agent: AgentClass | undefined): Judgement | undefined {
  const { verb, subject } = clause;
  if (isEpistemic(sentence, clause)) return undefined;
  const range = saidRange(sentence, clause);
  const isOfPeople = isHuman(agent) && agent !== "you";
  if (!verb.passive)
    return (subject ? isOfPeople : opensSentence(sentence, clause))
      ? { agent: subject && agent, range, clause }
      : undefined;
  // "The intern should never have been allowed to touch that"
  if (isOfPeople && verb.negated && /^(?:allow|let|permit|trust|hire|give|place|put)$/.test(verb.lemma))
    return { agent, range, clause };
  return isAgentlessWork(sentence, clause) ? { agent: isHuman(agent) ? agent : undefined, range, clause } : undefined;
}

/** "The clerk was supposed to check it": whether to say so is to say that it was not done. */
function wasSupposed(
  sentence: Sentence,
  { verb, marker }: Clause,
  infinitive: Clause,
  agent: AgentClass | undefined,
): boolean {
  const { timeline } = sentence.place;
  const expected =
    verb.passive && (verb.past || timeline) && /^(?:suppose|mean|expect|require|oblige)$/.test(verb.lemma);
  if (!expected) return false;
  if (infinitive.verb.perfect || UNDONE.test(lowerText(sentence, verb.last + 1))) return true;
  if (isOurs(agent)) return false;
  // "was not supposed to be in that room at all"
  if (verb.negated && !infinitive.verb.passive && IN_VAIN.test(lowerText(sentence))) return true;
  return (
    /^(?:suppose|expect|oblige)$/.test(verb.lemma) &&
    DUTY.test(infinitive.verb.lemma) &&
    !timeline &&
    !/^(?:that|which)$/.test(marker?.lower ?? "")
  );
}

const UNDONE = /\b(?:but|instead|however|although|though)\b|\b(?:did|was|were|had) n(?:o|')t\b/;
const IN_VAIN = /\b(?:at all|in the first place)\b/;

const CHANCES =
  /\bit would have (?:cost|taken) (?=(?:[\w'-]+ ){1,5}?(?:nothing|little|seconds?|minutes?|moment) to (?:ask|check|call|look|read|verify|confirm|tell|warn|phone)\b)|\bhad (?:every|ample) (?:opportunity|chance|opportunities|chances|warning) to\b(?!.* and did )|\b(?:could|might) (?:at least have|have at least)\b/g;

/** "It would have cost the clerk nothing to ask", "the nurse had every opportunity to", "might at least have" */
function* missedChances(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, CHANCES)) {
    const whom =
      lowerAt(sentence.words, first) === "it"
        ? sentence.phrases.find((it) => it.first === last + 1)
        : clauseAt(sentence, first)?.subject;
    const agent = sentence.agent(whom);
    if (isOther(agent)) yield { agent, range: rangeOf(sentence, first, last), clause: undefined };
  }
}

const LOOSELY =
  /\b(?:should|ought to)(?: not| n't)? of \w+|would have (?:been (?:\w+ )?advised|done (?:well|better|right)) to \w+|must have known (?:about|of|that|better)\b(?! (?:it |this |that )?from )/g;

/** "They **should of tested** it", "**would have been well advised to wait**", "**must have known about** it" */
function* saidLoosely(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, LOOSELY)) {
    const clause = clauseAt(sentence, first);
    const whom = sentence.phrases.findLast((it) => it.last < first && first - it.last <= 2) ?? clause?.subject;
    const agent = sentence.agent(whom, clause);
    if (isHuman(agent) && agent !== "you") yield { agent, range: rangeOf(sentence, first, last), clause: undefined };
  }
}

const EXPECTED =
  /\b(?:(?:one|you|i|we) (?:would|might) have (?:expected|thought|hoped|assumed)|(?:one|you) (?:would|might) (?:expect|think|hope|assume))(?: that| from| of)?\b|\bshould have been (?:\w+ly )?(?:obvious|clear|plain|apparent|evident) to\b/g;

/** "**You would think that a pharmacist** reads the label", "it **should have been obvious to the clerk**" */
function* expectedOf(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, EXPECTED)) {
    const whom = sentence.phrases.find((it) => it.first === last + 1);
    const agent = sentence.agent(whom);
    if (whom && isOther(agent)) yield { agent, range: rangeOf(sentence, first, whom.last), clause: undefined };
  }
}

/** "**A simple check by the clerk** would have been enough", "**without the manager's interference** it would have ended" */
function enoughOrInTheWay(sentence: Sentence, phrase: NounPhrase): Judgement | undefined {
  const { words } = sentence;
  const { first, head, last, possessor } = phrase;
  const clause = sentence.clauses.find(({ verb }) => verb.first > head);
  if (clause?.verb.modal !== "would" || !clause.verb.perfect || clause.verb.negated) return undefined;
  const noun = headLemma(words, phrase);
  const enough =
    clause.subject === phrase &&
    /^(?:check|look|glance|call|question|word|test|query|reading)$/.test(noun) &&
    /^(?:be (?:enough|sufficient)|suffice|show|reveal|prevent|avoid|catch|stop|spare)\b/.test(
      `${clause.verb.lemma} ${lowerAt(words, clause.verb.last + 1)}`,
    );
  const inTheWay =
    lowerAt(words, first - 1) === "without" &&
    /^(?:interference|meddling|mistake|error|carelessness|negligence|haste|laziness|slip|stubbornness)$/.test(noun);
  if (!enough && !inTheWay) return undefined;
  const owner = ownerOf(sentence, phrase, true);
  const agent = owner?.agent ?? (possessor && sentence.agent(possessor));
  const range = rangeOf(sentence, inTheWay ? first - 1 : first, Math.max(last, owner?.last ?? 0));
  return isOther(agent) ? { agent, range, clause: undefined } : undefined;
}

const NEEDLESS = /\b(?:was (?:\w+ly )?no (?:\w+ )?(?:reason|need) for|(?:was|were) up to)\b/g;

/** "There was no reason for the porter to touch it", "it was up to her to lock it, and she let it stand" */
function* needlessDeeds(sentence: Sentence): Iterable<Judgement> {
  const { words, phrases, clauses } = sentence;
  for (const { first, last } of findWords(sentence, NEEDLESS)) {
    const whom = phrases.find((it) => it.first === last + 1);
    const infinitive = clauses.find((it) => it.kind === "infinitive" && it.first === (whom?.last ?? last) + 1);
    const agent = sentence.agent(whom);
    if (!infinitive || !isOther(agent)) continue;
    const { verb } = infinitive;
    const rest = lowerText(sentence, verb.last);
    const blames =
      lowerAt(words, last) === "to"
        ? /\b(?:but|instead|never|nobody|however)\b|(?:, | and )(?:he|she|they) (?:let|left|did n(?:o|')t)\b/.test(rest)
        : IN_VAIN.test(rest) || /^(?:touch|meddle|interfere)$/.test(verb.lemma);
    if (blames) yield { agent, range: rangeOf(sentence, first, verb.last), clause: undefined };
  }
}

/** "It was **the release manager's job** to check" */
function* tasks(sentence: Sentence): Iterable<Judgement> {
  const { words } = sentence;
  for (const phrase of sentence.phrases) {
    if (!TASK_NOUN.test(headLemma(words, phrase))) continue;
    const { first, last, possessor, of } = phrase;
    const holder = possessor ?? of;
    const agent = holder && sentence.agent(holder);
    if (!isHuman(agent) && !/^(?:my|his|her|their)$/.test(lowerAt(words, first))) continue;
    const end = possessor ? last : (of?.last ?? last);
    const was = /\b(?:was|were)$/.test(lowerText(sentence, Math.max(0, first - 3), first - 1));
    if (was && words[end + 1]?.tag === "to") yield { agent, range: rangeOf(sentence, first, last), clause: undefined };
  }
}

const BETTER =
  /\b(?:(?:would|might) have been (?:better|wiser|safer|smarter|more sensible)(?= to| if| not)|(?:right|correct|sensible|obvious|safe|smart|wise|better|best|prudent) (?:move|thing|call|step|response|course|decision|choice|option|reaction) would have been(?= for| to)|would have been the (?:right|correct|sensible|obvious|safe|smart|wise|better|prudent) (?:move|thing|call|step|course|decision|choice|reaction)|should (?:not|n't) have taken (?:us|them|him|her|the team|the crew|anyone)|better to have \w+|better not to have \w+)/g;

/** "It **would have been wiser** to wait" */
function* betterWays(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, BETTER)) {
    // "better to have a second pair of eyes" is advice.
    const advice = / to have \w+$/.test(lowerText(sentence, first, last)) && sentence.words[last]?.tag !== "verb";
    if (!advice) yield { agent: undefined, range: rangeOf(sentence, first, last), clause: undefined };
  }
}

/** The words of a verb, without the adverbs before it. */
export function saidRange(sentence: Sentence, { verb }: Clause): Range {
  let { first } = verb;
  while (sentence.words[first]?.tag === "adverb") first++;
  return rangeOf(sentence, first, verb.last);
}

/** "Should have checked the plan.": nothing stands before the verb. */
function opensSentence({ words }: Sentence, { verb }: Clause): boolean {
  // "Three nodes stopped - should have moved one first"
  const dash = words.findLastIndex(({ text }, i) => i < verb.first && /^[-–—]$/.test(text));
  const isLabel = words[verb.last + 1]?.text === ":" || verb.last >= lastWord({ words });
  return (
    !(isLabel && verb.lemma === "be") &&
    words
      .slice(dash + 1, verb.first)
      .every(({ tag }) => tag === "stop" || tag === "symbol" || tag === "adverb" || tag === "quote")
  );
}

/** "should not have been a problem", "should have been fine": an expectation about the world. */
function isEpistemic(sentence: Sentence, clause: Clause): boolean {
  const next = sentence.words[clause.verb.last + 1];
  return (
    !clause.verb.passive &&
    (next?.tag === "determiner" ||
      /^(?:fine|ok|okay|able|possible|enough|safe|down|up|there|running|working)$/.test(next?.lower ?? "")) &&
    !isHuman(sentence.agent(clause.subject, clause))
  );
}

/** "never should have made it past review", "should have gone through a review": what people let through. */
function passesReview(sentence: Sentence, { verb }: Clause): boolean {
  const rest = lowerText(sentence, verb.last + 1);
  if (!verb.negated) return /^(?:go|undergo|receive|get|have)$/.test(verb.lemma) && A_REVIEW.test(rest);
  return (
    /^(?:make|get|go|slip|pass|reach|land|ship)$/.test(verb.lemma) &&
    /^(?:it |through |past |into |to |in )*(?:code |peer |the )?(?:review|qa|testing|production|prod|main|master|staging|customers|the build)\b/.test(
      rest,
    )
  );
}

const A_REVIEW = /^(?:through )?(?:an? |the |our )?(?:[\w-]+ ){0,3}?(?:review|testing|qa|scrutiny)\b/;

/** "should have been caught in review": human work, and not done by a system. */
function isAgentlessWork(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  const subject = headLemma(words, clause.subject);
  const careful = /^(?:take|give|pay|do|perform|carry|conduct|put)$/.test(clause.verb.lemma) && CARE.test(subject);
  const carried = /^(?:do|make|perform|carry|conduct|run)$/.test(clause.verb.lemma) && WORK.test(subject);
  if (!careful && !carried && !HUMAN_WORK.test(clause.verb.lemma)) return false;
  const after = words.slice(clause.verb.last + 1, Math.min(clause.last + 1, clause.verb.last + 8));
  if (after.some((word) => SYSTEM_WORK.test(word.lower))) {
    const by = clause.by;
    return by !== undefined && (isHuman(sentence.agent(by, clause)) || BY_PEOPLE.test(headLemma(words, by)));
  }
  if (careful || carried) return true;
  // "should have been considered invalid": data judged by a program.
  const next = words[clause.verb.last + 1];
  if (
    /^(?:consider|see|do|include|handle|treat)$/.test(clause.verb.lemma) &&
    next &&
    (next.tag === "adjective" || next.tag === "noun" || next.tag === "determiner")
  )
    return false;
  // "By then all regions should have been updated": a job that runs by itself, unless a person or a review is named.
  if (/^(?:update|include|rotate|renew|clean|handle|manage|prevent|detect|page|do)$/.test(clause.verb.lemma)) {
    return (
      words.some((word) =>
        /^(?:review|reviewer|team|we|testing|earlier|sooner|before|properly|manually|us)$/.test(word.lower),
      ) || isHuman(sentence.agent(clause.subject, clause))
    );
  }
  return true;
}

/** "should have known", "must have noticed": knowledge as a duty. */
export function isAboutKnowing(judgement: Judgement): boolean {
  return (
    judgement.clause !== undefined &&
    KNOWING.test(judgement.clause.verb.lemma) &&
    !judgement.clause.verb.passive &&
    isHuman(judgement.agent)
  );
}
