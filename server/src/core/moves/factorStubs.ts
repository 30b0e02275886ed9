/** Adds a stub for each layer that no contributing factor lies in, for the writer to fill in or to strike. */
import type { Block, Document } from "../document.ts";
import { addBelow, newlineOf } from "../findings/insertion.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Factor } from "../postmortem/factors.ts";
import { REVIEWS } from "../postmortem/kind.ts";
import type { Section } from "../postmortem/sections.ts";
import { LAYERS, type Layer, layerOf } from "../postmortem/topics.ts";
import type { Postmortem } from "../postmortem.ts";
import type { Edit, Range } from "../text.ts";
import type { Move } from "./move.ts";

/** The move at the heading of the factors, or at one of them. */
export function withOtherLayers(postmortem: Postmortem, lexicon: () => Lexicon, range: Range): Move | undefined {
  const { document, sections, factors, kind } = postmortem;
  if (!REVIEWS.includes(kind)) return undefined;
  const section = sections.all.find(
    ({ roles, heading, form }) =>
      roles.includes("factors") && form === "heading" && heading.start <= range.start && range.end <= heading.end,
  );
  const inSection = (factor: Factor): boolean =>
    section !== undefined && section.bodyStart <= factor.start && factor.start < section.end;
  // A paragraph says more than one thing, so nobody knows its layer: there the heading alone has the move.
  const isAtFactor = factors.some(
    ({ form, start, end }) => form !== "paragraph" && start <= range.start && range.end <= end,
  );
  if (!section && !isAtFactor) return undefined;
  const own = section ? factors.filter(inSection) : factors;
  const words = lexicon();
  const named = new Set(own.map(({ text }) => layerOf(text, words)));
  const missing = (Object.keys(LAYERS) as Layer[]).filter((layer) => !named.has(layer));
  const stubs = missing.map((layer) => `⟨condition in ${LAYERS[layer]}⟩`);
  const last = own.at(-1);
  const edit = last ? below(document, last, stubs) : section && inside(document, section, stubs);
  if (!edit || stubs.length === 0) return undefined;
  return {
    title: stubs.length === 1 ? "Add a factor of the missing layer" : `Add factors of ${stubs.length} other layers`,
    edits: [edit],
  };
}

/** In the form of the last factor. */
function below(document: Document, { block, form, end }: Factor, stubs: readonly string[]): Edit | undefined {
  const { text } = document;
  const newline = newlineOf(document);
  const paragraphs = (at: number): Edit => ({
    start: at,
    end: at,
    text: stubs.map((stub) => `${newline}${newline}${stub}`).join(""),
  });
  switch (form) {
    case "item":
    case "row":
      return several(document, block, stubs);
    case "heading": {
      if (text[block.start] !== "#") return undefined;
      const mark = "#".repeat(block.level ?? 3);
      const at = block.start + text.slice(block.start, end).trimEnd().length;
      return { start: at, end: at, text: stubs.map((stub) => `${newline}${newline}${mark} ${stub}`).join("") };
    }
    case "paragraph":
      return block.parent || block.kind !== "paragraph" ? undefined : paragraphs(block.end);
  }
}

/** Several items or rows one after the other: each is written as the one below the one before. */
function several(document: Document, leaf: Block, stubs: readonly string[]): Edit | undefined {
  const edits = stubs.map((stub) => addBelow(document, leaf, stub));
  const [first] = edits;
  if (!first) return undefined;
  const text = edits.map((edit) => edit?.text ?? "");
  // "3." is followed by "4." and "5."
  const numbered = text.map((line, i) =>
    line.replace(/^(\s*)(\d+)([.)])/, (_, lead, n, mark) => `${lead}${Number(n) + i}${mark}`),
  );
  return { ...first, text: numbered.join("") };
}

/** In a section that names no factor yet. */
function inside(document: Document, { bodyStart, end, children }: Section, stubs: readonly string[]): Edit {
  const { text } = document;
  const newline = newlineOf(document);
  const body = text.slice(bodyStart, Math.min(end, children[0]?.start ?? end));
  const at = bodyStart + body.trimEnd().length;
  return { start: at, end: at, text: `${newline}${stubs.map((stub) => `${newline}- ${stub}`).join("")}` };
}
