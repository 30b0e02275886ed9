import { isDenied } from "../acts/polarity.ts";
import { clauseAt, findWords, isQuestion, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { withCapital } from "../rewording/things.ts";
import { defineRule, type Finding, replace } from "../rule.ts";

const THE_CAUSE =
  /\b(?:the|our|its) (?:(?:root|real|true|main|primary|ultimate|sole|single|only|direct|underlying|actual|fundamental) ){1,2}cause (?:of (?:[\w'-]+ ){1,8}?)?(?:was|is|lies|lay|turned out)\b/g;
const ONLY_CAUSE = /\b(?:sole|single|only|true|real|ultimate)\b/;
const OPEN =
  /^(?:an? (?:\w+ )?(?:combination|mix|mixture|chain|series|confluence|interplay)|several|multiple|two|three|both|not|n't|still|yet|unknown|unclear|being|under|to be|tbd|currently|likely unknown|never)\b/;
/** "The root cause **was found** at 10:40": what became of it, not what it was. */
const TELLS_NONE =
  /^(?:(?:soon|later|then|finally|now|quickly|only|eventually) )?(?:found|identified|determined|discovered|established|confirmed|understood|known|fixed|removed|addressed|corrected|resolved|hidden|masked|obscured|reported|documented|described|correct|right|wrong|clear|obvious)\b(?! (?:as|to)\b)/;
const SOLELY =
  /\b(?:caused (?:solely|entirely|only|simply|purely) by|(?:is|was) solely due to|solely caused by|the (?:one|single) reason (?:was|is|for))\b/g;
const DOWN_TO = /\b(?:boils? down to|boiled down to|came down to|comes down to)\b/g;
/** "came down to **two bugs**" */
const SEVERAL =
  /^(?:two|three|four|five|several|many|some|both|a (?:few|number|combination|series|mix|couple|chain|set))\b/;
const ROOT_CAUSED = /\broot-caused?\b(?: (?:it|this|that|the (?:issue|problem|outage|incident)))? to\b/g;
export default defineRule({
  id: "single-root-cause",
  category: "causality",
  precedence: 180,
  summary: "One cause is given for the whole event.",
  rationale: `An event has contributors that are each needed and only together enough; there is no single root [S29] [S45] [S31].
The first cause that was found is where the search stopped, not where the event began.`,
  exemptions: `Causes that are unknown or sought, the plural, headings, a cause beside several factors in the same document, and the denial of a single one.`,
  triggers: [
    {
      words: "root real true main primary ultimate sole single only direct underlying actual fundamental",
      with: { words: "cause", near: 2 },
    },
    { words: "boil come", with: { words: "down", near: 2 } },
    { words: "solely" },
    { words: "caused", with: { words: "entirely only simply purely", near: 2 } },
    { words: "one single", with: { words: "reason", near: 2 } },
  ],
  examples: {
    reported: [
      { text: "⟦The root cause was⟧ a typo in the manifest." },
      { text: "⟦The sole cause of the outage is⟧ the expired certificate." },
      { text: "It all ⟦came down to⟧ one missing index." },
      { text: "⟦The real cause was⟧ the new retry policy." },
      { text: "The downtime was ⟦caused entirely by⟧ the firmware update." },
      { text: "We ⟦root-caused it to⟧ a single bad host." },
    ],
    clean: [
      { text: "The root cause was found at 10:40 and fixed within the hour." },
      { text: "The delay came down to two worn belts." },
      { text: "The root cause is still unknown." },
      { text: "The root cause was a combination of a full disk and a silent pager." },
      { text: "Several conditions contributed: a shared lock, a short timeout and a full disk." },
      { text: "There is no single root cause." },
      { text: "The expired certificate is one contributing factor." },
      { text: "Responders searched for the cause until 11:40." },
      { text: "## Root causes" },
      { text: "The trigger was the certificate expiry at 00:00; see contributing factors." },
    ],
  },
  checkSentence: (sentence, { ask, text }) =>
    check(
      sentence,
      ask(({ factors }) => factors.length >= 2),
      text,
    ),
});

/** With `several` factors in the document, only what calls one of them the only one. */
function* check(sentence: Sentence, several: boolean, document: string): Generator<Finding> {
  const { place } = sentence;
  if (place.heading || place.roles.includes("actions") || isQuestion(sentence)) return;
  for (const { first, last } of findWords(sentence, THE_CAUSE)) {
    const said = lowerText(sentence, first, last);
    const what = lowerText(sentence, last + 1);
    const isNamed = !OPEN.test(what) && !TELLS_NONE.test(what);
    if (isDenied(sentence, first) || !isNamed || (several && !ONLY_CAUSE.test(said))) continue;
    yield asFactor(sentence, first, last, document);
  }
  for (const { first, last } of findWords(sentence, SOLELY)) {
    const words = lowerText(sentence, first, last);
    if (isDenied(sentence, first)) continue;
    const range = rangeOf(sentence, first, last);
    yield {
      range,
      message: MESSAGE,
      suggestions: / by$/.test(words)
        ? [
            replace("Leave room for others", range, "caused in part by"),
            replace("Say that there were others", range, "caused, among other conditions, by"),
          ]
        : [],
    };
  }
  for (const pattern of [DOWN_TO, ROOT_CAUSED])
    for (const { first, last } of findWords(sentence, pattern)) {
      const about = lowerAt(sentence.words, clauseAt(sentence, first)?.subject?.head ?? -1);
      if (
        isDenied(sentence, first) ||
        SEVERAL.test(lowerText(sentence, last + 1, last + 2)) ||
        (pattern === DOWN_TO && !/^(?:it|this|that|all|everything|outage|incident|failure|problem|issue)$/.test(about))
      )
        continue;
      const range = rangeOf(sentence, first, last);
      const text = lowerText(sentence, first, last).replace(/^root-caused?/, "traced");
      yield {
        range,
        message: MESSAGE,
        suggestions: [
          replace("Leave room for others", range, pattern === DOWN_TO ? "involved, among other conditions," : text),
          replace(
            "Say that there were others",
            range,
            pattern === DOWN_TO ? "depended in part on" : text.replace(/^traced \w+/, "traced a part of it"),
          ),
        ],
      };
    }
}
const MESSAGE = "One cause stands here for all. Which other conditions had to be there as well?";

/** "The root cause of the outage was a typo" → "One contributing factor of the outage was a typo". */
function asFactor(sentence: Sentence, first: number, last: number, text: string): Finding {
  const { words } = sentence;
  const range = rangeOf(sentence, first, last);
  const cause = words.findIndex((word, i) => i > first && word.lemma === "cause");
  const rest = text.slice(words[cause]?.end ?? range.end, words[last]?.start ?? range.end).trim();
  const of = rest ? ` ${rest.replace(/^of\b/, "in")}` : "";
  const was = /^(?:is|lies)$/.test(lowerAt(words, last)) ? "is" : lowerAt(words, last) === "turned" ? "turned" : "was";
  return {
    range,
    message: MESSAGE,
    suggestions: [
      replace("Call it a factor", range, withCapital(sentence, first, `one contributing factor${of} ${was}`)),
      replace(
        "Say that there were others",
        range,
        // "Among the factors was identified …" has nothing that was.
        withCapital(
          sentence,
          first,
          first === 0 && words[last + 1]?.tag !== "verb" && !/^(?:because|that|due)$/.test(lowerAt(words, last + 1))
            ? `among the contributing factors${of} ${was}`
            : `one of the contributing factors${of} ${was}`,
        ),
      ),
    ],
  };
}
