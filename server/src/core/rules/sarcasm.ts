import { isCredit } from "../acts/polarity.ts";
import { isHuman, isThirdPerson } from "../english/agents.ts";
import { findWords, isQuestion, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { deletion } from "../rewording/deletion.ts";
import { asPrompt } from "../rewording/parts.ts";
import { LEFT_OUT } from "../rewording/phrases.ts";
import { defineRule, type Finding, replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";

const EVALUATIVE =
  /^(?:experts?|fix|fixed|test|tested|testing|review|reviewed|senior|quick|improvement|improved|plan|planned|best practices?|process|professional|helpful|monitoring|monitored|stable|minor|simple|safe|secure|working|works|urgent|important|genius|solution|help|helped)$/;
/** After these a quotation is a label, a value or a term. */
const LABEL =
  /\b(?:button|option|field|status|state|value|called|named|labelled|labeled|label|says|said|say|shows?|showed|reported|reports|reads|titled|message|error|flag|column|word|term|tag|key|click|press|select|type|set to|marked(?: as)?|so-called|known as|job|task|step|phase|section|tab|menu|page|as)$/;
const PHRASES =
  /\b(?:brilliant|genius|wonderful|clever) (?:idea|move|plan)\b|\bsurprise ,? ?surprise\b|\bwho would have thought\b|\bwhat could possibly go wrong\b|\bbravo to whoever\b|\bslow clap\b|\bapparently (?:nobody|no one|no-one)\b|\bin (?:its|their|his|her) infinite wisdom\b|\bas if by magic\b|\bbecause of course\b|\b(?:this|that) (?:is|'s) what happens when (?:people|you|someone|somebody|nobody|no one|engineers|developers|they)\b|\bguess who\b|\bthe (?:geniuses|masterminds|wizards|rocket scientists|jokers|monkeys|cowboys) (?:in|at|from|of|who|over)\b|\bwho was the (?:genius|idiot|joker|hero|clown|mastermind|bright spark)\b|\bsome clever (?:person|people|dev|developer|admin|guy|colleague|engineer)\b|\b(?:what a|big|huge) surprise\b|\bhow (?:nice|kind|generous|thoughtful|convenient) of (?:them|him|her|the|our)\b|\bsold us (?:garbage|crap|snake oil|a lemon|junk|rubbish)\b|\b(?:hats off|congratulations|congrats|three cheers|chapeau) to (?=(?:[\w'-]+ ){1,6}?(?:who|that|for) (?:\w+ )?(?:delet|wip|broke|break|crash|destroy|forg|unplugg|dropp|ignor|overwr|los))|\bthanks for nothing\b|\b(?:genius|hero|expert|optimist) that (?:he|she|they|i|we) (?:is|are|am|was|were)\b|\b(?:is|was|would) (?:it|that) (?:really |be |have been )*too much to (?:ask|expect)\b/g;
