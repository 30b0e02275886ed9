/** Which files to check: paths, globs, folders; ignore files respected. */
import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";
import type { Files } from "../files.ts";
import { normalize, parentOf } from "../project.ts";

const MARKDOWN = /\.(?:md|markdown|mdx)$/i;
const NEVER = new Set(["node_modules", ".git", ".hg", ".svn"]);
const IGNORE_FILES = [".gitignore", ".blamelessignore"];

export interface Found {
  /** Absolute paths, sorted. */
  readonly paths: readonly string[];
  /** What was asked for by its own name, rather than found in a folder or by a glob. */
  readonly named: ReadonlySet<string>;
  /** One clear line each. */
  readonly problems: readonly string[];
}

/** Finds the Markdown files that operands name, relative to `cwd`. */
export function discover(files: Files, cwd: string, operands: readonly string[]): Found {
  const paths = new Set<string>();
  const named = new Set<string>();
  const problems: string[] = [];
  for (const operand of operands) {
    const path = resolve(cwd, operand);
    const kind = files.kind(path);
    if (kind === "file") {
      paths.add(path);
      named.add(path);
    } else if (kind === "directory") {
      const below = [...walk(files, path)];
      if (below.length === 0) problems.push(`${operand}: no Markdown file (.md, .markdown, .mdx) in this folder`);
      for (const file of below) paths.add(file);
    } else if (/[*?[\]{}!]/.test(operand)) {
      const glob = picomatch.scan(operand.replace(/\\/g, "/"));
      const base = resolve(cwd, glob.base || ".");
      const isMatch = picomatch(glob.glob, { dot: true });
      const matches = files.kind(base) === "directory" ? [...walk(files, base)].filter((file) => isMatch(file.slice(base === "/" ? 1 : base.length + 1))) : [];
      if (matches.length === 0) problems.push(`${operand}: no Markdown file matches this pattern`);
      for (const file of matches) paths.add(file);
    } else {
      problems.push(`${operand}: there is no such file or folder`);
    }
  }
  return { paths: [...paths].sort(), named, problems };
}

/** An absolute path with `/`. */
export function resolve(cwd: string, path: string): string {
  const slashed = path.replace(/\\/g, "/");
  return normalize(/^(?:\/|[A-Za-z]:\/)/.test(slashed) ? slashed : `${cwd}/${slashed}`).replace(/(.)\/$/, "$1");
}

/** Every Markdown file below a folder, unless an ignore file leaves it out. */
export function* walk(files: Files, top: string): Iterable<string> {
  const stack: { folder: string; ignores: readonly { base: string; rules: Ignore }[] }[] = [{ folder: top, ignores: ignoresAbove(files, top) }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { folder } = entry;
    const list = files.list(folder);
    const own = list.filter(({ name, kind }) => kind === "file" && IGNORE_FILES.includes(name)).map(({ name }) => readIgnore(files, folder, name));
    const ignores = own.length > 0 ? [...entry.ignores, ...own] : entry.ignores;
    for (const { name, kind } of list) {
      const path = folder === "/" ? `/${name}` : `${folder}/${name}`;
      if (kind === "directory") {
        if (!NEVER.has(name) && !isIgnored(ignores, `${path}/`)) stack.push({ folder: path, ignores });
      } else if (MARKDOWN.test(name) && !isIgnored(ignores, path)) yield path;
    }
  }
}

function ignoresAbove(files: Files, top: string): { base: string; rules: Ignore }[] {
  const found: { base: string; rules: Ignore }[] = [];
  // A repository's own ignore files lie at its root; nothing above it counts.
  for (let at = top; files.kind(`${at}/.git`) === undefined; ) {
    const parent = parentOf(at);
    if (parent === at) return found;
    for (const name of IGNORE_FILES) if (files.kind(`${parent === "/" ? "" : parent}/${name}`) === "file") found.unshift(readIgnore(files, parent, name));
    at = parent;
  }
  return found;
}

function readIgnore(files: Files, folder: string, name: string): { base: string; rules: Ignore } {
  const text = new TextDecoder().decode(files.read(folder === "/" ? `/${name}` : `${folder}/${name}`));
  return { base: folder === "/" ? "/" : `${folder}/`, rules: ignore({ allowRelativePaths: true }).add(text) };
}

function isIgnored(ignores: readonly { base: string; rules: Ignore }[], path: string): boolean {
  let ignored = false;
  for (const { base, rules } of ignores) {
    if (!path.startsWith(base) || path.length === base.length) continue;
    const result = rules.test(path.slice(base.length));
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
}
