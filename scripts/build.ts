/** Builds what is published: the command line, the library with its types, and the editor extension. `npm run build`. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { basename, join } from "node:path";
import { type BuildOptions, build, type OnResolveArgs, type OnResolveResult, type Plugin } from "esbuild";
import { rules } from "../server/src/core/rules/index.ts";
import { buildParts, type Parts } from "./parts.ts";

const dist = "server/dist";
const client = "client/dist";
/** The command line starts on every commit; a larger bundle starts slower. In bytes. */
const CLI_LIMIT = 640_000;
/** Packages that only some runs need: each is a file of its own, which the others do not even read. */
const LAZY = ["yaml", "diff", "jsonc-parser", "picomatch", "ignore", "get-east-asian-width", "write-good"];

/** Modules of the command line that only some runs need, most of them texts, for the same reason. They share no state. */
const ASIDE: Readonly<Record<string, string>> = {
  actions: "server/src/cli/actions.ts",
  baseline: "server/src/cli/baseline.ts",
  configReport: "server/src/cli/configReport.ts",
  discover: "server/src/discover.ts",
  globs: "server/src/globs.ts",
  help: "server/src/cli/help.ts",
  nearest: "server/src/core/nearest.ts",
  pattern: "server/src/core/config/pattern.ts",
  renderRule: "server/src/cli/renderRule.ts",
  rulesTable: "server/src/cli/rulesTable.ts",
  since: "server/src/cli/since.ts",
  sources: "server/src/sources.ts",
  starter: "server/src/starter.ts",
  rulePage: "server/src/rulePage.ts",
  render: "server/src/core/english/render.ts",
  github: "server/src/cli/formatters/github.ts",
  gitlab: "server/src/cli/formatters/gitlab.ts",
  json: "server/src/cli/formatters/json.ts",
  jobSummary: "server/src/cli/formatters/jobSummary.ts",
  rdjson: "server/src/cli/formatters/rdjson.ts",
  sarif: "server/src/cli/formatters/sarif.ts",
  xml: "server/src/cli/formatters/xml.ts",
  templates: "server/src/templates.ts",
};

/**
 * What few runs call: offers where nothing is reported, settings where none are written, and all but `check`. Titles and phrases of offers are in the rules
 * themselves.
 */
const PARTS: Parts = {
  offers: /\/core\/(?:facts|findings\/insertion|rewording(?:\/(?!phrases)\w+)?)\.ts$/,
  settings: /\/(?:settingsFile|core\/config\/checkSettings)\.ts$/,
  commands: /\/cli\/(?:commands|debug|explain|newDocument|showConfig)\.ts$/,
};

/** Three checks of write-good assign to a variable that they do not declare, which strict mode refuses. */
const declaredMatch: Plugin = {
  name: "declared-match",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](?:weasel-words|passive-voice|e-prime)[\\/][\w-]+\.js$/ }, ({ path }) => ({
      contents: `var match;\n${readFileSync(path, "utf8")}`,
    })),
};

/** Every version of Node and every browser that is supported knows these; rewritten, a pattern is made anew for each use. */
const SUPPORTED = { "regexp-unicode-property-escapes": true };

/** What is behind `import()` is required when it is reached; the ESM loader would cost milliseconds. */
const ON_DEMAND = { ...SUPPORTED, "dynamic-import": false };

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  // A source of ASCII alone is read and compiled faster.
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  plugins: [declaredMatch],
  mainFields: ["module", "main"],
  supported: SUPPORTED,
};

/**
 * What is imported like any module, and read when one of its functions is first called: of most files, nothing asks for
 * it. The functions, or none where the module is one itself.
 */
const ON_CALL: Readonly<Record<string, readonly string[]>> = {
  "./write-good.js": [],
  "./get-east-asian-width.js": ["eastAsianWidth"],
  "./discover.js": ["byGlob", "createExclusion", "inFolder", "walk"],
  "./globs.js": ["createGlob", "createGlobs", "createIgnore", "isGlob"],
  "./nearest.js": ["nearest"],
  "./pattern.js": ["globProblem", "unsafePattern"],
};

function readOnCall(path: string): string {
  const names = ON_CALL[path] ?? [];
  const read = (of: string): string => `(...args) => require(${JSON.stringify(path)})${of}(...args);`;
  return names.length === 0
    ? `module.exports = ${read("")}`
    : names.map((name) => `exports.${name} = ${read(`.${name}`)}`).join("\n");
}

