import { isUnreal } from "../acts/act.ts";
import { findObligations, isAboutKnowing } from "../acts/frames.ts";
import { owner as ownerOf } from "../acts/mistake.ts";
import { hasReason, isCredit, isStateAtTime } from "../acts/polarity.ts";
import { isHuman, isOther, isOurs, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { clauseAt, findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import { offersForKnowing } from "../rewording/knowing.ts";
import { asPrompt } from "../rewording/parts.ts";
import { HID, NOTHING, SHOWN } from "../rewording/phrases.ts";
import { deletion } from "../rewording.ts";
import { defineRule, type Finding, replace, SOFTER, type Suggestion, suggestionsOf } from "../rule.ts";
import type { Range } from "../text.ts";
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
    { words: ["should shouldn shoulda ought miss", ...NEGATIONS], people: true },
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
      { text: "⟦The porter had only a vague understanding⟧ of the pump." },
      { text: "⟦The locum was not qualified for⟧ the theatre." },
      { text: "⟦The clerk knew nothing about⟧ the vault." },
      { text: "⟦The surveyor jumped to the wrong conclusion⟧." },
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
    ],
    clean: [
      { text: "The valve was not qualified for the theatre." },
      { text: "At that time the clerk knew nothing about the vault." },
      { text: "The importer jumped to the wrong line." },
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
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place } = sentence;
    if (place.heading || place.roles.includes("actions") || isCredit(sentence)) return;
    for (const finding of find(sentence, text))
      yield {
        message: MESSAGE,
        ...finding,
        suggestions: () => {
          const what = withWhat(sentence, finding.range);
          return [
            ...suggestionsOf(finding),
            ...offersForKnowing(sentence, finding.range, text),
            ...(what.length > 0
              ? what
              : PROMPTS.flatMap(([title, prompt]) => asPrompt(title, sentence, finding.range, prompt, 2))),
          ].slice(0, 3);
        },
      };
  },
});

const PROMPTS = [
  [
    "Say what was seen and expected",
    "At the time ⟨who⟩ saw ⟨what⟩ and expected ⟨what⟩; that ⟨the fact⟩ was only visible in ⟨place⟩",
  ],
  [
    "Say where the knowledge was",
    "⟨The fact⟩ stood in ⟨place⟩, and reached ⟨the moment of the step⟩ ⟨how, or not at all⟩",
  ],
] as const;

/** "**Without being aware of the context**, the plan was applied" → "With ⟨what was in view⟩, the plan was applied". */
function withWhat({ words, start }: Sentence, range: Range): readonly Suggestion[] {
  const comma = words.find((word) => word.start >= range.end && word.tag === "comma");
  const first = words.findIndex((word) => word.start === range.start);
  if (lowerAt(words, first) !== "without") return [];
  // "rang them **without realising** that it was open": what was done stays.
  const told = /^(?:that|wh)$/.test(words.find((word) => word.start >= range.end)?.tag ?? "");
  if (first > 0)
    return [
      replace(SHOWN, range, `with ${NOTHING} showing`),
      replace(HID, range, `with ⟨what was in view⟩ ${told ? "hiding" : "drawing attention away from"}`),
    ];
  if (!comma) return [];
  const opening = { start, end: comma.start };
  return [
    replace("Say what was in view", opening, "With ⟨what was in view at that point⟩"),
    replace(SHOWN, opening, `With ${NOTHING} showing ⟨the fact⟩`),
  ];
}

const MESSAGE =
  "Knowledge is written here as somebody's deficit. Where was it, and how could it have reached this moment?";

