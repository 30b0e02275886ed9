import { about, type Block, type Document, isInside, parseInline, saysAnywhere } from "../document.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import { inWords, type Moment, momentsOf } from "../postmortem/moments.ts";
import type { Postmortem } from "../postmortem.ts";
import { defineRule } from "../rule.ts";
import type { Range } from "../text.ts";

/** What is said of the length of the whole: "lasted 45 minutes", "Duration: 1h 20m". */
const STATED =
  /\b(?:(?:total |incident |outage )?duration(?: of (?:the )?(?:incident|outage|impact))?|total (?:outage|downtime)(?: time)?|downtime|outage (?:time|lasted)|(?:it|this|the (?:outage|incident|disruption|downtime)) lasted|time to (?:resolve|recover|restore|repair|resolution|recovery))\b[\s*_|:=]{0,8}(?:of |was |is |for )?(about |around |approximately |approx\.? |roughly |nearly |almost |some |over |more than |~ ?)?(\d+(?:\.\d+)?)\s?(days?|d|hours?|hrs?|h|minutes?|mins?|m)\b(?:(?:,| and)? ?(\d+)\s?(hours?|hrs?|h|minutes?|mins?|m)\b)?/gi;
const STATED_ONCE = new RegExp(STATED.source, "i");
/** Without one of these, nothing is stated. */
const MAYBE_STATED = /duration|downtime|lasted|total outage|outage time|time to re/i;
const IN_MINUTES: Readonly<Record<string, number>> = { d: 24 * 60, h: 60, m: 1 };
const STARTS =
  /\b(?:(?:outage|incident|impact|errors?|failures?|degradation|downtime|disruption)s? (?:begins?|began|starts?|started)|first (?:errors?|effect|failure|report|wrong|alert|alarm)|deploy\w*|release\w*|alert\w*|alarm|paged?|pages|reported|noticed|went down|goes down|stops?|stopped|fails?|failed|crash\w*)\b/i;
const ENDS =
  /\b(?:resolved|recover\w*|restored|all clear|back (?:up|online|to normal)|fixed|mitigated|clos(?:ed|es)|ends?|ended|over|normal|done|right again|complete\w*|success\w*)\b/i;
export default defineRule({
  id: "duration-mismatch",
  category: "structure",
  summary: "The stated duration disagrees with the timeline.",
  rationale: `The figure in the summary is the one that is quoted. Where it and the timeline disagree, one of them is wrong, and readers cannot tell which [S11].`,
  exemptions: `Durations of a part, rounded figures and *about*, and timelines whose beginning or end is not told; where any beginning and end in the timeline fit, nothing is said.`,
  kinds: REVIEWS,
  examples: {
    reported: [
      {
        text: "# Label outage\n\n**Duration:** ⟦45 minutes⟧\n\n## Timeline (UTC)\n\n- 10:02 First wrong label\n- 11:40 Labels are right again",
      },
      {
        text: "# Gate outage\n\nThe outage lasted ⟦3 hours⟧.\n\n## Timeline (UTC)\n\n- 08:00 Gate failed\n- 08:40 Gate restored",
      },
      {
        text: "# Pump\n\n## Impact\n\n| Downtime | ⟦20 min⟧ |\n| --- | --- |\n\n## Timeline\n\n- 22:50 Pump stopped\n- 00:40 Pump restored",
      },
      {
        text: "---\nduration: ⟦15 minutes⟧\n---\n\n# Feeder\n\n## Timeline (UTC)\n\n- 06:00 Outage began\n- 07:30 Power restored",
      },
      {
        text: "# Tram\n\nTime to recover: ⟦2h 30m⟧\n\n## Timeline (UTC)\n\n- 06:00 Outage began\n- 07:30 Power restored",
      },
    ],
    clean: [
      {
        text: "# Label outage\n\n**Duration:** 98 minutes\n\n## Timeline (UTC)\n\n- 10:02 First wrong label\n- 11:40 Labels are right again",
      },
      {
        text: "# Gate outage\n\nThe outage lasted about 45 minutes.\n\n## Timeline (UTC)\n\n- 08:00 Gate failed\n- 08:40 Gate restored",
      },
      {
        text: "# Pump\n\nThe outage lasted 30 minutes.\n\n## Timeline (UTC)\n\n- 08:00 Release\n- 09:00 First alarm\n- 09:30 Restored\n- 11:00 Review",
      },
      {
        text: "# Feeder\n\nThe second call lasted 45 minutes.\n\n## Timeline (UTC)\n\n- 06:00 Outage began\n- 07:30 Power restored",
      },
      {
        text: "# Queue\n\nThe log said `downtime: 45 minutes`, and https://wiki.example/duration:45m says more.\n\n> Downtime: 50 minutes\n\nThere was no downtime\n\n3 days later it was replaced.\n\n## Timeline\n\n- 06:00 Outage began\n- 07:30 Power restored",
      },
      {
        text: "# Tram\n\n**Duration:** 2 hours\n\n## Timeline (UTC)\n\n- 06:00 A passenger calls\n- 06:10 A second one",
      },
    ],
  },
  *checkDocument(postmortem) {
    const { document, timeline, sections } = postmortem;
    const moments = momentsOf(document, timeline);
    if (!moments || moments.length < 2 || !saysAnywhere(document, MAYBE_STATED)) return;
    const isSaid = (pattern: RegExp): boolean =>
      moments.some(({ entry }) => pattern.test(document.slice(entry.time?.end, entry.end)));
    const [first] = moments;
    const last = moments.at(-1);
    if (!first?.entry.time || !last?.entry.time || !isSaid(STARTS) || !isSaid(ENDS)) return;
    const times = moments.map(({ minutes }) => minutes).sort((a, b) => a - b);
    for (const { minutes, loose, range } of statedDurations(postmortem)) {
      if (timeline.holds(range.start) || sections.rolesAt(range.start).includes("actions")) continue;
      const slack = Math.max(loose ? minutes / 4 : minutes / 10, 5);
      const span = last.minutes - first.minutes;
      // Any two entries so far apart: the figure may mean them.
      if (areApart(times, minutes - slack, minutes + slack) || (minutes < span && minutes > 24 * 60)) continue;
      yield {
        range,
        message: `The text says ${inWords(Math.round(minutes))}; the timeline goes from ${shown(document, first)} to ${shown(document, last)}, ${inWords(span)}, and no two of its entries lie so far apart. Which is right?`,
        related: [
          { range: first.entry.time, message: "The timeline begins here" },
          { range: last.entry.time, message: "The timeline ends here" },
        ],
      };
    }
  },
});
function shown(text: Document, { entry }: Moment): string {
  return text.slice(entry.time?.start, entry.time?.end).trim();
}

