/** What is done that harms by the way it is done: left open, sent past the review, taken from what is broken. */

import { isHuman } from "../english/agents.ts";
import type { Clause } from "../english/clauses.ts";
import { isTime } from "../english/nounPhrases.ts";
import { lowerText, type Sentence } from "../english/sentence.ts";
import { headLemma, lowerAt } from "../english/word.ts";
import type { Lexicon } from "../lexicon.ts";
import { isExplained, purposeOf } from "./act.ts";
import { PLANNED } from "./aftermath.ts";
import { SPENT } from "./harmless.ts";
import { endsWell, hasReason } from "./polarity.ts";

/** Verbs that remove something: done to what is broken they are a remedy, not a harm. */
export const REMOVES =
  /^(?:delete|remove|drop|disable|stop|kill|restart|reboot|unplug|disconnect|revoke|purge|mute|silence|replace|close|reset|detach|clear|uninstall|turn|switch|shut|power|overwrite|truncate|cut|rename|change|edit|update|modify|move|upgrade|downgrade|migrate|rerun|deactivate|archive|reconfigure|redeploy)$/;

const DESTRUCTIVE =
  "delete remove drop truncate overwrite disable shut kill stop unplug disconnect purge format clear detach cut reset wipe erase".split(
    " ",
  );
export const DESTROYS = new RegExp(`^(?:${DESTRUCTIVE.join("|")})$`);

/** What nobody wants to lose. */
const KEEPSAKE =
  /^(?:backup|backups|database|databases|data|thesis|repository|repo|archive|history|mailbox|wiki|homepage|bookkeeping|photos|manuscript|snapshots|zone)$/;
const DISPOSABLE =
  /^(?:old|stale|expired|test|testing|staging|temporary|temp|obsolete|unused|empty|corrupt|corrupted|broken|faulty|duplicate|orphaned|local|sample|demo|bad|damaged|outdated|unnecessary|redundant|sensitive|personal|leaked|exposed|malicious|cached|replica|incorrect|invalid|his|her|their|own|some|spam)$/;

/** "removed the database from the rotation", "deleted the repository that we had archived", "… at the end of the contract" */
const NOT_NEEDED =
  /\bfrom the (?:rotation|pool|cluster|list|menu|report|load balancer)\b|\b(?:that|which) (?:(?:we|they|he|she|it|nobody|no one) )?(?:had|were|was|have been) (?:already )?(?:been )?(?:archived|replaced|copied|migrated|moved|retired|exported|saved|used)\b|\b(?:at the end of|(?:when|after|once) the (?:\w+ )?(?:retention|contract|migration|trial|project|study|customer|move))\b/;

/** "removed the backups", "formatted the shared disk": not what is spent, and not in the course of a plan or a repair. */
export function destroysKept(sentence: Sentence, clause: Clause): boolean {
  const { verb, object } = clause;
  if (!object || !verb.past || sentence.place.timeline || sentence.place.roles.includes("response")) return false;
  if (!/^(?:delete|remove|drop|overwrite|purge|format|wipe|erase|destroy|empty|lose)$/.test(verb.lemma)) return false;
  const { words } = sentence;
  const modified = words.slice(object.first, object.head).some(({ lower }) => DISPOSABLE.test(lower));
  const rest = lowerText(sentence, verb.last + 1);
  return (
    KEEPSAKE.test(lowerAt(words, object.head)) &&
    !modified &&
    object.of === undefined &&
    !hasReason(sentence) &&
    !NOT_NEEDED.test(rest) &&
    !/\b(?:to \w+|on request|at (?:the|my|our|his|her|their) request|as requested|as planned|again|then|and (?:re\w+|restored))\b/.test(
      rest,
    ) &&
    !PLANNED.test(rest)
  );
}

/** How a thing may be left that somebody should have closed: "left the valve open". */
const LEFT =
  /^(?:open|unlocked|running|unattended|unprotected|exposed|unsecured|disabled|enabled|unplugged|switched|turned|unpatched|unmonitored|undocumented|misconfigured|half-finished|unfinished|unsigned|unlabelled|unlabeled|unchecked|unguarded|unmanned|unstaffed|engaged|ajar|bypassed|armed|unsealed)$/;

