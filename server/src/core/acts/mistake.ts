/** The mistake: "an error by Omar", "Omar's failure to …". */

import { type AgentClass, isHuman, isOurs } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import type { NounPhrase } from "../english/nounPhrases.ts";
import { clauseAt, lowerText, rangeOf, type Sentence } from "../english/sentence.ts";
import { headLemma, lemmaAt, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { type ActFrame, type Found, isUnreal, REMEDY, subjectRange } from "./act.ts";
import { isDenied } from "./polarity.ts";

/** "Omar made a mistake", "Omar was wrong to restart it". */
export function mistake(sentence: Sentence, clause: Clause, lexicon: Lexicon): Found | undefined {
  const { verb, subject, object } = clause;
  const { words } = sentence;
  const agent = sentence.agent(subject, clause);
  if (
    !subject ||
    !isHuman(agent) ||
    verb.negated ||
    (agent === "someone" && /^(?:anyone|anybody|people|everyone)$/.test(lowerAt(words, subject.head)))
  )
    return undefined;
  // "The person who made the mistake **is often** the last in a chain": whoever that is.
  if (
    clause.kind === "relative" &&
    (/\b(?:is|are) (?:often|usually|typically|rarely|seldom)\b/.test(lowerText(sentence)) ||
      isGeneral(sentence, clause))
  )
    return undefined;
  if (
    /^(?:make|commit|introduce|do)$/.test(verb.lemma) &&
    !verb.passive &&
    (verb.past || clause.kind === "gerund") &&
    object &&
    lexicon.has("ERR", headLemma(words, object))
  ) {
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, object.head) };
  }
  if (verb.lemma === "mistake" && verb.passive && verb.finite && !clause.by)
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last) };
  if (
    /^(?:screw|mess|fuck|muck|goof|cock|slip)$/.test(verb.lemma) &&
    clause.particle === "up" &&
    !object &&
    verb.past &&
    !verb.modal
  )
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last + 1) };
  // "was logged in to the wrong server"
  const astray =
    verb.past &&
    !isOurs(agent) &&
    (verb.lemma === "be" || (verb.passive && /^(?:log|connect|sign)$/.test(verb.lemma))) &&
    /^(?:still )?(?:in to|into|in|on|to) the (?:wrong|incorrect) \w+/.exec(
      lowerText(sentence, verb.last + 1, clause.last),
    );
  if (astray)
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last + astray[0].split(" ").length) };
  const rest = lowerText(sentence, verb.last + 1, Math.min(clause.last, verb.last + 4));
  if (
    verb.lemma === "be" &&
    verb.past &&
    (/^(?:mistaken|at fault)\b/.test(rest) ||
      (/^wrong\b/.test(rest) && sentence.clauses.some((c) => c.kind === "infinitive" && c.first === verb.last + 2)))
  ) {
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, verb.last + 1) };
  }
  // "got it badly wrong", "got the order of the valves wrong"
  const got = verb.lemma === "get" && verb.past ? (object?.of ?? object)?.last : undefined;
  const how =
    got === undefined
      ? null
      : /^(?:\w+ly )?wrong\b|^(?:mixed up|muddled|back to front)\b/.exec(lowerText(sentence, got + 1, got + 3));
  if (got !== undefined && how)
    return { frame: "mistake", agent, range: subjectRange(sentence, clause, got + how[0].split(" ").length) };
  return undefined;
}

/** "The review is about the patient and not about **the nurse who made the mistake**": nothing is told of the past. */
function isGeneral({ clauses, words }: Sentence, { subject, kind }: Clause): boolean {
  const told = clauses.filter((it) => it.kind !== "relative" && it.verb.finite);
  return (
    kind === "relative" &&
    told.length > 0 &&
    told.every(
      (it) =>
        it.subject !== subject &&
        !it.verb.past &&
        !it.verb.perfect &&
        // "It is Omar who made the mistake"
        !/^(?:it|this|that|he|she)$/.test(lowerAt(words, it.subject?.head ?? -1)),
    )
  );
}

/** Acts as nouns. */
export const DEEDS =
  "deletion removal misconfiguration mistyping misuse overwrite overwriting truncation corruption mishandling mislabelling mislabeling misreading mismanagement destruction disclosure misrouting misplacement".split(
    " ",
  );
const DEED = new RegExp(`^(?:${DEEDS.join("|")})$`);

/** "**improper** maintenance by the fitters", "an **accidental** restart by the vendor" */
export const FAULTY =
  "wrong mistyped mis-typed flawed misplaced ill-advised accidental inadvertent unintended improper incorrect inadequate insufficient faulty premature hasty unannounced mistaken erroneous negligent wrongful unplanned botched bungled rushed hurried untested unreviewed ill-timed".split(
    " ",
  );

/** "the **mistake** of the engineer" */
const OF_SOMEBODY = /^(?:mistake|slip|oversight|blunder|misjudge?ment|typo|goof|gaffe|fumble|screw-up|slip-up)$/;