/** Lazy packages are read from their own files, beside the bundle; by the program itself never just because it starts. */
const lazyChunks = (from: "program" | "aside"): Plugin => ({
  name: "lazy-chunks",
  setup: ({ onLoad, onResolve }) => {
    const beside = ({ path: imported, namespace, kind }: OnResolveArgs): OnResolveResult | undefined => {
      if (kind === "entry-point") return undefined;
      const path = `./${basename(imported).replace(/\.[jt]s$/, "")}.js`;
      if (path in ON_CALL && namespace !== "on-call") return { path, namespace: "on-call" };
      if (from === "program" && kind === "import-statement")
        throw new Error(`${path} would be read at every start; use import(), or name its functions in ON_CALL`);
      return { path, external: true };
    };
    onLoad({ filter: /./, namespace: "on-call" }, ({ path }) => ({ contents: readOnCall(path) }));
    onResolve({ filter: new RegExp(`^(?:${LAZY.join("|")})$`) }, beside);
    onResolve({ filter: new RegExp(`^(?:\\.\\.?/)+(?:\\w+/)*(?:${Object.keys(ASIDE).join("|")})\\.ts$`) }, beside);
    onResolve({ filter: /./, namespace: "on-call" }, beside);
    onResolve({ filter: /^\.\/pages\.js$/ }, beside);
    // The language server is a program of its own.
    onResolve({ filter: /[\\/]lsp[\\/]main\.node\.ts$/ }, () => ({ path: "./lsp.js", external: true }));
  },
});

/** What a rule says of itself, for its page and for tables, is read from a file of its own: few runs show it. */
const PAGES = ["summary", "rationale", "exemptions", "examples"] as const;

const pagesOnDemand: Plugin = {
  name: "pages-on-demand",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]core[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (basename(path) === "index.ts") return { contents: source, loader: "ts" };
      let lean = source;
      for (const part of PAGES) {
        // A property of the rule ends where the next one, or the rule itself, begins.
        const property = new RegExp(`\\n  ${part}:[\\s\\S]*?(?=\\n(?:  [\\w*]|\\}\\);))`);
        if (!property.test(lean) && part !== "exemptions")
          throw new Error(`${path}: its \`${part}\` has an unusual shape; run \`npm run format\``);
        lean = lean.replace(property, "");
      }
      return { contents: lean, loader: "ts" };
    });
    // Rules have it in common how they read their page.
    onLoad({ filter: /[\\/]core[\\/]rule\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const getters = PAGES.map((part) => `get ${part}() { return require("./pages.js")[this.id].${part}; }`);
      const shared = source.replace("  return rule;\n", "  return Object.setPrototypeOf(rule, PAGE);\n");
      if (shared === source) throw new Error(`${path}: \`defineRule\` has an unusual shape`);
      return { contents: `${shared}\nconst PAGE = { ${getters.join(", ")} };\n`, loader: "ts" };
    });
  },
};

/** Word lists without what is said about them, each as one string: smaller, and faster to compile. */
const leanLexicons: Plugin = {
  name: "lean-lexicons",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lexicons[\\/]\w+\.json$/ }, ({ path }) => ({
      contents: `export default ${toCode(JSON.parse(readFileSync(path, "utf8")))};`,
      loader: "js",
    })),
};

/**
 * What takes such strings apart, at the head of each bundle that holds any; a directive stands before it. In the second
 * form, for long lists in order, words that begin with the same two letters are a group, which has them once.
 */
const HEAD =
  '"use strict";var $w=s=>s.split("|"),$g=s=>$w(s.split(",").map(g=>g.slice(0,2)+g.slice(2).replaceAll("|","|"+g.slice(0,2))).join("|"));';

function toCode(data: unknown): string {
  if (Array.isArray(data)) {
    const joins = data.length > 2 && data.every((it) => typeof it === "string" && !it.includes("|"));
    if (!joins) return `[${data.map(toCode).join(",")}]`;
    const joined = data.join("|");
    // Each group takes a moment to put together.
    const grouped = joined.includes(",") ? joined : inGroups(data);
    return joined.length - grouped.length > 300 ? `$g(${JSON.stringify(grouped)})` : `$w(${JSON.stringify(joined)})`;
  }
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const kept = Object.entries(data).filter(([key]) => !/^(?:about|source)/.test(key));
  return `{${kept.map(([key, value]) => `${JSON.stringify(key)}:${toCode(value)}`).join(",")}}`;
}

/** `abandon`, `abort`, `aim`, `air` → `abandon|ort,aim|r`. */
function inGroups(words: readonly string[]): string {
  return words
    .map((word, i) => {
      const opens = i === 0 || words[i - 1]?.slice(0, 2) !== word.slice(0, 2) || word.length < 2;
      return opens ? `${i === 0 ? "" : ","}${word}` : `|${word.slice(2)}`;
    })
    .join("");
}