/** "**Would it have killed the carrier to** send a note?" */
const RHETORICAL = /\bwould it (?:have )?(?:kill(?:ed)?|hurt) (?=(?:[\w'-]+ ){1,8}?to\b)/g;
/** "**Someone thought it was a good idea** to run this at noon": whoever is not named is mocked. */
const GOOD_IDEA =
  /\b(?:someone|somebody|whoever|some (?:\w+ )?(?:genius|\w+)) (?:\w+ )?(?:thought|decided|figured|felt) (?:that )?it (?:was|would be|might be|'d be) (?:an? )?(?:very |really )?(?:good|great|smart|clever|fun|brilliant|excellent|wise|nice|funny)\b/g;
/** "Our **beloved** vendor", "the **so-called** experts" */
const MOCKED = /\b(?:our (?:beloved|dear|esteemed)|(?:the|these|those|a) so ?- ?called|so ?- ?called)\b/g;

export default defineRule({
  id: "sarcasm",
  category: "tone",
  precedence: 260,
  summary: "Irony, such as quotation marks around a word that is not meant.",
  rationale: `Irony judges people without saying how. Quotation marks around one word are its commonest sign [S67], and readers who were there feel meant [S11].`,
  exemptions: `Labels, values and messages of programs, terms that are introduced, and thanks that are meant.`,
  triggers: [
    {
      words:
        "brilliant genius wonderful clever surprise bravo apparently infinite magic possibly thought clap course geniuses mastermind masterminds wizard wizards scientist scientists jokers joker monkey monkeys cowboy cowboys surprises lucky nice kind generous thoughtful convenient congratulations congrats chapeau",
    },
    { words: "hats cheers", with: { words: "off three" } },
    { words: "sold", with: { words: "us", near: 1 } },
    { words: "who", with: { words: "genius idiot joker hero clown mastermind spark", near: 4 } },
    { words: "beloved dear favourite favorite esteemed called", with: { words: "our so" } },
    { words: "happen", with: { words: "when", near: 1 } },
    { words: "hero expert optimist", with: { words: "that", near: 1 } },
    { words: "guess thanks", with: { words: "who nothing", near: 2 } },
    { words: "would", people: true, with: { words: "kill hurt", near: 3 } },
    { words: "much", with: { words: "ask expect", near: 2 } },
    {
      words: "someone somebody whoever some",
      with: { words: "thought decide figure feel", near: 5 },
    },
    {
      words:
        "expert fix test testing review senior quick improvement improve plan best process professional helpful monitoring monitor stable minor simple safe secure working work urgent important solution help",
      people: true,
      quoted: true,
    },
  ],
  examples: {
    reported: [
      { text: 'The "⟦expert⟧" on call restarted it twice.' },
      { text: "Someone had the ⟦brilliant idea⟧ to run it at noon." },
      { text: "⟦Someone thought it was a good⟧ idea to run this at noon." },
      { text: "⟦This is what happens when people⟧ do not read the notice." },
      { text: "⟦Surprise, surprise⟧: the backup was empty." },
      { text: 'The change was "⟦reviewed⟧" by two people.' },
      { text: "⟦What could possibly go wrong⟧ with a manual failover?" },
      { text: "⟦Bravo to whoever⟧ turned off the alert. 🙄" },
      { text: "The head chef, ⟦genius that he is⟧, salted the soup twice." },
      { text: "⟦Would it have killed the night desk⟧ to leave a note?" },
      { text: "⟦Was it really too much to ask⟧ for one line in the log?" },
      { text: "⟦Guess who⟧ had changed the rule: Kofi." },
      { text: "⟦Our beloved vendor⟧ moved the gate again." },
      { text: "⟦The geniuses in⟧ the box office sold it twice." },
      { text: "⟦Who was the genius⟧ who locked the gate?" },
    ],
    clean: [
      { text: 'Click "Apply" and wait for the green status.' },
      { text: 'The pods were in the "Pending" state.' },
      { text: 'This condition is called "split brain".' },
      { text: "We thought it was a good idea to run this at noon, when traffic is low." },
      { text: "Someone thought that the job had run at noon." },
      { text: "This is what happens when the notice is not sent." },
      { text: "Bravo to the support team for the fast updates." },
      { text: 'The job reported "success" with exit code 1.' },
      { text: 'The field "reviewed" is set by the bot.' },
      { text: "Would it kill the pod to send SIGTERM?" },
      { text: "The fitter, an expert that was called in at noon, found the leak." },
      { text: "Amara guessed who was on call." },
      { text: "Apparently nobody was using the form at that hour.", within: "lucky" },
      { text: "Our beloved mascot moved to the yard." },
      { text: "Hats off to the crew for the quick repair." },
    ],
  },
  *checkSentence(sentence, { text }) {
    const { place } = sentence;
    if (place.heading || place.roles.some((role) => role === "thanks" || role === "lucky") || isCredit(sentence))
      return;
    for (const { first, last } of [...findWords(sentence, PHRASES), ...findWords(sentence, GOOD_IDEA)]) {
      // "Surprise, surprise:" goes, with what ties it to the rest.
      const range = rangeOf(sentence, first, last);
      const opens = first === 0 && /^[,:]/.test(text.slice(range.end));
      yield {
        range,
        message: MESSAGE,
        suggestions: opens
          ? [deletion(LEFT_OUT, text, { start: range.start, end: range.end + 1 })]
          : plainly(sentence, range),
      };
    }
    for (const { first, last } of findWords(sentence, RHETORICAL)) {
      const whom = sentence.phrases.find((it) => it.first === last + 1);
      if (!whom || !isHuman(sentence.agent(whom))) continue;
      const range = rangeOf(sentence, first, whom.last);
      yield { range, message: MESSAGE, suggestions: plainly(sentence, range) };
    }
    for (const { first, last } of findWords(sentence, MOCKED)) {
      const whom = sentence.phrases.find((it) => it.first <= last && it.head > last);
      const agent = sentence.agent(whom);
      if (!whom || !(isThirdPerson(agent) || agent === "we")) continue;
      const range = rangeOf(sentence, first, whom.last);
      yield { range, message: MESSAGE, suggestions: plainly(sentence, range) };
    }
    yield* quoted(sentence);
  },
});
/** The whole in plain words; a question that asks nothing is answered. */
function plainly(sentence: Sentence, range: Range): readonly Suggestion[] {
  const [title, text] = ["Say it plainly", "⟨What happened, plainly⟩"] as const;
  return range.start === sentence.start && isQuestion(sentence)
    ? [replace(title, { start: sentence.start, end: sentence.end }, `${text}.`)]
    : asPrompt(title, sentence, range, text, 3);
}

const MESSAGE = "This can be read as irony. What happened, in plain words?";

/** One or two words in quotation marks that mean the opposite: the "expert" on call. */
function* quoted(sentence: Sentence): Iterable<Finding> {
  const { words } = sentence;
  for (let open = 0; open < words.length; open++) {
    if (!/^["“]$/.test(words[open]?.text ?? "")) continue;
    const close = words.findIndex((word, i) => i > open + 1 && i <= open + 3 && /^["”]$/.test(word.text));
    if (close < 0) continue;
    const said = lowerText(sentence, open + 1, close - 1);
    const human = sentence.phrases.some((phrase) => isHuman(sentence.agent(phrase)));
    const value = words.slice(open + 1, close).some((word) => word.text !== word.lower);
    const before = lowerText(sentence, Math.max(0, open - 2), open - 1);
    if (EVALUATIVE.test(said) && human && !value && !LABEL.test(before)) {
      const [left, right] = [words[open], words[close]];
      if (left && right)
        yield {
          range: rangeOf(sentence, open + 1, close - 1),
          message: MESSAGE,
          suggestions: [
            {
              title: "Leave the quotation marks out",
              edits: [
                { start: left.start, end: left.end, text: "" },
                { start: right.start, end: right.end, text: "" },
              ],
            },
          ],
        };
    }
    open = close;
  }
}