const WRITTEN = /^(?:note|message|mail|e-?mail|letter|call|list|sketch|reply|answer|summary|report)$/;

/** What no program has to be told of: "the failure of the pump". */
const OF_MACHINES = /^(?:failure|inability|refusal|omission|neglect|mis\w+)$/;

/** Acts as nouns: "the engineer's failure to …", "a mistake by the new administrator", "deletion of the bucket by an intern". */
export function nominal(sentence: Sentence, phrase: NounPhrase, lexicon: Lexicon): Found | undefined {
  const { words } = sentence;
  const head = words[phrase.head];
  if (!head) return undefined;
  const deed = DEED.test(head.lemma);
  // "the hurried note" says how it was written, and not that it was wrong.
  const faulty =
    phrase.head > phrase.first && FAULTY.includes(lowerAt(words, phrase.head - 1)) && !WRITTEN.test(head.lemma);
  const err = faulty || lexicon.has("ERR", head.lemma);
  // "oversight" is a mistake as well.
  const isNeglect = lexicon.has("NOMINAL_OMISSION", head.lemma) && !err;
  const omitted = isNeglect || isLackOfDuty(sentence, phrase) || isChoiceToOmit(sentence, phrase, lexicon);
  if (!deed && !err && !omitted) return undefined;
  // "learn from our mistakes"
  if (/^learn/.test(lemmaAt(words, phrase.first - 2)) && lowerAt(words, phrase.first - 1) === "from") return undefined;
  // "our error logs"
  if (
    /^(?:logs?|rates?|messages?|codes?|budgets?|pages?|reports?|counts?|tracker|handling|tracking)$/.test(
      lowerAt(words, phrase.last + 1),
    )
  )
    return undefined;
  const clause = clauseAt(sentence, phrase.first);
  // "Fix a typo in the manual, by Wei": who put it right.
  if (clause && !clause.subject && /^(?:fix|correct)$/.test(clause.verb.lemma)) return undefined;
  if ((clause && isUnreal(clause)) || isDenied(sentence, phrase.first)) return undefined;
  // "Lena's removal of the filter brought the graphs back"
  const told = sentence.clauses.find((it) => it.subject === phrase && it.verb.finite);
  if (
    deed &&
    told &&
    (REMEDY.test(told.verb.lemma) ||
      /^(?:take|last)$/.test(told.verb.lemma) ||
      (told.verb.lemma === "bring" && told.particle === "back"))
  )
    return undefined;
  const frame: ActFrame = omitted ? "omission" : deed ? "passive" : "mistake";
  const agent = whoseIs(sentence, phrase);
  if (agent && isHuman(agent)) {
    // "our failures" are outages; "our failure to test" is an omission.
    // "my wrong note" is put right in passing.
    if (isOurs(agent) && lowerAt(words, phrase.head - 1) === "wrong" && !lexicon.has("ERR", head.lemma))
      return undefined;
    if (agent === "we" && head.lemma === "failure" && words[phrase.last + 1]?.tag !== "to") return undefined;
    if (frame !== "passive" || phrase.of) return { frame, agent, range: rangeOf(sentence, phrase.first, phrase.last) };
  }
  // "the inaction of the conductor": nobody says so of a program.
  const whose = phrase.of ?? phrase.possessor;
  if (whose && isNeglect && !OF_MACHINES.test(head.lemma) && lexicon.has("AMBIG_S", headLemma(words, whose)))
    return { frame, agent: "role", range: rangeOf(sentence, phrase.first, Math.max(phrase.last, whose.last)) };
  // "human laziness"
  if (omitted && lowerAt(words, phrase.head - 1) === "human" && phrase.head > phrase.first)
    return { frame, agent: "someone", range: rangeOf(sentence, phrase.first, phrase.head) };
  // "the failure to communicate the freeze"
  const infinitive =
    head.lemma === "failure"
      ? sentence.clauses.find(
          ({ kind, verb }) =>
            (kind === "infinitive" && verb.first === phrase.last + 1) ||
            (kind === "gerund" && verb.first === phrase.last + 2),
        )
      : undefined;
  if (infinitive && isDutyOfPeople(sentence, infinitive))
    return { frame, agent: undefined, range: rangeOf(sentence, phrase.first, infinitive.verb.last) };
  const after = owner(sentence, phrase, (omitted && head.lemma !== "lack") || OF_SOMEBODY.test(head.lemma));
  const first = faulty ? phrase.head - 1 : phrase.head;
  return after ? { frame, agent: after.agent, range: rangeOf(sentence, first, after.last) } : undefined;
}

