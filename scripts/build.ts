/** Builds what is published: the command line, the library with its types, and the editor extension. `npm run build`. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { type BuildOptions, build, type OnResolveArgs, type OnResolveResult, type Plugin } from "esbuild";
import { rules } from "../server/src/core/rules/index.ts";
import { declaredMatch, HEAD, leanLexicons, leanParser, pageOf, pagesOnDemand } from "./lean.ts";
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
 * What few runs call: offers where nothing is reported, settings where none are written, suppressions, and all but `check`. Titles and phrases of offers are in the rules
 * themselves.
 */
const PARTS: Parts = {
  offers: /\/core\/(?:facts|findings\/insertion|rewording(?:\/(?!phrases)\w+)?)\.ts$/,
  suppressions: /\/core\/suppress(?:\/\w+)?\.ts$/,
  settings: /\/(?:settingsFile|core\/config\/checkSettings)\.ts$/,
  commands: /\/cli\/(?:commands|debug|explain|newDocument|showConfig)\.ts$/,
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

/** In a program of one file the pages are a module of it, read when the first of them is asked for. */
const pagesInside: Plugin = {
  name: "pages-inside",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^\.\/pages\.js$/ }, ({ path }) => ({ path, namespace: "pages" }));
    onLoad({ filter: /./, namespace: "pages" }, () => ({ contents: JSON.stringify(pages), loader: "json" }));
  },
};

/** What each rule says of itself, by its id. */
const pages = Object.fromEntries(rules.map((rule) => [rule.id, pageOf(rule)]));

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
      plugins: [pagesOnDemand, pagesInside, leanLexicons, leanParser],
      banner: { js: HEAD },
    }),
    build({
      ...common,
      entryPoints: { "lsp.browser": "server/src/lsp/main.browser.ts" },
      platform: "browser",
      target: "es2022",
      format: "iife",
      outdir: dist,
      plugins: [pagesOnDemand, pagesInside, leanLexicons, leanParser],
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
      plugins: [declaredMatch, nodeSide, pagesOnDemand, pagesInside, leanLexicons, leanParser],
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
  writeFileSync(`${dist}/pages.js`, `module.exports = ${JSON.stringify(pages)};\n`);
  execFileSync(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b", "server"], {
    stdio: "inherit",
  });
  copyTypes(".tsbuild/core", `${dist}/types/core`);
  copyTypes(".tsbuild/server/server/src", `${dist}/types`);
  const early = readAtStart(`${dist}/cli.js`);
  if (early.length > 0) throw new Error(`${early.join(" and ")} is read at every start; call its functions later`);
  const { size } = statSync(`${dist}/cli.js`);
  console.log(`server/dist/cli.js ${(size / 1000).toFixed(0)} KB`);
  if (size > CLI_LIMIT) {
    throw new Error(`the command line is ${size} bytes; ${CLI_LIMIT} are allowed, so that it starts at once`);
  }
}

/** The files that a program reads just because it starts, besides its own. */
function readAtStart(program: string): string[] {
  const start = `process.argv = ["", "", "--version"]; require(${JSON.stringify(resolve(program))});`;
  const list = `console.error(JSON.stringify(Object.keys(require.cache).slice(1)));`;
  const { stderr } = spawnSync(process.execPath, ["--eval", `${start} ${list}`], { encoding: "utf8" });
  return JSON.parse(stderr) as string[];
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
