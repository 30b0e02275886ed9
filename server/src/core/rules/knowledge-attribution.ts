import { isUnreal } from "../acts/act.ts";
import { owner as ownerOf } from "../acts/mistake.ts";
import { findObligations, isAboutKnowing } from "../acts/obligations.ts";
import { hasReason, isStateAtTime, looksBack } from "../acts/polarity.ts";
import { type AgentClass, isHuman, isOther, isOurs, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, findWords, isQuestion, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import { deletion } from "../rewording/deletion.ts";
import { offersForKnowing } from "../rewording/knowing.ts";
import { defineRule, type Finding, SOFTER, type Suggestion, suggestionsOf } from "../rule.ts";
import { NEGATIONS } from "../triggers/trigger.ts";

const SKILLS =
  "knowledge awareness understanding experience skill skills expertise training judgement judgment sense competence competency competencies know-how qualification qualifications proficiency familiarity literacy insight maturity aptitude discipline diligence foresight professionalism".split(
    " ",
  );
const SKILL = `(?:${SKILLS.join("|")})`;
const LACKS = new RegExp(
  `\\b(?:lack(?:s|ed|ing)?|ha[ds] (?:only )?(?:an? )?(?:very )?(?:no|little|insufficient|inadequate|not enough|too little|limited|poor|weak|shaky|superficial|shallow|incomplete|rudimentary|basic|faulty|flawed|vague)|(?:did|does|do) n(?:'t|ot) (?:have|possess)(?: the| enough| sufficient)?|missing) (?:(?:the|any|enough|sufficient|technical|necessary|required|needed|basic|proper|relevant|adequate|real) ){0,2}${SKILL}\\b`,
  "g",
);
const LACK_OF = new RegExp(
  `\\b(?:(?:lack|absence) of|missing|insufficient|inadequate|too little|not enough) (?:\\w+ ){0,2}${SKILL} (?:on the part of|among|by|of|in|on|from)\\b|\\bit (?:had )?(?:never|did n(?:'|o)t) occur(?:red)? to\\b`,
  "g",
);
const VIRTUE =
  /^(?:knowledge|awareness|understanding|experience|skill|expertise|training|judgement|judgment|competence|vigilance|attention|care|diligence|discipline|caution|ownership|professionalism|rigour|rigor|foresight|commitment|interest|urgency)$/;
const CLUELESS =
  /\b(?:had (?:absolutely )?(?:no|not the \w+est) (?:idea|clue|notion)|(?:had n(?:'t|ot)|did n(?:'t|ot) have) (?:an?|the (?:first|\w+est)) (?:idea|clue|notion)|(?:was|were) (?:(?:completely|entirely|totally|blissfully|wholly|utterly) )?(?:clueless|oblivious|ignorant|unaware|unfamiliar)|lost situational awareness|knew better|(?:not|n't) (?:qualified|competent|experienced) enough|(?:not|n't) (?:\w+ly )?(?:fit|qualified) to|(?:was|were) (?:not|n't) (?:fully |really |properly |completely |sufficiently )?(?:aware|familiar|sure how to)|not having \w+(?: [\w-]+){1,6}? before|(?:not|n't) (?:\w+ly )?(?:skilled in|skilled enough|proficient in|versed in|well-versed in|conversant with|knowledgeable about|knowledgeable enough|qualified for|up to (?:the|this|his|her|their) (?:task|job))|too (?:inexperienced|junior|green|unskilled|untrained)|(?:had|have|has) (?:absolutely )?no (?:real )?(?:concept|conception|inkling|grasp|understanding) of|(?:had|made) (?:an? |the )?(?:wrong|false|unrealistic|mistaken|naive|incorrect|distorted|unfounded|unwarranted|exaggerated) (?:idea|ideas|belief|beliefs|picture|notion|notions|expectation|expectations|perception|conception|assumptions?)|(?:jump|leap|leapt|jumped|rushed) to (?:the |an? )?(?:wrong |false |hasty |premature )?conclusions?|(?:drew|reached|came to) (?:the |an? )?(?:wrong|false|hasty) conclusions?|barked up the wrong tree|lost the overview|(?:did|does) n(?:'t|ot) know what (?:he|she|they) (?:was|were|is|are) doing|(?:did|does) n(?:'t|ot) know (?:his|her|their) way around)\b/g;
/** "was not sufficiently trained": as much a matter of who trains. */
const UNTRAINED =
  /\b(?:not|n't) (?:(?:sufficiently|adequately|well|fully) (?:trained|educated|instructed|prepared|briefed)|(?:trained|educated|instructed|prepared) (?:enough|well enough))\b/g;
const IGNORANT =
  /\bkn(?:ew|ows?) (?:almost |next to |absolutely )?(?:nothing|very little|too little|little) (?:about|of)\b/g;
/** "Without being fully aware of the context, …" */
const UNAWARE =
  /\bwithout (?:being )?(?:fully |really |properly |even )?(?:aware of|knowing|reali[sz]ing|understanding)\b/g;
/** "Engineer unaware of the freeze", as a line of its own; "the team being unfamiliar with it". */
const IN_SHORT =
  /\b(?:being )?(?:completely |entirely |largely |totally )?(?:unaware of|unfamiliar with|ignorant of)\b/g;
const WRONGLY = ["wrongly", "incorrectly", "mistakenly", "falsely", "erroneously", "naively"];
const BELIEVES = /^(?:assume|believe|think|conclude|presume|expect|suppose)$/;
const MISTAKES =
  "misunderstand misinterpret misread misjudge misconstrue misperceive misidentify misattribute confuse misremember mishear mix mistake underestimate overestimate underrate overrate".split(
    " ",
  );
const GRASPS = ["understand", "grasp", "comprehend", "appreciate", "realise", "realize"];
const MISCONCEPTIONS = [
  "misunderstanding",
  "ignorance",
  "inexperience",
  "misjudgement",
  "misjudgment",
  "misconception",
];

export default defineRule({
  id: "knowledge-attribution",
  category: "hindsight",
  severity: "warning",
  precedence: 60,
  summary: "What somebody did not know is written as their deficit.",
  rationale: `Explaining an event by what people lacked is *human error* by another name [S40] [S41].
Recording what people knew, saw and expected is the very opposite, and wanted [S20] [S21].
So: where was that knowledge, and how could it have reached this moment? [S10]`,
  exemptions: `Knowledge at a time ("did not yet know that the replica was stale"), a gap with its condition ("because the alert is not documented"), assumptions that *we* record, and systems ("the balancer was unaware of the target").`,
  triggers: [
    {
      words: [
        "lack absence idea clue notion clueless oblivious ignorant situational better qualified competent experienced skilled proficient versed conversant knowledgeable trained educated instructed prepared briefed task job fit aware unaware familiar poor limited weak assumption impression illusion delusion misapprehension unfamiliar insufficient",
        ...WRONGLY,
        ...MISTAKES,
        ...MISCONCEPTIONS,
      ],
      people: true,
    },
    {
      words: ["should shouldn shoulda ought miss insufficient inadequate enough little", ...NEGATIONS],
      people: true,
      with: {
        words: [
          ...GRASPS,
          ...SKILLS,
          "know recognise recognize notice see spot foresee anticipate expect idea clue notion before conclusion sure",
        ],
      },
    },
    { words: "occur", people: true },
    { words: "know", people: true, with: { words: "nothing little" } },
    { words: "inexperienced junior green unskilled untrained", people: "before", with: { words: "too" } },
    { words: "jump leap rush draw reach come", people: "before", with: { words: "conclusion" } },
    {
      words: "wrong false unrealistic mistaken naive incorrect distorted unfounded unwarranted exaggerated",
      people: "before",
      with: { words: "have make idea belief picture notion expectation perception conception assumption tree" },
    },
    { words: "concept conception inkling grasp overview", people: "before" },
    {
      words: SKILLS,
      people: true,
      with: { words: "no little enough only limited poor weak basic insufficient inadequate" },
    },
    { words: "ignorance inexperience", with: { words: "our" } },
    { words: "without", with: { words: "aware knowing realising realizing understanding" } },
  ],
  examples: {
    reported: [
      { text: "⟦Lacking experience⟧ with the relay, the technician opened the second breaker." },
      { text: "The carpenter, ⟦not having built a ferry before⟧, set the ballast too high." },
      { text: "⟦The trainee wasn't sure how to⟧ isolate the pump." },
      { text: "⟦The engineer had no experience⟧ with the older panel." },
      { text: "## Contributing factors\n\n- ⟦Pharmacist unaware of⟧ the new dosing limits" },
      { text: "The outage grew with ⟦the night shift being unfamiliar with⟧ the new console." },
      { text: "She ⟦should have known⟧ better." },
      { text: "The operator ⟦should have known⟧ that the flag is global." },
      { text: "⟦The contractor had no idea⟧ what he was doing." },
      { text: "⟦The responder lacked the experience⟧ to read the heap dump." },
      { text: "⟦The engineer wrongly assumed⟧ that staging was selected." },
      { text: "⟦The actuary was⟧ under the false impression that the table was final." },
      { text: "⟦They did not understand⟧ the replication model." },
      { text: "⟦The crew lost situational awareness⟧ at 14:20." },
      { text: "⟦The deployer misread⟧ the plan output." },
      { text: "The support agents ⟦should know better⟧ than to reset a token by phone." },
      { text: "⟦Inexperience on the part of the new technician⟧ made the evening longer." },
      { text: "⟦The junior developer didn't know⟧ about the flag." },
      { text: "⟦Dagny did not know⟧ how to read the tide table." },
      { text: "- Bob ⟦should have known⟧ better.", within: "thanks" },
      { text: "⟦The crew lacked the discipline⟧ to finish the drill." },
      { text: "⟦It never occurred to the quartermaster⟧ to count the blankets." },
      { text: "The outage was due to ⟦the crew being unfamiliar with⟧ the pump." },
      { text: "The school had a technician, but ⟦her limited knowledge⟧ made it slow." },
      { text: "The reason was ⟦our ignorance⟧ about this panel." },
      { text: "The move began early because ⟦Marek misjudged⟧ how long the copy would take." },
      { text: "⟦The new usher hadn't a clue⟧ where the stopcock was." },
      { text: "With ten years on the river Genevieve ⟦should have known⟧ that the buoy was old." },
      { text: "Harbour pilots, ⟦of all people, ought to realise⟧ how the tide turns." },
      { text: "L. Moreno was logged on, and ⟦had no idea⟧ what the lamp meant." },
      { text: "⟦The auditor was⟧ under the illusion that both were signed." },
      { text: "⟦The porter had only a vague understanding⟧ of the pump." },
      { text: "⟦The locum was not qualified for⟧ the theatre." },
      { text: "⟦The clerk knew nothing about⟧ the vault." },
      { text: "⟦The surveyor jumped to the wrong conclusion⟧." },
    ],
    clean: [
      { text: "We had no idea that the siren was off until a porter rang." },
      { text: "Lacking a second feed, the panel went dark." },
      { text: "The pump, not having run for a year before, seized." },
      { text: "At that point the trainee wasn't sure how to isolate the pump." },
      { text: "The station had no experience of such a flood." },
      { text: "## Contributing factors\n\n- Scheduler unaware of the new dosing limits" },
      { text: "Pharmacists unaware of the freeze saw an empty page." },
      { text: "At 14:20 the responders did not yet know that the replica was stale." },
      { text: "The prompt is identical in both environments, so the engineer expected staging." },
      { text: "We assumed the chart sets memory limits; it does not." },
      { text: "The balancer was unaware of the new target." },
      { text: "The effect of the flag is not documented anywhere." },
      { text: "The code assumed a one-to-one mapping." },
      { text: "The actuary had the impression, from the watermark, that the table was final." },
      { text: "No one on the rota had seen this alert before, because it was added on Monday." },
      { text: "The dispatcher on duty had three weeks on the new board." },
      { text: "Kubernetes thought the node was gone." },
      { text: "The developer didn't know about the flag, because it is in no manual." },
      { text: "The pharmacist did not know whether the label had been printed." },
      { text: "The balancer did not know about the flag." },
      { text: "The crew lacked the second ladder to finish the drill." },
      { text: "It occurred to the quartermaster at noon that the list was from March." },
      { text: "The crew, unfamiliar with the pump, asked for the manual." },
      { text: "The planning tool misjudged how long the copy would take." },
      { text: "The log had no clue about the cause." },
      { text: "Every mariner ought to know what a red buoy means." },
      { text: "Which of the nurses mixed up the trays?" },
      { text: "The two lines make an optical illusion." },
      { text: "The nurse was not familiar with the new pump, which had come that day." },
      { text: "The valve was not qualified for the theatre." },
      { text: "At that time the clerk knew nothing about the vault." },
      { text: "The importer jumped to the wrong line." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (!looksBack(sentence)) return;
    for (const finding of find(sentence, text))
      yield {
        message: MESSAGE,
        ...finding,
        suggestions: () => [...suggestionsOf(finding), ...offersForKnowing(sentence, finding.range, text)].slice(0, 3),
      };
  },
});

const MESSAGE =
  "Knowledge is written here as somebody's deficit. Where was it, and how could it have reached this moment?";

/** What is found; all say the same. */
type Deficit = Omit<Finding, "message">;

function* find(sentence: Sentence, text: string): Iterable<Deficit> {
  yield* shouldKnow(sentence);
  // What was not known at a moment is a record.
  const recorded = isStateAtTime(sentence);
  if (!recorded) yield* lacking(sentence);
  if (!recorded) yield* untaught(sentence);
  if (!recorded) yield* unaware(sentence);
  for (const { first, last } of findWords(sentence, LACK_OF)) {
    const phrase = sentence.phrases.find((it) => it.first === last + 1);
    const agent = sentence.agent(phrase);
    if (phrase && isHuman(agent) && agent !== "self") yield { range: rangeOf(sentence, first, phrase.last) };
  }
  for (const phrase of sentence.phrases) {
    const deficit = poorUnderstanding(sentence, phrase) ?? misconception(sentence, phrase);
    if (deficit) yield deficit;
  }
  if (isQuestion(sentence)) return;
  for (const clause of sentence.clauses) {
    const deficit = misjudging(sentence, clause, recorded, text);
    if (deficit) yield deficit;
  }
}

const KNOW_BETTER =
  /\b(?:(?:should|ought to) (?:really |surely )?know better|of all people (?:, )?(?:should|ought to) (?:know|realise|realize|see|notice|spot))\b/g;

/** "She **should have known** better" */
function* shouldKnow(sentence: Sentence): Iterable<Deficit> {
  for (const judgement of findObligations(sentence))
    if (isAboutKnowing(judgement) && judgement.agent !== "self") yield { range: judgement.range };
  for (const { first, last } of findWords(sentence, KNOW_BETTER)) {
    const clause = clauseAt(sentence, first);
    if (clause && isWeOrOther(sentence.agent(clause.subject, clause))) yield { range: rangeOf(sentence, first, last) };
  }
}

/** "**The contractor had no idea** what …", "**the responder lacked the experience** to …" */
function* lacking(sentence: Sentence): Iterable<Deficit> {
  for (const pattern of [CLUELESS, LACKS]) {
    for (const { first, last } of findWords(sentence, pattern)) {
      // "Lacking experience with the relay, the technician …"
      const clause = first === 0 ? sentence.clauses.find((it) => it.first > last) : clauseAt(sentence, first);
      const agent = clause && sentence.agent(clause.subject, clause);
      if (!clause || !isHuman(agent) || agent === "self") continue;
      const isAware = /(?:aware|familiar)$/.test(lowerAt(sentence.words, last));
      // "We were not aware of the limit" records what was known.
      if (agent === "we" && isAware) continue;
      // "We had no idea until somebody rang" tells when it was known.
      if (agent === "we" && sentence.clauses.some((it) => it.marker?.lower === "until")) continue;
      // "was not familiar with the pump, which had come that day", "had little experience and asked for help"
      if (BUT_RIGHTLY.test(lowerText(sentence, last + 1))) continue;
      if ((agent === "we" || isAware) && hasReason(sentence)) continue;
      if (agent === "someone" && !clause.verb.past) continue;
      yield { range: rangeOf(sentence, subjectStart(clause, first), last), ...(agent === "we" && SOFTER) };
    }
  }
}

const BUT_RIGHTLY = /, which (?:has|have|had|is|are|was|were)\b|\band (?:asked|called|looked) for (?:help|advice)\b/;

/** "**The clerk knew nothing about** the vault", "**was not sufficiently trained**" */
function* untaught(sentence: Sentence): Iterable<Deficit> {
  for (const pattern of [UNTRAINED, IGNORANT]) {
    for (const { first, last } of findWords(sentence, pattern)) {
      const clause = clauseAt(sentence, first);
      const agent = sentence.agent(clause?.subject, clause);
      if (!clause || isUnreal(clause) || hasReason(sentence) || sentence.place.timeline) continue;
      const whom = agent !== "someone" && isOther(agent);
      if (whom || (agent === "recipient" && pattern === UNTRAINED))
        yield { range: rangeOf(sentence, subjectStart(clause, first), last), severity: "information" };
    }
  }
}

/** "**Without knowing** the limit, …", "**pharmacist unaware of** the new limits" */
function* unaware(sentence: Sentence): Iterable<Deficit> {
  for (const { first, last } of findWords(sentence, UNAWARE)) {
    const clause = sentence.clauses.find((it) => it.verb.finite && (first === 0 ? it.first > last : it.first < first));
    const done = clause?.verb.passive && !clause.by;
    if (clause && (done || isOther(sentence.agent(clause.subject, clause))))
      yield { range: rangeOf(sentence, first, last) };
  }
  for (const { first, last } of findWords(sentence, IN_SHORT)) {
    const phrase = sentence.phrases.find((it) => it.last === first - 1);
    // "Engineers unaware of the freeze deployed at noon" tells what was known.
    const isVerdict = lowerAt(sentence.words, first) === "being" || !sentence.clauses.some(({ verb }) => verb.finite);
    // "due to the crew being unfamiliar with it": the verdict is the reason.
    const isReason = /^(?:to|of)$/.test(lowerAt(sentence.words, (phrase?.first ?? 0) - 1));
    if (phrase && isVerdict && isOther(sentence.agent(phrase)) && (isReason || !hasReason(sentence)))
      yield { range: rangeOf(sentence, phrase.first, last) };
  }
}

/** Whose a noun phrase is: "**the operator's** ignorance", "**our** ignorance". */
function possessorOf(sentence: Sentence, { first, possessor }: NounPhrase): AgentClass | undefined {
  if (possessor) return sentence.agent(possessor);
  if (sentence.words[first]?.tag !== "possessive") return undefined;
  return sentence.agent({ first, last: first, head: first, others: [] });
}

/** "**the team's poor understanding** of …", "**the nurse's lack of vigilance**" */
function poorUnderstanding(sentence: Sentence, phrase: NounPhrase): Deficit | undefined {
  const { words } = sentence;
  const noun = headLemma(words, phrase);
  const poor =
    /^(?:understanding|grasp|knowledge|awareness|judgement|judgment)$/.test(noun) &&
    /^(?:poor|limited|weak|insufficient|inadequate|incomplete)$/.test(lowerAt(words, phrase.head - 1));
  const lacked = /^(?:lack|absence)$/.test(noun) && VIRTUE.test(headLemma(words, phrase.of)) ? phrase.of : undefined;
  if (!poor && !lacked) return undefined;
  const owner = possessorOf(sentence, phrase);
  return isHuman(owner) && owner !== "self"
    ? { range: rangeOf(sentence, phrase.first, lacked?.last ?? phrase.head), ...(owner === "we" && SOFTER) }
    : undefined;
}

/** "**user misunderstanding** of the flag", "**the operator's ignorance**" */
function misconception(sentence: Sentence, phrase: NounPhrase): Deficit | undefined {
  const noun = headLemma(sentence.words, phrase);
  if (!MISCONCEPTIONS.includes(noun)) return undefined;
  const { first, head } = phrase;
  const bearer = ownerOf(sentence, phrase, false);
  if (bearer && !isOurs(bearer.agent)) return { range: rangeOf(sentence, head, bearer.last) };
  const before = head > first ? sentence.agent({ first, last: head - 1, head: head - 1, others: [] }) : undefined;
  const owner = possessorOf(sentence, phrase);
  const asOurs = owner === "we" && /^(?:ignorance|inexperience)$/.test(noun);
  return asOurs || isOther(owner) || /^(?:role|recipient|name)$/.test(before ?? "")
    ? { range: rangeOf(sentence, first, head), ...(asOurs && { severity: "information" }) }
    : undefined;
}

const WRONG_BELIEF =
  /^(?:an? |the |under (?:an?|the) )?(?:(?:wrong|false|incorrect|bad|mistaken) (?:assumption|impression)|illusion|delusion|misapprehension)\b/;

/** "**The engineer wrongly assumed** …", "**the deployer misread** the plan", "**they did not understand** it" */
function misjudging(sentence: Sentence, clause: Clause, recorded: boolean, text: string): Deficit | undefined {
  const { words } = sentence;
  const { verb } = clause;
  if (verb.modal || clause.inverted || clause.marker?.lower === "if" || verb.passive || !clause.subject)
    return undefined;
  const agent = sentence.agent(clause.subject, clause);
  if (!isWeOrOther(agent)) return undefined;
  const range = rangeOf(sentence, subjectStart(clause, verb.first), verb.last);
  // "wrongly assumed", "assumed wrongly that"
  const wrongly = [...verb.adverbs, verb.last + 1].find((i) => WRONGLY.includes(lowerAt(words, i)));
  if (wrongly !== undefined && BELIEVES.test(verb.lemma)) {
    const suggestions = (): Suggestion[] => [
      deletion("Leave the verdict out", text, rangeOf(sentence, wrongly, wrongly)),
    ];
    return { range, ...(agent === "we" && SOFTER), suggestions };
  }
  if (agent === "we") return undefined;
  if (/^(?:make|be)$/.test(verb.lemma) && WRONG_BELIEF.test(lowerText(sentence, verb.last + 1, verb.last + 5)))
    return { range };
  if (!verb.past) return undefined;
  if (!verb.negated) return agent !== "someone" && mistakesIt(sentence, clause) ? { range } : undefined;
  if (recorded || sentence.place.timeline) return undefined;
  if (GRASPS.includes(verb.lemma) && agent !== "someone") return hasReason(sentence) ? undefined : { range };
  const unknown =
    verb.lemma === "know" &&
    !verb.perfect &&
    /^(?:name|role|handle|they)$/.test(agent ?? "") &&
    /^(?:about|of|how to|the|that)\b/.test(lowerText(sentence, verb.last + 1, verb.last + 2));
  return unknown && !hasReason(sentence) ? { range, severity: "information" } : undefined;
}

/** "misread the plan", "misjudged **how** long it would take", "**mixed** the trays **up**" */
function mistakesIt({ words }: Sentence, { verb, object, kind, particle }: Clause): boolean {
  if (!MISTAKES.includes(verb.lemma) || (verb.lemma === "mix" && particle !== "up")) return false;
  return (
    object !== undefined ||
    kind === "relative" ||
    /^(?:how|what|that|whether|when|where|which)$/.test(lowerAt(words, verb.last + 1))
  );
}

/** Where the subject of a clause begins, if it stands close before the words. */
function subjectStart(clause: Clause, otherwise: number): number {
  const { subject } = clause;
  return subject && !clause.inherited && subject.first < otherwise && clause.verb.first - subject.last <= 6
    ? subject.first
    : otherwise;
}
