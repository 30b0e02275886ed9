/** Where the documentation stands. */
const DOCS = "https://github.com/blameless-dev/blameless/blob/main/docs";

/** The page of a rule. */
export function ruleUrl(id: string): string {
  return `${DOCS}/rules/${id}.md`;
}

export const suppressionsUrl = `${DOCS}/configuration.md#suppressions`;
export const wordListsUrl = `${DOCS}/word-lists.md`;
export const homepage = DOCS;
export const issuesUrl = "https://github.com/blameless-dev/blameless/issues";
