/** Where configurations lie: the nearest one from a folder upward, and those that another one extends by name. */
import { decode, type Files } from "./files.ts";
import { join, parentOf, resolve } from "./paths.ts";

/** In the order in which they are looked for in a folder. */
export const CONFIG_NAMES = [
  ".blameless.json",
  ".blameless.jsonc",
  ".blameless.yaml",
  ".blameless.yml",
  "package.json",
] as const;

/** The nearest configuration from a folder upward; `known` remembers the answer for each folder on the way. */
export function findConfig(
  files: Files,
  folder: string,
  known = new Map<string, string | undefined>(),
): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = parentOf(folder);
  const found = configsIn(files, folder)[0] ?? (parent === folder ? undefined : findConfig(files, parent, known));
  known.set(folder, found);
  return found;
}

/** The configurations in a folder itself; the first one counts. */
export function configsIn(files: Files, folder: string): string[] {
  return CONFIG_NAMES.map((name) => join(folder, name)).filter((path) => {
    const kind = files.kind(path);
    // One that cannot be read counts, so that somebody hears of it.
    return (kind === "file" || kind === "special") && (!path.endsWith("/package.json") || hasSettings(files, path));
  });
}

/**
 * Whether a manifest has a `"blameless"` of its own; one that only depends on the package has not. One that names it and
 * is broken counts, so that somebody hears of it.
 */
function hasSettings(files: Files, path: string): boolean {
  let text: string;
  try {
    text = decode(files.read(path));
  } catch {
    return false;
  }
  if (!/"blameless"\s*:/.test(text)) return false;
  try {
    return Object.hasOwn(JSON.parse(text.replace(/^\uFEFF/, "")), "blameless");
  } catch {
    return true;
  }
}

/** Whether a name in `extends` is a path, and not that of a package. */
export function isRelative(name: string): boolean {
  return /^\.{1,2}\//.test(name);
}

/** What a name in `extends` means: a file relative to a folder, or a package in a `node_modules` upward that holds settings. */
export function locateConfig(files: Files, name: string, folder: string): string | undefined {
  const isFile = (path: string): boolean => files.kind(path) === "file";
  if (isRelative(name)) {
    const path = resolve(folder, name);
    return [path, `${path}.json`, `${path}.jsonc`, `${path}.yaml`, `${path}.yml`].find(isFile);
  }
  if (!/^(?:@[\w.-]+\/)?[\w.-]+(?:\/[\w./-]+)?$/.test(name) || name.split("/").includes("..")) return undefined;
  for (let at = folder; ; at = parentOf(at)) {
    const base = join(at, `node_modules/${name}`);
    const found = isFile(base) ? base : (configsIn(files, base)[0] ?? [`${base}/blameless.json`].find(isFile));
    if (found !== undefined) return found;
    if (parentOf(at) === at) return undefined;
  }
}
