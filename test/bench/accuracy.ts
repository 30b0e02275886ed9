/**
 * How often Blameless and other tools report a sentence that blames, and one that only looks like it: our own sentences,
 * and those that were written before any rule met them. `npm run accuracy`. The peers are those of the benchmark: run
 * `npm run bench -- --files 10` once to install them.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseDocument } from "../../server/src/core/document.ts";
import { industries } from "../core/industries.examples.ts";
import { blaming, clean } from "../core/unseen.examples.ts";
import { wording } from "../core/wording.examples.ts";
import { linterFor } from "../support/linter.ts";

const CACHE = resolve("node_modules/.cache/blameless-bench/node_modules");
/** What a search for phrases would look for. */
const PHRASES =
  /\b(?:should(?:n't| not)? have|human error|operator error|user error|failed to|forgot to|neglected|mistake|fault|to blame|blamed|careless|negligent|accidentally|ignored|overlooked|if only|obviously|could have|who (?:did|broke|caused)|why did(?:n't)?)\b/i;

type Reports = (sentence: string) => boolean | Promise<boolean>;

async function peers(): Promise<ReadonlyMap<string, Reports>> {
  const found = new Map<string, Reports>();
  const load = async (name: string, entry: string): Promise<Record<string, unknown> | undefined> => {
    const path = `${CACHE}/${name}/${entry}`;
    return existsSync(path) ? ((await import(pathToFileURL(path).href)) as Record<string, unknown>) : undefined;
  };
  if (existsSync(`${CACHE}/write-good`)) {
    const writeGood = createRequire(`${CACHE}/`)("write-good") as (text: string) => readonly unknown[];
    found.set("write-good", (text) => writeGood(text).length > 0);
  }
  const alex = (await load("alex", "index.js")) as { text(text: string): { messages: readonly unknown[] } } | undefined;
  if (alex) found.set("alex", (text) => alex.text(text).messages.length > 0);
  const harper = await load("harper.js", "dist/index.js");
  const binary = (await load("harper.js", "dist/binary.js"))?.binary;
  if (harper && binary) {
    const { LocalLinter } = harper as {
      LocalLinter: new (
        options: unknown,
      ) => { setup(): Promise<void>; lint(text: string): Promise<readonly unknown[]> };
    };
    const linter = new LocalLinter({ binary });
    await linter.setup();
    found.set("Harper", async (text) => (await linter.lint(text)).length > 0);
  }
  return found;
}

const lint = linterFor("postmortem", { extends: "recommended" });
const reportsOf = (text: string): readonly string[] =>
  lint(parseDocument(text))
    .diagnostics.map(({ ruleId }) => ruleId)
    .filter((id) => !/^(?:missing-|action-|vague-|empty-|leftover-|prose-|timeline-entry|too-few)/.test(id));

const share = (n: number, of: number): string => `${n} of ${of} (${of === 0 ? "–" : (n / of).toFixed(2)})`;

async function main(): Promise<void> {
  const own = Object.values(wording);
  const others = Object.values(industries);
  const sets = [
    ["our own sentences", own.flatMap((it) => it.reported), own.flatMap((it) => it.clean)],
    ["sentences met for the first time", blaming, clean],
    ["the same, from other industries", others.flatMap((it) => it.blaming), others.flatMap((it) => it.clean)],
  ] as const;
  const tools = new Map<string, Reports>([
    ["Blameless", (text) => reportsOf(text).length > 0],
    ...(await peers()),
    ["a list of phrases", (text) => PHRASES.test(text)],
  ]);
  console.log("| tool | sentences | that blame, reported | that do not, reported |\n|---|---|--:|--:|");
  for (const [name, reports] of tools) {
    for (const [set, bad, good] of sets) {
      const count = async (texts: readonly string[]): Promise<number> => {
        let n = 0;
        for (const text of texts) if (await reports(text)) n++;
        return n;
      };
      console.log(
        `| ${name} | ${set} | ${share(await count(bad), bad.length)} | ${share(await count(good), good.length)} |`,
      );
    }
  }
  console.log("\n| rule | reported by it, of what it should | reported by it, of near misses |\n|---|--:|--:|");
  for (const [rule, { reported, clean: near }] of Object.entries(wording)) {
    const by = (texts: readonly string[]): number => texts.filter((text) => reportsOf(text).includes(rule)).length;
    console.log(`| ${rule} | ${share(by(reported), reported.length)} | ${share(by(near), near.length)} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
