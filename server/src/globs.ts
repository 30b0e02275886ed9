/** Globs of a configuration. In a module of its own, so that a run without globs does not load the matcher. */
import picomatch from "picomatch";

/**
 * Whether a path is among globs relative to a folder; paths are absolute, with `/`. A glob without a slash matches in
 * every folder below, one that matches a folder matches all in it, `!` in front leaves out what an earlier one let in.
 * Besides `*`, `**`, `?`, `[a-z]` and `{a,b}`, every character is itself.
 */
export function createGlobs(globs: readonly string[], folder: string): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const negated = glob.startsWith("!");
    const written = negated ? glob.slice(1) : glob;
    // Marks of regular expressions, which could take for ever, and the quotation marks that the matcher drops.
    const plain = written.replace(/^\.?\/|\/$/g, "").replace(/\\.|[()+|"]/gs, (it) => it.padStart(2, "\\"));
    const full = /\/./.test(written) ? plain : `**/${plain}`;
    return { negated, isMatch: picomatch(written.endsWith("/") ? `${full}/**` : [full, `${full}/**`], { dot: true }) };
  });
  const base = folder === "/" ? "/" : `${folder}/`;
  return (path) => {
    if (!path.startsWith(base)) return false;
    const relative = path.slice(base.length);
    let matches = false;
    for (const { negated, isMatch } of tests) if (matches === negated && isMatch(relative)) matches = !negated;
    return matches;
  };
}
