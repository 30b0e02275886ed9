/**
 * What a language model of the editor may be asked about a sentence, and whether its answer may be offered. Nothing is
 * sent from here: the client asks the user, and then the model.
 */
import type { Range as LspRange, Position } from "vscode-languageserver";
import { keepsFrontMatter } from "../core/document/frontMatter.ts";
import { parseDocument } from "../core/document.ts";
import { keepsFacts } from "../core/facts.ts";
import { findPersonalData, findSecrets } from "../core/findings/privacy.ts";
import type { Diagnostic, Rule } from "../core/rule.ts";
import { applyEdits, overlaps } from "../core/text.ts";
import type { Analysis } from "./documents.ts";
import type { WordsTask } from "./protocol.ts";

/** Findings about what a sentence says; the others are about the document, or nobody's business. */
const ABOUT_WORDS: ReadonlySet<string> = new Set(["blame", "causality", "hindsight", "people", "tone"]);
/** An answer may be longer than the sentence, by so much. */
const MOST_TIMES_LONGER = 3;

/** The sentence of a finding at a position, with what the rule says of it; undefined where there is none to reword. */
export function wordsTask(analysis: Analysis, position: Position, rules: readonly Rule[]): WordsTask | undefined {
  const { result, text } = analysis;
  const offset = analysis.offsetAt(position);
  const finding = result.diagnostics.find(
    ({ category, range }) => ABOUT_WORDS.has(category) && range.start <= offset && offset <= range.end,
  );
  const rule = rules.find(({ id }) => id === finding?.ruleId);
  const sentence =
    finding &&
    result.postmortem.sentences.find(({ start, end }) => start <= finding.range.start && finding.range.end <= end);
  if (!finding || !rule || !sentence) return undefined;
  // A secret or somebody's address goes nowhere, whichever rules are on.
  if ([...findSecrets(text), ...findPersonalData(text)].some(({ range }) => overlaps(range, sentence)))
    return undefined;
  return {
    rule: rule.id,
    sentence: text.slice(sentence.start, sentence.end),
    range: analysis.rangeOf(sentence),
    guidance: `${finding.message}\n${rule.rationale.replace(/ ?\[S\d+\]/g, "")}`,
  };
}

/** What speaks against offering these words for a sentence, in words that end a sentence; undefined if nothing does. */
export function problemWith(analysis: Analysis, range: LspRange, rule: string, words: string): string | undefined {
  const { text, result } = analysis;
  const { start, end } = analysis.read(range);
  const sentence = text.slice(start, end);
  if (words === "" || words === sentence) return "it is the same sentence";
  if (/\n/.test(words) || words.length > MOST_TIMES_LONGER * sentence.length + 40) return "it is more than a sentence";
  const edit = { start, end, text: words };
  if (!keepsFacts(text, [edit])) return "a figure, a link or a piece of code got lost";
  const { document } = result.postmortem;
  if (document.frontMatter && !keepsFrontMatter(text, document.frontMatter, [edit]))
    return "the front matter would have to quote it";
  const told = (it: string): string[] => [...(it.match(MARKED) ?? []), ...(it.match(FACT_OR_NAME) ?? [])];
  const known = new Set(told(sentence));
  const invented = told(words).find((it) => !known.has(it));
  if (invented) return `“${invented}” is new`;
  const after = analysis.lint(parseDocument(applyEdits(text, [edit]))).diagnostics;
  const end2 = start + words.length;
  if (after.some((it) => it.ruleId === rule && it.range.start < end2 && start < it.range.end))
    return `${rule} is reported there still`;
  const count = (all: readonly Diagnostic[], id: string): number => all.filter(({ ruleId }) => ruleId === id).length;
  const added = after.find(({ ruleId }) => count(after, ruleId) > count(result.diagnostics, ruleId));
  return added && `${added.ruleId} would be reported`;
}

/** Links, images, code, HTML and addresses. */
const MARKED = /!?\[[^[\]]*\]\([^()]*\)?|`[^`]*`|<[^<>]*>|[a-z][\w+.-]{0,20}:\/\/[^\s<>()]*|\bwww\.[^\s<>()]*/gi;
/** Figures, and names in the middle of a sentence. */
const FACT_OR_NAME = /\d+(?:[.:,]\d+)*|(?<=[\p{L},;:] )\p{Lu}[\p{L}\d-]+/gu;
