import type { Document } from "../document.ts";
import { toFill } from "../findings/missing.ts";
import { CAPITAL, LETTER } from "../letters.ts";
import type { Lexicon } from "../lexicon.ts";
import type { ActionItem } from "../postmortem/actionItems.ts";
import { defineRule, type Finding, replace, type Suggestion } from "../rule.ts";
import type { Range } from "../text.ts";

const END =
  /\d|`[^`]+`|%|\b(?:until|so that|when|whenever|fewer than|at most|at least|within|before each|per|alert on|and publish|and report|with a decision|decision record|rfc|write up|deliver|one-page|listed in|once an?|each (?:quarter|month|week)|every (?:\w+ )?(?:that|quarter|month|week|day|hour)|all \w+ that|less than|more than|instead of|by adding|by moving|by using|if the|whether)\b/i;
/** These say who or when, which is no end. */
const NOT_END = new RegExp(
  String.raw`\(?\[[^\]\n]{0,200}\]\([^)\n]{0,300}\)\)?|https?://\S{1,300}|(?<![\w/])@[\w-]{1,39}|\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b|(?:[\w.-]+/[\w.-]+)?#\d{1,7}\b|\b(?:P[0-4]|Q[1-4])\b|\b\d{4}-\d\d-\d\d\b|\b(?:due|by|before|in)\s(?:the\s)?(?:end of\s)?(?:\d{1,2}\s)?(?:\d{4}|[${CAPITAL}][${LETTER}]{2,9}(?:\s\d{1,2})?)\b|\b\d{1,2}\s[${CAPITAL}][${LETTER}]{2,9}\b`,
  "g",
);
const NOMINAL = new RegExp(
  String.raw`^(?:better|more|improved|increased|additional|further|enhanced|stronger|clearer|faster)\s[${LETTER}\s/-]{3,60}$|^(?:documentation|monitoring|testing|tests|alerting|alerts|training|communication|automation|observability|logging)$`,
  "i",
);
const ONCE =
  /\bfix (?:the |this |that )?(?:issue|bug|problem|root cause)s?(?: (?:behind|of|that caused|with)\b.*)?$|\bprevent (?:this|it|similar \w+|such \w+) from (?:happening|occurring|recurring)|\bas needed\b|\bwhere appropriate\b|\bif possible\b|\bat some point\b|^continue to\b/i;
const LEAD =
  /^(?:we (?:should|need to|will|must|have to|could|can|want to|are going to)|i (?:will|should)|the team (?:should|will|must)|should|need to|needs to|must|todo:?|to|also|then|please|let's|possibly|maybe)\s+/i;
const MECHANISM =
  /\b(?:ensure|make sure)\b.*\b(?:stops?|rejects?|fails?|retries|alerts?|pages?|blocks?|refuses?|validates?|restarts?|rolls? back|times? out|cannot|(?:is|are) (?:set to|used|enabled|disabled|installed|pinned|required|removed))\b/i;
const SUGGESTIONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:improve|better|more|enhance|increase|additional|add better)?\s*(?:the )?(?:monitoring|alerting|observability|alerts?)\b/i,
    "Say which alert",
    "Alert when <metric> exceeds <threshold> for <duration>",
  ],
  [
    /^(?:investigate|look into|explore|research|study|understand|analyse|analyze|figure out|evaluate|assess)\b/i,
    "Say what will be found out, and where it will stand",
    "Find out whether <question>, and publish <artefact> by <date>",
  ],
  [/^fix\b/i, "Say what will behave otherwise", "Make <component> <reject, retry or limit> <input>"],
  [
    /^(?:more|better|improve|add more|additional)?\s*(?:the )?(?:tests?|testing)\b/i,
    "Name the case",
    "Add a test for <case>",
  ],
  [
    /\bdocument(?:ation)?\b/i,
    "Name the page and its reader",
    "Write <page> for <reader>, linked from <where it is needed>",
  ],
];

