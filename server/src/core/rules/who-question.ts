import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import type { Lexicon } from "../lexicon.ts";
import { isDenied } from "../polarity.ts";
import { deedOf } from "../recast.ts";
import { defineRule, type Finding, replace } from "../rule.ts";

const RESPONSIBILITY =
  /^(?:is|was|were|are) (?:(?:really|actually|ultimately) )?(?:to blame|responsible(?: for (?:this|that|it|(?:the|this) (?:outage|incident|failure|breakage|mess|problem|crash|loss|error))\b| ?\?| ?$)|at fault|guilty|behind (?:this|the outage))/;
const DID_THIS =
  /^(?:did (?:this|that|it)|let this happen|allowed this|made (?:the|this|that) (?:mistake|error|change)|should have|approved|signed off|authori[sz]ed|messed|screwed|forgot|missed|caused)\b/;
const NEUTRAL =
  /^(?:fix|respond|notice|own|call|decide|need|know|join|find|detect|report|see|use|handle|help|resolve|escalate|page|write|review|restore|lead|work|attend|benefit|affect|be|have|want|get|receive|hold|read)$/;

export default defineRule({
  id: "who-question",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 240,
  summary: "The question looks for a person: who broke it, whose fault, who approved this.",
  rationale: `*Who* limits the analysis to a person; *what* and *how* open it [S23] [S29].
"Who is to blame?" becomes "What are the factors that contributed to the failure?" [S01]`,
  exemptions: `*Who* for coordination stays: who was affected, who responded, who is on call, who owns the inventory, who do we call [S25]. So do relative clauses ("the engineer who joined") and titles.`,
  triggers: [
    { words: ["who", "whose"] },
    {
      words: ["which"],
      with: {
        words: [
          "engineer",
          "team",
          "person",
          "developer",
          "admin",
          "operator",
          "group",
          "nurse",
          "technician",
          "employee",
          "member",
          "one",
        ],
      },
    },
  ],
  examples: {
    reported: [
      { text: "⟦Who is to blame for this?⟧" },
      { text: "⟦Who broke the login page?⟧" },
      { text: "We still need to find out ⟦who approved the change⟧." },
      { text: "⟦Whose mistake was it?⟧" },
      { text: "⟦Which engineer pushed the bad build?⟧" },
      { text: "## ⟦Who caused it⟧" },
      { text: "⟦Who on earth approved the route change?⟧" },
    ],
    clean: [
      { text: "Who was affected?" },
      { text: "Who responded, and what obstacles did they meet?" },
      { text: "Who owns the certificate inventory?" },
      { text: "Who do we call when the vendor is closed?" },
      { text: "The engineer who joined at 10:15 had handled the same alert in March." },
      { text: "Who needs to know about the next maintenance?" },
      { text: "Who on call approves a route change at night?" },
    ],
  },
  *checkSentence(sentence, { lexicon }) {
    const { words } = sentence;
    for (let i = 0; i < words.length; i++) {
      const word = words[i];
      if (!word || !/^(?:who|whose|which)$/.test(word.lower)) continue;
      const finding = question(sentence, i, lexicon);
      if (finding && !isDenied(sentence, i)) {
        yield finding;
        return;
      }
    }
  },
});

const MESSAGE =
  "This question looks for a person. What are the factors that contributed, and how did they come together?";