/** What no program does: "to communicate the freeze", "to thoroughly test it", "to follow the procedure". */
function isDutyOfPeople({ words }: Sentence, { verb, object, prepositions }: Clause): boolean {
  if (/^(?:follow|adhere|comply|observe)$/.test(verb.lemma)) {
    const kept = lemmaAt(words, (object ?? prepositions[0]?.phrase)?.head ?? -1);
    return /^(?:procedure|process|policy|protocol|checklist|runbook|instruction|guideline|practice)$/.test(kept);
  }
  return (
    (/^(?:communicate|document|coordinate|rehearse|double-check|supervise|anticipate|foresee|prioritise|prioritize|mentor|brief|discuss|consider)$/.test(
      verb.lemma,
    ) &&
      // "the failure to communicate with the database"
      lowerAt(words, verb.last + 1) !== "with") ||
    verb.adverbs.some((i) => /^(?:thoroughly|adequately|carefully|sufficiently)$/.test(lowerAt(words, i)))
  );
}

/** "a **lack** of attention by the crew"; what people know or lack otherwise is told of elsewhere. */
function isLackOfDuty({ words }: Sentence, { head, of }: NounPhrase): boolean {
  return (
    /^(?:lack|absence)$/.test(lemmaAt(words, head)) &&
    /^(?:attention|care|diligence|communication|oversight|preparation|planning|supervision|foresight|follow-up|testing|coordination|discipline|caution|leadership|thought|response|monitoring|action)$/.test(
      headLemma(words, of),
    )
  );
}

/** "the shift leader's **decision** to ignore the smell" */
function isChoiceToOmit({ words, clauses }: Sentence, { head, last }: NounPhrase, lexicon: Lexicon): boolean {
  if (!/^(?:decision|choice)$/.test(lemmaAt(words, head))) return false;
  const infinitive = clauses.find((it) => it.kind === "infinitive" && it.first > last && it.first <= last + 4);
  return (
    !!infinitive &&
    (infinitive.verb.lemma === "skip" || lexicon.verbAt("OMISSION_V", words, infinitive.verb.main) !== undefined)
  );
}

const POSSESSIVES: ReadonlyMap<string, AgentClass> = new Map([
  ["my", "self"],
  ["our", "we"],
  ["his", "they"],
  ["her", "they"],
]);

/** Whose a noun phrase is: "**the clerk's** mistake", "**our** mistake". */
function whoseIs(sentence: Sentence, { possessor, first }: NounPhrase): AgentClass | undefined {
  return possessor ? sentence.agent(possessor) : POSSESSIVES.get(lowerAt(sentence.words, first));
}

/** What is done with a mistake or a piece of work. */
export const DOES =
  /^(?:make|commit|introduce|cause|do|perform|push|deploy|write|run|merge|apply|submit|issue|start|carry|conduct|release|ship|land|add|roll)$/;

/** "… by PERSON", "… on the part of PERSON", "… made by PERSON", and for omissions "… of PERSON to". */
export function owner(
  sentence: Sentence,
  phrase: NounPhrase,
  ofCounts: boolean,
): { agent: AgentClass; last: number } | undefined {
  const { words } = sentence;
  if (ofCounts && phrase.of) {
    const agent = sentence.agent(phrase.of);
    if (isHuman(agent) && agent) return { agent, last: phrase.of.last };
  }
  // "on the engineer's part"
  const part = sentence.phrases.find(
    (other) =>
      other.first > phrase.last &&
      other.first <= phrase.last + 3 &&
      /^(?:part|side|end)$/.test(lowerAt(words, other.head)) &&
      lowerAt(words, other.first - 1) === "on",
  );
  const whose = part && whoseIs(sentence, part);
  if (part && whose && isHuman(whose)) return { agent: whose, last: part.last };
  // "failure **to comply** by the crew"
  const from = words[phrase.last + 1]?.tag === "to" ? phrase.last + 3 : phrase.last + 1;
  for (let i = from; i < Math.min(words.length, phrase.last + 9); i++) {
    const word = words[i];
    if (!word || word.tag === "stop" || word.tag === "comma" || word.tag === "modal" || word.tag === "be")
      return undefined;
    // "corruption confirmed by a maintainer": what somebody did to it is another matter.
    if (word.tag === "verb" && !DOES.test(word.lemma)) return undefined;
    const part = word.lower === "part" && lowerAt(words, i + 1) === "of";
    // "a miscommunication between two engineers"
    const among =
      word.lower === "between" && /^(?:miscommunication|mix-up|misunderstanding)$/.test(lemmaAt(words, phrase.head));
    if (word.lower !== "by" && word.lower !== "from" && !part && !among) continue;
    const next = part ? i + 2 : i + 1;
    const by = sentence.phrases.find((other) => other.first === next);
    const agent = sentence.agent(by);
    // "the transfer of the key from a clerk to the vault"
    const isPath = word.lower === "from" && by !== undefined && lowerAt(words, by.last + 1) === "to";
    if (by && agent && isHuman(agent) && !isPath && !(among && isOurs(agent))) return { agent, last: by.last };
    if (word.lower === "by") return undefined;
  }
  return undefined;
}
