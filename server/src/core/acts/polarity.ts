/** What a sentence does with its words: deny them, talk about them, look back, give credit, or give the reason. */
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { clauseAt, lowerText, matchesOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";

/** Words that deny what follows them in the same clause. */
const NEGATOR =
  /^(?:not|n't|nt|never|no|nobody|nothing|none|neither|nor|without|avoid|avoiding|avoids|prevent|prevents|preventing|stop|rather|instead|hardly|cannot|isn't|reject|rejects|rejecting|refuse)$/;
const SCOPE = 6;

/** Whether the words from `first` on are denied: a negator up to six words to the left, with no `but` between. */
export function isDenied(sentence: Sentence, first: number): boolean {
  const clause = clauseAt(sentence, first);
  if (CLEARED.test(lowerText(sentence, Math.max(0, first - 4), first - 1))) return true;
  for (let i = first - 1; i >= 0 && first - i <= SCOPE; i--) {
    const word = sentence.words[i];
    if (
      !word ||
      word.tag === "stop" ||
      word.tag === "wh" ||
      (word.tag === "subordinator" && word.lower !== "than") ||
      /^(?:but|besides|except|because)$/.test(word.lower)
    ) {
      // "none of which are the fault of the author"
      if (word?.lower === "because" ? deniesReason(sentence, i) : lowerText(sentence, i - 2, i - 1) === "none of")
        return true;
      break;
    }
    if (NEGATOR.test(word.lower)) {
      // "no doubt", "not only": no denial.
      const next = sentence.words[i + 1]?.lower;
      return !(next === "only" || next === "doubt" || next === "just" || next === "surprise");
    }
  }
  return clause ? deniedPredicate(sentence, clause, first) : false;
}

/** "**innocent of any** wrongdoing" */
const CLEARED = /\b(?:innocent|cleared|acquitted|absolved) of(?: (?:any|all|the))?$/;

/** "This is **not because** people are careless", "it did **not happen because** somebody was lazy" */
function deniesReason({ words, clauses }: Sentence, because: number): boolean {
  if (words[because - 1]?.tag === "not") return true;
  const before = clauses.find((it) => it.verb.last === because - 1);
  return before?.verb.negated === true && /^(?:happen|occur)$/.test(before.verb.lemma);
}

/** "The problem was **not that** somebody made a mistake", "who did it **is not the cause**": that is not the matter. */
export function isNotTheMatter(sentence: Sentence, { marker, kind, subject }: Clause): boolean {
  const { words, clauses } = sentence;
  return (
    (marker?.tag === "that" && words[words.indexOf(marker) - 1]?.tag === "not") ||
    (kind === "relative" &&
      clauses.some(
        (it) =>
          it.kind === "main" &&
          it.subject === subject &&
          it.verb.negated &&
          /^(?:not |n't )?(?:the |a |an )?(?:\w+ )?(?:cause|problem|reason|point|issue|culprit)\b/.test(
            lowerText(sentence, it.verb.last + 1),
          ),
      ))
  );
}

/** "The engineer who missed the step **was working from** an old copy": in what circumstances it was follows. */
export function tellsCircumstances({ clauses, words }: Sentence, { kind, subject }: Clause): boolean {
  return (
    kind === "relative" &&
    clauses.some(
      ({ kind, subject: whose, verb, last }) =>
        kind === "main" &&
        whose === subject &&
        verb.past &&
        !verb.negated &&
        (verb.progressive || CIRCUMSTANCE.test(lowerAt(words, verb.last + 1))) &&
        last > verb.last,
    )
  );
}

/** "**had** no …", "**was** alone on the shift" */
const CIRCUMSTANCE = /^(?:no|only|alone|given|shown|new)$/;

/** "Human error **is not** a cause": the subject of a denied predicate. */
function deniedPredicate(sentence: Sentence, clause: Clause, first: number): boolean {
  const { subject, verb } = clause;
  const denied =
    (verb.negated && /^(?:be|explain|tell|answer|help|describe|count|cause)$/.test(verb.lemma)) ||
    (verb.lemma === "be" ? /^no / : /^(?:us |you |anyone )?(?:nothing|little)\b/).test(
      lowerText(sentence, verb.last + 1, verb.last + 3),
    );
  return !!subject && first >= subject.first && first <= subject.last && denied;
}

const ABOUT_BLAME =
  /\b(?:blameless(?:ly)?|blame ?- ?(?:free|aware)|blame culture|just culture|psychological(?:ly)? safe(?:ty)?|so - called|(?:calling|labell?ing|naming) (?:it|this|that)|hindsight bias|finger - ?pointing culture|(?:pointing (?:the |a )?fingers?|blam(?:e|ing))(?: [\w-]+){0,6} (?:is|was) (?:useless|pointless|unhelpful|counterproductive))\b/;
const SPEECH_VERB = /^(?:discuss|define|call|word|phrase|term|label|avoid|mean|describe)$/;

/** Whether the sentence talks about blame, as a subject, rather than blaming. */
export function isAboutBlame(sentence: Sentence, first: number, last: number): boolean {
  if (ABOUT_BLAME.test(lowerText(sentence))) return true;
  const clause = clauseAt(sentence, first);
  if (clause && SPEECH_VERB.test(clause.verb.lemma) && clause.verb.main < first) return true;
  const next = sentence.words[last + 1]?.lower;
  return (
    next !== undefined && /^(?:culture|bias|language|words|game|rate|metric|budget|framework|taxonomy)$/.test(next)
  );
}

/** Whether words are part of a technical term: "lazy loading", "fault tolerance". */
export const isTechnical = (sentence: Sentence, first: number, last: number): boolean =>
  matchesOf(sentence, "TECH").some((term) => term.first <= last && term.last >= first);

const CREDIT =
  /\b(?:thank|thanks to|thank you|kudos|credit to|credits? goes?|grateful|(?<!\b(?:failed to|did not|did n't|not) )appreciate|appreciated|shout - ?out|shoutout|well done|great work|good catch|great job|good work)\b/;
const HARM = /\b(?:outage|broke|broken|failed|failure|down|lost|incident|crash|crashed|mess|disaster)\b/;

/** What a line among the thanks is: "Kofi for staying up", "Lena, who killed the stuck job", "the night shift". */
const PRAISE = /\b(?:for|who|whose|helped|help|helping|stayed|credit|thanks)\b/;

/**
 * "asked why the captain had gone north, **and she explained that …**": a question that is told with its answer asks
 * nobody any more.
 */
export const isAnswered = (sentence: Sentence, at: number): boolean =>
  /\b(?:asked|wondered|wanted to know)\b/.test(lowerText(sentence, 0, at)) &&
  /(?:,|;|:) (?:and |but )?(?:[\w'-]+ ){1,4}?(?:explained|learned|learnt|told|said|answered|replied|found|showed|turned out)\b/.test(
    lowerText(sentence, at),
  );

/** Whether the sentence gives thanks or credit, or stands where that is done. */
export function isCredit(sentence: Sentence): boolean {
  const { roles } = sentence.place;
  if (roles.includes("well")) return true;
  const text = lowerText(sentence);
  // Among the thanks a line may still blame: "Bob should have known better."
  if (roles.includes("thanks") && (PRAISE.test(text) || !sentence.clauses.some(({ verb }) => verb.finite))) return true;
  return CREDIT.test(text) && !(text.startsWith("thanks to") && HARM.test(text));
}

/** Whether the sentence looks back on the event, where it may judge: no heading, no plan, no thanks. */
export function looksBack(sentence: Sentence): boolean {
  const { heading, roles } = sentence.place;
  return !heading && !roles.includes("actions") && !isCredit(sentence);
}

const REASON =
  /\b(?:because(?! of (?:it|this|that|them)\b)|since(?! (?:\d|then\b|yesterday|last\b|this (?:morning|week|month|year)|early|late\b|mid|at least|about|around|launch|version|noon|midnight|spring|summer|autumn|winter|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*\b))|(?<!\b(?:such|well|soon|long|much|same|far|many) )as (?:the|it|there|no)|so that|due to|given that|(?:which was|that was|which is) not(?! (?:allowed|permitted))|there was no|there were no|there is no|(?<!\b(?:had|has|have) )not documented|undocumented|not visible|no alert|had no way|no indication|paged the wrong|expecting|believing|intending|expected|looked the same|identical|which the \w+ (?:allows|permits|requires|asks|prescribes)|which no \w+ (?:shows?|says?|mentions?|tells?|lists?))\b/;

/** ", as a dump was still being written" */
const AS =
  / , as (?:an?|its|their|his|her|all|both|some|this|that|these|we|they|he|she|i) (?!result|consequence|precaution)/;

/** Whether the sentence gives a condition or reason: the form a finding should have. */
export function hasReason(sentence: Sentence): boolean {
  const text = lowerText(sentence);
  return REASON.test(text) || AS.test(text);
}

const ORDERED =
  /\bas (?:planned|agreed|announced|intended|instructed|requested|ordered|prescribed|the (?:[\w-]+ ){1,3}?(?:ask|say|said|allow|require|prescribe|recommend|tell|told|demand|provide)(?:s|d|ed)?)\b|\bby agreement\b|\b(?:on|at|by) (?:[\w'-]+ ){0,3}?request\b|\bunder the emergency\b/;

/** "broke the seal, **as the card asks**": what is done by a rule or by agreement is nobody's deviation. */
export const isOrdered = (sentence: Sentence, clause: Clause): boolean =>
  ORDERED.test(lowerText(sentence, clause.verb.last + 1));

/** "could have used a second screen, **but none was left**": what stood in the way is said. */
export function isHindered(sentence: Sentence, { verb }: Clause): boolean {
  const { words, clauses } = sentence;
  const but = words.findIndex(({ lower }, i) => i > verb.last && lower === "but");
  return (
    but > 0 &&
    clauses.some(
      ({ subject, kind }) =>
        kind === "main" &&
        subject?.first === but + 1 &&
        !isHuman(sentence.agent(subject)) &&
        !/^(?:it|this|that|they)$/.test(lowerAt(words, subject.head)),
    )
  );
}

const BENEFIT =
  /^(?:save|spare|avert|prevent|help|restore|rescue|recover|finish|complete|succeed|protect|drain|repair|win)$/;

/** "went on regardless **and restored the service**", "did not wait, **which saved an hour**": what came of it was good. */
export const endsWell = ({ clauses, words }: Sentence, { verb, object }: Clause): boolean =>
  clauses.some(
    (it) =>
      it.verb.first > verb.last &&
      it.verb.past &&
      !it.verb.negated &&
      !it.verb.modal &&
      (/^(?:main|relative)$/.test(it.kind) || it.marker?.lower === "so") &&
      (BENEFIT.test(it.verb.lemma) ||
        (it.verb.passive && /^(?:do|fix|resolve|solve)$/.test(it.verb.lemma)) ||
        // "and all of them came back", "and the queue moved again"
        (it.verb.lemma === "come" && it.particle === "back") ||
        (/^(?:move|run|work|flow|start)$/.test(it.verb.lemma) && lowerAt(words, it.verb.last + 1) === "again") ||
        (it.verb.lemma === "go" && lowerAt(words, it.verb.last + 1) === "well")),
  ) || /^(?:fix|hot-?fix|patch)$/.test(lowerAt(words, object?.head ?? -1));

/** "not yet", "at that point", "at the time": what was known or done at a moment, which is a record and no verdict. */
export function isStateAtTime(sentence: Sentence): boolean {
  return /\b(?:yet|at that (?:point|time|moment|stage)|at the time|at this point|until then|by then|so far)\b/.test(
    lowerText(sentence),
  );
}
