import { isCredit, isDenied } from "../acts/polarity.ts";
import type { Readings } from "../document.ts";
import { isHuman } from "../english/agents.ts";
import { clauseAt, findWords, lowerText, matchesOf, rangeOf, type Sentence } from "../english/sentence.ts";
import { lowerAt } from "../english/word.ts";
import { blocksIn } from "../postmortem/sections.ts";
import type { Postmortem } from "../postmortem.ts";
import { builtIn, type CallToCare } from "../rewording/care.ts";
import { defineRule, type Finding } from "../rule.ts";
import { contains, type Range, shifted } from "../text.ts";

/** Care built into a mechanism is just what is wanted. */
const MECHANISM =
  /\b(?:automatically|automated?|tool|bot|pipeline|script|ci|linter|hook|alert|dashboard|form|console|prompt|checklist item|required second|dry[- ]run|game ?day|drill|wheel of misfortune|confirmation|template|job|cluster|model|data ?set|cron|calendar|scheduler|branch protection|monitor(?:ing)?)\b/;
const SYSTEM_TRAINING =
  /\btraining (?:job|data|cluster|run|set|pipeline|model|environment|instance)s?\b|\b(?:train|retrain|re-train) (?:the )?(?:model|classifier|network|forecast)/;
const TALK =
  /\b(?:(?:talk|speak|spoke|talked) (?:to|with) (?:the |our |all )?[\w -]{2,30}? (?:about|on)|have a word with|(?:make (?:sure )?(?:that )?|ensure (?:that )?|see to it that )(?:people|everyone|everybody|all (?:\w+ )?(?:engineers|developers|staff|employees|operators|members|admins)|engineers|developers|operators|employees|admins|staff|the (?:\w+ )?team|the staff|colleagues|responders) (?:understands?|knows?|follows?|reads?|(?:is |are )?aware|remembers?|checks?|adheres? to|complies|comply|respects?|obeys?|pays? attention|takes? care|double-checks?)|(?:go|walk|run) (?:through|over) (?:the|our|these|those|all) (?:[\w-]+ ){1,3}(?:again )?with (?:the|all|our|every|each|him|her|them)|(?:must|shall|have to|has to|needs? to|should) (?:always |carefully |thoroughly ){0,2}(?:test|check|verify|review|read|watch) (?:their|his|her)|(?:instruct|counsel|caution|lecture|scold|urge|coach|implore) (?:the|all|our|every|each)(?: [\w-]+)?|(?:must|need to|needs to) learn|(?:better|more) communication between)\b/g;
/** "**about adding** a second cache", "**about a** cache": what is to be built, and not what somebody did. */
const TO_PLAN =
  /\b(?:about|on) (?:an? |(?:adding|getting|having|setting up|building|increasing|raising|doing (?:something|the same)|whether|options?)\b)/;
/** Work in progress, and duty: "Omar will take care of the migration". */
const TAKE_CARE_OF = /\btake(?:s)? care of\b/;
const INTENT =
  /\b(?:will|must|should|needs? to|have to|has to|need|going forward|in future|in the future|from now on|be conducted|next time)\b/;

