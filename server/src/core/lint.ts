/** The linter: runs rules over a document and settles which finding speaks where several find the same words. */

import type { Act } from "./acts/act.ts";
import { findActs } from "./acts.ts";
import { type Allowance, createAcceptance, createAllowance } from "./config/allow.ts";
import type { Config } from "./config.ts";
import { type Block, type Document, holds, isInField } from "./document.ts";
import type { Sentence } from "./english/sentence.ts";
import { createLexicon } from "./lexicon.ts";
import { byOffset, inOrder, internalError, onePerSpan, toDiagnostic } from "./lint/diagnostics.ts";
import { isLinted } from "./postmortem/kind.ts";
import type { Passage } from "./postmortem/sentences.ts";
import { type Kind, type Memory, type Postmortem, readPostmortem } from "./postmortem.ts";
import {
  type Diagnostic,
  type DocumentContext,
  type Finding,
  type Rule,
  type RuleOptions,
  type SentenceContext,
  type Severity,
  SUPPRESSION_RULES,
} from "./rule.ts";
import { type SuppressedDiagnostic, suppress } from "./suppress.ts";
import { createGate, type Gate } from "./triggers.ts";

export { inOrder } from "./lint/diagnostics.ts";
export type { SuppressedDiagnostic };

/** Whether a document names us, as every suppression does. */
const mentionsUs = ({ document }: { readonly document: Document }): boolean => holds(document, "blameless");

/** What the caller knows about the document that its text does not say. */
export interface Source {
  /** Path relative to the project, with `/`; the kind of document may depend on it. */
  readonly path?: string;
  /** Today as `2024-05-03`, for suppressions that end and action items that are due. */
  readonly today?: string;
  /** Whether offers are worked out only when they are asked for. Else at once, so that a rule which fails at it is reported. */
  readonly offersLater?: boolean;
}

