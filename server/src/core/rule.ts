/** What a rule is, what it yields, and what the linter makes of it. */
import type { Act } from "./acts/act.ts";
import type { Sentence } from "./english/sentence.ts";
import type { SectionRole } from "./headings.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Kind, Postmortem } from "./postmortem.ts";
import type { Edit, Range } from "./text.ts";
import type { Trigger } from "./triggers.ts";

/** The gravest first. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule is about; the last two are of what is reported without a rule. */
export type Category =
  | "blame"
  | "people"
  | "hindsight"
  | "causality"
  | "tone"
  | "structure"
  | "action-items"
  | "learning"
  | "prose"
  | "privacy"
  | "suppression"
  | "internal";

/**
 * A change of the text that a writer may take. As the `fix` of a finding it keeps the meaning and is applied by `--fix`
 * and on save; among its `suggestions` it is only offered. A suggestion may hold placeholders in `⟨…⟩`, which an editor
 * turns into tab stops.
 */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What a rule yields. The range is the words to change, never the whole sentence for its own sake. */
export interface Finding {
  readonly range: Range;
  /** A full sentence about the text, asking how or what; never about its writer. */
  readonly message: string;
  /** Set when this finding weighs less than its rule usually does; it never weighs more. */
  readonly severity?: Severity;
  readonly fix?: Suggestion;
  /** A function where they take time to find: it is called when somebody asks for them, which nobody does for each key. */
  readonly suggestions?: readonly Suggestion[] | (() => readonly Suggestion[]);
  /** Other places that make the finding plain: the entry of the timeline that a duration disagrees with. */
  readonly related?: readonly Related[];
}

/** A place that explains a finding elsewhere in the same document. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** What suppressions themselves are told about. No rule makes these, and like rules they can be configured. */
export const SUPPRESSION_RULES = ["unused-suppression", "invalid-suppression"] as const;

/** Whether an id is one of those. */
export function isSuppressionRule(id: string): boolean {
  return (SUPPRESSION_RULES as readonly string[]).includes(id);
}

/** What a rule that threw is reported as. */
export const INTERNAL_ERROR = "internal-error";

/** A finding with the rule that made it. */
export interface Diagnostic extends Omit<Finding, "suggestions"> {
  /** Finds them for the text as it is now. */
  readonly suggestions?: () => readonly Suggestion[];
  readonly ruleId: string;
  readonly category: Category;
  readonly severity: Severity;
  /** The page of the rule. */
  readonly url: string;
}

/**
 * A text that a rule must report, or must not. What is reported stands between ⟦marks⟧; without marks the rule is
 * silent. The whole test of an example is: lint the text without marks, draw the findings, compare.
 */
export interface Example {
  readonly text: string;
  /** The section the text stands in. Without one it stands under a title, before all sections. */
  readonly within?: SectionRole;
  /** The kind of document; a postmortem if not said. */
  readonly kind?: Kind;
  /** Why it is, or is not, reported, where the text does not say it by itself. */
  readonly note?: string;
}

/** An option of a rule, set in the configuration as `"rule-id": ["warning", { "name": value }]`. */
export interface RuleOption {
  readonly description: string;
  readonly default: boolean | number | string | readonly string[] | Readonly<Record<string, string>>;
}

/** The options of a rule by name; where a configuration says nothing, their defaults. */
export type RuleOptions = Readonly<Record<string, unknown>>;

/** What any rule may look at besides the text it is given. Nothing in it changes between two runs over the same text. */
export interface RuleContext {
  /** The text in which the ranges are, to read what stands in and around a sentence, in the block it stands in. */
  readonly text: string;
  readonly options: RuleOptions;
  readonly lexicon: Lexicon;
  /** What the sentence says somebody did or did not do; found once, however many rules ask. */
  readonly acts: (sentence: Sentence) => readonly Act[];
}

