import { owner as ownerOf } from "../acts/mistake.ts";
import { isDenied } from "../acts/polarity.ts";
import { isHuman, isOurs, isThirdPerson } from "../english/agents.ts";
import { clauseAt, findWords, lowerText, matchesOf, phraseAt, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import { deletion } from "../rewording/deletion.ts";
import { asPrompt } from "../rewording/parts.ts";
import { LEFT_OUT } from "../rewording/phrases.ts";
import { leadOf } from "../rewording/things.ts";
import { defineRule, type Finding, replace, type Suggestion } from "../rule.ts";

const STRONG =
  /^(?:ridiculous|pathetic|disgraceful|clusterfuck|clusterf\*\*\*|shitshow|shit show|dumpster fire|fiasco|debacle|shambles|abysmal|insane|insanely|nightmare|we can't believe|i can't believe|beyond belief|sick of|fed up|train wreck|trainwreck|wtf|omg|damn|goddamn|crap|shit|fuck|fucking|bloody|freaking|outrageous|absurd|appalling|bloodbath|carnage|comedy of errors|for crying out loud|for .+ sake|shitty|bullshit|ffs|fml|facepalm|damned|dammit|goddammit|crappy|epic fail|epic failure|what the hell|what the heck|what the fuck|how the hell|who the hell|why the hell|piece of crap|piece of junk|pile of junk|piece of garbage|pile of garbage|pile of crap|hot mess|hot garbage|utter mess|what a mess|what a joke|what a disaster|what a circus|what a shame|goat rodeo|rabbit in the headlights|deer in the headlights|headless chicken|laughing stock|laughingstock|idiocy|lunacy|pure madness|complete madness|travesty|scandalous|disgusting|despicable|shameful|hair-raising|preposterous|ludicrous|batshit|batshit crazy|a bad joke|a sick joke|a slap in the face|in the foot|laughable how|embarrassing to watch|embarrassing to see|beggars belief|makes my blood boil|god-awful|godawful|a total farce|utter chaos|utter garbage|utter nonsense|complete nonsense|sheer madness|sheer idiocy|sheer lunacy)$/;
/** Not in `recommended`'s voice unless they judge people: words of size and feeling. */
const MILD =
  /^(?:terrible|terribly|horrible|horrendous|horrific|awful|atrocious|shocking|shockingly|disaster|disastrous|catastrophe|catastrophic|chaos|mayhem|crazy|hell|hellish|unbelievable|unbelievably|tired of|meltdown|massacre|a joke|a circus|a farce|laughable)$/;
const TECHNICAL =
  /\b(?:disaster[ -]recovery|catastrophic (?:failure|cancellation|backtracking|forgetting)|chaos (?:monkey|engineering|testing|experiment)|dependency hell|callback hell|bloody mary|disaster plan|disaster site|disaster tolerance)\b/g;
/** What people do together. */
const CONDUCT =
  /^(?:handover|hand-over|communication|coordination|response|planning|organisation|organization|teamwork|moderation|leadership|management|supervision|handling|behaviou?r|reaction|answer|idea|decision|attitude|performance|conduct|reply|preparation|testing)$/;
/** Verbs that may begin a line in capitals: SQL, HTTP, RFC words. */
const SHOUT = /^[A-Z]{4,}$/;
const ACRONYM =
  /^(?:HTTP|HTTPS|JSON|YAML|TOML|SMTP|UUID|ASCII|UTF|POST|DELETE|PATCH|HEAD|SELECT|INSERT|UPDATE|CREATE|DROP|TABLE|FROM|WHERE|ALTER|TRUNCATE|GRANT|MUST|SHOULD|SHALL|NULL|TRUE|FALSE|ERROR|WARN|WARNING|INFO|DEBUG|FATAL|CRITICAL|TODO|DONE|NOTE|OOMK|SIGKILL|SIGTERM|IMPORTANT|RESOLVED|CLOSED|OPEN|HIGH|MEDIUM|DRAFT|FINAL|STATUS|CHAOSS|RAID|DHCP|LDAP|SAML|OIDC|MFA|CIDR|NAT|VLAN|BGP|CRUD|REST|GRPC|SARIF|CRITICAL|ALERT|FIRING|PRIMARY|REPLICA)$/;
const ANGRY = new Set(["😡", "🤬", "🤦", "😤", "🙄"]);

export default defineRule({
  id: "animated-language",
  category: "tone",
  severity: "warning",
  precedence: 270,
  summary: "Drama: *ridiculous*, *nightmare*, swearing, `!!!`, capitals.",
  rationale: `Animated language distracts from the event and wears down psychological safety; data does the work better [S11].
A vent is the first half of the SRE book's own example of pointing fingers [S10].
How long, how many, how often?`,
  exemptions: `Technical terms (*disaster recovery*, *catastrophic backtracking*, *chaos engineering*, a kernel panics), quoted speech, a single exclamation mark, celebration, and names in capitals.`,
  triggers: [{ lists: "ANIM", words: "seriously" }, { shouting: true }],
  examples: {
    reported: [
      { text: "⟦NOBODY TOLD US⟧ about the migration." },
      { text: "No documentation existed, which is ⟦ridiculous⟧." },
      { text: "The failover was a complete ⟦nightmare⟧⟦!!!⟧" },
      { text: "⟦We can't believe⟧ this got through review." },
      { text: "What a ⟦dumpster fire⟧ of a rollout." },
      { text: "⟦Seriously⟧, we are ⟦sick of⟧ these pages." },
      { text: "The ⟦damn⟧ cache was cold again." },
      { text: "The vendor's support is ⟦a joke⟧." },
      { text: "⟦For crying out loud⟧, the lamp was red." },
    ],
    clean: [
      { text: "The disaster recovery site took over in eleven minutes." },
      { text: "The kernel panicked twice." },
      { text: "Chaos engineering found the same gap in June." },
      { text: "Great work on the failover!" },
      { text: "Write volume rose forty-fold within a minute." },
      { text: "The alert fired at 02:11." },
      { text: "A catastrophic backtracking pattern in the regular expression used all CPU." },
      { text: "The circus had no power for two hours." },
      { text: "Thank you all!!!" },
      { text: "THE BOX IS SOLD WITHOUT ANY LIABILITY OF THE MAKER." },
    ],
  },
  *checkSentence(sentence, { text, ask }) {
    // A story is told with feeling.
    for (const finding of check(sentence, text))
      yield ask(({ kind }) => kind) === "war-story" ? { ...finding, severity: "hint" } : finding;
  },
});

function* check(sentence: Sentence, text: string): Iterable<Finding> {
  const { place } = sentence;
  if (place.heading || place.roles.includes("thanks")) return;
  const technical = findWords(sentence, TECHNICAL);
  for (const match of matchesOf(sentence, "ANIM")) {
    if (technical.some((it) => it.first <= match.last && it.last >= match.first) || isDenied(sentence, match.first))
      continue;
    const word = sentence.words[match.first];
    // A name: `Hell's Kitchen`, `Chaos`.
    if (match.first > 0 && word && word.text !== word.lower && match.first === match.last) continue;
    const range = rangeOf(sentence, match.first, match.last);
    const personal = isPersonal(sentence, match.first);
    const own = sentence.agent(clauseAt(sentence, match.first)?.subject);
    if (match.entry === "tired of" && isOurs(own)) continue;
    if (!STRONG.test(match.entry) && !(MILD.test(match.entry) && personal)) continue;
    const adverbial = /ly$|^(?:damn|goddamn|fucking|bloody|freaking)$/.test(match.entry);
    yield {
      range,
      message: MESSAGE,
      suggestions: () => reword(sentence, match.first, match.last, adverbial, text),
    };
  }
  for (const { first, last } of findWords(sentence, /^seriously ,/g))
    yield {
      range: rangeOf(sentence, first, first),
      message: MESSAGE,
      suggestions: [deletion(LEFT_OUT, text, rangeOf(sentence, first, last))],
    };
  yield* marks(sentence, text);
  yield* capitals(sentence, text);
}

const MESSAGE = "Strong words draw the eye from the event. Which figure says the same?";

/** What describes is left out; what is said of something asks for the figures. */
function reword(sentence: Sentence, first: number, last: number, adverbial: boolean, text: string): Suggestion[] {
  const { words } = sentence;
  const range = rangeOf(sentence, first, last);
  const describes = /^(?:noun|name|adjective|number)$/.test(words[last + 1]?.tag ?? "");
  // "a ridiculous nine hours": the article would stay without a noun.
  if (words[last + 1]?.tag === "number") return [];
  // "I can't believe that the door was open"
  if (/believe$/.test(lowerAt(words, last))) {
    const end = lowerAt(words, last + 1) === "that" ? last + 1 : last;
    return [deletion(LEFT_OUT, text, rangeOf(sentence, first, end))];
  }
  // "was freaking out", "we are fed up with", "fucked up": without it the sentence would say something else.
  const follows = lowerAt(words, last + 1);
  if (
    /^(?:joke|circus|farce|laughable)$/.test(lowerAt(words, last)) ||
    follows === "up" ||
    (words[first - 1]?.tag === "be" && /^(?:out|with|of)$/.test(follows))
  )
    return asPrompt("Give the figures", sentence, range, "⟨What happened: how long, how many, how often⟩", 2);
  if (adverbial || describes) return [deletion(LEFT_OUT, text, range)];
  if (/^(?:seem|look|feel|sound|appear|become)$/.test(lemmaAt(words, first - 1)) || lowerAt(words, last + 1) === "of")
    return asPrompt("Give the figures", sentence, range, "⟨What happened: how long, how many, how often⟩");
  return [
    replace("Give the figures", rangeOf(sentence, leadOf(sentence, first), last), "⟨how long, how many, how often⟩"),
  ];
}

function isPersonal(sentence: Sentence, index: number): boolean {
  const clause = clauseAt(sentence, index);
  // "Unbelievably, the porter pressed it again"
  if (sentence.words[index]?.tag === "adverb") return isThirdPerson(sentence.agent(clause?.subject, clause));
  // "did a terrible job", "the horrible code of the previous tenants"
  const phrase = phraseAt(sentence, index);
  if (
    phrase &&
    index < phrase.head &&
    /^(?:job|code|decision|idea|change|work|script|patch|design|attempt)$/.test(headLemma(sentence.words, phrase))
  )
    return (
      isThirdPerson(ownerOf(sentence, phrase, true)?.agent) ||
      isThirdPerson(phrase.possessor && sentence.agent(phrase.possessor)) ||
      (clause?.verb.lemma === "do" && isThirdPerson(sentence.agent(clause.subject, clause)))
    );
  if (!clause?.subject || clause.verb.lemma !== "be") return false;
  const subject = headLemma(sentence.words, clause.subject);
  return CONDUCT.test(subject) || isHuman(sentence.agent(clause.subject, clause));
}

/** Two exclamation marks or more, mixed marks, and angry faces. */
function* marks(sentence: Sentence, text: string): Iterable<Finding> {
  const { words } = sentence;
  for (let i = 0; i < words.length; i++) {
    if (ANGRY.has(words[i]?.text ?? "") && words[i]?.text !== "🙄")
      yield {
        range: rangeOf(sentence, i, i),
        message: MESSAGE,
        fix: deletion(LEFT_OUT, text, rangeOf(sentence, i, i)),
      };
    if (words[i]?.text !== "!" && words[i]?.text !== "?") continue;
    let last = i;
    while (words[last + 1] && /^[!?]$/.test(words[last + 1]?.text ?? "") && !words[last + 1]?.spaced) last++;
    const run = words
      .slice(i, last + 1)
      .map((word) => word.text)
      .join("");
    if (last > i && run.includes("!") && !(JOY.test(lowerText(sentence)) && !run.includes("?")))
      yield {
        range: rangeOf(sentence, i, last),
        message: MESSAGE,
        fix: replace("One mark is enough", rangeOf(sentence, i, last), run.includes("?") ? "?" : "."),
      };
    i = last;
  }
}

/** "Thank you all!!!", "What a relief!!!" */
const JOY =
  /^(?!.*\b(?:again|another|outage|broken|broke|nobody)\b).*\b(?:thanks?|relief|relieved|congratulations|congrats|yay|hooray|hurray|well done|happy|proud|love|solved|fixed|recovered|success|back (?:online|up))\b/;

/** A licence shouts by law. */
const LEGAL = /\b(?:MERCHANTABILITY|LIABLE|LIABILITY|DAMAGES|COPYRIGHT|DEFECTIVE)\b/;

/** Two words or more in capitals, not names. */
function* capitals(sentence: Sentence, text: string): Iterable<Finding> {
  const { words } = sentence;
  for (let i = 0; i < words.length; i++) {
    let last = i;
    while (words[last] && /^[A-Z]{2,}$|^I$/.test(words[last]?.text ?? "")) last++;
    const run = words.slice(i, last);
    if (
      run.length >= 2 &&
      // "BACKWARD COMPATIBILITY", "PLEASE READ"
      !(run.length === 2 && run.some(({ tag }) => tag === "adverb")) &&
      run[0]?.text !== "PLEASE" &&
      !LEGAL.test(text.slice(sentence.start, sentence.end)) &&
      run.filter((word) => SHOUT.test(word.text) && (run.length > 2 || !ACRONYM.test(word.text))).length >= 2 &&
      run.some((word) => SHOUT.test(word.text) && !ACRONYM.test(word.text)) &&
      run.some(
        (word) =>
          word.tag === "pronoun" ||
          word.tag === "not" ||
          word.tag === "be" ||
          word.tag === "modal" ||
          word.tag === "adverb",
      )
    ) {
      const range = rangeOf(sentence, i, last - 1);
      const said = text.slice(range.start, range.end).toLowerCase();
      yield {
        range,
        message: MESSAGE,
        // "Nobody told us" would be as absolute in lower case.
        suggestions: /\b(?:nobody|no one|everyone|everybody|always|never)\b/.test(said)
          ? asPrompt("Say how word travelled", sentence, range, "⟨What was announced⟩ reached ⟨whom⟩ by ⟨which way⟩")
          : [replace("Write it in lower case", range, i === 0 ? said.charAt(0).toUpperCase() + said.slice(1) : said)],
      };
    }
    i = Math.max(i, last - 1);
  }
}