/** "left the checkout in a broken state", "committed a secret" */
export function betrays(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  const { verb, object, last } = clause;
  if (/^(?:commit|hard-?code)$/.test(verb.lemma))
    return (
      /^(?:secret|password|credential|token|key)$/.test(headLemma(words, object)) &&
      !words.some((word) => /^(?:vault|kms|store|manager)$/.test(word.lower))
    );
  if (publishes(sentence, clause)) return true;
  // "left us with a mess"
  if (
    verb.lemma === "leave" &&
    /^(?:us|everyone|the \w+) (?:with|in) an? (?:\w+ )?mess\b/.test(lowerText(sentence, verb.last + 1))
  )
    return true;
  if (!/^(?:leave|wedge|prop)$/.test(verb.lemma) || isExplained(sentence, clause) || isMeant(sentence, clause))
    return false;
  // "left the heater on"; but "left the note on the desk"
  const on =
    object !== undefined &&
    lowerAt(words, object.last + 1) === "on" &&
    lowerAt(words, object.last + 2) !== "by" &&
    /^(?:stop|comma|conjunction|preposition|subordinator)$/.test(words[object.last + 2]?.tag ?? "stop");
  const open = on || (object !== undefined && [0, 1, 2].some((i) => LEFT.test(lowerAt(words, object.last + i))));
  return open || IN_BAD_STATE.test(lowerText(sentence, verb.last + 1, Math.max(last, verb.last + 24)));
}

/** "left the pump on **to dry the cellar**", "left the gate open **for the divers**": for a purpose, or for somebody. */
function isMeant(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  return (
    sentence.clauses.some(
      ({ kind, governor }) =>
        kind === "infinitive" && (governor === clause || (governor && governor.governor === clause)),
    ) ||
    sentence.phrases.some(
      (it) => it.first > clause.verb.last && lowerAt(words, it.first - 1) === "for" && !isTime(words, it),
    )
  );
}

/** "uploaded the private key to a public repository" */
function publishes(sentence: Sentence, { verb, object, last }: Clause): boolean {
  return (
    /^(?:upload|push|publish|paste|post|send|e-mail|email|share|put|store|leave)$/.test(verb.lemma) &&
    object !== undefined &&
    /^(?:secret|password|credential|token|key|passphrase|seed)s?\b|\b(?:(?:private|api|secret|signing|access) key|seed phrase)s?\b/.test(
      lowerText(sentence, object.head - 1, object.last),
    ) &&
    /\b(?:public|github|slack|forum|plain ?-?text|discord|the internet|wiki|in the (?:image|repo|repository|logs?|bundle|code))\b/.test(
      lowerText(sentence, Math.max(object.last, verb.last) + 1, Math.max(last, object.last + 8)),
    )
  );
}

/** "clicked on a phishing link" */
export function isHooked(sentence: Sentence, { verb, last }: Clause): boolean {
  return (
    /^(?:click|open|follow|fall)$/.test(verb.lemma) &&
    !/\bin (?:a|the|our) (?:\w+ )?(?:sandbox|lab|vm)\b/.test(lowerText(sentence, verb.last)) &&
    /\b(?:phishing|malicious|fake|fraudulent) (?:\w+ )?(?:link|e-?mail|mail|attachment|page|site|file|message|call)\b/.test(
      lowerText(sentence, verb.last + 1, Math.max(last, verb.last + 8)),
    )
  );
}

/** "read the code out **to the scammer**" */
export const handsToAttacker = (sentence: Sentence, { verb, prepositions }: Clause): boolean =>
  verb.past &&
  /^(?:give|hand|send|disclose|reveal|read|forward|tell|pass)$/.test(verb.lemma) &&
  prepositions.some(
    ({ preposition, phrase }) =>
      lowerAt(sentence.words, preposition) === "to" && sentence.agent(phrase) === "adversary",
  );

const IN_BAD_STATE =
  /\bin an? (?:very )?(?:bad|broken|inconsistent|unsafe|insecure|unusable|wrong|half-finished)(?: ,)?(?: [\w-]+){0,3} state\b/;