/** What was found in a document. */
export interface LintResult {
  readonly postmortem: Postmortem;
  /** Sorted by offset. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

/** The same, and by where each was found: who shows them looks again only at what has changed. */
export interface GroupedResult extends LintResult {
  readonly groups: readonly Group[];
}

/** What is reported of a block, or of the document. The same object as long as it says the same, wherever its block is. */
export interface Group {
  /** What its ranges move with; undefined where each stands for itself. */
  readonly block: Block | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found in a passage: all that may be said, and what is, where several rules find the same words. */
export interface Found extends Group {
  readonly block: Block;
  /** Whether there is anything to say: known without moving it. */
  readonly says: boolean;
  readonly candidates: readonly Diagnostic[];
}

/** Lints a document. */
export type Linter = (document: Document, source?: Source) => LintResult;

/** Lints a document; with a memory, the next version of the one that the memory is of (see session.ts). */
export type DocumentLinter = (document: Document, source?: Source, memory?: LintMemory) => GroupedResult;

/** What is remembered of the last version of a document. */
export interface LintMemory extends Memory {
  /** Begins a version; `reading` is what else the findings depend on. */
  begin(postmortem: Postmortem, reading: string): void;
  /** What a rule finds in the document as a whole, from memory or anew; `index` is the number of the rule. */
  inDocument(index: number, find: () => readonly Diagnostic[]): readonly Diagnostic[];
  /** What was found in a passage, from memory or anew: `find` reads it alone, `settle` may look around. */
  inPassage(
    passage: Passage,
    find: (passage: Passage) => readonly Diagnostic[],
    settle: (found: readonly Diagnostic[]) => Settled,
  ): Found;
  /** What is found in a version, where nothing of it is suppressed. */
  result(postmortem: Postmortem, groups: readonly Group[]): GroupedResult;
  /** What is said of each rule that stopped with an error in any version, by its id. */
  readonly broken: Map<string, Diagnostic>;
  readonly acts: WeakMap<Sentence, ActsIn>;
}

/** The acts of a sentence that begins at `start`. */
interface ActsIn {
  readonly start: number;
  readonly acts: readonly Act[];
}

/** All that may be said of what was found, and what is. */
export type Settled = Pick<Found, "candidates" | "diagnostics">;

/** A rule that is on. */
interface Enabled {
  readonly rule: Rule;
  /** Its number, by which triggers name it. */
  readonly index: number;
  readonly severity: Severity;
  readonly options: RuleOptions;
}

/** What looks at documents of one kind. */
interface Equipment {
  readonly gate: Gate;
  readonly onDocuments: readonly Enabled[];
  /** By their numbers. */
  readonly onSentences: ReadonlyMap<number, Enabled>;
}

/** Creates a linter from rules and the configuration of a file. Rules that are off cost nothing. */
export function createLinter(rules: readonly Rule[], config: Config): DocumentLinter {
  const lexicon = createLexicon(config.lexicons);
  const isAllowedAnywhere = createAllowance(config.allow);
  const isAccepted = createAcceptance(config.accepted);
  const broken = new Set<string>();
  const allowances = new Map<string, Allowance>();
  const precedence = new Map<string, number>();
  const enabled: Enabled[] = [];
  for (const rule of rules) {
    const setting = config.rules.get(rule.id);
    if (!setting || setting.severity === "off") continue;
    const { severity, options } = setting;
    enabled.push({ rule, index: enabled.length, severity, options });
    allowances.set(rule.id, createAllowance((options.allow as readonly string[]) ?? []));
    if (rule.precedence !== undefined) precedence.set(rule.id, rule.precedence);
  }
  const equipments = new Map<Kind, Equipment>();
  const equipmentFor = (kind: Kind): Equipment => {
    const known = equipments.get(kind);
    if (known) return known;
    const applies = ({ rule }: Enabled): boolean => !rule.kinds || rule.kinds.includes(kind);
    const triggers = enabled.map((it) => (applies(it) ? it.rule.triggers : []));
    const applying = enabled.filter(applies);
    const equipment: Equipment = {
      gate: createGate(triggers, config.lexicons, config.people),
      onDocuments: applying.filter(({ rule }) => rule.checkDocument),
      onSentences: new Map(applying.filter(({ rule }) => rule.checkSentence).map((it) => [it.index, it])),
    };
    equipments.set(kind, equipment);
    return equipment;
  };
  const gateOf = (kind: Kind): Gate => equipmentFor(kind).gate;
  const known = new Set([...rules.map((rule) => rule.id), ...SUPPRESSION_RULES]);

  return (document, source = {}, memory) => {
    const postmortem = readPostmortem(document, config, lexicon, gateOf, source.path, memory);
    memory?.begin(postmortem, `${source.path} ${source.today}`);
    const { kind } = postmortem;
    if (!isLinted(kind)) return { postmortem, groups: [], diagnostics: [], suppressed: [] };
    const { text } = document;
    const { today, offersLater = memory !== undefined } = source;
    const { onDocuments, onSentences } = equipmentFor(kind);
    const actsIn = memory?.acts ?? new WeakMap<Sentence, ActsIn>();
    const acts = (sentence: Sentence): readonly Act[] => {
      const { start } = sentence;
      const before = actsIn.get(sentence);
      if (before?.start === start) return before.acts;
      const found = findActs(sentence, lexicon);
      actsIn.set(sentence, { start, acts: found });
      return found;
    };
    const contexts: (SentenceContext & DocumentContext)[] = [];
    const contextOf = ({ rule, index, options }: Enabled): SentenceContext & DocumentContext => {
      contexts[index] ??= {
        text,
        options,
        lexicon,
        acts,
        ask: (question) => postmortem.keep(rule.id, question),
        isTriggered: ({ triggers }) => triggers.rules.includes(index),
        today,
      };
      return contexts[index];
    };
    /** What was reported of rules that broke, now or before. */
    const errors = memory?.broken ?? new Map<string, Diagnostic>();
    /** What a rule finds somewhere. */
    const run = ({ rule, severity }: Enabled, find: () => Iterable<Finding>, found: Diagnostic[]): void => {
      if (broken.has(rule.id)) return;
      try {
        for (const finding of find()) {
          const { range } = finding;
          if (range.end <= range.start && text.length > 0) continue;
          if (!readsFields(rule) && isInField(document, range)) continue;
          const diagnostic = toDiagnostic(document, rule, severity, finding);
          const suggestions = offersLater ? undefined : diagnostic.suggestions?.();
          found.push(suggestions ? { ...diagnostic, suggestions: () => suggestions } : diagnostic);
        }
      } catch (error) {
        broken.add(rule.id);
        errors.set(rule.id, internalError(rule, error));
      }
    };
    const isAllowed = ({ ruleId, range }: Diagnostic): boolean =>
      isAllowedAnywhere(document, range) ||
      isAccepted(document, range) ||
      allowances.get(ruleId)?.(document, range) === true;
    const settle = (found: readonly Diagnostic[]): Settled => {
      const candidates = found.filter((it) => !isAllowed(it));
      return { candidates, diagnostics: onePerSpan(candidates, precedence) };
    };
    const inDocument = (it: Enabled): readonly Diagnostic[] => {
      const found: Diagnostic[] = [];
      run(it, () => it.rule.checkDocument?.(postmortem, contextOf(it)) ?? [], found);
      return found.filter((it) => !isAllowed(it));
    };
    const inPassage = ({ sentences }: Passage): readonly Diagnostic[] => {
      const found: Diagnostic[] = [];
      for (const sentence of sentences)
        for (const index of sentence.triggers.rules) {
          const it = onSentences.get(index);
          if (it) run(it, () => it.rule.checkSentence?.(sentence, contextOf(it)) ?? [], found);
        }
      return found;
    };
    const { passages } = postmortem;
    /** What stands for itself: all that is about the document, and what finds the same words as that. */
    let apart = onDocuments.flatMap((it) =>
      memory ? memory.inDocument(it.index, () => inDocument(it)) : inDocument(it),
    );
    const found = passages.map((passage): Found => {
      if (memory) return memory.inPassage(passage, inPassage, settle);
      const settled = settle(inPassage(passage));
      return { block: passage.block, says: settled.candidates.length > 0, ...settled };
    });
    // What is found in a passage lies in its block, so nothing else finds the same words.
    const rivals = apart.filter(({ ruleId }) => precedence.has(ruleId)).sort(byOffset);
    const groups: Group[] = [];
    let rival = 0;
    let reach = 0;
    for (const it of found) {
      if (!it.says) continue;
      const { start, end } = it.block;
      for (; rival < rivals.length && (rivals[rival] as Diagnostic).range.start < end; rival++)
        reach = Math.max(reach, (rivals[rival] as Diagnostic).range.end);
      if (reach > start || broken.size > 0) apart.push(...it.candidates);
      else groups.push(it);
    }
    // Of a rule that breaks nothing else is said, in this version or the next.
    if (broken.size > 0) apart = apart.filter(({ ruleId }) => !broken.has(ruleId));
    groups.push({ block: undefined, diagnostics: [...onePerSpan(apart, precedence), ...errors.values()] });
    const isSifted = postmortem.keep("suppress", mentionsUs);
    if (memory && !isSifted) return memory.result(postmortem, groups);
    const all = inOrder(groups);
    const { reported, suppressed } = isSifted
      ? suppress(document, all, known, config, today)
      : { reported: all, suppressed: [] };
    const diagnostics = [...reported].sort(byOffset);
    return { postmortem, groups: isSifted ? [{ block: undefined, diagnostics }] : groups, diagnostics, suppressed };
  };
}

/** Structure and planned work are not told in the front matter, even where a field is prose. */
function readsFields({ category }: Rule): boolean {
  return category !== "structure" && category !== "action-items" && category !== "learning";
}
