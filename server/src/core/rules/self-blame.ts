import type { Act } from "../acts/act.ts";
import { findCounterfactuals } from "../acts/counterfactuals.ts";
import { findObligations, type Judgement, saidRange } from "../acts/obligations.ts";
import { isCredit, isDenied } from "../acts/polarity.ts";
import { clauseAt, findWords, matchesOf, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { offersForWish, withoutVerdict } from "../rewording/clauses.ts";
import { asPrompt } from "../rewording/parts.ts";
import { LED, SEEN_AND_EXPECTED } from "../rewording/phrases.ts";
import { asWhether, besideThem } from "../rewording/prompts.ts";
import { withCapital } from "../rewording/things.ts";
import { offersFor } from "../rewording.ts";
import { defineRule, type Finding, replace, type Suggestion, suggestionsOf } from "../rule.ts";
import type { Range } from "../text.ts";

/** What one answers for where something went wrong; of the incident channel one only takes care. */
const WENT_WRONG =
  "(?:(?:the|this|that|our|these|what) )?(?:\\w+ ){0,2}?(?:outage|mess|incident|failure|loss|lost \\w+|breach|damage|downtime|delays?|errors?|mistakes?|happened|went wrong)\\b(?! (?:channel|report|review|response|analysis|log|page|process|drill|budget))";
/** Those one can let down. */
const OTHERS =
  "(?:you|everyone|everybody|(?:you |our |the |my )(?:all|team|company|community|customers|users|guests|patients|students|colleagues|readers|players|clients|passengers))";
const CONFESSION = new RegExp(
  String.raw`\b(?:my (?:own )?(?:bad|fault|mistake|mistakes|error|screw-up|negligence|stupidity|oversight|carelessness)|mea (?:maxima )?culpa|what was i thinking|how could i (?:be|have been) so|i (?:hold|put) (?:my hands up|up my hands?)|i (?:really |totally )?blew it|i made (?:a |an |such a )(?:\w+ ){0,2}(?:hash|mess|fool)|i (?:can|could) (?:not|n't) forgive myself|i (?:'m |am )?(?:kick|kicking|hate|blame) myself|(?:is|was) (?:all |entirely )?my (?:own )?doing|i (?:take|accept|bear|deserve) (?:full |all |the |all the |full and sole )?blame|i (?:take|accept|bear) (?:the |full |all |sole ){0,2}responsibility for ${WENT_WRONG}|i (?:alone )?(?:'m|am|was) (?:alone |solely )?(?:to blame|(?:responsible|accountable) for ${WENT_WRONG})|responsibility for ${WENT_WRONG} is mine|(?:blame|fault|mistake|error) (?:is|was) (?:all |entirely )?mine(?![\w-])|(?:this|that)(?: one)? (?:is|was) (?:all )?on me(?! (?:until|to|for|by|from))|myself to blame|i failed ${OTHERS}|i let ${OTHERS} down|i own (?:this|the|my) ${WENT_WRONG}|i ['a]m (?:so |deeply |really |very )?sorry (?:for(?! (?:the|this|these|any|all the) (?:inconvenience|disruption|trouble|delay|wait|confusion|noise|impact|outage|downtime|incident|interruption|frustration)s?)|that i)|(?:stupid|silly|dumb) (?:of )?me|shame on me|i (?:feel|felt) (?:terrible|guilty|ashamed|awful|stupid)|rookie (?:move|mistake|error)|i ['a]m (?:an? )?(?:idiot|fool|moron)|i suck(?:ed)? at|i was (?:just |so |really )?(?:terrible|awful|useless|rubbish|hopeless|bad) at|i own this one|i 'll own (?:it|this|that)|to my (?:eternal |lasting )?shame|i (?:screwed|messed|fucked) up|how (?:thick|stupid|dumb|silly|careless|naive|foolish|dense|daft|lazy|blind) (?:i (?:was|am|had been)|of me)|i (?:'m|am|was) (?:still |so |deeply )*(?:ashamed|mortified)|i should have known better|i had (?:absolutely )?no (?:idea|clue)|i could (?:n't|not) (?:even )?be bothered|(?:nobody|no one|no-one) (?:else )?(?:is |was )?(?:else )?to blame but (?:me|myself))\b`,
  "g",
);

/** What one takes for what it is not. */
const MISREADS =
  "misread misunderstand misinterpret misjudge underestimate overestimate mistype confuse mix overlook".split(" ");

export default defineRule({
  id: "self-blame",
  category: "blame",
  precedence: 120,
  summary: "The author blames themself.",
  rationale: `Blameless means blameless to others and to oneself [S20].
Guilt ends the inquiry as surely as an accusation does [S05]; what you saw, expected and wanted at that moment is what the next person can learn from [S21].`,
  exemptions: `Plain accounts in the first person ("I deployed 2.1 at 09:58, expecting staging") are what a review needs. War stories, and apologies to customers.`,
  kinds: [...REVIEWS, "external", "premortem"],
  triggers: [{ words: "i my me mine myself mea rookie" }],
  examples: {
    reported: [
      { text: "This one is completely ⟦my fault⟧." },
      { text: "It is ⟦my own fault⟧ that the theatre has a single dimmer rack." },
      { text: "⟦I take full responsibility for this failure⟧ of the seed bank's freezer." },
      { text: "⟦I alone am responsible for the lost bookings⟧." },
      { text: "The ⟦mistake was mine⟧, not the porter's." },
      { text: "The shifts were planned twice; ⟦this is on me⟧." },
      { text: "⟦I failed our students⟧ that morning." },
      { text: "I ⟦should have double checked⟧ the label." },
      { text: "I ⟦should have remembered⟧ the freeze when I approved it." },
      { text: "⟦I stupidly ran⟧ the script against the live cluster." },
      { text: "Sorry everyone, ⟦I broke⟧ production again." },
      { text: "⟦I take full blame⟧ for the lost orders." },
      { text: "⟦I forgot to set⟧ the limit, rookie move on my part." },
      { text: "⟦I couldn't be bothered⟧ to look for the number of the crane." },
      { text: "⟦To my shame⟧ the show file was on my own laptop." },
      { text: "I still blush at ⟦how careless I was⟧ that night." },
      { text: "⟦I am so ashamed⟧ of the state of that drawer." },
      { text: "This outage ⟦is my doing⟧." },
      { text: "⟦I made a complete hash⟧ of the restore." },
    ],
    clean: [
      { text: "I have been sitting on this story for a while." },
      { text: "I ran the script at 09:58; the prompt showed the staging name, so I expected staging." },
      { text: "We apologise to everyone who could not place an order." },
      { text: "I take responsibility for the follow-up, and Amara for the runbook." },
      { text: "I was responsible for the incident channel until six." },
      { text: "I am responsible for the billing service and own this action item." },
      { text: "I failed the node over to the second hall, and the alert was in the other rota." },
      { text: "The mistake was easy to make: both dials read 40." },
      { text: "This is on me to write up by Friday." },
      { text: "Nobody asked whether it was my fault." },
      { text: "I noticed the latency while checking another ticket." },
      { text: "I deleted the folder after the wiki said it was unused." },
      { text: "I asked Priya for a second pair of eyes and we rolled back together." },
      { text: "My shift started at 08:00, two hours after the first alert." },
      { text: "I couldn't reach the crane, so I looked for its number." },
      { text: "To my relief the show file was on the desk as well." },
      { text: "I am not ashamed of the state of that drawer." },
      { text: "I made a list of the labels." },
      { text: "My fault tree had forty leaves." },
      { text: "I forgot to eat that day." },
    ],
  },
  *checkSentence(sentence, { acts, text }) {
    for (const finding of find(sentence, acts(sentence), text))
      yield {
        ...finding,
        message: MESSAGE,
        suggestions: () => {
          const offers = suggestionsOf(finding);
          return offers.length > 0
            ? offers
            : [
                ...asPrompt(SEEN_AND_EXPECTED[0], sentence, finding.range, SEEN_AND_EXPECTED[1], 2),
                ...asked(sentence, finding.range),
              ];
        },
      };
  },
});

const MESSAGE =
  "Be as fair here as to anybody else. What did you see and expect at that moment, and who else could have met the same?";

/** A question in the place of the words of a finding alone. */
function asked(sentence: Sentence, range: Range): readonly Suggestion[] {
  const clause = sentence.clauses.find(({ verb }) => {
    const { start = -1 } = sentence.words[verb.main] ?? {};
    return verb.finite && range.start <= start && start < range.end;
  });
  const first = sentence.words.findIndex(({ start }) => start === range.start);
  if (!clause) return [replace(LED, range, withCapital(sentence, first, "⟨what led to it⟩"))];
  return clause.verb.modal ? asWhether(sentence, clause) : besideThem(sentence, clause);
}

function* find(sentence: Sentence, acts: readonly Act[], text: string): Iterable<Omit<Finding, "message">> {
  for (const act of acts)
    if (act.agent === "self") yield { range: act.range, suggestions: () => offersFor(sentence, act, text) };
  if (sentence.place.heading || isCredit(sentence)) return;
  for (const { range, clause } of reproaches(sentence)) {
    const due = clause && clause.verb.modal !== "could" && clause.verb.modal !== "might" && clause.marker === undefined;
    yield { range, suggestions: due ? offersForWish(sentence, clause, !clause.verb.negated, text) : [] };
  }
  // "My fault tree had forty leaves"
  for (const { first, last } of findWords(sentence, CONFESSION))
    if (lowerAt(sentence.words, last) === "fault" && sentence.words[last + 1]?.tag === "noun") continue;
    else if (!isDenied(sentence, first) && !sentence.words.slice(0, first).some(({ lower }) => lower === "whether"))
      yield { range: rangeOf(sentence, first, last) };
  for (const { subject, verb, object, particle } of sentence.clauses)
    if (
      MISREADS.includes(verb.lemma) &&
      (verb.lemma !== "mix" || particle === "up") &&
      sentence.agent(subject) === "self" &&
      object &&
      lowerAt(sentence.words, object.head) !== "nothing" &&
      !/^(?:recipient|you|we|someone|name|handle|role|external)$/.test(sentence.agent(object) ?? "") &&
      verb.past &&
      !verb.negated &&
      !verb.passive &&
      !verb.modal
    )
      yield { range: rangeOf(sentence, verb.first, object.head) };
  for (const { first, last } of matchesOf(sentence, "CHAR_ADJ", "CHAR_NOUN")) {
    const clause = clauseAt(sentence, first);
    if (
      clause &&
      /^(?:be|feel|act|get|become)$/.test(clause.verb.lemma) &&
      clause.verb.main < first &&
      sentence.agent(clause.subject, clause) === "self" &&
      !isDenied(sentence, first)
    )
      yield { range: rangeOf(sentence, clause.verb.main, last) };
  }
  for (const { first, last } of findWords(
    sentence,
    /\b(?:an act of|out of|sheer|pure|my own) (?:laziness|carelessness|stupidity|negligence|ignorance|arrogance|impatience)\b/g,
  ))
    if (sentence.words.some(({ lower }) => /^(?:i|my|me|myself)$/.test(lower)))
      yield { range: rangeOf(sentence, first, last) };
  for (const match of matchesOf(sentence, "CHAR_ADV")) {
    const clause = sentence.clauses.find((it) => it.verb.adverbs.includes(match.first));
    if (clause && sentence.agent(clause.subject, clause) === "self")
      yield {
        range: rangeOf(sentence, clause.subject?.first ?? match.first, clause.verb.last),
        suggestions: () => withoutVerdict(sentence, clause, text),
      };
  }
}

/** "I should have asked", "had I looked", "I could have caught it": what one reproaches oneself with. */
function* reproaches(sentence: Sentence): Iterable<Pick<Judgement, "range" | "clause">> {
  for (const judgement of [...findObligations(sentence), ...findCounterfactuals(sentence)])
    if (judgement.agent === "self") yield judgement;
  for (const clause of sentence.clauses) {
    const { verb, subject } = clause;
    const imagined = /^(?:could|might)$/.test(verb.modal ?? "") && verb.perfect && !verb.negated && !verb.passive;
    if (
      imagined &&
      !/^(?:be|swear|do|have|lose|need|guess|kiss|hug|cry|laugh|scream|die)$/.test(verb.lemma) &&
      sentence.agent(subject, clause) === "self"
    )
      yield { range: saidRange(sentence, clause), clause };
  }
}
