/** Ids of findings that no rule makes: about suppressions, and about the linter itself. */

/** What suppressions themselves are told about. Like rules, they can be configured. */
export const SUPPRESSION_RULES = ["unused-suppression", "invalid-suppression"] as const;

/** What a rule that threw is reported as. */
export const INTERNAL_ERROR = "internal-error";
