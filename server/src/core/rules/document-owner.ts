import { newlineOf } from "../findings/insertion.ts";
import { listed } from "../findings/missing.ts";
import { DAY } from "../postmortem/calendar.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";
import type { Edit } from "../text.ts";

/** How many lines at the head of a document may hold its metadata. */
const HEAD = 15;
const DATE = /^(?:incident )?date$|^(?:published|created|day)\b/;
const DATED = new RegExp(DAY, "i");
const STATUS = /^(?:status|state|draft)$/;

export default defineRule({
  id: "document-owner",
  category: "structure",
  severity: "hint",
  preset: "strict",
  summary: "The head of the document does not name one owner, a date and a status.",
  rationale: `A single owner and many who help; four owners are none [S11].
With a date and a status, readers know whether this is a first draft or the last word [S29].`,
  exemptions: `Several authors beside one owner, documents without a title, and documents for the public.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      { text: "# ⟦Outage⟧\n## Summary\n…" },
      { text: "# ⟦Outage⟧\nOwner: Lena, Omar, Wei" },
      { text: "# ⟦Outage⟧\nOwners: platform team, web team" },
      { text: "---\ntitle: Outage\n---\n# ⟦Outage⟧" },
      { text: "# ⟦Outage⟧\nDate: 3 May\n## Summary" },
      { text: "# ⟦Outage⟧\nOwner:\nStatus: draft" },
      { text: "# ⟦Ward move⟧\n\nThe owner: of the lift is the city. Ama leads the ward.\n\n## Summary" },
      { text: '+++\ntitle = ⟦"Ward move"⟧\ndate = 2024-05-03\n+++\n\n## Summary\n\nThe lift stood still.' },
    ],
    clean: [
      { text: "# Outage\nOwner: Lena Berg\nDate: 2024-05-03\nStatus: draft" },
      { text: "---\nowner: lena\ndate: 2024-05-03\nstatus: final\n---" },
      { text: "# Outage\n| Owner | Lena |\n| Date | 3 May |\n| Status | final |" },
      { text: "# Outage\nOwner: Lena\nAuthors: Lena, Omar\nDate: 3 May\nStatus: in review" },
      { text: "# Outage\n**Owner** @lena · **Status** Reviewed · **Date** 3 May 2024" },
      { text: "# Outage\nLead: Wei\nDate: 3 May\nStatus: closed" },
      { text: "# Ward move, 3 May\n\nOwner: Ama\nStatus: final", note: "the day is in the title" },
      { text: "# Ward move, May 2nd\n\nOwner: Ama\nStatus: final" },
      { text: "# Ward move\n\n| Incident lead | Date | State |\n|---|---|---|\n| Ama | 2024-05-03 | final |" },
      { text: "# We are sorry about the exams\n\n## What happened\n\nPapers came late.", kind: "external" },
    ],
  },
  *checkDocument(postmortem) {
    const { title } = postmortem.sections;
    if (!title) return;
    const head = headOf(postmortem);
    const owner = head(/^(?:owners?|leads?|dri|incident (?:commander|lead|manager))$/) ?? head(/^authors?$/);
    const isSeveral = owner !== undefined && /^owner/.test(owner.key) && /[,;&]|\band\b|<br/i.test(owner.value);
    const missing = [
      ...(owner?.value && !isSeveral ? [] : [{ name: "one owner", field: "Owner", prompt: "⟨name⟩" }]),
      ...(head(DATE)?.value || DATED.test(title.text)
        ? []
        : [{ name: "a date", field: "Date", prompt: "⟨yyyy-mm-dd⟩" }]),
      ...(head(STATUS)?.value ? [] : [{ name: "a status", field: "Status", prompt: "⟨draft, in review or final⟩" }]),
    ];
    if (missing.length === 0) return;
    yield {
      range: title.range,
      message: `The head of the document lacks ${listed(missing.map(({ name }) => name))}. Who keeps it, and how far is it?`,
      suggestions: owner ? [] : [{ title: "Add what is missing", edits: [fieldsBelow(postmortem, missing)] }],
    };
  },
});

interface Field {
  readonly key: string;
  readonly value: string;
}

/** The fields of the front matter and of the first lines: `Owner: Lena`, `| Owner | Lena |`, `**Owner** Lena · …`. */
function headOf({ document }: Postmortem): (key: RegExp) => Field | undefined {
  const fields: Field[] = [];
  const add = (key = "", value = ""): void => {
    fields.push({ key: bare(key).toLowerCase().replace(/[_-]/g, " "), value: bare(value) });
  };
  for (const { key, value } of document.frontMatter?.fields ?? []) add(key, value);
  const start = document.frontMatter?.end ?? 0;
  const lines = document.slice(start, start + 3000).split(/\r?\n/);
  /** The header of a table with a column for each field. */
  let header: readonly string[] = [];
  for (const line of lines.filter((it) => it.trim()).slice(0, HEAD)) {
    const cells = line.split("|").slice(1, -1);
    if (cells.length === 2) add(...cells);
    else if (cells.length > 2 && header.length === cells.length) header.forEach((key, i) => void add(key, cells[i]));
    if (cells.length > 0) {
      if (!/^[\s|:-]+$/.test(line)) header = cells;
      continue;
    }
    for (const part of line.split("·")) {
      const match = FIELD.exec(part.trim());
      if (match) add(match[1], match[2]);
    }
  }
  return (key) => fields.find((field) => key.test(field.key));
}

const FIELD = /^(?:[-*+>] )?[*_]{0,2}(\p{L}[\p{L} ]{1,30}?)(?:[*_]{0,2}:[*_]{0,2}|[*_]{2})(?:\s+(.*))?$/u;
const bare = (text: string): string => text.replace(/^[\s*_]+|[\s*_]+$/g, "");

/** Fields in the front matter, else in lines below the title. */
function fieldsBelow({ document, sections }: Postmortem, missing: readonly { field: string; prompt: string }[]): Edit {
  const newline = newlineOf(document);
  const { frontMatter } = document;
  const [first] = frontMatter?.fields ?? [];
  if (frontMatter && first && frontMatter.format !== "json") {
    const [sign, quote] = frontMatter.format === "toml" ? [" = ", '"'] : [": ", ""];
    const text = missing.map(({ field, prompt }) => `${field.toLowerCase()}${sign}${quote}${prompt}${quote}${newline}`);
    return { start: first.keyRange.start, end: first.keyRange.start, text: text.join("") };
  }
  const heading = sections.all.find((section) => section.heading.start === sections.title?.range.start);
  const at = heading?.bodyStart ?? frontMatter?.end ?? 0;
  const lines = missing.map(({ field, prompt }) => `- **${field}:** ${prompt}`);
  return { start: at, end: at, text: `${newline.repeat(2)}${lines.join(newline)}` };
}
