import type { Document } from "../document.ts";
import { titleRange } from "../insertion.ts";
import { defineRule } from "../rule.ts";

/** How many lines at the head of a document may hold its metadata. */
const HEAD = 15;
export default defineRule({
  id: "document-owner",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "The head of the document does not name one owner, a date and a status.",
  rationale: `A single owner and many who help; four owners are none [S11].
With a date and a status, readers know whether this is a first draft or the last word [S29].`,
  exemptions: `Several authors beside one owner, and documents for the public.`,
  kinds: ["postmortem"],
  triggers: [],
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…" },
      { text: "# ⟦Outage⟧\nOwner: Lena, Omar, Wei" },
      { text: "# ⟦Outage⟧\nOwners: platform team, web team" },
      { text: "---\ntitle: Outage\n---\n# ⟦Outage⟧" },
      { text: "# ⟦Outage⟧\nDate: 3 May\n## Summary" },
      { text: "# ⟦Outage⟧\nOwner:\nStatus: draft" },
    ],
    clean: [
      { text: "# Outage\nOwner: Lena Berg\nDate: 2024-05-03\nStatus: draft" },
      { text: "---\nowner: lena\ndate: 2024-05-03\nstatus: final\n---" },
      { text: "# Outage\n| Owner | Lena |\n| Date | 3 May |\n| Status | final |" },
      { text: "# Outage\nOwner: Lena\nAuthors: Lena, Omar\nDate: 3 May\nStatus: in review" },
      { text: "# Outage\n**Owner** @lena · **Status** Reviewed · **Date** 3 May 2024" },
      { text: "# Outage\nLead: Wei\nDate: 3 May\nStatus: closed" },
    ],
  },
  *checkDocument(postmortem) {
    const { document } = postmortem;
    const owner =
      fieldOf(document, "owners?|leads?|dri|incident (?:commander|lead|manager)") ?? fieldOf(document, "authors?");
    const several = owner !== undefined && /^owner/i.test(owner.key) && /[,;&]|\band\b|<br/i.test(owner.value);
    const lacks = [
      ...(owner?.value && !several ? [] : ["one owner"]),
      ...(fieldOf(document, "(?:incident )?date|published|created(?: at)?|day")?.value ? [] : ["a date"]),
      ...(fieldOf(document, "status|state|draft")?.value ? [] : ["a status"]),
    ];
    const [only] = lacks;
    if (!only) return;
    const said = lacks.length > 1 ? `${lacks.slice(0, -1).join(", ")} and ${lacks.at(-1)}` : only;
    const { end } = titleRange(postmortem);
    const newline = document.text.includes("\r\n") ? "\r\n" : "\n";
    const lines = lacks.map((it) => `**${it.replace(/^\w+ /, "").replace(/^./, (c) => c.toUpperCase())}:** ⟨${it}⟩  `);
    yield {
      range: titleRange(postmortem),
      message: `The head of the document lacks ${said}. Who keeps it, and how far is it?`,
      ...(!several && {
        suggestions: [
          {
            title: "Add what is missing",
            edits: [{ start: end, end, text: `${newline}${newline}${lines.join(newline)}` }],
          },
        ],
      }),
    };
  },
});
/** A field of the front matter, or of the first lines: `Owner: Lena`, `| Owner | Lena |`, `**Owner** Lena`. */
function fieldOf(document: Document, name: string): { key: string; value: string } | undefined {
  const own = document.frontMatter?.fields.find(({ key }) => new RegExp(`^(?:${name})$`, "i").test(key));
  if (own) return own;
  const body = document.text.slice(document.frontMatter?.end ?? 0);
  const head = body
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim())
    .slice(0, HEAD);
  const field = new RegExp(`(?:^|[·|>*_-])[\\s*_|]{0,6}(${name})[\\s*_]{0,4}(?:[:|]|\\*\\*)[\\s*_]{0,4}([^|·]*)`, "i");
  for (const line of head) {
    const match = field.exec(line);
    if (match) return { key: match[1] as string, value: (match[2] ?? "").replace(/[\s*_|]+$/, "").trim() };
  }
  return undefined;
}
