/**
 * Globs, as configurations, command lines and ignore files have them. A star is never tried in more than one way, so no
 * pattern takes longer than its length times that of the path, which those that become regular expressions do.
 *
 * `*` is any part of a name, `**` any number of folders, `?` one character, `[a-z]` one of these, `[!a-z]` none of these;
 * a backslash makes the next character plain. `{a,b}` is either, but not in an ignore file.
 */

import { join } from "./paths.ts";

const STAR: unique symbol = Symbol("any number of them");
type Pattern<T> = readonly (typeof STAR | ((item: T) => boolean))[];

/** Whether a pattern stands for all of the items. */
function matches<T>(pattern: Pattern<T>, items: ArrayLike<T>): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < items.length) {
    const part = pattern[next];
    if (part === STAR) {
      star = next++;
      resume = at;
    } else if (part?.(items[at] as T)) {
      next++;
      at++;
    } else {
      // What the last star took was too little; those before it need no more.
      if (star < 0) return false;
      next = star + 1;
      at = ++resume;
    }
  }
  while (pattern[next] === STAR) next++;
  return next === pattern.length;
}

/** The pattern of a path; `glob` without braces. `**` at the end is what lies in a folder, not the folder. */
function compile(glob: string): Pattern<string> {
  return glob
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .flatMap(
      (name, i, all): Pattern<string> =>
        name === "**" ? (i === all.length - 1 ? [() => true, STAR] : [STAR]) : [compileName(name)],
    );
}

function compileName(glob: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(glob)) return (name) => name === glob;
  const pattern: (typeof STAR | ((unit: string) => boolean))[] = [];
  // One bracket that nothing closes leaves nothing that could close the next.
  let closes = true;
  for (let at = 0; at < glob.length; ) {
    SET.lastIndex = at;
    const set: string | undefined = closes && glob[at] === "[" ? SET.exec(glob)?.[0] : undefined;
    closes &&= glob[at] !== "[" || set !== undefined;
    const part = set ?? glob.slice(at, at + (glob[at] === "\\" ? 2 : 1));
    if (part !== "*") pattern.push(set ? oneOf(set) : part === "?" ? () => true : plain(part.at(-1) as string));
    else if (pattern.at(-1) !== STAR) pattern.push(STAR);
    at += part.length;
  }
  const shortest = pattern.filter((it) => it !== STAR).length;
  return (name) => name.length >= shortest && matches(pattern, name);
}

/** `[a-z]`; the first character may be a bracket itself. */
const SET = /\[[!^]?(?:\\.|[^\\])(?:\\.|[^\]\\])*\]/sy;

function plain(unit: string): (unit: string) => boolean {
  return (it) => it === unit;
}

function oneOf(part: string): (unit: string) => boolean {
  const isNegated = /^\[[!^]./s.test(part) && part.length > 3;
  const ranges: (readonly [first: string, last: string])[] = [];
  for (const [, first, last] of part.slice(isNegated ? 2 : 1, -1).matchAll(/(\\.|.)(?:-(\\.|.))?/gs))
    ranges.push([first?.at(-1) as string, (last ?? first)?.at(-1) as string]);
  return (unit) => ranges.some(([first, last]) => first <= unit && unit <= last) !== isNegated;
}

/** What the braces of a glob stand for, innermost last; `globProblem` of core/config.ts says when that is too much. */
function expand(glob: string): string[] {
  let depth = 0;
  let open = -1;
  let commas: number[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at];
    if (char === "\\") at++;
    else if (char === "{") {
      if (depth++ === 0) [open, commas] = [at, []];
    } else if (char === "," && depth === 1) commas.push(at);
    else if (char === "}" && depth > 0 && --depth === 0 && commas.length > 0) {
      const ends = [...commas, at];
      const rest = expand(glob.slice(at + 1));
      return ends.flatMap((end, i) => {
        const choice = glob.slice((i === 0 ? open : (ends[i - 1] as number)) + 1, end);
        return expand(choice).flatMap((it) => rest.map((after) => glob.slice(0, open) + it + after));
      });
    }
  }
  return [glob];
}

/** Whether an operand that is no path is a pattern. */
export function isGlob(operand: string): boolean {
  return /[*?[\]{}]/.test(operand);
}

/** Whether a path is what a glob says; both relative to the same folder. With `below`, also what lies in such a folder. */
export function createGlob(glob: string, below = false): (path: string) => boolean {
  const patterns = expand(glob).map((it): Pattern<string> => (below ? [...compile(it), STAR] : compile(it)));
  return (path) => {
    const names = path.split("/");
    return patterns.some((pattern) => matches(pattern, names));
  };
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
export function createIgnore(text: string): Ignore {
  const rules = text.split(/\r?\n/).flatMap((line) => {
    const trimmed = line.trimEnd();
    const written = (trimmed.endsWith("\\") ? line.slice(0, trimmed.length + 1) : trimmed).toLowerCase();
    if (/^(?:#|!?\/*$)/.test(written)) return [];
    const glob = written.replace(/^!/, "");
    const pattern = compile(/\/./.test(glob) ? glob : `**/${glob}`);
    return [{ ignored: glob === written, onlyFolders: glob.endsWith("/"), pattern }];
  });
  return (path, isFolder) => {
    const names = path.toLowerCase().split("/");
    return rules.findLast(({ onlyFolders, pattern }) => (isFolder || !onlyFolders) && matches(pattern, names))?.ignored;
  };
}
