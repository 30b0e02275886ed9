import { isAboutBlame, isCredit, isDenied, isTechnical } from "../acts/polarity.ts";
import { isHuman, isOther } from "../english/agents.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, findWords, lowerText, phraseAt, rangeOf, type Sentence } from "../english/sentence.ts";
import { lemmaAt, lowerAt } from "../english/word.ts";
import { deletion } from "../rewording/deletion.ts";
import {
  asFactor,
  asInvolved,
  askingForFactors,
  inPlainWords,
  withoutConfession,
  withoutFault,
} from "../rewording/guilt.ts";
import { asPrompt } from "../rewording/parts.ts";
import { FACTORS_ASKED } from "../rewording/phrases.ts";
import { defineRule, type Finding, replace, type Suggestion, suggestionsOf } from "../rule.ts";

/** These accuse by themselves. */
const ALONE =
  /\b(?:(?:gross )?negligence|dereliction of duty|misconduct|scapegoats?|guilty part(?:y|ies)|inexcusable|unforgivable|no excuse|wrong-?doers?|wrongdoing|misdeeds?|malpractice|malfeasance|miscreants?|evildoers?|perps?|saboteurs?|culpability|(?:complete|utter|total|blatant|flagrant|reckless|wil?lful|wanton) disregard (?:for|of)|the (?:one|person|people) who broke|(?:the person|the people|those) responsible(?! for))\b/g;
const POINTING =
  /\b(?:point(?:s|ed|ing)? (?:the |a )?fingers? at|pin(?:s|ned|ning)? (?:it|this|the blame) on|t(?:ake|akes|ook|aken) the blame|b(?:ear|ears|ore) the blame|(?:accept|bear|take|carry|share|shoulder)(?:s|ed)? (?:part|some|most|all|their share|his share|her share) of the blame|responsibility (?:lies|lay|rests|rested) (?:solely|primarily|squarely|entirely|clearly|partly|mainly) with|(?:has|have|had) (?:a lot|much) to answer for|caught red-handed|carr(?:y|ies|ied) the can|t(?:ake|akes|ook) the (?:rap|fall)|(?:has|have|had) (?:a lot of|some|much) explaining to do|owe(?:s|d)? (?:us|me|everyone|everybody) an (?:explanation|apology)(?! (?:of|by) )|own(?:ed)? up to|fess(?:ed)? up|c(?:ame|ome) clean|(?:has|have|had|must|will) (?:to )?answer for|prime suspects?)\b/g;
const HARM =
  "(?:the |this |our |that )?(?:\\w+ ){0,2}(?:outage|incident|failure|downtime|breakage|loss|damage|problem|disruption|mess|crash|breach|leak|delay|mix-up|flaw|defect|confusion|shortage|flood|fire|billing|blackout|(?:lost|wrong|missing|broken|wrecked) \\w+)";
const LIES = "(?:lies|lay|rests|rested|falls|fell|sits)(?: \\w+ly)?";
/** "Responsibility for the outage lies with our supplier" */
const LANDS = new RegExp(
  `\\b(?:(?:blame|fault|guilt)(?: for (?:[\\w-]+ ){1,5}?)? ?${LIES} (?:on|upon|at)|(?:blame|fault|guilt|credit)(?: for (?:[\\w-]+ ){1,5}?)? ?(?:goes|go|went|belongs|belonged|attaches) (?:\\w+ly )?to|responsibility for ${HARM} (?:is|was) (?:\\w+ly )?(?:with|on)|(?:traced|tracked) (?:${HARM}|it|this|everything) (?:back |down )?to|(?:responsibility|accountability)(?: for ${HARM})? ${LIES} (?:with|on|upon|at)|responsibility for (?:[\\w-]+ ){1,6}?(?:lies|lay|rests) (?:squarely|solely|entirely) with|(?:is|was|falls|fell|rests|sits) squarely (?:on|with)(?: the shoulders of)?|fingers? (?:points?|pointed) (?:at|to|towards)|la(?:y|id) (?:[\\w-]+ ){1,4}at the (?:door|feet) of|${HARM} (?:is|was) the (?:sole|full) responsibility of|buck stops with|(?:this|that)(?: one)? (?:is|was) (?:all |entirely |purely )?on)\\b`,
  "g",
);
const RESPONSIBLE = new RegExp(
  `\\b(?:solely |directly |fully |ultimately |entirely )?responsible for (?:breaking|crashing|causing|deleting|what (?:happened|went wrong)|${HARM})\\b`,
  "g",
);

