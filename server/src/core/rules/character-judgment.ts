import { isUnreal } from "../acts/act.ts";
import { owner as ownerOf } from "../acts/mistake.ts";
import { hasReason, isAboutBlame, isCredit, isDenied, isStateAtTime, isTechnical } from "../acts/polarity.ts";
import { isHuman, isOther, isOtherParty, isThirdPerson } from "../english/agents.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, findWords, lowerText, matchesOf, phraseAt, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt, type Word } from "../english/word.ts";
import type { Lexicon, PhraseMatch } from "../lexicon.ts";
import { withoutVerdict } from "../rewording/clauses.ts";
import { deletion } from "../rewording/deletion.ts";
import { whatWasSeen, withoutWord } from "../rewording/judgement.ts";
import { JUDGEMENT_LEFT_OUT } from "../rewording/phrases.ts";
import { defineRule, type Finding, replace, type Suggestion, suggestionsOf } from "../rule.ts";
import { NEGATIONS } from "../triggers/trigger.ts";

/** With "by somebody" behind, these are about whoever that is, whatever they describe: "a careless copy and paste by …". */
const CONDUCT =
  /^(?:careless|reckless|negligent|sloppy|thoughtless|irresponsible|overzealous|hasty|clumsy|stupid|dumb|idiotic|foolish|silly|lazy|moronic|asinine|daft)$/;
/** Said of people and of nothing else, whoever they are: "one incompetent temp". */
const OF_PEOPLE = /^(?:incompetent|clueless|arrogant|inept)$/;
/** Nobody says these of those affected but to judge them. */
const OF_ANYONE =
  /^(?:careless|reckless|negligent|incompetent|clueless|lazy|sloppy|stupid|dumb|idiotic|foolish|ignorant|irresponsible|undisciplined|stubborn)$/;
const OF_DEEDS =
  /^(?:dumb|stupid|idiotic|foolish|moronic|asinine|daft|irresponsible|reckless|careless|thoughtless|unprofessional|amateurish|negligent)$/;
/** Deficits of character as nouns, which need an owner: "the brewer's stubbornness". */
const TRAIT =
  /^(?:\w[\w-]*ness|stupidity|incompetence|arrogance|impatience|ineptitude|naivety|naiveté|gullibility|apathy|disinterest|dishonesty|deceit|egoism|ego|hubris|timidity|cowardice|immaturity|unprofessionalism|amateurism|dilettantism|obstinacy|imprudence|irresponsibility|lethargy|sloth|disobedience|insubordination|vanity|indiscipline|nonchalance)$/;
/** What people make or decide: an adjective of character on it is about them. */
const WORK =
  /^(?:change|commit|review|handover|hand-over|decision|work|mistake|error|attitude|approach|behaviour|behavior|handling|planning|coding|action|move|merge|deploy|deployment|assumption|choice|job|oversight|act|attempt|response|testing|judgement|judgment|edit|typo|slip|omission|conduct|management|mindset|shortcut|rush|haste|reply|communication|leadership|practice)$/;
const CODE =
  /\b(?:naive|lazy) (?:[\w-]+ )?(?:handling|approach|implementation|parsing|matching|retry|check|solution)\b|\b(?:handling|implementation|parsing|matching|parser|algorithm) (?:of [\w-]+ )?(?:is|was) (?:\w+ )?(?:naive|lazy)\b/;
/** Nouns of character that are also technical words; the others are about people whatever they stand beside. */
const NEEDS_HUMAN =
  /^(?:dummy|cowboy|hotshot|noob|n00b|newbie|rookie|amateur|blunder|embarrassment|disgrace|weak link|liar|charlatan|dilettante|deadwood|dead wood|dead weight|greenhorn)$/;
