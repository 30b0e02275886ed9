/**
 * Globs, as configurations, command lines and ignore files have them. In a module of its own, so that a run without any
 * loads no matcher. `globProblem` of core/config/pattern.ts bounds in how many ways a glob can match.
 */
import ignore from "ignore";
import picomatch from "picomatch";
import { join } from "./paths.ts";

/** Whether an operand that is no path is a pattern. */
export function isGlob(operand: string): boolean {
  return /[*?[\]{}]/.test(operand);
}

/**
 * Whether a path is what a glob says; both relative to the same folder. With `below`, also what lies in such a folder.
 * Besides `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{a,b}`, every character is itself.
 */
export function createGlob(glob: string, below = false): (path: string) => boolean {
  // Marks of regular expressions, which could take for ever, and the quotation marks that the matcher drops.
  const plain = glob
    .replace(/^\.?\/|\/$/g, "")
    .replace(/\/{2,}/g, "/")
    .replace(/\\.|[()+|"]/gs, (it) => it.padStart(2, "\\"))
    .replace(/(?<!\\)\[!/g, "[^");
  const inside = `${plain}/**`;
  return picomatch(!below ? plain : glob.endsWith("/") ? inside : [plain, inside], { dot: true, windows: false });
}

/**
 * Whether a path is among globs relative to a folder; paths are absolute, with `/`. A glob without a slash matches in
 * every folder below, one that matches a folder matches all in it, `!` in front leaves out what an earlier one let in.
 */
export function createGlobs(globs: readonly string[], folder: string): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const negated = glob.startsWith("!");
    const written = negated ? glob.slice(1) : glob;
    return { negated, isMatch: createGlob(/\/./.test(written) ? written : `**/${written}`, true) };
  });
  const base = join(folder, "");
  return (path) => {
    if (!path.startsWith(base)) return false;
    const relative = path.slice(base.length);
    let isIn = false;
    for (const { negated, isMatch } of tests) if (isIn === negated && isMatch(relative)) isIn = !negated;
    return isIn;
  };
}

/** What an ignore file says of a path in its folder: left out, let in again, or nothing. Capitals mean nothing, as on most disks. */
export type Ignore = (path: string, isFolder: boolean) => boolean | undefined;

/** Reads an ignore file, as `.gitignore` is one. */
export function createIgnore(lines: readonly string[]): Ignore {
  const rules = ignore({ allowRelativePaths: true }).add(lines);
  return (path, isFolder) => {
    const { ignored, unignored } = rules.test(isFolder ? `${path}/` : path);
    return ignored ? true : unignored ? false : undefined;
  };
}
