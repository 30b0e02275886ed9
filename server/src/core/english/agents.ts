/** Who may be told of in a sentence, in classes, and what the classes have in common. */

import type { Lexicon } from "../lexicon.ts";

/**
 * Who somebody is:
 * - `self`, `we`, `you`: the writer, the writer's group, the reader;
 * - `name`, `handle`, `role`: "Omar", "@omar", "the engineer";
 * - `someone`, `they`: "somebody", "nobody"; "he", "she" and "they", where they stand for people;
 * - `team`, `external`: another group, another organisation: "the storage team", "the vendor";
 * - `adversary`, `recipient`: attackers; those whom the work is for, such as customers and patients;
 * - `system`: everything else, and whatever is not known.
 */
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

/** What the names of one document are. All look-ups take a single word as written; "Dr" counts as a person. */
export interface Names {
  isPerson(word: string): boolean;
  isService(word: string): boolean;
  /** Whether the document is about Kubernetes, where an operator is a program. */
  isKubernetes(): boolean;
  /** Whether it speaks of teams by name, so that "the team" may be any of them. */
  severalTeams(): boolean;
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