const SCORN =
  /\b(?:should be ashamed|shame on (?:him|her|them|you|whoever|the)|asleep at the (?:wheel|switch)|out of (?:his|her|their) depth|in over (?:his|her|their|its|our|my) heads?|caught (?:napping|with (?:his|her|their|our|my) pants down)|lost (?:their |its |our )?focus|not up to the job|(?:was|were|is|are) freaking out|freaked out|lost (?:his|her|their) (?:nerve|head|cool)|dropped the ball|had no business \w+ing|(?:caused by|due to|because of|result of|thanks to) (?:sheer |pure |plain |simple )?(?:carelessness|complacency|sloppiness|laziness|stupidity|incompetence|arrogance|recklessness)|let (?:us|me|everyone|everybody|the (?:whole )?team|the customer|our customers|the side) down|left (?:us|me|them|everyone|the (?:\w+ )?team) (?:in the lurch|high and dry|hanging|out in the cold|holding the bag)|threw (?:us|me|him|her|them) under the bus|hung (?:us|me|him|her|them) out to dry|(?:did n't|did not|does n't) do (?:his|her|their|its) jobs?|took (?:his|her|their|its) (?:own )?(?:sweet )?time(?! to (?:explain|check|read|walk|make sure|understand))|asleep on (?:his|her|their) feet|had the bright idea (?:of|to)|some (?:genius|joker|bright spark)|(?:carelessness|complacency|sloppiness|laziness|incompetence|recklessness)(?: [\w-]+){0,3} (?:cost|caused|led|let|meant)|without so much as|(?:nobody|none|no one|not one)(?: [\w-]+){0,4} had the (?:good )?(?:sense|wit|decency|courage|courtesy|foresight|guts|presence of mind) to|without (?:a second (?:look|glance|thought)|a moment 's thought|thinking twice)|too (?:clever|smart) (?:by half|for (?:his|her|their) own good)|lost the plot|too (?:proud|shy|scared|afraid|cheap|comfortable|cool) to \w+|distracted by (?:his|her|their) (?:\w+ )?(?:phones?|mobiles?|smartphones?|games?|chats?)|(?:without|with (?:no|little)|showed (?:no|little|complete|total)|had no) (?:any )?(?:dis)?regard (?:for|to)|(?:not|n't) (?:cut out|suited|the right \w+) for|(?:not|n't) (?:\w+ )?give a (?:damn|shit|fuck|toss|hoot|crap|rat)|in (?:his|her|their) own (?:little )?world|under the influence|d(?:o|oes|id) as (?:he|she|they) pleased?s?|(?:behaved?|behaves|acted|acts) like (?:an? )?(?:\w+ )?(?:beginner|amateur|child|children|fool|idiot|clown|cowboy|novice)s?|(?:is|was|'s) typical of)\b/g;
/** Not a verdict, but a condition of the person that is given as the cause. */
const SOFT =
  /^(?:inexperienced|junior|new|tired|distracted|confused|under-trained|undertrained|exhausted|sleepy|unprepared|untrained|unfamiliar)$/;

/** Conditions that are told of a person before anything else: "a tired administrator". */
const CONDITIONS = ["inexperienced", "tired", "distracted", "exhausted", "sleepy", "untrained", "undertrained"];

