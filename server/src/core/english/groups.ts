/** Which groups are people: teams, shifts, boards and departments, by their names and by what they do. */
import type { AgentClass, AgentContext } from "./agents.ts";
import type { Clause } from "./clauses.ts";
import { hasHumanCue } from "./humanCues.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { lemmaAt, lowerAt, type Word } from "./word.ts";

/** Before `group`, `desk`, `office` …: a thing that is not people. */
const SYSTEM_GROUP =
  /^(?:consumer|security|process|resource|scaling|autoscaling|auto-scaling|node|target|user|users|control|instance|host|replica|placement|parameter|log|subnet|option|volume|shard|worker|test|age|file|disk|raid|ad|iam|permission|sub|second|first|small|same|large|circuit|logic|power|mother|expansion|message|notice|departures?|arrivals?|display|job|patch|distribution|status|main|lighting|sound|mixing|dimmer|spare|backup|standby|understudy)$/;
export const HUMAN_GROUP = /^(?:group|desk|office|board|organisation|organization|operations|shift)$/;

/** "the storage team", "the second shift", "our crew"; but "the security group". */
export function teamClass(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  context: AgentContext,
): AgentClass {
  const head = words[phrase.head] as Word;
  const nouns = modifiers.filter(
    (word) =>
      word.tag === "noun" ||
      word.tag === "name" ||
      word.tag === "adjective" ||
      word.kind === "opaque" ||
      word.tag === "verb",
  );
  if (modifiers.some((word) => word.lower === "our")) return "we";
  if (HUMAN_GROUP.test(head.lemma)) {
    if (nouns.length === 0 || nouns.some((word) => SYSTEM_GROUP.test(word.lower))) return "system";
    return "team";
  }
  if (nouns.length === 0) {
    if (head.lemma === "team" || head.lemma === "crew" || head.lemma === "squad")
      return context.severalTeams() || modifiers.some((word) => /^(?:another|other|their|that)$/.test(word.lower))
        ? "team"
        : "we";
    if (context.lexicon.has("DEPARTMENT", head.lower) && phrase.first !== phrase.head) return "system";
  }
  if (
    context.lexicon.has("DEPARTMENT", head.lower) &&
    !ofOthers(phrase, words, context) &&
    modifiers.some((word) => word.tag === "noun" || word.tag === "determiner")
  )
    return "system";
  return "team";
}

/** "**the vendor's** support", "our supplier's night desk" */
const ofOthers = (
  { possessor }: NounPhrase,
  words: readonly Word[],
  { lexicon }: Pick<AgentContext, "lexicon">,
): boolean => possessor !== undefined && lexicon.has("EXTERNAL", lemmaAt(words, possessor.head));

/** "finance", "IT Operations"; but "the operations", "customer support", and "Platform lost the events". */
export function isDepartment(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  clause: Clause | undefined,
  { lexicon }: AgentContext,
): boolean {
  const head = words[phrase.head] as Word;
  if (
    lexicon.has("DEPARTMENT", head.lower) &&
    (phrase.first === phrase.head ||
      // "their support", "the vendor's support"
      modifiers.every((word) => word.lower === "their") ||
      ofOthers(phrase, words, { lexicon }) ||
      (modifiers.every((word) => word.tag !== "determiner" && isCapital(word)) && isCapital(head)))
  )
    return true;
  // "Platform ignored the ticket"; but "the platform"
  return (
    lexicon.has("DEPARTMENT_S", head.lower) &&
    phrase.first === phrase.head &&
    phrase.last === phrase.head &&
    clause !== undefined &&
    clause.verb.lemma !== "be" &&
    (hasHumanCue(words, clause, lexicon, false) || isOfficeWork(words, clause) || areMany(words, clause))
  );
}

/** "Infrastructure **are** not watching it": only of people is one word several. */
const areMany = (words: readonly Word[], { verb }: Clause): boolean =>
  /^(?:are|were|have)$/.test(lowerAt(words, verb.first)) && !lowerAt(words, verb.first - 1).endsWith("s");

/** What a department does and a platform does not: "ignored the ticket", "pushed the wrong rule", "let us down". */
function isOfficeWork(words: readonly Word[], { verb, object, subject }: Clause): boolean {
  const head = lemmaAt(words, (verb.passive ? subject : object)?.head ?? -1);
  if (/^(?:ignore|dismiss|overlook|disregard|miss|close|skip|lose)$/.test(verb.lemma))
    return /^(?:ticket|e-?mail|mail|letter|reminder|advice|complaint|phone|freeze|meeting|concern|objection|handover|review|expiry|renewal|audit|finding)$/.test(
      head,
    );
  if (/^(?:push|ship|approve|buy|order|rush)$/.test(verb.lemma) && verb.past)
    return /^(?:change|acl|fix|release|patch|update|rule|build|upgrade|migration|rollout|contract|supplier)$/.test(
      head,
    );
  if (verb.lemma === "drop") return head === "ball";
  if (verb.lemma === "drag") return head === "foot";
  return verb.lemma === "let" && /^(?:us|we|me|i|everyone|everybody)$/.test(head);
}

function isCapital(word: Word): boolean {
  return /^[A-Z]/.test(word.text);
}
