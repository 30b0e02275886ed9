import { betrays } from "../acts/breach.ts";
import { isAnswered, isDenied } from "../acts/polarity.ts";
import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { FACTORS_ASKED } from "../rewording/phrases.ts";
import { insteadOfWho } from "../rewording/questions.ts";
import { defineRule, type Finding, replace } from "../rule.ts";

const RESPONSIBILITY =
  /^(?:is|was|were|are) (?:(?:really|actually|ultimately) )?(?:to blame|responsible(?: for (?:this|that|it|(?:the|this) (?:outage|incident|failure|breakage|mess|problem|crash|loss|error))\b| ?\?| ?$)|at fault|guilty|behind (?:this|the outage))/;
const DID_THIS =
  /^(?:did (?:this|that|it)|let (?!(?:\w+ ){1,3}know\b)|allowed|was (?:supposed|meant) to (?!be (?:paged|called|told|notified|informed|on call)\b)|gave the (?:order|go-ahead|green light|okay|ok)|thought (?:that )?(?:this|that|it) was a good|is going to own up|made (?:the|this|that) (?:mistake|error|change)|should have|approved|signed off|authori[sz]ed|messed|screwed|forgot|missed|caused)\b/;
const NEUTRAL =
  /^(?:fix|respond|notice|own|call|decide|need|know|join|find|detect|report|see|use|handle|help|resolve|escalate|page|write|review|restore|lead|work|attend|benefit|affect|be|have|want|get|receive|hold|read)$/;

/** What a question consists of that asks for the culprit of "it", and tells nothing that an answer would lose. */
const BARE =
  /^(?:is|was|were|are|did|to|at|for|behind|blame|responsible|guilty|fault|mistake|idea|error|caused|broke|made|let|happen|allowed|this|that|it|the|outage|incident|failure|breakage|mess|problem|crash|loss|really|actually|ultimately|\?|\.)$/;

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
    { words: "who whose" },
    {
      words: "which",
      people: true,
      with: { words: "of", near: 2 },
    },
    {
      words: "which",
      with: {
        words: "engineer team person developer admin operator group nurse technician employee member one",
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
      { text: "⟦Whose fault is it that `ward-7` was wiped at 10:02?⟧" },
      { text: "⟦Who caused the 40 minute outage in OPS-12?⟧" },
      { text: "## ⟦Who broke `checkout` on 3 May⟧" },
      { text: "⟦Whose bright idea was it to print on Sunday?⟧" },
      { text: "We must establish ⟦who left the hatch open⟧." },
      { text: "Open question: ⟦which of the two shifts lost the key, and broke the lock?⟧" },
      { text: "⟦Which one of the nurses mixed up the trays?⟧" },
      { text: "⟦Who let the sales team near the console?⟧" },
      { text: "⟦Who was supposed to be watching the tank?⟧" },
    ],
    clean: [
      { text: "Who was affected?" },
      { text: "Who responded, and what obstacles did they meet?" },
      { text: "Who owns the certificate inventory?" },
      { text: "Who do we call when the vendor is closed?" },
      { text: "The engineer who joined at 10:15 had handled the same alert in March." },
      { text: "Who needs to know about the next maintenance?" },
      { text: "Who on call approves a route change at night?" },
      { text: "Whose turn is it to print on Sunday?" },
      { text: "Asking who left the hatch open helps nobody; asking how it can stand open does." },
      { text: "Which of the two teams joined the call?" },
      { text: "We asked who left a note for the morning shift." },
      { text: "Who let the wards know?" },
      { text: "Who was supposed to be paged?" },
      { text: "The auditors asked who had approved the plan, and the ticket told them." },
    ],
  },
  *checkSentence(sentence, { lexicon, text }) {
    const { words } = sentence;
    for (let i = 0; i < words.length; i++) {
      const word = words[i];
      if (!word || !/^(?:who|whose|which)$/.test(word.lower)) continue;
      const finding = question(sentence, i, lexicon, text);
      if (finding && !isDenied(sentence, i) && !isAnswered(sentence, i)) {
        yield finding;
        return;
      }
    }
  },
});

