/** Judgements of conduct that several rules read: what should have been done, and what should have been known. */
import { type AgentClass, isHuman, isOther, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { clauseAt, findWords, lastWord, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt, type Word } from "../english/word.ts";
import type { Range } from "../text.ts";
import { owner as ownerOf } from "./mistake.ts";
import { isHindered } from "./polarity.ts";

/** A judgement, with whom it is about; nobody where the sentence names nobody. */
export interface Judgement {
  readonly agent: AgentClass | undefined;
  readonly range: Range;
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
export const OWED = {
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
  const found: Judgement[] = [];
  const { words } = sentence;
  for (const clause of sentence.clauses) {
    const { verb } = clause;
    const agent = sentence.agent(clause.subject, clause);
    const range = rangeOf(sentence, verb.first + leadingAdverbs(sentence, clause), verb.last);
    if (clause.marker?.lower === "if") continue;
    if (verb.modal === "should" && verb.perfect) {
      if (verb.passive || lowerAt(words, verb.main) === "been") {
        if (isEpistemic(sentence, clause)) continue;
        // "The intern should never have been allowed to touch that"
        const admitted =
          verb.passive &&
          verb.negated &&
          /^(?:allow|let|permit|trust|hire|give|place|put)$/.test(verb.lemma) &&
          isHuman(agent);
        if (admitted && agent !== "you") {
          found.push({ agent, range, clause });
          continue;
        }
        if (verb.passive && isAgentlessWork(sentence, clause))
          found.push({ agent: isHuman(agent) ? agent : undefined, range, clause });
        else if (
          !verb.passive &&
          (clause.subject ? isHuman(agent) && agent !== "you" : opensSentence(sentence, clause))
        )
          found.push({ agent: clause.subject && agent, range, clause });
      } else if (!clause.subject) {
        if (opensSentence(sentence, clause)) found.push({ agent: undefined, range, clause });
      } else if (passesReview(sentence, clause)) found.push({ agent: undefined, range, clause });
      else if (isHuman(agent) && !(agent === "you" && /^(?:receive|see|get|have|notice)$/.test(verb.lemma)))
        found.push({ agent, range, clause });
      continue;
    }
    const later =
      verb.modal === "ought"
        ? sentence.clauses.find(
            (it) => it.kind === "infinitive" && it.verb.perfect && it.verb.passive && it.first <= verb.last + 2,
          )
        : undefined;
    if (later && isAgentlessWork(sentence, later)) {
      found.push({
        agent: isHuman(agent) ? agent : undefined,
        range: rangeOf(sentence, verb.first, later.verb.last),
        clause: later,
      });
      continue;
    }
    if (!isHuman(agent) || agent === "you") continue;
    const infinitive = sentence.clauses.find(
      (it) => it.kind === "infinitive" && it.governor === clause && it.first <= verb.last + 2,
    );
    if (verb.modal === "ought" && infinitive?.verb.perfect)
      found.push({ agent, range: rangeOf(sentence, verb.first, infinitive.verb.last), clause });
    // "was supposed to land at noon, **but the fog** kept it in the air": what stood in the way is said.
    if (isHindered(sentence, clause)) continue;
    const undone = /\b(?:but|instead|however|although|though)\b|\b(?:did|was|were|had) n(?:o|')t\b/.test(
      lowerText(sentence, verb.last + 1),
    );
    const duty = infinitive && DUTY.test(infinitive.verb.lemma) && !isOurs(agent);
    const expected =
      verb.passive &&
      (verb.past || sentence.place.timeline) &&
      /^(?:suppose|mean|expect|require|oblige)$/.test(verb.lemma);
    // "The clerk was supposed to check it": to say so is to say that it was not done.
    if (
      expected &&
      infinitive &&
      (undone ||
        infinitive.verb.perfect ||
        // "was not supposed to be in that room at all"
        (verb.negated &&
          !isOurs(agent) &&
          !infinitive.verb.passive &&
          /\b(?:at all|in the first place)\b/.test(lowerText(sentence))) ||
        (duty &&
          /^(?:suppose|expect|oblige)$/.test(verb.lemma) &&
          !sentence.place.timeline &&
          !/^(?:that|which)$/.test(clause.marker?.lower ?? "")))
    )
      found.push({
        agent,
        range: rangeOf(sentence, verb.first, infinitive.verb.last),
        clause: verb.negated ? undefined : clause,
      });
    if (verb.lemma === "have" && verb.past && clause.object && TASK_NOUN.test(headLemma(words, clause.object)))
      found.push({ agent, range: rangeOf(sentence, verb.first, clause.object.head), clause });
    if (verb.lemma === "need" && verb.past && infinitive?.verb.perfect)
      found.push({ agent, range: rangeOf(sentence, verb.first, infinitive.verb.last), clause });
    if (verb.modal === "could" && lowerAt(words, verb.main + 1) === "at" && lowerAt(words, verb.main + 2) === "least")
      found.push({ agent, range, clause });
  }
  // "It would have cost the clerk nothing to ask", "the nurse had every opportunity to", "might at least have"
  for (const { first, last } of findWords(
    sentence,
    /\bit would have (?:cost|taken) (?=(?:[\w'-]+ ){1,5}?(?:nothing|little|seconds?|minutes?|moment) to (?:ask|check|call|look|read|verify|confirm|tell|warn|phone)\b)|\bhad (?:every|ample) (?:opportunity|chance|opportunities|chances|warning) to\b(?!.* and did )|\b(?:could|might) (?:at least have|have at least)\b/g,
  )) {
    const whom =
      lowerAt(words, first) === "it"
        ? sentence.phrases.find((it) => it.first === last + 1)
        : clauseAt(sentence, first)?.subject;
    if (whom && isOther(sentence.agent(whom)))
      found.push({ agent: sentence.agent(whom), range: rangeOf(sentence, first, last), clause: undefined });
  }
  // "should of tested it", "would have been well advised to wait", "must have known about it"
  for (const { first, last } of findWords(sentence, SPOKEN)) {
    const clause = clauseAt(sentence, first);
    const whom = sentence.phrases.findLast((it) => it.last < first && first - it.last <= 2) ?? clause?.subject;
    const agent = sentence.agent(whom, clause);
    if (isHuman(agent) && agent !== "you")
      found.push({ agent, range: rangeOf(sentence, first, last), clause: undefined });
  }
  // "You would think that a pharmacist reads the label", "it should have been obvious to the clerk"
  for (const { first, last } of findWords(sentence, EXPECTED)) {
    const whom = sentence.phrases.find((it) => it.first === last + 1);
    const agent = sentence.agent(whom);
    if (whom && isOther(agent)) found.push({ agent, range: rangeOf(sentence, first, whom.last), clause: undefined });
  }
  for (const phrase of sentence.phrases) {
    const { first, head } = phrase;
    // "A simple check by the clerk would have been enough", "Without the manager's interference it would have ended"
    const clause = sentence.clauses.find(({ verb }) => verb.first > head);
    if (clause?.verb.modal !== "would" || !clause.verb.perfect || clause.verb.negated) continue;
    const checks =
      clause.subject === phrase &&
      /^(?:check|look|glance|call|question|word|test|query|reading)$/.test(headLemma(words, phrase)) &&
      /^(?:be (?:enough|sufficient)|suffice|show|reveal|prevent|avoid|catch|stop|spare)\b/.test(
        `${clause.verb.lemma} ${lowerAt(words, clause.verb.last + 1)}`,
      );
    const hinders =
      lowerAt(words, first - 1) === "without" &&
      /^(?:interference|meddling|mistake|error|carelessness|negligence|haste|laziness|slip|stubbornness)$/.test(
        headLemma(words, phrase),
      );
    const owner = checks || hinders ? ownerOf(sentence, phrase, true) : undefined;
    const possessor = phrase.possessor && sentence.agent(phrase.possessor);
    const agent = owner?.agent ?? possessor;
    if ((checks || hinders) && isOther(agent))
      found.push({
        agent,
        range: rangeOf(sentence, hinders ? first - 1 : first, Math.max(phrase.last, owner?.last ?? 0)),
        clause: undefined,
      });
  }
  // "There was no reason for the porter to touch it", "it was up to her to lock it, and she let it stand"
  for (const { first, last } of findWords(
    sentence,
    /\b(?:was (?:\w+ly )?no (?:\w+ )?(?:reason|need) for|(?:was|were) up to)\b/g,
  )) {
    const whom = sentence.phrases.find((it) => it.first === last + 1);
    const infinitive = sentence.clauses.find((it) => it.kind === "infinitive" && it.first === (whom?.last ?? last) + 1);
    const rest = lowerText(sentence, infinitive?.verb.last ?? words.length);
    const needless =
      /\b(?:at all|in the first place)\b/.test(rest) ||
      /^(?:touch|meddle|interfere)$/.test(infinitive?.verb.lemma ?? "");
    const undone =
      /\b(?:but|instead|never|nobody|however)\b|(?:, | and )(?:he|she|they) (?:let|left|did n(?:o|')t)\b/.test(rest);
    if (whom && infinitive && isOther(sentence.agent(whom)) && (lowerAt(words, last) === "to" ? undone : needless))
      found.push({
        agent: sentence.agent(whom),
        range: rangeOf(sentence, first, infinitive.verb.last),
        clause: undefined,
      });
  }
  for (const phrase of sentence.phrases) {
    // "It was the release manager's job to check"
    const holder = phrase.possessor ?? phrase.of;
    const owner = holder && sentence.agent(holder);
    const end = phrase.possessor ? phrase.last : (phrase.of?.last ?? phrase.last);
    if (
      !TASK_NOUN.test(headLemma(words, phrase)) ||
      !(isHuman(owner) || /^(?:my|his|her|their)$/.test(lowerAt(words, phrase.first)))
    )
      continue;
    if (
      words[end + 1]?.tag !== "to" ||
      !/\b(?:was|were)$/.test(lowerText(sentence, Math.max(0, phrase.first - 3), phrase.first - 1))
    )
      continue;
    found.push({ agent: owner, range: rangeOf(sentence, phrase.first, phrase.last), clause: undefined });
  }
  for (const { first, last } of findWords(
    sentence,
    /\b(?:(?:would|might) have been (?:better|wiser|safer|smarter|more sensible)(?= to| if| not)|(?:right|correct|sensible|obvious|safe|smart|wise|better|best|prudent) (?:move|thing|call|step|response|course|decision|choice|option|reaction) would have been(?= for| to)|would have been the (?:right|correct|sensible|obvious|safe|smart|wise|better|prudent) (?:move|thing|call|step|course|decision|choice|reaction)|should (?:not|n't) have taken (?:us|them|him|her|the team|the crew|anyone)|better to have \w+|better not to have \w+)/g,
  )) {
    // "better to have a second pair of eyes" is advice.
    if (!/ to have \w+$/.test(lowerText(sentence, first, last)) || words[last]?.tag === "verb")
      found.push({ agent: undefined, range: rangeOf(sentence, first, last), clause: undefined });
  }
  return found;
}

const SPOKEN =
  /\b(?:should|ought to)(?: not| n't)? of \w+|would have (?:been (?:\w+ )?advised|done (?:well|better|right)) to \w+|must have known (?:about|of|that|better)\b/g;
const EXPECTED =
  /\b(?:(?:one|you|i|we) (?:would|might) have (?:expected|thought|hoped|assumed)|(?:one|you) (?:would|might) (?:expect|think|hope|assume))(?: that| from| of)?\b|\bshould have been (?:\w+ly )?(?:obvious|clear|plain|apparent|evident) to\b/g;

function leadingAdverbs(sentence: Sentence, clause: Clause): number {
  let skip = 0;
  while (sentence.words[clause.verb.first + skip]?.tag === "adverb") skip++;
  return skip;
}

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

/** "If only …", "had we tested …, this would not have": the path not taken. */
export function findCounterfactuals(sentence: Sentence): Judgement[] {
  const found: Judgement[] = [];
  const { words } = sentence;
  const would =
    words.some((word) => word.tag === "modal" && /^(?:would|could|might)$/.test(word.lemma)) ||
    // "Could it have been prevented?" has its answer in another sentence: "Yes, if the analyst had checked."
    /^(?:yes|no|maybe|perhaps|possibly|probably|only)(?: ,)? (?:but )?(?:only )?if\b/.test(lowerText(sentence, 0, 4));
  // "Imagine what would have happened if someone else had taken the name": how much worse it might have been.
  if (
    sentence.clauses.some((it) => isWorse(words, it) || isNoBetter(sentence, it)) ||
    /\bwhat (?:would|could|might) have happened if\b/.test(lowerText(sentence))
  )
    return found;
  for (const { first, last } of findWords(
    sentence,
    /\bif only(?! (?:the|a|one|two|some|it|this|that)? ?\w+ (?:is|are|has|have|changes?|runs?)\b)/g,
  )) {
    const clause = sentence.clauses.find((it) => it.first >= first && it.subject !== undefined);
    const agent = sentence.agent(clause?.subject, clause);
    if (clause?.verb.past && (isHuman(agent) || agent === undefined))
      found.push({ agent, range: rangeOf(sentence, first, Math.max(last, clause.verb.last)), clause });
  }
  for (const clause of sentence.clauses) {
    const { verb } = clause;
    const agent = sentence.agent(clause.subject, clause);
    if (!isHuman(agent) || agent === "you" || !verb.perfect || verb.modal || !verb.past) continue;
    const had = words.slice(verb.first, verb.main + 1).some((word) => word.lower === "had" || word.lower === "'d");
    const conditional =
      (clause.marker && /^(?:if|unless)$/.test(clause.marker.lower)) ||
      (clause.inverted && lowerAt(words, verb.first) === "had");
    if (!had || !conditional || !(would || clause.marker?.lower === "unless") || isCreditable(sentence, clause))
      continue;
    const start = clause.inverted ? verb.first : Math.max(0, (clause.subject?.first ?? verb.first) - 1);
    if (found.some((it) => it.clause === clause)) continue;
    found.push({ agent, range: rangeOf(sentence, start, verb.last), clause });
  }
  for (const { first, last } of findWords(
    sentence,
    /\ball (?:the |our |that )?(?:[\w-]+ ){0,3}?(?:he|she|they|we|i|\w+) (?:had|needed) to do was\b|\b(?:(?:only|simply|merely) (?:had|needed) to|(?:had|needed) (?:only|simply|merely) to)\b/g,
  )) {
    const clause = sentence.clauses.find(
      (it) => it.first <= last && it.last >= first && it.subject && isHuman(sentence.agent(it.subject, it)),
    );
    const agent = clause && sentence.agent(clause.subject, clause);
    // "simply had to restart it, and the queue drained" tells what was done, and that it helped; so does "to bring it back".
    const done =
      sentence.clauses.some(
        ({ kind, inherited, subject, first, marker }) =>
          first > last && subject && !inherited && (kind === "main" || /^(?:before|until)$/.test(marker?.lower ?? "")),
      ) || /\bto (?:get|bring|restore|recover|repair|fix|free)\b/.test(lowerText(sentence, last + 2));
    // "We only had to copy one table": how little it took.
    const little = agent === "we" && /\bonly\b/.test(lowerText(sentence, first, last));
    if (clause && !done && !little && agent !== "you")
      found.push({ agent, range: rangeOf(sentence, first, last), clause });
  }
  for (const { first, last } of findWords(
    sentence,
    /\b(?:but for|were it not for|had it not been for|if it (?:had n't|had not|was n't|were not) (?:been )?for|without)\b/g,
  )) {
    const phrase = sentence.phrases.find((it) => it.first === last + 1);
    const owner = phrase?.possessor && sentence.agent(phrase.possessor);
    const harmful =
      /^(?:shortcut|mistake|error|haste|negligence|carelessness|decision|inattention|slip|oversight|delay|failure|change|mix-up|slip-up|blunder|typo|lapse|misjudgement|misjudgment)$/.test(
        headLemma(words, phrase),
      );
    if (phrase && isHuman(owner) && harmful && would)
      found.push({ agent: owner, range: rangeOf(sentence, first, phrase.last), clause: undefined });
  }
  return found;
}

/** "…, we would have lost forty minutes of writes": the path not taken is the worse one, so nobody is blamed by it. */
function isWorse(words: readonly Word[], { verb, subject }: Clause): boolean {
  return (
    verb.modal !== undefined &&
    /^(?:would|could|might)$/.test(verb.modal) &&
    !verb.negated &&
    !/^(?:no|none|nothing|nobody|fewer|less)$/.test(lowerAt(words, subject?.first ?? -1)) &&
    /^(?:lose|corrupt|destroy|overwrite|spread|overflow|worsen|sound|burst|die|bleed|sink|explode|burn|flood|drown|kill|injure|collide|melt|capsize|derail|starve|strand|collapse)$/.test(
      verb.lemma,
    )
  );
}

/** "If she had looked, **she would have seen nothing unusual**", "**it would still have failed**": nothing else to do is shown. */
function isNoBetter(sentence: Sentence, { verb, subject, last }: Clause): boolean {
  if (!verb.modal || !/^(?:would|could|might)$/.test(verb.modal)) return false;
  const after = lowerText(sentence, verb.last + 1, last);
  // "users would not have noticed" is the better course, "he would not have noticed" is none.
  const own = /^(?:he|she|they|we|neither)$/.test(lowerAt(sentence.words, subject?.first ?? -1));
  return (
    (/^(?:look|seem|appear)$/.test(verb.lemma) &&
      /^(?:\w+ )?(?:normal|fine|the same|ok|okay|healthy|green|correct|right|good|unchanged|identical)\b/.test(
        after,
      )) ||
    (verb.lemma === "be" &&
      /^(?:just |exactly |much )?(?:the same|no (?:different|better|help)|too late|in vain)\b/.test(after)) ||
    (/^(?:make|change)$/.test(verb.lemma) &&
      (verb.negated ? /^(?:a|any|much|anything)\b/ : /^(?:no|nothing|little)\b/).test(after)) ||
    (verb.negated && /^(?:help|matter|suffice)$/.test(verb.lemma)) ||
    (/^(?:see|notice|find|spot|learn|know|discover)$/.test(verb.lemma) &&
      (/^(?:nothing|no)\b/.test(after) || (own && verb.negated))) ||
    (!verb.negated &&
      /^(?:fail|crash|break|happen|occur|stop|time|overflow|go|lose)$/.test(verb.lemma) &&
      verb.adverbs.some((i) => /^(?:still|anyway)$/.test(lowerAt(sentence.words, i))))
  );
}

/** "Had we not been watching, it would have spread": the path not taken is the worse one. */
function isCreditable(sentence: Sentence, clause: Clause): boolean {
  return (
    clause.verb.negated &&
    (clause.verb.progressive ||
      /^(?:watch|notice|catch|act|respond|react|intervene|step|help|see|spot|join|have|be|rehearse|practise|practice)$/.test(
        clause.verb.lemma,
      ) ||
      /\b(?:worse|larger|longer|spread|higher|more)\b/.test(lowerText(sentence)))
  );
}

/** Obligations and counterfactuals about the author, which are self-blame. */
export function* blamesSelf(sentence: Sentence): Iterable<Judgement> {
  for (const judgement of [...findObligations(sentence), ...findCounterfactuals(sentence)])
    if (judgement.agent === "self") yield judgement;
  for (const clause of sentence.clauses) {
    const { verb } = clause;
    if (
      (verb.modal === "could" || verb.modal === "might") &&
      verb.perfect &&
      !verb.negated &&
      !verb.passive &&
      !/^(?:be|swear|do|have|lose|need|guess|kiss|hug|cry|laugh|scream|die)$/.test(verb.lemma) &&
      sentence.agent(clause.subject, clause) === "self"
    )
      yield {
        agent: "self",
        range: rangeOf(sentence, verb.first + leadingAdverbs(sentence, clause), verb.last),
        clause,
      };
  }
}
