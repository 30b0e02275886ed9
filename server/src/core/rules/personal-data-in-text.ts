import { defineRule, type Finding, replace } from "../rule.ts";

const EMAIL = /\b[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24})\b/g;
const EMAIL_EXAMPLE =
  /(?:^|\.)(?:example\.(?:com|org|net)|[a-z0-9-]+\.(?:example|test|invalid|localhost|local|internal)|users\.noreply\.github\.com)$/i;
const ROLE_MAILBOX =
  /^(?:no-?reply|support|info|help|security|abuse|postmaster|admin|root|git|contact|hello|team|oncall|on-call|sre|ops|devops|noc|press|privacy|legal|sales|billing|status|incident|incidents|dev|users|list|[\w.-]*-(?:dev|team|users|list|announce))(?:[+._-].*)?@/i;
const IPV4 = /(?<![\d.v/-])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]|\/\d)/g;
/** Addresses of nobody: private, local, for documentation, multicast, and public resolvers. */
const NOBODYS =
  /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.[02]\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.|1\.2\.3\.4$|8\.8\.[48]\.[48]$|1\.[01]\.[01]\.1$|9\.9\.9\.9$)/;
const CARD = /(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])/g;
const PHONE = /(?<![\w+])\+[1-9]\d{0,2}[ ()./-]{0,2}(?:\d[ ()./-]{0,2}){6,12}\d(?!\w)/g;
export default defineRule({
  id: "personal-data-in-text",
  category: "privacy",
  severity: "information",
  preset: "strict",
  summary: "An e-mail address, an IP address, a card or a telephone number stands in the text.",
  rationale: `What identifies a customer does not help to understand an event, and a postmortem is read for years, by more people every year [S11].
The rule looks in code and quotations too. It is a help, and no guarantee.`,
  exemptions: `Addresses for documentation, private networks, mailboxes of a role, version numbers, and what is redacted.`,
  triggers: [],
  examples: {
    reported: [
      { text: "The ticket came from ⟦ines.okoye@tidework.io⟧ at nine." },
      { text: "Requests from ⟦51.15.201.77⟧ were dropped." },
      { text: "```\nGET / ⟦185.199.110.153⟧\n```" },
      { text: "The card ⟦4111 1111 1111 1111⟧ was charged twice." },
      { text: "Call ⟦+44 20 7946 0958⟧ first." },
      { text: "> ⟦mei.lin@harbour.co.nz⟧ wrote to us." },
    ],
    clean: [
      { text: "Write to support@tidework.io or to ines@example.com." },
      { text: "Requests from 192.0.2.7 and 10.1.2.3 were dropped." },
      { text: "The release 1.2.3.4 was rolled back; version 12.4.1.9 too." },
      { text: "`git@github.com:tide/pump.git` was cloned." },
      { text: "The order 4111 1111 1111 1112 was late." },
      { text: "The range 51.15.0.0/16 was blocked." },
    ],
  },
  *checkDocument({ document }) {
    const { text } = document;
    const found = (what: string, start: number, value: string): Finding => {
      const range = { start, end: start + value.length };
      return {
        range,
        message: `This looks like ${what}. What would the account lose without it?`,
        suggestions: [replace("Redact it", range, "[redacted]")],
      };
    };
    for (const match of text.matchAll(EMAIL)) {
      const address = match[0];
      if (EMAIL_EXAMPLE.test(match[1] ?? "") || ROLE_MAILBOX.test(address)) continue;
      // git@host:path is an address of a repository.
      if (text[match.index + address.length] === ":" && /\S/.test(text[match.index + address.length + 1] ?? ""))
        continue;
      yield found("somebody's e-mail address", match.index, address);
    }
    for (const match of text.matchAll(IPV4)) {
      const around = text.slice(Math.max(0, match.index - 12), match.index);
      if (NOBODYS.test(match[0]) || /(?:version|release|v\.?|ver\.?)\s*$/i.test(around)) continue;
      yield found("a public IP address", match.index, match[0]);
    }
    for (const match of text.matchAll(CARD)) {
      const digits = match[0].replace(/\D/g, "");
      if (/^[3-6]/.test(digits) && digits.length >= 13 && isLuhn(digits))
        yield found("a card number", match.index, match[0]);
    }
    for (const match of text.matchAll(PHONE)) yield found("a telephone number", match.index, match[0]);
  },
});
/** The check digit of payment cards (ISO/IEC 7812-1). */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