export default defineRule({
  id: "person-fixing-action",
  category: "action-items",
  severity: "warning",
  precedence: 20,
  summary: "The action is to change people: be more careful, remind, retrain, double-check.",
  rationale: `Changing people is less reliable than changing systems; "train humans not to run unsafe commands" is the SRE Workbook's example of an action that fails [S11].
Reminders and training are at the weak end of the hierarchy of actions [S52], and retrain-and-remind is how a first story ends [S44].
What would make the right thing the easy one, or the wrong one impossible?`,
  exemptions: `Care built into a mechanism ("the deploy bot reminds the author"), drills and game days, model training, "Omar will take care of the migration", what responders did ("Wei double-checked the checksums"), and advice to readers.`,
  triggers: [
    { lists: "CARE_V" },
    { words: "talk speak spoke", with: { words: "about on" } },
    {
      words: "make",
      with: { words: "understand know follow read aware remember check" },
      people: true,
    },
    { words: "must need", with: { words: "learn" } },
    {
      words: "must need shall have should",
      people: true,
      with: { words: "test check verify review read watch" },
    },
    {
      words: "ensure see sure",
      people: true,
      with: {
        words: "understand know follow read aware remember check adhere comply respect obey attention care double",
      },
    },
    { words: "go walk run", with: { words: "through over", near: 1 } },
    { words: "instruct counsel caution lecture scold urge coach implore", people: true },
    { words: "communication", with: { words: "between" } },
    { words: "word", with: { words: "with" } },
  ],
  examples: {
    reported: [
      { text: "- ⟦Don't become complacent⟧ after a quiet month", within: "lessons" },
      { text: "- ⟦Do not run⟧ the purge by hand", within: "lessons" },
      { text: "- Engineers need to ⟦be more careful⟧ with the console", within: "actions" },
      { text: "- ⟦Remind⟧ everyone to check the target cluster", within: "actions" },
      { text: "- ⟦Retrain⟧ the on-call rota on the failover", within: "actions" },
      { text: "- ⟦Double-check⟧ all changes before merging", within: "actions" },
      { text: "- ⟦Pay more attention⟧ to alert e-mails", within: "actions" },
      { text: "We will ⟦stick to the process⟧ from now on." },
      { text: "- ⟦Raise awareness⟧ of the freeze policy", within: "actions" },
      { text: "- ⟦Talk to the reviewer about⟧ approving large plans", within: "actions" },
      { text: "- Nurses must ⟦remember to⟧ compare the date on the label", within: "actions" },
      {
        text: "| Action | Owner |\n|---|---|\n| ⟦Remind⟧ the night shift of the procedure | Lena |",
        within: "actions",
      },
      { text: "- We need to ⟦be more careful⟧ when tables have the same name", within: "lessons" },
      { text: "- Yusuf must ⟦be trained⟧ on the pump", within: "lessons" },
      { text: "- Everybody should ⟦think twice⟧ before printing", within: "actions" },
      { text: "- ⟦Re-iterate⟧ the need for two signatures", within: "actions" },
      { text: "Ward Systems will ⟦re-iterate⟧ the need for two signatures.", within: "actions" },
      { text: "- ⟦Greater care⟧ is expected from all ushers on tour nights", within: "actions" },
      { text: "- Going forward, every porter needs to ⟦take some ownership⟧ of the list", within: "actions" },
      { text: "- Be ⟦more vigilant⟧ on Fridays", within: "actions" },
      { text: "- ⟦Go through the rules with the⟧ crew again", within: "actions" },
      { text: "- ⟦Instruct the operators⟧ to read the card", within: "actions" },
      { text: "- Ushers ⟦must check their⟧ lists", within: "actions" },
      { text: "- ⟦Ensure that everyone follows⟧ the card", within: "actions" },
    ],
    clean: [
      { text: "- All engineers must complete the crane course by June", within: "actions" },
      { text: "After the drill we did a more careful count of the trays.", within: "response" },
      { text: "I am trying to educate myself on the new tariff.", within: "lessons" },
      { text: "## Action items\n\n- Establish a more rigorous review process for dosing tables" },
      { text: "- Make the console ask for the cluster name before it deletes", within: "actions" },
      { text: "- The deploy bot reminds the author when the freeze starts", within: "actions" },
      { text: "- Stop the training job when the bucket is full", within: "actions" },
      { text: "- Run a restore drill every quarter and publish the time taken", within: "actions" },
      { text: "- Require a second approval for plans with deletions", within: "actions" },
      { text: "At 10:12 Wei double-checked the checksums and they matched." },
      { text: "- Omar will take care of the migration of the lock table, OPS-15", within: "actions" },
      { text: "- Show the diff of affected rows before the purge runs", within: "actions" },
      { text: "- Print the date on each label, so that nobody needs to remember it", within: "actions" },
      { text: "- The nurses double-checked forty labels by hand", within: "well" },
      { text: "- Add the label drill to the onboarding of the night shift", within: "actions" },
      { text: "- 09:20 The pharmacist reminded the wards to keep the old labels", within: "timeline" },
      { text: "- Nurses are trained on the pump every spring", within: "lessons" },
      { text: "- The forecast must be trained on two years of data", within: "lessons" },
      { text: "- Rehearse the hand-over with the label team every quarter", within: "actions" },
      { text: "- Speak to the other pharmacists about what was found", within: "actions" },
      { text: "- Frame this page as a reminder of why the pump needs a spare", within: "actions" },
      { text: "- Give greater weight to the gauges in the score", within: "actions" },
      { text: "- Remind customers of the new address by mail", within: "actions" },
      { text: "- Slow down the belt to 3 m/s", within: "actions" },
      { text: "What would I do better next time?" },
      { text: "There is a slow down when the belt is full", within: "lessons" },
      { text: "Now that we don't run the press on Sundays, we need one lock less", within: "lessons" },
      { text: "- Go through the rules with a linter", within: "actions" },
      { text: "- Coach the classifier on night pictures", within: "actions" },
      { text: "- Ensure that everyone has a key", within: "actions" },
      { text: "- Talk to the vendor about the pump", within: "actions" },
      { text: "- Talk to the vendor about a second account", within: "actions" },
      { text: "- Speak to Omar about doing something similar with the cache", within: "actions" },
      { text: "- Do not run the press until the guard is back", within: "actions" },
    ],
  },
  *checkSentence(sentence, { ask, text }) {
    const { block, heading, timeline, roles } = sentence.place;
    // Most triggers are none of these: then nothing is asked, and what is found depends on no action item.
    const calls = callsToCare(sentence);
    if (calls.length === 0) return;
    const fields = ask(fieldsOfItems).get(block.readings);
    if (!fields && (heading || timeline || isCredit(sentence))) return;
    const planned = roles.some((role) => /^(?:actions|lessons|poorly|response)$/.test(role));
    const holdsFields = fields?.some((field) => contains(sentence, shifted(field, block.start))) ?? false;
    yield* check(sentence, calls, fields ? "action" : planned ? "lesson" : "prose", holdsFields, text);
  },
});