export default defineRule({
  id: "character-judgment",
  category: "blame",
  severity: "warning",
  preset: "minimal",
  precedence: 30,
  summary: "A person, or their work, is judged: careless, lazy, incompetent, a rookie mistake.",
  rationale: `We explain what others do by their character and what we do by our situation [S29].
*Careless*, *sloppy* and the like are evaluations, not observations [S69]; the rules of causation in health care forbid them for that reason [S51].
What did the person know, how long did they have, and what did the screen show?`,
  exemptions: `Technical terms (*lazy loading*, *naive datetime*, *dumb terminal*), systems ("input validation is lax"), praise by denial ("no one acted carelessly"), and conditions ("the shift was in its eleventh hour").`,
  triggers: [
    { lists: "CHAR_V", words: "carelessness complacency sloppiness" },
    { words: "sleep snooze nap doze slumber", people: "before" },
    { words: "trust rely", people: true, with: { words: "not cannot can couldn never" } },
    { words: "sense wit decency courage courtesy foresight guts presence", with: { words: "had have" } },
    {
      words: "clever smart plot please pleased pleases beginner amateur child fool idiot clown cowboy novice",
      people: true,
      with: { words: "too lost as like" },
    },
    {
      lists: "VIRTUE_ADJ",
      people: true,
      with: { words: ["less anything far nowhere hardly barely scarcely without", ...NEGATIONS] },
    },
    {
      words: "regard disregard phone mobile smartphone game chat damn shit fuck toss hoot crap rat world influence",
      people: true,
    },
    { words: "proud shy scared afraid cheap comfortable cool", people: true, with: { words: "too" } },
    { words: "cut suit right", people: true, with: { words: NEGATIONS } },
    { words: "typical", people: true, with: { words: "of", near: 1 } },
    { words: "without", people: true, with: { words: "second thought twice", near: 5 } },
    { words: "bright", with: { words: "idea", near: 1 } },
    { words: "genius joker spark", with: { words: "some" } },
    { words: "much", with: { words: "without" }, people: "before" },
    { words: "drop let", with: { words: "ball down" }, people: true },
    { words: "lurch dry hanging cold bag bus", people: true, with: { words: "left threw hung" } },
    { words: "do take have had", with: { words: "job jobs time business" }, people: true },
    {
      lists: "CHAR_ADJ CHAR_NOUN CHAR_ADV",
      words: "ashamed shame asleep depth nerve freak nap napping pants focus",
    },
    {
      words:
        "inexperienced junior new tired distracted confused trained undertrained exhausted sleepy unprepared untrained unfamiliar",
      people: true,
      with: { words: "because since as" },
    },
    { words: ["slow slowly late hastily hesitantly", ...CONDITIONS], people: true },
    { words: "care thought", with: { words: "little enough insufficient no" } },
    { words: "head cool job", people: true, with: { words: "lost over up" } },
  ],
  examples: {
    reported: [
      { text: "⟦Foolishly⟧, the registrar pushed the button." },
      { text: "- 14:31 ⟦Carelessly⟧, the registrar restarts the pump.", within: "timeline" },
      { text: "The review speaks of ⟦their incompetence⟧." },
      { text: "A ⟦careless⟧ change to the proxy rules started the incident." },
      { text: "The ⟦rookie⟧ mistake cost us an hour." },
      { text: "The reviewer ⟦was lazy⟧ and skimmed the diff." },
      { text: "Wei ⟦hastily⟧ merged the branch before lunch." },
      { text: "It takes an ⟦idiot⟧ to run that on a Friday." },
      { text: "The storage group ⟦is incompetent⟧ at capacity planning." },
      { text: "This was ⟦sloppy⟧ work by the integrators." },
      { text: "The engineer ⟦was overconfident⟧ about the failover." },
      { text: "The night operator reacted ⟦far too slowly⟧ to the falling pressure." },
      { text: "⟦Too little care was taken⟧ when the trays were labelled." },
      { text: "A ⟦careless⟧ copy and paste by the night clerk reached every branch." },
      { text: "One ⟦incompetent⟧ temp filed the forms twice." },
      { text: "Eilidh's ⟦reckless⟧ bulk edit emptied the register." },
      { text: "⟦The brewer's stubbornness⟧ cost us the batch." },
      { text: "Dr. Okonkwo kept ⟦nagging⟧ until the change was made." },
      { text: "Ops ⟦was sleeping⟧." },
      { text: "The spill was ⟦caused by carelessness⟧." },
      { text: "Martin ⟦had no business touching⟧ the vault." },
      { text: "You ⟦can't trust the vendor⟧." },
      { text: "The engineer ⟦freaked out⟧." },
      { text: "The clerk stamped all forty forms ⟦without so much as⟧ a glance." },
      { text: "⟦Oblivious to the weather⟧, the rigging crew kept lifting." },
      { text: "One of the juniors went ⟦cowboy⟧ on the main board." },
      { text: "The relief cook ⟦went off-script⟧ and doubled the salt." },
      { text: "This ⟦is typical of the vendor⟧." },
      { text: "The foreman ⟦lost the plot⟧." },
      { text: "The editor let it through ⟦without a second look⟧." },
      { text: "A ⟦brain fade⟧ at the desk cost us the evening." },
      { text: "The surveyors ⟦were not thorough⟧." },
      { text: "The clerk stamped the form ⟦without being careful⟧." },
      { text: "The flood was caused by sheer ⟦indiscipline⟧." },
      { text: "The night porter ⟦was absent-minded⟧." },
    ],
    clean: [
      { text: "The guard was useless against the dust." },
      { text: "Recklessly, the scheduler dropped the table." },
      { text: "The review speaks of their workload." },
      { text: "The images are lazily loaded from a second host." },
      { text: "Input validation in the tool is lax: it accepts an empty list." },
      { text: "Everyone was told in Slack at 09:10." },
      { text: "The change was prepared in twelve minutes because the maintenance window was closing." },
      { text: "A naive datetime was compared with an aware one." },
      { text: "The rogue DHCP server handed out addresses for six minutes." },
      { text: "No one acted carelessly; the prompt gave no hint of the target." },
      { text: "The valve reacted far too slowly to the falling pressure." },
      { text: "Care was taken to label each tray twice." },
      { text: "One incomplete form was filed twice." },
      { text: "Eilidh's bulk edit emptied the register, which has no undo." },
      { text: "The valve's stiffness cost us the batch." },
      { text: "The alert kept nagging until the change was made." },
      { text: "Dr. Okonkwo kept asking until the change was made." },
      { text: "The second engineer was sleeping when the page came at 03:10." },
      { text: "The spill was caused by corrosion." },
      { text: "You can't trust the clock of that node." },
      { text: "We could not rely on the provider's status page." },
      { text: "This is not because people are careless: both dials look the same." },
      { text: "The printer stamped all forty forms without so much as a pause." },
      { text: "Oblivious to the fault, the pump ran on." },
      { text: "The cowboy hat was lost." },
      { text: "The parser went off-script and wrote to the disk." },
      { text: "The load is typical of a Friday." },
      { text: "The switch went over without a second look at the queue." },
      { text: "Kofi was poking around a diff when the page came." },
      { text: "A dummy order was sent at nine." },
      { text: "The scale can be fooled by a wet box." },
      { text: "The handling of dates is naive." },
      { text: "The seal was not reliable." },
      { text: "The surveyors were not alone." },
      { text: "The scheduler is naive and takes all jobs for equal." },
      { text: "The clown fish was moved to another tank." },
    ],
  },
  *checkSentence(sentence, { lexicon, text }) {
    if (sentence.place.heading || isCredit(sentence)) return;
    for (const said of find(sentence, lexicon, text)) {
      const { range, message = MESSAGE } = said;
      const offers = (): readonly Suggestion[] => {
        const own = suggestionsOf(said);
        return own.length > 0 || message !== MESSAGE ? own : whatWasSeen(sentence, range);
      };
      yield { ...said, message, suggestions: offers };
    }
  },
});

