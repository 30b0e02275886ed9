/**
 * Who a noun phrase is: a person, a team, another organisation, an attacker, those affected, or a system. The head noun
 * decides, then its neighbours; anything unknown is a system, because a wrong accusation costs more than a missed one.
 */
import type { Lexicon } from "../lexicon.ts";
import type { Names } from "../people.ts";
import type { Clause } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import type { Word } from "./word.ts";

export type AgentClass =
  | "self"
  | "we"
  | "you"
  | "handle"
  | "name"
  | "role"
  | "someone"
  | "they"
  | "team"
  | "external"
  | "adversary"
  | "recipient"
  | "system";

const PERSON = new Set<AgentClass>(["self", "you", "handle", "name", "role", "someone", "they"]);
const HUMAN = new Set<AgentClass>([...PERSON, "we", "team", "external"]);

/** A single person, named or not; not a group. */
export function isPerson(agent: AgentClass | undefined): boolean {
  return agent !== undefined && PERSON.has(agent);
}

/** A person or a group of people. */
export function isHuman(agent: AgentClass | undefined): boolean {
  return agent !== undefined && HUMAN.has(agent);
}

/** The writer, or the group that the writer speaks for. */
export function isOurs(agent: AgentClass | undefined): boolean {
  return agent === "self" || agent === "we";
}

/** A person or group other than the writer's own. */
export function isOther(agent: AgentClass | undefined): boolean {
  return isHuman(agent) && !isOurs(agent);
}

/** A person or group that is neither the writer's own nor the reader. */
export function isThirdPerson(agent: AgentClass | undefined): boolean {
  return isOther(agent) && agent !== "you";
}

/** Whom a sentence tells something about: a group, the writer's own too, or somebody else than writer and reader. */
export function isWeOrOther(agent: AgentClass | undefined): boolean {
  return agent === "we" || isThirdPerson(agent);
}

/** A person other than the writer, or the writer's group: "Wei deployed it", "we deployed it". */
export function isPersonOrWe(agent: AgentClass | undefined): boolean {
  return agent === "we" || (isPerson(agent) && agent !== "self");
}

/** Another team, or another organisation. */
export function isOtherParty(agent: AgentClass | undefined): boolean {
  return agent === "team" || agent === "external";
}

/** What a classification may look at beyond the phrase. */
export interface AgentContext {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** What `they` stands for, when the text before says so. */
  antecedent(): AgentClass | undefined;
  /** Whether the document names several teams, so that "the team" is not the writer's own. */
  readonly severalTeams: () => boolean;
}

const PRONOUNS: Readonly<Record<string, AgentClass>> = {
  i: "self",
  me: "self",
  myself: "self",
  mine: "self",
  my: "self",
  we: "we",
  us: "we",
  our: "we",
  ours: "we",
  ourselves: "we",
  you: "you",
  your: "you",
  yourself: "you",
  he: "they",
  him: "they",
  his: "they",
  himself: "they",
  she: "they",
  her: "they",
  hers: "they",
  herself: "they",
};
const INDEFINITE = new Set([
  "someone",
  "somebody",
  "anyone",
  "anybody",
  "everyone",
  "everybody",
  "nobody",
  "no-one",
  "whoever",
]);
const THEY = new Set(["they", "them", "their", "theirs", "themselves"]);
/** Before `group`, `desk`, `office` …: a thing that is not people. */
const SYSTEM_GROUP =
  /^(?:consumer|security|process|resource|scaling|autoscaling|auto-scaling|node|target|user|users|control|instance|host|replica|placement|parameter|log|subnet|option|volume|shard|worker|test|age|file|disk|raid|ad|iam|permission|sub|second|first|small|same|large|circuit|logic|power|mother|expansion|message|notice|departures?|arrivals?|display|job|patch|distribution|status|main|lighting|sound|mixing|dimmer|spare|backup|standby|understudy)$/;
