import { hasReason, isCredit, isDenied } from "../acts/polarity.ts";
import { isHuman, isThirdPerson, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { clauseAt, findWords, matchesOf, rangeOf } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import { withoutVerdict } from "../rewording/clauses.ts";
import { asPrompt } from "../rewording/parts.ts";
import { defineRule, SOFTER } from "../rule.ts";

/** Intention alone is no accusation: it needs an act that harms, or one left out. */
const INTENTION =
  /^(?:deliberately|intentionally|on purpose|knowingly|wilfully|willfully|chose not to|took a shortcut|gave up)$/;
/** "chose **not to fix** it" */
const isDuty = ({ kind, verb }: Clause): boolean =>
  kind === "infinitive" &&
  verb.negated &&
  /^(?:fix|repair|replace|renew|report|tell|warn|test|check|escalate|patch|address|act|ask|answer)$/.test(verb.lemma);
const HARMFUL =
  /^(?:skip|ignore|bypass|disable|delete|remove|drop|break|leave|hide|withhold|silence|mute|disregard|omit|fail|neglect|refuse|override|push|force-push|merge|deploy|switch|turn|shut|cut|ship|release|send|publish|sell)$/;
const TELLS_PURPOSE =
  /^(?:keep|focus|preserve|protect|avoid|prevent|save|limit|stop|reduce|free|give|make|see|test|verify|allow|let|isolate|contain|shed|help|ensure)$/;
const THIRD_PERSON =
  /^(?:panicked|g[eo]ts? (?:nervous|anxious|scared)|gave up|lost patience|(?:only|more) interested in|only (?:care[ds]?|thought|thinking) (?:about|of)|cared only about|rushed|was rushing|was in a hurry)$/;
const TOO_BUSY =
  /\btoo (?:busy|lazy|proud|scared) (?:[\w-]+ ){0,6}?to\b|\b(?:chose|put|valued|favou?red|preferred|prioriti[sz]ed) [\w-]+ (?:over|before|above) (?:safety|accuracy|quality|care|caution|security|testing|correctness)\b/g;
/** Of people: a kernel panics, and its panic has a handler. */
const PANIC = /\bpanic-driven [\w-]+|(?<!\bkernel )\bpanic (?:response|reaction|fix|debugging)\b/g;
const WORK =
  /^(?:rollout|release|change|review|deploy|deployment|migration|fix|upgrade|test|testing|handover|project|launch|work|decision|tool|component|feature|update)$/;

export default defineRule({
  id: "motive-attribution",
  category: "people",
  severity: "warning",
  precedence: 80,
  summary: "The sentence guesses what somebody wanted or felt: cut corners, did not care, panicked.",
  rationale: `We judge others by their actions and ourselves by our intentions [S03], and an intention is the shortest way to blame [S61].
*In a hurry* and *overconfident* are inferences, not observations [S31] [S69].
Which goals were in force at that moment, and what did they compete with? People can be asked.`,
  exemptions: `Systems (a kernel panics, a client gives up), deliberate design ("we deliberately fail closed"), a decision told with its reason, the author's own state of mind, pressure told as a condition ("the release date left two days for testing"), and attackers.`,
  triggers: [
    {
      lists: "MOTIVE",
      words:
        "corner hurry haste eagerness back purpose panic bother proud lazy buck shortcut busy scared nervous anxious",
      people: true,
    },
    { words: "rush haste panic-driven" },
    { words: "panic", with: { words: "response reaction fix debugging", near: 1 } },
    {
      words: "safety accuracy quality care caution security testing correctness",
      people: true,
      with: { words: "over before above" },
    },
    { words: "corner shortcut", with: { words: "cut take" } },
  ],
  examples: {
    reported: [
      { text: "⟦The developer cut corners⟧ to get the feature out." },
      { text: "⟦Support chose to ignore⟧ the early reports." },
      { text: "⟦Anders was in a hurry⟧ and ⟦didn't care⟧ about the warnings." },
      { text: "⟦The on-call panicked⟧ and restarted everything." },
      { text: "What followed was ⟦panic-driven debugging⟧ of the till." },
      { text: "- 10:12 ⟦@mara gets anxious⟧ and deletes the older scans.", within: "timeline" },
      { text: "⟦She deliberately⟧ skipped the canary." },
      { text: "⟦The team tried to cover up⟧ the first failure." },
      { text: "⟦Management chose not to⟧ repair the pump." },
      { text: "⟦The usher couldn't have cared less⟧ about the new scanners." },
      { text: "⟦The deputy had the gall to⟧ leave before the drill." },
      { text: "⟦People don't care⟧ about the rules of the cold store." },
      { text: "Sofia was ⟦too busy with the stocktake to⟧ answer the page." },
      { text: "The foreman ⟦chose speed over safety⟧." },
      { text: "⟦In her eagerness⟧ to finish the round, Lena swapped the trays." },
      { text: "⟦The marketing folks went behind our backs⟧ and bought a domain." },
      { text: "⟦The baker only cared about⟧ the price." },
    ],
    clean: [
      { text: "The kernel panicked on three nodes." },
      { text: "The kernel panic response is to write a dump." },
      { text: "The customers got nervous and called the desk." },
      { text: "We deliberately fail closed when the policy service is down." },
      { text: "The release date left two days for testing." },
      { text: "I was in a hurry because the change window closed at ten." },
      { text: "The client gave up after five retries." },
      { text: "We chose not to fail over because the replica was forty minutes behind." },
      { text: "The crew chose not to restart the pump, because its seal was wet." },
      { text: "The usher couldn't have seen the new scanners from the stairs." },
      { text: "The deputy had the gate closed before the drill." },
      { text: "We don't care about the order of the messages." },
      { text: "The parser doesn't care about the case of a key." },
      { text: "Customers do not care which region answers them." },
      { text: "The bus was too busy with retries to answer the scanner." },
      { text: "The codec chose speed over quality." },
      { text: "In its haste the retry loop sent the frame twice." },
      { text: "The screen is behind the back of the desk." },
      { text: "The supervisor gave up after three retries and marked the unit failed." },
      { text: "The guard deliberately left the gate open to let the ambulance in." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (sentence.place.heading || isCredit(sentence)) return;
    const { words } = sentence;
    for (const { first, last } of findWords(
      sentence,
      /\b(?:(?:some |many |a few )?corners (?:were|had been|got) cut|(?:some |many |a few )?shortcuts (?:were|had been) taken|(?:made|done|written|merged|deployed|released|shipped) in (?:great )?haste)\b/g,
    )) {
      const range = rangeOf(sentence, first, last);
      if (!isDenied(sentence, first))
        yield {
          range,
          message: MESSAGE,
          severity: "information",
          suggestions: () => asPrompt("Say which goals competed", sentence, range, GOALS, 2),
        };
    }
    // "was too busy with the launch to answer", "chose speed over safety"
    for (const { first, last } of findWords(sentence, TOO_BUSY)) {
      const clause = clauseAt(sentence, first);
      const agent = sentence.agent(clause?.subject, clause);
      if (!clause || clause.verb.first > first || clause.verb.negated || !clause.verb.past) continue;
      if (!isThirdPerson(agent)) continue;
      const range = rangeOf(sentence, first, last);
      yield {
        range,
        message: MESSAGE,
        suggestions: () => asPrompt("Say which goals competed", sentence, range, GOALS, 2),
      };
    }
    for (const { first, last } of findWords(sentence, PANIC)) {
      const range = rangeOf(sentence, first, last);
      if (!isDenied(sentence, first))
        yield {
          range,
          message: MESSAGE,
          suggestions: () => asPrompt("Say which goals competed", sentence, range, GOALS, 2),
        };
    }
    for (const match of matchesOf(sentence, "MOTIVE")) {
      if (isDenied(sentence, match.first) && !/n't|not|bothered/.test(match.entry)) continue;
      // "Out of boredom, the guard …"
      // "In his haste to close it, Emre …": the infinitive has no subject yet.
      const near = clauseAt(sentence, match.first) ?? sentence.clauses[0];
      const clause =
        near?.kind === "infinitive" && !near.governor && !near.subject
          ? sentence.clauses.find((it) => it.kind === "main" && it.first > match.last)
          : near;
      if (!clause || (clause.verb.modal && !/bothered|care/.test(match.entry))) continue;
      const controller = clause.kind === "infinitive" ? (clause.governor ?? clause) : clause;
      // "was erased by an archivist in a hurry"
      const agent = sentence.agent(clause.verb.passive ? (clause.by ?? clause.subject) : clause.subject, controller);
      const rushedWork =
        match.entry === "rushed" &&
        clause.verb.passive &&
        (WORK.test(headLemma(words, clause.subject)) ||
          (!clause.by &&
            !isHuman(agent) &&
            /^(?:stop|comma|conjunction|out)$/.test(words[match.last + 1]?.tag ?? "stop")));
      if (!rushedWork && !isWeOrOther(agent)) continue;
      if (
        INTENTION.test(match.entry) &&
        (agent === "we" ||
          hasReason(sentence) ||
          // "on purpose, to keep the evidence": the purpose is told.
          sentence.clauses.some(
            ({ kind, verb }) => kind === "infinitive" && verb.first > match.last && TELLS_PURPOSE.test(verb.lemma),
          ) ||
          !sentence.clauses.some((it) => HARMFUL.test(it.verb.lemma) || isDuty(it)))
      )
        continue;
      if (match.entry === "gave up" && lowerAt(words, match.last + 1) === "after") continue;
      // "We do not care about the order" is a design.
      const indifferent = match.entry === "do not care" && !clause.verb.past;
      if (agent === "we" && (THIRD_PERSON.test(match.entry) || indifferent)) continue;
      if (agent === "we" && hasReason(sentence)) continue;
      const from =
        clause.subject &&
        !clause.inherited &&
        clause.subject.first < match.first &&
        match.first - clause.subject.last <= 6
          ? clause.subject.first
          : match.first;
      const range = rangeOf(sentence, from, match.last);
      yield {
        range,
        message: MESSAGE,
        ...(rushedWork && SOFTER),
        suggestions: [
          // "Corners were cut" would judge as much.
          ...(/corner/.test(match.entry)
            ? []
            : withoutVerdict(sentence, clause.kind === "infinitive" ? clause.governor : clause, text)),
          ...asPrompt("Say which goals competed", sentence, range, GOALS, 2),
        ],
      };
    }
  },
});

const MESSAGE = "This guesses at a motive. Which goals were in force at that moment, and what did they compete with?";
const GOALS = "At that point ⟨the goal in force⟩ competed with ⟨the other goal⟩";