/** What judges; it brings a message of its own where it is no verdict, and suggestions where there is more to ask than what was seen. */
type Verdict = Pick<Finding, "range"> & Partial<Finding>;

function* find(sentence: Sentence, lexicon: Lexicon, text: string): Iterable<Verdict> {
  for (const match of matchesOf(sentence, "CHAR_ADJ", "CHAR_NOUN", "CHAR_ADV")) {
    if (
      isDenied(sentence, match.first) ||
      isAboutBlame(sentence, match.first, match.last) ||
      isTechnical(sentence, match.first, match.last)
    )
      continue;
    const finding = judge(sentence, match, text);
    if (finding) yield finding;
  }
  for (const { first, last } of findWords(sentence, SCORN)) {
    // "This is typical of the vendor"; but "of a slow leak"
    const whom = sentence.phrases.find((it) => it.first === last + 1);
    if (lowerAt(sentence.words, last) === "of" && lowerAt(sentence.words, last - 1) === "typical") {
      if (whom && isThirdPerson(sentence.agent(whom))) yield { range: rangeOf(sentence, first, whom.last) };
      continue;
    }
    const clause = clauseAt(sentence, first);
    const verbal =
      /^(?:was|were|is|are|freaked|lost|asleep|out|in|not|dropped|had|let|do|did|does|took|caught|without|too|behaves?|behaved|acts|acted|distracted|with|showed|not|n't|under|left|threw|hung)$/.test(
        lowerAt(sentence.words, first),
      );
    const agent = sentence.agent(clause?.subject, clause);
    if (verbal && !isHuman(agent)) continue;
    // "We had the bright idea to wait" laughs at oneself.
    if (agent === "we" && lowerAt(sentence.words, last - 1) === "idea") continue;
    yield { range: rangeOf(sentence, first, last) };
  }
  yield* conduct(sentence, lexicon);
  yield* softCauses(sentence);
  for (const { first, last } of findWords(sentence, TOO_LATE)) {
    const clause = clauseAt(sentence, first);
    const agent = clause && sentence.agent(clause.subject, clause);
    if (!clause || clause.verb.last >= first || clause.verb.negated || !clause.verb.past) continue;
    if (!/^(?:react|respond|act|escalate|intervene|answer|decide|stop|notice|wake)$/.test(clause.verb.lemma)) continue;
    if (isOther(agent) && !hasReason(sentence)) yield { range: rangeOf(sentence, first, last) };
  }
  yield* deniedVirtues(sentence);
  for (const { first, last } of findWords(sentence, LITTLE_CARE))
    if (!isDenied(sentence, first)) yield { range: rangeOf(sentence, first, last) };
}

