import { isDenied } from "../acts/polarity.ts";
import { isHuman, isThirdPerson } from "../english/agents.ts";
import { clauseAt, findWords, lowerText, matchesOf, rangeOf, type Sentence } from "../english/sentence.ts";
import { asPrompt } from "../rewording/parts.ts";
import { defineRule, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";

/** These are sanctions when a person is the object, or the subject of a passive; the others whoever they are for. */
const NEEDS_PERSON =
  /^(?:discipline|disciplined|written up|terminated|fired|dismissed|sacked|let go|laid off|suspended|demoted|docked|penali[sz]e|punish|punished|held accountable|hold accountable|hold responsible|ban from|probation|sanction|penalty|consequences for|spoken to|relieved of duty|relieved of his|relieved of her)$/;
const REMOVAL =
  /\b(?:remove|take|bar|exclude|ban) (?:[\w@.-]+ ){1,4}?(?:from|off) (?:the )?(?:[\w-]+ )?(?:rota|rotation|on-call|production|project|team|schedule)\b/g;
const ACCESS =
  /\b(?:revoke|restrict|suspend|remove|take away) (?:the )?(?:[\w@.-]+ )?(?:'s |his |her |their )(?:[\w-]+ ){0,2}(?:access|permissions?|rights|privileges)\b/g;
/** "Omar **loses his** admin **rights**" */
const LOSES =
  /\b(?:loses?|forfeits?|will lose|to lose) (?:his|her|their) (?:[\w-]+ ){0,2}(?:access|permissions?|rights|privileges|badge|keys?)\b/g;
/** In an action it is one; in an account it may say who could be asked. */
const GONE =
  /\bno longer (?:with (?:the |our )?(?:company|firm|organi[sz]ation|team|practice|us)|(?:employed|working) (?:here|by|for|with|at)|works? (?:here|for us))\b/g;
const HOLD =
  /\bhold (?:[\w@.-]+ ){1,4}?(?:accountable|responsible|to account)\b|\b(?:give|gave|issue|send) (?:the |our |him |her |them )?(?:[\w-]+ ){0,3}?an? (?:\w+ )?(?:warning(?! \w)|reprimand|dressing-down|talking-to|telling-off)\b|\bwrite (?:the|him|her|them) ?(?:\w+ )??up\b|\breplace the (?:\w+ )?(?:lead|manager|engineer|developer|admin(?:istrator)?(?! of the)|dba|head|director|cto|supervisor|foreman|contractor)\b/g;

export default defineRule({
  id: "punitive-action",
  category: "action-items",
  severity: "warning",
  preset: "minimal",
  precedence: 10,
  summary: "A sanction against a person stands in the document.",
  rationale: `Where people are punished for what they report, they stop reporting [S21] [S29]; the talk this project grew from says it in two words: never punish [S01].
What is truly blameworthy belongs to another process, and never into a postmortem [S52] [S53].
What would make the same action safe, whoever takes it?`,
  exemptions: `Systems ("the alert fired", "terminate idle instances", "revoke the token"), compromised accounts, attackers, and denials ("nobody was punished"). An *accountable owner* is fine.`,
  triggers: [
    { lists: "PUNISH", words: "let", people: true },
    { words: "disciplinary reprimand probation" },
    { words: "lose forfeit", people: true, with: { words: "access permission right privilege badge key" } },
    { words: "no", people: true, with: { words: "longer", near: 1 } },
    {
      words: "warning caution",
      with: { words: "letter written verbal final formal mail email e-mail", near: 3 },
    },
    {
      words: "letter written verbal final formal",
      with: { words: "warning caution", near: 3 },
    },
    { words: "name", with: { words: "shame", near: 3 } },
    { words: "heads", with: { words: "roll", near: 3 } },
    { words: "give issue send", people: true, with: { words: "warning reprimand dressing talking telling" } },
    { words: "write", with: { words: "up", near: 3 }, people: true },
    {
      words: "replace",
      with: {
        words:
          "lead manager engineer developer admin administrator dba head director cto supervisor foreman contractor",
        near: 12,
      },
    },
    { words: "hold", people: true, with: { words: "account" } },
    { words: "face", with: { words: "consequence", near: 1 } },
    { words: "remove", with: { words: "rota", near: 3 } },
    { words: "apology apologise apologize", with: { words: "public must" } },
    { words: "performance plan", with: { words: "improvement" } },
    {
      people: true,
      words: "remove take bar exclude ban revoke restrict suspend hold",
      with: {
        words:
          "rota rotation on production project team schedule access permission right privilege accountable responsible",
      },
    },
  ],
  examples: {
    reported: [
      { text: "- ⟦Name and shame⟧ in the weekly mail", within: "actions" },
      { text: "There will be a ⟦final warning⟧." },
      { text: "- The engineer will receive a ⟦written warning⟧", within: "actions" },
      { text: "- ⟦Remove Anders from the on-call rota⟧", within: "actions" },
      { text: "- ⟦Revoke his access⟧ to production", within: "actions" },
      { text: "The contractor was ⟦let go⟧ after the incident." },
      { text: "- ⟦Hold the reviewers accountable⟧ for what they approve", within: "actions" },
      { text: "- ⟦Escalate to her manager⟧ and HR", within: "actions" },
      { text: "- The pharmacist will be ⟦suspended⟧ until the review is over", within: "actions" },
      { text: "- A ⟦disciplinary⟧ meeting with the technician", within: "actions" },
      { text: "The night nurse was ⟦reprimanded⟧ by the ward manager." },
      { text: "- Kofi ⟦loses his keys⟧ until he has passed the course again", within: "actions" },
      { text: "Measure taken: the rigger is ⟦no longer employed by⟧ the theatre." },
      { text: "The two porters have been ⟦spoken to⟧." },
      { text: "⟦Heads should roll⟧." },
      { text: "- ⟦Hold the caterer to account⟧", within: "actions" },
      { text: "- ⟦Give the porter a warning⟧", within: "actions" },
    ],
    clean: [
      { text: "The alert fired at 02:10 and was dismissed by the deduplicator." },
      { text: "- Terminate idle instances after 30 minutes", within: "actions" },
      { text: "The access of the compromised account was revoked at 11:02." },
      { text: "Nobody was punished, and nobody will be." },
      { text: "- Replace standing production access by time-limited grants for all roles", within: "actions" },
      { text: "- Lena is the accountable owner of the rollout, OPS-20", within: "actions" },
      { text: "The spammer was banned." },
      { text: "- Suspend the label job when the table is old", within: "actions" },
      { text: "The label job was terminated by the scheduler at 09:20." },
      { text: "The access of the leaked service account was revoked at 09:40." },
      { text: "No disciplinary measures follow from this review." },
      { text: "- Lena is accountable for the label format from now on", within: "actions" },
      { text: "I was sure that I would be fired, but I was not.", kind: "war-story" },
      { text: "Two users lost their access at noon." },
      { text: "The author of the script is no longer with the company, so the manual is what we have." },
      { text: "The heads of the printer roll over the page." },
      { text: "The discipline I missed was to finish one form before the next." },
      { text: "- Give the porter a warning light at the gate", within: "actions" },
      { text: "- Replace the pump", within: "actions" },
    ],
  },
  *checkSentence(sentence) {
    if (sentence.place.heading) return;
    for (const match of matchesOf(sentence, "PUNISH")) {
      if (
        isDenied(sentence, match.first) ||
        isVerdict(sentence, match.first) ||
        // "The discipline I missed"
        (match.entry === "discipline" &&
          /^(?:determiner|possessive|adjective)$/.test(sentence.words[match.first - 1]?.tag ?? "")) ||
        (match.entry === "spoken to" && sentence.words[match.last + 1]?.lower === "by")
      )
        continue;
      if (
        NEEDS_PERSON.test(match.entry)
          ? concernsPerson(sentence, match.first, match.last)
          : !isMachine(sentence, match.first)
      ) {
        const range = rangeOf(sentence, match.first, match.last);
        yield { range, message: MESSAGE, suggestions: () => instead(sentence, range) };
      }
    }
    const { roles } = sentence.place;
    const measure =
      roles.includes("actions") || /^(?:\w+ )?(?:action|measure|consequence)s?(?: taken)? :/.test(lowerText(sentence));
    for (const { first, last } of [...findWords(sentence, LOSES), ...findWords(sentence, GONE)]) {
      const agent = sentence.agent(clauseAt(sentence, first)?.subject, clauseAt(sentence, first));
      const until = /\buntil (?:he|she|they)\b/.test(lowerText(sentence, last + 1));
      if (!isThirdPerson(agent) || isDenied(sentence, first) || !(measure || until)) continue;
      const range = rangeOf(sentence, first, last);
      yield { range, message: MESSAGE, suggestions: () => instead(sentence, range) };
    }
    for (const pattern of [REMOVAL, ACCESS, HOLD]) {
      for (const { first, last } of findWords(sentence, pattern)) {
        if (isDenied(sentence, first) || isVerdict(sentence, first)) continue;
        const person = sentence.phrases.some(
          (phrase) =>
            phrase.first > first &&
            phrase.first <= last &&
            (isHuman(sentence.agent(phrase)) || isHuman(phrase.possessor && sentence.agent(phrase.possessor))),
        );
        if (person || /\b(?:his|her|their)\b/.test(lowerText(sentence, first, last))) {
          const range = rangeOf(sentence, first, last);
          yield { range, message: MESSAGE, suggestions: () => instead(sentence, range) };
        }
      }
    }
  },
});

const MESSAGE = "A sanction stands here. What would make the same action safe, whoever takes it?";

/** What would make the same step safe, whoever takes it. */
function instead(sentence: Sentence, range: Range): readonly Suggestion[] {
  return [
    ...asPrompt(
      "Make the step safe for everybody",
      sentence,
      range,
      "Change ⟨the tool or the procedure⟩ so that ⟨the step⟩ is safe, whoever takes it",
      2,
    ),
    ...asPrompt(
      "Add a second check",
      sentence,
      range,
      "Add ⟨a confirmation, a limit or a second pair of eyes⟩ to ⟨the step⟩",
      2,
    ),
  ];
}

/** "was held responsible": a verdict that is told, not a sanction to come. */
function isVerdict(sentence: Sentence, index: number): boolean {
  const clause = clauseAt(sentence, index);
  return clause?.verb.lemma === "hold" && clause.verb.past && !clause.verb.modal;
}

/** "a formal warning was logged by the kernel" */
function isMachine(sentence: Sentence, index: number): boolean {
  return (
    /\b(?:kernel|compiler|linter|log|probe|health check|liveness|disciplinary system)\b/.test(lowerText(sentence)) &&
    !isHuman(sentence.agent(clauseAt(sentence, index)?.subject))
  );
}

function concernsPerson(sentence: Sentence, first: number, last: number): boolean {
  const clause = clauseAt(sentence, first);
  if (clause && clause.verb.main >= first && clause.verb.main <= last) {
    const whom = clause.verb.passive ? clause.subject : clause.object;
    const agent = sentence.agent(whom, clause);
    // "I was sure that I would be fired" tells what was feared.
    return isHuman(agent) && agent !== "you" && !(agent === "self" && clause.verb.modal === "would");
  }
  const object = sentence.phrases.find((phrase) => phrase.first > last && phrase.first <= last + 3);
  return (
    isHuman(sentence.agent(object)) ||
    (clause !== undefined &&
      isHuman(sentence.agent(clause.subject, clause)) &&
      /^(?:probation|penalty|sanction)$/.test(sentence.words[first]?.lemma ?? "") &&
      /^(?:get|receive|face|be)$/.test(clause.verb.lemma))
  );
}
