/** What suppressions do to the findings of a document, and what is wrong with the suppressions themselves. */
import type { Config } from "./config.ts";
import type { Document } from "./document.ts";
import { suppressionsUrl } from "./links.ts";
import { nearest } from "./nearest.ts";
import { type Diagnostic, replace } from "./rule.ts";
import { readSuppressions, type Suppression } from "./suppress/suppressions.ts";
import type { Edit, Range } from "./text.ts";

/** A diagnostic that a comment, or front matter, asked not to report. */
export interface SuppressedDiagnostic extends Diagnostic {
  readonly reason: string | undefined;
  /** The last day of the suppression, `2024-05-03`. */
  readonly until: string | undefined;
}

/** The findings to report, those of the suppressions among them in no order, and those that are not reported. */
export interface Sifted {
  readonly reported: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

/** Takes out what the writer of a document that names us, as every suppression does, asked not to hear; `known` are the ids of all rules. */
export function suppress(
  document: Document,
  diagnostics: readonly Diagnostic[],
  known: ReadonlySet<string>,
  { rules, requireReason }: Config,
  today: string | undefined,
): Sifted {
  const { suppressions, ends, mistyped } = readSuppressions(document);
  const used = new Set<Suppression>();
  const reported: Diagnostic[] = [];
  const suppressed: SuppressedDiagnostic[] = [];
  const holds = (suppression: Suppression): boolean =>
    !(suppression.until && today && suppression.until < today) &&
    !(requireReason && !suppression.reason && suppression.form === "comment");
  for (const diagnostic of diagnostics) {
    const by = suppressions.find(
      (it) =>
        holds(it) &&
        it.scope.start <= diagnostic.range.start &&
        diagnostic.range.start < Math.max(it.scope.end, it.scope.start + 1) &&
        (it.rules.length === 0 || it.rules.some((rule) => rule.id === diagnostic.ruleId)),
    );
    if (by && diagnostic.category !== "internal") {
      used.add(by);
      suppressed.push({ ...diagnostic, reason: by.reason, until: by.until });
    } else reported.push(diagnostic);
  }
  const report = (problem: Problem): void => {
    const severity = rules.get(problem.ruleId)?.severity ?? problem.severity;
    if (severity !== "off") reported.push({ ...problem, category: "suppression", url: suppressionsUrl, severity });
  };
  // Where a rule is off nobody can tell whether its suppressions serve, and a fix would delete them.
  const isOff = ({ id }: { id: string }): boolean => known.has(id) && (rules.get(id)?.severity ?? "off") === "off";
  for (const suppression of suppressions) {
    const isUsed = used.has(suppression) || suppression.rules.some(isOff);
    for (const problem of problemsOf(document, suppression, isUsed, known, requireReason, today)) report(problem);
  }
  for (const end of ends) {
    for (const problem of unknownRules(end, known)) report(problem);
    if (!end.endsAny)
      report({
        ruleId: "unused-suppression",
        severity: "information",
        range: end.range,
        message: "No suppression ends here.",
        fix: deletion(document, [end.range]),
      });
  }
  for (const { written, meant, range } of mistyped)
    report({
      ruleId: "invalid-suppression",
      severity: "warning",
      range,
      message: `“${written}” suppresses nothing. Is “${meant}” meant?`,
      ...offer(`Say “${meant}”`, range, meant),
    });
  return { reported, suppressed };
}

type Problem = Omit<Diagnostic, "category" | "url">;

/** The offer of other words for a range. */
const offer = (title: string, range: Range, words: string): Pick<Problem, "suggestions"> => ({
  suggestions: () => [replace(title, range, words)],
});

function* unknownRules(
  { rules }: Pick<Suppression, "rules">,
  known: ReadonlySet<string>,
  form: Suppression["form"] = "comment",
): Iterable<Problem> {
  for (const { id, range } of rules) {
    if (known.has(id)) continue;
    const named = id.replace(/:$/, "");
    if (named !== id && known.has(named) && form === "comment") {
      yield {
        ruleId: "invalid-suppression",
        severity: "warning",
        range,
        message: "A reason follows two hyphens, and a colon begins none.",
        ...offer("Begin the reason with two hyphens", { start: range.end - 1, end: range.end }, " --"),
      };
      // What follows is the reason.
      return;
    }
    const meant = nearest(id, [...known]);
    yield {
      ruleId: "invalid-suppression",
      severity: "warning",
      range,
      message: `No rule is called “${id}”. ${meant ? `Is “${meant}” meant?` : "`blameless rules` lists them all."}`,
      // In front matter the range is that of all names together.
      ...(meant && form === "comment" && offer(`Say “${meant}”`, range, meant)),
    };
  }
}

function* problemsOf(
  document: Document,
  suppression: Suppression,
  isUsed: boolean,
  known: ReadonlySet<string>,
  requireReason: boolean,
  today: string | undefined,
): Iterable<Problem> {
  const { range, until, form, endedBy } = suppression;
  const fix = form === "comment" ? deletion(document, [range, ...(endedBy ? [endedBy] : [])]) : undefined;
  const unknown = [...unknownRules(suppression, known, form)];
  yield* unknown;
  if (until && today && until < today) {
    yield {
      ruleId: "invalid-suppression",
      severity: "warning",
      range,
      message: `This suppression ended on ${until}.`,
      fix,
    };
  } else if (requireReason && !suppression.reason && form === "comment") {
    yield {
      ruleId: "invalid-suppression",
      severity: "warning",
      range,
      message: "A suppression gives its reason here: add it after two dashes, `-- reason`.",
    };
  } else if (!isUsed && unknown.length === 0) {
    yield {
      ruleId: "unused-suppression",
      severity: "information",
      range,
      message: "Nothing is reported where this suppression holds.",
      fix,
    };
  } else if (suppression.unclosed) {
    yield {
      ruleId: "invalid-suppression",
      severity: "information",
      range,
      message: "This suppression has no end: close it with `blameless-enable`, or say `blameless-disable-file`.",
    };
  }
}

function deletion({ text }: Document, comments: readonly Range[]): { title: string; edits: Edit[] } {
  return {
    title: comments.length === 1 ? "Delete the comment" : "Delete the comment, and the one that ends it",
    edits: comments.map((range) => ({ ...wholeLine(text, range), text: "" })),
  };
}

/** A comment that stands alone is deleted with its line. */
function wholeLine(text: string, range: Range): Range {
  let { start, end } = range;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  while (end < text.length && (text[end] === " " || text[end] === "\t")) end++;
  const alone =
    (start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r") &&
    (end === text.length || text[end] === "\n" || text[end] === "\r");
  if (!alone) return range;
  if (text[end] === "\r" && text[end + 1] === "\n") end += 2;
  else if (end < text.length) end += 1;
  return { start, end };
}
