import { defineRule, replace } from "../rule.ts";

/** Shapes that only credentials have; the value to hide is the last group, else all of it. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255})\b/g],
  ["a GitLab token", /\bglpat-[A-Za-z0-9_-]{20,64}\b/g],
  ["a Slack token", /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}\b/g],
  ["a Google API key", /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ["a Stripe key", /\b[sr]k_live_[A-Za-z0-9]{16,250}\b/g],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/g],
  ["a JSON web token", /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g],
  [
    "a private key",
    /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----[A-Za-z0-9+/=\s]{0,8000}(?:-----END (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----)?/g,
  ],
  ["a password in an address", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,100}:([^\s:/@]{3,200})(?=@[\w.-])/gi],
  [
    "a password",
    /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|auth[_-]?token)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9!@#$%^&*()_+\-/=.]{8,200})(?=["'\s;,)]|$)/gi,
  ],
  ["a bearer token", /\bBearer\s{1,3}([A-Za-z0-9._~+/-]{20,2000}=*)/g],
];
/** What stands in the place of a value: `<password>`, `****`, `$PASSWORD`, `[redacted]`, `changeme`. */
const HIDDEN =
  /^(?:[*x•.]+|\$[\w{]+.*|<.*|\[.*|%.*|\{.*|(?:redacted|removed|elided|hidden|example|changeme|change-me|password|secret|your[-_].*|placeholder|dummy|none|null|true|false|undefined|required|expired|rotated|missing|invalid)\b.*)$/i;
export default defineRule({
  id: "secret-in-text",
  category: "privacy",
  severity: "warning",
  preset: "strict",
  summary: "A key, a token or a password stands in the text.",
  rationale: `Postmortems are pasted together from terminals and chats, and read by more people than those [S11]. What is in the history of a repository stays there: a secret that was written down once is to be rotated.
The rule looks for shapes that only credentials have, in code and quotations too. It is a help, and no guarantee.`,
  exemptions: `Placeholders, variables, and values that are redacted already.`,
  triggers: [],
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
    const { text } = document;
    for (const [what, pattern] of SECRETS) {
      for (const match of text.matchAll(pattern)) {
        const value = match[1] ?? match[0];
        const start =
          match.index + match[0].indexOf(value, match[1] === undefined ? 0 : match[0].length - value.length);
        if (HIDDEN.test(value)) continue;
        if (what === "a password" && !/\d|[!@#$%^&*]/.test(value)) continue;
        const range = { start, end: start + value.length };
        yield {
          range,
          message: `This looks like ${what}. Is it still valid, and what would the account lose without it?`,
          suggestions: [replace("Redact it", range, "[redacted]")],
        };
      }
    }
  },
});
