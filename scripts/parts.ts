/**
 * Parts of a program that many of its runs never reach, each in a file of its own, which is read when the first of its
 * functions is called. Such a file has no copy of what the program has as well: it is given the program's own modules.
 * The sources know nothing of this; they import as ever.
 */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  type BuildOptions,
  build,
  type Metafile,
  type OnResolveArgs,
  type OnResolveResult,
  type Plugin,
} from "esbuild";

/** The modules of each part, by pattern over their paths below this folder. */
export type Parts = Readonly<Record<string, RegExp>>;

const absolute = (args: OnResolveArgs): string => resolve(args.resolveDir, args.path);
/** A path as the metafile has it. */
const below = (path: string): string => relative("", path).replaceAll("\\", "/");

/** Builds the parts of a program beside it, and returns what has the program call them. */
export async function buildParts(parts: Parts, program: BuildOptions): Promise<Plugin> {
  const { metafile } = await build({ ...program, metafile: true, write: false });
  const plugins = await Promise.all(
    Object.entries(parts).map(([name, pattern]) => buildPart(name, readSeam(pattern, metafile), program)),
  );
  return { name: "parts", setup: (builder) => plugins.forEach((plugin) => void plugin.setup(builder)) };
}

/** Where a part and the rest of the program meet. */
interface Seam {
  isInside(path: string): boolean;
  /** The modules of the part that others import, and those of the others that it imports. */
  readonly doors: readonly string[];
  readonly shared: readonly string[];
}

function readSeam(pattern: RegExp, { inputs }: Metafile): Seam {
  const importers = new Map<string, string[]>();
  for (const [path, { imports }] of Object.entries(inputs))
    for (const { path: target } of imports) importers.set(target, [...(importers.get(target) ?? []), path]);
  const inside = new Set(Object.keys(inputs).filter((path) => pattern.test(path)));
  // What only the part reads belongs to it. New members stand at the end, so they are looked at as well.
  for (const path of inside)
    for (const { path: target } of inputs[path]?.imports ?? [])
      if (importers.get(target)?.every((it) => inside.has(it))) inside.add(target);
  /** What the modules on one side import of the other. */
  const targets = (from: boolean): string[] => {
    const sources = Object.keys(inputs).filter((path) => inside.has(path) === from);
    const found = sources.flatMap((path) => inputs[path]?.imports.map(({ path }) => path) ?? []);
    // What other plugins make up (`on-call:./globs.js`) is made up for the part as well.
    const isModule = (path: string): boolean => path in inputs && !/^[\w-]+:/.test(path);
    return [...new Set(found.filter((path) => isModule(path) && inside.has(path) !== from))].sort();
  };
  return { isInside: (path) => inside.has(path), doors: targets(false), shared: targets(true) };
}

async function buildPart(name: string, { isInside, doors, shared }: Seam, program: BuildOptions): Promise<Plugin> {
  const toProgram: Plugin = {
    name: "to-program",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\.?\// }, (args) => {
        const path = below(absolute(args));
        return shared.includes(path) ? { path, external: true } : undefined;
      }),
  };
  const options: BuildOptions = {
    ...program,
    entryPoints: undefined,
    stdin: {
      contents: doors.map((path, i) => `export * as m${i} from ${JSON.stringify(`./${path}`)};`).join("\n"),
      resolveDir: process.cwd(),
    },
    outfile: `${program.outdir}/${name}.js`,
    outdir: undefined,
    plugins: [toProgram, ...(program.plugins ?? [])],
  };
  const [imports] = await Promise.all([
    importsOf(options, shared),
    build({
      ...options,
      // What it requires is a module of the program, or stands beside it.
      banner: { js: `${program.banner?.js ?? ""}module.exports=(function(require){var module={exports:{}};` },
      footer: { js: "return module.exports});" },
    }),
  ]);

  const given = `given-to:${name}`;
  const here = { resolveDir: process.cwd() };
  return {
    name,
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\.?\// }, (args): OnResolveResult | undefined => {
        if (args.namespace === given)
          return args.kind === "require-call" ? { path: args.path, external: true } : undefined;
        const path = below(absolute(args));
        return args.namespace === "file" && doors.includes(path) && !isInside(below(args.importer))
          ? { path, namespace: `of:${name}` }
          : undefined;
      });
      onResolve({ filter: new RegExp(`^${given}$`) }, ({ path }) => ({ path, namespace: given }));
      onLoad({ filter: /./, namespace: `of:${name}` }, ({ path }) => ({
        contents: renderDoor(path, doors.indexOf(path), given),
        ...here,
      }));
      onLoad({ filter: /./, namespace: given }, () => ({ contents: renderGiven(name, imports), ...here }));
    },
  };
}

/** What stands in the program for a module of a part: its functions, which are looked for when they are called. */
function renderDoor(path: string, number: number, given: string): string {
  const functions = functionsOf(path).map((it) => `export const ${it} = of("m${number}", "${it}");`);
  return [`import of from "${given}";`, ...functions].join("\n");
}

/** What reads the file of a part, and gives it what it takes from the program. */
function renderGiven(name: string, imports: readonly Imported[]): string {
  const lines = imports.map(({ path, names }, i) => {
    const as = names.map((it) => `${it} as ${it}${i}`).join(", ");
    return `import { ${as} } from ${JSON.stringify(`./${path}`)}${isList(path) ? ' with { type: "json" }' : ""};`;
  });
  const modules = imports.map(({ path, names }, i) => {
    const module = isList(path) ? `default${i}` : `{ ${names.map((it) => `${it}: ${it}${i}`).join(", ")} }`;
    return `${JSON.stringify(path)}: ${module}`;
  });
  return `${lines.join("\n")}
let part;
const read = () => {
  const given = { ${modules.join(", ")} };
  return require("./${name}.js")((path) => given[path] ?? require(path));
};
export default (module, name) => (...args) => (part ??= read())[module][name](...args);`;
}

/** A list of words is given as it is, and not as a module with names. */
const isList = (path: string): boolean => path.endsWith(".json");

/** What a part takes from a module of the program, by name. */
interface Imported {
  readonly path: string;
  readonly names: readonly string[];
}

async function importsOf(options: BuildOptions, shared: readonly string[]): Promise<Imported[]> {
  const { outputFiles } = await build({ ...options, format: "esm", minify: false, write: false });
  const source = outputFiles?.[0]?.text ?? "";
  return shared.map((path) => {
    const clauses = [...source.matchAll(/^import ([^;]*?) from "([^"]*)"/gm)].filter(([, , from]) => from === path);
    const names = clauses.flatMap(([, clause = ""]) =>
      clause.startsWith("{") ? [...clause.matchAll(/(\w+)(?: as \w+)?/g)].map(([, it]) => it as string) : ["default"],
    );
    if (names.length === 0) throw new Error(`what is taken from ${path} cannot be told`);
    return { path, names: [...new Set(names)] };
  });
}

/** The functions that a module exports; of others who import anything else, esbuild says that there is no such export. */
function functionsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(
    ([, name]) => name as string,
  );
}
