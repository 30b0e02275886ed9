/** `--since REF`: what has changed since this branch left another one, and the findings that concern it. */
import type { LintResult } from "../core/lint.ts";
import type { Category } from "../core/rule.ts";
import type { Range } from "../core/text.ts";
import { resolve } from "../paths.ts";
import type { Io } from "./io.ts";

/** Lines as git counts them: the first and the last, 1-based. */
export type Lines = readonly [first: number, last: number];

/** What these rules say is about a document as a whole, so that a change anywhere in it concerns them. */
const OF_THE_WHOLE: ReadonlySet<Category> = new Set(["structure", "action-items", "learning", "internal"]);

/** Nothing that a configuration of git asks for changes the form of a diff, or runs a program. */
const DIFF = [
  "-c core.quotePath=false -c diff.relative=false diff --unified=0 --inter-hunk-context=0 --find-renames",
  "--no-color --no-ext-diff --no-textconv --ignore-submodules --diff-filter=d --src-prefix=a/ --dst-prefix=b/",
].flatMap((options) => options.split(" "));

/**
 * The changed lines of each changed file, by absolute path, with what is not committed yet; or why nobody can tell, in
 * words for whoever called the program.
 */
export async function changedSince(
  { git, cwd }: Io,
  ref: string,
): Promise<ReadonlyMap<string, readonly Lines[]> | string> {
  if (ref === "" || ref.startsWith("-")) return `--since needs a commit, such as origin/main, not “${ref}”`;
  const ask = async (...args: string[]): Promise<string | undefined> => git?.(args).catch(() => undefined);
  const up = await ask("rev-parse", "--show-cdup");
  if (up === undefined) return "--since needs git, and a repository around this folder";
  const base = await ask("merge-base", ref, "HEAD");
  if (base === undefined)
    return `--since ${ref}: git knows no commit that this and HEAD have in common; fetch more of the history, in GitHub Actions with \`fetch-depth: 0\``;
  const diff = await ask(...DIFF, base.trim(), "--");
  const untracked = await ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/");
  if (diff === undefined || untracked === undefined) return `--since ${ref}: git could not tell what has changed`;
  const root = resolve(cwd, up.trim() || ".");
  const changes = new Map<string, readonly Lines[]>();
  for (const [name, lines] of readDiff(diff)) changes.set(resolve(root, name), lines);
  for (const name of untracked.split("\0")) if (name) changes.set(resolve(root, name), [[1, Number.POSITIVE_INFINITY]]);
  return changes;
}

/** The lines that a diff without context adds, by the name of the file after the change. */
export function readDiff(diff: string): Map<string, Lines[]> {
  const files = new Map<string, Lines[]>();
  let lines: Lines[] = [];
  let left = 0;
  for (const line of diff.split("\n")) {
    // What stands in a hunk may look like anything, so its lines are counted.
    if (left > 0) {
      if (!line.startsWith("\\")) left--;
      continue;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk) {
      const [, removed = "1", first, added = "1"] = hunk;
      left = Number(removed) + Number(added);
      if (added !== "0") lines.push([Number(first), Number(first) + Number(added) - 1]);
    } else if (line.startsWith("+++ ")) {
      lines = [];
      files.set(unquote(line.slice(4).replace(/\t$/, "")).slice("b/".length), lines);
    }
  }
  return files;
}

const ESCAPES: Readonly<Record<string, string>> = { a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

/** A name as git writes it: as it is, or in quotes with escapes for characters, and numbers for bytes below 0x20. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replace(/\\(?:(\d{3})|(.))/g, (_, octal: string | undefined, escaped: string) =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[escaped] ?? escaped),
    );
}

/** The findings that lie in changed lines, and those about the document as a whole. */
export function onlyChanged<T extends Pick<LintResult, "diagnostics" | "suppressed">>(
  result: T,
  text: string,
  changed: readonly Lines[],
): T {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const ranges = changed.map(
    ([first, last]): Range => ({
      start: starts[first - 1] ?? text.length,
      end: starts[last] ?? text.length + 1,
    }),
  );
  const isChanged = ({ range, category }: LintResult["diagnostics"][number]): boolean =>
    OF_THE_WHOLE.has(category) ||
    ranges.some(({ start, end }) => range.start < end && Math.max(range.end, range.start + 1) > start);
  return {
    ...result,
    diagnostics: result.diagnostics.filter(isChanged),
    suppressed: result.suppressed.filter(isChanged),
  };
}
