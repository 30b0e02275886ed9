/** What is laid at somebody's door: "due to the night crew", "a change by Omar led to …", "it began when Wei …". */

import { type AgentClass, isPerson, isThirdPerson } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt, type Word } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Found, Who } from "./act.ts";
import { tellsHarm } from "./aftermath.ts";
import { DOES, owner } from "./mistake.ts";
import { hasReason, isDenied } from "./polarity.ts";

/** Work as a noun: whose it is says who did it. */
const WORK =
  /^(?:fix|change|commit|edit|script|deploy|merge|patch|update|upgrade|query|restart|pr|test|testing|use|usage|work|push|release|request|command|attempt|choice|scan|run|rollout|refactor|refactoring|rewrite|macro|clean-?up|switch|set-?up|override|bump|tweak|experiment|handling|action|\w{3,}(?:tion|ment|ance))$/;

/** Who did a piece of work, the last word that says so, and what to say without them. */
interface Doer {
  readonly agent: AgentClass;
  readonly last: number;
  readonly who?: Who | undefined;
}

/** Whose deed a phrase is: "Omar's change", "a change made by Omar", "the change that Omar made". */
export function doerOf(sentence: Sentence, phrase: NounPhrase): Doer | undefined {
  const { words, clauses, phrases } = sentence;
  const until = (agent: AgentClass, last: number): Doer => {
    const end = (words[(phrase.of ?? phrase).last] as Word).end;
    return { agent, last, who: { start: end, end: (words[last] as Word).end, text: "" } };
  };
  const possessor = phrase.possessor
    ? sentence.agent(phrase.possessor)
    : /^(?:his|her)$/.test(lowerAt(words, phrase.first))
      ? "they"
      : undefined;
  if (possessor && isThirdPerson(possessor))
    return WORK.test(headLemma(words, phrase)) ? { agent: possessor, last: phrase.last, who: owned() } : undefined;
  // "a comma in Omar's commit", "the actions of an engineer"
  const { of } = phrase;
  const doer =
    of && /^(?:action|conduct|behaviou?r|decision|choice)$/.test(headLemma(words, phrase)) && sentence.agent(of);
  if (of && doer && isThirdPerson(doer)) return { agent: doer, last: of.last };
  const isIn = /^(?:in|from)$/.test(lowerAt(words, phrase.last + 1));
  const inside = isIn ? phrases.find((it) => it.first === phrase.last + 2) : undefined;
  if (inside?.possessor) return doerOf(sentence, inside);
  const made = clauses.find(({ kind, verb, subject }) => {
    const after = verb.first - (phrase.of ?? phrase).last;
    return (
      WORK.test(headLemma(words, phrase)) &&
      kind === "relative" &&
      after > 0 &&
      after < 6 &&
      DOES.test(verb.lemma) &&
      (subject?.first ?? 0) > phrase.last
    );
  });
  const maker = sentence.agent(made?.subject, made);
  if (made && maker) return isThirdPerson(maker) ? until(maker, made.verb.last) : undefined;
  const by = owner(sentence, phrase, false) ?? (phrase.of && owner(sentence, phrase.of, false));
  return by && isThirdPerson(by.agent) ? until(by.agent, by.last) : undefined;

  /** "**Omar's** change" is "**a** change" without him. */
  function owned(): Who | undefined {
    const from = words.findLastIndex(({ tag }, i) => tag === "genitive" && i < phrase.head && i > phrase.first);
    const next = words[from < 0 ? phrase.first + 1 : from + 1] as Word;
    const { start } = words[phrase.first] as Word;
    const article = `${phrase.first === 0 ? "A" : "a"}${/^[aeio]/i.test(next.text) ? "n" : ""} `;
    const isOne = lemmaAt(words, phrase.head) === lowerAt(words, phrase.head);
    return isOne ? { start, end: next.start, text: article } : undefined;
  }
}

/** What says of the words behind it that they are the cause, and what only says that they have to do with it. */
const CAUSE =
  /(?:due (?:\w+ly )?to|because of|thanks to|courtesy of|at the hands of|(?:result|consequence) of|(?:result|stem|aris|originat)\w* from|(?:came|comes?|coming|arose) from|(?:attributed|attributable|traced|tracked|owing|put|down|goes|went) (?:back |down )?to|blamed on|(?:caused|produced|brought about|introduced) by)$/;
const RELATION =
  /(?:(?:related|linked) to|(?:triggered|prompted|preceded|set off|deleted|wiped|dropped|overwritten|corrupted|erased|broken|destroyed|exposed|leaked|(?:taken|brought) down) by)$/;
/** "the root cause was (found to be)" */
const IS_CAUSE =
  /\b(?:cause|reason|explanation|trigger|source|origin|author)(?: of [\w ]{1,40})? (?:is|was|were|be|being|been|turned out to be|(?:was|were) (?:determined|found|identified|traced) (?:to be|as))$/;

