import { secretsOf } from "../findings/privacy.ts";
import { defineRule, replace } from "../rule.ts";

export default defineRule({
  id: "secret-in-text",
  category: "privacy",
  severity: "warning",
  preset: "strict",
  summary: "A key, a token or a password stands in the text.",
  rationale: `Postmortems are pasted together from terminals and chats, and read by more people than those [S11]. What is in the history of a repository stays there: a secret that was written down once is to be rotated.
The rule looks for shapes that only credentials have, in code and quotations too. It is a help, and no guarantee.`,
  exemptions: `Placeholders, variables, and values that are redacted already.`,
  examples: {
    reported: [
      { text: "The job ran with ⟦AKIAZQ3DRSTUVWXY2345⟧ as its key." },
      { text: "`export GH_TOKEN=⟦ghp_abcdefghijklmnopqrstuvwxyz0123456789AB⟧` was in the log." },
      { text: "The pump connected to postgres://feeder:⟦m0untain-9⟧@db.example.com/tide." },
      { text: '    password = "⟦t1de-and-w1nd⟧"' },
      { text: "> Authorization: Bearer ⟦c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz⟧" },
      { text: "```\n⟦xoxb-123456789012-abcdefghijkl⟧\n```" },
    ],
    clean: [
      { text: "The job ran with `$AWS_ACCESS_KEY_ID` as its key." },
      { text: "`export GH_TOKEN=<token>` was in the runbook." },
      { text: "postgres://feeder:****@db.example.com/tide" },
      { text: "The password was rotated: every night at four." },
      { text: '`password = os.environ["DB_PASSWORD"]`' },
      { text: "Secret: [redacted]" },
    ],
  },
  *checkDocument({ document }) {
    for (const { range, what } of secretsOf(document))
      yield {
        range,
        message: `This looks like ${what}. Is it still valid, and what would the account lose without it?`,
        suggestions: [replace("Redact it", range, "[redacted]")],
      };
  },
});