/** By block of each open action item: who does it, by when, and its ticket; offsets from the start of the block. */
function fieldsOfItems({ actionItems, document }: Postmortem): ReadonlyMap<Readings, readonly Range[]> {
  const found = new Map<Readings, readonly Range[]>();
  for (const item of actionItems) {
    if (item.status === "done") continue;
    const fields = [item.owner(), item.due(), item.link()].filter((field) => field !== undefined);
    for (const { lines, start, readings } of blocksIn(document, item))
      if (lines.length > 0)
        found.set(
          readings,
          fields.map((field) => ({ start: field.start - start, end: field.end - start })),
        );
  }
  return found;
}

const MESSAGE =
  "This asks people to be different. What in the tool, the default or the procedure would make the right way the easy one?";

function callsToCare(sentence: Sentence): readonly CallToCare[] {
  return [
    ...matchesOf(sentence, "CARE_V"),
    ...findWords(sentence, TALK).map((it) => ({ ...it, entry: "talk to" })),
  ].sort((a, b) => a.first - b.first || b.last - a.last);
}

/** `holdsFields`: who does it, by when, or its ticket stands in the sentence, and would go with it. */
function* check(
  sentence: Sentence,
  calls: readonly CallToCare[],
  where: "action" | "lesson" | "prose",
  holdsFields: boolean,
  document: string,
): Iterable<Finding> {
  const text = lowerText(sentence);
  if (SYSTEM_TRAINING.test(text) || sentence.words.at(-1)?.text === "?") return;
  let done = -1;
  for (const call of calls) {
    const { first, last, entry } = call;
    if (first <= done || (isDenied(sentence, first) && !/^(?:do not|don't|not)/.test(entry))) continue;
    if (/^take care/.test(entry) && TAKE_CARE_OF.test(text)) continue;
    // "I am trying to educate myself on this": what one does for oneself is asked of nobody.
    if (/^(?:my|our)sel/.test(lowerAt(sentence.words, last + 1))) continue;
    // "Instruct the operators"; but "coach the model", "talk to the vendor about it"
    const whom = sentence.phrases.find((it) => it.first > first && it.head >= last - 1);
    const addressed = /^(?:instruct|counsel|caution|lecture|scold|urge|coach|implore)$/.test(
      lowerAt(sentence.words, first),
    );
    if (addressed && !isHuman(sentence.agent(whom))) continue;
    if (/^(?:talk|speak) to/.test(entry) && TO_PLAN.test(lowerText(sentence, first))) continue;
    if (
      /^(?:talk|speak) to/.test(entry) &&
      sentence.phrases.some((it) => it.first > first && it.first <= last && sentence.agent(it) === "external")
    )
      continue;
    if (!isAboutPeople(sentence, first, entry, where)) continue;
    done = last;
    yield {
      range: rangeOf(sentence, first, last),
      message: MESSAGE,
      suggestions: () => (holdsFields ? [] : builtIn(sentence, call, document)),
    };
  }
}

function isAboutPeople(
  sentence: Sentence,
  first: number,
  entry: string,
  where: "action" | "lesson" | "prose",
): boolean {
  const text = lowerText(sentence);
  const clause = clauseAt(sentence, first);
  const subject = clause?.kind === "infinitive" ? (clause.subject ?? clause.governor?.subject) : clause?.subject;
  const agent = sentence.agent(subject, clause);
  const word = sentence.words[first];
  if (
    subject &&
    (agent === "system" || agent === "recipient" || agent === "adversary" || agent === "you") &&
    !/^(?:more|greater|closer|extra|vigilance|refresher|training|additional|retrain|awareness|reminder|better|re-?iterate|stress|emphasi)/.test(
      entry,
    ) &&
    !/^(?:more |additional )?training\b/.test(text)
  ) {
    // "Components' release notes need more careful reading" still asks for care.
    if (!/^more carefully|^more thoroughly/.test(entry)) return false;
  }
  // "All engineers must complete the course": that is a rule, which asks nobody to be different.
  if (
    /must$/.test(entry) &&
    /^(?:complete|attend|have|use|sign|hold|pass|wear|undergo|rotate|renew|enable)$/.test(
      lowerAt(sentence.words, first + entry.split(" ").length),
    )
  )
    return false;
  const whom = sentence.phrases.find((it) => it.first === first + entry.split(" ").length);
  const object = clause?.object ?? whom;
  // "Remind customers of the new address", "slow down the rollout"
  if (/^(?:remind|tell|ask|inform)$/.test(entry) && sentence.agent(object) === "recipient") return false;
  if (entry === "slow down" && /^(?:determiner|adjective)$/.test(sentence.words[first - 1]?.tag ?? "")) return false;
  // "Now that we don't run the job", "the parser is more careful about dates"
  const isTold = !!clause?.verb.finite && !clause.verb.modal && !!subject && subject.first < clause.verb.first;
  if (isTold && /^(?:do not|don't) /.test(entry) && agent === "we") return false;
  if (isTold && agent === "system" && clause.verb.lemma === "be") return false;
  // "Do not run the press until the guard is back", "do not run it by hand: block it in the form"
  if (/^(?:do not|don't) run/.test(entry) && /\buntil\b|: (?:block|add|make|remove|lock)\b/.test(text)) return false;
  if (entry === "slow down" && object && !isHuman(sentence.agent(object))) return false;
  if (entry === "reminder of" && lowerAt(sentence.words, first + 2) === "why") return false;
  if (/^remind/.test(entry) && clause?.verb.main === first && subject && agent === "system") return false;
  // "Talk to the vendor about an account", "… to legal about the wording"
  const party = sentence.phrases.find((it) => it.first > first && it.first <= first + 3);
  if (/^(?:talk|speak) to/.test(entry) && /^(?:external|recipient)$/.test(sentence.agent(party) ?? "")) return false;
  if (
    /^(?:talk|speak) (?:to|with) (?:the )?(?:legal|procurement|purchasing|insurance|press)\b/.test(
      lowerText(sentence, first),
    )
  )
    return false;
  // "talk to other developers about what was found" shares what is known.
  if (/^(?:talk|speak) to/.test(entry) && /\babout (?:what|how|whether|the (?:findings?|results?))\b/.test(text))
    return false;
  // "We have reminded all staff of …" is a measure, though it is done.
  if (
    clause?.verb.perfect &&
    clause.verb.main === first &&
    /^(?:remind|retrain|train|educate|sensiti|instruct)/.test(entry)
  ) {
    const whom = sentence.agent(clause.verb.passive ? clause.subject : clause.object, clause);
    const had = sentence.words.slice(clause.verb.first, first).some((it) => it.lower === "had");
    if (!had && (whom === "role" || whom === "team" || whom === "someone" || whom === "we")) return true;
  }
  // "Should have double-checked" looks back: `should-have` speaks of it.
  if (clause?.verb.modal && clause.verb.perfect && clause.verb.main >= first - 1) return false;
  // What was done is told, not asked for.
  const told = clause?.verb.past && !clause.verb.modal && (clause.verb.main >= first || /^(?:more|better)/.test(entry));
  if (told && where !== "action") return false;
  if (word?.tag === "noun" && /^(?:double-check|reminder|remind)$/.test(word.lemma) && where === "prose") return false;
  // "Nurses are trained every spring" tells how it is.
  if (/^be (?:re-?)?(?:train|educat|coach|taught|instruct)/.test(entry) && !INTENT.test(text)) return false;
  if (where === "action")
    return !(
      MECHANISM.test(text) &&
      /^(?:remind|reminder|double|check|read|training|more training|train|retrain|follow|communicate|raise awareness|send a reminder|slow down)/.test(
        entry,
      ) &&
      !/\b(?:everyone|people|engineers|team|developers|staff|ourselves|operators|rota|reviewer)\b/.test(text)
    );
  const people = isHuman(agent) && agent !== "you";
  if (where === "lesson")
    return (
      people ||
      !subject ||
      /^(?:more|greater|closer|extra|vigilance|training|refresher|additional|better|raise|reinforce|emphasi|stress|importance|adhering)/.test(
        entry,
      )
    );
  return (people && INTENT.test(text)) || (/training|refresher/.test(entry) && INTENT.test(text));
}
