import { isAboutBlame, isDenied, isStateAtTime } from "../acts/polarity.ts";
import { slipsIn } from "../acts/slips.ts";
import { clauseAt, findWords, lastWord, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { asAct, instead } from "../rewording/humanError.ts";
import { defineRule } from "../rule.ts";

const LABEL =
  /\b(?:human|people|programmers?|coders?|operators?|users?(?! (?:visible|facing|reported)\b)|pilot|crew|clerk|captain|referee|engineers?|developers?|drivers?|admins?|administrators?|staff|employees?|personnel|procedural|manual|clerical|administrative|individual|technicians?|nurses?|tellers?|keying|typing|copy-paste|copy \/ paste|deployment(?! \w+s\b))(?: \w+)?? (?:errors?|mistakes?|failures?|slips?|faults?|mishandling|inattention|carelessness|oversights?|blunders?|lapses?|mishaps?|negligence|misjudge?ments?|mis-?operations?|misconfigurations?)(?! (?:(?:rate|message|log|code|report|page|metric|mode)s?|budget|handling|tolerance))\b|\b(?:pebkac|pebcak|picnic|id10t|id-10-?t|layer (?:8|eight) (?:problem|issue|error|failure)|fat[- ]?finger(?:s|ed|ing)?|wetware|user stupidity|human factor(?! (?:engineering|research|analysis|specialist))|finger trouble|human (?:failings?|weakness|frailty|fallibility|stupidity|laziness|carelessness|inattention|forgetfulness))\b|\b(?:mis-?typed|mis-?keyed) (?=(?:\w+ )?(?:commands?|host|url|address|password|name|key|number|figure|amount|digit|path|flag|argument|ip\b|value))|\bbetween (?:the )?(?:chair and (?:the )?keyboard|keyboard and (?:the )?chair)\b|\b(?:human-caused|human-made|human-induced|man-made|(?:of|by) a human nature|human-related|people problem|(?:moment|second|lapse|lack) of (?:human )?(?:inattention|concentration|carelessness)|lapse of attention|misoperations?|maloperations?|(?:wrong|faulty|improper|incorrect) (?:manual|human) (?:operations?|interventions?|handling|inputs?|actions?|entry|entries))\b/g;
/** These name a metric as often as a cause. */
const NEEDS_CAUSE =
  /^(?:mis-?typed|mis-?keyed|manual|administrative|people|man-made|human-made|typing|programmers?|coders?|maloperations?|mis-?operations?|moment|second|lapse|lack|wrong|faulty|improper|incorrect|users?|deployment|individual|staff|personnel|procedural|engineers?|developers?|employees?)$/;
const CAUSE =
  /\b(?:caused?|causes|causing|due to|because of|root cause|cause was|factor|factors|reason|attribute|attributed|blame|result of|led to|resulted|explains?|down to|(?:incident type|category)(?= :)|classification(?= :)|this was|it was|plain|classic|simple|cause category|messed|made here)\b/;
/** A heading that gives the cause: "Root cause: human error". */
const ANSWER = /\b(?:cause|reason|factor|why)(?: \d{1,2})? [:–—-] /;
/** Words that show the sentence to be about a machine or a count. */
const METRIC = /\b(?:http|4xx|5xx|rate|returned|returns|reported|per second|per minute|times|rose|dropped|percent|%)\b/;

export default defineRule({
  id: "human-error-label",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 50,
  summary: "*Human error*, or one of its kin, is given as the explanation.",
  rationale: `The label stops the inquiry exactly where it should begin [S32] [S40] [S44] [S46]: every error has a preceding cause [S51], and a person's action is never the root cause [S29].
Name the action itself, and what the tool, the interface or the procedure made of it.`,
  exemptions: `Rejected blame ("the failure was not human error"), what responders assumed at the time, metrics ("user errors rose to 3 %"), *human review*, *human-readable*, human-factors research, and actions that remove the chance of a slip.`,
  triggers: [
    {
      words:
        "human people programmer coder typing wrong faulty improper incorrect operator user pilot crew clerk captain referee engineer developer driver admin administrator staff employee personnel procedural manual clerical administrative individual technician nurse teller keying copy deployment finger",
      with: {
        words:
          "error mistake failure slip fault factor oversight blunder lapse mishap negligence misjudgement misjudgment operation misoperation intervention handling input action entry misconfiguration stupidity laziness carelessness inattention forgetfulness failing weakness fallibility frailty mishandling trouble",
      },
    },
    { words: "human man", with: { words: "make cause induce relate nature" } },
    { words: "people", with: { words: "problem", near: 1 } },
    { words: "attention carelessness operation", with: { words: "moment second lapse lack mis mal", near: 4 } },
    { lists: "SLIP_ADJ", with: { lists: "MANUAL_ACT" } },
    {
      words:
        "pebkac pebcak inattention concentration maloperation misoperation keyboard picnic id layer fat fatfinger fatfingered fatfingering wetware chair mistype miskey mis",
    },
  ],
  examples: {
    reported: [
      { text: "- 10:30 AM: The crew identified the root cause as a ⟦human error⟧ at the valve.", within: "timeline" },
      { text: "The root cause was ⟦human error⟧." },
      { text: "We attribute the data loss to ⟦operator error⟧ during failover." },
      { text: "⟦Pilot error⟧ explains the second incident as well." },
      { text: "This was a plain ⟦user error⟧ on our side." },
      { text: "⟦Fat-fingering⟧ the console wiped the route table." },
      { text: "Contributing factor: ⟦manual mistake⟧ in the change window." },
      { text: "Classic ⟦PEBKAC⟧, nothing more to add." },
      { text: "The flood began with an ⟦accidental press of the pump button⟧." },
      { text: "A ⟦stray click⟧ cleared the whole booking sheet." },
      { text: "The overdose was caused by an ⟦erroneous manual entry⟧ at the pump." },
      { text: "A ⟦mistaken key press⟧ by the night clerk reversed 300 transfers." },
      { text: "Root cause: ⟦wrong button press⟧ at the console." },
      { text: "The ⟦wrong turn of a valve⟧ lead to a flood in the pump room." },
      { text: "Thandiwe's ⟦inadvertent click⟧ sent the alert to every phone in the county." },
      { text: "⟦Human failings⟧ explain the second trip of the line." },
      { text: "There was nothing behind it but ⟦human carelessness⟧." },
      { text: "## Root cause: ⟦operator error⟧" },
      { text: "A ⟦manual error⟧ in the price sheet took the shop offline." },
      { text: "Category: ⟦user error⟧ (cashier)." },
      { text: "The cause was ⟦finger trouble⟧ at the console." },
      { text: "It was a case of ⟦operator inattention⟧." },
      { text: "The flood was ⟦human-caused⟧." },
      { text: "The crash was the result of a ⟦moment of inattention⟧." },
      { text: "The cause was a ⟦programmer error⟧." },
      { text: "The cause was ⟦improper manual operation⟧." },
    ],
    clean: [
      { text: "The form asks twice, to protect against human error." },
      { text: "- Floods\n- Human error\n- Loss of power" },
      { text: "Screens are built so that human mistakes do not cause an overdose." },
      { text: '"Human error" is not a cause, so we kept asking how the console made it easy.' },
      { text: "User visible errors rose for an hour." },
      { text: "At 08:40 support assumed user error and closed the first two tickets." },
      { text: "The API reported user errors (HTTP 4xx) at twice the normal rate." },
      { text: "The failure was not human error; the tool had no dry-run mode." },
      { text: "Automate the cut-over so that it no longer depends on manual typing." },
      { text: "Human review is required for every schema change." },
      { text: "The human-readable log line hid the exit code." },
      { text: "The wrong entry in the cache sent half of the calls to Leeds." },
      { text: "The wrong push notification went to all players." },
      { text: "An accidental press of the emergency stop by the robot halted the line." },
      { text: "A mistaken alert woke both of the engineers." },
      { text: "The test harness sent an erroneous button press every ten seconds." },
      { text: "The lift's stray key presses filled the event log." },
      { text: "A single accidental click deletes the whole sheet, and nothing asks first." },
      { text: "An accidental click could clear the sheet." },
      { text: "The cause was not a stray click; the sheet had no undo." },
      { text: "The form took an accidental double click for two orders." },
      { text: "Protection against an accidental click was not part of the form." },
      { text: "An erroneous key press was ignored by the lock of the ventilator." },
      { text: "The outage was reproduced by an accidental press of the same button on the test bench." },
      { text: "The monkey test crashed the app with a stray click." },
      { text: "We saw accidental clicks on the banner in the heat map." },
      { text: "The risk of an accidental click was known." },
      { text: "The wrong click-through rate was shown to advertisers." },
      { text: "The wrong push of the release branch was refused by the server." },
      { text: "The new cover keeps an accidental press of the button from stopping the line." },
      { text: "A worn contact, not human failings, explains the second trip of the line." },
      { text: "Even the best engineers make mistakes." },
      { text: "Human mistakes are inevitable, so the form asks twice." },
      { text: "## Human error, and how we speak of it" },
      { text: "Manual errors rose to 3 % in May." },
      { text: "User errors took 3 % of all calls." },
      { text: "A deployment failure took the shop offline." },
      { text: "The panel has a finger guard." },
      { text: "Omar corrected a copy-paste error in the label of lane 4." },
      { text: "The lake is man-made." },
      { text: "Calling it human error would end the inquiry." },
      { text: "Layer 8 of the net holds the weights." },
      { text: "The manual operation took two minutes." },
    ],
  },
  *checkSentence(sentence, { text, lexicon }) {
    const { heading, roles } = sentence.place;
    if ((heading && !ANSWER.test(lowerText(sentence))) || roles.includes("actions")) return;
    for (const { first, last } of slipsIn(sentence, lexicon)) {
      if (isDenied(sentence, first) || isAboutBlame(sentence, first, last) || isRecord(sentence, first)) continue;
      yield {
        range: rangeOf(sentence, first, last),
        message: MESSAGE,
        suggestions: () => asAct(sentence, first, last, text),
      };
    }
    for (const { first, last } of findWords(sentence, LABEL)) {
      if (isDenied(sentence, first) || isAboutBlame(sentence, first, last) || isRecord(sentence, first)) continue;
      // "designed with human error in mind"
      if (lowerText(sentence, last + 1, last + 2) === "in mind") continue;
      // "Human mistakes are inevitable"
      if (
        /^(?:are|is) (?:inevitable|unavoidable|normal|natural|bound|part|going)\b/.test(lowerText(sentence, last + 1))
      )
        continue;
      // "even the best developers make mistakes"
      if (sentence.words.slice(first + 1, last).some(({ tag, lower }) => tag === "verb" || lower === "make")) continue;
      if (NEEDS_CAUSE.test(lowerAt(sentence.words, first)) && !isCause(sentence) && !harms(sentence, first, lexicon))
        continue;
      // As a factor it is a deficit: `factor-is-person` speaks of it.
      if (roles.includes("factors") && /^(?:inattention|carelessness)$/.test(lowerAt(sentence.words, last))) continue;
      // "Hardware failure, human error, floods", of what can happen
      if (first === 0 && last >= lastWord(sentence) && sentence.place.startsItem && roles.length === 0) continue;
      yield {
        range: rangeOf(sentence, first, last),
        message: MESSAGE,
        suggestions: () => instead(sentence, first, last, text),
      };
    }
  },
});

const MESSAGE =
  "This label ends the question where it could begin. What was the action, and what did the tool or the procedure make of it?";

/** "At 08:40 support assumed user error": what was believed then. */
function isRecord(sentence: Sentence, first: number): boolean {
  const clause = clauseAt(sentence, first);
  if (
    clause?.verb.passive &&
    /^(?:log|count|report|measure|record|track|list|classify|display|show|fix|correct)$/.test(clause.verb.lemma)
  )
    return true;
  const believed =
    clause !== undefined &&
    /^(?:assume|suspect|believe|think|expect|reduce|prevent|avoid|minimi[sz]e|eliminate|handle|tolerate|survive|protect|guard|limit|catch|fix|correct)$/.test(
      clause.verb.lemma,
    ) &&
    clause.verb.main < first;
  return believed || (isStateAtTime(sentence) && sentence.place.timeline && !/\bcause\b/.test(lowerText(sentence)));
}

/** "A manual **slip** in the zone file **took** the domain off the air" */
function harms(sentence: Sentence, first: number, lexicon: Lexicon): boolean {
  const { words } = sentence;
  const clause = sentence.clauses.find(({ verb }) => verb.finite && verb.first > first);
  return (
    !!clause?.object &&
    clause.verb.past &&
    !clause.verb.passive &&
    /^(?:manual|staff|employees?|engineers?|developers?|administrative|personnel)$/.test(lowerAt(words, first)) &&
    (/^(?:take|bring|knock|cut|leave|wipe|cost|put|shut)$/.test(clause.verb.lemma) ||
      lexicon.verbAt("HARM_V", words, clause.verb.main, clause.particle) !== undefined)
  );
}

function isCause(sentence: Sentence): boolean {
  const text = sentence.words.map((word) => word.lower).join(" ");
  return (CAUSE.test(text) || sentence.place.roles.includes("factors")) && !METRIC.test(text);
}
