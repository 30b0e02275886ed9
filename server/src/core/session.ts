/** One document as it changes: what was found in a version is kept for the next, but where something it was read from changed. */
import { type Block, type Document, type Step, stepTo } from "./document.ts";
import {
  type DocumentLinter,
  type Found,
  type Group,
  type GroupedResult,
  inOrder,
  type LintMemory,
  type Settled,
  type Source,
} from "./lint.ts";
import type { Passage } from "./postmortem/sentences.ts";
import type { Postmortem } from "./postmortem.ts";
import type { Diagnostic, Suggestion } from "./rule.ts";
import { createPassageMemory } from "./session/passageMemory.ts";
import { createSectionMemory } from "./session/sectionMemory.ts";
import { detached, type Edit, moveRange, type Range, setRange } from "./text.ts";
import { holds, isAlike, type Kept, keptHold, looksAtNothing, Trace, traced, tracing } from "./trace.ts";

/** Lints the next version of a document. */
export type Session = (document: Document, source?: Source) => GroupedResult;

/**
 * Makes a linter into one for the versions of a document, one after the other. It gives the same results; the document,
 * the sentences and the diagnostics of a result move into the next one, and are not to be used after that.
 */
export function createSession(lint: DocumentLinter): Session {
  const memory = createMemory();
  return (document, source) => lint(document, source, memory);
}

/** A value that is kept, and how to read it again. */
interface Value extends Kept {
  revision: number;
  value: unknown;
  trace: Trace;
  read: (version: Postmortem) => unknown;
}

/** What was found in a passage; its ranges are moved to where the passage stands when somebody next asks for them. */
class FoundInPassage implements Found {
  block: Block;
  /** The version that last had it. */
  version: number;
  /** What it was found with, and when that was last seen to hold. */
  readonly reading: string;
  epoch: number;
  /** Of what was found. */
  readonly trace: Trace;
  readonly found: readonly Diagnostic[];
  /** Of what may be said of that; undefined where nothing around was looked at. */
  readonly around: Trace | undefined;
  readonly #settled: Settled;
  /** Where its ranges are counted from. */
  #start: number;

  constructor(
    block: Block,
    { version, reading, epoch }: Pick<FoundInPassage, "version" | "reading" | "epoch">,
    { trace, found }: Pick<FoundInPassage, "trace" | "found">,
    settle: (found: readonly Diagnostic[]) => Settled,
  ) {
    this.block = block;
    this.version = version;
    this.reading = reading;
    this.epoch = epoch;
    this.trace = trace;
    this.found = found;
    const around = new Trace();
    this.#settled = traced(around, () => settle(found));
    this.around = looksAtNothing(around) ? undefined : around;
    this.#start = block.start;
  }

  get says(): boolean {
    return this.#settled.candidates.length > 0;
  }
  get candidates(): readonly Diagnostic[] {
    this.move();
    return this.#settled.candidates;
  }
  get diagnostics(): readonly Diagnostic[] {
    this.move();
    return this.#settled.diagnostics;
  }

  move(): void {
    const by = this.block.start - this.#start;
    if (by === 0) return;
    this.#start = this.block.start;
    for (const range of rangesOf(this.found)) moveRange(range, by);
  }
}

/**
 * What is found in a version. Most keys ask for no more than the groups: to put them in order, all that was found is moved.
 * A class, because the engine keeps the shape of an object literal with getters among the old objects, and what they
 * reach.
 */
class ResultInGroups implements GroupedResult {
  readonly suppressed = [];
  readonly postmortem: Postmortem;
  readonly groups: readonly Group[];
  #diagnostics: readonly Diagnostic[] | undefined;

  constructor(postmortem: Postmortem, groups: readonly Group[]) {
    this.postmortem = postmortem;
    this.groups = groups;
  }

  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= inOrder(this.groups);
    return this.#diagnostics;
  }
}

/** What a rule found in a version of the document. */
interface FoundByRule {
  version: number;
  readonly trace: Trace;
  readonly found: readonly Diagnostic[];
  readonly ranges: readonly Range[];
}