/**
 * What a rule may look at besides a sentence. An editor remembers what was found in it, so nothing here tells of the rest
 * of the document, but for the answer to a question that is remembered with it.
 */
export interface SentenceContext extends RuleContext {
  /**
   * What the rule has to know of the document as a whole, without offsets: it is asked once, and in an editor again where
   * something has changed that it was read from. A rule has one question.
   */
  readonly ask: <T>(question: (postmortem: Postmortem) => T) => T;
}

/** What a rule may look at besides a document. */
export interface DocumentContext extends RuleContext {
  /** Whether a sentence holds a trigger of this rule; `checkDocument` is given them all. */
  readonly isTriggered: (sentence: Sentence) => boolean;
  /** Today as `2024-05-03`; undefined where the caller does not say. The core reads no clock. */
  readonly today: string | undefined;
}

/** One rule: what it finds, and all that is said of it. Made by `defineRule`. */
export interface Rule {
  /** Kebab case, and the name of its file. */
  readonly id: string;
  readonly category: Category;
  /** The severity where it is on. */
  readonly severity: Severity;
  /** The smallest preset that turns it on; a larger one includes the smaller. `prose` stands beside them. */
  readonly preset: "minimal" | "recommended" | "strict" | "all" | "prose";
  /** One line, for tables: what it finds. */
  readonly summary: string;
  /** Why it matters, in Markdown, with sources as `[S20]`. */
  readonly rationale: string;
  /** What it leaves alone, in Markdown, for the reader who wonders. */
  readonly exemptions?: string;
  /**
   * Where several rules find the same words, the one with the lowest number speaks. Rules of structure leave it out:
   * they never share a span. In steps of ten.
   */
  readonly precedence?: number;
  /** The kinds of document the rule makes sense for; every linted kind if left out. */
  readonly kinds?: readonly Kind[];
  readonly options?: Readonly<Record<string, RuleOption>>;
  readonly examples: { readonly reported: readonly Example[]; readonly clean: readonly Example[] };
  /**
   * Words without which the rule cannot fire, so that text without them is never analysed for it. Without triggers the
   * rule sees every sentence.
   */
  readonly triggers?: readonly Trigger[];
  /**
   * Called for every sentence of the prose that holds a trigger. Pure: the same sentence in the same place gives the same
   * findings, and an editor remembers them. A rule that needs more of the document has `checkDocument`.
   */
  readonly checkSentence?: (sentence: Sentence, context: SentenceContext) => Iterable<Finding>;
  /** Called once for the document. */
  readonly checkDocument?: (postmortem: Postmortem, context: DocumentContext) => Iterable<Finding>;
}

/** A finding that weighs less than its rule usually does. */
export const SOFTER = { severity: "information" } as const;
/** A finding that weighs least. */
export const SOFTEST = { severity: "hint" } as const;

/** What most rules have in common. */
type Common = "preset" | "severity";

/** Makes a rule of what sets it apart: it informs, in the recommended preset, and has no triggers if it reads no sentence. */
export function defineRule(said: Omit<Rule, Common> & Partial<Pick<Rule, Common>>): Rule {
  const usual = { preset: "recommended", severity: "information" } as const;
  const rule: Rule = { ...usual, ...(!said.checkSentence && { triggers: [] }), ...said };
  return rule;
}

/** What a finding suggests, before it is reported. */
export function suggestionsOf({ suggestions = [] }: Pick<Finding, "suggestions">): readonly Suggestion[] {
  return typeof suggestions === "function" ? suggestions() : suggestions;
}

/** All that is offered for a finding: its fix, then its suggestions. */
export function offersOf({ fix, suggestions }: Pick<Diagnostic, "fix" | "suggestions">): readonly Suggestion[] {
  return [...(fix ? [fix] : []), ...(suggestions?.() ?? [])];
}

/** A suggestion of one edit. */
export function replace(title: string, range: Range, text: string): Suggestion {
  return { title, edits: [{ start: range.start, end: range.end, text }] };
}