/** The last words of those patterns: most phrases follow none of them. */
const TIES = new Set("to of from on by is was were be being been as".split(" "));

/** "The outage **was due to the night crew**", "… a change made by Omar": the words that say who it comes from. */
export function attribution(sentence: Sentence, phrase: NounPhrase, lexicon: Lexicon): Found | undefined {
  if (!TIES.has(lowerAt(sentence.words, phrase.first - 1))) return undefined;
  const before = lowerText(sentence, Math.max(0, phrase.first - 12), phrase.first - 1);
  const is = IS_CAUSE.exec(before);
  const cause = is ?? CAUSE.exec(before);
  const relation = cause ?? RELATION.exec(before);
  if (!relation || isDenied(sentence, phrase.first)) return undefined;
  const { clauses } = sentence;
  const own = sentence.agent(phrase);
  const gerund = clauses.find((it) => it.kind === "gerund" && it.subject === phrase);
  // "due to the engineer being on a plane": that is a condition.
  // "traced to our DNS provider": that is where it was.
  // "Thanks to Omar, only four orders were lost."
  const person =
    cause &&
    !cause[0].startsWith("thanks") &&
    (/\b(?:traced|tracked|from)\b/.test(cause[0]) ? isPerson(own) : isThirdPerson(own)) &&
    own !== "someone" &&
    gerund?.verb.lemma !== "be";
  const doer: Doer | undefined = person && own ? { agent: own, last: phrase.last } : doerOf(sentence, phrase);
  const clause = clauseAt(sentence, phrase.first - 1);
  if (!doer?.agent) return undefined;
  if (clause?.by?.last === doer.last && !WORK.test(headLemma(sentence.words, phrase))) return undefined;
  // "The talk was moved due to Omar": only of harm it is said that somebody is the cause.
  const harm =
    [clause?.subject, clause?.governor?.subject, sentence.phrases[0]].some((it) => isHarm(sentence, it, lexicon)) ||
    clauses.some((it) => tellsHarm(sentence, it, lexicon));
  // "The rise was due to the new team starting its work"
  if (NEUTRAL.test(headLemma(sentence.words, clause?.subject)) || GOOD.test(before)) return undefined;
  if (!harm && !(person ? gerund : is || /\bby$/.test(cause?.[0] ?? ""))) return undefined;
  const first = phrase.first - relation[0].split(" ").length;
  const conditions = { ...rangeOf(sentence, phrase.first, doer.last), text: "⟨the conditions that came together⟩" };
  const range = rangeOf(sentence, Math.max(first, 0), doer.last);
  const who = doer.who ?? (gerund ? undefined : conditions);
  return { frame: "harm", agent: doer.agent, range, ...(who && { who }) };
}

/** "a much **better** product due to his help" */
const GOOD =
  /\b(?:better|faster|safer|improved|success\w*|possible|only) (?:[\w-]+ ){0,3}(?:due to|because of|thanks to)$/;
/** What may be told of with its cause without blame. */
const NEUTRAL =
  /^(?:rise|increase|growth|spike|traffic|demand|saving|success|recovery|improvement|decline|difference|reduction|speed-?up)$/;

/** "The outage", "this flaw", "it". */
function isHarm({ words }: Sentence, phrase: NounPhrase | undefined, lexicon: Lexicon): boolean {
  const what = headLemma(words, phrase);
  return (
    lexicon.has("HARM_OBJ", what) || /^(?:this|it|that|flaw|defect|gap|typo|billing|shortage|slowdown)$/.test(what)
  );
}

/** "The outage **began when Omar deployed** the build", "**after Omar merged it**, the site went down" */
export function isTheStart(sentence: Sentence, { kind, marker, verb, last }: Clause, lexicon: Lexicon): boolean {
  const { words, clauses, place } = sentence;
  if (
    kind !== "subordinate" ||
    place.timeline ||
    hasReason(sentence) ||
    !/^(?:when|after|once|as)$/.test(marker?.lower ?? "")
  )
    return false;
  return clauses.some(
    (it) =>
      it.kind === "main" &&
      (it.verb.past &&
      !it.verb.negated &&
      /^(?:begin|start|occur|happen|come|arise|appear)$/.test(it.verb.lemma) &&
      !it.object
        ? lexicon.has("HARM_OBJ", headLemma(words, it.subject))
        : LAUNCHES.test(verb.lemma) &&
          !place.roles.includes("response") &&
          (it.first > last || it.verb.passive) &&
          tellsHarm(sentence, it, lexicon)),
  );
}

/** What is done to begin something; who restarts or reverts has a reason already. */
export const LAUNCHES =
  /^(?:deploy|merge|push|release|ship|land|publish|run|press|delete|remove|drop|upgrade|update|enable|disable|apply|commit|change|switch|unplug|rename|add|install)$/;
