import { type Block, isInside, ofBlock, parseInline } from "../document.ts";
import { lazy } from "../lazy.ts";
import { isGuidance } from "../postmortem/content.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule, type Finding, replace } from "../rule.ts";
import { firstFrom, overlaps, type Range } from "../text.ts";

const WORDS =
  /\b(?:TODO|TBD|TBA|FIXME|XXX+)\b(?!-)|\blorem ipsum\b|\?{3,}|\{\{[^{}\n]{0,80}\}\}|\[(?:(?:(?:insert|your|describe|summary|fill|link to|name of|number of|date of)\b|e\.g\.)[^\]\n]{0,80}|name|date|owner|link)\](?![([:])|\bYYYY-MM-DD\b|\bHH:MM\b|\b[Ii]nsert [\w ]{2,30} here\b|\bDelete this section\b|\bYour answer here\b|⟨[^⟩\n]{0,80}[a-z]{2}[^⟩\n]{0,80}⟩/gi;
/** `<number of users>`; tags, addresses and generic types are no placeholders. */
const ANGLE = /<([a-z][^<>/\n=]{2,60})>/gi;
const TAG =
  /^(?:a|br|button|code|dd|details|div|dl|dt|font|hr|iframe|img|input|li|ol|p|pre|script|span|style|summary|table|td|th|tr|ul|video)(?:\s|$)/i;
/** `TODO` as a name: "the to-do list", "a TODO comment", a column of a board. */
const NAMED = /(?:the|a|an|any|no|all|old|our|these|those|this|of|remaining|column)\s$/i;

export default defineRule({
  id: "leftover-placeholder",
  category: "structure",
  severity: "warning",
  summary: "A placeholder or a template's own prompt is still there.",
  rationale: `A postmortem that is not finished loses its record [S11]: weeks later nobody can fill the gap, and readers cannot tell a missing answer from an answer that is missing.`,
  exemptions: `Code, \`[value redacted]\`, HTML tags, autolinks, the words *to-do* in prose, \`TODO\` as the state of an action item, and templates.`,
  examples: {
    reported: [
      { text: "**Owner:** ⟦TBD⟧" },
      {
        text: "| Action | Owner | Bug |\n|---|---|---|\n| Page when the belt stops | ⟦TODO⟧ | Bug 5512 |",
        within: "actions",
      },
      { text: "- Page when the belt stops, owner: ⟦TODO⟧", within: "actions" },
      { text: "Impact: ⟦<number of users>⟧ were affected." },
      { text: "## Timeline (all times ⟦HH:MM⟧ UTC)" },
      { text: "Link to dashboard: ⟦[insert link]⟧" },
      { text: "⟦{{ summary }}⟧" },
      { text: "⟦TODO⟧: ask the storage group for graphs" },
      { text: "⟦Lorem ipsum⟧ dolor sit amet" },
      { text: "Duration: ⟦???⟧ minutes" },
      { text: "The channel is ⟦[link to the channel]⟧." },
      { text: "- ⟦[name]⟧ led the response" },
      { text: "- ⟦⟨what made it harder⟩⟧", note: "as templates and offers write it" },
      {
        text: "- ⟦⟨hh:mm⟩⟧ ⟨what was seen⟩\n- ⟨hh:mm⟩ ⟨what was done⟩\n- ⟨hh:mm⟩ ⟨what restored it⟩",
        note: "many of them are a document that is being written, and one finding",
      },
      {
        text: "⟦*Describe how customers were affected.*⟧\n\nEleven labels were wrong.",
        note: "the prompt stayed above the answer",
      },
    ],
    clean: [
      { text: "Revenue impact: [value redacted]." },
      { text: "- [ ] Add an alert on queue depth" },
      { text: "The page renders `<title>` twice." },
      { text: "The to-do service lost 40 rows." },
      { text: "See <https://status.example.org/42>." },
      { text: "`kubectl get pods -n {namespace}` showed two replicas." },
      { text: "The channel is [link to the channel][1].\n\n[1]: https://chat.example/7" },
      { text: "The page shows `{{ name }}` in place of the name." },
      { text: "*We were lucky: the night shift had printed spare labels.*" },
      { text: "The client returned a `Map<string, number>`; List<String> on the server." },
      { text: "We moved four cards from the TODO column." },
      {
        text: "| Action | Owner | Bug |\n|---|---|---|\n| Page when the belt stops | Amara | Bug 5512 **TODO** |",
        within: "actions",
      },
      {
        text: "| Action | Owner | Status |\n|---|---|---|\n| Page when the belt stops | Amara | TODO |",
        within: "actions",
      },
      { text: "- **TODO**: Weld the second pipe\n- **TODO**: Paint both levers", within: "actions" },
      { text: "- [TODO] Page when the belt stops\n- Add a second scale (Amara, TODO)", within: "actions" },
    ],
  },
  *checkDocument(postmortem) {
    const { document } = postmortem;
    // `[link]` in brackets is a link where a definition says so.
    const defined = new Set<string>();
    for (const { kind, start, end } of document.blocks) {
      if (kind === "definition") defined.add(`${document.slice(start, Math.min(end, start + 100)).split("]", 1)[0]}]`);
    }
    const prompts: Finding[] = [];
    for (const block of document.blocks) {
      if (block.lines.length === 0 || !mayBeLeft(document, block)) continue;
      for (const found of find(postmortem, block, defined)) {
        if (document.slice(found.range.start, found.range.start + 1) === "⟨") prompts.push(found);
        else yield found;
      }
    }
    yield* prompts.length > MANY ? together(prompts) : prompts;
  },
});

/** So many prompts of a template are a document that is being written, and one finding says so. */
const MANY = 4;

function* together([first, ...others]: readonly Finding[]): Iterable<Finding> {
  if (!first) return;
  yield {
    ...first,
    suggestions: [],
    message: `${others.length + 1} places are still to be filled in, from here on. Which of them have an answer by now?`,
    related: others.map(({ range }) => ({ range, message: "another place to fill in" })),
  };
}

const MESSAGE = "A placeholder is still here. What stands in its place, or who will find out?";

/** Most blocks hold nothing like a placeholder, and of those that do, few have one. */
const mayBeLeft = ofBlock(({ text }, { start, end }) => {
  const words = text.slice(start, end);
  return (
    /⟨|<[a-z]|\{\{|\?{3}|\[|TODO|TBD|TBA|FIXME|XXX|lorem|insert|YYYY|HH:MM|your answer|delete this|^[*_]/i.test(
      words,
    ) &&
    (words.search(WORDS) >= 0 || words.search(ANGLE) >= 0 || isGuidance(words))
  );
});

function* find(postmortem: Postmortem, block: Block, defined: ReadonlySet<string>): Iterable<Finding> {
  const { document } = postmortem;
  const text = document.textWithin(block);
  const hidden = lazy<readonly Range[]>(() =>
    parseInline(document, block).pieces.filter(
      (piece) => piece.kind === "code" || piece.kind === "url" || piece.kind === "comment",
    ),
  );
  for (const line of block.lines) {
    const source = text.slice(line.start, line.end);
    const taken: Range[] = [];
    for (const match of source.matchAll(WORDS)) {
      const start = line.start + match.index;
      const end = start + match[0].length;
      if (defined.has(match[0]) || meets(hidden(), { start, end })) continue;
      if (
        /^(?:todo|tbd|tba|fixme)$/i.test(match[0]) &&
        (match[0] !== match[0].toUpperCase() || NAMED.test(source.slice(Math.max(0, match.index - 12), match.index)))
      )
        continue;
      if (
        /^todo$/i.test(match[0]) &&
        /^\s*(?:list|app|comments?|items?|column|service)\b/i.test(source.slice(match.index + 4))
      )
        continue;
      if (match[0] === "TODO" && isState(postmortem, block, { start, end })) continue;
      taken.push({ start, end });
      yield finding(start, end);
    }
    for (const match of source.matchAll(ANGLE)) {
      const start = line.start + match.index;
      const end = start + match[0].length;
      const inside = match[1] as string;
      if (
        TAG.test(inside) ||
        /@|:\/\//.test(inside) ||
        /[\w)]/.test(source[match.index - 1] ?? "") ||
        meets(taken, { start, end }) ||
        meets(hidden(), { start, end })
      )
        continue;
      if (
        !/[\s-]/.test(inside) &&
        !/^(?:name|date|time|owner|link|url|number|factor|who|what|when|team|service|ticket|summary|description|title|author|duration|impact)s?$/i.test(
          inside,
        )
      )
        continue;
      yield finding(start, end);
    }
  }
  const whole = text.slice(block.start, block.end);
  if (block.kind === "paragraph" && isGuidance(whole)) {
    yield {
      range: { start: block.start, end: block.end },
      message: "This is the template's own prompt. Its answer can stand alone.",
      suggestions: [],
    };
  }
}

/** Whether `TODO` says how far an action item is: behind its ticket, before its task, or in a column of its own. */
function isState({ document: text, actionItems }: Postmortem, block: Block, { start, end }: Range): boolean {
  const next = firstFrom(actionItems, start + 1);
  const item = [actionItems[next - 1], actionItems[next]].find((it) => it && it.start <= start && end <= it.end);
  if (!item) return false;
  const before = text.slice(block.start, start).replace(/[*_]+$/, "");
  const after = text.slice(end, block.end);
  if (before.trim() === "[" && after.startsWith("]")) return true;
  if (before.trim() === "" && isInside(block, "item") && /^[*_]*:[*_]*\s+\S+\s\S/.test(after)) return true;
  if (!/^[*_)\].\s]*$/.test(after)) return false;
  if (before.trim() !== "") return !/:\s*$/.test(before) || /\b(?:status|state):\s*$/i.test(before);
  return block.kind === "cell" && block !== item.block && FIELDS.every((field) => item.cell(field) !== block);
}
const FIELDS = ["owner", "due", "link", "type", "priority"] as const;

/** Whether a range meets one of a row of ranges that are sorted and do not overlap. */
function meets(sorted: readonly Range[], range: Range): boolean {
  const next = firstFrom(sorted, range.start);
  return [sorted[next - 1], sorted[next]].some((other) => other !== undefined && overlaps(other, range));
}

function finding(start: number, end: number): Finding {
  return { range: { start, end }, message: MESSAGE, suggestions: [replace("Fill it in", { start, end }, "⟨…⟩")] };
}