/** Whether any two of these, in order, lie so far apart. */
function areApart(sorted: readonly number[], least: number, most: number): boolean {
  let later = 0;
  for (const early of sorted) {
    while (later < sorted.length && (sorted[later] as number) - early < least) later++;
    if (later < sorted.length && (sorted[later] as number) - early <= most) return true;
  }
  return false;
}

/** Nobody states more, and each is compared with the whole timeline. */
const MOST_STATED = 50;

/** What the prose, the metadata and the front matter say of the length of the whole, in minutes. */
function* statedDurations({ document }: Postmortem): Iterable<{ minutes: number; loose: boolean; range: Range }> {
  let left = MOST_STATED;
  for (const stretch of stretches(document)) {
    for (const match of statedIn(document, stretch)) {
      const [all, about, amount, unit, more, moreUnit] = match;
      const of = (count: string | undefined, name: string | undefined): number =>
        count && name ? Number(count) * (IN_MINUTES[name.charAt(0).toLowerCase()] ?? 0) : 0;
      const minutes = of(amount, unit) + of(more, moreUnit);
      const start = stretch.start + match.index + all.search(/\d/);
      const end = stretch.start + match.index + all.length;
      if (minutes === 0 || stretch.blocks.some((block) => isHidden(document, block, start))) continue;
      if (left-- === 0) return;
      yield { minutes, loose: about !== undefined || /\.\d/.test(amount ?? ""), range: { start, end } };
    }
  }
}

/** What a stretch states; most state nothing, and need no second look. */
function statedIn(document: Document, { start, end, whole }: Stated): readonly RegExpExecArray[] {
  if (whole && !about(document, whole, (words) => STATED_ONCE.test(words))) return [];
  return [...document.slice(start, end).matchAll(STATED)];
}

interface Stated extends Range {
  /** The block it is; the front matter is none. */
  readonly whole?: Block;
  readonly blocks: readonly Block[];
}

/** The front matter, rows and blocks of text, each with the blocks that hold its words; not what somebody else said. */
function* stretches({ blocks, frontMatter }: Document): Iterable<Stated> {
  if (frontMatter) yield { start: 0, end: frontMatter.end, blocks: [] };
  for (const block of blocks) {
    const { kind, start, end } = block;
    if (isInside(block, "quote")) continue;
    if (kind === "row") yield { start, end, whole: block, blocks: block.children };
    else if (kind === "paragraph" || kind === "heading") yield { start, end, whole: block, blocks: [block] };
  }
}

/** Whether an offset lies in code, an address or a comment of a block. */
function isHidden(document: Document, block: Block, at: number): boolean {
  if (at < block.start || at >= block.end) return false;
  return !parseInline(document, block).pieces.some(
    ({ kind, start, end }) => kind === "text" && start <= at && at < end,
  );
}
