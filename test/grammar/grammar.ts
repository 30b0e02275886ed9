/**
 * How well our rewordings read: every suggestion that is a whole sentence is taken, and Harper reads the paragraph before
 * and after. `npm ci --prefix test/grammar` once, then `npm run grammar`, with documents of your own if you like. It fails
 * when fewer than 98 of 100 are clean. What counts is grammar; names, spelling and style are not ours.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseDocument } from "../../server/src/core/document.ts";
import { offersOf } from "../../server/src/core/rule.ts";
import type { Range } from "../../server/src/core/text.ts";
import { applyEdits } from "../../server/src/core/text.ts";
import { linterFor } from "../support/linter.ts";
import { isComplete, isWording, ownTexts, type Text } from "../support/texts.ts";

const PACKAGE = "test/grammar/node_modules/harper.js/dist";
const FLOOR = 0.98;
const GRAMMAR = new Set([
  "Agreement",
  "BoundaryError",
  "Capitalization",
  "Grammar",
  "Malapropism",
  "Miscellaneous",
  "Nonstandard",
  "Punctuation",
  "Repetition",
  "Typo",
  "Usage",
]);

interface HarperLint {
  lint_kind(): string;
  message(): string;
  get_problem_text(): string;
}

interface Harper {
  setup(): Promise<void>;
  lint(text: string, options?: { language: "markdown" }): Promise<readonly HarperLint[]>;
}

async function harper(): Promise<Harper> {
  const load = async (entry: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(resolve(PACKAGE, entry)).href)) as Record<string, unknown>;
  const { LocalLinter } = (await load("index.js")) as { LocalLinter: new (options: unknown) => Harper };
  const { binary } = await load("binary.js");
  const linter = new LocalLinter({ binary });
  await linter.setup();
  return linter;
}

/** The paragraph, heading or cell around a finding. */
function blockAround(text: string, { start }: Range): Range {
  const around = parseDocument(text).blocks.filter((it) => it.lines.length > 0 && it.start <= start && start < it.end);
  return around.at(-1) ?? { start: 0, end: text.length };
}

async function main(paths: readonly string[]): Promise<void> {
  const linter = await harper();
  const texts: readonly Text[] = [
    ...ownTexts,
    ...paths.map((path) => ({ text: readFileSync(path, "utf8"), kind: "postmortem" as const })),
  ];
  const problems = async (text: string): Promise<readonly string[]> =>
    (await linter.lint(text, { language: "markdown" }))
      .filter((lint) => GRAMMAR.has(lint.lint_kind()))
      .map((lint) => `${lint.lint_kind()}: ${lint.message()}`);
  let clean = 0;
  let all = 0;
  for (const { text, kind } of texts) {
    for (const diagnostic of linterFor(kind)(parseDocument(text)).diagnostics.filter(isWording)) {
      for (const offer of offersOf(diagnostic).filter(isComplete)) {
        const { start, end } = blockAround(text, diagnostic.range);
        const before = await problems(text.slice(start, end));
        const reworded = applyEdits(text, offer.edits);
        const after = reworded.slice(start, end + reworded.length - text.length);
        const fresh = (await problems(after)).filter((problem) => !before.includes(problem));
        all++;
        if (fresh.length === 0) clean++;
        else console.log(`${diagnostic.ruleId}, “${offer.title}”: ${after}\n  ${fresh.join("\n  ")}`);
      }
    }
  }
  console.log(`${clean} of ${all} (${(clean / all).toFixed(3)}) bring no new finding of grammar.`);
  if (clean < all * FLOOR) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
