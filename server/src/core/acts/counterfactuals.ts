/** The path not taken: "if only …", "had we tested …, this would not have happened". */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt, type Word } from "../english/word.ts";
import type { Judgement } from "./obligations.ts";

/** What a sentence says that somebody could have done instead; nothing where the other way is no better. */
export function findCounterfactuals(sentence: Sentence): Judgement[] {
  const { words, clauses } = sentence;
  // "Imagine what would have happened if someone else had taken the name": how much worse it might have been.
  if (
    clauses.some((it) => isWorse(words, it) || isNoBetter(sentence, it)) ||
    /\bwhat (?:would|could|might) have happened if\b/.test(lowerText(sentence))
  )
    return [];
  const wished = [...ifOnly(sentence)];
  const supposed = [...hadThey(sentence)].filter(({ clause }) => wished.every((it) => it.clause !== clause));
  return [...wished, ...supposed, ...allItTook(sentence), ...butFor(sentence)];
}

/** Whether it is said what would have come of it. */
function saysWould(sentence: Sentence): boolean {
  return (
    sentence.words.some(({ tag, lemma }) => tag === "modal" && /^(?:would|could|might)$/.test(lemma)) ||
    // "Could it have been prevented?" has its answer in another sentence: "Yes, if the analyst had checked."
    /^(?:yes|no|maybe|perhaps|possibly|probably|only)(?: ,)? (?:but )?(?:only )?if\b/.test(lowerText(sentence, 0, 4))
  );
}

const IF_ONLY = /\bif only(?! (?:the|a|one|two|some|it|this|that)? ?\w+ (?:is|are|has|have|changes?|runs?)\b)/g;

/** "**If only they had** looked" */
function* ifOnly(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, IF_ONLY)) {
    const clause = sentence.clauses.find((it) => it.first >= first && it.subject !== undefined);
    const agent = sentence.agent(clause?.subject, clause);
    if (clause?.verb.past && (isHuman(agent) || agent === undefined))
      yield { agent, range: rangeOf(sentence, first, Math.max(last, clause.verb.last)), clause };
  }
}

/** "**Had she tested** it, …", "**if the clerk had asked**, …" */
function* hadThey(sentence: Sentence): Iterable<Judgement> {
  const { words } = sentence;
  const would = saysWould(sentence);
  for (const clause of sentence.clauses) {
    const { verb, marker, inverted, subject } = clause;
    const agent = sentence.agent(subject, clause);
    if (!isHuman(agent) || agent === "you" || !verb.perfect || verb.modal || !verb.past) continue;
    const had = words.slice(verb.first, verb.main + 1).some((word) => word.lower === "had" || word.lower === "'d");
    const conditional =
      /^(?:if|unless)$/.test(marker?.lower ?? "") || (inverted && lowerAt(words, verb.first) === "had");
    if (!had || !conditional || !(would || marker?.lower === "unless") || isCreditable(sentence, clause)) continue;
    const start = inverted ? verb.first : Math.max(0, (subject?.first ?? verb.first) - 1);
    yield { agent, range: rangeOf(sentence, start, verb.last), clause };
  }
}

const ALL_IT_TOOK =
  /\ball (?:the |our |that )?(?:[\w-]+ ){0,3}?(?:he|she|they|we|i|\w+) (?:had|needed) to do was\b|\b(?:(?:only|simply|merely) (?:had|needed) to|(?:had|needed) (?:only|simply|merely) to)\b/g;

/** "**All they had to do was** look", "he **only had to** ask" */
function* allItTook(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, ALL_IT_TOOK)) {
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
    if (clause && !done && !little && agent !== "you") yield { agent, range: rangeOf(sentence, first, last), clause };
  }
}

const BUT_FOR =
  /\b(?:but for|were it not for|had it not been for|if it (?:had n't|had not|was n't|were not) (?:been )?for|without)\b/g;

/** "**But for the pilot's haste**, it would have been seen" */
function* butFor(sentence: Sentence): Iterable<Judgement> {
  for (const { first, last } of findWords(sentence, BUT_FOR)) {
    const phrase = sentence.phrases.find((it) => it.first === last + 1);
    const owner = phrase?.possessor && sentence.agent(phrase.possessor);
    const harmful =
      /^(?:shortcut|mistake|error|haste|negligence|carelessness|decision|inattention|slip|oversight|delay|failure|change|mix-up|slip-up|blunder|typo|lapse|misjudgement|misjudgment)$/.test(
        headLemma(sentence.words, phrase),
      );
    if (phrase && isHuman(owner) && harmful && saysWould(sentence))
      yield { agent: owner, range: rangeOf(sentence, first, phrase.last), clause: undefined };
  }
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