/** The parser brings the colours of an editor along, which nobody sees here, and marks that GitHub does not know. */
const leanParser: Plugin = {
  name: "lean-parser",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]@lezer[\\/]markdown[\\/]dist[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const end = source.indexOf("function parseSubSuper(");
      if (end < source.indexOf("const GFM ="))
        throw new Error(`${path}: what is beyond GitHub's Markdown is not at its end`);
      const colours = /styleTags\(\{[^;]*\}\);\n/;
      if (!colours.test(source)) throw new Error(`${path}: its colours have an unusual shape`);
      const known = source.slice(0, end).replace(colours, "() => null;\n");
      return { contents: `${known}export { GFM, parser };`, loader: "js" };
    });
    onLoad({ filter: /[\\/]@lezer[\\/]highlight[\\/]/ }, () => ({
      contents: `const tag = new Proxy(() => tag, { get: () => tag });
export const tags = tag;
export class Tag {}
export const styleTags = () => () => null;`,
      loader: "js",
    }));
  },
};

/** The side of the protocol library that is for Node, in a bundle that is for both. */
const nodeSide: Plugin = {
  name: "node-side",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^vscode-[\w-]+\/node$/ }, ({ path, resolveDir }) => ({
      path: createRequire(`${resolveDir}/`).resolve(path),
    })),
};

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  rmSync(client, { recursive: true, force: true });
  const program = {
    ...common,
    entryPoints: { cli: "server/src/cli/bin.ts" },
    format: "cjs",
    outdir: dist,
    plugins: [declaredMatch, lazyChunks("program"), pagesOnDemand, leanLexicons, leanParser],
    // Strict as a whole, rather than each of its modules anew.
    banner: { js: HEAD },
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
    supported: ON_DEMAND,
  } satisfies BuildOptions;
  const parts = await buildParts(PARTS, program);
  await Promise.all([
    build({ ...program, plugins: [parts, ...program.plugins] }),
    build({
      ...common,
      entryPoints: Object.fromEntries([...LAZY.map((name) => [name, name]), ...Object.entries(ASIDE)]),
      format: "cjs",
      outdir: dist,
      plugins: [declaredMatch, lazyChunks("aside")],
      supported: ON_DEMAND,
    }),
    build({ ...common, entryPoints: { index: "server/src/index.ts" }, format: "cjs", outdir: dist }),
    build({
      ...common,
      entryPoints: { lsp: "server/src/lsp/main.node.ts" },
      format: "cjs",
      outdir: dist,
      plugins: [leanLexicons, leanParser],
      banner: { js: HEAD },
    }),
    build({
      ...common,
      entryPoints: { "lsp.browser": "server/src/lsp/main.browser.ts" },
      platform: "browser",
      target: "es2022",
      format: "iife",
      outdir: dist,
      plugins: [leanLexicons, leanParser],
      banner: { js: HEAD },
    }),
    build({
      ...common,
      entryPoints: { server: "server/src/program.ts" },
      platform: "browser",
      format: "iife",
      outdir: client,
      // Reached on the desktop alone.
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      supported: ON_DEMAND,
      plugins: [declaredMatch, nodeSide, leanLexicons, leanParser],
      banner: { js: HEAD },
    }),
    build({
      ...common,
      entryPoints: { "extension.node": "client/src/extension.node.ts" },
      format: "cjs",
      outdir: client,
      external: ["vscode"],
    }),
    build({
      ...common,
      entryPoints: { "extension.browser": "client/src/extension.browser.ts" },
      platform: "browser",
      target: "es2022",
      format: "cjs",
      outdir: client,
      external: ["vscode"],
      mainFields: ["browser", "module", "main"],
    }),
    build({
      ...common,
      entryPoints: { index: "server/src/index.ts" },
      format: "esm",
      outdir: dist,
      outExtension: { ".js": ".mjs" },
    }),
  ]);
  const pages = Object.fromEntries(
    rules.map((rule) => [rule.id, Object.fromEntries(PAGES.map((part) => [part, rule[part]]))]),
  );
  writeFileSync(`${dist}/pages.js`, `module.exports = ${JSON.stringify(pages)};\n`);
  execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b", "server"], {
    stdio: "inherit",
  });
  copyTypes(".tsbuild/core", `${dist}/types/core`);
  copyTypes(".tsbuild/server/server/src", `${dist}/types`);
  const { size } = statSync(`${dist}/cli.js`);
  console.log(`server/dist/cli.js ${(size / 1000).toFixed(0)} KB`);
  if (size > CLI_LIMIT) {
    throw new Error(`the command line is ${size} bytes; ${CLI_LIMIT} are allowed, so that it starts at once`);
  }
}

/** Declarations, with the extensions that a published package needs. */
function copyTypes(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => statSync(path).isDirectory() || path.endsWith(".d.ts") });
  for (const name of readdirSync(to, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const path = join(to, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
