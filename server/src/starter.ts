/** A configuration to start from. */
export const STARTER = `{
  // What is reported: minimal, recommended, strict or all.
  "extends": ["recommended"],

  // Where the postmortems are. Without it, every Markdown file that reads like one is checked.
  // "files": ["docs/postmortems/**/*.md"],
  // "ignore": ["**/template.md"],

  // Severities are error, warning, information, hint and off. \`blameless rules\` lists all rules.
  "rules": {
    // "should-have": "information"
  },

  // Names that are people, and names that are systems, where the documents do not make it plain.
  "people": [],
  "services": [],

  // Phrases that are never reported; between slashes, regular expressions.
  "allow": []
}
`;