function question(sentence: Sentence, at: number, lexicon: Lexicon): Finding | undefined {
  const { words } = sentence;
  const last = words.at(-1)?.text === "?" ? words.length - 1 : words.length - 1;
  const direct = words
    .slice(0, at)
    .every(
      (word) =>
        /^(?:so|but|and|then|,|#|exactly|q|:|-|\d+|\.)$/.test(word.lower) ||
        word.tag === "symbol" ||
        word.tag === "number",
    );
  const embedded =
    /(?:find out|know|ask|asked|asking|unclear|clear|question|see|figure out|establish|determine|discover|identify|understand|wonder|check|remember|tell)(?: \w+)?$/.test(
      lowerText(sentence, Math.max(0, at - 4), at - 1),
    );
  // "the engineer who joined": after a noun it is a relative clause, unless something was asked.
  if (!direct && !embedded) return undefined;
  // "I've seen posts asking who broke it": somebody else's question.
  if (
    !direct &&
    /\b(?:posts?|comments?|people|customers|users|players|readers|many|some|journalists) (?:\w+ ){0,2}?(?:ask|asked|asking|wonder|wondered|wondering)(?: \w+)?$/.test(
      lowerText(sentence, 0, at - 1),
    )
  )
    return undefined;
  const rest = lowerText(sentence, at + 1, last).replace(/^(?:on earth|exactly|actually|the hell|the heck) /, "");
  const asksPerson =
    words[at]?.lower === "who"
      ? asksForCulprit(sentence, at, rest, lexicon)
      : words[at]?.lower === "whose"
        ? /^(?:fault|mistake|idea|error|job|responsibility)\b/.test(rest)
        : /^(?:engineer|team|person|developer|admin|operator|group|one of (?:us|them|you)|nurse|technician|employee|member)\b/.test(
            rest,
          ) &&
          sentence.clauses.some(
            (clause) => clause.verb.past && harms(sentence, clause.verb.main, clause.particle, lexicon),
          );
  if (!asksPerson) return undefined;
  const whole = direct
    ? rangeOf(sentence, at, last)
    : rangeOf(sentence, at, words[last]?.tag === "stop" ? last - 1 : last);
  const doing = sentence.clauses.find((it) => it.verb.first > at && it.verb.past && !it.verb.passive);
  const possible =
    doing?.object && doing.verb.first === at + 1 && !/^(?:be|let|allow|cause|do|make)$/.test(doing.verb.lemma)
      ? `hat made it possible to ${doing.verb.lemma} ${textOf(sentence, doing.verb.last + 1)}`
      : undefined;
  const deed = doing && deedOf(sentence, doing);
  const step =
    deed?.undone && deed.clause !== doing
      ? `${deed.clause.verb.lemma} ${textOf(sentence, deed.clause.verb.last + 1)}`
      : undefined;
  const other = step
    ? [
        replace(
          "Ask what would have shown it",
          whole,
          `${direct ? "What" : "what"} would have prompted anyone to ${step}${direct ? "?" : ""}`,
        ),
      ]
    : possible
      ? [replace("Ask what made it possible", whole, direct ? `W${possible}?` : `w${possible}`)]
      : [
          replace(
            "Ask how it came about",
            whole,
            direct ? "How did it come about, and what let it happen?" : "how it came about",
          ),
        ];
  const approval = /^(?:approved|signed off|authori[sz]ed|merged|reviewed)\b/.test(rest);
  // "Whose fault is it that the doors stayed shut?"
  const that = words.findIndex((word, i) => i > at && word.lower === "that" && words[i - 1]?.lower === "it");
  const text =
    that > 0
      ? `How did it come about that ${textOf(sentence, that + 1)}?`
      : "What are the factors that contributed to the failure?";
  if (direct && sentence.place.heading)
    return {
      range: whole,
      message: MESSAGE,
      fix: replace("Ask for the factors", whole, "Contributing factors"),
      suggestions: [replace("Ask how it came about", whole, "How it came about")],
    };
  if (approval) {
    const object =
      rest
        .replace(/^(?:approved|signed off on|signed off|authori[sz]ed|merged|reviewed)\s*/, "")
        .replace(/\s*[?.]$/, "") || "it";
    return {
      range: whole,
      message: MESSAGE,
      suggestions: [
        replace(
          "Ask how it was approved",
          whole,
          direct
            ? `How was ${object} approved, and what did the approver see?`
            : `how ${object} was approved, and what the approver saw`,
        ),
        replace(
          "Ask what the review showed",
          whole,
          direct ? `What did the review of ${object} show?` : `what the review of ${object} showed`,
        ),
      ],
    };
  }
  return direct
    ? { range: whole, message: MESSAGE, fix: replace("Ask for the factors", whole, text), suggestions: other }
    : {
        range: whole,
        message: MESSAGE,
        suggestions: [replace("Ask for the factors", whole, "which factors contributed to the failure"), ...other],
      };
}

/** The words from one on, as written, without the stop. */
function textOf({ words }: Sentence, first: number): string {
  const end = words.at(-1)?.tag === "stop" ? words.length - 1 : words.length;
  return words
    .slice(first, end)
    .map((word, i) => (i > 0 && word.spaced ? " " : "") + word.text)
    .join("");
}

function asksForCulprit(sentence: Sentence, at: number, rest: string, lexicon: Lexicon): boolean {
  if (RESPONSIBILITY.test(rest) || DID_THIS.test(rest)) return true;
  const clause = sentence.clauses.find((it) => it.verb.first > at);
  if (!clause || clause.subject?.head !== at || NEUTRAL.test(clause.verb.lemma)) return false;
  return clause.verb.past && !clause.verb.passive && harms(sentence, clause.verb.main, clause.particle, lexicon);
}

function harms(sentence: Sentence, main: number, particle: string | undefined, lexicon: Lexicon): boolean {
  if (lexicon.verbAt("HARM_V", sentence.words, main, particle)) return true;
  const object = lowerText(sentence, main + 1, main + 4);
  return (
    !!lexicon.verbAt("OP_V", sentence.words, main, particle) &&
    /^(?:this|that|it|the (?:wrong|bad|broken|faulty|change|build|bucket)|the|a bad|on|off)\b/.test(object)
  );
}