const IS_RESPONSIBLE = new RegExp(
  `\\b(?:responsible for (?:this|it|that|${HARM})|(?:guilty|culpable) (?:of|for) (?:this|it|that|${HARM})) (?:is|was|are|were)\\b`,
  "g",
);
const BEARS = new RegExp(
  `\\b(?:bears?|bore|carr(?:y|ies|ied)|shares?|shared|shoulders?|shouldered|has|had) (?:[\\w-]+ ){0,4}?(?:responsibility|accountability|liability|guilt) for ${HARM}\\b`,
  "g",
);
const HARMED = new RegExp(`^for ${HARM}`);
const BEHIND =
  /\bbehind (?:the|this|that|these|it all) (?:\w+ )?(?:bugs?|outage|incident|failure|mess|leak|breach|mistake|error|breakage|disaster|deletion|typo|mix-up|blunder)\b/g;

export default defineRule({
  id: "culpability-word",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 40,
  summary: "The vocabulary of guilt: fault, blame, culprit, admit, negligence.",
  rationale: `Guilt asks *who* [S58] [S61]; an account asks what happened and how, and that is what accountability once meant [S50].
"Who is to blame?" has a better form: "What are the factors that contributed to the failure?" [S01]`,
  exemptions: `Technical terms (*git blame*, *fault tolerance*, *error budget*), systems ("the culprit was a cron job"), duties ("the payments team is responsible for the ledger service"), and rejected blame ("nobody is to blame").`,
  triggers: [
    {
      words:
        "negligence negligent disregard dereliction misconduct scapegoat guilty guilt inexcusable unforgivable excuse wrongdoer culpability culpable finger pin blame responsibility caught fess fessed accountability responsible accountable acknowledge concede liable answerable blameworthy fault culprit offender perpetrator admit confess offending",
    },
    { words: "squarely doing buck explaining" },
    { words: "carry take owe lay", with: { words: "can rap fall explanation apology door feet" } },
    { words: "this that one", people: true, with: { words: "on", near: 3 } },
    { words: "answer", with: { words: "lot much for" } },
    { words: "one person people", with: { words: "broke" } },
    { words: "our his her their", with: { words: "bad", near: 1 } },
    { words: "find deem judge declare rule consider", people: true, with: { words: "negligent liable" } },
    { words: "trace track", people: true, with: { words: "to" } },
    { words: "behind", people: "before" },
    { words: "wrong", people: "before", with: { words: "in" } },
    { words: "wrongdoing misdeed malpractice malfeasance miscreant evildoer perp saboteur suspect liability" },
    { words: "own come came", with: { words: "up clean" } },
  ],
  examples: {
    reported: [
      { text: "The bank ⟦blamed the outage on a technician⟧." },
      { text: "The move showed a ⟦complete disregard for⟧ the night shift." },
      { text: "The network engineer ⟦is to blame⟧ for the loop." },
      { text: "It was ⟦Priya's fault⟧ that the token expired." },
      { text: "We found ⟦the culprit⟧: an evening-shift operator who was on the wrong host." },
      { text: "The on-call is ⟦responsible for the outage⟧." },
      { text: "⟦Gross negligence⟧ in the change process made this possible." },
      { text: "He ⟦admitted to⟧ deleting the snapshot." },
      { text: "The ⟦offending developer⟧ has been identified." },
      { text: "Everyone ⟦pointed the finger at⟧ the release lead." },
      { text: "The late bread was ⟦the fault of the baker⟧." },
      { text: "⟦The blame for the spill lies squarely with the deckhand⟧." },
      { text: "Whoever set the tariff ⟦has a lot to answer for⟧." },
      { text: "⟦Shift boss to blame⟧ for the stopped conveyor." },
      { text: "⟦Blame for the broken lock lies with the ferryman's deputy⟧." },
      { text: "Ms Quispe ⟦admits⟧ she silenced the siren." },
      { text: "Omar ⟦confessed to⟧ wiping the shelf." },
      { text: "That one ⟦is squarely on the payments team⟧." },
      { text: "The orchestra has only its librarian ⟦to blame⟧." },
      { text: "The auditor ⟦put the blame on the gardeners⟧." },
      { text: "⟦The perpetrator⟧ has been moved to the day shift." },
      { text: "⟦Responsibility for the six-hour delay lies squarely with the harbour master⟧." },
      { text: "⟦This one is on the caterers⟧." },
      { text: "The ⟦buck stops with the harbour master⟧." },
      { text: "The flood was entirely ⟦the plumbers' doing⟧." },
      { text: "The supplier ⟦owes us an explanation⟧." },
      { text: "Jonas must ⟦carry the can⟧ for it." },
      { text: "Now the ⟦finger points at the caterers⟧." },
      { text: "⟦Responsible for the outage is the night porter⟧." },
      { text: "The bank ⟦bears the responsibility for the leak⟧." },
      { text: "⟦The clerk behind this mix-up⟧ was new." },
      { text: "The court clerk ⟦was in the wrong⟧." },
      { text: "We ⟦traced the damage back to a plumber⟧." },
      { text: "⟦Our bad⟧, the gate was shut." },
    ],
    clean: [
      { text: "The notes of the two wards blame nobody." },
      { text: "The audit found the clerk innocent of any wrongdoing." },
      { text: "The crew assumed the pump used by the yard was at fault." },
      { text: "The bank blamed the outage on a switch." },
      { text: "Pointing fingers at the clerk on duty is pointless." },
      { text: "The culprit was a cron job with a five-minute lock." },
      { text: "The payments team is responsible for the ledger service." },
      { text: "Nobody is to blame, and this review does not look for anyone to blame." },
      { text: "We used git blame to find when the default changed." },
      { text: "Fault injection did not cover this path." },
      { text: "The error budget for May is spent." },
      { text: "The second power feed was at fault." },
      { text: "The admission controller admitted the pod although the quota was full." },
      { text: "The late bread was the fault of the thermostat." },
      { text: "The sluice closed through no fault of the deckhand." },
      { text: "Responsibility for the tariff table moves to the registry in June." },
      { text: "Worn belt to blame for the stopped conveyor." },
      { text: "Ms Quispe says that she silenced the siren at six, as the card asks." },
      { text: "The responsibility for certificates lies with the platform team." },
      { text: "The ledger team has squared the accounts." },
      { text: "The orchestra has one librarian." },
      { text: "None of these are the fault of the apprentice." },
      { text: "There were several slips, none of which are the fault of the apprentice." },
      { text: "This one is on us." },
      { text: "This is on Priya to write up by Friday." },
      { text: "This one is on the list of the caterers." },
      { text: "The buck stops with us." },
      { text: "The team's doing well." },
      { text: "The supplier owes us a refund." },
      { text: "The finger points at the exit sign." },
      { text: "Backups are the sole responsibility of the storage team." },
      { text: "Responsible for the outage is a worn belt." },
      { text: "The clerk behind this desk was new." },
      { text: "The court clerk was in the wrong room by chance." },
      { text: "We traced the damage back to a pump." },
      { text: "Our bad blocks were mapped out." },
      { text: "The bank is liable for deposits." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (sentence.place.heading || isCredit(sentence)) return;
    for (const finding of find(sentence, text)) {
      const first = sentence.words.findIndex((word) => word.start === finding.range.start);
      const last = sentence.words.findIndex((word) => word.end === finding.range.end);
      if (isDenied(sentence, first) || isAboutBlame(sentence, first, last) || isTechnical(sentence, first, last))
        continue;
      const suggestions = (): readonly Suggestion[] => {
        const offers = suggestionsOf(finding);
        if (offers.length > 1) return offers;
        const prompts = PROMPTS.flatMap(([title, prompt]) => asPrompt(title, sentence, finding.range, prompt, 2));
        const others = prompts.filter(({ title }) => offers.every((it) => it.title !== title));
        return [...offers, ...others].slice(0, 2);
      };
      yield { ...finding, suggestions };
    }
  },
});

const MESSAGE = "These words look for guilt. What conditions contributed, and how did they come together?";
const PROMPTS = [
  [FACTORS_ASKED, "Factors that contributed include ⟨the conditions, and how they came together⟩"],
  ["Ask what made it possible", "⟨What happened⟩ was possible because ⟨the conditions⟩"],
] as const;

/** A finding over the words `first` to `last`. */
const guilt = (sentence: Sentence, first: number, last: number, suggestions: Finding["suggestions"] = []): Finding => ({
  range: rangeOf(sentence, first, last),
  message: MESSAGE,
  suggestions,
});

function* find(sentence: Sentence, text: string): Iterable<Finding> {
  for (const pattern of [ALONE, POINTING])
    for (const { first, last } of findWords(sentence, pattern))
      yield guilt(sentence, first, last, () => inPlainWords(sentence, first, last));
  yield* responsible(sentence);
  yield* landing(sentence);
  yield* bearing(sentence);
  yield* held(sentence);
  yield* toBlame(sentence);
  for (const { first } of findWords(sentence, NOUNS)) {
    const finding = nounOfGuilt(sentence, first);
    if (finding) yield finding;
  }
  yield* blaming(sentence);
  yield* confessing(sentence);
  yield* guilty(sentence, text);
}

/** "The vendor is **responsible for the outage**" */
function* responsible(sentence: Sentence): Iterable<Finding> {
  for (const { first, last } of findWords(sentence, RESPONSIBLE)) {
    const clause = clauseAt(sentence, first);
    const from = lowerAt(sentence.words, first - 1) === "held" ? first - 1 : first;
    if (isOther(sentence.agent(clause?.subject, clause)))
      yield guilt(sentence, first, last, () => asInvolved(sentence, from, first, last));
  }
}

/** "**Responsibility lies with our supplier**" */
function* landing(sentence: Sentence): Iterable<Finding> {
  const { words } = sentence;
  for (const { first, last } of findWords(sentence, LANDS)) {
    const whom = sentence.phrases.find((it) => it.first === last + 1);
    // "This is on Priya to write up", "on Priya's list"; "That one is on us"
    const isOn = lowerAt(words, last) === "on" && !/squarely|all|entirely|purely/.test(lowerAt(words, last - 1));
    const ends = /^(?:stop|comma|close)$/.test(words[(whom?.last ?? last) + 1]?.tag ?? "stop");
    if (whom && isOther(sentence.agent(whom)) && (!isOn || ends)) yield guilt(sentence, first, whom.last);
  }
}

/** "**Responsible for the outage is** the network department", "**bears the responsibility for the leak**", "**Our bad**" */
function* bearing(sentence: Sentence): Iterable<Finding> {
  const { words, phrases } = sentence;
  for (const { first, last } of findWords(sentence, IS_RESPONSIBLE)) {
    const whom = phrases.find((it) => it.first === last + 1);
    if (whom && isOther(sentence.agent(whom))) yield guilt(sentence, first, whom.last);
  }
  for (const { first, last } of findWords(sentence, BEARS)) {
    const clause = clauseAt(sentence, first);
    if (isOther(sentence.agent(clause?.subject, clause))) yield guilt(sentence, first, last);
  }
  // "the developer behind this bug"
  for (const { first, last } of findWords(sentence, BEHIND)) {
    const whom = phrases.find((it) => it.last === first - 1);
    const ends = words[last + 1]?.tag !== "noun";
    if (whom && ends && isOther(sentence.agent(whom))) yield guilt(sentence, whom.first, last);
  }
  for (const { first, last } of findWords(sentence, BAD))
    if (/^(?:stop|comma|close)$/.test(words[last + 1]?.tag ?? "stop"))
      yield {
        ...guilt(sentence, first, last),
        ...(lowerAt(words, first) === "our" && { severity: "information" as const }),
      };
}

const BAD = /\b(?:our|his|her|their) bad\b/g;

const HELD =
  /\b(?:held (?:\w+ ){0,3}?(?:responsible|accountable|liable)|(?:found|deemed|judged|declared|ruled|considered) (?:to (?:be|have been) )?(?:\w+ly )?(?:negligent|guilty|liable|at fault|responsible(?! for \w+ing\b)|culpable)|(?:acknowledged|conceded) (?:his|her|its|their) (?:own )?(?:mistakes?|errors?|fault|failings?))\b/g;

/** "was **held responsible**", "has **acknowledged its mistake**" */
function* held(sentence: Sentence): Iterable<Finding> {
  for (const { first, last } of findWords(sentence, HELD)) {
    const clause = clauseAt(sentence, first);
    const isSubject = clause?.verb.passive || !/held/.test(lowerAt(sentence.words, first));
    const agent = sentence.agent(isSubject ? clause?.subject : clause?.object, clause);
    if (clause?.verb.past && !clause.verb.modal && isOther(agent)) yield guilt(sentence, first, last);
  }
}

const TO_BLAME =
  /\b(?:to blame|at fault|guilty|culpable|liable|blameworthy|answerable|in the wrong(?= (?:[.,;:!?]|$)))/g;

/** "The engineer **is to blame**", "is at fault", "was guilty of" */
function* toBlame(sentence: Sentence): Iterable<Finding> {
  const { words, phrases } = sentence;
  for (const { first, last } of findWords(sentence, TO_BLAME)) {
    const clause = clauseAt(sentence, first);
    const governor = clause?.kind === "infinitive" ? clause.governor : clause;
    // "The guy to blame is the director"
    const whom = lowerAt(words, first) === "to" ? phrases.find((it) => it.last === first - 1) : undefined;
    if (whom && isHuman(sentence.agent(whom)) && words[last + 1]?.tag === "be") {
      yield guilt(sentence, whom.first, last);
      continue;
    }
    // "the person at fault"
    const marked = lowerAt(words, first) === "at" ? sentence.phrases.find((it) => it.last === first - 1) : undefined;
    if (marked && words[marked.last]?.tag === "noun" && isOther(sentence.agent(marked))) {
      yield guilt(sentence, marked.first, last);
      continue;
    }
    // "The bank is liable for deposits"
    if (lowerAt(words, first) === "liable" && !governor?.verb.past && !HARMED.test(lowerText(sentence, last + 1)))
      continue;
    // "has only itself to blame"
    const alone = words.slice(Math.max(0, first - 4), first).some(({ lower }) => lower === "only");
    if (alone && clause?.governor?.verb.lemma === "have" && isHuman(sentence.agent(clause.governor.subject)))
      yield guilt(sentence, first, last);
    // "Shift boss to blame for the delay", as a headline has it
    const head = governor ? undefined : phrases.find((it) => it.first === 0 && it.last === first - 1);
    if (head && isHuman(sentence.agent(head))) yield guilt(sentence, 0, last);
    const agent = sentence.agent(governor?.subject, governor);
    if (governor?.verb.lemma !== "be" || governor.verb.negated || !isHuman(agent) || agent === "self") continue;
    const from = governor.subject && !governor.inherited ? governor.subject.first : governor.verb.first;
    const asked = lowerAt(words, last) === "blame";
    yield guilt(sentence, governor.verb.first, last, () => (asked ? askingForFactors(sentence, from, last) : []));
  }
}

const BLAMES = /\b(?:blam(?:e|es|ed|ing))\b/g;

/** "**blamed** the outage on a technician" */
function* blaming(sentence: Sentence): Iterable<Finding> {
  for (const { first } of findWords(sentence, BLAMES)) {
    const clause = sentence.clauses.find((it) => it.verb.main === first);
    if (!clause || clause.verb.negated || clause.kind === "infinitive") continue;
    const on = clause.prepositions.find(
      ({ preposition, phrase }) => lowerAt(sentence.words, preposition) === "on" && isHuman(sentence.agent(phrase)),
    )?.phrase;
    const whom = on ?? clause.object;
    // "We blame nobody"
    if (/^(?:nobody|no|no-one|none)$/.test(lowerAt(sentence.words, whom?.first ?? -1))) continue;
    if (isHuman(sentence.agent(whom ?? clause.subject, clause)))
      yield guilt(sentence, clause.verb.first, whom?.last ?? first);
  }
}

const CONFESSES = /\b(?:admitted|admits|confessed|confesses)(?: to)?\b/g;

/** "He **admitted to** deleting the snapshot" */
function* confessing(sentence: Sentence): Iterable<Finding> {
  const { words } = sentence;
  for (const { first, last } of findWords(sentence, CONFESSES)) {
    const clause = sentence.clauses.find((it) => it.verb.main === first);
    const agent = clause && sentence.agent(clause.subject, clause);
    const next = words.slice(last + 1).find(({ tag }) => tag !== "adverb");
    const to = lowerAt(words, last) === "to";
    const said = next?.tag === "that" || /^(?:he|she|they)$/.test(next?.lower ?? "");
    const deed = next && (next.tag === "verb" || said || to);
    if (!clause || !isHuman(agent) || clause.verb.passive || !deed || agent === "self") continue;
    const that = to ? words.slice(last + 1, last + 6).some(({ tag }) => tag === "that") : said;
    const [past, present] = !that ? ["described", "describes"] : to ? ["told", "tells"] : ["said", "says"];
    const neutral = /s$/.test(lowerAt(words, first)) ? present : past;
    yield {
      ...guilt(sentence, first, last, () => withoutConfession(sentence, clause, last)),
      fix: replace("Use a neutral verb", rangeOf(sentence, first, last), neutral),
    };
  }
}

const GUILTY = /\b(?:offending|guilty|culprit)\b/g;

/** "the **offending** engineer" */
function* guilty(sentence: Sentence, text: string): Iterable<Finding> {
  for (const { first } of findWords(sentence, GUILTY)) {
    const phrase = phraseAt(sentence, first);
    if (!phrase || first >= phrase.head || !isHuman(sentence.agent(phrase))) continue;
    yield guilt(sentence, first, phrase.head, () =>
      first > phrase.first ? [deletion("Leave the verdict out", text, rangeOf(sentence, first, first))] : [],
    );
  }
}

const NOUNS = /\b(?:fault|guilt|culprits?|offenders?|perpetrators?|blame|doing)\b/g;

/** `fault`, `culprit`, `blame` as nouns: with an owner, or as what a person is. */
function nounOfGuilt(sentence: Sentence, index: number): Finding | undefined {
  const { words, phrases } = sentence;
  if (lowerAt(words, index) === "doing") return asDoing(sentence, index);
  // "the fault lies with the porter", "blame for the delay lies squarely with the porter"
  const lies = /^(?:for (?:[\w'-]+ ){1,5})?(?:lies|lay|is|was|rests|rested|sits|sat|falls|fell) (?:\w+ly )?with\b/.exec(
    lowerText(sentence, index + 1, Math.min(index + 10, words.length - 1)),
  );
  const whom = lies && phrases.find((it) => it.first === index + 1 + lies[0].split(" ").length);
  const phrase = phrases.find((it) => it.head === index);
  if (whom && isHuman(sentence.agent(whom))) return guilt(sentence, phrase?.first ?? index, whom.last);
  if (!phrase) return undefined;
  const { first, last, possessor } = phrase;
  const owner = sentence.agent(possessor);
  if (isHuman(owner) || owner === "recipient")
    return guilt(sentence, first, last, () => withoutFault(sentence, phrase));
  const noun = lemmaAt(words, index);
  if (noun === "fault" && /^(?:his|her|their)$/.test(lowerAt(words, first))) return guilt(sentence, first, last);
  if (noun === "fault" || lies) {
    // "through no fault of the crew"
    const owner = lowerAt(words, first) === "no" ? undefined : phrase.of;
    return owner && isHuman(sentence.agent(owner)) ? guilt(sentence, first, owner.last) : undefined;
  }
  if (noun === "blame") return asBlame(sentence, phrase);
  const clause = clauseAt(sentence, index);
  // "The perpetrator has been removed"
  if (
    noun === "perpetrator" &&
    clause?.subject === phrase &&
    clause.verb.passive &&
    !/\b(?:attack|exploit|phish|fraud|hack)/.test(lowerText(sentence))
  )
    return guilt(sentence, first, last);
  const other = predicateOf(sentence, phrase, index);
  if (!other || !isHuman(sentence.agent(other))) return undefined;
  const who = clause?.verb.lemma === "be" ? other : undefined;
  return guilt(sentence, first, last, () => asFactor(sentence, phrase, who));
}

/** "This was **the courier's doing**" */
function asDoing(sentence: Sentence, index: number): Finding | undefined {
  const { words, phrases } = sentence;
  const whose = phrases.find((it) => it.head === index)?.possessor;
  const doer = whose ?? phrases.find((it) => it.last === index - 2);
  const be = words.findLastIndex(({ tag }, i) => i < (doer?.first ?? 0) && tag !== "adverb");
  const told = (whose || lowerAt(words, index - 1) === "'s") && words[be]?.tag === "be";
  const ends = /^(?:stop|comma|conjunction)$/.test(words[index + 1]?.tag ?? "stop");
  return doer && told && ends && isHuman(sentence.agent(doer)) ? guilt(sentence, doer.first, index) : undefined;
}

/** "**puts the blame on the yard**", "**took the blame**" */
function asBlame(sentence: Sentence, phrase: NounPhrase): Finding | undefined {
  const clause = clauseAt(sentence, phrase.head);
  if (clause?.object !== phrase) return undefined;
  const { verb, subject } = clause;
  const next = phrase.last + 1;
  const on = lowerAt(sentence.words, next) === "on" && sentence.phrases.find((it) => it.first === next + 1);
  if (on && isHuman(sentence.agent(on))) return guilt(sentence, verb.first, on.last);
  const taker = sentence.agent(subject, clause);
  return isHuman(taker) && taker !== "self" && /^(?:take|bear|get|deserve|shift|put|lay|carry)$/.test(verb.lemma)
    ? guilt(sentence, verb.first, phrase.last)
    : undefined;
}

/** "The culprit was **an operator**", "**Omar** was the culprit", "the culprit: **an operator**". */
function predicateOf(sentence: Sentence, phrase: NounPhrase, index: number): NounPhrase | undefined {
  const clause = sentence.clauses.find(
    (it) =>
      it.verb.lemma === "be" &&
      (it.subject === phrase || (it.complement && it.complement.first <= index && index <= it.complement.last)),
  );
  if (clause)
    return clause.subject === phrase
      ? sentence.phrases.find((it) => it.first === clause.complement?.first)
      : clause.subject;
  const next = sentence.words[phrase.last + 1];
  return next?.text === ":" || next?.tag === "comma"
    ? sentence.phrases.find((it) => it.first === phrase.last + 2)
    : undefined;
}
