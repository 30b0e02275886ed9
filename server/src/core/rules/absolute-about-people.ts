import { betrays } from "../acts/breach.ts";
import { isDeed } from "../acts/omission.ts";
import { looksBack } from "../acts/polarity.ts";
import { isHuman, isOther, isWeOrOther } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { findWords, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { offersForOmission, withoutVerdict } from "../rewording/clauses.ts";
import { deletion } from "../rewording/deletion.ts";
import { asPrompt } from "../rewording/parts.ts";
import { withCapital } from "../rewording/things.ts";
import { defineRule, type Finding, replace, SOFTEST, type Suggestion } from "../rule.ts";

const HABIT = /^(?:always|constantly|continually|repeatedly|routinely|habitually|invariably|forever)$/;
const HABIT_PHRASE =
  /\b(?:every (?:single )?time|all the time|again and again|time and again|yet again|once again|as usual|without fail)\b/;
const NEVER = "never";
const NOBODY = /^(?:nobody|not|no|no-one|none)$/;
const EVERYBODY =
  /^(?:everyone|everybody|all of (?:them|us)|the (?:whole|entire) (?:team|group|shift|crew|department))\b/;
const GOOD =
  /^(?:help|stay|join|work|support|agree|respond|know|attend|respond|gather|thank|contribute|succeed|recover|complete|love|learn|share|welcome|improve)$/;
/** Acts whose repetition is a reproach. */
const REPROACH =
  /^(?:ignore|forget|assume|miss|skip|deploy|change|break|push|merge|complain|blame|interrupt|postpone|delay|bypass|silence|mute|overlook|leave|dump|cancel|ship|disregard|ask)$/;
const SYSTEM_REASON =
  /\b(?:paged|alerted|notified|because|since|no alert|was not configured|no page|muted|no monitoring)\b/;
const DATA = /\b(?:in all \w+ (?:drills|cases|tests)|in \d{4}|out of \d+|\d+ times)\b/;

export default defineRule({
  id: "absolute-about-people",
  category: "people",
  severity: "warning",
  precedence: 220,
  summary: "*Always*, *never*, *nobody*, *everyone* is said of people.",
  rationale: `Words that exaggerate mix an evaluation into an observation [S69].
"Not the first time" and "never wrote any documentation" stand in the bad example of the SRE Workbook [S11].
How often, since when, and what had no owner, no alert or no place to be seen?`,
  exemptions: `Systems ("the job never finished"), guarantees ("never log tokens"), good things ("everyone helped"), the writer's own experience ("we had never run this restore"), figures ("in all three drills"), rejected blame, and *you* in general.`,
  triggers: [
    {
      words:
        "always never constantly continually repeatedly routinely habitually invariably forever again usual nobody everyone everybody",
      people: true,
    },
    { words: "no none", people: true, with: { words: "one of" } },
    { words: "not", people: true, with: { words: "one single", near: 2 } },
    { words: "no", with: { lists: "ROLE", words: "operator reviewer member", near: 2 } },
    {
      words: "all whole entire same",
      people: true,
      with: { words: "team group shift crew department them us do does people person crowd vendor few colleague" },
    },
    { words: "time fail one ones", people: true, with: { words: "every without first who" } },
  ],
  examples: {
    reported: [
      { text: "⟦The platform group never documents⟧ its changes." },
      { text: "⟦Nobody checked⟧ the dashboard all morning." },
      { text: "⟦They always deploy⟧ on Friday afternoon." },
      { text: "⟦Everyone ignored⟧ the alert channel." },
      { text: "This is ⟦not the first time⟧ the on-call reacted too late." },
      { text: "⟦Management constantly changes⟧ priorities." },
      { text: "⟦No paralegal looked⟧ at the docket." },
      { text: "⟦Not one of the trustees asked⟧ for the list." },
      { text: "Those two interns ⟦are the ones who⟧ wiped the shelf." },
      { text: "⟦Not a single steward asked⟧ for the list." },
      { text: "⟦Nobody on that desk ever answers⟧ the phone." },
      { text: "⟦It is always the same team⟧." },
      { text: "⟦All the consultants do is⟧ talk." },
    ],
    clean: [
      { text: "The cashier removed the drawer that nobody used any more." },
      { text: "The cron job never finished." },
      { text: "Everyone on the call stayed until the queue was empty." },
      { text: "Never log authentication tokens." },
      { text: "In all three drills this year the handover took longer than ten minutes." },
      { text: "The endpoint always returns 200, even when the write is lost." },
      { text: "Nobody is to blame." },
      { text: "We had never run this restore on the new storage class." },
      { text: "No paralegal is on shift after six." },
      { text: "Not one of the sensors sent its reading to the trustees." },
      { text: "Not one of the trustees was told." },
      { text: "Those two jobs are the ones that wiped the shelf." },
      { text: "This leads to tickets that are printed late, so passengers never see them." },
      { text: "Not a single message reached the stewards." },
      { text: "Not one but two alarms woke the stewards." },
      { text: "Nobody ever needs to type the name by hand." },
      { text: "Nobody approved their own change." },
      { text: "It is always the same shard." },
      { text: "All the job does is sleep." },
      { text: "Nobody saw this coming, as the gauge was new." },
      { text: "Everyone left the building within four minutes." },
      { text: "It was nobody's duty, and nobody said so." },
      { text: "People never open the manual, so the card is on the pump now." },
    ],
  },
  *checkSentence(sentence, { lexicon, text }) {
    const { place } = sentence;
    if (!looksBack(sentence) || place.roles.includes("lucky") || DATA.test(lowerText(sentence))) return;
    for (const clause of sentence.clauses) {
      const finding = check(sentence, clause, lexicon, text);
      // "NOBODY TOLD US" is louder than it is absolute: `animated-language` speaks of it.
      if (finding && !isShouted(sentence, finding)) yield finding;
    }
    // "It is always the same team", "all the consultants do is talk"
    for (const { first, last } of findWords(
      sentence,
      /\bit (?:is|was|'s) always the same (?:people|team|person|crowd|vendor|crew|group|few|colleague)\b|\ball (?:the |our |those |these )(?:[\w-]+ ){1,2}(?:do|does|did) is\b/g,
    )) {
      const whom = sentence.phrases.find((it) => it.first === first);
      const range = rangeOf(sentence, first, last);
      if (lowerAt(sentence.words, first) === "it" || (whom && isOther(sentence.agent(whom))))
        yield { range, message: MESSAGE, suggestions: asPrompt("Say how often it was", sentence, range, HOW_OFTEN, 2) };
    }
    for (const { first, last } of findWords(
      sentence,
      /\b(?:not the first time|is (?:always )?the one who|are the ones who)\b/g,
    )) {
      const later = sentence.clauses.find(
        (clause) => clause.first > last || (clause.subject && clause.subject.first > last),
      );
      const subject =
        lowerAt(sentence.words, first) === "not"
          ? sentence.agent(later?.subject, later)
          : sentence.agent(sentence.clauses.find((clause) => clause.last >= first)?.subject);
      if (isOther(subject))
        yield {
          range: rangeOf(sentence, first, last),
          message: MESSAGE,
          suggestions:
            lowerAt(sentence.words, first) === "not"
              ? [replace("Say which time it was", rangeOf(sentence, first, last), "the ⟨second, third, …⟩ time")]
              : [],
        };
    }
  },
});

const MESSAGE = "An absolute is said of people here. How often was it, since when, and what made it so?";

const HOW_OFTEN = "⟨What happened⟩ in ⟨how many cases⟩ since ⟨when⟩";

function check(sentence: Sentence, clause: Clause, lexicon: Lexicon, text: string): Finding | undefined {
  const { words } = sentence;
  const { verb, subject } = clause;
  if (
    !subject ||
    verb.modal ||
    verb.lemma === "be" ||
    clause.inverted ||
    clause.kind === "infinitive" ||
    GOOD.test(verb.lemma)
  )
    return undefined;
  const agent = sentence.agent(subject, clause);
  const opening = lowerAt(words, subject.first);
  const range = rangeOf(sentence, clause.inherited ? verb.first : subject.first, verb.last);
  if (NOBODY.test(opening) && (agent === "someone" || isHuman(agent)) && !verb.passive) {
    const omitted = isDeed(sentence, clause, lexicon) || lexicon.verbAt("NEUTRAL_V", words, verb.main, clause.particle);
    // "Nobody on that desk **ever looks** at the log"
    const ever =
      verb.adverbs.some((i) => lowerAt(words, i) === "ever") &&
      /^(?:look|read|check|test|watch|open|update|answer|respond|care|write|clean|review|notice|document|listen|reply)$/.test(
        verb.lemma,
      );
    if (!omitted || !(verb.past || ever)) return undefined;
    // "the rule that nobody used any more"
    if (verb.lemma === "use" && (clause.kind === "relative" || words[clause.object?.head ?? -1]?.tag === "pronoun"))
      return undefined;
    // "nobody said so", "nobody cared for the garden"
    if (
      (verb.lemma === "say" && lowerAt(words, verb.last + 1) === "so") ||
      (verb.lemma === "care" && lowerAt(words, verb.last + 1) === "for")
    )
      return undefined;
    // "Nobody asked who did it", "nobody approved their own change" is as it should be.
    if (/^(?:who|their own|(?:it|this|that) coming)\b/.test(lowerText(sentence, verb.last + 1, verb.last + 2)))
      return undefined;
    // "No one had seen this error before": what was new, not what was neglected.
    if (
      (verb.perfect && /\b(?:before|until then|so far)\b/.test(lowerText(sentence))) ||
      words.some(({ lower }) => lower === "yet")
    )
      return undefined;
    return {
      range,
      message: MESSAGE,
      ...(clause.marker?.lower !== "because" && SYSTEM_REASON.test(lowerText(sentence)) && SOFTEST),
      suggestions: () => offersForOmission(sentence, clause, text),
    };
  }
  const phrase = lowerText(sentence, subject.first, subject.last);
  if (
    EVERYBODY.test(phrase) &&
    words[subject.last + 1]?.tag !== "comma" &&
    REPROACH.test(verb.lemma) &&
    !verb.passive &&
    // "Everyone left the building"; but "left the gate open"
    !(verb.lemma === "leave" && !betrays(sentence, clause)) &&
    !(verb.lemma === "assume" && /\bwe\b/.test(phrase)) &&
    // "interrupted their meeting" to help
    !(verb.lemma === "interrupt" && words[clause.object?.first ?? -1]?.tag === "possessive")
  )
    return {
      range,
      message: MESSAGE,
      suggestions: () => [...itLooked(sentence, clause), ...withoutVerdict(sentence, clause, text)],
    };
  if (!isWeOrOther(agent) || verb.passive) return undefined;
  const adverb = verb.adverbs.map((i) => lowerAt(words, i));
  // "so customers never see it" tells what reaches them.
  const isReached = agent === "recipient" && lexicon.verbAt("NEUTRAL_V", words, verb.main, clause.particle);
  if (
    adverb.includes(NEVER) &&
    // "People never open the manual, so the card is on the pump now": why it was built so
    !(opening === "people" && /, so (?!far\b)/.test(lowerText(sentence, verb.last + 1))) &&
    agent !== "we" &&
    !isReached &&
    (!verb.past || isDeed(sentence, clause, lexicon)) &&
    !verb.perfect
  ) {
    return { range, message: MESSAGE, suggestions: () => howOften(sentence, clause, text) };
  }
  const habitual =
    adverb.some((word) => HABIT.test(word)) || HABIT_PHRASE.test(lowerText(sentence, verb.first, clause.last));
  if (habitual && agent !== "we" && (REPROACH.test(verb.lemma) || verb.negated))
    return { range, message: MESSAGE, suggestions: () => howOften(sentence, clause, text) };
  return undefined;
}

/** "Everybody assumed that the other ward had called" → "It looked as if the other ward had called". */
function itLooked(sentence: Sentence, { subject, verb }: Clause): readonly Suggestion[] {
  if (!subject || !/^(?:assume|believe|think)$/.test(verb.lemma) || verb.negated) return [];
  const { words } = sentence;
  const last = lowerAt(words, verb.last + 1) === "that" ? verb.last + 1 : verb.last;
  if (!sentence.clauses.some((it) => it.first > last && it.verb.finite)) return [];
  const range = rangeOf(sentence, subject.first, last);
  return [
    replace(
      "Say what it looked like",
      range,
      withCapital(sentence, subject.first, `it look${verb.past ? "ed" : "s"} as if`),
    ),
  ];
}

/** "The group never documents its changes" → "The group documents its changes ⟨in how many cases⟩". */
function howOften(sentence: Sentence, { verb }: Clause, text: string): readonly Suggestion[] {
  const { words } = sentence;
  const at = verb.adverbs.find((i) => lowerAt(words, i) === NEVER || HABIT.test(lowerAt(words, i)));
  const last = words.at(-1);
  if (
    at === undefined ||
    !last ||
    words.some((word) => word.tag === "comma" && word.start > (words[verb.last]?.end ?? 0))
  )
    return [];
  const end = /^[.!]$/.test(last.text) ? last.start : sentence.end;
  const struck = deletion("", text, rangeOf(sentence, at, at)).edits;
  return [
    {
      title: "Say how often, and since when",
      edits: [...struck, { start: end, end, text: " ⟨in how many cases, since when⟩" }],
    },
  ];
}

function isShouted({ words }: Sentence, { range }: Finding): boolean {
  const said = words.filter(({ kind, start, end }) => kind === "word" && start >= range.start && end <= range.end);
  return said.length > 1 && said.every(({ text }) => text.length > 1 && text === text.toUpperCase());
}