const AS_CAUSE =
  /(?:caused by|due to|because of|result of|thanks to|out of)(?: (?:the|a|an|sheer|pure|plain|simple|mere|utter|total))*$/;
const TOO_LATE = /\b(?:far |much |way )?too (?:slowly|late|hastily|hesitantly)\b/g;
const LITTLE_CARE =
  /\b(?:(?:too )?little|not enough|insufficient|no) (?:care|thought) (?:was|had been) (?:taken|given|paid)\b/g;
const MESSAGE =
  "This judges a person or their work. What did they know, how long did they have, and what did they see?";

const CONDITION = "A state of a person is given as the cause. What in the staffing, hours or preparation led to it?";

const HARDLY = /(?:less than|anything but|far from|nowhere near|not exactly|hardly|barely|scarcely)(?: being)?$/;

/** "The clerks **were not thorough**", "**without being thorough**", "was **less than careful**". */
function* deniedVirtues(sentence: Sentence): Iterable<Verdict> {
  const { words } = sentence;
  for (const { first, last } of matchesOf(sentence, "VIRTUE_ADJ")) {
    const clause = clauseAt(sentence, first);
    if (!clause || clause.verb.modal || isUnreal(clause) || isStateAtTime(sentence)) continue;
    const { verb } = clause;
    const without = clause.kind === "gerund" && clause.marker?.lower === "without";
    const agent = sentence.agent(without ? (clause.governor?.subject ?? clause.subject) : clause.subject, clause);
    const between = lowerText(sentence, verb.last + 1, first - 1);
    const near = words.slice(verb.last + 1, first).every(({ tag }) => tag !== "noun" && tag !== "preposition");
    if (!isThirdPerson(agent) || hasReason(sentence) || !/^(?:be|act|seem|appear|look)$/.test(verb.lemma)) continue;
    if (
      ((verb.negated || without || /\bnot\b/.test(between)) && near && !between.includes("only")) ||
      HARDLY.test(between)
    )
      yield { range: rangeOf(sentence, without ? words.indexOf(clause.marker as Word) : verb.first, last) };
  }
}

