import { isDenied, isStateAtTime, looksBack } from "../acts/polarity.ts";
import { isHuman, isOurs } from "../english/agents.ts";
import { clauseAt, findWords, lowerText, matchesOf, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import type { PhraseMatch } from "../lexicon.ts";
import { deletion } from "../rewording/deletion.ts";
import { asPrompt } from "../rewording/parts.ts";
import { LEFT_OUT } from "../rewording/phrases.ts";
import { rangeBetween } from "../rewording/things.ts";
import { defineRule, type Finding, replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";

const ADVERB =
  /^(?:obviously|clearly|evidently|plainly|of course|naturally|unsurprisingly|predictably|inevitably|glaringly|blatantly|needless to say|not surprisingly)$/;
const LATER = /^(?:in hindsight|with hindsight|with the benefit of hindsight|in retrospect|looking back)$/;
/** Words that also describe things: they count where they judge the event or somebody's work. */
const PREDICATE =
  /^(?:inevitable|foreseeable|entirely predictable|self-evident|plain to see|glaring|blatant|textbook|elementary|no-brainer)$/;
const CLEAR = /^it (?:was|is) (?:clear|obvious) that$/;
/** How something shows: "the graph clearly shows", "the manual clearly states". */
const SHOWS =
  /^(?:show|state|say|indicate|reveal|display|report|log|mark|label|document|define|describe|separate|distinguish|communicate|write|explain|visible|see)$/;
const JUDGED =
  /^(?:wrong|bad|poor|risky|dangerous|insufficient|inadequate|too|not|visible|avoidable|preventable|unsafe|broken|flawed|missing|needed|necessary|overdue)$/;
/** "staring them in the face", "under our noses", "even a child would have seen it" */
const IN_SIGHT =
  /\bstar(?:ing|ed) (?:[\w-]+ ){1,5}?in the face\b|\bunder (?:our|their|his|her|my|(?:[\w-]+ ){1,4}?'s?) (?:very )?noses?\b|\bsaw (?:this|it|that) coming\b|\bcould (?:have |'ve )?seen? (?:this|it|that) coming\b|\b(?:does|did|do) (?:not|n't) (?:take|need) (?:to be )?an? (?:genius|degree|expert|rocket scientist|crystal ball) (?=to (?:see|know|spot|notice|tell|understand|guess|work|figure)\b)|\b(?:blind man|blind person|five-year-old|monkey|child) (?:could|would) (?:have|'ve)\b|\bshould have (?:rung|set off|raised) (?:the |some |all )?(?:alarm bells|red flags)\b|\balarm bells (?:should|ought to) have\b|\b(?:disaster|accident|catastrophe|outage|tragedy) in the making\b|(?:how|why) .* is (?:simply |quite )?beyond (?:me|us|comprehension|belief|understanding)\b|\b(?:recipe for disaster|asking for trouble|courting disaster)\b|\b(?:signs|clues|hints|warnings) (?:were|had been) (?:all |already )?there\b(?! (?:to|for|when|in)\b)|\beven an? (?:[\w-]+ ){0,2}?(?:child|student|pupil|beginner|novice|layman|intern|trainee|apprentice|rookie|newcomer|junior|schoolboy|toddler|amateur|hire) (?:(?:would|could) (?:(?:have|'ve) (?:seen|known|noticed|spotted|told|reali[sz]ed)|(?:see|know|notice|tell|reali[sz]e)(?= (?:that|how|why))|have done better)|knows)\b/g;

export default defineRule({
  id: "hindsight-marker",
  category: "hindsight",
  precedence: 280,
  summary: "Words such as *obviously* or *bound to happen* say that it could have been known.",
  rationale: `Knowing the outcome makes it look foreseeable, and hides from the writer that it was not [S64].
*Obviously* and *of course* are places to dig: obvious to whom, from what, and when [S20]?`,
  exemptions: `How something shows ("the graph clearly shows two peaks"), clarity that is sought or denied, what became clear at a stated time, and timelines, which have a rule of their own.`,
  triggers: [
    { lists: "HINDSIGHT" },
    { words: "staring stared under", with: { words: "face nose", near: 7 } },
    { words: "even blind five monkey child", with: { words: "would could know", near: 5 } },
    { words: "saw see seen", with: { words: "coming", near: 2 } },
    { words: "take need", with: { words: "genius degree expert rocket crystal", near: 4 } },
    { words: "alarm red", with: { words: "bell flag", near: 1 } },
    { words: "beyond", with: { words: "me us comprehension belief understanding", near: 1 } },
    { words: "making", with: { words: "disaster accident catastrophe outage tragedy" } },
    { words: "recipe asking courting", with: { words: "disaster trouble", near: 2 } },
    { words: "sign clue hint warning", with: { words: "there" } },
  ],
  examples: {
    reported: [
      { text: "⟦Obviously⟧ the limit was too low." },
      { text: "⟦The warning signs⟧ were there for weeks." },
      { text: "This was ⟦bound to happen⟧ ⟦sooner or later⟧." },
      { text: "⟦In hindsight⟧, the migration was a bad idea." },
      { text: "It is ⟦common sense⟧ to take a snapshot first." },
      { text: "The plan was ⟦clearly⟧ wrong." },
      { text: "An outage was ⟦only a matter of time⟧." },
      { text: "The cause had been ⟦staring the night crew in the face⟧ since noon." },
      { text: "All that time the key lay right ⟦under their noses⟧." },
      { text: "⟦Even a first-year apprentice would see⟧ that the label was upside down." },
      { text: "The answer was ⟦plain as day⟧." },
      { text: "We ⟦saw it coming⟧." },
      { text: "It ⟦does not take a genius⟧ to see that." },
      { text: "It ⟦should have rung alarm bells⟧." },
    ],
    clean: [
      { text: "The graph clearly shows two peaks." },
      { text: "The signs were there to keep visitors out of the bay." },
      { text: "When the second page came, it was clear that the pump had stopped." },
      { text: "There was no obvious error message." },
      { text: "Make it obvious which cluster is selected." },
      { text: "The status page was updated clearly and often." },
      { text: "The cause was not immediately obvious to responders." },
      { text: "What we know now, and did not know at 10:00, is that the index was stale." },
      { text: "The new queue gives predictable latency." },
      { text: "The probe sits under the nose of the aircraft." },
      { text: "Even a beginner would notice the new banner." },
      { text: "Even a trainee can follow this runbook." },
      { text: "The sensor did not see the wave coming." },
      { text: "It does not take an expert to run the new form." },
      { text: "Three warnings were there to be read by the drivers." },
      { text: "Obviously wrong readings are dropped by the filter." },
      { text: "Of course we could not leave it at that." },
      { text: "Looking back at the log, Omar found the first error at 09:02." },
      { text: "Of course, the counts may vary from ward to ward." },
      { text: "The name will be plainly visible to all passengers." },
    ],
  },
  *checkSentence(sentence, { text }) {
    if (sentence.place.timeline || !looksBack(sentence)) return;
    for (const { first, last } of findWords(sentence, IN_SIGHT)) {
      const whom = sentence.phrases.find((it) => it.first === first + 1);
      if (lowerAt(sentence.words, last) === "face" && !isHuman(sentence.agent(whom))) continue;
      if (isDenied(sentence, first)) continue;
      const range = rangeOf(sentence, first, last);
      // "lay right under their noses"
      const offers =
        lowerAt(sentence.words, first) === "under"
          ? [replace("Say where it was", range, "⟨where, and in whose view⟩")]
          : whatWasVisible(sentence, range);
      yield { ...MESSAGE, range, suggestions: offers };
    }
    for (const match of matchesOf(sentence, "HINDSIGHT")) {
      if (isDenied(sentence, match.first) || !isJudging(sentence, match)) continue;
      yield {
        ...MESSAGE,
        range: rangeOf(sentence, match.first, match.last),
        ...offers(sentence, match, text),
      };
    }
  },
});
const MESSAGE = {
  message: "The outcome speaks here. What was visible before it, to whom, and what did it look like then?",
};

const whatWasVisible = (sentence: Sentence, range: Range): readonly Suggestion[] =>
  asPrompt("Say what was visible", sentence, range, "Before the event, ⟨what was visible, and to whom⟩");

function isJudging(sentence: Sentence, { first, last, entry }: PhraseMatch): boolean {
  const { words } = sentence;
  const clause = clauseAt(sentence, first) ?? sentence.clauses[0];
  // "When the second page came, it was clear that …" tells when.
  const isMoment = isStateAtTime(sentence) || /^(?:when|once|after|as soon as|at|by) /.test(lowerText(sentence));
  if (CLEAR.test(entry)) return entry.includes("obvious") || !isMoment;
  if (PREDICATE.test(entry)) {
    const head = lowerAt(words, clause?.subject?.head ?? -1);
    return (
      clause?.verb.lemma === "be" &&
      first > clause.verb.main &&
      /^(?:it|this|that|outage|incident|failure|outcome|result|crash|loss|collision|accident|error|mistake|problem)$/.test(
        head,
      )
    );
  }
  // "Looking back at the log, we found the first error at 09:02"
  if (entry === "looking back" && /^(?:at|through|over|into|to)$/.test(lowerAt(words, last + 1))) return false;
  // "The signs were there to tell drivers"
  if (/were there$/.test(entry) && /^(?:to|for)$/.test(lowerAt(words, last + 1))) return false;
  if (!ADVERB.test(entry))
    return (
      !/^(?:red flags|the warning signs)$/.test(entry) ||
      clause?.verb.lemma === "be" ||
      /\b(?:ignored|missed|there|everywhere)\b/.test(lowerText(sentence))
    );
  const next = words[last + 1];
  const opens = words.slice(0, first).every((word) => /^(?:stop|symbol|quote|conjunction|comma)$/.test(word.tag));
  const bracketed = words[first - 1]?.tag === "comma" && next?.tag === "comma";
  if (!clause) return false;
  const agent = sentence.agent(clause.subject, clause);
  const own = isOurs(agent);
  // "Of course we restored the records", "of course we could not leave it at that"
  if (/^(?:of course|naturally)$/.test(entry) && own && (!clause.verb.negated || clause.verb.modal)) return false;
  // "**Obviously wrong** readings are dropped", "naturally occurring radiation": said of the readings.
  if (
    opens &&
    next &&
    (next.tag === "adjective" || /(?:ed|ing)$|^wrong$/.test(next.lower)) &&
    (clause.subject?.first ?? words.length) <= last + 2 &&
    (clause.subject?.head ?? 0) > last + 1
  )
    return false;
  // "Of course, the numbers vary": what holds always was no surprise.
  const always = !clause.verb.past && !clause.verb.perfect && (!isHuman(agent) || agent === "you");
  if (/^(?:of course|naturally)$/.test(entry) && always) return false;
  if (opens || bracketed) return !SHOWS.test(clause.verb.lemma) || isHuman(agent);
  if (agent === "you") return false;
  if (clause.verb.lemma === "be")
    return (
      // "will be plainly visible to all"
      !(next?.lower === "visible" && !clause.verb.past) &&
      JUDGED.test(next?.lower ?? "") &&
      !/\b(?:defined|marked|labelled|labeled|documented)\b/.test(next?.lower ?? "")
    );
  return (
    clause.verb.adverbs.includes(first) && isHuman(agent) && !SHOWS.test(clause.verb.lemma) && first < clause.verb.main
  );
}

function offers(
  sentence: Sentence,
  { first, last, entry }: PhraseMatch,
  text: string,
): Pick<Finding, "fix" | "suggestions"> {
  const { words } = sentence;
  if (ADVERB.test(entry)) return { fix: deletion(LEFT_OUT, text, rangeOf(sentence, first, last)) };
  const at = words[last + 1]?.tag === "comma" ? last + 2 : last + 1;
  const after = words[at];
  const clause = sentence.clauses.find((it) => it.subject?.first === at && it.verb.finite);
  // "In hindsight, we should have asked": nobody learned that; the wish has words of its own.
  if (LATER.test(entry) && (clause?.verb.modal || (first > 0 && at > last + 1)))
    return { suggestions: [deletion(LEFT_OUT, text, rangeOf(sentence, first, last))] };
  // "In retrospect, it is the cache": what is so now was hardly learned later.
  const told = sentence.clauses.find(({ verb }) => verb.finite && verb.first > last)?.verb;
  // "In retrospect, that was a lot": "that that was" is no English.
  if (
    LATER.test(entry) &&
    first === 0 &&
    after &&
    after.lower !== "that" &&
    (clause || at > last + 1) &&
    (told?.past || told?.modal)
  ) {
    const keeps = after.tag === "name" || after.text === "I" || /[A-Z].*[A-Z]|\d/.test(after.text);
    const word = keeps ? after.text : after.text.charAt(0).toLowerCase() + after.text.slice(1);
    const range = rangeBetween(sentence, first, at);
    return { suggestions: [replace("Say that it was learned later", range, `We learned later that ${word}`)] };
  }
  return {
    suggestions: whatWasVisible(sentence, rangeOf(sentence, first, last)),
  };
}
