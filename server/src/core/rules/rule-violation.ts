import { FINDS } from "../acts/harmless.ts";
import { owner as ownerOf } from "../acts/mistake.ts";
import { hasReason, isDenied, isOrdered, isTechnical, looksBack } from "../acts/polarity.ts";
import { isHuman, isOther, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { asPrompt } from "../rewording/parts.ts";
import { asPractice } from "../rewording/prompts.ts";
import { defineRule, type Finding, SOFTEST, type Suggestion, suggestionsOf } from "../rule.ts";
import type { Range } from "../text.ts";

/** What is kept or broken. */
const RULES =
  "procedure process protocol policy rule runbook playbook checklist sop guideline standard freeze convention instruction documentation approval guardrail workflow".split(
    " ",
  );
const PRACTICES =
  "practice step order regulation management control interlock lockout safeguard plan agreement law norm embargo ban moratorium limit privilege terms".split(
    " ",
  );
const PROCEDURE = new RegExp(
  `^(?:${[...RULES, ...PRACTICES].join("|")}|sign-off|four-eyes|guard rail|pathway|principle|two-person)$`,
);
const NAMED = new RegExp(
  `\\b(?:${RULES.join("|")}|policie|sign-off|four-eyes|guard rail|change management|best practice|review)(?:e?s)?\\b`,
);
const BREAKS =
  "violate breach break flout bypass circumvent sidestep skip ignore disregard deviate depart dodge skirt defeat subvert contravene infringe overstep evade disobey transgress abuse".split(
    " ",
  );
const KEEPS =
  /^(?:follow|comply|adhere|respect|observe|obey|use|stick|run|apply|complete|abide|perform|honou?r|heed|conform|keep|maintain|execute)$/;
/** "The request is checked against the policy." */
const COMPARES =
  /^(?:check|validate|test|verify|compare|match|evaluate|run|protect|vote|defend|measure|lint|assess|audit|guard|score|review|map)$/;
const NOUNS =
  /\b(?:non-compliance|noncompliance|procedural violations?|(?:unauthori[sz]ed|unsanctioned|non-approved|non-authori[sz]ed) (?:changes?|access|deployments?|modifications?|restarts?|releases?|upgrades?|reboots?|work|edits?)|against (?:the |our |company |his |her |their )?(?:\w+ 's )?(?:own |explicit )?(?:\w+ )??(?:policy|procedure|rules|regulations|orders|protocol|guidelines|advice|instructions?|recommendations?|guidance|best practices?)|contrary to (?:the |our |all |company )?(?:policy|procedure|rules|regulations|orders|terms|protocol|runbook|process|instructions|guidelines|advice|agreement|best practices?)|commit(?:ted|s)? (?:an? |several |multiple )?(?:\w+ )?(?:violations?|breach(?:es)?|infractions?|offences?)|on (?:his|her|their) own authority|(?:not (?:\w+ ){1,2}|un\w+ )according to (?:the |our )?(?:\w+ ){0,2}?(?:policy|procedure|rules|protocol|runbook|process|guidelines|instructions)|in (?:breach|defiance|violation|contravention) of (?:the |our |their |its |all |any )?(?:[\w-]+ ){0,2}?(?:policy|policies|procedures?|rules|protocol|guidelines|freeze|permit|instructions|orders|advice)|p(?:ay|ays|aid) (?:only )?lip service to|r(?:ide|ides|ode) roughshod over|out of process|outside (?:of )?the process)\b/g;
const WITHOUT =
  /\boutside (?:of )?(?:the |an? |any )?(?:\w+ ){0,2}(?:maintenance|change|release|service) windows?\b|\bwith(?:out| no) (?:the |any |an? )?(?:required |proper |prior |necessary |valid )?(?:approvals?|authori[sz]ation|sign-off|permission|(?:(?:change|work) )?(?:ticket|permit|order|request)|clearance|go-ahead|peer|second pair of eyes|(?:back-?out|roll-?back|fallback) plan|risk assessment)\b/g;
/** What nobody needs for every step, but for work that changes something. */
const FOR_CHANGES =
  /(?:^with no|no|an?|any) (?:(?:change|work) )?(?:ticket|permit|order|request)$|(?:peer|eyes|plan|assessment)$/;
/** "**Despite being told twice** to leave it, …", "after being told not to" */
const WARNED =
  /\b(?:(?:despite|in spite of) (?:being|having been) (?:\w+ )?(?:told|warned|instructed|ordered|advised)(?= (?:[^ ,]+ ){0,5}?(?:to|against)\b)|(?:after being|(?:after )?having been) (?:\w+ )?(?:told|warned|instructed|ordered|advised)(?= (?:[^ ,]+ ){0,5}?(?:not to|against)\b)|(?:although|though|even though) (?:he|she|they) (?:was|were|had been) (?:\w+ )?(?:told|warned|instructed|ordered|advised|asked)(?= (?:[^ ,]+ ){0,3}?(?:not to|against)\b)|(?:was|were|had been) (?:\w+ )?(?:told|warned|instructed|ordered|advised)(?= (?:[^ ,]+ ){0,5}?not to\b.*\b(?:anyway|regardless|all the same|nonetheless|nevertheless)\b))/g;

/** "…, **which is not allowed**", "left **their post**" */
const FORBIDDEN =
  /\b(?:(?:which|although it|although this|even though it|even though this|though it|despite it being) (?:is|was|had been) (?:\w+ly )?(?:not allowed|not permitted|forbidden|prohibited|banned|off limits|against the rules)|(?:left|abandoned|deserted) (?:his|her|their) (?:posts?|stations?|watch|duty|duties)|passed (?:the|a) (?:\w+ )?signal at (?:danger|red)|ran (?:the|a) red (?:light|signal))\b/g;

export default defineRule({
  id: "rule-violation",
  category: "blame",
  severity: "warning",
  precedence: 70,
  summary: "A person's deviation from a rule is given as the explanation.",
  rationale: `A deviation from a procedure needs a preceding cause of its own [S51].
Work as it is done differs from work as it was imagined, and those who know it best skip steps for reasons [S20] [S23]: the procedure is out of date, slower than the window, or not in view at that point.`,
  exemptions: `Systems ("the request violated the content security policy", "the job skips the approval step"), service levels and constraints, attackers, requirements among the actions, and a deviation told with its reason (a hint only).`,
  triggers: [
    {
      words: [
        ...BREAKS,
        "violation breach infraction offence follow comply adhere respect observe obey stick abide perform honour honor heed conform keep maintain execute against contrary according out outside without use run apply complete around",
      ],
      with: {
        words: [
          "procedural review sign four guard stage gate authorisation authorization permission ticket window advice recommendation guidance",
          ...RULES,
          ...PRACTICES,
        ],
      },
    },
    {
      words: "without no",
      people: true,
      with: {
        words:
          "approval authorisation authorization sign permission ticket permit clearance ahead order request peer eyes plan assessment",
        near: 5,
      },
    },
    {
      words: "which although though despite",
      people: "before",
      with: {
        words:
          "allowed permitted forbidden prohibited banned limits rules told warned instructed ordered advised asked",
      },
    },
    {
      words: "post posts station stations watch duty duties signal light",
      people: "before",
      with: { words: "left abandoned deserted passed ran" },
    },
    { words: "own", people: "before", with: { words: "authority", near: 1 } },
    { words: "commit", with: { words: "violation breach infraction offence", near: 5 } },
    { words: "non", with: { words: "approved authorised authorized", near: 1 } },
    { words: "approve merge review certify", people: true, with: { words: "own self" } },
    {
      words: "despite spite after having was were",
      people: true,
      with: { words: "tell warn instruct order advise", near: 4 },
    },
    {
      words: "deviation breach defiance contravention",
      people: true,
      with: { words: [...RULES, "permit orders advice"] },
    },
    { words: "lip roughshod" },
    { words: "unauthorised unauthorized unsanctioned compliance noncompliance" },
  ],
  examples: {
    reported: [
      { text: "Porters keep ⟦bypassing the approval step⟧." },
      { text: "He changed it for ward 7, 8 and 9 in one go and ⟦ignored the change freeze⟧." },
      { text: "⟦The operator did not follow the runbook⟧." },
      { text: "⟦The change violated our freeze policy⟧ and should be treated as such." },
      { text: "⟦Lena bypassed the approval step⟧." },
      { text: "⟦The standard procedure was not followed⟧ during the restore." },
      { text: "This was an ⟦unauthorised change⟧ by a senior engineer." },
      { text: "⟦Non-compliance⟧ with the checklist is a contributing factor." },
      { text: "They deployed ⟦out of process⟧ and ⟦without sign-off⟧." },
      { text: "⟦Kwame bypassed the interlock⟧." },
      { text: "⟦Harlan & Moss deviated from the written start-up procedure⟧." },
      { text: "⟦Two stewards circumvented the boarding procedure⟧." },
      { text: "⟦Omar approved his own pull request⟧." },
      { text: "⟦Priya self-merged the patch⟧ at midnight." },
      { text: "The rigger moved the boom ⟦with no permit⟧." },
      { text: "Kofi rebuilt the pool ⟦with no ticket⟧ and no rollback plan." },
      { text: "⟦Despite being told⟧ twice to leave the valve alone, Priya opened it." },
      { text: "The intern ⟦was told⟧ not to run the purge, and ran it anyway." },
      { text: "A ⟦protocol breach by the night nurse⟧ let the sample go unlabelled." },
      { text: "The data went out ⟦in breach of the data policy⟧." },
      { text: "Finance ⟦paid lip service to⟧ the approval rule." },
      { text: "⟦The nurse disobeyed the order⟧." },
      { text: "⟦The fitter deviated from the work plan⟧." },
      { text: "The nurse used the lift, ⟦which is forbidden⟧." },
      { text: "The nurse moved the ladder ⟦on her own authority⟧." },
    ],
    clean: [
      { text: "The request violated the content security policy and was dropped." },
      { text: "Traffic bypassed the web application firewall through the legacy hostname." },
      { text: "The restore runbook describes a cluster that no longer exists, so responders worked from memory." },
      { text: "Require approval from a second person for schema changes." },
      { text: "The attacker bypassed multi-factor authentication." },
      { text: "We breached the 99.9 % SLO on two days." },
      { text: 'The pipeline skips the review stage when the branch name starts with "hotfix".' },
      { text: "The key bypassed the interlock." },
      { text: "Traffic deviated from the planned route at the bridge." },
      { text: "The key circumvented the lock." },
      { text: "Lena reviewed her own notes before the hand-over." },
      { text: "Changes can be self-approved in the tool." },
      { text: "Two passengers boarded without a ticket." },
      { text: "The node came up with no peer." },
      { text: "Despite being told that the disk was fine, Lena kept looking." },
      { text: "Despite being told to go home, Lena stayed until the queue was empty." },
      { text: "The crew was told not to restart the pump, and drained it instead." },
      { text: "The monitor found a process deviation of 3 % by noon." },
      { text: "The job ran in violation of its memory limit." },
      { text: "We bypassed the review under the emergency rule and had the change read the next day." },
      { text: "The unauthorised change alert fired twice." },
      { text: "Certificate policies in leaf certificates were silently ignored by the scanner." },
      { text: "Each badge was checked against the policy server." },
      { text: "The curve deviated from the plan." },
      { text: "The nurse found a lock on the lift, which is forbidden." },
      { text: "The fitter stayed below the limit." },
    ],
  },
  *checkSentence(sentence, { lexicon }) {
    if (!looksBack(sentence)) return;
    const severity = hasReason(sentence) ? SOFTEST : {};
    for (const finding of find(sentence, lexicon)) yield { ...finding, ...severity };
  },
});

const MESSAGE =
  "A deviation is given as the explanation. How is the work done in practice, and what set it apart from the written procedure?";

const OWN_APPROVAL = "⟨The tool⟩ lets the author of a change approve it, ⟨and in which cases that is needed⟩";

function instead(sentence: Sentence, range: Range): readonly Suggestion[] {
  return [
    ...asPrompt(
      "Say how the work is done",
      sentence,
      range,
      "The procedure expects ⟨the step⟩; in practice ⟨how the work is done, and why⟩",
      2,
    ),
    ...asPrompt(
      "Say what set them apart",
      sentence,
      range,
      "⟨How the work is done in practice⟩ and the written procedure differ in ⟨what⟩, because ⟨condition⟩",
      2,
    ),
  ];
}

function* find(sentence: Sentence, lexicon: Lexicon): Iterable<Finding> {
  const finding = (first: number, last: number): Finding => {
    const range = rangeOf(sentence, first, last);
    return { range, message: MESSAGE, suggestions: () => instead(sentence, range) };
  };
  const { words } = sentence;
  for (const clause of sentence.clauses) {
    const { verb } = clause;
    if (verb.modal || clause.marker?.lower === "if" || clause.kind === "infinitive") {
      if (
        !(
          clause.kind === "infinitive" &&
          clause.governor &&
          /^(?:fail|forget|neglect|refuse|omit)$/.test(clause.governor.verb.lemma)
        )
      )
        continue;
    }
    const failed = clause.kind === "infinitive";
    const agent = sentence.agent(clause.subject, clause);
    if (approvesOwn(sentence, clause) && isOther(agent) && !verb.negated && verb.past) {
      const found = finding(
        clause.inherited ? verb.first : (clause.subject?.first ?? verb.first),
        clause.object?.last ?? verb.last,
      );
      const allowed = asPrompt("Say what the tool allows", sentence, found.range, OWN_APPROVAL, 2);
      yield { ...found, suggestions: () => [...allowed, ...suggestionsOf(found)].slice(0, 2) };
    }
    const unsaid =
      !clause.subject && verb.first === 0 && verb.past && /^(?:violate|bypass|skip|flout)$/.test(verb.lemma);
    const acts = unsaid || isWeOrOther(agent);
    const kept = KEEPS.test(verb.lemma) && (verb.negated || failed);
    const around = /^(?:work|go)$/.test(verb.lemma) && lowerAt(words, verb.last + 1) === "around";
    const broken = (BREAKS.includes(verb.lemma) || around) && !verb.negated && !isOrdered(sentence, clause);
    if (!kept && !broken) continue;
    if (verb.passive) {
      const object = clause.subject;
      const by = clause.by ? isHuman(sentence.agent(clause.by, clause)) : true;
      if (object && by && verb.finite && isProcedure(sentence, object, verb.lemma))
        yield finding(object.first, verb.last);
      continue;
    }
    const object =
      clause.object ??
      clause.prepositions.find(({ preposition }) => /^(?:from|with|to|on|around|by)$/.test(lowerAt(words, preposition)))
        ?.phrase;
    const changed =
      isWork(words[clause.subject?.head ?? -1]?.lemma) &&
      /^(?:violate|breach|break|flout|bypass|circumvent)$/.test(verb.lemma) &&
      verb.past;
    if (!(acts || changed) || !object || !isProcedure(sentence, object, verb.lemma)) continue;
    const from =
      clause.subject && !clause.inherited && verb.first - clause.subject.last <= 6 ? clause.subject.first : verb.first;
    const found = finding(from, object.head);
    yield {
      ...found,
      suggestions: () => {
        const [first, ...others] = suggestionsOf(found);
        const written = !/^(?:interlock|lockout|control|safeguard)$/.test(headLemma(words, object));
        const practice = acts && written ? asPractice(sentence, clause, object) : [];
        return [...(first ? [first] : []), ...practice, ...others].slice(0, 2);
      },
    };
  }
  for (const { first, last } of findWords(sentence, NOUNS)) {
    const compared = lowerAt(words, first) === "against" && COMPARES.test(clauseAt(sentence, first)?.verb.lemma ?? "");
    if (isDenied(sentence, first) || isSystemTalk(sentence, first) || compared) continue;
    // "checked against the policy server"
    if (/^against/.test(lowerAt(words, first)) && sentence.words[last + 1]?.tag === "noun") continue;
    // "The unauthorised change alert fired"
    if (/^(?:alerts?|alarms?|detection|detector|monitor|report|rule|policy|attempts?)$/.test(lowerAt(words, last + 1)))
      continue;
    yield finding(first, last);
  }
  for (const { first, last } of findWords(sentence, WITHOUT)) {
    const clause = clauseAt(sentence, first);
    const agent = clause && sentence.agent(clause.subject, clause);
    const work =
      clause?.verb.passive &&
      (!clause.by || isHuman(sentence.agent(clause.by))) &&
      isWork(words[clause.subject?.head ?? -1]?.lemma);
    if (!clause || !(work || (isHuman(agent) && agent !== "self")) || clause.verb.modal) continue;
    // "09:12 Omar reloads the firewall without approval" tells of one time.
    if (!clause.verb.past && !sentence.place.timeline && !/^(?:name|handle)$/.test(agent ?? "")) continue;
    const changes = (work || clause.object) && !lexicon.verbAt("NEUTRAL_V", words, clause.verb.main, clause.particle);
    if (changes || !FOR_CHANGES.test(lowerText(sentence, first, last))) yield finding(first, last);
  }
  for (const { first, last } of findWords(sentence, WARNED)) {
    const clause = sentence.clauses.find((it) => it.verb.finite && it.last >= (first === 0 ? last + 1 : first));
    if (clause?.verb.past && !KEEPS_ON.test(clause.verb.lemma) && isOther(sentence.agent(clause.subject, clause)))
      yield finding(first, last);
  }
  for (const { first, last } of findWords(sentence, FORBIDDEN)) {
    const clause = sentence.clauses.find((it) => it.kind === "main" && it.verb.finite);
    const agent = clause && sentence.agent(clause.subject, clause);
    if (
      clause?.verb.past &&
      !clause.verb.negated &&
      clause.verb.first <= first &&
      isOther(agent) &&
      !FINDS.test(clause.verb.lemma)
    )
      yield finding(first, last);
  }
  // "a process deviation by the night desk"
  for (const phrase of sentence.phrases) {
    const bearer =
      /^(?:deviation|breach|violation)$/.test(headLemma(words, phrase)) &&
      PROCEDURE.test(lemmaAt(words, phrase.head - 1)) &&
      !isTechnical(sentence, phrase.first, phrase.last) &&
      ownerOf(sentence, phrase, false);
    if (bearer && isOther(bearer.agent)) yield finding(phrase.head - 1, bearer.last);
  }
}

/** "stayed", "kept looking": against what one was told, and good. */
const KEEPS_ON =
  /^(?:stay|remain|help|keep|continue|save|check|look|report|raise|escalate|warn|call|page|ask|fix|restore)$/;

/** "self-approved it", "approved her own change" */
function approvesOwn(sentence: Sentence, { verb, object }: Clause): boolean {
  return (
    /^self-(?:approve|merge|review|certify|authori[sz]e)$/.test(verb.lemma) ||
    (/^(?:approve|certify|authori[sz]e|review)$/.test(verb.lemma) &&
      /^(?:his|her|their) own (?!notes?\b)/.test(lowerText(sentence, object?.first ?? verb.last + 1)))
  );
}

/** What people do to a system, without the people. */
function isWork(lemma = ""): boolean {
  return /^(?:change|deploy|deployment|commit|release|restart|merge|update|migration)$/.test(lemma);
}

function isProcedure(sentence: Sentence, phrase: NounPhrase, verb: string): boolean {
  const head = headLemma(sentence.words, phrase);
  const text = sentence.words
    .slice(phrase.first, phrase.last + 1)
    .map((word) => word.lower)
    .join(" ");
  if (isTechnical(sentence, phrase.first, phrase.last)) return false;
  // "broke the contract" is said of programs; of a limit, a plan or an agreement it is said in few words.
  if (/^(?:plan|agreement|limit|terms|norm|law|ban|embargo|privilege)$/.test(head) && !OF_PLANS.test(verb))
    return false;
  if (head === "limit" && !/\b(?:speed|weight|load|time)\b/.test(text)) return false;
  if (
    /^(?:use|run|apply|complete|execute|maintain|keep)$/.test(verb) &&
    !/^(?:procedure|runbook|playbook|checklist|process|protocol)$/.test(head)
  )
    return false;
  if (verb === "perform" && !/^(?:procedure|checklist|practice)$/.test(head)) return false;
  if (
    /\b(?:firewall|routing|proxy|alert|iam|linter|css|formatting|validation|certificate|network|retention|cache|caching|lifecycle|bucket|scaling|autoscaling|retry|restart|admission|eviction|scheduling|resource|integrity) (?:rules?|policy|policies)\b/.test(
      text,
    )
  )
    return false;
  return PROCEDURE.test(head)
    ? head !== "step" || NAMED.test(text)
    : NAMED.test(text) && /^(?:review|stage|gate|check|process|management|policy)$/.test(head);
}

const OF_PLANS =
  /^(?:stick|follow|deviate|depart|keep|adhere|abide|respect|observe|violate|breach|break|infringe|contravene|disregard|abuse|ignore|honou?r)$/;

/** Access by attackers, and what a program calls unauthorised. */
function isSystemTalk(sentence: Sentence, index: number): boolean {
  const clause = clauseAt(sentence, index);
  const agent = clause && sentence.agent(clause.subject, clause);
  const access = lemmaAt(sentence.words, index + 1) === "access";
  return (
    agent === "adversary" ||
    (access && !sentence.phrases.some((phrase) => phrase.first > index && isHuman(sentence.agent(phrase))))
  );
}