export default defineRule({
  id: "vague-action",
  category: "action-items",
  severity: "warning",
  precedence: 21,
  summary: "Nobody could tell when this action item is done: *improve*, *look into*, *consider*.",
  rationale: `*Improve* and *make better* cannot be checked [S11].
An action item is actionable, specific and bounded: it starts with a verb, names what will exist, and says how to tell that it is done [S13].`,
  exemptions: `Items with an end: a number, a threshold, an artefact, *until*, *so that*, *when*, *and publish …*. A ticket, an owner or a date alone says who and when, not when it is done.`,
  examples: {
    reported: [
      { text: "- ⟦Improve monitoring⟧", within: "actions" },
      { text: "- ⟦Investigate the root cause further⟧ (@omar)", within: "actions" },
      { text: "- [ ] ⟦Look into better alerting for the queue⟧", within: "actions" },
      { text: "- ⟦Make the deploy process more robust⟧", within: "actions" },
      { text: "- ⟦Consider adding tests⟧", within: "actions" },
      { text: "- ⟦Fix the problem behind this incident⟧", within: "actions" },
      { text: "- ⟦More documentation⟧", within: "actions" },
      { text: "- ⟦Review retry settings as needed⟧ (OPS-31)", within: "actions" },
      { text: "- **⟦Improve the label printing⟧**: it has failed twice this year", within: "actions" },
      { text: "| Action | Owner |\n|---|---|\n| ⟦Look into the printers⟧ | Lena |", within: "actions" },
      { text: "- [ ] ⟦Ensure that labels are right⟧ [#12](https://t.example/12)", within: "actions" },
      { text: "- ⟦We should review the label procedure⟧", within: "actions" },
    ],
    clean: [
      { text: "- **Improve intake**: reject a file without a header", within: "actions" },
      { text: "- We will improve the following:", within: "actions" },
      { text: "- Alert when replication lag exceeds 30 s for 5 min", within: "actions" },
      { text: "- Reject requests with an empty `filter` in the admin API", within: "actions" },
      { text: "- Investigate why probe P7 stayed green and publish the finding by 20 May", within: "actions" },
      { text: "- Review and merge #482", within: "actions" },
      { text: "- Reduce p99 restore time to under 20 minutes", within: "actions" },
      { text: "- Add a dry-run mode to `purge-hosts`", within: "actions" },
      { text: "- Ensure the importer stops when more than 5 % of rows are rejected", within: "actions" },
      { text: "- Rehearse the region failover once per quarter", within: "actions" },
      { text: "- [x] Improve the label printing", within: "actions" },
      { text: "- Improve the label printing so that each label carries its date", within: "actions" },
      { text: "- Ensure that the `date` column is required", within: "actions" },
      { text: "- Fix the label job, which reads the table before the import has ended", within: "actions" },
      { text: "- Monitor the age of the table, and alert when it exceeds a day", within: "actions" },
      { text: "Improve monitoring.", within: "lessons", note: "a lesson is no action item" },
    ],
  },
  *checkDocument({ actionItems, document }, { lexicon }) {
    for (const item of actionItems) {
      const finding = item.status === "open" ? check(item, lexicon, document) : undefined;
      if (finding) yield finding;
    }
  },
});