const MESSAGE =
  "This question looks for a person. What are the factors that contributed, and how did they come together?";

const FACTORS = "What are the factors that contributed to the failure?";

function question(sentence: Sentence, at: number, lexicon: Lexicon, document: string): Finding | undefined {
  const { words } = sentence;
  const last = words.length - 1;
  const direct =
    /\bquestions? :$/.test(lowerText(sentence, 0, at - 1)) ||
    words
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
  // "**Asking who broke it** leads nowhere": what is said of the question asks it of nobody.
  const topic =
    /^(?:asking|wondering|knowing|establishing|determining|finding out|identifying)$/.test(
      lowerText(sentence, 0, at - 1),
    ) && sentence.clauses.filter(({ verb }) => verb.finite && verb.first > at).length > 1;
  if (topic) return undefined;
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
    lowerAt(words, at) === "who"
      ? asksForCulprit(sentence, at, rest, lexicon)
      : lowerAt(words, at) === "whose"
        ? /^(?:(?:bright|brilliant|great|clever) )?(?:fault|mistake|idea|error|job|responsibility|spark|brainwave)\b/.test(
            rest,
          )
        : (/^(?:engineer|team|person|developer|admin|operator|group|one of (?:us|them|you)|nurse|technician|employee|member)\b/.test(
            rest,
          ) ||
            isOneOf(sentence, at)) &&
          sentence.clauses.some((clause) => clause.verb.past && harms(sentence, clause, lexicon));
  if (!asksPerson) return undefined;
  const range = rangeOf(sentence, at, direct || words[last]?.tag !== "stop" ? last : last - 1);
  const bare = words.slice(at + 1).every((word) => BARE.test(word.lower));
  const { heading, block } = sentence.place;
  const factors = replace(FACTORS_ASKED, range, heading ? "Contributing factors" : FACTORS);
  // In a table the answer stands beside it: that one question fits every answer less than its own.
  const fits = direct && bare && block.kind !== "cell";
  return {
    range,
    message: MESSAGE,
    ...(fits && { fix: factors }),
    suggestions: () => insteadOfWho(sentence, { at, range, direct, rest, bare, factors }, document),
  };
}

function asksForCulprit(sentence: Sentence, at: number, rest: string, lexicon: Lexicon): boolean {
  if (RESPONSIBILITY.test(rest) || DID_THIS.test(rest)) return true;
  const clause = sentence.clauses.find((it) => it.verb.first > at);
  if (!clause || clause.subject?.head !== at || NEUTRAL.test(clause.verb.lemma)) return false;
  return clause.verb.past && !clause.verb.passive && harms(sentence, clause, lexicon);
}

/** "which **of the two shifts** broke it" */
const isOneOf = (sentence: Sentence, at: number): boolean => {
  const of = lowerAt(sentence.words, at + 1) === "one" ? at + 2 : at + 1;
  const whole = sentence.phrases.find(({ first }) => first === of + 1 || first === at + 1);
  return (
    lowerAt(sentence.words, of) === "of" &&
    (isHuman(sentence.agent(whole)) || /^(?:shift|desk|watch)$/.test(headLemma(sentence.words, whole)))
  );
};

function harms(sentence: Sentence, clause: Clause, lexicon: Lexicon): boolean {
  const { main } = clause.verb;
  const { particle } = clause;
  const left = ["HARM_V", "OMISSION_V"].some((list) => lexicon.verbAt(list, sentence.words, main, particle));
  if (left || betrays(sentence, clause)) return true;
  const object = lowerText(sentence, main + 1, main + 4);
  return (
    !!lexicon.verbAt("OP_V", sentence.words, main, particle) &&
    /^(?:this|that|it|the (?:wrong|bad|broken|faulty|change|build|bucket)|the|a bad|on|off)\b/.test(object)
  );
}
