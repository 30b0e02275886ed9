/**
 * What a computation over a whole document has looked at, so that an editor can keep its result from one version to the
 * next: it holds until something it looked at has changed. Recorded while it runs, never declared; a computation that
 * takes the text as a whole holds for one version only.
 */

/** What is remembered of the words of a stretch of text, for whom only its identity counts. */
type Readings = object;

/** A change after which a document is made of the same blocks as before, each of as many lines. */
export interface Change {
  /** Which characters have changed, as offsets into the text before, and by how many there are more now. */
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly by: number;
  /** What holds the changed text, in the version before. */
  readonly touched: ReadonlySet<Readings>;
  /** What has other words than before: as it was and as it is, and its words. */
  readonly replaced: readonly Replaced<{ readonly readings: Readings }>[];
  /** The readers (see `ofBlock`) that make something else of it now. */
  readonly readers: ReadonlySet<number>;
  /** Of that, the parts of the text, from one heading to the next: they are as many as before. */
  readonly parts: readonly Replaced<{ readonly start: number }>[];
}

export interface Replaced<Stretch> {
  readonly before: Stretch;
  readonly after: Stretch;
  readonly oldWords: string;
  readonly words: string;
}

/** A question about any stretch of text. */
export type Question = (words: string) => unknown;

/** A value that is kept from version to version; `revision` counts how often it has changed. */
export interface Kept {
  readonly revision: number;
}

/** What a computation has looked at: noted here, and judged by `holds`. */
export class Trace {
  whole = false;
  /** Stretches whose words it took as such. */
  words: Set<Readings> | undefined;
  /** With sentences, it holds only as `PassageMemory` says; of `some`, it took the words too. */
  sentences: "none" | "some" | "all" = "none";
  readers: Set<number> | undefined;
  /** Questions about each part of the text. */
  questions: Set<Question> | undefined;
  /** Words of which it asked whether a part of the text has them. */
  held: Set<string> | undefined;
  about: Map<Readings, Question[]> | undefined;
  uses: Set<Trace> | undefined;
  /** Values that it used, with their revisions. */
  kept: Map<Kept, number> | undefined;
  /** The last answer of `holds`. */
  judged: { readonly change: Change; readonly holds: boolean } | undefined;

  takeText(): void {
    this.whole = true;
  }
  takeWords(of: Readings): void {
    this.words ??= new Set();
    this.words.add(of);
  }
  takeSentences(which: "some" | "all"): void {
    if (this.sentences !== "all") this.sentences = which;
  }
  ask(reader: number): void {
    this.readers ??= new Set();
    this.readers.add(reader);
  }
  askEverywhere(question: Question): void {
    this.questions ??= new Set();
    this.questions.add(question);
  }
  askWhetherHeld(words: string): void {
    this.held ??= new Set();
    this.held.add(words);
  }
  askAbout(of: Readings, question: Question): void {
    this.about ??= new Map();
    const questions = this.about.get(of);
    if (questions) questions.push(question);
    else this.about.set(of, [question]);
  }
  use(other: Trace): void {
    if (other === this) return;
    this.uses ??= new Set();
    this.uses.add(other);
  }
  useKept(kept: Kept): void {
    this.kept ??= new Map();
    this.kept.set(kept, kept.revision);
  }
}

/** Whether a computation looked at nothing, and so holds whatever changes. */
export function looksAtNothing(trace: Trace): boolean {
  const looked =
    trace.words ?? trace.readers ?? trace.questions ?? trace.held ?? trace.about ?? trace.uses ?? trace.kept;
  return !trace.whole && trace.sentences === "none" && looked === undefined;
}

/** Whether nothing has changed of what a computation looked at. It is to be asked of each change, one after the other. */
export function holds(trace: Trace, change: Change): boolean {
  if (trace.judged?.change !== change) trace.judged = { change, holds: judge(trace, change) };
  return trace.judged.holds;
}

/** Whether the kept values are the same that it used; for what looks at nothing else that can change. */
export function keptHold({ kept: used }: Trace): boolean {
  if (used) for (const [kept, revision] of used) if (kept.revision !== revision) return false;
  return true;
}

function judge(trace: Trace, change: Change): boolean {
  const { touched, readers, replaced, parts } = change;
  if (trace.whole || !keptHold(trace)) return false;
  if (trace.words) for (const of of touched) if (trace.words.has(of)) return false;
  if (trace.readers) for (const reader of readers) if (trace.readers.has(reader)) return false;
  if (trace.questions) for (const part of parts) if (!areAnsweredAlike(trace.questions, part)) return false;
  if (trace.held) for (const part of parts) if (!areHeldAlike(trace.held, part, change)) return false;
  if (trace.about)
    for (const it of replaced) if (!areAnsweredAlike(trace.about.get(it.before.readings) ?? [], it)) return false;
  if (trace.uses) for (const other of trace.uses) if (!holds(other, change)) return false;
  // What it took and asked of a stretch is now a matter of what stands there in its place.
  for (const { before, after } of replaced) {
    if (trace.words?.delete(before.readings)) trace.words.add(after.readings);
    const questions = trace.about?.get(before.readings);
    if (!questions) continue;
    trace.about?.delete(before.readings);
    trace.about?.set(after.readings, questions);
  }
  return true;
}

function areAnsweredAlike(questions: Iterable<Question>, { oldWords, words }: Replaced<unknown>): boolean {
  for (const question of questions) if (!isAlike(question(oldWords), question(words))) return false;
  return true;
}

/**
 * Whether a part has some words as before. Where it is as it was but for the change, only those can have come or gone
 * that stand there: there are many of them, and a part is long.
 */
function areHeldAlike(
  held: Iterable<string>,
  { before, after, oldWords, words }: Change["parts"][number],
  { oldStart, oldEnd, by }: Change,
): boolean {
  const from = oldStart - before.start;
  const to = oldEnd - before.start;
  const isWithin =
    before.start === after.start && from >= 0 && to <= oldWords.length && words.length === oldWords.length + by;
  for (const some of held) {
    const reach = some.length - 1;
    const stands = (text: string, end: number): boolean =>
      text.slice(Math.max(0, from - reach), end + reach).includes(some);
    if (isWithin && !stands(oldWords, to) && !stands(words, to + by)) continue;
    if (oldWords.includes(some) !== words.includes(some)) return false;
  }
  return true;
}

/** The trace of the computation that runs now; none where nobody will ask whether it holds. */
let current: Trace | undefined;

/** The trace that is being recorded. */
export const tracing = (): Trace | undefined => current;

/** Runs something whose looks are recorded in a trace, or in none. */
export function traced<T>(trace: Trace | undefined, run: () => T): T {
  const outer = current;
  current = trace;
  try {
    return run();
  } finally {
    current = outer;
  }
}

/** Whether two answers say the same. Functions and instances of classes are only the same as themselves. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Set || a instanceof Map)
    return a.constructor === b.constructor && isAlike([...a], [...(b as typeof a)]);
  const kind: unknown = Object.getPrototypeOf(a);
  if (kind !== Object.getPrototypeOf(b) || (kind !== Object.prototype && kind !== Array.prototype)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => isAlike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