function check(item: ActionItem, lexicon: Lexicon, document: Document): Finding | undefined {
  const { text } = item;
  const plain = text.replace(NOT_END, " ").replace(/\s+/g, " ").trim();
  // "We will improve the following:" leads to what will be done.
  if (plain.endsWith(":")) return undefined;
  const task = plain
    .replace(/^[([]?(?:prevent|detect|mitigate|repair|process)[)\]]?\s+/i, "")
    .replace(LEAD, "")
    .replace(/[\s.,;:()]+$/, "")
    .replace(/^[\s.,;:()]+/, "");
  if (task.length < 3) return undefined;
  const isVague = (it: string): boolean => ONCE.test(it) || NOMINAL.test(it) || startsVaguely(it, lexicon);
  if (
    !isVague(task) ||
    // "Improve validation: reject a file without a header": the measure stands behind its title.
    !isVague(
      task.replace(
        /^[^:–—]{3,60}(?::| [–—]) (?!(?:it|this|that|the|we|they|there|our|an?|as|because|since) )(?=.{12})/,
        "",
      ),
    ) ||
    (END.test(`${plain} ${/`/.test(text) ? "`x`" : ""}`) && !/\bas needed\b/i.test(task)) ||
    MECHANISM.test(task) ||
    /^review and merge\b/i.test(task)
  )
    return undefined;
  const fitting = SUGGESTIONS.find(([pattern]) => pattern.test(task));
  return {
    range: item.task,
    message: "How will anybody tell that this is done? Name what will exist, or what will behave otherwise.",
    suggestions: [
      ...keeping(item.task, document.slice(item.task.start, item.task.end)),
      ...asQuestion(item.task, document.slice(item.task.start, item.task.end)),
      ...(fitting ? [replace(fitting[1], item.task, toFill(fitting[2]))] : []),
      replace(
        "Say what will exist when it is done",
        item.task,
        toFill("<Verb> <artefact> so that <what can be checked>"),
      ),
      replace("Say what will behave otherwise", item.task, toFill("Make <component> <do what> when <condition>")),
    ].slice(0, 2),
  };
}

/** "Look into whether it also leaks there" → "Find out whether it also leaks there, and publish ⟨artefact⟩ by ⟨date⟩". */
function asQuestion(task: Range, text: string): readonly Suggestion[] {
  const open = /^(?:look into|investigate|check|see) (?:if|whether) /i.exec(text);
  if (!open || text.length > 160 || /[.!?:;]\s/.test(text)) return [];
  const start = task.start + open[0].length;
  const end = task.end - (/[.!?:;]$/.test(text) ? 1 : 0);
  return [
    {
      title: "Say what will be found out, and where it will stand",
      edits: [
        { start: task.start, end: start, text: "Find out whether " },
        { start: end, end, text: toFill(", and publish <artefact> by <date>") },
      ],
    },
  ];
}

/** The item as it stands, with its end said; nothing where it is long, or told in several sentences. */
function keeping(task: Range, text: string): readonly Suggestion[] {
  const title = "Keep it, and say how to tell that it is done";
  const needed = /\b(?:as needed|where appropriate|if possible|at some point)\b/i.exec(text);
  if (needed && needed.index > 0) {
    const start = task.start + needed.index;
    return [replace(title, { start, end: start + needed[0].length }, "when ⟨what shows that it is time⟩")];
  }
  // "so that it never happens again" has an end already.
  if (text.length > 160 || /[.!?:;]\s|\bso that\b|\b(?:never|not) happens? again/.test(text)) return [];
  const end = task.end - (/[.!?:;]$/.test(text) ? 1 : 0);
  return [{ title, edits: [{ start: end, end, text: ", so that ⟨what can be checked⟩" }] }];
}

function startsVaguely(task: string, lexicon: Lexicon): boolean {
  const words = task.toLowerCase().split(/[\s,]+/);
  for (let n = Math.min(4, words.length); n >= 1; n--) {
    const head = words.slice(0, n).join(" ");
    if (lexicon.has("VAGUE_V", head))
      return !(head === "fix" && isSpecificFix(task)) && !(head === "monitor" && /\b(?:for|alert)\b/.test(task));
  }
  // "make the deploy process more robust"
  return /^make\b.{3,60}\bmore (?:robust|reliable|resilient|stable|visible|clear|secure|scalable|transparent)\b/i.test(
    task,
  );
}

/** "Fix the off-by-one in `next_page`": an object and a behaviour. */
function isSpecificFix(task: string): boolean {
  return (
    /\b(?:in|on|for|when|while|where|so|that|which|preventing|missing|after|before)\b/.test(task) &&
    task.split(" ").length > 5
  );
}