const HUMAN_GROUP = /^(?:group|desk|office|board|organisation|organization|operations|shift)$/;
const MALICIOUS = /^(?:malicious|rogue|hostile|unauthorised|unauthorized|external|anonymous|fraudulent|bad)$/;
/** Before an ambiguous head: it is a person. */
const HUMAN_MODIFIER =
  /^(?:on-duty|human|our|junior|senior|experienced|inexperienced|new|newly|night-shift|evening-shift|day-shift|morning-shift|night|evening|shift|authorised|authorized|lead|second|release|incident|engineering|product|duty|account|network|database|billing|on-call|certified|qualified|tired|trained|untrained|young|ward|floor|plant|crane|forklift|train|warehouse|control-room|test|project|programme|program|line|store|branch|team|staff|crew|temporary|temp|seasonal|relief|stand-in|ramp|cabin|kitchen|agency|hired|skilled|taxi|ambulance|police|tram|cab|lorry|harbour|competent|careless|lazy|negligent|another|offending|responsible|guilty)$/;
const BOT = /bot$|\[bot\]$|-ci$|^ci-|^dependabot|^renovate/;
/** A capitalised word or code before an ambiguous head is the name of a technology: "Celery worker". */
const isTechnology = (word: Word): boolean =>
  word.kind === "opaque" ||
  word.tag === "name" ||
  /^(?:etcd|kubernetes|k8s|helm|kafka|redis|celery|docker|nginx|envoy|postgres|mysql|raft|zookeeper|ingress|build|cluster|crd|http|dns|vpn|ssh|load|cron|batch|job|ci|bgp|tcp|node|pod|api|chain|chia|consensus|monitoring|log|metrics)$/.test(
    word.lower,
  );

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
  if (lower === "one" && words[phrase.first]?.lower === "no") return "someone";
  if (head.tag === "pronoun" || head.tag === "possessive" || head.tag === "wh") {
    const known = PRONOUNS[lower];
    if (known) return known;
    if (INDEFINITE.has(lower)) return "someone";
    if (THEY.has(lower)) return context.antecedent() ?? "they";
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
    const named =
      nameClass(words, phrase, modifiers, context) ??
      titledName(words, head, modifiers, context) ??
      ownName(words, phrase, clause, context);
    if (named) return named;
  }
  if (compound("ROLE")) return "role";
  if (lemma === "member")
    return modifiers.some((word) => /^(?:team|staff|crew|board|ward|shift|squad)$/.test(word.lower)) ||
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
      lower === lemma &&
      clause !== undefined &&
      lexicon.has("AMBIG_S", lemma) &&
      hasHumanCue(words, clause, lexicon, false);
    return single ? "role" : "recipient";
  }
  if (lexicon.has("AMBIG_S", lemma)) return resolveAmbiguous(words, phrase, modifiers, clause, context, "system");
  // "finance", "IT Operations"; but "the operations", "customer support"
  if (
    context.lexicon.has("DEPARTMENT", lower) &&
    (phrase.first === phrase.head ||
      // "their support"
      modifiers.every((word) => word.lower === "their") ||
      (modifiers.every((word) => word.tag !== "determiner" && isCapital(word)) && isCapital(head)))
  )
    return "team";
  // "Platform ignored the ticket"; but "the platform", "Platform lost the events"
  if (
    lexicon.has("DEPARTMENT_S", lower) &&
    phrase.first === phrase.head &&
    phrase.last === phrase.head &&
    clause !== undefined &&
    (hasHumanCue(words, clause, lexicon, false) || isOfficeWork(words, clause))
  )
    return "team";
  return "system";
}

