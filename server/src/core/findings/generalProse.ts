/** What write-good says about the prose of a document, in offsets of the document. */
import writeGood from "write-good";
import { type Prose, proseOf } from "../document/prose.ts";
import { type Block, type Document, isInside, ofBlock } from "../document.ts";
import { foldQuotations, tokenize } from "../english/tokens.ts";
import { lazy } from "../lazy.ts";
import prose from "../lexicons/prose.json" with { type: "json" };
import type { Range } from "../text.ts";

/** The names that write-good gives its checks. */
const CHECKS = ["weasel", "illusion", "so", "thereIs", "passive", "adverb", "tooWordy", "cliches", "eprime"] as const;
export type Check = (typeof CHECKS)[number];

/** Something write-good remarks on. */
export interface Remark {
  readonly range: Range;
  /** The words as a reader sees them, in lower case, one blank between any two. */
  readonly words: string;
  /** The prose before and after them, in the same stretch. */
  readonly before: string;
  readonly after: string;
}

/**
 * Several of its checks try again from every place of a long line without a stop, so none sees more than this at once,
 * in UTF-16 units.
 */
const STRETCH = 1000;

/** How many stretches are remembered for each check: those of a few documents, so that an edit reads one paragraph. */
const REMEMBERED = 1000;

type Problems = readonly { readonly index: number; readonly offset: number }[];
const remembered = new Map(CHECKS.map((check) => [check, new Map<string, Problems>()]));

const exceptions: Readonly<Partial<Record<Check, readonly string[]>>> & { readonly about: string } = prose.exceptions;

/** The prose of a block. */
interface Passage {
  readonly shown: Prose;
  /** Where the words of the writer start in the document. What is quoted is somebody else's. */
  starts(): ReadonlySet<number>;
}

/** Passages are read once for all checks. */
const passages = new WeakMap<Document, Map<Block, Passage>>();

/** What one check finds in the prose of a document: not in headings, code, quotations and table heads. */
export function* remarks(check: Check, document: Document): Iterable<Remark> {
  const spared = new Set(exceptions[check]);
  for (const block of document.blocks) {
    if (block.lines.length === 0 || block.header || block.kind === "heading" || isInside(block, "quote")) continue;
    if (check === "illusion" && !mayRepeat(document, block)) continue;
    const { shown, starts } = passageOf(document, block);
    for (const [from, to] of stretchesOf(shown.text)) {
      const stretch = shown.text.slice(from, to);
      for (const { index, offset } of problemsIn(check, stretch)) {
        const words = stretch
          .slice(index, index + offset)
          .toLowerCase()
          .split(/\s+/)
          .join(" ")
          .trim();
        if (spared.has(words)) continue;
        const range = { start: shown.startOf(from + index), end: shown.endOf(from + index + offset - 1) };
        if (!starts().has(range.start)) continue;
        yield { range, words, before: stretch.slice(0, index), after: stretch.slice(index + offset) };
      }
    }
  }
}

function passageOf(document: Document, block: Block): Passage {
  let known = passages.get(document);
  if (!known) {
    known = new Map();
    passages.set(document, known);
  }
  // Whoever is given what another check has read depends on the words as well.
  document.slice(block.start, block.end);
  const before = known.get(block);
  if (before) return before;
  const shown = proseOf(document, block);
  const starts = lazy(() => new Set(foldQuotations(tokenize(shown)).map((token) => token.start)));
  const passage = { shown, starts };
  known.set(block, passage);
  return passage;
}

/** Whether two equal words may stand side by side: the one check that is on for everybody reads few blocks closely. */
const mayRepeat = ofBlock(({ text }, { start, end }) => {
  let from = -1;
  let hash = 0;
  let before = -1;
  for (let i = start; i <= end; i++) {
    const code = i < end ? text.charCodeAt(i) | 32 : 32;
    if ((code >= 97 && code <= 122) || code > 191) {
      if (from < 0) {
        from = i;
        hash = 0;
      }
      // Beyond Latin-1 any letter counts as any other: what looks equal is looked at closely.
      hash = (Math.imul(hash, 31) + Math.min(code, 256)) | 0;
    } else if (from >= 0) {
      if (hash === before) return true;
      before = hash;
      from = -1;
    }
  }
  return false;
});

function problemsIn(check: Check, stretch: string): Problems {
  const known = remembered.get(check) as Map<string, Problems>;
  const before = known.get(stretch);
  if (before) return before;
  const only = Object.fromEntries(CHECKS.map((it) => [it, it === check]));
  const problems = writeGood(stretch, only).map(({ index, offset }) => ({ index, offset }));
  if (known.size >= REMEMBERED) known.clear();
  known.set(stretch, problems);
  return problems;
}

/** Lines of prose, and of those that are too long the parts up to a full stop or a blank. Indices, half-open. */
function* stretchesOf(text: string): Iterable<[number, number]> {
  for (let start = 0; start < text.length; ) {
    const line = text.indexOf("\n", start);
    const end = line < 0 ? text.length : line;
    while (end - start > STRETCH) {
      const window = text.slice(start, start + STRETCH);
      const cut = Math.max(window.lastIndexOf(". ") + 1, 0) || Math.max(window.lastIndexOf(" "), 0) || STRETCH;
      yield [start, start + cut];
      start += cut;
    }
    if (end > start) yield [start, end];
    start = end + 1;
  }
}
