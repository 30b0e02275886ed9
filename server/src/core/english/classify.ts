/**
 * Who a noun phrase is: a person, a team, another organisation, an attacker, those affected, or a system. The head noun
 * decides, then its neighbours; anything unknown is a system, because a wrong accusation costs more than a missed one.
 */
import { type AgentClass, type AgentContext, isHuman } from "./agents.ts";
import type { Clause } from "./clauses.ts";
import { HUMAN_GROUP, isDepartment, teamClass } from "./groups.ts";
import { hasHumanCue, isTechnology, resolveAmbiguous } from "./humanCues.ts";
import { isCapitalized, named } from "./named.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import { lowerAt, type Word } from "./word.ts";

/** What a pronoun says by itself. */
const PRONOUNS = new Map(
  Object.entries({
    self: "i me myself mine my",
    we: "we us our ours ourselves",
    you: "you your yourself",
    they: "he him his himself she her hers herself",
    someone: "someone somebody anyone anybody everyone everybody nobody no-one whoever",
  }).flatMap(([agent, words]) => words.split(" ").map((word) => [word, agent as AgentClass] as const)),
);
const TIMES_OUT =
  /^(?:time|crash|restart|reboot|expire|overflow|hang|load|stall|burst|match|parse|compile|overlap|contain|consist)$/;
const THEY = new Set(["they", "them", "their", "theirs", "themselves"]);

const MALICIOUS = /^(?:malicious|rogue|hostile|unauthorised|unauthorized|external|anonymous|fraudulent|bad)$/;
const BOT = /bot$|\[bot\]$|-ci$|^ci-|^dependabot|^renovate/;

/** What is called as people are: "the **AI assistant**", "**local dev** only, not in production". */
function isNamesake(words: readonly Word[], { head }: NounPhrase, lower: string): boolean {
  const before = lowerAt(words, head - 1);
  return lower === "dev"
    ? /^(?:local|in|and|or)$/.test(before) || /^(?:only|and|or|environment|mode)$/.test(lowerAt(words, head + 1))
    : /^(?:assistant|reviewer|companion|tutor|secretary)$/.test(lower) &&
        /^(?:ai|virtual|digital|voice|coding|automated|llm|smart)$/.test(before);
}

/** The class of a noun phrase; `clause` is the clause it is the subject or agent of, if any. */
export function classify(
  words: readonly Word[],
  phrase: NounPhrase,
  clause: Clause | undefined,
  context: AgentContext,
): AgentClass {
  const own = classifyHead(words, phrase, clause, context);
  if (own !== "system" || phrase.others.length === 0) return own;
  // "The linter and Omar missed it": one person among the subjects is enough.
  for (const other of phrase.others) {
    const its = classifyHead(words, other, clause, context);
    if (isHuman(its)) return its;
  }
  return own;
}