function judge(sentence: Sentence, match: PhraseMatch, text: string): Verdict | undefined {
  const { words } = sentence;
  const range = rangeOf(sentence, match.first, match.last);
  const word = words[match.first];
  if (!word) return undefined;
  // "was useless against the dust": of a thing, whatever its name may be elsewhere
  if (/^(?:useless|worthless|hopeless)$/.test(match.entry) && words[match.last + 1]?.lower === "against")
    return undefined;
  // `Slack` the product, `Rogue` the name.
  if (match.first > 0 && word.text !== word.lower && match.first === match.last && word.tag !== "adverb")
    return undefined;
  if (match.list === "CHAR_ADV") {
    // "Carelessly, the operator pushed it": the clause behind the comma.
    const opens = words[match.last + 1]?.tag === "comma";
    const clause =
      sentence.clauses.find((it) => it.verb.adverbs.includes(match.first)) ??
      clauseAt(sentence, match.first) ??
      (opens ? sentence.clauses.find((it) => it.kind === "main" && it.first > match.last) : undefined);
    const agent = clause && sentence.agent(clause.subject, clause);
    if (!clause || agent === "self" || agent === "adversary") return undefined;
    const agentless = clause.verb.passive && !clause.by;
    if (!isHuman(agent) && !agentless) return undefined;
    if (
      agentless &&
      !/^(?:careless|reckless|sloppi|stupid|foolish|hasti|rash|thoughtless|irresponsib|inexcusab)/.test(match.entry)
    )
      return undefined;
    // "demonstrating hastily assembled systems": there it tells which systems.
    const told = clause.verb.finite && clause.verb.adverbs.includes(match.first);
    return {
      range,
      ...(told && { suggestions: [deletion(JUDGEMENT_LEFT_OUT, text, range)] }),
    };
  }
  const phrase = phraseAt(sentence, match.first);
  // "The handling of names is naive", "lazy message handling"
  if (/^(?:naive|lazy)$/.test(match.entry) && CODE.test(lowerText(sentence))) return undefined;
  // "The filter can be fooled", "a dummy commit"
  const last = sentence.words[match.last];
  if (match.list === "CHAR_NOUN" && match.first === match.last) {
    if (last?.tag === "verb" || last?.lower === "fooled") return undefined;
    if (match.entry === "dummy" && /^(?:noun|name)$/.test(sentence.words[match.last + 1]?.tag ?? "")) return undefined;
  }
  if (match.list === "CHAR_NOUN" && !NEEDS_HUMAN.test(match.entry) && !TRAIT.test(match.entry)) {
    const adjective =
      / /.test(match.entry) && /(?:mistake|error|work)$/.test(match.entry)
        ? rangeOf(sentence, match.first, match.last - 1)
        : undefined;
    // "the clown fish logo"
    const names = phrase && !adjective && match.last < phrase.head;
    if (names && !isHuman(sentence.agent(phrase)) && !WORK.test(headLemma(words, phrase))) return undefined;
    return {
      range,
      ...(adjective && { suggestions: [deletion(JUDGEMENT_LEFT_OUT, text, adjective)] }),
    };
  }
  const clause = clauseAt(sentence, match.first);
  if (NEEDS_HUMAN.test(match.entry)) {
    const head = phrase && phrase.head >= match.first && phrase.head <= match.last;
    const subject =
      clause &&
      /^(?:be|go|play|act|turn)$/.test(clause.verb.lemma) &&
      isHuman(sentence.agent(clause.subject, clause)) &&
      !clause.verb.negated;
    const human =
      phrase && match.first < phrase.head && (isHuman(sentence.agent(phrase)) || WORK.test(headLemma(words, phrase)));
    const attribute = phrase && match.last < phrase.head;
    // "The weak link was the night porter"
    const whom = clause?.complement ? sentence.phrases.find((it) => it.first === clause.complement?.first) : undefined;
    const told = clause?.subject === phrase && clause?.verb.lemma === "be" && isThirdPerson(sentence.agent(whom));
    const takes = /^it takes an?$/.test(lowerText(sentence, Math.max(0, match.first - 3), match.first - 1));
    return (head && (subject || told)) || human
      ? {
          range,
          suggestions: attribute
            ? withoutWord(sentence, match, phrase, text)
            : takes
              ? [replace("Say that it is possible", rangeOf(sentence, match.first - 2, match.last), "is possible")]
              : [],
        }
      : undefined;
  }
  if (TRAIT.test(match.entry)) {
    // "Out of sheer arrogance": as the cause it needs no owner.
    if (AS_CAUSE.test(lowerText(sentence, 0, match.first - 1))) return { range };
    if (/^(?:sheer|utter|pure|blatant)$/.test(lowerAt(words, match.first - 1))) return { range };
    const owner =
      phrase &&
      (isHuman(sentence.agent(phrase.possessor)) ||
        /^(?:his|her|their)$/.test(lowerAt(words, phrase.first)) ||
        ownerOf(sentence, phrase, true));
    return owner && phrase.head === match.first ? { range: rangeOf(sentence, phrase.first, phrase.last) } : undefined;
  }
  // Attribute: "a careless change", "the lazy reviewer".
  if (phrase && match.last < phrase.head) {
    if (isGeneral(sentence, phrase)) return undefined;
    const head = headLemma(words, phrase);
    const agent = sentence.agent(phrase);
    if (
      agent === "adversary" ||
      !(
        isHuman(agent) ||
        (head === "code" && CONDUCT.test(match.entry)) ||
        (WORK.test(head) && !/^(?:rogue|lax|slack|naive|unhelpful)$/.test(match.entry)) ||
        OF_PEOPLE.test(match.entry) ||
        (CONDUCT.test(match.entry) &&
          (ownerOf(sentence, phrase, head !== "code") ||
            isHuman(sentence.agent(phrase.possessor)) ||
            // "The idiotic rule was made by the guards"
            (clause?.subject === phrase && clause.verb.passive && isHuman(sentence.agent(clause.by, clause)))))
      )
    )
      return undefined;
    return { range, suggestions: () => withoutWord(sentence, match, phrase, text) };
  }
  // "It was thoughtless of the lecturer to …"
  const of =
    lowerAt(words, match.last + 1) === "of" ? sentence.phrases.find((it) => it.first === match.last + 2) : undefined;
  if (of && isHuman(sentence.agent(of)) && clause?.verb.lemma === "be")
    return { range: rangeOf(sentence, clause.verb.main, match.last) };
  // "**Oblivious to the freeze**, the mobile squad kept on"
  const comma = match.first === 0 ? words.findIndex(({ tag }) => tag === "comma") : -1;
  const whom = comma > 0 ? sentence.phrases.find((it) => it.first === comma + 1) : undefined;
  if (whom && isThirdPerson(sentence.agent(whom))) return { range: rangeOf(sentence, 0, comma - 1) };
  // Predicate: "the reviewer was lazy".
  const about = clause && sentence.agent(clause.subject, clause);
  const linking =
    clause &&
    ((/^(?:be|become|get|seem|look|act|remain|feel|grow|sound|appear|prove|stay|turn)$/.test(clause.verb.lemma) &&
      match.first > clause.verb.main) ||
      (clause.verb.lemma === "go" && match.entry === "rogue" && match.first > clause.verb.main) ||
      // "was absent-minded", "was overworked and sloppy": these look like passives.
      (clause.verb.passive &&
        match.first >= clause.verb.main &&
        /^(?:(?:[\w-]+ )?(?:and|but)(?: \w+ly)?)?$/.test(lowerText(sentence, clause.verb.last + 1, match.first - 1))));
  if (!clause || !linking || about === "self" || clause.verb.negated) return undefined;
  const subjectHead = headLemma(words, clause.subject);
  // "That was dumb"
  const deed =
    /^(?:that|this)$/.test(lowerAt(words, clause?.subject?.head ?? -1)) &&
    clause?.verb.past &&
    OF_DEEDS.test(match.entry);
  if (deed && linking && !clause.verb.negated) return { range: rangeOf(sentence, clause.verb.main, match.last) };
  const scorned = about === "recipient" && OF_ANYONE.test(match.entry);
  if (!isHuman(about) && !scorned && !WORK.test(subjectHead) && !(subjectHead === "code" && CONDUCT.test(match.entry)))
    return undefined;
  return {
    range: rangeOf(sentence, clause.verb.passive ? clause.verb.first : clause.verb.main, match.last),
    suggestions: () => [...withoutVerdict(sentence, clause, text), ...whatWasSeen(sentence, range)],
  };
}

