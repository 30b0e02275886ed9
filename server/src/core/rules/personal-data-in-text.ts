import { personalDataOf } from "../findings/privacy.ts";
import { defineRule, replace } from "../rule.ts";

export default defineRule({
  id: "personal-data-in-text",
  category: "privacy",
  preset: "strict",
  summary: "An e-mail address, an IP address, a card or a telephone number stands in the text.",
  rationale: `What identifies a customer does not help to understand an event, and a postmortem is read for years, by more people every year [S11].
The rule looks in code and quotations too. It is a help, and no guarantee.`,
  exemptions: `Addresses for documentation, private networks, mailboxes of a role, version numbers, and what is redacted.`,
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
    for (const { range, what } of personalDataOf(document))
      yield {
        range,
        message: `This looks like ${what}. What would the account lose without it?`,
        suggestions: [replace("Redact it", range, "[redacted]")],
      };
  },
});