function classifyHead(
  words: readonly Word[],
  phrase: NounPhrase,
  clause: Clause | undefined,
  context: AgentContext,
): AgentClass {
  const { lexicon, names } = context;
  const head = words[phrase.head] as Word;
  const { lower, lemma } = head;
  if (lower === "one" && lowerAt(words, phrase.first) === "no") return "someone";
  if (head.tag === "pronoun" || head.tag === "possessive" || head.tag === "wh") {
    const known = PRONOUNS.get(lower);
    if (known) return known;
    if (lower === "those" && /^(?:who|involved|responsible|present)$/.test(lowerAt(words, phrase.head + 1)))
      return "someone";
    // "Why did they **time out**?"
    if (THEY.has(lower))
      return context.antecedent() ?? (clause && TIMES_OUT.test(clause.verb.lemma) ? "system" : "they");
    return "system";
  }
  if (head.kind === "handle") return BOT.test(lower) ? "system" : "handle";
  if (head.kind === "opaque") return "system";
  const modifiers: Word[] = [];
  for (let i = phrase.whole?.first ?? phrase.first; i < phrase.head; i++) modifiers.push(words[i] as Word);
  // Nearly all heads are in no list, whatever stands before them.
  const lists = [...lexicon.listsOf(lemma), ...lexicon.listsOf(lower)];
  let entry = lemma;
  for (const modifier of modifiers.slice(-2).reverse()) {
    entry = `${modifier.lower} ${entry}`;
    lists.push(...lexicon.listsOf(entry));
  }
  const compound = (list: string): boolean => lists.includes(list);
  const personLike = (): boolean =>
    compound("ROLE") ||
    compound("AMBIG_H") ||
    compound("RECIPIENT") ||
    lemma === "actor" ||
    lemma === "insider" ||
    lemma === "party";
  if (
    compound("ADVERSARY") ||
    (modifiers.some((word) => MALICIOUS.test(word.lower)) && personLike() && !compound("ROLE"))
  )
    return "adversary";
  // "docbrown", where the configuration knows somebody by that word; but "the docbrown service"
  if (head.text === lower && phrase.first === phrase.head && names.isPerson(lower)) return "handle";
  if (head.tag === "name" || isCapitalized(head)) {
    const name = named(words, phrase, modifiers, clause, context);
    if (name) return name;
  }
  if (compound("ROLE")) return isNamesake(words, phrase, lower) ? "system" : "role";
  if (lemma === "member")
    return modifiers.some((word) => /^(?:team|staff|crew|board|ward|shift|squad)$/.test(word.lower)) ||
      // "a new member of Northlab"; but "a new member of the set"
      (phrase.of?.first === phrase.of?.head && phrase.of && lowerAt(words, phrase.head - 1) === "new") ||
      (phrase.of && classifyHead(words, phrase.of, clause, context) !== "system")
      ? "role"
      : "system";
  if (/^(?:folks|people|guys)$/.test(lower)) {
    const technical = modifiers.some((word) => word.tag === "noun" || word.tag === "name");
    return technical ? "team" : modifiers.some((word) => word.lower === "our") ? "we" : "someone";
  }
  if (lexicon.has("INDEF", lemma) && !modifiers.some((word) => word.tag === "noun")) return "someone";
  if (compound("AMBIG_H")) return resolveAmbiguous(words, phrase, modifiers, clause, context, "role");
  // "ground control", "the second shift"
  if (modifiers.length > 0 && lexicon.has("TEAM_HEAD", `${modifiers.at(-1)?.lower} ${lower}`)) return "team";
  if (lexicon.has("TEAM_HEAD", lemma) || HUMAN_GROUP.test(lemma)) {
    const own = teamClass(words, phrase, modifiers, context);
    // "The board was informed": only people are.
    return own === "system" && lemma === lower && clause && hasHumanCue(words, clause, lexicon, true) ? "team" : own;
  }
  if (lexicon.has("EXTERNAL", lemma) || compound("EXTERNAL")) {
    // "the Terraform provider"; but "our CDN provider"
    const company = lexicon.has("EXTERNAL", `${modifiers.at(-1)?.lower} ${lemma}`);
    if (!company && compound("AMBIG_S") && modifiers.some(isTechnology)) return "system";
    return names.isService(lower) ? "system" : "external";
  }
  if (compound("RECIPIENT")) {
    // "The user didn't think to scroll down": one user who decides is somebody at work.
    const single =
      (lower === lemma || lowerAt(words, phrase.first) === "one") &&
      clause !== undefined &&
      // One student is somebody at work; "the students" are those affected.
      (lemma === "student" ||
        (lexicon.has("AMBIG_S", lemma) && hasHumanCue(words, clause, lexicon, lemma !== "user")) ||
        // "The user did not save his work"
        (clause.verb.negated && /^(?:his|her)$/.test(lowerAt(words, clause.object?.first ?? -1))));
    return single ? "role" : "recipient";
  }
  if (lexicon.has("AMBIG_S", lemma)) return resolveAmbiguous(words, phrase, modifiers, clause, context, "system");
  return isDepartment(words, phrase, modifiers, clause, context) ? "team" : "system";
}
