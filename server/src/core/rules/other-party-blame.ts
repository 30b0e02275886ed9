import { hasReason, isCredit, isDenied } from "../acts/polarity.ts";
import { isOtherParty } from "../english/agents.ts";
import { clauseAt, findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { asPrompt, saying } from "../rewording/parts.ts";
import { HAPPENED_SO } from "../rewording/phrases.ts";
import { offersFor } from "../rewording.ts";
import { defineRule, SOFTEST, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";
import { NEGATIONS } from "../triggers/trigger.ts";

const REFUSED =
  /\b(?:refused to|would (?:not|n't) (?:join|help|listen|answer|cooperate|budge|respond|talk)|was slow to|were slow to|never told|(?:denied|covered up|lied about|withheld|concealed|orchestrated|stonewalled)|kept us waiting|let us down|(?:was|were) (?:badly )?let down by|dragged (?:their|its) feet|passed the buck|threw it over|did not bother|not (?:my|our) (?:fault|problem|bug)|(?:fault|mistake|bug|error|problem) (?:is|was|lies|lay) (?:clearly |entirely )?(?:on|with|at) their (?:side|end)|(?:on|at) their (?:side|end) (?:is|was) (?:the )?(?:fault|mistake|bug))\b/g;

const HARM = /\b(?:down|outage|broke|broken|failed|lost|offline|crashed|late|delayed|unavailable)\b/;

/** Words for groups of people that no list has. */
const PARTIES = "they them their folks guys people desk office board organisation organization shift".split(" ");

export default defineRule({
  id: "other-party-blame",
  category: "blame",
  severity: "warning",
  precedence: 130,
  summary: "Another team, a vendor or a customer is written as the wrongdoer.",
  rationale: `Pointing at a team is finger pointing as much as pointing at a person [S10] [S11], and blame likes to land on whatever lies in the middle [S02].
Responsibility is shared by those who build, review and connect [S03] [S05]: what did the interface between the two sides signal, limit or version?`,
  exemptions: `Facts about another side ("the provider lost one zone; our replicas live in it", "the network team rolled the change back"), ownership, and people a failure reached ("customers saw empty dashboards").`,
  triggers: [
    {
      lists: "TEAM_HEAD DEPARTMENT DEPARTMENT_S EXTERNAL",
      words: PARTIES,
      with: {
        lists: "HARM_V SLIP_V CHAR_ADV HARM_ADJ HARM_OBJ OMISSION_V ERR NOMINAL_OMISSION",
        words: [
          "cause give lead result mistake accident refuse would slow reluctant unwilling hesitant late long even lack absence lose leave straight directly dirty keep drag stop quit anyway regardless despite although though objection concern pass throw wrong drop instead nothing skip dismiss without let which despite",
          ...NEGATIONS,
        ],
        near: 12,
      },
    },
    {
      words: "by because due through from to on",
      with: { lists: "TEAM_HEAD DEPARTMENT DEPARTMENT_S EXTERNAL", words: PARTIES, near: 6 },
    },
    { words: "misuse abuse withhold conceal orchestrate stonewall neglect deny conduct" },
    { words: "make commit", with: { lists: "ERR", near: 4 } },
    { words: "never once point time stage moment", people: true, with: { words: "did had", near: 1 } },
    { words: "thanks", with: { words: "to for", near: 1 } },
    {
      words: "fail",
      with: {
        words:
          "disclose comply heed consult coordinate investigate prioritise prioritize anticipate foresee safeguard apologise apologize tell communicate patch",
        near: 3,
      },
    },
    {
      lists: "TEAM_HEAD DEPARTMENT DEPARTMENT_S EXTERNAL",
      words: PARTIES,
      with: { lists: "OP_V CAUSE_V", near: 12 },
    },
    { words: "fault problem bug error mistake", with: { words: "our my their" } },
  ],
  examples: {
    reported: [
      { text: "⟦Medifax failed to patch⟧ a known weakness in its portal." },
      { text: "In the end, ⟦Corvax failed to communicate⟧ openly." },
      { text: "⟦Our DNS provider removed⟧ the glue records, so the shop could not be resolved." },
      { text: "⟦The network team moved⟧ the gateway. Consequently, two clinics were locked out of the records." },
      { text: "⟦A change by the network team caused⟧ an outage." },
      { text: "⟦Infrastructure are not prioritising⟧ the certificate work." },
      { text: "⟦The network team forgot to announce⟧ the maintenance." },
      { text: "⟦Our hosting provider screwed up⟧ the migration again." },
      { text: "The outage ⟦was caused by the data team⟧ pushing an incompatible schema." },
      { text: "⟦Customers misused⟧ the bulk endpoint and ⟦broke⟧ the queue." },
      { text: "⟦Support never told⟧ us about the first reports." },
      { text: "This is ⟦not our fault⟧; the ⟦bug is on their side⟧." },
      { text: "⟦The QA group let a broken build⟧ through." },
      { text: "We ⟦were let down by⟧ the hosting provider." },
      { text: "We ⟦were let down by⟧ dispatch." },
      { text: "⟦The finance team sent us a broken file⟧ again." },
      { text: "⟦Our CDN provider took six hours to even acknowledge⟧ the report." },
      { text: "⟦The ministry failed to publish⟧ the revised tariff in time." },
      { text: "⟦Brightwater made two serious mistakes⟧ before the line reopened." },
      { text: "The company ⟦denied⟧ moving the crane." },
      { text: "⟦The integrator delivered a broken connector⟧." },
      { text: "Not once ⟦did the vendor call⟧ back." },
    ],
    clean: [
      { text: "The hurried note from the night shift named the valve." },
      { text: "Corvax failed to communicate with the gateway." },
      { text: "Jenkins failed to patch the deployment." },
      { text: "Our DNS provider removed the glue records, so that the old address could no longer be used." },
      { text: "The network team moved the gateway, and two clinics moved with it." },
      { text: "The outage was traced to our card provider." },
      { text: "Infrastructure is not monitored at night." },
      { text: "The provider lost one availability zone from 02:10 to 03:40; our replica set lives in that zone." },
      { text: "The network team rolled the change back at 11:32." },
      { text: "Customers saw empty dashboards for twenty minutes." },
      { text: "The upstream library changed its default in 3.0." },
      { text: "We asked the vendor for traces and received them at 15:05." },
      { text: "The bulk endpoint accepts unbounded requests, and three customers sent 40 000 rows each." },
      { text: "The finance team sent us a second file." },
      { text: "Our CDN provider took six minutes to acknowledge the report." },
      { text: "The data team owns the ingestion schema." },
      { text: "The bucket was let down by the crane." },
      { text: "The barrier was let down by maintenance for the test." },
      { text: "The ministry published the revised tariff at noon." },
      { text: "The batch job made two mistakes in the totals." },
      { text: "The admission controller denied the pod." },
      { text: "The integrator delivered a new connector." },
      { text: "Not once did the backup fail." },
      { text: "The vendor did not charge us for the spare pump." },
      { text: "The rise was due to the new team starting its work." },
      { text: "The maker withheld the notice so that all owners could update first." },
      { text: "The vendor replaced the disk. The disk had failed in May." },
    ],
  },
  *checkSentence(sentence, { acts, text }) {
    const message =
      "Another party is written as the cause. What did the interface between the two sides signal, limit or version?";
    for (const act of acts(sentence)) {
      if (!isOtherParty(act.agent)) continue;
      yield {
        range: act.range,
        message,
        ...(act.reasoned && act.frame === "omission" && SOFTEST),
        suggestions: () => offersFor(sentence, act, text),
      };
    }
    if (sentence.place.heading || isCredit(sentence)) return;
    // "Thanks to our provider, the shop was down": thanks that are none.
    const thanked =
      /^thanks to /.test(lowerText(sentence)) && HARM.test(lowerText(sentence))
        ? sentence.phrases.find((phrase) => phrase.first === 2)
        : undefined;
    const whom = sentence.agent(thanked);
    if (thanked && isOtherParty(whom))
      yield {
        range: rangeOf(sentence, 0, thanked.last),
        message,
        suggestions: () => withoutThanks(sentence, thanked.last),
      };
    for (const { first, last } of findWords(sentence, REFUSED)) {
      const clause = clauseAt(sentence, first);
      const agent = sentence.agent(clause?.subject, clause);
      const pointing = /^(?:not|fault|mistake|bug|error|problem|on|at)$/.test(lowerAt(sentence.words, first));
      const by = sentence.agent(clause?.by, clause);
      const whom = /^(?:was|were)$/.test(lowerAt(sentence.words, first)) && clause?.by ? by : agent;
      if (!pointing && !isOtherParty(whom)) continue;
      // "withheld the patch so that all could update at once"
      if (lowerAt(sentence.words, last) === "withheld" && hasReason(sentence)) continue;
      if (pointing && lowerAt(sentence.words, first) !== "not" && isDenied(sentence, first)) continue;
      const range = rangeOf(sentence, first, last);
      yield { range, message, suggestions: () => asInterface(sentence, range) };
    }
  },
});

/** "Thanks to our provider, the shop was down" → "The shop was down". */
function withoutThanks(sentence: Sentence, last: number): readonly Suggestion[] {
  const { words } = sentence;
  const next = words[last + 2];
  if (words[last + 1]?.tag !== "comma" || !next) return [];
  const capital = next.text.charAt(0).toUpperCase() + next.text.slice(1);
  const edits = [{ ...rangeOf(sentence, 0, last + 2), text: capital }];
  return saying(sentence, edits, "the two sides knew of each other", HAPPENED_SO);
}

/** What the two sides knew of each other, in the place of whose fault it is. */
function asInterface(sentence: Sentence, range: Range): readonly Suggestion[] {
  return [
    ...asPrompt(
      "Say what the interface did",
      sentence,
      range,
      "The interface between ⟨the two sides⟩ ⟨signalled, limited or versioned what⟩",
      2,
    ),
    ...asPrompt(
      "Say what each side knew",
      sentence,
      range,
      "⟨One side⟩ expected ⟨what⟩, and ⟨the other side⟩ ⟨what⟩",
      2,
    ),
  ];
}
