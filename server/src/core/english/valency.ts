/** What verbs take beside their subject: a clause, two objects, somebody who then acts, a particle. */
import type { Clause } from "./clauses.ts";

const THAT_VERBS = new Set([
  "say",
  "think",
  "believe",
  "assume",
  "know",
  "see",
  "notice",
  "realise",
  "realize",
  "find",
  "show",
  "tell",
  "mean",
  "decide",
  "confirm",
  "ensure",
  "check",
  "verify",
  "discover",
  "conclude",
  "suggest",
  "report",
  "claim",
  "hope",
  "expect",
  "learn",
  "remember",
  "forget",
  "explain",
  "note",
  "state",
  "suspect",
  "understand",
  "agree",
  "announce",
  "inform",
  "remind",
  "warn",
]);

/** "said that the job failed". */
export const takesThatClause = ({ verb }: Clause): boolean => THAT_VERBS.has(verb.lemma);

/** "assumed that the line was clear". */
export const isBelief = ({ verb }: Clause): boolean =>
  /^(?:assume|think|believe|presume|figure|conclude)$/.test(verb.lemma);

/** "sent **us** the wrong file": to whom, then what. */
export const isDitransitive = ({ verb }: Clause): boolean =>
  /^(?:send|give|hand|ship|bring|sell|assign|e-?mail|pass)$/.test(verb.lemma);

/** "asked the vendor to check": the object does what the infinitive says. */
export const controlsObject = ({ verb }: Clause): boolean =>
  /^(?:ask|tell|allow|remind|instruct|want|require|force|cause|enable|expect|invite|encourage|urge|order|advise|permit|let|make|help|teach|train|warn|request|lead|persuade|need|trigger)$/.test(
    verb.lemma,
  );

/** Whether the verb says what something is. */
export const isCopula = ({ verb }: Clause): boolean => verb.lemma === "be";

/** "increased by a third": what follows `by` is no agent. */
export const takesMeasure = (lemma: string): boolean =>
  /^(?:increase|decrease|grow|rise|fall|drop|go|improve|differ|vary|exceed|reduce)$/.test(lemma);

/** `down` in "took the site down", "took down the site". */
export const isParticle = (lower: string): boolean =>
  /^(?:up|down|out|off|away|over|through|back|offline|apart|aside)$/.test(lower);