/** "went ahead anyway", "overruled the objections" */
export function goesOn(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  const { verb, object } = clause;
  if (/^(?:override|overrule)$/.test(verb.lemma) && isHuman(sentence.agent(object))) return true;
  if (/^(?:override|overrule)$/.test(verb.lemma))
    return /^(?:objection|concern|warning|advice|recommendation|veto|alarm|interlock|safety|lock|alert)$/.test(
      headLemma(words, object),
    );
  if (endsWell(sentence, clause) || AGREED.test(lowerText(sentence))) return false;
  // "decided to ship it anyway"
  const infinitive = /^(?:decide|choose|continue)$/.test(verb.lemma)
    ? sentence.clauses.find((it) => it.governor?.verb === verb)
    : undefined;
  const shipped =
    /^(?:ship|deploy|merge|release|push|approve|publish|launch|do)$/.test((infinitive?.verb ?? verb).lemma) &&
    /\b(?:anyway|regardless)\b/.test(lowerText(sentence, verb.last + 1, verb.last + 12));
  // "insisted on going live despite the storm"
  const insists =
    verb.lemma === "insist" &&
    verb.past &&
    /^(?:up)?on (?:\w+ing|the|an?)\b.*\b(?:anyway|regardless|despite|although|even though)\b/.test(
      lowerText(sentence, verb.last + 1),
    );
  if (shipped || insists) return true;
  const on = /^(?:go|press|push|carry|forge)$/.test(verb.lemma) && /^(?:ahead|on)$/.test(lowerAt(words, verb.last + 1));
  return on && /\b(?:anyway|regardless|despite|in spite of|although|even though)\b/.test(lowerText(sentence));
}

/** "merged it anyway **after two reviewers had agreed**" */
const AGREED = /\b(?:agreed|approved|consented|confirmed|signed off)\b/;

/** "pushed it **straight to master**", "edited the rule directly on the live host" */
export function goesAround(sentence: Sentence, { verb, object, last }: Clause): boolean {
  if (!/^(?:push|force-push|commit|merge|deploy|edit|change|modify|upload|copy|release)$/.test(verb.lemma))
    return false;
  const what = headLemma(sentence.words, object);
  if (/^(?:fix|hot-?fix|patch|revert|rollback|workaround|flag)$/.test(what)) return false;
  // In a log it may well be the fix: "22:23 merged, Omar deploys it directly to production"
  if (sentence.place.timeline && what === "it") return false;
  return /\b(?:straight|directly) (?:to|in|into|on|onto|over) (?:the )?(?:master|main|prod|production|live)\b/.test(
    lowerText(sentence, verb.first, Math.max(last, verb.last + 8)),
  );
}

/** "approved the change **after a quick glance**", "only skimmed it" */
export function glances(sentence: Sentence, { verb, last }: Clause): boolean {
  if (/^(?:skim|glance)$/.test(verb.lemma))
    return verb.adverbs.some((i) => /^(?:only|just|merely)$/.test(lowerAt(sentence.words, i)));
  return (
    /^(?:approve|merge|sign|accept|release|pass|click|deploy|ship|push)$/.test(verb.lemma) &&
    /\b(?:after|with|giving(?: [\w-]+){0,3}?) (?:only |just )?an? (?:very )?(?:(?:(?:quick|brief) )?(?:glance|skim)|(?:cursory|superficial|hasty) \w+)\b/.test(
      lowerText(sentence, verb.last + 1, Math.max(last, verb.last + 10)),
    )
  );
}

/** "**thought he was on the test cluster** and dropped the database" */
export function isElsewhere(sentence: Sentence, clause: Clause): boolean {
  const { clauses } = sentence;
  // "The engineer, **thinking he was on the test cluster**, dropped …"
  if (IS_ELSEWHERE.test(lowerText(sentence, 0, clause.verb.first - 1))) return true;
  return clauses.some(
    ({ verb, subject, last }, i) =>
      /^(?:think|believe|assume)$/.test(verb.lemma) &&
      verb.past &&
      verb.first < clause.verb.first &&
      subject === clause.subject &&
      clauses[i + 1]?.verb.lemma === "be" &&
      /^(?:that )?(?:he|she|they) (?:was|were) (?:still )?(?:on|in|logged in|logged into|connected to|working on)\b/.test(
        lowerText(sentence, verb.last + 1, Math.max(last, verb.last + 8)),
      ),
  );
}

const IS_ELSEWHERE =
  /\b(?:thinking|believing|assuming|convinced)(?: that)? (?:he|she|they) (?:was|were) (?:still )?(?:on|in|logged in|logged into|connected to|working on)\b/;

/** "published it **from an outdated branch**", "started the press **with the broken guard**" */
export function isFaulty(sentence: Sentence, { verb, prepositions }: Clause, lexicon: Lexicon): boolean {
  if (REMOVES.test(verb.lemma) || /^(?:ship|send|bring|take)$/.test(verb.lemma) || hasReason(sentence)) return false;
  return prepositions.some(
    ({ preposition, phrase }) =>
      /^(?:from|with)$/.test(lowerAt(sentence.words, preposition)) &&
      (/^(?:typo|mistake|misconfiguration)$/.test(headLemma(sentence.words, phrase)) ||
        sentence.words
          .slice(phrase.first, phrase.head)
          .some(({ lower }) => lower !== "live" && (lexicon.has("HARM_ADJ", lower) || lower === "dirty"))),
  );
}

