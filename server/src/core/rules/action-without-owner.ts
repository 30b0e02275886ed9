import { missingFields } from "../findings/missing.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "action-without-owner",
  category: "action-items",
  summary: "An open action item has no owner.",
  rationale: `What nobody owns is not done [S11] [S29].
*We*, *everyone* and *the team* are nobody in particular; a person, a handle or a team that can be asked is an owner.
Few public documents name owners, so a section without any gets one finding, on its heading.`,
  exemptions: `Done items, items below a name or a team, and tables with an owner column that is filled.`,
  options: { ownerMayBeTeam: { description: "Whether a team counts as an owner.", default: true } },
  kinds: [...REVIEWS, "premortem"],
  examples: {
    reported: [
      { text: "- [ ] ⟦Add a lag alert⟧, OPS-12, due 20 May", within: "actions" },
      { text: "- ⟦We should document the failover by Friday⟧ (OPS-13)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| ⟦Add a dry run⟧ | | 2024-06-01 | OPS-14 |",
        within: "actions",
      },
      { text: "- Owner: TBD. ⟦Rate-limit the bulk endpoint⟧.", within: "actions" },
      { text: "- ⟦Everyone: read the new runbook⟧", within: "actions" },
      { text: "1. ⟦Move the lock table to its own shard⟧", within: "actions" },
      { text: "- ⟦Print the date on each label⟧\n- Stop the job when the table is old (@lena)", within: "actions" },
      {
        text: "- [ ] ⟦Print the date on each label (team)⟧",
        within: "actions",
        note: "“the team” is nobody in particular",
      },
    ],
    clean: [
      { text: "## Action items\n\n- [ ] ⟨what will exist⟩ (⟨owner⟩)", note: "as a template writes it" },
      {
        text: "# We are sorry about the exams\n\n## Next steps\n\n- Print the papers a day earlier\n- Lock both rooms",
        kind: "external",
        note: "a notice needs no names",
      },
      { text: "- [ ] Add a lag alert (@omar, OPS-12, 20 May)", within: "actions" },
      {
        text: "| Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Add a dry run | Wei | 2024-06-01 | OPS-14 |",
        within: "actions",
      },
      { text: "- **Storage team**\n  - Move the lock table", within: "actions" },
      { text: "- [x] Roll back the release", within: "actions" },
      { text: "- Rate-limit the bulk endpoint. Owner: Priya", within: "actions" },
      { text: "- API team: version the schema, API-9", within: "actions" },
      {
        text: "**Pharmacy team**\n\n- Print the date on each label\n- Stop the job when the table is old",
        within: "actions",
      },
      { text: "- Print the date on each label — Lena", within: "actions" },
      { text: "- Lena will print the date on each label", within: "actions" },
      { text: "- ~~Print the date on each label~~", within: "actions" },
      {
        text: "| What | Who | Status |\n|---|---|---|\n| Print the date | Lena | open |\n| Stop the job | | done |",
        within: "actions",
      },
    ],
  },
  *checkDocument({ document, actionItems }, { options }) {
    const teams = options.ownerMayBeTeam !== false;
    yield* missingFields(document, actionItems, {
      role: "owner",
      column: "Owner",
      has: (item) => {
        const owner = item.owner();
        return owner !== undefined && (teams || !/\b(?:team|squad|group|crew)\b/i.test(owner.text));
      },
      message: "This action item has no owner. Who, or which team, can be asked about it?",
      messageForAll: "No action item here has an owner. Who, or which team, can be asked about each?",
      offer: "Add an owner",
      offerForAll: "Add an owner to each",
      words: () => ({ inline: " (owner: ⟨name or team⟩)", cell: "⟨name or team⟩" }),
    });
  },
});
