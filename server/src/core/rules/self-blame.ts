import { findWords, matchesOf, rangeOf } from "../english/sentence.ts";
import { blamesSelf } from "../frames.ts";
import { isCredit, isDenied } from "../polarity.ts";
import { offersFor } from "../rewording.ts";
import { defineRule } from "../rule.ts";

const CONFESSION =
  /\b(?:my (?:bad|fault|mistake|mistakes|error|screw-up|negligence|stupidity|oversight|carelessness)|mea culpa|i (?:take|accept|bear) (?:full |all |the |all the |full and sole )?(?:blame|responsibility for (?:the|this) (?:outage|mess|incident))|i ['a]m (?:so |deeply |really |very )?sorry (?:for(?! (?:the|any|all the) (?:inconvenience|disruption|trouble|delay|wait|confusion|noise))|that i)|(?:stupid|silly|dumb) (?:of )?me|shame on me|i (?:feel|felt) (?:terrible|guilty|ashamed|awful|stupid)|rookie (?:move|mistake|error)|i ['a]m (?:an? )?(?:idiot|fool|moron)|i let (?:everyone|everybody|the team|you all) down|i own this one|i (?:screwed|messed|fucked) up|i should have known better|i had (?:absolutely )?no (?:idea|clue)|(?:nobody|no one|no-one) (?:else )?(?:is |was )?(?:else )?to blame but (?:me|myself))\b/g;

export default defineRule({
  id: "self-blame",
  category: "blame",
  severity: "information",
  preset: "recommended",
  precedence: 120,
  summary: "The author blames themself.",
  rationale: `Blameless means blameless to others and to oneself [S20].
Guilt ends the inquiry as surely as an accusation does [S05]; what you saw, expected and wanted at that moment is what the next person can learn from [S21].`,
  exemptions: `Plain accounts in the first person ("I deployed 2.1 at 09:58, expecting staging") are what a review needs. War stories, and apologies to customers.`,
  kinds: ["postmortem", "external", "premortem"],
  triggers: [
    {
      words: ["i", "my", "me", "myself"],
      with: {
        lists: ["HARM_V", "OMISSION_V", "ERR", "SLIP_V", "CHAR_ADV", "HARM_ADJ", "HARM_OBJ"],
        words: [
          "not",
          "didn",
          "should",
          "could",
          "shouldn",
          "ought",
          "if",
          "had",
          "bad",
          "fault",
          "blame",
          "sorry",
          "stupid",
          "silly",
          "dumb",
          "shame",
          "feel",
          "terrible",
          "idiot",
          "fool",
          "moron",
          "let",
          "own",
          "screw",
          "mess",
          "fuck",
          "know",
          "responsibility",
          "without",
          "because",
          "which",
          "take",
          "bring",
          "knock",
          "wipe",
          "negligence",
          "stupidity",
          "oversight",
          "carelessness",
          "idea",
          "clue",
        ],
      },
    },
    { words: ["mea", "rookie"] },
  ],
  examples: {
    reported: [
      { text: "This one is completely ⟦my fault⟧." },
      { text: "I ⟦should have remembered⟧ the freeze when I approved it." },
      { text: "⟦I stupidly ran⟧ the script against the live cluster." },
      { text: "Sorry everyone, ⟦I broke⟧ production again." },
      { text: "⟦I take full blame⟧ for the lost orders." },
      { text: "⟦I forgot to set⟧ the limit, rookie move on my part." },
    ],
    clean: [
      { text: "I ran the script at 09:58; the prompt showed the staging name, so I expected staging." },
      { text: "We apologise to everyone who could not place an order." },
      { text: "I noticed the latency while checking another ticket." },
      { text: "I deleted the folder after the wiki said it was unused." },
      { text: "I asked Priya for a second pair of eyes and we rolled back together." },
      { text: "My shift started at 08:00, two hours after the first alert." },
    ],
  },
  *checkSentence(sentence, { acts, postmortem }) {
    const message =
      "Be as fair here as to anybody else. What did you see and expect at that moment, and who else could have met the same?";
    for (const act of acts(sentence))
      if (act.agent === "self")
        yield { range: act.range, message, suggestions: offersFor(sentence, act, postmortem.document.text) };
    if (sentence.place.heading || isCredit(sentence)) return;
    for (const range of blamesSelf(sentence)) yield { range, message };
    const confessions = findWords(sentence, CONFESSION);
    for (const { first, last } of confessions)
      if (!isDenied(sentence, first)) yield { range: rangeOf(sentence, first, last), message };
    for (const match of matchesOf(sentence, "CHAR_ADV")) {
      const clause = sentence.clauses.find((it) => it.verb.adverbs.includes(match.first));
      if (clause && sentence.agent(clause.subject, clause) === "self")
        yield { range: rangeOf(sentence, clause.subject?.first ?? match.first, clause.verb.last), message };
    }
  },
});