/** "fitted it with bolts **that were too small**" */
export function isUnfit(sentence: Sentence, { verb }: Clause): boolean {
  return sentence.clauses.some(
    (it) =>
      it.kind === "relative" &&
      it.verb.lemma === "be" &&
      it.first > verb.last &&
      /^(?:far |much |way )?(?:too \w+|wrong|incorrect)\b/.test(lowerText(sentence, it.verb.last + 1)),
  );
}

/** "**Someone** unplugged the switch": who is not named is not told of for the record, but for what it led to. */
export function isBlamedOnSomeone(sentence: Sentence, { verb, subject, object, kind }: Clause): boolean {
  const relief = sentence.clauses.some(
    (next) =>
      next.verb.first > verb.last &&
      (next.kind === "relative" || next.kind === "gerund") &&
      /^(?:stop|end|clear|resolve|fix|restore|free|help|reduce|relieve|lower)$/.test(next.verb.lemma),
  );
  // "Someone removed the sign in 1998", "cuts the hedge each spring": how things came to be as they are.
  const once = /\b(?:in (?:the )?(?:\d{4}|19\d\ds|20\d\ds)|each|every|years? ago)\b/.test(
    lowerText(sentence, verb.last + 1),
  );
  return (
    /^(?:someone|somebody)$/.test(lowerAt(sentence.words, subject?.first ?? -1)) &&
    /^(?:main|subordinate|complement)$/.test(kind) &&
    object !== undefined &&
    !once &&
    !sentence.clauses.some((it) => it.kind === "infinitive" && it.governor?.verb === verb) &&
    !sentence.words.slice(object.first, object.head).some(({ lower }) => SPENT.test(lower)) &&
    verb.past &&
    !relief &&
    !sentence.place.timeline &&
    (DESTROYS.test(verb.lemma) || verb.lemma === "swap")
  );
}

/** What is there to warn or to protect. */
const DEFENCE = new Set(
  "alarm alert backup check detector guard interlock limit limiter lock monitor monitoring protection replication safety sensor siren validation watchdog failover firewall".split(
    " ",
  ),
);

/** "had switched off the siren in March": a defence that was gone when it was needed, with no reason given. */
export function disarms(sentence: Sentence, clause: Clause): boolean {
  const { words } = sentence;
  const { verb, particle, object, subject } = clause;
  const off = /^(?:switch|turn|power)$/.test(verb.lemma)
    ? particle === "off"
    : /^(?:disable|deactivate|silence|mute|unplug|remove)$/.test(verb.lemma);
  const thing = verb.passive ? subject : object;
  const already = verb.adverbs.some((i) => lowerAt(words, i) === "already");
  if (!off || !thing || !verb.perfect || !verb.past || already) return false;
  if (isExplained(sentence, clause) || purposeOf(sentence, clause) || PLANNED.test(lowerText(sentence))) return false;
  if (words.slice(thing.first, thing.head).some(({ lower }) => SPENT.test(lower))) return false;
  return words.slice(thing.first, thing.head + 1).some(({ lemma }) => DEFENCE.has(lemma));
}

const SECRET = /^(?:token|key|password|passphrase|secret|credential)$/;
const IN_THE_OPEN =
  /\b(?:in|into|to|on|with) (?:an? |the |our |its |their )?(?:public|open|shared|external|repository|repo|github|gist|forum|chat|channel|ticket|wiki|code|logs?|plain ?text|everyone|everybody)\b/;

/** "committed the token to the repository", "pasted the key into a public channel" */
export function exposes(sentence: Sentence, { verb, object, last }: Clause): boolean {
  return (
    object !== undefined &&
    SECRET.test(headLemma(sentence.words, object)) &&
    !/\bpublic\b/.test(lowerText(sentence, object.first, object.head)) &&
    (/^hard-?code$/.test(verb.lemma) ||
      (/^(?:commit|push|publish|paste|post|check|upload|share|email|forward|copy|put|leave)$/.test(verb.lemma) &&
        IN_THE_OPEN.test(lowerText(sentence, object.last + 1, last))))
  );
}