/** "Hasty decisions do not lead to anything good": what holds always is said of nobody. */
function isGeneral({ words, clauses }: Sentence, phrase: NounPhrase): boolean {
  const clause = clauses.find(
    ({ subject, verb }) => subject && verb.finite && subject.first <= phrase.first && subject.last >= phrase.last,
  );
  const head = words[phrase.head];
  return (
    !!clause &&
    !clause.verb.past &&
    !clause.verb.perfect &&
    head?.lower !== head?.lemma &&
    !/^(?:determiner|possessive|number)$/.test(words[phrase.first]?.tag ?? "")
  );
}

/** "Dr. Okonkwo kept **nagging**", "Ops **was sleeping**", "You **can't trust the vendor**". */
function* conduct(sentence: Sentence, lexicon: Lexicon): Iterable<Verdict> {
  for (const clause of sentence.clauses) {
    const { verb, object, prepositions } = clause;
    const agent = sentence.agent(clause.subject, clause);
    const trusting = verb.lemma === "trust" || verb.lemma === "rely";
    if (trusting && verb.negated && /^(?:can|could)$/.test(verb.modal ?? "")) {
      const whom = verb.passive ? clause.subject : (object ?? prepositions[0]?.phrase);
      const who = sentence.agent(whom, clause);
      const near = whom && Math.abs(whom.first - verb.last) <= 2;
      if (isThirdPerson(who) && (near || verb.passive))
        yield { range: rangeOf(sentence, verb.first, Math.max(verb.last, whom?.last ?? 0)) };
      continue;
    }
    if (!isThirdPerson(agent)) continue;
    if (verb.modal || verb.negated || verb.passive || clause.kind === "infinitive") continue;
    const judged = lexicon.verbAt("CHAR_V", sentence.words, verb.main, clause.particle);
    if (judged) yield { range: rangeOf(sentence, verb.first, judged.last) };
    // A person may sleep before the page wakes them; a team that sleeps is a figure of speech.
    const asleep = verb.progressive && /^(?:sleep|snooze|nap|doze|slumber)$/.test(verb.lemma);
    const onDuty = /^(?:on the job|on duty|at (?:the|his|her) desk|during (?:the|his|her) (?:night )?shift)\b/.test(
      lowerText(sentence, verb.last + 1),
    );
    if (asleep && (isOtherParty(agent) || onDuty)) yield { range: rangeOf(sentence, verb.first, verb.last) };
  }
}

/** "… because the engineer was inexperienced": a condition of a person given as the cause. */
function* softCauses(sentence: Sentence): Iterable<Verdict> {
  for (const { subject, verb, inherited } of sentence.clauses) {
    if (!subject || inherited || !verb.past || !isHuman(sentence.agent(subject))) continue;
    const at = sentence.words.slice(subject.first, subject.head).findIndex(({ lower }) => CONDITIONS.includes(lower));
    if (at >= 0)
      yield {
        range: rangeOf(sentence, subject.first + at, subject.head),
        message: CONDITION,
        severity: "information",
      };
  }
  for (const clause of sentence.clauses) {
    if (
      !(clause.marker && /^(?:because|since|as)$/.test(clause.marker.lower)) ||
      clause.verb.lemma !== "be" ||
      clause.verb.negated
    )
      continue;
    const agent = sentence.agent(clause.subject, clause);
    if (!isOther(agent)) continue;
    for (let i = clause.verb.last + 1; i <= Math.min(clause.last, clause.verb.last + 3); i++) {
      if (!SOFT.test(lowerAt(sentence.words, i))) continue;
      yield {
        range: rangeOf(sentence, clause.verb.main, i),
        message: CONDITION,
        severity: "information",
      };
      break;
    }
  }
}