function* find(sentence: Sentence, text: string): Iterable<Omit<Finding, "message">> {
  const { words } = sentence;
  for (const judgement of findObligations(sentence))
    if (isAboutKnowing(judgement) && judgement.agent !== "self") yield { range: judgement.range };
  const recorded = isStateAtTime(sentence);
  for (const { first, last } of findWords(
    sentence,
    /\b(?:(?:should|ought to) (?:really |surely )?know better|of all people (?:, )?(?:should|ought to) (?:know|realise|realize|see|notice|spot))\b/g,
  )) {
    const clause = clauseAt(sentence, first);
    const agent = clause && sentence.agent(clause.subject, clause);
    if (isWeOrOther(agent)) yield { range: rangeOf(sentence, first, last) };
  }
  for (const pattern of [CLUELESS, LACKS]) {
    for (const { first, last } of findWords(sentence, pattern)) {
      // "Lacking experience with the relay, the technician …"
      const clause = first === 0 ? sentence.clauses.find((it) => it.first > last) : clauseAt(sentence, first);
      const agent = clause && sentence.agent(clause.subject, clause);
      if (!clause || !isHuman(agent) || agent === "self" || recorded) continue;
      if ((agent === "we" || /(?:aware|familiar)$/.test(lowerAt(words, last))) && hasReason(sentence)) continue;
      if (agent === "someone" && !clause.verb.past) continue;
      // "We were not aware of the limit" records what was known.
      if (agent === "we" && /(?:aware|familiar)$/.test(lowerAt(words, last))) continue;
      yield {
        range: rangeOf(sentence, subjectStart(clause, first), last),
        ...(agent === "we" && SOFTER),
      };
    }
  }
  for (const pattern of [UNTRAINED, IGNORANT]) {
    for (const { first, last } of findWords(sentence, pattern)) {
      const clause = clauseAt(sentence, first);
      const agent = sentence.agent(clause?.subject, clause);
      const soft = recorded || hasReason(sentence) || sentence.place.timeline || isUnreal(clause as Clause);
      if (
        clause &&
        !soft &&
        agent !== "someone" &&
        (isOther(agent) || agent === "recipient") &&
        (agent !== "recipient" || pattern === UNTRAINED)
      )
        yield { range: rangeOf(sentence, subjectStart(clause, first), last), severity: "information" };
    }
  }
  for (const { first, last } of findWords(sentence, UNAWARE)) {
    const clause = sentence.clauses.find((it) => it.verb.finite && (first === 0 ? it.first > last : it.first < first));
    const agent = clause && sentence.agent(clause.subject, clause);
    const done = clause?.verb.passive && !clause.by;
    if (clause && (done || isOther(agent)) && !recorded) yield { range: rangeOf(sentence, first, last) };
  }
  for (const { first, last } of findWords(sentence, IN_SHORT)) {
    const phrase = sentence.phrases.find((it) => it.last === first - 1);
    // "Engineers unaware of the freeze deployed at noon" tells what was known.
    const isVerdict = lowerAt(words, first) === "being" || !sentence.clauses.some(({ verb }) => verb.finite);
    // "due to the crew being unfamiliar with it": the verdict is the reason.
    const isReason = /^(?:to|of)$/.test(lowerAt(words, (phrase?.first ?? 0) - 1));
    if (phrase && isVerdict && isOther(sentence.agent(phrase)) && !recorded && (isReason || !hasReason(sentence)))
      yield { range: rangeOf(sentence, phrase.first, last) };
  }
  for (const { first, last } of findWords(sentence, LACK_OF)) {
    const phrase = sentence.phrases.find((it) => it.first === last + 1);
    const agent = sentence.agent(phrase);
    if (phrase && isHuman(agent) && agent !== "self") yield { range: rangeOf(sentence, first, phrase.last) };
  }
  for (const phrase of sentence.phrases) {
    // "user misunderstanding of the flag", "the operator's ignorance"
    const own = { first: phrase.first, last: phrase.first, head: phrase.first, others: [] };
    const owner = sentence.agent(phrase.possessor ?? (words[phrase.first]?.tag === "possessive" ? own : undefined));
    const noun = headLemma(words, phrase);
    // "the team's poor understanding of …", "the nurse's lack of vigilance"
    const poor =
      /^(?:understanding|grasp|knowledge|awareness|judgement|judgment)$/.test(noun) &&
      /^(?:poor|limited|weak|insufficient|inadequate|incomplete)$/.test(lowerAt(words, phrase.head - 1));
    const lack = /^(?:lack|absence)$/.test(noun) && phrase.of && VIRTUE.test(headLemma(words, phrase.of));
    if (isHuman(owner) && owner !== "self" && (poor || lack)) {
      yield {
        range: rangeOf(sentence, phrase.first, lack && phrase.of ? phrase.of.last : phrase.head),
        ...(owner === "we" && SOFTER),
      };
      continue;
    }
    if (!MISCONCEPTIONS.includes(noun)) continue;
    const before =
      phrase.head > phrase.first
        ? sentence.agent({ first: phrase.first, last: phrase.head - 1, head: phrase.head - 1, others: [] })
        : undefined;
    const bearer = ownerOf(sentence, phrase, false);
    if (bearer && !isOurs(bearer.agent)) {
      yield { range: rangeOf(sentence, phrase.head, bearer.last) };
      continue;
    }
    const asOurs = owner === "we" && /^(?:ignorance|inexperience)$/.test(noun);
    if (asOurs || (owner && isOther(owner)) || before === "role" || before === "recipient" || before === "name")
      yield {
        range: rangeOf(sentence, phrase.first, phrase.head),
        ...(asOurs && { severity: "information" as const }),
      };
  }
  for (const clause of sentence.clauses) {
    const { verb } = clause;
    if (words.at(-1)?.text === "?") break;
    if (verb.modal || clause.inverted || clause.marker?.lower === "if" || verb.passive || !clause.subject) continue;
    const agent = sentence.agent(clause.subject, clause);
    if (!isWeOrOther(agent)) continue;
    const severity = agent === "we" ? SOFTER : {};
    // "wrongly assumed", "assumed wrongly that"
    const adverb = [...verb.adverbs, verb.last + 1].find((i) => WRONGLY.includes(lowerAt(words, i)));
    const range = rangeOf(sentence, subjectStart(clause, verb.first), verb.last);
    if (adverb !== undefined && BELIEVES.test(verb.lemma)) {
      const wrong = rangeOf(sentence, adverb, adverb);
      yield {
        range,
        ...severity,
        suggestions: [deletion("Leave the verdict out", text, wrong)],
      };
    } else if (
      /^(?:make|be)$/.test(verb.lemma) &&
      /^(?:an? |the |under (?:an?|the) )?(?:(?:wrong|false|incorrect|bad|mistaken) (?:assumption|impression)|illusion|delusion|misapprehension)\b/.test(
        lowerText(sentence, verb.last + 1, verb.last + 5),
      ) &&
      agent !== "we"
    ) {
      yield { range };
    } else if (
      MISTAKES.includes(verb.lemma) &&
      !verb.negated &&
      verb.past &&
      agent !== "we" &&
      agent !== "someone" &&
      (clause.object ||
        clause.kind === "relative" ||
        // "misjudged how long it would take"
        /^(?:how|what|that|whether|when|where|which)$/.test(lowerAt(words, verb.last + 1))) &&
      !(verb.lemma === "mix" && clause.particle !== "up")
    ) {
      yield { range };
    } else if (
      verb.lemma === "know" &&
      verb.negated &&
      verb.past &&
      !verb.perfect &&
      /^(?:name|role|handle|they)$/.test(agent ?? "") &&
      /^(?:about|of|how to|the|that)\b/.test(lowerText(sentence, verb.last + 1, verb.last + 2)) &&
      !recorded &&
      !hasReason(sentence) &&
      !sentence.place.timeline
    ) {
      yield { range, severity: "information" };
    } else if (
      GRASPS.includes(verb.lemma) &&
      verb.negated &&
      verb.past &&
      agent !== "we" &&
      agent !== "someone" &&
      !recorded &&
      !hasReason(sentence) &&
      !sentence.place.timeline
    ) {
      yield { range };
    }
  }
}

function subjectStart(clause: Clause, otherwise: number): number {
  const { subject } = clause;
  return subject && !clause.inherited && subject.first < otherwise && clause.verb.first - subject.last <= 6
    ? subject.first
    : otherwise;
}
