/** The configuration of one file, resolved: every rule with its severity and options, and the writer's own vocabulary. */
import type { Kind } from "./postmortem.ts";
import type { RuleOptions, Severity } from "./rule.ts";
import type { SectionRole } from "./sections.ts";

export interface RuleSetting {
  readonly severity: Severity | "off";
  readonly options: RuleOptions;
}

export interface Config {
  /** By rule id; a rule that is not in it is off. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The kind of document, where configuration forces it. */
  readonly kind: Kind | undefined;
  /** Names that are people, and names that are systems, whatever the document suggests. */
  readonly people: readonly string[];
  readonly services: readonly string[];
  /** Phrases that are never reported: plain words, or `/a regular expression/`. */
  readonly allow: readonly string[];
  /** Words added to and removed from the built-in lists, by the name of the list. */
  readonly lexicons: Readonly<Record<string, { readonly add?: readonly string[]; readonly remove?: readonly string[] }>>;
  /** Further headings for a role, in any language. */
  readonly sections: Readonly<Partial<Record<SectionRole, readonly string[]>>>;
  /** Whether a suppression comment needs a reason. */
  readonly requireReason: boolean;
}