function createMemory(): LintMemory {
  const passages = createPassageMemory();
  const { begin: beginSections, sections } = createSectionMemory();
  const values = new Map<string, Value>();
  const byRule = new Map<number, FoundByRule>();
  let version = 0;
  /** How often a kept value has changed. */
  let changes = 0;
  let last: { readonly document: Document; readonly reading: string } | undefined;
  let reading = "";
  /** Counts up where a kept value has changed, or what else findings depend on. */
  let epoch = 0;
  let lastState = "";
  let step: Step | undefined;
  let current: Postmortem;
  /** How findings are found in the last version: a finding may be older, and what is suggested then reads the text of now. */
  const finders = new Map<number, () => readonly Diagnostic[]>();
  let findInPassage: (passage: Passage) => readonly Diagnostic[];
  // Made here, because a function made where a version is read would keep that version.
  const foundByRule = (index: number) => (): readonly Diagnostic[] => finders.get(index)?.() ?? [];
  const foundIn = (passage: Passage) => (): readonly Diagnostic[] => findInPassage(passage);

  const readValue = (read: Value["read"]): Pick<Value, "trace" | "value"> => {
    const trace = new Trace();
    return { trace, value: traced(trace, () => read(current)) };
  };
  const readAgain = (name: string, known: Value): void => {
    try {
      const { trace, value } = readValue(known.read);
      known.trace = trace;
      if (isAlike(value, known.value)) return;
      known.value = value;
    } catch {
      // A question of a rule: the rule is to ask it again, and answers for it.
      values.delete(name);
    }
    known.revision++;
    changes++;
  };
  const sentencesHold = ({ sentences }: Trace, rule: number): boolean => {
    const changed = passages.changedRules;
    return sentences === "none" || (changed !== undefined && (sentences === "some" || !changed.has(rule)));
  };
  return {
    passages,
    sections,
    broken: new Map(),
    result: (postmortem, groups) => new ResultInGroups(postmortem, groups),
    acts: new WeakMap(),
    keep: <T>(name: string, read: (version: Postmortem) => T): T => {
      const known = values.get(name) ?? { ...readValue(read), read, revision: 0 };
      // The newest: the one before would keep its version in memory.
      known.read = read;
      values.set(name, known);
      tracing()?.useKept(known);
      return known.value as T;
    },
    begin: (postmortem, source) => {
      const { document } = postmortem;
      const next = stepTo(document);
      step = next && next.last === last?.document && source === last.reading ? next : undefined;
      // What values are read with may have changed as well.
      if (source !== last?.reading) values.clear();
      last = { document, reading: source };
      current = postmortem;
      version++;
      beginSections(document, step);
      // A value may be read from those before it, and none from the sentences, which are read with them.
      for (const [name, known] of values) if (!step || !holds(known.trace, step)) readAgain(name, known);
      reading = `${postmortem.kind} ${source}`;
      const state = `${reading} ${changes}`;
      if (state !== lastState) epoch++;
      lastState = state;
      passages.begin(step);
    },
    inDocument: (index, find) => {
      finders.set(index, find);
      const before = byRule.get(index);
      if (
        before?.version === version - 1 &&
        step &&
        holds(before.trace, step) &&
        sentencesHold(before.trace, index) &&
        moveAll(before.ranges, step)
      ) {
        before.version = version;
        return before.found;
      }
      const trace = new Trace();
      const found = traced(trace, find).map(ownCopy(foundByRule(index)));
      byRule.set(index, { version, trace, found, ranges: rangesOf(found) });
      return found;
    },
    inPassage: (passage, find, settle) => {
      const { block } = passage;
      findInPassage = find;
      const before = passage.found as FoundInPassage | undefined;
      if (before && (before.epoch === epoch || (before.reading === reading && keptHold(before.trace)))) {
        const isNext = before.version === version - 1;
        before.version = version;
        before.epoch = epoch;
        before.block = block;
        if (!before.around || (isNext && step && holds(before.around, step))) return before;
        before.move();
        passage.found = new FoundInPassage(block, { version, reading, epoch }, before, settle);
      } else {
        const trace = new Trace();
        const found = traced(trace, () => find(passage)).map(ownCopy(foundIn(passage)));
        passage.found = new FoundInPassage(block, { version, reading, epoch }, { trace, found }, settle);
      }
      return passage.found as FoundInPassage;
    },
  };
}

/**
 * Copies a finding, with ranges of its own, which may be moved, and texts that keep no version in memory. What it
 * suggests is asked of the same finding among those that `find` finds in the last version.
 */
const ownCopy =
  (find: () => readonly Diagnostic[]) =>
  (diagnostic: Diagnostic): Diagnostic => {
    const { ruleId, fix, suggestions, related } = diagnostic;
    const message = detached(diagnostic.message);
    const range = { ...diagnostic.range };
    const ownEdit = (edit: Edit): Edit => ({ ...edit, text: detached(edit.text) });
    const own = ({ title, edits }: Suggestion): Suggestion => ({ title: detached(title), edits: edits.map(ownEdit) });
    const isSame = (it: Diagnostic): boolean =>
      it.ruleId === ruleId && it.message === message && it.range.start === range.start && it.range.end === range.end;
    return {
      ...diagnostic,
      message,
      range,
      ...(fix && { fix: own(fix) }),
      ...(suggestions && { suggestions: () => traced(undefined, () => find().find(isSame)?.suggestions?.() ?? []) }),
      ...(related && { related: related.map((it) => ({ range: { ...it.range }, message: detached(it.message) })) }),
    };
  };

/** Every range in some diagnostics. */
function rangesOf(found: readonly Diagnostic[]): Range[] {
  const ranges: Range[] = [];
  for (const { range, fix, related } of found) {
    ranges.push(range);
    if (fix) ranges.push(...fix.edits);
    if (related) for (const it of related) ranges.push(it.range);
  }
  return ranges;
}

/** Moves ranges of a document by a step; where that cannot be done with certainty, none is moved. */
function moveAll(ranges: readonly Range[], step: Step): boolean {
  for (const { start, end } of ranges)
    if (placeAfter(start, step) === undefined || placeAfter(end, step) === undefined) return false;
  if (step.by !== 0)
    for (const range of ranges)
      setRange(range, placeAfter(range.start, step) as number, placeAfter(range.end, step) as number);
  return true;
}

/** Where an offset of the last version is now; undefined within the blocks that have changed. */
function placeAfter(offset: number, { held, heldEnd, oldEnd, by }: Step): number | undefined {
  if (offset <= held.start) return offset;
  if (offset === held.end) return heldEnd === held.end + by ? heldEnd : undefined;
  return offset > held.end && offset > oldEnd ? offset + by : undefined;
}