/** What a department does and a platform does not: "ignored the ticket", "pushed the wrong rule", "let us down". */
function isOfficeWork(words: readonly Word[], { verb, object, subject }: Clause): boolean {
  const head = words[(verb.passive ? subject : object)?.head ?? -1]?.lemma ?? "";
  if (/^(?:ignore|dismiss|overlook|disregard|miss|close|skip|lose)$/.test(verb.lemma))
    return /^(?:ticket|e-?mail|mail|letter|reminder|advice|complaint|phone|freeze|meeting|concern|objection|handover|review)$/.test(
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

function isCapitalized(word: Word): boolean {
  return word.text !== word.lower && word.text !== word.text.toUpperCase();
}

/** A name: one of the document's people or a first name, and none of its services. */
function nameClass(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  context: AgentContext,
): AgentClass | undefined {
  const { names } = context;
  const head = words[phrase.head] as Word;
  const run: Word[] = [head];
  for (
    let i = modifiers.length - 1;
    i >= 0 && ((modifiers[i] as Word).tag === "name" || isCapitalized(modifiers[i] as Word)) && run.length < 4;
    i--
  ) {
    if ((modifiers[i] as Word).tag === "determiner" || (modifiers[i] as Word).tag === "possessive") break;
    run.unshift(modifiers[i] as Word);
  }
  if (run.some((word) => names.isService(word.text))) return "system";
  // "Foreman Olumide Adeyemi", with the title at the start of its sentence
  const isTitle = run.length > 2 && context.lexicon.has("ROLE", (run[0] as Word).lemma);
  const first = run[isTitle ? 1 : 0] as Word;
  if (names.isPerson(first.text) || names.isPerson(head.text)) {
    // "the Omar release", "an Ada module": an article makes a thing of a name.
    const article = modifiers.find((word) => word.tag === "determiner");
    return article && run.length === modifiers.length + 1 - 1 ? "system" : "name";
  }
  return undefined;
}

/** "colleague Horvath", "nurse B", "Dr. Lindqvist": whoever bears the title of a role is a person. */
function titledName(
  words: readonly Word[],
  head: Word,
  modifiers: readonly Word[],
  { lexicon, names }: AgentContext,
): AgentClass | undefined {
  const title = modifiers.findLast((word) => word.tag !== "symbol");
  if (!title || head.tag !== "name" || names.isService(head.text)) return undefined;
  if (/^(?:mr|mrs|ms|dr|prof)$/.test(title.lower)) return "name";
  const plain = title.text === title.lower || title === words[0];
  const letter = head.text.length === 1;
  // "the developer Portal"
  if (!letter && title.lemma !== "colleague" && modifiers[0]?.tag === "determiner") return undefined;
  return lexicon.has("ROLE", title.lemma) && plain && (letter || /^[A-Z][a-zà-ž]+$/.test(head.text))
    ? "name"
    : undefined;
}

/** "Xochitl forgot it on **her** list": a name in no list, with what only people do and a word that only people get. */
function ownName(
  words: readonly Word[],
  phrase: NounPhrase,
  clause: Clause | undefined,
  { names }: AgentContext,
): AgentClass | undefined {
  const head = words[phrase.head] as Word;
  if (!clause || phrase.first !== phrase.head || head.kind !== "word" || names.isService(head.text)) return undefined;
  const { verb } = clause;
  const end = words.findIndex(
    ({ tag }, i) => i > verb.last && /^(?:comma|stop|conjunction|subordinator|wh|that)$/.test(tag),
  );
  const human =
    /^(?:forget|misread|misunderstand|misjudge|mishear|assume|think|believe|panic|neglect|overlook|apologi[sz]e)$/.test(
      verb.lemma,
    );
  const own = words
    .slice(verb.last + 1, end < 0 ? words.length : end)
    .some(({ lower }) => /^(?:his|her|himself|herself)$/.test(lower));
  return human && own && /^[A-Z][a-zà-ž]+$/.test(head.text) ? "name" : undefined;
}

function teamClass(
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
    modifiers.some((word) => word.tag === "noun" || word.tag === "determiner")
  )
    return "system";
  return "team";
}

/** Words that are a person here and a program there (`operator`, `agent`, `manager`): the first rule that fits. */
function resolveAmbiguous(
  words: readonly Word[],
  phrase: NounPhrase,
  modifiers: readonly Word[],
  clause: Clause | undefined,
  context: AgentContext,
  otherwise: AgentClass,
): AgentClass {
  const head = words[phrase.head] as Word;
  const { lexicon, names } = context;
  const nearest = modifiers.at(-1);
  if (names.isService(head.lower)) return "system";
  if (head.lemma === "manager" && nearest && lexicon.has("MANAGER_SYSTEM_MOD", nearest.lower)) return "system";
  if (/^(?:pm|ic|qa|ops)$/.test(head.lower) && !modifiers.some((word) => word.tag === "determiner"))
    // "QA did not test the path"; but "QA is down"
    return /^(?:qa|ops)$/.test(head.lower) && modifiers.length === 0 && clause && clause.verb.lemma !== "be"
      ? "team"
      : "system";
  const after = words[phrase.last + 1];
  if (after?.lower === "who" || after?.lower === "whose" || isOnDuty(words, phrase.last + 1)) return "role";
  if (clause && hasHumanCue(words, clause, lexicon, otherwise === "system")) return "role";
  if (
    IN_SETTING.test(head.lemma) &&
    !modifiers.some((word) => word.tag === "noun") &&
    words.some((word) => lexicon.has("SETTING", word.lemma))
  )
    return "role";
  // "the QA lead"
  const department = nearest !== undefined && /^(?:qa|ops|it|sre|dev|ux)$/.test(nearest.lower) && head.lemma === "lead";
  if (nearest && isTechnology(nearest) && !department && !HUMAN_MODIFIER.test(nearest.lower)) return "system";
  // "our loader" may be a program, "our reviewer" is none.
  const machine = otherwise === "system";
  if (department || modifiers.some(({ lower }) => HUMAN_MODIFIER.test(lower) && !(machine && lower === "our")))
    return "role";
  if (head.lemma === "operator" && context.names.isKubernetes()) return "system";
  return otherwise;
}

/** "the controller **on the late shift**" */
function isOnDuty(words: readonly Word[], at: number): boolean {
  return words[at]?.lower === "on" && words.slice(at + 1, at + 4).some(({ lower }) => /^(?:shift|duty)$/.test(lower));
}

/** Programs decide, write and tell as well: no cue for a word that is more often a program. */
const PROGRAM_CUE =
  /^(?:decide|write|say|ask|tell|announce|know|plan|acknowledge|learn|agree|guess|hope|promise|give up|join|want|escalate)$/;

/** Heads that are programs nearly always, and what is said of programs as of people: "the scheduler forgot the job". */
const MACHINE =
  /^(?:scheduler|controller|worker|client|consumer|producer|parser|leader|follower|validator|primary|secondary|host|bot|listener|watcher|monitor|runner|builder|handler|master|slave|peer|publisher|subscriber|loader|guard|navigator|chef|ranger|skipper|head|reporter|substitute|translator|trainer|principal|adviser|advisor|forecaster)$/;
const METAPHOR =
  /^(?:forget|remember|think|believe|assume|notice|understand|realise|realize|panic|misread|misjudge|intend|care|sit on|fall asleep)$/;
/** In a setting of the lexicon, these without a noun before them are people. */
const IN_SETTING = /^(?:dispatcher|driver|inspector)$/;

/** A verb that only people are the subject of, or a judgement of character. */
function hasHumanCue(words: readonly Word[], clause: Clause, lexicon: Lexicon, weak: boolean): boolean {
  // "the worker forgot its lease": whoever has an "it" is a thing.
  if (clause.object && words[clause.object.first]?.lower === "its") return false;
  if (weak && words.some((word) => /^(?:his|her|himself|herself)$/.test(word.lower))) return true;
  if (clause.verb.passive && /^(?:inform|warn|remind|brief|persuade|convince|hire)$/.test(clause.verb.lemma))
    return true;
  if (clause.verb.lemma === "hold" && /^(?:responsible|accountable)$/.test(words[clause.verb.last + 1]?.lower ?? ""))
    return true;
  const cue = lexicon.verbAt("HUMAN_CUE_V", words, clause.verb.main, clause.particle);
  const machine = weak && MACHINE.test(words[clause.subject?.head ?? -1]?.lemma ?? "");
  if (cue && !(weak && PROGRAM_CUE.test(cue.entry)) && !(machine && METAPHOR.test(cue.entry))) return true;
  if (clause.complement) {
    for (let i = clause.complement.first; i <= clause.complement.last; i++)
      if (lexicon.has("CHAR_ADJ", words[i]?.lower ?? "")) return true;
  }
  const next = words[clause.verb.last + 1];
  const infinitive = next?.tag === "to" ? words[clause.verb.last + 2] : undefined;
  if (infinitive && lexicon.verbAt("HUMAN_CUE_V", words, clause.verb.last + 2)) return true;
  return clause.verb.lemma === "be" && lexicon.has("CHAR_ADJ", words[clause.verb.last + 1]?.lower ?? "");
}
