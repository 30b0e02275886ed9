/** Which files to check: folders and globs, with ignore files respected. */
import { globProblem } from "./core/config/pattern.ts";
import { type Files, reasonOf } from "./files.ts";
import { createGlob, createIgnore, type Ignore, isGlob } from "./globs.ts";
import { join, parentOf, relative, resolve, toSlashes } from "./paths.ts";

const MARKDOWN = /\.(?:md|markdown|mdx)$/i;
const NEVER = new Set(["node_modules", ".git", ".hg", ".svn"]);
const IGNORE_FILES = [".gitignore", ".blamelessignore"];

export interface Found {
  readonly paths: readonly string[];
  /** Why there are none, or not all: one clear line each. */
  readonly problems: readonly string[];
}

/** The Markdown files below a folder. */
export function inFolder(files: Files, cwd: string, operand: string, mayBeEmpty: boolean): Found {
  const problems: string[] = [];
  const paths = [...walk(files, cwd, resolve(cwd, operand), problems)];
  if (paths.length === 0 && problems.length === 0 && !mayBeEmpty)
    problems.push(
      `${operand}: there is no Markdown file (.md, .markdown, .mdx) in this folder, besides what ignore files leave out; name another, or use --allow-empty`,
    );
  return { paths, problems };
}

/** The Markdown files that match a glob. */
export function byGlob(files: Files, cwd: string, operand: string, mayBeEmpty: boolean): Found {
  const problems: string[] = [];
  const problem = globProblem(operand);
  if (problem !== undefined) return { paths: [], problems: [problem] };
  const names = toSlashes(cwd, operand).split("/");
  // Where a backslash makes a character plain, it is for the glob to say which.
  const plain = names.findIndex((name) => isGlob(name) || name.includes("\\"));
  const folder = resolve(cwd, plain === 0 ? "." : join(names.slice(0, plain).join("/"), ""));
  const isMatch = createGlob(names.slice(plain).join("/"));
  const below = files.kind(folder) === "directory" ? walk(files, cwd, folder, problems) : [];
  const paths = [...below].filter((path) => isMatch(relative(folder, path)));
  if (paths.length === 0 && problems.length === 0 && !mayBeEmpty)
    problems.push(`${operand}: no Markdown file matches this pattern; change it, or use --allow-empty`);
  return { paths, problems };
}

/** A test for paths that `!glob` operands leave out. */
export function createExclusion(cwd: string, globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    // Seen from here: the folders above may have names that mean something in a pattern.
    return createGlob(relative(cwd, resolve(cwd, glob)), true);
  });
  return (path) => tests.some((isMatch) => isMatch(relative(cwd, path)));
}

interface IgnoreFile {
  /** The folder it lies in, with a slash at the end. */
  readonly base: string;
  readonly says: Ignore;
}

/** Every Markdown file below a folder, unless an ignore file leaves it out. Folders that cannot be read are problems. */
export function* walk(files: Files, cwd: string, top: string, problems: string[]): Iterable<string> {
  const above = ignoresAbove(files, cwd, top, problems);
  // What is left out stays out, also when it is asked for by name.
  for (let at = top; parentOf(at) !== at; at = parentOf(at)) if (isIgnored(above, at, true)) return;
  const stack: { folder: string; ignores: readonly IgnoreFile[] }[] = [{ folder: top, ignores: above }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { folder } = entry;
    let list: ReturnType<Files["list"]>;
    let ignores = entry.ignores;
    try {
      list = files.list(folder);
      const own = list
        .filter(({ name, kind }) => kind === "file" && IGNORE_FILES.includes(name))
        .flatMap(({ name }) => readIgnore(files, cwd, folder, name, problems));
      if (own.length > 0) ignores = [...ignores, ...own];
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      problems.push(`${relative(cwd, folder)}: this folder cannot be read: ${reason}`);
      continue;
    }
    for (const { name, kind } of list) {
      const path = join(folder, name);
      if (kind === "directory") {
        if (!NEVER.has(name) && !isIgnored(ignores, path, true)) stack.push({ folder: path, ignores });
      } else if (MARKDOWN.test(name) && !isIgnored(ignores, path, false)) yield path;
    }
  }
}

function ignoresAbove(files: Files, cwd: string, top: string, problems: string[]): IgnoreFile[] {
  const found: IgnoreFile[] = [];
  // A repository's own ignore files lie at its root; nothing above it counts.
  for (let at = top; files.kind(join(at, ".git")) === undefined; ) {
    const parent = parentOf(at);
    if (parent === at) break;
    for (const name of IGNORE_FILES)
      if (files.kind(join(parent, name)) === "file") found.unshift(...readIgnore(files, cwd, parent, name, problems));
    at = parent;
  }
  return found;
}

/** What an ignore file says; nothing, and a problem, where it cannot be read. */
function readIgnore(files: Files, cwd: string, folder: string, name: string, problems: string[]): IgnoreFile[] {
  const path = join(folder, name);
  try {
    const lines = new TextDecoder().decode(files.read(path)).split(/\r?\n/);
    const kept = lines.filter((line, i) => {
      const problem = globProblem(line);
      if (problem !== undefined) problems.push(`${relative(cwd, path)}:${i + 1}: ${problem}`);
      return problem === undefined;
    });
    return [{ base: join(folder, ""), says: createIgnore(kept) }];
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    problems.push(`${relative(cwd, path)}: this ignore file cannot be read: ${reason}`);
    return [];
  }
}

function isIgnored(ignores: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { base, says } of ignores)
    if (path.startsWith(base) && path.length > base.length)
      ignored = says(path.slice(base.length), isFolder) ?? ignored;
  return ignored;
}
